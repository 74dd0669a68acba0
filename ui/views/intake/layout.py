"""What the columns of the intake page share: a stack that asks for no more than what it shows, a scroll without frame."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.components import Card, Icon, Text
from ui.components.paint import color

ROOM = 4
"""Pixels around a control that the focus ring takes."""
_BAR = 6


def roomy(inside: QWidget, *, snug: bool = False) -> QWidget:
    """Return a widget with room for the focus ring around what it holds; `snug`: no higher than that."""
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(ROOM, ROOM, ROOM, ROOM)
    column.setSpacing(0)
    column.addWidget(inside)
    if snug:
        held.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return held


class Switch(QStackedWidget):
    """Shows one of its pages and is as large as that page wants to be."""

    def sizeHint(self) -> QSize:
        """Return the size of the page in sight."""
        shown = self.currentWidget()
        return shown.sizeHint() if shown else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the page in sight."""
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """Pages scroll; none needs a height for a width."""
        return False


class Scroll(QScrollArea):
    """A column that scrolls up and down when it must, without a frame of its own."""

    resized = Signal(int)
    """There is another height to show things in; carries it."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = False
        inside.setObjectName("scrolled")
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar of the area itself would take width, and what just fits would be cut.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = self._bar_beside()
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)

    def _bar_beside(self) -> QScrollBar:
        """Return a narrow bar that lies in the room of the focus ring and moves with the column."""
        bar, real = QScrollBar(Qt.Orientation.Vertical, self), self.verticalScrollBar()
        bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar.setFixedWidth(_BAR)
        bar.hide()

        def ranged(least: int, most: int) -> None:
            bar.setRange(least, most)
            bar.setPageStep(real.pageStep())
            bar.setVisible(most > least)

        real.rangeChanged.connect(ranged)
        real.valueChanged.connect(bar.setValue)
        bar.valueChanged.connect(real.setValue)
        return bar

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell how much height there is."""
        super().resizeEvent(event)
        self._bar.setGeometry(self.width() - _BAR, 0, _BAR, self.height())
        self.resized.emit(self.viewport().height())

    def set_whole(self, whole: bool) -> None:
        """Be as high as what it holds, because something around it scrolls."""
        self._whole = whole
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when what it holds has one."""
        done = super().eventFilter(watched, event)
        if self._whole and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return done

    def minimumSizeHint(self) -> QSize:
        """It can be as low as a row, unless it shows everything."""
        inside = self.widget()
        if self._whole and inside is not None:
            return QSize(inside.minimumSizeHint().width(), inside.minimumSizeHint().height())
        return QSize(0, 40)

    def sizeHint(self) -> QSize:
        """Return what it holds."""
        inside = self.widget()
        return inside.sizeHint() if inside else super().sizeHint()


class DottedCard(Card):
    """The one blue place of the empty page: here a card may be held before the scanner."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground with a dotted edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(color("soft"))
        painter.setPen(QPen(color("link"), 1, Qt.PenStyle.DotLine))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)
        painter.end()


def line_of(*widgets: QWidget | int, spacing: int = 8) -> QHBoxLayout:
    """Return a row of widgets; a number stands for stretch."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(spacing)
    for widget in widgets:
        if isinstance(widget, int):
            line.addStretch(widget)
        else:
            line.addWidget(widget)
    return line


def empty(layout: QLayout) -> None:
    """Take everything out of a layout; the widgets go away."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty(inner)


def bend(line: QBoxLayout, across: bool) -> None:
    """Lay what stands in a row side by side, or below each other where the width is short."""
    line.setDirection(QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom)


class Remark(QWidget):
    """A small icon and some words that may wrap."""

    def __init__(self, icon: str = "ring", tone: str = "quiet", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = Icon(icon, 14, tone)
        self.words = Text(role="label", tone=tone, wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
        self.hide()

    def say(self, text: str, icon: str, tone: str) -> None:
        """Say something; an empty text hides it."""
        self._icon.show_icon(icon, tone)
        self.words.setText(text)
        self.words.set_tone(tone)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

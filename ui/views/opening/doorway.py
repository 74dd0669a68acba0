"""What the pages before work share: rows of arches, the dark panel with what is known, a column to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import fonts
from ui.components import Icon, Text
from ui.components.paint import color, faded
from ui.views.opening.front import NAME, NARROW, PANEL

_ARCH, _STEP = (40, 56), (66, 82)


def paint_arches(
    painter: QPainter, where: QRect, rows: int, *, opacity: float, lit: tuple[int, int] | None = None
) -> None:
    """Paint rows of arches, every other row moved by half a step; one of them may be lit."""
    painter.save()
    painter.setClipRect(where)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for row in range(rows):
        for column in range(-1, where.width() // _STEP[0] + 2):
            left = where.left() + 23 + column * _STEP[0] - (33 if row % 2 else 0)
            box = QRectF(left, where.top() + row * _STEP[1], *_ARCH)
            here = lit == (row, column)
            painter.setPen(QPen(color("amber") if here else faded("rail_ink", opacity), 1.5))
            painter.setBrush(faded("amber", 0.3) if here else Qt.BrushStyle.NoBrush)
            painter.drawPath(_arch(box))
            if here:
                _paint_leaf(painter, box)
    painter.restore()


def _arch(box: QRectF) -> QPainterPath:
    path = QPainterPath(box.bottomLeft())
    path.lineTo(box.left(), box.top() + box.width() / 2)
    path.arcTo(QRectF(box.left(), box.top(), box.width(), box.width()), 180, -180)
    path.lineTo(box.bottomRight())
    path.closeSubpath()
    return path


def _paint_leaf(painter: QPainter, box: QRectF) -> None:
    middle = box.center().x()
    painter.drawLine(QPointF(middle, box.top()), QPointF(middle, box.bottom()))
    painter.setBrush(color("amber"))
    painter.drawEllipse(QPointF(middle + 5, box.center().y() + 4), 1.5, 1.5)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known to be so, with its icon."""

    icon: str
    text: str


class Panel(QWidget):
    """The dark side: the program, the office, what is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(PANEL)
        self._office = Text("", "large", "rail_ink", wrap=True)
        self._office.setFont(fonts.sized(16, 400))
        self._foot = Text("", "caption", "rail_ink")
        self._facts = QVBoxLayout()
        self._facts.setSpacing(10)
        name = Text(NAME, "receipt", "on_primary")
        name.setFont(fonts.sized(36, 600))
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 58, 48, 40)
        column.setSpacing(0)
        column.addWidget(Icon("door", 40, "rail_on_ink"))
        column.addSpacing(14)
        column.addWidget(name)
        column.addSpacing(4)
        column.addWidget(self._office)
        column.addStretch(1)
        column.addLayout(self._facts)
        column.addSpacing(26)
        column.addWidget(self._foot)

    def set_office(self, name: str, foot: str) -> None:
        """Show the office, and a quiet last line."""
        self._office.setText(name)
        self._foot.setText(foot)

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Show what is known."""
        while item := self._facts.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for fact in facts:
            self._facts.addWidget(_fact_row(fact))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and arches."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("rail"))
        rows = max(0, min(4, (self.height() - 440) // 82))
        paint_arches(painter, QRect(0, 228, self.width(), max(0, rows * 82)), rows, opacity=0.1, lit=(1, 4))
        painter.end()


def _fact_row(fact: Fact) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    line.addWidget(Icon(fact.icon, 20, "rail_ink"))
    words = Text(fact.text, "body", "on_primary", wrap=True)
    line.addWidget(words, 1)
    return row


class Doorway(QWidget):
    """A page of two halves: the dark panel (gone on narrow screens) and `column`, at most 640 wide, in the middle.

    `head` lies above it at the right, `foot` below it in the middle.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = Panel()
        self.column, self.head, self.foot = QVBoxLayout(), QHBoxLayout(), Text("", "caption", "quiet")
        self.column.setSpacing(0)
        self.head.addStretch(1)
        self.foot.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inner = QWidget()
        inner.setMaximumWidth(640)
        inner.setLayout(self.column)
        self.column.setContentsMargins(0, 0, 0, 0)
        side = QVBoxLayout()
        side.setContentsMargins(24, 20, 24, 20)
        side.addLayout(self.head)
        side.addStretch(4)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inner, 100)
        middle.addStretch(1)
        side.addLayout(middle)
        side.addStretch(5)
        side.addWidget(self.foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.panel)
        row.addLayout(side, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the panel out where there is no room for it."""
        super().resizeEvent(event)
        self.panel.setVisible(self.width() >= NARROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("page"))
        painter.end()

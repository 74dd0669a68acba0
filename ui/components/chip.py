"""Chips: tags and counts, states, files, filters."""

from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import fonts
from ui.components.icons import paint_icon
from ui.components.paint import box, width_of, write
from ui.theme import soft_of
from ui.translate import tr

Shape = Literal["tag", "count", "state"]

_HEIGHT = {"tag": 24, "count": 24, "state": 28}
_PAD, _ICON, _GAP = 8, 14, 5


class Chip(QWidget):
    """A word on a soft ground: a round tag or count, or a square-cornered state with its icon.

    A neutral chip has the tone `quiet`.
    """

    def __init__(
        self, text: str, tone: str = "link", *, icon: str = "", shape: Shape = "tag", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shape = shape
        self._text, self._tone, self._icon = text, tone, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(text, tone, icon)

    def text(self) -> str:
        """Return its words."""
        return self._text

    def show_state(self, text: str, tone: str | None = None, icon: str | None = None) -> None:
        """Show other words, perhaps in another tone and with another icon; the height stays."""
        self._text = text
        self._tone = self._tone if tone is None else tone
        self._icon = self._icon if icon is None else icon
        self.setAccessibleName(text)
        self.setFixedSize(self.sizeHint())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size its words need."""
        icon = _ICON + _GAP if self._icon else 0
        return QSize(2 * _PAD + icon + width_of(self._text, self._font()), _HEIGHT[self._shape])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon and words."""
        with QPainter(self) as painter:
            radius = 6 if self._shape == "state" else self.height() / 2
            box(painter, self.rect(), fill=soft_of(self._tone), radius=radius)
            left = _PAD
            if self._icon:
                paint_icon(painter, self._icon, QRect(left, (self.height() - _ICON) // 2, _ICON, _ICON), self._tone)
                left += _ICON + _GAP
            write(painter, QRect(left, 0, self.width() - left, self.height()), self._text, self._font(), self._tone)

    def _font(self) -> QFont:
        return fonts.font("label" if self._shape == "tag" else "tag")


class FileChip(QAbstractButton):
    """A file taken along, with a cross that takes it away (click the cross, or Delete)."""

    removed = Signal()
    """A person wants the file taken away."""

    def __init__(self, text: str, *, icon: str = "file", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(tr("Delete takes the file away"))
        self.setProperty("ringRadius", 6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return the size its words need."""
        return QSize(_PAD + _ICON + _GAP + width_of(self.text(), fonts.font("label")) + 25, 32)

    def cross(self) -> QRect:
        """Return where the cross is."""
        return QRect(self.width() - 24, 0, 24, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the cross takes the file away; elsewhere it opens the file."""
        if self.cross().contains(event.position().toPoint()):
            self.removed.emit()
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take the file away."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, words and cross."""
        with QPainter(self) as painter:
            box(painter, self.rect(), fill="soft")
            paint_icon(painter, self._icon, QRect(_PAD, 9, _ICON, _ICON), "link")
            write(
                painter,
                QRect(_PAD + _ICON + _GAP, 0, self.width(), self.height()),
                self.text(),
                fonts.font("label"),
                "link",
            )
            paint_icon(painter, "cross", QRect(self.width() - 20, 10, 12, 12), "link")


class FilterChip(QAbstractButton):
    """A filter that is on or off, with its shape, its word and how many it holds."""

    def __init__(
        self, text: str, *, count: str = "", icon: str = "", tone: str = "link", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._count, self._icon, self._tone = count, icon, tone
        self.setCheckable(True)
        self.setText(text)
        self.setProperty("ringRadius", 16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_count(count)

    def set_look(self, icon: str, tone: str) -> None:
        """Take another shape and tone."""
        self._icon, self._tone = icon, tone
        self.update()

    def set_count(self, count: str) -> None:
        """Show how many it holds; empty for nothing."""
        self._count = count
        self.setAccessibleName(f"{self.text()} {count}".strip())
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size its words need, chosen or not."""
        icon = 20 if self._icon else 0
        count = 8 + width_of(self._count, fonts.font("second")) if self._count else 0
        return QSize(24 + icon + width_of(self.text(), fonts.font("second_strong")) + count, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill, its shape, word and count."""
        with QPainter(self) as painter:
            on = self.isChecked()
            box(painter, self.rect(), fill="soft" if on else "surface", edge="link" if on else "line", radius=16)
            left = 11
            if self._icon:
                paint_icon(painter, self._icon, QRect(left, 9, _ICON, _ICON), self._tone)
                left += 20
            font = fonts.font("second_strong" if on else "second_row")
            write(painter, QRect(left, 0, self.width(), 32), self.text(), font, "link" if on else "ink")
            if self._count:
                ink = "link" if on else "quiet"
                left += width_of(self.text(), font) + 8
                write(painter, QRect(left, 0, self.width(), 32), self._count, fonts.font("second"), ink)

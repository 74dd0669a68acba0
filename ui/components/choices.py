"""A case to choose, as a card with its key; a box to tick."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy, QWidget

from ui import fonts
from ui.components.icons import paint_icon
from ui.components.paint import LEFT, box, color, key_width, paint_key, width_of, write

_WORDS_AT = 37
_WRAP = LEFT | Qt.TextFlag.TextWordWrap


class CaseChoice(QRadioButton):
    """A radio card: choosing one gives up its neighbours in the same parent. Its words wrap, never cut.

    Args:
        key: The key that chooses it; the page binds it.
        second: A quiet second line.
    """

    def __init__(self, text: str, *, key: str = "", second: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._key, self._second = key, second
        self.setAccessibleName(text)
        self.setAccessibleDescription(second or key)
        self.setProperty("ringRadius", 6)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(56 if second else 40)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the words on one line."""
        font = fonts.font("second_strong")
        words = max(width_of(self.text(), font), width_of(self._second, fonts.font("caption")))
        return QSize(_WORDS_AT + words + self._right(), max(self.minimumHeight(), 40))

    def minimumSizeHint(self) -> QSize:
        """Return the least width: that of the longest word."""
        longest = max((width_of(word, fonts.font("second_strong")) for word in self.text().split()), default=0)
        return QSize(_WORDS_AT + longest + self._right(), 40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Claim the height the words need at the new width."""
        super().resizeEvent(event)
        self.setMinimumHeight(max(56 if self._second else 40, sum(self._heights()) + 16))

    def _heights(self) -> tuple[int, int]:
        """Return the heights of the words and of the second line at the width there is."""
        room = QRect(0, 0, max(1, self.width() - _WORDS_AT - self._right()), 10_000)
        first = QFontMetrics(fonts.font("second_strong")).boundingRect(room, _WRAP, self.text()).height()
        if not self._second:
            return first, 0
        return first, QFontMetrics(fonts.font("caption")).boundingRect(room, _WRAP, self._second).height() + 1

    def hitButton(self, pos: QPoint) -> bool:
        """The whole card can be clicked."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw card, ring, words and key."""
        with QPainter(self) as painter:
            on = self.isChecked()
            box(painter, self.rect(), fill="soft" if on else "surface", edge="link" if on else "line")
            self._paint_ring(painter, on)
            painter.setFont(fonts.font("second_strong" if on else "second"))
            painter.setPen(color("link" if on else "ink"))
            first, second = self._heights()
            width, top = self.width() - _WORDS_AT - self._right(), (self.height() - first - second) // 2
            painter.drawText(QRect(_WORDS_AT, top, width, first), _WRAP, self.text())
            if second:
                painter.setFont(fonts.font("caption"))
                painter.setPen(color("quiet"))
                painter.drawText(QRect(_WORDS_AT, top + first, width, second), _WRAP, self._second)
            if self._key:
                at = QRect(self.width() - 11 - key_width(self._key), 0, key_width(self._key), self.height())
                paint_key(painter, at, self._key)

    def _paint_ring(self, painter: QPainter, on: bool) -> None:
        ring = QRect(12, (self.height() - 16) // 2, 16, 16)
        box(painter, ring, fill="surface", edge="link" if on else "edge", radius=8, width=1.5)
        if on:
            box(painter, ring.adjusted(4, 4, -4, -4), fill="link", radius=4)

    def _right(self) -> int:
        return 8 + key_width(self._key) + 11 if self._key else 12


class CheckBox(QCheckBox):
    """A box to tick, with its words and perhaps its key at the right end.

    Args:
        size: 18, or 28 for the volunteer's list.
        tone: What a tick means: `primary` for a choice, `done` for something at hand.
    """

    def __init__(
        self, text: str, *, key: str = "", size: int = 18, tone: str = "primary", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._key, self._size, self._tone = key, size, tone
        self.setAccessibleName(text)
        self.setAccessibleDescription(key)
        self.setProperty("ringRadius", 4)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(max(24, size))
        self.setSizePolicy(QSizePolicy.Policy.Expanding if key else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of box, words and key."""
        words = 8 + width_of(self.text(), fonts.font("second")) if self.text() else 0
        key = 8 + key_width(self._key) if self._key else 0
        return QSize(self._size + words + key, self.height())

    def minimumSizeHint(self) -> QSize:
        """Its words are never cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Box and words can be clicked."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick, words and key."""
        with QPainter(self) as painter:
            where = QRect(0, (self.height() - self._size) // 2, self._size, self._size)
            self._paint_box(painter, where.adjusted(1, 1, -1, -1))
            words = QRect(self._size + 8, 0, self.width(), self.height())
            write(painter, words, self.text(), fonts.font("second"))
            if self._key:
                width = key_width(self._key)
                paint_key(painter, QRect(self.width() - width, 0, width, self.height()), self._key)

    def _paint_box(self, painter: QPainter, where: QRect) -> None:
        radius = 4 if self._size < 24 else 6
        if not self.isChecked():
            box(painter, where, fill="surface", edge="edge", radius=radius, width=1.5)
            return
        soft = self._tone != "primary"
        fill, ink = (f"{self._tone}_soft", self._tone) if soft else ("primary", "on_primary")
        box(painter, where, fill=fill, edge=ink if soft else None, radius=radius, width=2)
        inset = where.width() // 8
        self._paint_tick(painter, where.adjusted(inset, inset, -inset, -inset), ink)

    def _paint_tick(self, painter: QPainter, where: QRect, ink: str) -> None:
        if self._size >= 24:
            paint_icon(painter, "tick", where, ink)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(color(ink), 1.75, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        left, middle = where.left() + 2, where.center().y() + 1
        painter.drawPolyline([QPoint(left, middle), QPoint(left + 3, middle + 3), QPoint(left + 8, middle - 3)])
        painter.restore()

"""The dark rail at the left: where one can go, the key that goes there, and how many wait."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from ui import fonts
from ui.components.icons import Icon, paint_icon
from ui.components.paint import CENTRE, box, color, key_width, paint_key, write

_HIGH, _NAMED, _LOW = 60, 48, 32
"""Heights of an item in pixels: as drawn, the least with its name, the least of all."""
_TOP, _BOTTOM = 14, 8


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One place to go: its name in the program, its icon, its key, and its word for people."""

    name: str
    icon: str
    key: str
    text: str


class RailItem(QAbstractButton):
    """One place on the rail, 68×60. A count, when there is one, takes the icon's place."""

    def __init__(self, entry: RailEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry, self._count = entry, 0
        self.setCheckable(True)
        self.setText(entry.text)
        self.setProperty("ringRadius", 6)
        self.setProperty("ringColor", "amber")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(68, _HIGH)
        self.set_count(0)

    @property
    def name(self) -> str:
        """The place's name in the program."""
        return self._entry.name

    def set_count(self, count: int) -> None:
        """Show how many wait there; nought brings the icon back."""
        self._count = count
        words = f"{self._entry.text} {count}" if count else self._entry.text
        self.setAccessibleName(words)
        self.setAccessibleDescription(self._entry.key)
        self.update()

    def sizeHint(self) -> QSize:
        """Return its size."""
        return QSize(68, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, bar, icon or count, key and name."""
        with QPainter(self) as painter:
            on = self.isChecked()
            ink = "rail_on_ink" if on else "rail_ink"
            if on:
                box(painter, self.rect(), fill="rail_on", radius=6)
                painter.fillRect(QRect(0, (self.height() - 32) // 2, 3, 32), color("amber"))
            key = key_width(self._entry.key)
            named = self.height() >= _NAMED
            left, top = (
                (self.width() - 22 - 6 - key) // 2,
                (self.height() - 42) // 2 if named else self.height() // 2 - 11,
            )
            if self._count:
                self._paint_count(painter, QRect(left, top, 22, 22))
            else:
                paint_icon(painter, self._entry.icon, QRect(left, top, 22, 22), ink)
            paint_key(painter, QRect(left + 28, top + 1, key, 20), self._entry.key, ink)
            if named:
                font = fonts.font("tag" if on else "label")
                write(painter, QRect(0, top + 25, 68, 18), self._entry.text, font, ink, CENTRE)

    def _paint_count(self, painter: QPainter, where: QRect) -> None:
        box(painter, where, fill="amber", radius=11)
        words = str(self._count) if self._count < 100 else "99+"
        write(painter, where, words, fonts.font("tag" if self._count < 100 else "key"), "amber_ink", CENTRE)


class Rail(QWidget):
    """The rail: pages from the top, help, settings and lock at the bottom."""

    chosen = Signal(str)
    """A person wants to go somewhere; carries the place's name."""

    def __init__(
        self, pages: Sequence[RailEntry], bottom: Sequence[RailEntry] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._items: dict[str, RailItem] = {}
        self.setFixedWidth(76)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(4, _TOP, 4, _BOTTOM)
        column.setSpacing(4)
        self._door = QWidget()
        door = QVBoxLayout(self._door)
        door.setContentsMargins(0, 0, 0, 8)
        door.addWidget(Icon("door", 26, "rail_on_ink"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._door)
        for entry in pages:
            column.addWidget(self._item(entry))
        column.addStretch(1)
        for entry in bottom:
            column.addWidget(self._item(entry))

    def minimumSizeHint(self) -> QSize:
        """It can be as low as its lowest items."""
        return QSize(76, len(self._items) * (_LOW + 2) + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low window leave out the door, then make the items lower, then leave out their names: icon and key say enough."""
        super().resizeEvent(event)
        count, roomy = len(self._items), self.height() >= self._taken(_HIGH, 4) + 34 + _TOP + _BOTTOM
        gap, high = (4, _HIGH) if roomy else (2, (self.height() - 8) // max(1, count) - 2)
        self._door.setVisible(roomy)
        self._column.setContentsMargins(4, _TOP if roomy else 4, 4, _BOTTOM if roomy else 4)
        self._column.setSpacing(gap)
        for item in self._items.values():
            item.setFixedHeight(max(_LOW, min(_HIGH, high)))
            item.setToolTip("" if item.height() >= _NAMED else item.text())

    def _taken(self, high: int, gap: int) -> int:
        return len(self._items) * (high + gap)

    def item(self, name: str) -> RailItem:
        """Return the item of a place.

        Raises:
            KeyError: The rail has no such place.
        """
        return self._items[name]

    def set_current(self, name: str) -> None:
        """Show where one is."""
        for other, item in self._items.items():
            item.setChecked(other == name)

    def set_count(self, name: str, count: int) -> None:
        """Show how many wait at a place."""
        self._items[name].set_count(count)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), color("rail"))

    def _item(self, entry: RailEntry) -> RailItem:
        item = RailItem(entry)
        item.clicked.connect(lambda: self._go(entry.name))
        self._items[entry.name] = item
        return item

    def _go(self, name: str) -> None:
        item = self._items[name]
        item.setChecked(not item.isChecked())
        self.chosen.emit(name)

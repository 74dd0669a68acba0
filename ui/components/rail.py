"""The dark rail at the left: where one can go, the key that goes there, and how many wait."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from ui import fonts
from ui.components.icons import Icon, paint_icon
from ui.components.paint import CENTRE, box, color, key_width, paint_key, write


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
        self.setFixedSize(68, 60)
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
        """Return its one size."""
        return QSize(68, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, bar, icon or count, key and name."""
        with QPainter(self) as painter:
            on = self.isChecked()
            ink = "rail_on_ink" if on else "rail_ink"
            if on:
                box(painter, self.rect(), fill="rail_on", radius=6)
                painter.fillRect(QRect(0, 14, 3, 32), color("amber"))
            key = key_width(self._entry.key)
            left = (self.width() - 22 - 6 - key) // 2
            if self._count:
                self._paint_count(painter, QRect(left, 9, 22, 22))
            else:
                paint_icon(painter, self._entry.icon, QRect(left, 9, 22, 22), ink)
            paint_key(painter, QRect(left + 28, 10, key, 20), self._entry.key, ink)
            font = fonts.font("tag" if on else "label")
            write(painter, QRect(0, 34, 68, 18), self._entry.text, font, ink, CENTRE)

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
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 14, 4, 8)
        column.setSpacing(4)
        column.addWidget(Icon("door", 26, "rail_on_ink"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        for entry in pages:
            column.addWidget(self._item(entry))
        column.addStretch(1)
        for entry in bottom:
            column.addWidget(self._item(entry))

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

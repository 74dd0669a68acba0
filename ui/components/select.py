"""A labelled choice out of many."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from ui import fonts
from ui.components.field import Labelled
from ui.components.icons import paint_icon


class Combo(QComboBox):
    """A drop-down 36 px high; the wheel turns it only while it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(36)
        self.setFont(fonts.font("body"))
        self.setProperty("ringRadius", 6)
        self.setItemDelegate(QStyledItemDelegate(self))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless a person is choosing here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and its arrow."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            paint_icon(painter, "chevron-down", QRect(self.width() - 26, (self.height() - 16) // 2, 16, 16), "quiet")


class Select(Labelled):
    """A labelled drop-down of (value, words) pairs."""

    changed = Signal(str)
    """A person chose something else; carries the value."""

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[str, str]] = (),
        chosen: str = "",
        *,
        helper: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.combo = Combo()
        super().__init__(label, self.combo, helper=helper, parent=parent)
        self.set_options(options, chosen)
        self.combo.activated.connect(lambda: self.changed.emit(self.value()))

    def set_options(self, options: Sequence[tuple[str, str]], chosen: str = "") -> None:
        """Offer these options, one of them chosen; without one, none is."""
        self.combo.clear()
        for value, words in options:
            self.combo.addItem(words, value)
        self.choose(chosen)

    def value(self) -> str:
        """Return the value chosen, or an empty text."""
        value = self.combo.currentData()
        return value if isinstance(value, str) else ""

    def choose(self, value: str) -> None:
        """Show an option as chosen, without telling anyone."""
        self.combo.setCurrentIndex(self.combo.findData(value))

"""The key that does the same as a control, as printed on its cap."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.components.paint import key_width, paint_key


class KeyHint(QWidget):
    """A key cap such as `F9`, `Ctrl D`, `Alt 1`; it shows the key, the page binds it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)
        self.setFixedSize(self.sizeHint())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """Return what is printed on the cap."""
        return self._text

    def sizeHint(self) -> QSize:
        """Return the size of the cap."""
        return QSize(key_width(self._text), 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cap."""
        with QPainter(self) as painter:
            paint_key(painter, self.rect(), self._text)

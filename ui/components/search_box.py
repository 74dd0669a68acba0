"""A line to search in."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui import fonts
from ui.components.icons import paint_icon
from ui.components.key_hint import KeyHint
from ui.components.paint import box
from ui.components.text import Text


class _SearchLine(QLineEdit):
    """The line itself: Escape clears it, and is passed on when there is nothing to clear."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear on Escape."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)


class SearchBox(QWidget):
    """A search line 40 px high (56 for the volunteer): a glass, the words, how many were found, a key.

    Args:
        name: What is searched, for screen readers.
        key: The key that comes here (`Ctrl F`) or clears it (`Esc`).
    """

    searched = Signal(str)
    """The words changed; carries them."""
    entered = Signal()
    """Enter: take the first hit."""

    def __init__(
        self, name: str, *, hint: str = "", key: str = "", height: int = 40, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ringRadius", 6)
        self.setAccessibleName(name)
        self.line = _SearchLine()
        self.line.setProperty("bare", True)
        self.line.setFont(fonts.sized(20, 400) if height >= 56 else fonts.font("body"))
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(name)
        self.line.textChanged.connect(self.searched)
        self.line.returnPressed.connect(self.entered)
        self._found = Text(role="second", tone="quiet")
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(33, 1, 9, 1)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self._found)
        if key:
            row.addWidget(KeyHint(key))

    def text(self) -> str:
        """Return the words searched for."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put words into the line, which searches for them."""
        self.line.setText(text)

    def set_found(self, words: str) -> None:
        """Say how many were found, at the right; empty says nothing."""
        self._found.setText(words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere in the box goes to the line."""
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and the glass."""
        with QPainter(self) as painter:
            box(painter, self.rect(), fill="surface", edge="edge")
            paint_icon(painter, "search", QRect(11, (self.height() - 18) // 2, 18, 18), "quiet")

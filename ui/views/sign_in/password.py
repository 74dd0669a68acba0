"""A line for a password: a lock before it, an eye behind it that shows what was typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui import fonts
from ui.components.icons import paint_icon
from ui.components.paint import box
from ui.translate import tr


class _Eye(QAbstractButton):
    """Shows what was typed, or hides it again."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setProperty("ringRadius", 4)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Show the password"))
        self.setFixedSize(32, 32)

    def sizeHint(self) -> QSize:
        """Return its one size."""
        return QSize(32, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the eye."""
        painter = QPainter(self)
        paint_icon(painter, "eye-off" if self.isChecked() else "eye", QRect(7, 7, 18, 18), "quiet")
        painter.end()


class PasswordLine(QWidget):
    """Takes a password; Enter hands it over, its text is wiped by `clear`.

    Args:
        name: Whose password, for screen readers.
    """

    entered = Signal()

    def __init__(self, name: str, height: int = 48, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ringRadius", 6)
        self.line = QLineEdit()
        self.line.setProperty("bare", True)
        # The text face has no black circle, Qt would show stars.
        self.line.setStyleSheet("lineedit-password-character: 8226;")
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setFont(fonts.sized(16, 500))
        self.line.returnPressed.connect(self.entered)
        self._eye = _Eye()
        self._eye.toggled.connect(self._show_typed)
        self._wrong = False
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 1, 6, 1)
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self._eye)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Name it for screen readers."""
        self.setAccessibleName(name)
        self.line.setAccessibleName(name)

    def text(self) -> str:
        """Return what was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed, and hide the next."""
        self.line.clear()
        self._eye.setChecked(False)

    def set_error(self, what: str) -> None:
        """Show that it was wrong; what was wrong stands beside."""
        self._wrong = bool(what)
        self.line.setAccessibleDescription(what)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box and lock."""
        painter = QPainter(self)
        edge, width = ("wrong", 2) if self._wrong else ("edge", 1)
        box(painter, self.rect(), fill="surface", edge=edge, width=width)
        paint_icon(painter, "lock", QRect(13, (self.height() - 18) // 2, 18, 18), "quiet")
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Say the eye's name in the language in use."""
        if event.type() == QEvent.Type.LanguageChange:
            self._eye.setAccessibleName(tr("Show the password"))
        super().changeEvent(event)

    def _show_typed(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

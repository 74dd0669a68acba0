"""The numbers a page leads with."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import fonts
from ui.components.icons import Icon
from ui.components.text import Text


class Lead(QWidget):
    """A big number, what it counts, and a note; a tone and its shape when it is bad news.

    Args:
        role: `total` (28), `promise` (32), `receipt` (46) or `amount` (20) for the number.
    """

    def __init__(
        self,
        number: str,
        label: str,
        note: str = "",
        *,
        role: fonts.Role = "total",
        tone: str = "ink",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._number = Text(role=role, digits=role == "amount")
        self._label, self._note = Text(role="second_row"), Text(role="caption", tone="quiet", wrap=True)
        self._icon = Icon(icon or "triangle", 18, tone)
        head = QHBoxLayout()
        head.setSpacing(5)
        head.addWidget(self._icon)
        head.addWidget(self._number)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._label)
        column.addWidget(self._note)
        self._note.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.show_number(number, label, note, tone=tone, icon=icon)

    def show_number(self, number: str, label: str, note: str = "", *, tone: str = "ink", icon: str = "") -> None:
        """Show another number, perhaps in another tone and with a shape before it."""
        self._number.setText(number)
        self._number.set_tone(tone)
        self._label.setText(label)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._icon.show_icon(icon or "triangle", tone)
        self._icon.setVisible(bool(icon))
        self.setAccessibleName(f"{label} {number}".strip())
        self.setAccessibleDescription(note)

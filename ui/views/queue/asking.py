"""What is asked for in place before a row is held back or goes elsewhere: the reason, and perhaps where to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components import Button, Field, Select, Text
from ui.translate import tr


class Asking(QWidget):
    """A line for the reason with its two buttons; above it a choice where there is one to make."""

    given = Signal(str, str)
    """Carries the choice, "" where there is none to make, and the reason."""
    left = Signal()

    def __init__(self, *, choose: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = Select("") if choose else None
        self.field, self._told = Field(""), Text(role="second", wrap=True)
        self.yes, self.no = Button("", key="Enter", height=36), Button("", "light", key="Esc", height=36)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._told)
        self._told.hide()
        if self.choice is not None:
            column.addWidget(self.choice)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.yes, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.no, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        self.yes.clicked.connect(self._give)
        self.field.line.returnPressed.connect(self._give)
        self.no.clicked.connect(self._go)
        self.hide()

    def set_words(self, question: str, yes: str, choice: str = "") -> None:
        """Say what is asked, and what Enter does."""
        self.field.set_label(question)
        self.yes.set_words(yes)
        self.no.set_words(tr("Not now"))
        if self.choice is not None:
            self.choice.set_label(choice)

    def tell(self, words: str) -> None:
        """Say above the line what will become of it."""
        self._told.setText(words)
        self._told.setVisible(bool(words))

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """Offer these choices as (value, words), the first of them chosen."""
        if self.choice is not None and choices:
            self.choice.set_options(choices, choices[0][0])

    def ask(self) -> None:
        """Show the line to type in."""
        self.show()
        first: QWidget = self.choice if self.choice is not None else self.field.line
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Take the line away."""
        self.field.set_text("")
        self.field.set_error("")
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the row as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self._go()
            return
        super().keyPressEvent(event)

    def _go(self) -> None:
        self.leave()
        self.left.emit()

    def _give(self) -> None:
        reason = self.field.text().strip()
        self.field.set_error("" if reason else tr("Say in a few words why."))
        if not reason:
            self.field.line.setFocus()
            return
        self.given.emit(str(self.choice.value()) if self.choice is not None else "", reason)
        self.leave()

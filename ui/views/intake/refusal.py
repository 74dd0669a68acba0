"""Column 2 while refusing: the lawful reason of form 03."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from services.errors import Problem
from services.wording import problem_text
from ui.components import Button, CaseChoice, Field, Text
from ui.components.field import Labelled
from ui.presenters.intake_refusal import REASONS, Reason
from ui.translate import language, tr
from ui.views.intake.layout import ROOM, Scroll, line_of


class Refusal(QWidget):
    """A reason to choose or to write, and the article it rests on; Escape goes back, nothing typed is lost."""

    refused = Signal(str, str)
    """Refuse with this reason and basis."""
    escaped = Signal()
    """Do not refuse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: Reason | None = None
        self._cards = QWidget()
        cards = QVBoxLayout(self._cards)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(6)
        self.choices: list[CaseChoice] = []
        for reason, letter in zip(REASONS, "ABCDE", strict=True):
            card = CaseChoice(reason.text, key=f"Alt {letter}", parent=self._cards)
            card.clicked.connect(lambda _=False, reason=reason: self._choose(reason))
            cards.addWidget(card)
            self.choices.append(card)
        self.more = QPlainTextEdit()
        self.more.setTabChangesFocus(True)
        self.more.setFixedHeight(76)
        self.more.setProperty("ringRadius", 6)
        self._words = Labelled(tr("Say what exactly, so that the citizen knows what to do"), self.more)
        self._basis = Field(tr("Legal basis (a suggestion: check it before printing)"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(Text(tr("Refuse: choose the lawful reason"), "heading", "wrong"))
        never = tr("A system failure, the network, the re-organisation or a missing VNeID is never a reason.")
        whole.addWidget(Text(never, "caption", "quiet", wrap=True))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(ROOM, ROOM, ROOM, ROOM)
        column.setSpacing(10)
        for widget in (self._cards, self._words, self._basis):
            column.addWidget(widget)
        column.addStretch(1)
        whole.addWidget(Scroll(inside), 1)
        back = Button(tr("Do not refuse"), "light", key="Esc")
        refuse = Button(tr("Print the refusal"), "danger", key="F11", icon="printer")
        back.clicked.connect(self.escaped)
        refuse.clicked.connect(self.confirm)
        whole.addLayout(line_of(1, back, refuse))

    def open(self, problem: Problem | None) -> None:
        """Ask for the reason, saying what was wrong with the one given."""
        self._words.set_error(problem_text(problem, language()) if problem else "")
        if problem is not None:
            self.more.setFocus()
        else:
            (next((c for c in self.choices if c.isChecked()), self.choices[0])).setFocus()

    def clear(self) -> None:
        """Forget what was chosen and typed."""
        self._chosen = None
        for card in self.choices:
            card.setAutoExclusive(False)
            card.setChecked(False)
            card.setAutoExclusive(True)
        self.more.clear()
        self._basis.set_text("")
        self._words.set_error("")

    def choose(self, place: int) -> None:
        """Choose a reason by its place."""
        if 0 <= place < len(self.choices):
            self.choices[place].click()
            self.choices[place].setFocus()

    def confirm(self) -> None:
        """Refuse with what was chosen and written."""
        reason = self._chosen.text if self._chosen else ""
        more = self.more.toPlainText().strip()
        self.refused.emit(f"{reason}. {more}" if reason and more else reason or more, self._basis.text())

    def _choose(self, reason: Reason) -> None:
        self._chosen = reason
        self._words.set_error("")
        self._basis.set_text(reason.basis)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the checklist."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)

"""Column 2 while refusing: the lawful ground of form 03."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from services.domain.refusal import Ground
from services.domain.rulebook import Rule
from services.errors import Problem
from services.wording import problem_text
from ui.components import Button, CaseChoice, ErrorLine, Field, Text
from ui.components.field import Labelled
from ui.translate import language, tr
from ui.views.intake.layout import ROOM, Scroll, line_of
from ui.views.intake.procedure import LETTERS

_SURE = ("official", "S")


class Refusal(QWidget):
    """The grounds of the rulebook to choose from, and what to add; Escape goes back, nothing typed is lost."""

    refused = Signal(str, str, str)
    """Refuse on the ground of this key, with this explanation and this article of the sector's law."""
    escaped = Signal()
    """Do not refuse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grounds: tuple[Rule[Ground], ...] = ()
        self._chosen = ""
        self._cards = QWidget()
        self._column = QVBoxLayout(self._cards)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.choices: list[CaseChoice] = []
        self.more = QPlainTextEdit()
        self.more.setTabChangesFocus(True)
        self.more.setFixedHeight(60)
        self.more.setProperty("ringRadius", 6)
        self._words = Labelled(tr("Say what exactly, so that the citizen knows what to do"), self.more)
        self._basis = Field(tr("Article of the sector's law, if any (printed beside the ground's own)"))
        self._citation, self._error = Text(role="caption", tone="quiet", wrap=True), ErrorLine()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(Text(tr("Refuse: choose the lawful reason"), "heading", "wrong"))
        never = tr("A system failure, the network, the re-organisation or a missing VNeID is never a reason.")
        whole.addWidget(Text(never, "caption", "quiet", wrap=True))
        whole.addWidget(self._error)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(ROOM, ROOM, ROOM, ROOM)
        column.addWidget(self._cards)
        column.addStretch(1)
        self._scroll = Scroll(inside)
        whole.addWidget(self._scroll, 1)
        self._below = QWidget()
        fields = QVBoxLayout(self._below)
        fields.setContentsMargins(ROOM, 0, ROOM, 0)
        fields.setSpacing(8)
        for widget in (self._citation, self._words, self._basis):
            fields.addWidget(widget)
        whole.addWidget(self._below)
        self._below.hide()
        back = Button(tr("Do not refuse"), "light", key="Esc")
        refuse = Button(tr("Print the refusal"), "danger", key="F11", icon="printer")
        back.clicked.connect(self.escaped)
        refuse.clicked.connect(self.confirm)
        whole.addLayout(line_of(1, back, refuse))

    def show_grounds(self, grounds: tuple[Rule[Ground], ...]) -> None:
        """Offer the grounds in force today; what was chosen stays chosen while it is one of them."""
        if grounds == self._grounds:
            return
        self._grounds = grounds
        for old in self.choices:
            old.hide()
            old.deleteLater()
        self.choices = [self._card(place, rule) for place, rule in enumerate(grounds)]
        self._choose(self._chosen if any(r.key == self._chosen for r in grounds) else "")
        if self.isVisible() and self.choices:
            self.choices[0].setFocus()

    def _card(self, place: int, rule: Rule[Ground]) -> CaseChoice:
        key = f"Alt {LETTERS[place]}" if place < len(LETTERS) else ""
        card = CaseChoice(rule.body.text, key=key, parent=self._cards)
        card.setChecked(rule.key == self._chosen)
        card.clicked.connect(lambda _=False, key=rule.key: self._choose(key))
        self._column.addWidget(card)
        return card

    def open(self, problem: Problem | None) -> None:
        """Ask for the reason, saying what was wrong with the one given."""
        words = problem_text(problem, language()) if problem else ""
        about_words = problem is not None and problem.field == "reason"
        self._words.set_error(words if about_words else "")
        self._error.say("" if about_words or not words else tr("Choose a lawful reason first"))
        if about_words:
            self.more.setFocus()
        elif self.choices:
            (next((c for c in self.choices if c.isChecked()), self.choices[0])).setFocus()

    def clear(self) -> None:
        """Forget what was chosen and typed."""
        for card in self.choices:
            card.setAutoExclusive(False)
            card.setChecked(False)
            card.setAutoExclusive(True)
        self._choose("")
        self.more.clear()
        self._basis.set_text("")

    def choose(self, place: int) -> None:
        """Choose a ground by its place."""
        if 0 <= place < len(self.choices):
            self.choices[place].click()
            self.choices[place].setFocus()

    def confirm(self) -> None:
        """Refuse on what was chosen and written."""
        self.refused.emit(self._chosen, self.more.toPlainText().strip(), self._basis.text())

    def _choose(self, key: str) -> None:
        self._chosen = key
        self._words.set_error("")
        self._error.say("")
        rule = next((r for r in self._grounds if r.key == key), None)
        self._below.setVisible(rule is not None)
        if rule is None:
            return
        basis = (
            tr("Basis: {citation}")
            if rule.confidence in _SURE
            else tr("Basis: {citation} · to be confirmed by the unit")
        )
        self._citation.setText(basis.format(citation=rule.body.citation))
        self._words.set_helper(tr("To say: {what}").format(what=rule.body.asks) if rule.body.asks else "")
        card = self.choices[self._grounds.index(rule)]
        # The fields just shown take height from the list: look again once they have it.
        QTimer.singleShot(0, card, lambda: self._scroll.ensureWidgetVisible(card, 0, 8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the checklist."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)

"""The end of a dossier on its page: the card of its result, and the two sheets above the page that are filled in for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QWidget

from services.domain.dossier import Dossier, DossierState
from services.domain.result import Rating
from services.errors import Problem
from services.wording import problem_text
from ui.components import Button, Card, Field, Mark, StateMark, Text
from ui.components.choices import CaseChoice
from ui.components.field import Labelled
from ui.presenters.intake_sheet import pretty
from ui.presenters.result import Typed
from ui.translate import language, tr
from ui.views.moments import promised
from ui.views.papers.words import pages_words, size_words
from ui.views.registry.facts import fact, titled

_DAY_WIDTH, _LOW = 190, 44
Ask = Callable[[QWidget], str]


def rating_words(rating: Rating) -> str:
    """Return what a rating is called."""
    words = {Rating.GOOD: tr("Satisfied"), Rating.FAIR: tr("Neither good nor bad"), Rating.POOR: tr("Not satisfied")}
    return words[rating]


def result_card(dossier: Dossier, now: datetime, record: Button | None, rate: Button | None) -> Card:
    """Return what is known of a dossier's result, with the buttons for what can be done about it."""
    card = titled(tr("Result"), spacing=8)
    paper, feedback = dossier.terms.result, dossier.terms.feedback
    if dossier.ended_at is not None and dossier.state is not DossierState.VOID:
        card.body.addWidget(fact(tr("Finished"), promised(dossier.ended_at, now)))
    if paper is not None and paper.title:
        card.body.addWidget(fact(tr("Document"), paper.title))
    if paper is not None and paper.number:
        card.body.addWidget(fact(tr("Its number"), paper.number))
    if paper is not None and paper.issued_on:
        card.body.addWidget(fact(tr("The day on it"), f"{paper.issued_on:%d/%m/%Y}"))
    if paper is not None and paper.file is not None:
        words = f"{pages_words(paper.file.pages)} · {size_words(paper.file.size)}"
        card.body.addWidget(StateMark(Mark("tick", "done", tr("Its file is kept"))))
        card.body.addWidget(Text(words, "caption", "quiet", digits=True, wrap=True))
    else:
        card.body.addWidget(Text(tr("No file of the result yet."), "second", "quiet", wrap=True))
    if record is not None:
        card.body.addWidget(record)
    if feedback is not None:
        card.body.addWidget(fact(tr("The citizen thought"), rating_words(feedback.rating)))
        if feedback.text:
            card.body.addWidget(Text(feedback.text, "second", wrap=True))
    if rate is not None:
        card.body.addWidget(rate)
    return card


def ask_file(parent: QWidget) -> str:
    """Let a person choose the file of a result; "" when they thought better of it."""
    kinds = tr("PDF and pictures (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)")
    chosen, _ = QFileDialog.getOpenFileName(parent, tr("The result's own file"), "", kinds)
    return chosen


class _Sheet(Card):
    """A question above the page with its button and a way out; what was typed stays when it is refused."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="soft", edge="link", padding=12, spacing=8, parent=parent)
        self.question = Text(role="strong", wrap=True)
        self.yes = Button("", "primary", key="F9", height=36)
        self.no = Button("", "light", key="Esc", height=36)
        self.no.clicked.connect(self.left)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.no)
        self.buttons.addWidget(self.yes)
        self.body.addWidget(self.question)
        self.hide()

    def begin(self, question: str, yes: str, first: QWidget) -> None:
        """Ask; the caret goes into the first field."""
        self.question.setText(question)
        self.setAccessibleName(question)
        self.yes.set_words(yes)
        self.no.set_words(tr("Not now"))
        self.show()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the dossier as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class ResultPanel(_Sheet):
    """What is known of a result's document.

    Args:
        ask: Asks for its file.
    """

    confirmed = Signal(object)
    """Carries what was `Typed`."""

    def __init__(self, ask: Ask = ask_file, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask, self._path = ask, ""
        self.number, self.title = Field(""), Field("")
        self.day = Field("", hint=tr("dd/mm/yyyy"), digits=True)
        self.day.setFixedWidth(_DAY_WIDTH)
        self.day.line.editingFinished.connect(lambda: self.day.set_text(pretty("due_on", self.day.text())))
        self.choose = Button("", icon="file", height=36)
        self.choose.clicked.connect(self._choose)
        self.file = Text(role="second", wrap=True)
        self.warning = Text(role="second", tone="wait", wrap=True)
        self.yes.clicked.connect(self.confirm)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        for field, share in ((self.number, 1), (self.day, 0), (self.title, 2)):
            fields.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.choose)
        row.addWidget(self.file, 1)
        self.body.addLayout(fields)
        self.body.addLayout(row)
        self.body.addWidget(self.warning)
        self.body.addLayout(self.buttons)

    def open(self, dossier: Dossier) -> None:
        """Ask for what is known of the document; what was recorded before stands there."""
        paper = dossier.terms.result
        self.number.set_label(tr("Number on it"))
        self.day.set_label(tr("Day on it"))
        self.title.set_label(tr("What it is, without names"))
        self.number.set_text(paper.number if paper else "")
        self.day.set_text(f"{paper.issued_on:%d/%m/%Y}" if paper and paper.issued_on else "")
        self.title.set_text(paper.title if paper else "")
        self.title.line.setPlaceholderText(dossier.procedure.result)
        self.choose.set_words(tr("Choose the result's file"))
        self._show_file("", kept=bool(paper and paper.file))
        self.show_faults(())
        question = tr("Is the result here? Write what you know of its document; leave what you do not know empty.")
        self.begin(question, tr("The result is here"), self.number.line)

    def confirm(self) -> None:
        """Hand on what was filled in."""
        if self.isVisible():
            self.show_faults(())
            self.confirmed.emit(Typed(self.number.text(), self.day.text(), self.title.text(), self._path))

    def show_faults(self, problems: tuple[Problem, ...]) -> None:
        """Say beside the fields what cannot be; what is wrong with the file stands where the file does."""
        fields = {"result_number": self.number, "result_date": self.day, "result_title": self.title}
        for field in fields.values():
            field.set_error("")
        for problem in reversed(problems):
            words = problem_text(problem, language())
            at = fields.get(problem.field)
            if at is not None:
                at.set_error(words)
                at.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.warning.setText(tr("The file {what}").format(what=words))
                self.warning.show()

    def _choose(self) -> None:
        if chosen := self.ask(self):
            self._show_file(chosen, kept=False)

    def _show_file(self, path: str, *, kept: bool) -> None:
        self._path = path
        self.file.setText(Path(path).name if path else tr("Its file is kept already.") if kept else "")
        self.warning.setText(missing_words())
        self.warning.setVisible(not path and not kept)


def missing_words() -> str:
    """Return what is said where a result has no file."""
    return tr(
        "Without its file the result does not count as an electronic one (QĐ 766/QĐ-TTg, 4.1). It can be added later."
    )


class RatingPanel(_Sheet):
    """Three plain choices, and words where the citizen has some."""

    confirmed = Signal(object, str)
    """Carries the `Rating` and the words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = QWidget()
        row = QHBoxLayout(self._choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.choices = {rating: CaseChoice(rating_words(rating)) for rating in Rating}
        for choice in self.choices.values():
            row.addWidget(choice, 1)
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(_LOW)
        self.words.setProperty("ringRadius", 6)
        self._words = Labelled("", self.words)
        self.fault = Text(role="second", tone="wrong", wrap=True)
        self.yes.clicked.connect(self.confirm)
        self.body.addWidget(self._choices)
        self.body.addWidget(self._words)
        self.body.addWidget(self.fault)
        self.body.addLayout(self.buttons)

    def open(self) -> None:
        """Ask; nothing is chosen for the citizen."""
        for rating, choice in self.choices.items():
            choice.setText(rating_words(rating))
            choice.setAccessibleName(rating_words(rating))
            choice.setAutoExclusive(False)
            choice.setChecked(False)
            choice.setAutoExclusive(True)
        self._words.set_label(tr("Their words, if any; no names, no numbers"))
        self.words.clear()
        self.fault.hide()
        first = next(iter(self.choices.values()))
        self.begin(tr("What did the citizen think of the service?"), tr("Keep it"), first)

    def confirm(self) -> None:
        """Hand on what was chosen."""
        chosen = next((rating for rating, choice in self.choices.items() if choice.isChecked()), None)
        if chosen is None:
            self.say(tr("Choose one of the three first."))
        elif self.isVisible():
            self.confirmed.emit(chosen, self.words.toPlainText())

    def say(self, fault: str) -> None:
        """Say what is wrong."""
        self.fault.setText(fault)
        self.fault.show()

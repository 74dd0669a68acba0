"""Above a dossier's page: what is to be filled in before something is done to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from services.errors import OverrideNeeded, Problem
from services.wording import problem_text, say
from ui.components import Button, Card, Field, Text
from ui.components.field import Labelled
from ui.presenters.deeds import Deed, Said
from ui.presenters.intake_sheet import pretty
from ui.translate import language, tr

_TALL, _LOW = 76, 44
_DAY_WIDTH = 190


def deed_words(deed: Deed) -> str:
    """Return what a deed is called on its button."""
    words = {
        Deed.ASK_PAPERS: tr("Ask for papers"),
        Deed.PAPERS_CAME: tr("The papers came"),
        Deed.PUT_OFF: tr("Put the promise off"),
        Deed.COMPETENT: tr("Received over there"),
        Deed.CORRECT: tr("Correct"),
        Deed.VOID: tr("Void the number"),
    }
    return words[deed]


def _title(deed: Deed) -> str:
    words = {
        Deed.ASK_PAPERS: tr("What is missing? Name everything at once; the clock stands until it is here."),
        Deed.PAPERS_CAME: tr("Is everything that was asked for here? The clock goes on from now."),
        Deed.PUT_OFF: tr(
            "To which day is the promise put off? It can be done once, with a letter of apology (form 04)."
        ),
        Deed.COMPETENT: tr("Has the competent commune received the dossier? Its time begins now."),
        Deed.CORRECT: tr("What was taken down wrongly?"),
        Deed.VOID: tr(
            "Why is this number void? It is kept with its reason and never given again; take the receipt back."
        ),
    }
    return words[deed]


def _yes(deed: Deed) -> str:
    words = {
        Deed.ASK_PAPERS: tr("Stop the clock, print form 02"),
        Deed.PAPERS_CAME: tr("Everything is here"),
        Deed.PUT_OFF: tr("Put it off, print form 04"),
        Deed.COMPETENT: tr("It was received there"),
        Deed.CORRECT: tr("Keep the correction"),
        Deed.VOID: tr("Void the number"),
    }
    return words[deed]


class DeedPanel(Card):
    """The fields of one deed, its button, and a way out; what was typed stays when it is refused."""

    confirmed = Signal(object, object)
    """Carries the `Deed` and what was `Said`."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="soft", edge="link", padding=12, spacing=8, parent=parent)
        self.deed: Deed | None = None
        self._question = Text(role="strong", wrap=True)
        self.day = Field("", hint=tr("dd/mm/yyyy"), digits=True)
        self.day.setFixedWidth(_DAY_WIDTH)
        self.day.line.editingFinished.connect(lambda: self.day.set_text(pretty("due_on", self.day.text())))
        self.reason, self.override = _typing(_TALL), _typing(_LOW)
        self._reason, self._override = Labelled("", self.reason), Labelled("", self.override)
        self._warning = Text(role="second", tone="wait", wrap=True)
        self.yes = Button("", "primary", key="F9", height=36)
        self.no = Button("", "light", key="Esc", height=36)
        self.yes.clicked.connect(self.confirm)
        self.no.clicked.connect(self.left)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(self.day, 0, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self._reason, 1, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        self.body.addWidget(self._question)
        self.body.addLayout(fields)
        self.body.addWidget(self._warning)
        self.body.addWidget(self._override)
        self.body.addLayout(buttons)
        self.hide()

    def open(self, deed: Deed) -> None:
        """Ask for what a deed needs; the caret goes into the first field."""
        self.deed = deed
        self._question.setText(_title(deed))
        self.setAccessibleName(_title(deed))
        typed = deed in (Deed.ASK_PAPERS, Deed.PUT_OFF, Deed.VOID)
        self.day.setVisible(deed is Deed.PUT_OFF)
        self._reason.setVisible(typed)
        self.day.set_label(tr("New day"))
        asks = deed is Deed.ASK_PAPERS
        letter = tr("Reason, kept with the number") if deed is Deed.VOID else tr("Reason, printed on the letter")
        self._reason.set_label(tr("Papers and why, one a line") if asks else letter)
        self._override.set_label(tr("Why all the same"))
        self.yes.set_words(_yes(deed))
        self.no.set_words(tr("Not now"))
        for box in (self.reason, self.override):
            box.clear()
        self.day.set_text("")
        self._clear_faults()
        self._warning.hide()
        self._override.hide()
        self.show()
        first: QWidget = self.reason if asks or deed is Deed.VOID else self.yes
        (self.day.line if deed is Deed.PUT_OFF else first).setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Hand on what was filled in."""
        if self.deed is not None and self.isVisible():
            self._clear_faults()
            said = Said(self.reason.toPlainText(), self.day.text(), self.override.toPlainText())
            self.confirmed.emit(self.deed, said)

    def ask_override(self, error: OverrideNeeded) -> None:
        """Say what counts against the office, and ask why it has to be."""
        self._warning.setText(say(error, language()))
        self._warning.show()
        self._override.show()
        self.override.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_faults(self, problems: tuple[Problem, ...]) -> None:
        """Say beside the fields what cannot be; the caret goes to the first."""
        for problem in reversed(problems):
            field: Field | Labelled = self.day if problem.field == "due_on" else self._reason
            field.set_error(problem_text(problem, language()))
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the dossier as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _clear_faults(self) -> None:
        self.day.set_error("")
        self._reason.set_error("")


def _typing(height: int) -> QPlainTextEdit:
    box = QPlainTextEdit()
    box.setTabChangesFocus(True)
    box.setFixedHeight(height)
    box.setProperty("ringRadius", 6)
    return box

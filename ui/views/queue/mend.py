"""The fields a row is held up by, each put right in its place."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from services.domain.mending import Mender
from services.errors import Problem
from services.wording import problem_text
from ui.components import Field, Select, Text
from ui.presenters.queue_mend import Faulty
from ui.theme import Theme
from ui.translate import language, tr
from ui.views.registry.correct_words import choices_of

_BEFORE_CUT = 60
"""How many of the letters that stay are shown before those that would be lost."""
_LEAST = 104
"""Height of one field with what is wrong with it, in pixels."""
_SHORT = 40
"""What is longer is not said over again above the field that holds it."""


def label_of(fault: Faulty) -> str:
    """Return what people call a field."""
    return fault.blamed.label[0 if language() == "vi" else 1]


def wrong_words(fault: Faulty, said: str = "") -> str:
    """Return what is sent for a field now, and what is wanted: `Đang gửi là 0900 000 13; cần đủ 10 số`.

    Args:
        said: What the receiver said about the row; it stands above already and is not said twice.
    """
    blamed = fault.blamed
    problem = problem_text(blamed.problem, language())
    if said and blamed.problem.fact == said and len(blamed.held) <= _SHORT:
        return tr("Sent now: {text}").format(text=blamed.held or tr("nothing"))
    if not blamed.held:
        return tr("Nothing is sent there; {problem}").format(problem=problem)
    if len(blamed.held) > _SHORT or blamed.held in problem:
        return problem[:1].upper() + problem[1:]
    return tr("Sent now: {text}; {problem}").format(text=blamed.held, problem=problem)


def mender_words(fault: Faulty, support: str) -> str:
    """Return who can put a field right that the counter cannot."""
    if fault.blamed.mender is Mender.OFFICER:
        return ""
    words = {
        Mender.CATALOGUE: tr("The counter cannot mend this: whoever keeps the catalogue of procedures can."),
        Mender.ADMINISTRATOR: tr("The counter cannot mend this: the administrator can, in the settings."),
        Mender.RECEIVER: tr("The counter cannot mend this: it is the receiver's own."),
    }[fault.blamed.mender]
    call = tr("Call {phone}.").format(phone=support) if support else ""
    return tr("{words} {call}").format(words=words, call=call) if call else words


def cut_words(fault: Faulty) -> str:
    """Return the end of a text with what would be lost of it struck out, as rich text."""
    whole, lost = fault.blamed.held, fault.lost
    kept = whole[: len(whole) - len(lost)]
    shown = ("…" if len(kept) > _BEFORE_CUT else "") + kept[-_BEFORE_CUT:]
    wrong = Theme.current().color("wrong").name()
    return f'{escape(shown)}<s style="color: {wrong}">{escape(lost)}</s>'


class FaultField(QWidget):
    """One field: its label, what is sent and what is wanted, and the line in which it is put right.

    Args:
        may_mend: The account may correct a dossier.
        support: Whom to call about what cannot be mended here, or "".
        said: What the receiver said about the row.
    """

    typed = Signal(str, str)
    """Carries the place and its text."""
    entered = Signal()

    def __init__(
        self, fault: Faulty, text: str, *, may_mend: bool, support: str, said: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.fault = fault
        self.field: Field | Select | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if fault.mendable and may_mend:
            self.field = self._field(text)
            self.field.set_error(wrong_words(fault, said))
            column.addWidget(self.field)
        else:
            column.addWidget(Text(label_of(fault), "label", "quiet"))
            column.addWidget(Text(wrong_words(fault, said), "second_row", "wrong", wrap=True))
        if who := mender_words(fault, support):
            column.addWidget(Text(who, "second", wrap=True))
        if fault.kept:
            lost = Text(tr("These %n letter(s) would be lost:", len(fault.lost)), "label", "quiet")
            shown = Text(cut_words(fault), "second", wrap=True, rich=True)
            shown.setAccessibleName(tr("Would be lost: {text}").format(text=fault.lost))
            column.addWidget(lost)
            column.addWidget(shown)

    def _field(self, text: str) -> Field | Select:
        place = self.fault.blamed.place
        if choices := choices_of(place):
            made = Select(label_of(self.fault), choices, text)
            made.changed.connect(lambda value: self.typed.emit(place, str(value)))
            return made
        line = Field(label_of(self.fault), text=text, digits=place.endswith(("phone", "personal_id", "tax_code")))
        line.line.textEdited.connect(lambda typed: self.typed.emit(place, typed))
        line.line.returnPressed.connect(self.entered)
        return line

    @property
    def control(self) -> QWidget | None:
        """What is typed into, None where nothing can be."""
        if self.field is None:
            return None
        return self.field.line if isinstance(self.field, Field) else self.field.combo


class MendPanel(QScrollArea):
    """All the fields of a row; it scrolls where there are more of them than room."""

    typed = Signal(str, str)
    entered = Signal()

    def __init__(self, may_mend: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may_mend = may_mend
        self.fields: list[FaultField] = []
        self._shown: tuple[Faulty, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.viewport().setAutoFillBackground(False)
        self.hide()

    def show_faults(self, faults: tuple[Faulty, ...], typed: Mapping[str, str], support: str, said: str) -> None:
        """Show the fields; the same ones keep what is typed and where the caret is."""
        if faults == self._shown and self.fields:
            return
        self._shown = faults
        inside = QWidget()
        inside.setObjectName("scrolled")
        inside.setAutoFillBackground(False)
        column = QVBoxLayout(inside)
        # Room for the ring around what has the focus.
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(10)
        self.fields = []
        for fault in faults:
            text = typed.get(fault.blamed.place, fault.shown)
            made = FaultField(fault, text, may_mend=self._may_mend, support=support, said=said)
            made.typed.connect(self.typed)
            made.entered.connect(self.entered)
            if made.control is not None:
                made.control.installEventFilter(self)
            self.fields.append(made)
            column.addWidget(made)
        inside.installEventFilter(self)
        self.setWidget(inside)
        self.setVisible(bool(faults))
        self.updateGeometry()

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say beside the fields what cannot be; the caret goes to the first."""
        for problem in reversed(problems):
            found = next((f for f in self.fields if f.fault.blamed.place == problem.field and f.field), None)
            if found is not None and found.field is not None and found.control is not None:
                words = problem_text(problem, language())
                found.field.set_error(words[:1].upper() + words[1:])
                found.control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_next(self) -> bool:
        """Put the caret into the next field; return whether there is any."""
        controls = [f.control for f in self.fields if f.control is not None]
        if not controls:
            return False
        at = next((i for i, control in enumerate(controls) if control.hasFocus()), -1)
        control = controls[(at + 1) % len(controls)]
        control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def sizeHint(self) -> QSize:
        """Return the room all the fields take."""
        inside = self.widget()
        if inside is None:
            return QSize(0, 0)
        layout = inside.layout()
        width = max(1, self.viewport().width())
        high = layout.heightForWidth(width) if layout is not None and layout.hasHeightForWidth() else -1
        # What it scrolls never gets less than its minimum, whatever width that was reckoned for.
        return QSize(0, max(high, inside.minimumSizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """Return the room of one field."""
        return QSize(0, min(self.sizeHint().height(), _LEAST))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the field with the caret in sight."""
        if watched is self.widget():
            if event.type() is QEvent.Type.LayoutRequest:
                self.updateGeometry()
        elif event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 0, 48)
        return False

"""Who hands a dossier in for somebody else: the part above whose dossier it is."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.domain.applicant import ApplicantKind
from services.domain.representative import BASES, WITH_DOCUMENT, Basis
from ui.components import Button, Field, Icon, Rule, Select, Text
from ui.components.field import Labelled
from ui.components.reading import bring_into_sight
from ui.presenters import intake_people as people
from ui.presenters.intake_sheet import Sheet, pretty
from ui.translate import tr
from ui.views.intake.layout import line_of
from ui.views.intake.reading import CardReading
from ui.views.moments import clock
from ui.views.people import basis_text

FIELDS = ("number", "full_name", "phone", "basis", "document")


def people_line(sheet: Sheet) -> tuple[str, ...]:
    """Return who it is, in few words: name, number, birth date, and who hands in for them."""
    person = sheet.person
    number = {ApplicantKind.FOREIGNER: person.passport, ApplicantKind.COMPANY: person.tax_code}.get(person.kind, "")
    born_on = "" if person.kind is ApplicantKind.COMPANY else person.born_on
    bearer = sheet.others.bearer.person.full_name if people.acts(sheet) else ""
    acting = tr("handed in by {name}").format(name=bearer) if bearer else ""
    return person.full_name, number or person.personal_id, born_on, acting


def go_to(control: QWidget) -> None:
    """Go to a control and bring it into sight, also where what is wrong with it is only now shown above it."""
    control.setFocus()
    around = control.parentWidget()
    whole = around if isinstance(around, Labelled) else control
    QTimer.singleShot(0, control, lambda: bring_into_sight(whole))


class PartHead(QWidget):
    """The name of a part, and whether its card was read, or whether the next card is read into it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Text(role="strong")
        self._icon, self._state = Icon("scan", 16, "link"), Text(role="label", tone="link")
        self.setLayout(line_of(Icon("person", 18, "link"), self._name, 1, self._icon, self._state, spacing=6))
        self.setFixedHeight(24)

    def show_part(self, name: str, card_at: datetime | None, target: bool) -> None:
        """Show a part: when its card was read, else whether it is the one a card fills."""
        self._name.setText(name)
        read = clock(card_at) if card_at else ""
        self._icon.setVisible(bool(read) or target)
        self._icon.show_icon("tick-circle" if read else "scan", "done" if read else "link")
        self._state.setText(tr("Card {time}").format(time=read) if read else tr("Scan it here") if target else "")
        self._state.set_tone("done" if read else "link")
        self.setAccessibleName(f"{name} {self._state.text()}".strip())


class Bearer(QWidget):
    """Number, name, phone, on what ground, and the paper that says so. A mistake is told once its field is left."""

    typed = Signal(str, str)
    """Something was typed: `representative.` and the name of the field, the text."""
    left = Signal(str)
    """A field was left; carries `representative.` and its name."""
    swapped = Signal()
    """The two people are each other's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing, self._kind = False, ApplicantKind.COMPANY
        self.head, self._reading = PartHead(), CardReading()
        self._reading.set_tight(tight=True)
        self.number = Field(tr("Personal number or passport"), digits=True)
        self.full_name = Field(tr("Full name"), strong=True)
        self.phone = Field(tr("Phone"), digits=True)
        self.basis = Select(tr("On what ground"))
        self.document = Field(tr("Number and day of the paper"))
        self.swap = Button(tr("Exchange the two"), "light", key="Alt W", height=28)
        self.swap.clicked.connect(self.swapped)
        self._foot = QWidget()
        self._foot.setLayout(line_of(1, self.swap))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        fields = (self.number, self.full_name, self.phone, self.basis, self.document)
        for widget in (self.head, self._reading, *fields, self._foot, Rule()):
            self._column.addWidget(widget)
        for name in ("number", "full_name", "phone", "document"):
            line = self._field(name).line
            line.textChanged.connect(lambda text, name=name: self._tell(name, text))
            line.installEventFilter(self)
            line.setObjectName(name)
        self.basis.changed.connect(lambda value: self._tell("basis", value))
        self.hide()

    def set_compact(self, compact: bool) -> None:
        """Take less height on a low screen."""
        self._column.setSpacing(8 if compact else 10)

    def show_target(self, sheet: Sheet, target: str) -> None:
        """Show whether the next card is read into this part."""
        self.head.show_part(tr("Handed in by"), sheet.others.bearer.card_at, target == people.BEARER)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show who hands in, without telling anyone; nothing when its applicant does."""
        acting = people.acts(sheet)
        self.setVisible(acting)
        if not acting:
            return
        self._showing = True
        others, bearer = sheet.others, sheet.others.bearer
        for name, text in (
            ("number", people.bearer_number(sheet)),
            ("full_name", bearer.person.full_name),
            ("phone", bearer.person.phone),
            ("document", others.document),
        ):
            if self._field(name).text() != text:
                self._field(name).set_text(text)
        self._show_basis(sheet)
        self._reading.show_card(bearer.card_at, bearer.card_notes)
        self._reading.set_tight(tight=True)
        self.number.set_confirmed(bearer.card_at is not None and bool(bearer.person.personal_id))
        self._foot.setVisible(sheet.person.kind is not ApplicantKind.COMPANY)
        self._showing = False

    def _show_basis(self, sheet: Sheet) -> None:
        kind, chosen = sheet.person.kind, sheet.others.basis_for(sheet.person.kind)
        if kind is not self._kind or not self.basis.value():
            self._kind = kind
            self.basis.set_options([(basis.value, basis_text(basis)) for basis in BASES[kind]], chosen.value)
        self.basis.choose(chosen.value)
        self.document.setVisible(chosen in WITH_DOCUMENT)
        named = tr("Letter of introduction: number, day") if chosen is Basis.STAFF else tr("Authority: number, day")
        self.document.set_label(named)

    def set_error(self, name: str, what: str) -> None:
        """Say what is wrong at a field."""
        self._labelled(name).set_error(what)

    def clear_errors(self) -> None:
        """Take every complaint away."""
        for name in FIELDS:
            self.set_error(name, "")

    def error(self, name: str) -> str:
        """Return what is said to be wrong at a field."""
        return self._labelled(name).error.text()

    def focus(self, name: str) -> None:
        """Go to a field."""
        go_to(self.basis.combo if name == "basis" else self._field(name).line)

    def complete(self) -> bool:
        """Return whether somebody is named and nothing is wrong; also when nobody is needed."""
        return self.isHidden() or (bool(self.full_name.text()) and not any(self.error(name) for name in FIELDS))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Check a field when it loses the focus."""
        if event.type() == QEvent.Type.FocusOut and watched.objectName() in FIELDS:
            self._leave(watched.objectName())
        return super().eventFilter(watched, event)

    def _leave(self, name: str) -> None:
        field = self._field(name)
        shown = pretty({"number": "personal_id"}.get(name, name), field.text())
        if shown != field.text():
            self._showing = True
            field.set_text(shown)
            self._showing = False
        self.typed.emit(f"{people.BEARER}.{name}", shown)
        self.left.emit(f"{people.BEARER}.{name}")

    def _tell(self, name: str, text: str) -> None:
        if not self._showing:
            self.typed.emit(f"{people.BEARER}.{name}", text)

    def _field(self, name: str) -> Field:
        return {"number": self.number, "phone": self.phone, "document": self.document}.get(name, self.full_name)

    def _labelled(self, name: str) -> Labelled:
        return self.basis if name == "basis" else self._field(name)

"""Column 1 filled in: who hands in, and whose dossier it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from services.domain.applicant import FIELDS as OF_KIND
from services.domain.applicant import ApplicantKind
from ui.components import CheckBox, Field, Select
from ui.components.field import Labelled
from ui.presenters import intake_people as people
from ui.presenters.intake_sheet import Sheet, pretty
from ui.translate import tr
from ui.views.intake.address import Address
from ui.views.intake.earlier import Foot
from ui.views.intake.kind import KindSelect, StateSelect
from ui.views.intake.layout import Remark, line_of
from ui.views.intake.reading import CardReading
from ui.views.intake.representative import Bearer, PartHead, go_to
from ui.views.intake.words import field_label, notes_text
from ui.views.people import address_label, name_label

FIELDS = (
    "personal_id", "passport", "tax_code", "full_name", "nationality", "born_on", "sex", "address", "phone",
)  # fmt: skip
_LINES = ("personal_id", "passport", "tax_code", "full_name", "born_on", "phone")


class Person(QWidget):
    """The applicant's fields, and above them who hands in for them. A mistake is told at its field once the field is left.

    The fields change in place with the kind of applicant; `foot` stands below the column, outside what scrolls.
    """

    typed = Signal(str, str)
    """Something was typed into a field: its name, the text."""
    left = Signal(str)
    """A field was left; carries its name."""
    scan_again = Signal()
    """The card should be read once more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = self._compact = self._tight = False
        self._sheet, self._laid = Sheet(), ApplicantKind.COMPANY
        self._make_fields()
        self.reading, self._odd = CardReading(), Remark()
        self.reading.again.connect(self.scan_again)
        self.bearer, self.head, self.kind, self.foot = Bearer(), PartHead(), KindSelect(), Foot()
        self.acting = CheckBox(tr("Handed in for somebody else"), key="Alt U")
        self._first, self._last = line_of(spacing=12), line_of(spacing=12)
        self._last.addWidget(self.phone, 1)
        self._dates = QWidget()
        dates = line_of(spacing=12)
        dates.addWidget(self.born_on, 1)
        dates.addWidget(self.sex, 1)
        self._dates.setLayout(dates)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        for widget in (self.bearer, self.head, self.reading, self._top(), self.full_name, self.nationality):
            self._body.addWidget(widget)
        for widget in (self._dates, self._odd, self.address):
            self._body.addWidget(widget)
        self._body.addLayout(self._last)
        self._body.addWidget(self.acting)
        self._body.addStretch(1)
        self._connect()
        self._lay(ApplicantKind.PERSON)
        self.set_compact(compact=False)

    def _make_fields(self) -> None:
        self.personal_id = Field(field_label("personal_id"), digits=True)
        # Only some kinds of applicants have these: until they stand in a layout they are the form's, so they go with it.
        self.passport = Field(field_label("passport"), digits=True, parent=self)
        self.tax_code = Field(field_label("tax_code"), digits=True, parent=self)
        self.full_name = Field(field_label("full_name"), strong=True)
        self.nationality = StateSelect()
        self.born_on = Field(field_label("born_on"), digits=True)
        self.sex = Select(field_label("sex"), [("female", tr("Female")), ("male", tr("Male"))])
        self.address = Address()
        self.phone = Field(field_label("phone"), digits=True)
        for seldom in (self.passport, self.tax_code):
            # Without a place until its kind of applicant comes, it is ours all the same and goes when we go.
            seldom.setParent(self)

    def _top(self) -> QWidget:
        """Return the first field with the kind in its corner: on the line of the label, so it takes no height."""
        top, grid = QWidget(), QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        inside.setLayout(self._first)
        self._first.setContentsMargins(0, 4, 0, 0)
        grid.addWidget(self.kind, 0, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(inside, 0, 0)
        top.setLayout(grid)
        self.kind.raise_()
        return top

    def _connect(self) -> None:
        for name in _LINES:
            field: Field = getattr(self, name)
            field.line.textChanged.connect(lambda text, name=name: self._typed(name, text))
            field.line.installEventFilter(self)
            field.line.setObjectName(name)
        self.sex.changed.connect(lambda value: self._typed("sex", value))
        self.nationality.changed.connect(lambda code: self._typed("nationality", code))
        self.address.typed.connect(lambda text: self._typed("address", text))
        self.address.chosen.connect(lambda code: self._typed("commune", code))
        self.address.lines.installEventFilter(self)
        self.address.lines.setObjectName("address")
        self.bearer.typed.connect(self.typed)
        self.bearer.left.connect(self.left)

    def _lay(self, kind: ApplicantKind) -> None:
        """Put the fields of a kind of applicant where they stand; the others go out of sight, not away."""
        if kind is self._laid:
            return
        self._laid, here = kind, self.isAncestorOf(QApplication.focusWidget() or self)
        first = {ApplicantKind.FOREIGNER: self.passport, ApplicantKind.COMPANY: self.tax_code}.get(
            kind, self.personal_id
        )
        self._first.addWidget(first)
        beside = {ApplicantKind.FOREIGNER: self.personal_id, ApplicantKind.HOUSEHOLD: self.tax_code}.get(kind)
        if beside is not None:
            self._last.addWidget(beside, 1)
        has = OF_KIND[kind]
        for name in ("personal_id", "passport", "tax_code", "nationality"):
            self._labelled(name).setVisible(name in has)
        self._dates.setVisible("born_on" in has)
        self.full_name.set_label(name_label(kind))
        self.address.set_label(address_label(kind))
        if kind is ApplicantKind.FOREIGNER:
            self.nationality.combo.fill()
        if here and not self.isAncestorOf(QApplication.focusWidget() or self):
            self.focus_first()

    def set_compact(self, compact: bool, tight: bool = False) -> None:
        """Take less height on a low screen, still less beside the list of what is missing."""
        self._compact, self._tight = compact or tight, tight
        self._body.setSpacing(6 if self._compact else 10)
        self.bearer.set_compact(self._compact)
        self.address.set_tight(tight)
        self.address.set_low(self._compact)
        self._fit_reading()

    def _fit_reading(self) -> None:
        """Leave the strip of the card out where the head of the part tells it, or nobody has a card to scan."""
        self.reading.set_tight(self._tight or people.acts(self._sheet))

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the people of a sheet, without telling anyone."""
        self._showing, self._sheet = True, sheet
        person = sheet.person
        self._lay(person.kind)
        for name in _LINES:
            field: Field = getattr(self, name)
            if field.text() != getattr(person, name):
                field.set_text(getattr(person, name))
        self.sex.choose(person.sex.value)
        self.nationality.choose(person.nationality)
        self.kind.show_kind(person.kind)
        self.acting.setChecked(sheet.others.acting)
        self.acting.setVisible(person.kind is not ApplicantKind.COMPANY)
        self.address.show_address(person.address, sheet.card_address)
        self.reading.show_card(sheet.card_at, sheet.card_notes)
        whole_line = person.kind is not ApplicantKind.FOREIGNER
        self.personal_id.set_confirmed(sheet.card_at is not None and bool(person.personal_id) and whole_line)
        self.bearer.show_sheet(sheet)
        self.head.setVisible(people.acts(sheet))
        self.show_target(sheet)
        self._fit_reading()
        self._showing = False

    def show_target(self, sheet: Sheet) -> None:
        """Show into which part the next card is read."""
        if not people.acts(sheet):
            return
        target = people.target_of(sheet, "", self.part_in_focus())
        self.bearer.show_target(sheet, target)
        company = sheet.person.kind is ApplicantKind.COMPANY
        name = tr("The organisation") if company else tr("Whose dossier it is")
        self.head.show_part(name, sheet.card_at, target == people.OWNER)

    def part_in_focus(self) -> str:
        """Return the part the caret is in, or ""."""
        focus = self.window().focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return ""
        return people.BEARER if self.bearer.isAncestorOf(focus) else people.OWNER

    def show_oddities(self, warnings: tuple[str, ...]) -> None:
        """Say what looks odd between number, sex and year, which never blocks."""
        self._odd.say(notes_text(warnings), "triangle", "wait")

    def set_error(self, name: str, what: str) -> None:
        """Say what is wrong at a field; one of who hands in is named `representative.` and its name."""
        if name.startswith(people.BEARER):
            self.bearer.set_error(name.partition(".")[2], what)
        else:
            self._labelled(name).set_error(what)

    def clear_errors(self) -> None:
        """Take every complaint away."""
        for name in FIELDS:
            self.set_error(name, "")
        self.bearer.clear_errors()

    def error(self, name: str) -> str:
        """Return what is said to be wrong at a field."""
        if name.startswith(people.BEARER):
            return self.bearer.error(name.partition(".")[2])
        return self._labelled(name).error.text()

    def focus(self, name: str) -> None:
        """Go to a field; to the first one of the kind of applicant when that has no such field."""
        if name.startswith(people.BEARER):
            self.bearer.focus(name.partition(".")[2] or "number")
            return
        control = self._control(name if name in OF_KIND[self._laid] else self.first)
        go_to(control)
        if isinstance(control, QPlainTextEdit):
            control.selectAll()

    @property
    def first(self) -> str:
        """Name of the first field of the kind of applicant shown."""
        return {ApplicantKind.FOREIGNER: "passport", ApplicantKind.COMPANY: "tax_code"}.get(self._laid, "personal_id")

    def focus_first(self) -> None:
        """Go to the first field."""
        self.focus(f"{people.BEARER}.number" if people.acts(self._sheet) else self.first)

    def complete(self) -> bool:
        """Return whether everybody has a number and a name and nothing is wrong."""
        first: Field = getattr(self, self.first)
        named = bool(first.text() and self.full_name.text())
        return named and self.bearer.complete() and not any(self.error(n) for n in FIELDS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Check a field when it loses the focus."""
        if event.type() == QEvent.Type.FocusOut and watched.objectName() in FIELDS:
            self._leave(watched.objectName())
        return super().eventFilter(watched, event)

    def _leave(self, name: str) -> None:
        if name != "address":
            field: Field = getattr(self, name)
            self._showing = True
            shown = pretty(name, field.text())
            if shown != field.text():
                field.set_text(shown)
            self._showing = False
            self.typed.emit(name, shown)
        self.left.emit(name)

    def _typed(self, name: str, text: str) -> None:
        if not self._showing:
            self.typed.emit(name, text)

    def _labelled(self, name: str) -> Labelled:
        if name == "address":
            return self.address.field
        labelled = getattr(self, name, self.full_name)
        assert isinstance(labelled, Labelled)
        return labelled

    def _control(self, name: str) -> QWidget:
        if name == "sex":
            return self.sex.combo
        if name == "nationality":
            return self.nationality.combo
        if name == "address":
            return self.address.lines
        field: Field = getattr(self, name, self.full_name)
        return field.line

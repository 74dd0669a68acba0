"""Column 1 filled in: the applicant."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ui.components import Field, Icon, Rule, Select, Text
from ui.components.field import Labelled
from ui.presenters.intake_sheet import Sheet, pretty
from ui.translate import tr
from ui.views.intake.address import Address
from ui.views.intake.layout import Remark, line_of
from ui.views.intake.reading import CardReading
from ui.views.intake.words import field_label, notes_text

FIELDS = ("personal_id", "full_name", "born_on", "sex", "address", "phone")


class Person(QWidget):
    """The applicant's fields. A mistake is told at its field once the field is left."""

    typed = Signal(str, str)
    """Something was typed into a field: its name, the text."""
    left = Signal(str)
    """A field was left; carries its name."""
    scan_again = Signal()
    """The card should be read once more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.personal_id = Field(field_label("personal_id"), digits=True)
        self.full_name = Field(field_label("full_name"), strong=True)
        self.born_on = Field(field_label("born_on"), digits=True)
        self.sex = Select(field_label("sex"), [("female", tr("Female")), ("male", tr("Male"))])
        self.address = Address()
        self.phone = Field(field_label("phone"), digits=True)
        self.reading, self._odd = CardReading(), Remark()
        self.reading.again.connect(self.scan_again)
        self._earlier = self._history()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        for widget in (self.reading, self.personal_id, self.full_name):
            self._body.addWidget(widget)
        dates = line_of(spacing=12)
        dates.addWidget(self.born_on, 1)
        dates.addWidget(self.sex, 1)
        self._body.addLayout(dates)
        self._body.addWidget(self._odd)
        self._body.addWidget(self.address)
        self._body.addWidget(self.phone)
        self._body.addStretch(1)
        self._body.addWidget(self._earlier)
        self._connect()
        self.set_compact(compact=False)

    def _connect(self) -> None:
        for name in ("personal_id", "full_name", "born_on", "phone"):
            field = getattr(self, name)
            field.line.textChanged.connect(lambda text, name=name: self._typed(name, text))
            field.line.installEventFilter(self)
            field.line.setObjectName(name)
        self.sex.changed.connect(lambda value: self._typed("sex", value))
        self.address.typed.connect(lambda text: self._typed("address", text))
        self.address.chosen.connect(lambda code: self._typed("commune", code))
        self.address.lines.installEventFilter(self)
        self.address.lines.setObjectName("address")

    def _history(self) -> QWidget:
        self._earlier_words = Text(role="second")
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Rule())
        column.addLayout(line_of(Icon("folder", 16, "quiet"), self._earlier_words, 1))
        held.hide()
        return held

    def set_compact(self, compact: bool, tight: bool = False) -> None:
        """Take less height on a low screen, still less beside the list of what is missing."""
        self._compact = compact or tight
        self._body.setSpacing(8 if self._compact else 10)
        self.reading.set_tight(tight)
        self.address.set_tight(tight)
        self._earlier.setVisible(self._has_history() and not self._compact)

    def _has_history(self) -> bool:
        return bool(self._earlier_words.text())

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the person of a sheet, without telling anyone."""
        self._showing = True
        person = sheet.person
        for name in ("personal_id", "full_name", "born_on", "phone"):
            field: Field = getattr(self, name)
            if field.text() != getattr(person, name):
                field.set_text(getattr(person, name))
        self.sex.choose(person.sex.value)
        self.address.show_address(person.address, sheet.card_address)
        self.reading.show_card(sheet.card_at, sheet.card_notes)
        self.personal_id.set_confirmed(sheet.card_at is not None and bool(sheet.person.personal_id))
        self._showing = False

    def show_oddities(self, warnings: tuple[str, ...], earlier: int) -> None:
        """Say what looks odd between number, sex and year, which never blocks; and how many dossiers are here already."""
        self._odd.say(notes_text(warnings), "triangle", "wait")
        self._earlier_words.setText(tr("%n dossiers are here already", earlier) if earlier else "")
        self._earlier.setVisible(bool(earlier) and not self._compact)

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
        control = self._control(name)
        control.setFocus()
        if isinstance(control, QPlainTextEdit):
            control.selectAll()

    def complete(self) -> bool:
        """Return whether the person has a number and a name and nothing is wrong."""
        return bool(self.personal_id.text() and self.full_name.text()) and not any(self.error(n) for n in FIELDS)

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
        if name == "address":
            return self.address.lines
        field: Field = getattr(self, name, self.full_name)
        return field.line

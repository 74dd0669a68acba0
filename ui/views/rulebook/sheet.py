"""A rule as a form: every field of its chapter, its days, its source; quiet words only for those who may not change it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from services.domain.rulebook import Chapter, Rule
from services.errors import Problem
from services.wording import problem_text
from ui import fonts
from ui.components import Button, Card, CheckBox, ErrorLine, Field, Labelled, Select, Text
from ui.components import Rule as Hairline
from ui.presenters.rule_sheet import Entry, Kind, Sheet, entries, sheet_of
from ui.translate import language, tr
from ui.views.rulebook.words import choice_word, confidence_word, field_label, headline

CONFIDENCES = ("official", "S2", "S", "V", "D", "OWN")
_LINES = 4
_LONG = ("note", "reason", "text", "citation", "asks", "basis", "announcement", "address")
"""Fields whose words are sentences."""


class Lines(Labelled):
    """Several lines of typing."""

    def __init__(self, label: str, lines: int = _LINES, parent: QWidget | None = None) -> None:
        self.box = QPlainTextEdit()
        self.box.setFont(fonts.font("body"))
        self.box.setTabChangesFocus(True)
        self.box.setProperty("ringRadius", 6)
        self.box.setFixedHeight(lines * 20 + 16)
        super().__init__(label, self.box, parent=parent)

    def text(self) -> str:
        """Return what stands in the box."""
        return self.box.toPlainText()

    def set_text(self, text: str) -> None:
        """Put a text into the box."""
        self.box.setPlainText(text)


class Tick(QWidget):
    """A yes or no."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box, self.error = CheckBox(label), ErrorLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.error)
        column.addWidget(self.box)
        self.setFocusProxy(self.box)

    def text(self) -> str:
        """Return `1` for yes, an empty text for no."""
        return "1" if self.box.isChecked() else ""

    def set_text(self, text: str) -> None:
        """Tick it or not."""
        self.box.setChecked(bool(text))

    def set_error(self, what: str) -> None:
        """Say what is wrong; empty takes it away."""
        self.error.say(what)


class Pick(Select):
    """A choice, read and written as a text."""

    def text(self) -> str:
        """Return the value chosen."""
        return self.value()

    def set_text(self, text: str) -> None:
        """Choose a value."""
        self.choose(text)


Control = Field | Lines | Tick | Pick


def control_of(entry: Entry) -> Control:
    """Return the control a field is filled in with."""
    label = field_label(entry.name)
    if entry.kind in (Kind.LIST, Kind.ROWS):
        return Lines(label)
    if entry.kind is Kind.YES:
        return Tick(label)
    if entry.kind is Kind.CHOICE:
        return Pick(label, [(value, choice_word(entry.name, value)) for value in entry.choices], entry.choices[0])
    if entry.name in _LONG:
        return Lines(label, 2)
    hints = {Kind.DAY: tr("day/month/year"), Kind.MOMENT: tr("day/month/year hour:minute")}
    return Field(label, hint=hints.get(entry.kind, ""), digits=entry.kind is not Kind.TEXT)


class RuleSheet(Card):
    """The chosen rule, to read or to change."""

    save_asked = Signal(object)
    """Carries the filled-in `Sheet`."""
    remove_asked = Signal(object)
    """Carries the rule."""
    new_asked = Signal()

    def __init__(self, *, may_change: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._may_change = may_change
        self._chapter = Chapter.CALENDAR
        self._rule: Rule[Any] | None = None
        self.controls: dict[str, Control] = {}
        self._title = Text(role="card", wrap=True)
        self.save = Button("", "primary", key="F9", icon="tick", height=40, wide=True)
        self.new = Button("", key="Ctrl N", icon="plus", height=36)
        self.remove = Button("", "danger", icon="cross", height=36)
        self._holder = QScrollArea()
        self._holder.setWidgetResizable(True)
        self._holder.setFrameShape(QFrame.Shape.NoFrame)
        self._holder.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.save.clicked.connect(lambda: self.save_asked.emit(self.sheet()))
        self.new.clicked.connect(lambda: self.new_asked.emit())
        self.remove.clicked.connect(lambda: self._rule and self.remove_asked.emit(self._rule))

    def _lay_out(self) -> None:
        self.body.addWidget(self._title)
        self.body.addWidget(self._holder, 1)
        if self._may_change:
            self.body.addWidget(Hairline())
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(self.new)
            row.addWidget(self.remove)
            row.addStretch(1)
            self.body.addLayout(row)
            self.body.addWidget(self.save)

    def retranslate(self) -> None:
        """Say the fixed words in the language in use."""
        self.save.set_words(tr("Save the row"))
        self.new.set_words(tr("New row"))
        self.remove.set_words(tr("Take out"))
        self._show()

    def show_rule(self, chapter: Chapter, rule: Rule[Any] | None) -> None:
        """Show a rule, or an empty sheet for a new one."""
        self._chapter, self._rule = chapter, rule
        self._show()

    def _show(self) -> None:
        self.controls = {}
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(4, 4, 12, 4)
        column.setSpacing(10)
        sheet = sheet_of(self._rule) if self._rule else Sheet(self._chapter, {})
        (self._fill_in if self._may_change else self._tell)(column, sheet)
        column.addStretch(1)
        self._holder.setWidget(inner)
        self._title.setText(headline(self._rule) if self._rule else tr("New row") if self._may_change else "")
        self.remove.setVisible(self._rule is not None)

    def _fill_in(self, column: QVBoxLayout, sheet: Sheet) -> None:
        for entry in entries(self._chapter):
            self._add(column, entry.name, control_of(entry), sheet.texts.get(entry.name))
        if self._chapter is not Chapter.CALENDAR:
            hint = tr("day/month/year")
            self._add(column, "valid_from", Field(tr("In force from"), hint=hint, digits=True), sheet.valid_from)
            self._add(column, "valid_to", Field(tr("Last day, if any"), hint=hint, digits=True), sheet.valid_to)
        self._add(column, "source", Lines(tr("Source: act or announcement"), 2), sheet.source)
        options = [(c, confidence_word(c)) for c in CONFIDENCES]
        self._add(column, "confidence", Pick(tr("How sure"), options), sheet.confidence)

    def _add(self, column: QVBoxLayout, name: str, control: Control, text: str | None) -> None:
        self.controls[name] = control
        if text is not None:
            control.set_text(text)
        column.addWidget(control)

    def _tell(self, column: QVBoxLayout, sheet: Sheet) -> None:
        if self._rule is None:
            return
        told: list[tuple[str, str]] = []
        for entry in entries(self._chapter):
            text = sheet.texts.get(entry.name, "")
            if entry.kind is Kind.CHOICE:
                text = choice_word(entry.name, text)
            elif entry.kind is Kind.YES:
                text = tr("yes") if text else tr("no")
            told.append((field_label(entry.name), text))
        told += [(tr("In force from"), sheet.valid_from), (tr("Last day, if any"), sheet.valid_to)]
        told += [(tr("Source: act or announcement"), sheet.source), (tr("How sure"), confidence_word(sheet.confidence))]
        for label, text in told:
            if text:
                column.addWidget(Text(label, "label", "quiet"))
                column.addWidget(Text(text, "body", wrap=True))

    def sheet(self) -> Sheet:
        """Return what a person filled in."""
        texts = {name: control.text() for name, control in self.controls.items()}
        own = {name: texts.pop(name, "") for name in ("valid_from", "valid_to", "source", "confidence")}
        return Sheet(self._chapter, texts, self._rule.key if self._rule else "", **own)

    def show_faults(self, problems: tuple[Problem, ...]) -> None:
        """Say what cannot be, at each field, and put the caret into the first."""
        said = {p.field.removeprefix("body.").split("[")[0]: problem_text(p, language()) for p in reversed(problems)}
        for name, control in self.controls.items():
            control.set_error(said.get(name, ""))
        for name, control in self.controls.items():
            if name in said:
                control.setFocus()
                self._holder.ensureWidgetVisible(control)
                break

    def first(self) -> QWidget | None:
        """Return the first field."""
        return next(iter(self.controls.values()), None)

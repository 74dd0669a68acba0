"""Beside the papers: how long, how much, where, what one gets; the law and the source; what can be done."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.domain.calendar import OfficeHours, Shifts
from services.domain.guide import Told
from services.domain.office import Office
from ui.components import Button, Card, Icon, Text
from ui.translate import tr
from ui.views.intake.layout import Scroll, empty, line_of
from ui.views.procedures.words import due_text, fee_note, fee_text, length_text, sources_text, ways_text

WIDTH = 308
_MOST_ACTS = 8
_LONG_FACT = 60


class Fact(QWidget):
    """An icon, a fact in large letters, and what explains it."""

    def __init__(self, icon: str, fact: str, below: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Text(fact, "heading" if len(fact) <= _LONG_FACT else "strong", wrap=True))
        if below:
            words.addWidget(Text(below, "second", "quiet", wrap=True))
        line = line_of(spacing=12)
        line.addWidget(Icon(icon, 22, "link"), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.setLayout(line)
        self.setAccessibleName(f"{fact} {below}".strip())


class FactsPanel(QWidget):
    """The facts in a column that scrolls, the actions below it always in sight."""

    opened = Signal()
    """The procedure is to be opened at intake."""
    printed = Signal(str)
    """A handout is wanted: `a5`, or `board`."""

    def __init__(self, office: Office, hours: OfficeHours, *, may_receive: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._hours = office, hours
        self.setFixedWidth(WIDTH)
        inside = QWidget()
        self._facts = QVBoxLayout(inside)
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._facts.setSpacing(8)
        self.open = Button("", "primary", key="F9", icon="inbox", height=48, wide=True)
        self.handout = Button("", key="Ctrl P", icon="printer", height=40, wide=True)
        self.board = Button("", key="Ctrl B", icon="pin", height=40, wide=True)
        if not may_receive:
            self.open.hide()
        self.open.clicked.connect(self.opened)
        self.handout.clicked.connect(lambda: self.printed.emit("a5"))
        self.board.clicked.connect(lambda: self.printed.emit("board"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addWidget(Scroll(inside), 1)
        for button in (self.open, self.handout, self.board):
            column.addWidget(button)

    def retranslate(self) -> None:
        """Say the fixed words in the language in use."""
        self.open.set_words(tr("Open at intake"))
        self.handout.set_words(tr("Print the handout"))
        self.board.set_words(tr("Notice-board sheet"))

    def show_told(self, told: Told, now: datetime) -> None:
        """Show the facts of a case."""
        empty(self._facts)
        card = Card(padding=15, spacing=14)
        card.body.addWidget(Fact("clock", length_text(told.procedure.time_for(told.case)), due_text(told, now)))
        card.body.addWidget(Fact("cash", fee_text(told), fee_note(told)))
        for fact in self._places(told):
            card.body.addWidget(fact)
        if told.procedure.result:
            card.body.addWidget(Fact("file", told.procedure.result, tr("what one gets")))
        self._facts.addWidget(card)
        self._facts.addWidget(_law(told))
        self._facts.addStretch(1)

    def _places(self, told: Told) -> list[Fact]:
        shifts, saturday = _shifts(self._hours.shifts), _shifts(self._hours.saturday)
        if saturday:
            shifts = tr("{shifts}; Saturdays {saturday}").format(shifts=shifts, saturday=saturday)
        ways = ways_text(told.procedure)
        receiving = [point for point in told.points if point.receives]
        if not receiving:
            return [Fact("home", self._office.agency_name, "\n".join(part for part in (shifts, ways) if part))]
        facts = []
        for point in receiving:
            hours = ", ".join(point.hours) or shifts
            facts.append(
                Fact("home", point.name, "\n".join(part for part in (point.address, hours, point.phone) if part))
            )
        if ways:
            facts.append(Fact("send", ways))
        return facts


def _shifts(shifts: Shifts) -> str:
    return ", ".join(f"{opens:%H:%M}–{closes:%H:%M}" for opens, closes in shifts)


def _law(told: Told) -> Card:
    procedure = told.procedure
    card = Card(padding=15, spacing=6)
    card.body.addWidget(Text(tr("Legal basis"), "card"))
    acts = procedure.legal[:_MOST_ACTS]
    if acts:
        card.body.addWidget(Text(", ".join(acts), "second", digits=True, wrap=True))
        if more := len(procedure.legal) - len(acts):
            card.body.addWidget(Text(tr("and %n more", more), "second", "quiet"))
    else:
        card.body.addWidget(Text(tr("The catalogue names none."), "second", "quiet", wrap=True))
    limit = procedure.time_for(told.case)
    if limit is not None and limit.note:
        card.body.addWidget(Text(limit.note, "second", "quiet", wrap=True))
    card.body.addWidget(Text(sources_text(procedure), "caption", "quiet", wrap=True))
    return card

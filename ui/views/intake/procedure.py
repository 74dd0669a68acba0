"""The chosen procedure and its cases."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from services.domain.procedure import Procedure
from ui.components import Button, Card, CaseChoice, Text
from ui.presenters.intake_sheet import Sheet
from ui.translate import tr
from ui.views.intake.layout import empty, line_of
from ui.views.intake.words import time_text

LETTERS = "ABCDEFGHIJ"
_LONG_NAME = 150
_LONG_TITLE = 60
_MANY = 3


class ProcedureHead(Card):
    """The procedure's code, field, ministry, time and whole name, and the way to another one."""

    change = Signal()
    """Another procedure is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="soft", edge="", radius=6, padding=0, spacing=0, parent=parent)
        self._code = Text(role="second_strong", tone="link", digits=True)
        self._facts = Text(role="caption", tone="quiet", wrap=True)
        self._name, self._long = Text(role="heading", wrap=True), Text(role="row", wrap=True)
        self.other = Button(tr("Other procedure"), key="Ctrl F", icon="search", height=32)
        self.other.clicked.connect(self.change)
        words = QVBoxLayout()
        words.setSpacing(1)
        facts = line_of(self._code)
        facts.addWidget(self._facts, 1)
        facts.setAlignment(self._code, Qt.AlignmentFlag.AlignTop)
        words.addLayout(facts)
        words.addWidget(self._name)
        line = line_of()
        line.setContentsMargins(12, 8, 10, 8)
        line.addLayout(words, 1)
        line.addWidget(self.other, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(line)
        below = line_of(self._long)
        below.setContentsMargins(12, 0, 12, 8)
        self._below = QWidget()
        self._below.setLayout(below)
        self.body.addWidget(self._below)

    def show_procedure(self, procedure: Procedure) -> None:
        """Show a procedure; a very long name is set smaller, never cut."""
        self._code.setText(procedure.code)
        facts = (procedure.field, procedure.ministry, time_text(procedure.time))
        self._facts.setText(" · ".join(facts))
        long = len(procedure.name) > _LONG_NAME
        self._name.setText("" if long else procedure.name)
        self._long.setText(procedure.name if long else "")
        self._name.setVisible(not long)
        self._below.setVisible(long)
        self.setAccessibleName(f"{procedure.code} {procedure.name}")


class Cases(QWidget):
    """The cases of a procedure, each with its key; once one of many is chosen, the others fold away."""

    chosen = Signal(int)
    """A case was chosen; carries its place."""
    rebuilt = Signal()
    """Other cards are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = Sheet()
        self._open = False
        self._label = Text(tr("Case"), "label", "quiet")
        self._more = Button("", "light", height=28)
        self._more.clicked.connect(self._unfold)
        self._held = QWidget()
        self._grid = QGridLayout(self._held)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self.cards: list[CaseChoice] = []
        head = QWidget()
        head.setLayout(line_of(self._label, 1, self._more))
        self._head = head
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(head)
        column.addWidget(self._held)

    def set_tight(self, tight: bool) -> None:
        """Leave the label out where height is short."""
        self._label.setVisible(not tight)

    def show_cases(self, sheet: Sheet) -> None:
        """Show the cases of a sheet's procedure; a single one needs no choice."""
        other = sheet.procedure is None or sheet.procedure is not self._sheet.procedure
        self._sheet = sheet
        if other:
            self._open = False
        self._build()

    def focus(self) -> None:
        """Go to the chosen case, else the first."""
        if self.cards:
            (next((card for card in self.cards if card.isChecked()), self.cards[0])).setFocus()

    def _unfold(self) -> None:
        self._open = not self._open
        self._build()
        self.focus()

    def _build(self) -> None:
        procedure, case = self._sheet.procedure, self._sheet.case
        cases = procedure.cases if procedure else ()
        had_focus = any(card.hasFocus() for card in self.cards)
        empty(self._grid)
        self.cards = []
        self.setVisible(len(cases) > 1)
        if len(cases) < 2:
            return
        many = len(cases) > _MANY
        folded = many and case is not None and not self._open
        self._more.setVisible(many and case is not None)
        self._more.set_words(tr("All %n cases", len(cases)) if folded else tr("Fold"))
        beside = not many and all(len(c.title) <= _LONG_TITLE for c in cases)
        for place, one in enumerate(cases):
            if folded and place != case:
                continue
            key = f"Alt {LETTERS[place]}" if place < len(LETTERS) else ""
            card = CaseChoice(one.title or tr("Case {number}").format(number=place + 1), key=key, parent=self._held)
            card.setChecked(place == case)
            card.clicked.connect(lambda _=False, place=place: self._choose(place))
            at = self._grid.count()
            self._grid.addWidget(card, 0 if beside else at, at if beside else 0)
            self._grid.setColumnStretch(at if beside else 0, len(one.title) if beside else 1)
            self.cards.append(card)
        self.rebuilt.emit()
        if had_focus:
            self.focus()

    def controls(self) -> list[QWidget]:
        """Return what can be chosen, in reading order."""
        return [self._more, *self.cards]

    def _choose(self, place: int) -> None:
        self._open = False
        self.chosen.emit(place)

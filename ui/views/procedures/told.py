"""What to bring for the chosen procedure, large enough to be read aloud over the counter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.domain.guide import Told
from services.domain.procedure import Component
from services.domain.text import clean
from ui.components import Button, Card, CaseChoice, Chip, Disc, Icon, Text
from ui.translate import tr
from ui.views.intake.layout import Scroll, empty, line_of
from ui.views.procedures.words import (
    condition_text,
    confidence_words,
    counts_text,
    detail_text,
    paper_icon,
)

LETTERS = "ABCDEFGHIJ"
_MANY = 3
_LONG_NAME = 110


class Paper(Card):
    """One paper: its name large, how many, when, and what the catalogue adds."""

    def __init__(self, paper: Component, parent: QWidget | None = None) -> None:
        super().__init__(padding=11, spacing=0, parent=parent)
        words = QVBoxLayout()
        words.setSpacing(2)
        long = len(paper.name) > _LONG_NAME
        words.addWidget(Text(paper.name, "strong" if long else "main", wrap=True))
        if counts := counts_text(paper):
            words.addWidget(Text(counts, "row", "quiet", wrap=True))
        if condition := condition_text(paper):
            words.addWidget(Text(condition, "row", "wait", wrap=True))
        if detail := detail_text(paper):
            words.addWidget(Text(detail, "second", "quiet", wrap=True))
        line = line_of(spacing=14)
        line.addWidget(Disc(paper_icon(paper), "link", 36), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.body.addLayout(line)
        self.setAccessibleName(
            ", ".join(part for part in (paper.name, counts_text(paper), condition_text(paper)) if part)
        )


class _Spared(Card):
    """What nobody has to bring, as large as what to bring."""

    def __init__(self, papers: tuple[Component, ...], parent: QWidget | None = None) -> None:
        super().__init__(ground="data_soft", edge="", padding=16, spacing=8, parent=parent)
        self.body.addLayout(line_of(Icon("diamond", 18, "data"), Text(tr("No need to bring"), "title", "data"), 1))
        for paper in papers:
            self.body.addWidget(Text(paper.name, "main", wrap=True))
            databases = tr("The counter looks it up: {databases}").format(databases=", ".join(paper.databases))
            self.body.addWidget(Text(databases, "second", "quiet", wrap=True))
        card = tr("An identity card, if there is one, is only read at the counter: not kept, not copied.")
        self.body.addWidget(Text(card, "second", wrap=True))


class ToldPanel(Scroll):
    """Name, cases, what to bring, what only some bring, and what nobody has to."""

    case_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._inside = QWidget()
        super().__init__(self._inside, parent)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(4, 4, 8, 4)
        self._column.setSpacing(8)
        self.cards: list[CaseChoice] = []
        self._folded = True
        self._told: Told | None = None

    def show_told(self, told: Told) -> None:
        """Show what is told of a case."""
        same = self._told is not None and self._told.procedure.code == told.procedure.code
        if not same:
            self._folded = True
        self._told = told
        empty(self._column)
        self._head(told)
        self._cases(told)
        self._papers(told)
        self._column.addStretch(1)
        if not same:
            self.verticalScrollBar().setValue(0)

    def _head(self, told: Told) -> None:
        procedure = told.procedure
        name = QVBoxLayout()
        name.setSpacing(4)
        name.addWidget(
            Text(procedure.short_name, "title" if len(procedure.short_name) <= _LONG_NAME else "heading", wrap=True)
        )
        facts = f"{procedure.code} · {procedure.field} · {procedure.ministry}"
        name.addWidget(Text(facts, "second", "quiet", digits=True, wrap=True))
        if clean(procedure.name) != clean(procedure.short_name):
            name.addWidget(Text(procedure.name, "second", "quiet", wrap=True))
        self._column.addLayout(name)
        chips = line_of(
            Chip(confidence_words(procedure), "wait" if procedure.confidence == "index_only" else "quiet"), 1
        )
        self._column.addLayout(chips)
        if not procedure.active:
            by = tr("No longer received; {code} has taken its place.").format(code=procedure.superseded_by)
            words = by if procedure.superseded_by else tr("No longer received.")
            card = Card(ground="wait_soft", edge="wait", padding=10)
            card.body.addWidget(Text(words, "strong", "wait", wrap=True))
            self._column.addWidget(card)

    def _cases(self, told: Told) -> None:
        cases = told.procedure.cases
        self.cards = []
        if len(cases) < 2:
            return
        folded = len(cases) > _MANY and self._folded
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for place, case in enumerate(cases):
            if folded and place != told.case:
                continue
            key = f"Alt {LETTERS[place]}" if place < len(LETTERS) else ""
            title = case.title or tr("Case {number}").format(number=place + 1)
            card = CaseChoice(title, key=key, parent=held)
            card.setChecked(place == told.case)
            card.clicked.connect(lambda _=False, place=place: self._choose(place))
            column.addWidget(card)
            self.cards.append(card)
        head = line_of(Text(tr("Which case is it?"), "heading"), 1)
        if len(cases) > _MANY:
            more = Button(tr("All %n cases", len(cases)) if folded else tr("Fold"), "light", height=28)
            more.clicked.connect(self._unfold)
            head.addWidget(more)
        self._column.addLayout(head)
        self._column.addWidget(held)

    def _choose(self, place: int) -> None:
        self._folded = True
        self.case_chosen.emit(place)

    def _unfold(self) -> None:
        self._folded = not self._folded
        if self._told is not None:
            self.show_told(self._told)

    def _papers(self, told: Told) -> None:
        guide = told.guide
        if guide.is_empty:
            words = tr(
                "The catalogue names no papers for this procedure. Ask before telling anybody that none is needed."
            )
            self._section(tr("What to bring"), ())
            card = Card(ground="wait_soft", edge="", padding=14)
            card.body.addWidget(Text(words, "row", "wait", wrap=True))
            self._column.addWidget(card)
            return
        if guide.always or not guide.one_of:
            self._section(tr("What to bring"), guide.always)
        if not guide.always and not guide.one_of:
            self._column.addWidget(
                Text(tr("Nothing, unless one of the cases below applies."), "row", "quiet", wrap=True)
            )
        if guide.one_of:
            self._section(tr("Bring one of these"), guide.one_of)
        if guide.if_so:
            self._section(tr("Only some people bring"), guide.if_so)
        if guide.spared:
            self._column.addSpacing(4)
            self._column.addWidget(_Spared(guide.spared))

    def _section(self, title: str, papers: tuple[Component, ...]) -> None:
        self._column.addSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Text(title, "title"))
        head.addStretch(1)
        if len(papers) > 1:
            head.addWidget(Text(tr("%n papers", len(papers)), "second", "quiet"))
        self._column.addLayout(head)
        for paper in papers:
            self._column.addWidget(Paper(paper))

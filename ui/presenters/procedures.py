"""The procedures page: what is looked for, what is told of the chosen procedure, what is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from services.bootstrap import Desk
from services.domain.finding import Match
from services.domain.guide import Told
from services.domain.permissions import Account
from services.domain.procedure import Procedure
from ui.presenters.runner import Latest, Runner

MOST_HITS = 60
FREQUENT = "*"
"""Stands for the procedures of tier 1 where a field is chosen; "" stands for all."""

Sheet = Literal["a5", "a4", "board"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A line of the list.

    Attributes:
        reason: Why it was found, in the words of the one who searched, or "".
    """

    procedure: Procedure
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FieldCount:
    """A field of the catalogue with how many procedures it has, and how many of them are frequent at the counter."""

    name: str
    count: int
    frequent: int


def fields_of(procedures: Iterable[Procedure]) -> tuple[FieldCount, ...]:
    """Return the fields of a catalogue, those with frequent procedures first, the fuller ones before the others."""
    known = list(procedures)
    counts = Counter(p.field for p in known)
    frequent = Counter(p.field for p in known if p.tier == 1)
    found = (FieldCount(name, count, frequent[name]) for name, count in counts.items())
    return tuple(sorted(found, key=lambda f: (not f.frequent, -f.frequent, -f.count, f.name)))


def listed(procedures: Iterable[Procedure], field: str) -> tuple[Hit, ...]:
    """Return the procedures of a field (or `FREQUENT`, or "" for all): the frequent first, superseded ones last."""
    found = (p for p in procedures if field == "" or p.field == field or (field == FREQUENT and p.tier == 1))
    return tuple(Hit(p) for p in sorted(found, key=lambda p: (not p.active, p.tier)))


class ProceduresView(Protocol):
    """What the page can be told to show."""

    def show_fields(self, fields: tuple[FieldCount, ...], total: int, frequent: int, version: str) -> None:
        """Show what can be chosen among, and which catalogue it is."""

    def show_hits(self, hits: tuple[Hit, ...], text: str) -> None:
        """Show a list; `text` is what was searched for, or ""."""

    def show_told(self, told: Told | None) -> None:
        """Show what is told of a procedure, or that none is chosen."""

    def print_out(self, name: str, make: Callable[[], bytes]) -> None:
        """Have pages printed that belong to no dossier; `name` is for their file."""

    def say_failed(self, error: BaseException) -> None:
        """Say what could not be done."""

    def say_choose_first(self) -> None:
        """Say that a procedure has to be chosen first."""


class ProceduresPresenter:
    """Finds procedures and tells what to bring for the chosen one."""

    def __init__(self, view: ProceduresView, desk: Desk, by: Account, run: Runner) -> None:
        self._view, self._desk, self._by, self._run = view, desk, by, run
        self.all: tuple[Procedure, ...] = ()
        self.field = FREQUENT
        self.text = ""
        self.told: Told | None = None
        self._wanted = ("", 0)
        self._searches = Latest(run)

    def open(self) -> None:
        """Read the catalogue of today; the list and the chosen procedure are read again with it."""

        def read() -> tuple[tuple[Procedure, ...], str]:
            return self._desk.catalogue.all(self._by), self._desk.catalogue.version(self._by)

        def opened(answer: tuple[tuple[Procedure, ...], str]) -> None:
            self.all, version = answer
            frequent = sum(p.tier == 1 for p in self.all)
            self._view.show_fields(fields_of(self.all), len(self.all), frequent, version)
            self._list()
            if self._wanted[0]:
                self._tell()

        self._run(read, opened, self._view.say_failed)

    def narrow(self, field: str) -> None:
        """Show the procedures of a field, `FREQUENT`, or all; a search goes on among them."""
        self.field = field
        self._list()

    def search(self, text: str) -> None:
        """Look procedures up while a person types."""
        self.text = text.strip()
        self._list()

    def _list(self) -> None:
        """Show the field's procedures, or what a search finds in the whole catalogue."""
        if not self.text:
            self._view.show_hits(listed(self.all, self.field), "")
            return
        text, find = self.text, self._desk.catalogue.search

        def found(matches: tuple[Match, ...]) -> None:
            if text == self.text:
                self._view.show_hits(tuple(Hit(match.procedure, match.told()) for match in matches), text)

        self._searches.ask(lambda: find(self._by, text, MOST_HITS), found, self._view.say_failed)

    def choose(self, code: str, case: int = 0) -> None:
        """Tell what to bring for a procedure; an empty code chooses none."""
        if (code, case) == self._wanted:
            return
        self._wanted = (code, case)
        if code:
            self._tell()
        else:
            self.told = None
            self._view.show_told(None)

    def choose_case(self, case: int) -> None:
        """Tell what to bring for another case of the same procedure."""
        if self.told is not None and 0 <= case < len(self.told.procedure.cases):
            self.choose(self.told.procedure.code, case)

    def _tell(self) -> None:
        wanted = self._wanted

        def told(answer: Told) -> None:
            if wanted == self._wanted:
                self.told = answer
                self._view.show_told(answer)

        self._run(lambda: self._desk.handouts.told(self._by, *wanted), told, self._view.say_failed)

    def print_handout(self, sheet: Sheet = "a5") -> None:
        """Have the handout of the chosen case printed, or its sheet for the notice board."""
        if self.told is None:
            self._view.say_choose_first()
            return
        code, case = self.told.procedure.code, self.told.case
        name = f"{'niem-yet' if sheet == 'board' else 'huong-dan'}-{code}-{case}.pdf"
        self._view.print_out(name, lambda: self._desk.handouts.handout(self._by, code, case, sheet))

    def print_list(self) -> None:
        """Have the list of a field's procedures printed: the field looked at, else that of the chosen procedure."""
        chosen = self.told.procedure.field if self.told else ""
        field = self.field if self.field not in ("", FREQUENT) else chosen
        if not field:
            self._view.say_choose_first()
            return
        self._view.print_out("niem-yet-linh-vuc.pdf", lambda: self._desk.handouts.field_list(self._by, field))

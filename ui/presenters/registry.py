"""The register page: what it asks for, what it keeps, what it shows next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from services.cases.life import Life
from services.cases.print_jobs import PrintJobs
from services.cases.registry import DossierFile, Found, Registry
from services.domain.calendar import WorkingCalendar, days, office_time
from services.domain.dossier import Dossier, DossierState
from services.domain.permissions import Account
from services.domain.print_job import PrintJob
from services.domain.register import Filter, Row
from services.errors import WrongState
from ui.presenters.runner import Runner

BLOCK = 256
"""How many rows are asked for at a time."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list was asked for; an answer to an earlier question is not shown."""

    text: str = ""
    narrow: Filter = Filter.ALL


class Left(StrEnum):
    """What the time to a promise is told in."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """How far a promise is.

    Attributes:
        count: How many of the unit, at least 1; days are working days.
        late: The promise is past.
    """

    unit: Left
    count: int
    late: bool


def time_left(due_at: datetime, now: datetime, calendar: WorkingCalendar) -> TimeLeft:
    """Return how long there is to a promise, or how long it is past: hours on its day, else working days."""
    due, here, late = office_time(due_at), office_time(now), due_at < now
    minutes = round(abs((due_at - now).total_seconds()) / 60)
    if due.date() != here.date():
        first, last = sorted((due.date(), here.date()))
        worked = sum(calendar.is_working(day) for day in days(first, last) if day != first)
        return TimeLeft(Left.DAYS, max(worked, 1), late)
    if minutes < 60:
        return TimeLeft(Left.MINUTES, max(minutes, 1), late)
    return TimeLeft(Left.HOURS, round(minutes / 60), late)


class RegistryView(Protocol):
    """What the page can be told to show."""

    def show_found(self, asked: Asked, found: Found) -> None:
        """Show the first block of a list with its counts."""

    def show_block(self, first: int, rows: tuple[Row, ...]) -> None:
        """Show a further block of the list on screen; `first` is the place of its first row, from 0."""

    def show_file(self, file: DossierFile | None) -> None:
        """Show a dossier beside the list, or that none is chosen."""

    def show_whole(self, file: DossierFile) -> None:
        """Show a dossier on a page of its own."""

    def ask_return(self, dossier: Dossier) -> None:
        """Ask whether the result was really handed over."""

    def say_returned(self, dossier: Dossier) -> None:
        """Say that the result was handed over."""

    def say_failed(self, error: BaseException) -> None:
        """Say what could not be done."""

    def say_choose_first(self) -> None:
        """Say that a dossier has to be chosen first."""

    def send_to_printer(self, job: PrintJob) -> None:
        """Have a receipt printed."""


class RegistryPresenter:
    """Looks dossiers up and acts on the one that is chosen.

    One question is on its way at a time: what is typed meanwhile replaces the question that waits.
    """

    def __init__(
        self, view: RegistryView, registry: Registry, life: Life, print_jobs: PrintJobs, by: Account, run: Runner
    ) -> None:
        self._view, self._registry, self._life, self._print_jobs = view, registry, life, print_jobs
        self._by, self._run = by, run
        self.asked = Asked()
        self.file: DossierFile | None = None
        self._wanted = ""
        self._opening = False
        self._asking = self._stale = False
        self._blocks: list[int] = []
        self._fetching = self._returning = False

    def search(self, text: str) -> None:
        """Look for other words."""
        self._ask(Asked(text.strip(), self.asked.narrow))

    def narrow(self, narrow: Filter) -> None:
        """Show only some of what was found."""
        self._ask(Asked(self.asked.text, narrow))

    def refresh(self) -> None:
        """Ask the same again, because something may have changed."""
        self._ask(self.asked)

    def _ask(self, asked: Asked) -> None:
        self.asked = asked
        self._blocks.clear()
        self._stale = self._asking
        if self._asking:
            return
        self._asking = True
        self._run(
            lambda: self._registry.find(self._by, asked.text, asked.narrow, BLOCK),
            lambda found: self._found(asked, found),
            self._not_found,
        )

    def _found(self, asked: Asked, found: Found) -> None:
        self._asking = False
        if self._stale:
            self._ask(self.asked)
            return
        self._view.show_found(asked, found)

    def _not_found(self, error: BaseException) -> None:
        self._asking = False
        if self._stale:
            self._ask(self.asked)
            return
        self._view.say_failed(error)

    def need(self, first: int) -> None:
        """Ask for the block that begins at a row; of many wanted while scrolling, the last few are fetched."""
        if first not in self._blocks:
            self._blocks = [*self._blocks[-3:], first]
        self._fetch()

    def _fetch(self) -> None:
        if self._fetching or self._asking or not self._blocks:
            return
        asked, first = self.asked, self._blocks.pop()
        self._fetching = True
        self._run(
            lambda: self._registry.rows(self._by, asked.text, asked.narrow, BLOCK, first),
            lambda rows: self._fetched(asked, first, rows),
            self._not_fetched,
        )

    def _fetched(self, asked: Asked, first: int, rows: tuple[Row, ...]) -> None:
        self._fetching = False
        if asked == self.asked:
            self._view.show_block(first, rows)
        self._fetch()

    def _not_fetched(self, error: BaseException) -> None:
        self._fetching = False
        self._view.say_failed(error)

    def choose(self, number: str) -> None:
        """Show a dossier beside the list; an empty number shows none."""
        if self._opening and not number:
            # The list was just read and nothing is chosen in it: the dossier that is being opened is still wanted.
            return
        self._wanted = number
        if not number:
            self.file = None
            self._view.show_file(None)
        elif self.file is None or self.file.dossier.number != number:
            self._open(number, self._view.show_file)

    def open(self, number: str) -> None:
        """Show a dossier on a page of its own."""
        self._wanted = number
        if self.file is not None and self.file.dossier.number == number:
            self._view.show_whole(self.file)
            return
        self._opening = True
        self._open(number, self._view.show_whole)

    def _open(self, number: str, show: _Show) -> None:
        def opened(file: DossierFile) -> None:
            self._opening = False
            if number == self._wanted:
                self.file = file
                show(file)

        def failed(error: BaseException) -> None:
            self._opening = False
            self._view.say_failed(error)

        self._run(lambda: self._registry.open(self._by, number), opened, failed)

    def ask_return(self) -> None:
        """Begin to hand a result over; nothing is recorded before the officer has said so."""
        if self.file is None:
            self._view.say_choose_first()
            return
        dossier = self.file.dossier
        if dossier.state in (DossierState.RECEIVED, DossierState.READY):
            self._view.ask_return(dossier)
        else:
            self._view.say_failed(WrongState(dossier.number, dossier.state))

    def return_result(self) -> None:
        """Record that the result of the chosen dossier was handed over; a second press does nothing."""
        if self.file is None or self._returning:
            return
        number, self._returning = self.file.dossier.number, True
        self._run(lambda: self._life.return_result(self._by, number), self._returned, self._not_returned)

    def _not_returned(self, error: BaseException) -> None:
        self._returning = False
        self._view.say_failed(error)

    def _returned(self, dossier: Dossier) -> None:
        self._returning = False
        self._view.say_returned(dossier)
        self.reload()
        self.refresh()

    def reload(self) -> None:
        """Read the chosen dossier again."""
        if self._wanted:
            self._open(self._wanted, self._view.show_file)

    def print_again(self) -> None:
        """Have the receipt of the chosen dossier printed."""
        if self.file is None:
            self._view.say_choose_first()
            return
        number = self.file.dossier.number
        self._run(
            lambda: self._print_jobs.receipt_of(self._by, number), self._view.send_to_printer, self._view.say_failed
        )

    def print_control_sheet(self) -> None:
        """Have the process-control sheet (form 06) of the chosen dossier printed."""
        if self.file is None:
            self._view.say_choose_first()
            return
        number = self.file.dossier.number
        self._run(
            lambda: self._print_jobs.control_sheet_of(self._by, number),
            self._view.send_to_printer,
            self._view.say_failed,
        )


class _Show(Protocol):
    def __call__(self, file: DossierFile, /) -> None: ...

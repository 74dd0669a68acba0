"""What every case works with: the store, the clock, the desk and what it knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from services.domain.agency import office_on
from services.domain.calendar import OFFICE_ZONE, WorkingCalendar, calendar_of, office_day
from services.domain.dossier import Dossier
from services.domain.numbers import Block
from services.domain.office import NumberThere, Office
from services.domain.points import place_line, point_of
from services.domain.procedure import Procedure, procedure_from
from services.domain.rulebook import Chapter, Rules
from services.errors import InvalidForm, Problem
from services.settings import Settings
from services.store import catalogue, marks, rulebook
from services.store.catalogue import Placed
from services.store.store import Store
from services.wording.receivers import receiver_name

LONGEST_SPAN_DAYS = 366


@dataclass(frozen=True, slots=True)
class _Known:
    """What was put together of one state of the catalogue; a new state is a new one, so that no thread sees a half."""

    sequence: int
    placed: list[Placed]
    days: dict[date, dict[str, Placed]] = field(default_factory=dict)
    whole: dict[date, dict[str, Procedure]] = field(default_factory=dict)

    def on(self, day: date) -> dict[str, Placed]:
        """Return which row of every code holds on a day."""
        if day not in self.days:
            self.days[day] = catalogue.in_force(self.placed, day)
        return self.days[day]


class Shelf:
    """The catalogue and the rulebook, each row parsed once: no batch ever changes."""

    def __init__(self) -> None:
        self._parsed: dict[tuple[str, str], Procedure] = {}
        self._known = _Known(-1, [])
        self._rules: tuple[int, Rules] | None = None
        self._earlier: tuple[int, Rules] | None = None
        self._calendar: tuple[Rules, bool, WorkingCalendar] | None = None

    def rules(self, db: Connection) -> Rules:
        """Return the rulebook as it stands now, read again only when it was changed."""
        now = rulebook.revision(db)
        if self._rules is None or self._rules[0] != now:
            self._rules = now, rulebook.load(db)
        return self._rules[1]

    def rules_at(self, db: Connection, revision: int) -> Rules:
        """Return the rulebook as it stood at an earlier revision; the last one asked for is kept."""
        if self._earlier is None or self._earlier[0] != revision:
            self._earlier = revision, rulebook.load(db, revision)
        return self._earlier[1]

    def calendar(self, db: Connection, saturday_counts: bool) -> WorkingCalendar:
        """Return the working days as the rulebook has them now, put together again only when it was changed."""
        rules = self.rules(db)
        if self._calendar is None or self._calendar[0] is not rules or self._calendar[1] is not saturday_counts:
            days = calendar_of(rules.all(Chapter.CALENDAR), saturday_counts=saturday_counts)
            self._calendar = rules, saturday_counts, days
        return self._calendar[2]

    def in_force(self, db: Connection, day: date) -> dict[str, Procedure]:
        """Return the procedures in force on a day by code, in the source's order; what has ended is active no more."""
        known = self._now(db)
        if day not in known.whole:
            found = known.on(day)
            for name in {row.catalogue for row in found.values() if (row.catalogue, row.code) not in self._parsed}:
                read = catalogue.procedures_of(db, name)
                self._parsed |= {(name, code): one for code, one in read.items()}
            known.whole[day] = {code: self._parsed[row.catalogue, code].as_of(day) for code, row in found.items()}
        return known.whole[day]

    def procedure(self, db: Connection, code: str, day: date) -> Procedure | None:
        """Return one procedure as it is in force on a day, None when there is none; no other row is read."""
        found = self._now(db).on(day).get(code)
        row = self.row(db, found.catalogue, code) if found else None
        return row.as_of(day) if row else None

    def version_on(self, db: Connection, day: date) -> str:
        """Return the newest batch that has a row in force on a day, "" when none was ever loaded."""
        found = self._now(db).on(day).values()
        return max(found, key=lambda row: (row.valid_from, row.sequence)).catalogue if found else ""

    def row(self, db: Connection, name: str, code: str) -> Procedure | None:
        """Return a procedure as one batch has it, whatever came later; None when it has none of this code."""
        if (name, code) not in self._parsed:
            body = catalogue.body(db, name, code)
            if body is None:
                return None
            self._parsed[name, code] = procedure_from(body, name)
        return self._parsed[name, code]

    def _now(self, db: Connection) -> _Known:
        """Return where the rows stand, read again once the catalogue changed, here or in another process."""
        sequence = catalogue.sequence(db)
        known = self._known
        if sequence != known.sequence:
            known = self._known = _Known(sequence, catalogue.placed(db))
        return known


@dataclass(frozen=True, slots=True)
class Workplace:
    """One desk at work.

    Attributes:
        desk: The desk's id in the store.
        now: The clock; aware.
        home: The desk's folder.
        vault_key: 32 bytes that scanned papers are encrypted and named by.
        shelf: What was read of catalogue and rulebook so far.
        later: Numbers of a day a desk that began anew draws, None for those of the settings.
    """

    store: Store
    desk: int
    settings: Settings
    now: Callable[[], datetime]
    home: Path
    vault_key: bytes = field(repr=False)
    shelf: Shelf = field(default_factory=Shelf)
    later: Block | None = None

    @property
    def block(self) -> Block:
        """The numbers the desk may draw on a day."""
        return self.later or self.settings.block

    @property
    def office(self) -> Office:
        """The office as the settings name it; papers ask `office_on`."""
        return self.settings.office

    def office_on(self, db: Connection, day: date) -> Office:
        """Return the office as it stands on papers of a day: a change of name changes no earlier paper."""
        return office_on(self.office, self.rules(db), day)

    def office_for(self, db: Connection, dossier: Dossier) -> Office:
        """Return the office as it stands on the papers of a dossier, with where its result is handed out."""
        day = office_day(dossier.received_at)
        point = point_of(self.rules(db), dossier.terms.return_point, day)
        returns_at = place_line(point, self.settings.hours.shifts) if point else ""
        there = self.numbers_there(db, [dossier.number])
        return replace(self.office_on(db, day), returns_at=returns_at, numbers_there=there)

    def numbers_there(self, db: Connection, numbers: Sequence[str]) -> tuple[NumberThere, ...]:
        """Return what receivers call dossiers of ours, also those the settings have no longer: the number stays theirs."""
        return tuple(
            NumberThere(number, self.called(name), theirs)
            for number in numbers
            for name, theirs in sorted(marks.numbers_there(db, number).items())
        )

    def called(self, receiver: str) -> str:
        """Return what people call a receiver; one the settings have no longer by its name alone."""
        one, usual = self.settings.receivers.get(receiver), receiver == self.settings.default_receiver
        return receiver_name(receiver, one.label, one.contract, usual=usual) if one else receiver

    @property
    def calendar(self) -> WorkingCalendar:
        """The working days as they are known now; a change of the rulebook shows at once."""
        with self.store.read() as db:
            return self.calendar_in(db)

    def calendar_in(self, db: Connection) -> WorkingCalendar:
        """Return the working days as they are known now."""
        return self.shelf.calendar(db, self.settings.hours.saturday_counts)

    def rules(self, db: Connection) -> Rules:
        """Return the rulebook as it stands now."""
        return self.shelf.rules(db)

    def today(self) -> date:
        """Return the office's date."""
        return office_day(self.now())


def span(first: date, last: date) -> tuple[datetime, datetime]:
    """Return the instants from the start of `first` until before the end of `last`, in the office's zone.

    Raises:
        InvalidForm: The last day is before the first, or the span is longer than a year.
    """
    if not 0 <= (last - first).days < LONGEST_SPAN_DAYS:
        raise InvalidForm((Problem("to", "not_a_span"),))
    start = datetime.combine(first, datetime.min.time(), OFFICE_ZONE)
    return start, datetime.combine(last + timedelta(days=1), datetime.min.time(), OFFICE_ZONE)

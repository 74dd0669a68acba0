"""Working days and office hours of the counter, in Asia/Ho_Chi_Minh."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from zoneinfo import ZoneInfo

from services.domain.rulebook import SHIPPED, Rule
from services.errors import Problem

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NAME_LIMIT = 200
SATURDAY = 5

Shifts = tuple[tuple[time, time], ...]
"""When the counter is open on one day, in order, none touching another."""


def office_time(moment: datetime) -> datetime:
    """Return an instant as the counter's clock shows it."""
    return moment.astimezone(OFFICE_ZONE)


def office_day(moment: datetime) -> date:
    """Return the counter's date of an instant."""
    return office_time(moment).date()


class DayKind(StrEnum):
    """How a day differs from the week's pattern."""

    OFF = "off"
    WORK = "work"
    HALF = "half"


class DayStatus(StrEnum):
    """How sure a day is."""

    OFFICIAL = "official"
    EXPECTED = "expected"
    TO_CONFIRM = "to_confirm"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day that differs from the week: a holiday, a worked Saturday, a day of fewer hours.

    Its rule is keyed by the day in ISO form and is in force on that day alone.

    Attributes:
        status: Only an official day makes a promise without a warning.
        hours: Shifts as `07:30-11:30`; needed for a half day, allowed for a worked one, none when off.
    """

    day: date
    name: str
    kind: DayKind
    status: DayStatus = DayStatus.OFFICIAL
    hours: tuple[str, ...] = ()


def shifts_of(texts: Iterable[str]) -> Shifts:
    """Return shifts written as `07:30-11:30`.

    Raises:
        ValueError: One is none, or they are not in order.
    """
    shifts = tuple(_shift(text) for text in texts)
    if not all(a < b for a, b in pairwise(hour for shift in shifts for hour in shift)):
        raise ValueError("not in order")
    return shifts


def _shift(text: str) -> tuple[time, time]:
    opens, closes = (hour_of(part) for part in text.split("-"))
    return opens, closes


def hour_of(text: str) -> time:
    """Return an hour written as `07:30`.

    Raises:
        ValueError: It is none, or names a zone, which an hour of the office does not need.
    """
    hour = time.fromisoformat(text.strip())
    if hour.tzinfo is not None:
        raise ValueError("an hour of the office has no zone")
    return hour


def day_faults(day: CalendarDay) -> tuple[Problem, ...]:
    """Return what cannot be in a day of the calendar."""
    found = []
    if not day.name.strip():
        found.append(Problem("name", "empty"))
    if len(day.name) > NAME_LIMIT:
        found.append(Problem("name", "too_long", str(NAME_LIMIT)))
    try:
        wanted = bool(shifts_of(day.hours)) or day.kind is not DayKind.HALF
    except ValueError:
        wanted = False
    if not wanted or (day.hours and day.kind is DayKind.OFF):
        found.append(Problem("hours", "not_hours"))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class DayOff:
    """A public holiday or a day swapped for a Saturday, as a promise remembers it.

    Attributes:
        confirmed: The day was announced officially; else it is expected, or to be checked.
    """

    day: date
    name: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Which days are worked.

    Attributes:
        days: The days that differ from Monday to Friday, by date.
        saturday_counts: The office works Saturdays and counts them in its deadlines: the unit's own setting, no rule of law.
        known_years: Years somebody announced holidays of.
    """

    days: Mapping[date, CalendarDay]
    saturday_counts: bool = False
    known_years: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        years = frozenset(known.day.year for known in self.days.values() if known.kind is DayKind.OFF)
        object.__setattr__(self, "known_years", years)

    def is_working(self, day: date) -> bool:
        """Return whether the day counts as a working day."""
        known = self.days.get(day)
        if known and known.kind is not DayKind.HALF:
            return known.kind is DayKind.WORK
        return day.weekday() < SATURDAY or (self.saturday_counts and (day.weekday() == SATURDAY or known is not None))

    def next_working(self, day: date) -> date:
        """Return the first working day after a day."""
        day += timedelta(days=1)
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def on_or_after(self, day: date) -> date:
        """Return the day itself when it is worked, else the first working day after it."""
        return day if self.is_working(day) else self.next_working(day)

    def working_between(self, first: date, last: date) -> int:
        """Return how many working days lie after `first` up to `last`; 0 when `last` is not later."""
        return sum(self.is_working(day) for day in days(first + timedelta(days=1), last))

    def is_sure(self, day: date) -> bool:
        """Return whether what we know of the day is official; a year nobody announced is not."""
        known = self.days.get(day)
        return day.year in self.known_years and (known is None or known.status is DayStatus.OFFICIAL)

    def holiday(self, day: date) -> DayOff | None:
        """Return the holiday that keeps a day of the week's pattern from being worked, or None."""
        known = self.days.get(day)
        if known is None or known.kind is not DayKind.OFF:
            return None
        usual = day.weekday() < SATURDAY or (self.saturday_counts and day.weekday() == SATURDAY)
        return DayOff(day, known.name, known.status is DayStatus.OFFICIAL) if usual else None

    def holidays_between(self, first: date, last: date) -> tuple[DayOff, ...]:
        """Return the holidays after `first` up to `last` that make a promise later: those on days else worked."""
        return tuple(off for day in days(first + timedelta(days=1), last) if (off := self.holiday(day)))

    def unsure_between(self, first: date, last: date) -> tuple[date, ...]:
        """Return the days after `first` up to `last` that are not officially known."""
        return tuple(day for day in days(first + timedelta(days=1), last) if not self.is_sure(day))


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """When the counter is open.

    Attributes:
        shifts: From Monday to Friday, and on a Saturday worked instead of another day.
        cutoff: Hour after which same-day work counts for the next working day, where the procedure publishes none.
        saturday: On an ordinary Saturday; empty where the office is closed.
        saturday_counts: Whether such a Saturday counts as a working day: the unit's own setting, no rule of law.
    """

    shifts: Shifts
    cutoff: time = time(15, 0)
    saturday: Shifts = ()
    saturday_counts: bool = False

    @property
    def closing(self) -> time:
        """When results are given out at the latest on a whole day."""
        return self.shifts[-1][1]


def shifts_on(day: date, calendar: WorkingCalendar, hours: OfficeHours) -> Shifts:
    """Return when the counter is open on a day; nothing when it is closed. A working day has always hours."""
    known = calendar.days.get(day)
    if known and known.kind is DayKind.OFF:
        return ()
    if known and known.hours:
        return shifts_of(known.hours)
    usual = hours.saturday if day.weekday() == SATURDAY and not (known and known.kind is DayKind.WORK) else ()
    return usual or (hours.shifts if calendar.is_working(day) else ())


def days(first: date, last: date) -> Iterator[date]:
    """Yield each day from first to last."""
    while first <= last:
        yield first
        first += timedelta(days=1)


def calendar_of(rules: Iterable[Rule[CalendarDay]], *, saturday_counts: bool = False) -> WorkingCalendar:
    """Return the calendar of the rulebook's days; of one day the row the unit itself entered wins over the shipped one."""
    own = sorted(rules, key=lambda rule: (rule.changed_by != SHIPPED, rule.valid_from))
    return WorkingCalendar({rule.body.day: rule.body for rule in own}, saturday_counts)

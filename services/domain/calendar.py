"""Working days and office hours of the counter, in Asia/Ho_Chi_Minh."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
OFFICIAL = "chinh_thuc"


def office_time(moment: datetime) -> datetime:
    """Return an instant as the counter's clock shows it."""
    return moment.astimezone(OFFICE_ZONE)


def office_day(moment: datetime) -> date:
    """Return the counter's date of an instant."""
    return office_time(moment).date()


@dataclass(frozen=True, slots=True)
class DayOff:
    """A public holiday or a day swapped for a Saturday.

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
        days_off: Public holidays by date.
        make_up: Saturdays or Sundays worked instead of a swapped day, and whether that is confirmed.
    """

    days_off: Mapping[date, DayOff]
    make_up: Mapping[date, bool]

    def is_working(self, day: date) -> bool:
        """Return whether the office works that day."""
        if day in self.make_up:
            return True
        return day.weekday() < 5 and day not in self.days_off

    def next_working(self, day: date) -> date:
        """Return the first working day after a day."""
        day += timedelta(days=1)
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def is_sure(self, day: date) -> bool:
        """Return whether what we know of the day is official; a year nobody announced is not."""
        if not any(known.year == day.year for known in self.days_off):
            return False
        if day in self.make_up:
            return self.make_up[day]
        off = self.days_off.get(day)
        return off is None or off.confirmed

    def holidays_between(self, first: date, last: date) -> tuple[DayOff, ...]:
        """Return the holidays on weekdays after `first` up to `last`: those that make a promise later."""
        return tuple(
            self.days_off[day]
            for day in days(first + timedelta(days=1), last)
            if day in self.days_off and day.weekday() < 5 and day not in self.make_up
        )

    def unsure_between(self, first: date, last: date) -> tuple[date, ...]:
        """Return the days after `first` up to `last` that are not officially known."""
        return tuple(day for day in days(first + timedelta(days=1), last) if not self.is_sure(day))


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """When the counter is open: shifts in order, none touching another.

    Attributes:
        cutoff: Hour after which same-day work counts for the next working day, where the procedure publishes none.
    """

    shifts: tuple[tuple[time, time], ...]
    cutoff: time = time(15, 0)

    @property
    def closing(self) -> time:
        """When results are given out at the latest."""
        return self.shifts[-1][1]


def days(first: date, last: date) -> Iterator[date]:
    """Yield each day from first to last."""
    while first <= last:
        yield first
        first += timedelta(days=1)


def calendar_from(raw: Mapping[str, Any]) -> WorkingCalendar:
    """Return the calendar of `resources/calendar/working_calendar.json`.

    Raises:
        KeyError, ValueError: A row lacks its date or the date is none.
    """
    off = (DayOff(date.fromisoformat(r["date"]), r["name"], r["status"] == OFFICIAL) for r in raw["days_off"])
    return calendar_of(
        off, {date.fromisoformat(r["date"]): r["status"] == OFFICIAL for r in raw["make_up_working_days"]}
    )


def calendar_of(days_off: Iterable[DayOff], make_up: Mapping[date, bool]) -> WorkingCalendar:
    """Return a calendar of these holidays and worked weekend days."""
    return WorkingCalendar({d.day: d for d in days_off}, dict(make_up))

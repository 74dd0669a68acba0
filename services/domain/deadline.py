"""The day and hour a result is promised for, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from services.domain.calendar import OFFICE_ZONE, DayOff, OfficeHours, WorkingCalendar, office_time
from services.domain.procedure import TimeLimit, TimeUnit


class Basis(StrEnum):
    """Where a promise comes from. All but `CATALOGUE` are shown as unconfirmed."""

    CATALOGUE = "catalogue"
    INFERRED_UNIT = "inferred_unit"
    SUGGESTED = "suggested"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True)
class Promise:
    """When the result is due, and why; kept with the dossier.

    Attributes:
        due_at: The promised moment, aware.
        basis: Where it comes from.
        value, unit: Length it was counted from; 0 for the same day or a day the officer gave.
        same_day: Due on the day of reception (or the next working day after the cut-off).
        carried_over: Handed in after the cut-off or on a day off, so counted from the next working day.
        holidays: Public holidays on weekdays that make the promise later.
        unsure: Days the promise rests on that are not officially known.
    """

    due_at: datetime
    basis: Basis
    value: int = 0
    unit: TimeUnit = TimeUnit.WORKING_DAY
    same_day: bool = False
    carried_over: bool = False
    holidays: tuple[DayOff, ...] = ()
    unsure: tuple[date, ...] = ()

    @property
    def confirmed(self) -> bool:
        """Whether the promise stands on the catalogue and an official calendar."""
        return self.basis is Basis.CATALOGUE and not self.unsure


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, OFFICE_ZONE)


def _on_or_after(day: date, calendar: WorkingCalendar) -> date:
    return day if calendar.is_working(day) else calendar.next_working(day)


def _add_working_days(start: date, count: int, calendar: WorkingCalendar) -> date:
    for _ in range(count):
        start = calendar.next_working(start)
    return _on_or_after(start, calendar)


def _months_later(start: date, count: int) -> date:
    month = start.month - 1 + count
    year, month = start.year + month // 12, month % 12 + 1
    first_after = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=start.day - 1), first_after - timedelta(days=1))


def _add_hours(start: datetime, count: int, calendar: WorkingCalendar, hours: OfficeHours) -> datetime:
    """Return the moment after so many open hours; `start` lies on a working day."""
    left, day, now = timedelta(hours=count), start.date(), start
    while True:
        for opens, closes in hours.shifts:
            begin = max(now, _at(day, opens))
            room = _at(day, closes) - begin
            if timedelta(0) < room < left:
                left -= room
            elif room >= left:
                return begin + left
        day = calendar.next_working(day)
        now = _at(day, time(0, 0))


def _is_late(local: datetime, limit: TimeLimit, calendar: WorkingCalendar, hours: OfficeHours) -> bool:
    """Return whether a dossier counts as handed in on the next working day."""
    at_once = limit.same_day or limit.value == 0
    last = time.fromisoformat(limit.cutoff) if limit.cutoff else hours.cutoff if limit.same_day else None
    if limit.unit is TimeUnit.HOUR or at_once:
        last = min(last or hours.closing, hours.closing)
    if not calendar.is_working(local.date()):
        return last is not None
    return last is not None and local.time() > last


def _basis(limit: TimeLimit) -> Basis:
    if limit.suggested:
        return Basis.SUGGESTED
    return Basis.INFERRED_UNIT if limit.inferred else Basis.CATALOGUE


def _counted(
    limit: TimeLimit, received_at: datetime, late: bool, calendar: WorkingCalendar, hours: OfficeHours
) -> tuple[date, datetime]:
    """Return the first day whose being off matters, and when the result is due.

    Time in working days or hours passes over every day off; time in days or months only minds its last day.
    """
    received_on = received_at.date()
    start = calendar.next_working(received_on) if late else received_on
    if limit.unit is TimeUnit.HOUR:
        begin = _at(start, time(0, 0)) if late else received_at
        return received_on, _add_hours(begin, limit.value, calendar, hours)
    if limit.unit is TimeUnit.WORKING_DAY:
        first = received_on if late or limit.value == 0 else received_on + timedelta(days=1)
        return first, _at(_add_working_days(start, limit.value, calendar), hours.closing)
    months = limit.unit is TimeUnit.MONTH
    last = _months_later(start, limit.value) if months else start + timedelta(days=limit.value)
    first = received_on if last == start else last
    return first, _at(_on_or_after(last, calendar), hours.closing)


def promise(
    limit: TimeLimit | None, received_at: datetime, calendar: WorkingCalendar, hours: OfficeHours
) -> Promise | None:
    """Return when the result is due, or None when nobody published it and the officer must say.

    The day of reception does not count; a last day that is off moves to the next working day. A dossier handed in after
    the cut-off of its procedure, or one with a cut-off on a day off, counts as handed in on the next working day.

    Args:
        limit: The procedure's time; None, or a unit the source did not name, cannot be computed.
        received_at: Moment of complete reception, aware.
        calendar: Working days of every year the time touches.
        hours: Office hours; a promise in days ends at closing.

    Source: Civil Code 2015 (91/2015/QH13) articles 147.2, 148; cut-off as published with each procedure.
    """
    if limit is None or limit.unit is TimeUnit.OTHER:
        return None
    local = office_time(received_at)
    late = _is_late(local, limit, calendar, hours)
    first, due = _counted(limit, local, late, calendar, hours)
    before = first - timedelta(days=1)
    return Promise(
        due_at=due,
        basis=_basis(limit),
        value=limit.value,
        unit=limit.unit,
        same_day=limit.same_day,
        carried_over=late,
        holidays=calendar.holidays_between(before, due.date()),
        unsure=calendar.unsure_between(before, due.date()),
    )


def promised_by_officer(day: date, received_at: datetime, calendar: WorkingCalendar, hours: OfficeHours) -> Promise:
    """Return the promise of a day the officer chose, marked as such; it ends at closing."""
    received_on = office_time(received_at).date()
    return Promise(
        due_at=_at(day, hours.closing),
        basis=Basis.OFFICER,
        holidays=calendar.holidays_between(received_on, day),
        unsure=calendar.unsure_between(received_on, day),
    )

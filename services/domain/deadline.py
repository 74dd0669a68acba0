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
        holidays: Public holidays on weekdays that were skipped.
        unsure: Days on the way that are not officially known.
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


def _add_working_days(start: date, count: int, calendar: WorkingCalendar) -> date:
    for _ in range(count):
        start = calendar.next_working(start)
    return start


def _add_days(start: date, count: int, calendar: WorkingCalendar) -> date:
    last = start + timedelta(days=count)
    return last if calendar.is_working(last) else calendar.next_working(last)


def _months_later(start: date, count: int) -> date:
    month = start.month - 1 + count
    year, month = start.year + month // 12, month % 12 + 1
    first_after = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=start.day - 1), first_after - timedelta(days=1))


def _add_hours(start: datetime, count: int, calendar: WorkingCalendar, hours: OfficeHours) -> datetime:
    left, day, now = timedelta(hours=count), start.date(), start
    while True:
        if calendar.is_working(day):
            for opens, closes in hours.shifts:
                begin = max(now, _at(day, opens))
                room = _at(day, closes) - begin
                if timedelta(0) < room < left:
                    left -= room
                elif room >= left:
                    return begin + left
        day = calendar.next_working(day)
        now = _at(day, time(0, 0))


def _late(local: datetime, limit: TimeLimit, calendar: WorkingCalendar) -> bool:
    if not calendar.is_working(local.date()):
        return limit.same_day
    return bool(limit.cutoff) and local.time() > time.fromisoformat(limit.cutoff)


def _basis(limit: TimeLimit) -> Basis:
    if limit.suggested:
        return Basis.SUGGESTED
    return Basis.INFERRED_UNIT if limit.inferred else Basis.CATALOGUE


def promise(
    limit: TimeLimit | None, received_at: datetime, calendar: WorkingCalendar, hours: OfficeHours
) -> Promise | None:
    """Return when the result is due, or None when nobody published it and the officer must say.

    The day of reception does not count; a last day that is off moves to the next working day. A dossier handed in after
    the cut-off of its procedure, or a same-day one on a day off, counts as handed in on the next working day.

    Args:
        limit: The procedure's time; None, or a unit the source did not name, cannot be computed.
        received_at: Moment of complete reception, aware.
        calendar: Working days of every year the time touches.
        hours: Office hours; a promise in days ends at closing.

    Source: Civil Code 2015 (91/2015/QH13) articles 147.2, 148.5; cut-off as published with each procedure.
    """
    if limit is None or limit.unit is TimeUnit.OTHER:
        return None
    local = office_time(received_at)
    late = _late(local, limit, calendar)
    start = calendar.next_working(local.date()) if late else local.date()
    if limit.unit is TimeUnit.HOUR:
        due = _add_hours(local, limit.value, calendar, hours)
    elif limit.unit is TimeUnit.MONTH:
        due = _at(_add_days(_months_later(start, limit.value), 0, calendar), hours.closing)
    elif limit.unit is TimeUnit.DAY:
        due = _at(_add_days(start, limit.value, calendar), hours.closing)
    else:
        due = _at(_add_working_days(start, limit.value, calendar), hours.closing)
    received_on = local.date()
    return Promise(
        due_at=due,
        basis=_basis(limit),
        value=limit.value,
        unit=limit.unit,
        same_day=limit.same_day,
        carried_over=late,
        holidays=calendar.holidays_between(received_on, due.date()),
        unsure=calendar.unsure_between(received_on, due.date()),
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

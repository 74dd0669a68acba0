"""The day and hour a result is promised for, with the reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from services.domain.calendar import (
    OFFICE_ZONE,
    DayOff,
    OfficeHours,
    WorkingCalendar,
    office_day,
    office_time,
    shifts_on,
)
from services.domain.counting import closing, count, length_of
from services.domain.grounds import Ground, Why
from services.domain.procedure import TimeLimit, TimeUnit
from services.errors import Problem

LONGEST_PROMISE_DAYS = 730

FORWARDED_UNTIL = time(15)
"""Later than this a dossier goes to the competent agency with the next working day (NĐ 309/2026/NĐ-CP art. 9)."""


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
        cutoff: The procedure's own last hour, "HH:MM" or "".
        counts_from: The day that does not count itself; None in promises made before it was kept.
        ends_on: The day the time ends on, before it moves off a day off; None likewise.
        provisional: The clock has not begun: another commune decides and has not received the dossier yet.
        grounds: Every fact it rests on, in the order they are told.
    """

    due_at: datetime
    basis: Basis
    value: int = 0
    unit: TimeUnit = TimeUnit.WORKING_DAY
    same_day: bool = False
    carried_over: bool = False
    holidays: tuple[DayOff, ...] = ()
    unsure: tuple[date, ...] = ()
    cutoff: str = ""
    counts_from: date | None = None
    ends_on: date | None = None
    provisional: bool = False
    grounds: tuple[Ground, ...] = ()

    @property
    def confirmed(self) -> bool:
        """Whether the promise stands on the catalogue and an official calendar, and its clock runs."""
        return self.basis is Basis.CATALOGUE and not self.unsure and not self.provisional


def _basis(limit: TimeLimit) -> Basis:
    if limit.suggested:
        return Basis.SUGGESTED
    return Basis.INFERRED_UNIT if limit.inferred else Basis.CATALOGUE


def promise(
    limit: TimeLimit | None, received_at: datetime, calendar: WorkingCalendar, hours: OfficeHours
) -> Promise | None:
    """Return when the result is due, or None when nobody published it and the officer must say.

    Args:
        limit: The procedure's time; None, or a unit the source did not name, cannot be computed.
        received_at: Moment of complete reception, aware.
        calendar: Working days of every year the time touches.
        hours: Office hours; a promise in days ends when the office closes that day.

    Source: see `count`; complete reception: NĐ 309/2026/NĐ-CP art. 8.3.
    """
    if limit is None or limit.unit is TimeUnit.OTHER:
        return None
    return _promise(limit, received_at, (Ground(Why.RECEIVED, at=received_at),), calendar, hours)


def _promise(
    limit: TimeLimit, from_at: datetime, grounds: tuple[Ground, ...], calendar: WorkingCalendar, hours: OfficeHours
) -> Promise:
    found = count(length_of(limit), from_at, calendar, hours)
    before = found.first - timedelta(days=1)
    return Promise(
        due_at=found.due_at,
        basis=_basis(limit),
        value=limit.value,
        unit=limit.unit,
        same_day=limit.same_day,
        carried_over=found.late,
        holidays=calendar.holidays_between(before, found.due_at.date()),
        unsure=calendar.unsure_between(before, found.due_at.date()),
        cutoff=limit.cutoff,
        counts_from=found.counts_from,
        ends_on=found.ends_on,
        grounds=(*grounds, *found.grounds),
    )


def promised_by_officer(
    day: date, received_at: datetime, calendar: WorkingCalendar, hours: OfficeHours, where: str = ""
) -> Promise:
    """Return the promise of a working day the officer chose, marked as such; it ends when the office closes.

    Args:
        where: Name of the commune that decides when it is another one, or "".
    """
    received_on = office_time(received_at).date()
    told: tuple[Ground, ...] = (Ground(Why.RECEIVED, at=received_at),)
    if where:
        told = _waits(received_at, handed_over_at(received_at, calendar, hours), where)
    return Promise(
        due_at=closing(day, calendar, hours),
        basis=Basis.OFFICER,
        holidays=calendar.holidays_between(received_on, day),
        unsure=calendar.unsure_between(received_on, day),
        counts_from=received_on,
        ends_on=day,
        provisional=bool(where),
        grounds=(*told, Ground(Why.GIVEN, day=day)),
    )


def handed_over_at(received_at: datetime, calendar: WorkingCalendar, hours: OfficeHours) -> datetime:
    """Return when the competent agency can have a dossier at the earliest: at once, or when the next working day begins.

    Source: NĐ 309/2026/NĐ-CP art. 9 (forwarded the same working day; received after 15:00, at the start of the next one).
    """
    local = office_time(received_at)
    if calendar.is_working(local.date()) and local.time() <= FORWARDED_UNTIL:
        return received_at
    day = calendar.next_working(local.date())
    return datetime.combine(day, shifts_on(day, calendar, hours)[0][0], OFFICE_ZONE)


def promise_elsewhere(
    limit: TimeLimit | None, received_at: datetime, where: str, calendar: WorkingCalendar, hours: OfficeHours
) -> Promise | None:
    """Return the earliest day of a result that another commune decides; its clock begins when that one has the dossier.

    Args:
        where: Name of the competent commune.

    Source: NĐ 309/2026/NĐ-CP art. 8.3 (a dossier of another commune: from when the competent agency receives it).
    """
    if limit is None or limit.unit is TimeUnit.OTHER:
        return None
    earliest = handed_over_at(received_at, calendar, hours)
    return replace(_promise(limit, earliest, _waits(received_at, earliest, where), calendar, hours), provisional=True)


def _waits(received_at: datetime, earliest: datetime, where: str) -> tuple[Ground, ...]:
    return (Ground(Why.RECEIVED, at=received_at), Ground(Why.COMPETENT_WAITS, at=earliest, name=where))


def second_clock(
    made: Promise, at: datetime, where: str, received_at: datetime, calendar: WorkingCalendar, hours: OfficeHours
) -> Promise:
    """Return the promise that is fixed once the competent commune has the dossier; both moments stay among its grounds.

    A day an officer gave stays, unless the other commune has the dossier only after it.

    Args:
        made: The promise of the day of reception.
        at: When the competent commune received the dossier, aware.
        received_at: When the dossier was received here, aware.
    """
    told = (Ground(Why.RECEIVED, at=received_at), Ground(Why.COMPETENT_RECEIVED, at=at, name=where))
    if made.basis is Basis.OFFICER:
        moved = closing(calendar.on_or_after(office_time(at).date()), calendar, hours)
        due_at = max(made.due_at, moved)
        return replace(made, due_at=due_at, provisional=False, grounds=(*told, Ground(Why.GIVEN, day=due_at.date())))
    limit = TimeLimit(made.value, made.unit, made.basis is Basis.INFERRED_UNIT, made.basis is Basis.SUGGESTED)
    return _promise(replace(limit, same_day=made.same_day, cutoff=made.cutoff), at, told, calendar, hours)


def promised(
    limit: TimeLimit | None,
    due_on: date | None,
    where: str,
    now: datetime,
    calendar: WorkingCalendar,
    hours: OfficeHours,
) -> tuple[Promise | None, tuple[Problem, ...]]:
    """Return what a form received now is promised, and what is wrong with the day its officer gave.

    Args:
        due_on: The officer's day; looked at only where nobody published a time.
        where: Name of the commune that decides when it is another one, or "".
    """
    found = promise_elsewhere(limit, now, where, calendar, hours) if where else promise(limit, now, calendar, hours)
    if found is not None or due_on is None:
        return found, ()
    if not 0 <= (due_on - office_day(now)).days <= LONGEST_PROMISE_DAYS:
        return None, (Problem("due_on", "not_a_coming_day"),)
    if not calendar.is_working(due_on):
        return None, (Problem("due_on", "day_off"),)
    given = promised_by_officer(due_on, now, calendar, hours, where)
    return (given, ()) if given.due_at > now else (None, (Problem("due_on", "not_a_coming_day"),))

"""Counting a time over working days and office hours, with every fact met on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from services.domain.calendar import (
    OFFICE_ZONE,
    SATURDAY,
    OfficeHours,
    WorkingCalendar,
    days,
    office_time,
    shifts_on,
)
from services.domain.grounds import Ground, Why
from services.domain.procedure import TimeLimit, TimeUnit


@dataclass(frozen=True, slots=True)
class Length:
    """A time to be counted: what a procedure publishes, or what of it was left.

    Attributes:
        value: Working days, days or months; minutes where the unit is the hour.
        cutoff: Last hour of its own, "HH:MM" or "".
    """

    value: int
    unit: TimeUnit
    same_day: bool = False
    cutoff: str = ""

    @property
    def at_once(self) -> bool:
        """Whether the day it counts from is the day it ends on."""
        return self.same_day or self.value == 0


@dataclass(frozen=True, slots=True)
class Count:
    """What counting came to.

    Attributes:
        first: The first day whose being off matters.
        counts_from: The day that does not count itself.
        ends_on: The day the time ends on, before it moves off a day off.
        late: It counts from a later day than it came on.
        grounds: What happened on the way.
    """

    due_at: datetime
    first: date
    counts_from: date
    ends_on: date
    late: bool
    grounds: tuple[Ground, ...]


def length_of(limit: TimeLimit) -> Length:
    """Return a published time as one to be counted."""
    minutes = 60 if limit.unit is TimeUnit.HOUR else 1
    return Length(limit.value * minutes, limit.unit, limit.same_day, limit.cutoff)


def count(length: Length, from_at: datetime, calendar: WorkingCalendar, hours: OfficeHours) -> Count:
    """Return when a time ends that begins at a moment.

    The day it begins does not count; a last day that is off moves to the next working day. What is handed in after the
    last hour, or on a day off where there is a last hour, begins with the next working day. It ends when the office closes
    on that day, a time in hours at its hour.

    Source: Civil Code 2015 (91/2015/QH13) articles 147.2, 148; last hours as published with each procedure.
    """
    local = office_time(from_at)
    carried = _carried(local, length, calendar, hours)
    start = calendar.next_working(local.date()) if carried else local.date()
    first, ends_on, due_at = _end(length, local, start, bool(carried), calendar, hours)
    before = [carried, *_named(local.date(), start - timedelta(days=1), calendar)] if carried else []
    told = (*before, *_told(length, start, ends_on, due_at, calendar, hours))
    return Count(due_at, first, start, ends_on, bool(carried), told)


def _end(
    length: Length, local: datetime, start: date, late: bool, calendar: WorkingCalendar, hours: OfficeHours
) -> tuple[date, date, datetime]:
    """Return the first day whose being off matters, the day the time ends on, and when the result is due.

    Time in working days or hours passes over every day off; time in days or months only minds its last day.
    """
    came = local.date()
    if length.unit is TimeUnit.HOUR:
        due_at = _after_minutes(_at(start, time(0)) if late else whole_minute(local), length.value, calendar, hours)
        return came, due_at.date(), due_at
    if length.unit is TimeUnit.WORKING_DAY:
        ends_on = start
        for _ in range(length.value):
            ends_on = calendar.next_working(ends_on)
        first = came if late or length.value == 0 else came + timedelta(days=1)
    else:
        months = length.unit is TimeUnit.MONTH
        ends_on = _months_later(start, length.value) if months else start + timedelta(days=length.value)
        first = came if ends_on == start else ends_on
    return first, ends_on, closing(calendar.on_or_after(ends_on), calendar, hours)


def closing(day: date, calendar: WorkingCalendar, hours: OfficeHours) -> datetime:
    """Return when the office closes on a working day."""
    return _at(day, shifts_on(day, calendar, hours)[-1][1])


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, OFFICE_ZONE)


def whole_minute(moment: datetime) -> datetime:
    """Return the first whole minute that is not earlier."""
    floor = moment.replace(second=0, microsecond=0)
    return floor if floor == moment else floor + timedelta(minutes=1)


def _months_later(start: date, value: int) -> date:
    month = start.month - 1 + value
    year, month = start.year + month // 12, month % 12 + 1
    first_after = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=start.day - 1), first_after - timedelta(days=1))


def _after_minutes(start: datetime, minutes: int, calendar: WorkingCalendar, hours: OfficeHours) -> datetime:
    """Return the moment after so much open time; `start` lies on a working day."""
    left, day, now = timedelta(minutes=minutes), start.date(), start
    while True:
        for opens, closes in shifts_on(day, calendar, hours):
            begin = max(now, _at(day, opens))
            room = _at(day, closes) - begin
            if timedelta(0) < room < left:
                left -= room
            elif room >= left:
                return begin + left
        day = calendar.next_working(day)
        now = _at(day, time(0))


def open_minutes(first: datetime, last: datetime, calendar: WorkingCalendar, hours: OfficeHours) -> int:
    """Return how many minutes the office is open on working days between two whole minutes; 0 when `last` is not later."""
    begin, end, whole = office_time(first), office_time(last), timedelta(0)
    for day in days(begin.date(), end.date()):
        for opens, closes in shifts_on(day, calendar, hours) if calendar.is_working(day) else ():
            whole += max(timedelta(0), min(end, _at(day, closes)) - max(begin, _at(day, opens)))
    return whole // timedelta(minutes=1)


def _carried(local: datetime, length: Length, calendar: WorkingCalendar, hours: OfficeHours) -> Ground | None:
    """Return why what came at a moment counts from the next working day, or None when it counts from its own."""
    day, shifts = local.date(), shifts_on(local.date(), calendar, hours)
    published = length.cutoff or (f"{hours.cutoff:%H:%M}" if length.same_day else "")
    by_the_hour = length.unit is TimeUnit.HOUR or length.at_once
    if not published and not by_the_hour:
        return None
    to = calendar.next_working(day)
    if not calendar.is_working(day):
        if shifts:
            return Ground(Why.ON_SATURDAY, day=day, to=to)
        off = calendar.days.get(day)
        return Ground(Why.ON_DAY_OFF, day=day, to=to, name=off.name if off else "")
    last, closes = time.fromisoformat(published or "23:59:59.999999"), shifts[-1][1]
    if by_the_hour and local.time() > closes and closes <= last:
        return Ground(Why.AFTER_CLOSING, to=to, name=f"{closes:%H:%M}")
    return Ground(Why.AFTER_CUTOFF, to=to, name=published) if local.time() > last else None


def _told(
    length: Length, start: date, ends_on: date, due_at: datetime, calendar: WorkingCalendar, hours: OfficeHours
) -> list[Ground]:
    """Return the facts of a count that begins on a day."""
    due = due_at.date()
    told = [Ground(Why.SAME_DAY, day=start)] if length.at_once else []
    if not length.at_once:
        told.append(Ground(Why.COUNTED, day=start, to=ends_on, count=length.value, unit=length.unit))
    if length.unit in (TimeUnit.WORKING_DAY, TimeUnit.HOUR) and not length.at_once:
        told += _passed(start, due, calendar, hours)
    elif due != ends_on:
        told.append(Ground(Why.MOVED, day=ends_on, to=due))
        told += _named(ends_on - timedelta(days=1), due, calendar)
    closes = shifts_on(due, calendar, hours)[-1][1]
    if closes != hours.closing and length.unit is not TimeUnit.HOUR:
        told.append(Ground(Why.CLOSES, day=due, name=f"{closes:%H:%M}"))
    return told


def _named(first: date, last: date, calendar: WorkingCalendar) -> list[Ground]:
    """Return the holidays after `first` up to `last`."""
    return [Ground(Why.HOLIDAY, day=off.day, name=off.name) for off in calendar.holidays_between(first, last)]


def _passed(start: date, due: date, calendar: WorkingCalendar, hours: OfficeHours) -> list[Ground]:
    """Return what was passed over between two days, and which weekend days were worked."""
    told = _named(start, due, calendar)
    weekend = [day for day in days(start + timedelta(days=1), due) if day.weekday() >= SATURDAY]
    worked = [day for day in weekend if calendar.is_working(day) and day in calendar.days]
    told += [Ground(Why.WORKED, day=day, name=calendar.days[day].name) for day in worked]
    free = [day for day in weekend if not calendar.is_working(day) and not calendar.holiday(day)]
    open_still = [day for day in free if shifts_on(day, calendar, hours)]
    for why, number in ((Why.WEEKENDS, len(free) - len(open_still)), (Why.SATURDAYS, len(open_still))):
        if number:
            told.append(Ground(why, count=number))
    return told

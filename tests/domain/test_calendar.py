from datetime import UTC, date, datetime, time

import pytest

from services.domain.calendar import (
    CalendarDay,
    DayKind,
    DayStatus,
    OfficeHours,
    WorkingCalendar,
    calendar_of,
    day_faults,
    days,
    office_day,
    office_time,
    shifts_of,
    shifts_on,
)
from services.domain.rulebook import SHIPPED, Chapter, Rule

HOLIDAY = date(2026, 11, 24)
MAKE_UP = date(2026, 8, 22)
SATURDAY = date(2026, 11, 21)
SUNDAY = date(2026, 11, 22)
MORNING = ((time(7, 30), time(11, 30)),)


def a_calendar(*special: CalendarDay, counts: bool = False) -> WorkingCalendar:
    return WorkingCalendar({day.day: day for day in special}, counts)


def half(day: date) -> CalendarDay:
    return CalendarDay(day, "Họp xã", DayKind.HALF, hours=("07:30-10:00",))


def test_the_counter_lives_seven_hours_ahead_of_utc():
    moment = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)

    assert office_time(moment).isoformat() == "2026-11-21T01:00:00+07:00"
    assert office_day(moment) == date(2026, 11, 21)


def test_the_shipped_calendar_knows_three_years(calendar):
    assert calendar.known_years == {2025, 2026, 2027}
    worked = {day.day for day in calendar.days.values() if day.kind is DayKind.WORK}
    assert worked == {date(2025, 4, 26), date(2026, 1, 10), MAKE_UP}


def test_every_shipped_day_is_one_the_rulebook_would_take(calendar):
    assert [day_faults(day) for day in calendar.days.values()] == [()] * 46


def test_a_make_up_saturday_is_worked_and_the_monday_it_pays_for_is_not(calendar, hours):
    assert MAKE_UP.weekday() == 5
    assert calendar.is_working(MAKE_UP)
    assert shifts_on(MAKE_UP, calendar, hours) == hours.shifts
    assert not calendar.is_working(date(2026, 8, 31))
    assert calendar.next_working(date(2026, 8, 21)) == MAKE_UP


def test_weekends_and_holidays_are_not_worked(calendar, hours):
    assert not calendar.is_working(SATURDAY)
    assert not calendar.is_working(HOLIDAY)
    assert calendar.next_working(date(2026, 11, 23)) == date(2026, 11, 25)
    assert shifts_on(SATURDAY, calendar, hours) == shifts_on(HOLIDAY, calendar, hours) == ()


def test_working_days_between_two_days_leave_out_the_first(calendar):
    assert calendar.working_between(date(2026, 11, 20), date(2026, 11, 26)) == 3
    assert calendar.working_between(date(2026, 11, 26), date(2026, 11, 20)) == 0


def test_what_is_official_is_sure_and_what_is_expected_is_not(calendar):
    assert calendar.is_sure(HOLIDAY)
    assert calendar.is_sure(MAKE_UP)
    assert calendar.is_sure(date(2026, 11, 25))
    assert not calendar.is_sure(date(2026, 1, 2))
    assert not calendar.is_sure(date(2026, 1, 10))
    assert not calendar.is_sure(date(2027, 2, 8))


def test_a_year_the_calendar_says_nothing_of_is_unsure_throughout(calendar):
    first, last = date(2028, 5, 2), date(2028, 5, 4)

    assert calendar.unsure_between(first, last) == (date(2028, 5, 3), last)


def test_only_holidays_on_weekdays_make_a_promise_later(calendar):
    found = calendar.holidays_between(date(2026, 4, 24), date(2026, 5, 1))

    assert [off.day for off in found] == [date(2026, 4, 27), date(2026, 4, 30), date(2026, 5, 1)]
    assert found[0].name == "Nghỉ bù Giỗ Tổ"


def test_a_holiday_that_is_worked_after_all_is_not_named():
    swapped = a_calendar(CalendarDay(HOLIDAY, "Làm bù", DayKind.WORK))

    assert swapped.is_working(HOLIDAY)
    assert swapped.holidays_between(date(2026, 11, 20), date(2026, 11, 30)) == ()


def test_saturdays_count_only_where_the_unit_says_so(hours):
    open_on = OfficeHours(hours.shifts, saturday=MORNING)
    plain, counting = a_calendar(), a_calendar(counts=True)

    assert (plain.is_working(SATURDAY), counting.is_working(SATURDAY)) == (False, True)
    assert shifts_on(SATURDAY, plain, open_on) == shifts_on(SATURDAY, counting, open_on) == MORNING
    assert not counting.is_working(SUNDAY)
    assert shifts_on(SUNDAY, counting, open_on) == ()


def test_a_holiday_on_a_saturday_delays_only_where_saturdays_count():
    off = CalendarDay(SATURDAY, "Nghỉ", DayKind.OFF)

    assert a_calendar(off).holidays_between(date(2026, 11, 20), SUNDAY) == ()
    assert [o.day for o in a_calendar(off, counts=True).holidays_between(date(2026, 11, 20), SUNDAY)] == [SATURDAY]


def test_a_half_day_is_worked_for_its_hours(hours):
    friday = date(2026, 11, 20)
    calendar = a_calendar(half(friday), half(SUNDAY))

    assert calendar.is_working(friday)
    assert shifts_on(friday, calendar, hours) == ((time(7, 30), time(10)),)
    assert not calendar.is_working(SUNDAY)
    assert a_calendar(half(SUNDAY), counts=True).is_working(SUNDAY)


def test_a_saturday_worked_instead_of_another_day_keeps_the_hours_of_that_day(hours):
    open_on = OfficeHours(hours.shifts, saturday=MORNING)
    calendar = a_calendar(CalendarDay(SATURDAY, "Làm bù", DayKind.WORK))

    assert shifts_on(SATURDAY, calendar, open_on) == hours.shifts


def test_days_run_from_first_to_last():
    assert list(days(date(2026, 12, 31), date(2027, 1, 1))) == [date(2026, 12, 31), date(2027, 1, 1)]
    assert list(days(date(2027, 1, 1), date(2026, 12, 31))) == []


def test_a_day_the_unit_entered_wins_over_the_shipped_one_whatever_its_dates():
    shipped = CalendarDay(HOLIDAY, "Ngày Văn hóa Việt Nam", DayKind.OFF, DayStatus.EXPECTED)
    own = CalendarDay(HOLIDAY, "Làm bù", DayKind.WORK)
    rules = [
        Rule(Chapter.CALENDAR, "2026-11-24", date(2026, 1, 1), own, changed_by="lanh"),
        Rule(Chapter.CALENDAR, "2026-11-24", HOLIDAY, shipped, changed_by=SHIPPED),
    ]

    assert calendar_of(rules).days == calendar_of(rules[::-1]).days == {HOLIDAY: own}
    assert calendar_of(rules[1:], saturday_counts=True) == WorkingCalendar({HOLIDAY: shipped}, True)


@pytest.mark.parametrize(
    "texts", [["7:30-11:30"], ["11:30-07:30"], ["07:30"], ["07:30-11:30", "11:30-16:30"], ["07:30+07:00-11:30"]]
)
def test_hours_that_cannot_be_are_refused(texts):
    with pytest.raises(ValueError, match=r"order|Invalid|unpack|zone"):
        shifts_of(texts)


@pytest.mark.parametrize(
    ("change", "field", "kind"),
    [
        ({"name": " "}, "name", "empty"),
        ({"name": "x" * 201}, "name", "too_long"),
        ({"kind": DayKind.HALF}, "hours", "not_hours"),
        ({"kind": DayKind.WORK, "hours": ("8h-10h",)}, "hours", "not_hours"),
        ({"hours": ("07:30-11:30",)}, "hours", "not_hours"),
    ],
)
def test_what_cannot_be_a_day_of_the_calendar_is_named(change, field, kind):
    day = CalendarDay(**{"day": HOLIDAY, "name": "Nghỉ", "kind": DayKind.OFF, **change})

    assert [(p.field, p.kind) for p in day_faults(day)] == [(field, kind)]
    assert day_faults(half(HOLIDAY)) == ()

from datetime import UTC, date, datetime

import pytest

from services.domain.calendar import DayOff, calendar_from, calendar_of, days, office_day, office_time

HOLIDAY = date(2026, 11, 24)
MAKE_UP = date(2026, 8, 22)


def test_the_counter_lives_seven_hours_ahead_of_utc():
    moment = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)

    assert office_time(moment).isoformat() == "2026-11-21T01:00:00+07:00"
    assert office_day(moment) == date(2026, 11, 21)


def test_the_shipped_calendar_knows_three_years(calendar):
    assert {day.year for day in calendar.days_off} == {2025, 2026, 2027}
    assert set(calendar.make_up) == {date(2025, 4, 26), date(2026, 1, 10), MAKE_UP}


def test_a_make_up_saturday_is_worked_and_the_monday_it_pays_for_is_not(calendar):
    assert MAKE_UP.weekday() == 5
    assert calendar.is_working(MAKE_UP)
    assert not calendar.is_working(date(2026, 8, 31))
    assert calendar.next_working(date(2026, 8, 21)) == MAKE_UP


def test_weekends_and_holidays_are_not_worked(calendar):
    assert not calendar.is_working(date(2026, 11, 21))
    assert not calendar.is_working(HOLIDAY)
    assert calendar.next_working(date(2026, 11, 23)) == date(2026, 11, 25)


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
    swapped = calendar_of([DayOff(HOLIDAY, "Ngày Văn hóa Việt Nam", True)], {HOLIDAY: True})

    assert swapped.is_working(HOLIDAY)
    assert swapped.holidays_between(date(2026, 11, 20), date(2026, 11, 30)) == ()


def test_days_run_from_first_to_last():
    assert list(days(date(2026, 12, 31), date(2027, 1, 1))) == [date(2026, 12, 31), date(2027, 1, 1)]
    assert list(days(date(2027, 1, 1), date(2026, 12, 31))) == []


@pytest.mark.parametrize(
    "row", [{"name": "Tết", "status": "chinh_thuc"}, {"date": "2026-02-30", "name": "Tết", "status": "chinh_thuc"}]
)
def test_a_calendar_with_a_row_that_is_no_date_is_refused(row):
    with pytest.raises((KeyError, ValueError)):
        calendar_from({"days_off": [row], "make_up_working_days": []})

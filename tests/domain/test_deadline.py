from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.calendar import OFFICE_ZONE, CalendarDay, DayKind, OfficeHours, WorkingCalendar
from services.domain.deadline import Basis, promise, promised_by_officer
from services.domain.procedure import TimeLimit, TimeUnit

SAME_DAY = TimeLimit(0, TimeUnit.WORKING_DAY, same_day=True, cutoff="15:00")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=OFFICE_ZONE)


def working_days(count: int, **more: Any) -> TimeLimit:
    return TimeLimit(count, TimeUnit.WORKING_DAY, **more)


def due(limit, received, calendar, hours):
    """Return when the result is due, as the counter's clock shows it."""
    made = promise(limit, at(received), calendar, hours)
    assert made is not None
    return f"{made.due_at:%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("received", "count", "expected"),
    [
        ("2026-08-28", 3, "2026-09-07"),
        ("2026-02-13", 2, "2026-02-24"),
        ("2026-04-24", 1, "2026-04-28"),
        ("2026-11-20", 2, "2026-11-25"),
        ("2026-10-08", 10, "2026-10-22"),
        ("2026-12-30", 3, "2027-01-05"),
    ],
)
def test_working_days_pass_over_weekends_holidays_and_the_new_year(received, count, expected, calendar, hours):
    assert due(working_days(count), f"{received}T08:30", calendar, hours) == f"{expected} 16:30"


def test_three_working_days_from_a_friday_pass_over_the_culture_day_and_say_so(calendar, hours, procedures):
    limit = procedures["1.004873"].time

    made = promise(limit, datetime(2026, 11, 20, 1, 30, tzinfo=UTC), calendar, hours)

    assert made is not None
    assert made.due_at.isoformat() == "2026-11-26T16:30:00+07:00"
    assert [(off.day, off.name) for off in made.holidays] == [(date(2026, 11, 24), "Ngày Văn hóa Việt Nam")]
    assert (made.value, made.unit, made.unsure) == (3, TimeUnit.WORKING_DAY, ())
    assert made.basis is Basis.INFERRED_UNIT
    assert not made.confirmed
    assert not made.carried_over


def test_a_published_time_over_announced_days_is_confirmed(calendar, hours):
    made = promise(working_days(3), at("2026-11-20T08:30"), calendar, hours)

    assert made is not None
    assert made.basis is Basis.CATALOGUE
    assert made.confirmed


@pytest.mark.parametrize(
    ("received", "expected", "carried"),
    [
        ("2026-11-19T08:00", "2026-11-19", False),
        ("2026-11-19T15:00", "2026-11-19", False),
        ("2026-11-19T15:00:01", "2026-11-20", True),
        ("2026-11-20T15:30", "2026-11-23", True),
        ("2026-11-23T16:00", "2026-11-25", True),
        ("2026-11-24T09:00", "2026-11-25", True),
        ("2026-11-22T09:00", "2026-11-23", True),
        ("2026-08-22T09:00", "2026-08-22", False),
        ("2026-08-21T15:30", "2026-08-22", True),
        ("2026-08-22T15:30", "2026-08-24", True),
    ],
)
def test_same_day_work_handed_in_after_three_or_on_a_day_off_is_due_on_the_next_working_day(
    received, expected, carried, calendar, hours
):
    made = promise(SAME_DAY, at(received), calendar, hours)

    assert made is not None
    assert made.due_at == at(f"{expected}T16:30")
    assert made.carried_over is carried
    assert made.same_day


def test_a_holiday_somebody_came_on_is_named_as_the_reason(calendar, hours):
    made = promise(SAME_DAY, at("2026-11-24T09:00"), calendar, hours)

    assert made is not None
    assert [off.name for off in made.holidays] == ["Ngày Văn hóa Việt Nam"]


@pytest.mark.parametrize("limit", [TimeLimit(0, TimeUnit.DAY), TimeLimit(0, TimeUnit.WORKING_DAY)])
def test_work_of_no_days_handed_in_on_a_holiday_names_it(limit, calendar, hours):
    made = promise(limit, at("2026-11-24T09:00"), calendar, hours)

    assert made is not None
    assert made.due_at == at("2026-11-25T16:30")
    assert [off.name for off in made.holidays] == ["Ngày Văn hóa Việt Nam"]


def test_a_holiday_somebody_came_on_delays_no_longer_work_and_is_not_named(calendar, hours):
    made = promise(working_days(3), at("2026-11-24T09:00"), calendar, hours)

    assert made is not None
    assert made.due_at == at("2026-11-27T16:30")
    assert made.holidays == ()


def test_same_day_work_on_a_saturday_that_may_not_be_worked_is_unsure(calendar, hours):
    made = promise(SAME_DAY, at("2026-01-10T09:00"), calendar, hours)

    assert made is not None
    assert made.due_at == at("2026-01-10T16:30")
    assert made.unsure == (date(2026, 1, 10),)


def test_same_day_work_without_a_cutoff_of_its_own_follows_the_office(calendar, hours):
    limit = working_days(0, same_day=True)
    later = OfficeHours(hours.shifts, time(16))

    assert due(limit, "2026-11-19T15:30", calendar, hours) == "2026-11-20 16:30"
    assert due(limit, "2026-11-19T15:30", calendar, later) == "2026-11-19 16:30"


def test_nothing_is_promised_for_an_hour_that_has_passed(calendar, hours):
    after_closing = OfficeHours(hours.shifts, time(18))

    assert due(working_days(0, same_day=True), "2026-11-19T17:00", calendar, after_closing) == "2026-11-20 16:30"
    assert due(working_days(0), "2026-11-19T17:00", calendar, hours) == "2026-11-20 16:30"


def test_a_cutoff_counts_for_longer_work_as_well(calendar, hours):
    limit = working_days(3, cutoff="15:00")

    assert due(limit, "2026-10-09T14:59", calendar, hours) == "2026-10-14 16:30"
    assert due(limit, "2026-10-09T15:01", calendar, hours) == "2026-10-15 16:30"
    assert due(limit, "2026-10-10T09:00", calendar, hours) == "2026-10-15 16:30"


def test_without_a_cutoff_a_late_hour_or_a_saturday_changes_nothing(calendar, hours):
    assert due(working_days(3), "2026-10-09T16:29", calendar, hours) == "2026-10-14 16:30"
    assert due(working_days(3), "2026-10-10T09:00", calendar, hours) == "2026-10-14 16:30"


@pytest.mark.parametrize(
    ("received", "count", "expected"),
    [
        ("2026-11-19T08:00", 2, "2026-11-19 10:00"),
        ("2026-11-19T10:30", 2, "2026-11-19 14:00"),
        ("2026-11-19T12:15", 1, "2026-11-19 14:00"),
        ("2026-11-19T06:00", 1, "2026-11-19 08:30"),
        ("2026-11-19T09:30", 2, "2026-11-19 11:30"),
        ("2026-11-19T16:00", 3, "2026-11-20 10:00"),
        ("2026-11-19T16:30", 1, "2026-11-20 08:30"),
        ("2026-11-19T17:15", 1, "2026-11-20 08:30"),
        ("2026-11-20T16:00", 2, "2026-11-23 09:00"),
        ("2026-11-23T14:00", 8, "2026-11-25 14:30"),
        ("2026-11-24T14:00", 1, "2026-11-25 08:30"),
        ("2026-12-31T16:00", 1, "2027-01-04 08:00"),
        ("2026-08-22T08:00", 1, "2026-08-22 09:00"),
    ],
)
def test_hours_run_only_while_the_counter_is_open(received, count, expected, calendar, hours):
    assert due(TimeLimit(count, TimeUnit.HOUR), received, calendar, hours) == expected


def test_hours_with_a_cutoff_begin_on_the_next_morning(calendar, hours):
    limit = TimeLimit(2, TimeUnit.HOUR, cutoff="15:00")

    assert due(limit, "2026-11-19T15:01", calendar, hours) == "2026-11-20 09:30"
    assert due(limit, "2026-11-19T14:00", calendar, hours) == "2026-11-19 16:00"


@pytest.mark.parametrize(
    ("received", "count", "expected"),
    [
        ("2026-10-15", 1, "2026-11-16"),
        ("2026-10-16", 1, "2026-11-16"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-01-31", 1, "2026-03-02"),
        ("2026-12-31", 1, "2027-02-01"),
        ("2026-11-12", 1, "2026-12-14"),
        ("2026-11-17", 1, "2026-12-17"),
        ("2026-10-30", 14, "2027-12-30"),
        ("2026-10-24", 1, "2026-11-25"),
    ],
)
def test_a_month_ends_on_the_same_date_or_on_the_last_day_there_is(received, count, expected, calendar, hours):
    limit = TimeLimit(count, TimeUnit.MONTH)

    assert due(limit, f"{received}T09:00", calendar, hours) == f"{expected} 16:30"


def test_calendar_days_that_end_on_a_holiday_end_after_it_and_name_no_other(calendar, hours):
    over = promise(TimeLimit(4, TimeUnit.DAY), at("2026-11-20T09:00"), calendar, hours)
    past = promise(TimeLimit(15, TimeUnit.DAY), at("2026-11-20T09:00"), calendar, hours)

    assert over is not None
    assert past is not None
    assert over.due_at == at("2026-11-25T16:30")
    assert [off.day for off in over.holidays] == [date(2026, 11, 24)]
    assert past.due_at == at("2026-12-07T16:30")
    assert past.holidays == ()


def test_days_nobody_announced_yet_are_flagged(calendar, hours):
    made = promise(working_days(3), at("2026-12-30T09:00"), calendar, hours)

    assert made is not None
    assert made.unsure == (date(2027, 1, 1),)
    assert [(off.day, off.confirmed) for off in made.holidays] == [(date(2027, 1, 1), False)]
    assert not made.confirmed


def test_calendar_days_over_new_year_are_sure_when_their_last_day_is(calendar, hours):
    made = promise(TimeLimit(6, TimeUnit.DAY), at("2026-12-30T09:00"), calendar, hours)

    assert made is not None
    assert made.due_at == at("2027-01-05T16:30")
    assert made.unsure == ()


def test_no_time_or_an_unnamed_unit_is_not_computed(calendar, hours, procedures):
    assert promise(None, at("2026-11-20T09:00"), calendar, hours) is None
    assert promise(procedures["1.011606"].time, at("2026-11-20T09:00"), calendar, hours) is None


def test_a_suggested_time_is_shown_as_suggested(calendar, hours, procedures):
    made = promise(procedures["2.000815"].time, at("2026-11-20T09:00"), calendar, hours)

    assert made is not None
    assert made.basis is Basis.SUGGESTED
    assert not made.confirmed


def test_a_day_the_officer_promises_is_kept_and_marked(calendar, hours):
    made = promised_by_officer(date(2026, 11, 27), at("2026-11-20T09:00"), calendar, hours)

    assert made.due_at == at("2026-11-27T16:30")
    assert made.basis is Basis.OFFICER
    assert [off.day for off in made.holidays] == [date(2026, 11, 24)]
    assert made.unsure == ()
    assert not made.confirmed


moments = st.builds(datetime(2025, 1, 1, tzinfo=UTC).__add__, st.timedeltas(timedelta(0), timedelta(days=1000)))
counted = st.builds(
    TimeLimit,
    st.integers(0, 40),
    st.sampled_from([TimeUnit.WORKING_DAY, TimeUnit.DAY, TimeUnit.HOUR, TimeUnit.MONTH]),
    cutoff=st.sampled_from(["", "15:00"]),
)
limits = counted | st.builds(working_days, st.just(0), same_day=st.just(True), cutoff=st.sampled_from(["", "15:00"]))


@given(limits, moments)
def test_a_promise_is_never_for_a_day_off_nor_before_reception(calendar, hours, limit, received):
    made = promise(limit, received, calendar, hours)

    assert made is not None
    assert calendar.is_working(made.due_at.date())
    assert made.due_at >= received
    assert any(opens <= made.due_at.time() <= closes for opens, closes in hours.shifts)


@given(limits, moments)
def test_the_holidays_named_are_off_and_lie_on_the_way(calendar, hours, limit, received):
    made = promise(limit, received, calendar, hours)

    assert made is not None
    for off in made.holidays:
        assert not calendar.is_working(off.day)
        assert off.day.weekday() < 5
        assert received.astimezone(OFFICE_ZONE).date() <= off.day < made.due_at.date()
    assert all(not calendar.is_sure(day) for day in made.unsure)


@given(counted, moments)
def test_a_longer_time_is_never_due_earlier(calendar, hours, limit, received):
    longer = TimeLimit(limit.value + 1, limit.unit, cutoff=limit.cutoff)

    first, second = promise(limit, received, calendar, hours), promise(longer, received, calendar, hours)

    assert first is not None
    assert second is not None
    assert first.due_at <= second.due_at


@given(limits, moments, st.timedeltas(timedelta(0), timedelta(days=12)))
def test_who_comes_later_is_never_served_earlier(calendar, hours, limit, received, pause):
    first, second = (promise(limit, moment, calendar, hours) for moment in (received, received + pause))

    assert first is not None
    assert second is not None
    assert first.due_at <= second.due_at


@given(st.integers(1, 30), moments)
def test_one_working_day_more_is_the_next_working_day(calendar, hours, count, received):
    made = [promise(working_days(n), received, calendar, hours) for n in range(count, count + 3)]

    for shorter, longer in pairwise(made):
        assert shorter is not None
        assert longer is not None
        assert longer.due_at.date() == calendar.next_working(shorter.due_at.date())


@given(st.integers(0, 400), st.integers(1, 40), st.sets(st.integers(0, 500), max_size=60))
def test_working_days_are_what_a_finger_on_the_calendar_counts(hours, start, count, off):
    first = date(2026, 1, 1)
    received = first + timedelta(days=start)
    free = {first + timedelta(days=n) for n in off}
    own = WorkingCalendar({day: CalendarDay(day, "Nghỉ", DayKind.OFF) for day in free})

    made = promise(working_days(count), at(f"{received}T09:00"), own, hours)

    finger, left = received, count
    while left:
        finger += timedelta(days=1)
        left -= finger.weekday() < 5 and finger not in free
    assert made is not None
    assert made.due_at.date() == finger

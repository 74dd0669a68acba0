from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.calendar import OFFICE_ZONE, CalendarDay, DayKind, OfficeHours, WorkingCalendar
from services.domain.deadline import (
    Basis,
    handed_over_at,
    promise,
    promise_elsewhere,
    promised,
    promised_by_officer,
    second_clock,
)
from services.domain.grounds import Why
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


MORNING = ((time(7, 30), time(11, 30)),)
SATURDAY = date(2026, 11, 21)


def saturdays(hours: OfficeHours, *, counts: bool) -> OfficeHours:
    return replace(hours, saturday=MORNING, saturday_counts=counts)


def counting(calendar: WorkingCalendar, *, counts: bool) -> WorkingCalendar:
    return WorkingCalendar(calendar.days, counts)


def whys(made) -> list[Why]:
    return [ground.why for ground in made.grounds]


@pytest.mark.parametrize(
    ("received", "count", "plain", "counted"),
    [
        ("2026-11-20T09:00", 1, "2026-11-23 16:30", "2026-11-21 11:30"),
        ("2026-11-21T09:00", 1, "2026-11-23 16:30", "2026-11-23 16:30"),
        ("2026-11-20T09:00", 6, "2026-12-01 16:30", "2026-11-28 11:30"),
        ("2026-08-21T09:00", 1, "2026-08-22 16:30", "2026-08-22 16:30"),
    ],
)
def test_an_open_saturday_counts_only_where_the_unit_says_so_and_ends_when_it_closes(
    received, count, plain, counted, calendar, hours
):
    for counts, expected in ((False, plain), (True, counted)):
        found = due(working_days(count), received, counting(calendar, counts=counts), saturdays(hours, counts=counts))
        assert found == expected


@pytest.mark.parametrize(
    ("counts", "received", "expected"),
    [
        (False, "2026-11-21T09:00", "2026-11-23 16:30"),
        (True, "2026-11-21T09:00", "2026-11-21 11:30"),
        (True, "2026-11-21T11:45", "2026-11-23 16:30"),
        (True, "2026-11-20T15:30", "2026-11-21 11:30"),
    ],
)
def test_same_day_work_on_an_open_saturday(counts, received, expected, calendar, hours):
    assert due(SAME_DAY, received, counting(calendar, counts=counts), saturdays(hours, counts=counts)) == expected


def test_a_promise_tells_that_the_office_was_open_on_a_saturday_that_does_not_count(calendar, hours):
    made = promise(SAME_DAY, at("2026-11-21T09:00"), calendar, saturdays(hours, counts=False))
    long = promise(working_days(6), at("2026-11-20T09:00"), calendar, saturdays(hours, counts=False))

    assert made is not None
    assert long is not None
    assert whys(made) == [Why.RECEIVED, Why.ON_SATURDAY, Why.SAME_DAY]
    assert [(g.why, g.count) for g in long.grounds if g.count] == [
        (Why.COUNTED, 6),
        (Why.WEEKENDS, 2),
        (Why.SATURDAYS, 2),
    ]


def test_a_half_day_ends_earlier_and_hours_stop_with_it(calendar, hours):
    half = CalendarDay(date(2026, 11, 23), "Hội nghị xã", DayKind.HALF, hours=("07:30-10:00",))
    own = WorkingCalendar({**calendar.days, half.day: half})

    made = promise(working_days(1), at("2026-11-20T09:00"), own, hours)

    assert made is not None
    assert made.due_at == at("2026-11-23T10:00")
    assert (made.grounds[-1].why, made.grounds[-1].name) == (Why.CLOSES, "10:00")
    assert due(TimeLimit(2, TimeUnit.HOUR), "2026-11-23T09:00", own, hours) == "2026-11-25 08:30"
    late = promise(SAME_DAY, at("2026-11-23T10:30"), own, hours)
    assert late is not None
    assert (late.grounds[1].why, late.grounds[1].name) == (Why.AFTER_CLOSING, "10:00")


def test_a_promise_keeps_every_fact_it_rests_on(calendar, hours):
    made = promise(working_days(3), at("2026-11-20T09:00"), calendar, hours)
    late = promise(working_days(3, cutoff="15:00"), at("2026-11-20T15:30"), calendar, hours)
    moved = promise(TimeLimit(4, TimeUnit.DAY), at("2026-11-20T09:00"), calendar, hours)
    worked = promise(working_days(2), at("2026-08-20T09:00"), calendar, hours)
    closed = promise(working_days(0), at("2026-11-23T17:00"), calendar, hours)
    free = promise(SAME_DAY, at("2026-11-22T09:00"), calendar, hours)

    assert made is not None
    assert whys(made) == [Why.RECEIVED, Why.COUNTED, Why.HOLIDAY, Why.WEEKENDS]
    counted, holiday = made.grounds[1:3]
    assert (counted.count, counted.unit, counted.day, counted.to) == (
        *(3, TimeUnit.WORKING_DAY, date(2026, 11, 20), date(2026, 11, 26)),
    )
    assert (holiday.day, holiday.name) == (date(2026, 11, 24), "Ngày Văn hóa Việt Nam")
    assert late is not None
    assert (late.grounds[1].why, late.grounds[1].name, late.grounds[1].to) == (
        *(Why.AFTER_CUTOFF, "15:00", date(2026, 11, 23)),
    )
    assert moved is not None
    assert whys(moved) == [Why.RECEIVED, Why.COUNTED, Why.MOVED, Why.HOLIDAY]
    assert worked is not None
    assert (worked.grounds[2].why, worked.grounds[2].day) == (Why.WORKED, date(2026, 8, 22))
    assert closed is not None
    assert whys(closed) == [Why.RECEIVED, Why.AFTER_CLOSING, Why.HOLIDAY, Why.SAME_DAY]
    assert free is not None
    assert (free.grounds[1].why, free.grounds[1].name) == (Why.ON_DAY_OFF, "")


@pytest.mark.parametrize(
    ("received", "handed"),
    [
        ("2026-11-20T09:00", "2026-11-20T09:00"),
        ("2026-11-20T15:00", "2026-11-20T15:00"),
        ("2026-11-20T15:01", "2026-11-23T07:30"),
        ("2026-11-23T16:00", "2026-11-25T07:30"),
        ("2026-11-21T09:00", "2026-11-23T07:30"),
    ],
)
def test_a_dossier_of_another_commune_is_handed_over_the_same_day_until_three(received, handed, calendar, hours):
    assert handed_over_at(at(received), calendar, hours) == at(handed)


def test_the_clock_of_another_commune_begins_when_it_has_the_dossier_and_both_moments_are_kept(calendar, hours):
    received, there = at("2026-11-20T09:00"), at("2026-11-25T10:00")
    limit = working_days(3, cutoff="15:00")

    waits = promise_elsewhere(limit, received, "Phường Sơn Nam", calendar, hours)
    assert waits is not None
    fixed = second_clock(waits, there, "Phường Sơn Nam", received, calendar, hours)

    assert (waits.due_at, waits.provisional, waits.confirmed) == (at("2026-11-26T16:30"), True, False)
    assert (waits.grounds[1].why, waits.grounds[1].at) == (Why.COMPETENT_WAITS, received)
    assert (fixed.due_at, fixed.provisional, fixed.confirmed) == (at("2026-11-30T16:30"), False, True)
    assert [(g.why, g.at, g.name) for g in fixed.grounds[:2]] == [
        (Why.RECEIVED, received, ""),
        (Why.COMPETENT_RECEIVED, there, "Phường Sơn Nam"),
    ]
    assert second_clock(waits, received, "x", received, calendar, hours).cutoff == "15:00"


def test_a_second_clock_keeps_how_sure_the_time_is(calendar, hours, procedures):
    received = at("2026-11-20T09:00")

    for code, basis in (("1.004873", Basis.INFERRED_UNIT), ("2.000815", Basis.SUGGESTED)):
        waits = promise_elsewhere(procedures[code].time, received, "x", calendar, hours)
        assert waits is not None
        assert second_clock(waits, received, "x", received, calendar, hours).basis is basis


def test_an_officers_day_for_another_commune_stays_unless_that_one_is_later(calendar, hours):
    received = at("2026-11-20T09:00")
    given = promised_by_officer(date(2026, 11, 27), received, calendar, hours, "Phường Sơn Nam")

    kept = second_clock(given, at("2026-11-23T09:00"), "x", received, calendar, hours)
    late = second_clock(given, at("2026-11-28T09:00"), "x", received, calendar, hours)

    assert given.provisional
    assert (kept.due_at, kept.provisional) == (at("2026-11-27T16:30"), False)
    assert late.due_at == at("2026-11-30T16:30")


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (None, None),
        (date(2026, 11, 19), "not_a_coming_day"),
        (date(2028, 11, 21), "not_a_coming_day"),
        (date(2026, 11, 24), "day_off"),
        (date(2026, 11, 27), None),
    ],
)
def test_the_officers_day_is_looked_at_only_where_nobody_published_a_time(day, kind, calendar, hours):
    now = at("2026-11-20T09:00")

    made, found = promised(None, day, "", now, calendar, hours)

    assert [p.kind for p in found] == ([kind] if kind else [])
    assert (made is None) is (day is None or kind is not None)
    assert promised(working_days(3), day, "", now, calendar, hours)[1] == ()


def test_a_day_that_ends_before_it_is_promised_is_no_coming_day(calendar, hours):
    evening = at("2026-11-20T17:00")

    assert promised(None, date(2026, 11, 20), "", evening, calendar, hours)[1][0].kind == "not_a_coming_day"
    elsewhere = promised(None, date(2026, 11, 27), "Phường Sơn Nam", evening, calendar, hours)[0]
    counted = promised(working_days(3), None, "Phường Sơn Nam", evening, calendar, hours)[0]
    assert elsewhere is not None
    assert counted is not None
    assert elsewhere.provisional
    assert counted.provisional


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


@given(limits, moments, st.dates(date(2025, 1, 1), date(2028, 6, 1)))
def test_one_holiday_more_never_makes_a_promise_earlier(calendar, hours, limit, received, holiday):
    more = WorkingCalendar({**calendar.days, holiday: CalendarDay(holiday, "Nghỉ thêm", DayKind.OFF)})

    first, second = promise(limit, received, calendar, hours), promise(limit, received, more, hours)

    assert first is not None
    assert second is not None
    assert second.due_at >= first.due_at


@given(limits, moments, st.timedeltas(timedelta(0), timedelta(days=12)), st.booleans())
def test_saturdays_never_turn_the_order_of_reception_round(calendar, hours, limit, received, pause, counts):
    own, open_on = counting(calendar, counts=counts), saturdays(hours, counts=counts)

    first, second = (promise(limit, moment, own, open_on) for moment in (received, received + pause))

    assert first is not None
    assert second is not None
    assert received <= first.due_at <= second.due_at
    assert own.is_working(first.due_at.date())


INSTANTS = [
    datetime(2025, 12, 30, tzinfo=UTC) + timedelta(days=11 * step, hours=5 * step % 24, minutes=7 * step % 60)
    for step in range(60)
]


def test_every_procedure_of_the_catalogue_is_promised_at_any_moment_or_asks_for_a_day(calendar, hours, procedures):
    offices = [
        (calendar, hours),
        (calendar, saturdays(hours, counts=False)),
        (counting(calendar, counts=True), saturdays(hours, counts=True)),
    ]
    limits = {procedure.time for procedure in procedures.values()}
    assert sum(promise(p.time, INSTANTS[0], calendar, hours) is None for p in procedures.values()) == 47
    for limit in limits:
        for days, office in offices:
            for received in INSTANTS:
                for made in (
                    promise(limit, received, days, office),
                    promise_elsewhere(limit, received, "Phường Sơn Nam", days, office),
                ):
                    assert made is None or (made.due_at >= received and days.is_working(made.due_at.date()))

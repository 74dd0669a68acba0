"""What stops a dossier's clock, what starts it again, and the one time a promise is put off."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from services.domain.calendar import OFFICE_ZONE, CalendarDay, DayKind, OfficeHours, WorkingCalendar, office_day
from services.domain.counting import open_minutes
from services.domain.deadline import Basis, Promise, promise, promise_elsewhere, promised_by_officer
from services.domain.grounds import Why
from services.domain.pauses import (
    SupplementPolicy,
    SupplementTerms,
    extended,
    extension_problem,
    left_of,
    may_still_extend,
    paused,
    resumed,
    said,
)
from services.domain.procedure import TimeLimit, TimeUnit
from services.errors import InvalidForm

TERMS = SupplementTerms()
GO_ON, ANEW = SupplementPolicy.CONTINUE, SupplementPolicy.RESTART


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=OFFICE_ZONE)


def working_days(count: int, **more: Any) -> TimeLimit:
    return TimeLimit(count, TimeUnit.WORKING_DAY, **more)


def after(made, received, first, last, calendar, hours, policy=GO_ON) -> Promise:
    """Return a promise whose clock stood between two moments."""
    pause = paused(made, received, first, TERMS, policy, calendar, hours)
    return resumed(made, pause, last, calendar, hours)


@pytest.mark.parametrize(
    ("limit", "first", "last", "due"),
    [
        (working_days(10), "2026-10-09T09:00", "2026-10-13T15:30", "2026-10-26T16:30"),
        (working_days(10), "2026-10-09T09:00", "2026-10-09T16:00", "2026-10-22T16:30"),
        (working_days(3), "2026-11-23T09:00", "2026-11-24T10:00", "2026-11-26T16:30"),
        (working_days(3, cutoff="15:00"), "2026-11-20T09:00", "2026-11-20T15:30", "2026-11-27T16:30"),
        (working_days(0, same_day=True), "2026-11-20T09:00", "2026-11-20T15:30", "2026-11-23T16:30"),
        (working_days(0, same_day=True), "2026-11-20T09:00", "2026-11-27T10:00", "2026-11-27T16:30"),
        (TimeLimit(15, TimeUnit.DAY), "2026-11-25T09:00", "2026-11-26T09:00", "2026-12-07T16:30"),
        (TimeLimit(1, TimeUnit.MONTH), "2026-11-30T09:00", "2026-12-02T09:00", "2026-12-22T16:30"),
        (TimeLimit(8, TimeUnit.HOUR), "2026-11-20T10:30", "2026-11-25T08:00", "2026-11-25T15:30"),
    ],
)
def test_what_was_left_goes_on_from_the_day_the_papers_come(limit, first, last, due, calendar, hours):
    received = at("2026-10-08T08:30" if limit.value == 10 else "2026-11-20T08:30")
    made = promise(limit, received, calendar, hours)
    assert made is not None

    assert after(made, received, at(first), at(last), calendar, hours).due_at == at(due)


def test_a_clock_that_begins_anew_counts_the_whole_time_and_says_so(calendar, hours):
    received = at("2026-10-08T08:30")
    made = promise(working_days(10), received, calendar, hours)
    assert made is not None

    new = after(made, received, at("2026-10-20T09:00"), at("2026-10-21T09:00"), calendar, hours, ANEW)

    assert new.due_at == at("2026-11-04T16:30")
    assert [g.why for g in new.grounds if g.why is not Why.WEEKENDS] == [
        *(Why.RECEIVED, Why.COUNTED, Why.PAUSED, Why.RESTARTED, Why.COUNTED),
    ]


def test_a_time_in_hours_begins_anew_whole(calendar, hours):
    received = at("2026-11-20T08:30")
    made = promise(TimeLimit(3, TimeUnit.HOUR), received, calendar, hours)
    assert made is not None

    new = after(made, received, at("2026-11-20T11:00"), at("2026-11-23T08:00"), calendar, hours, ANEW)

    assert new.due_at == at("2026-11-23T11:00")


def test_what_was_left_is_told_with_both_moments(calendar, hours):
    received = at("2026-11-20T08:30")
    made = promise(working_days(3), received, calendar, hours)
    assert made is not None

    new = after(made, received, at("2026-11-23T09:00"), at("2026-11-26T09:00"), calendar, hours)

    left = next(g for g in new.grounds if g.why is Why.LEFT)
    assert (left.count, left.unit, left.day) == (2, TimeUnit.WORKING_DAY, date(2026, 11, 26))
    stood = [(g.why, g.at, g.day) for g in new.grounds if g.why in (Why.PAUSED, Why.RESUMED)]
    assert stood == [
        (Why.PAUSED, at("2026-11-23T09:00"), None),
        (Why.RESUMED, at("2026-11-26T09:00"), date(2026, 11, 23)),
    ]
    assert [off.day for off in new.holidays] == [date(2026, 11, 24)]


def test_a_pause_over_tet_moves_the_promise_behind_it(calendar, hours):
    received = at("2026-02-10T09:00")
    made = promise(working_days(5), received, calendar, hours)
    assert made is not None
    assert made.due_at == at("2026-02-24T16:30")

    new = after(made, received, at("2026-02-13T09:00"), at("2026-02-19T09:00"), calendar, hours)
    later = after(made, received, at("2026-02-13T09:00"), at("2026-02-23T09:00"), calendar, hours)

    assert (new.due_at, later.due_at) == (at("2026-02-24T16:30"), at("2026-02-25T16:30"))


def test_a_promise_that_had_passed_is_not_mended_by_asking_for_papers(calendar, hours):
    received = at("2026-11-20T08:30")
    made = promise(working_days(1), received, calendar, hours)
    assert made is not None

    pause = paused(made, received, at("2026-11-25T09:00"), TERMS, GO_ON, calendar, hours)
    new = resumed(made, pause, at("2026-11-27T09:00"), calendar, hours)
    anew = after(made, received, at("2026-11-25T09:00"), at("2026-11-27T09:00"), calendar, hours, ANEW)

    assert pause.past
    assert new.due_at == made.due_at
    assert new.grounds[-1].why is Why.TOO_LATE
    assert anew.due_at == at("2026-11-30T16:30")


def test_papers_asked_for_long_after_reception_are_marked_late_and_have_a_last_day(calendar, hours):
    received = at("2026-11-20T08:30")
    made = promise(working_days(10), received, calendar, hours)
    assert made is not None
    terms = replace(TERMS, days=3)

    within = paused(made, received, at("2026-11-26T09:00"), terms, GO_ON, calendar, hours)
    late = paused(made, received, at("2026-11-27T09:00"), terms, GO_ON, calendar, hours)

    assert (within.late, late.late) == (False, True)
    assert (within.bring_by, late.bring_by) == (date(2026, 11, 30), date(2026, 11, 30))


def test_each_procedure_has_the_policy_the_unit_set(calendar, hours):
    terms = SupplementTerms(policies=(("1.001776", ANEW),))

    assert (terms.policy_of("1.001776"), terms.policy_of("1.004873")) == (ANEW, GO_ON)


def test_a_clock_that_has_not_begun_has_all_its_time_left(calendar, hours):
    received = at("2026-11-20T08:30")
    made = promise_elsewhere(working_days(3), received, "Phường Sơn Nam", calendar, hours)
    assert made is not None

    pause = paused(made, received, at("2026-12-10T09:00"), TERMS, GO_ON, calendar, hours)
    new = resumed(made, pause, at("2026-12-11T16:00"), calendar, hours)

    assert (pause.left, pause.past) == (3, False)
    assert (new.due_at, new.provisional) == (at("2026-12-17T16:30"), True)


def test_a_day_the_officer_gave_keeps_the_working_days_that_were_left(calendar, hours):
    received = at("2026-11-20T08:30")
    made = promised_by_officer(date(2026, 11, 27), received, calendar, hours)

    new = after(made, received, at("2026-11-23T09:00"), at("2026-11-25T09:00"), calendar, hours)
    anew = after(made, received, at("2026-11-23T09:00"), at("2026-11-25T09:00"), calendar, hours, ANEW)

    assert (new.due_at, anew.due_at) == (at("2026-11-30T16:30"), at("2026-12-01T16:30"))


def test_a_promise_made_before_its_count_was_kept_can_be_paused_too(calendar, hours):
    received = at("2026-11-20T08:30")
    old = Promise(at("2026-11-26T16:30"), Basis.CATALOGUE, 3)
    given = Promise(at("2026-11-26T16:30"), Basis.OFFICER)

    for made in (old, given):
        assert after(made, received, at("2026-11-23T09:00"), at("2026-11-25T09:00"), calendar, hours).due_at == at(
            "2026-11-27T16:30"
        )
    assert after(given, received, at("2026-11-23T09:00"), at("2026-11-25T09:00"), calendar, hours, ANEW).due_at == at(
        "2026-11-30T16:30"
    )


def test_nobody_is_promised_less_than_before_when_the_calendar_changes_meanwhile(calendar, hours):
    received = at("2026-11-20T08:30")
    made = promise(working_days(3), received, calendar, hours)
    assert made is not None
    pause = paused(made, received, at("2026-11-23T09:00"), TERMS, GO_ON, calendar, hours)
    worked = WorkingCalendar(
        {**calendar.days, date(2026, 11, 24): CalendarDay(date(2026, 11, 24), "Làm", DayKind.WORK)}
    )

    new = resumed(made, pause, at("2026-11-23T10:00"), worked, hours)
    old = resumed(replace(made, ends_on=None), pause, at("2026-11-23T10:00"), worked, hours)

    assert new.due_at == old.due_at == made.due_at
    kept = new.grounds[-1]
    assert (kept.why, kept.day, kept.to) == (Why.KEPT, date(2026, 11, 25), date(2026, 11, 26))


def test_a_promise_is_put_off_to_a_later_day_and_says_so(calendar, hours):
    made = promise(working_days(3), at("2026-11-20T08:30"), calendar, hours)
    assert made is not None
    told = at("2026-11-25T09:00")

    later = extended(made, date(2027, 1, 4), told, calendar, hours)

    assert later.due_at == at("2027-01-04T16:30")
    assert [off.day for off in later.holidays] == [date(2026, 11, 24), date(2027, 1, 1)]
    assert later.unsure == (date(2027, 1, 1),)
    ground = later.grounds[-1]
    assert (ground.why, ground.day, ground.to, ground.at) == (
        Why.EXTENDED,
        date(2026, 11, 26),
        date(2027, 1, 4),
        told,
    )


def test_the_law_wants_a_new_day_told_a_day_before(calendar, hours):
    made = promise(working_days(3), at("2026-11-20T08:30"), calendar, hours)
    assert made is not None

    assert may_still_extend(made, at("2026-11-25T16:29"))
    assert not may_still_extend(made, at("2026-11-26T07:30"))


@pytest.mark.parametrize(
    ("day", "now", "kind"),
    [
        ("2026-11-26", "2026-11-25T09:00", "not_after_promise"),
        ("2026-11-27", "2026-11-30T09:00", "not_after_promise"),
        ("2028-11-25", "2026-11-25T09:00", "not_a_coming_day"),
        ("2026-11-28", "2026-11-25T09:00", "day_off"),
        ("2026-11-27", "2026-11-25T09:00", None),
    ],
)
def test_the_day_a_promise_is_put_off_to_is_checked(day, now, kind, calendar, hours):
    made = promise(working_days(3), at("2026-11-20T08:30"), calendar, hours)
    assert made is not None

    problem = extension_problem(made, date.fromisoformat(day), at(now), calendar)

    assert (problem.kind if problem else None) == kind


def test_a_reason_is_tidied_line_by_line():
    assert said(" Bản sao  A \n\n Ảnh ") == "Bản sao A\nẢnh"
    for bad, kind in ((" \n ", "empty"), ("x" * 1001, "too_long")):
        with pytest.raises(InvalidForm) as refused:
            said(bad)
        assert refused.value.problems[0].kind == kind


START = datetime(2026, 1, 1, tzinfo=UTC)
moments = st.builds(START.__add__, st.timedeltas(timedelta(0), timedelta(days=400)))
spans = st.timedeltas(timedelta(0), timedelta(days=40))
units = st.sampled_from([TimeUnit.WORKING_DAY, TimeUnit.DAY, TimeUnit.HOUR, TimeUnit.MONTH])
limits = st.builds(TimeLimit, st.integers(0, 40), units, cutoff=st.sampled_from(["", "15:00"])) | st.builds(
    working_days, st.just(0), same_day=st.just(True), cutoff=st.sampled_from(["", "15:00"])
)
MORNING = ((time(7, 30), time(11, 30)),)
HOURS = OfficeHours(((time(7, 30), time(11, 30)), (time(13), time(16, 30))))
offices = st.sampled_from(
    [HOURS, replace(HOURS, saturday=MORNING), replace(HOURS, saturday=MORNING, saturday_counts=True)]
)
special = st.dictionaries(
    st.dates(date(2026, 1, 1), date(2027, 6, 1)),
    st.sampled_from([(DayKind.OFF, ()), (DayKind.WORK, ()), (DayKind.HALF, ("07:30-09:00",))]),
    max_size=40,
)
policies = st.sampled_from(SupplementPolicy)


def calendar_for(days, office) -> WorkingCalendar:
    made = {day: CalendarDay(day, "x", kind, hours=hours) for day, (kind, hours) in days.items()}
    return WorkingCalendar(made, office.saturday_counts)


@given(limits, moments, spans, spans, special, offices, policies)
def test_a_pause_never_makes_a_promise_earlier_nor_ends_on_a_day_off(
    limit, received, wait, pause, days, office, policy
):
    calendar = calendar_for(days, office)
    made = promise(limit, received, calendar, office)
    assert made is not None
    came = received + wait + pause

    new = after(made, received, received + wait, came, calendar, office, policy)

    assert new.due_at >= made.due_at
    assert calendar.is_working(office_day(new.due_at))
    assert new.due_at >= came or (policy is GO_ON and received + wait > made.due_at)


@given(limits, moments, spans, spans, spans, special, offices)
def test_a_pause_split_in_two_is_the_same_pause(limit, received, wait, first, second, days, office):
    calendar = calendar_for(days, office)
    made = promise(limit, received, calendar, office)
    assert made is not None
    begins, breaks, ends = received + wait, received + wait + first, received + wait + first + second
    assume(begins <= made.due_at)

    whole = after(made, received, begins, ends, calendar, office)
    half = after(made, received, begins, breaks, calendar, office)
    split = after(half, received, breaks, ends, calendar, office)

    assert split.due_at == whole.due_at


@given(limits, moments, spans, spans, spans, special, offices)
def test_a_longer_pause_is_never_due_earlier(limit, received, wait, pause, more, days, office):
    calendar = calendar_for(days, office)
    made = promise(limit, received, calendar, office)
    assert made is not None
    asked = received + wait

    short = after(made, received, asked, asked + pause, calendar, office)
    long = after(made, received, asked, asked + pause + more, calendar, office)

    assert short.due_at <= long.due_at


@given(moments, spans, special, offices)
def test_open_minutes_are_what_is_left_of_hours(received, wait, days, office):
    calendar = calendar_for(days, office)
    whole = TimeLimit(30, TimeUnit.HOUR)
    made = promise(whole, received, calendar, office)
    assert made is not None

    left = left_of(made, received, received + wait, calendar, office)

    assert 0 <= left.value <= 30 * 60
    assert open_minutes(made.due_at, received, calendar, office) == 0

"""Who has a dossier inside the office, for how long, and when it is handed on."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.calendar import OFFICE_ZONE, OfficeHours, WorkingCalendar, office_time
from services.domain.rulebook import Chapter, Rule, rules_of
from services.domain.steps import Leg, Step, StepPlan, forwarded_by, legs, plan_for, step_problems

HOURS = OfficeHours(((time(7, 30), time(11, 30)), (time(13), time(16, 30))))
PLAIN = WorkingCalendar({})
DAY = date(2026, 11, 20)
LAND = Step("Phòng Kinh tế", "Chuyên viên địa chính", 8)
HEAD = Step("Lãnh đạo UBND xã", hours=4)


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=OFFICE_ZONE)


def rules(*plans):
    return rules_of([Rule(Chapter.STEPS, str(n), date(2026, 1, 1), plan) for n, plan in enumerate(plans)])


def test_a_procedures_own_plan_goes_before_its_fields_and_that_before_the_general_one():
    own, field, general = (
        StepPlan((LAND,), procedure="1.004873"),
        StepPlan((HEAD,), field="Hộ tịch"),
        StepPlan((LAND, HEAD)),
    )

    assert plan_for(rules(own, field, general), "1.004873", "Hộ tịch", DAY) == own
    assert plan_for(rules(own, field, general), "1.000656", "Hộ tịch", DAY) == field
    assert plan_for(rules(own, field, general), "1.000656", "Đất đai", DAY) == general
    assert plan_for(rules(own, field), "1.000656", "Đất đai", DAY) is None


def test_of_two_plans_for_one_procedure_the_one_that_began_last_holds():
    first, later = StepPlan((LAND,), procedure="1.004873"), StepPlan((HEAD,), procedure="1.004873")
    rows = [Rule(Chapter.STEPS, "z", date(2026, 1, 1), first), Rule(Chapter.STEPS, "a", date(2026, 6, 1), later)]

    assert plan_for(rules_of(rows), "1.004873", "Hộ tịch", DAY) == later


def test_a_dossier_leaves_the_one_stop_shop_the_same_day():
    assert forwarded_by(at(20, 9, 41), PLAIN, HOURS) == at(20, 16, 30)
    assert forwarded_by(at(20, 15), PLAIN, HOURS) == at(20, 16, 30)


def test_one_received_after_three_leaves_it_when_the_next_working_day_begins():
    assert forwarded_by(at(20, 15, 1), PLAIN, HOURS) == at(23, 7, 30)


def test_one_received_on_a_day_off_leaves_it_when_the_next_working_day_begins():
    assert forwarded_by(at(21, 9), PLAIN, HOURS) == at(23, 7, 30)


def test_each_step_ends_after_its_open_hours_and_the_last_comes_back():
    found = legs(StepPlan((LAND, HEAD)), at(20, 9), at(27, 16, 30), PLAIN, HOURS)

    assert found == (
        Leg("", "Phòng Kinh tế", at(20, 16, 30), "Chuyên viên địa chính"),
        Leg("Phòng Kinh tế", "Lãnh đạo UBND xã", at(24, 8)),
        Leg("Lãnh đạo UBND xã", "", at(24, 13, 30)),
    )


def test_a_step_without_hours_has_until_the_promise():
    found = legs(StepPlan((Step("Công an xã"),)), at(20, 9), at(27, 16, 30), PLAIN, HOURS)

    assert [leg.at for leg in found] == [at(20, 16, 30), at(27, 16, 30)]


def test_without_a_plan_the_first_and_the_last_hand_over_are_known_and_nobody_between():
    assert legs(None, at(20, 9), at(27, 16, 30), PLAIN, HOURS) == (
        Leg("", None, at(20, 16, 30)),
        Leg(None, "", at(27, 16, 30)),
    )


def test_a_same_day_dossier_is_never_forwarded_after_its_promise():
    found = legs(StepPlan((HEAD,)), at(20, 9), at(20, 11, 30), PLAIN, HOURS)

    assert [leg.at for leg in found] == [at(20, 11, 30), at(20, 11, 30)]


@given(
    st.integers(0, 480_000).map(lambda minutes: at(1, 7) + timedelta(minutes=minutes)),
    st.lists(st.builds(Step, st.just("Phòng"), hours=st.integers(0, 80)), min_size=1, max_size=6),
    st.timedeltas(timedelta(0), timedelta(days=60)),
)
def test_hand_overs_follow_one_another_begin_and_end_at_the_shop_and_none_is_after_the_promise(
    received, steps, given_time
):
    due = received + given_time

    found = legs(StepPlan(tuple(steps)), received, due, PLAIN, HOURS)

    assert (found[0].giver, found[-1].taker) == ("", "")
    assert len(found) == len(steps) + 1
    assert all(a.at <= b.at for a, b in pairwise(found))
    assert all(a.taker == b.giver for a, b in pairwise(found))
    assert all(leg.at <= due for leg in found)
    assert office_time(found[0].at).date() <= office_time(due).date()


def test_a_whole_plan_has_no_fault():
    assert step_problems(StepPlan((LAND, HEAD), field="Đất đai")) == ()


@pytest.mark.parametrize(
    ("plan", "field"),
    [
        (StepPlan((LAND,), "1.004873", "Hộ tịch"), "body.field"),
        (StepPlan(()), "body.steps"),
        (StepPlan((LAND,) * 21), "body.steps"),
        (StepPlan((LAND, Step(" "))), "body.steps[1].unit"),
        (StepPlan((Step("x" * 201),)), "body.steps[0].unit"),
        (StepPlan((Step("x", position="y" * 201),)), "body.steps[0].unit"),
        (StepPlan((Step("x", hours=-1),)), "body.steps[0].hours"),
        (StepPlan((Step("x", hours=2001),)), "body.steps[0].hours"),
    ],
)
def test_what_cannot_be_is_named(plan, field):
    assert [p.field for p in step_problems(plan)] == [field]

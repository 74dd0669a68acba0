"""Several places of one centre."""

from __future__ import annotations

from datetime import date

import pytest

from services.domain.calendar import shifts_of
from services.domain.points import (
    ReceptionPoint,
    place_line,
    point_of,
    point_problems,
    points_on,
    return_point_of,
    return_problems,
    returning,
)
from services.domain.rulebook import Chapter, Rule, rules_of

FIRST, LATER = date(2026, 1, 1), date(2026, 7, 1)
HALL = ReceptionPoint("Trụ sở UBND xã Mẫu", "Thôn Đông", ("07:30-11:30", "13:00-16:30"), "0221 000 0000")


def rule(key, day, body, until=None):
    return Rule(Chapter.POINTS, key, day, body, until)


def test_a_day_has_the_points_open_on_it():
    moved = ReceptionPoint("Nhà văn hoá thôn Đoài")
    rules = rules_of([rule("a", FIRST, HALL, date(2026, 5, 31)), rule("b", LATER, moved)])

    assert points_on(rules, FIRST) == {"a": HALL}
    assert points_on(rules, LATER) == {"b": moved}


def test_a_point_is_told_as_it_stood_on_the_day_and_a_closed_or_coming_one_is_still_known():
    renamed = ReceptionPoint("Trung tâm mới")
    rules = rules_of([rule("a", FIRST, HALL), rule("a", LATER, renamed, date(2026, 8, 1))])

    assert point_of(rules, "a", date(2026, 6, 30)) == HALL
    assert point_of(rules, "a", date(2026, 12, 31)) == renamed
    assert point_of(rules, "a", date(2025, 1, 1)) == HALL
    assert point_of(rules, "b", FIRST) is None


def test_results_are_given_out_only_where_they_are():
    only_in = ReceptionPoint("Điểm thu", returns=False)

    assert returning({"a": HALL, "b": only_in}) == {"a": HALL}


@pytest.mark.parametrize(
    ("wanted", "own", "points", "found"),
    [
        ("b", "a", {"a": HALL, "b": HALL}, "b"),
        ("", "a", {"a": HALL, "b": HALL}, "a"),
        ("", "a", {"a": ReceptionPoint("x", returns=False), "b": HALL}, "b"),
        ("", "", {"a": HALL, "b": HALL}, ""),
        ("", "gone", {}, ""),
    ],
)
def test_a_result_is_handed_out_where_it_is_wanted_else_here_else_at_the_only_place(wanted, own, points, found):
    assert return_point_of(wanted, own, points) == found


def test_a_result_cannot_be_wanted_where_none_are_handed_out():
    points = {"a": HALL, "b": ReceptionPoint("Điểm thu", returns=False)}

    assert return_problems("", points) == return_problems("a", points) == ()
    assert [(p.field, p.fact) for p in return_problems("b", points)] == [("return_point", "a")]
    assert return_problems("b", {})[0].fact == "—"


def test_a_point_is_told_on_one_line_with_its_own_hours_or_the_centres():
    usual = shifts_of(("08:00-11:00",))

    assert place_line(HALL, usual) == "Trụ sở UBND xã Mẫu, Thôn Đông (07:30–11:30, 13:00–16:30)"
    assert place_line(ReceptionPoint("Điểm số 2"), usual) == "Điểm số 2 (08:00–11:00)"


def test_a_whole_point_has_no_fault():
    assert point_problems(HALL) == ()


@pytest.mark.parametrize(
    ("point", "field"),
    [
        (ReceptionPoint(" "), "body.name"),
        (ReceptionPoint("x" * 201), "body.name"),
        (ReceptionPoint("x", address="x" * 301), "body.address"),
        (ReceptionPoint("x", phone="1" * 61), "body.phone"),
        (ReceptionPoint("x", hours=("13:00-16:30", "07:30-11:30")), "body.hours"),
        (ReceptionPoint("x", hours=("sáng",)), "body.hours"),
        (ReceptionPoint("x", receives=False, returns=False), "body.receives"),
    ],
)
def test_what_cannot_be_is_named(point, field):
    assert [p.field for p in point_problems(point)] == [field]

"""Databases marked down."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.domain.outages import Outage, down, lasting, outage_problems
from services.domain.rulebook import Chapter, Rule, rules_of

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
HOURS = st.integers(-48, 48).map(lambda h: timedelta(hours=h))


def book(*outages):
    return rules_of(Rule(Chapter.OUTAGES, f"{n}", date(2026, 11, 1), o) for n, o in enumerate(outages))


@given(HOURS, HOURS | st.none())
def test_a_database_is_down_from_its_first_instant_until_before_its_last(since, until):
    end = NOW + until if until is not None else None
    outage = Outage("CSDL", NOW + since, "đứt cáp", end)

    is_down = "CSDL" in down(book(outage), TODAY, NOW)

    assert is_down == (since <= timedelta(0) and (until is None or until > timedelta(0)))


def test_each_database_is_down_by_its_own_outage():
    first, over = Outage("A", NOW, "x"), Outage("B", NOW - timedelta(hours=2), "y", NOW)

    assert lasting(book(first, over), TODAY, NOW) == (first,)
    assert down(book(), TODAY, NOW) == frozenset()


def test_an_outage_needs_a_database_a_reason_and_instants_that_can_be():
    assert [p.field for p in outage_problems(Outage(" ", NOW, ""))] == ["body.database", "body.reason"]
    assert [p.kind for p in outage_problems(Outage("A", NOW.replace(tzinfo=None), "x"))] == ["no_zone"]
    assert [p.kind for p in outage_problems(Outage("A", NOW, "x", NOW - timedelta(1)))] == ["before_it_begins"]
    assert outage_problems(Outage("A", NOW, "x", NOW)) == ()

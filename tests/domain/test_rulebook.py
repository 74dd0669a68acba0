"""The rulebook: what is in force on a day, and what cannot be a rule."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.domain.chapters import problems
from services.domain.fees import FeeRule
from services.domain.rulebook import Chapter, Rule, Rules, rules_of
from services.errors import Problem

DAY = date(2026, 11, 20)
DAYS = st.dates(date(2025, 1, 1), date(2028, 1, 1))


def rule(key="a", valid_from=DAY, valid_to=None, chapter=Chapter.FEES, body=None):
    return Rule(chapter, key, valid_from, body, valid_to)


def test_a_later_rule_takes_over_from_its_own_first_day():
    old, new = rule(valid_from=DAY), rule(valid_from=DAY + timedelta(days=10), body="new")
    book = rules_of([new, old])

    assert book.on(Chapter.FEES, DAY - timedelta(days=1)) == ()
    assert book.on(Chapter.FEES, DAY + timedelta(days=9)) == (old,)
    assert book.on(Chapter.FEES, DAY + timedelta(days=10)) == (new,)
    assert book.all(Chapter.FEES) == (old, new)


def test_a_rule_ends_with_its_last_day_and_an_older_one_does_not_come_back():
    old, new = rule(valid_from=DAY), rule(valid_from=DAY + timedelta(days=10), valid_to=DAY + timedelta(days=12))
    book = rules_of([old, new])

    assert book.on(Chapter.FEES, DAY + timedelta(days=12)) == (new,)
    assert book.on(Chapter.FEES, DAY + timedelta(days=13)) == ()


@given(st.lists(st.builds(rule, st.sampled_from("abc"), DAYS, st.none() | DAYS, st.sampled_from(Chapter))), DAYS)
def test_at_most_one_rule_of_a_key_is_in_force(rows, day):
    book = rules_of(rows)

    for chapter in Chapter:
        keys = [r.key for r in book.on(chapter, day)]
        assert len(keys) == len(set(keys))
        assert all(r.in_force(day) for r in book.on(chapter, day))


def test_an_empty_rulebook_has_no_rules():
    assert Rules().all(Chapter.CALENDAR) == ()
    assert Rules().on(Chapter.CALENDAR, DAY) == ()


def test_what_cannot_be_a_rule_is_named():
    fee = FeeRule("1.004873", "Lệ phí", "NQ 12/2026/NQ-HĐND")
    bad = Rule(Chapter.FEES, " ", DAY, fee, DAY - timedelta(days=1), "x" * 501)
    long = rule("k" * 101, body=fee)

    assert [(p.field, p.kind) for p in problems(bad)][:3] == [
        ("key", "empty"),
        ("source", "too_long"),
        ("valid_to", "before_it_begins"),
    ]
    assert problems(long)[0] == Problem("key", "too_long", "100")

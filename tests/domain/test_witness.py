from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from services.domain.numbers import Block
from services.domain.witness import MOST_NAMED, Witness, is_earlier, later_block, missing

AT = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
SEEN = Witness(2, 40, "abc", 7, 0, {"day:2026-11-20": 2007, "book:2026": 31}, AT)
BLOCKS = st.integers(1, 99).flatmap(
    lambda n: st.integers(10, 1000).map(lambda size: Block(n * size + 1, n * size + size - 1))
)


def test_a_store_that_goes_on_where_it_was_seen_is_no_earlier_one():
    assert not is_earlier(SEEN, SEEN, "abc")
    assert not is_earlier(replace(SEEN, sequence=41), SEEN, "abc")
    assert not is_earlier(replace(SEEN, desk=3, sequence=1), SEEN, "")


def test_a_store_that_knows_less_than_was_seen_or_something_else_is_an_earlier_one():
    assert is_earlier(replace(SEEN, sequence=39), SEEN, "")
    assert is_earlier(replace(SEEN, sequence=50), SEEN, "another line")
    assert is_earlier(replace(SEEN, tries=6), SEEN, "abc")
    assert is_earlier(replace(SEEN, desk=1, sequence=90), SEEN, "abc")


def test_a_restored_desk_draws_from_the_last_half_of_its_numbers_and_then_from_the_last_quarter():
    block = Block(2001, 2999)

    assert [later_block(block, n) for n in (1, 2, 3)] == [Block(2501, 2999), Block(2751, 2999), Block(2876, 2999)]
    assert later_block(block, 1, drawn=2600) == Block(2601, 2999)


@given(BLOCKS, st.integers(1, 30), st.integers(0, 10**6))
def test_a_later_block_is_a_part_of_the_desks_own_and_never_begins_before_an_earlier_one(block, beginnings, drawn):
    found = later_block(block, beginnings, min(drawn, block.last))

    assert block.first <= found.first <= found.last == block.last
    assert found.first >= later_block(block, max(beginnings - 1, 1), min(drawn, block.last)).first
    assert found.first > drawn or drawn >= block.last


def test_the_numbers_given_since_the_copy_are_named():
    now = replace(SEEN, counters={"day:2026-11-20": 2004})
    never = replace(SEEN, counters={})

    assert list(missing(now, SEEN, "H31.12", Block(2001, 2999))) == [f"H31.12-261120-{n}" for n in (2005, 2006, 2007)]
    assert len(list(missing(never, SEEN, "H31.12", Block(2001, 2999)))) == 7


def test_of_very_many_missing_numbers_the_first_are_named():
    seen = replace(SEEN, counters={"day:2026-11-19": 2900, "day:2026-11-20": 2900})

    assert len(list(missing(replace(SEEN, counters={}), seen, "H31.12", Block(2001, 2999)))) == MOST_NAMED

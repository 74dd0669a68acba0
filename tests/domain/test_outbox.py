from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.bodies import is_newer
from services.domain.law import Law, Standing
from services.domain.outbox import (
    FIRST_WAIT,
    LONGEST_ASKED_WAIT,
    LONGEST_WAIT,
    Attempt,
    Entry,
    EntryKind,
    EntryState,
    Outcome,
    OutcomeKind,
    after,
    back_off,
    let_go,
    perhaps_sent,
    turn_of,
)
from services.errors import RerouteBlocked

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def entry(state=EntryState.WAITING, attempts=0):
    return Entry(
        id=UUID(int=1),
        dossier_id=UUID(int=2),
        number="H31.12-261120-2001",
        receiver="province",
        kind=EntryKind.DOSSIER,
        position=1,
        version=1,
        body={},
        state=state,
        attempts=attempts,
        created_at=NOW,
        due_at=NOW,
    )


def test_waits_double_from_ten_seconds_to_a_quarter_of_an_hour():
    waits = [back_off(attempts, 0.5) for attempts in range(1, 10)]

    assert waits[:3] == [timedelta(seconds=10), timedelta(seconds=20), timedelta(seconds=40)]
    assert waits[-1] == LONGEST_WAIT == timedelta(minutes=15)
    assert all(one <= next_one for one, next_one in pairwise(waits))


@given(st.integers(0, 10**6), st.floats(0, 1))
def test_a_wait_stays_within_a_quarter_of_its_middle(attempts, spread):
    wait = back_off(attempts, spread)

    assert FIRST_WAIT * 0.75 <= wait <= LONGEST_WAIT * 1.25
    assert back_off(attempts, 0) <= wait <= back_off(attempts, 1)


@pytest.mark.parametrize(
    ("before", "kind", "expected", "waits"),
    [
        (EntryState.WAITING, OutcomeKind.DELIVERED, EntryState.DELIVERED, False),
        (EntryState.WAITING, OutcomeKind.REFUSED, EntryState.PARKED, False),
        (EntryState.WAITING, OutcomeKind.UNREACHABLE, EntryState.WAITING, True),
        (EntryState.WAITING, OutcomeKind.BUSY, EntryState.WAITING, True),
        (EntryState.WAITING, OutcomeKind.UNKNOWN, EntryState.UNKNOWN, True),
        (EntryState.UNKNOWN, OutcomeKind.DELIVERED, EntryState.DELIVERED, False),
        (EntryState.UNKNOWN, OutcomeKind.REFUSED, EntryState.PARKED, False),
        (EntryState.UNKNOWN, OutcomeKind.NOT_THERE, EntryState.WAITING, False),
        (EntryState.UNKNOWN, OutcomeKind.UNREACHABLE, EntryState.UNKNOWN, True),
        (EntryState.UNKNOWN, OutcomeKind.BUSY, EntryState.UNKNOWN, True),
        (EntryState.UNKNOWN, OutcomeKind.UNKNOWN, EntryState.UNKNOWN, True),
    ],
)
def test_a_row_goes_where_its_outcome_sends_it(before, kind, expected, waits):
    state, due_at = after(entry(before), Outcome(kind), NOW, 0.5)

    assert state is expected
    assert due_at == (NOW + FIRST_WAIT if waits else NOW)


def test_each_failure_waits_longer_than_the_one_before():
    dues = [after(entry(attempts=n), Outcome(OutcomeKind.UNREACHABLE), NOW, 0.5)[1] for n in range(6)]

    assert all(one < next_one for one, next_one in pairwise(dues))


@pytest.mark.parametrize(
    ("asked", "granted"),
    [
        (timedelta(seconds=90), timedelta(seconds=90)),
        (timedelta(days=365), LONGEST_ASKED_WAIT),
        (timedelta(seconds=1), FIRST_WAIT),
        (timedelta(seconds=-5), FIRST_WAIT),
        (timedelta(0), FIRST_WAIT),
    ],
)
def test_a_wait_the_receiver_asked_for_is_kept_within_reason(asked, granted):
    assert after(entry(), Outcome(OutcomeKind.BUSY, wait=asked), NOW, 0.5) == (EntryState.WAITING, NOW + granted)


@given(
    st.sampled_from([EntryState.WAITING, EntryState.UNKNOWN]),
    st.integers(0, 99),
    st.lists(st.sampled_from(OutcomeKind)),
)
def test_a_lost_answer_is_asked_about_until_the_receiver_has_spoken(state, attempts, kinds):
    for kind in kinds:
        was = state
        state, due_at = after(entry(state, attempts), Outcome(kind), NOW, 0.3)
        assert due_at - NOW <= LONGEST_WAIT * 1.25
        if was is EntryState.UNKNOWN and state is EntryState.WAITING:
            assert kind in (OutcomeKind.NOT_THERE, OutcomeKind.PARTLY)
        if state in (EntryState.DELIVERED, EntryState.PARKED):
            break


SETTLED = (EntryState.WAITING, EntryState.PARKED, EntryState.DELIVERED)
KINDS = st.sampled_from([EntryKind.PROGRESS, EntryKind.UPDATE])


def rows_of(states, kinds):
    """Rows of one dossier: its first is the dossier itself, and what arrived stands before what did not."""
    ordered = sorted(states, key=lambda state: state is not EntryState.DELIVERED)
    kinds = [EntryKind.DOSSIER, *kinds]
    return [
        replace(entry(state), position=at, kind=kinds[at - 1], body={"version": at})
        for at, state in enumerate(ordered, 1)
    ]


@given(st.lists(st.sampled_from(SETTLED), min_size=1, max_size=6), st.lists(KINDS, min_size=5, max_size=5))
def test_turning_a_dossier_round_leaves_out_nothing_and_tells_nothing_twice(states, kinds):
    rows = rows_of(states, kinds)
    arrived = [r for r in rows if r.state is EntryState.DELIVERED]

    turn = turn_of("H31.12-261120-2001", rows)

    assert [*arrived, *turn.left] == rows
    assert turn.at == len(arrived) + 1
    assert (turn.anew is None) is (not arrived)
    if arrived:
        assert turn.anew == [r.body for r in arrived if r.kind is not EntryKind.PROGRESS][-1]


@pytest.mark.parametrize("state", [EntryState.SENDING, EntryState.UNKNOWN])
def test_a_dossier_with_an_upload_in_the_balance_is_not_turned(state):
    with pytest.raises(RerouteBlocked) as refused:
        turn_of("H31.12-261120-2001", [entry(EntryState.DELIVERED), replace(entry(state), position=2)])

    assert (refused.value.what, refused.value.state) == ("H31.12-261120-2001", state.value)


def test_a_row_that_was_mended_leaves_its_place_when_the_dossier_turns_elsewhere():
    rows = [
        replace(entry(EntryState.DELIVERED), body={"version": 1}),
        replace(entry(EntryState.WITHDRAWN), position=2),
        replace(entry(), position=3),
    ]

    turn = turn_of("H31.12-261120-2001", rows)

    assert (turn.left, turn.at) == ((rows[2],), 3)


@pytest.mark.parametrize(
    ("tries", "doubt"),
    [
        ((), False),
        ((OutcomeKind.UNREACHABLE, OutcomeKind.BUSY), False),
        ((OutcomeKind.UNKNOWN, OutcomeKind.UNREACHABLE), True),
        ((OutcomeKind.HANDED,), True),
        ((OutcomeKind.UNKNOWN, OutcomeKind.NOT_THERE, OutcomeKind.UNREACHABLE), False),
        ((OutcomeKind.UNKNOWN, OutcomeKind.REFUSED), False),
    ],
)
def test_a_row_was_perhaps_sent_until_a_try_told_that_it_is_not_there(tries, doubt):
    assert perhaps_sent([Attempt(NOW, kind, "", "", 1) for kind in tries]) is doubt


@pytest.mark.parametrize(
    ("state", "tries", "expected"),
    [
        (EntryState.WAITING, [], EntryState.WAITING),
        (EntryState.UNKNOWN, [OutcomeKind.UNKNOWN], EntryState.UNKNOWN),
        (EntryState.PARKED, [], EntryState.WAITING),
        (EntryState.PARKED, [OutcomeKind.UNKNOWN, OutcomeKind.REFUSED], EntryState.WAITING),
        (EntryState.PARKED, [OutcomeKind.UNFIT], EntryState.WAITING),
        (EntryState.PARKED, [OutcomeKind.UNKNOWN, OutcomeKind.UNREACHABLE], EntryState.UNKNOWN),
    ],
)
def test_a_row_that_is_let_go_on_is_asked_about_when_it_was_perhaps_sent(state, tries, expected):
    assert let_go(entry(state), [Attempt(NOW, kind, "", "", 1) for kind in tries]) is expected


@pytest.mark.parametrize("kind", [OutcomeKind.UNREACHABLE, OutcomeKind.BUSY, OutcomeKind.UNKNOWN])
def test_a_row_stays_due_when_the_line_failed(kind):
    assert after(entry(attempts=7), Outcome(kind, wait=timedelta(hours=1)), NOW, 0.5, of_line=True)[1] == NOW


@pytest.mark.parametrize(
    ("schema", "newer"),
    [
        ("desk.dossier/1", False),
        ("desk.dossier/2", True),
        ("desk.file/1", False),
        ("desk.question/1", True),
        ("desk.dossier/x", False),
        ("x", False),
    ],
)
def test_a_body_of_a_newer_program_is_known_by_its_schema(schema, newer):
    assert is_newer(schema) is newer


def test_the_law_counts_each_dossier_once():
    standings = {Standing.DELIVERED: 2, Standing.PARKED: 1}

    assert Law(3, standings).holds
    assert not Law(4, standings).holds
    assert not Law(3, standings, nowhere=("H31.12-261120-2001",)).holds
    assert not Law(3, standings, astray=("x",)).holds

"""Whether a receiver may be tried."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.breaker import FLAPPING, STEADY, Breaker, is_of_the_line, may_be_of_the_row, untried
from services.domain.outbox import FIRST_WAIT, LEASE, LONGEST_ASKED_WAIT, LONGEST_WAIT, Outcome, OutcomeKind, back_off

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
NO_LINE = Outcome(OutcomeKind.UNREACHABLE, message="no_line")


def failing(times: int) -> tuple[Breaker, datetime]:
    """A receiver that failed so often in a row, each time at the end of its rest, and the moment after the last."""
    breaker, now = untried("province", NOW), NOW
    for _ in range(times):
        now = max(now, breaker.until)
        breaker = breaker.failed(now, NO_LINE, 0.5)
    return breaker, now


@pytest.mark.parametrize(
    ("outcome", "of_line", "doubtful"),
    [
        (NO_LINE, True, False),
        (Outcome(OutcomeKind.UNREACHABLE, "400", "wrong_address"), True, True),
        (Outcome(OutcomeKind.BUSY, "500"), True, True),
        (Outcome(OutcomeKind.UNKNOWN, message="answer_lost"), True, True),
        (Outcome(OutcomeKind.UNKNOWN, message="not_the_receiver"), True, True),
        (Outcome(OutcomeKind.UNKNOWN, message="KeyError"), False, True),
        (Outcome(OutcomeKind.REFUSED, "3"), False, True),
        (Outcome(OutcomeKind.HANDED), False, True),
    ],
)
def test_a_failure_is_of_the_line_unless_it_speaks_of_the_row(outcome, of_line, doubtful):
    assert (is_of_the_line(outcome), may_be_of_the_row(outcome)) == (of_line, doubtful)


def test_a_receiver_nobody_tried_may_be_tried_by_all():
    fresh = untried("province", NOW)

    assert (fresh.is_open, fresh.held_until(NOW), fresh.room(NOW, 16)) == (False, None, 16)
    assert fresh.answered(NOW) is fresh
    assert fresh.woken(NOW) is fresh
    assert fresh.given_back() is fresh


def test_rests_double_from_ten_seconds_to_a_quarter_of_an_hour():
    rests = []
    for times in range(1, 10):
        breaker, now = failing(times)
        rests.append((breaker.until - now).total_seconds())

    assert rests == [10, 20, 40, 80, 160, 320, 640, 900, 900]


def test_one_row_alone_tries_a_receiver_whose_rest_is_over():
    breaker, now = failing(1)
    over = breaker.until

    assert [breaker.room(at, 16) for at in (now, over - SECOND, over)] == [0, 0, 1]
    probed = breaker.probed(over + LEASE)
    assert probed.held_until(over) == over + LEASE
    assert (probed.room(over, 16), probed.room(over + LEASE, 16)) == (0, 1)
    assert probed.given_back().room(over, 16) == 1


def test_an_answer_opens_it_to_all_and_tells_since_when():
    breaker, _ = failing(4)
    later = breaker.until + SECOND

    answered = breaker.probed(later + LEASE).answered(later)

    assert (answered.room(later, 16), answered.since, answered.reason) == (16, later, "")
    assert (breaker.since, breaker.reason) == (NOW, "no_line")


def test_rows_that_were_under_way_when_it_failed_count_once():
    first = untried("province", NOW).failed(NOW, NO_LINE, 0.5)

    assert first.failed(NOW + SECOND, NO_LINE, 0.5) == first
    asked = first.failed(NOW + SECOND, Outcome(OutcomeKind.BUSY, wait=timedelta(minutes=5)), 0.5)
    assert (asked.failures, asked.until) == (1, NOW + SECOND + timedelta(minutes=5))


@pytest.mark.parametrize(
    ("asked", "granted"),
    [
        (timedelta(seconds=90), timedelta(seconds=90)),
        (timedelta(days=365), LONGEST_ASKED_WAIT),
        (timedelta(seconds=1), FIRST_WAIT),
        (timedelta(seconds=-5), FIRST_WAIT),
    ],
)
def test_a_rest_the_receiver_asked_for_is_kept_within_reason(asked, granted):
    breaker = untried("province", NOW).failed(NOW, Outcome(OutcomeKind.BUSY, wait=asked), 0.5)

    assert (breaker.until, breaker.reason) == (NOW + granted, "busy")


def test_f41_a_line_that_flaps_rests_longer_each_time_but_never_for_minutes():
    breaker, now, rests = untried("province", NOW), NOW, []
    for _ in range(8):
        breaker = breaker.failed(now, NO_LINE, 0.5)
        rests.append((breaker.until - now).total_seconds())
        now = breaker.until
        breaker = breaker.answered(now)
        now += 3 * SECOND

    assert rests == [10, 20, 40, 80, 80, 80, 80, 80]
    assert breaker.failures == FLAPPING


def test_f41_a_line_that_held_for_a_minute_begins_anew():
    breaker, _ = failing(6)
    answered = breaker.answered(breaker.until)

    again = answered.failed(answered.until + STEADY, NO_LINE, 0.5)

    assert (again.failures, again.until) == (1, answered.until + STEADY + FIRST_WAIT)


def test_f60_a_rest_and_a_try_from_before_the_clock_was_set_back_hold_nothing():
    breaker, now = failing(3)
    before = now - timedelta(days=400)

    assert breaker.room(before, 16) == 1
    assert breaker.probed(now + LEASE).room(before, 16) == 1
    closed = breaker.answered(breaker.until)
    assert closed.failed(before, NO_LINE, 0.5).failures == 1


def test_a_person_ends_a_rest_and_not_the_try_that_is_under_way():
    breaker, now = failing(5)

    assert breaker.woken(now).room(now, 16) == 1
    assert breaker.woken(now).probed(now + LEASE).woken(now).room(now, 16) == 0


STEPS = st.one_of(
    st.builds(
        Outcome, kind=st.sampled_from(OutcomeKind), wait=st.none() | st.timedeltas(timedelta(0), timedelta(days=9))
    ),
    st.timedeltas(-timedelta(days=400), timedelta(days=400)),
)


@given(st.lists(STEPS, max_size=30), st.floats(0, 1))
def test_f09_whatever_happens_somebody_may_try_it_within_the_hour(steps, spread):
    breaker, now = untried("province", NOW), NOW
    for step in steps:
        if isinstance(step, timedelta):
            now += step
        elif is_of_the_line(step):
            breaker = breaker.failed(now, step, spread)
        else:
            breaker = breaker.answered(now) if step.kind is not OutcomeKind.UNKNOWN else breaker.given_back()

        held = breaker.held_until(now)
        assert held is None or now < held <= now + LONGEST_ASKED_WAIT + timedelta(minutes=1)
        assert breaker.room(held or now, 16) >= 1
        assert back_off(breaker.failures, spread) <= LONGEST_WAIT * 1.25

"""How the line to a receiver is, told by its answers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from services.domain.lines import lately, slots_of
from services.domain.outbox import OutcomeKind

NOW = datetime(2026, 11, 20, 2, 41, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_a_line_nobody_tried_is_neither_up_nor_down():
    assert lately([]) == (None, None)


def test_a_line_is_down_since_the_first_try_in_vain_after_the_last_answer():
    tries = [
        (NOW - 30 * MINUTE, OutcomeKind.DELIVERED),
        (NOW - 20 * MINUTE, OutcomeKind.UNREACHABLE),
        (NOW - 10 * MINUTE, OutcomeKind.BUSY),
    ]

    assert lately(tries) == (False, NOW - 20 * MINUTE)


def test_a_refusal_is_an_answer_so_the_line_is_up():
    assert lately([(NOW, OutcomeKind.REFUSED)]) == (True, NOW)


def test_each_ten_minutes_say_how_many_arrived_or_that_nobody_answered():
    tries = [
        (NOW - 25 * MINUTE, OutcomeKind.DELIVERED),
        (NOW - 24 * MINUTE, OutcomeKind.DELIVERED),
        (NOW - 15 * MINUTE, OutcomeKind.UNREACHABLE),
        (NOW - 5 * MINUTE, OutcomeKind.UNREACHABLE),
        (NOW - 4 * MINUTE, OutcomeKind.DELIVERED),
    ]

    assert slots_of(tries, NOW, 4) == (0, 2, None, 1)


def test_a_try_before_the_time_shown_or_after_now_is_in_no_slot():
    tries = [(NOW - 90 * MINUTE, OutcomeKind.DELIVERED), (NOW + 90 * MINUTE, OutcomeKind.DELIVERED)]

    assert slots_of(tries, NOW, 3) == (0, 0, 0)

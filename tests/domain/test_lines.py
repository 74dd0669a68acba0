"""How the line to a receiver is, told by its answers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from services.domain.lines import Tally, slots_of
from services.domain.outbox import OutcomeKind

NOW = datetime(2026, 11, 20, 2, 41, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_each_ten_minutes_say_how_many_arrived_or_that_nobody_answered():
    tallies = [
        Tally(NOW - 24 * MINUTE, OutcomeKind.DELIVERED, 2),
        Tally(NOW - 23 * MINUTE, OutcomeKind.REFUSED, 1),
        Tally(NOW - 15 * MINUTE, OutcomeKind.UNREACHABLE, 1),
        Tally(NOW - 5 * MINUTE, OutcomeKind.UNREACHABLE, 3),
        Tally(NOW - 4 * MINUTE, OutcomeKind.DELIVERED, 1),
    ]

    assert slots_of(tallies, NOW, 4) == (0, 2, None, 1)


def test_a_try_before_the_time_shown_or_after_now_is_in_no_slot():
    tallies = [Tally(NOW + at * MINUTE, OutcomeKind.DELIVERED, 1) for at in (-90, 90)]

    assert slots_of(tallies, NOW, 3) == (0, 0, 0)

"""Whether a parked row was sent back or is held by a person."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from services.domain.outbox import Attempt, OutcomeKind
from services.domain.queue import sent_back, was_sent_back

AT = datetime(2026, 11, 20, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("reason", "outcome", "message", "back"),
    [
        ("Số điện thoại sai", "refused", "Số điện thoại sai", True),
        ("refused", "refused", "", True),
        ("not_a_phone", "unfit", "not_a_phone", True),
        ("Chờ lãnh đạo", "refused", "Số điện thoại sai", False),
        ("Chờ lãnh đạo", "", "", False),
        ("Chờ lãnh đạo", "unreachable", "no_line", False),
    ],
)
def test_a_row_is_sent_back_only_by_its_last_try(reason, outcome, message, back):
    assert sent_back(reason, outcome, message) is back


def test_the_last_of_the_tries_counts():
    tries = [Attempt(AT, OutcomeKind.REFUSED, "-3", "Sai", 10), Attempt(AT, OutcomeKind.UNREACHABLE, "", "no_line", 10)]

    assert was_sent_back("Sai", tries[:1])
    assert not was_sent_back("Sai", tries)
    assert not was_sent_back("Sai", [])

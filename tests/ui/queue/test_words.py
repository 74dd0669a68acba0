"""What a row of the queue is said to wait for, where it was handed to somebody who carries it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from services.domain.outbox import EntryKind, EntryState
from services.domain.queue import QueueRow
from ui.views.queue.words import row_mark, row_words

AT = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
ROW = QueueRow(
    UUID(int=1), UUID(int=2), "H31.12-261120-2001", "", "province", EntryKind.DOSSIER, EntryState.UNKNOWN, 0, AT, AT
)  # fmt: skip


def test_a_row_that_is_carried_is_no_alarm():
    carried = replace(ROW, reason="carried")

    assert row_mark(carried).tone == "quiet"
    assert "stick" in row_words(carried, AT)
    assert "broke" not in row_words(carried, AT)


def test_a_receipt_that_is_not_genuine_is_said_on_its_row():
    assert row_words(replace(ROW, reason="receipt_strange"), AT).startswith("A receipt is not the receiver's own")


def test_a_lost_answer_is_said_as_one():
    assert row_mark(ROW).tone == "wait"
    assert "broke" in row_words(ROW, AT)

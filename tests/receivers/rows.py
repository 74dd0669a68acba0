"""Rows of the outbox as a desk freezes them; every person in them is made up."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from services.domain.bodies import PROGRESS_SCHEMA, SCHEMA
from services.domain.outbox import Entry, EntryKind, EntryState

NUMBER = "H31.12-261008-2007"
NOW = datetime(2026, 10, 8, 1, 30, tzinfo=UTC)


def dossier(**more: Any) -> dict[str, Any]:
    """Return the frozen content of a dossier handed in at the counter."""
    return {
        "schema": SCHEMA,
        "number": NUMBER,
        "version": 1,
        "agency": {"code": "H31.12", "name": "UBND xã Thử Nghiệm"},
        "procedure": {"code": "2.000815", "name": "Chứng thực bản sao từ bản chính", "field": "Chứng thực"},
        "applicant": {
            "full_name": "NGUYỄN VĂN THỬ",
            "personal_id": "033090000001",
            "address": "Thôn Mẫu, xã Thử Nghiệm",
            "phone": "0900000001",
            "email": "thu@example.invalid",
        },
        "channel": "direct",
        "sets": 1,
        "received_at": "2026-10-08T08:30:00+07:00",
        "due_at": "2026-10-08T17:00:00+07:00",
        "ended_at": "",
        "returned_at": "",
        "state": "2",
        "result_method": "counter",
        "fees": [{"name": "Phí chứng thực bản sao", "amount": 8000, "payment": "cash"}],
        "papers": [{"name": "Bản chính giấy tờ", "originals": 1, "copies": 2}],
        "databases": [],
        "note": "",
    } | more


def progress(**more: Any) -> dict[str, Any]:
    """Return the frozen content of a step: the result was handed over."""
    return {
        "schema": PROGRESS_SCHEMA,
        "number": NUMBER,
        "version": 2,
        "what": "Trả kết quả",
        "at": "2026-10-08T10:00:00+07:00",
        "by": "Trần Thị Mẫu",
        "state": "10",
        "state_before": "2",
    } | more


def entry(kind: EntryKind = EntryKind.DOSSIER, body: dict[str, Any] | None = None) -> Entry:
    """Return a row that is being sent."""
    made = progress() if kind is EntryKind.PROGRESS else dossier()
    return Entry(
        id=UUID(int=1),
        dossier_id=UUID(int=2),
        number=NUMBER,
        receiver="province",
        kind=kind,
        position=1,
        version=1,
        body=made if body is None else body,
        state=EntryState.SENDING,
        attempts=0,
        created_at=NOW,
        due_at=NOW,
    )

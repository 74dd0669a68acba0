"""Rows that have not gone, made anew with what was put right; the frozen ones are kept as withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from services.domain.mending import mended, still_to_go
from services.domain.outbox import Entry, EntryKind, EntryState, OutcomeKind
from services.store import outbox

_SENT_BACK = (OutcomeKind.REFUSED, OutcomeKind.UNFIT)


def left(db: Connection, dossier_id: UUID) -> tuple[Entry, ...]:
    """Return the rows that carry a dossier whole and were surely never taken, in their order."""
    return still_to_go(outbox.of_dossier(db, dossier_id))


def renew(
    db: Connection, dossier_id: UUID, contents: Mapping[UUID, Mapping[str, Any]], now: datetime, go: frozenset[UUID]
) -> dict[UUID, UUID]:
    """Put rows with these contents at the places of others, and return by the old id which stands there now.

    Args:
        contents: By the id of the row that is replaced; one that is being sent, or perhaps was, must not be among them.
        go: Parked rows among them that are let go; the others stay parked for their reason.
    """
    instead: dict[UUID, UUID] = {}
    for old in outbox.of_dossier(db, dossier_id):
        if old.id not in contents:
            continue
        outbox.set_state(db, old, EntryState.PARKED, now, old.reason)
        fresh = outbox.replace(db, old, contents[old.id], now)
        if fresh is None:
            continue
        instead[old.id] = fresh
        row = outbox.by_id(db, fresh)
        if row is not None and old.state is EntryState.PARKED and old.id not in go:
            outbox.set_state(db, row, EntryState.PARKED, now, old.reason)
        elif row is not None and _waits(old) and old.due_at > now:
            # So long it can be undone, or the receiver asked for patience.
            outbox.set_state(db, row, EntryState.WAITING, old.due_at, "")
    return instead


def follow(
    db: Connection,
    dossier_id: UUID,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    now: datetime,
    *,
    first_counts: bool = False,
) -> bool:
    """Let a correction made elsewhere reach what a receiver sent back; what was sent back goes anew with it, at once.

    True when some row still to go says it now, so that none of its own is needed. Where nothing was sent back nothing is done:
    what is on its way goes as it was, and the correction after it.

    Args:
        before, after: The dossier's whole content before and after the correction.
        first_counts: Its receiver takes no change afterwards, so a dossier that waits goes put right as well.
    """
    rows = left(db, dossier_id)
    back = frozenset(row.id for row in rows if row.state is EntryState.PARKED and sent_back(db, row))
    fresh = first_counts and any(_waits(row) for row in rows)
    if not back and not fresh:
        return False
    renew(db, dossier_id, {row.id: mended(row.body, before, after) for row in rows}, now, back)
    return True


def _waits(row: Entry) -> bool:
    return row.kind is EntryKind.DOSSIER and row.state is EntryState.WAITING


def sent_back(db: Connection, row: Entry) -> bool:
    """Return whether a receiver refused the row, or it was held back before it went; else a person holds it."""
    tried = outbox.history(db, row.id)
    return bool(tried) and tried[-1].outcome in _SENT_BACK

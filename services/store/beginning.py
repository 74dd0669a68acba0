"""What becomes of the rows that wait when a desk begins anew on an earlier or a copied store."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select, update

from services.domain.outbox import EntryState
from services.domain.witness import DAY, Arrival, Witness
from services.store import counters, journal
from services.store.tables import attempts, desks, outbox
from services.store.tables import journal as lines

COPIED = "copied"
"""Reason of a row that the desk it was copied from sends."""
_DAYS = 15
"""Of so many days the last number is witnessed."""
_BEGUN = (EntryState.WAITING.value, EntryState.SENDING.value)
_AGAIN = (Arrival.RESTORED.value, Arrival.REPLACED.value)


def witness_of(db: Connection, desk: int, now: datetime) -> Witness:
    """Return what the store holds of the desk that writes."""
    sequence, seal = journal.end_of(db, desk)
    given = counters.given(db, desk)
    latest = sorted(scope for scope in given if scope.startswith(DAY))[-_DAYS:]
    kept = {scope: last for scope, last in given.items() if scope in latest or not scope.startswith(DAY)}
    again = select(func.count()).where(desks.c.why.in_(_AGAIN))
    return Witness(desk, sequence, seal, tries(db), db.execute(again).scalar_one(), kept, now)


def tries(db: Connection) -> int:
    """Return how many uploads were tried; no line about one is ever deleted."""
    return int(db.execute(select(func.coalesce(func.max(attempts.c.id), 0))).scalar_one())


def last_line_at(db: Connection, desk: int) -> datetime | None:
    """Return when a desk last did anything."""
    return db.execute(select(func.max(lines.c.at)).where(lines.c.desk == desk)).scalar_one_or_none()


def doubt_unsent(db: Connection, now: datetime) -> int:
    """Have every row that waits asked about before it is sent: it may have gone since the copy was made.

    Returns:
        How many there are.
    """
    values = {"state": EntryState.UNKNOWN.value, "due_at": now, "lease_owner": None, "lease_until": None}
    return db.execute(update(outbox).where(outbox.c.state.in_(_BEGUN)).values(**values)).rowcount


def hold_unsent(db: Connection, now: datetime) -> int:
    """Hold every row that has not arrived: the desk this one was copied from sends it.

    Returns:
        How many there are.
    """
    unsent = outbox.c.state.in_((*_BEGUN, EntryState.UNKNOWN.value))
    values = {
        "state": EntryState.PARKED.value, "due_at": now, "reason": COPIED, "lease_owner": None, "lease_until": None,
    }  # fmt: skip
    return db.execute(update(outbox).where(unsent).values(**values)).rowcount

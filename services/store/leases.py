"""Rows taken to be tried: the right to try one runs out, so that nobody who dies keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, and_, bindparam, literal, literal_column, or_, select, union_all, update

from services.domain.outbox import LEASE, LONGEST_ASKED_WAIT, SETTLED, Entry, EntryKind, EntryState
from services.store.outbox import entry_of
from services.store.tables import outbox

_IN_TURN: tuple[Any, ...] = (outbox.c.due_at, outbox.c.created_at, literal_column("outbox.rowid"))
"""Of rows that came in the same moment the one stored first."""


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to try one row until it runs out.

    Attributes:
        entry: The row, its state saying whether to ask before sending.
    """

    entry: Entry
    owner: UUID


def _blocked() -> Any:
    """An earlier row of the same dossier has not arrived; nothing rests on what the citizen thought of the service."""
    earlier = outbox.alias("earlier")
    return and_(
        outbox.c.position > 1,
        select(earlier.c.id)
        .where(
            earlier.c.dossier_id == outbox.c.dossier_id,
            earlier.c.position < outbox.c.position,
            *(earlier.c.state != state.value for state in SETTLED),
            earlier.c.kind != EntryKind.FEEDBACK.value,
        )
        .exists(),
    )


_WAITS = (EntryState.WAITING, EntryState.UNKNOWN)
_FURTHEST = LONGEST_ASKED_WAIT + timedelta(minutes=1)
"""A wait that ends further off than any we give was written before the clock was set back."""


def _ready(state: EntryState, *when: Any) -> Any:
    """The rows of one state whose turn it is, told by the index alone as far as may be: there may be ten thousand."""
    mine = (outbox.c.state == state.value, outbox.c.receiver == bindparam("to"))
    arm = select(outbox.c.id).where(*mine, *when, ~_blocked()).order_by(outbox.c.due_at).limit(bindparam("most"))
    return select(arm.subquery().c.id)


_LEASE_OVER = or_(outbox.c.lease_until <= bindparam("now"), outbox.c.lease_until > bindparam("stale"))
_READY = (
    select(outbox)
    .where(
        outbox.c.id.in_(
            union_all(
                *(_ready(state, outbox.c.due_at <= bindparam("now")) for state in _WAITS),
                *(_ready(state, outbox.c.due_at > bindparam("far")) for state in _WAITS),
                _ready(EntryState.SENDING, _LEASE_OVER),
            )
        )
    )
    .order_by(*_IN_TURN)
    .limit(bindparam("most"))
)


_HOLD = (
    update(outbox)
    .where(outbox.c.id == bindparam("of"))
    .values(state=EntryState.SENDING.value, lease_owner=bindparam("owner"), lease_until=bindparam("until"))
)
_SETTLE = (
    update(outbox)
    .where(outbox.c.id == bindparam("of"), outbox.c.lease_owner == bindparam("owner"))
    .values(
        state=bindparam("to"),
        due_at=bindparam("due"),
        attempts=outbox.c.attempts + bindparam("blame"),
        reason=bindparam("why"),
        field=bindparam("where"),
        lease_owner=None,
        lease_until=None,
        delivered_at=bindparam("arrived"),
    )
)


def lease(
    db: Connection, now: datetime, receivers: Sequence[str], most: int = 1, duration: timedelta = LEASE
) -> list[Lease]:
    """Take the rows that have waited longest among those whose turn it is, at most so many.

    Only the first unfinished row of each dossier can be taken. A row whose lease ran out was perhaps sent: it comes back
    as unknown. Whether a receiver rests is asked in `services.store.breakers`.
    """
    when = {"now": now, "far": now + _FURTHEST, "stale": now + 2 * LEASE, "most": most}
    rows = [row for to in receivers for row in db.execute(_READY, {**when, "to": to}).mappings()]
    if len(receivers) > 1:
        rows = sorted(rows, key=lambda row: (row["due_at"], row["created_at"]))[:most]
    return _held(db, rows, now + duration)


def lease_one(db: Connection, now: datetime, entry_id: UUID, duration: timedelta = LEASE) -> Lease | None:
    """Take one row at a person's word, whatever time it waits for; None when it is being sent, has arrived, is held, or
    stands behind another of its dossier."""
    state = outbox.c.state.in_([state.value for state in _WAITS])
    rows = db.execute(select(outbox).where(outbox.c.id == str(entry_id), state, ~_blocked())).mappings().all()
    return next(iter(_held(db, rows, now + duration)), None)


def _held(db: Connection, rows: Iterable[Mapping[Any, Any]], until: datetime) -> list[Lease]:
    leases = []
    for row in rows:
        doubtful = row["state"] in (EntryState.SENDING.value, EntryState.UNKNOWN.value)
        state = EntryState.UNKNOWN if doubtful else EntryState.WAITING
        leases.append(Lease(replace(entry_of(row), state=state), uuid4()))
    if leases:
        db.execute(_HOLD, [{"of": str(x.entry.id), "owner": str(x.owner), "until": until} for x in leases])
    return leases


def release(db: Connection, taken: Lease) -> None:
    """Give back a row that was not tried, as it was."""
    db.execute(
        update(outbox)
        .where(outbox.c.id == str(taken.entry.id), outbox.c.lease_owner == str(taken.owner))
        .values(state=taken.entry.state.value, lease_owner=None, lease_until=None)
    )


def settle(
    db: Connection,
    taken: Lease,
    state: EntryState,
    due_at: datetime,
    reason: str,
    field: str,
    now: datetime,
    blame: bool = True,
) -> bool:
    """Write what a try came to; False when the lease had been lost and somebody else answers for the row.

    Args:
        blame: It was about the row itself, and counts as one of its tries.
    """
    values = {
        "of": str(taken.entry.id), "owner": str(taken.owner), "to": state.value, "due": due_at, "why": reason, "where": field,
        "arrived": now if state is EntryState.DELIVERED else None, "blame": int(blame),
    }  # fmt: skip
    done = db.execute(_SETTLE, values)
    return bool(done.rowcount)


def _first(column: Any, state: EntryState) -> Any:
    mine = (outbox.c.state == state.value, outbox.c.receiver == bindparam("to"))
    near = select(column.label("at")).where(*mine, column <= bindparam("far"), ~_blocked()).order_by(column).limit(1)
    free = select(literal(None).label("at")).where(
        select(outbox.c.id).where(*mine, column > bindparam("far"), ~_blocked()).exists()
    )
    return select(near.subquery().c.at), free


_NEXT = union_all(*_first(outbox.c.due_at, EntryState.WAITING), *_first(outbox.c.due_at, EntryState.UNKNOWN))
_NEXT_LEASED = union_all(*_first(outbox.c.lease_until, EntryState.SENDING))


def next_due(db: Connection, receiver: str, now: datetime) -> datetime | None:
    """Return when the next row for a receiver can be tried, or None when none can be without somebody's hand.

    A row behind another of its dossier waits for that one; a row being sent comes back when its lease runs out. A moment
    further off than any we give is now, see `lease`.
    """
    moments = [
        at or now
        for query, furthest in ((_NEXT, _FURTHEST), (_NEXT_LEASED, 2 * LEASE))
        for (at,) in db.execute(query, {"to": receiver, "far": now + furthest})
    ]
    return min(moments, default=None)

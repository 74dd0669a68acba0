"""Pending uploads as rows with a lease; no path here deletes one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, and_, bindparam, func, insert, or_, select, update

from services.domain.dossier import Dossier
from services.domain.outbox import (
    LEASE,
    LONGEST_WAIT,
    SETTLED,
    Attempt,
    Entry,
    EntryKind,
    EntryState,
    OutcomeKind,
    Turn,
)
from services.store.tables import attempts, outbox

# Named one by one: "all but settled" would read the whole table, this reads the index.
_UNFINISHED = outbox.c.state.in_([state.value for state in EntryState if state not in SETTLED])
_SETTLED = [state.value for state in SETTLED]
_AT_ONCE = timedelta()


_INSERT = insert(outbox)


def put(
    db: Connection,
    dossier: Dossier,
    kind: EntryKind,
    body: Mapping[str, Any],
    now: datetime,
    hold: timedelta = _AT_ONCE,
) -> UUID:
    """Queue one event of a dossier behind its earlier ones and return the row's id; a new dossier's first has none before.

    Args:
        hold: So long it is not to be sent.
    """
    earlier = select(func.count()).where(outbox.c.dossier_id == str(dossier.id))
    position = 1 if kind is EntryKind.DOSSIER else db.execute(earlier).scalar_one() + 1
    return _add(db, dossier, kind, body, position, now, now + hold)


def _add(
    db: Connection,
    dossier: Dossier,
    kind: EntryKind,
    body: Mapping[str, Any],
    position: int,
    now: datetime,
    due_at: datetime,
) -> UUID:
    entry_id = uuid4()
    db.execute(
        _INSERT,
        {
            "id": str(entry_id), "desk": dossier.desk, "dossier_id": str(dossier.id), "number": dossier.number,
            "receiver": dossier.route.receiver, "kind": kind.value, "position": position, "version": dossier.version,
            "schema": body["schema"], "body": json.dumps(body, ensure_ascii=False, separators=(",", ":")),
            "state": EntryState.WAITING.value, "attempts": 0, "created_at": now, "due_at": due_at, "reason": "", "field": "",
        },
    )  # fmt: skip
    return entry_id


def turn(db: Connection, dossier: Dossier, turned: Turn, now: datetime) -> None:
    """Point what is left of a dossier's rows at its receiver, due now; what that one never saw comes first, as a new row."""
    room = 1 if turned.anew is not None else 0
    for entry in reversed(turned.left):
        values = {
            "receiver": dossier.route.receiver, "state": EntryState.WAITING.value, "due_at": now, "attempts": 0, "reason": "",
            "field": "", "position": entry.position + room,
        }  # fmt: skip
        db.execute(update(outbox).where(outbox.c.id == str(entry.id)).values(**values))
    if turned.anew is not None:
        _add(db, dossier, EntryKind.DOSSIER, turned.anew, turned.at, now, now)


def _entry(row: Mapping[Any, Any]) -> Entry:
    return Entry(
        id=UUID(row["id"]),
        dossier_id=UUID(row["dossier_id"]),
        number=row["number"],
        receiver=row["receiver"],
        kind=EntryKind(row["kind"]),
        position=row["position"],
        version=row["version"],
        body=json.loads(row["body"]),
        state=EntryState(row["state"]),
        attempts=row["attempts"],
        created_at=row["created_at"],
        due_at=row["due_at"],
        reason=row["reason"],
        field=row["field"],
        delivered_at=row["delivered_at"],
    )


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to try one row until it runs out.

    Attributes:
        entry: The row, its state saying whether to ask before sending.
    """

    entry: Entry
    owner: UUID


def _is_free(now: datetime) -> Any:
    """A lease, or a wait, that ends further off than any we give was written before the clock was set back."""
    due = or_(outbox.c.due_at <= now, outbox.c.due_at > now + 2 * LONGEST_WAIT)
    lease_over = or_(outbox.c.lease_until <= now, outbox.c.lease_until > now + 2 * LEASE)
    return or_(
        and_(outbox.c.state.in_((EntryState.WAITING.value, EntryState.UNKNOWN.value)), due),
        and_(outbox.c.state == EntryState.SENDING.value, lease_over),
    )


def _blocked() -> Any:
    """An earlier row of the same dossier has not arrived."""
    earlier = outbox.alias("earlier")
    return (
        select(earlier.c.id)
        .where(
            earlier.c.dossier_id == outbox.c.dossier_id,
            earlier.c.position < outbox.c.position,
            earlier.c.state.not_in(_SETTLED),
        )
        .exists()
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
        attempts=outbox.c.attempts + 1,
        reason=bindparam("why"),
        field=bindparam("where"),
        lease_owner=None,
        lease_until=None,
        delivered_at=bindparam("arrived"),
    )
)
_NOTE = insert(attempts)


def lease(
    db: Connection, now: datetime, receivers: Sequence[str], most: int = 1, duration: timedelta = LEASE
) -> list[Lease]:
    """Take the rows that have waited longest among those whose turn it is, at most so many.

    Only the first unfinished row of each dossier can be taken. A row whose lease ran out was perhaps sent: it comes back
    as unknown.
    """
    query = select(outbox).where(_is_free(now), outbox.c.receiver.in_(receivers), ~_blocked())
    rows = db.execute(query.order_by(outbox.c.due_at, outbox.c.created_at).limit(most)).mappings().all()
    leases = []
    for row in rows:
        doubtful = row["state"] in (EntryState.SENDING.value, EntryState.UNKNOWN.value)
        state = EntryState.UNKNOWN if doubtful else EntryState.WAITING
        leases.append(Lease(_entry({**row, "state": state.value}), uuid4()))
    if leases:
        until = now + duration
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
    db: Connection, taken: Lease, state: EntryState, due_at: datetime, reason: str, field: str, now: datetime
) -> bool:
    """Write what a try came to; False when the lease had been lost and somebody else answers for the row."""
    values = {
        "of": str(taken.entry.id), "owner": str(taken.owner), "to": state.value, "due": due_at, "why": reason, "where": field,
        "arrived": now if state is EntryState.DELIVERED else None,
    }  # fmt: skip
    done = db.execute(_SETTLE, values)
    return bool(done.rowcount)


def note_attempt(db: Connection, desk: int, entry: Entry, attempt: Attempt) -> None:
    """Add a line to a row's history."""
    db.execute(
        _NOTE,
        {
            "desk": desk, "entry_id": str(entry.id), "receiver": entry.receiver, "at": attempt.at,
            "outcome": attempt.outcome.value, "code": attempt.code, "message": attempt.message, "took_ms": attempt.took_ms,
        },
    )  # fmt: skip


def history(db: Connection, entry_id: UUID) -> list[Attempt]:
    """Return what was tried for a row, oldest first."""
    query = select(attempts).where(attempts.c.entry_id == str(entry_id)).order_by(attempts.c.id)
    return [
        Attempt(r["at"], OutcomeKind(r["outcome"]), r["code"], r["message"], r["took_ms"])
        for r in db.execute(query).mappings()
    ]


def by_id(db: Connection, entry_id: UUID) -> Entry | None:
    """Return a row, or None."""
    row = db.execute(select(outbox).where(outbox.c.id == str(entry_id))).mappings().one_or_none()
    return _entry(row) if row else None


def of_dossier(db: Connection, dossier_id: UUID) -> list[Entry]:
    """Return every row of a dossier in the order they go."""
    query = select(outbox).where(outbox.c.dossier_id == str(dossier_id)).order_by(outbox.c.position)
    return [_entry(row) for row in db.execute(query).mappings()]


def pending(db: Connection, limit: int = 1000) -> list[Entry]:
    """Return the rows that have not arrived, the oldest first."""
    query = select(outbox).where(_UNFINISHED)
    return [_entry(row) for row in db.execute(query.order_by(outbox.c.created_at).limit(limit)).mappings()]


def counts(db: Connection, unfinished: bool = False) -> dict[tuple[str, EntryState], int]:
    """Return how many rows stand where, by receiver and state; `unfinished` leaves out those that arrived, and is quick."""
    query = select(outbox.c.receiver, outbox.c.state, func.count()).group_by(outbox.c.receiver, outbox.c.state)
    query = query.where(_UNFINISHED) if unfinished else query
    return {(receiver, EntryState(state)): n for receiver, state, n in db.execute(query)}


def waiting_dossiers(db: Connection) -> int:
    """Return how many dossiers have something that has not arrived."""
    query = select(func.count(outbox.c.dossier_id.distinct())).where(_UNFINISHED)
    return int(db.execute(query).scalar_one())


def set_state(db: Connection, entry: Entry, state: EntryState, due_at: datetime, reason: str) -> None:
    """Move a row by hand: to be tried now, or parked."""
    values = {"state": state.value, "due_at": due_at, "reason": reason, "lease_owner": None, "lease_until": None}
    db.execute(update(outbox).where(outbox.c.id == str(entry.id)).values(**values))


def hurry(db: Connection, now: datetime, hold: timedelta = _AT_ONCE) -> None:
    """Make every waiting row due now: the line is back.

    Args:
        hold: A row that was never tried and is no older than this keeps its time: it can still be undone.
    """
    fresh = and_(outbox.c.attempts == 0, outbox.c.created_at > now - hold, outbox.c.created_at <= now)
    waiting = outbox.c.state.in_((EntryState.WAITING.value, EntryState.UNKNOWN.value))
    db.execute(update(outbox).where(waiting, outbox.c.due_at > now, ~fresh).values(due_at=now))


def withdraw(db: Connection, dossier_id: UUID, reason: str) -> bool:
    """Take every row of a dossier back, so that none is ever sent; False, and nothing done, when one was sent or is leased."""
    mine = outbox.c.dossier_id == str(dossier_id)
    held = outbox.c.state.in_((EntryState.WAITING.value, EntryState.PARKED.value))
    begun = select(outbox.c.id).where(mine, ~and_(held, outbox.c.attempts == 0)).limit(1)
    if db.execute(begun).first() is not None:
        return False
    db.execute(update(outbox).where(mine).values(state=EntryState.WITHDRAWN.value, reason=reason))
    return True


def pending_count(db: Connection) -> dict[EntryState, int]:
    """Return how many rows are still on their way or parked, by state."""
    query = select(outbox.c.state, func.count()).where(_UNFINISHED)
    return {EntryState(state): n for state, n in db.execute(query.group_by(outbox.c.state))}


def next_due(db: Connection, receivers: Sequence[str]) -> datetime | None:
    """Return when the next row of these receivers can be tried, or None when none can be without somebody's hand.

    A row behind another of its dossier waits for that one; a row being sent comes back when its lease runs out.
    """
    mine = and_(outbox.c.receiver.in_(receivers), ~_blocked())
    waiting = select(outbox.c.due_at).where(
        outbox.c.state.in_((EntryState.WAITING.value, EntryState.UNKNOWN.value)), mine
    )
    leased = select(outbox.c.lease_until).where(outbox.c.state == EntryState.SENDING.value, mine)
    firsts = (
        db.execute(waiting.order_by(outbox.c.due_at).limit(1)).scalar_one_or_none(),
        db.execute(leased.order_by(outbox.c.lease_until).limit(1)).scalar_one_or_none(),
    )
    return min((moment for moment in firsts if moment), default=None)


def attempts_since(db: Connection, receiver: str, since: datetime) -> list[tuple[datetime, OutcomeKind]]:
    """Return when a receiver was tried and what it came to, oldest first."""
    query = select(attempts.c.at, attempts.c.outcome).where(attempts.c.receiver == receiver, attempts.c.at >= since)
    return [(at, OutcomeKind(outcome)) for at, outcome in db.execute(query.order_by(attempts.c.at))]


def without_rows(db: Connection) -> list[str]:
    """Return the numbers of dossiers that have no outbox row at all; there must be none."""
    from services.store.tables import dossiers

    there = select(outbox.c.dossier_id)
    return list(db.execute(select(dossiers.c.number).where(dossiers.c.id.not_in(there))).scalars())

"""Pending uploads as rows with a lease; no path here deletes one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, and_, func, insert, literal_column, or_, select, update

from services.domain.dossier import Dossier
from services.domain.outbox import (
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


def put_all(
    db: Connection,
    dossier: Dossier,
    events: Sequence[tuple[EntryKind, Mapping[str, Any]]],
    now: datetime,
    hold: timedelta = _AT_ONCE,
    at: int = 0,
) -> None:
    """Queue several events of a dossier, in this order.

    Args:
        hold: So long they are not to be sent.
        at: Place of the first among the dossier's events; 0 for behind them all.
    """
    first = at or db.execute(select(func.count()).where(outbox.c.dossier_id == str(dossier.id))).scalar_one() + 1
    for place, (kind, body) in enumerate(events, first):
        _add(db, dossier, kind, body, place, now, now + hold)


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
            "schema": body["schema"], "body": _frozen(body),
            "state": EntryState.WAITING.value, "attempts": 0, "created_at": now, "due_at": due_at, "reason": "", "field": "",
        },
    )  # fmt: skip
    return entry_id


REPLACED = "replaced"
"""Why a row was withdrawn whose place another one took."""


def replace(db: Connection, entry: Entry, body: Mapping[str, Any], now: datetime) -> UUID | None:
    """Put a row with another content at the place of a parked one, due now, and return its id.

    The parked row is withdrawn and stays, with what was tried for it; later rows of the dossier move by one. None, and nothing
    done, when it is not parked any more: two people may mend one row.
    """
    mine = and_(outbox.c.id == str(entry.id), outbox.c.state == EntryState.PARKED.value)
    row = db.execute(select(outbox).where(mine)).mappings().one_or_none()
    if row is None:
        return None
    later = select(outbox.c.id, outbox.c.position).where(
        outbox.c.dossier_id == row["dossier_id"], outbox.c.position > row["position"]
    )
    for key, position in db.execute(later.order_by(outbox.c.position.desc())).all():
        db.execute(update(outbox).where(outbox.c.id == key).values(position=position + 1))
    db.execute(update(outbox).where(mine).values(state=EntryState.WITHDRAWN.value, reason=REPLACED, field=""))
    entry_id = uuid4()
    fresh = {
        "id": str(entry_id), "position": row["position"] + 1, "version": body["version"], "schema": body["schema"],
        "body": _frozen(body), "state": EntryState.WAITING.value, "attempts": 0, "created_at": now, "due_at": now,
        "reason": "", "field": "", "delivered_at": None,
    }  # fmt: skip
    db.execute(_INSERT, {**row, **fresh})
    return entry_id


def _frozen(body: Mapping[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


REROUTED = "rerouted"
"""Why a row about a scanned paper was withdrawn whose dossier goes to another receiver."""


def turn(
    db: Connection,
    dossier: Dossier,
    turned: Turn,
    now: datetime,
    papers: Sequence[Mapping[str, Any]] = (),
    coming: int = 0,
    stays: Sequence[EntryKind] = (EntryKind.FILE,),
) -> None:
    """Point what is left of a dossier's rows at its receiver, due now; what that one never saw comes first, as new rows.

    Papers on their way to the receiver before stay its own, withdrawn, and so does what the new one does not take.

    Args:
        papers: What is told of each scanned paper before everything else.
        coming: How many papers the receiver gets only after the dossier.
        stays: Kinds of rows that stay withdrawn.
    """
    anew = () if turned.anew is None else ((EntryKind.DOSSIER, {**turned.anew, "files_coming": coming}),)
    events = (*((EntryKind.FILE, body) for body in papers), *anew)
    make_room(db, dossier, turned.at, len(events))
    for entry in turned.left:
        mine = update(outbox).where(outbox.c.id == str(entry.id))
        if entry.kind in stays:
            db.execute(mine.values(state=EntryState.WITHDRAWN.value, reason=REROUTED, field=""))
            continue
        body = {**entry.body, "files_coming": coming} if "files_coming" in entry.body else entry.body
        values = {
            "receiver": dossier.route.receiver, "state": EntryState.WAITING.value, "due_at": now, "attempts": 0, "reason": "",
            "field": "", "body": _frozen(body),
        }  # fmt: skip
        db.execute(mine.values(**values))
    put_all(db, dossier, events, now, at=turned.at)


def make_room(db: Connection, dossier: Dossier, at: int, room: int) -> None:
    """Move the rows of a dossier from a place on by so many; no two may ever share one, so it takes two steps."""
    mine = outbox.c.dossier_id == str(dossier.id)
    if room:
        away = -(outbox.c.position + room)
        db.execute(update(outbox).where(mine, outbox.c.position >= at).values(position=away))
        db.execute(update(outbox).where(mine, outbox.c.position < 0).values(position=-outbox.c.position))


def entry_of(row: Mapping[Any, Any]) -> Entry:
    """Return a row of the table; one read without its body has an empty one."""
    return Entry(
        id=UUID(row["id"]),
        dossier_id=UUID(row["dossier_id"]),
        number=row["number"],
        receiver=row["receiver"],
        kind=EntryKind(row["kind"]),
        position=row["position"],
        version=row["version"],
        body=json.loads(row["body"]) if "body" in row else {},
        state=EntryState(row["state"]),
        attempts=row["attempts"],
        created_at=row["created_at"],
        due_at=row["due_at"],
        reason=row["reason"],
        field=row["field"],
        delivered_at=row["delivered_at"],
    )


_NOTE = insert(attempts)


def note_attempt(db: Connection, desk: int, entry: Entry, attempt: Attempt) -> None:
    """Add a line to a row's history."""
    note_attempts(db, desk, [(entry, attempt)])


def note_attempts(db: Connection, desk: int, tried: Sequence[tuple[Entry, Attempt]]) -> None:
    """Add a line to the history of each row, in this order."""
    lines = [
        {
            "desk": desk, "entry_id": str(entry.id), "receiver": entry.receiver, "at": attempt.at,
            "outcome": attempt.outcome.value, "code": attempt.code, "message": attempt.message, "took_ms": attempt.took_ms,
        }
        for entry, attempt in tried
    ]  # fmt: skip
    if lines:
        db.execute(_NOTE, lines)


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
    return entry_of(row) if row else None


def of_dossier(db: Connection, dossier_id: UUID) -> list[Entry]:
    """Return every row of a dossier in the order they go."""
    query = select(outbox).where(outbox.c.dossier_id == str(dossier_id)).order_by(outbox.c.position)
    return [entry_of(row) for row in db.execute(query).mappings()]


_LISTED = tuple(column for column in outbox.c if column.name != "body")


def pending(db: Connection, limit: int = 1000, skip: int = 0) -> list[Entry]:
    """Return the rows that have not arrived, the oldest first, a page of them and without their bodies."""
    query = select(*_LISTED).where(_UNFINISHED).order_by(outbox.c.created_at, literal_column("outbox.rowid"))
    return [entry_of(row) for row in db.execute(query.limit(limit).offset(skip)).mappings()]


def unfinished(db: Connection, dossier_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Return how many rows of each of these dossiers have not arrived."""
    keys = {str(key) for key in dossier_ids}
    query = select(outbox.c.dossier_id, func.count()).where(_UNFINISHED, outbox.c.dossier_id.in_(keys))
    return {UUID(key): many for key, many in db.execute(query.group_by(outbox.c.dossier_id))}


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


def wake(db: Connection, now: datetime, hold: timedelta = _AT_ONCE, receiver: str = "") -> None:
    """Make every waiting row due now, or those of one receiver: the line is back.

    Args:
        hold: A row that was never tried and is no older than this keeps its time: it can still be undone.
    """
    fresh = and_(outbox.c.attempts == 0, outbox.c.created_at > now - hold, outbox.c.created_at <= now)
    waiting = outbox.c.state.in_((EntryState.WAITING.value, EntryState.UNKNOWN.value))
    mine = (outbox.c.receiver == receiver,) if receiver else ()
    db.execute(update(outbox).where(waiting, outbox.c.due_at > now, ~fresh, *mine).values(due_at=now))


def withdraw(db: Connection, dossier_id: UUID, reason: str) -> bool:
    """Take every row of a dossier back, so that none is ever sent; False, and nothing done, when one was tried or is leased."""
    mine = outbox.c.dossier_id == str(dossier_id)
    held = outbox.c.state.in_((EntryState.WAITING.value, EntryState.PARKED.value))
    tried = select(attempts.c.id).where(attempts.c.entry_id == outbox.c.id).exists()
    begun = select(outbox.c.id).where(mine, or_(~held, tried)).limit(1)
    if db.execute(begun).first() is not None:
        return False
    db.execute(update(outbox).where(mine).values(state=EntryState.WITHDRAWN.value, reason=reason))
    return True


def parked_schemas(db: Connection, reason: str) -> list[str]:
    """Return the schemas of the rows that are parked for a reason."""
    mine = (outbox.c.state == EntryState.PARKED.value, outbox.c.reason == reason)
    return list(db.execute(select(outbox.c.schema).where(*mine).distinct()).scalars())


def let_go(db: Connection, reason: str, schema: str, now: datetime) -> int:
    """Let rows of a schema go on that were parked for this reason; return how many."""
    mine = (outbox.c.state == EntryState.PARKED.value, outbox.c.reason == reason, outbox.c.schema == schema)
    fresh = {"state": EntryState.WAITING.value, "due_at": now, "reason": "", "field": ""}
    return db.execute(update(outbox).where(*mine).values(**fresh)).rowcount


def pending_count(db: Connection) -> dict[EntryState, int]:
    """Return how many rows are still on their way or parked, by state."""
    query = select(outbox.c.state, func.count()).where(_UNFINISHED)
    return {EntryState(state): n for state, n in db.execute(query.group_by(outbox.c.state))}

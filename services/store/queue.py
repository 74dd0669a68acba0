"""What has not arrived, one row a dossier, without the bodies: ten thousand of them are read in a moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Integer, and_, case, cast, func, select

from services.domain.outbox import BESIDE, SETTLED, EntryKind, EntryState
from services.domain.queue import PapersSent, QueueRow, sent_back
from services.store.dossiers import short_names
from services.store.tables import attempts, dossiers, marks, outbox

_OPEN = [state.value for state in EntryState if state not in SETTLED]
_UNFINISHED = outbox.c.state.in_(_OPEN)
_SENT = "sent"
"""The mark that tells how many bytes of a paper are over there."""


def rows(db: Connection) -> list[QueueRow]:
    """Return every dossier of which something has not arrived, told by its first such event, the oldest first."""
    behind, papers, tries = _behind(db), _papers(db), _last_tries(db)
    earlier = outbox.alias("earlier")
    first = (
        select(func.min(earlier.c.position))
        .where(earlier.c.dossier_id == outbox.c.dossier_id, earlier.c.state.in_(_OPEN))
        .scalar_subquery()
    )
    o = outbox.c
    columns = (
        o.id, o.dossier_id, o.number, o.receiver, o.kind, o.state, o.attempts, o.created_at, o.due_at, o.reason, o.field,
        dossiers.c.procedure_code, dossiers.c.catalogue,
    )  # fmt: skip
    query = select(*columns).join(dossiers, dossiers.c.id == o.dossier_id)
    query = query.where(_UNFINISHED, o.position == first).order_by(o.created_at, o.number)
    waiting = db.execute(query).mappings().all()
    names = _names(db, waiting)
    found = []
    for row in waiting:
        state, kind, key = EntryState(row["state"]), EntryKind(row["kind"]), row["dossier_id"]
        held = state is EntryState.PARKED and not sent_back(row["reason"], *tries.get(row["id"], ("", "")))
        found.append(
            QueueRow(
                id=UUID(row["id"]),
                dossier_id=UUID(key),
                number=row["number"],
                procedure=names[row["procedure_code"], row["catalogue"]],
                receiver=row["receiver"],
                kind=kind,
                state=state,
                attempts=row["attempts"],
                created_at=row["created_at"],
                due_at=row["due_at"],
                reason=row["reason"],
                field=row["field"],
                held=held,
                steps=behind.get(key, 0) - (kind not in BESIDE),
                papers=papers.get(key),
            )
        )
    return found


def _names(db: Connection, waiting: Sequence[Mapping[Any, Any]]) -> dict[tuple[str, str], str]:
    """Return the short names of the procedures, read from one dossier each: a dossier's copy of its procedure is long."""
    one = {(row["procedure_code"], row["catalogue"]): UUID(row["dossier_id"]) for row in waiting}
    found = short_names(db, list(one.values()))
    return {procedure: found.get(dossier, "") for procedure, dossier in one.items()}


def _behind(db: Connection) -> dict[str, int]:
    """Return how many events of each dossier have not arrived, papers and the citizen's word left out."""
    told = outbox.c.kind.not_in([kind.value for kind in BESIDE])
    query = select(outbox.c.dossier_id, func.count()).where(_UNFINISHED, told)
    return {str(key): many for key, many in db.execute(query.group_by(outbox.c.dossier_id))}


def _papers(db: Connection) -> dict[str, PapersSent]:
    """Return how far the papers of each dossier of the queue are."""
    o, waiting = outbox.c, outbox.alias("waiting")
    size = cast(func.json_extract(o.body, "$.size"), Integer)
    told = func.min(size, func.coalesce(cast(marks.c.value, Integer), 0))
    # A paper that goes once more is one paper still.
    arrived = func.min(case((o.state == EntryState.DELIVERED.value, 1), else_=0))
    each = (
        select(o.dossier_id, arrived.label("arrived"), func.max(size).label("size"), func.max(told).label("told"))
        .select_from(outbox)
        .outerjoin(
            marks,
            and_(
                marks.c.receiver == o.receiver,
                marks.c.mark == _SENT,
                marks.c.key == func.json_extract(o.body, "$.sha256"),
            ),
        )
        .where(o.kind == EntryKind.FILE.value, o.state != EntryState.WITHDRAWN.value)
        .where(o.dossier_id.in_(select(waiting.c.dossier_id).where(waiting.c.state.in_(_OPEN))))
        .group_by(o.dossier_id, o.receiver, func.json_extract(o.body, "$.sha256"))
        .subquery()
    )
    e = each.c
    query = select(
        e.dossier_id,
        func.count(),
        func.sum(e.arrived),
        func.sum(e.size),
        func.sum(case((e.arrived == 1, e.size), else_=e.told)),
    ).group_by(e.dossier_id)
    return {key: PapersSent(*map(_number, facts)) for key, *facts in db.execute(query)}


def _number(fact: Any) -> int:
    return int(fact or 0)


def _last_tries(db: Connection) -> dict[str, tuple[str, str]]:
    """Return outcome and message of the last try of every parked row."""
    parked = select(outbox.c.id).where(outbox.c.state == EntryState.PARKED.value)
    last = select(func.max(attempts.c.id)).where(attempts.c.entry_id.in_(parked)).group_by(attempts.c.entry_id)
    query = select(attempts.c.entry_id, attempts.c.outcome, attempts.c.message).where(attempts.c.id.in_(last))
    return {key: (outcome, message) for key, outcome, message in db.execute(query)}


def ever_tried(db: Connection, receiver: str) -> bool:
    """Return whether something was ever sent to a receiver, or waits for it."""
    tried = select(attempts.c.id).where(attempts.c.receiver == receiver).limit(1)
    waits = select(outbox.c.id).where(_UNFINISHED, outbox.c.receiver == receiver).limit(1)
    return any(db.execute(query).first() is not None for query in (tried, waits))

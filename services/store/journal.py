"""The audit trail's rows, chained per desk."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, String, bindparam, func, insert, select, type_coerce

from services.domain.journal import GENESIS, Event, JournalLine, commitment_of, first_break, link
from services.store.tables import dossiers, journal, journal_details

# Statements of the acts a citizen waits for are made once: building one costs as much as running it.
_LAST = (
    select(journal.c.sequence, journal.c.hash)
    .where(journal.c.desk == bindparam("of"))
    .order_by(journal.c.sequence.desc())
    .limit(1)
)
_LINE, _DETAILS = insert(journal), insert(journal_details)


def append(
    db: Connection,
    desk: int,
    actor: str,
    event: Event,
    subject: str,
    at: datetime,
    details: Mapping[str, Any] | None = None,
) -> JournalLine:
    """Add a line to a desk's chain, in the transaction of the act it records.

    Args:
        actor: Name of the account, or `desk` for what the program does by itself.
        subject: A number, an id or an account's name; never a citizen's.
        details: What else to keep; it may be purged by law without breaking the chain.
    """
    last = db.execute(_LAST, {"of": desk}).one_or_none()
    salt, kept = secrets.token_bytes(16), dict(details or {})
    sequence, previous = (last.sequence + 1, last.hash) if last else (1, GENESIS)
    line = link(desk, sequence, at, actor, event, subject, previous, commitment_of(salt, kept))
    db.execute(
        _LINE,
        {
            "desk": desk, "sequence": sequence, "at": at, "actor": actor, "event": event.value, "subject": subject,
            "previous": previous, "commitment": line.commitment, "hash": line.hash,
        },
    )  # fmt: skip
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True)
    db.execute(_DETAILS, {"desk": desk, "sequence": sequence, "salt": salt, "details": text})
    return line


def lines_of(db: Connection, desk: int) -> list[JournalLine]:
    """Return a desk's whole chain, oldest first."""
    rows = db.execute(select(journal).where(journal.c.desk == desk).order_by(journal.c.sequence)).mappings()
    return [_line(row) for row in rows]


def about(db: Connection, subject: str) -> Sequence[JournalLine]:
    """Return what was done about one subject, oldest first."""
    rows = db.execute(select(journal).where(journal.c.subject == subject).order_by(journal.c.at)).mappings()
    return [_line(row) for row in rows]


def details_about(db: Connection, subject: str, event: Event) -> list[tuple[JournalLine, dict[str, Any]]]:
    """Return what was done of one kind about one subject with its details, oldest first; purged details are empty."""
    same = (journal_details.c.desk == journal.c.desk) & (journal_details.c.sequence == journal.c.sequence)
    query = select(journal, journal_details.c.details).outerjoin(journal_details, same)
    found = db.execute(
        query.where(journal.c.subject == subject, journal.c.event == event.value).order_by(journal.c.at)
    ).mappings()
    return [
        (_line({k: v for k, v in row.items() if k != "details"}), json.loads(row["details"] or "{}")) for row in found
    ]


def _line(row: Mapping[Any, Any]) -> JournalLine:
    return JournalLine(**{**row, "event": Event(row["event"])})


def first_break_of(db: Connection, desk: int) -> int | None:
    """Return the sequence of the first line of a desk that does not fit its chain, or None; a line that cannot even be
    read as one does not fit.
    """
    moment = type_coerce(journal.c.at, String).label("at")
    others = [c for c in journal.c if c is not journal.c.at]
    query = select(moment, *others).where(journal.c.desk == desk).order_by(journal.c.sequence)
    lines: list[JournalLine] = []
    for row in db.execute(query).mappings():
        try:
            lines.append(_line({**row, "at": datetime.fromisoformat(row["at"]).replace(tzinfo=UTC)}))
        except (ValueError, TypeError):
            return first_break(lines) or int(row["sequence"])
    return first_break(lines)


def end_of(db: Connection, desk: int) -> tuple[int, str]:
    """Return the length of a desk's chain and the hash of its last line; 0 and "" when it is empty."""
    last = db.execute(_LAST, {"of": desk}).one_or_none()
    return (last.sequence, last.hash) if last else (0, "")


def hash_at(db: Connection, desk: int, sequence: int) -> str:
    """Return the hash of one line of a desk's chain, "" when it has none there."""
    query = select(journal.c.hash).where(journal.c.desk == desk, journal.c.sequence == sequence)
    return db.execute(query).scalar_one_or_none() or ""


def count_of(db: Connection, desk: int) -> int:
    """Return how many lines a desk's chain has."""
    return int(db.execute(select(func.count()).where(journal.c.desk == desk)).scalar_one())


def received_and_gone(db: Connection) -> list[str]:
    """Return the numbers that were received, says the journal, and are not in the register; there must be none."""
    received = select(journal.c.subject).where(journal.c.event == Event.RECEIVED.value)
    return list(db.execute(received.where(journal.c.subject.not_in(select(dossiers.c.number)))).scalars())


def broken_commitments(db: Connection, desk: int) -> list[int]:
    """Return the sequences whose details no longer fit their commitment; purged details are no break."""
    rows = db.execute(
        select(journal.c.sequence, journal.c.commitment, journal_details.c.salt, journal_details.c.details)
        .join(
            journal_details,
            (journal_details.c.desk == journal.c.desk) & (journal_details.c.sequence == journal.c.sequence),
        )
        .where(journal.c.desk == desk)
    )
    return [r.sequence for r in rows if not _fits(r.salt, r.details, r.commitment)]


def _fits(salt: bytes, details: str, commitment: str) -> bool:
    try:
        return commitment_of(salt, json.loads(details)) == commitment
    except (ValueError, TypeError):
        return False

"""What a day's reconciliation rests on: the rows for a receiver, the numbers drawn, and what people decided before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, insert, select

from services.domain.dossier import Dossier
from services.domain.numbers import dossier_number
from services.domain.outbox import Entry, OutcomeKind
from services.domain.reconciliation import Decision, Judged
from services.store import dossiers, outbox
from services.store.tables import attempts, counters, desks, reconciled
from services.store.tables import dossiers as dossier_rows

AHEAD = 3
"""So many numbers beyond the last one drawn are asked about: a desk that was put back to an earlier day would meet its own there."""


@dataclass(frozen=True, slots=True)
class Ours:
    """A dossier of ours with its rows for one receiver, in their order."""

    dossier: Dossier
    entries: tuple[Entry, ...]


def of_day(db: Connection, receiver: str, start: datetime, end: datetime) -> list[Ours]:
    """Return the dossiers received in a span that were to go to a receiver, in the order of the register."""
    found = (
        Ours(dossier, of_dossier(db, dossier.id, receiver)) for dossier in dossiers.received_between(db, start, end)
    )
    return [ours for ours in found if ours.entries]


def of_dossier(db: Connection, dossier_id: UUID, receiver: str) -> tuple[Entry, ...]:
    """Return a dossier's rows for a receiver, in their order."""
    return tuple(entry for entry in outbox.of_dossier(db, dossier_id) if entry.receiver == receiver)


def drawn(db: Connection, agency: str, day: date) -> Iterator[tuple[str, bool]]:
    """Yield every number this store's desks may have drawn on a day, with whether it is beyond the last one drawn."""
    query = select(desks.c.block_first, desks.c.block_last, counters.c.last).join(
        counters, (counters.c.desk == desks.c.id) & (counters.c.scope == f"day:{day.isoformat()}")
    )
    for row in db.execute(query.order_by(desks.c.id)):
        for sequence in range(row.block_first, min(row.last + AHEAD, row.block_last) + 1):
            yield dossier_number(agency, day, sequence), sequence > row.last


def numbers_here(db: Connection, start: datetime, end: datetime) -> set[str]:
    """Return the numbers of a span's dossiers, wherever they were to go."""
    query = select(dossier_rows.c.number).where(dossier_rows.c.received_at >= start, dossier_rows.c.received_at < end)
    return set(db.execute(query).scalars())


def tries(db: Connection, receiver: str, since: datetime) -> list[tuple[datetime, OutcomeKind]]:
    """Return when a receiver was tried and what it came to, oldest first; what was held back before it went is no try."""
    sent = attempts.c.outcome != OutcomeKind.UNFIT.value
    query = select(attempts.c.at, attempts.c.outcome).where(
        attempts.c.receiver == receiver, attempts.c.at >= since, sent
    )
    return [(at, OutcomeKind(outcome)) for at, outcome in db.execute(query.order_by(attempts.c.at))]


def decisions(db: Connection, receiver: str) -> dict[str, Decision]:
    """Return the last decision about each number of a receiver."""
    query = select(reconciled).where(reconciled.c.receiver == receiver).order_by(reconciled.c.id)
    return {
        row["number"]: Decision(row["number"], row["facts"], row["reason"], row["at"], row["by"])
        for row in db.execute(query).mappings()
    }


def decide(
    db: Connection, desk: int, receiver: str, number: str, judged: Judged, reason: str, now: datetime, by: str
) -> None:
    """Keep that somebody lets a finding stand."""
    row = {
        "desk": desk, "receiver": receiver, "number": number, "finding": judged.finding.value, "facts": judged.facts(),
        "reason": reason, "at": now, "by": by,
    }  # fmt: skip
    db.execute(insert(reconciled).values(row))

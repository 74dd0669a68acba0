"""Scanned papers a receiver could not take when they came, and can now: which dossiers those are, and their rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, Select, and_, case, func, select, true

from services.domain.bodies import dossier_body
from services.domain.dossier import Dossier, DossierState
from services.domain.outbox import EntryKind, EntryState
from services.store import dossiers as dossier_rows
from services.store import sending
from services.store.tables import attachments, dossiers, outbox
from services.store.workplace import Workplace

_OPEN = (DossierState.RECEIVED.value, DossierState.SUPPLEMENT.value)
_WHOLE = (EntryKind.DOSSIER.value, EntryKind.UPDATE.value)


def takers(place: Workplace) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the receivers that take scanned papers, and those among them that take none for a dossier they have.

    Contract B names papers only where a dossier is handed in; one sent later would lie there unnamed.
    """
    every = [one for one in place.settings.receivers.values() if one.files_order]
    return tuple(one.name for one in every), tuple(one.name for one in every if one.contract == "ministry")


def papers(db: Connection, place: Workplace, most: int) -> list[tuple[str, int]]:
    """Return the numbers of dossiers that lack papers at their receiver, the oldest first, and how many papers each lacks.

    Dossiers whose result was handed over, or whose number is void, owe nothing.
    """
    query = _owed(*takers(place)).order_by(dossiers.c.received_at, dossiers.c.number).limit(most)
    return [(number, many) for number, many in db.execute(query)]


def count(db: Connection, place: Workplace) -> int:
    """Return how many dossiers lack papers at their receiver."""
    return int(db.execute(select(func.count()).select_from(_owed(*takers(place)).subquery())).scalar_one())


def put(db: Connection, place: Workplace, number: str, now: datetime) -> Dossier:
    """Queue the papers a dossier lacks at its receiver, each before the row that names it, and return the dossier."""
    dossier = dossier_rows.by_number(db, number)
    assert dossier is not None
    office = place.office_for(db, dossier)
    sending.catch_up(db, place, dossier, dossier_body(dossier, office.agency_code, office.agency_name), now)
    return dossier


def _owed(takers: Iterable[str], once: Iterable[str]) -> Select[tuple[str, int]]:
    file = func.json_each(dossiers.c.terms, "$.files").table_valued("value", name="file")
    sha256, key = (func.json_extract(file.c.value, f"$.{name}") for name in ("sha256", "id"))
    mine = outbox.c.dossier_id == dossiers.c.id
    there = outbox.c.receiver == dossiers.c.receiver
    told = select(outbox.c.id).where(
        mine,
        there,
        outbox.c.kind == EntryKind.FILE.value,
        outbox.c.state != EntryState.WITHDRAWN.value,
        func.json_extract(outbox.c.body, "$.sha256") == sha256,
    )
    arrived = select(outbox.c.id).where(
        mine, there, outbox.c.kind.in_(_WHOLE), outbox.c.state == EntryState.DELIVERED.value
    )
    too_late = case((dossiers.c.receiver.in_(list(once)), arrived.exists()), else_=False)
    return (
        select(dossiers.c.number, func.count(sha256.distinct()))
        .select_from(dossiers)
        .join(file, true())
        .join(attachments, and_(attachments.c.id == key, attachments.c.detached_at.is_(None)))
        .where(dossiers.c.state.in_(_OPEN), dossiers.c.receiver.in_(list(takers)), ~told.exists(), ~too_late)
        .group_by(dossiers.c.number)
    )

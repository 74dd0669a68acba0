"""The law of the outbox as queries."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, and_, case, func, or_, select

from services.domain.law import Law, Standing
from services.domain.outbox import EntryState
from services.store.tables import dossiers, outbox, voids


def law(db: Connection) -> Law:
    """Return where every received dossier stands, each in exactly one place, and those that stand nowhere.

    One query over the register: it is the dossiers that are counted, so that one whose rows were lost is found.
    """
    rows = {(standing, who): many for standing, who, many in db.execute(_LAW)}
    counts = {standing: rows.get((standing.value, ""), 0) for standing in Standing}
    nowhere = tuple(sorted(who for standing, who in rows if not standing))
    astray = tuple(db.execute(select(outbox.c.id).where(_ASTRAY).order_by(outbox.c.id)).scalars())
    return Law(sum(rows.values()), counts, nowhere, astray)


def _law() -> Any:
    def some(*states: EntryState) -> Any:
        mine = (outbox.c.dossier_id == dossiers.c.id, outbox.c.state.in_([state.value for state in states]))
        return select(outbox.c.id).where(*mine).exists()

    undone = select(voids.c.number).where(voids.c.number == dossiers.c.number).exists()
    standing = case(
        (some(EntryState.PARKED), Standing.PARKED.value),
        (some(EntryState.WAITING, EntryState.SENDING, EntryState.UNKNOWN), Standing.WAITING.value),
        (some(EntryState.DELIVERED), Standing.DELIVERED.value),
        (and_(some(EntryState.WITHDRAWN), undone), Standing.WITHDRAWN.value),
        else_="",
    ).label("standing")
    placed = select(standing, case((standing == "", dossiers.c.number), else_="").label("who")).subquery()
    return select(placed.c.standing, placed.c.who, func.count()).group_by(placed.c.standing, placed.c.who)


_LAW = _law()
_ASTRAY = or_(
    outbox.c.state.not_in([state.value for state in EntryState]),
    (outbox.c.state == EntryState.DELIVERED.value) != outbox.c.delivered_at.is_not(None),
    (outbox.c.state == EntryState.SENDING.value) != outbox.c.lease_owner.is_not(None),
)
"""Rows that say two things of themselves."""

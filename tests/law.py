"""The law of the outbox, for any test to call after whatever it did to a desk."""

from __future__ import annotations

from sqlalchemy import func, select

from services.bootstrap import Desk
from services.domain.law import Law
from services.store import law
from services.store.tables import outbox


def law_holds(desk: Desk, rows_before: int = 0) -> Law:
    """Pass when every received dossier stands in exactly one place and no row is gone; return what was counted.

    Args:
        rows_before: How many rows there were before the fault.
    """
    with desk.place.store.read() as db:
        found = law.law(db)
        rows = db.execute(select(func.count()).select_from(outbox)).scalar_one()
        doubled = db.execute(
            select(outbox.c.dossier_id, outbox.c.position)
            .group_by(outbox.c.dossier_id, outbox.c.position)
            .having(func.count() > 1)
        ).all()
    assert found.holds, found
    assert not doubled, doubled
    assert rows >= max(rows_before, found.received), (rows, rows_before)
    return found

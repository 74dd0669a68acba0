"""Counting and drawing in one statement, so that two counters never get the same number."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection, func, select, text

from services.domain.numbers import Block, dossier_number
from services.errors import NumbersExhausted
from services.store.tables import desks, dossiers

_DRAW = text(
    "INSERT INTO counters (desk, scope, last) VALUES (:desk, :scope, :first) "
    "ON CONFLICT (desk, scope) DO UPDATE SET last = counters.last + 1 RETURNING last"
)


def add_desk(db: Connection, number: int, block: Block, now: datetime, why: str) -> None:
    """Store a desk with its block of numbers; the newest one writes from now on. The first has its number for id."""
    none = db.execute(select(desks.c.id)).first() is None
    row = {
        **({"id": number} if none else {}),
        "number": number,
        "block_first": block.first,
        "block_last": block.last,
        "made_at": now,
        "why": why,
    }
    db.execute(desks.insert(), row)


def current_desk(db: Connection) -> int:
    """Return the id of the desk that writes here: the newest one, after a restore or a copied home."""
    return int(db.execute(select(func.max(desks.c.id))).scalar_one())


def draw(db: Connection, desk: int, scope: str, first: int = 1) -> int:
    """Return the next number of a desk's scope, `first` when there is none yet."""
    return int(db.execute(_DRAW, {"desk": desk, "scope": scope, "first": first}).scalar_one())


def draw_number(db: Connection, desk: int, agency_code: str, day: date, block: Block) -> str:
    """Return the desk's next dossier number of a day, such as `H31.12-261120-2001`.

    Raises:
        NumbersExhausted: The block of the day is used up; nothing is drawn.
    """
    last = draw(db, desk, f"day:{day.isoformat()}", block.first)
    if last > block.last:
        raise NumbersExhausted(f"{block.first}–{block.last}")
    return dossier_number(agency_code, day, last)


def count_dossiers(db: Connection) -> int:
    """Return how many dossiers the register holds; rows are never deleted, so the last row number tells."""
    return int(db.execute(select(func.coalesce(func.max(dossiers.c.row), 0))).scalar_one())

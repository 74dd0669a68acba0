"""Counting and drawing in one statement, so that two counters never get the same number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select, text, update

from services.domain.numbers import Block, dossier_number
from services.errors import NumbersExhausted
from services.store.tables import counters, desks, dossiers

_DRAW = text(
    "INSERT INTO counters (desk, scope, last) VALUES (:desk, :scope, :first) "
    "ON CONFLICT (desk, scope) DO UPDATE SET last = counters.last + 1 RETURNING last"
)


UNWATCHED = "-"
"""Mark of a throw-away home: nobody asks whether it was copied."""


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One beginning of a desk in this store.

    Attributes:
        id: Grows with every beginning; what was written belongs to it for ever.
        block: Numbers of a day it was given.
        why: `init`, or one of `services.domain.witness.Arrival`.
        mark: Which machine and folder it writes in, see `services.bootstrap.witnessing`; "" not yet known.
    """

    id: int
    number: int
    block: Block
    why: str
    mark: str = ""


def add_desk(db: Connection, number: int, block: Block, now: datetime, why: str, mark: str = "", least: int = 0) -> int:
    """Store a desk with its block of numbers and return its id; the newest one writes from now on.

    The first has its number for id.

    Args:
        least: Its id is greater than this one, which may be of a desk this store no longer knows.
    """
    known = db.execute(select(func.max(desks.c.id))).scalar()
    new = number if known is None else max(known, least) + 1
    row = {
        "id": new,
        "number": number,
        "block_first": block.first,
        "block_last": block.last,
        "made_at": now,
        "why": why,
        "mark": mark,
    }
    db.execute(desks.insert(), row)
    return new


def all_desks(db: Connection) -> list[DeskRow]:
    """Return every beginning, oldest first; the last one writes."""
    rows = db.execute(select(desks).order_by(desks.c.id))
    return [DeskRow(r.id, r.number, Block(r.block_first, r.block_last), r.why, r.mark) for r in rows]


def set_mark(db: Connection, desk: int, mark: str) -> None:
    """Put down which machine and folder a desk writes in."""
    db.execute(update(desks).where(desks.c.id == desk).values(mark=mark))


def given(db: Connection, desk: int) -> dict[str, int]:
    """Return what each counter of a desk gave last, by scope."""
    rows = db.execute(select(counters.c.scope, counters.c.last).where(counters.c.desk == desk))
    return {row.scope: row.last for row in rows}


def go_on_from(db: Connection, desk: int, last: Mapping[str, int]) -> None:
    """Let a new desk's counters go on after these."""
    if last:
        db.execute(insert(counters), [{"desk": desk, "scope": scope, "last": n} for scope, n in last.items()])


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

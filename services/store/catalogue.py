"""The dated catalogue: batches of rows, each row kept as its source wrote it. A batch holds only what it changed.

In force on a day is, for every code, the row of the latest first day that has come; of rows with one first day, the one of
the later batch. The first batch of a store is in force since ever: a day before it gets it. No row is ever changed or deleted,
so the row a dossier was received under is found by its batch and code.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select

from services.domain.catalogue.changes import Offered, RowKind, compare, kept_as
from services.domain.catalogue.row import Row
from services.domain.procedure import Procedure, procedure_from
from services.store.tables import catalogues, procedures


@dataclass(frozen=True, slots=True)
class Batch:
    """What was loaded or accepted at one time.

    Attributes:
        name: Its name in dossiers and on receipts.
        valid_from: First day of its rows.
        source: Where it came from, in words of the program (`shipped`, `json: …`).
        sequence: From 1, in the order of loading.
        accepted_by: Name of the account, "" for what the program brought.
    """

    name: str
    valid_from: date
    source: str
    digest: str
    loaded_at: datetime
    sequence: int = 0
    accepted_by: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a row stands: in which batch, from which day.

    Attributes:
        place: Its place among all procedures; a changed row keeps the one of its procedure.
        by_person: The unit accepted or edited it; a newer program leaves it alone.
    """

    catalogue: str
    code: str
    place: int
    valid_from: date
    valid_to: date | None
    by_person: bool
    sequence: int


_SEQUENCE = select(func.coalesce(func.max(catalogues.c.sequence), 0))
_PLACED = (
    select(
        procedures.c.catalogue,
        procedures.c.code,
        procedures.c.place,
        procedures.c.valid_from,
        procedures.c.valid_to,
        (catalogues.c.accepted_by != "").label("by_person"),
        catalogues.c.sequence,
    )
    .join(catalogues, catalogues.c.version == procedures.c.catalogue)
    .order_by(procedures.c.valid_from, catalogues.c.sequence)
)
_BODY = select(procedures.c.body).where(
    procedures.c.catalogue == bindparam("catalogue"), procedures.c.code == bindparam("of")
)
_BODIES = select(procedures.c.code, procedures.c.body).where(procedures.c.catalogue == bindparam("catalogue"))
_BATCHES = select(
    catalogues.c.version.label("name"),
    *(c for c in catalogues.c if c is not catalogues.c.version),
).order_by(catalogues.c.sequence)


def sequence(db: Connection) -> int:
    """Return the number of the newest batch, 0 without any; it grows with every change of the catalogue."""
    return int(db.execute(_SEQUENCE).scalar_one())


def has_digest(db: Connection, digest: str) -> bool:
    """Return whether this very catalogue was loaded before."""
    return db.execute(select(catalogues.c.version).where(catalogues.c.digest == digest)).first() is not None


def batches(db: Connection) -> list[Batch]:
    """Return every batch, the first loaded first."""
    return [Batch(**row) for row in db.execute(_BATCHES).mappings()]


def add(db: Connection, batch: Batch, rows: Mapping[str, Row]) -> Batch:
    """Store a batch with the rows it changes, by code, and return it with its number and a name nobody else has.

    A row's `valid_to` and `superseded_by` are kept beside it. Codes the store knows keep their place, others come after them.
    """
    named = Batch(
        _free_name(db, batch.name), batch.valid_from, batch.source, batch.digest, batch.loaded_at,
        sequence(db) + 1, batch.accepted_by,
    )  # fmt: skip
    db.execute(
        insert(catalogues),
        {
            "version": named.name, "valid_from": named.valid_from, "source": named.source, "digest": named.digest,
            "loaded_at": named.loaded_at, "accepted_by": named.accepted_by, "sequence": named.sequence,
        },
    )  # fmt: skip
    places = _places(db, rows)
    content = [
        {
            "catalogue": named.name, "code": code, "place": places[code], "valid_from": named.valid_from,
            "valid_to": date.fromisoformat(row["valid_to"]) if row.get("valid_to") else None,
            "superseded_by": row.get("superseded_by") or "",
            "body": json.dumps(row, ensure_ascii=False, separators=(",", ":")),
        }
        for code, row in rows.items()
    ]  # fmt: skip
    if content:
        db.execute(insert(procedures), content)
    return named


def _free_name(db: Connection, name: str) -> str:
    taken = set(db.execute(select(catalogues.c.version)).scalars())
    return next(one for n in range(len(taken) + 1) if (one := f"{name}.{n + 1}" if n else name) not in taken)


def _places(db: Connection, codes: Iterable[str]) -> dict[str, int]:
    known = {row.code: row.place for row in db.execute(select(procedures.c.code, procedures.c.place))}
    new = (code for code in codes if code not in known)
    return known | {code: place for place, code in enumerate(new, max(known.values(), default=-1) + 1)}


def placed(db: Connection) -> list[Placed]:
    """Return where every row stands, those that come into force later after the others."""
    return [Placed(**row) for row in db.execute(_PLACED).mappings()]


def in_force(rows: Iterable[Placed], day: date) -> dict[str, Placed]:
    """Return the row of every code in force on a day, in the order of the procedures.

    Args:
        rows: As `placed` gives them.
    """
    rows = list(rows)
    first = min((row.sequence for row in rows), default=0)
    found = {row.code: row for row in rows if row.sequence == first}
    found |= {row.code: row for row in rows if row.sequence != first and row.valid_from <= day}
    return dict(sorted(found.items(), key=lambda item: item[1].place))


def body(db: Connection, name: str, code: str) -> dict[str, Any] | None:
    """Return a row as its source wrote it, None when the batch has none of this code."""
    text = db.execute(_BODY, {"catalogue": name, "of": code}).scalar_one_or_none()
    return dict(json.loads(text)) if text is not None else None


def bodies(db: Connection, name: str) -> dict[str, dict[str, Any]]:
    """Return every row of a batch by code."""
    return {code: json.loads(text) for code, text in db.execute(_BODIES, {"catalogue": name})}


def procedures_of(db: Connection, name: str) -> dict[str, Procedure]:
    """Return every procedure of a batch by code, each naming the batch it is of."""
    return {code: procedure_from(row, name) for code, row in bodies(db, name).items()}


def load_shipped(db: Connection, batch: Batch, rows: Iterable[Row]) -> Batch:
    """Store what a newer program's catalogue changes and return the batch; it has no rows when nothing changed.

    What a person of the unit accepted or edited stays as it is. What the program's own list names no more is closed.
    """
    offered = {str(row["code"]): row for row in rows}
    all_rows = placed(db)
    persons = {row.code for row in all_rows if row.by_person}
    known = {code: row for code, row in in_force(all_rows, date.max).items() if code not in persons}
    present = {code: body(db, row.catalogue, code) or {} for code, row in known.items()}
    gone = [code for code, row in known.items() if row.valid_to is not None]
    news = {
        row.code: kept_as(row, batch.valid_from)
        for row in compare(present, _offers(offered, persons), whole=True, gone=gone)
        if row.kind in (RowKind.ADDED, RowKind.CHANGED, RowKind.CLOSED)
    }
    return add(db, batch, news)


def _offers(rows: Mapping[str, Row], without: Container[str]) -> Iterator[Offered]:
    for line, (code, row) in enumerate(rows.items(), 1):
        if code not in without:
            yield Offered(line, code, row)

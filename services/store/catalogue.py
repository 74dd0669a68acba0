"""Catalogue versions and their procedures; a row is kept as the source wrote it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from services.domain.procedure import Procedure, procedure_from
from services.store.tables import catalogues, procedures


def add_version(
    db: Connection,
    version: str,
    valid_from: date,
    source: str,
    digest: str,
    rows: Sequence[Mapping[str, Any]],
    now: datetime,
) -> None:
    """Store a whole version of the catalogue."""
    db.execute(
        catalogues.insert(),
        {"version": version, "valid_from": valid_from, "source": source, "digest": digest, "loaded_at": now},
    )
    db.execute(
        procedures.insert(),
        [
            {"catalogue": version, "code": row["code"], "place": place, "body": json.dumps(row, ensure_ascii=False)}
            for place, row in enumerate(rows)
        ],
    )


_IN_FORCE = (
    select(catalogues.c.version)
    .where(catalogues.c.valid_from <= bindparam("day"))
    .order_by(catalogues.c.valid_from.desc(), catalogues.c.loaded_at.desc())
    .limit(1)
)
_FIRST = select(catalogues.c.version).order_by(catalogues.c.valid_from).limit(1)


def version_on(db: Connection, day: date) -> str | None:
    """Return the version in force on a day; a day before the first version gets the first."""
    found = db.execute(_IN_FORCE, {"day": day}).scalar_one_or_none()
    return found or db.execute(_FIRST).scalar_one_or_none()


def has_digest(db: Connection, digest: str) -> bool:
    """Return whether this very catalogue was loaded before."""
    return db.execute(select(catalogues.c.version).where(catalogues.c.digest == digest)).first() is not None


def procedures_of(db: Connection, version: str) -> list[Procedure]:
    """Return every procedure of a version, in the source's order."""
    query = select(procedures.c.body).where(procedures.c.catalogue == version).order_by(procedures.c.place)
    return [procedure_from(json.loads(body)) for body in db.execute(query).scalars()]

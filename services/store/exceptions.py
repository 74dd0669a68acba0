"""What was done beyond the rule, row by row; none is changed or deleted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, select

from services.domain.exceptions import ExceptionKind, ExceptionMade
from services.domain.outages import Outage
from services.store.tables import exceptions


def put(
    db: Connection,
    desk: int,
    by: str,
    kind: ExceptionKind,
    at: datetime,
    *,
    subject: str,
    what: str,
    reason: str,
    procedure: str = "",
    basis: str = "",
) -> None:
    """Add a row, in the transaction of the act it tells of.

    Args:
        subject: Number of the dossier or slip, or the database; never a citizen's name.
    """
    row = {
        "id": str(uuid4()), "desk": desk, "at": at, "by": by, "kind": kind.value, "procedure": procedure,
        "subject": subject, "what": what, "basis": basis, "reason": reason,
    }  # fmt: skip
    db.execute(exceptions.insert(), row)


def put_outage(db: Connection, desk: int, by: str, outage: Outage, at: datetime) -> None:
    """Add the row of a database that was marked down."""
    put(
        db, desk, by, ExceptionKind.DATABASE_DOWN, at,
        subject=outage.database, what=outage.database, reason=outage.reason,
    )  # fmt: skip


def between(db: Connection, first: datetime, end: datetime) -> list[ExceptionMade]:
    """Return the exceptions made from `first` until before `end`, oldest first."""
    query = select(exceptions).where(exceptions.c.at >= first, exceptions.c.at < end)
    return [_made(row) for row in db.execute(query.order_by(exceptions.c.at, exceptions.c.id)).mappings()]


def _made(row: Mapping[Any, Any]) -> ExceptionMade:
    return ExceptionMade(**{**row, "id": UUID(row["id"]), "kind": ExceptionKind(row["kind"])})

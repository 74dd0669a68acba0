"""Forms 02 and 03 that were given out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, exists, func, or_, select

from services.domain.applicant import Applicant, identity
from services.domain.checklist import ExtraPaper, Paper
from services.domain.dossier import ProcedureTaken
from services.domain.plain import from_plain, to_plain
from services.domain.representative import Representative
from services.domain.slip import Slip, SlipKind
from services.store.tables import dossiers, slips


def add(db: Connection, slip: Slip, desk: int) -> None:
    """Store a slip."""
    found_by = {"personal_id": identity(slip.applicant), "procedure_code": slip.procedure.code}
    row = {**to_plain(slip), **found_by, "desk": desk, "issued_at": slip.issued_at}
    db.execute(slips.insert(), row)


def _slip(row: Mapping[Any, Any]) -> Slip:
    return Slip(
        id=UUID(row["id"]),
        form_id=UUID(row["form_id"]),
        kind=SlipKind(row["kind"]),
        number=row["number"],
        desk=row["desk"],
        applicant=from_plain(Applicant, row["applicant"]),
        procedure=from_plain(ProcedureTaken, row["procedure"]),
        missing=tuple(from_plain(Paper, p) for p in row["missing"]),
        reason=row["reason"],
        basis=row["basis"],
        issued_at=row["issued_at"],
        issued_by=row["issued_by"],
        extras=tuple(from_plain(ExtraPaper, e) for e in row["extras"]),
        dossier_id=UUID(row["dossier_id"]) if row["dossier_id"] else None,
        again=row["again"],
        again_reason=row["again_reason"],
        ground=row["ground"],
        representative=from_plain(Representative, row["representative"]) if row["representative"] else None,
    )


def of_form(db: Connection, form_id: UUID, kind: SlipKind) -> Slip | None:
    """Return the slip a form got before, the last one when there are several, or None."""
    query = select(slips).where(slips.c.form_id == str(form_id), slips.c.kind == kind.value)
    row = db.execute(query.order_by(slips.c.again.desc()).limit(1)).mappings().one_or_none()
    return _slip(row) if row else None


def open_request(db: Connection, personal_id: str, procedure: str, since: datetime) -> Slip | None:
    """Return the last form 02 a person got for a procedure, issued not before `since` and not yet answered by a dossier.

    Requests after reception are the dossier's own and are not looked at.
    """
    answered = exists().where(
        dossiers.c.personal_id == personal_id,
        dossiers.c.procedure_code == procedure,
        dossiers.c.received_at >= slips.c.issued_at,
    )
    query = select(slips).where(
        slips.c.kind == SlipKind.REQUEST.value,
        slips.c.personal_id == personal_id,
        slips.c.procedure_code == procedure,
        slips.c.issued_at >= since,
        slips.c.dossier_id.is_(None),
        ~answered,
    )
    row = db.execute(query.order_by(slips.c.issued_at.desc(), slips.c.again.desc()).limit(1)).mappings().one_or_none()
    return _slip(row) if row and personal_id else None


def unanswered(db: Connection, since: datetime) -> list[Slip]:
    """Return the forms 02 given before a reception since a moment, the last of each form, newest first.

    Left out are those whose form, or whose person for the same procedure, was received since, and those refused since.
    """
    came = exists().where(
        or_(
            dossiers.c.form_id == slips.c.form_id,
            and_(
                slips.c.personal_id != "",
                dossiers.c.personal_id == slips.c.personal_id,
                dossiers.c.procedure_code == slips.c.procedure_code,
                dossiers.c.received_at >= slips.c.issued_at,
            ),
        )
    )
    later = slips.alias()
    refused = exists().where(later.c.form_id == slips.c.form_id, later.c.kind == SlipKind.REFUSAL.value)
    query = select(slips).where(
        slips.c.kind == SlipKind.REQUEST.value,
        slips.c.issued_at >= since,
        slips.c.dossier_id.is_(None),
        ~came,
        ~refused,
    )
    found: dict[UUID, Slip] = {}
    for row in db.execute(query.order_by(slips.c.issued_at.desc(), slips.c.again.desc())).mappings():
        slip = _slip(row)
        found.setdefault(slip.form_id, slip)
    return list(found.values())


def requests_of(db: Connection, forms: Collection[UUID]) -> dict[UUID, Slip]:
    """Return the last form 02 of each of these forms that got one."""
    query = select(slips).where(
        slips.c.form_id.in_([str(form) for form in forms]), slips.c.kind == SlipKind.REQUEST.value
    )
    rows = db.execute(query.order_by(slips.c.again)).mappings()
    return {slip.form_id: slip for slip in map(_slip, rows)}


def by_id(db: Connection, slip_id: UUID) -> Slip | None:
    """Return a slip, or None."""
    row = db.execute(select(slips).where(slips.c.id == str(slip_id))).mappings().one_or_none()
    return _slip(row) if row else None


def by_number(db: Connection, kind: SlipKind, number: int) -> Slip | None:
    """Return the newest slip of a kind and number, or None; numbers begin anew each year."""
    query = select(slips).where(slips.c.kind == kind.value, slips.c.number == number)
    row = db.execute(query.order_by(slips.c.issued_at.desc()).limit(1)).mappings().one_or_none()
    return _slip(row) if row else None


def between(db: Connection, first: datetime, end: datetime) -> list[Slip]:
    """Return the slips issued from `first` until before `end`, newest first."""
    query = select(slips).where(slips.c.issued_at >= first, slips.c.issued_at < end).order_by(slips.c.issued_at.desc())
    return [_slip(row) for row in db.execute(query).mappings()]


def counts_between(db: Connection, first: datetime, end: datetime) -> dict[SlipKind, int]:
    """Return how many slips of each kind were issued from `first` until before `end`."""
    query = (
        select(slips.c.kind, func.count())
        .where(slips.c.issued_at >= first, slips.c.issued_at < end)
        .group_by(slips.c.kind)
    )
    return {SlipKind(kind): count for kind, count in db.execute(query)}

"""What is to be printed, as rows: a crash loses no paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, and_, insert, select, update

from services.domain.print_job import PrintJob, PrintState
from services.store.tables import dossiers, print_jobs, slips


@dataclass(frozen=True, slots=True)
class Subject:
    """What a job prints: a dossier's receipt, the receipt of a visit that begins with this dossier, or a slip."""

    dossier_id: UUID | None = None
    slip_id: UUID | None = None
    visit: UUID | None = None


_INSERT = insert(print_jobs)


def put(db: Connection, desk: int, form: str, subject: Subject, now: datetime, wanted: bool = True) -> UUID:
    """Queue a print and return the job's id; an unwanted one is kept as not asked for and can be printed later."""
    job_id = uuid4()
    db.execute(
        _INSERT,
        {
            "id": str(job_id), "desk": desk, "form": form,
            "dossier_id": str(subject.dossier_id) if subject.dossier_id else None,
            "slip_id": str(subject.slip_id) if subject.slip_id else None,
            "state": (PrintState.WAITING if wanted else PrintState.NOT_WANTED).value, "created_at": now, "printer": "",
            "visit": str(subject.visit) if subject.visit else None,
        },
    )  # fmt: skip
    return job_id


_JOB = (
    select(print_jobs, dossiers.c.number, slips.c.number.label("slip_number"))
    .outerjoin(dossiers, dossiers.c.id == print_jobs.c.dossier_id)
    .outerjoin(slips, slips.c.id == print_jobs.c.slip_id)
)


def _job(row: Mapping[Any, Any]) -> PrintJob:
    return PrintJob(
        id=UUID(row["id"]),
        form=row["form"],
        subject=row["number"] or f"{row['form']}/{row['slip_number']}",
        dossier_id=UUID(row["dossier_id"]) if row["dossier_id"] else None,
        slip_id=UUID(row["slip_id"]) if row["slip_id"] else None,
        state=PrintState(row["state"]),
        created_at=row["created_at"],
        printed_at=row["printed_at"],
        printer=row["printer"],
        visit=UUID(row["visit"]) if row["visit"] else None,
    )


def waiting(db: Connection) -> list[PrintJob]:
    """Return the jobs no page came out for yet, oldest first."""
    query = _JOB.where(print_jobs.c.state == PrintState.WAITING.value).order_by(
        print_jobs.c.created_at, print_jobs.c.form
    )
    return [_job(row) for row in db.execute(query).mappings()]


def by_id(db: Connection, job_id: UUID) -> PrintJob | None:
    """Return a job, or None."""
    row = db.execute(_JOB.where(print_jobs.c.id == str(job_id))).mappings().one_or_none()
    return _job(row) if row else None


def of_dossier(db: Connection, dossier_id: UUID) -> PrintJob | None:
    """Return the newest job of the receipt a dossier is on: its own, or that of its visit."""
    visit = select(dossiers.c.visit).where(dossiers.c.id == str(dossier_id)).scalar_subquery()
    # The visit's job stands under one of its dossiers: found through their index, not by reading every job.
    together = select(dossiers.c.id).where(dossiers.c.visit == visit)
    found = []
    for mine in (
        print_jobs.c.dossier_id == str(dossier_id),
        and_(print_jobs.c.dossier_id.in_(together), print_jobs.c.visit == visit),
    ):
        query = _JOB.where(mine, print_jobs.c.form == "01").order_by(print_jobs.c.created_at.desc()).limit(1)
        if row := db.execute(query).mappings().one_or_none():
            found.append(_job(row))
    return max(found, key=lambda job: job.created_at, default=None)


def of_form(db: Connection, dossier_id: UUID, form: str) -> PrintJob | None:
    """Return the first job of one form of a dossier, such as `04`, or None."""
    query = _JOB.where(print_jobs.c.dossier_id == str(dossier_id), print_jobs.c.form == form)
    row = db.execute(query.order_by(print_jobs.c.created_at).limit(1)).mappings().one_or_none()
    return _job(row) if row else None


def of_slip(db: Connection, slip_id: UUID) -> PrintJob | None:
    """Return the job of a slip."""
    row = db.execute(_JOB.where(print_jobs.c.slip_id == str(slip_id)).limit(1)).mappings().one_or_none()
    return _job(row) if row else None


def of_dossiers(db: Connection, ids: Sequence[UUID]) -> list[PrintJob]:
    """Return every job of these dossiers, whatever its form."""
    query = _JOB.where(print_jobs.c.dossier_id.in_([str(one) for one in ids]))
    return [_job(row) for row in db.execute(query.order_by(print_jobs.c.created_at)).mappings()]


def hand_over(db: Connection, job_id: UUID, printer: str) -> None:
    """Write which printer has a job's pages, "" for none any more; what became of them `settle` writes."""
    db.execute(update(print_jobs).where(print_jobs.c.id == str(job_id)).values(printer=printer))


def call_off(db: Connection, jobs: Sequence[PrintJob]) -> None:
    """Want no page of these jobs any more."""
    ids = [str(job.id) for job in jobs]
    db.execute(update(print_jobs).where(print_jobs.c.id.in_(ids)).values(state=PrintState.NOT_WANTED.value))


def settle(db: Connection, job_id: UUID, state: PrintState, printer: str, now: datetime) -> None:
    """Write what became of a job."""
    printed_at = now if state is PrintState.PRINTED else None
    db.execute(
        update(print_jobs)
        .where(print_jobs.c.id == str(job_id))
        .values(state=state.value, printer=printer, printed_at=printed_at)
    )

"""Pages on their way to paper: what waits, the page itself, what became of it."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from services.domain.dossier import SlipKind
from services.domain.journal import Event
from services.domain.permissions import Account, Act, permit
from services.domain.print_job import PrintJob, PrintState
from services.errors import UnknownDossier, UnknownEntry
from services.store import dossiers, journal, print_jobs, slips
from services.store.store import Connection
from services.store.workplace import Workplace

EXTENSION_FORM = "04"


class PrintJobs:
    """The desk's print jobs; a job is a row before a page is made."""

    def __init__(self, place: Workplace, templates: Path | None = None) -> None:
        self._place = place
        self._templates = templates

    def waiting(self, by: Account) -> tuple[PrintJob, ...]:
        """Return the jobs no page came out for yet, oldest first; offered at start."""
        permit(by, Act.PRINT)
        with self._place.store.read() as db:
            return tuple(print_jobs.waiting(db))

    def receipt_of(self, by: Account, number: str) -> PrintJob:
        """Return the job of a dossier's receipt.

        Raises:
            NotAllowed, UnknownDossier: It may not, or there is no such dossier.
        """
        permit(by, Act.PRINT)
        with self._place.store.read() as db:
            dossier = dossiers.by_number(db, number)
            job = print_jobs.of_dossier(db, dossier.id) if dossier else None
        if job is None:
            raise UnknownDossier(number)
        return job

    def extension_of(self, by: Account, number: str) -> PrintJob:
        """Return the job of the letter that put a dossier's promise off (form 04).

        Raises:
            NotAllowed, UnknownDossier: It may not, or there is no such dossier, or its promise was never put off.
        """
        permit(by, Act.PRINT)
        with self._place.store.read() as db:
            dossier = dossiers.by_number(db, number)
            job = print_jobs.of_form(db, dossier.id, EXTENSION_FORM) if dossier else None
        if job is None:
            raise UnknownDossier(number)
        return job

    def of_slip(self, by: Account, slip_id: UUID) -> PrintJob:
        """Return the job of a slip.

        Raises:
            NotAllowed, UnknownEntry: It may not, or there is no such slip.
        """
        permit(by, Act.PRINT)
        with self._place.store.read() as db:
            job = print_jobs.of_slip(db, slip_id)
        if job is None:
            raise UnknownEntry(str(slip_id))
        return job

    def slip_numbered(self, by: Account, form: str, number: int) -> PrintJob:
        """Return the job of form 02 or 03 by its number in the year.

        Raises:
            NotAllowed, UnknownEntry: It may not, or there is no such slip.
        """
        permit(by, Act.PRINT)
        with self._place.store.read() as db:
            kind = SlipKind.REQUEST if form == "02" else SlipKind.REFUSAL
            slip = slips.by_number(db, kind, number)
            job = print_jobs.of_slip(db, slip.id) if slip else None
        if job is None:
            raise UnknownEntry(f"{form}/{number}")
        return job

    def pdf(self, by: Account, job: PrintJob, paper: str = "a5") -> bytes:
        """Return the page of a job as a PDF.

        Raises:
            NotAllowed, UnknownEntry: It may not, or what it prints is not there.
        """
        permit(by, Act.PRINT)
        with self._place.store.read() as db:
            return self._page(db, job, paper)

    def done(self, by: Account, job: PrintJob, printer: str) -> None:
        """Record that the pages came out.

        Raises:
            NotAllowed, UnknownEntry: It may not, or there is no such job.
        """
        self._settle(by, job, PrintState.PRINTED, printer)

    def saved(self, by: Account, job: PrintJob) -> None:
        """Record that the page was saved as a file; one that was printed stays printed.

        Raises:
            NotAllowed, UnknownEntry: It may not, or there is no such job.
        """
        self._settle(by, job, PrintState.SAVED, "")

    def _settle(self, by: Account, job: PrintJob, state: PrintState, printer: str) -> None:
        permit(by, Act.PRINT)
        place, now = self._place, self._place.now()
        with place.store.write() as db:
            kept = print_jobs.by_id(db, job.id)
            if kept is None:
                raise UnknownEntry(str(job.id))
            if state is PrintState.PRINTED or kept.state is not PrintState.PRINTED:
                print_jobs.settle(db, job.id, state, printer, now)
            details = {"form": job.form, "state": state.value}
            journal.append(db, place.desk, by.name, Event.PRINTED, job.subject, now, details)

    def _page(self, db: Connection, job: PrintJob, paper: str) -> bytes:
        # Reportlab costs 0.1 s to import: only when something is really printed.
        if job.dossier_id:
            from services.documents.receipt import receipt_pdf

            if job.visit:
                from services.documents.visit import visit_pdf

                together = dossiers.of_visit(db, job.visit)
                return visit_pdf(together, self._place.office, templates=self._templates, paper=paper)
            dossier = dossiers.by_id(db, job.dossier_id)
            if dossier and job.form == EXTENSION_FORM and dossier.terms.extension:
                from services.documents.extension import extension_pdf

                letter = dossier.terms.extension
                return extension_pdf(dossier, letter, self._place.office, templates=self._templates, paper=paper)
            if dossier and job.form != EXTENSION_FORM:
                return receipt_pdf(dossier, self._place.office, templates=self._templates, paper=paper)
        elif job.slip_id:
            from services.documents.slip import refusal_pdf, request_pdf

            if slip := slips.by_id(db, job.slip_id):
                if slip.kind is SlipKind.REFUSAL:
                    return refusal_pdf(slip, self._place.office, templates=self._templates)
                received = dossiers.by_id(db, slip.dossier_id) if slip.dossier_id else None
                return request_pdf(slip, self._place.office, templates=self._templates, dossier=received)
        raise UnknownEntry(str(job.id))

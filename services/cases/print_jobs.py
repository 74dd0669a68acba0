"""Pages on their way to paper: what waits, the page itself, what became of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from services.domain.calendar import office_day
from services.domain.dossier import Dossier, DossierState
from services.domain.journal import Event
from services.domain.permissions import Account, Act, permit
from services.domain.print_job import PrintJob, PrintState
from services.domain.slip import SlipKind
from services.domain.steps import legs, plan_for
from services.errors import UnknownDossier, UnknownEntry, WrongState
from services.store import dossiers, journal, print_jobs, slips
from services.store.store import Connection
from services.store.workplace import Workplace

EXTENSION_FORM, CONTROL_FORM = "04", "06"


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

    def control_sheet_of(self, by: Account, number: str) -> PrintJob:
        """Return the job of a dossier's process-control sheet (form 06); it is made when it is first asked for.

        Raises:
            NotAllowed, UnknownDossier: It may not, or there is no such dossier.
        """
        permit(by, Act.PRINT)
        place = self._place
        with place.store.write() as db:
            dossier = dossiers.by_number(db, number)
            if dossier is None:
                raise UnknownDossier(number)
            if print_jobs.of_form(db, dossier.id, CONTROL_FORM) is None:
                subject = print_jobs.Subject(dossier_id=dossier.id)
                print_jobs.put(db, place.desk, CONTROL_FORM, subject, place.now(), wanted=False)
            job = print_jobs.of_form(db, dossier.id, CONTROL_FORM)
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
            WrongState: Every number on it is void.
        """
        permit(by, Act.PRINT)
        with self._place.store.read() as db:
            self._standing(db, job)
            return self._page(db, job, paper)

    @staticmethod
    def _standing(db: Connection, job: PrintJob) -> PrintJob:
        """Return the job as it stands now; not all it prints is void."""
        kept = print_jobs.by_id(db, job.id)
        if kept is None:
            raise UnknownEntry(str(job.id))
        printed = _dossiers(db, job)
        if printed and all(dossier.state is DossierState.VOID for dossier in printed):
            raise WrongState(job.subject, DossierState.VOID)
        return kept

    def begin(self, by: Account, job: PrintJob, printer: str) -> None:
        """Record that a printer gets the pages now; from here on their reception cannot be undone.

        Undoing and this both take the write lock: no page comes out of a number that was undone first.

        Raises:
            NotAllowed, UnknownEntry: It may not, or there is no such job.
            WrongState: Every number on it is void.
        """
        permit(by, Act.PRINT)
        with self._place.store.write() as db:
            if self._standing(db, job).state is not PrintState.PRINTED:
                print_jobs.hand_over(db, job.id, printer)

    def gave_up(self, by: Account, job: PrintJob) -> None:
        """Record that the printer took no page; the job waits as before.

        Raises:
            NotAllowed, UnknownEntry: It may not, or there is no such job.
        """
        permit(by, Act.PRINT)
        with self._place.store.write() as db:
            kept = print_jobs.by_id(db, job.id)
            if kept is None:
                raise UnknownEntry(str(job.id))
            if kept.state is not PrintState.PRINTED:
                print_jobs.hand_over(db, job.id, "")

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
            if job.visit:
                from services.documents.visit import visit_pdf

                together = [one for one in _dossiers(db, job) if one.state is not DossierState.VOID]
                there = self._place.numbers_there(db, [one.number for one in together])
                office = replace(self._place.office_for(db, together[0]), numbers_there=there)
                return visit_pdf(together, office, templates=self._templates, paper=paper)
            dossier = dossiers.by_id(db, job.dossier_id)
            if dossier is not None:
                return self._form(db, dossier, job, paper)
        elif job.slip_id:
            from services.documents.slip import refusal_pdf, request_pdf

            if slip := slips.by_id(db, job.slip_id):
                office = self._place.office_on(db, office_day(slip.issued_at))
                if slip.kind is SlipKind.REFUSAL:
                    return refusal_pdf(slip, office, templates=self._templates)
                received = dossiers.by_id(db, slip.dossier_id) if slip.dossier_id else None
                if received:
                    office = replace(office, numbers_there=self._place.numbers_there(db, [received.number]))
                return request_pdf(slip, office, templates=self._templates, dossier=received)
        raise UnknownEntry(str(job.id))

    def _form(self, db: Connection, dossier: Dossier, job: PrintJob, paper: str) -> bytes:
        """Return one form of a dossier, its head as it was on the day of reception."""
        place, office = self._place, self._place.office_for(db, dossier)
        if job.form == CONTROL_FORM:
            from services.documents.control_sheet import control_sheet_pdf

            day, taken = office_day(dossier.received_at), dossier.procedure
            plan = plan_for(place.rules(db), taken.code, taken.field, day)
            way = legs(plan, dossier.received_at, dossier.promise.due_at, place.calendar_in(db), place.settings.hours)
            return control_sheet_pdf(dossier, office, way, templates=self._templates, paper=paper)
        if job.form == EXTENSION_FORM:
            from services.documents.extension import extension_pdf

            if letter := dossier.terms.extension:
                return extension_pdf(dossier, letter, office, templates=self._templates, paper=paper)
            raise UnknownEntry(str(job.id))
        from services.documents.receipt import receipt_pdf

        return receipt_pdf(dossier, office, templates=self._templates, paper=paper)


def _dossiers(db: Connection, job: PrintJob) -> list[Dossier]:
    """Return the dossiers a job prints; none for a slip."""
    if job.dossier_id is None:
        return []
    dossier = dossiers.by_id(db, job.dossier_id)
    if job.visit is None or dossier is None:
        return [dossier] if dossier else []
    return dossiers.of_visit(db, job.visit)

"""Receiving dossiers: the three lawful exits of the counter, and the draft before them.

Source: NĐ 309/2026/NĐ-CP art. 8; NĐ 61/2018/NĐ-CP art. 17 (receive, ask for what is missing, refuse).
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from services.domain import applicant as persons
from services.domain import checklist, deadline
from services.domain.applicant import tidy
from services.domain.bodies import dossier_body, progress_body
from services.domain.calendar import office_day
from services.domain.deadline import Promise
from services.domain.dossier import (
    Dossier,
    Draft,
    IntakeForm,
    Payment,
    Receipt,
    Slip,
    SlipKind,
)
from services.domain.journal import Event
from services.domain.outbox import EntryKind
from services.domain.permissions import Account, Act, permit
from services.domain.print_job import PrintState
from services.domain.procedure import Procedure
from services.domain.quote import Quote, exemption_problems, quote
from services.domain.reception import Review, dossier_of, receivable, taken
from services.domain.refusal import refusal_problem
from services.domain.routing import route
from services.domain.text import clean
from services.errors import (
    InvalidForm,
    NothingMissing,
    Problem,
    UnknownProcedure,
)
from services.store import counters, dossiers, drafts, journal, outbox, print_jobs, slips
from services.store.store import Connection
from services.store.workplace import Workplace

LONGEST_PROMISE_DAYS = 730


class Intake:
    """What an officer does with a citizen's papers."""

    def __init__(self, place: Workplace) -> None:
        self._place = place

    def review(self, by: Account, form: IntakeForm) -> Review:
        """Return what the form would come to; nothing is stored.

        Raises:
            NotAllowed, UnknownProcedure: It may not, or the catalogue has no such procedure today.
        """
        permit(by, Act.RECEIVE)
        with self._place.store.read() as db:
            return self._review(db, form, self._place.now())

    def receive(self, by: Account, form: IntakeForm) -> Receipt:
        """Store a complete dossier, queue its upload and its print, return its receipt.

        Everything is written in one transaction: after a power cut there is all of it or nothing. A form received before gives
        the receipt it has. With `same_day` the result was handed over at once: recorded, returned, printed on request.

        Raises:
            NotAllowed: The account may not receive dossiers.
            UnknownProcedure, ProcedureSuperseded: The catalogue has no such procedure today, or another took its place.
            InvalidForm: A field holds what cannot be.
            ComponentsMissing: A required paper was not handed in.
            DueDateNeeded: The catalogue has no deadline and the officer gave no day.
        """
        permit(by, Act.RECEIVE)
        place, now = self._place, self._place.now()
        with place.store.write() as db:
            if known := _known(db, form.id):
                return known
            review = self._review(db, form, now)
            promise = receivable(review)
            number = counters.draw_number(
                db, place.desk, place.office.agency_code, office_day(now), place.settings.block
            )
            book = counters.draw(db, place.desk, f"book:{office_day(now).year}")
            received = dossier_of(form, review, promise, number, book, place.desk, by, now)
            dossiers.add(db, received)
            outbox.put(db, received, EntryKind.DOSSIER, self._body(received), now)
            print_jobs.put(db, place.desk, "01", print_jobs.Subject(dossier_id=received.id), now, not form.same_day)
            journal.append(db, place.desk, by.name, Event.RECEIVED, number, now, {"procedure": form.procedure})
            if form.same_day:
                received = self._return_at_once(db, by, received, now)
            drafts.drop(db, form.id)
        return Receipt(received)

    def _return_at_once(self, db: Connection, by: Account, received: Dossier, now: datetime) -> Dossier:
        returned = received.returned(now)
        dossiers.change(db, returned)
        step = progress_body(returned, "Trả kết quả", now, by.display, received.state)
        outbox.put(db, returned, EntryKind.PROGRESS, step, now)
        outbox.put(db, returned, EntryKind.UPDATE, self._body(returned), now)
        journal.append(db, self._place.desk, by.name, Event.RETURNED, returned.number, now)
        return returned

    def request_papers(self, by: Account, form: IntakeForm, reason: str = "") -> Slip:
        """Name everything that is missing, once, on form 02; the draft stays for the next visit.

        Raises:
            NotAllowed, UnknownProcedure: It may not, or there is no such procedure.
            NothingMissing: The checklist is complete.
            InvalidForm: The person's name is missing.
        """
        permit(by, Act.RECEIVE)
        review = self.review(by, form)
        if not review.missing:
            raise NothingMissing
        return self._slip(by, form, SlipKind.REQUEST, review, clean(reason), "")

    def refuse(self, by: Account, form: IntakeForm, reason: str, basis: str = "") -> Slip:
        """Refuse with a reason, on form 03.

        Raises:
            NotAllowed, UnknownProcedure: It may not, or there is no such procedure.
            InvalidForm: The reason or the person's name is missing, or the reason is one the law does not know.
        """
        permit(by, Act.RECEIVE)
        if problem := refusal_problem(reason):
            raise InvalidForm((problem,))
        review = self.review(by, form)
        return self._slip(by, form, SlipKind.REFUSAL, review, clean(reason), clean(basis))

    def save_draft(self, by: Account, form: IntakeForm, extras: dict[str, str] | None = None) -> datetime:
        """Store the page as it is, faulty or not, and return when; it survives a crash.

        An account has one draft. A form that was received meanwhile leaves none.
        """
        permit(by, Act.RECEIVE)
        now = self._place.now()
        with self._place.store.write() as db:
            if dossiers.by_form(db, form.id):
                return now
            version = self._place.shelf.version_on(db, office_day(now))
            drafts.put(db, self._place.desk, by.name, Draft(form, version, now, extras or {}))
        return now

    def draft(self, by: Account) -> Draft | None:
        """Return the account's page that was not received, or None."""
        permit(by, Act.RECEIVE)
        with self._place.store.read() as db:
            return drafts.latest(db, by.name)

    def drop_draft(self, by: Account, form_id: UUID) -> None:
        """Forget a draft of one's own; only ever on the officer's word."""
        permit(by, Act.RECEIVE)
        with self._place.store.write() as db:
            drafts.drop_own(db, form_id, by.name)

    def _body(self, dossier: Dossier) -> dict[str, object]:
        office = self._place.office
        return dossier_body(dossier, office.agency_code, office.agency_name)

    def _review(self, db: Connection, form: IntakeForm, now: datetime) -> Review:
        today, shelf = office_day(now), self._place.shelf
        procedure = shelf.procedure(db, form.procedure, today)
        if procedure is None:
            raise UnknownProcedure(form.procedure)
        person = tidy(form.applicant)
        problems = list(persons.problems(person, today))
        try:
            case = procedure.case(form.case)
        except IndexError:
            raise InvalidForm((Problem("case", "out_of_range", f"0–{max(len(procedure.cases) - 1, 0)}"),)) from None
        problems += checklist.problems(case, form.answers)
        promise, bad_day = self._promise(procedure, form, now)
        problems += bad_day
        cost = self._cost(db, procedure, form, today)
        problems += exemption_problems(form.payment is Payment.EXEMPT, cost)
        papers = checklist.papers(case, form.answers)
        return Review(
            procedure=procedure,
            catalogue=procedure.catalogue,
            problems=tuple(problems),
            papers=papers,
            missing=checklist.missing(papers),
            promise=promise,
            route=route(procedure, today, self._place.rules(db), self._place.settings.default_receiver),
            warnings=persons.number_warnings(person),
            quote=cost,
        )

    def _cost(self, db: Connection, procedure: Procedure, form: IntakeForm, today: date) -> Quote:
        rules = self._place.rules(db)
        return quote(procedure, form.case, form.channel, today, rules, form.pages, form.copies, form.exemption)

    def _promise(
        self, procedure: Procedure, form: IntakeForm, now: datetime
    ) -> tuple[Promise | None, tuple[Problem, ...]]:
        place, today = self._place, office_day(now)
        found = deadline.promise(procedure.time, now, place.calendar, place.settings.hours)
        if found is not None or form.due_on is None:
            return found, ()
        if not 0 <= (form.due_on - today).days <= LONGEST_PROMISE_DAYS:
            return None, (Problem("due_on", "not_a_coming_day"),)
        if not place.calendar.is_working(form.due_on):
            return None, (Problem("due_on", "day_off"),)
        given = deadline.promised_by_officer(form.due_on, now, place.calendar, place.settings.hours)
        return (given, ()) if given.due_at > now else (None, (Problem("due_on", "not_a_coming_day"),))

    def _slip(self, by: Account, form: IntakeForm, kind: SlipKind, review: Review, reason: str, basis: str) -> Slip:
        if problems := tuple(p for p in review.problems if p.field == "applicant.full_name"):
            raise InvalidForm(problems)
        place, now = self._place, self._place.now()
        sheet = "02" if kind is SlipKind.REQUEST else "03"
        event = Event.PAPERS_REQUESTED if kind is SlipKind.REQUEST else Event.REFUSED
        with place.store.write() as db:
            if known := slips.of_form(db, form.id, kind):
                return known
            slip = Slip(
                id=uuid4(),
                form_id=form.id,
                kind=kind,
                number=counters.draw(db, place.desk, f"{kind.value}:{office_day(now).year}"),
                desk=place.desk,
                applicant=tidy(form.applicant),
                procedure=taken(review, form.case),
                missing=review.missing,
                reason=reason,
                basis=basis,
                issued_at=now,
                issued_by=by.display,
            )
            slips.add(db, slip, place.desk)
            print_jobs.put(db, place.desk, sheet, print_jobs.Subject(slip_id=slip.id), now)
            journal.append(db, place.desk, by.name, event, str(slip.id), now, {"procedure": form.procedure})
            if kind is SlipKind.REFUSAL:
                drafts.drop(db, form.id)
        return slip


def _known(db: Connection, form_id: UUID) -> Receipt | None:
    """Return the receipt a form has already, or None."""
    dossier = dossiers.by_form(db, form_id)
    if dossier is None:
        return None
    job = print_jobs.of_dossier(db, dossier.id)
    return Receipt(dossier, known=True, printed=job is not None and job.state is PrintState.PRINTED)

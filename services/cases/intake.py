"""Receiving dossiers: the three lawful exits of the counter, and the draft before them.

Source: NĐ 309/2026/NĐ-CP art. 8; NĐ 61/2018/NĐ-CP art. 17 (receive, ask for what is missing, refuse).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from services.domain import applicant as persons
from services.domain import checklist, deadline
from services.domain.applicant import tidy
from services.domain.bodies import dossier_body, progress_body
from services.domain.calendar import office_day
from services.domain.checklist import Paper
from services.domain.deadline import Promise
from services.domain.dossier import (
    Dossier,
    DossierState,
    Draft,
    FeeLine,
    IntakeForm,
    Payment,
    ProcedureTaken,
    Receipt,
    Slip,
    SlipKind,
)
from services.domain.journal import Event
from services.domain.outbox import EntryKind
from services.domain.permissions import Account, Act, permit
from services.domain.print_job import PrintState
from services.domain.procedure import FeeKind, Procedure
from services.domain.routing import Route, route
from services.domain.text import clean, fold
from services.errors import (
    ComponentsMissing,
    DueDateNeeded,
    InvalidForm,
    NothingMissing,
    Problem,
    ProcedureSuperseded,
    UnknownProcedure,
)
from services.store import counters, dossiers, drafts, journal, outbox, print_jobs, slips
from services.store.store import Connection
from services.store.workplace import Workplace

LONGEST_PROMISE_DAYS = 730


@dataclass(frozen=True, slots=True)
class Review:
    """What a form would come to if it were received now.

    Attributes:
        problems: Faulty fields, in reading order.
        papers: The whole checklist, answered.
        missing: Papers that are not there.
        promise: When the result would be due; None when the officer must say.
        warnings: Things to look at that never block.
    """

    procedure: Procedure
    catalogue: str
    problems: tuple[Problem, ...]
    papers: tuple[Paper, ...]
    missing: tuple[Paper, ...]
    promise: Promise | None
    route: Route
    warnings: tuple[str, ...]


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
            promise = _receivable(review)
            number = counters.draw_number(
                db, place.desk, place.office.agency_code, office_day(now), place.settings.block
            )
            book = counters.draw(db, place.desk, f"book:{office_day(now).year}")
            received = _dossier(form, review, promise, number, book, place.desk, by, now)
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
        version = shelf.version_on(db, today)
        procedure = shelf.procedures(db, version).get(form.procedure)
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
        papers = checklist.papers(case, form.answers)
        return Review(
            procedure=procedure,
            catalogue=version,
            problems=tuple(problems),
            papers=papers,
            missing=checklist.missing(papers),
            promise=promise,
            route=route(procedure, self._place.settings.default_receiver),
            warnings=persons.number_warnings(person),
        )

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
                procedure=_taken(review, form.case),
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


# Reasons the directives rule out: 101/CĐ-TTg of 29/6/2025 item 2, 461/UBND-PVHCC of 29/7/2025.
_AILING = (
    r"( (dang|bi|co|gap|hay|qua|bao|thong tin|phan mem|dich vu cong))* (loi|su co|hong|yeu|cham|treo|bao tri|ngung)"
)
_NO_REASON = re.compile(
    r"\b("
    rf"(he thong|phan mem|may chu|duong truyen|mang|internet){_AILING}"
    r"|loi (he thong|phan mem|may chu|duong truyen|mang)"
    r"|(mat|rot|dut|khong co|chua co) (mang|internet|ket noi)(?! luoi)"
    r"|(dang|do|vi|sau|cho) (sap xep|sap nhap|to chuc lai)|(sap xep|to chuc lai|kien toan) bo may"
    r"|vn ?e ?id|dinh danh dien tu"
    r")\b"
)


def refusal_problem(reason: str) -> Problem | None:
    """Return what is wrong with a reason for refusing: none given, or one the directives rule out."""
    folded = fold(clean(reason))
    if not folded:
        return Problem("reason", "empty")
    return Problem("reason", "no_lawful_reason") if _NO_REASON.search(folded) else None


def _receivable(review: Review) -> Promise:
    """Return the promise of a form that can be received.

    Raises:
        ProcedureSuperseded, InvalidForm, ComponentsMissing, DueDateNeeded: It cannot, in this order.
    """
    if not review.procedure.active:
        raise ProcedureSuperseded(review.procedure.code, review.procedure.superseded_by)
    if review.problems:
        raise InvalidForm(review.problems)
    if review.missing:
        raise ComponentsMissing(tuple(p.index for p in review.missing), tuple(p.name for p in review.missing))
    if review.promise is None:
        raise DueDateNeeded(review.procedure.code)
    return review.promise


def _taken(review: Review, case: int) -> ProcedureTaken:
    procedure = review.procedure
    return ProcedureTaken(
        code=procedure.code,
        name=procedure.name,
        short_name=procedure.short_name,
        field=procedure.field,
        ministry=procedure.ministry,
        case=case,
        case_title=procedure.case(case).title,
        catalogue=review.catalogue,
        confidence=procedure.confidence,
        result=procedure.result,
        result_code=procedure.result_code,
    )


def _fees(form: IntakeForm, procedure: Procedure) -> tuple[FeeLine, ...]:
    """Return the fee line; free only where the catalogue says so, and "not known" where somebody else sets the amount."""
    name, kind = f"Lệ phí {procedure.field.lower()}", procedure.fee.kind
    if form.payment is Payment.EXEMPT:
        return (FeeLine(name, form.fee, Payment.EXEMPT),)
    if form.fee is not None:
        return (FeeLine(name, form.fee, form.payment),)
    if kind is FeeKind.FREE:
        return (FeeLine(name, 0, Payment.EXEMPT),)
    return (FeeLine(name, None),) if kind is FeeKind.PROVINCE else ()


def _dossier(
    form: IntakeForm, review: Review, promise: Promise, number: str, book: int, desk: int, by: Account, now: datetime
) -> Dossier:
    return Dossier(
        id=uuid4(),
        form_id=form.id,
        number=number,
        book_number=book,
        desk=desk,
        applicant=tidy(form.applicant),
        procedure=_taken(review, form.case),
        papers=review.papers,
        received_at=now,
        received_by=by.display,
        promise=promise,
        route=review.route,
        fees=_fees(form, review.procedure),
        channel=form.channel,
        sets=form.sets,
        result_method=form.result_method,
        note=clean(form.note),
        state=DossierState.RECEIVED,
    )

"""Receiving dossiers: the three lawful exits of the counter.

Source: NĐ 309/2026/NĐ-CP art. 8; NĐ 61/2018/NĐ-CP art. 17 (receive, ask for what is missing, refuse).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from services.domain import guard
from services.domain.attachment import Scan
from services.domain.bodies import dossier_body, progress_body
from services.domain.calendar import office_day
from services.domain.dossier import Dossier, DossierState, IntakeForm, Receipt
from services.domain.draft import DraftState
from services.domain.journal import Event
from services.domain.outbox import EntryKind
from services.domain.permissions import Account, Act, permit
from services.domain.print_job import PrintState
from services.domain.reception import dossier_of, receivable
from services.domain.refusal import Ground, ground_of, grounds, refusal_problems
from services.domain.review import Review
from services.domain.routing import boundless, residence_refused
from services.domain.rulebook import Chapter, Rule
from services.domain.slip import Slip
from services.domain.visit import visit_of
from services.errors import DeskError, InvalidForm, NothingMissing, PaperDamaged, Problem, VisitRefused
from services.files.vault import Vault
from services.receivers.preview import notices_of_form
from services.resources import gazetteer
from services.store import counters, dossiers, drafts, editions, filing, giving, journal, print_jobs, sending, undoing
from services.store.store import Connection
from services.store.workplace import Workplace


class Intake:
    """What an officer does with a citizen's papers."""

    def __init__(self, place: Workplace) -> None:
        self._place = place

    def review(self, by: Account, form: IntakeForm) -> Review:
        """Return what the form would come to; nothing is stored.

        A form whose page shows an earlier edition of catalogue or rules is looked at under that one, with what changed since. What
        its receiver will refuse is among the notices: it keeps nobody from receiving the dossier.

        Raises:
            NotAllowed, UnknownProcedure: It may not, or the catalogue has no such procedure today.
        """
        permit(by, Act.RECEIVE)
        place, now = self._place, self._place.now()
        with place.store.read() as db:
            review = editions.shown_review(db, place, form, now)
            office = place.office_on(db, office_day(now))
        there = notices_of_form(place.settings.receivers, office, form, review, by, now)
        return replace(review, notices=(*review.notices, *there))

    def receive(self, by: Account, form: IntakeForm, scans: Sequence[Scan] = ()) -> Receipt:
        """Store a complete dossier, queue its upload and its print, return its receipt.

        Everything is written in one transaction: after a power cut there is all of it or nothing. A form received before gives
        the receipt it has. With `same_day` the result was handed over at once: recorded, returned, printed on request.

        Args:
            scans: From `Papers.keep`: attached to the form with it, behind what it has.

        Raises:
            NotAllowed: The account may not receive dossiers.
            UnknownProcedure, ProcedureSuperseded: The catalogue has no such procedure today, or another took its place.
            CatalogueChanged: Catalogue or rules are not what the page shows, and it comes out differently.
            InvalidForm: A field holds what cannot be.
            ComponentsMissing: A required paper was not handed in.
            DueDateNeeded: The catalogue has no deadline and the officer gave no day.
            PaperDamaged: The file of a scanned paper is not there any more.
        """
        permit(by, Act.RECEIVE)
        place, now, form = self._place, self._place.now(), _placed(form)
        with place.store.write() as db:
            if known := _known(db, form.id):
                return known
            received = self._take(db, by, form, now, scans)
            print_jobs.put(db, place.desk, "01", print_jobs.Subject(dossier_id=received.id), now, not form.same_day)
        return Receipt(received)

    def _take(
        self, db: Connection, by: Account, form: IntakeForm, now: datetime, scans: Sequence[Scan] = ()
    ) -> Dossier:
        """Store one dossier with its number, its upload and its journal line; the caller sees to its receipt."""
        place = self._place
        review = editions.todays_review(db, place, form, now)
        promise = receivable(review)
        if unasked := [e.name for e in form.extras if e.name not in giving.asked_before(db, form, now)]:
            permit(by, Act.ASK_BEYOND)
        number = counters.draw_number(
            db, place.desk, place.office_on(db, office_day(now)).agency_code, office_day(now), place.block
        )
        book = counters.draw(db, place.desk, f"book:{office_day(now).year}")
        received = dossier_of(form, review, promise, number, book, place.desk, by, now, place.settings.point)
        self._attach(db, by, form.id, scans, now)
        received = filing.with_files(db, place, received)
        dossiers.add(db, received)
        giving.record_taken(db, place, by, received, unasked)
        hold = timedelta(seconds=place.settings.undo_seconds)
        sending.put(db, place, received, EntryKind.DOSSIER, self._body(db, received), now, hold)
        journal.append(db, place.desk, by.name, Event.RECEIVED, number, now, {"procedure": form.procedure})
        if form.same_day:
            received = self._return_at_once(db, by, received, now)
        drafts.drop(db, form.id)
        return received

    def _attach(self, db: Connection, by: Account, form_id: UUID, scans: Sequence[Scan], now: datetime) -> None:
        vault = Vault(self._place.home / "papers", self._place.vault_key)
        for scan in scans:
            if not vault.has(scan.digest):
                raise PaperDamaged(scan.digest[:8], "gone")
        filing.attach_all(db, self._place, by, form_id, scans, str(form_id), now)

    def receive_visit(
        self, by: Account, forms: Sequence[IntakeForm], scans: Mapping[UUID, Sequence[Scan]] | None = None
    ) -> tuple[Receipt, ...]:
        """Store the dossiers of one visit, all or none, each with its own number, promise and route, on one receipt.

        Forms that were received before give the receipts they have.

        Args:
            scans: By form id, see `receive`.

        Raises:
            NotAllowed: The account may not receive dossiers.
            InvalidForm: The forms are no visit: none, too many, one twice, or another person's.
            VisitRefused: One form cannot be received, so none was; it names the procedure and what is wrong.
        """
        permit(by, Act.RECEIVE)
        place, now = self._place, self._place.now()
        visit = visit_of(
            next((form.visit for form in forms if form.visit), None) or uuid4(), [_placed(f) for f in forms]
        )
        receipts: list[Receipt] = []
        with place.store.write() as db:
            for at, form in enumerate(visit.forms):
                if known := _known(db, form.id):
                    receipts.append(known)
                    continue
                try:
                    receipts.append(Receipt(self._take(db, by, form, now, (scans or {}).get(form.id, ()))))
                except DeskError as error:
                    procedure = place.shelf.procedure(db, form.procedure, office_day(now))
                    raise VisitRefused(at, procedure.short_name if procedure else form.procedure, error) from error
            if new := [receipt.dossier for receipt in receipts if not receipt.known]:
                wanted = not all(dossier.state is DossierState.RETURNED for dossier in new)
                subject = print_jobs.Subject(dossier_id=new[0].id, visit=visit.id)
                print_jobs.put(db, place.desk, "01", subject, now, wanted)
        return tuple(receipts)

    def undo(self, by: Account, number: str) -> tuple[IntakeForm, ...]:
        """Take back the reception of a dossier, with its whole visit, and return the forms, each under a new id, to be mended.

        Possible for `[intake] undo_seconds` while nothing is on paper or sent, to the account that received it. The numbers
        are void and never given again; the forms are the account's draft, with their scanned papers.

        Raises:
            NotAllowed, UnknownDossier, WrongState: It may not, no such dossier, or it is void or more happened to it since.
            TooLateToUndo: It is too late, and why.
        """
        permit(by, Act.UNDO)
        with self._place.store.write() as db:
            return undoing.undo(db, self._place, by, number, self._place.now())

    def _return_at_once(self, db: Connection, by: Account, received: Dossier, now: datetime) -> Dossier:
        returned = received.returned(now)
        dossiers.change(db, returned)
        step = progress_body(returned, "Trả kết quả", now, by.display, received.state)
        hold = timedelta(seconds=self._place.settings.undo_seconds)
        sending.put(db, self._place, returned, EntryKind.PROGRESS, step, now, hold)
        sending.put(db, self._place, returned, EntryKind.UPDATE, self._body(db, returned), now, hold)
        journal.append(db, self._place.desk, by.name, Event.RETURNED, returned.number, now)
        return returned

    def request_papers(self, by: Account, form: IntakeForm, reason: str = "", again: str = "") -> Slip:
        """Name everything that is missing, once, on form 02; the draft stays for the next visit.

        The same form with the same content again gives the slip it has. A paper a connected database gives is asked for only
        when that is marked down or the person's data are wrong; papers beyond the checklist carry their legal basis.

        Args:
            again: Why papers are asked for once more, when this person was asked before.

        Raises:
            NotAllowed, UnknownProcedure: It may not (a paper beyond the checklist needs a supervisor), or no such procedure.
            NothingMissing: Nothing is missing that may be asked for.
            InvalidForm: The person's name is missing, or a paper may not be asked for.
            AskedBefore: This person was asked before, and no reason was given for asking again.
        """
        permit(by, Act.RECEIVE)
        if form.extras:
            permit(by, Act.ASK_BEYOND)
        form = _placed(form)
        review = self._today(form)
        _check(review, "applicant.full_name", "extras", "components")
        missing = guard.askable(review.procedure.case(form.case), form.answers, review.missing)
        if not missing and not form.extras:
            raise NothingMissing
        with self._place.store.write() as db:
            slip = giving.request(
                db, self._place, by, form, review, missing, reason=reason, again=again, now=self._place.now()
            )
            drafts.mark(db, form.id, DraftState.ASKED)
        return slip

    def refuse(self, by: Account, form: IntakeForm, ground: str, explanation: str = "", basis: str = "") -> Slip:
        """Refuse on one of the lawful grounds of the rulebook, on form 03.

        Args:
            ground: Key of the ground.
            explanation: What the citizen must know beyond it, in the officer's words.
            basis: Article of the sector's law, beside the ground's own citation.

        Raises:
            NotAllowed, UnknownProcedure: It may not, or there is no such procedure.
            InvalidForm: The ground, what it asks for or the person's name is missing, or a reason is ruled out.
        """
        permit(by, Act.RECEIVE)
        place, now, form = self._place, self._place.now(), _placed(form)
        with place.store.read() as db:
            rules, today = place.rules(db), office_day(now)
        lawful = ground_of(rules, today, ground)
        found = refusal_problems(lawful, explanation)
        if lawful and boundless(form.procedure, today, rules) and residence_refused(lawful.body.text, explanation):
            found = (*found, Problem("reason", "residence_no_reason"))
        if found or lawful is None:
            raise InvalidForm(found)
        review = self._today(form)
        _check(review, "applicant.full_name")
        with place.store.write() as db:
            slip = giving.refusal(db, place, by, form, review, lawful, explanation=explanation, basis=basis, now=now)
            drafts.drop(db, form.id)
        return slip

    def grounds(self, by: Account) -> tuple[Rule[Ground], ...]:
        """Return the lawful grounds for refusing that are in force today, in the order of the page."""
        permit(by, Act.RECEIVE)
        with self._place.store.read() as db:
            return grounds(self._place.rules(db).on(Chapter.REFUSALS, self._place.today()))

    def _today(self, form: IntakeForm) -> Review:
        with self._place.store.read() as db:
            return editions.todays_review(db, self._place, form, self._place.now())

    def _body(self, db: Connection, dossier: Dossier) -> dict[str, object]:
        office = self._place.office_for(db, dossier)
        return dossier_body(dossier, office.agency_code, office.agency_name)


def _check(review: Review, *places: str) -> None:
    """Pass when nothing is wrong at these places of the form.

    Raises:
        InvalidForm: Something is.
    """
    if problems := tuple(p for p in review.problems if p.field.startswith(places)):
        raise InvalidForm(problems)


def _placed(form: IntakeForm) -> IntakeForm:
    """Return a form whose applicant has the commune of today the address certainly names, unless one was chosen."""
    return replace(form, applicant=gazetteer().placed(form.applicant))


def _known(db: Connection, form_id: UUID) -> Receipt | None:
    """Return the receipt a form has already, or None."""
    dossier = dossiers.by_form(db, form_id)
    if dossier is None:
        return None
    job = print_jobs.of_dossier(db, dossier.id)
    return Receipt(dossier, known=True, printed=job is not None and job.state is PrintState.PRINTED)

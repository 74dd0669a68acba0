"""What a visit of several sheets comes to: its tabs, what each dossier costs and when, linked groups. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from services.bootstrap import Desk
from services.domain.checklist import PaperState
from services.domain.fee_lines import fee_lines
from services.domain.linked import LinkedGroup, groups_with, openable
from services.domain.permissions import Account
from services.domain.print_job import PrintJob
from services.domain.procedure import Procedure
from services.domain.rulebook import Chapter, rules_of
from services.domain.slip import Slip
from services.errors import DeskError, NothingMissing, UnknownProcedure
from ui.presenters import intake_sheet as sheets
from ui.presenters.intake_faults import Fault, faults_of
from ui.presenters.intake_rows import counts
from ui.presenters.intake_sheet import Sheet
from ui.presenters.received import Received, received_of


@dataclass(frozen=True, slots=True)
class Tab:
    """One procedure of the visit.

    Attributes:
        name: Its short name; "" while none is chosen.
        missing: Papers that are missing.
        faulty: The last press of F9 found something wrong with it.
    """

    name: str
    missing: int
    faulty: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What one dossier of the visit comes to.

    Attributes:
        due_at: When its result is promised; None while a day must be said.
        amount: Fee in đồng; None when nobody said it.
        receiver: The receiver's name for people as set, or "".
    """

    name: str
    due_at: datetime | None
    amount: int | None
    receiver: str


@dataclass(frozen=True, slots=True)
class GroupOffer:
    """A linked group that can be opened whole, with the procedures the catalogue has of it."""

    group: LinkedGroup
    procedures: tuple[Procedure, ...]


def of_person(person: Sheet, sheet: Sheet) -> Sheet:
    """Return a sheet with the person of another."""
    return replace(
        sheet,
        person=person.person,
        card_at=person.card_at,
        card_issued=person.card_issued,
        card_notes=person.card_notes,
        card_address=person.card_address,
        others=person.others,
    )


def tab_of(sheet: Sheet, faults: tuple[Fault, ...]) -> Tab:
    """Return how a sheet stands among the others."""
    return Tab(sheet.procedure.short_name if sheet.procedure else "", counts(sheet)[0], bool(faults))


def procedure_of(desk: Desk, by: Account, code: str) -> Procedure | None:
    """Return a procedure of today's catalogue, or None."""
    try:
        return desk.catalogue.procedure(by, code) if code else None
    except UnknownProcedure:
        return None


def group_of(desk: Desk, by: Account, code: str) -> GroupOffer | None:
    """Return the linked group a procedure leads to today, when at least two of its procedures can be received."""
    today = desk.place.today()
    rules = rules_of(desk.rulebook.in_force(by, Chapter.GROUPS, today))
    for group in groups_with(code, today, rules):
        known = {member: found for member in group.members if (found := procedure_of(desk, by, member))}
        procedures = openable(group, known)
        if len(procedures) > 1:
            return GroupOffer(group, procedures)
    return None


def opened_with(now: Sheet, offer: GroupOffer) -> tuple[tuple[Sheet, ...], int]:
    """Return a sheet for every procedure of a group, the one in sight among them, and which one is seen first."""
    code = now.procedure.code if now.procedure else ""
    opened = tuple(
        now if p.code == code else sheets.with_procedure(of_person(now, Sheet()), p) for p in offer.procedures
    )
    return opened, next((i for i, s in enumerate(opened) if s.id == now.id), 0)


def lines_of(desk: Desk, by: Account, all_: tuple[Sheet, ...]) -> tuple[Line, ...]:
    """Return what each dossier of a visit would come to."""
    return tuple(_line(desk, by, sheet) for sheet in all_)


def _line(desk: Desk, by: Account, sheet: Sheet) -> Line:
    if sheet.procedure is None:
        return Line("", None, None, "")
    form = sheets.form_of(sheet)
    review = desk.intake.review(by, form)
    known = desk.settings.receivers.get(review.route.receiver)
    amounts = [fee.amount for fee in fee_lines(form, review.procedure, review.quote)]
    amount = sum(a for a in amounts if a is not None) if amounts and None not in amounts else None
    due_at = review.promise.due_at if review.promise else None
    return Line(sheet.procedure.short_name, due_at, amount, known.label if known else "")


def try_all(
    desk: Desk, by: Account, all_: tuple[Sheet, ...], visit: UUID | None, today: date
) -> Received | dict[UUID, tuple[Fault, ...]]:
    """Receive every sheet of a visit, or return by sheet what is wrong; then none was received.

    Raises:
        DeskError: The visit could not be received, so none was.
    """
    forms = [replace(sheets.form_of(s), visit=visit) for s in all_]
    reviews = [desk.intake.review(by, form) if form.procedure else None for form in forms]
    found = {s.id: faults_of(s, today, review) for s, review in zip(all_, reviews, strict=True)}
    if any(found.values()):
        return {sheet: faults for sheet, faults in found.items() if faults}
    first, *others = desk.intake.receive_visit(by, forms)
    received = received_of(desk, by, first.dossier, known=first.known)
    return replace(received, siblings=tuple(receipt.dossier for receipt in others))


def request_all(desk: Desk, by: Account, all_: tuple[Sheet, ...]) -> tuple[tuple[Slip, PrintJob], ...]:
    """Give out form 02 for each procedure that lacks papers.

    Raises:
        NothingMissing: No procedure lacks any.
        DeskError: The first one that could not be given, when none was.
    """
    given: list[tuple[Slip, PrintJob]] = []
    refused: DeskError = NothingMissing()
    for sheet in all_:
        if not sheet.extras and not any(paper.state is PaperState.MISSING for paper in sheet.papers()):
            continue
        try:
            slip = desk.intake.request_papers(by, sheets.form_of(sheet), again=sheet.again)
        except DeskError as error:
            refused = error
        else:
            given.append((slip, desk.print_jobs.of_slip(by, slip.id)))
    if not given:
        raise refused
    return tuple(given)


def commune_code(desk: Desk, by: Account, text: str) -> str:
    """Return the place code of the commune a text means beyond doubt, "" else."""
    if not text.strip():
        return ""
    named = desk.places_book.commune(by, text.strip()) or desk.places_book.today(by, text).certain
    if named is None:
        hits = desk.places_book.search(by, text, 2)
        named = hits[0] if len(hits) == 1 else None
    return str(named.code) if named else ""

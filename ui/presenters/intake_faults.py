"""What keeps a sheet from being received: every faulty place at once, in reading order. No Qt, no store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from services.domain import applicant as persons
from services.domain import checklist
from services.domain import representative as representatives
from services.domain.applicant import ApplicantKind, tidy
from services.domain.dossier import Payment
from services.domain.money import amount_in
from services.domain.quote import Ask
from services.domain.review import Review
from services.errors import Problem
from ui.presenters.intake_sheet import Sheet, collects, components_of, day_of

_OF_BEARER = {
    "representative.personal_id": "representative.number",
    "representative.passport": "representative.number",
    "representative.address": "representative.number",
    "representative.full_name": "representative.full_name",
    "representative.phone": "representative.phone",
    "representative.basis": "representative.basis",
    "representative.document": "representative.document",
}
"""Which field of the page a fault of who hands in belongs to, in reading order."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One faulty place of the page.

    Attributes:
        place: `person.phone`, `representative.phone`, `procedure`, `case`, `paper.3`, `due_on`, `fee`, `pages` or `exemption`.
        name: The paper's name, or "".
        kind: Of which kind the applicant is; a company's name is called otherwise than a citizen's.
    """

    place: str
    problem: Problem
    name: str = ""
    kind: ApplicantKind = ApplicantKind.PERSON


def person_problem(sheet: Sheet, field: str, today: date) -> Problem | None:
    """Return what is wrong with one field of the person once it was left; an empty one is told on receiving only."""
    if field in _OF_BEARER.values():
        said = _bearer_faults(sheet)
        return next((f.problem for f in said if f.place == field and f.problem.kind != "empty"), None)
    found = persons.problems(tidy(sheet.person), today)
    untold = ("empty", "not_chosen")
    return next((p for p in found if p.field == f"applicant.{field}" and p.kind not in untold), None)


def _bearer_faults(sheet: Sheet) -> list[Fault]:
    """Return what is wrong with who hands in, in the order of the page; number and passport share a field of it."""
    given = sheet.others.representative(sheet.person.kind)
    if given is None:
        return []
    found = representatives.problems(representatives.tidy(given), tidy(sheet.person))
    faults = [Fault(_OF_BEARER.get(p.field, "representative.document"), p) for p in found]
    return sorted(faults, key=lambda fault: list(_OF_BEARER.values()).index(fault.place))


def faults_of(sheet: Sheet, today: date, review: Review | None = None) -> tuple[Fault, ...]:
    """Return every faulty place in reading order.

    Args:
        review: What the sheet would come to; without it a missing promise or fee is not looked for.
    """
    found = _bearer_faults(sheet)
    found += [
        Fault(f"person.{p.field.removeprefix('applicant.')}", p, kind=sheet.person.kind)
        for p in persons.problems(tidy(sheet.person), today)
    ]
    if sheet.procedure is None:
        return (*found, Fault("procedure", Problem("procedure", "not_chosen")))
    if sheet.case is None:
        found.append(Fault("case", Problem("case", "not_chosen")))
    found += _paper_faults(sheet)
    if review is not None and sheet.case is not None:
        found += reason_faults(sheet, review)
        found += _due_faults(sheet, review)
        found += [Fault("competent", p) for p in review.problems if p.field == "competent"]
    found += _fee_faults(sheet, review)
    return tuple(found)


def reason_faults(sheet: Sheet, review: Review) -> tuple[Fault, ...]:
    """Return which papers may not be taken for the reason that was chosen."""
    found = []
    for place, answer in enumerate(sheet.answers):
        field, component = f"components[{place}].reason", components_of(sheet).get(answer.index)
        if component is not None:
            told = [p for p in review.problems if p.field == field]
            found += [Fault(f"paper.{answer.index}", problem, component.name) for problem in told]
    return tuple(found)


def _paper_faults(sheet: Sheet) -> list[Fault]:
    found = []
    missing = {p.index for p in checklist.missing(sheet.papers())}
    for index, component in components_of(sheet).items():
        answer = sheet.answer(index)
        if index in missing:
            fact = (
                "shown" if component.shown else "copy" if not component.originals and component.copies else "original"
            )
            found.append(Fault(f"paper.{index}", Problem(f"components[{index}]", "missing", fact), component.name))
        elif collects(component, answer) and answer is not None and not answer.reason:
            found.append(Fault(f"paper.{index}", Problem(f"components[{index}]", "no_reason"), component.name))
    return found


def _due_faults(sheet: Sheet, review: Review) -> list[Fault]:
    if review.promise is not None:
        return []
    if told := [p for p in review.problems if p.field == "due_on"]:
        return [Fault("due_on", told[0])]
    kind = "not_a_date" if sheet.due_on and day_of(sheet.due_on) is None else "empty"
    return [Fault("due_on", Problem("due_on", kind))]


def _fee_faults(sheet: Sheet, review: Review | None) -> list[Fault]:
    if sheet.fee and amount_in(sheet.fee) is None:
        return [Fault("fee", Problem("fee.amount", "not_an_amount"))]
    if review is None:
        return []
    told = [Fault("exemption", p) for p in review.problems if p.field == "fee.exemption"]
    taken = sheet.payment in (Payment.CASH, Payment.TRANSFER)
    if taken and not sheet.fee and review.quote.total is None:
        by_page = review.quote.ask is Ask.PAGES
        place, field = ("pages", "fee.pages") if by_page else ("fee", "fee.amount")
        return [*told, Fault(place, Problem(field, "empty"))]
    return told

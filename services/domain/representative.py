"""Who hands in a dossier for somebody else, and what must be known of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from services.domain import applicant as persons
from services.domain.applicant import Applicant, ApplicantKind
from services.domain.text import clean
from services.errors import Problem

DOCUMENT_LIMIT = 300


class Basis(StrEnum):
    """On what ground somebody acts for the applicant."""

    AUTHORISED = "authorised"
    PARENT = "parent"
    LEGAL = "legal"
    STAFF = "staff"
    RELATIVE = "relative"


_PERSONAL = (Basis.AUTHORISED, Basis.RELATIVE, Basis.PARENT, Basis.LEGAL)
BASES: Mapping[ApplicantKind, tuple[Basis, ...]] = {
    ApplicantKind.PERSON: _PERSONAL,
    ApplicantKind.FOREIGNER: _PERSONAL,
    ApplicantKind.HOUSEHOLD: (Basis.AUTHORISED, Basis.RELATIVE, Basis.STAFF, Basis.LEGAL),
    ApplicantKind.COMPANY: (Basis.LEGAL, Basis.STAFF, Basis.AUTHORISED),
}
"""On what grounds somebody can act for each kind of applicant, the usual one first. Source: own reading of BLDS 2015 art. 134–138."""

WITH_NUMBER = frozenset({Basis.AUTHORISED, Basis.STAFF, Basis.LEGAL})
"""Who must show a number: the paper they act on names one. A parent or relative without a card is not sent away. Own rule."""
WITH_DOCUMENT = frozenset({Basis.AUTHORISED, Basis.STAFF})
"""Who acts on a paper that must be named: the written authority, the letter of introduction.

Source: the receipts provinces print have a line for the number of the authority (seen); that it must be filled in is our own rule.
"""


@dataclass(frozen=True, slots=True)
class Representative:
    """The person at the counter when the dossier is another's (người nộp; the applicant is the chủ hồ sơ).

    Attributes:
        full_name: As written on the card, NFC.
        personal_id: 12 digits of a căn cước, 9 of an old identity card, or "".
        passport: Of a foreigner, or "".
        phone: Digits only, or "".
        document: Number and day of the paper that allows it, in words, or "".
    """

    full_name: str
    personal_id: str = ""
    passport: str = ""
    phone: str = ""
    address: str = ""
    basis: Basis = Basis.AUTHORISED
    document: str = ""


def tidy(representative: Representative) -> Representative:
    """Return the representative with every field in the form we keep; what is unclear is left for `problems`."""
    person = persons.tidy(Applicant(representative.full_name, representative.personal_id, phone=representative.phone))
    return Representative(
        full_name=person.full_name,
        personal_id=person.personal_id,
        passport=persons.digits(representative.passport.upper()),
        phone=person.phone,
        address=clean(representative.address),
        basis=representative.basis,
        document=clean(representative.document),
    )


def problems(representative: Representative | None, applicant: Applicant) -> tuple[Problem, ...]:
    """Return what keeps a tidied representative from acting for a tidied applicant, in reading order.

    A company cannot come itself, so it always needs one. Nothing personal is in what is returned.
    """
    if representative is None:
        needed = applicant.kind is ApplicantKind.COMPANY
        return (Problem("representative", "company_needs_one"),) if needed else ()
    found = [] if representative.basis in BASES[applicant.kind] else [_bad("basis", "not_for_this_applicant")]
    found += _person_problems(representative)
    if representative.basis in WITH_DOCUMENT and not representative.document:
        found.append(_bad("document", "empty"))
    if len(representative.document) > DOCUMENT_LIMIT:
        found.append(_bad("document", "too_long", str(DOCUMENT_LIMIT)))
    if set(persons.numbers_of(applicant)) & {representative.personal_id, representative.passport} - {""}:
        found.append(_bad("personal_id", "acts_for_themselves"))
    return tuple(found)


def _bad(field: str, kind: str, fact: str = "") -> Problem:
    return Problem(f"representative.{field}", kind, fact)


def _person_problems(representative: Representative) -> list[Problem]:
    """Return what is wrong with name, numbers, phone and address; they are checked as an applicant's are."""
    rules = {
        "personal_id": persons.personal_id_problem(representative.personal_id),
        "full_name": persons.name_problem(representative.full_name),
        "address": persons.address_problem(representative.address),
        "phone": persons.phone_problem(representative.phone),
        "passport": persons.passport_problem(representative.passport),
    }
    found = [_bad(field, *fault) for field, fault in rules.items() if fault]
    unknown = not (representative.personal_id or representative.passport)
    return [*([_bad("personal_id", "empty")] if unknown and representative.basis in WITH_NUMBER else []), *found]

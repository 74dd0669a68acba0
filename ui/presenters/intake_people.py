"""The people of a sheet: of which kind its applicant is, who hands it in, whom a card fills. No Qt, no store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from services.domain.applicant import ApplicantKind, digits
from services.domain.representative import Basis
from ui.presenters.intake_others import Others, Part
from ui.presenters.intake_sheet import Sheet

BEARER = "representative"
"""The part of the page about who hands in, and the beginning of the names of its fields."""
OWNER = "person"
"""The part about whose dossier it is."""


def acts(sheet: Sheet) -> bool:
    """Return whether somebody hands the sheet in for its applicant."""
    return sheet.others.acting or _company(sheet)


def of_kind(sheet: Sheet, kind: ApplicantKind) -> Sheet:
    """Return the sheet for another kind of applicant; what was typed for the one before comes back with its kind.

    A citizen filled in already is the one who hands in for the company, unless somebody does already.
    """
    if kind is sheet.person.kind:
        return sheet
    others, owner = sheet.others, _owner(sheet)
    if kind is ApplicantKind.COMPANY:
        if others.acting:
            return _with_owner(sheet, others.company, replace(others, citizen=owner, company=Part()))
        return _with_owner(sheet, others.company, replace(others, bearer=owner, company=Part()))
    if not _company(sheet):
        return replace(sheet, person=replace(sheet.person, kind=kind))
    others = replace(others, company=owner)
    if others.acting:
        back, others = others.citizen, replace(others, citizen=Part())
    else:
        back, others = others.bearer, replace(others, bearer=Part())
    return _with_owner(sheet, replace(back, person=replace(back.person, kind=kind)), others)


def for_another(sheet: Sheet, acting: bool) -> Sheet:
    """Return the sheet handed in for somebody else, or no more: the person at the counter is who was filled in so far.

    Turning it back is exact. A company's sheet is always handed in by somebody.
    """
    others = sheet.others
    if _company(sheet) or acting is others.acting:
        return sheet
    owner = _owner(sheet)
    if acting:
        return _with_owner(sheet, others.citizen, replace(others, acting=True, bearer=owner, citizen=Part()))
    return _with_owner(sheet, others.bearer, replace(others, acting=False, bearer=Part(), citizen=owner))


def exchanged(sheet: Sheet) -> Sheet:
    """Return the sheet with the one who hands in and the one whose dossier it is in each other's place."""
    return _with_owner(sheet, sheet.others.bearer, replace(sheet.others, bearer=_owner(sheet)))


def swapped(sheet: Sheet) -> Sheet:
    """Return the sheet with the two citizens exchanged; a company is nobody who could hand in."""
    return exchanged(sheet) if sheet.others.acting and not _company(sheet) else sheet


def typed_of_bearer(sheet: Sheet, name: str, text: str) -> Sheet:
    """Return the sheet with a field of who hands in: `number`, `full_name`, `phone`, `basis` or `document`."""
    others = sheet.others
    if name == "document":
        return replace(sheet, others=replace(others, document=text))
    if name == "basis":
        return replace(sheet, others=replace(others, basis=Basis(text)))
    person = others.bearer.person
    if name == "number":
        foreign = any(c.isalpha() for c in text)
        kind = ApplicantKind.FOREIGNER if foreign else ApplicantKind.PERSON
        person = replace(person, kind=kind, personal_id="" if foreign else text, passport=text if foreign else "")
    elif name == "full_name":
        person = replace(person, full_name=text)
    else:
        person = replace(person, phone=text)
    return replace(sheet, others=replace(others, bearer=replace(others.bearer, person=person)))


def bearer_number(sheet: Sheet) -> str:
    """Return the number the one who hands in gave, a passport's where there is no other."""
    person = sheet.others.bearer.person
    return person.personal_id or person.passport


def target_of(sheet: Sheet, number: str, part: str) -> str:
    """Return whom a card fills: `OWNER`, `BEARER`, or "" when both are filled and nobody says whom it is of.

    A card of somebody on the sheet is read for that person; else it fills the part the caret is in, else the first empty one.

    Args:
        number: Of the card.
        part: The part that has the focus, or "".
    """
    if not acts(sheet):
        return OWNER
    if _company(sheet):
        return BEARER
    owner, bearer = _owner(sheet), sheet.others.bearer
    same = {OWNER: digits(owner.person.personal_id) == number, BEARER: digits(bearer.person.personal_id) == number}
    if number and any(same.values()):
        return BEARER if same[BEARER] else OWNER
    if part:
        return part
    return BEARER if bearer.empty else OWNER if owner.empty else ""


def read_for(sheet: Sheet, target: str, read: Callable[[Sheet], Sheet]) -> Sheet:
    """Return the sheet after a card was read into one of its parts; the other part stays as it is."""
    return read(sheet) if target == OWNER else exchanged(read(exchanged(sheet)))


def name_in(sheet: Sheet, part: str) -> str:
    """Return the name in a part."""
    return (sheet.others.bearer.person if part == BEARER else sheet.person).full_name


def first_gap(sheet: Sheet) -> str:
    """Return the part where nobody is named yet, in reading order, or ""."""
    if not acts(sheet):
        return ""
    return BEARER if sheet.others.bearer.empty else OWNER if _owner(sheet).empty else ""


def _company(sheet: Sheet) -> bool:
    return sheet.person.kind is ApplicantKind.COMPANY


def _owner(sheet: Sheet) -> Part:
    return Part(sheet.person, sheet.card_at, sheet.card_issued, sheet.card_notes, sheet.card_address)


def _with_owner(sheet: Sheet, owner: Part, others: Others) -> Sheet:
    return replace(
        sheet,
        person=owner.person,
        card_at=owner.card_at,
        card_issued=owner.card_issued,
        card_notes=owner.card_notes,
        card_address=owner.card_address,
        others=others,
    )

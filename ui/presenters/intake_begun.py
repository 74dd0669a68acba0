"""Sheets that begin with something: what was typed first, a person known already, form 02. No Qt, no store."""

from __future__ import annotations

from dataclasses import replace

from services.domain.applicant import Applicant, phone_digits, shown_birth_date
from services.domain.checklist import PaperState
from services.domain.procedure import Need, Procedure
from services.domain.slip import Slip
from ui.presenters.intake_sheet import (
    Sheet,
    components_of,
    spaced_id,
    spaced_phone,
    with_answer,
    with_case,
    with_procedure,
)


def begun_with(sheet: Sheet, text: str) -> Sheet:
    """Return the sheet begun with the first thing typed: a personal number, a phone number, or else a name."""
    text = text.strip()
    if any(c.isalpha() for c in text):
        return replace(sheet, person=replace(sheet.person, full_name=text))
    bare = phone_digits(text)
    if len(bare) == 10 and bare.startswith("0"):
        return replace(sheet, person=replace(sheet.person, phone=spaced_phone(text)))
    return replace(sheet, person=replace(sheet.person, personal_id=spaced_id(text)))


def begun_for(person: Applicant) -> Sheet:
    """Return a new sheet for a person known already, written as people read it."""
    shown = replace(
        person,
        personal_id=spaced_id(person.personal_id),
        born_on=shown_birth_date(person.born_on),
        phone=spaced_phone(person.phone),
    )
    return Sheet(person=shown)


def returning(slip: Slip, procedure: Procedure) -> Sheet:
    """Return the sheet of someone who comes back: what was not missing on form 02 is there, the rest is to be looked at."""
    sheet = replace(with_procedure(begun_for(slip.applicant), procedure), extras=slip.extras)
    if sheet.case is None and slip.procedure.case < len(procedure.cases):
        sheet = with_case(sheet, slip.procedure.case)
    missing = {paper.index for paper in slip.missing}
    for index, component in components_of(sheet).items():
        if component.need is Need.REQUIRED and not component.databases and index not in missing:
            sheet = with_answer(sheet, index, PaperState.HANDED_IN)
    return sheet

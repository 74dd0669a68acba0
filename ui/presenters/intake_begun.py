"""Sheets that begin with something: what was typed first, a person known already, form 02. No Qt, no store."""

from __future__ import annotations

from dataclasses import replace

from services.domain.applicant import Applicant, phone_digits, shown_birth_date
from ui.presenters.intake_sheet import (
    Sheet,
    spaced_id,
    spaced_phone,
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

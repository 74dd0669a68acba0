"""The QR of an identity card: a scanned string becomes fields, or says why not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from services.domain.applicant import Applicant, Sex, birth_date, number_warnings
from services.domain.text import LOST, clean, fold

FIELDS = 7
_SEX = {"nam": Sex.MALE, "nu": Sex.FEMALE}


@dataclass(frozen=True, slots=True)
class Card:
    """What a scan gave.

    Attributes:
        applicant: The fields that were read; a field that was not read is empty.
        issued_on: ISO date, or "".
        notes: What to tell the officer: `old_number_left_out`, `cut_short` (fields are wanting; the last one that came is
            not trusted), `letters_lost` (name or address came garbled and is not filled in), `year_only`,
            `sex_differs`, `birth_year_differs`.
    """

    applicant: Applicant
    issued_on: str = ""
    notes: tuple[str, ...] = ()


def looks_like_card(text: str) -> bool:
    """Return whether a scan is meant as a card: it is cut by pipes and begins with a number."""
    return "|" in text and bool(re.match(r"[^|\w]*[0-9]{9,12}[^|\w]*\|", clean(text)))


def _lost(text: str) -> bool:
    return "?" in text or LOST in text


def _iso(raw: str) -> str:
    return birth_date(raw) or ""


def read_card(scan: str) -> Card | None:
    """Return what a card's QR says, or None when it is no card; the scan is never kept or logged.

    Layout (2021 cards and căn cước of 2024): number | old number | name | birth ddMMyyyy | sex | address | issue date,
    then fields we do not use. A card without the old number has one field less and is re-aligned. Names stay as printed.
    """
    parts = [clean(part) for part in scan.split("|")]
    if not re.fullmatch(r"[0-9]{12}", parts[0]):
        return None
    notes: list[str] = []
    if len(parts) > 2 and parts[1] and not re.search(r"[0-9]", parts[1]):
        parts.insert(1, "")
        notes.append("old_number_left_out")
    if len(parts) < FIELDS:
        notes.append("cut_short")
        parts = [*parts[: max(1, len(parts) - 1)], *[""] * FIELDS]
    name, address = parts[2], parts[5]
    if _lost(name) or _lost(address):
        notes.append("letters_lost")
        name, address = "" if _lost(name) else name, "" if _lost(address) else address
    born_on = _iso(parts[3])
    if len(born_on) == 4:
        notes.append("year_only")
    applicant = Applicant(
        full_name=name,
        personal_id=parts[0],
        born_on=born_on,
        sex=_SEX.get(fold(parts[4]), Sex.UNKNOWN),
        address=address,
    )
    issued_on = _iso(parts[6])
    return Card(applicant, issued_on if len(issued_on) > 4 else "", (*notes, *number_warnings(applicant)))

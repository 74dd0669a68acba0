"""Dossier numbers: `{agency}-{yymmdd}-{seq}`, drawn from a block of the desk's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

# TT 01/2018/TT-VPCP art. 19 and its successors: the agency's code is written root first or root last, the year with two
# digits or four, the sequence with four digits (provinces) to seven (ministries).
_NUMBER = re.compile(
    r"(?<![\w.])(?:\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{1,3})*)-(\d{8}|\d{6})-\d{4,7}(?!\w)", re.ASCII
)
_AGENCY = re.compile(r"[A-Z]\d{2}(?:\.\d{1,3}){0,3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Block:
    """The numbers a desk may draw on one day, both ends included."""

    first: int
    last: int


def block_of(desk: int, size: int = 1000) -> Block:
    """Return a desk's block: desk 2 draws 2001–2999.

    Source: own rule (a setting): two desks that are both offline must never draw the same number.
    """
    return Block(desk * size + 1, desk * size + size - 1)


def dossier_number(agency_code: str, day: date, sequence: int) -> str:
    """Return a dossier's number, such as `H31.12-261120-2001`."""
    return f"{agency_code}-{day:%y%m%d}-{sequence:04d}"


def is_agency_code(text: str) -> bool:
    """Return whether this reads as an agency's electronic identification code, such as `H31.12`."""
    return _AGENCY.fullmatch(text) is not None


def is_dossier_number(text: str) -> bool:
    """Return whether this reads as a dossier's number, of ours or of another system; its date must be one."""
    return number_in(text) == text


def number_in(text: str) -> str | None:
    """Return the dossier number a receipt's QR holds, bare or inside its look-up address."""
    for found in _NUMBER.finditer(text.upper()):
        if _is_day(found.group(1)):
            return found.group()
    return None


def _is_day(digits: str) -> bool:
    century = "" if len(digits) == 8 else "20"
    try:
        date(int((century + digits)[:4]), int(digits[-4:-2]), int(digits[-2:]))
    except ValueError:
        return False
    return True

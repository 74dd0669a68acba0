"""Dossier numbers: `{agency}-{yymmdd}-{seq}`, drawn from a block of the desk's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

# TT 01/2018/TT-VPCP art. 19 and its successors; tolerant form of docs/architecture.md, "Numbers".
_NUMBER = re.compile(r"(?:\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{1,3})*)-(\d{6}|\d{8})-(\d{4,7})")
_AGENCY = re.compile(r"[A-Z]\d{2}(?:\.\d{1,3}){0,3}")


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
    """Return whether this reads as a dossier's number, of ours or of another system."""
    return _NUMBER.fullmatch(text) is not None


def number_in(text: str) -> str | None:
    """Return the dossier number a receipt's QR holds, bare or inside its look-up address."""
    found = _NUMBER.search(text)
    return found.group() if found else None

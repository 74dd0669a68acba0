"""The QR of an identity card: a scanned string becomes fields, each with why it is filled, doubtful or left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.domain.applicant import Applicant, Sex, number_warnings
from services.domain.card_fields import ABSENT, CUT, CardField, Fill, Reading, Why, notes_of
from services.domain.card_letters import (
    lost,
    names_unit_unmarked,
    recoded,
    turned_back,
    turned_over,
    unlikely,
    unmarked,
)
from services.domain.text import clean, fold

FIELDS = len(CardField)
_SEX = {"nam": Sex.MALE, "nu": Sex.FEMALE}
_NUMBER = re.compile(r"[0-9]{12}")
_DAY = re.compile(r"(\d{2})([/.\-]?)(\d{2})\2(\d{4})", re.ASCII)
_INSIDE = re.compile(r"\S\s*[\x00-\x1f\x7f-\x9f]+\s*\S")
_EARLIEST = 1900
_LEFT_TO_LAYOUT = 5
"""So many separators that are not a pipe make a card, as a keyboard of another country types them."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a scan gave.

    Attributes:
        applicant: The fields that were read; a field that was left out is empty.
        issued_on: ISO date, or "".
        notes: What to tell the officer about the whole: `old_number_left_out`, `cut_short` (fields are wanting; the last
            one that came is not trusted), `letters_lost` (name or address came garbled and is not filled in),
            `compare` (a field is doubtful), `not_readable` (another field could not be read), `year_only`,
            `sex_differs`, `birth_year_differs`, `birthplace_unknown`.
        readings: Each of the seven fields, in order.
        extras: How many fields came beyond those; they are not kept.
    """

    applicant: Applicant
    issued_on: str = ""
    notes: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = (Reading(),) * FIELDS
    extras: int = 0

    def reading(self, field: CardField) -> Reading:
        """Return what became of a field."""
        return self.readings[list(CardField).index(field)]


def looks_like_card(text: str) -> bool:
    """Return whether a scan is meant as a card: it is cut by pipes and begins with a number, or reads as one."""
    if "|" in text:
        return bool(re.match(r"[^|\w]*[0-9]{9,12}[^|\w]*\|", clean(text)))
    return not _NUMBER.fullmatch(clean(text)) and _parts(text) is not None


class Unread(StrEnum):
    """Why a scan that is meant as a card cannot fill anything: its number, by which all hangs, was not read."""

    OLD_CARD = "old_card"
    """Nine digits: a card of before, which has no such code."""
    NUMBER_DAMAGED = "number_damaged"


def unread(text: str) -> Unread | None:
    """Return why a scan meant as a card cannot be read; None when it can, or was never meant as one."""
    if not looks_like_card(text) or read_card(text) is not None:
        return None
    digits = re.findall(r"[0-9]+", clean(text).split("|")[0])
    return Unread.OLD_CARD if [len(run) for run in digits] == [9] else Unread.NUMBER_DAMAGED


def read_card(scan: str) -> Card | None:
    """Return what a card's QR says, or None when it is no card; the scan is never kept or logged.

    Layout (2021 cards and căn cước of 2024): number | old number | name | birth ddMMyyyy | sex | address | issue date,
    then fields we do not use. A card without the old number has one field less and is re-aligned. What the scan alone
    shows to be wrong is left out or doubtful: numbers, dates and the sex are read to the letter or not at all.
    """
    meant = recoded(scan)
    split = _parts(meant or scan)
    if split is None:
        return None
    raw, separator = split
    notes: list[str] = []
    if len(raw) > 2 and clean(raw[1]) and not re.search(r"[0-9]", raw[1]):
        raw.insert(1, "")
        notes.append("old_number_left_out")
    came = len(raw)
    if came < FIELDS:
        notes.append("cut_short")
    trusted = came if came >= FIELDS else max(1, came - 1)
    doubt = Why.RECODED if meant else Why.NONE if separator == "|" else Why.OTHER_KEYS
    return _Reader(raw, trusted, doubt).card(tuple(notes), max(0, came - FIELDS))


def _parts(text: str) -> tuple[list[str], str] | None:
    """Return the fields of a card, not yet cleaned, and what separates them; None when it is no card."""
    if "|" in text or _NUMBER.fullmatch(clean(text)):
        parts = text.split("|")
        return (parts, "|") if _NUMBER.fullmatch(clean(parts[0])) else None
    found = re.match(r"[^\w|]*[0-9]{12}([^0-9 ,./\-])", text)
    if found is None:
        return None
    parts = text.split(found.group(1))
    middle = clean("|".join(parts[2:5])).split("|")
    shaped = any(fold(part.strip()) in _SEX for part in middle) and any(_day(part.strip()) for part in middle)
    return (parts, found.group(1)) if len(parts) > _LEFT_TO_LAYOUT and shaped else None


def _day(text: str) -> str:
    """Return the day a card's field names in ISO form, or "" when it names none: every digit must be there."""
    if not (found := _DAY.fullmatch(text)):
        return ""
    try:
        day = date(int(found.group(4)), int(found.group(3)), int(found.group(1)))
    except ValueError:
        return ""
    return day.isoformat() if day.year >= _EARLIEST else ""


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9]{4}", text)) and int(text) >= _EARLIEST


def _belongs_elsewhere(field: CardField, text: str) -> bool:
    """Return whether a field holds what only another one does."""
    if field is CardField.SEX:
        return bool(re.search(r"[0-9]{4}", text))
    if field is CardField.BORN_ON:
        return fold(text) in _SEX
    if field is CardField.ISSUED_ON:
        return bool(re.search(r"[^\W\d_]", text))
    return fold(text) in _SEX or bool(re.fullmatch(r"[\d/.\-]+", text))


class _Reader:
    """Reads one split scan field by field."""

    def __init__(self, raw: list[str], trusted: int, doubt: Why) -> None:
        came = raw[:trusted]
        self._raw = dict(zip(CardField, [*came, *[""] * FIELDS], strict=False))
        self._text = {field: clean(text) for field, text in self._raw.items()}
        self._cut = set(list(CardField)[trusted:]) if trusted < FIELDS else set()
        self._doubt = doubt
        self._last_empty = len(raw) == FIELDS and not clean(raw[-1])
        self._told: dict[CardField, Reading] = {}
        self._find_misplaced()
        self._capitals = turned_over(self._text[CardField.FULL_NAME])

    def _find_misplaced(self) -> None:
        """From a field that holds another one's content on, and just before it, nothing can be trusted."""
        order = list(CardField)[2:]
        for place, field in enumerate(order):
            if self._text[field] and field not in self._cut and _belongs_elsewhere(field, self._text[field]):
                # A separator lost or doubled shows a field later at the latest.
                for other in order[max(0, place - 2 if field is not CardField.ISSUED_ON else place - 1) :]:
                    self._told.setdefault(other, Reading(Fill.LEFT_OUT, Why.MISPLACED))
                return

    def card(self, notes: tuple[str, ...], extras: int) -> Card:
        number = self._text[CardField.PERSONAL_ID]
        self._told[CardField.PERSONAL_ID] = Reading()
        self._read_old_number()
        name = self._letters(CardField.FULL_NAME)
        address = self._letters(CardField.ADDRESS)
        born_on, sex = self._read_birth(number), self._read_sex()
        issued_on = self._read_issue()
        applicant = Applicant(full_name=name, personal_id=number, born_on=born_on, sex=sex, address=address)
        readings = tuple(self._told[field] for field in CardField)
        told = (*notes, *notes_of(readings), *number_warnings(applicant))
        return Card(applicant, issued_on, told, readings, extras)

    def _open(self, field: CardField) -> str:
        """Return what there is to read of a field, telling at once why there is nothing."""
        if field in self._told:
            return ""
        if field in self._cut:
            self._told[field] = CUT
        elif not self._text[field]:
            cut = field is CardField.ISSUED_ON and self._last_empty
            self._told[field] = CUT if cut else ABSENT
        else:
            return self._text[field]
        return ""

    def _tell(self, field: CardField, fill: Fill, why: Why = Why.NONE) -> None:
        self._told[field] = Reading(fill, why)

    def _read_old_number(self) -> None:
        if text := self._open(CardField.OLD_NUMBER):
            whole = re.fullmatch(r"[0-9]{9}|[0-9]{12}", text)
            self._told[CardField.OLD_NUMBER] = Reading() if whole else Reading(Fill.LEFT_OUT, Why.NOT_READABLE)

    def _read_birth(self, number: str) -> str:
        text = self._open(CardField.BORN_ON)
        if not text:
            return ""
        if day := _day(text):
            self._tell(CardField.BORN_ON, Fill.FILLED)
            return day
        if not _is_year(text):
            self._tell(CardField.BORN_ON, Fill.LEFT_OUT, Why.NOT_READABLE)
            return ""
        if "birth_year_differs" in number_warnings(Applicant("", number, text)):
            self._tell(CardField.BORN_ON, Fill.DOUBTFUL, Why.DIFFERS)
        else:
            self._tell(CardField.BORN_ON, Fill.FILLED, Why.YEAR_ONLY)
        return text

    def _read_sex(self) -> Sex:
        text = self._open(CardField.SEX)
        sex = _SEX.get(fold(text), Sex.UNKNOWN)
        if text:
            self._told[CardField.SEX] = Reading() if sex else Reading(Fill.LEFT_OUT, Why.NOT_READABLE)
        return sex

    def _read_issue(self) -> str:
        text = self._open(CardField.ISSUED_ON)
        day = _day(text)
        if text:
            cut = re.fullmatch(r"[0-9/.\-]+", text) and len(re.sub(r"[^0-9]", "", text)) < len("ddMMyyyy")
            why = Why.CUT_SHORT if cut else Why.NOT_READABLE
            self._told[CardField.ISSUED_ON] = Reading() if day else Reading(Fill.LEFT_OUT, why)
        return day

    def _letters(self, field: CardField) -> str:
        """Read name or address: printed as it came, or left out, or doubtful."""
        text = self._open(field)
        if not text:
            return ""
        if why := self._wrong(field, text):
            self._tell(field, Fill.LEFT_OUT, why)
            return ""
        why = self._doubtful(field, text)
        self._tell(field, Fill.DOUBTFUL if why else Fill.FILLED, why)
        return turned_back(text, self._capitals)

    def _wrong(self, field: CardField, text: str) -> Why:
        address = field is CardField.ADDRESS
        other = self._other(field)
        if lost(text, address=address) or (address and names_unit_unmarked(text)):
            return Why.LETTERS_LOST
        if other and unmarked(text) and (unmarked(other) or (not address and names_unit_unmarked(other))):
            return Why.LETTERS_LOST
        if re.search(r"[^\W\d_]\s?(\d{2}[/.\-]?){2}\d{4}$" if address else r"[0-9]", text):
            return Why.MISPLACED if address else Why.MANGLED
        return Why.NONE

    def _other(self, field: CardField) -> str:
        return self._text[CardField.ADDRESS if field is CardField.FULL_NAME else CardField.FULL_NAME]

    def _doubtful(self, field: CardField, text: str) -> Why:
        other = self._other(field)
        if self._doubt:
            return self._doubt
        if self._capitals:
            return Why.CAPITALS
        if lost(other, address=field is CardField.FULL_NAME) or (not other and unmarked(text)):
            return Why.LETTERS_LOST
        return Why.UNUSUAL if _INSIDE.search(self._raw[field].strip()) or unlikely(text) else Why.NONE

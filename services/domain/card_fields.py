"""The seven fields of a card's QR, and what became of each when it was read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CardField(StrEnum):
    """The seven fields of a card's QR, in its order."""

    PERSONAL_ID = "personal_id"
    OLD_NUMBER = "old_number"
    FULL_NAME = "full_name"
    BORN_ON = "born_on"
    SEX = "sex"
    ADDRESS = "address"
    ISSUED_ON = "issued_on"


class Fill(StrEnum):
    """What became of a field."""

    FILLED = "filled"
    DOUBTFUL = "doubtful"
    """Filled in, to be compared with the card."""
    LEFT_OUT = "left_out"


class Why(StrEnum):
    """Why a field is doubtful, left out, or filled with less than usual.

    NOT_ON_CARD: the card has nothing there. CUT_SHORT: the scan ended in it or before it. LETTERS_LOST: letters came as
    question marks, without marks, or not at all. MANGLED: something rewrote it while it was typed, as an input method
    does. MISPLACED: it holds what belongs elsewhere. NOT_READABLE: no date, no sex, no number. YEAR_ONLY: the card
    knows only the year. OTHER_KEYS: the separators came as another sign, so letters may have changed places too.
    CAPITALS: they came turned over and were turned back. RECODED: letters came in another coding and were put right.
    UNUSUAL: a word reads as if it had been changed. DIFFERS: it does not go with the personal number.
    """

    NONE = ""
    NOT_ON_CARD = "not_on_card"
    CUT_SHORT = "cut_short"
    LETTERS_LOST = "letters_lost"
    MANGLED = "mangled"
    MISPLACED = "misplaced"
    NOT_READABLE = "not_readable"
    YEAR_ONLY = "year_only"
    OTHER_KEYS = "other_keys"
    CAPITALS = "capitals"
    RECODED = "recoded"
    UNUSUAL = "unusual"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one field, without what stands in it."""

    fill: Fill = Fill.FILLED
    why: Why = Why.NONE


ABSENT = Reading(Fill.LEFT_OUT, Why.NOT_ON_CARD)
CUT = Reading(Fill.LEFT_OUT, Why.CUT_SHORT)


def notes_of(readings: tuple[Reading, ...]) -> tuple[str, ...]:
    """Return what to tell of a reading as a whole."""
    # What became of the old number matters to nobody.
    readings = (readings[0], *readings[2:])
    left = {r.why for r in readings if r.fill is Fill.LEFT_OUT}
    found = []
    if Why.LETTERS_LOST in left:
        found.append("letters_lost")
    if Why.YEAR_ONLY in {r.why for r in readings}:
        found.append("year_only")
    if left & {Why.MANGLED, Why.MISPLACED, Why.NOT_READABLE}:
        found.append("not_readable")
    if any(r.fill is Fill.DOUBTFUL for r in readings) and Why.LETTERS_LOST not in left:
        found.append("compare")
    return tuple(found)


def told(readings: tuple[Reading, ...]) -> tuple[str, ...]:
    """Return what became of the fields as a sheet and its draft keep it, `address:left_out:cut_short`: no word of the card.

    A field that was simply read, and an old number, which nobody needs, are not in it.
    """
    return tuple(
        f"{field.value}:{reading.fill.value}:{reading.why.value}"
        for field, reading in zip(CardField, readings, strict=True)
        if reading != Reading() and field is not CardField.OLD_NUMBER
    )


def readings_told(notes: tuple[str, ...]) -> dict[CardField, Reading]:
    """Return what became of the fields that were not simply read; notes of another kind are passed over."""
    found = {}
    for note in notes:
        if note.count(":") == 2:
            field, fill, why = note.split(":")
            found[CardField(field)] = Reading(Fill(fill), Why(why))
    return found

"""What a look-up of contract A tells about one dossier, and what a receiver that lists a day tells about all of them."""

from __future__ import annotations

from collections.abc import Sequence

from services.domain.reconciliation import Answer, Held, NotKnown
from services.receivers.answers import Reading, Verdict, shown
from services.receivers.asked import FOUND, is_of, rows_of
from services.receivers.contract_a_read import fields_of
from services.receivers.reasons import Reason, is_ours


def held_in(number: str, reading: Reading, tokens: Sequence[str] = ()) -> Answer:
    """Return a dossier as a look-up (`TraCuuHoSo`) has it, None where it is not there, or why that is not known.

    Args:
        tokens: Of sessions, which no words may repeat.
    """
    if reading.verdict not in FOUND:
        return NotKnown(why_not(reading, number, tokens))
    found = reading.envelope.get("result") if reading.envelope and reading.verdict is not Verdict.ABSENT else None
    rows = rows_of(found)
    if found and not rows:
        return NotKnown(Reason.UNREADABLE_ANSWER.value)
    ours = [row for row in rows if is_of(row, number)]
    if rows and not ours:
        return NotKnown(Reason.OTHER_DOSSIER.value)
    if ours:
        return Held(number, fields_of(ours[0]))
    return Held(number) if reading.verdict is Verdict.EXISTS else None


def numbers_in(reading: Reading) -> tuple[str, ...] | NotKnown:
    """Return the numbers a receiver listed, or why it did not."""
    if reading.verdict is not Verdict.ACCEPTED:
        return NotKnown(why_not(reading, "", ()))
    rows = rows_of(reading.envelope.get("result") if reading.envelope else None)
    return tuple(str(row["MaHoSo"]) for row in rows if row.get("MaHoSo"))


def why_not(reading: Reading, number: str, tokens: Sequence[str]) -> str:
    """Return why a question was not answered: a reason of ours, or the receiver's words fit to be shown."""
    if is_ours(reading.message):
        return str(reading.message)
    return shown(reading.message, number, tokens) or Reason.UNREADABLE_ANSWER.value

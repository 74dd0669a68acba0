"""What a look-up (`TraCuuHoSo`) tells about a row whose answer was lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from services.domain.outbox import Entry, EntryKind, Outcome, OutcomeKind
from services.receivers.answers import Reading, Verdict
from services.receivers.contract_a import moment
from services.receivers.exchange import Answer
from services.receivers.reasons import Reason

_MOMENT = re.compile(r"\d{14}", re.ASCII)
FOUND = frozenset({Verdict.ACCEPTED, Verdict.EXISTS, Verdict.ABSENT})
"""Verdicts of a look-up that say whether the dossier is there."""


def judged(entry: Entry, reading: Reading) -> Outcome:
    """Return whether a row has arrived, from a look-up that was answered; never a guess."""
    found = reading.envelope.get("result") if reading.envelope and reading.verdict is not Verdict.ABSENT else None
    rows = rows_of(found)
    if found and not rows:
        return _unknown(Reason.UNREADABLE_ANSWER)
    ours = [row for row in rows if is_of(row, entry.number)]
    if rows and not ours:
        return _unknown(Reason.OTHER_DOSSIER)
    if entry.kind is EntryKind.PROGRESS:
        return _progress(entry, ours)
    if any(is_another(entry.body, row) for row in ours):
        return Outcome(OutcomeKind.REFUSED, reading.code, Reason.NUMBER_TAKEN.value)
    there = bool(ours) or reading.verdict is Verdict.EXISTS
    return Outcome(OutcomeKind.DELIVERED if there else OutcomeKind.NOT_THERE)


def taken_by_another(entry: Entry, reading: Reading) -> bool:
    """Return whether a look-up shows somebody else's dossier under a row's number: a desk restored as a whole gave it twice."""
    return judged(entry, reading).message == Reason.NUMBER_TAKEN.value


def is_another(body: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """Return whether a record is of another reception: the moment of receiving never changes, whatever is corrected."""
    theirs, ours = row.get("NgayTiepNhan"), body.get("received_at")
    if not (isinstance(theirs, str) and _MOMENT.fullmatch(theirs) and isinstance(ours, str) and ours):
        return False
    return theirs != moment(ours)


def _progress(entry: Entry, rows: list[Mapping[str, Any]]) -> Outcome:
    """Return whether a step arrived, from the state its dossier has over there."""
    after, before = entry.body.get("state"), entry.body.get("state_before")
    if not after or not before:
        return _unknown(Reason.SCHEMA)
    if after == before:
        return _unknown(Reason.SAME_STATE)
    if not rows:
        return _unknown(Reason.DOSSIER_ABSENT)
    state = str(rows[0].get("TrangThaiHoSo", ""))
    if state == after:
        return Outcome(OutcomeKind.DELIVERED)
    return Outcome(OutcomeKind.NOT_THERE) if state == before else _unknown(Reason.OTHER_STATE)


def _unknown(reason: Reason) -> Outcome:
    return Outcome(OutcomeKind.UNKNOWN, message=reason.value)


def rows_of(found: Any) -> list[Mapping[str, Any]]:
    """Return the records of a look-up's `result`, which may be one or a list; one that says nothing is none."""
    rows = [found] if isinstance(found, Mapping) else found
    return [row for row in rows if isinstance(row, Mapping) and row] if isinstance(rows, list) else []


def is_of(row: Mapping[str, Any], number: str) -> bool:
    """Return whether a record is of this number; one that names none answers what was asked.

    Some databases fill a number up with spaces.
    """
    told = row.get("MaHoSo", number)
    return isinstance(told, str) and told.strip() == number


def own_answer(reading: Reading, number: str, read: Callable[[Answer], Reading]) -> Reading:
    """Return what an answer says of one record, where it tells of each: the sentence over all of them may be kinder.

    One that tells of others alone, or of ours in two ways, says nothing of what became of it.

    Args:
        read: Reads what is said of a record like an answer of its own.
    """
    rows = rows_of(reading.envelope.get("result") if reading.envelope else None)
    told = [row for row in rows if "MaHoSo" in row and "error_code" in row]
    mine = [read(Answer(200, row)) for row in told if is_of(row, number)]
    if not told:
        return reading
    if not mine:
        return Reading(Verdict.UNCLEAR, reading.code, Reason.OTHER_DOSSIER, envelope=reading.envelope)
    if len({one.verdict for one in mine}) > 1:
        return Reading(Verdict.UNCLEAR, reading.code, Reason.UNREADABLE_ANSWER, envelope=reading.envelope)
    return mine[0]

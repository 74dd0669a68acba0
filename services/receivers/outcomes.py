"""From what a receiver said to what the outbox knows, alike for every contract."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from services.domain.outbox import Entry, Outcome, OutcomeKind
from services.receivers.answers import Reading, Verdict, field_of, personal_values, shown
from services.receivers.contract_a import FORM_FIELDS, OTHER_FIELDS
from services.receivers.http import Answer, NoAnswer
from services.receivers.reasons import is_ours

_KINDS = {
    Verdict.ACCEPTED: OutcomeKind.DELIVERED,
    Verdict.EXISTS: OutcomeKind.REFUSED,
    Verdict.ABSENT: OutcomeKind.REFUSED,
    Verdict.REFUSED: OutcomeKind.REFUSED,
    Verdict.BUSY: OutcomeKind.BUSY,
    Verdict.EXPIRED: OutcomeKind.UNREACHABLE,
    Verdict.CLOSED: OutcomeKind.UNREACHABLE,
    Verdict.UNCLEAR: OutcomeKind.UNKNOWN,
}


def heard(answer: Answer | NoAnswer, read: Callable[[Answer], Reading]) -> Reading:
    """Return what came back over the line as its contract reads it; what was sent and not answered is unclear."""
    if isinstance(answer, NoAnswer):
        return Reading(Verdict.UNCLEAR if answer.sent else Verdict.CLOSED, message=answer.reason)
    return read(answer)


def harmless(reading: Reading) -> Reading:
    """Return what came of a request that leaves nothing behind (a login, a question): unclear is no more than a closed line."""
    if reading.verdict is not Verdict.UNCLEAR:
        return reading
    return Reading(Verdict.CLOSED, reading.code, reading.message, reading.wait)


def outcome_of(
    entry: Entry,
    reading: Reading,
    *,
    secrets: Sequence[str] = (),
    form_fields: Mapping[str, str] = FORM_FIELDS,
    other_fields: Collection[str] = OTHER_FIELDS,
) -> Outcome:
    """Return a reading as the outbox knows it; the receiver's words are masked here, those of success are not kept.

    Args:
        secrets: Sessions or tokens that must not be repeated.
        form_fields: The contract's names with their paths in our form.
        other_fields: The contract's names our form has nothing for.
    """
    kind, hidden = _KINDS[reading.verdict], [*personal_values(entry.body), *secrets]
    # A code is the other side's word as well, and some put whom it is about there.
    code = shown(reading.code, entry.number, hidden)
    if kind is OutcomeKind.DELIVERED:
        return Outcome(kind, code)
    if is_ours(reading.message):
        return Outcome(kind, code, str(reading.message), wait=reading.wait)
    message = shown(reading.message, entry.number, hidden)
    field = field_of(reading.message, form_fields, other_fields) if kind is OutcomeKind.REFUSED else ""
    return Outcome(kind, code, message, field, reading.wait)


def asked_outcome(outcome: Outcome) -> Outcome:
    """Return what came of a question: when it was refused, nothing is known about the row."""
    refused = outcome.kind is OutcomeKind.REFUSED
    return replace(outcome, kind=OutcomeKind.UNKNOWN, field="") if refused else outcome

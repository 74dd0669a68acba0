"""Ours against theirs: whether a receiver has what was sent to it, number by number and field by field."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from services.domain.bodies import STATE_CODES
from services.domain.dossier import DossierState
from services.domain.outbox import BESIDE, SETTLED, Entry, EntryKind, EntryState
from services.domain.text import clean, masked

STATE = "state"
VOID = STATE_CODES[DossierState.VOID]
_PERSONAL = ("personal_id", "passport", "tax_code", "phone", "email")


@dataclass(frozen=True, slots=True)
class Held:
    """A dossier as a receiver has it.

    Attributes:
        fields: What it told, by our paths (`applicant.phone`, `state`, `due_at`, `fees`); what it does not tell is not there.
            Values are ours as `told` gives them, or what the receiver's own `told` gives for the same content.
        at: When it took the dossier, aware; None when it does not say.
    """

    number: str
    fields: Mapping[str, str] = field(default_factory=dict)
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class NotKnown:
    """A receiver could not be asked, or did not answer so that it can be read.

    Attributes:
        reason: A key of `services.receivers.reasons` or of ours, or the receiver's own words, masked.
    """

    reason: str


Answer = Held | NotKnown | None
"""What a look-up gives; None: it answered, and does not have the dossier."""
Telling = Callable[[Mapping[str, Any]], Mapping[str, str]]
"""From a row's frozen content to the fields a receiver would tell that has exactly this."""


class Finding(StrEnum):
    """How one number stands, the mildest first."""

    SAME = "same"
    NOT_SENT = "not_sent"
    """Something of it still waits here: nothing is wrong yet."""
    ARRIVED = "arrived"
    """It is there as last told, and here it still counts as not sent."""
    DIFFERENT = "different"
    MISSING_THERE = "missing_there"
    MISSING_HERE = "missing_here"
    NOT_KNOWN = "not_known"
    """The receiver could not be asked about it."""


TROUBLES = (Finding.ARRIVED, Finding.DIFFERENT, Finding.MISSING_THERE, Finding.MISSING_HERE)
"""Findings that want a person."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that is not the same on both sides; "" where a side has nothing."""

    path: str
    ours: str
    theirs: str

    def hidden(self) -> Difference:
        """Return it fit for a list: personal numbers, telephones and addresses masked."""
        if not self.path.endswith(_PERSONAL):
            return self
        return Difference(self.path, _hidden(self.ours), _hidden(self.theirs))


@dataclass(frozen=True, slots=True)
class Judged:
    """What comparing one number came to.

    Attributes:
        reason: Why it is not known, or why it still waits; "" else.
    """

    finding: Finding
    differences: tuple[Difference, ...] = ()
    reason: str = ""

    def facts(self) -> dict[str, Any]:
        """Return what a decision about it rests on: once any of it changes, the decision holds no more.

        Values are kept as a digest: nobody has to read them again.
        """
        seen = [[d.path, d.ours, d.theirs] for d in self.differences]
        digest = hashlib.sha256(json.dumps(seen, ensure_ascii=False).encode()).hexdigest()
        return {"finding": self.finding.value, "paths": [d.path for d in self.differences], "digest": digest}


@dataclass(frozen=True, slots=True)
class Decision:
    """Why somebody lets a finding stand.

    Attributes:
        facts: What it rests on, see `Judged.facts`.
        by: The account that decided.
    """

    number: str
    facts: Mapping[str, Any]
    reason: str
    at: datetime
    by: str

    def holds(self, judged: Judged) -> bool:
        """Return whether what was decided about is still the same."""
        return dict(self.facts) == judged.facts()


def told(body: Mapping[str, Any]) -> dict[str, str]:
    """Return what a whole content (`desk.dossier/1`) says, by our paths and in our words; lists in one line each."""
    applicant, came = body["applicant"], body.get("representative") or {}
    return {
        "procedure": str(body["procedure"]["code"]),
        **{
            f"applicant.{name}": str(applicant.get(name, "")) for name in ("full_name", "personal_id", "phone", "email")
        },
        "representative.full_name": str(came.get("full_name", "")),
        **{name: str(body[name]) for name in ("channel", "received_at", "due_at", "ended_at", "returned_at", STATE)},
        "result_method": str(body["result_method"]),
        "note": str(body["note"]),
        "fees": "; ".join(f"{fee['name']}: {fee['amount']}" for fee in body["fees"]),
        "papers": "; ".join(f"{p['name']}: {p['originals'] + p['copies']}" for p in body["papers"]),
    }


def differences(ours: Mapping[str, str], theirs: Mapping[str, str]) -> tuple[Difference, ...]:
    """Return the fields both sides speak of and do not agree on.

    What we had nothing to say about ("") is theirs to fill in, and what they do not tell cannot be compared.
    """
    both = [path for path in ours if path in theirs and clean(ours[path])]
    return tuple(
        Difference(path, clean(ours[path]), clean(theirs[path]))
        for path in both
        if clean(ours[path]) != clean(theirs[path])
    )


def judge(entries: Sequence[Entry], answer: Answer, telling: Telling = told) -> Judged:
    """Return how a dossier stands with a receiver.

    Args:
        entries: Every row of the dossier for this receiver, in their order; none for a dossier that is not here.
        answer: What the receiver said about its number.
        telling: The receiver's own way of telling a content, so that what its contract cuts or drops is no difference.
    """
    if isinstance(answer, NotKnown):
        return Judged(Finding.NOT_KNOWN, reason=answer.reason)
    if not entries:
        return Judged(Finding.MISSING_HERE if answer else Finding.SAME)
    left = [entry for entry in entries if entry.state not in SETTLED]
    why = left[0].reason if left else ""
    done, later = _contents(entries, telling)
    if answer is None:
        if done is None:
            return Judged(Finding.NOT_SENT if left else Finding.SAME, reason=why)
        return Judged(Finding.MISSING_THERE, reason=why)
    if done is None and not later:
        # Taken back before anything was sent: nobody may hold it as a dossier that lives.
        done = {STATE: VOID}
    if any(_has_gone_on(done, fields, answer.fields) for fields in later):
        return Judged(Finding.ARRIVED, reason=why)
    if done is not None and not differences(done, answer.fields):
        return Judged(Finding.NOT_SENT if left else Finding.SAME, reason=why)
    return Judged(Finding.DIFFERENT, differences(done if done is not None else later[0], answer.fields), why)


def mildest(*judged: Judged) -> Judged:
    """Return the mildest of what came out before and after asking: a delivery in between is no trouble."""
    order = list(Finding)
    return min(judged, key=lambda one: order.index(one.finding))


def _contents(entries: Sequence[Entry], telling: Telling) -> tuple[Mapping[str, str] | None, list[Mapping[str, str]]]:
    """Return what the receiver has by our rows, None for nothing, and what it has after each row that is still to come."""
    done: Mapping[str, str] | None = None
    later: list[Mapping[str, str]] = []
    for entry in entries:
        if entry.state is EntryState.WITHDRAWN or entry.kind in BESIDE:
            continue
        after = _after(later[-1] if later else done, entry, telling)
        if entry.state is EntryState.DELIVERED:
            done = after
        else:
            later.append(after)
    return done, later


def _has_gone_on(done: Mapping[str, str] | None, after: Mapping[str, str], theirs: Mapping[str, str]) -> bool:
    """Return whether what is still to come is there already: all that it changes of what they tell is as it will be."""
    if done is None:
        return not differences(after, theirs)
    new = [path for path in after if path in theirs and clean(after[path]) != clean(done.get(path, ""))]
    return (
        bool(new) and all(clean(after[path]) == clean(theirs[path]) for path in new) and not differences(after, theirs)
    )


def _after(before: Mapping[str, str] | None, entry: Entry, telling: Telling) -> Mapping[str, str]:
    if entry.kind is EntryKind.PROGRESS:
        return {**(before or {}), STATE: str(entry.body[STATE])}
    return telling(entry.body)


def _hidden(value: str) -> str:
    return masked(value) if value else ""

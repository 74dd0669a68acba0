"""The audit trail: who did what when, chained so that a change shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

GENESIS = "0" * 64


class Event(StrEnum):
    """What is recorded."""

    HOME_MADE = "home_made"
    STORE_OPENED = "store_opened"
    BEGUN_ANEW = "begun_anew"
    BACKED_UP = "backed_up"
    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    LOCKED = "locked"
    ACCOUNT_ADDED = "account_added"
    ACCOUNT_CLOSED = "account_closed"
    PASSWORD_CHANGED = "password_changed"
    CATALOGUE_LOADED = "catalogue_loaded"
    CATALOGUE_CHANGED = "catalogue_changed"
    RULE_CHANGED = "rule_changed"
    EXTRA_ASKED = "extra_asked"
    REROUTED = "rerouted"
    NUMBERED = "numbered"
    """A receiver gave a dossier a number of its own."""
    SUPPLEMENT_ASKED = "supplement_asked"
    SUPPLEMENT_CAME = "supplement_came"
    EXTENDED = "extended"
    COMPETENT_RECEIVED = "competent_received"
    RECEIVED = "received"
    PAPERS_REQUESTED = "papers_requested"
    REFUSED = "refused"
    RESULT_READY = "result_ready"
    RETURNED = "returned"
    RATED = "rated"
    VOIDED = "voided"
    ATTACHED = "attached"
    DETACHED = "detached"
    CORRECTED = "corrected"
    UNDONE = "undone"
    JOINED = "joined"
    DRAFT_DROPPED = "draft_dropped"
    PRINTED = "printed"
    VIEWED = "viewed"
    EXPORTED = "exported"
    ENTRY_CHANGED = "entry_changed"
    PAPERS_QUEUED = "papers_queued"
    """Scanned papers go to a receiver that took none when they came."""
    FOLDER_PREPARED = "folder_prepared"
    RECONCILED = "reconciled"


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One line of a desk's chain.

    Attributes:
        sequence: From 1, without gaps, per desk.
        subject: What it is about: a number, an id, an account's name; never a citizen's name.
        previous: Hash of the line before, `GENESIS` for the first.
        commitment: Hash of a salt and the details; the details can be purged by law and the chain still holds.
        hash: Over all of the above.
    """

    desk: int
    sequence: int
    at: datetime
    actor: str
    event: Event
    subject: str
    previous: str
    commitment: str
    hash: str


def commitment_of(salt: bytes, details: Mapping[str, Any]) -> str:
    """Return the salted SHA-256 of a line's details, as hex."""
    return hashlib.sha256(salt + _canonical(details)).hexdigest()


def _canonical(value: Mapping[str, Any] | list[str]) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def chain_hash(
    desk: int, sequence: int, at: datetime, actor: str, event: str, subject: str, previous: str, commitment: str
) -> str:
    """Return the SHA-256 over a line, as hex; the instant counts, not the zone it is written in."""
    moment = at.astimezone(UTC).isoformat()
    fields = [str(desk), str(sequence), moment, actor, event, subject, previous, commitment]
    return hashlib.sha256(_canonical(fields)).hexdigest()


def link(
    desk: int, sequence: int, at: datetime, actor: str, event: Event, subject: str, previous: str, commitment: str
) -> JournalLine:
    """Return the next line of a chain."""
    seal = chain_hash(desk, sequence, at, actor, event, subject, previous, commitment)
    return JournalLine(desk, sequence, at, actor, event, subject, previous, commitment, seal)


def first_break(lines: Iterable[JournalLine]) -> int | None:
    """Return the sequence of the first line that does not fit its desk's chain, or None when all do.

    Lines cut off at the end leave a shorter chain that fits: keep the last hash elsewhere to notice that.
    """
    previous, expected = GENESIS, 1
    for line in lines:
        again = link(
            line.desk, line.sequence, line.at, line.actor, line.event, line.subject, line.previous, line.commitment
        )
        if line.sequence != expected or line.previous != previous or again.hash != line.hash:
            return line.sequence
        previous, expected = line.hash, expected + 1
    return None

"""Pending uploads: rows with a lease, tried again until the other side has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from services.errors import RerouteBlocked

FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(minutes=15)
LONGEST_ASKED_WAIT = timedelta(hours=1)
LEASE = timedelta(seconds=60)
LONGEST_TRY = timedelta(seconds=35)
"""So long one try of a row, asking and sending together, may take: it must end inside the lease."""


class EntryKind(StrEnum):
    """What a row tells the other side."""

    DOSSIER = "dossier"
    PROGRESS = "progress"
    UPDATE = "update"
    FILE = "file"
    """One scanned paper, told before or after the dossier that names it."""
    RESULT = "result"
    """The dossier as it stands with the document it ended in; a receiver takes it as an update."""
    FEEDBACK = "feedback"
    """What the citizen thought of the service; nothing of the dossier waits for it."""


TOLD_ANEW = (EntryKind.UPDATE, EntryKind.RESULT)
"""Rows that tell of a dossier that is there; telling it twice changes nothing."""
WHOLE = (EntryKind.DOSSIER, *TOLD_ANEW)
"""Rows that carry a dossier whole."""
BESIDE = (EntryKind.FILE, EntryKind.FEEDBACK)
"""Rows that change nothing a look-up tells of the dossier."""


class EntryState(StrEnum):
    """Where an upload stands."""

    WAITING = "waiting"
    SENDING = "sending"
    UNKNOWN = "unknown"
    DELIVERED = "delivered"
    PARKED = "parked"
    WITHDRAWN = "withdrawn"
    """Its reception was undone before anything was sent; it is kept, and never goes anywhere."""


SETTLED = (EntryState.DELIVERED, EntryState.WITHDRAWN)
"""Where nothing is left to be done about a row."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of one dossier on its way to a receiver.

    Attributes:
        position: Place among the events of its dossier, from 1; events go in this order.
        version: Version of the dossier it was made from.
        body: Frozen canonical content (`schema outbox-body`), never re-made from the dossier of later.
        due_at: Not to be tried before, aware.
        attempts: How often it was tried; a line that failed is not held against it (`Attempt` keeps those too).
        reason: Why it is parked or unknown, in the receiver's words or a key of ours; "" else.
        field: The field the receiver complained about, "" when it named none.
    """

    id: UUID
    dossier_id: UUID
    number: str
    receiver: str
    kind: EntryKind
    position: int
    version: int
    body: Mapping[str, Any]
    state: EntryState
    attempts: int
    created_at: datetime
    due_at: datetime
    reason: str = ""
    field: str = ""
    delivered_at: datetime | None = None


class OutcomeKind(StrEnum):
    """What a try came to."""

    DELIVERED = "delivered"
    UNREACHABLE = "unreachable"
    BUSY = "busy"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    NOT_THERE = "not_there"
    PARTLY = "partly"
    """A part of a file arrived; the rest goes on from there at once."""
    HANDED = "handed"
    """Handed over to somebody who carries it; its receipt has not come back."""
    UNFIT = "unfit"
    """Not sent at all: the contract surely refuses it as it is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the receiver answered, or that it did not.

    `UNREACHABLE`: nothing was sent. `UNKNOWN`: sent, but the answer was lost; ask before sending again. `NOT_THERE`:
    asked, and the receiver does not have it. `PARTLY` and `HANDED`: it is on its way, nothing is wrong.

    Attributes:
        code: The receiver's own code or HTTP status, "" when it gave none.
        message: Its words, without personal data where we can tell; shown to the officer.
        field: The field it named, "".
        wait: How long it asked us to wait (Retry-After), None when it did not.
    """

    kind: OutcomeKind
    code: str = ""
    message: str = ""
    field: str = ""
    wait: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One line of a row's history."""

    at: datetime
    outcome: OutcomeKind
    code: str
    message: str
    took_ms: int


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """What a round of deliveries came to, and what is left.

    Attributes:
        waiting: Rows still to be sent (waiting, sending or unknown).
        online: Whether the last answer of any receiver was one; None when nothing was tried.
    """

    tried: int = 0
    sent: int = 0
    waiting: int = 0
    unknown: int = 0
    parked: int = 0
    online: bool | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What becomes of a dossier's rows when it goes to another receiver.

    Attributes:
        left: The rows that go there, in order: those that wait and those that were parked.
        anew: The content the new receiver gets first, as the old one has it last; None when nothing had arrived.
        at: Place among the dossier's events of the first row that goes there.
    """

    left: tuple[Entry, ...]
    anew: Mapping[str, Any] | None
    at: int


def turn_of(number: str, entries: Sequence[Entry]) -> Turn:
    """Return what becomes of a dossier's rows, given in their order, when it goes elsewhere.

    Raises:
        RerouteBlocked: One is being sent, or may have arrived: turning it round could tell it twice or lose it.
    """
    for state in (EntryState.SENDING, EntryState.UNKNOWN):
        # A paper that perhaps arrived is no doubt: it stays where it is, and goes to the other receiver as well.
        sure = EntryKind.FILE if state is EntryState.UNKNOWN else None
        if any(entry.state is state and entry.kind is not sure for entry in entries):
            raise RerouteBlocked(number, state.value)
    arrived = [e for e in entries if e.state is EntryState.DELIVERED]
    left = tuple(e for e in entries if e.state not in SETTLED)
    whole = [e.body for e in arrived if e.kind in WHOLE]
    at = left[0].position if left else entries[-1].position + 1
    return Turn(left, whole[-1] if whole else None, at)


def back_off(attempts: int, spread: float) -> timedelta:
    """Return how long to wait after a try that failed: doubling from 10 s to 15 min.

    A spread of ±25 % keeps desks from knocking together.

    Args:
        attempts: How often it was tried, at least 1.
        spread: A random number from 0 to 1.
    """
    doubled: int = 2 ** min(max(attempts, 1) - 1, 20)
    wait = min(FIRST_WAIT * doubled, LONGEST_WAIT)
    return wait * (0.75 + spread / 2)


def after(
    entry: Entry, outcome: Outcome, now: datetime, spread: float, of_line: bool = False
) -> tuple[EntryState, datetime]:
    """Return the state a row goes to and when it is due, from what a try came to.

    A wait the receiver asked for (Retry-After) is kept, up to an hour: a slip of the other side must not silence us.

    Args:
        entry: The row as it was before it was leased: one that is unknown stays so until the receiver was asked.
        spread: A random number from 0 to 1, see `back_off`.
        of_line: The line failed, not the row: the receiver rests for all (`services.domain.breaker`), the row stays due.
    """
    if outcome.kind is OutcomeKind.DELIVERED:
        return EntryState.DELIVERED, now
    if outcome.kind in (OutcomeKind.REFUSED, OutcomeKind.UNFIT):
        return EntryState.PARKED, now
    if outcome.kind in (OutcomeKind.NOT_THERE, OutcomeKind.PARTLY):
        return EntryState.WAITING, now
    if outcome.kind is OutcomeKind.HANDED:
        return EntryState.UNKNOWN, now + min(outcome.wait or LONGEST_WAIT, LONGEST_ASKED_WAIT)
    wait = timedelta(0) if of_line else back_off(entry.attempts + 1, spread)
    if outcome.wait and not of_line:
        wait = min(max(outcome.wait, FIRST_WAIT), LONGEST_ASKED_WAIT)
    unknown = outcome.kind is OutcomeKind.UNKNOWN or entry.state is EntryState.UNKNOWN
    return (EntryState.UNKNOWN if unknown else EntryState.WAITING), now + wait


def perhaps_sent(tries: Sequence[Attempt]) -> bool:
    """Return whether what was tried leaves it open that a row arrived.

    Args:
        tries: All of them, oldest first.
    """
    doubts = (OutcomeKind.UNKNOWN, OutcomeKind.HANDED)
    clear = (OutcomeKind.REFUSED, OutcomeKind.UNFIT, OutcomeKind.NOT_THERE)
    telling = [one.outcome for one in tries if one.outcome in (*doubts, *clear)]
    return bool(telling) and telling[-1] in doubts


def let_go(entry: Entry, tries: Sequence[Attempt]) -> EntryState:
    """Return the state of a row a person lets go on: one that was perhaps sent is asked about first.

    One that was held back keeps no note of whether it was sent, so after any try but a refusal it counts as perhaps sent.

    Args:
        tries: All of them, oldest first.
    """
    if entry.state is not EntryState.PARKED:
        return entry.state
    sent_back = not tries or tries[-1].outcome in (OutcomeKind.REFUSED, OutcomeKind.UNFIT)
    return EntryState.WAITING if sent_back else EntryState.UNKNOWN

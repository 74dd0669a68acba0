"""What has not arrived, as the counter wants to see it: one row a dossier, light enough for ten thousand of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from services.domain.outbox import Attempt, EntryKind, EntryState


class Group(StrEnum):
    """What a person has to do about a row."""

    MEND = "mend"
    UNKNOWN = "unknown"
    WAITING = "waiting"


_GROUPS = {EntryState.PARKED: Group.MEND, EntryState.UNKNOWN: Group.UNKNOWN}
_SENT_BACK = ("refused", "unfit")
"""Outcomes after which a row is parked by itself."""


@dataclass(frozen=True, slots=True)
class PapersSent:
    """How far the scanned papers of a dossier are on their way.

    Attributes:
        count: How many papers there are.
        arrived: How many of them have arrived whole.
        size: Bytes of all of them.
        sent: Bytes that are over there; it never goes back.
    """

    count: int
    arrived: int
    size: int
    sent: int


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One dossier of the queue, told by its first event that has not arrived.

    Attributes:
        id: Of that event's row.
        procedure: Short name.
        held: A person holds it back; else a parked row was sent back.
        steps: How many further events of the dossier wait behind it, papers left out.
        papers: Its scanned papers, None where none go.
    """

    id: UUID
    dossier_id: UUID
    number: str
    procedure: str
    receiver: str
    kind: EntryKind
    state: EntryState
    attempts: int
    created_at: datetime
    due_at: datetime
    reason: str = ""
    field: str = ""
    held: bool = False
    steps: int = 0
    papers: PapersSent | None = None

    @property
    def group(self) -> Group:
        """What a person has to do about it."""
        return _GROUPS.get(self.state, Group.WAITING)


def sent_back(reason: str, outcome: str, message: str) -> bool:
    """Return whether a parked row stands there because of its last try; if not, a person holds it back.

    Args:
        reason: Of the row.
        outcome: Of its last try, "" when it was never tried.
        message: Likewise.
    """
    return outcome in _SENT_BACK and reason in (message, outcome)


def was_sent_back(reason: str, attempts: Iterable[Attempt]) -> bool:
    """Return the same from all the tries, the oldest first."""
    last = next(iter(reversed(list(attempts))), None)
    return last is not None and sent_back(reason, last.outcome.value, last.message)

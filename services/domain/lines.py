"""How the line to a receiver is, told by its answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.domain.outbox import OutcomeKind

ANSWERED = (
    OutcomeKind.DELIVERED, OutcomeKind.REFUSED, OutcomeKind.NOT_THERE, OutcomeKind.PARTLY, OutcomeKind.HANDED
)  # fmt: skip
"""Outcomes in which the other side spoke."""


@dataclass(frozen=True, slots=True)
class Line:
    """How the line to a receiver is, told by its answers.

    Attributes:
        online: None until something was tried.
        since: When the first of the last answers alike came; None when nothing was tried.
        last_sent: When something arrived last.
        open_until: So long it rests, because it could not be reached; None when it may be tried. One row then tries it for all.
        reason: Why it could not be reached last, in its words or a key of ours; "" when it answers.
        support: Whom to call when it is down, from the announcement of its cut-over, or "".
        set_up: The settings know it; rows for one they do not wait until they do.
        slots: For each ten minutes of the last hours, oldest first: how many arrived, or None when no answer came.
    """

    receiver: str
    online: bool | None
    since: datetime | None
    last_sent: datetime | None
    next_try: datetime | None
    waiting: int
    unknown: int
    parked: int
    slots: tuple[int | None, ...]
    support: str = ""
    set_up: bool = True
    open_until: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """What the tries of one minute came to.

    Attributes:
        at: Of the last of them.
    """

    at: datetime
    outcome: OutcomeKind
    many: int


def slots_of(tallies: Iterable[Tally], now: datetime, count: int) -> tuple[int | None, ...]:
    """Return what each of the last ten-minute slots brought: how many arrived, None when it was tried in vain."""
    slots: list[int] = [0] * count
    silent = [False] * count
    for tally in tallies:
        place = count - 1 - int((now - tally.at) / timedelta(minutes=10))
        if 0 <= place < count:
            slots[place] += tally.many if tally.outcome is OutcomeKind.DELIVERED else 0
            silent[place] = silent[place] or tally.outcome not in ANSWERED
    return tuple(None if quiet and not n else n for n, quiet in zip(slots, silent, strict=True))

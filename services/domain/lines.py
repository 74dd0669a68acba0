"""How the line to a receiver is, told by its answers."""

from __future__ import annotations

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


def lately(tries: list[tuple[datetime, OutcomeKind]]) -> tuple[bool | None, datetime | None]:
    """Return whether the last tries were answered, and since when that is so."""
    if not tries:
        return None, None
    online = tries[-1][1] in ANSWERED
    since = tries[-1][0]
    for at, kind in reversed(tries):
        if (kind in ANSWERED) is not online:
            break
        since = at
    return online, since


def slots_of(tries: list[tuple[datetime, OutcomeKind]], now: datetime, count: int) -> tuple[int | None, ...]:
    """Return what each of the last ten-minute slots brought: how many arrived, None when it was tried in vain."""
    slots: list[int | None] = [0] * count
    silent = [False] * count
    for at, kind in tries:
        place = count - 1 - int((now - at) / timedelta(minutes=10))
        if 0 <= place < count:
            slots[place] = (slots[place] or 0) + (kind is OutcomeKind.DELIVERED)
            silent[place] = silent[place] or kind not in ANSWERED
    return tuple(None if quiet and not n else n for n, quiet in zip(slots, silent, strict=True))

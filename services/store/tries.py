"""What was tried, asked of by receiver: how its line is, and whether it answers others."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select

from services.domain.lines import ANSWERED, Tally
from services.domain.outbox import Entry, OutcomeKind
from services.store.tables import attempts

_ANSWERED = [kind.value for kind in ANSWERED]
_SENT = attempts.c.outcome != OutcomeKind.UNFIT.value
"""What was held back before it went says nothing of a line."""


def answered_others(db: Connection, entry: Entry) -> bool:
    """Return whether a row's last try failed and its receiver has answered about others since."""
    last = select(attempts.c.id, attempts.c.outcome).where(attempts.c.entry_id == str(entry.id))
    row = db.execute(last.order_by(attempts.c.id.desc()).limit(1)).one_or_none()
    if row is None or row.outcome in _ANSWERED:
        return False
    since = select(attempts.c.id).where(
        attempts.c.id > row.id, attempts.c.receiver == entry.receiver, attempts.c.outcome.in_(_ANSWERED)
    )
    return db.execute(since.limit(1)).first() is not None


def tallies_since(db: Connection, receiver: str, since: datetime) -> list[Tally]:
    """Return what a receiver's tries came to, minute by minute, oldest first."""
    minute = func.strftime("%Y-%m-%d %H:%M", attempts.c.at)
    query = select(func.max(attempts.c.at), attempts.c.outcome, func.count())
    query = query.where(attempts.c.receiver == receiver, attempts.c.at >= since, _SENT).group_by(
        minute, attempts.c.outcome
    )
    return sorted(
        (Tally(at, OutcomeKind(outcome), many) for at, outcome, many in db.execute(query)), key=lambda one: one.at
    )


def last_at(db: Connection, receiver: str, since: datetime, *kinds: OutcomeKind) -> datetime | None:
    """Return when a receiver's last try was, of these outcomes if any are named; None when there was none since."""
    query = select(attempts.c.at).where(attempts.c.receiver == receiver, attempts.c.at >= since, _SENT)
    query = query.where(attempts.c.outcome.in_([kind.value for kind in kinds])) if kinds else query
    found: datetime | None = db.execute(query.order_by(attempts.c.at.desc()).limit(1)).scalar_one_or_none()
    return found

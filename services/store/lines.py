"""How the line to a receiver is, read from what was tried and what waits."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection

from services.domain.lines import Line, slots_of
from services.domain.outbox import EntryState, OutcomeKind
from services.store import breakers, outbox, tries

_LATELY = timedelta(hours=24)


def line_of(
    db: Connection, desk: int, name: str, now: datetime, hours: int, support: str = "", set_up: bool = True
) -> Line:
    """Return how the line to a receiver is; one that was not tried for a day is neither up nor down.

    Args:
        hours: How many of the last hours its slots tell of.
    """
    counts, breaker = outbox.counts(db, unfinished=True), breakers.known(db, desk).get(name)
    since = now - _LATELY
    tried = breaker if tries.last_at(db, name, since) else None
    slots = slots_of(tries.tallies_since(db, name, now - timedelta(hours=hours)), now, hours * 6)

    def many(*states: EntryState) -> int:
        return sum(counts.get((name, state), 0) for state in states)

    return Line(
        receiver=name,
        online=not tried.is_open if tried else None,
        since=min(tried.since, now) if tried else None,
        last_sent=tries.last_at(db, name, since, OutcomeKind.DELIVERED),
        next_try=breakers.next_due(db, desk, now, (name,)),
        waiting=many(EntryState.WAITING, EntryState.SENDING),
        unknown=many(EntryState.UNKNOWN),
        parked=many(EntryState.PARKED),
        slots=slots,
        support=support,
        set_up=set_up,
        open_until=breaker.held_until(now) if breaker else None,
        reason=breaker.reason if breaker else "",
    )

"""How each receiver is to be treated, kept so that every process and every start knows; rows leased by it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from services.domain.breaker import Breaker, untried
from services.domain.outbox import LEASE, Entry
from services.store import leases
from services.store.leases import Lease
from services.store.tables import breakers

_OF_DESK = select(breakers)


def known(db: Connection, desk: int) -> dict[str, Breaker]:
    """Return the receivers that were ever tried, by name."""
    rows = db.execute(_OF_DESK.where(breakers.c.desk == desk)).mappings()
    return {
        row["receiver"]: Breaker(
            row["receiver"], row["since"], row["until"], row["failures"], row["probe_until"], row["reason"]
        )
        for row in rows
    }


def keep(db: Connection, desk: int, breaker: Breaker) -> None:
    """Keep how a receiver is to be treated, in place of what was kept before."""
    values = {
        "failures": breaker.failures, "since": breaker.since, "until": breaker.until, "probe_until": breaker.probe_until,
        "reason": breaker.reason,
    }  # fmt: skip
    row = insert(breakers).values(desk=desk, receiver=breaker.receiver, **values)
    db.execute(row.on_conflict_do_update(set_=values))


def lease(
    db: Connection, desk: int, now: datetime, receiver: str, most: int = 1, duration: timedelta = LEASE
) -> list[Lease]:
    """Take rows for one receiver: none while it rests, one when its rest is over, else as many as wanted.

    The caller holds the write lock, so of several processes one alone gets the row that tries the line.
    """
    breaker = known(db, desk).get(receiver) or untried(receiver, now)
    room = breaker.room(now, most)
    taken = leases.lease(db, now, (receiver,), room, duration) if room else []
    if taken and breaker.is_open:
        keep(db, desk, breaker.probed(now + duration))
    return taken


def lease_one(db: Connection, desk: int, now: datetime, entry: Entry, duration: timedelta = LEASE) -> Lease | None:
    """Take one row at a person's word, also for a receiver that rests: it is the row that tries it. See `leases.lease_one`."""
    taken = leases.lease_one(db, now, entry.id, duration)
    breaker = known(db, desk).get(entry.receiver)
    if taken and breaker and breaker.is_open:
        keep(db, desk, breaker.woken(now).probed(now + duration))
    return taken


def wake(db: Connection, desk: int, now: datetime, receiver: str = "") -> None:
    """End the rest of a receiver, of all without a name; the next row tries the line for the others."""
    for name, breaker in known(db, desk).items():
        woken = breaker.woken(now)
        if receiver in ("", name) and woken != breaker:
            keep(db, desk, woken)


def next_due(db: Connection, desk: int, now: datetime, receivers: Sequence[str]) -> datetime | None:
    """Return when the next row of these receivers can be tried, or None when none can be without somebody's hand."""
    lines = known(db, desk)
    found = []
    for name in receivers:
        due = leases.next_due(db, name, now)
        held = lines[name].held_until(now) if name in lines else None
        if due is not None:
            found.append(max(due, held) if held else due)
    return min(found, default=None)

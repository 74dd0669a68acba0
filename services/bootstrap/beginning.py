"""A desk that begins anew: on a store restored from an earlier copy, in a home that was copied, under another number.

What a restored desk gave out since the copy was made is not in the store. So it draws from a later part of its numbers,
and what waits to be sent is asked about first. A copied home gives out nothing before somebody says which desk it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from services.bootstrap.witnessing import (
    forget_restored,
    keep_witness,
    later_of,
    left_by_restore,
    mark_of,
    read_witness,
)
from services.domain.journal import Event
from services.domain.numbers import Block
from services.domain.witness import DAY, Arrival, Witness, is_earlier, later_block, missing
from services.errors import HomeMoved
from services.settings import Settings
from services.store import beginning, counters, journal
from services.store.counters import UNWATCHED, DeskRow
from services.store.store import Connection, Store

WORKS_ON = {Arrival.RESTORED, Arrival.REPLACED}
"""Beginnings of the very same desk: its counters go on."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a desk that began anew has to tell; no citizen's data.

    Attributes:
        block: Numbers of a day it draws from now on.
        last_known: When the store it found last changed, None when it never did.
        seen_until: Until when it is known what was given out, None when nothing is known.
        missing: Numbers that were given out since and are not in the store.
        unsent: Rows that are asked about before they are sent, or held back in a copy.
    """

    why: Arrival
    desk: int
    block: Block
    last_known: datetime | None
    seen_until: datetime | None
    missing: tuple[str, ...]
    unsent: int


class Watching:
    """Keeps the witness of one open home.

    Args:
        mark: Of this home in this folder of this machine; "" where nobody watches.
    """

    def __init__(self, store: Store, desk: int, mark: str) -> None:
        self._store, self._desk, self._mark = store, desk, mark
        self._kept = (0, 0)

    def look(self, now: datetime) -> None:
        """Put down what the store holds, where that changed since the last look."""
        if not self._mark:
            return
        with self._store.read() as db:
            if (journal.end_of(db, self._desk)[0], beginning.tries(db)) == self._kept:
                return
            found = beginning.witness_of(db, self._desk, now)
        keep_witness(self._mark, found)
        self._kept = found.sequence, found.tries


def arrive(home: Path, home_id: str, store: Store, settings: Settings, now: datetime) -> tuple[Beginning | None, str]:
    """Find out whether this desk simply goes on; else begin anew.

    Returns:
        What there is to tell, None when it goes on; and the mark of the home, "" where nobody watches.

    Raises:
        HomeMoved: The home is in another place than the desk that writes in it; somebody has to say what it is.
    """
    with store.read() as db:
        row = counters.all_desks(db)[-1]
    watched = row.mark != UNWATCHED and not settings.office.training
    mark = mark_of(home, home_id) if watched else ""
    if watched and row.mark not in ("", mark):
        raise HomeMoved(str(row.number))
    if watched and not row.mark:
        with store.write() as db:
            counters.set_mark(db, row.id, mark)
    begun = _restored(home, store, settings, row, mark, now) if watched else None
    if begun is None and row.number != settings.office.desk:
        begun = _renumbered(store, settings, row, now)
    return begun, mark


def claim(home: Path, home_id: str, store: Store, settings: Settings, actor: str, now: datetime) -> Beginning | None:
    """Say which desk a home is that was found in another place; None when it is where it was.

    It is a second desk when its settings give it another number than the one it was copied from, else it takes that one's
    place.

    Args:
        actor: Name of the account that says so.
    """
    mark = mark_of(home, home_id)
    with store.write() as db:
        row = counters.all_desks(db)[-1]
        if row.mark in (mark, UNWATCHED):
            return None
        if settings.office.desk == row.number:
            begun = _again(db, settings, row, Arrival.REPLACED, left_by_restore(home), mark, actor, now)
        else:
            begun = _other(db, settings, row, Arrival.COPIED, mark, actor, now)
    forget_restored(home)
    return begun


def _restored(home: Path, store: Store, settings: Settings, row: DeskRow, mark: str, now: datetime) -> Beginning | None:
    left, kept = left_by_restore(home), read_witness(mark)
    seen = later_of(kept, left)
    if seen is None:
        return None
    with store.write() as db:
        held = beginning.witness_of(db, row.id, now)
        earlier = is_earlier(held, seen, journal.hash_at(db, row.id, seen.sequence))
        if left is None and not earlier:
            return None
        begun = _again(db, settings, row, Arrival.RESTORED, seen, mark, "desk", now)
    forget_restored(home)
    return begun


def _renumbered(store: Store, settings: Settings, row: DeskRow, now: datetime) -> Beginning:
    with store.write() as db:
        return _other(db, settings, row, Arrival.RENUMBERED, row.mark, "desk", now)


def _again(
    db: Connection,
    settings: Settings,
    row: DeskRow,
    why: Arrival,
    seen: Witness | None,
    mark: str,
    actor: str,
    now: datetime,
) -> Beginning:
    """Begin the same desk anew, further on in its numbers."""
    held = beginning.witness_of(db, row.id, now)
    last = seen or held
    beginnings = max(held.beginnings, last.beginnings) + 1
    drawn = max((n for scope, n in last.counters.items() if scope.startswith(DAY)), default=0)
    block = later_block(settings.block, beginnings, drawn if settings.block.first <= drawn < settings.block.last else 0)
    desk = counters.add_desk(db, row.number, block, now, why.value, mark, last.desk)
    both = {
        scope: max(held.counters.get(scope, 0), last.counters.get(scope, 0))
        for scope in {*held.counters, *last.counters}
    }
    counters.go_on_from(db, desk, {scope: n for scope, n in both.items() if not scope.startswith(DAY)})
    gone = tuple(missing(held, last, settings.office.agency_code, row.block)) if last.desk == row.id else ()
    known = beginning.last_line_at(db, row.id)
    unsent = beginning.doubt_unsent(db, now)
    begun = Beginning(why, desk, block, known, seen.at if seen else None, gone, unsent)
    return _told(db, begun, actor, now)


def _other(
    db: Connection, settings: Settings, row: DeskRow, why: Arrival, mark: str, actor: str, now: datetime
) -> Beginning:
    """Begin as another desk: a copy leaves what waits to the one it was copied from."""
    number, block = settings.office.desk, settings.block
    desk = counters.add_desk(db, number, block, now, why.value, mark)
    known = beginning.last_line_at(db, row.id)
    unsent = beginning.hold_unsent(db, now) if why is Arrival.COPIED else 0
    return _told(db, Beginning(why, desk, block, known, None, (), unsent), actor, now)


def _told(db: Connection, begun: Beginning, actor: str, now: datetime) -> Beginning:
    facts = {
        "why": begun.why.value, "first": begun.block.first, "last": begun.block.last, "unsent": begun.unsent,
        "missing": list(begun.missing),
    }  # fmt: skip
    journal.append(db, begun.desk, actor, Event.BEGUN_ANEW, str(begun.desk), now, facts)
    return begun

"""What a round of tries came to, written down together: rows, their history, and how each receiver is to be treated."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from services.domain.breaker import Breaker, is_of_the_line, may_be_of_the_row, untried
from services.domain.lines import ANSWERED
from services.domain.outbox import Attempt, Entry, EntryState, Outcome, OutcomeKind, after
from services.store import breakers, leases, outbox, tries
from services.store.leases import Lease

_UNDER_WAY = (OutcomeKind.PARTLY, OutcomeKind.HANDED)


@dataclass(frozen=True, slots=True)
class Try:
    """One row that was tried."""

    lease: Lease
    outcome: Outcome
    attempt: Attempt


def write_down(
    db: Connection,
    desk: int,
    tried: Iterable[Try],
    untried_rows: Iterable[Lease],
    now: datetime,
    chance: Callable[[], float],
) -> None:
    """Settle the rows that were tried and give back the others.

    A row whose lease was lost says nothing of itself any more; what its try told of the line counts all the same.
    """
    lines = breakers.known(db, desk)
    before, noted = dict(lines), list[tuple[Entry, Attempt]]()
    for one in tried:
        entry, outcome = one.lease.entry, one.outcome
        of_line = is_of_the_line(outcome)
        if of_line and may_be_of_the_row(outcome):
            outbox.note_attempts(db, desk, noted)
            noted.clear()
            of_line = not tries.answered_others(db, entry)
        known = lines.get(entry.receiver) or untried(entry.receiver, now)
        lines[entry.receiver] = _treated(known, outcome, of_line, now, chance())
        state, due_at = after(entry, outcome, now, chance(), of_line)
        reason = (
            "" if outcome.kind in (OutcomeKind.DELIVERED, OutcomeKind.PARTLY) else outcome.message or outcome.kind.value
        )
        blame = not of_line and outcome.kind not in _UNDER_WAY
        settled = leases.settle(db, one.lease, state, due_at, reason, outcome.field, now, blame)
        if settled and not _is_no_news(entry, outcome):
            noted.append((entry, one.attempt))
    outbox.note_attempts(db, desk, noted)
    for lease in untried_rows:
        leases.release(db, lease)
    for name, breaker in lines.items():
        if breaker != before.get(name):
            breakers.keep(db, desk, breaker)


def _is_no_news(entry: Entry, outcome: Outcome) -> bool:
    """Return whether a row is carried as it was: looked for every quarter of an hour for days, it would fill its history."""
    carried = outcome.kind is OutcomeKind.HANDED and entry.state is EntryState.UNKNOWN
    return carried and entry.reason == (outcome.message or outcome.kind.value)


def _treated(known: Breaker, outcome: Outcome, of_line: bool, now: datetime, spread: float) -> Breaker:
    if of_line:
        return known.failed(now, outcome, spread)
    # Busy about one row alone, it spoke to us as well.
    if outcome.kind in ANSWERED or outcome.kind is OutcomeKind.BUSY:
        return known.answered(now)
    return known.given_back()

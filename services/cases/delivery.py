"""Uploads: one row at a time, leased, tried until the other side has it.

The core is passive: the window's timer, the `deliver` command and the tests call the same methods.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from traceback import format_tb
from uuid import UUID

from services.domain.calendar import office_day
from services.domain.dossier import Dossier
from services.domain.journal import Event
from services.domain.lines import ANSWERED, Line, lately, slots_of
from services.domain.outbox import (
    SETTLED,
    Attempt,
    DeliveryReport,
    Entry,
    EntryState,
    Outcome,
    OutcomeKind,
    after,
)
from services.domain.permissions import Account, Act, permit
from services.domain.routing import support_of
from services.domain.text import clean
from services.errors import InvalidForm, LoopbackOnly, Problem, UnknownEntry
from services.receivers.port import Receiver
from services.store import dossiers, journal, outbox
from services.store.outbox import Lease
from services.store.store import Connection
from services.store.workplace import Workplace

_log = logging.getLogger(__name__)
_BATCH = 16
_BATCH_TIME = timedelta(seconds=20)  # well inside a lease, whatever the last call takes


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One row of the queue with what a person wants to know of it."""

    entry: Entry
    procedure: str
    rows_of_dossier: int


@dataclass(frozen=True, slots=True)
class QueueDetail:
    """One row of the queue, with its dossier and what was tried."""

    entry: Entry
    dossier: Dossier
    attempts: tuple[Attempt, ...]


class Delivery:
    """The desk's uploads.

    Args:
        receivers: The other sides by their name in the settings.
        chance: A random number from 0 to 1, so that desks do not knock together.
    """

    def __init__(self, place: Workplace, receivers: Mapping[str, Receiver], chance: Callable[[], float]) -> None:
        self._place = place
        self._receivers = receivers
        self._chance = chance

    def deliver_one(self) -> Outcome | None:
        """Try the row whose turn it is and return what came of it, or None when none is due.

        Safe to call from several threads and processes at once: each leases its own row. A row that was perhaps sent is
        asked about first and sent again only when the other side does not have it.
        """
        outcomes = self._batch(1)
        return outcomes[0] if outcomes else None

    def _batch(self, most: int) -> list[Outcome]:
        """Lease some rows, try them one by one, and write down together what came of them.

        A crash before that leaves leased rows behind: they come back as unknown and are asked about. At the first row without an
        answer, and before the leases grow old, the rest are given back untried.
        """
        place, started_at = self._place, self._place.now()
        with place.store.write() as db:
            leases = outbox.lease(db, started_at, tuple(self._receivers), most)
        tries: list[tuple[Lease, Outcome, Attempt]] = []
        for lease in leases:
            if tries and (tries[-1][1].kind not in ANSWERED or place.now() - started_at > _BATCH_TIME):
                break
            begun, now = time.monotonic(), place.now()
            outcome = self._try(lease.entry)
            took = round((time.monotonic() - begun) * 1000)
            tries.append((lease, outcome, Attempt(now, outcome.kind, outcome.code, outcome.message, took)))
        if leases:
            with place.store.write() as db:
                for lease, outcome, attempt in tries:
                    self._settle(db, lease, outcome, attempt)
                for lease in leases[len(tries) :]:
                    outbox.release(db, lease)
        return [outcome for _, outcome, _ in tries]

    def _settle(self, db: Connection, lease: Lease, outcome: Outcome, attempt: Attempt) -> None:
        now = self._place.now()
        state, due_at = after(lease.entry, outcome, now, self._chance())
        reason = "" if outcome.kind is OutcomeKind.DELIVERED else outcome.message or outcome.kind.value
        if outbox.settle(db, lease, state, due_at, reason, outcome.field, now):
            outbox.note_attempt(db, self._place.desk, lease.entry, attempt)

    def _try(self, entry: Entry) -> Outcome:
        receiver = self._receivers[entry.receiver]
        try:
            if entry.state is EntryState.UNKNOWN:
                answer = receiver.ask(entry)
                if answer.kind is not OutcomeKind.NOT_THERE:
                    return answer
            return receiver.send(entry)
        except LoopbackOnly:
            return Outcome(OutcomeKind.UNREACHABLE, message="loopback_only")
        except Exception as error:  # noqa: BLE001 - a bug about one row must not hold up all the others for ever
            # Its words may hold a citizen's data; where it happened does not.
            where = "".join(format_tb(error.__traceback__))
            _log.error("%s while row %s was tried:\n%s", type(error).__name__, entry.id, where)
            return Outcome(OutcomeKind.UNKNOWN, message=type(error).__name__)

    def deliver_due(self, most: int = 200) -> DeliveryReport:
        """Try every row that is due, at most so many, and say what came of it.

        A round ends early when a receiver cannot be reached: the others wait for their time.
        """
        tried = sent = 0
        online: bool | None = None
        while tried < most and (outcomes := self._batch(min(_BATCH, most - tried))):
            tried += len(outcomes)
            sent += sum(o.kind is OutcomeKind.DELIVERED for o in outcomes)
            online = outcomes[-1].kind in ANSWERED
            if not online:
                break
        return self._report(tried, sent, online)

    def report(self) -> DeliveryReport:
        """Return how many rows stand where, without trying any."""
        return self._report(0, 0, None)

    def _report(self, tried: int, sent: int, online: bool | None) -> DeliveryReport:
        with self._place.store.read() as db:
            left = outbox.pending_count(db)
        waiting = sum(n for state, n in left.items() if state is not EntryState.PARKED)
        return DeliveryReport(
            tried=tried,
            sent=sent,
            waiting=waiting,
            unknown=left.get(EntryState.UNKNOWN, 0),
            parked=left.get(EntryState.PARKED, 0),
            online=online,
        )

    def waiting_dossiers(self) -> int:
        """Return how many dossiers have something that has not arrived; a number anybody may see."""
        with self._place.store.read() as db:
            return outbox.waiting_dossiers(db)

    def lines(self, hours: int = 3) -> tuple[Line, ...]:
        """Return how the line to each receiver is, also to one nobody set up when something waits for it; no citizen's data."""
        with self._place.store.read() as db:
            waited_for = {receiver for receiver, _ in outbox.counts(db, unfinished=True)}
        names = {*self._receivers, self._place.settings.default_receiver, *waited_for}
        return tuple(self._line(name, hours) for name in sorted(names))

    def _line(self, name: str, hours: int) -> Line:
        now = self._place.now()
        with self._place.store.read() as db:
            tries = outbox.attempts_since(db, name, now - timedelta(hours=24))
            counts = outbox.counts(db, unfinished=True)
            next_try = outbox.next_due(db, (name,))
            support = support_of(name, office_day(now), self._place.rules(db))
        online, since = lately(tries)
        arrived = [at for at, kind in tries if kind is OutcomeKind.DELIVERED]
        return Line(
            receiver=name,
            online=online,
            since=since,
            last_sent=arrived[-1] if arrived else None,
            next_try=next_try,
            waiting=counts.get((name, EntryState.WAITING), 0) + counts.get((name, EntryState.SENDING), 0),
            unknown=counts.get((name, EntryState.UNKNOWN), 0),
            parked=counts.get((name, EntryState.PARKED), 0),
            slots=slots_of(tries, now, hours * 6),
            support=support,
            set_up=name in self._receivers or name == self._place.settings.default_receiver,
        )

    def queue(self, by: Account) -> tuple[QueueItem, ...]:
        """Return what has not arrived, the oldest first."""
        permit(by, Act.READ_QUEUE)
        with self._place.store.read() as db:
            entries = outbox.pending(db)
            names = dossiers.short_names(db, [e.dossier_id for e in entries])
        many: dict[UUID, int] = {}
        for entry in entries:
            many[entry.dossier_id] = many.get(entry.dossier_id, 0) + 1
        return tuple(QueueItem(e, names.get(e.dossier_id, ""), many[e.dossier_id]) for e in entries)

    def detail(self, by: Account, entry_id: UUID) -> QueueDetail:
        """Return one row with its dossier and what was tried.

        Raises:
            NotAllowed, UnknownEntry: It may not, or there is no such row.
        """
        permit(by, Act.READ_QUEUE)
        with self._place.store.read() as db:
            entry = outbox.by_id(db, entry_id)
            dossier = dossiers.by_id(db, entry.dossier_id) if entry else None
            if entry is None or dossier is None:
                raise UnknownEntry(str(entry_id))
            return QueueDetail(entry, dossier, tuple(outbox.history(db, entry_id)))

    def retry(self, by: Account, entry_id: UUID) -> None:
        """Let a row be tried now; one that was perhaps sent is still asked about first.

        Raises:
            NotAllowed, UnknownEntry: It may not, or the row is not one that waits.
        """
        target = {EntryState.PARKED: EntryState.WAITING, EntryState.UNKNOWN: EntryState.UNKNOWN}
        self._move(by, entry_id, lambda entry: target.get(entry.state, EntryState.WAITING), "")

    def park(self, by: Account, entry_id: UUID, reason: str) -> None:
        """Hold a row back until a person lets it go.

        Raises:
            NotAllowed, UnknownEntry, InvalidForm: It may not, the row has arrived or is being sent, or no reason was given.
        """
        permit(by, Act.CHANGE_QUEUE)
        if not clean(reason):
            raise InvalidForm((Problem("reason", "empty"),))
        self._move(by, entry_id, lambda _: EntryState.PARKED, clean(reason))

    def _move(self, by: Account, entry_id: UUID, to: Callable[[Entry], EntryState], reason: str) -> None:
        permit(by, Act.CHANGE_QUEUE)
        place, now = self._place, self._place.now()
        with place.store.write() as db:
            entry = outbox.by_id(db, entry_id)
            if entry is None or entry.state in (*SETTLED, EntryState.SENDING):
                raise UnknownEntry(str(entry_id))
            state = to(entry)
            outbox.set_state(db, entry, state, now, reason)
            journal.append(db, place.desk, by.name, Event.ENTRY_CHANGED, entry.number, now, {"state": state.value})

    def hurry(self, by: Account) -> None:
        """Make everything that waits due now, because a person says the line is back; see `wake` for what is not."""
        permit(by, Act.CHANGE_QUEUE)
        self.wake()

    def wake(self) -> None:
        """Make everything that waits due now; schedules and the line's own return may do so.

        What was just received and can still be undone keeps its time; only `retry` sends such a row at once.
        """
        with self._place.store.write() as db:
            outbox.hurry(db, self._place.now(), timedelta(seconds=self._place.settings.undo_seconds))

    def next_due(self) -> datetime | None:
        """Return when the next row can be tried, or None when nothing waits for a receiver this desk has."""
        with self._place.store.read() as db:
            return outbox.next_due(db, tuple(self._receivers))

    def close(self) -> None:
        """Let go of every line."""
        for receiver in self._receivers.values():
            receiver.close()

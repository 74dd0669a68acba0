"""Uploads: one row at a time, leased, tried until the other side has it.

The core is passive: the window's timer, the `deliver` command and the tests call the same methods.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from traceback import format_tb
from uuid import UUID

from services.domain.bodies import NEWER, is_newer
from services.domain.breaker import is_of_the_line
from services.domain.calendar import office_day
from services.domain.dossier import Dossier
from services.domain.journal import Event
from services.domain.lines import ANSWERED, Line
from services.domain.outbox import (
    LEASE,
    LONGEST_TRY,
    SETTLED,
    Attempt,
    DeliveryReport,
    Entry,
    EntryKind,
    EntryState,
    Outcome,
    OutcomeKind,
    let_go,
)
from services.domain.permissions import Account, Act, permit
from services.domain.routing import support_of
from services.domain.text import clean
from services.errors import InvalidForm, LoopbackOnly, Problem, UnknownEntry
from services.receivers.port import Receiver
from services.receivers.reasons import Reason
from services.store import breakers, dossiers, journal, outbox, rounds
from services.store.leases import Lease
from services.store.lines import line_of
from services.store.rounds import Try
from services.store.store import Connection
from services.store.workplace import Workplace

_log = logging.getLogger(__name__)
_BATCH = 16
_LARGEST_BATCH, _QUICK = 64, 1.0  # a line that takes one batch within a second is given twice as many
_BATCH_TIME = LEASE - LONGEST_TRY  # no try begins that would end after its lease
_ROUND_SECONDS = 60.0
"""After so long a round tells what it came to; what is still due goes on in the next."""


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


def _side_by_side(work: Callable[[Iterator[Lease]], None], lanes: list[Iterator[Lease]]) -> None:
    if len(lanes) < 2:
        for lane in lanes:
            work(lane)
        return
    # Imported here: a command that sends nothing should not wait for it.
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(len(lanes), thread_name_prefix="lane") as hands:
        list(hands.map(work, lanes))


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
        self._looked_for_newer = False

    @property
    def receivers(self) -> tuple[str, ...]:
        """The receivers this desk sends to; each can have a round of its own, so that none waits for another."""
        return tuple(self._receivers)

    def deliver_one(self) -> Outcome | None:
        """Try the row whose turn it is and return what came of it, or None when none is due.

        Safe to call from several threads and processes at once: each leases its own row. A row that was perhaps sent is
        asked about first and sent again only when the other side does not have it.
        """
        return next((outcome for name in self._receivers for outcome in self._batch(name, 1)), None)

    def _batch(self, receiver: str, most: int) -> list[Outcome]:
        """Lease some rows of a receiver, try them one by one, and write down together what came of them.

        A crash before that leaves leased rows behind: they come back as unknown and are asked about. When the line fails, and
        before the leases grow old, the rest are given back untried.
        """
        place, now = self._place, self._place.now()
        news: Callable[[], bool] | None = getattr(self._receivers.get(receiver), "has_news", None)
        came = news is not None and news()
        with place.store.write() as db:
            self._let_newer_go(db, now)
            if came:
                breakers.wake(db, place.desk, now, receiver)
                outbox.wake(db, now, timedelta(seconds=place.settings.undo_seconds), receiver)
            taken = breakers.lease(db, place.desk, now, receiver, most)
        return [one.outcome for one in self._worked_off(taken, now)]

    def _worked_off(self, taken: list[Lease], since: datetime) -> list[Try]:
        """Try rows, no two of them of one dossier, and write down what came of them in the order it came.

        The first goes alone and finds out whether the line holds; then as many at once as the receiver takes.
        """
        place, tried = self._place, list[Try]()
        until = time.monotonic() + _BATCH_TIME.total_seconds()

        def in_time() -> bool:
            # A machine that slept did not count its own seconds meanwhile: the rows may be another's by now.
            return time.monotonic() < until and timedelta(0) <= place.now() - since < _BATCH_TIME

        def work(leases: Iterator[Lease]) -> None:
            while not tried or (in_time() and not is_of_the_line(tried[-1].outcome)):
                lease = next(leases, None)
                if lease is None:
                    return
                tried.append(self._tried(lease, in_time))

        if taken:
            work(iter(taken[:1]))
            _side_by_side(work, self._lanes(taken[1:]))
            begun = {one.lease.owner for one in tried}
            untried = [lease for lease in taken if lease.owner not in begun]
            with place.store.write() as db:
                rounds.write_down(db, place.desk, tried, untried, place.now(), self._chance)
        return tried

    def _lanes(self, taken: list[Lease]) -> list[Iterator[Lease]]:
        """Share rows out; lanes with the same rows take turns. Scanned papers keep to one: a thin line is full of each."""
        settings = self._place.settings.receivers.get(taken[0].entry.receiver) if taken else None
        many = settings.at_once if settings and settings.contract != "folder" else 1
        papers = [lease for lease in taken if many > 1 and lease.entry.kind is EntryKind.FILE]
        others = [lease for lease in taken if lease not in papers]
        turns = iter(others)
        return [*([iter(papers)] if papers else []), *[turns] * min(many - bool(papers), len(others))]

    def _tried(self, lease: Lease, in_time: Callable[[], bool]) -> Try:
        begun, now = time.monotonic(), self._place.now()
        outcome = self._try(lease.entry, in_time)
        took = round((time.monotonic() - begun) * 1000)
        return Try(lease, outcome, Attempt(now, outcome.kind, outcome.code, outcome.message, took))

    def _let_newer_go(self, db: Connection, now: datetime) -> None:
        """Once, let rows go on that a program older than this one could not send."""
        if self._looked_for_newer:
            return
        self._looked_for_newer = True
        for schema in outbox.parked_schemas(db, NEWER):
            if not is_newer(schema):
                outbox.let_go(db, NEWER, schema, now)

    def _try(self, entry: Entry, in_time: Callable[[], bool]) -> Outcome:
        receiver = self._receivers[entry.receiver]
        if is_newer(entry.body.get("schema", "")):
            return Outcome(OutcomeKind.UNFIT, message=NEWER)
        try:
            if entry.state is EntryState.UNKNOWN:
                answer = receiver.ask(entry)
                # A question that took long leaves no time to send: that is done anew, under a lease of its own.
                if answer.kind is not OutcomeKind.NOT_THERE or not in_time():
                    return answer
            return receiver.send(entry)
        except LoopbackOnly:
            return Outcome(OutcomeKind.UNREACHABLE, message="loopback_only")
        except Exception as error:  # noqa: BLE001 - a bug about one row must not hold up all the others for ever
            # Its words may hold a citizen's data; where it happened does not.
            where = "".join(format_tb(error.__traceback__))
            _log.error("%s while row %s was tried:\n%s", type(error).__name__, entry.id, where)
            return Outcome(OutcomeKind.UNKNOWN, message=type(error).__name__)

    def deliver_due(self, most: int = 200, receiver: str = "") -> DeliveryReport:
        """Try every row that is due, at most so many for each receiver, and say what came of it.

        A round ends early for a receiver that cannot be reached: it rests, and one row tries it for the others when its rest
        is over. Rounds of several receivers may run at once, each in a thread of its caller's.

        Args:
            receiver: Make a round for this one alone.
        """
        tried = sent = 0
        online: bool | None = None
        for name in (receiver,) if receiver else self._receivers:
            mine, size, until = 0, _BATCH, time.monotonic() + _ROUND_SECONDS
            began = time.monotonic()
            while mine < most and (outcomes := self._batch(name, min(size, most - mine))):
                mine += len(outcomes)
                began, before = time.monotonic(), began
                size = min(2 * size, _LARGEST_BATCH) if began - before < _QUICK else _BATCH
                sent += sum(o.kind is OutcomeKind.DELIVERED for o in outcomes)
                spoken = [o.kind in ANSWERED for o in outcomes if o.kind is not OutcomeKind.UNFIT]
                online = spoken[-1] if spoken else online
                if time.monotonic() > until:
                    break
            tried += mine
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
        place, now = self._place, self._place.now()
        with place.store.read() as db:
            support = support_of(name, office_day(now), place.rules(db))
            set_up = name in self._receivers or name == place.settings.default_receiver
            return line_of(db, place.desk, name, now, hours, support, set_up)

    def queue(self, by: Account, most: int = 1000, skip: int = 0) -> tuple[QueueItem, ...]:
        """Return what has not arrived, the oldest first: a page of rows, without their bodies.

        Args:
            skip: How many rows stand on the pages before.
        """
        permit(by, Act.READ_QUEUE)
        place = self._place
        with place.store.read() as db:
            entries = [self._timed(db, entry) for entry in outbox.pending(db, most, skip)]
            names = dossiers.short_names(db, [e.dossier_id for e in entries])
            many = outbox.unfinished(db, (e.dossier_id for e in entries))
        return tuple(QueueItem(e, names.get(e.dossier_id, ""), many[e.dossier_id]) for e in entries)

    def _timed(self, db: Connection, entry: Entry) -> Entry:
        """Return a row due when its receiver's rest is over, if that is later."""
        known = breakers.known(db, self._place.desk).get(entry.receiver)
        held = known.held_until(self._place.now()) if known else None
        return replace(entry, due_at=max(entry.due_at, held)) if held else entry

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
            return QueueDetail(self._timed(db, entry), dossier, tuple(outbox.history(db, entry_id)))

    def retry(self, by: Account, entry_id: UUID) -> None:
        """Let a row be tried now; one that was perhaps sent is still asked about first.

        Raises:
            NotAllowed, UnknownEntry: It may not, or the row is not one that waits.
        """
        permit(by, Act.CHANGE_QUEUE)
        with self._place.store.write() as db:
            self._move(db, by, entry_id, let_go)

    def send_one(self, by: Account, entry_id: UUID) -> Outcome | None:
        """Try a row now, whatever it or its receiver waits for, and return what came of it.

        None when it stands behind another row of its dossier, or its receiver is not set up: it is due, and goes when it can.

        Raises:
            NotAllowed, UnknownEntry: It may not, or the row is not one that waits.
        """
        permit(by, Act.CHANGE_QUEUE)
        place, now = self._place, self._place.now()
        with place.store.write() as db:
            entry = self._move(db, by, entry_id, let_go)
            here = entry.receiver in self._receivers
            taken = breakers.lease_one(db, place.desk, now, entry) if here else None
        return self._worked_off([taken], now)[0].outcome if taken else None

    def hold(self, by: Account, entry_id: UUID, reason: str) -> None:
        """Hold a row back until a person lets it go.

        Raises:
            NotAllowed, UnknownEntry, InvalidForm: It may not, the row has arrived or is being sent, or no reason was given.
        """
        permit(by, Act.CHANGE_QUEUE)
        if not clean(reason):
            raise InvalidForm((Problem("reason", "empty"),))
        with self._place.store.write() as db:
            self._move(db, by, entry_id, lambda *_: EntryState.PARKED, clean(reason))

    def _move(
        self,
        db: Connection,
        by: Account,
        entry_id: UUID,
        to: Callable[[Entry, Sequence[Attempt]], EntryState],
        reason: str = "",
    ) -> Entry:
        place, now = self._place, self._place.now()
        entry = outbox.by_id(db, entry_id)
        if entry is None or entry.state in (*SETTLED, EntryState.SENDING):
            raise UnknownEntry(str(entry_id))
        tries = outbox.history(db, entry_id)
        state = to(entry, tries)
        if entry.state is EntryState.UNKNOWN and state is EntryState.PARKED:
            self._note_doubt(db, entry, tries, now)
        outbox.set_state(db, entry, state, now, reason)
        journal.append(db, place.desk, by.name, Event.ENTRY_CHANGED, entry.number, now, {"state": state.value})
        return entry

    def _note_doubt(self, db: Connection, entry: Entry, tries: Sequence[Attempt], now: datetime) -> None:
        """Keep in its history that a row was perhaps sent, where a worker died before it could."""
        if let_go(replace(entry, state=EntryState.PARKED), tries) is EntryState.WAITING:
            lost = Attempt(now, OutcomeKind.UNKNOWN, "", Reason.ANSWER_LOST.value, 0)
            outbox.note_attempt(db, self._place.desk, entry, lost)

    def send_all(self, by: Account) -> None:
        """Make everything that waits due now, because a person says the line is back; see `wake` for what is not."""
        permit(by, Act.CHANGE_QUEUE)
        self.wake()

    def wake(self) -> None:
        """Make everything that waits due now and end every rest; schedules may do so.

        What was just received and can still be undone keeps its time; only `retry` and `send_one` send such a row at once.
        """
        place, now = self._place, self._place.now()
        with place.store.write() as db:
            breakers.wake(db, place.desk, now)
            outbox.wake(db, now, timedelta(seconds=place.settings.undo_seconds))

    def end_rests(self) -> None:
        """Let one row try each receiver that rests: the machine says that it has a network again, which no answer has shown yet."""
        with self._place.store.write() as db:
            breakers.wake(db, self._place.desk, self._place.now())

    def next_due(self, receiver: str = "") -> datetime | None:
        """Return when the next row can be tried, or None when nothing waits for this receiver, for any this desk has."""
        with self._place.store.read() as db:
            names = (receiver,) if receiver else tuple(self._receivers)
            return breakers.next_due(db, self._place.desk, self._place.now(), names)

    def close(self) -> None:
        """Let go of every line."""
        for receiver in self._receivers.values():
            receiver.close()

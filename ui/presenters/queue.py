"""The queue page: what waits, grouped by what a person must do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from services.cases.delivery import Delivery, QueueDetail, QueueItem
from services.domain.lines import Line
from services.domain.outbox import Attempt, Entry, EntryState, OutcomeKind
from services.domain.permissions import Account
from ui.presenters.runner import Latest, Runner

HOURS = 6
"""How many hours of a line the page looks back."""


class Group(StrEnum):
    """What a person has to do about a row."""

    MEND = "mend"
    UNKNOWN = "unknown"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One dossier of the queue: its first row that has not arrived.

    Attributes:
        steps: How many further rows of the dossier wait behind it.
        held: A person holds it back; else a parked row was sent back by the receiver.
        offline: The receiver did not answer lately.
    """

    entry: Entry
    procedure: str
    group: Group
    steps: int = 0
    held: bool = False
    offline: bool = False


@dataclass(frozen=True, slots=True)
class Queue:
    """All the page shows but the chosen row: the lines, and the dossiers in the order of their groups."""

    lines: tuple[Line, ...]
    waiting: tuple[Waiting, ...]

    def of(self, group: Group) -> tuple[Waiting, ...]:
        """Return the dossiers of one group, the oldest first."""
        return tuple(w for w in self.waiting if w.group is group)

    def count(self, receiver: str, group: Group) -> int:
        """Return how many dossiers of one group wait for a receiver."""
        return sum(w.entry.receiver == receiver for w in self.of(group))


_GROUPS = {EntryState.PARKED: Group.MEND, EntryState.UNKNOWN: Group.UNKNOWN}


def was_sent_back(entry: Entry, attempts: Iterable[Attempt]) -> bool:
    """Return whether the receiver refused a parked row; if not, a person holds it back."""
    last = next(iter(reversed(list(attempts))), None)
    return last is not None and last.outcome is OutcomeKind.REFUSED and entry.reason in (last.message, "refused")


def grouped(items: Iterable[QueueItem]) -> tuple[Waiting, ...]:
    """Return one row per dossier, its first that has not arrived, those a person must mend first."""
    first: dict[UUID, QueueItem] = {}
    for item in items:
        known = first.get(item.entry.dossier_id)
        if known is None or item.entry.position < known.entry.position:
            first[item.entry.dossier_id] = item
    rows = [
        Waiting(i.entry, i.procedure, _GROUPS.get(i.entry.state, Group.WAITING), i.rows_of_dossier - 1)
        for i in first.values()
    ]
    order = list(Group)
    return tuple(sorted(rows, key=lambda w: (order.index(w.group), w.entry.created_at, w.entry.number)))


class QueueView(Protocol):
    """What the page can be told to show."""

    def show_queue(self, queue: Queue) -> None:
        """Show lines and rows, keeping what is chosen and where the list stands."""

    def show_detail(self, detail: QueueDetail | None, waiting: Waiting | None) -> None:
        """Show the chosen row, or that none is."""

    def say_released(self, number: str) -> None:
        """Say that a row will be tried now."""

    def say_held(self, number: str) -> None:
        """Say that a row is held back."""

    def say_hurried(self) -> None:
        """Say that everything that waits is being tried."""

    def say_failed(self, error: BaseException) -> None:
        """Say what could not be done."""

    def start_delivery(self) -> None:
        """Have a round of deliveries started."""


class QueuePresenter:
    """Shows the queue and moves its rows at a person's word."""

    def __init__(self, view: QueueView, delivery: Delivery, by: Account, run: Runner) -> None:
        self._view, self._delivery, self._by, self._run = view, delivery, by, run
        self._reading = Latest(run)
        self._queue = Queue((), ())
        self._chosen: UUID | None = None
        self._detail: QueueDetail | None = None

    def refresh(self) -> None:
        """Read the queue and the chosen row again."""
        self._reading.ask(self._read, self._shown, self._view.say_failed)

    def _read(self) -> Queue:
        rows, lines = grouped(self._delivery.queue(self._by)), self._delivery.lines(HOURS)
        silent = {line.receiver for line in lines if line.online is False}
        return Queue(lines, tuple(self._told_apart(replace(r, offline=r.entry.receiver in silent)) for r in rows))

    def _told_apart(self, row: Waiting) -> Waiting:
        if row.group is not Group.MEND:
            return row
        attempts = self._delivery.detail(self._by, row.entry.id).attempts
        return replace(row, held=not was_sent_back(row.entry, attempts))

    def _shown(self, queue: Queue) -> None:
        if self._reading.overtaken:
            return
        self._queue = queue
        self._view.show_queue(queue)
        still = next((w for w in queue.waiting if w.entry.id == self._chosen), None)
        if still is None:
            self.choose(queue.waiting[0].entry.id if queue.waiting else None)
        elif self._detail is None or still.entry != self._detail.entry:
            self.choose(still.entry.id)

    @property
    def chosen(self) -> UUID | None:
        """The row that is chosen, or None."""
        return self._chosen

    @property
    def number(self) -> str:
        """Number of the chosen dossier, or ""."""
        return self._detail.entry.number if self._detail else ""

    def choose(self, entry_id: UUID | None) -> None:
        """Show a row with what was tried."""
        self._chosen = entry_id
        if entry_id is None:
            self._detail = None
            self._view.show_detail(None, None)
            return

        def read(detail: QueueDetail) -> None:
            if entry_id == self._chosen:
                self._detail = detail
                row = next((w for w in self._queue.waiting if w.entry.id == entry_id), None)
                self._view.show_detail(detail, row)

        self._run(lambda: self._delivery.detail(self._by, entry_id), read, self._view.say_failed)

    def retry(self) -> None:
        """Let the chosen row be tried now."""
        if self._detail is None:
            return
        entry = self._detail.entry

        def moved(_: None) -> None:
            self._view.say_released(entry.number)
            self._view.start_delivery()
            self.refresh()

        self._run(lambda: self._delivery.retry(self._by, entry.id), moved, self._view.say_failed)

    def hold(self, reason: str) -> None:
        """Hold the chosen row back, with a reason."""
        if self._detail is None:
            return
        entry = self._detail.entry

        def moved(_: None) -> None:
            self._view.say_held(entry.number)
            self.refresh()

        self._run(lambda: self._delivery.park(self._by, entry.id, reason), moved, self._view.say_failed)

    def hurry(self) -> None:
        """Try everything that waits now."""

        def moved(_: None) -> None:
            self._view.say_hurried()
            self._view.start_delivery()
            self.refresh()

        self._run(lambda: self._delivery.hurry(self._by), moved, self._view.say_failed)

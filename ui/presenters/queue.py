"""The queue page: what waits, grouped by what a person must do about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from services.cases.delivery import Delivery, QueueDetail
from services.cases.queue import Queues, Standing
from services.domain.lines import Line
from services.domain.permissions import Account
from services.domain.queue import Group, QueueRow
from services.domain.text import fold
from ui.presenters.runner import Latest, Runner

HOURS = 3
"""How many hours of a line the page looks back."""


@dataclass(frozen=True, slots=True)
class Queue:
    """All the page shows but the chosen row.

    Attributes:
        rows: Every dossier that waits, those a person must mend first, each group the oldest first.
        unused: Names of receivers that are set up and get nothing from this desk.
        silent: Names of receivers that do not answer now.
    """

    lines: tuple[Line, ...] = ()
    rows: tuple[QueueRow, ...] = ()
    unused: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()
    _counts: Mapping[tuple[str, Group], int] = field(default_factory=dict)

    def count(self, receiver: str, group: Group) -> int:
        """Return how many dossiers of one group wait for a receiver."""
        return self._counts.get((receiver, group), 0)

    def of(self, group: Group) -> tuple[QueueRow, ...]:
        """Return the dossiers of one group, the oldest first."""
        return tuple(row for row in self.rows if row.group is group)


def queue_of(standing: Standing, lines: tuple[Line, ...]) -> Queue:
    """Return the queue as the page shows it, from what was read."""
    counts: dict[tuple[str, Group], int] = {}
    for row in standing.rows:
        key = (row.receiver, row.group)
        counts[key] = counts.get(key, 0) + 1
    order = {group: at for at, group in enumerate(Group)}
    return Queue(
        lines=lines,
        rows=tuple(sorted(standing.rows, key=lambda row: order[row.group])),
        unused=standing.unused,
        silent=frozenset(line.receiver for line in lines if line.online is False),
        _counts=counts,
    )


def found(rows: Iterable[QueueRow], text: str) -> tuple[QueueRow, ...]:
    """Return the rows whose number or procedure holds every word that was typed, with or without its accents."""
    words = fold(text).split()
    if not words:
        return tuple(rows)
    names: dict[str, str] = {}

    def holds(row: QueueRow) -> bool:
        name = names.get(row.procedure)
        if name is None:
            name = names[row.procedure] = fold(row.procedure)
        return all(word in name or word in row.number.lower() for word in words)

    return tuple(filter(holds, rows))


class QueueView(Protocol):
    """What the page can be told to show."""

    def show_lines(self, queue: Queue) -> None:
        """Show how the receivers are."""

    def show_rows(self, rows: tuple[QueueRow, ...], queue: Queue) -> None:
        """Show the rows that were searched for, keeping what is chosen and where the list stands."""

    def show_detail(self, detail: QueueDetail | None, row: QueueRow | None) -> None:
        """Show the chosen row, or that none is."""

    def say_released(self, number: str) -> None:
        """Say that a row will be tried now."""

    def say_held(self, number: str) -> None:
        """Say that a row is held back."""

    def say_all_tried(self) -> None:
        """Say that everything that waits is being tried."""

    def say_failed(self, error: BaseException) -> None:
        """Say what could not be done."""

    def start_delivery(self) -> None:
        """Have a round of deliveries started."""


class QueuePresenter:
    """Shows the queue and moves its rows at a person's word.

    Args:
        try_on: Where a row is tried at once: the line may take its time.
    """

    def __init__(
        self, view: QueueView, queues: Queues, delivery: Delivery, by: Account, run: Runner, try_on: Runner
    ) -> None:
        self._view, self._queues, self._delivery, self._by, self._run = view, queues, delivery, by, run
        self._try_on = try_on
        self._reading = Latest(run)
        self._queue, self._shown_rows, self._searched = Queue(), tuple[QueueRow, ...](), ""
        self._chosen: UUID | None = None
        self._detail: QueueDetail | None = None

    def refresh(self) -> None:
        """Read the queue and the chosen row again."""
        self._reading.ask(self._read, self._shown, self._view.say_failed)

    def _read(self) -> Queue:
        return queue_of(self._queues.read(self._by), self._delivery.lines(HOURS))

    def _shown(self, queue: Queue) -> None:
        if self._reading.overtaken:
            return
        self._queue = queue
        self._view.show_lines(queue)
        self._narrow()

    def search(self, text: str) -> None:
        """Show only the rows whose number or procedure holds what was typed."""
        self._searched = text
        self._narrow()

    def _narrow(self) -> None:
        self._shown_rows = found(self._queue.rows, self._searched)
        self._view.show_rows(self._shown_rows, self._queue)
        still = self.row
        if still is None:
            self.choose(self._shown_rows[0].id if self._shown_rows else None)
        elif self._detail is None or _moved(still, self._detail):
            self.choose(still.id)

    @property
    def chosen(self) -> UUID | None:
        """The row that is chosen, or None."""
        return self._chosen

    @property
    def row(self) -> QueueRow | None:
        """What the list shows of the chosen row, None when it has left."""
        return next((row for row in self._shown_rows if row.id == self._chosen), None)

    @property
    def detail(self) -> QueueDetail | None:
        """The chosen row as it was read last."""
        return self._detail

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
                self._view.show_detail(detail, self.row)

        def failed(error: BaseException) -> None:
            # A row may arrive between two looks; then the list forgets it, and nothing has gone wrong.
            if entry_id == self._chosen and self.row is not None:
                self._view.say_failed(error)

        self._run(lambda: self._delivery.detail(self._by, entry_id), read, failed)

    def send(self) -> None:
        """Try the chosen row now, also one that is held back or whose receiver rests; what is behind it goes after it."""
        if self._detail is None:
            return
        entry = self._detail.entry

        def tried(_: object) -> None:
            self._view.start_delivery()
            self.refresh()

        self._view.say_released(entry.number)
        self._try_on(lambda: self._delivery.send_one(self._by, entry.id), tried, self._failed)

    def hold(self, reason: str) -> None:
        """Hold the chosen row back, with a reason."""
        if self._detail is None:
            return
        entry = self._detail.entry

        def held(_: None) -> None:
            self._view.say_held(entry.number)
            self.refresh()

        self._run(lambda: self._delivery.hold(self._by, entry.id, reason), held, self._failed)

    def _failed(self, error: BaseException) -> None:
        self._view.say_failed(error)
        self.refresh()

    def send_all(self) -> None:
        """Try everything that waits now."""

        def moved(_: None) -> None:
            self._view.say_all_tried()
            self._view.start_delivery()
            self.refresh()

        self._run(lambda: self._delivery.send_all(self._by), moved, self._view.say_failed)


def _moved(row: QueueRow, detail: QueueDetail) -> bool:
    """Return whether a row has moved since its detail was read."""
    entry = detail.entry
    return (row.id, row.state, row.attempts, row.due_at, row.reason) != (
        entry.id,
        entry.state,
        entry.attempts,
        entry.due_at,
        entry.reason,
    )

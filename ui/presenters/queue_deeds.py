"""What else can be done from the page of the queue: see what will be sent, send elsewhere or without a paper, carry it away sealed. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol
from uuid import UUID

from services.cases.life import Life
from services.cases.papers import Papers
from services.cases.previews import Previews
from services.cases.queue import Queues
from services.cases.sealing import Exported, Sealing
from services.domain.permissions import Account
from services.domain.preview import Preview
from ui.files import whole
from ui.presenters.daily_log import not_saved
from ui.presenters.runner import Runner


class DeedsView(Protocol):
    """What the page can be told to show."""

    def show_preview(self, number: str, preview: Preview) -> None:
        """Show what a row puts on the wire."""

    def show_their_number(self, number: str) -> None:
        """Show the number the receiver gave the chosen dossier; "" while it has not."""

    def say_rerouted(self, number: str, receiver: str) -> None:
        """Say that a dossier goes to another receiver from now on."""

    def say_left_out(self, number: str) -> None:
        """Say that a dossier goes on without a paper."""

    def say_sealed(self, made: Exported, file: Path) -> None:
        """Say what was carried away sealed, and where the file is."""

    def say_failed(self, error: BaseException) -> None:
        """Say what could not be done."""


class QueueDeeds:
    """The smaller deeds of the page.

    Args:
        moved: Called when a dossier was sent elsewhere or without a paper: the queue is to be read again and sent.
    """

    def __init__(
        self,
        view: DeedsView,
        cases: tuple[Queues, Previews, Life, Papers],
        by: Account,
        run: Runner,
        moved: Callable[[], None],
    ) -> None:
        self._view, self._by, self._run, self._moved = view, by, run, moved
        self._queues, self._previews, self._life, self._papers = cases

    def preview(self, number: str, entry_id: UUID) -> None:
        """Show what a row will put on the wire."""
        self._run(
            lambda: self._previews.of_entry(self._by, entry_id),
            lambda shown: self._view.show_preview(number, shown),
            self._view.say_failed,
        )

    def their_number(self, receiver: str, number: str) -> None:
        """Show the number the receiver gave a dossier."""
        self._run(
            lambda: self._queues.number_there(self._by, receiver, number),
            self._view.show_their_number,
            self._view.say_failed,
        )

    def reroute(self, number: str, receiver: str, reason: str) -> None:
        """Send a dossier to another receiver from now on, with the reason."""

        def done(_: object) -> None:
            self._view.say_rerouted(number, receiver)
            self._moved()

        self._run(lambda: self._life.reroute(self._by, number, receiver, reason), done, self._view.say_failed)

    def leave_out(self, number: str, entry_id: UUID, reason: str) -> None:
        """Let a dossier go on without the paper a row is about, with the reason."""

        def done(_: object) -> None:
            self._view.say_left_out(number)
            self._moved()

        self._run(lambda: self._papers.leave_out(self._by, entry_id, reason), done, self._view.say_failed)

    def seal(self, sealing: Sealing, key_file: Path, target: Path, run: Runner) -> None:
        """Carry what waits away in a sealed file, on the lane for what takes its time; it goes on waiting here.

        Args:
            key_file: PEM file of the key of who is to open it.
        """

        def write() -> Exported:
            try:
                with whole(target) as part:
                    return sealing.export(self._by, key_file, part)
            except OSError as error:
                raise not_saved(target, error) from error

        run(write, lambda made: self._view.say_sealed(made, target), self._view.say_failed)


def sealed_name(day: date) -> str:
    """Return the name the sealed queue is offered under; it holds the day and nothing else."""
    return f"hang-cho-gui-{day:%Y-%m-%d}.sealed"

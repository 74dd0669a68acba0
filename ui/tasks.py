"""Runs cases off the window's thread and answers on it.

Lanes: desk calls, one after the other; deliveries, several at once; long work; devices, which may hang for minutes. An
export never stands before a dossier that is being received.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from services.errors import DeskError
from ui.devices.trouble import DeviceTrouble

T = TypeVar("T")
DELIVERIES = 3
"""How many uploads may be under way at once."""
DEVICES = 2
"""How many devices may be waited for at once; a share that is gone must not hold up the pictures of pages."""

log = logging.getLogger("quay.window")


def nothing(_: object) -> None:
    """Do nothing with an answer."""


def note_bug(error: BaseException) -> None:
    """Write to the log where a program error came up.

    Only names of classes, files and functions: what an error says may hold a person's data.
    """
    frames = traceback.extract_tb(error.__traceback__)
    log.error("%s at %s", type(error).__name__, " < ".join(f"{f.name}:{f.lineno}" for f in reversed(frames)))


@dataclass(slots=True)
class _Asked:
    """A job, who is told of it, and what it came to."""

    job: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[BaseException], None]
    value: Any = None
    error: BaseException | None = None

    def work(self) -> None:
        try:
            self.value = self.job()
        except BaseException as error:  # noqa: BLE001 - the one place where a failure of a thread becomes a value
            if not isinstance(error, DeskError | DeviceTrouble):
                note_bug(error)
            self.error = error

    def tell(self) -> None:
        # Its trace leads to us: kept any longer, neither would go before the next collection.
        error, self.error = self.error, None
        if error is None:
            self.done(self.value)
        else:
            self.failed(error)


class _Lane:
    """Some threads that take jobs in order.

    A thread knows a job by its ticket and lets go of the job itself before it tells: jobs and those who are told hold widgets,
    and a widget whose last holder is a thread of ours is taken down there, which Qt does not survive.
    """

    def __init__(self, name: str, threads: int, work: Callable[[int], None], tell: Callable[[int], None]) -> None:
        self._do, self._tell = work, tell
        self._tickets: SimpleQueue[int | None] = SimpleQueue()
        # Daemons: a line that hangs must not keep a closed window's process alive.
        self._threads = [threading.Thread(target=self._work, name=f"{name}-{n}", daemon=True) for n in range(threads)]
        for thread in self._threads:
            thread.start()

    def put(self, ticket: int) -> None:
        self._tickets.put(ticket)

    def finish(self) -> None:
        """Take no more jobs after those already here."""
        for _ in self._threads:
            self._tickets.put(None)

    def drop(self) -> Iterator[int]:
        """Forget the jobs nobody has begun; return their tickets."""
        with contextlib.suppress(Empty):
            while (ticket := self._tickets.get_nowait()) is not None:
                yield ticket

    def wait(self, until: float) -> bool:
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _work(self) -> None:
        while (ticket := self._tickets.get()) is not None:
            self._do(ticket)
            # A line that hung until the window was gone has nobody left to answer to.
            with contextlib.suppress(RuntimeError):
                self._tell(ticket)


class Lanes(QObject):
    """The lanes of one window. Exactly one of `done` and `failed` is called for each job, on the window's thread.

    Any exception becomes a value for `failed`; one that is neither a `DeskError` nor a device's trouble is noted in
    the log first.
    """

    _answered = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = True
        self._numbers = count(1)
        self._asked: dict[int, _Asked] = {}
        self._answered.connect(self._give, Qt.ConnectionType.QueuedConnection)
        self._desk = self._lane("desk", 1)
        self._delivery = self._lane("delivery", DELIVERIES)
        self._long = self._lane("long", 1)
        self._device = self._lane("device", DEVICES)

    def _lane(self, name: str, threads: int) -> _Lane:
        return _Lane(name, threads, self._work, self._answered.emit)

    def desk(self, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[BaseException], None]) -> None:
        """Run what an officer waits for, in the order asked."""
        self._put(self._desk, job, done, failed)

    def delivery(
        self, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[BaseException], None]
    ) -> None:
        """Run an upload; several run at once."""
        self._put(self._delivery, job, done, failed)

    def long(self, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[BaseException], None]) -> None:
        """Run an export, a backup, a print: what takes its time."""
        self._put(self._long, job, done, failed)

    def device(self, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[BaseException], None]) -> None:
        """Run what a device or a share may hold up, and pictures nobody waits for."""
        self._put(self._device, job, done, failed)

    def settle(self, seconds: float = 2.0) -> bool:
        """Wait until the desk calls asked for so far are done, at most so many seconds; return whether they are."""
        reached = threading.Event()
        self._put(self._desk, reached.set, nothing, nothing)
        return reached.wait(seconds)

    def close(self, seconds: float = 2.0) -> bool:
        """Finish what the officer asked for, drop the rest, wait at most so many seconds; answers are no longer given.

        Returns:
            Whether every lane came to its end.
        """
        self._open = False
        for lane in (self._delivery, self._long, self._device):
            for ticket in lane.drop():
                del self._asked[ticket]
        lanes = (self._desk, self._delivery, self._long, self._device)
        for lane in lanes:
            lane.finish()
        until = time.monotonic() + seconds
        return all(lane.wait(until) for lane in lanes)

    def _put(
        self, lane: _Lane, job: Callable[[], Any], done: Callable[[Any], None], failed: Callable[..., None]
    ) -> None:
        if self._open:
            ticket = next(self._numbers)
            self._asked[ticket] = _Asked(job, done, failed)
            lane.put(ticket)

    def _work(self, ticket: int) -> None:
        """Do a job, on its lane's thread; it stays with us, and is let go of where it came from."""
        self._asked[ticket].work()

    def _give(self, ticket: int) -> None:
        asked = self._asked.pop(ticket)
        if self._open:
            asked.tell()

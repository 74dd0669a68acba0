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
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from services.errors import DeskError
from ui.devices.trouble import DeviceTrouble

T = TypeVar("T")
Answer = Callable[[], None]
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


class _Lane:
    """Some threads that take jobs in order."""

    def __init__(self, name: str, threads: int, answer: Callable[[Answer], None]) -> None:
        self._answer = answer
        self._jobs: SimpleQueue[Callable[[], Answer] | None] = SimpleQueue()
        # Daemons: a line that hangs must not keep a closed window's process alive.
        self._threads = [threading.Thread(target=self._work, name=f"{name}-{n}", daemon=True) for n in range(threads)]
        for thread in self._threads:
            thread.start()

    def put(self, job: Callable[[], Answer]) -> None:
        self._jobs.put(job)

    def finish(self) -> None:
        """Take no more jobs after those already here."""
        for _ in self._threads:
            self._jobs.put(None)

    def drop(self) -> None:
        """Forget the jobs nobody has begun."""
        while not self._jobs.empty():
            self._jobs.get()

    def wait(self, until: float) -> bool:
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            answer = job()
            # A line that hung until the window was gone has nobody left to answer to.
            with contextlib.suppress(RuntimeError):
                self._answer(answer)


class Lanes(QObject):
    """The lanes of one window. Exactly one of `done` and `failed` is called for each job, on the window's thread.

    Any exception becomes a value for `failed`; one that is neither a `DeskError` nor a device's trouble is noted in
    the log first.
    """

    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = True
        self._answered.connect(self._give, Qt.ConnectionType.QueuedConnection)
        self._desk = _Lane("desk", 1, self._answered.emit)
        self._delivery = _Lane("delivery", DELIVERIES, self._answered.emit)
        self._long = _Lane("long", 1, self._answered.emit)
        self._device = _Lane("device", DEVICES, self._answered.emit)

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

        def mark() -> Answer:
            reached.set()
            return lambda: None

        self._desk.put(mark)
        return reached.wait(seconds)

    def close(self, seconds: float = 2.0) -> bool:
        """Finish what the officer asked for, drop the rest, wait at most so many seconds; answers are no longer given.

        Returns:
            Whether every lane came to its end.
        """
        self._open = False
        for lane in (self._delivery, self._long, self._device):
            lane.drop()
        lanes = (self._desk, self._delivery, self._long, self._device)
        for lane in lanes:
            lane.finish()
        until = time.monotonic() + seconds
        return all(lane.wait(until) for lane in lanes)

    def _put(
        self, lane: _Lane, job: Callable[[], Any], done: Callable[[Any], None], failed: Callable[..., None]
    ) -> None:
        if self._open:
            lane.put(lambda: _run(job, done, failed))

    def _give(self, answer: Answer) -> None:
        if self._open:
            answer()


def _run(job: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[BaseException], None]) -> Answer:
    try:
        value = job()
    except BaseException as error:  # noqa: BLE001 - the one place where a failure of a thread becomes a value
        if not isinstance(error, DeskError | DeviceTrouble):
            note_bug(error)
        kept = error
        return lambda: failed(kept)
    return lambda: done(value)

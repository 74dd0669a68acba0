"""Starts delivery rounds while the window is open, locked or not."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from services.bootstrap import Desk
from ui.presenters.frame import Standing, deliver
from ui.presenters.runner import Runner

EVERY_MS = 3000


class Ticker(QObject):
    """A timer that lets rows be delivered when they are due; how long a row waits is its own affair.

    Each receiver has rounds of its own, so that one that hangs holds up no other. A round that is still under way when the
    next one is due is not doubled: it is looked at again when it ends.

    Args:
        run: The delivery lane.
    """

    reported = Signal(object)
    """A round ended; carries the `Standing`."""
    failed = Signal(object)
    """The store could not be worked with; told once until a round succeeds again."""

    def __init__(self, desk: Desk, run: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._run = desk, run
        self._under_way: set[str] = set()
        self._again: set[str] = set()
        self._stopped = self._told = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Make a round now, and go on."""
        self._timer.start()
        self.wake()

    def stop(self) -> None:
        """Begin no more rounds."""
        self._stopped = True
        self._timer.stop()

    def wake(self) -> None:
        """Make a round now, because something new waits; after the one under way if there is one."""
        self._again = set(self._under_way)
        self._tick()

    def try_lines(self) -> None:
        """Let one row try each receiver that rests: the machine says that it has a network; only an answer will show it."""
        if not self._stopped:
            self._run(self._desk.delivery.end_rests, lambda _: self.wake(), lambda _: None)

    def _tick(self) -> None:
        # A desk that sends nowhere still tells how things stand.
        for name in self._desk.delivery.receivers or ("",):
            self._begin(name)

    def _begin(self, name: str) -> None:
        if name in self._under_way or self._stopped:
            return
        self._under_way.add(name)
        self._run(
            lambda: _round(self._desk, name), lambda standing: self._done(name, standing), partial(self._failed, name)
        )

    def _done(self, name: str, standing: Standing) -> None:
        self._told = False
        self.reported.emit(standing)
        self._go_on(name)

    def _failed(self, name: str, error: BaseException) -> None:
        # The next tick tries again; `ui.tasks` noted what is a mistake of the program.
        if not self._told:
            self._told = True
            self.failed.emit(error)
        self._go_on(name)

    def _go_on(self, name: str) -> None:
        self._under_way.discard(name)
        if name in self._again:
            self._again.discard(name)
            self._begin(name)


def _round(desk: Desk, receiver: str) -> Standing:
    standing = deliver(desk.delivery, desk.place.now(), receiver)
    desk.watching.look(desk.place.now())
    return standing

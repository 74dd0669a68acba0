"""Starts delivery rounds while the window is open, locked or not."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from services.bootstrap import Desk
from ui.presenters.frame import Standing, deliver
from ui.presenters.runner import Runner

EVERY_MS = 3000


class Ticker(QObject):
    """A timer that lets rows be delivered when they are due; how long a row waits is its own affair.

    A round that is still under way when the next one is due is not doubled: it is looked at again when it ends.

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
        self._under_way = self._again = self._stopped = self._told = False
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
        self._again = self._under_way
        self._tick()

    def _tick(self) -> None:
        if self._under_way or self._stopped:
            return
        self._under_way = True
        self._run(lambda: _round(self._desk), self._done, self._failed)

    def _done(self, standing: Standing) -> None:
        self._under_way = self._told = False
        self.reported.emit(standing)
        self._go_on()

    def _failed(self, error: BaseException) -> None:
        # The next tick tries again; `ui.tasks` noted what is a mistake of the program.
        self._under_way = False
        if not self._told:
            self._told = True
            self.failed.emit(error)
        self._go_on()

    def _go_on(self) -> None:
        if self._again:
            self._again = False
            self._tick()


def _round(desk: Desk) -> Standing:
    standing = deliver(desk.delivery, desk.place.now())
    desk.watching.look(desk.place.now())
    return standing

"""The ways a session ends that no button was pressed for: another window in front, the system going down, a signal."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSocketNotifier, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from ui.views.closing import ClosingBar

_SIGNALS = tuple(one for name in ("SIGTERM", "SIGHUP", "SIGINT") if (one := getattr(signal, name, None)) is not None)


class Watch(QObject):
    """Has what is typed stored when the window loses the focus or the session is about to end.

    Args:
        keep: Hands over what is typed, and comes back at once.
        settle: Waits until it is stored, a few seconds at most; the system may end the process after that.
    """

    def __init__(
        self, app: QGuiApplication, keep: Callable[[], None], settle: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._keep, self._settle = keep, settle
        app.applicationStateChanged.connect(self._state)
        app.commitDataRequest.connect(self._last_moment, Qt.ConnectionType.DirectConnection)

    def _state(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self._keep()

    def _last_moment(self, _: object) -> None:
        self._keep()
        self._settle()


class Leaving:
    """Tells a person who closes the window once how much waits, when nobody sends it meanwhile; closing again closes.

    Args:
        window: Is closed when the person leaves.
        looked_after: Whether somebody sends what waits without the window.
    """

    def __init__(self, window: QWidget, looked_after: Callable[[], bool]) -> None:
        self._window, self._looked_after = window, looked_after
        self.bar: ClosingBar | None = None

    def may(self, waiting: int) -> bool:
        """Return whether the window may close now; where the session ends it always may."""
        told = self.bar is not None and self.bar.isVisible()
        app = QApplication.instance()
        ends = isinstance(app, QGuiApplication) and app.isSavingSession()
        if not waiting or told or ends or self._looked_after():
            return True
        if self.bar is None:
            from ui.views.closing import ClosingBar

            self.bar = ClosingBar(self._window)
            self.bar.left.connect(self._window.close)
        self.bar.tell(waiting)
        return False

    def waits(self, waiting: int) -> None:
        """So many wait now; once nothing does there is nothing to tell."""
        if self.bar is not None and not waiting:
            self.bar.put_away()


class Signals(QObject):
    """Turns the signals that end a process into an orderly end of the event loop.

    Python runs a handler only between its own instructions, and Qt's loop has none: the signal's byte wakes a notifier.
    """

    def __init__(self, end: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._mine, theirs = socket.socketpair()
        for one in (self._mine, theirs):
            one.setblocking(False)
        self._theirs = theirs
        self._before: dict[int, Any] = {one: signal.signal(one, _noted) for one in _SIGNALS}
        self._fd = signal.set_wakeup_fd(theirs.fileno())
        self._notifier = QSocketNotifier(self._mine.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._came)
        self._end = end

    def _came(self) -> None:
        if any(byte in _SIGNALS for byte in self._mine.recv(64)):
            self._end()

    def stop(self) -> None:
        """Let signals do again what they did."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._fd)
        for one, before in self._before.items():
            signal.signal(one, before)
        self._mine.close()
        self._theirs.close()


def _noted(_: int, __: object) -> None:
    """Do nothing: the byte that came with the signal wakes the loop."""

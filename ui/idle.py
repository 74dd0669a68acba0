"""Tells when nobody touched key or mouse for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_TOUCH = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class Idle(QObject):
    """Watches the windows on the screen, whichever has the focus.

    Events are seen at the window, before any control: a filter on the whole application would cost every one of them.
    """

    idle = Signal()

    def __init__(self, app: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        self._on = False
        self._watched: list[QWindow] = []
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())

    def set_minutes(self, minutes: int) -> None:
        """Wait so long; 0 never tells."""
        self._timer.setInterval(minutes * 60_000)

    def start(self) -> None:
        """Begin to wait."""
        self._on = self._timer.interval() > 0
        if self._on:
            self._timer.start()

    def stop(self) -> None:
        """Wait no longer."""
        self._on = False
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin anew at every touch; nothing is held back."""
        if self._on and event.type() in _TOUCH:
            self._timer.start()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window not in self._watched:
            self._watched.append(window)
            window.installEventFilter(self)
            window.destroyed.connect(lambda _=None, gone=window: self._forget(gone))

    def _forget(self, window: QWindow) -> None:
        self._watched = [kept for kept in self._watched if kept is not window]

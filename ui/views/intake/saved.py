"""When the page is saved, and the line in the head that says so: it never says more than is true."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from services.errors import DiskFull
from ui.components import Icon, Text
from ui.translate import tr
from ui.views.moments import clock

SAVE_AFTER_MS = 700
"""From the first change that is not saved; typing on does not put it off."""
TRY_AGAIN_MS = 4000
_PROMISED_MS = 1000


class Saver(QObject):
    """Says when to save: soon after the first change, again in a while after a failure."""

    due = Signal()
    overdue = Signal()
    """A change is not stored although its second is over."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._soon, self._later, self._promised = (
            _timer(self, SAVE_AFTER_MS),
            _timer(self, TRY_AGAIN_MS),
            _timer(self, _PROMISED_MS),
        )
        self._soon.timeout.connect(self.due)
        self._later.timeout.connect(self.due)
        self._promised.timeout.connect(self.overdue)

    def soon(self) -> None:
        """Have the page saved within a second of the first change that is not saved."""
        if not self._soon.isActive():
            self._soon.start()
        if not self._promised.isActive():
            self._promised.start()

    def later(self) -> None:
        """Try again in a while."""
        self._promised.stop()
        if not self._later.isActive():
            self._later.start()

    def settled(self) -> None:
        """What was handed over is stored; a change made meanwhile has a second of its own."""
        self._promised.stop()
        if self._soon.isActive():
            self._promised.start()

    def at_once(self) -> None:
        """The page is saved now: the next change begins anew."""
        self._soon.stop()


def _timer(parent: QObject, after: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(after)
    return timer


class SavedLine(QWidget):
    """`Draft saved 09:41`, or that it is not saved, with why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._words = Icon("tick-circle", 16, "done"), Text(role="second", tone="quiet")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 8, 0)
        line.setSpacing(6)
        line.addWidget(self._icon)
        line.addWidget(self._words)
        self.hide()

    def text(self) -> str:
        """Return what it says."""
        return self._words.text()

    def show_saved(self, at: datetime | None) -> None:
        """Say when the page was saved; None says nothing."""
        self._say(tr("Draft saved {time}").format(time=clock(at)) if at else "", "tick-circle", "done", "quiet")

    def show_pending(self) -> None:
        """Say that a change is not saved yet."""
        self._say(tr("Not saved yet"), "ring", "wait", "wait")

    def show_unsaved(self, error: BaseException) -> None:
        """Say that the page could not be saved; it is tried again by itself."""
        full = isinstance(error, DiskFull)
        words = tr("Not saved: the disk is full") if full else tr("Not saved, trying again")
        self._say(words, "triangle", "wrong", "wrong")

    def _say(self, words: str, icon: str, icon_tone: str, tone: str) -> None:
        self._icon.show_icon(icon, icon_tone)
        self._words.set_tone(tone)
        self._words.setText(words)
        self.setAccessibleName(words)

"""Under the facts of a reception: how long it can be undone, or why not any more and what to do instead."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil

from PySide6.QtCore import QElapsedTimer, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.domain.undo import Late
from ui.components import Button, Icon, Text
from ui.components.paint import color
from ui.presenters.received import Received
from ui.translate import tr

_STEP_MS = 100
_BAR = 3


class Ebb(QWidget):
    """A thin bar that runs empty; nothing blinks, and words beside it say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setFixedHeight(_BAR)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_share(self, share: float) -> None:
        """Show how much is left, from 0 to 1."""
        self._share = min(max(share, 0.0), 1.0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track and what is left of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(color("line"))
        painter.drawRoundedRect(whole, _BAR / 2, _BAR / 2)
        whole.setWidth(whole.width() * self._share)
        painter.setBrush(color("link"))
        painter.drawRoundedRect(whole, _BAR / 2, _BAR / 2)
        painter.end()


class UndoLine(QWidget):
    """A quiet line; its button undoes, and afterwards corrects."""

    undone = Signal()
    correct = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._words, self._ebb = Icon("undo", 16, "quiet"), Text(role="second", wrap=True), Ebb()
        self.undo = Button(tr("Undo"), key="Ctrl Z", icon="undo", height=32)
        self.correction = Button(tr("Correct"), "light", key="Ctrl H", height=32)
        self.undo.clicked.connect(self.undone)
        self.correction.clicked.connect(self.correct)
        self._left, self._whole = timedelta(), timedelta(seconds=1)
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._tick)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.undo)
        line.addWidget(self.correction)
        column = QVBoxLayout(self)
        column.setContentsMargins(17, 7, 17, 7)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self._ebb)

    @property
    def open(self) -> bool:
        """Whether the reception can still be undone, as far as this page knows."""
        return self._timer.isActive()

    def show_received(self, received: Received, now: datetime) -> None:
        """Show how long the reception can be undone from now, or why not any more."""
        until = received.undo_until
        self._whole = until - received.dossier.received_at if until else timedelta(seconds=1)
        self._left = until - now if until else timedelta()
        self._since.start()
        self.setVisible(until is not None)
        if until is None or received.late is not None or self._left <= timedelta():
            self._close(received.late or Late.TIME)
            return
        self._timer.start()
        self.undo.show()
        self.correction.hide()
        self._ebb.show()
        self._tick()

    def stop(self) -> None:
        """Count no further: the page shows something else."""
        self._timer.stop()

    def _tick(self) -> None:
        left = self._left - timedelta(milliseconds=self._since.elapsed())
        if left <= timedelta():
            self._close(Late.TIME)
            return
        self._ebb.set_share(left / self._whole)
        self._say(tr("Not sent yet. It can be undone for %n seconds", ceil(left.total_seconds())))

    def _close(self, why: Late) -> None:
        """Say why it cannot be undone; the caret does not get lost with the button."""
        self._timer.stop()
        words = {
            Late.PRINTED: tr(
                "The receipt went to paper or a file, so it cannot be undone; a mistake can be corrected."
            ),
            Late.SENT: tr("It was sent, so it cannot be undone; a mistake can be corrected, the receiver is told."),
            Late.TIME: tr("The time to undo it is over; a mistake can be corrected."),
            Late.OTHER: tr("Another officer received it; a mistake can be corrected."),
        }
        had_focus = self.undo.hasFocus()
        self._say(words[why])
        self.correction.show()
        self.undo.hide()
        self._ebb.hide()
        if had_focus:
            self.correction.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str) -> None:
        if words != self._words.text():
            self._words.setText(words)
            self.setAccessibleName(words)

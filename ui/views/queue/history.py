"""What was tried for a row: as many of the last tries as there is room for."""

from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from services.domain.outbox import Attempt
from ui.components import Icon, Text
from ui.translate import tr
from ui.views.moments import lately
from ui.views.queue.words import attempt_facts, attempt_mark

SHOWN = 6
"""How many of the last tries are listed at most."""
_GAP = 8


class History(QWidget):
    """The last tries, the newest at the bottom; the older ones give way where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Try] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    def show_attempts(self, attempts: tuple[Attempt, ...], now: datetime) -> None:
        """Show what was tried, or that nothing was."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        first = max(0, len(attempts) - SHOWN)
        self._rows = [_Try(first + at + 1, one, now) for at, one in enumerate(attempts[first:])]
        for row in self._rows:
            self._column.addWidget(row)
        self._fit()

    def hasHeightForWidth(self) -> bool:
        """It takes the room that is left."""
        return False

    def sizeHint(self) -> QSize:
        """It asks for nothing, and takes what is left."""
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        """It gives way to everything else."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or fewer tries."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.height()
        for row in reversed(self._rows):
            room -= row.needed(self.width())
            row.setVisible(room >= 0)
            room -= _GAP


class _Try(QWidget):
    def __init__(self, number: int, attempt: Attempt, now: datetime) -> None:
        super().__init__()
        mark = attempt_mark(attempt)
        self._words = Text(tr("Try {number}: {outcome}").format(number=number, outcome=mark.text), "second", wrap=True)
        self._facts = Text(attempt_facts(attempt), "caption", "quiet", digits=True)
        self._time = Text(lately(attempt.at, now), "second", "quiet", digits=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._time)
        row.addWidget(Icon(mark.icon, 16, mark.tone))
        row.addWidget(self._words, 1)
        row.addWidget(self._facts)

    def needed(self, width: int) -> int:
        """Return the height it takes at a width, in pixels."""
        beside = self._time.sizeHint().width() + 16 + self._facts.sizeHint().width() + 36
        return max(18, self._words.heightForWidth(max(40, width - beside)))

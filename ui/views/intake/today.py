"""Column 3 of the empty page: what will stand here, and the day so far."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components import BarChart, EmptyCard, Text
from ui.presenters.intake_lobby import Lobby
from ui.translate import tr
from ui.views.intake.layout import line_of


class TodaySoFar(QWidget):
    """Three counts and the receptions by hour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._soon = EmptyCard("clock", tr("Promise, fee and receiver show here once a procedure is chosen"))
        self._title = Text(role="label", tone="quiet")
        self._counts = {name: Text("0", "amount", digits=True) for name in ("received", "same_day", "requests")}
        words = {"received": tr("received"), "same_day": tr("due today"), "requests": tr("bring papers")}
        line = line_of()
        for place, (name, number) in enumerate(self._counts.items()):
            cell = QVBoxLayout()
            cell.setSpacing(0)
            cell.addWidget(number)
            cell.addWidget(Text(words[name], "second", "quiet"))
            line.addLayout(cell)
            if place < len(self._counts) - 1:
                line.addStretch(1)
        self._chart = BarChart(axis=False)
        self._chart.setFixedHeight(78)
        self._caption = Text(tr("Dossiers by hour"), "caption", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._soon)
        column.addSpacing(8)
        column.addWidget(self._title)
        column.addLayout(line)
        column.addSpacing(4)
        column.addWidget(self._chart)
        column.addLayout(line_of(1, self._caption, 1))
        column.addStretch(1)
        self.set_compact(compact=False)

    def set_compact(self, compact: bool) -> None:
        """Take less height on a low screen."""
        self._soon.setFixedHeight(104 if compact else 140)

    def show_lobby(self, lobby: Lobby, desk: int) -> None:
        """Show the day at a desk."""
        self._title.setText(tr("Today at desk {number}").format(number=desk))
        for name, number in self._counts.items():
            number.setText(str(getattr(lobby, name)))
        self._counts["requests"].set_tone("wait" if lobby.requests else "ink")
        bars = [(str(hour), count) for hour, count in lobby.hours]
        most = max(lobby.hours, key=lambda pair: pair[1], default=(0, 0))
        words = tr("Dossiers by hour, most at {hour}: {count}").format(hour=most[0], count=most[1])
        self._chart.show_bars(bars, words, now=str(lobby.now_hour))

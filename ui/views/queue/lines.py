"""How the line to each receiver is, in a card each."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from services.domain.lines import Line
from services.settings.receivers import ReceiverSettings
from ui.components import Card, Icon, PulseBars, StateMark, Text
from ui.presenters.queue import Queue
from ui.translate import tr
from ui.views.queue.words import help_words, line_counts, line_mark, line_times, receiver_name


class LineCard(Card):
    """One receiver: its name, its state since when, what arrived in each ten minutes, last and next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=12, spacing=6, parent=parent)
        self.body.setContentsMargins(17, 11, 17, 11)
        self._name, self._counts = Text(role="card"), Text(role="second", tone="quiet")
        self._state, self._bars = StateMark("sent"), PulseBars()
        self._times = Text(role="caption", tone="quiet")
        self._help = Text(role="caption", tone="wait", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon("server", 18, "quiet"))
        head.addWidget(self._name, 1)
        state = QHBoxLayout()
        state.addWidget(self._state, 1)
        state.addStretch(1)
        state.addWidget(self._counts)
        self.body.addLayout(head)
        self.body.addLayout(state)
        self.body.addWidget(self._bars)
        self.body.addWidget(self._times)
        self.body.addWidget(self._help)

    def show_line(self, line: Line, queue: Queue, settings: ReceiverSettings | None, now: datetime) -> None:
        """Show how a line is."""
        counts = line_counts(queue, line.receiver)
        name, mark = receiver_name(line.receiver, settings), line_mark(line, now)
        self._name.setText(name)
        self._state.show_state(mark)
        self._counts.setText(counts)
        words = tr("{count} arrived in the last {hours} hours")
        arrived = sum(n or 0 for n in line.slots)
        self._bars.show_values(line.slots, words.format(count=arrived, hours=len(line.slots) // 6))
        self._times.setText(line_times(line, now))
        self._help.setText(help_words(line))
        self._help.setVisible(bool(self._help.text()))
        self.setAccessibleName(f"{name}: {mark.text}, {counts}")


class LineCards(QWidget):
    """The cards side by side."""

    def __init__(self, settings: Mapping[str, ReceiverSettings], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._cards: list[LineCard] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)

    def show_queue(self, queue: Queue, now: datetime) -> None:
        """Show the lines; there are seldom more than two."""
        lines = queue.lines
        while len(self._cards) < len(lines):
            card = LineCard()
            self._cards.append(card)
            self._row.addWidget(card, 1)
        for card in self._cards[len(lines) :]:
            card.hide()
        for card, line in zip(self._cards, lines, strict=False):
            card.show()
            card.show_line(line, queue, self._settings.get(line.receiver), now)

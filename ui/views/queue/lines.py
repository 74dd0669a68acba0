"""How the line to each receiver is, in a card each."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from services.domain.lines import Line
from services.domain.queue import Group
from ui.components import Card, Icon, PulseBars, StateMark, Text
from ui.presenters.queue import Queue
from ui.translate import tr
from ui.views.queue.words import help_words, line_counts, line_mark, line_times

WIDE = 3
"""So many cards stand side by side with all they have to say; more of them are low and narrow."""
ACROSS = 4
"""How many low cards stand side by side."""
MOST = 2 * ACROSS
"""More receivers than this are seldom; those in trouble come first, the others are counted."""


class LineCard(Card):
    """One receiver: its name, its state since when, what arrived in each ten minutes, last and next.

    Args:
        low: Without the bars, for a page on which many stand.
    """

    def __init__(self, *, low: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(padding=12, spacing=4 if low else 6, parent=parent)
        self.body.setContentsMargins(17, 7 if low else 11, 17, 7 if low else 11)
        self.low = low
        self._name, self._counts = Text(role="card"), Text(role="second", tone="quiet")
        self._state, self._bars = StateMark("sent"), PulseBars()
        self._times = Text(role="caption", tone="quiet", wrap=True)
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
        self._bars.setVisible(not low)

    def show_line(self, line: Line, queue: Queue, name: str, now: datetime) -> None:
        """Show how a line is.

        Args:
            name: What people call its receiver.
        """
        used = line.receiver not in queue.unused
        counts = line_counts(queue, line.receiver)
        mark = line_mark(line, now, used=used, mend=queue.count(line.receiver, Group.MEND))
        self._name.setText(name)
        self._state.show_state(mark)
        self._counts.setText(counts)
        words = tr("{count} arrived in the last {hours} hours")
        arrived = sum(n or 0 for n in line.slots)
        self._bars.show_values(line.slots, words.format(count=arrived, hours=len(line.slots) // 6), used=used)
        self._times.setText(line_times(line, now, used=used))
        self._help.setText(help_words(line, now))
        self._help.setVisible(bool(self._help.text()))
        # Beside what is wrong the times matter less than the room.
        self._times.setVisible(not self.low or not self._help.text())
        self.setAccessibleName(f"{name}: {mark.text}, {counts}")


class LineCards(QWidget):
    """The cards side by side; where more than three stand they are low, those in trouble first.

    Args:
        called: What people call a receiver.
    """

    def __init__(self, called: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._called = called
        self.cards: list[LineCard] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._rest = Text(role="caption", tone="quiet", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._grid)
        column.addWidget(self._rest)
        self._rest.hide()

    def show_queue(self, queue: Queue, now: datetime) -> None:
        """Show the lines."""
        lines = in_order(queue)
        many = len(lines) > WIDE
        used = tuple(line for line in lines if not many or line.receiver not in queue.unused)
        shown, rest = used[:MOST], used[MOST:]
        self._lay_out(len(shown))
        for card, line in zip(self.cards, shown, strict=True):
            card.show_line(line, queue, self._called(line.receiver), now)
        idle = [self._called(line.receiver) for line in lines if line not in used]
        words = [tr("Not used by this unit: {names}").format(names=", ".join(idle))] if idle else []
        if rest:
            words.append(tr("%n more receiver(s), of which nothing is to be said", len(rest)))
        self._rest.setText(" · ".join(words))
        self._rest.setVisible(bool(words))

    def _lay_out(self, count: int) -> None:
        low = count > WIDE
        if len(self.cards) == count and all(card.low is low for card in self.cards):
            return
        for card in self.cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [LineCard(low=low) for _ in range(count)]
        across = min(count, ACROSS)
        for at, card in enumerate(self.cards):
            self._grid.addWidget(card, at // ACROSS, at % ACROSS)
        for column in range(ACROSS):
            self._grid.setColumnStretch(column, 1 if column < across else 0)


def in_order(queue: Queue) -> tuple[Line, ...]:
    """Return the lines as they stand side by side: what is not used last, and where there are many those in trouble first."""
    many = len(queue.lines) > WIDE

    def rank(line: Line) -> int:
        if line.receiver in queue.unused:
            return 2
        troubled = line.online is False or not line.set_up or queue.count(line.receiver, Group.MEND)
        return 0 if many and troubled else 1

    return tuple(sorted(queue.lines, key=rank))

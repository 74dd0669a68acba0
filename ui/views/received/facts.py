"""The three facts after a reception: saved, printed, waiting to be sent."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.domain.calendar import office_time
from ui.components import Button, Card, Disc, Rule, Text
from ui.presenters.received import Paper, Received
from ui.translate import tr
from ui.views.intake.layout import line_of
from ui.views.moments import clock
from ui.views.received.undo import UndoLine


class Fact(QWidget):
    """One fact: its shape, what is so, since when, and what can be done."""

    def __init__(self, button: Button | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._disc = Disc("tick", "done", 32)
        self._what, self._more = Text(role="row", wrap=True), Text(role="second", tone="quiet", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self._what)
        words.addWidget(self._more)
        words.addStretch(1)
        line = line_of(spacing=12)
        line.setContentsMargins(17, 10, 17, 10)
        line.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(words, 1)
        if button is not None:
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)
        self._line = line
        self._least = 0

    def set_least(self, height: int, tight: bool) -> None:
        """Be at least so high, with less room above and below where it is `tight`."""
        self._least = height
        self._line.setContentsMargins(17, 5 if tight else 10, 17, 5 if tight else 10)
        self._hold_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words that wrap in a narrow column keep their lines."""
        super().resizeEvent(event)
        self._hold_words()

    def _hold_words(self) -> None:
        self.setMinimumHeight(max(self._least, self._line.totalHeightForWidth(self.width())))

    def say(self, what: str, more: str, icon: str = "tick", tone: str = "done") -> None:
        """Show the fact as it is now."""
        self._disc.show_icon(icon, tone)
        self._what.setText(what)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._hold_words()
        self.setAccessibleName(f"{what}. {more}")


class Facts(Card):
    """The facts in their order."""

    print_again = Signal()
    show_queue = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, spacing=0, parent=parent)
        self.printer = Button(tr("Print again"), key="Ctrl P", icon="printer", height=32)
        self.queue = Button(tr("Show the queue"), "light", key="F4", height=32)
        self.printer.clicked.connect(self.print_again)
        self.queue.clicked.connect(self.show_queue)
        self._saved, self._printed, self._sent = Fact(), Fact(self.printer), Fact(self.queue)
        for place, fact in enumerate((self._saved, self._printed, self._sent)):
            if place:
                self.body.addWidget(Rule())
            self.body.addWidget(fact)
        self._compact = False
        self.undo = UndoLine()
        self._rule = Rule()
        self.body.addWidget(self._rule)
        self.body.addWidget(self.undo)

    def set_compact(self, compact: bool) -> None:
        """Take less height on a low screen."""
        self._compact = compact
        self._fit()

    def _fit(self) -> None:
        """Rows are a little lower beside the line that says how long it can be undone."""
        beside = self.undo.isVisibleTo(self)
        for fact in (self._saved, self._printed, self._sent):
            least = (52 if beside else 60) if self._compact else (64 if beside else 72)
            fact.set_least(least, tight=self._compact and beside)

    def show_received(self, received: Received, now: datetime) -> None:
        """Show what is saved, printed and sent, and how long it can be undone."""
        dossier = received.dossier
        self.undo.show_received(received, now)
        self._rule.setVisible(self.undo.isVisibleTo(self))
        self._fit()
        at = f"{office_time(dossier.received_at):%H:%M:%S}"
        where = tr("{time} · in the register, number {number}").format(time=at, number=dossier.book_number)
        self._saved.say(tr("Saved on this machine"), where)
        self._show_paper(received)
        self._show_upload(received)

    def _show_paper(self, received: Received) -> None:
        job = received.job
        again = received.paper is not Paper.WAITING
        self.printer.set_words(tr("Print again") if again else tr("Print"))
        if received.paper is Paper.PRINTED and job is not None and job.printed_at is not None:
            more = tr("{time} · {printer}").format(time=clock(job.printed_at), printer=job.printer)
            self._printed.say(tr("Printed, 2 copies"), more)
        elif received.paper is Paper.SAVED:
            self._printed.say(tr("Saved as a file instead of printed"), "")
        elif received.paper is Paper.NOT_WANTED:
            more = tr("The result was handed over at once; print one if the citizen asks")
            self._printed.say(tr("No receipt needed"), more, "minus", "quiet")
        else:
            more = tr("No page is lost: it is kept until it is printed")
            self._printed.say(tr("Waits for the printer"), more, "clock", "wait")

    def _show_upload(self, received: Received) -> None:
        name = received.receiver or tr("the provincial system")
        self.queue.setVisible(received.place > 0)
        if received.place == 0:
            self._sent.say(tr("Sent to {receiver}").format(receiver=name), "")
        elif received.held:
            words = tr("Sent back by {receiver}").format(receiver=name)
            self._sent.say(words, tr("See the queue: a field must be mended"), "pause", "wrong")
        else:
            self._sent.say(tr("Waits to be sent to {receiver}").format(receiver=name), _line(received), "clock", "wait")


def _line(received: Received) -> str:
    place = tr("number {place} in the queue · sent by itself, nothing to do").format(place=received.place)
    if received.online is False and received.since is not None:
        return tr("Offline since {time} · number {place} in the queue · sent once the line is back").format(
            time=clock(received.since), place=received.place
        )
    return place

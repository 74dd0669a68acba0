"""The three lawful exits, stacked: receive, ask for papers, refuse."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components import Button
from ui.translate import tr
from ui.views.intake.layout import Remark

BLINK_MS = 400
"""Storing that takes no longer is over before anybody asks whether the key was heard."""


class Exits(QWidget):
    """The main button where the eye ends, and the two others below; none is ever disabled."""

    receive = Signal()
    request = Signal()
    refuse = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing, self._said = Remark(), ("", "ring", "quiet")
        self._late = QTimer(self, singleShot=True, interval=BLINK_MS)
        self._late.timeout.connect(lambda: self._standing.say(tr("Storing, not done yet"), "ring", "wait"))
        self.main = Button(tr("Accept and print"), "primary", key="F9", icon="printer", height=48, wide=True)
        self.second = Button(tr("Ask for papers"), key="F10", wide=True)
        self.third = Button(tr("Refuse"), "danger", key="F11", wide=True)
        self.main.clicked.connect(self.receive)
        self.second.clicked.connect(self.request)
        self.third.clicked.connect(self.refuse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._standing, self.main, self.second, self.third):
            column.addWidget(widget)

    def show_missing(self, missing: int, asked: int) -> None:
        """Say how many papers are missing; nothing while there are none to count."""
        if not asked:
            self._say("", "ring", "quiet")
        elif missing:
            words = tr("%n of {asked} papers missing", missing).format(asked=asked)
            self._say(words, "half", "wait")
        else:
            self._say(tr("All %n papers are here", asked), "tick", "done")

    def show_faults(self, count: int) -> None:
        """Say how many places must be looked at."""
        self._say(tr("%n places, see the top of the page", count), "triangle", "wrong")

    def show_under_way(self, under_way: bool) -> None:
        """Say that an exit is being stored while it takes its time: on a slow disk nobody must think the key was lost."""
        if under_way:
            self._late.start()
        else:
            self._late.stop()
            self._standing.say(*self._said)

    def _say(self, words: str, icon: str, tone: str) -> None:
        self._said = (words, icon, tone)
        self._standing.say(*self._said)

    def show_same_day(self, same_day: bool) -> None:
        """Say what the main button does: without a receipt when the result is handed over at once."""
        if same_day:
            self.main.set_words(tr("Accept and hand over"), icon="tick-circle")
        else:
            self.main.set_words(tr("Accept and print"), icon="printer")

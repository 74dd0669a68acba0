"""Column 1 of the empty page: hold the card before the scanner, or type a number; who came today."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.domain.applicant import digits
from ui.components import Button, Icon, Rule, SearchBox, Text
from ui.presenters.intake_lobby import Lobby, Visit
from ui.translate import tr
from ui.views.intake.layout import DottedCard, empty, line_of
from ui.views.moments import clock


class Welcome(QWidget):
    """The scan target, the one field to type a number into, and today's citizens with shortened names."""

    begun = Signal(str)
    """A number or a name was typed; carries it."""
    by_hand = Signal()
    """The citizen has no card: show the fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = SearchBox(tr("Personal number, phone or dossier number"), hint=tr("033 …"))
        self.first.entered.connect(self._enter)
        self.first.searched.connect(self._look)
        self._target = self._scan_target()
        self._visits = QVBoxLayout()
        self._visits.setSpacing(10)
        hand = Button(tr("No card: type"), "light", key="Alt K", icon="keyboard", height=32)
        hand.clicked.connect(self.by_hand)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._target)
        column.addSpacing(6)
        column.addWidget(Text(tr("Or type a personal, phone or dossier number"), "label", "quiet"))
        column.addWidget(self.first)
        column.addSpacing(12)
        column.addWidget(Rule())
        column.addSpacing(6)
        column.addWidget(Text(tr("Citizens who came today"), "label", "quiet"))
        column.addSpacing(4)
        column.addLayout(self._visits)
        column.addStretch(1)
        column.addLayout(line_of(1, hand, 1))

    def _scan_target(self) -> DottedCard:
        target = DottedCard(ground="soft", padding=12, spacing=6)
        what = Text(tr("Hold the QR of the identity card before the scanner"), "row", wrap=True)
        when = Text(tr("Scan at any time, wherever the caret is"), "caption", "quiet", wrap=True)
        target.body.addStretch(1)
        target.body.addWidget(Icon("id-card", 40, "link"), 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (what, when):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            target.body.addWidget(words)
        target.body.addStretch(1)
        target.setFixedHeight(150)
        return target

    def set_compact(self, compact: bool) -> None:
        """Take less height on a low screen."""
        self._target.setFixedHeight(146 if compact else 150)

    def show_visits(self, lobby: Lobby) -> None:
        """Show who came today, the latest first."""
        empty(self._visits)
        for visit in lobby.visits:
            self._visits.addWidget(_visit(visit))
        if not lobby.visits:
            self._visits.addWidget(Text(tr("Nobody yet"), "second", "quiet"))

    def _enter(self) -> None:
        if text := self.first.text().strip():
            self.first.line.clear()
            self.begun.emit(text)

    def _look(self, text: str) -> None:
        # A whole personal number needs no Enter.
        if len(bare := digits(text)) == 12 and bare.isascii() and bare.isdigit():
            self._enter()


def _visit(visit: Visit) -> QWidget:
    held = QWidget()
    at = Text(clock(visit.at), "row", digits=True)
    at.setFixedWidth(52)
    state = Text(tr("asked for papers") if visit.asked else tr("received"), "second", "quiet")
    held.setLayout(line_of(at, Text(visit.name, "second"), 1, state))
    return held

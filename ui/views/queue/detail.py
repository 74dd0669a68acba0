"""The chosen row of the queue: why it waits, what is put right in place, what can be done, what was tried."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from services.cases.delivery import QueueDetail
from services.domain.mending import Conflict
from services.domain.outbox import EntryKind, EntryState
from services.domain.permissions import Account, Act, may
from services.domain.queue import QueueRow
from services.errors import Problem
from ui.components import Button, Card, Chip, EmptyCard, Icon, Rule, Text
from ui.presenters.queue_mend import Faulty, Way
from ui.translate import tr
from ui.views.queue.asking import Asking
from ui.views.queue.conflict import ConflictTable
from ui.views.queue.history import History
from ui.views.queue.mend import MendPanel
from ui.views.queue.why import Why
from ui.views.queue.words import row_mark

WIDTH = 460
_RING = 4
_LOW = 470
"""Under this height the card leaves out what is said elsewhere too, in pixels."""


class Detail(Card):
    """One row of the queue, or that nothing waits.

    Args:
        by: Who looks; the journal will name them.
        phone: Whom to call when nothing helps, or "".
        others: The receivers a dossier can be sent to, as (name, words).
    """

    acted = Signal()
    """The main button."""
    dossier_wanted = Signal()
    held = Signal(str)
    """Hold the row back; carries the reason."""
    rerouted = Signal(str, str)
    """Send it elsewhere; carries the receiver and the reason."""
    cut_agreed = Signal()
    left_out = Signal(str)
    """Let the dossier go without the paper the row is about; carries the reason."""
    preview_wanted = Signal()
    answers_wanted = Signal()

    def __init__(self, by: Account, phone: str, others: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(padding=16, spacing=0, parent=parent)
        self.setFixedWidth(WIDTH)
        self._by, self._phone_number = by, phone
        self._may_change, self._may_reroute = may(by, Act.CHANGE_QUEUE), may(by, Act.REROUTE) and len(others) > 1
        self._others = others
        self._row: QueueRow | None = None
        self._faults: tuple[Faulty, ...] = ()
        self._support = phone
        self._empty = EmptyCard("cloud-tick", "", tone="done")
        self._empty.set_look(ground="surface", edge="")
        self._shown = QWidget()
        self._shown.setObjectName("scrolled")
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setWidget(self._shown)
        self._shown.setAutoFillBackground(False)
        self._stack = QStackedLayout()
        # First into its parent: a page put into a layout of no widget is shown for a moment as a window of its own.
        self.body.addLayout(self._stack)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._scroll)
        self._make()
        self._lay_out()
        self._bind()
        self.retranslate()

    def _make(self) -> None:
        self._number, self._state = Text(role="heading", digits=True), Chip("")
        self._theirs = Text(role="caption", tone="quiet", digits=True)
        self._name, self._procedure = Text(role="strong", wrap=True), Text(role="second", tone="quiet", wrap=True)
        self.why, self.conflict = Why(), ConflictTable()
        self.mend = MendPanel(may(self._by, Act.CORRECT) and self._may_change)
        self.act = Button("", "primary", key="F9", icon="send", height=40, wide=True)
        self.whole = Button("", key="Ctrl O", height=40)
        self.cut, self.leave = Button("", key="F10", height=36), Button("", key="F10", height=36)
        self.hold = Button("", "light", key="Ctrl K", height=32)
        self.elsewhere = Button("", "light", key="Ctrl J", height=32)
        self.preview = Button("", "light", key="Ctrl G", height=32)
        self.answers = Button("", "light", key="Ctrl T", height=28)
        self.reason, self.moving, self.leaving = Asking(), Asking(choose=True), Asking()
        self._title = ""
        self._logged = Text(role="caption", tone="quiet", wrap=True)
        self._done, self._rule = Text(role="second", tone="quiet"), Rule()
        self.history = History()
        self._phone, self._phone_icon = Text(role="caption", tone="quiet", digits=True), Icon("phone", 16, "quiet")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._shown)
        # Room for the ring around what has the focus.
        column.setContentsMargins(_RING, _RING, _RING, _RING)
        column.setSpacing(0)
        head, buttons, tried = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        tools, call = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._number, 1)
        head.addWidget(self._state)
        buttons.setSpacing(8)
        buttons.addWidget(self.act, 1)
        buttons.addWidget(self.whole)
        tried.addWidget(self._done, 1)
        tried.addWidget(self.answers)
        tools.setSpacing(0)
        for tool in (self.preview, self.hold, self.elsewhere):
            tools.addWidget(tool)
        tools.addStretch(1)
        call.setSpacing(8)
        call.addWidget(self._phone_icon)
        call.addWidget(self._phone, 1)
        column.addLayout(head)
        column.addWidget(self._theirs)
        column.addSpacing(6)
        column.addWidget(self._name)
        column.addWidget(self._procedure)
        column.addSpacing(8)
        column.addWidget(self.why)
        column.addSpacing(8)
        column.addWidget(self.conflict)
        column.addWidget(self.mend)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.addSpacing(6)
        column.addWidget(self.cut)
        column.addWidget(self.leave)
        column.addWidget(self._logged)
        column.addWidget(self.reason)
        column.addWidget(self.moving)
        column.addWidget(self.leaving)
        column.addSpacing(4)
        column.addWidget(self._rule)
        column.addLayout(tried)
        column.addSpacing(4)
        column.addWidget(self.history, 1)
        column.addLayout(tools)
        column.addLayout(call)

    def _bind(self) -> None:
        self.act.clicked.connect(self.acted)
        self.whole.clicked.connect(self.dossier_wanted)
        self.hold.clicked.connect(self.ask_hold)
        self.elsewhere.clicked.connect(self.ask_elsewhere)
        self.reason.given.connect(lambda _, reason: self.held.emit(reason))
        self.reason.left.connect(self.hold.setFocus)
        self.moving.given.connect(self.rerouted)
        self.moving.left.connect(self.elsewhere.setFocus)
        self.cut.clicked.connect(self.cut_agreed)
        self.leave.clicked.connect(self.ask_leave_out)
        self.leaving.given.connect(self._leave_out)
        self.leaving.left.connect(self._back_to_leave)
        self.preview.clicked.connect(self.preview_wanted)
        self.answers.clicked.connect(self.answers_wanted)
        self.mend.entered.connect(self.acted)

    def retranslate(self) -> None:
        """Say the fixed words in the language in use."""
        self._empty.set_sentence(tr("Nothing to look at here."))
        self.hold.set_words(tr("Hold back"))
        self.elsewhere.set_words(tr("Send elsewhere"))
        self.preview.set_words(tr("What is sent"))
        self.answers.set_words(tr("Answers word for word"))
        self.cut.set_words(tr("Cut it and send"))
        self.leave.set_words(tr("Send without this paper"))
        self._done.setText(tr("What was done"))
        self._phone.setText(tr("Cannot be mended here? Technical help: {phone}").format(phone=self._phone_number))
        self.reason.set_words(tr("Why it is held back"), tr("Hold back"))
        self.moving.set_words(tr("Why it goes elsewhere"), tr("Send it there"), tr("Goes to"))
        self.leaving.set_words(tr("Why it goes without the paper"), tr("Leave it out"))

    def show_detail(
        self, detail: QueueDetail | None, row: QueueRow | None, receiver: str, now: datetime, *, offline: bool
    ) -> None:
        """Show a row, or none; a reason being typed stays as long as the row does.

        Args:
            receiver: What people call its receiver.
            offline: That one does not answer now.
        """
        shown = detail is not None and row is not None
        self._stack.setCurrentWidget(self._scroll if shown else self._empty)
        if detail is None or row is None:
            return
        dossier, mark = detail.dossier, row_mark(row)
        if self._number.text() != dossier.number:
            self._leave_lines()
            self.show_their_number("")
        self._row, self._title = row, str(detail.entry.body.get("title", ""))
        self._number.setText(dossier.number)
        self._state.show_state(mark.text, mark.tone, mark.icon)
        self._name.setText(dossier.applicant.full_name.upper())
        words = tr("{procedure} · {code}")
        self._procedure.setText(words.format(procedure=dossier.procedure.short_name, code=dossier.procedure.code))
        self.why.show_row(row, receiver, now, offline=offline)
        self.history.show_attempts(detail.attempts, now)
        self._done.setText(tr("What was done") if detail.attempts else tr("Not tried yet."))
        self.answers.setVisible(bool(detail.attempts))

    def show_their_number(self, number: str) -> None:
        """Show the number the receiver gave; "" while it has not."""
        self._theirs.setText(tr("Their number: {number}").format(number=number))
        self._theirs.setVisible(bool(number))

    def show_faults(self, faults: tuple[Faulty, ...], typed: Mapping[str, str], way: Way, support: str) -> None:
        """Show the fields that hold the row up, and what the main button does.

        Args:
            support: Whom to call about what cannot be mended here, or "".
        """
        row, may_change = self._row, self._may_change
        self.mend.show_faults(faults, typed, support, row.reason if row else "")
        free = may_change and row is not None and row.state is not EntryState.SENDING
        words = {
            Way.MEND: tr("Mend and send"),
            Way.AGAIN: tr("Send again"),
            Way.RELEASE: tr("Let go and send"),
            Way.ASK: tr("Ask now"),
            Way.SEND: tr("Send this one now"),
        }
        self.act.set_words(words[way])
        self.act.setVisible(free)
        self.whole.set_words(tr("Whole file") if way is Way.MEND else tr("Open file"))
        logged = tr("What is mended is recorded in the journal under the name {name}.")
        other = tr("Recorded in the journal under the name {name}.")
        self._logged.setText((logged if way is Way.MEND else other).format(name=self._by.display))
        self.hold.setVisible(free and way is not Way.RELEASE)
        self.elsewhere.setVisible(self._may_reroute and free and way is not Way.ASK)
        self.cut.setVisible(free and any(fault.kept for fault in faults))
        paper = row is not None and row.kind is EntryKind.FILE and row.state is EntryState.PARKED
        if not (free and paper):
            self.leaving.leave()
        if not free:
            self._leave_lines()
        self.leave.setVisible(free and paper and self.leaving.isHidden())
        self._logged.setVisible(free and self.leaving.isHidden())

    def _leave_lines(self, but: Asking | None = None) -> None:
        if self.leaving.isVisible() and but is not self.leaving:
            self._show_leave(True)
        for line in (self.reason, self.moving, self.leaving):
            if line is not but:
                line.leave()

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say beside the fields what cannot be."""
        self.mend.show_problems(problems)

    def show_conflict(self, conflict: Conflict | None, *, asking: bool) -> None:
        """Show what is here, what was sent and what the receiver has."""
        self.conflict.show_conflict(conflict, asking=asking)

    def ask_hold(self) -> None:
        """Ask why the row is to be held back, where it can be."""
        if self.hold.isVisible():
            self._leave_lines(but=self.reason)
            self.reason.ask()

    def ask_leave_out(self) -> None:
        """Ask why the dossier is to go without the paper, where one holds it up, and say what becomes of it."""
        if self.leave.isVisible():
            self._leave_lines(but=self.leaving)
            words = tr("“{paper}” is taken off the dossier for good; everything else goes.")
            self.leaving.tell(words.format(paper=self._title or tr("Scanned paper")))
            self.leaving.ask()
            # What is asked for stands in its place: a low screen has no room for both.
            self._show_leave(False)

    def _leave_out(self, _: str, reason: str) -> None:
        self._show_leave(True)
        self.left_out.emit(reason)

    def _back_to_leave(self) -> None:
        self._show_leave(True)
        self.leave.setFocus()

    def _show_leave(self, shown: bool) -> None:
        self.leave.setVisible(shown)
        self._logged.setVisible(shown)

    def ask_elsewhere(self) -> None:
        """Ask where the dossier is to go and why, where it can."""
        if self.elsewhere.isVisible():
            self._leave_lines(but=self.moving)
            now = self._row.receiver if self._row else ""
            self.moving.offer([(name, words) for name, words in self._others if name != now])
            self.moving.ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what is said elsewhere too where the screen is low."""
        super().resizeEvent(event)
        low = self.height() < _LOW
        self.set_padding((12 if low else 16) - _RING)
        self.why.set_padding(8 if low else 12)
        self.why.safe.setVisible(not low)
        self._rule.setVisible(not low)
        for widget in (self._phone, self._phone_icon):
            widget.setVisible(bool(self._phone_number) and not low)

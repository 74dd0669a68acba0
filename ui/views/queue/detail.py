"""The chosen row of the queue: why it waits, what can be done, what was tried."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from services.cases.delivery import QueueDetail
from services.domain.outbox import Attempt, EntryState
from ui.components import Button, Card, Chip, EmptyCard, Field, Icon, Rule, Text
from ui.presenters.queue import Group, Waiting
from ui.translate import tr
from ui.views.moments import lately
from ui.views.queue.words import attempt_facts, attempt_mark, faulty_field, reason_words, row_mark, row_words

WIDTH = 460
SHOWN = 6
"""How many of the last tries are listed."""


class Detail(Card):
    """One row of the queue, or that nothing waits.

    Args:
        may_change: Whether the account may retry and hold back.
        officer: Display name of the account, which the journal will name.
        phone: Whom to call when nothing helps, or "".
    """

    retried = Signal()
    dossier_wanted = Signal()
    held = Signal(str)
    """Hold the row back; carries the reason."""

    def __init__(self, may_change: bool, officer: str, phone: str, parent: QWidget | None = None) -> None:
        super().__init__(padding=16, spacing=0, parent=parent)
        self.setFixedWidth(WIDTH)
        self._may_change, self._officer, self._phone_number = may_change, officer, phone
        self._empty = EmptyCard("cloud-tick", "", tone="done")
        self._empty.set_look(ground="surface", edge="")
        self._shown = QWidget()
        self._stack = QStackedLayout()
        # First into its parent: a page put into a layout of no widget is shown for a moment as a window of its own.
        self.body.addLayout(self._stack)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._shown)
        self._number, self._state = Text(role="heading", digits=True), Chip("")
        self._name, self._procedure = Text(role="strong", wrap=True), Text(role="second", tone="quiet", wrap=True)
        self._why = _Why()
        self.retry = Button("", "primary", key="F9", icon="send", height=40, wide=True)
        self.whole = Button("", key="Ctrl O", height=40)
        self.hold = Button("", "light", icon="pause", height=32)
        self.reason = _Reason()
        self._logged = Text(role="caption", tone="quiet", wrap=True)
        self._done = Text(role="second", tone="quiet")
        self._attempts = QGridLayout()
        self._phone = Text(role="caption", tone="quiet", digits=True)
        self._lay_out()
        self.retry.clicked.connect(self.retried)
        self.whole.clicked.connect(self.dossier_wanted)
        self.hold.clicked.connect(self.reason.ask)
        self.reason.given.connect(self.held)
        self.reason.left.connect(self.hold.setFocus)
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head, buttons, second, call = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._number, 1)
        head.addWidget(self._state)
        buttons.setSpacing(8)
        buttons.addWidget(self.retry, 1)
        buttons.addWidget(self.whole)
        second.addWidget(self._logged, 1)
        second.addWidget(self.hold)
        call.setSpacing(8)
        self._phone_icon = Icon("phone", 16, "quiet")
        call.addWidget(self._phone_icon)
        call.addWidget(self._phone, 1)
        self._attempts.setHorizontalSpacing(12)
        self._attempts.setVerticalSpacing(8)
        self._attempts.setColumnStretch(2, 1)
        column.addLayout(head)
        column.addSpacing(8)
        column.addWidget(self._name)
        column.addWidget(self._procedure)
        column.addSpacing(10)
        column.addWidget(self._why)
        column.addSpacing(12)
        column.addLayout(buttons)
        column.addSpacing(6)
        column.addLayout(second)
        column.addWidget(self.reason)
        column.addSpacing(8)
        column.addWidget(Rule())
        column.addSpacing(10)
        column.addWidget(self._done)
        column.addSpacing(10)
        column.addLayout(self._attempts)
        column.addStretch(1)
        column.addLayout(call)

    def retranslate(self) -> None:
        """Say the fixed words in the language in use."""
        self._empty.set_sentence(tr("Nothing to look at here."))
        self.whole.set_words(tr("Open file"))
        self.hold.set_words(tr("Hold back"))
        self._done.setText(tr("What was done"))
        self._logged.setText(tr("Recorded in the journal under the name {name}.").format(name=self._officer))
        self._phone.setText(tr("Cannot be mended here? Technical help: {phone}").format(phone=self._phone_number))
        for widget in (self._phone, self._phone_icon):
            widget.setVisible(bool(self._phone_number))
        self.reason.retranslate()

    def show_detail(self, detail: QueueDetail | None, row: Waiting | None, now: datetime) -> None:
        """Show a row, or none; a reason being typed stays as long as the row does."""
        shown = detail is not None and row is not None
        self._stack.setCurrentWidget(self._shown if shown else self._empty)
        if detail is None or row is None:
            return
        dossier, mark = detail.dossier, row_mark(row)
        if self._number.text() != dossier.number:
            self.reason.leave()
        self._number.setText(dossier.number)
        self._state.show_state(mark.text, mark.tone, mark.icon)
        self._name.setText(dossier.applicant.full_name.upper())
        words = tr("{procedure} · {code}")
        self._procedure.setText(words.format(procedure=dossier.procedure.short_name, code=dossier.procedure.code))
        self._why.show_row(row, now)
        self._show_acts(row)
        self._show_attempts(detail.attempts, now)

    def _show_acts(self, row: Waiting) -> None:
        sending = row.entry.state is EntryState.SENDING
        words = {Group.MEND: tr("Send again"), Group.UNKNOWN: tr("Ask now"), Group.WAITING: tr("Send this one now")}
        self.retry.set_words(words[row.group])
        self.retry.setVisible(self._may_change and not sending)
        self._logged.setVisible(self._may_change and not sending)
        self.hold.setVisible(self._may_change and not sending and row.group is not Group.MEND)
        if not self.hold.isVisibleTo(self._shown):
            self.reason.leave()

    def _show_attempts(self, attempts: tuple[Attempt, ...], now: datetime) -> None:
        while (item := self._attempts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not attempts:
            self._attempts.addWidget(Text(tr("Not tried yet."), "second", "quiet"), 0, 0, 1, 4)
        first = max(0, len(attempts) - SHOWN)
        for at, attempt in enumerate(attempts[first:]):
            mark = attempt_mark(attempt)
            words = tr("Try {number}: {outcome}").format(number=first + at + 1, outcome=mark.text)
            self._attempts.addWidget(Text(lately(attempt.at, now), "second", "quiet", digits=True), at, 0)
            self._attempts.addWidget(Icon(mark.icon, 16, mark.tone), at, 1)
            self._attempts.addWidget(Text(words, "second", wrap=True), at, 2)
            facts = Text(attempt_facts(attempt), "caption", "quiet", digits=True)
            self._attempts.addWidget(facts, at, 3, Qt.AlignmentFlag.AlignRight)


class _Why(Card):
    """Why the row waits, in words, and that nothing is lost."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="wrong_soft", edge="", radius=6, padding=12, spacing=2, parent=parent)
        self._icon, self._title = Icon("triangle", 18, "wrong"), Text(role="strong", tone="wrong", wrap=True)
        self._reason, self._field = Text(role="second", wrap=True), Text(role="second_row", wrap=True)
        self._safe = Text(role="second", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        self.body.addLayout(head)
        for words in (self._field, self._reason, self._safe):
            self.body.addWidget(words)

    def show_row(self, row: Waiting, now: datetime) -> None:
        """Show why a row waits."""
        entry = row.entry
        refused = row.group is Group.MEND and not row.held
        tone = "wrong" if refused else "wait" if row.group is not Group.WAITING else "quiet"
        titles = {
            Group.MEND: tr("Held back until somebody lets it go") if row.held else tr("Not taken by the receiver"),
            Group.UNKNOWN: tr("Not known whether it arrived"),
            Group.WAITING: tr("Waiting to be sent"),
        }
        self.set_look(ground="off" if tone == "quiet" else f"{tone}_soft")
        self._icon.show_icon(row_mark(row).icon if not refused else "triangle", tone)
        self._title.setText(titles[row.group])
        self._title.set_tone(tone)
        reason = reason_words(entry.reason) if row.group is Group.MEND else row_words(row, now)
        self._reason.setText(tr("{sentence}.").format(sentence=(reason[:1].upper() + reason[1:]).rstrip(".")))
        field = faulty_field(entry) if refused else ""
        self._field.setText(tr("Field: {field}").format(field=field))
        self._field.setVisible(bool(field))
        self._safe.setText(tr("The dossier and the citizen's receipt stay as they are."))


class _Reason(QWidget):
    """The reason for holding a row back, asked for in place."""

    given = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = Field("")
        self.yes, self.no = Button("", key="Enter", height=36), Button("", "light", key="Esc", height=36)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.yes, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.no, 0, Qt.AlignmentFlag.AlignBottom)
        self.yes.clicked.connect(self._give)
        self.field.line.returnPressed.connect(self._give)
        self.no.clicked.connect(self._go)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Say the fixed words in the language in use."""
        self.field.set_label(tr("Why it is held back"))
        self.yes.set_words(tr("Hold back"))
        self.no.set_words(tr("Not now"))

    def ask(self) -> None:
        """Show the line to type in."""
        self.show()
        self.field.line.setFocus()

    def leave(self) -> None:
        """Take the line away."""
        self.field.set_text("")
        self.field.set_error("")
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the row as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self._go()
            return
        super().keyPressEvent(event)

    def _go(self) -> None:
        self.leave()
        self.left.emit()

    def _give(self) -> None:
        reason = self.field.text().strip()
        self.field.set_error("" if reason else tr("Say in a few words why."))
        if reason:
            self.given.emit(reason)
            self.leave()
        else:
            self.field.line.setFocus()

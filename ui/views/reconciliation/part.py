"""Reconciling a day, as a part of the daily log page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from services.bootstrap import Desk
from services.domain.permissions import Account
from services.domain.statement import Compared, Statement
from services.wording.reconciliation import reach_words
from ui.components import Button, Card, EmptyCard, FilterChip, Icon, Select, Text
from ui.notice import Notice, failure
from ui.presenters.reconciliation import ACCEPTED, ReconciliationPresenter, group_of, in_order
from ui.tasks import Lanes
from ui.translate import language, tr
from ui.views.moments import grouped, long_day, today_or_day
from ui.views.receivers import called
from ui.views.reconciliation.detail import Detail
from ui.views.reconciliation.table import ComparedTable
from ui.views.reconciliation.words import group_mark, headline, lag_line

MARGIN = 16
_LOOK_MS = 100
_GROUPS = ("missing_there", "missing_here", "different", "arrived", "not_sent", "not_known", ACCEPTED, "same")


class ReconciliationPart(QWidget):
    """Ours against theirs: the sentence the day comes to, its numbers by how they stand, and one of them field by field."""

    notice = Signal(object)
    print_pages = Signal(str, object)
    open_dossier = Signal(str)
    waiting_changed = Signal()
    head_changed = Signal()

    def __init__(self, desk: Desk, account: Account, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = desk.place.now
        self.presenter = ReconciliationPresenter(
            self, desk.reconciliation, account, lanes.desk, lanes.long, desk.place.today
        )
        self._only, self._shown = "", False
        choices = [(name, called(desk.settings, name)) for name, _ in self.presenter.receivers]
        self.receiver = Select("", choices, self.presenter.receiver)
        self.run = Button("", "primary", key="F9", icon="refresh", height=40)
        self.stop = Button("", key="Esc", icon="cross", height=40)
        self.printing = Button("", key="Ctrl P", icon="printer", height=32)
        self.resend_all = Button("", key="Ctrl Shift R", icon="send", height=32)
        self._icon, self._said = Icon("ring", 24, "quiet"), Text(role="strong", wrap=True)
        self._more = Text(role="second", tone="quiet", wrap=True)
        self.bar = QProgressBar()
        self.chips = {group: FilterChip("") for group in _GROUPS}
        self.table, self.detail, self.lag = ComparedTable(), Detail(), Text(role="second", tone="quiet", wrap=True)
        self.empty = EmptyCard("server", "")
        self._look = QTimer(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        top, words = Card(padding=12, spacing=8), QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._said)
        words.addWidget(self._more)
        words.addWidget(self.bar)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        self.receiver.setFixedWidth(220)
        row.addWidget(self.receiver)
        row.addWidget(self.run)
        row.addWidget(self.stop)
        top.body.addLayout(row)
        self._chip_row = QHBoxLayout()
        self._chip_row.setSpacing(8)
        for chip in self.chips.values():
            self._chip_row.addWidget(chip)
        self._chip_row.addStretch(1)
        self._lists = QWidget()
        lists = QHBoxLayout(self._lists)
        lists.setContentsMargins(0, 0, 0, 0)
        lists.setSpacing(12)
        lists.addWidget(self.table, 1)
        lists.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        column.setSpacing(10)
        column.addWidget(top)
        column.addLayout(self._chip_row)
        column.addWidget(self._lists, 100)
        column.addWidget(self.lag)
        column.addWidget(self.empty)
        column.addStretch(1)

    def _connect(self) -> None:
        presenter = self.presenter
        self.run.clicked.connect(presenter.reconcile)
        self.stop.clicked.connect(presenter.stop)
        self.resend_all.clicked.connect(self.resend_open)
        self.printing.clicked.connect(self.print_statement)
        self.receiver.changed.connect(lambda name: presenter.look_at(presenter.day, name))
        for group, chip in self.chips.items():
            chip.toggled.connect(lambda on, name=group: self._filter(name if on else ""))
        self.table.table.selectionModel().currentChanged.connect(lambda *_: self._show_chosen())
        self.table.table.opened.connect(lambda _: self.open_chosen())
        self.detail.resent.connect(self.resend_chosen)
        self.detail.accepted.connect(self._accept)
        self.detail.opened.connect(self.open_chosen)
        self._look.timeout.connect(self._show_progress)

    def head_actions(self) -> list[QWidget]:
        """Return what stands at the right of the head while this part is shown."""
        return [self.resend_all, self.printing]

    def set_shown(self, shown: bool) -> None:
        """Show or hide what stands in the head with this part."""
        self._shown = shown
        self._show_head_actions()

    def _show_head_actions(self) -> None:
        statement = self.presenter.statement if self._shown else None
        for button, wanted in ((self.printing, True), (self.resend_all, statement is not None and statement.open > 0)):
            # One that stands nowhere yet would become a window of its own.
            button.setVisible(statement is not None and wanted and button.parentWidget() is not None)
        self.head_changed.emit()

    def shortcuts(self) -> dict[str, Callable[[], None]]:
        """Return the keys of the part."""
        return {
            "Ctrl+P": self.print_statement,
            "Ctrl+R": self.resend_chosen,
            "Ctrl+Shift+R": self.resend_open,
            "Ctrl+K": self.detail.try_accept,
            "Ctrl+O": self.open_chosen,
            "Esc": self.presenter.stop,
        }

    def look_at(self, day: date) -> None:
        """Choose the day."""
        self.presenter.look_at(day)
        self.show_statement(self.presenter.statement)

    def entered(self) -> None:
        """The arrows move through the numbers, or Enter begins."""
        (self.table.table if self.presenter.statement else self.run).setFocus()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.receiver.set_label(tr("Receiver"))
        self.run.set_words(tr("Reconcile"))
        self.stop.set_words(tr("Stop"))
        self.printing.set_words(tr("Print the statement"))
        self.resend_all.set_words(tr("Resend all"))
        self.detail.retranslate()
        self.table.retranslate()
        self.show_statement(self.presenter.statement)

    def show_running(self) -> None:
        """Show that the receiver is being asked, and how to stop it."""
        self.run.hide()
        self.stop.show()
        self.bar.show()
        self._icon.show_icon("refresh", "link")
        self._said.setText(tr("Asking the receiver about every number…"))
        self._show_progress()
        self._look.start(_LOOK_MS)

    def _show_progress(self) -> None:
        done, of = self.presenter.done, self.presenter.of
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self.bar.setTextVisible(False)
        counted = tr("{done} of {of} numbers; nothing is changed by asking.")
        self._more.setText(counted.format(done=grouped(done), of=grouped(of)))

    def show_statement(self, statement: Statement | None) -> None:
        """Show what came out, or that nobody asked yet."""
        if self.presenter.running:
            return
        self._look.stop()
        self.bar.hide()
        self.stop.hide()
        self.run.show()
        there = statement is not None and bool(statement.rows)
        for widget in (self._lists, self.lag):
            widget.setVisible(there)
        self.empty.setVisible(not there)
        self._show_head_actions()
        self._show_chips(statement)
        if statement is None:
            self._show_unasked()
            return
        said, tone, icon = headline(statement)
        self._icon.show_icon(icon, tone)
        self._said.setText(said)
        self._said.set_tone(tone)
        asked = tr("{receipts} receipts of {day}, asked {time}. {reach}")
        self._more.setText(
            asked.format(
                receipts=grouped(statement.receipts),
                day=long_day(statement.day),
                time=today_or_day(statement.at, self._now()),
                reach=reach_words(statement.reach, language()),
            )
        )
        self.empty.set_sentence(
            tr("No dossier of this day was to go to this receiver. Choose another day or receiver.")
        )
        self.lag.setText(lag_line(statement))
        self._show_rows(statement)

    def _show_unasked(self) -> None:
        self._icon.show_icon("ring", "quiet")
        self._said.setText(tr("Not reconciled yet"))
        self._said.set_tone("ink")
        self._more.setText(long_day(self.presenter.day))
        self.empty.set_sentence(
            tr(
                "Choose the day and the receiver, then press F9: every receipt of the day is compared with what the receiver has, "
                "field by field. Without a line nothing is lost; ask again when it is back."
            )
        )

    def _show_chips(self, statement: Statement | None) -> None:
        counts = [group_of(row) for row in statement.rows] if statement else []
        for group, chip in self.chips.items():
            mark, many = group_mark(group), counts.count(group)
            chip.setText(mark.text)
            chip.set_look(mark.icon, mark.tone)
            chip.set_count(grouped(many))
            chip.setVisible(many > 0)
        if self._only not in counts:
            self._filter("")

    def _filter(self, group: str) -> None:
        if group == self._only:
            return
        self._only = group
        for name, chip in self.chips.items():
            chip.setChecked(name == group)
        if self.presenter.statement:
            self._show_rows(self.presenter.statement)

    def _show_rows(self, statement: Statement) -> None:
        chosen = self.table.row_now()
        rows = in_order(statement, self._only)
        self.table.model.show_rows(rows)
        self.table.set_foot(tr("{count} numbers").format(count=grouped(len(rows))))
        at = next((i for i, row in enumerate(rows) if chosen and row.number == chosen.number), 0)
        if rows:
            self.table.table.setCurrentIndex(self.table.model.index(at, 0))
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.detail.show_row(self.table.row_now(), self._now())

    def _chosen(self) -> tuple[Compared, ...]:
        row = self.table.row_now() if self.presenter.statement else None
        return (row,) if row else ()

    def resend_chosen(self) -> None:
        """Send the chosen number again."""
        self.presenter.resend(self._chosen())

    def resend_open(self) -> None:
        """Send everything again that wants it."""
        self.presenter.resend(self.presenter.statement.rows if self.presenter.statement else ())

    def _accept(self, reason: str) -> None:
        for row in self._chosen():
            self.presenter.accept(row.number, reason)

    def open_chosen(self) -> None:
        """Show the chosen dossier on its own page."""
        for row in self._chosen():
            if row.lag is not None:
                self.open_dossier.emit(row.number)

    def print_statement(self) -> None:
        """Print the statement, to be signed."""
        if make := self.presenter.pages():
            self.print_pages.emit(f"doi-soat-{self.presenter.day:%Y-%m-%d}.pdf", make)

    def say_resent(self, numbers: tuple[str, ...]) -> None:
        """Say what is on its way again."""
        words = tr("%n dossiers are on their way again; reconcile once more when they arrived.", len(numbers))
        self.notice.emit(Notice(words, "link", "send"))
        self.waiting_changed.emit()

    def say_accepted(self, number: str) -> None:
        """Say that a finding stands."""
        words = tr("**{number}** stands as it is, with your reason. It comes back when anything about it changes.")
        self.notice.emit(Notice(words.format(number=number), "data", "stamp"))

    def say_failed(self, error: BaseException) -> None:
        """Say what could not be done."""
        self.notice.emit(failure(error))

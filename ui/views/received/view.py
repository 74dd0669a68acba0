"""After a reception: one number to read aloud, the promise, the money, three facts, the receipt."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from services.domain.calendar import office_time
from services.domain.dossier import Dossier, Payment, ResultMethod
from services.wording import promise_doubt
from ui import fonts
from ui.components import Button, Card, Disc, Rule, Text
from ui.presenters.received import Received
from ui.translate import language, tr
from ui.views.intake.layout import bend, line_of
from ui.views.moments import dong, long_day
from ui.views.received.facts import Facts
from ui.views.received.others import Others
from ui.views.received.picture import PagePicture
from ui.views.received.undo import UndoLine

_NARROW, _SLIM = 980, 620
"""Widths under which the receipt stands below, and under which everything does, pixels."""


class ReceivedView(QWidget):
    """Enter is the next citizen.

    Args:
        agency: The centre's name, where results are fetched.
    """

    next_citizen = Signal()
    same_person = Signal()
    print_again = Signal()
    print_control = Signal()
    """The process-control sheet is to be printed."""
    show_queue = Signal()
    undone = Signal()
    """The reception is to be taken back."""
    correct = Signal()
    """It is to be put right."""

    def __init__(self, agency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agency = agency
        self._number, self._due = Text(role="receipt"), Text(role="promise")
        self._where = Text(role="body", tone="quiet", wrap=True)
        self._money, self._how = Text(role="promise"), Text(role="body", tone="quiet")
        self._money_label = Text(role="second", tone="quiet")
        self._name, self._procedure = Text(role="card"), Text(role="body", wrap=True)
        self._fee_box = QWidget()
        self._others = Others()
        self._facts = Facts()
        self._facts.print_again.connect(self.print_again)
        self._facts.show_queue.connect(self.show_queue)
        self._facts.undo.undone.connect(self.undone)
        self._facts.undo.correct.connect(self.correct)
        self.next = Button(tr("Next citizen"), "primary", key="Enter", icon="arrow-right", height=56, wide=True)
        self.same = Button(tr("Same person, other procedure"), key="Ctrl Shift N", icon="plus", height=56)
        self.next.clicked.connect(self.next_citizen)
        self.same.clicked.connect(self.same_person)
        self.control = Button(tr("Process-control sheet"), key="Ctrl K", icon="printer", wide=True)
        self.control.clicked.connect(self.print_control)
        self._picture = PagePicture(tr("Receipt, form 01"))
        self._paper = Text("A5", "second", "quiet")
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._summary())
        left.addWidget(self._facts)
        left.addStretch(1)
        buttons = line_of(self.next, self.same, spacing=12)
        left.addLayout(buttons)
        line = QHBoxLayout(self)
        self._bends: tuple[tuple[QBoxLayout, int], ...] = ((line, _NARROW), (self._both, _SLIM), (buttons, _SLIM))
        line.setContentsMargins(16, 0, 16, 16)
        line.setSpacing(12)
        line.addLayout(left, 1)
        line.addWidget(self._preview())

    def _summary(self) -> Card:
        card = Card(padding=24, spacing=10)
        number = QVBoxLayout()
        number.setSpacing(0)
        number.addWidget(Text(tr("Dossier number"), "second", "quiet"))
        number.addWidget(self._number)
        head = line_of(Disc("tick", "done", 48), spacing=16)
        head.addLayout(number, 1)
        card.body.addLayout(head)
        promise = QVBoxLayout()
        promise.setSpacing(2)
        for widget in (Text(tr("Promise of the result"), "second", "quiet"), self._due, self._where):
            promise.addWidget(widget)
        money = QVBoxLayout(self._fee_box)
        money.setContentsMargins(24, 0, 0, 0)
        money.setSpacing(2)
        for widget in (self._money_label, self._money, self._how):
            money.addWidget(widget)
        both = line_of(spacing=0)
        self._both = both
        both.addLayout(promise, 1)
        self._fee_rule = _Upright()
        both.addWidget(self._fee_rule)
        both.addWidget(self._fee_box)
        card.body.addSpacing(6)
        card.body.addLayout(both)
        card.body.addSpacing(4)
        card.body.addWidget(Rule())
        dot = Text("·", "body", "quiet")
        who = line_of(self._name, dot)
        who.addWidget(self._procedure, 1)
        for widget in (self._name, dot):
            who.setAlignment(widget, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(who)
        card.body.addWidget(self._others)
        self._card = card
        return card

    def _preview(self) -> Card:
        card = Card(spacing=12)
        card.setFixedWidth(390)
        card.body.addLayout(line_of(Text(tr("Receipt, form 01"), "strong"), 1, self._paper))
        card.body.addWidget(self._picture, 1)
        card.body.addWidget(self.control)
        return card

    def minimumSizeHint(self) -> QSize:
        """Where the page is narrow everything stands in one column."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another width."""
        super().resizeEvent(event)
        for line, least in self._bends:
            bend(line, self.width() >= least)
        self._number.setFont(fonts.font("receipt" if self.width() >= _SLIM else "promise"))

    def set_compact(self, compact: bool) -> None:
        """Take less height on a low screen."""
        self._card.set_padding(14 if compact else 24)
        self._card.body.setSpacing(6 if compact else 10)
        self._facts.set_compact(compact)

    def show_received(self, received: Received, now: datetime) -> None:
        """Show a dossier just received, and its facts."""
        dossier = received.dossier
        self._number.setText(dossier.number)
        local = office_time(dossier.promise.due_at)
        self._due.setText(f"{local:%H:%M} {long_day(local.date())}")
        self._where.setText(self._place(received))
        if received.handed_over:
            self._due.setText(tr("Handed over now"))
            self._where.setText("")
        self._fit_due()
        self._show_money(received)
        self._name.setText(dossier.applicant.full_name)
        self._procedure.setText(_matter(dossier))
        self._others.show_dossiers(received.siblings)
        self._facts.show_received(received, now)
        self.setAccessibleName(f"{dossier.number}. {self._due.text()}")

    @property
    def undo(self) -> UndoLine:
        """The line that says how long the reception can be undone."""
        return self._facts.undo

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is shown: nothing is counted down unseen."""
        super().hideEvent(event)
        self._facts.undo.stop()

    def show_pages(self, pdf: bytes) -> None:
        """Show the receipt."""
        self._picture.show_page(pdf)

    def _place(self, received: Received) -> str:
        where = {
            ResultMethod.COUNTER: tr("at the counter, {agency}"),
            ResultMethod.POST: tr("by post, sent by {agency}"),
            ResultMethod.ELECTRONIC: tr("electronic, from {agency}"),
        }[received.dossier.result_method].format(agency=received.returns_at or self._agency)
        doubt = promise_doubt(received.dossier.promise, language())
        return f"{where} · {doubt}" if doubt else where

    def _show_money(self, received: Received) -> None:
        dossiers = (received.dossier, *received.siblings)
        fees = [fee for dossier in dossiers for fee in dossier.fees if fee.amount is not None]
        self._fee_box.setVisible(bool(fees))
        self._fee_rule.setVisible(bool(fees))
        if not fees:
            return
        ways_paid = {fee.payment for fee in fees if fee.amount} or {fees[0].payment}
        paid = ways_paid <= {Payment.CASH, Payment.TRANSFER}
        self._money_label.setText(tr("Fee taken") if paid else tr("Fee"))
        self._money.setText(dong(sum(fee.amount or 0 for fee in fees)))
        ways = {
            Payment.UNPAID: tr("not yet paid"),
            Payment.CASH: tr("in cash"),
            Payment.TRANSFER: tr("by transfer"),
            Payment.EXEMPT: tr("waived"),
        }
        self._how.setText(ways[ways_paid.pop()] if len(ways_paid) == 1 else tr("see the annex of the receipt"))

    def _fit_due(self) -> None:
        """Set a promise that would not fit a little smaller, never cut."""
        room = max(300, self.width() - 390 - 44 - 50 - 220)
        wide = QFontMetricsF(fonts.font("promise")).horizontalAdvance(self._due.text()) > room
        self._due.setFont(fonts.font("total" if wide else "promise"))


def _matter(dossier: Dossier) -> str:
    """Return what was handed in, and by whom where that is not the applicant."""
    name = dossier.procedure.short_name
    acting = dossier.terms.representative
    return tr("{procedure}\nHanded in by {name}").format(procedure=name, name=acting.full_name) if acting else name


class _Upright(QWidget):
    """A hairline that stands."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(1)
        self.setAutoFillBackground(False)

    def paintEvent(self, event: object) -> None:
        """Draw the line."""
        from PySide6.QtGui import QPainter

        from ui.components.paint import color

        painter = QPainter(self)
        painter.fillRect(self.rect(), color("line"))
        painter.end()

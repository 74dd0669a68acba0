"""The fee of a dossier, and how it was paid."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.domain.dossier import Payment
from services.domain.procedure import FeeKind
from ui import fonts
from ui.components import (
    Choice,
    ErrorLine,
    Line,
    Segmented,
    Text,
)
from ui.presenters.intake_sheet import Sheet, pretty
from ui.translate import tr
from ui.views.intake.layout import line_of
from ui.views.intake.words import fee_source

_SHORT_FIELD = 14


class FeeBlock(QWidget):
    """The fee and how it was paid; free only when the catalogue says so."""

    typed = Signal(str)
    """An amount was typed."""
    paid = Signal(object)
    """How it was paid; carries the `Payment`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._source = Text(role="label", tone="quiet"), Text(role="caption", tone="quiet", wrap=True)
        self._tariff = Text(role="caption", tone="quiet", wrap=True)
        self._free = Text(tr("Free of charge"), "amount", "done")
        self.amount = Line(32)
        self.amount.setFixedWidth(116)
        self.amount.setFont(fonts.font("amount", digits=True))
        self.amount.setPlaceholderText("…")
        self.amount.setAccessibleName(tr("Fee in đồng"))
        self.amount.textEdited.connect(self.typed)
        self.amount.editingFinished.connect(self._tidy)
        self._unit = Text("đ", "amount")
        self.error = ErrorLine()
        ways = [
            Choice("unpaid", tr("Not yet")),
            Choice("cash", tr("Cash")),
            Choice("transfer", tr("Transfer")),
            Choice("exempt", tr("Waived")),
        ]
        self.payment = Segmented(tr("How the fee is paid"), ways, "unpaid")
        self.payment.changed.connect(lambda value: self.paid.emit(Payment(value)))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self._name)
        names.addWidget(self._source)
        names.addStretch(1)
        line = line_of(spacing=6)
        line.addLayout(names, 1)
        for widget in (self._free, self.amount, self._unit):
            line.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.error)
        column.addLayout(line)
        column.addWidget(self._tariff)
        column.addWidget(self.payment)

    def show_fee(self, sheet: Sheet) -> None:
        """Show what the catalogue says of the fee, and what was typed."""
        procedure = sheet.procedure
        if procedure is None:
            return
        free = procedure.fee.kind is FeeKind.FREE
        short = len(procedure.field) <= _SHORT_FIELD
        name = tr("Fee, {field}").format(field=procedure.field.lower()) if short else tr("Fee")
        self._name.setText(name)
        self._source.setText(fee_source(procedure))
        amounts = procedure.fee.amounts
        several = " / ".join(f"{a:,}".replace(",", ".") for a in amounts) if len(amounts) > 1 else ""
        tariff = "" if free else procedure.fee.note or (tr("{amounts} đ").format(amounts=several) if several else "")
        self._tariff.setText(tariff)
        self._tariff.setVisible(bool(tariff))
        self._free.setVisible(free)
        for widget in (self.amount, self._unit, self.payment):
            widget.setVisible(not free)
        if self.amount.text() != sheet.fee and not self.amount.hasFocus():
            self.amount.setText(sheet.fee)
        self.payment.choose(sheet.payment.value)

    def set_error(self, what: str) -> None:
        """Say what is wrong with the amount."""
        self.error.say(what)
        self.amount.mark("wrong" if what else "")

    def _tidy(self) -> None:
        shown = pretty("fee", self.amount.text())
        if shown != self.amount.text():
            self.amount.setText(shown)
            self.typed.emit(shown)

"""The fee of a dossier: how much, how it was counted, how it was paid or why it is not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.domain.dossier import Payment
from services.domain.money import amount_in, grouped
from services.domain.procedure import FeeKind
from services.domain.quote import Quote
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
from ui.views.intake.fee_words import BRIEF, explained_words, name_words, question_words, source_words
from ui.views.intake.layout import Remark, line_of
from ui.views.intake.waiver import Waiver

_MOST_PAGES, _MOST_COPIES = 9_999, 999


class FeeBlock(QWidget):
    """The fee and how it was paid; free only when the catalogue says so, and what nobody knows is asked."""

    typed = Signal(str, str)
    """A text was typed: `fee`, `pages`, `copies` or `exemption`, and the text."""
    paid = Signal(object)
    """How it was paid; carries the `Payment`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet, self._quote, self._compact, self._told = Sheet(), _NONE, False, ""
        self._name, self._source = Text(role="label", tone="quiet"), Text(role="caption", tone="quiet", wrap=True)
        self._explained = Text(role="caption", tone="quiet", wrap=True)
        self._question = Remark()
        self._free = Text("", "amount", "done")
        self.amount = Line(32)
        self.amount.setFixedWidth(116)
        self.amount.setFont(fonts.font("amount", digits=True))
        self.amount.setPlaceholderText("…")
        self.amount.setAccessibleName(tr("Fee in đồng"))
        self.amount.textEdited.connect(self._type)
        self.amount.editingFinished.connect(self._tidy)
        self._unit = Text("đ", "amount")
        self.error = ErrorLine()
        self.pages, self.copies = _count_line(_MOST_PAGES), _count_line(_MOST_COPIES)
        self.pages.textEdited.connect(lambda text: self.typed.emit("pages", text))
        self.copies.textEdited.connect(lambda text: self.typed.emit("copies", text))
        self._pages_label, self._copies_label = Text(tr("Pages"), "label", "quiet"), Text("", "label", "quiet")
        self.pages.setAccessibleName(tr("Pages of the original"))
        self.waiver = Waiver()
        self.waiver.typed.connect(lambda text: self.typed.emit("exemption", text))
        ways = [
            Choice("unpaid", tr("Not yet")),
            Choice("cash", tr("Cash")),
            Choice("transfer", tr("Transfer")),
            Choice("exempt", tr("Waived")),
        ]
        self.payment = Segmented(tr("How the fee is paid"), ways, "unpaid")
        self.payment.changed.connect(self._pay)
        self._lay_out()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self._name)
        names.addWidget(self._source)
        names.addStretch(1)
        line = line_of(spacing=6)
        line.addLayout(names, 1)
        line.addWidget(self._free)
        line.addWidget(self.amount)
        line.addWidget(self._unit)
        self._counts = QWidget()
        self._counts.setLayout(line_of(self._pages_label, self.pages, self._copies_label, self.copies, 1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.error)
        column.addLayout(line)
        for widget in (self._counts, self._explained, self._question, self.payment, self.waiver):
            column.addWidget(widget)

    def set_compact(self, compact: bool) -> None:
        """Take less height on a low screen."""
        self._compact = compact
        if self._quote:
            self._say(self._sheet, self._quote[0])

    def show_fee(self, sheet: Sheet, quote: Quote | None = None) -> None:
        """Show what a sheet's fee comes to; without a quote, what is known of the same procedure stays."""
        procedure = sheet.procedure
        if procedure is None:
            return
        if self._sheet.id != sheet.id or self._sheet.procedure is not procedure:
            self._quote = _NONE
            self.waiver.forget()
        self._sheet, self._told = sheet, sheet.fee if not self.amount.hasFocus() else self._told
        if quote is not None:
            self._quote = (quote,)
        found = self._quote[0] if self._quote else None
        self._name.setText(name_words(procedure, found))
        self._source.setText(source_words(procedure, found))
        self._show_amount(sheet, found)
        self._show_counts(sheet, found)
        self._say(sheet, found)
        self.payment.choose(sheet.payment.value)
        self.payment.setVisible(not (found.free if found else procedure.fee.kind is FeeKind.FREE))
        waived = found is not None and not found.free and sheet.payment is Payment.EXEMPT
        self.waiver.setVisible(waived)
        if found is not None and waived:
            self.waiver.show_waiver(sheet, found)

    def _show_amount(self, sheet: Sheet, found: Quote | None) -> None:
        free = found is not None and found.free
        exempt = found is not None and bool(found.exemption) and sheet.payment is Payment.EXEMPT
        self._free.setText(tr("Free of charge") if free else tr("Waived"))
        self._free.setVisible(free or exempt)
        self.amount.setVisible(not free and not exempt)
        self._unit.setVisible(not free and not exempt)
        known = found.total if found else None
        shown = sheet.fee or ("" if known is None else grouped(known))
        if self.amount.text() != shown and not self.amount.hasFocus():
            self.amount.setText(shown)

    def _show_counts(self, sheet: Sheet, found: Quote | None) -> None:
        by_page, by_copy = (found.by_page, found.by_copy) if found else (False, False)
        self._counts.setVisible(by_copy)
        self._pages_label.setVisible(by_page)
        self.pages.setVisible(by_page)
        per = found.per if found else ""
        label = tr("Copies") if per in ("", "bản") else per[:1].upper() + per[1:]
        self._copies_label.setText(label)
        self.copies.setAccessibleName(label)
        for line, text in ((self.pages, sheet.pages), (self.copies, sheet.copies or "1")):
            if line.text() != text and not line.hasFocus():
                line.setText(text)

    def _say(self, sheet: Sheet, found: Quote | None) -> None:
        needless = self._compact and sheet.payment is Payment.EXEMPT
        explained = explained_words(sheet, found) if found and not needless else ""
        self._explained.setText(explained)
        self._explained.setVisible(bool(explained))
        asking = found is not None and found.ask is not None and not sheet.fee
        self._source.set_tone("wait" if asking else "quiet")
        question = question_words(found) if found and asking else ""
        # The few words beside the field say it already; the whole sentence is there for who cannot see them.
        brief = found is not None and found.ask in BRIEF
        self._question.say("" if brief else question, "ring", "wait")
        self.amount.setToolTip(question)
        self.amount.setAccessibleDescription(question)

    def first(self) -> QWidget:
        """Return what to fill in first: the pages where they count, else the amount."""
        return next((widget for widget in (self.pages, self.copies) if widget.isVisible()), self.amount)

    def controls(self) -> list[QWidget]:
        """Return what can be filled in, in reading order."""
        return [self.amount, self.pages, self.copies, self.payment, *self.waiver.controls()]

    def set_error(self, what: str, place: str = "fee") -> None:
        """Say what is wrong with the amount, the pages or the reason; empty takes it away everywhere."""
        self.error.say(what if place != "exemption" else "")
        self.amount.mark("wrong" if what and place == "fee" else "")
        self.pages.mark("wrong" if what and place == "pages" else "")
        self.waiver.set_error(what if place == "exemption" else "")

    def _type(self, text: str) -> None:
        self._told = text
        self.typed.emit("fee", text)

    def _pay(self, value: str) -> None:
        self.paid.emit(Payment(value))

    def _tidy(self) -> None:
        """Show an amount as people read it; one that is empty or the table's own is the table's again."""
        shown = pretty("fee", self.amount.text())
        known = self._quote[0].total if self._quote else None
        own = shown
        if known is not None and (not shown or amount_in(shown) == known):
            own, shown = "", grouped(known)
        if own != self._told:
            self._type(own)
        if shown != self.amount.text():
            self.amount.setText(shown)


_NONE: tuple[Quote, ...] = ()


def _count_line(most: int) -> Line:
    line = Line(32)
    line.setFixedWidth(64)
    line.setFont(fonts.font("strong", digits=True))
    line.setValidator(QIntValidator(0, most, line))
    return line

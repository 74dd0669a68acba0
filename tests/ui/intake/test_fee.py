"""The fee on the intake page: counted as one types, asked where nobody knows it, waived with a reason."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from services.domain.dossier import Payment
from services.domain.fees import FeeRule, Origin
from services.domain.permissions import Role
from services.domain.rulebook import Chapter, Rule
from tests.desks import PEOPLE
from tests.ui.pages import OFFICER
from ui.views.intake.layout import Scroll

ALT = Qt.KeyboardModifier.AltModifier
CARD = "033304000127||TRẦN THỊ MẪU|29022004|Nữ|Tổ 2, Phường Thử, Hưng Yên|12062024"
COPY, EXTRACT, SINGLE, WEDDING, CONFIRMED = "2.000815", "2.000635", "1.004873", "1.000894", "2.002516"


@pytest.fixture
def open_sheet(counter, desk):
    """Open a sheet for a procedure and wait for what it costs."""

    def opened(code):
        counter.page.scanned(CARD)
        counter.page._pick(desk.catalogue.procedure(OFFICER, code))
        fee = counter.page.columns.outlook.fee
        counter.wait(lambda: fee._quote, "what it costs")
        return fee

    return opened


def counts_of(fee):
    return [line.isVisible() for line in (fee.pages, fee.copies)]


def test_certified_copies_are_counted_while_the_pages_are_typed(counter, open_sheet):
    fee = open_sheet(COPY)
    assert counts_of(fee) == [True, True]
    assert fee._source.text() == "type the pages"

    counter.press(Qt.Key.Key_3, ALT)
    assert QApplication.focusWidget() is fee.pages
    counter.type("3")
    counter.press(Qt.Key.Key_Tab)
    fee.copies.selectAll()
    counter.type("2")
    counter.wait(lambda: fee.amount.text() == "10.000", "the amount")

    assert fee._explained.text().startswith("3 trang × 2 bản: ")
    assert fee._source.text() == "TT 226/2016/TT-BTC"
    assert (counter.sheet.pages, counter.sheet.copies, counter.sheet.fee) == ("3", "2", "")


def test_what_the_officer_types_wins_and_the_tables_amount_comes_back_when_it_is_taken_away(counter, open_sheet):
    fee = open_sheet(EXTRACT)
    assert fee.amount.text() == "8.000"
    fee.amount.setFocus()
    fee.amount.selectAll()
    counter.type("12 nghin")
    counter.press(Qt.Key.Key_Tab)
    counter.wait(lambda: "8.000" in fee._explained.text(), "what the table gives")
    assert (fee.amount.text(), counter.sheet.fee) == ("12.000", "12.000")

    fee.amount.setFocus()
    fee.amount.selectAll()
    counter.press(Qt.Key.Key_Delete)
    counter.press(Qt.Key.Key_Tab)

    assert (fee.amount.text(), counter.sheet.fee) == ("8.000", "")


def test_an_amount_equal_to_the_tables_is_the_tables(counter, open_sheet):
    fee = open_sheet(EXTRACT)
    fee.amount.setFocus()
    fee.amount.selectAll()
    counter.type("8000")
    counter.press(Qt.Key.Key_Tab)

    assert (fee.amount.text(), counter.sheet.fee) == ("8.000", "")


def test_a_rate_nobody_entered_is_asked_for_and_never_called_free(counter, open_sheet):
    fee = open_sheet(SINGLE)

    assert fee._source.text() == "ask the province's rate"
    assert "not in the fee table yet" in fee.amount.accessibleDescription()
    assert (fee.amount.text(), fee._free.isVisible()) == ("", False)
    fee.amount.setFocus()
    counter.type("15000")
    counter.wait(lambda: not fee.amount.accessibleDescription(), "the answer")


def test_a_rate_the_unit_entered_stands_there_at_once(counter, open_sheet, desk):
    body = FeeRule(SINGLE, "Lệ phí hộ tịch", "Nghị quyết 12/2026/NQ-HĐND", Origin.PROVINCE, 15_000)
    desk.rulebook.put(PEOPLE[Role.SUPERVISOR], Rule(Chapter.FEES, "nq-12", date(2026, 1, 1), body))

    fee = open_sheet(SINGLE)

    assert (fee.amount.text(), fee._source.text()) == ("15.000", "NQ 12/2026/NQ-HĐND")
    assert not fee._question.isVisible()


def test_a_free_procedure_says_so_and_asks_nothing(open_sheet):
    fee = open_sheet(WEDDING)

    assert fee._free.isVisible()
    assert [w.isVisible() for w in (fee.amount, fee.pages, fee.copies, fee.payment, fee.waiver)] == [False] * 5


def test_not_paying_asks_for_the_reason_and_shows_it_in_full(counter, open_sheet):
    fee = open_sheet(CONFIRMED)
    counter.page.presenter.deliver_by(counter.sheet.result_method)
    fee.payment._pick("exempt")
    counter.wait(fee.waiver.isVisible, "the reasons")
    counter.press(Qt.Key.Key_F9)
    counter.wait(lambda: "exemption" in [f.place for f in counter.page.faults], "the fault")
    counter.page.columns.go_to_place("exemption")
    assert QApplication.focusWidget() is fee.waiver.choice

    counter.press(Qt.Key.Key_Down)
    counter.wait(lambda: counter.sheet.exemption, "the reason")
    counter.wait(lambda: fee._free.isVisible(), "that nothing is paid")

    assert counter.sheet.payment is Payment.EXEMPT
    assert "(Luật Hộ tịch 2014, Điều 11)" in fee.waiver._said.text()
    counter.wait(lambda: "exemption" not in [f.place for f in counter.page.faults], "the mending")


def test_another_reason_is_typed_in_ones_own_words(counter, open_sheet):
    fee = open_sheet(EXTRACT)
    fee.payment._pick("exempt")
    counter.wait(fee.waiver.reason.isVisible, "the line")

    fee.waiver.first().setFocus()
    counter.type("Con liet si, QD 5/2026")
    counter.wait(lambda: fee._free.isVisible(), "that nothing is paid")

    assert counter.sheet.exemption == "Con liet si, QD 5/2026"


def test_the_last_of_the_reasons_opens_a_line_for_another(counter, open_sheet):
    fee = open_sheet(CONFIRMED)
    fee.payment._pick("exempt")
    counter.wait(fee.waiver.isVisible, "the reasons")
    last = fee.waiver.choice.count() - 1

    fee.waiver.choice.setCurrentIndex(last)
    fee.waiver.choice.activated.emit(last)

    assert fee.waiver.reason.isVisible()
    assert QApplication.focusWidget() is fee.waiver.reason


def test_money_taken_without_pages_is_told_at_the_pages(counter, open_sheet):
    fee = open_sheet(COPY)
    fee.payment._pick("cash")
    counter.press(Qt.Key.Key_F9)
    counter.wait(lambda: "pages" in [f.place for f in counter.page.faults], "the fault")

    counter.page.columns.go_to_place("pages")

    assert QApplication.focusWidget() is fee.pages
    assert fee.error.isVisible()


@pytest.mark.parametrize("code", [COPY, SINGLE, "1.001612", "1.004194", "1.001731", "1.014063"])
@pytest.mark.parametrize("height", [628, 696 - 44 - 52 - 44])
def test_no_fee_pushes_anything_out_of_sight(counter, open_sheet, code, height):
    counter.resize(1290, height)
    fee = open_sheet(code)
    fee.pages.setText("250")
    fee.typed.emit("pages", "250")
    QApplication.processEvents()
    counter.wait(lambda: not _scrolling(counter), "everything in sight")

    assert fee.width() <= counter.page.columns.outlook.width()


def _scrolling(counter):
    columns = counter.page.columns
    shown = [s for s in columns.findChildren(Scroll) if s.isVisible() and s.isAncestorOf(columns.outlook)]
    return [s for s in shown if s.verticalScrollBar().maximum() > 0]

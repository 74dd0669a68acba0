"""A whole reception with keys alone, from the empty page to the number read aloud."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from services.domain.checklist import PaperState
from services.domain.dossier import DossierState, Payment, ResultMethod
from services.domain.print_job import PrintState
from tests.ui.pages import OFFICER

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
CARD = "033304000127||TRẦN THỊ MẪU|29022004|Nữ|Tổ 2, Phường Thử, Hưng Yên|12062024"


def _typed_by_hand(counter):
    counter.press(Qt.Key.Key_K, ALT)
    counter.type("033304000127")
    counter.press(Qt.Key.Key_Tab)
    counter.type("Trần Thị Mẫu")
    counter.press(Qt.Key.Key_Tab)
    counter.type("29022004")
    counter.press(Qt.Key.Key_Tab)
    counter.press(Qt.Key.Key_Down)
    counter.press(Qt.Key.Key_Tab)
    counter.type("Tổ 2, Phường Thử")
    counter.press(Qt.Key.Key_Tab)
    counter.type("0900000127")


def test_single_status_is_received_by_keys_alone(counter, desk):
    _typed_by_hand(counter)
    counter.press(Qt.Key.Key_F, CTRL)
    counter.type("tinh trang hon nhan")
    counter.wait(lambda: [r.procedure.code for r in counter.page.columns.picks._rows[:1]] == ["1.004873"], "the hit")
    counter.press(Qt.Key.Key_Return)
    counter.wait(lambda: counter.sheet.procedure, "the procedure")
    assert QApplication.focusWidget() is counter.page.columns.checklist.papers.states()[0]
    counter.press(Qt.Key.Key_Space)
    counter.press(Qt.Key.Key_3, ALT)
    counter.type("15000")
    counter.press(Qt.Key.Key_Tab)
    counter.press(Qt.Key.Key_Right)
    counter.press(Qt.Key.Key_F9)
    counter.wait(lambda: counter.page.presenter.received, "the receipt")

    dossier = counter.page.presenter.received.dossier
    assert dossier.number == "H31.12-261120-2001"
    assert (dossier.applicant.full_name, dossier.applicant.born_on) == ("Trần Thị Mẫu", "2004-02-29")
    assert dossier.applicant.phone == "0900000127"
    assert [(p.index, p.state) for p in dossier.papers if p.state is PaperState.HANDED_IN] == [
        (0, PaperState.HANDED_IN)
    ]
    assert [(fee.amount, fee.payment) for fee in dossier.fees] == [(15000, Payment.CASH)]
    assert dossier.result_method is ResultMethod.COUNTER
    assert [job.form for job in counter.printed] == ["01"]
    assert desk.drafts.left(OFFICER) is None


def test_a_certified_copy_is_handed_over_at_once_by_keys_alone(counter, desk):
    counter.press(Qt.Key.Key_1, CTRL)
    counter.type("033304000127")
    counter.press(Qt.Key.Key_Tab)
    counter.type("Trần Thị Mẫu")
    counter.press(Qt.Key.Key_2, ALT)
    counter.press(Qt.Key.Key_Space)
    counter.page.columns.outlook.same_day.setFocus()
    counter.press(Qt.Key.Key_Space)
    counter.press(Qt.Key.Key_F9)
    counter.wait(lambda: counter.page.presenter.received, "the receipt")

    received = counter.page.presenter.received
    assert received.dossier.procedure.code == "2.000815"
    assert received.dossier.state is DossierState.RETURNED
    assert received.job.state is PrintState.NOT_WANTED
    assert counter.printed == []


def test_enter_after_a_reception_is_the_next_citizen(counter):
    counter.page.scanned(CARD)
    counter.page.columns.picks.search.line.clear()
    counter.press(Qt.Key.Key_1, CTRL)
    counter.press(Qt.Key.Key_Space)
    counter.press(Qt.Key.Key_F9)
    counter.wait(lambda: counter.page.presenter.received, "the receipt")
    assert counter.page.title != ""

    counter.press(Qt.Key.Key_Return)

    assert counter.page.presenter.received is None
    assert counter.sheet.blank
    assert QApplication.focusWidget() is counter.page.columns.welcome.first.line


def test_a_second_press_of_f9_does_nothing(counter, desk):
    counter.page.scanned(CARD)
    counter.press(Qt.Key.Key_1, CTRL)
    counter.press(Qt.Key.Key_Space)

    counter.page.main_action()
    counter.page.presenter.receive()
    counter.wait(lambda: counter.page.presenter.received, "the receipt")
    counter.page.presenter.receive()

    assert desk.registry.today(OFFICER).received == 1


def test_tab_goes_from_paper_to_paper_then_to_the_fee_and_f9(counter):
    counter.page.scanned(CARD)
    counter.press(Qt.Key.Key_3, CTRL)
    counter.wait(lambda: counter.sheet.procedure, "the procedure")
    states = list(counter.page.columns.checklist.papers.states().values())
    outlook, exits = counter.page.columns.outlook, counter.page.columns.exits
    counter.wait(lambda: outlook.promise._time.text(), "the promise")
    assert QApplication.focusWidget() is states[0]

    seen = []
    for _ in range(9):
        counter.press(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())

    checklist = counter.page.columns.checklist
    below = [checklist.papers._unfold, checklist.extras.ask, checklist.attach.button]
    assert seen == [*states[1:], *below, outlook.fee.amount, outlook.fee.payment, outlook.method, exits.main]

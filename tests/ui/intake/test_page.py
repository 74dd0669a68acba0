"""What the intake page shows: errors at their places, drafts, scans, the exits that leave a slip."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from services.domain.checklist import PaperState
from tests.desks import single_form
from tests.ui.intake.conftest import Counter
from tests.ui.pages import OFFICER, until
from ui.components import Text
from ui.views.intake.layout import Scroll
from ui.views.intake.page import IntakePage

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
CARD = "033304000127||TRẦN THỊ MẪU|29022004|Nữ|Tổ 2, Phường Thử, Hưng Yên|12062024"


def _single_status(counter):
    counter.page.scanned(CARD)
    counter.press(Qt.Key.Key_3, CTRL)
    counter.wait(lambda: counter.sheet.procedure, "the procedure")


def test_a_mistake_is_told_at_its_field_after_leaving_it_not_while_typing(counter):
    counter.press(Qt.Key.Key_K, ALT)
    person = counter.page.columns.person
    person.focus("phone")
    counter.type("0900 000 12")
    assert person.error("phone") == ""

    counter.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)

    assert person.error("phone")


def test_enter_pressed_before_the_search_has_answered_takes_what_was_typed_for(counter):
    picks = counter.page.columns.picks
    picks.search.line.setFocus()
    QTest.keyClicks(picks.search.line, "1.004873")

    QTest.keyClick(picks.search.line, Qt.Key.Key_Return)

    counter.wait(lambda: counter.sheet.procedure, "the procedure")
    assert counter.sheet.procedure.code == "1.004873"


def test_any_clear_date_is_shown_as_people_write_it(counter):
    counter.press(Qt.Key.Key_K, ALT)
    person = counter.page.columns.person
    person.focus("born_on")
    counter.type("01021990")

    person.focus("phone")

    assert person.born_on.text() == "01/02/1990"
    assert person.error("born_on") == ""


def test_f9_too_early_names_everything_at_once_and_goes_to_the_first_place(counter):
    _single_status(counter)
    counter.page.columns.person.focus("phone")
    counter.type("0900 000 12")

    counter.press(Qt.Key.Key_F9)
    counter.wait(lambda: counter.page.faults, "the faults")

    assert [fault.place for fault in counter.page.faults] == ["person.phone", "paper.0"]
    assert counter.page.summary.isVisible()
    assert QApplication.focusWidget() is counter.page.columns.person.phone.line
    counter.press(Qt.Key.Key_E, CTRL)
    assert QApplication.focusWidget() is counter.page.columns.checklist.papers.states()[0]


def test_faults_leave_the_list_as_they_are_mended(counter):
    _single_status(counter)
    counter.press(Qt.Key.Key_F9)
    counter.wait(lambda: counter.page.faults, "the faults")

    counter.page.columns.checklist.papers.focus(0)
    counter.press(Qt.Key.Key_Space)

    assert counter.page.faults == ()
    assert not counter.page.summary.isVisible()


def test_f9_on_the_empty_page_says_what_is_missing(counter):
    counter.press(Qt.Key.Key_F9)

    assert [fault.place for fault in counter.page.faults] == ["person.full_name", "procedure"]


def test_a_card_fills_the_person_and_can_be_undone(counter):
    counter.page.scanned(CARD)
    assert counter.page.columns.person.personal_id.text() == "033 304 000 127"
    assert counter.page.columns.person.born_on.text() == "29/02/2004"

    counter.press(Qt.Key.Key_Z, ALT)

    assert counter.sheet.blank


def test_a_card_with_lost_letters_says_what_was_not_filled_in(counter):
    counter.page.scanned("033090000005||VU? V?N L?I|01011990|Nam|X? Th?|04072021")

    assert counter.page.columns.person.full_name.text() == ""
    assert counter.page.columns.person.reading.lines[0].isVisible()
    assert counter.said[-1].tone == "wait"


def test_the_number_of_a_dossier_opens_it(counter):
    counter.page.columns.welcome.first.setFocus()
    counter.type("h31.12-261120-2001")
    counter.press(Qt.Key.Key_Return)

    assert counter.opened == ["H31.12-261120-2001"]
    assert counter.sheet.blank


def test_twelve_digits_begin_a_sheet_without_enter(counter):
    counter.page.columns.welcome.first.setFocus()
    counter.type("033304000127")

    assert counter.sheet.person.personal_id == "033 304 000 127"
    assert QApplication.focusWidget() is counter.page.columns.person.full_name.line


def test_what_is_typed_is_a_draft_within_a_second_and_offered_after_a_crash(counter, desk, lanes, show):
    _single_status(counter)
    counter.wait(lambda: desk.drafts.left(OFFICER), "the draft")

    after = Counter(IntakePage(desk, OFFICER, lanes))
    show(after)
    after.page.entered()
    until(after.page.offer.isVisible, "the offer")
    after.press(Qt.Key.Key_R, CTRL)
    until(lambda: after.sheet.procedure, "the sheet")

    assert after.sheet.person.full_name == "TRẦN THỊ MẪU"
    assert after.sheet.id == counter.sheet.id


def test_a_draft_is_forgotten_only_on_the_officers_word_and_comes_back_on_undo(counter, desk, lanes, show):
    _single_status(counter)
    counter.page.left()
    counter.wait(lambda: desk.drafts.left(OFFICER), "the draft")
    after = Counter(IntakePage(desk, OFFICER, lanes))
    show(after)
    after.page.entered()
    until(after.page.offer.isVisible, "the offer")

    QTest.mouseClick(after.page.offer.drop, Qt.MouseButton.LeftButton)
    until(lambda: after.said and desk.drafts.left(OFFICER) is None, "the forgetting")
    after.said[-1].step.act()
    until(lambda: after.sheet.procedure, "the sheet")

    assert after.sheet.person.full_name == "TRẦN THỊ MẪU"


def test_leaving_the_page_saves_at_once(counter, desk):
    counter.page.scanned(CARD)

    counter.page.left()

    counter.wait(lambda: desk.drafts.left(OFFICER), "the draft")


def test_form_02_names_the_missing_papers_and_clears_the_page(counter, desk):
    _single_status(counter)

    counter.press(Qt.Key.Key_F10)
    counter.wait(lambda: counter.printed, "the slip")

    assert [job.form for job in counter.printed] == ["02"]
    assert counter.sheet.blank
    slip = desk.registry.today(OFFICER).waiting[0]
    assert [paper.index for paper in slip.missing] == [0]


def test_someone_who_brings_papers_goes_on_where_they_stopped(counter, desk):
    _single_status(counter)
    first = counter.sheet.id
    counter.press(Qt.Key.Key_F10)
    counter.wait(lambda: counter.page.columns.picks._waits, "who waits")

    counter.press(Qt.Key.Key_B, CTRL)
    counter.press(Qt.Key.Key_Return)
    counter.wait(lambda: counter.sheet.procedure, "the sheet")

    assert counter.sheet.person.full_name == "TRẦN THỊ MẪU"
    assert counter.sheet.id == first
    assert counter.sheet.procedure.code == "1.004873"


def test_a_refusal_needs_a_reason_the_law_knows(counter, desk):
    _single_status(counter)
    refusal = counter.page.columns.refusal
    counter.press(Qt.Key.Key_F11)
    assert counter.page.columns.refusing
    counter.wait(lambda: len(refusal.choices) > 7, "the grounds of the day")

    counter.press(Qt.Key.Key_F11)
    counter.wait(refusal._error.text, "that a ground is to be chosen")
    counter.press(Qt.Key.Key_A, ALT)
    refusal.more.setFocus()
    counter.type("mang lag")
    counter.press(Qt.Key.Key_F11)
    counter.wait(refusal._words.error.text, "the complaint")
    refusal.more.clear()
    counter.press(Qt.Key.Key_F11)
    counter.wait(lambda: "cơ quan có thẩm quyền" in refusal._words.error.text(), "what to say of the ground")
    assert not counter.printed
    refusal.more.setFocus()
    counter.type("Nop tai xa Thu")
    counter.press(Qt.Key.Key_F11)
    counter.wait(lambda: counter.printed, "the slip")

    assert [job.form for job in counter.printed] == ["03"]
    assert counter.sheet.blank


def test_escape_leaves_the_refusal_and_keeps_what_was_written(counter):
    _single_status(counter)
    counter.press(Qt.Key.Key_F11)
    counter.wait(lambda: counter.page.columns.refusal.choices, "the grounds of the day")
    counter.press(Qt.Key.Key_B, ALT)
    counter.page.columns.refusal.more.setFocus()
    counter.type("vi")
    counter.press(Qt.Key.Key_Escape)

    assert not counter.page.columns.refusing
    assert counter.page.columns.refusal.more.toPlainText() == "vi"


def test_a_half_filled_sheet_set_aside_for_the_next_citizen_comes_back(counter):
    _single_status(counter)
    counter.press(Qt.Key.Key_N, CTRL)
    assert counter.sheet.blank

    counter.press(Qt.Key.Key_R, CTRL)

    assert counter.sheet.procedure.code == "1.004873"


def test_taking_a_paper_a_database_holds_asks_why(counter):
    _single_status(counter)
    papers = counter.page.columns.checklist.papers
    papers.focus(0)
    counter.press(Qt.Key.Key_Space)
    papers.focus(2)
    counter.press(Qt.Key.Key_Space)
    assert counter.sheet.answer(2).state is PaperState.HANDED_IN

    counter.press(Qt.Key.Key_F9)
    counter.wait(lambda: counter.page.faults, "the fault")
    counter.press(Qt.Key.Key_Down)
    counter.press(Qt.Key.Key_F9)
    counter.wait(lambda: counter.page.presenter.received, "the receipt")

    paper = next(p for p in counter.page.presenter.received.dossier.papers if p.index == 2)
    assert paper.reason == "data_wrong"


def test_the_empty_page_shows_no_whole_name(counter, desk, clock):
    desk.intake.receive(OFFICER, single_form())
    clock.forward(timedelta(minutes=1))
    counter.page.presenter.open()
    counter.wait(lambda: counter.page.columns.welcome._visits.count() and _shown_names(counter), "the visit")

    assert all("Thị Mẫu" not in name for name in _shown_names(counter))


def _shown_names(counter):
    return [t.text() for t in counter.page.columns.welcome.findChildren(Text) if "." in t.text() and t.isVisible()]


def test_pages_that_wait_for_the_printer_are_offered(counter, desk):
    desk.intake.receive(OFFICER, single_form())

    counter.page.entered()
    counter.wait(lambda: counter.said, "the notice")
    counter.said[-1].step.act()
    counter.wait(lambda: counter.printed, "the page")

    assert [job.form for job in counter.printed] == ["01"]


def test_a_procedure_without_a_deadline_asks_for_the_day(counter, desk):
    counter.page.scanned(CARD)
    procedure = next(p for p in desk.catalogue.all(OFFICER) if p.time is None and p.active and len(p.cases) < 2)
    counter.page._pick(procedure)
    due_on = counter.page.columns.outlook.promise.due_on
    counter.wait(due_on.isVisible, "the field")
    counter.press(Qt.Key.Key_F9)
    counter.wait(lambda: counter.page.faults, "the fault")
    assert "due_on" in [fault.place for fault in counter.page.faults]

    due_on.line.setFocus()
    counter.type("26112026")
    counter.wait(lambda: "due_on" not in [fault.place for fault in counter.page.faults], "the mending")


def test_on_a_low_screen_nothing_of_the_filled_page_scrolls(counter):
    _single_status(counter)
    counter.resize(1290, 696 - 44 - 52 - 44)
    until(lambda: counter.page.columns.outlook.promise._time.text(), "the promise")
    QApplication.processEvents()

    shown = [s for s in counter.page.columns.findChildren(Scroll) if s.isVisible()]
    assert shown
    assert [s.verticalScrollBar().maximum() for s in shown] == [0] * len(shown)

"""The guard at the counter: papers beyond the checklist, papers a database has, asking once more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from services.domain.checklist import ExtraPaper, PaperState
from tests.ui.intake.conftest import Counter
from tests.ui.intake.test_page import _single_status
from tests.ui.pages import OFFICER, SUPERVISOR, until
from ui.presenters.intake_rows import Ask, rows_of
from ui.views.intake.page import IntakePage

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
MINUTES = ExtraPaper("Biên bản họp gia đình", "Điều 5", "Có người vắng mặt")


@pytest.fixture
def leading(desk, lanes, show):
    """The intake page as a supervisor has it."""
    frame = Counter(IntakePage(desk, SUPERVISOR, lanes))
    frame.resize(1290, 628)
    show(frame)
    frame.page.entered()
    until(lambda: frame.page.columns.picks._picks, "the quick picks")
    return frame


def fill(counter, extra):
    panel = counter.page.columns.beyond
    for field, text in ((panel.name, extra.name), (panel.basis, extra.basis), (panel.reason, extra.reason)):
        field.line.setFocus()
        field.line.clear()
        counter.type(text)
    counter.press(Qt.Key.Key_Return)


def test_a_supervisor_puts_a_paper_beyond_the_checklist_on_form_02(leading, desk):
    _single_status(leading)
    leading.page.columns.checklist.papers.focus(0)
    leading.press(Qt.Key.Key_Space)
    leading.press(Qt.Key.Key_T, ALT)
    fill(leading, MINUTES)
    leading.wait(lambda: leading.sheet.extras, "the paper on the sheet")
    assert leading.page.columns.panel is None

    leading.press(Qt.Key.Key_F10)
    leading.wait(lambda: leading.printed, "the slip")

    assert [job.form for job in leading.printed] == ["02"]


def test_what_nobody_may_ask_for_is_told_at_its_field_with_the_citation(leading):
    _single_status(leading)
    leading.press(Qt.Key.Key_T, ALT)
    panel = leading.page.columns.beyond

    fill(leading, ExtraPaper("tài khoản VNeID", "Điều 5", "cần"))
    leading.wait(lambda: "461/UBND" in panel.name.error.text(), "the citation")
    assert leading.sheet.extras == ()
    fill(leading, ExtraPaper("Sổ hộ khẩu", "Điều 5", "cần"))
    leading.wait(lambda: "309/2026" in panel.name.error.text(), "the other citation")

    assert panel.why.isVisible()
    panel.why.choose("data_wrong")
    panel.why.changed.emit("data_wrong")
    panel.added.emit()
    leading.wait(lambda: leading.sheet.extras, "the paper on the sheet")
    assert leading.sheet.extras[0].why == "data_wrong"


def test_an_officer_is_told_who_may_and_loses_nothing(counter):
    _single_status(counter)
    counter.press(Qt.Key.Key_T, ALT)

    fill(counter, MINUTES)

    panel = counter.page.columns.beyond
    assert "quản trị" in panel.error.text() or "administrator" in panel.error.text()
    assert counter.sheet.extras == ()
    assert counter.sheet.wish == MINUTES
    counter.press(Qt.Key.Key_Escape)
    counter.press(Qt.Key.Key_T, ALT)
    assert panel.wish() == MINUTES


def test_what_was_typed_of_such_a_paper_comes_back_with_the_draft(counter, desk):
    _single_status(counter)
    counter.press(Qt.Key.Key_T, ALT)
    fill(counter, MINUTES)
    counter.page.left()
    counter.wait(lambda: desk.drafts.left(OFFICER), "the draft")

    draft = desk.drafts.left(OFFICER)

    assert draft.extras["wish_name"] == MINUTES.name


def test_a_paper_beyond_the_checklist_is_taken_off_again(leading):
    _single_status(leading)
    leading.press(Qt.Key.Key_T, ALT)
    fill(leading, MINUTES)
    leading.wait(lambda: leading.sheet.extras, "the paper on the sheet")

    leading.page.columns.checklist.extras.removed.emit(0)

    assert leading.sheet.extras == ()


def test_asking_the_same_person_again_asks_why(counter, clock, desk):
    _single_status(counter)
    counter.press(Qt.Key.Key_F10)
    counter.wait(lambda: counter.printed, "the slip")
    clock.forward(timedelta(minutes=5))
    _single_status(counter)
    counter.press(Qt.Key.Key_F10)
    counter.wait(lambda: counter.page.columns.panel is counter.page.columns.again, "the question")
    assert "766" in counter.page.columns.again._told.text()

    counter.press(Qt.Key.Key_F10)
    assert counter.page.columns.again._words.error.text()
    counter.page.columns.again.reason.setFocus()
    counter.type("To khai sai mau")
    counter.press(Qt.Key.Key_F10)
    counter.wait(lambda: len(counter.printed) == 2, "the second slip")

    assert (
        desk.exceptions.report(SUPERVISOR, desk.place.today(), desk.place.today()).rows[0].reason == "To khai sai mau"
    )


def test_escape_leaves_the_question_and_nothing_was_given_out(counter, clock):
    _single_status(counter)
    counter.press(Qt.Key.Key_F10)
    counter.wait(lambda: counter.printed, "the slip")
    _single_status(counter)
    counter.press(Qt.Key.Key_F10)
    counter.wait(lambda: counter.page.columns.panel is counter.page.columns.again, "the question")

    counter.press(Qt.Key.Key_Escape)

    assert counter.page.columns.panel is None
    assert len(counter.printed) == 1


def test_a_database_not_marked_down_is_no_reason_and_that_is_told_at_once(counter, desk):
    _single_status(counter)
    counter.page.presenter.answer(2, PaperState.HANDED_IN, "database_down")
    papers = counter.page.columns.checklist.papers
    counter.wait(lambda: papers._names[2].error.text(), "why not")

    desk.exceptions.mark_down(SUPERVISOR, "CSDLQG về dân cư", "Đứt cáp")
    counter.page.presenter.answer(2, PaperState.HANDED_IN, "data_wrong")
    counter.page.presenter.answer(2, PaperState.HANDED_IN, "database_down")

    counter.wait(lambda: not papers._names[2].error.text(), "that it may be taken")


def test_a_paper_wanted_although_a_database_has_it_can_be_missing(counter):
    _single_status(counter)
    presenter = counter.page.presenter
    presenter.answer(2, PaperState.HANDED_IN, "data_wrong")
    (row,) = [r for r in rows_of(counter.sheet) if r.component.index == 2]
    assert row.ask is Ask.DATABASE_ON_PAPER

    presenter.answer(2, PaperState.MISSING)

    assert counter.sheet.answer(2).reason == "data_wrong"
    presenter.answer(2, PaperState.FROM_DATABASE)
    assert counter.sheet.answer(2).reason == ""

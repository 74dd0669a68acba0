"""The rulebook page with real keys, on a real desk."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from services.domain.rulebook import Chapter
from tests.desks import single_form
from tests.ui.pages import OFFICER, SUPERVISOR, until
from ui.components import Text
from ui.views.rulebook.page import RulebookPage


def opened(desk, lanes, show, account, chapter=Chapter.CALENDAR):
    page = RulebookPage(desk, account, lanes)
    page.resize(1290, 672)
    page.said = []
    page.notice.connect(page.said.append)
    show(page)
    page.entered()
    page.sections.choose(chapter.value)
    until(lambda: page.rules.presenter.chapter is chapter and (page.rules._rows or chapter is not Chapter.CALENDAR))
    return page


def fill(page, **texts):
    for name, text in texts.items():
        page.rules.sheet.controls[name].set_text(text)


def rules(desk, chapter):
    return desk.rulebook.rules(OFFICER, chapter)


def test_a_day_off_entered_here_moves_the_next_promise_and_no_earlier_one(desk, lanes, show):
    before = desk.intake.receive(OFFICER, single_form())
    page = opened(desk, lanes, show, SUPERVISOR)
    page.rules.go_to_day(date(2026, 11, 25))

    fill(page, name="Nghỉ bão", kind="off", source="Thông báo của tỉnh")
    QTest.keyClick(page.rules.sheet.save, Qt.Key.Key_Return)
    until(lambda: page.said)

    after = desk.intake.receive(OFFICER, single_form())
    assert f"{before.dossier.promise.due_at:%d/%m}" == "26/11"
    assert f"{after.dossier.promise.due_at:%d/%m}" == "27/11"
    assert desk.registry.open(OFFICER, before.dossier.number).dossier.promise == before.dossier.promise
    assert "Saved" in page.said[-1].text


def test_arrows_move_from_day_to_day_and_show_its_rule(desk, lanes, show):
    page = opened(desk, lanes, show, SUPERVISOR)
    page.rules.month.grid.setFocus()
    for _ in range(4):
        QTest.keyClick(page.rules.month.grid, Qt.Key.Key_Right)

    assert page.rules.sheet.controls["name"].text() == "Ngày Văn hóa Việt Nam"
    assert "24/11/2026" in page.rules.month.grid.accessibleDescription()
    QTest.keyClick(page.rules.month.after, Qt.Key.Key_Return)
    assert page.rules.month.title.text() == "Month 12/2026"


def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(desk, lanes, show):
    page = opened(desk, lanes, show, SUPERVISOR, Chapter.REFUSALS)
    until(lambda: page.rules.model.rowCount())
    page.rules.begin()
    fill(page, text="Hệ thống lỗi", citation="Điều 1", valid_from="20/11/2026")

    page.main_action()

    assert page.rules.sheet.controls["text"].error.text()
    assert page.rules.sheet.controls["text"].text() == "Hệ thống lỗi"
    assert page.said[-1].tone == "wrong"


def test_a_row_taken_out_can_be_put_back(desk, lanes, show):
    page = opened(desk, lanes, show, SUPERVISOR, Chapter.EXEMPTIONS)
    until(lambda: page.rules.model.rowCount())
    whole = rules(desk, Chapter.EXEMPTIONS)

    page.rules.sheet.remove.click()
    until(lambda: len(rules(desk, Chapter.EXEMPTIONS)) == len(whole) - 1 and page.said)
    page.said[-1].step.act()
    until(lambda: len(rules(desk, Chapter.EXEMPTIONS)) == len(whole))

    assert {r.key for r in rules(desk, Chapter.EXEMPTIONS)} == {r.key for r in whole}


def test_an_officer_reads_and_is_offered_nothing_to_change(desk, lanes, show):
    page = opened(desk, lanes, show, OFFICER, Chapter.FEES)
    until(lambda: page.rules.model.rowCount())

    page.main_action()

    assert page.rules.sheet.controls == {}
    assert not page.rules.sheet.save.isVisible()
    said = {words.text() for words in page.rules.sheet.findChildren(Text)}
    assert {page.rules.model.row_at(0).rule.body.procedure, "Procedure code"} <= said
    assert page.head_widgets()[0].text() == "Read only"
    assert page.said == []


def test_searching_narrows_the_rows_and_says_when_none_fits(desk, lanes, show):
    page = opened(desk, lanes, show, SUPERVISOR, Chapter.FEES)
    until(lambda: page.rules.model.rowCount())
    everything = page.rules.model.rowCount()
    page.shortcuts()["Ctrl+F"]()

    QTest.keyClicks(page.rules.search.line, "ho kinh doanh")
    assert 0 < page.rules.model.rowCount() < everything
    QTest.keyClicks(page.rules.search.line, " zzz")

    assert page.rules.model.rowCount() == 0
    assert page.rules.empty.isVisible()


def test_before_the_rows_are_read_nothing_says_there_are_none(desk, lanes, show):
    page = opened(desk, lanes, show, SUPERVISOR, Chapter.FEES)

    page.rules.look_at(Chapter.EXEMPTIONS)
    assert (page.rules.list.isVisible(), page.rules.empty.isVisible(), page.rules.month.isVisible()) == (
        True,
        False,
        False,
    )
    page.rules.look_at(Chapter.CALENDAR)
    assert (page.rules.list.isVisible(), page.rules.empty.isVisible(), page.rules.month.isVisible()) == (
        False,
        False,
        True,
    )
    assert page.rules.month.title.text() == "Month 11/2026"

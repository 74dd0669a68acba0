"""The end of a dossier on its page: its result's document recorded, a handing over warned of, the citizen's word taken."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from services.domain.dossier import DossierState
from services.domain.permissions import Role
from services.domain.result import Rating
from tests.desks import PEOPLE, single_form
from tests.files.papers import pdf
from tests.ui.pages import OFFICER, until
from ui.components import Button, Text
from ui.presenters.result import may_rate, may_record
from ui.views.registry.page import RegistryPage


@pytest.fixture
def number(desk):
    return desk.intake.receive(OFFICER, single_form()).dossier.number


@pytest.fixture
def page(desk, lanes, show, number):
    page = RegistryPage(desk, OFFICER, lanes)
    page.resize(1290, 672)
    page.notices = []
    page.notice.connect(page.notices.append)
    show(page)
    page.entered()
    until(lambda: page.list.model.rowCount() == 1)
    page.open(number)
    until(lambda: page.whole.isVisible())
    return page


def dossier(desk, number):
    return desk.registry.open(OFFICER, number).dossier


def texts(page):
    return [words.text() for words in page.whole.findChildren(Text)]


def press(page, words):
    (button,) = [one for one in page.whole.findChildren(Button) if one.text() == words and one.isVisible()]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_result_is_recorded_with_what_is_known_of_it(desk, page, number, tmp_path):
    file = tmp_path / "ket qua.pdf"
    file.write_bytes(pdf())
    panel = page.whole.result
    panel.ask = lambda _: str(file)
    press(page, "Record the result")
    assert panel.warning.isVisible()
    QTest.keyClicks(panel.number.line, "12/2026")
    QTest.keyClicks(panel.day.line, "20112026")
    QTest.mouseClick(panel.choose, Qt.MouseButton.LeftButton)
    assert (panel.file.text(), panel.warning.isVisible()) == ("ket qua.pdf", False)

    page.main_action()
    until(lambda: page.notices and panel.isHidden())

    result = dossier(desk, number).terms.result
    assert (result.number, result.issued_on, result.file.pages) == ("12/2026", date(2026, 11, 20), 2)
    assert dossier(desk, number).state is DossierState.READY
    until(lambda: "12/2026" in texts(page))
    assert (page.notices[0].tone, may_record(dossier(desk, number), OFFICER)) == ("done", True)


def test_what_cannot_be_is_said_beside_its_field_and_what_was_typed_stays(desk, page, number, tmp_path):
    panel = page.whole.result
    press(page, "Record the result")
    QTest.keyClicks(panel.day.line, "31/02/2026")
    page.main_action()
    assert panel.day.error.text()
    panel.day.set_text("21/11/2026")
    page.main_action()
    until(lambda: "future" in panel.day.error.text())
    panel.day.set_text("")
    panel.ask = lambda _: str(tmp_path / "khong co.pdf")
    QTest.mouseClick(panel.choose, Qt.MouseButton.LeftButton)
    page.main_action()
    until(lambda: page.notices)

    assert (page.notices[0].tone, panel.isVisible()) == ("wrong", True)
    QTest.keyClick(panel.number.line, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert dossier(desk, number).state is DossierState.RECEIVED


def test_a_paper_that_was_handed_in_is_refused_where_the_file_stands(desk, page, tmp_path):
    file, form = tmp_path / "a.pdf", single_form()
    file.write_bytes(pdf())
    desk.papers.attach(OFFICER, form.id, file.read_bytes())
    number = desk.intake.receive(OFFICER, form).dossier.number
    page.open(number)
    until(lambda: page._presenter.file is not None and page._presenter.file.dossier.number == number)
    panel = page.whole.result
    panel.ask = lambda _: str(file)
    press(page, "Record the result")
    QTest.mouseClick(panel.choose, Qt.MouseButton.LeftButton)

    page.main_action()
    until(lambda: panel.warning.isVisible())

    assert "handed in" in panel.warning.text()


def test_handing_over_warns_while_no_file_of_the_result_is_there_and_does_not_forbid(desk, page, number):
    page.return_result()
    confirm = page.list.preview.confirm
    assert confirm.warning.isVisible()
    assert "766" in confirm.warning.text()

    page.main_action()
    until(lambda: dossier(desk, number).state is DossierState.RETURNED)


def test_what_the_citizen_thought_is_taken_down_once_after_the_handing_over(desk, page, number):
    assert not may_rate(dossier(desk, number), OFFICER)
    desk.life.return_result(OFFICER, number)
    page._presenter.reload()
    until(lambda: any(b.text() == "What the citizen thought" for b in page.whole.findChildren(Button)))
    press(page, "What the citizen thought")
    panel = page.whole.rating
    page.main_action()
    assert panel.fault.isVisible()
    QTest.mouseClick(panel.choices[Rating.POOR], Qt.MouseButton.LeftButton)
    panel.words.setPlainText("x" * 501)
    page.main_action()
    until(lambda: "500" in panel.fault.text())
    panel.words.setPlainText("Chờ lâu")

    page.main_action()
    until(lambda: page.notices and panel.isHidden())

    feedback = dossier(desk, number).terms.feedback
    assert (feedback.rating, feedback.text) == (Rating.POOR, "Chờ lâu")
    until(lambda: "Not satisfied" in texts(page))
    assert not may_rate(dossier(desk, number), OFFICER)


def test_who_may_not_hand_results_over_records_none(desk, number):
    assert not may_record(dossier(desk, number), PEOPLE[Role.ACCOUNTANT])


def test_a_second_press_meanwhile_does_nothing(desk, page, number):
    waiting = []
    page._ends._run = lambda *call: waiting.append(call)

    for _ in range(2):
        page._ends.rate(number, Rating.GOOD, "")

    assert len(waiting) == 1

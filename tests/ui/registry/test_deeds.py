"""Acts on a received dossier, with real keys on a real desk: papers asked for, brought, a promise put off."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from services.domain.dossier import DossierState
from services.domain.permissions import Role
from services.domain.routing import Boundless
from services.domain.rulebook import Chapter, Rule
from services.wording import promise_grounds
from tests.desks import PEOPLE, single_form
from tests.ui.pages import OFFICER, until
from ui.components import Text
from ui.presenters.deeds import Deed, Said, deeds_of
from ui.views.registry.page import RegistryPage

SUPERVISOR = PEOPLE[Role.SUPERVISOR]


@pytest.fixture
def number(desk):
    return desk.intake.receive(OFFICER, single_form()).dossier.number


@pytest.fixture
def page(desk, lanes, show, number):
    """The dossier's own page, open for a supervisor."""
    page = RegistryPage(desk, SUPERVISOR, lanes)
    page.resize(1290, 672)
    page.jobs, page.notices = [], []
    page.print_job.connect(page.jobs.append)
    page.notice.connect(page.notices.append)
    show(page)
    page.entered()
    until(lambda: page.list.model.rowCount() == 1)
    page.open(number)
    until(lambda: page.whole.isVisible())
    return page


MENDING = (Deed.CORRECT, Deed.VOID)
"""Offered as long as a dossier is open, whatever happens to it."""


def offered(page):
    shown = [deed for deed, button in page.whole.deed_buttons.items() if not button.isHidden()]
    return [deed for deed in shown if deed not in MENDING]


def state(desk, number):
    return desk.registry.open(OFFICER, number).dossier


def texts(page):
    return [words.text() for words in page.whole.findChildren(Text)]


def click(page, deed):
    QTest.mouseClick(page.whole.deed_buttons[deed], Qt.MouseButton.LeftButton)


def test_papers_are_asked_for_and_taken_on_the_dossiers_page(desk, page, number):
    assert offered(page) == [Deed.ASK_PAPERS, Deed.PUT_OFF]
    click(page, Deed.ASK_PAPERS)
    QTest.keyClicks(page.whole.panel.reason, "Anh chan dung")
    page.main_action()
    until(lambda: offered(page) == [Deed.PAPERS_CAME])

    assert state(desk, number).state is DossierState.SUPPLEMENT
    assert page.whole.panel.isHidden()
    until(lambda: [job.form for job in page.jobs] == ["02"])
    assert "Anh chan dung" in texts(page)

    click(page, Deed.PAPERS_CAME)
    QTest.mouseClick(page.whole.panel.yes, Qt.MouseButton.LeftButton)
    until(lambda: offered(page) == [Deed.ASK_PAPERS, Deed.PUT_OFF])

    assert state(desk, number).state is DossierState.RECEIVED
    until(lambda: [job.form for job in page.jobs] == ["02", "01"])
    assert len(page.notices) == 2


def test_a_second_request_asks_why_beside_what_was_typed(desk, page, number):
    desk.life.request_supplement(OFFICER, number, "Anh")
    desk.life.receive_supplement(OFFICER, number)
    panel = page.whole.panel
    click(page, Deed.ASK_PAPERS)
    QTest.keyClicks(panel.reason, "Anh moi")
    page.main_action()
    until(lambda: panel.override.isVisible())

    QTest.keyClicks(panel.override, "Anh cu mo")
    page.main_action()
    until(lambda: offered(page) == [Deed.PAPERS_CAME])

    assert panel.reason.toPlainText() == "Anh moi"
    assert [p.override for p in state(desk, number).terms.pauses] == ["", "Anh cu mo"]
    assert "Anh cu mo" in texts(page)


def test_a_promise_is_put_off_and_the_letter_printed(desk, page, number, clock):
    panel = page.whole.panel
    click(page, Deed.PUT_OFF)
    page.main_action()
    assert panel.day.error.text()
    QTest.keyClicks(panel.day.line, "03122026")
    page.main_action()
    until(lambda: panel._reason.error.text())
    QTest.keyClicks(panel.reason, "Cho xac minh")
    clock.forward(timedelta(days=6))
    page.main_action()
    until(lambda: panel.override.isVisible())
    QTest.keyClicks(panel.override, "Can bo om")
    page.main_action()
    until(lambda: offered(page) == [Deed.ASK_PAPERS])

    until(lambda: [job.form for job in page.jobs] == ["04"])
    assert state(desk, number).terms.extension.override == "Can bo om"
    assert {"Cho xac minh", "Can bo om"} <= set(texts(page))


def test_escape_leaves_the_dossier_as_it_is(desk, page, number):
    click(page, Deed.ASK_PAPERS)
    QTest.keyClick(page.whole.panel.reason, Qt.Key.Key_Escape)

    assert page.whole.panel.isHidden()
    assert state(desk, number).state is DossierState.RECEIVED


def test_what_somebody_else_did_meanwhile_is_said(desk, page, number):
    click(page, Deed.ASK_PAPERS)
    QTest.keyClicks(page.whole.panel.reason, "Anh")
    desk.life.return_result(OFFICER, number)
    page.main_action()
    until(lambda: page.notices)

    assert page.notices[0].tone == "wrong"


def test_another_communes_receipt_is_recorded_on_the_page(desk, lanes, show, page):
    desk.rulebook.put(SUPERVISOR, Rule(Chapter.BOUNDLESS, "1.004873", date(2026, 1, 1), Boundless(basis="QĐ 1")))
    away = desk.intake.receive(OFFICER, single_form(competent="2025:11953")).dossier
    page.open(away.number)
    until(lambda: offered(page) == [Deed.ASK_PAPERS, Deed.COMPETENT])

    click(page, Deed.COMPETENT)
    page.main_action()
    until(lambda: offered(page) == [Deed.ASK_PAPERS, Deed.PUT_OFF])

    assert state(desk, away.number).terms.competent_at is not None
    assert any("Phố Hiến" in words for words in texts(page))


def test_every_fact_of_a_promise_stands_on_the_page(desk, page, number):
    grounds = promise_grounds(state(desk, number).promise, "en")

    assert "Tuesday 24/11/2026 does not count: Ngày Văn hóa Việt Nam." in grounds
    assert set(grounds) <= set(texts(page))


def test_an_officer_may_not_put_a_promise_off(desk, number):
    dossier = state(desk, number)

    assert deeds_of(dossier, OFFICER) == (Deed.ASK_PAPERS, Deed.CORRECT)
    assert deeds_of(dossier, PEOPLE[Role.ACCOUNTANT]) == ()


def test_a_second_press_does_nothing(desk, page, number):
    waiting = []
    page._deeds._run = lambda *call: waiting.append(call)

    for _ in range(2):
        page._deeds.do(Deed.PAPERS_CAME, number, Said())

    assert len(waiting) == 1

"""The register page with real keys, on a real desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from services.domain.checklist import ExtraPaper, PaperState
from services.domain.dossier import DossierState
from services.domain.journal import Event
from tests.desks import PEOPLE, single_form
from tests.ui.pages import OFFICER, SUPERVISOR, citizen, until
from ui.components import CELL, Text
from ui.views.registry.page import RegistryPage

NAMES = ("Trần Thu Hương", "Đoàn Thị Hương", "Bùi Văn Lộc")


@pytest.fixture
def numbers(desk, clock):
    """Three dossiers received ten minutes apart, the oldest first."""
    found = []
    for name in NAMES:
        found.append(desk.intake.receive(OFFICER, single_form(applicant=citizen(name))).dossier.number)
        clock.forward(timedelta(minutes=10))
    return found


@pytest.fixture
def page(desk, lanes, show, numbers):
    page = RegistryPage(desk, OFFICER, lanes)
    page.resize(1290, 672)
    show(page)
    page.entered()
    until(lambda: page.list.model.rowCount() == len(NAMES))
    return page


def cell(page, row, column):
    return page.list.model.index(row, column).data(CELL)


def press(page, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page.focusWidget() or page, key, modifier)


def find(page, text, hits):
    QTest.keyClicks(page.list.search.line, text)
    until(lambda: page.list.model.rowCount() == hits)


def texts(page):
    return [words.text() for words in page.whole.findChildren(Text)]


def test_typing_without_accents_finds_and_marks_the_name(page):
    find(page, "huong", 2)

    name = cell(page, 0, 1)
    assert name.text == "ĐOÀN THỊ HƯƠNG"
    assert [name.text[start : start + length] for start, length in name.hits] == ["HƯƠNG"]


def test_a_dossier_shows_the_address_as_printed_and_its_commune_of_today(page, desk):
    person = replace(citizen("Lê Thị Đào"), address="xã Bảo Khê, TP Hưng Yên, Hưng Yên")
    number = desk.intake.receive(OFFICER, single_form(applicant=person)).dossier.number

    page.open(number)

    until(lambda: "xã Bảo Khê, TP Hưng Yên, Hưng Yên → today: Phường Sơn Nam, Hưng Yên" in texts(page))


def test_lists_mask_the_personal_number_and_the_dossier_shows_it_whole(page, numbers):
    assert cell(page, 0, 1).second == "0333••••0001"

    find(page, "loc", 1)
    press(page, Qt.Key.Key_Return)
    until(lambda: page.whole.isVisible())

    assert "033 301 000 001" in texts(page)


def test_up_and_down_move_through_the_list_while_the_caret_stays_in_the_search_line(page, numbers):
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Down)

    assert page.list.number() == numbers[1]
    assert page.list.search.line.hasFocus()


def test_enter_opens_the_first_hit_and_escape_comes_back(page, numbers):
    find(page, "huong", 2)

    press(page, Qt.Key.Key_Return)
    until(lambda: page.whole.isVisible())
    assert numbers[1] in texts(page)
    press(page, Qt.Key.Key_Escape)

    assert page.list.isVisible()
    assert page.list.search.line.hasFocus()
    assert page.list.search.text() == "huong"


def test_escape_clears_the_search(page):
    find(page, "loc", 1)

    press(page, Qt.Key.Key_Escape)
    until(lambda: page.list.model.rowCount() == 3)

    assert page.list.search.text() == ""


def test_only_a_dossier_that_stays_chosen_is_read_and_recorded(page, desk, numbers):
    for _ in range(3):
        press(page, Qt.Key.Key_Down)
    until(lambda: page.list.preview.open_button.isVisible())

    viewed = [
        line.subject for n in numbers for line in desk.registry.open(OFFICER, n).lines if line.event is Event.VIEWED
    ]
    # Opening each of them here is recorded as well.
    assert sorted(viewed) == sorted([numbers[0], *numbers])


def test_a_result_is_handed_over_by_two_keys_and_said(page, desk, numbers):
    said = []
    page.notice.connect(said.append)
    press(page, Qt.Key.Key_Down)
    until(lambda: page.list.preview.open_button.isVisible())

    page.shortcuts()["Ctrl+T"]()
    assert page.list.preview.confirm.yes.hasFocus()
    press(page, Qt.Key.Key_Return)
    until(lambda: said)

    assert desk.registry.open(OFFICER, numbers[-1]).dossier.state is DossierState.RETURNED
    assert numbers[-1] in said[0].text
    until(lambda: cell(page, 0, 4).mark.icon == "tick")


def test_escape_answers_no_to_the_question_about_the_result(page, desk, numbers):
    press(page, Qt.Key.Key_Down)
    until(lambda: page.list.preview.open_button.isVisible())
    page.shortcuts()["Ctrl+T"]()

    press(page, Qt.Key.Key_Escape)

    assert not page.list.preview.confirm.isVisible()
    assert desk.registry.open(OFFICER, numbers[-1]).dossier.state is DossierState.RECEIVED


def test_the_receipt_is_printed_again_on_request(page, numbers):
    jobs = []
    page.print_job.connect(jobs.append)
    press(page, Qt.Key.Key_Down)
    until(lambda: page.list.preview.open_button.isVisible())

    page.shortcuts()["Ctrl+P"]()
    until(lambda: jobs)

    assert jobs[0].subject == numbers[-1]


def test_a_scanned_receipt_opens_its_dossier(page, numbers):
    page.open(numbers[0])
    until(lambda: page.whole.isVisible())

    assert numbers[0] in texts(page)


def test_what_was_not_sent_stands_apart_from_the_state(page, desk, numbers):
    assert (cell(page, 0, 4).icon, cell(page, 0, 4).mark.icon) == ("cloud-off", "clock")

    desk.delivery.deliver_due()
    page.refresh()
    until(lambda: cell(page, 0, 4).icon == "")

    assert cell(page, 0, 4).mark.icon == "clock"


def test_refreshing_keeps_the_choice(page, desk, numbers):
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Down)
    desk.intake.receive(OFFICER, single_form())

    page.refresh()
    until(lambda: page.list.model.rowCount() == 4)

    assert page.list.number() == numbers[1]
    assert page.list.table.currentIndex().row() == 2


def test_an_empty_register_says_where_to_begin(desk, lanes, show):
    page = RegistryPage(desk, OFFICER, lanes)
    show(page)
    page.entered()
    until(lambda: page.list.card._empty.isVisible())

    assert "F2" in page.list.card._empty.accessibleName()


def test_who_may_not_hand_results_over_sees_no_button_for_it(desk, lanes, qapp):
    accountant = next(p for p in PEOPLE.values() if p.name == "toan")
    page = RegistryPage(desk, accountant, lanes)

    assert page.head_actions() == []


def test_f9_with_nothing_chosen_says_what_to_do(page):
    said = []
    page.notice.connect(said.append)

    page.main_action()

    assert [notice.text for notice in said] == ["Choose a dossier in the list first."]


def test_a_dossier_shows_what_was_taken_beyond_the_list_and_why(page, desk):
    minutes = ExtraPaper("Biên bản họp gia đình", "Điều 5 Thông tư 01/2026/TT-BTP", "Có người vắng mặt")
    form = single_form(extras=(minutes,))
    wrong = replace(form.answers[2], state=PaperState.HANDED_IN, reason="data_wrong")
    number = desk.intake.receive(SUPERVISOR, replace(form, answers=(*form.answers[:2], wrong))).dossier.number

    page.open(number)

    until(lambda: minutes.name in texts(page))
    assert {minutes.basis, minutes.reason, "its data were wrong or missing"} <= set(texts(page))

"""The intake page with several procedures of one visit: tabs, keys, lines, the receipt for all."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from services.domain.routing import Announced, Boundless, CutOver, Scope
from services.domain.rulebook import Chapter, Rule
from tests.ui.intake.test_visit_presenter import BIRTH, CARD, INSURANCE, RESIDENCE, UMBRELLA, hand_in
from tests.ui.pages import OFFICER, SUPERVISOR
from ui import fonts
from ui.views.intake.visit import two_lines

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
TODAY = date(2026, 11, 20)


def choose(counter, desk, code):
    counter.page.presenter.choose_procedure(desk.catalogue.procedure(OFFICER, code))
    counter.wait(lambda: counter.sheet.procedure and counter.sheet.procedure.code == code, "the procedure")


@pytest.fixture
def family(counter, desk):
    """The group of a birth opened by its key, for the mother whose card was read."""
    counter.page.scanned(CARD)
    choose(counter, desk, BIRTH)
    counter.wait(counter.page.columns.checklist.group.isVisible, "the offer")
    counter.press(Qt.Key.Key_G, CTRL | SHIFT)
    counter.wait(counter.page.columns.outlook.lines.isVisible, "the lines")
    return counter


def tabs(counter):
    return [(t.accessibleName(), t.isChecked()) for t in counter.page.columns.tabs.tabs]


def test_a_procedure_alone_shows_no_tabs_and_its_receiver(counter, desk):
    counter.page.scanned(CARD)
    choose(counter, desk, "1.004873")

    columns = counter.page.columns
    assert not columns.tabs.isVisible()
    assert not columns.checklist.group.isVisible()
    assert not columns.checklist.online.isVisible()
    assert not columns.outlook.lines.isVisible()
    assert not columns.outlook.competent.isVisible()
    assert columns.outlook.receiver.isVisible()


def test_the_group_opens_by_its_key_and_the_keys_go_round_its_procedures(family):
    columns = family.page.columns
    assert [on for _, on in tabs(family)] == [True, False, False]
    assert tabs(family)[1][0].startswith("2. Đăng ký thường trú")
    assert not columns.checklist.group.isVisible()
    assert not columns.outlook.receiver.isVisible()

    family.press(Qt.Key.Key_PageDown, CTRL)
    assert family.sheet.procedure.code == RESIDENCE
    family.press(Qt.Key.Key_Right, ALT)
    assert family.sheet.procedure.code == INSURANCE
    family.press(Qt.Key.Key_PageUp, CTRL)
    family.press(Qt.Key.Key_Left, ALT)
    assert family.sheet.procedure.code == BIRTH
    columns.tabs.tabs[2].click()
    assert [on for _, on in tabs(family)] == [False, False, True]
    columns.tabs.tabs[2].click()
    assert [on for _, on in tabs(family)] == [False, False, True]


def test_a_procedure_is_left_out_and_another_added_by_their_keys(family):
    family.press(Qt.Key.Key_X, CTRL | SHIFT)
    assert len(tabs(family)) == 2
    family.press(Qt.Key.Key_A, CTRL | SHIFT)

    assert len(tabs(family)) == 3
    assert family.page.columns.picks.search.isAncestorOf(QApplication.focusWidget())
    assert family.sheet.procedure is None
    family.press(Qt.Key.Key_PageUp, CTRL)
    assert len(tabs(family)) == 2


def test_f9_shows_what_is_missing_at_its_procedure_then_receives_all_on_one_receipt(family, desk):
    hand_in(family.page.presenter)
    family.press(Qt.Key.Key_F9)
    family.wait(lambda: family.page.faults, "the faults")
    assert family.sheet.procedure.code == RESIDENCE

    for _ in range(3):
        hand_in(family.page.presenter)
        family.page.presenter.step(1)
    family.press(Qt.Key.Key_F9)
    family.wait(lambda: family.page.presenter.received, "the receipt")

    received = family.page.presenter.received
    assert len(received.siblings) == 2
    others = family.page.receipt._others
    assert others.isVisible()
    assert len(family.printed) == 1
    assert desk.registry.today(OFFICER).received == 3
    family.press(Qt.Key.Key_N, CTRL)
    family.wait(lambda: family.sheet.blank, "the next citizen")
    assert not family.page.columns.tabs.isVisible()


def test_what_is_filed_online_only_is_told_where_it_is_chosen(counter, desk):
    choose(counter, desk, UMBRELLA)
    counter.wait(counter.page.columns.checklist.online.isVisible, "the remark")

    assert "VNeID" in counter.page.columns.checklist.online.words.text()


def test_a_listed_procedure_takes_another_commune_and_says_which_one_it_is(counter, desk):
    desk.rulebook.put(SUPERVISOR, Rule(Chapter.BOUNDLESS, BIRTH, TODAY, Boundless(Scope.NATION, "QĐ 1/QĐ-TTg")))
    counter.page.scanned(CARD)
    choose(counter, desk, BIRTH)
    outlook = counter.page.columns.outlook
    counter.wait(outlook.competent.isVisible, "the field")

    outlook.competent.line.setFocus()
    counter.type("2025:00070")
    counter.wait(lambda: "Hoàn Kiếm" in outlook._settled_by.words.text(), "the name")
    assert counter.sheet.competent_code == "2025:00070"

    outlook.competent.line.selectAll()
    counter.type("nowhere at all")
    hand_in(counter.page.presenter)
    counter.press(Qt.Key.Key_F9)
    counter.wait(lambda: counter.page.faults, "the faults")
    assert "competent" in [fault.place for fault in counter.page.faults]


def test_a_receiver_nobody_set_up_is_told_beside_where_the_dossier_goes(counter, desk):
    body = CutOver("BTP", "justice", announcement="CV 1/BTP", status=Announced.OFFICIAL)
    desk.rulebook.put(SUPERVISOR, Rule(Chapter.CUTOVERS, "btp", TODAY, body))
    choose(counter, desk, "1.004873")
    receiver = counter.page.columns.outlook.receiver

    counter.wait(receiver._unknown.isVisible, "the remark")
    assert "justice" in receiver._unknown.words.text()
    assert "CV 1/BTP" in receiver._why.text()


def test_a_long_name_takes_two_lines_and_no_more(qapp):
    font = fonts.font("second_row")

    assert two_lines("Đăng ký khai sinh", font, 400) == ["Đăng ký khai sinh"]
    first, second = two_lines("Đăng ký đóng, cấp thẻ BHYT đối với người chỉ tham gia BHYT", font, 130)
    assert first == "Đăng ký đóng, cấp"
    assert second.endswith("…")
    assert two_lines("", font, 100) == []

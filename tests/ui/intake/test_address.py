"""The commune of today under an address: named when certain, asked about when not, never chosen by the program."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from services.domain.places import Doubt, Place
from services.resources import gazetteer
from tests.ui.pages import OFFICER
from ui.views.intake.place import PlaceToday, doubt_text

CARD = "033304000127||TRẦN THỊ MAI ANH|29022004|Nữ|{}|12062024"
DIVIDED = "12 Phan Liêm, Phường Đa Kao, Quận 1, TP. Hồ Chí Minh"


def shown(counter, address):
    """Read a card with this address and wait for what it comes to."""
    page = counter.page
    page.presenter.scanned(CARD.format(address))
    page.presenter.choose_procedure(page.presenter._desk.catalogue.procedure(OFFICER, "1.004873"))
    place = gazetteer().today(address)
    counter.wait(lambda: page.columns.person.address.today._place == place, "the commune of today")
    return page.columns.person.address.today


def words(today):
    return [radio.text() for radio in today.choices]


def test_a_divided_commune_is_asked_about_and_none_is_chosen_beforehand(counter):
    today = shown(counter, DIVIDED)

    assert sorted(words(today)) == ["Phường Sài Gòn, Hồ Chí Minh", "Phường Tân Định, Hồ Chí Minh"]
    assert not any(radio.isChecked() for radio in today.choices)
    assert today.isVisible()
    assert counter.sheet.person.commune == ""


def test_the_commune_the_citizen_names_is_kept_with_the_sheet(counter):
    today = shown(counter, DIVIDED)
    radio = next(r for r in today.choices if "Sài Gòn" in r.text())

    QTest.mouseClick(radio, Qt.MouseButton.LeftButton)

    counter.wait(lambda: counter.sheet.person.commune == "2025:26740", "the choice")
    assert counter.sheet.person.address == DIVIDED
    assert radio.isChecked()


def test_another_address_forgets_the_choice(counter):
    today = shown(counter, DIVIDED)
    QTest.mouseClick(today.choices[0], Qt.MouseButton.LeftButton)
    counter.wait(lambda: counter.sheet.person.commune, "the choice")

    counter.page.columns.person.address.lines.setPlainText("Phường Phú Thượng, Tây Hồ, Hà Nội")

    assert counter.sheet.person.commune == ""
    counter.wait(lambda: len(today.choices) == 3, "the choice of the new address")
    assert not any(radio.isChecked() for radio in today.choices)


def test_the_same_card_again_keeps_the_choice_and_another_one_does_not(counter):
    today = shown(counter, DIVIDED)
    QTest.mouseClick(today.choices[0], Qt.MouseButton.LeftButton)
    chosen = counter.sheet.person.commune

    counter.page.presenter.scanned(CARD.format(DIVIDED))
    assert counter.sheet.person.commune == chosen != ""

    counter.page.presenter.scanned(CARD.format("Phường Phú Thượng, Tây Hồ, Hà Nội"))
    assert counter.sheet.person.commune == ""


def test_a_certain_commune_is_named_beside_the_printed_one(counter):
    today = shown(counter, "Thôn Đông, xã Bảo Khê, thành phố Hưng Yên, tỉnh Hưng Yên")

    assert today._name.text() == "Phường Sơn Nam, Hưng Yên"
    assert (today.isVisible(), today.choices, today.combo.isVisible()) == (True, [], False)
    assert counter.page.columns.person.address._printed.text().startswith("Thôn Đông, xã Bảo Khê")


def test_an_address_that_names_its_commune_of_today_is_shown_once(counter):
    assert not shown(counter, "Tổ 2, Phường Sơn Nam, Hưng Yên").isVisible()


def test_an_unknown_address_is_said_to_be_and_asks_for_nothing(counter):
    today = shown(counter, "Tổ 4, Phường Không Tên, Quận Nào Đó, Hà Nội")

    assert today.isVisible()
    assert today._note.text()
    assert (today.choices, today.combo.isVisible(), today._title.isVisible()) == ([], False, False)


@pytest.mark.parametrize("address", ["Phường 1, TP. Hồ Chí Minh", "Xã Tân Bình, TP.HCM"])
def test_many_communes_or_long_words_stand_in_a_list_with_none_chosen(counter, address):
    today = shown(counter, address)

    assert today.combo.isVisible()
    assert today.combo.currentIndex() == -1
    assert today.combo.count() == len(gazetteer().today(address).candidates)
    assert today.controls() == [today.combo]

    QTest.keyClick(today.combo, Qt.Key.Key_Down)
    counter.wait(lambda: counter.sheet.person.commune, "the choice")
    assert counter.sheet.person.commune == today.combo.currentData()


def test_a_typed_address_has_its_commune_below_the_field(counter):
    today = shown(counter, DIVIDED)
    address = counter.page.columns.person.address

    address._open()

    assert today.isVisible()
    assert address._below.isVisible()
    assert not today._rule.isVisible()


def test_every_doubt_has_its_words(show):
    told = [doubt_text(doubt) for doubt in Doubt]

    assert all(told)
    assert len(set(told)) == len(told)
    assert doubt_text(None) == ""


def test_nothing_is_said_of_no_address_at_all(show):
    today = PlaceToday()
    show(today)

    today.show_place(Place(" "), "")
    assert not today.tells
    today.show_place(None, "")
    assert not today.isVisible()

"""Putting a dossier right and voiding a number on its own page, with real keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from services.domain.correction import Correction
from services.domain.dossier import DossierState, ResultMethod
from services.domain.permissions import Role
from services.domain.print_job import PrintState
from tests.desks import PEOPLE, single_form
from tests.ui.pages import OFFICER, until
from ui.components import Select, Text
from ui.presenters.correct import changed, spots_of
from ui.presenters.deeds import Deed, deeds_of
from ui.views.registry.page import RegistryPage

SUPERVISOR = PEOPLE[Role.SUPERVISOR]
ACCOUNTANT = PEOPLE[Role.ACCOUNTANT]


@pytest.fixture
def number(desk):
    return desk.intake.receive(OFFICER, single_form()).dossier.number


@pytest.fixture
def open_page(desk, lanes, show, number):
    """Open the dossier's own page for an account."""

    def open_(by=OFFICER):
        page = RegistryPage(desk, by, lanes)
        page.resize(1290, 628)
        page.jobs, page.notices = [], []
        page.print_job.connect(page.jobs.append)
        page.notice.connect(page.notices.append)
        show(page)
        page.entered()
        until(lambda: page.list.model.rowCount() == 1)
        page.open(number)
        until(lambda: page.whole.isVisible())
        return page

    return open_


@pytest.fixture
def page(open_page):
    return open_page()


def begin(page):
    page.shortcuts()["Ctrl+H"]()
    until(lambda: page.whole.sheet.isVisible(), "the sheet")
    return page.whole.sheet


def kept(desk, number):
    return desk.registry.open(OFFICER, number)


def texts(page):
    return [words.text() for words in page.whole.findChildren(Text)]


def type_over(field, text):
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClicks(field.line, text)


def test_a_wrong_name_is_put_right_by_keys_alone_and_shown_with_what_was_there(desk, page, number):
    sheet = begin(page)
    name = sheet.fields["applicant.full_name"]
    assert QApplication.focusWidget() is name.line

    type_over(name, "Tran Thi Man")
    assert "Trần Thị Mẫu" in name._helper.text()
    sheet.reason.setFocus()
    QTest.keyClicks(sheet.reason, "Go nham")
    page.main_action()
    until(lambda: sheet.isHidden(), "the sheet gone")

    file = kept(desk, number)
    assert (file.dossier.applicant.full_name, file.corrections[0].reason) == ("Tran Thi Man", "Go nham")
    until(lambda: any("Trần Thị Mẫu → Tran Thi Man" in text for text in texts(page)), "before and after")
    assert page.jobs == []
    assert page.notices[-1].step.key == "Ctrl P"
    page.shortcuts()["Ctrl+P"]()
    until(lambda: page.jobs, "the print")
    assert (page.jobs[0].form, page.jobs[0].state) == ("01", PrintState.NOT_WANTED)


def test_a_choice_is_put_right_as_well(desk, page, number):
    sheet = begin(page)
    method = sheet.fields["result_method"]
    assert isinstance(method, Select)
    method.combo.setFocus()
    QTest.keyClick(method.combo, Qt.Key.Key_Down)
    QTest.keyClicks(sheet.reason, "doi y")
    page.main_action()
    until(lambda: sheet.isHidden())

    assert kept(desk, number).dossier.result_method is ResultMethod.POST


def test_without_a_reason_nothing_is_put_right_and_what_was_typed_stays(desk, page, number):
    sheet = begin(page)
    type_over(sheet.fields["applicant.phone"], "0911222333")
    page.main_action()
    until(lambda: sheet._reason.error.text(), "what is wrong")

    assert sheet.fields["applicant.phone"].text() == "0911222333"
    assert QApplication.focusWidget() is sheet.reason
    assert kept(desk, number).dossier.version == 1


def test_a_place_that_cannot_be_is_told_beside_it(page):
    sheet = begin(page)
    phone = sheet.fields["applicant.phone"]
    type_over(phone, "12")
    QTest.keyClicks(sheet.reason, "x")
    page.main_action()

    until(lambda: phone.error.text(), "what is wrong")
    assert QApplication.focusWidget() is phone.line


def test_nothing_changed_is_said_at_the_first_place(page):
    sheet = begin(page)
    QTest.keyClicks(sheet.reason, "x")
    page.main_action()

    until(lambda: next(iter(sheet.fields.values())).error.text(), "what is wrong")


def test_esc_leaves_the_dossier_as_it_is(desk, page, number):
    sheet = begin(page)
    QTest.keyClick(sheet.fields["applicant.full_name"].line, Qt.Key.Key_Escape)

    assert sheet.isHidden()
    assert page.whole._scroll.isVisible()
    assert kept(desk, number).dossier.version == 1


def test_the_page_opens_straight_on_the_sheet_after_a_reception(open_page, number):
    page = open_page()
    page.show_list()

    page.open_to_correct(number)

    until(lambda: page.whole.sheet.isVisible(), "the sheet")


def test_who_may_do_what_is_offered(desk, number):
    received = kept(desk, number).dossier
    assert Deed.CORRECT in deeds_of(received, OFFICER)
    assert Deed.VOID not in deeds_of(received, OFFICER)
    assert Deed.VOID in deeds_of(received, SUPERVISOR)
    assert deeds_of(received, ACCOUNTANT) == ()
    returned = desk.life.return_result(OFFICER, number)
    assert Deed.CORRECT not in deeds_of(returned, OFFICER)
    assert deeds_of(returned, SUPERVISOR) == (Deed.CORRECT,)


def test_a_key_that_means_nothing_does_nothing(open_page, desk, number):
    desk.life.void(SUPERVISOR, number, "nhầm")
    page = open_page()

    for key in ("Ctrl+H", "Ctrl+Shift+H"):
        page.shortcuts()[key]()

    assert page.whole.sheet.isHidden()
    assert page.whole.panel.isHidden()


def test_a_number_is_voided_with_its_reason(open_page, desk, number):
    page = open_page(SUPERVISOR)
    page.shortcuts()["Ctrl+Shift+H"]()
    panel = page.whole.panel
    assert QApplication.focusWidget() is panel.reason

    page.main_action()
    until(lambda: panel._reason.error.text(), "that a reason is needed")
    QTest.keyClicks(panel.reason, "nham thu tuc")
    page.main_action()

    until(lambda: panel.isHidden(), "the panel gone")
    assert kept(desk, number).dossier.state is DossierState.VOID
    with desk.place.store.read() as db:
        assert db.exec_driver_sql("SELECT number, reason FROM voids").one() == (number, "nham thu tuc")


def test_what_is_offered_fits_the_kind_of_applicant(desk, number):
    dossier = kept(desk, number).dossier
    spots = spots_of(dossier, desk.life.correctable(OFFICER, number))

    places = [spot.place for spot in spots]
    assert "applicant.passport" not in places
    assert "fee.pages" not in places
    assert {"applicant.born_on": "28/02/2001"}.items() <= {s.place: s.shown for s in spots}.items()
    assert [s.paper for s in spots if s.place == "papers[0].copies"] == [dossier.papers[0].name]


def test_only_what_differs_is_handed_on(desk, number):
    spots = spots_of(kept(desk, number).dossier, desk.life.correctable(OFFICER, number))
    typed = {spot.place: spot.shown for spot in spots}

    assert changed(spots, typed) == {}
    assert changed(spots, {**typed, "note": "mới ", "applicant.full_name": " Trần Thị Mẫu "}) == {"note": "mới "}


def test_papers_are_named_in_what_was_put_right(desk, page, number):
    desk.life.correct(OFFICER, number, Correction({"papers[0].copies": "2"}), "đếm nhầm")
    page._presenter.reload()

    name = kept(desk, number).dossier.papers[0].name
    until(lambda: any(f"{name}: 0 → 2" in text for text in texts(page)), "the paper's name")

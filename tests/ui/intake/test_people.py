"""Column 1 with every kind of applicant and with somebody who hands in for another, by key presses."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from services.domain.applicant import Applicant, ApplicantKind, Sex
from services.domain.checklist import PaperState
from services.domain.representative import Basis
from tests.desks import single_form
from tests.ui.conftest import settle
from tests.ui.intake.test_people_presenter import CARD, OTHER, SHE, THIRD, names
from tests.ui.pages import OFFICER
from ui.presenters.intake_sheet import form_of
from ui.views.intake.page import IntakePage

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
PERSON, FOREIGNER, HOUSEHOLD, COMPANY = ApplicantKind


def person_of(counter):
    return counter.page.columns.person


def tab(counter, times=1):
    for _ in range(times):
        counter.press(Qt.Key.Key_Tab)


def kind(counter, steps):
    """Press Alt O and the arrow down so many times."""
    counter.press(Qt.Key.Key_O, ALT)
    for _ in range(abs(steps)):
        counter.press(Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


def marriage(counter):
    counter.press(Qt.Key.Key_3, CTRL)
    counter.wait(lambda: counter.sheet.procedure and counter.sheet.procedure.code == "1.004873", "the procedure")


def test_a_citizen_needs_no_key_for_the_kind_and_nothing_of_the_others_is_in_sight(counter):
    counter.page.scanned(CARD)
    person = person_of(counter)

    assert counter.sheet.person.kind is PERSON
    shown = [person.personal_id, person.full_name, person.born_on, person.sex, person.phone]
    assert all(field.isVisible() for field in shown)
    hidden = [person.passport, person.tax_code, person.nationality, person.bearer, person.head, person.foot]
    assert not any(field.isVisible() for field in hidden)


def test_a_field_that_has_no_place_yet_still_goes_with_the_page(counter):
    person = counter.page.columns.person

    assert person.isAncestorOf(person.passport)
    assert person.isAncestorOf(person.tax_code)


@pytest.mark.parametrize("height", [628, 556])
def test_a_citizens_fields_need_no_scrolling_on_a_low_screen(counter, height):
    counter.resize(1290, height)
    counter.page.scanned(CARD)
    marriage(counter)
    person = person_of(counter)
    counter.wait(lambda: person.address.today.isVisible(), "the commune of today")

    bar = counter.page.columns._first.widget(1).verticalScrollBar()
    assert bar.maximum() == 0
    assert person.acting.isVisible()


def test_the_arrow_keys_turn_the_kind_and_its_fields_change_in_place(counter):
    kind(counter, 1)
    person = person_of(counter)
    assert person.passport.isVisible()
    assert person.nationality.isVisible()
    assert person.passport.label() == "Passport number"

    counter.press(Qt.Key.Key_Down)
    assert (person.full_name.label(), person.tax_code.isVisible()) == ("Head of the household", True)

    counter.press(Qt.Key.Key_Down)
    assert counter.sheet.person.kind is COMPANY
    assert not person.born_on.isVisible()
    assert not person.acting.isVisible()
    assert person.bearer.isVisible()
    assert person.address.field.label() == "Registered office"


def test_a_foreigner_is_typed_in_with_the_nationality_found_by_its_first_letters(counter):
    kind(counter, 1)
    tab(counter)
    counter.type("C1234567")
    tab(counter)
    counter.type("JOHN DOE")
    tab(counter)
    assert QApplication.focusWidget() is person_of(counter).nationality.combo
    counter.type("phap")
    assert counter.sheet.person.nationality == "FR"
    counter.press(Qt.Key.Key_Backspace)
    counter.press(Qt.Key.Key_Delete)
    assert counter.sheet.person.nationality == ""
    counter.type("han qu")
    assert counter.sheet.person.nationality == "KR"

    applicant = form_of(counter.sheet).applicant
    assert (applicant.kind, applicant.passport, applicant.full_name) == (FOREIGNER, "C1234567", "JOHN DOE")


def test_what_was_typed_for_one_kind_is_there_again_when_it_comes_back(counter):
    kind(counter, 2)
    person = person_of(counter)
    person.focus("full_name")
    counter.type("LE VAN CHU")
    person.focus("tax_code")
    counter.type("0314409058")

    kind(counter, 1)
    person.focus("full_name")
    counter.type("CONG TY MAU")
    assert names(counter.sheet) == ("LE VAN CHU", "CONG TY MAU")
    kind(counter, -1)

    assert (person.full_name.text(), person.tax_code.text()) == ("LE VAN CHU", "0314409058")


def test_a_company_is_received_with_who_came_for_it(counter):
    counter.page.scanned(CARD)
    kind(counter, 3)
    person = person_of(counter)
    person.focus("tax_code")
    counter.type("0100109106")
    person.focus("full_name")
    counter.type("CONG TY MAU")
    person.focus("representative.phone")
    counter.type("0900000127")
    marriage(counter)
    counter.page.presenter.answer(0, PaperState.HANDED_IN)

    counter.press(Qt.Key.Key_F9)
    counter.wait(lambda: counter.page.presenter.received, "the receipt")

    dossier = counter.page.presenter.received.dossier
    assert (dossier.applicant.kind, dossier.applicant.full_name) == (COMPANY, "CONG TY MAU")
    assert dossier.terms.representative.personal_id == SHE
    assert dossier.terms.representative.basis is Basis.LEGAL
    assert "Handed in by TRẦN THỊ MẪU" in counter.page.receipt._procedure.text()


def test_alt_u_makes_the_citizen_at_the_counter_hand_in_and_puts_the_caret_where_the_next_card_goes(counter):
    counter.page.scanned(CARD)
    counter.press(Qt.Key.Key_U, ALT)
    person = person_of(counter)

    assert person.acting.isChecked()
    assert person.bearer.number.text() == "033 304 000 127"
    assert QApplication.focusWidget() is person.personal_id.line
    assert person.head.accessibleName() == "Whose dossier it is Scan it here"

    counter.page.scanned(OTHER)
    assert names(counter.sheet) == ("TRẦN THỊ MẪU", "NGUYỄN VĂN THỬ")
    assert person.head.accessibleName().startswith("Whose dossier it is Card ")
    counter.press(Qt.Key.Key_Z, ALT)
    assert names(counter.sheet) == ("TRẦN THỊ MẪU", "")

    counter.press(Qt.Key.Key_U, ALT)
    assert counter.sheet.person.full_name == "TRẦN THỊ MẪU"


def test_the_head_of_a_part_says_where_the_next_card_goes_as_the_caret_moves(counter):
    counter.press(Qt.Key.Key_U, ALT)
    person = person_of(counter)
    assert person.bearer.head.accessibleName() == "Handed in by Scan it here"

    person.focus("full_name")

    assert person.bearer.head.accessibleName() == "Handed in by"
    assert person.head.accessibleName() == "Whose dossier it is Scan it here"
    counter.page.scanned(CARD)
    assert names(counter.sheet) == ("", "TRẦN THỊ MẪU")


def test_a_card_into_the_part_with_the_caret_leaves_the_other_person_alone(counter):
    counter.page.scanned(CARD)
    counter.press(Qt.Key.Key_U, ALT)
    counter.page.scanned(OTHER)
    person_of(counter).focus("representative.phone")

    counter.page.scanned(THIRD)

    assert names(counter.sheet) == ("PHẠM THỊ NĂM", "NGUYỄN VĂN THỬ")
    assert person_of(counter).personal_id.text() == "001 090 123 456"


def test_alt_w_exchanges_the_two(counter):
    counter.page.scanned(CARD)
    counter.press(Qt.Key.Key_U, ALT)
    counter.page.scanned(OTHER)

    counter.press(Qt.Key.Key_W, ALT)

    assert person_of(counter).full_name.text() == "TRẦN THỊ MẪU"
    assert person_of(counter).bearer.full_name.text() == "NGUYỄN VĂN THỬ"


def test_everything_about_who_hands_in_is_reached_by_tab_and_checked_when_it_is_left(counter):
    counter.press(Qt.Key.Key_U, ALT)
    bearer = person_of(counter).bearer
    counter.type("033304000127")
    tab(counter)
    assert bearer.number.text() == "033 304 000 127"
    counter.type("LE THI THAY")
    tab(counter)
    counter.type("12")
    tab(counter)
    assert bearer.phone.error.text()
    counter.press(Qt.Key.Key_Down)
    counter.press(Qt.Key.Key_Down)
    assert counter.sheet.others.basis is Basis.PARENT
    assert not bearer.document.isVisible()
    counter.press(Qt.Key.Key_Up)
    counter.press(Qt.Key.Key_Up)
    tab(counter)
    assert QApplication.focusWidget() is bearer.document.line
    counter.type("so 5")

    acting = form_of(counter.sheet).representative
    assert (acting.full_name, acting.basis, acting.document) == ("LE THI THAY", Basis.AUTHORISED, "so 5")


def test_f9_names_what_is_missing_of_who_hands_in_first_and_goes_there(counter):
    counter.page.scanned(CARD)
    counter.press(Qt.Key.Key_U, ALT)
    counter.page.scanned(OTHER)
    marriage(counter)

    counter.press(Qt.Key.Key_F9)
    counter.wait(lambda: counter.page.faults, "the faults")

    assert [f.place for f in counter.page.faults] == ["representative.document", "paper.0", "paper.4"]
    document = person_of(counter).bearer.document
    assert QApplication.focusWidget() is document.line
    assert document.error.text()
    counter.type("so 5 ngay 1/11/2026")
    assert [f.place for f in counter.page.faults] == ["paper.0", "paper.4"]


def test_the_written_authority_comes_into_the_checklist_and_goes_back_among_what_does_not_apply(counter):
    counter.page.scanned(CARD)
    marriage(counter)
    papers = counter.page.columns.checklist.papers
    before = list(papers.states())
    assert "ủy quyền" in papers._rest.text()

    counter.press(Qt.Key.Key_U, ALT)
    assert len(papers.states()) == len(before) + 1
    assert "ủy quyền" not in papers._rest.text()

    counter.press(Qt.Key.Key_U, ALT)
    assert list(papers.states()) == before
    assert "ủy quyền" in papers._rest.text()


def test_who_hands_in_survives_a_crash(counter, desk, lanes, show):
    counter.page.scanned(CARD)
    counter.press(Qt.Key.Key_U, ALT)
    counter.page.scanned(OTHER)
    person_of(counter).focus("representative.document")
    counter.type("so 5")
    counter.page.left()
    counter.wait(lambda: desk.drafts.left(OFFICER), "the draft")

    again = IntakePage(desk, OFFICER, lanes)
    show(again)
    again.entered()
    counter.wait(lambda: again.offer.isVisible(), "the offer")
    again.restore_key()
    counter.wait(lambda: not again.presenter.sheet.blank, "the sheet")

    assert names(again.presenter.sheet) == ("TRẦN THỊ MẪU", "NGUYỄN VĂN THỬ")
    assert again.columns.person.bearer.document.text() == "so 5"
    again.presenter.act_for_another(False)
    assert again.presenter.sheet.person.born_on == "29/02/2004"


# Somebody who was here before.


@pytest.fixture
def earlier(desk, clock):
    clock.at -= timedelta(days=4)
    person = Applicant("Trần Thị Mẫu", SHE, "2004-02-29", Sex.FEMALE, "Tổ 9, Phường Thử, Hưng Yên", "0900000127")
    desk.intake.receive(OFFICER, single_form(applicant=person))
    clock.at += timedelta(days=4)


def test_what_was_told_earlier_is_one_key_away_and_asked_once(counter, earlier):
    counter.page.scanned(CARD)
    foot = person_of(counter).foot
    counter.wait(lambda: foot.offer.isVisible(), "the offer")
    assert foot.offer.text() == "Use again, 16/11: 0900 000 127"

    counter.press(Qt.Key.Key_L, ALT)
    counter.wait(lambda: person_of(counter).phone.text() == "0900 000 127", "the phone")

    counter.wait(lambda: foot.history.isVisible(), "what is here")
    assert not foot.offer.isVisible()
    assert foot.history.text() == "Not as last time: residence"
    counter.press(Qt.Key.Key_Z, ALT)
    assert person_of(counter).phone.text() == ""
    assert not foot.offer.isVisible()


def test_no_field_jumps_when_the_answer_comes(counter, earlier):
    counter.page.scanned(CARD)
    person = person_of(counter)
    settle()
    before = [person.mapTo(counter, field.pos()) for field in (person.full_name, person.address, person.acting)]

    counter.wait(lambda: person.foot.isVisible(), "the offer")

    assert [person.mapTo(counter, field.pos()) for field in (person.full_name, person.address, person.acting)] == before


def test_last_time_lies_beside_now_and_the_register_is_one_key_further(counter, earlier):
    found = []
    counter.page.find_dossiers.connect(found.append)
    counter.page.scanned(CARD)
    counter.wait(lambda: person_of(counter).foot.isVisible(), "what is known")

    counter.press(Qt.Key.Key_R, ALT)
    panel = counter.page.knowing.earlier
    assert counter.page.columns.panel is panel
    counter.press(Qt.Key.Key_Escape)
    assert counter.page.columns.panel is None
    counter.press(Qt.Key.Key_R, ALT)
    counter.press(Qt.Key.Key_A, ALT)

    assert found == [SHE]
    assert counter.sheet.person.full_name == "TRẦN THỊ MẪU"


def test_nothing_of_a_person_is_on_the_page_of_the_next_citizen(counter, earlier):
    counter.page.scanned(CARD)
    counter.wait(lambda: person_of(counter).foot.isVisible(), "what is known")

    counter.press(Qt.Key.Key_N, CTRL)

    assert not person_of(counter).foot.isVisible()
    assert person_of(counter).foot.offer.text() == ""
    counter.press(Qt.Key.Key_R, ALT)
    assert counter.page.columns.panel is None


def test_the_offer_takes_two_lines_where_there_is_height(counter, earlier):
    counter.resize(1290, 760)
    counter.page.scanned(CARD)
    foot = person_of(counter).foot
    counter.wait(lambda: foot.isVisible(), "what is known")

    assert foot.offer.isVisible()
    assert foot.history.isVisible()


def test_on_a_narrow_screen_the_one_line_names_both_people_and_still_offers(counter, earlier):
    counter.resize(834, 520)
    counter.page.scanned(CARD)
    marriage(counter)
    person = person_of(counter)
    counter.wait(lambda: person.foot.offer.isVisible(), "the offer")
    assert not person.isVisible()

    counter.press(Qt.Key.Key_U, ALT)
    counter.page.scanned(OTHER)
    counter.press(Qt.Key.Key_2, ALT)

    assert not person.isVisible()
    line = "NGUYỄN VĂN THỬ · 001 090 123 456 · 01/01/1990 · handed in by TRẦN THỊ MẪU"
    assert counter.page.columns.board._folded.accessibleName() == line

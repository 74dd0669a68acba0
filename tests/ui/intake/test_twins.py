"""What may be the same matter: the amber line, the two side by side, and what each key does."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from services.domain.applicant import Applicant, Sex
from services.domain.checklist import PaperState
from tests.desks import single_form
from tests.ui.intake.test_people_presenter import CARD, SHE
from tests.ui.pages import OFFICER

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SENTENCE = "A dossier of the same procedure is open: received 18/11, due 23/11 · look"


@pytest.fixture
def there(desk, clock):
    """Her dossier for the same procedure, received two days ago."""
    clock.at -= timedelta(days=2)
    person = Applicant("Trần Thị Mẫu", SHE, "2004-02-29", Sex.FEMALE, "Tổ 2, Phường Thử, Hưng Yên", "0900000127")
    dossier = desk.intake.receive(OFFICER, single_form(applicant=person)).dossier
    clock.at += timedelta(days=2)
    return dossier


@pytest.fixture
def told(counter, there):
    """The page with her card read, the procedure chosen, and the line in sight."""
    counter.page.scanned(CARD)
    counter.press(Qt.Key.Key_3, CTRL)
    counter.wait(lambda: line(counter).isVisible(), "the line")
    return counter


def line(counter):
    return counter.page.columns.checklist.twins


def panel(counter):
    return counter.page.knowing.panel


def test_an_open_dossier_of_the_same_procedure_is_told_in_a_line_and_nothing_jumps(counter, there):
    counter.page.scanned(CARD)
    counter.press(Qt.Key.Key_3, CTRL)
    counter.wait(lambda: counter.page.columns.checklist.papers.states(), "the papers")
    first = next(iter(counter.page.columns.checklist.papers.states().values()))
    before = first.mapTo(counter, first.rect().topLeft())

    counter.wait(lambda: line(counter).isVisible(), "the line")

    assert line(counter).text() == SENTENCE
    assert first.mapTo(counter, first.rect().topLeft()) == before
    assert QApplication.focusWidget() is first


def test_another_procedure_of_the_same_citizen_is_no_twin(counter, there):
    counter.page.scanned(CARD)
    counter.press(Qt.Key.Key_1, CTRL)
    counter.wait(lambda: counter.page.columns.person.foot.isVisible(), "what is known")

    assert not line(counter).isVisible()
    counter.press(Qt.Key.Key_X, ALT)
    assert counter.page.columns.panel is None


def test_alt_x_lays_the_two_side_by_side_and_escape_goes_back(told, there):
    told.press(Qt.Key.Key_X, ALT)

    assert told.page.columns.panel is panel(told)
    assert panel(told)._there.accessibleName() == f"The other one: {there.number} {there.procedure.short_name}"
    assert panel(told)._here.accessibleName() == f"This sheet: No number yet {there.procedure.short_name}"
    assert QApplication.focusWidget() is panel(told).keep

    told.press(Qt.Key.Key_Escape)
    assert told.page.columns.panel is None
    assert line(told).isVisible()


def test_receiving_all_the_same_is_said_once(told):
    told.press(Qt.Key.Key_X, ALT)
    told.press(Qt.Key.Key_A, ALT)

    assert told.page.columns.panel is None
    assert not line(told).isVisible()
    told.page.columns.person.focus("phone")
    told.type("0900000127")
    told.wait(lambda: not told.page.knowing._pause.isActive(), "the pause in typing")
    assert not line(told).isVisible()


def test_f9_receives_while_the_two_lie_side_by_side(told):
    told.page.presenter.answer(0, PaperState.HANDED_IN)
    told.press(Qt.Key.Key_X, ALT)

    told.press(Qt.Key.Key_F9)

    told.wait(lambda: told.page.presenter.received, "the receipt")


def test_the_other_dossier_opens_in_the_register_and_the_sheet_stays(told, there):
    told.press(Qt.Key.Key_X, ALT)
    told.press(Qt.Key.Key_B, ALT)

    assert told.opened == [there.number]
    assert told.sheet.person.full_name == "TRẦN THỊ MẪU"


def test_joining_asks_once_with_what_will_happen_and_then_moves_the_papers(told, there, desk):
    out = io.BytesIO()
    Image.new("L", (400, 300), 200).save(out, "PNG")
    desk.papers.attach(OFFICER, told.sheet.id, out.getvalue(), title="Tờ khai")
    told.press(Qt.Key.Key_X, ALT)
    told.press(Qt.Key.Key_C, ALT)
    assert panel(told).asking
    assert there.number in panel(told)._asked.text()
    told.press(Qt.Key.Key_Escape)
    assert not panel(told).asking
    assert told.page.columns.panel is panel(told)

    told.press(Qt.Key.Key_C, ALT)
    told.press(Qt.Key.Key_C, ALT)
    told.wait(lambda: told.sheet.blank, "the empty page")

    assert [paper.title for paper in desk.papers.of_form(OFFICER, there.form_id)] == ["Tờ khai"]
    assert told.said[-1].text == f"The papers are with **{there.number}** now; the sheet is let go."
    assert desk.registry.find(OFFICER, SHE).matching == 1


def test_what_was_settled_lately_is_told_and_cannot_be_joined(counter, there, desk):
    desk.life.return_result(OFFICER, there.number)
    counter.page.scanned(CARD)
    counter.press(Qt.Key.Key_3, CTRL)
    counter.wait(lambda: line(counter).isVisible(), "the line")
    assert line(counter).text() == "The same procedure was settled: received 18/11, handed over 20/11 · look"

    counter.press(Qt.Key.Key_X, ALT)
    assert not panel(counter).join.isVisible()
    counter.press(Qt.Key.Key_C, ALT)
    assert not panel(counter).asking


def test_several_twins_are_counted_and_turned_through(counter, there, desk):
    desk.intake.receive(OFFICER, single_form(applicant=there.applicant))
    counter.page.scanned(CARD)
    counter.press(Qt.Key.Key_3, CTRL)
    counter.wait(lambda: line(counter).isVisible(), "the line")
    assert line(counter).text().endswith("and 1 more · look")

    counter.press(Qt.Key.Key_X, ALT)
    first = panel(counter).twin
    counter.press(Qt.Key.Key_D, ALT)
    assert panel(counter).twin.form_id != first.form_id
    counter.press(Qt.Key.Key_A, ALT)

    assert line(counter).isVisible()
    assert not line(counter).text().endswith("more · look")


def test_a_sheet_that_waits_for_the_same_procedure_can_be_opened_instead(counter, desk):
    counter.page.scanned(CARD)
    counter.press(Qt.Key.Key_3, CTRL)
    first = counter.sheet.id
    counter.press(Qt.Key.Key_N, CTRL)
    counter.wait(lambda: counter.sheet.blank, "the empty page")
    counter.page.scanned(CARD)
    counter.press(Qt.Key.Key_3, CTRL)
    counter.wait(lambda: line(counter).isVisible(), "the line")
    assert line(counter).text().startswith("A sheet of the same procedure waits")

    counter.press(Qt.Key.Key_X, ALT)
    assert not panel(counter).join.isVisible()
    counter.press(Qt.Key.Key_B, ALT)

    counter.wait(lambda: counter.sheet.id == first, "the sheet that waited")


def test_nothing_of_a_twin_stays_for_the_next_citizen(told):
    told.press(Qt.Key.Key_X, ALT)

    told.press(Qt.Key.Key_N, CTRL)

    assert told.page.columns.panel is None
    assert line(told).text() == ""

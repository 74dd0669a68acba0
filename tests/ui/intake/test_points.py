"""Where the result is handed out, and the sheet that goes with the dossier, from the intake page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from services.domain.points import ReceptionPoint
from services.domain.rulebook import Chapter, Rule
from tests.desks import SINGLE, single_form
from tests.ui.pages import OFFICER, SUPERVISOR
from ui.presenters import intake_sheet as sheets


def points(desk, **found):
    for key, point in found.items():
        desk.rulebook.put(SUPERVISOR, Rule(Chapter.POINTS, key, date(2026, 1, 1), point))


def fill(counter, desk):
    form = single_form()
    procedure = desk.catalogue.procedure(OFFICER, SINGLE)
    sheet = sheets.with_case(sheets.with_procedure(sheets.Sheet(person=form.applicant), procedure), 0, form.answers)
    counter.page.presenter._put(sheet, changed=True)


def choice(counter):
    return counter.page.columns.outlook.point


def test_a_single_place_needs_no_choice(counter, desk):
    points(desk, mot=ReceptionPoint("Trụ sở"), thu=ReceptionPoint("Điểm thu", returns=False))
    fill(counter, desk)
    counter.wait(lambda: counter.page.columns.outlook.promise.isVisible(), "the outlook")

    assert not choice(counter).isVisible()


def test_of_several_points_one_is_chosen_and_the_receipt_page_names_it(counter, desk):
    points(desk, mot=ReceptionPoint("Trụ sở"), hai=ReceptionPoint("Điểm số 2", "Thôn Đoài", ("08:00-11:00",)))
    fill(counter, desk)
    counter.wait(lambda: choice(counter).isVisible(), "the choice")

    choice(counter).setCurrentIndex(choice(counter).findData("hai"))
    choice(counter).activated.emit(choice(counter).currentIndex())
    assert counter.sheet.return_point == "hai"
    counter.press(Qt.Key.Key_F9)
    counter.wait(lambda: counter.page.presenter.received, "the receipt")

    received = counter.page.presenter.received
    assert received.dossier.terms.return_point == "hai"
    assert "Điểm số 2, Thôn Đoài (08:00–11:00)" in counter.page.receipt._where.text()


def test_ctrl_k_after_a_reception_prints_the_process_control_sheet(counter, desk):
    fill(counter, desk)
    counter.page.presenter.receive()
    counter.wait(lambda: counter.page.presenter.received, "the receipt")
    counter.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    counter.wait(lambda: any(job.form == "06" for job in counter.printed), "the sheet")


def test_a_procedure_opened_from_its_handout_keeps_the_person_and_takes_the_case(counter, desk):
    counter.page.presenter.scanned("033304000127||TRẦN THỊ MẪU|29022004|Nữ|Thôn Đông, Xã Mẫu|12062024")
    counter.page.begin_procedure("1.013225", 2)
    counter.wait(lambda: counter.sheet.procedure, "the procedure")

    assert (counter.sheet.procedure.code, counter.sheet.case) == ("1.013225", 2)
    assert counter.sheet.person.full_name == "TRẦN THỊ MẪU"


def test_a_receipt_still_in_sight_makes_room_for_the_procedure_of_a_handout(counter, desk):
    fill(counter, desk)
    counter.page.presenter.receive()
    counter.wait(lambda: counter.page.presenter.received, "the receipt")

    counter.page.begin_procedure("1.013225", 0)
    counter.wait(lambda: counter.sheet.procedure and counter.sheet.procedure.code == "1.013225", "the procedure")

    assert counter.page.presenter.received is None
    assert counter.sheet.person.full_name == ""

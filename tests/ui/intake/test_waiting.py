"""Sheets that wait, on the page: the list of Ctrl B, taking over, dropping, and what the head says of saving."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from services.domain.calendar import CalendarDay, DayKind
from services.domain.draft import DraftState
from services.domain.rulebook import Chapter, Rule
from services.errors import CatalogueChanged, DiskFull, StoreBusy
from tests.desks import single_form
from tests.files.papers import pdf, png
from tests.ui.intake.conftest import Counter
from tests.ui.intake.test_presenter import CARD, Heard
from tests.ui.pages import OFFICER, SUPERVISOR, at_once, citizen, until
from ui.presenters.intake_visit import VisitPresenter
from ui.views.intake.page import IntakePage

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
MENS = ("Bùi Văn Lợi", "Phan Gia Huy", "Hoàng Thị Ngọc Diệp", "Lê Văn Tám", "Trần Thị Mai Anh")


@pytest.fixture
def waiting(desk, clock):
    """Five sheets that wait, the last named the newest."""
    forms = []
    for name in MENS:
        form = single_form(applicant=citizen(name), answers=())
        desk.drafts.save(OFFICER, form, {"case": "0"}, state=DraftState.ASIDE)
        clock.forward(timedelta(minutes=1))
        forms.append(form)
    return forms


@pytest.fixture
def view():
    return Heard()


@pytest.fixture
def presenter(view, desk):
    return VisitPresenter(view, desk, OFFICER, at_once)


def names(counter):
    return [row.waiting.name for row in counter.page.who_waits._rows]


def listed(counter, count):
    counter.press(Qt.Key.Key_B, CTRL)
    counter.wait(lambda: len(names(counter)) == count, "who waits")


def test_everybody_who_waits_is_listed_with_what_is_missing_and_nobodys_full_name(waiting, counter):
    listed(counter, 5)

    row = counter.page.who_waits._rows[0]
    assert names(counter)[0] == "Trần Thị M. A."
    assert "Tờ khai" in row.accessibleName()
    assert "20/12/2026" in row.accessibleName()
    assert OFFICER.display in row.accessibleName()
    assert not any(name in " ".join(names(counter)) for name in MENS if len(name.split()) > 2)
    assert "5" in counter.page.waiting.text()


def test_typing_filters_and_enter_goes_on_with_the_one_that_is_left(waiting, counter):
    listed(counter, 5)

    counter.type("ngoc hoang")
    assert names(counter) == ["Hoàng Thị N. D."]
    counter.press(Qt.Key.Key_Return)
    counter.wait(lambda: counter.sheet.procedure, "the sheet")

    assert counter.sheet.person.full_name == "Hoàng Thị Ngọc Diệp"
    assert counter.sheet.id == waiting[2].id
    counter.wait(lambda: "4" in counter.page.waiting.text(), "the count")


def test_what_is_on_the_page_stays_until_somebody_is_taken_and_waits_then(waiting, counter, desk):
    counter.page.scanned(CARD)
    mine = counter.sheet.id
    listed(counter, 5)
    counter.press(Qt.Key.Key_Escape)
    assert counter.sheet.id == mine

    listed(counter, 5)
    counter.press(Qt.Key.Key_Down)
    counter.press(Qt.Key.Key_Return)
    counter.wait(lambda: counter.sheet.id == waiting[3].id, "the sheet")
    counter.wait(lambda: mine in [one.draft.form.id for one in desk.drafts.waiting(OFFICER)], "mine in the list")

    counter.press(Qt.Key.Key_R, CTRL)
    assert counter.sheet.id == waiting[3].id


def test_delete_drops_the_marked_one_and_undo_brings_it_back(waiting, counter, desk):
    listed(counter, 5)
    counter.type("x")
    counter.press(Qt.Key.Key_Left)
    counter.press(Qt.Key.Key_Delete)
    assert counter.page.who_waits.filter.text() == ""
    counter.press(Qt.Key.Key_Down)

    counter.press(Qt.Key.Key_Delete)
    counter.wait(lambda: len(names(counter)) == 4, "the dropping")
    assert waiting[3].id not in [one.draft.form.id for one in desk.drafts.waiting(OFFICER)]
    counter.press(Qt.Key.Key_R, CTRL)

    counter.wait(lambda: len(names(counter)) == 5, "the sheet in the list again")


def test_more_than_fit_scroll_to_the_marked_one(desk, counter, clock):
    for number in range(30):
        desk.drafts.save(OFFICER, single_form(applicant=citizen(f"Khách {number}")), state=DraftState.ASIDE)
        clock.forward(timedelta(seconds=1))
    listed(counter, 30)

    for _ in range(29):
        counter.press(Qt.Key.Key_Down)

    panel = counter.page.who_waits
    last = panel._rows[-1]
    assert panel.marked == last.waiting
    counter.wait(lambda: not last.visibleRegion().isEmpty(), "the last row in sight")
    for _ in range(9):
        counter.press(Qt.Key.Key_PageUp)
    assert panel.marked == panel._rows[0].waiting


def test_a_click_takes_a_row_and_the_empty_page_shows_three_and_how_many_more(waiting, counter):
    counter.page.entered()
    counter.wait(lambda: len(counter.page.columns.picks._waits) == 3, "who waits")
    assert "2" in counter.page.columns.picks._more.text()

    QTest.mouseClick(counter.page.columns.picks._more, Qt.MouseButton.LeftButton)
    counter.wait(lambda: len(names(counter)) == 5, "everybody")
    QTest.mouseClick(counter.page.who_waits._rows[4], Qt.MouseButton.LeftButton)

    counter.wait(lambda: counter.sheet.id == waiting[0].id, "the sheet")


def test_an_empty_list_says_what_comes_here(counter):
    counter.press(Qt.Key.Key_B, CTRL)
    counter.wait(counter.page.who_waits._none.text, "the words")
    counter.press(Qt.Key.Key_Return)
    counter.press(Qt.Key.Key_Delete)
    counter.press(Qt.Key.Key_Down)

    assert counter.sheet.blank


def test_a_sheet_in_another_officers_hands_is_taken_over_at_the_second_asking_only(desk, counter):
    theirs = single_form(applicant=citizen("Bùi Văn Lợi"))
    desk.drafts.save(SUPERVISOR, theirs)
    listed(counter, 1)
    assert SUPERVISOR.display in counter.page.who_waits._rows[0].accessibleName()

    counter.press(Qt.Key.Key_Return)
    counter.wait(lambda: counter.said and SUPERVISOR.display in counter.said[-1].text, "who has it")
    assert counter.sheet.blank
    counter.press(Qt.Key.Key_Return)
    counter.wait(lambda: counter.sheet.id == theirs.id, "the sheet")

    assert desk.drafts.left(SUPERVISOR) is None


def test_what_is_typed_after_a_sheet_was_taken_over_goes_on_as_a_copy(desk, presenter, view):
    presenter.scanned(CARD)
    presenter.save()
    first = presenter.sheet.id
    desk.drafts.take(SUPERVISOR, first, over=True)

    presenter.typed("phone", "0900000127")
    presenter.save()
    presenter.save()

    assert presenter.sheet.id != first
    assert desk.drafts.left(OFFICER).form.applicant.phone == "0900000127"
    assert desk.drafts.left(SUPERVISOR).form.id == first
    assert view.last("tell")[0].kind == "copied"


def test_a_visit_that_was_taken_over_goes_on_as_a_copy_of_every_sheet(desk, presenter):
    presenter.scanned(CARD)
    presenter.choose_procedure(desk.catalogue.procedure(OFFICER, "1.004873"))
    presenter.add_procedure()
    presenter.choose_procedure(desk.catalogue.procedure(OFFICER, "2.000815"))
    presenter.save()
    before = {sheet.id for sheet in presenter.sheets}
    desk.drafts.take(SUPERVISOR, presenter.sheets[0].id, over=True)

    presenter.typed("phone", "0900000127")
    presenter.next_citizen()

    assert presenter.sheet.blank
    (copy,) = [one.draft for one in desk.drafts.waiting(SUPERVISOR)]
    assert len(copy.parts) == 2
    assert not before & {part.form.id for part in copy.parts}


def test_a_sheet_that_could_not_be_stored_when_it_was_left_is_held_and_stored_later(view, desk):
    full = [False]

    def run(job, done, failed):
        if full[0]:
            failed(DiskFull("x"))
        else:
            at_once(job, done, failed)

    presenter = VisitPresenter(view, desk, OFFICER, run)
    presenter.scanned(CARD)
    full[0] = True
    presenter.save()
    presenter.next_citizen()
    presenter.save()
    assert (presenter.sheet.blank, presenter.owing) == (True, True)
    assert isinstance(view.last("show_unsaved")[0], DiskFull)
    assert sum(isinstance(facts[0], DiskFull) for told, facts in view.heard if told == "complain") < 4
    assert view.times("save_later") >= 2

    presenter.open_aside()
    assert presenter.sheet.person.full_name == "TRẦN THỊ MẪU"
    presenter.next_citizen()
    full[0] = False
    presenter.save()

    assert not presenter.owing
    (one,) = desk.drafts.waiting(OFFICER)
    assert one.draft.form.applicant.full_name == "TRẦN THỊ MẪU"


def test_the_head_says_that_nothing_is_saved_while_nothing_is(counter, desk):
    counter.page.scanned(CARD)
    counter.wait(lambda: "08:30" in counter.page.saved.text(), "the saving")

    counter.page.show_unsaved(DiskFull("x"))
    assert "disk is full" in counter.page.saved.text()
    counter.page.show_unsaved(StoreBusy())
    assert "trying again" in counter.page.saved.text()
    counter.page.presenter.typed("phone", "0900000126")
    counter.page._saver.overdue.emit()
    assert counter.page.saved.text() == "Not saved yet"
    assert counter.page.saved.isVisibleTo(counter.page) or counter.page.saved.text()
    counter.page.save_later()

    counter.page.presenter.typed("phone", "0900000127")
    counter.wait(lambda: "08:30" in counter.page.saved.text(), "the saving")


def test_what_another_way_stored_is_not_called_unsaved_when_its_second_is_over(counter, desk):
    counter.page.scanned(CARD)
    counter.page.presenter.save()
    counter.wait(lambda: "08:30" in counter.page.saved.text(), "the saving")

    until(lambda: not counter.page._saver._promised.isActive(), "its second is over")

    assert "08:30" in counter.page.saved.text()


def test_typing_on_and_on_does_not_put_the_saving_off(counter, desk):
    counter.page.scanned(CARD)
    phone = counter.page.columns.person.phone.line
    phone.setFocus()
    typed = []

    def one_more():
        if len(typed) < 10_000:
            counter.page.presenter.typed("phone", f"09{len(typed):08d}")
            typed.append(1)
        return (draft := desk.drafts.left(OFFICER)) is not None and draft.form.applicant.phone

    until(one_more, "a draft while somebody types")

    assert counter.page._saver._soon.isActive() or counter.page.saved.text()


def test_leaving_the_window_for_another_program_saves_at_once(counter, desk):
    counter.page.scanned(CARD)

    counter.page.keep()

    counter.wait(lambda: desk.drafts.left(OFFICER), "the draft")


def test_an_offer_that_is_passed_over_waits_with_the_others(desk, lanes, show, clock):
    form = single_form(applicant=citizen("Bùi Văn Lợi"))
    desk.drafts.save(OFFICER, form)
    after = Counter(IntakePage(desk, OFFICER, lanes))
    show(after)
    after.page.entered()
    until(after.page.offer.isVisible, "the offer")

    after.page.scanned(CARD)
    assert not after.page.offer.isVisible()
    after.wait(lambda: [one.draft.form.id for one in desk.drafts.waiting(OFFICER)] == [form.id], "it in the list")
    after.press(Qt.Key.Key_N, CTRL)
    after.press(Qt.Key.Key_R, CTRL)

    after.wait(lambda: not after.sheet.blank, "a sheet")


# Catalogue and rules that change under a person's hands.


def test_what_changed_is_told_and_the_sheet_goes_over_only_when_told_to(counter, desk):
    counter.page.scanned(CARD)
    counter.page.presenter.choose_procedure(desk.catalogue.procedure(OFFICER, "1.004873"))
    counter.page.presenter.answer(0, counter.sheet.answers[0].state.HANDED_IN)
    counter.wait(lambda: counter.sheet.rules, "the outlook")
    _new_paper_and_day_off(desk)

    counter.press(Qt.Key.Key_F9)
    counter.wait(counter.page.changes.isVisible, "what changed")
    told = counter.page.changes.accessibleName()
    assert "Giấy mới" in told
    assert "27/11/2026" in told
    assert isinstance(counter.sheet.procedure.case(0).components[-1].name, str)
    assert "Giấy mới" not in [c.name for c in counter.sheet.procedure.case(0).components]
    assert desk.registry.today(OFFICER).received == 0

    counter.press(Qt.Key.Key_N, ALT)
    counter.wait(lambda: not counter.page.changes.isVisible(), "the new version")
    assert "Giấy mới" in [c.name for c in counter.sheet.procedure.case(0).components]
    assert counter.sheet.answer(0) is not None


def test_a_sheet_begun_under_an_earlier_version_opens_with_its_own(presenter, view, desk):
    presenter.scanned(CARD)
    own = desk.catalogue.procedure(OFFICER, "1.004873")
    presenter.choose_procedure(own)
    presenter.next_citizen()
    _new_paper_and_day_off(desk)

    presenter.open_aside()

    assert presenter.sheet.procedure == own
    assert presenter.sheet.procedure.catalogue == own.catalogue
    assert len(view.last("show_changes")[0]) == 2
    presenter.receive()
    presenter.answer(0, presenter.sheet.answers[0].state.HANDED_IN)
    presenter.receive()
    assert isinstance(view.last("complain")[0], CatalogueChanged)
    presenter.go_over()
    assert view.last("show_changes")[0] == ()


def test_scanned_papers_go_over_with_their_paper(presenter, desk):
    presenter.scanned(CARD)
    presenter.choose_procedure(desk.catalogue.procedure(OFFICER, "1.004873"))
    row = desk.catalogue_import.row(SUPERVISOR, "1.004873")
    case = row["cases"][0]
    turned = {**case, "components": [*case["components"][1:], case["components"][0]]}
    attached = desk.papers.attach(OFFICER, presenter.sheet.id, png(), component=0)
    desk.catalogue_import.change(SUPERVISOR, {**row, "cases": [turned]}, date(2026, 11, 20))

    presenter.go_over()

    (moved,) = desk.papers.of_form(OFFICER, presenter.sheet.id)
    assert (moved.id, moved.component) == (attached.id, len(case["components"]) - 1)


def _new_paper_and_day_off(desk):
    row = desk.catalogue_import.row(SUPERVISOR, "1.004873")
    case, *others = row["cases"]
    paper = {**case["components"][0], "name": "Giấy mới", "code": ""}
    changed = {**case, "components": [*case["components"], paper]}
    desk.catalogue_import.change(SUPERVISOR, {**row, "cases": [changed, *others]}, date(2026, 11, 20))
    off = CalendarDay(date(2026, 11, 25), "Nghỉ đột xuất", DayKind.OFF)
    desk.rulebook.put(SUPERVISOR, Rule(Chapter.CALENDAR, "2026-11-25", off.day, off, off.day))


def test_scanned_papers_go_along_with_the_copy_of_a_sheet_that_was_taken_over(desk, presenter):
    presenter.scanned(CARD)
    presenter.save()
    first = presenter.sheet.id
    desk.papers.attach(OFFICER, first, pdf(1), component=0)
    desk.drafts.take(SUPERVISOR, first, over=True)

    presenter.typed("phone", "0900000127")
    presenter.save()

    assert [paper.component for paper in desk.papers.of_form(OFFICER, presenter.sheet.id)] == [0]
    assert len(desk.papers.of_form(SUPERVISOR, first)) == 1

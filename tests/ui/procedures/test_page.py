"""The procedures page with real keys, on a real desk."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from services.domain.permissions import Role
from services.domain.points import ReceptionPoint
from services.domain.rulebook import Chapter, Rule
from tests.desks import PEOPLE
from tests.ui.pages import OFFICER, SUPERVISOR, until
from ui.components import CaseChoice, Text
from ui.views.procedures.page import ProceduresPage

SINGLE, BUILDING, FREE, OLD = "1.004873", "1.013225", "1.000894", "2.000986"


class Desktop(QWidget):
    """The page at work, its keys bound as the window binds them."""

    def __init__(self, page):
        super().__init__()
        self.page = page
        self.said, self.begun, self.printed = [], [], []
        page.notice.connect(self.said.append)
        page.begin_intake.connect(lambda code, case: self.begun.append((code, case)))
        page.print_pages.connect(lambda name, make: self.printed.append((name, make)))
        QVBoxLayout(self).addWidget(page)
        for keys, act in {**page.shortcuts(), "F9": page.main_action}.items():
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget() or self, key, modifier)

    def type(self, text):
        QTest.keyClicks(QApplication.focusWidget(), text)


@pytest.fixture
def at_work(desk, lanes, show):
    def build(account):
        frame = Desktop(ProceduresPage(desk, account, lanes))
        frame.resize(1290, 620)
        show(frame)
        frame.page.entered()
        until(lambda: frame.page.list.model.rowCount(), "the list")
        return frame

    return build


@pytest.fixture
def frame(at_work):
    return at_work(OFFICER)


def chosen(frame, code, case=0):
    frame.page.show_procedure(code, case)

    def told():
        shown = frame.page.presenter.told
        return (
            shown and (shown.procedure.code, shown.case) == (code, case) and shown.procedure.short_name in texts(frame)
        )

    until(told, "the telling")


def shows(frame, words):
    """Wait until the page says something; what is laid out is seen a little after it was told."""
    until(lambda: any(words in text for text in texts(frame)), words)


def texts(frame):
    return [words.text() for words in frame.page.findChildren(Text) if words.isVisible()]


def test_typing_without_accents_finds_a_procedure_and_enter_needs_no_mouse(frame):
    frame.type("xac nhan tinh trang hon nhan")
    until(lambda: frame.page.presenter.told, "the first hit")

    assert frame.page.presenter.told.procedure.code == SINGLE
    shows(frame, "What to bring")
    shows(frame, "No need to bring")


def test_a_hit_says_why_it_was_found(frame):
    frame.type("xin giay doc than")
    until(lambda: frame.page.list.model.hits and frame.page.list.model.hits[0].reason, "the reason")

    spoken = frame.page.list.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert frame.page.list.model.hits[0].procedure.code == SINGLE
    assert "doc than" in spoken


def test_down_chooses_the_next_while_the_caret_stays_in_the_search_line(frame):
    frame.press(Qt.Key.Key_Down)
    first = frame.page.list.model.hits[0].procedure.code
    until(lambda: (t := frame.page.presenter.told) and t.procedure.code == first, "the first")
    frame.press(Qt.Key.Key_Down)

    second = frame.page.list.model.hits[1].procedure.code
    until(lambda: frame.page.presenter.told.procedure.code == second, "the second")
    assert QApplication.focusWidget() is frame.page.list.search.line


def test_f9_opens_the_procedure_and_case_at_intake(frame):
    frame.press(Qt.Key.Key_F9)
    assert frame.begun == []
    assert len(frame.said) == 1

    chosen(frame, BUILDING, 2)
    frame.press(Qt.Key.Key_F9)

    assert frame.begun == [(BUILDING, 2)]


def test_a_volunteer_may_not_receive_and_f9_prints_the_handout(at_work):
    frame = at_work(PEOPLE[Role.VOLUNTEER])
    chosen(frame, SINGLE)

    frame.press(Qt.Key.Key_F9)

    assert frame.begun == []
    assert frame.printed[0][0] == f"huong-dan-{SINGLE}-0.pdf"
    assert not frame.page.facts.open.isVisible()


def test_keys_print_handout_board_sheet_and_the_list_of_the_field(frame):
    chosen(frame, SINGLE)
    for key in (Qt.Key.Key_P, Qt.Key.Key_B, Qt.Key.Key_L):
        frame.press(key, Qt.KeyboardModifier.ControlModifier)

    assert [name for name, _ in frame.printed] == [
        f"huong-dan-{SINGLE}-0.pdf", f"niem-yet-{SINGLE}-0.pdf", "niem-yet-linh-vuc.pdf",
    ]  # fmt: skip


def test_alt_and_a_letter_chooses_the_case_and_many_cases_fold(frame):
    chosen(frame, BUILDING)
    until(lambda: sum(card.isVisible() for card in frame.page.told.findChildren(CaseChoice)) == 1, "one case, folded")

    frame.press(Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    until(lambda: frame.page.presenter.told.case == 2, "the third case")

    frame.page.told._unfold()
    assert len(frame.page.told.cards) == len(frame.page.presenter.told.procedure.cases)
    frame.page.told.cards[0].click()
    until(lambda: frame.page.presenter.told.case == 0, "the first case")


def test_free_is_said_only_of_what_the_catalogue_calls_free(frame):
    chosen(frame, FREE)
    shows(frame, "Free of charge")

    chosen(frame, SINGLE)
    shows(frame, "Ask for the province's rate")
    assert "Free of charge" not in texts(frame)


def test_the_row_says_that_it_is_a_reference_and_where_it_comes_from(frame):
    chosen(frame, SINGLE)

    shows(frame, "decision 163/QĐ-BTP · source S1, S2")
    assert "Reference catalogue" in frame.page._version.text()


def test_a_superseded_procedure_says_what_took_its_place(frame):
    chosen(frame, OLD)

    shows(frame, "3.000722")


def test_a_procedure_without_published_papers_is_never_said_to_need_none(frame, desk):
    thin = next(p.code for p in desk.catalogue.all(OFFICER) if not p.cases)
    chosen(frame, thin)

    shows(frame, "names no papers")


def test_every_reception_point_is_shown_with_its_hours(frame, desk):
    point = ReceptionPoint("Điểm số 2", "Thôn Đoài", ("08:00-11:00",), "0221 000 0002")
    desk.rulebook.put(SUPERVISOR, Rule(Chapter.POINTS, "so-2", date(2026, 1, 1), point))
    chosen(frame, SINGLE)

    shows(frame, "Điểm số 2")
    shows(frame, "Thôn Đoài\n08:00-11:00\n0221 000 0002")


def test_a_field_is_chosen_and_a_search_goes_over_all_of_them(frame):
    fields = frame.page.list.fields
    fields.setCurrentIndex(fields.findData("Đất đai"))
    fields.activated.emit(fields.currentIndex())
    until(lambda: {h.procedure.field for h in frame.page.list.model.hits} == {"Đất đai"}, "the field")

    frame.page.go_to_search()
    frame.type("ket hon")
    until(lambda: "Hộ tịch" in {h.procedure.field for h in frame.page.list.model.hits}, "the hits")
    assert fields.currentData() is None

    frame.page.list.every.click()
    until(lambda: frame.page.list.model.rowCount() == 372, "all of them")


def test_nothing_found_says_what_to_try(frame):
    frame.type("qqqqzzzz")
    until(lambda: frame.page.list.model.rowCount() == 0, "no hits")

    shows(frame, "Nothing found")


def test_procedures_of_all_kinds_and_their_last_cases_can_be_shown(frame, desk):
    procedures = desk.catalogue.all(OFFICER)
    longest = max(procedures, key=lambda p: max((len(c.components) for c in p.cases), default=0))

    for procedure in (*procedures[::6], longest):
        told = desk.handouts.told(OFFICER, procedure.code, max(len(procedure.cases), 1) - 1)
        frame.page.show_told(told)
        until(lambda name=procedure.short_name: name in texts(frame))


def test_lines_of_the_list_and_papers_have_names_for_screen_readers(frame):
    chosen(frame, SINGLE)
    model = frame.page.list.model

    spoken = model.index(model.place_of(SINGLE), 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Cấp Giấy xác nhận tình trạng hôn nhân, 1.004873")

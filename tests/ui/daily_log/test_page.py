"""The daily log page with real keys, on a real desk."""

from __future__ import annotations

from datetime import timedelta

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.desks import MORNING, single_form
from tests.ui.pages import OFFICER, SUPERVISOR, citizen, until
from ui.components import CELL
from ui.views.daily_log.page import DailyLogPage


@pytest.fixture
def numbers(desk, clock):
    """Two dossiers of yesterday, one of them overdue by now, and three of today, one handed over."""
    found = []
    for minutes in (-24 * 60, -24 * 60 + 5, 0, 10, 70):
        clock.at = MORNING + timedelta(minutes=minutes)
        found.append(desk.intake.receive(OFFICER, single_form(applicant=citizen("Trần Thị Mẫu"))).dossier.number)
    desk.life.return_result(OFFICER, found[2])
    return found


@pytest.fixture
def page(desk, lanes, show, numbers):
    page = DailyLogPage(desk, SUPERVISOR, lanes)
    page.resize(1290, 672)
    show(page.picker)
    show(page)
    page.entered()
    until(lambda: page.table.model.rowCount() == 3)
    return page


def numbers_of(page):
    return [lead.accessibleName() for lead in page.counts.leads]


def test_the_day_adds_up(page):
    assert numbers_of(page)[:3] == ["Taken in 3", "Results handed over 1", "Overdue by us 0"]
    assert page.hours.chart.accessibleName() == "most at 8: 2"
    assert "Lines 1–3 of 3" in page.table.accessibleDescription()


def test_going_back_a_day_shows_its_lines(page, numbers):
    QTest.keyClick(page.picker.before, Qt.Key.Key_Return)
    until(lambda: page.table.model.rowCount() == 2)

    assert page.table.model.index(0, 1).data(CELL).text == numbers[0]


def test_a_span_takes_in_both_days(page):
    page.picker.span.click()
    page.picker.before.click()
    until(lambda: page.table.model.rowCount() == 2)
    page.picker.last_picked.emit(MORNING.date())
    until(lambda: page.table.model.rowCount() == 5)

    assert page.table.model.index(0, 4).data(CELL).text == "19/11 08:30"


def test_a_day_is_picked_from_the_calendar_with_keys(page):
    QTest.keyClick(page.picker.first, Qt.Key.Key_Return)
    calendar = page.picker._popup.calendar
    QTest.keyClick(calendar.focusWidget() or calendar, Qt.Key.Key_Left)
    QTest.keyClick(calendar.focusWidget() or calendar, Qt.Key.Key_Return)

    until(lambda: page.table.model.rowCount() == 2)
    assert not page.picker._popup.isVisible()


def test_the_excel_file_holds_the_lines_and_the_place_is_said(page, tmp_path, numbers):
    said = []
    page.notice.connect(said.append)

    page.save_to(tmp_path / "so", "xlsx")
    until(lambda: said)

    sheet = load_workbook(tmp_path / "so.xlsx").active
    values = [cell.value for row in sheet.iter_rows() for cell in row]
    assert [number in values for number in numbers] == [False, False, True, True, True]
    assert str(tmp_path / "so.xlsx") in said[0].text
    assert not page.saving.isVisible()


def test_a_file_that_could_not_be_saved_is_said_with_what_to_do(page, tmp_path):
    said = []
    page.notice.connect(said.append)

    page.save_to(tmp_path / "gone" / "so.csv", "csv")
    until(lambda: said)

    assert said[0].tone == "wrong"
    assert "Choose another folder" in said[0].text


def test_what_is_not_sent_is_told_apart_from_what_is_late(page, desk):
    assert page.sync._title.text().startswith("3 not sent") or page.sync._title.text().startswith("%n")

    desk.delivery.deliver_due()
    page.entered()
    until(lambda: page.sync._title.text() == "All sent")


def test_enter_on_a_line_opens_its_dossier(page, numbers):
    opened = []
    page.open_dossier.connect(opened.append)

    QTest.keyClick(page.table.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table.table, Qt.Key.Key_Return)

    assert opened[0] in numbers


def test_an_officer_sees_no_export(desk, lanes, qapp):
    page = DailyLogPage(desk, OFFICER, lanes)

    assert page.head_actions() == []
    page.save_excel()
    assert not page.saving.isVisible()


def test_a_day_without_work_says_so(desk, lanes, show):
    page = DailyLogPage(desk, SUPERVISOR, lanes)
    show(page)
    page.entered()

    until(lambda: page.table._empty.isVisible())

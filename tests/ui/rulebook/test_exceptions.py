"""The exceptions part: who left the rule, when and why; the days and the file."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from tests.ui.pages import OFFICER, SUPERVISOR, until
from ui.components import CELL
from ui.views.rulebook.exceptions import ExceptionsPart
from ui.views.rulebook.page import RulebookPage


@pytest.fixture
def part(desk, lanes, show):
    desk.exceptions.mark_down(SUPERVISOR, "CSDLQG về dân cư", "Mất kết nối từ 8 giờ")
    part = ExceptionsPart(desk, SUPERVISOR, lanes)
    part.resize(1040, 672)
    part.retranslate()
    part.said = []
    part.notice.connect(part.said.append)
    show(part)
    part.entered()
    until(lambda: part.model.rowCount() == 1)
    return part


def test_each_exception_tells_who_what_and_why(part):
    cells = [part.model.index(0, column).data(CELL) for column in range(4)]

    assert cells[0].second == "lanh"
    assert (cells[1].text, cells[2].text) == ("Database marked down", "CSDLQG về dân cư")
    assert cells[3].text == "Mất kết nối từ 8 giờ"


def test_other_days_are_read_and_no_day_is_named(part):
    part.first.set_text("1/10/2026")
    part.last.set_text("31/10/2026")
    part.main_action()
    until(lambda: part.empty.isVisible())

    part.last.set_text("hôm qua")
    part.main_action()
    assert part.last.error.text()


def test_days_the_wrong_way_round_are_refused_in_words(part):
    part.first.set_text("20/11/2026")
    part.last.set_text("1/11/2026")
    part.main_action()
    until(lambda: part.said)

    assert part.said[-1].tone == "wrong"


def test_the_report_is_saved_as_a_workbook(part, tmp_path):
    part.presenter.save(tmp_path / "ngoai-le")
    until(lambda: part.said)

    sheet = load_workbook(tmp_path / "ngoai-le.xlsx").active
    assert "Mất kết nối từ 8 giờ" in {cell.value for row in sheet.iter_rows() for cell in row}


def test_an_officer_is_not_offered_the_report(desk, lanes, show):
    page = RulebookPage(desk, OFFICER, lanes)
    show(page)

    assert "exceptions" not in [name for name, _ in page.sections._model.names]

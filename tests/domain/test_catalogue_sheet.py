"""Rows as lines of two sheets, and what a supervisor wrote into them as rows again."""

from __future__ import annotations

import copy
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.catalogue.changes import changes
from services.domain.catalogue.columns import (
    LONGEST_CELL,
    PAPER,
    PROCEDURE,
    Column,
    Kind,
    lines_of,
    read,
    same_cell,
    shown,
    value_at,
)
from services.domain.catalogue.row import row_problems
from services.domain.catalogue.sheet import Line, offered_from, paper_cells, procedure_cells
from services.errors import Problem
from tests.domain.rows import ROWS, real_rows

ROW = ROWS["1.004873"]
BY_TITLE = {column.title: column for column in (*PROCEDURE, *PAPER)}
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)


def sheets(*rows):
    """Return the lines of rows, numbered as in their sheets."""
    papers = [cells for row in rows for cells in paper_cells(row)]
    return (
        [Line(n, procedure_cells(row)) for n, row in enumerate(rows, 2)],
        [Line(n, cells) for n, cells in enumerate(papers, 2)],
    )


def put(lines, at, **cells):
    """Return lines with cells of one of them changed; underscores in headings are blanks."""
    line = lines[at]
    named = {title.replace("_", " "): cell for title, cell in cells.items()}
    return [*lines[:at], Line(line.number, {**line.cells, **named}), *lines[at + 1 :]]


def back(procedures, papers, row=ROW):
    (one,) = offered_from(procedures, papers, {row["code"]: row} if row else {})
    return one


def test_every_row_comes_back_as_it_went():
    procedures, papers = sheets(*ROWS.values())

    found = offered_from(procedures, papers, ROWS)

    assert [(one.code, one.row, one.faults) for one in found] == [(code, row, ()) for code, row in ROWS.items()]


def test_a_sheet_from_elsewhere_makes_rows_of_what_it_shows():
    procedures, papers = sheets(*ROWS.values())

    found = offered_from(procedures, papers, {})

    assert {one.code: row_problems(one.row) for one in found if one.faults or row_problems(one.row)} == {}
    hidden = ("results", "channels", "time_suggested", "official_name", "notes_dropped")
    told = {
        change.field.partition("[")[0].partition(".")[0] for one in found for change in changes(ROWS[one.code], one.row)
    }
    assert told <= {*hidden, "cases", "time", "name"}
    seen = [len(case["components"]) for one in found for case in one.row["cases"]]
    assert seen == [len(case["components"]) for row in ROWS.values() for case in row["cases"]]


@given(real_rows, TEXT, st.integers(1, 3), st.sampled_from(["có mức thu", "Miễn phí", "mien_phi"]))
def test_what_is_typed_into_a_cell_is_what_changes_and_nothing_else(row, text, tier, fee):
    procedures, papers = sheets(row)
    procedures = put(procedures, 0, Tên_thủ_tục=f"Tên {text}", **{"Nhóm (1–3)": tier, "Cách thu phí": fee})

    one = back(procedures, papers, row)

    expected = copy.deepcopy(row)
    expected["name"], expected["tier"] = " ".join(lines_of(f"Tên {text}")), tier
    kind = {"m": "mien_phi", "c": "co_muc_thu"}[fee[0].lower()]
    if (row["fee"] or {}).get("kind") != kind:
        expected["fee"] = {**(row["fee"] or {}), "kind": kind}
    assert one.row == expected


def test_a_paper_is_added_dropped_moved_and_changed():
    procedures, papers = sheets(ROW)
    new = Line(
        99,
        {"Mã thủ tục": ROW["code"], "Trường hợp số": 1, "Tên giấy tờ": "Ảnh 4x6", "Bản sao": "2", "Cần đối chiếu": "x"},
    )
    changed = put(papers, 2, Cần_khi_nào="Theo trường hợp")

    one = back(procedures, [new, changed[2], changed[0], *changed[3:]])

    old = ROW["cases"][0]["components"]
    added = {"name": "Ảnh 4x6", "originals": 0, "copies": 2, "need": "required", "to_check": True}
    assert one.row["cases"][0]["components"] == [added, {**old[2], "need": "by_case"}, old[0], *old[3:]]
    assert one.row["cases"][0]["title"] is None
    assert (one.row["time"], one.row["channels"]) == (ROW["time"], ROW["channels"])


def test_a_case_is_added_named_and_left_without_papers():
    procedures, papers = sheets(ROW)
    more = [
        Line(90, {"Mã thủ tục": ROW["code"], "Trường hợp số": 2, "Tên trường hợp": "Cấp lại", "Tên giấy tờ": "Đơn"}),
        Line(91, {"Mã thủ tục": ROW["code"], "Trường hợp số": 3, "Tên trường hợp": "Không cần giấy"}),
    ]

    row = back(procedures, [*papers, *more]).row

    assert row["cases"][0] == ROW["cases"][0]
    assert [(case["title"], len(case["components"])) for case in row["cases"][1:]] == [
        ("Cấp lại", 1),
        ("Không cần giấy", 0),
    ]
    assert paper_cells(row)[-1] == {
        "Mã thủ tục": ROW["code"], "Trường hợp số": 3, "Tên trường hợp": "Không cần giấy", "Ô nhận dạng (không sửa)": "3"
    }  # fmt: skip
    again = offered_from(*sheets(row), {ROW["code"]: row})
    assert again[0].row == row


def test_without_the_sheet_of_papers_papers_stay_and_without_its_lines_they_go():
    procedures, _ = sheets(ROW)

    assert back(procedures, None).row == ROW
    assert back(procedures, []).row["cases"] == []


def test_a_case_without_a_number_is_the_first():
    procedures, papers = sheets(ROW)

    assert back(procedures, [Line(n.number, {**n.cells, "Trường hợp số": None}) for n in papers]).row == ROW


def test_a_column_that_was_taken_away_changes_nothing():
    procedures, papers = sheets(ROW)
    kept = {"Mã thủ tục", "Thời hạn"}

    bare = [Line(2, {title: cell for title, cell in procedures[0].cells.items() if title in kept})]

    assert back(bare, papers).row == ROW


def test_a_time_and_a_fee_are_taken_away_whole():
    procedures, papers = sheets(ROW)

    row = back(put(procedures, 0, Thời_hạn=None, Cách_thu_phí=" "), papers).row

    assert (row["time"], row["fee"]) == (None, None)


def test_a_form_is_added_and_taken_away():
    procedures, papers = sheets(ROW)
    with_form = back(procedures, put(papers, 0, Mẫu_số="01")).row
    taken = back(*(lambda p: (p[0], put(p[1], 0, Mẫu_số=None)))(sheets(with_form)), with_form).row

    assert with_form["cases"][0]["components"][0]["form"] == {"no": "01"}
    assert "form" not in taken["cases"][0]["components"][0]


@pytest.mark.parametrize(
    ("sheet", "cells", "field", "kind", "fact"),
    [
        (0, {"Mã thủ tục": "khác"}, "Mã thủ tục", "not_a_procedure_code", ""),
        (0, {"Tên thủ tục": ""}, "Tên thủ tục", "empty", ""),
        (0, {"Nhóm (1–3)": "hai"}, "Nhóm (1–3)", "wrong_type", "0–9"),
        (0, {"Tình trạng": "đang làm"}, "Tình trạng", "not_in_list", "đang áp dụng, đã thay thế, đã bãi bỏ"),
        (0, {"Cấp thực hiện": "xã\nthôn"}, "Cấp thực hiện", "not_in_list", "xã, huyện, tỉnh, bộ, khác"),
        (0, {"Áp dụng đến hết ngày": "30/02/2027"}, "Áp dụng đến hết ngày", "not_a_date", ""),
        (0, {"Áp dụng đến hết ngày": "2027"}, "Áp dụng đến hết ngày", "not_a_date", ""),
        (0, {"Mức thu (đồng)": "tám nghìn"}, "Mức thu (đồng)", "wrong_type", "0–9"),
        (0, {"Trả trong ngày": "chắc"}, "Trả trong ngày", "not_in_list", "có, không"),
        (1, {"Bản chính": "x"}, "Giấy tờ 2: Bản chính", "wrong_type", "0–9"),
        (1, {"Ô nhận dạng (không sửa)": "1.99"}, "Giấy tờ 2: Ô nhận dạng (không sửa)", "not_the_exported_one", ""),
        (1, {"Ô nhận dạng (không sửa)": "7"}, "Giấy tờ 2: Ô nhận dạng (không sửa)", "not_the_exported_one", ""),
        (1, {"Ô nhận dạng (không sửa)": "0.1"}, "Giấy tờ 2: Ô nhận dạng (không sửa)", "not_the_exported_one", ""),
        (1, {"Ô nhận dạng (không sửa)": "?"}, "Giấy tờ 2: Ô nhận dạng (không sửa)", "not_the_exported_one", ""),
        (1, {"Ô nhận dạng (không sửa)": None, "Tên giấy tờ": None}, "Giấy tờ 2: Tên giấy tờ", "empty", ""),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_is_named_by_its_heading(sheet, cells, field, kind, fact):
    lines = list(sheets(ROW))
    lines[sheet] = put(lines[sheet], 0, **cells)

    one = offered_from(*lines, {ROW["code"]: ROW})[0]

    assert Problem(field, kind, fact) in one.faults
    assert one.row is None


def test_papers_of_a_procedure_that_has_no_line_are_named():
    _, papers = sheets(ROW)

    (lost,) = offered_from([], papers, {})

    assert (lost.line, lost.code, lost.faults[0].kind) == (2, ROW["code"], "no_line_of_its_own")


def test_a_new_line_that_says_nothing_of_a_paper_is_no_paper():
    procedures, papers = sheets(ROW)

    assert back(procedures, [*papers, Line(99, {"Mã thủ tục": ROW["code"], "Trường hợp số": 1})]).row == ROW


@pytest.mark.parametrize(
    ("title", "cell", "value"),
    [
        ("Mã thủ tục", 1.00487, "1.004870"),
        ("Thời hạn", 3.0, 3),
        ("Mức thu (đồng)", "8.000\n5 000 đồng", [8000, 5000]),
        ("Mức thu (đồng)", 8000, [8000]),
        ("Trả trong ngày", True, True),
        ("Trả trong ngày", "Không", None),
        ("Trả trong ngày", False, None),
        ("Áp dụng đến hết ngày", datetime.fromisoformat("2027-02-28T00:00"), "2027-02-28"),
        ("Áp dụng đến hết ngày", date(2027, 2, 28), "2027-02-28"),
        ("Áp dụng đến hết ngày", "28/2/2027", "2027-02-28"),
        ("Nguồn", "S1_x000D_\n S2 \r\nS3", ["S1", "S2", "S3"]),
        ("Cấp thực hiện", "Xã\nTỈNH", ["xa", "tinh"]),
        ("Độ tin cậy", "đã  đối chiếu nguồn", "high"),
        ("Tên thủ tục", "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
    ],
)
def test_a_cell_is_read_whatever_a_spreadsheet_program_made_of_it(title, cell, value):
    assert read(BY_TITLE[title], cell) == (value, "")


def test_a_text_longer_than_a_cell_is_cut_on_the_sheet_and_kept_in_the_row():
    long = {**ROW, "executor": "Ủy ban " * 6000}

    cell = shown(BY_TITLE["Cơ quan thực hiện"], long)

    assert LONGEST_CELL - 9 < len(cell) <= LONGEST_CELL + 1
    assert cell.endswith("…")
    assert back(*sheets(long), long).row == long


def test_a_day_is_written_as_it_is_said_and_a_code_typed_as_a_number_is_the_code():
    day = BY_TITLE["Áp dụng đến hết ngày"]

    assert shown(day, {"valid_to": "2027-02-28"}) == "28/02/2027"
    assert same_cell(BY_TITLE["Mã thủ tục"], 1.00487, "1.004870")
    assert not same_cell(BY_TITLE["Tên thủ tục"], "a", "b")
    assert value_at({"a": 3}, ("a", "b")) is None
    assert shown(Column("x", ("x",), Kind.NUMBER), {"x": "3"}) == "3"

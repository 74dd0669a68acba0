"""The catalogue as files: a workbook and our JSON, and anything else refused before it costs anything."""

from __future__ import annotations

import copy
import io
import json
import tracemalloc
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from services.documents.catalogue_file import catalogue_json, json_of
from services.documents.catalogue_sheet import (
    ABOUT_SHEET,
    MOST_LINES,
    PROCEDURE_SHEET,
    catalogue_lines,
    catalogue_xlsx,
)
from services.domain.catalogue.sheet import PAPER_SHEET, offered_from
from services.errors import BadFile
from tests.domain.rows import ROWS, places, put, real_rows
from tests.sheets import changed

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def whole():
    """The whole catalogue as a workbook."""
    return catalogue_xlsx(ROWS.values(), DAY, "2026-11-22", "UBND xã Mẫu")


def small(*rows):
    return catalogue_xlsx(rows, DAY, "2026-11-22", "UBND xã Mẫu")


def why(content):
    with pytest.raises(BadFile) as refused:
        catalogue_lines("sổ.xlsx", content)
    assert refused.value.what == "sổ.xlsx"
    return refused.value.why


def test_a_workbook_of_the_whole_catalogue_comes_back_as_it_went(whole):
    procedures, papers = catalogue_lines("ra.xlsx", whole)

    found = offered_from(procedures, papers, ROWS)

    assert (len(procedures), len(papers)) == (372, 1741)
    assert [(one.code, one.row, one.faults) for one in found] == [(code, row, ()) for code, row in ROWS.items()]


def test_a_workbook_saved_by_another_program_comes_back_as_it_went():
    row = ROWS["1.004873"]

    again = changed(small(row), lambda book: None)

    assert offered_from(*catalogue_lines("x", again), {row["code"]: row})[0].row == row


def test_the_sheets_are_in_vietnamese_and_codes_and_texts_are_text(whole):
    book = load_workbook(io.BytesIO(whole))

    assert book.sheetnames == [PROCEDURE_SHEET, PAPER_SHEET, ABOUT_SHEET]
    head = [cell.value for cell in book[PROCEDURE_SHEET][1]]
    assert {"Mã thủ tục", "Tên thủ tục", "Thời hạn", "Độ tin cậy", "Nguồn"} <= set(head)
    codes = [row[0] for row in book[PROCEDURE_SHEET].iter_rows(min_row=2, max_col=1)]
    assert {(cell.data_type, cell.number_format, cell.quotePrefix) for cell in codes} == {("s", "@", True)}
    types = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert types <= {"s", "n"}
    about = " ".join(str(row[0].value) for row in book[ABOUT_SHEET].iter_rows())
    assert "tham khảo" in about
    assert "đối chiếu" in about


@pytest.mark.parametrize("text", ["=1+1", "+84", "-2", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://x\")", "http://x", "=cmd|' /C calc'!A0"])  # fmt: skip
def test_a_text_that_looks_like_a_formula_or_a_link_is_text_and_comes_back(text):
    row = {**ROWS["1.004873"], "name": text.strip(), "executor": f"{text}\nhai dòng"}

    content = small(row)

    cells = {
        cell.value: cell for line in load_workbook(io.BytesIO(content))[PROCEDURE_SHEET].iter_rows() for cell in line
    }
    assert (cells[text.strip()].data_type, cells[text.strip()].hyperlink) == ("s", None)
    assert offered_from(*catalogue_lines("x", content), {row["code"]: row})[0].row == row
    assert offered_from(*catalogue_lines("x", content), {})[0].row["name"] == text.strip()


def test_columns_may_stand_anywhere_below_a_title_and_others_beside_them():
    row = ROWS["1.004873"]

    def change(book):
        sheet = book[PROCEDURE_SHEET]
        sheet.move_range(f"A1:AA{sheet.max_row}", rows=3, cols=2)
        sheet["A1"], sheet["A4"], sheet["B4"], sheet["A5"] = "Danh mục của xã", "Ghi chú", "Tên thủ tục ", "x"
        book[PAPER_SHEET].title = " giấy tờ"

    procedures, papers = catalogue_lines("x", changed(small(row), change))

    assert [line.number for line in procedures] == [5]
    assert len(papers) == 6
    kept = {**procedures[0].cells, "Tên thủ tục": row["name"]}
    assert "Ghi chú" not in kept
    assert kept["Mã thủ tục"] == row["code"]


def test_the_sheet_of_papers_may_be_missing_and_that_of_procedures_may_not():
    content = small(ROWS["1.004873"])

    assert catalogue_lines("x", changed(content, lambda book: book.remove(book[PAPER_SHEET])))[1] is None
    assert why(changed(content, lambda book: book.remove(book[PROCEDURE_SHEET]))) == "no_such_sheet"


@pytest.mark.parametrize("lines", [1, 12])
def test_a_sheet_without_our_headings_is_refused(lines):
    def change(book):
        sheet = book[PROCEDURE_SHEET]
        sheet["A1"] = "Mã"
        for row in range(2, lines + 1):
            sheet.cell(row, 2).value = "x"

    assert why(changed(small(ROWS["1.004873"]), change)) == "no_headings"


def repacked(content, **parts):
    """Return a workbook with parts put in, by their path with underscores for slashes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = {name.replace("__", "/"): raw for name, raw in parts.items()}
        for info in old.infolist():
            new.writestr(info.filename, names.pop(info.filename, old.read(info)))
        for name, raw in names.items():
            new.writestr(name, raw)
    return out.getvalue()


def test_what_is_no_workbook_is_refused_by_name():
    content = small(ROWS["1.004873"])
    sheet = "xl__worksheets__sheet1.xml"

    assert why(b"PK\x03\x04") == "not_a_workbook"
    assert why(content[: len(content) // 2]) == "not_a_workbook"
    assert why(repacked(content, **{sheet: b"<worksheet><sheetData><row"})) == "not_a_workbook"
    assert why(repacked(content, **{"xl__workbook.xml": b"<x/>"})) == "no_such_sheet"
    bomb = b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
    assert why(repacked(content, **{sheet: bomb})) == "not_a_workbook"
    damaged = bytearray(content)
    damaged[200:260] = b"\0" * 60
    assert why(bytes(damaged)) == "not_a_workbook"
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    assert why(empty.getvalue()) == "not_a_workbook"


def test_a_workbook_that_unpacks_without_end_is_refused_without_unpacking_it():
    content = small(ROWS["1.004873"])
    bomb = repacked(content, **{"xl__media__x.bin": b"\0" * 200_000_000})
    many = repacked(content, **{f"xl__media__{n}.bin": b"" for n in range(300)})
    tracemalloc.start()

    found = [why(bomb), why(many)]

    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == ["too_large", "too_large"]
    assert most < 20_000_000


@pytest.mark.long
def test_a_sheet_of_a_hundred_thousand_lines_is_refused():
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    cell = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c></row>'
    lines = [cell.format(1, "Mã thủ tục"), *(cell.format(n, "1.004873") for n in range(2, 100_002))]
    sheet = (head + "".join(lines) + "</sheetData></worksheet>").encode()

    assert why(repacked(small(ROWS["1.004873"]), **{"xl__worksheets__sheet1.xml": sheet})) == "too_many_rows"
    far = head + cell.format(1, "Mã thủ tục") + cell.format(1_048_576, "1.004873") + "</sheetData></worksheet>"
    assert MOST_LINES < 100_000
    assert why(repacked(small(ROWS["1.004873"]), **{"xl__worksheets__sheet1.xml": far.encode()})) == "too_many_rows"


def test_our_file_holds_every_row_whole_one_a_line():
    content = catalogue_json(ROWS.values(), DAY, {"S1": {"what": "x"}})

    told = json.loads(content)
    assert told["procedures"] == list(ROWS.values())
    assert {k: told[k] for k in ("schema", "generated", "count", "sources")} == {
        "schema": "tthc-cap-xa/1", "generated": "2026-11-22", "count": 372, "sources": {"S1": {"what": "x"}}
    }  # fmt: skip
    assert sum(line.startswith('{"code"') for line in content.decode().splitlines()) == 372
    assert json.loads(catalogue_json([], DAY, {}))["procedures"] == []


@settings(max_examples=40)
@given(st.lists(real_rows, min_size=1, max_size=3, unique_by=lambda row: row["code"]), st.data())
def test_rows_with_any_text_in_them_come_back_from_both_files_without_a_change(rows, data):
    edited = [copy.deepcopy(row) for row in rows]
    for row in edited:
        texts = [
            path
            for path, leaf in places(row).items()
            if isinstance(leaf, str) and path.endswith(("name", "note", "detail"))
        ]
        for path in data.draw(st.lists(st.sampled_from(texts), max_size=3, unique=True)):
            put(row, path, data.draw(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)) + "x")
    present = {row["code"]: row for row in edited}

    from_json = json_of("x", catalogue_json(edited, DAY, {}))["procedures"]
    from_xlsx = offered_from(*catalogue_lines("x", small(*edited)), present)

    assert from_json == edited
    assert [one.row for one in from_xlsx] == edited

"""The catalogue as a workbook a supervisor edits in a spreadsheet program, and the workbook back as lines."""

from __future__ import annotations

import warnings
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from services.domain.catalogue.columns import (
    CASE_NAME,
    CASE_TITLE,
    CODE_TITLE,
    OWN_TITLE,
    PAPER,
    PAPER_TITLES,
    PROCEDURE,
    Cell,
    Column,
    Kind,
    lines_of,
)
from services.domain.catalogue.row import Row
from services.domain.catalogue.sheet import PAPER_SHEET, Line, paper_cells, procedure_cells
from services.errors import BadFile

PROCEDURE_SHEET = "Thủ tục"
ABOUT_SHEET = "Hướng dẫn"
LARGEST_CONTENT = 24 * 1024 * 1024
"""Bytes a workbook may come to once unpacked; the whole catalogue is about 2 MB."""
MOST_PARTS = 200
MOST_LINES = 20_000
_MOST_COLUMNS = 60
_SEARCHED = 10
"""Lines among which the headings stand."""

_ABOUT = (
    ("Danh mục thủ tục, bản để sửa", True),
    ("Đây là danh mục tham khảo. Đơn vị đối chiếu từng dòng với quyết định công bố của tỉnh trước khi dùng.", False),
    ("", False),
    ("Cách sửa", True),
    (f"Sửa ở hai trang «{PROCEDURE_SHEET}» và «{PAPER_SHEET}», lưu lại thành .xlsx, rồi nhập vào chương trình.", False),
    ("Chương trình cho xem từng chỗ sẽ thay đổi trước khi nhận; chưa bấm nhận thì chưa có gì thay đổi.", False),
    ("Xoá một dòng thủ tục không đóng thủ tục đó: muốn đóng, ghi ngày ở cột «Áp dụng đến hết ngày».", False),
    ("Xoá một dòng giấy tờ là bỏ giấy tờ đó; thêm dòng mới là thêm giấy tờ, để trống ô nhận dạng.", False),
    ("Cột «Ô nhận dạng» giữ những gì bảng này không hiện (mã giấy tờ, tệp mẫu đơn): không sửa, không chép.", False),
    ("Nhiều giá trị trong một ô: mỗi giá trị một dòng (Alt + Enter).", False),
    ("Mã là chữ, không phải số; số tiền bằng đồng; ngày viết 31/12/2026.", False),
    ("Hồ sơ đã nhận giữ nguyên bản danh mục lúc nhận, dù sau đó danh mục thay đổi.", False),
)  # fmt: skip


def catalogue_xlsx(rows: Iterable[Row], on: date, version: str, agency: str) -> bytes:
    """Return rows as a workbook: procedures, their papers, and a sheet that explains. Text is always text, never a formula.

    Args:
        on: The day it is written on.
        version: Name of the newest batch in it.
        agency: Who writes it.
    """
    from xlsxwriter import Workbook

    kept, buffer = list(rows), BytesIO()
    with Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties(
            {"title": f"{PROCEDURE_SHEET} {version}", "author": agency, "created": datetime.combine(on, time())}
        )
        # Quoted, a text that begins like a formula stays text even when somebody edits its cell.
        text = {"num_format": "@", "quote_prefix": True, "text_wrap": True, "valign": "top"}
        looks = {"text": book.add_format(text), "number": book.add_format({"valign": "top"})}
        looks["own"] = book.add_format({**text, "font_color": "#808080"})
        looks["head"] = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#E8EEF7", "border": 1}
        )
        _sheet(book, looks, PROCEDURE_SHEET, PROCEDURE, [procedure_cells(row) for row in kept], frozen=2)
        _sheet(
            book, looks, PAPER_SHEET, _paper_columns(), [cells for row in kept for cells in paper_cells(row)], frozen=5
        )
        _about(book, f"Bản {version}, xuất ngày {on:%d/%m/%Y}, {agency}")
    return buffer.getvalue()


def _paper_columns() -> tuple[Column, ...]:
    heads = (
        Column(CODE_TITLE, (), Kind.CODE, 14),
        Column(CASE_TITLE, (), Kind.NUMBER, 9),
        CASE_NAME,
        Column(OWN_TITLE, (), Kind.CODE, 10),
    )
    return (*heads, *PAPER)


def _sheet(
    book: Any,
    looks: Mapping[str, Any],
    name: str,
    columns: Sequence[Column],
    lines: Sequence[Mapping[str, Cell]],
    frozen: int,
) -> None:
    sheet = book.add_worksheet(name)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width, looks["number" if column.kind is Kind.NUMBER else "text"])
        sheet.write_string(0, place, column.title, looks["head"])
        if column.kind in (Kind.CHOICE, Kind.FLAG) and lines:
            words = list(column.choices.values()) or ["có", "không"]
            sheet.data_validation(1, place, len(lines) + 500, place, {"validate": "list", "source": words})
    for row, cells in enumerate(lines, 1):
        for place, column in enumerate(columns):
            value = cells.get(column.title)
            if isinstance(value, int):
                sheet.write_number(row, place, value, looks["number"])
            elif value is not None:
                sheet.write_string(row, place, value, looks["own" if column.title == OWN_TITLE else "text"])
    sheet.freeze_panes(1, frozen)
    sheet.autofilter(0, 0, max(len(lines), 1), len(columns) - 1)


def _about(book: Any, made: str) -> None:
    sheet = book.add_worksheet(ABOUT_SHEET)
    sheet.set_column(0, 0, 110)
    big, plain = book.add_format({"bold": True, "font_size": 13}), book.add_format({"text_wrap": True})
    for row, (text, heading) in enumerate((*_ABOUT, ("", False), (made, False))):
        sheet.write_string(row, 0, text, big if heading else plain)


def catalogue_lines(name: str, content: bytes) -> tuple[list[Line], list[Line] | None]:
    """Return the lines of procedures and of papers; None instead of papers when their sheet is not there.

    Raises:
        BadFile: It is no workbook, not one of the catalogue, or larger than any catalogue once unpacked.
    """
    _check(name, content)
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            # What a spreadsheet program left out of its styles is nobody's business here.
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
            sheets = {str(one).strip().lower(): book[one] for one in book.sheetnames}
            found = [_lines(name, sheets.get(wanted.lower())) for wanted in (PROCEDURE_SHEET, PAPER_SHEET)]
    except (
        BadZipFile,
        ParseError,
        zlib.error,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        OSError,
        EOFError,
    ) as error:
        raise BadFile(name, "not_a_workbook") from error
    except (NotImplementedError, RuntimeError, OverflowError) as error:
        raise BadFile(name, "not_a_workbook") from error
    if found[0] is None:
        raise BadFile(name, "no_such_sheet")
    return found[0], found[1]


def _check(name: str, content: bytes) -> None:
    """Refuse a workbook that unpacks to more than it should, or whose XML declares entities."""
    try:
        with ZipFile(BytesIO(content)) as parts:
            infos = parts.infolist()
            if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > LARGEST_CONTENT:
                raise BadFile(name, "too_large")
            # A part is read to the length its directory gives and no further.
            declares = any(b"<!DOCTYPE" in parts.read(info) or b"<!ENTITY" in parts.read(info) for info in infos)
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise BadFile(name, "not_a_workbook") from error
    if declares:
        raise BadFile(name, "not_a_workbook")


def _lines(name: str, sheet: Any) -> list[Line] | None:
    if sheet is None or not hasattr(sheet, "iter_rows"):
        return None
    sheet.reset_dimensions()
    titles: list[str] = []
    found: list[Line] = []
    for number, cells in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS, max_row=MOST_LINES + 2, values_only=True), 1):
        if number > MOST_LINES + 1:
            raise BadFile(name, "too_many_rows")
        if not titles:
            heads = [" ".join(lines_of(cell)) for cell in cells]
            titles = heads if CODE_TITLE in heads else []
            if not titles and number >= _SEARCHED:
                raise BadFile(name, "no_headings")
        elif any(lines_of(cell) for cell in cells):
            found.append(Line(number, _named(titles, cells)))
    if not titles:
        raise BadFile(name, "no_headings")
    return found


_KNOWN = {*(column.title for column in PROCEDURE), *PAPER_TITLES}


def _named(titles: Sequence[str], cells: Sequence[Any]) -> dict[str, Any]:
    """Return cells by their heading; a heading given twice is the first of its columns."""
    pairs = [(title, cell) for title, cell in zip(titles, cells, strict=False) if title in _KNOWN]
    return dict(reversed(pairs))

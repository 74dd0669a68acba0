"""Edits a workbook as a supervisor would in a spreadsheet program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

CODE_HEAD = "Mã thủ tục"


def changed(content: bytes, change: Callable[[Workbook], None]) -> bytes:
    """Return a workbook after a change."""
    book = load_workbook(BytesIO(content))
    change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def edited(content: bytes, sheet: str, code: str, cells: Mapping[str, Any]) -> bytes:
    """Return a workbook with cells of the first line of a procedure changed, by their heading."""

    def change(book: Workbook) -> None:
        rows = book[sheet]
        heads = [cell.value for cell in rows[1]]
        line = next(r for r in range(2, rows.max_row + 1) if rows.cell(r, heads.index(CODE_HEAD) + 1).value == code)
        for title, value in cells.items():
            rows.cell(line, heads.index(title) + 1).value = value

    return changed(content, change)

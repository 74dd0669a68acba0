"""The columns of the catalogue's spreadsheet: what each shows, in the words of a supervisor, and how it is read back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from services.domain.text import clean, words
from services.errors import Problem

Cell = str | int | None
LONGEST_CELL = 32_000
"""Characters; spreadsheet programs take 32,767."""


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    FLAG = "flag"
    DAY = "day"
    CHOICE = "choice"
    LIST = "list"
    AMOUNTS = "amounts"


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        title: Its heading; columns are found by it, in any order.
        at: Where its value stands in a row, or in a paper.
        width: Characters.
        choices: For choices and lists of choices: the word for each value.
        must: A cell may not be emptied.
    """

    title: str
    at: tuple[str, ...]
    kind: Kind = Kind.TEXT
    width: int = 20
    choices: Mapping[str, str] = field(default_factory=dict)
    must: bool = False


_STATES = {"active": "đang áp dụng", "superseded": "đã thay thế", "closed": "đã bãi bỏ"}
_UNITS = {"ngay_lam_viec": "ngày làm việc", "ngay": "ngày", "gio": "giờ", "thang": "tháng", "khac": "khác"}
_FEES = {
    "mien_phi": "miễn phí", "co_muc_thu": "có mức thu", "hdnd_cap_tinh_quy_dinh": "HĐND cấp tỉnh quy định",
    "theo_van_ban_khac": "theo văn bản khác", "khong_cong_bo": "không công bố",
}  # fmt: skip
_TRUST = {"high": "đã đối chiếu nguồn", "medium": "đối chiếu một phần", "index_only": "chỉ có tên và mã"}
_LEVELS = {"xa": "xã", "huyen": "huyện", "tinh": "tỉnh", "bo": "bộ", "khac": "khác"}
_NEEDS = {"required": "bắt buộc", "by_case": "theo trường hợp", "one_of": "một trong", "online_only": "chỉ trực tuyến"}
_MODES = {"nop": "nộp", "xuat_trinh": "xuất trình", "bieu_mau_dien_tu": "biểu mẫu điện tử"}

CODE_TITLE = "Mã thủ tục"
PROCEDURE = (
    Column(CODE_TITLE, ("code",), Kind.CODE, 14, must=True),
    Column("Tên thủ tục", ("name",), width=60, must=True),
    Column("Tên ngắn", ("short_name",), width=36),
    Column("Lĩnh vực", ("field",), width=22, must=True),
    Column("Mã bộ", ("ministry",), Kind.CODE, 10),
    Column("Bộ, ngành", ("ministry_name",), width=26, must=True),
    Column("Nhóm (1–3)", ("tier",), Kind.NUMBER, 8, must=True),
    Column("Tình trạng", ("status",), Kind.CHOICE, 16, _STATES, must=True),
    Column("Thay bằng mã", ("superseded_by",), Kind.CODE, 14),
    Column("Áp dụng đến hết ngày", ("valid_to",), Kind.DAY, 14),
    Column("Thời hạn", ("time", "value"), Kind.NUMBER, 10),
    Column("Đơn vị thời hạn", ("time", "unit"), Kind.CHOICE, 16, _UNITS),
    Column("Đơn vị suy ra", ("time", "unit_inferred"), Kind.CHOICE, 16, _UNITS),
    Column("Trả trong ngày", ("time", "same_day"), Kind.FLAG, 10),
    Column("Sau giờ này tính hôm sau", ("time", "cutoff"), Kind.CODE, 12),
    Column("Ghi chú thời hạn", ("time", "text"), width=30),
    Column("Cách thu phí", ("fee", "kind"), Kind.CHOICE, 24, _FEES),
    Column("Mức thu (đồng)", ("fee", "vnd"), Kind.AMOUNTS, 16),
    Column("Ghi chú phí", ("fee", "note"), width=30),
    Column("Căn cứ pháp lý", ("legal",), Kind.LIST, 26),
    Column("Quyết định công bố", ("decision",), width=18),
    Column("Cơ quan thực hiện", ("executor",), width=26),
    Column("Đối tượng", ("applicants",), Kind.LIST, 26),
    Column("Cấp thực hiện", ("levels",), Kind.LIST, 12, _LEVELS),
    Column("Độ tin cậy", ("confidence",), Kind.CHOICE, 20, _TRUST, must=True),
    Column("Nguồn", ("sources",), Kind.LIST, 12),
    Column("Dấu dữ liệu", ("flags",), Kind.LIST, 24),
)
CASE_TITLE, OWN_TITLE = "Trường hợp số", "Ô nhận dạng (không sửa)"
CASE_NAME = Column("Tên trường hợp", ("title",), width=30)
PAPER = (
    Column("Tên giấy tờ", ("name",), width=60, must=True),
    Column("Chi tiết", ("detail",), width=50),
    Column("Điều kiện", ("condition",), width=40),
    Column("Bản chính", ("originals",), Kind.NUMBER, 8, must=True),
    Column("Bản sao", ("copies",), Kind.NUMBER, 8, must=True),
    Column("Cần khi nào", ("need",), Kind.CHOICE, 16, _NEEDS, must=True),
    Column("Cách nộp", ("mode",), Kind.CHOICE, 16, _MODES),
    Column("Mẫu số", ("form", "no"), Kind.CODE, 12),
    Column("Mẫu ban hành kèm", ("form", "act"), width=26),
    Column("CSDL thay giấy", ("db_substitute",), Kind.LIST, 24),
    Column("Cần đối chiếu", ("to_check",), Kind.FLAG, 10),
)
PAPER_TITLES = (CODE_TITLE, CASE_TITLE, CASE_NAME.title, OWN_TITLE, *(c.title for c in PAPER))


def value_at(row: Mapping[str, Any], at: tuple[str, ...]) -> Any:
    """Return what stands at a place of a row, None when nothing does."""
    found: Any = row
    for name in at:
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def shown(column: Column, row: Mapping[str, Any]) -> Cell:
    """Return a row's cell; None for nothing."""
    value = value_at(row, column.at)
    if value is None or value is False or value in ("", []):
        return None
    if column.kind is Kind.NUMBER and isinstance(value, int):
        return value
    if column.kind is Kind.FLAG:
        return "có"
    if column.kind is Kind.DAY:
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    items = value if isinstance(value, list) else [value]
    # As a cell comes back: nothing unseen, one line a line. What the row holds beside that is kept while nobody edits it.
    text = "\n".join(line for item in items for line in lines_of(column.choices.get(str(item), str(item))))
    if len(text) > LONGEST_CELL:
        return text[:LONGEST_CELL].strip() + "…"
    return text or None


def lines_of(cell: Any) -> tuple[str, ...]:
    """Return a cell as clean lines, whatever a spreadsheet program made of it."""
    if cell is None or cell is False:
        return ()
    if isinstance(cell, datetime | date):
        return (f"{cell:%d/%m/%Y}",)
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = "có" if cell is True else str(cell)
    return tuple(line for part in re.split(r"_x000D_\n?|[\r\n]+", text) if (line := clean(part)))


def same_cell(column: Column, one: Any, other: Any) -> bool:
    """Return whether two cells say the same: a code typed as a number is the code."""
    if column.kind is Kind.CODE:
        one, other = code_cell(one), code_cell(other)
    return lines_of(one) == lines_of(other)


def code_cell(cell: Any) -> Any:
    """Return a procedure's code that a spreadsheet program took for a number, as text: `1.00487` was `1.004870`."""
    return f"{cell:.6f}" if isinstance(cell, float) and not cell.is_integer() else cell


def read(column: Column, cell: Any) -> tuple[Any, str]:
    """Return the value of a cell, and which rule it breaks ("" for none); None for an empty cell."""
    found = lines_of(code_cell(cell) if column.kind is Kind.CODE else cell)
    if not found:
        return None, "empty" if column.must else ""
    if column.kind in (Kind.TEXT, Kind.CODE):
        return " ".join(found), ""
    if column.kind is Kind.LIST:
        return _list(column, found)
    if column.kind is Kind.AMOUNTS:
        digits = [re.sub(r"[.,\s]|đồng|đ", "", line) for line in found]
        good = all(re.fullmatch(r"\d{1,12}", text) for text in digits)
        return ([int(text) for text in digits], "") if good else (None, "wrong_type")
    return _single(column, " ".join(found))


def _list(column: Column, found: tuple[str, ...]) -> tuple[list[str] | None, str]:
    if not column.choices:
        return list(found), ""
    items = [_choice(column, line) for line in found]
    return (items, "") if None not in items else (None, "not_in_list")  # type: ignore[return-value]


def _single(column: Column, text: str) -> tuple[Any, str]:
    if column.kind is Kind.CHOICE:
        found = _choice(column, text)
        return found, "" if found else "not_in_list"
    if column.kind is Kind.NUMBER:
        return (int(text), "") if re.fullmatch(r"\d{1,6}", text) else (None, "wrong_type")
    if column.kind is Kind.FLAG:
        said = " ".join(words(text))
        known = {"co": True, "x": True, "1": True, "khong": None, "0": None}
        return (known[said], "") if said in known else (None, "not_in_list")
    day = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text)
    try:
        return (date(*map(int, reversed(day.groups()))).isoformat(), "") if day else (None, "not_a_date")
    except ValueError:
        return None, "not_a_date"


def _choice(column: Column, text: str) -> str | None:
    said = words(text)
    return next((value for value, word in column.choices.items() if said in (words(word), words(value))), None)


def problem(column: Column, kind: str, sheet: str = "") -> Problem:
    """Return a fault in a cell, named by its heading."""
    facts = {"not_in_list": ", ".join(column.choices.values()) or "có, không", "wrong_type": "0–9", "not_a_date": ""}
    return Problem(f"{sheet}{column.title}", kind, facts.get(kind, ""))

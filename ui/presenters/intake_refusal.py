"""Reasons a dossier may be refused for. No Qt.

The articles are our own reading and are shown as suggestions to be checked: the officer sees and can change them before
form 03 is printed.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """A lawful reason, as it stands on form 03, and the article it rests on."""

    text: str
    basis: str


_RECEPTION = "khoản 1 Điều 8 Nghị định 309/2026/NĐ-CP"

REASONS = (
    Reason("Không thuộc thẩm quyền giải quyết và không thuộc danh mục tiếp nhận phi địa giới", _RECEPTION),
    Reason("Không đủ điều kiện theo quy định của thủ tục hành chính", _RECEPTION),
    Reason("Giấy tờ bị tẩy xoá, sửa chữa, giả mạo hoặc không còn giá trị sử dụng", _RECEPTION),
    Reason("Người nộp không có quyền yêu cầu hoặc không được uỷ quyền hợp lệ", _RECEPTION),
    Reason("Yêu cầu này đã được tiếp nhận hoặc đã được giải quyết", _RECEPTION),
)
"""In the order of how often they come up; own list, to be confirmed by each unit."""

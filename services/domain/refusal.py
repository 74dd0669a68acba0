"""Reasons for refusing a dossier: what the directives rule out is never one."""

from __future__ import annotations

import re

from services.domain.text import clean, fold
from services.errors import Problem

# Reasons the directives rule out: 101/CĐ-TTg of 29/6/2025 item 2, 461/UBND-PVHCC of 29/7/2025.
_AILING = (
    r"( (dang|bi|co|gap|hay|qua|bao|thong tin|phan mem|dich vu cong))* (loi|su co|hong|yeu|cham|treo|bao tri|ngung)"
)
_NO_REASON = re.compile(
    r"\b("
    rf"(he thong|phan mem|may chu|duong truyen|mang|internet){_AILING}"
    r"|loi (he thong|phan mem|may chu|duong truyen|mang)"
    r"|(mat|rot|dut|khong co|chua co) (mang|internet|ket noi)(?! luoi)"
    r"|(dang|do|vi|sau|cho) (sap xep|sap nhap|to chuc lai)|(sap xep|to chuc lai|kien toan) bo may"
    r"|vn ?e ?id|dinh danh dien tu"
    r")\b"
)


def refusal_problem(reason: str) -> Problem | None:
    """Return what is wrong with a reason for refusing: none given, or one the directives rule out."""
    folded = fold(clean(reason))
    if not folded:
        return Problem("reason", "empty")
    return Problem("reason", "no_lawful_reason") if _NO_REASON.search(folded) else None

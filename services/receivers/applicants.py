"""Whose dossier it is, in the words of contract A; what the contract has no published word for is left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# LoaiDinhDanh by the number's length: the card, the old identity card. The codes of a passport, of a foreigner's number and of a tax
# code were never published, so those numbers are told without one.
_IDENTITY_KINDS = {12: "1", 9: "2"}
_CITIZENS = frozenset({"person", "foreigner", "household"})
# The numbers each kind of applicant is known by, the usual one first.
_NUMBERS = {
    "foreigner": ("passport", "personal_id"),
    "household": ("personal_id", "tax_code"),
    "company": ("tax_code",),
}
_ACTING = {
    "authorised": "được uỷ quyền",
    "parent": "cha, mẹ hoặc người giám hộ",
    "legal": "người đại diện theo pháp luật",
    "staff": "người của tổ chức",
    "relative": "người thân",
}


def _kind(applicant: Mapping[str, Any]) -> str:
    """Return of which kind an applicant is; rows written before kinds were told apart are of persons."""
    return str(applicant.get("kind", "person"))


def kind_code(applicant: Mapping[str, Any]) -> str:
    """Return `LoaiDoiTuong`: a citizen (1), an enterprise (2), a state body (3), another organisation (4).

    Every enterprise has a tax code, so who has none is told as another organisation; a state body with one is told as an enterprise.
    Source: the codes as two systems use them; which applicant is which is our own reading.
    """
    if _kind(applicant) in _CITIZENS:
        return "1"
    return "2" if applicant["tax_code"] else "4"


def kind_number(applicant: Mapping[str, Any]) -> int:
    """Return contract B's `LoaiDoiTuong`: a citizen (0), an enterprise (1), a household business (2).

    A household is a business when it has a tax code; every organisation is told as an enterprise, as there is no other number for it.
    Source: the codes of one ministry's client; which applicant is which is our own reading.
    """
    kind = _kind(applicant)
    if kind == "household":
        return 2 if applicant["tax_code"] else 0
    return 0 if kind in _CITIZENS else 1


def number(applicant: Mapping[str, Any]) -> str:
    """Return `SoGiayToChuHoSo`, the number the applicant is known by, or ""."""
    names = _NUMBERS.get(_kind(applicant), ("personal_id",))
    return next((str(applicant[name]) for name in names if applicant[name]), "")


def identities(applicant: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return `DinhDanhCHS`: a citizen's number with its published kind, or nothing."""
    digits = applicant["personal_id"]
    if _kind(applicant) == "foreigner":
        return []
    kind = _IDENTITY_KINDS.get(len(digits)) if digits.isascii() and digits.isdigit() else None
    return [{"LoaiDinhDanh": kind, "SoDinhDanh": digits}] if kind else []


def who_came(body: Mapping[str, Any]) -> str:
    """Return `ThongTinKhac`: who handed the dossier in for its owner, "" when the owner came.

    The contract has no field of its own for it; no number is told here.
    """
    who = body.get("representative")
    return f"Người nộp: {who['full_name']} ({_ACTING[who['basis']]})" if who and who["full_name"] else ""

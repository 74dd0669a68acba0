"""A dossier of contract B read back by our own paths: what we told and what the ministry tells go through this one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from services.domain.calendar import OFFICE_ZONE
from services.domain.reconciliation import Answer, Held, NotKnown
from services.domain.text import clean
from services.receivers.answers import Reading, Verdict
from services.receivers.asked import is_of, rows_of
from services.receivers.contract_b import dossier_payload
from services.receivers.reasons import Reason


def held_in(number: str, theirs: str, reading: Reading) -> Answer:
    """Return a dossier as a look-up has it, None where it is not there, or why that is not known.

    Args:
        number: Ours.
        theirs: The ministry's number it was asked by.
    """
    found = reading.envelope.get("data") if reading.envelope and reading.verdict is not Verdict.ABSENT else None
    rows = rows_of(found)
    if found and not rows:
        return NotKnown(Reason.UNREADABLE_ANSWER.value)
    ours = [row for row in rows if is_of(row, theirs)]
    if rows and not ours:
        return NotKnown(Reason.OTHER_DOSSIER.value)
    if ours:
        return Held(number, fields_of(ours[0]))
    return Held(number) if reading.verdict is Verdict.EXISTS else None


def told(body: Mapping[str, Any], agency: str) -> dict[str, str]:
    """Return what the ministry tells that has exactly this content (`desk.dossier/1`).

    Raises:
        UnreadableBody: The content is no such thing.
    """
    record = dossier_payload(body, agency, "", lambda _: None)
    return fields_of(record | {"TrangThai": body.get("state", "")})


def fields_of(record: Mapping[str, Any]) -> dict[str, str]:
    """Return what a record says, by our paths; a field it does not have is left out."""
    who = record.get("ThongTinNguoiNop")
    inner = who.get("ThongTinChiTiet") if isinstance(who, Mapping) else None
    whole = {**(inner if isinstance(inner, Mapping) else {}), **record}
    return {path: read(whole[name]) for name, (path, read) in _READINGS.items() if name in whole}


def _text(value: Any) -> str:
    return clean(str(value)) if value is not None else ""


def _moment(value: Any) -> str:
    """Return an instant as our contents write it, or the words as they came."""
    text = _text(value)
    try:
        at = datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=OFFICE_ZONE)
    except ValueError:
        return text
    return at.isoformat(timespec="seconds")


def _rows(*names: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        return "; ".join(sorted(": ".join(_text(row.get(name)) for name in names) for row in rows_of(value)))

    return read


_READINGS: Mapping[str, tuple[str, Callable[[Any], str]]] = {
    "MaTTHC": ("procedure", _text),
    "ChuHoSo": ("applicant.full_name", _text),
    "LoaiDoiTuong": ("applicant.kind", _text),
    "SoDinhDanhChuHs": ("applicant.personal_id", _text),
    "DiaChiChiTietChuHs": ("applicant.address", _text),
    "SoDienThoai": ("applicant.phone", _text),
    "Email": ("applicant.email", _text),
    "TenNguoiNop": ("representative.full_name", _text),
    "NgayTiepNhan": ("received_at", _moment),
    "TrangThai": ("state", _text),
    "ThanhPhanHoSo": ("papers", _rows("TenThanhPhanHoSo", "LoaiBan", "SoLuong")),
    "DanhSachLePhi": ("fees", _rows("TenPhiLePhi", "Gia")),
}

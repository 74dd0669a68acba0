"""A record of contract A read back by our own paths: the other direction of `contract_a`.

What we told and what a receiver tells go through this one table, so neither what the contract cuts nor what it cannot tell apart
is ever a difference.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.domain.calendar import OFFICE_ZONE
from services.domain.text import clean
from services.receivers.contract_a import CHANNELS, RESULT_METHODS, dossier_payload

_MOMENT = "%Y%m%d%H%M%S"
_WAYS = {code: ours for ours, code in reversed(CHANNELS.items())}
_METHODS = {code: ours for ours, code in reversed(RESULT_METHODS.items())}


@dataclass(frozen=True, slots=True)
class Reading:
    """How one field of the contract is read.

    Attributes:
        path: Ours.
        read: From its value on the wire to ours; what it cannot read it gives back as it is.
    """

    path: str
    read: Callable[[Any], str]


def _text(value: Any) -> str:
    return clean(str(value)) if value is not None else ""


def _moment(value: Any) -> str:
    """Return an instant as our contents write it, or the words as they came."""
    text = _text(value)
    try:
        return datetime.strptime(text, _MOMENT).replace(tzinfo=OFFICE_ZONE).isoformat(timespec="seconds")
    except ValueError:
        return text


def _coded(names: Mapping[str, str]) -> Callable[[Any], str]:
    return lambda value: names.get(_text(value), _text(value))


def _rows(*names: str) -> Callable[[Any], str]:
    """Return what reads a list into one line, whatever the order of its rows."""

    def read(value: Any) -> str:
        rows = [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []
        return "; ".join(sorted(": ".join(_text(row.get(name)) for name in names) for row in rows))

    return read


READINGS: Mapping[str, Reading] = {
    "MaTTHC": Reading("procedure", _text),
    "KenhThucHien": Reading("channel", _coded(_WAYS)),
    "ChuHoSo": Reading("applicant.full_name", _text),
    "SoGiayToChuHoSo": Reading("applicant.personal_id", _text),
    "LoaiDoiTuong": Reading("applicant.kind", _text),
    "ThongTinKhac": Reading("representative.full_name", _text),
    "Email": Reading("applicant.email", _text),
    "SoDienThoai": Reading("applicant.phone", _text),
    "NgayTiepNhan": Reading("received_at", _moment),
    "NgayHenTra": Reading("due_at", _moment),
    "TrangThaiHoSo": Reading("state", _text),
    "NgayTra": Reading("returned_at", _moment),
    "NgayKetThucXuLy": Reading("ended_at", _moment),
    "HinhThuc": Reading("result_method", _coded(_METHODS)),
    "DonViXuLy": Reading("competent", _text),
    "GhiChu": Reading("note", _text),
    "TaiLieuNop": Reading("files", _rows("MaThanhPhanHoSo", "TenTepDinhKem")),
    "DanhSachLePhi": Reading("fees", _rows("TenPhiLePhi", "Gia")),
    "DanhSachTepDinhKemKhac": Reading("papers", _rows("TenGiayTo", "SoLuong")),
    "DanhSachHoSoBoSung": Reading("supplements", _rows("NgayBoSung", "NoiDungBoSung", "NgayHenTraMoi")),
}

NOT_READ = frozenset(
    {
        *("MaHoSo", "TenTTHC", "MaLinhVuc", "TenLinhVuc", "DinhDanhCHS", "MaDoiTuong", "Fax", "TrichYeuHoSo"),
        *("NgayNopHoSo", "ThongTinTra", "NgayTuChoi", "DanhSachGiayToKetQua", "NoiNopHoSo", "HoSoCoThanhPhanSoHoa"),
        *("TaiKhoanDuocXacThucVoiVNeID", "DuocThanhToanTrucTuyen", "DSKetNoiCSDL"),
    }
)
"""What follows from a field that is read, names nothing of the dossier itself, or is the other side's own to fill in."""


def fields_of(record: Mapping[str, Any]) -> dict[str, str]:
    """Return what a record says, by our paths; a field it does not have is left out."""
    return {reading.path: reading.read(record[name]) for name, reading in READINGS.items() if name in record}


def told(body: Mapping[str, Any], agency: str = "") -> dict[str, str]:
    """Return what a receiver tells that has exactly this content (`desk.dossier/1`).

    Raises:
        UnreadableBody: The content is no such thing.
    """
    return fields_of(dossier_payload(body, agency))

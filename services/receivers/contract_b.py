"""Our canonical contents in the words of contract B, a ministry's own system of 2026.

Dates are written in two ways and applicants are numbered otherwise than in contract A. An unknown value is "". Nothing is made
up to please the other side: no state is told as another, and no paper that was handed in as a result.

Source: the steps token, `GetNextValue`, upload, `NoiHoSo`, `CapNhatTienTrinh`, `CapNhatTrangThai` as one ministry's client of 2026
makes them (seen once); which of its codes fits which of our values is our own reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from services.domain.bodies import PROGRESS_SCHEMA, SCHEMA
from services.domain.calendar import office_time
from services.domain.cuts import Cut, fitted
from services.receivers import applicants
from services.receivers.contract_a import NOTE_LIMIT, OFFICER_LIMIT, PAPER_LIMIT, UnreadableBody, about_result
from services.receivers.uploaded import Recall

FILE_NAME_LIMIT = 500
"""Length of a file's name its clients keep.  Source: the table one of them keeps (seen)."""

ORIGINAL, COPY, ELECTRONIC = 0, 1, 2
"""LoaiBan."""
_TAKEN = frozenset({"cash", "transfer"})
_AT_RECEPTION, _USUAL_FEE, _PAID = 1, 1, 1
_WITH_RESULTS = frozenset({5, 6, 9})
"""States that carry the papers of a result."""
_ENDED = frozenset({9, 10})
RESULT = "KQ.DVC.KETQUA"
"""MaKetQua of a result.  Source: the codes of one ministry's client of 2026 (seen once)."""

# Where the officer can mend what a field of the contract says.
FORM_FIELDS: Mapping[str, str] = {
    "MaTTHC": "procedure",
    "ChuHoSo": "applicant.full_name",
    "TenChuHs": "applicant.full_name",
    "SoDinhDanhChuHs": "applicant.personal_id",
    "DiaChiChiTietChuHs": "applicant.address",
    "TenNguoiNop": "representative.full_name",
    "SoDinhDanh": "applicant.personal_id",
    "SoDienThoai": "applicant.phone",
    "Email": "applicant.email",
    "DiaChiChiTiet": "applicant.address",
    "LoaiDoiTuong": "applicant.kind",
    "ThanhPhanHoSo": "components",
    "TenThanhPhanHoSo": "components",
    "SoLuong": "components",
    "GiayToDinhKem": "files",
    "TenGiayTo": "files",
    "DanhSachLePhi": "fee",
    "TenPhiLePhi": "fee",
    "Gia": "fee",
    "HinhThucThu": "payment",
    "TrangThaiThanhToan": "payment",
    "NoiDungYKien": "note",
}

# Where else with us a field's value stands, though no form has it.
PLACES: Mapping[str, str] = {
    **FORM_FIELDS,
    "MaHoSo": "number",
    "MaDonViTiepNhan": "agency",
    "PhongBanXuLy": "agency",
    "NgayNop": "received_at",
    "NgayTiepNhan": "received_at",
    "TrangThai": "state",
    "NguoiXuLy": "by",
}

# Names of the contract the officer's form has nothing for.
OTHER_FIELDS = frozenset(
    {
        *("MaHoSo", "MaDichVuCong", "MaDonViTiepNhan", "NgayNop", "NgayTiepNhan", "EformThongTinChiTiet", "MaKetQua"),
        *("MaThanhPhanHoSo", "LoaiBan", "IdGiayTo", "HashTepTin", "ThongTinNguoiNop", "IdDoiTuong", "MaPhiLePhi"),
        *("ThongTinChiTiet", "NgayCapDinhDanh", "NgaySinh", "Fax", "MaTinh", "MaHuyen", "MaXa", "MaTinhChuHs"),
        *("MaXaChuHs", "LoaiPhiLePhi", "IDHoSo", "IdHoSo", "NguoiXuLy", "ThoiDiemXuLy", "PhongBanXuLy", "NoiDungXuLy"),
        *("TrangThai", "NgayBatDau", "NgayKetThucTheoQuyDinh", "DanhSachGiayToKetQua", "code", "files"),
    }
)

# What may not be empty.
REQUIRED = frozenset(
    {
        *("MaTTHC", "ChuHoSo", "MaDonViTiepNhan", "NgayTiepNhan", "TenNguoiNop", "TenChuHs", "TenPhiLePhi"),
        *("ThoiDiemXuLy", "IdGiayTo", "HashTepTin"),
    }
)


def dossier_payload(body: Mapping[str, Any], agency: str, number: str, recall: Recall) -> dict[str, Any]:
    """Return what `NoiHoSo` is told.

    Args:
        body: Content of schema `desk.dossier/1`.
        agency: Code of the unit over there.
        number: The number the ministry gave, "" while it gave none.
        recall: What is known of the papers; one that is not there yet is not named.

    Raises:
        UnreadableBody: The content is no such thing.
    """
    return _made(lambda: _dossier(body, agency, number, recall), body, SCHEMA)


def progress_payload(body: Mapping[str, Any], number: str, record: str) -> dict[str, Any]:
    """Return one record of `CapNhatTienTrinh`.

    Args:
        body: Content of schema `desk.progress/1`.
        number: The ministry's number of the dossier.
        record: Its own id of it, "" when it told none.

    Raises:
        UnreadableBody: The content is no such thing.
    """
    return _made(lambda: _progress(body, number, record), body, PROGRESS_SCHEMA)


def state_payload(body: Mapping[str, Any], number: str, record: str, recall: Recall = lambda _: None) -> dict[str, Any]:
    """Return one record of `CapNhatTrangThai`: how the dossier stands, as true as we know it.

    Papers of a result are named with the states the contract has them for, once they are there.

    Args:
        body: Content of schema `desk.dossier/1`.
        number: The ministry's number of the dossier.
        record: Its own id of it, "" when it told none.
        recall: What is known of the papers.

    Raises:
        UnreadableBody: The content is no such thing.
    """
    return _made(lambda: _state(body, number, record, recall), body, SCHEMA)


def missing_files(body: Mapping[str, Any], recall: Recall) -> int:
    """Return how many scanned papers a content names that the ministry does not have."""
    return sum(recall(file["sha256"]) is None for file in body.get("files", ()))


def _made(make: Callable[[], dict[str, Any]], body: Mapping[str, Any], schema: str) -> dict[str, Any]:
    if body.get("schema") != schema:
        raise UnreadableBody("another schema")
    try:
        return make()
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        # What is wrong is not repeated: it may be personal.
        raise UnreadableBody(type(error).__name__) from None


def _dossier(body: Mapping[str, Any], agency: str, number: str, recall: Recall) -> dict[str, Any]:
    received = second(body["received_at"])
    return {
        "MaHoSo": number,
        "MaTTHC": body["procedure"]["code"],
        "MaDichVuCong": "",
        "ChuHoSo": body["applicant"]["full_name"],
        "LoaiDoiTuong": applicants.kind_number(body["applicant"]),
        "MaDonViTiepNhan": agency,
        # Who comes in person hands in and is received at once; when a letter was posted we do not know.
        "NgayNop": received if body["channel"] == "direct" else "",
        "NgayTiepNhan": received,
        "EformThongTinChiTiet": {},
        "ThanhPhanHoSo": list(_papers(body, recall)),
        "ThongTinNguoiNop": _who(body),
        "DanhSachLePhi": _fees(body),
    }


def _who(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return who hands it in, and beside that whose it is; without a representative both are the applicant."""
    applicant, other = body["applicant"], body.get("representative") or {}
    came = other if other.get("full_name") else applicant
    return {
        "LoaiDoiTuong": 0 if came is other else applicants.kind_number(applicant),
        "IdDoiTuong": "",
        "ThongTinChiTiet": {
            "TenNguoiNop": came["full_name"],
            "SoDinhDanh": (came["personal_id"] or came["passport"]) if came is other else applicants.number(applicant),
            "NgayCapDinhDanh": "",
            "NgaySinh": "",
            "SoDienThoai": came["phone"],
            "Email": applicant["email"] if came is applicant else "",
            "Fax": "",
            "MaTinh": "",
            "MaHuyen": "",
            "MaXa": "",
            "DiaChiChiTiet": came["address"],
            "TenChuHs": applicant["full_name"],
            "SoDinhDanhChuHs": applicants.number(applicant),
            "MaTinhChuHs": "",
            "MaXaChuHs": "",
            "DiaChiChiTietChuHs": applicant["address"],
        },
    }


def _papers(body: Mapping[str, Any], recall: Recall) -> Iterator[dict[str, Any]]:
    """Yield the papers that came: originals and copies apart, scans with the first of their paper or by themselves."""
    left = list(body.get("files", ()))
    for paper in body["papers"]:
        # Rows written before a content named the place of a paper have none.
        mine = [file for file in left if file["component"] == paper.get("index", -1)]
        left = [file for file in left if file not in mine]
        name = fitted(body, Cut.PAPERS, paper["name"], PAPER_LIMIT)
        counted = [(ORIGINAL, paper["originals"]), (COPY, paper["copies"])]
        kinds = [(kind, many) for kind, many in counted if many] or ([(ELECTRONIC, len(mine))] if mine else [])
        code = next((file["code"] for file in mine if file.get("code")), "")
        for kind, many in kinds:
            yield _paper(name, code, many, kind, _files(mine, recall))
            mine = []
    for file in left:
        if found := _files([file], recall):
            yield _paper(file.get("title", ""), file.get("code", ""), 1, ELECTRONIC, found)


def _paper(name: str, code: str, many: int, kind: int, files: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "MaThanhPhanHoSo": code,
        "TenThanhPhanHoSo": name,
        "SoLuong": many,
        "LoaiBan": kind,
        "GiayToDinhKem": files,
    }


def _files(files: list[Mapping[str, Any]], recall: Recall) -> list[dict[str, str]]:
    known = [(recall(file["sha256"]), str(file.get("title", ""))) for file in files]
    return [
        {"IdGiayTo": one.id, "MaKetQua": "", "TenGiayTo": _short(title), "HashTepTin": one.hash}
        for one, title in known
        if one is not None
    ]


def _short(title: str) -> str:
    """Return what a paper is called for its file: its component's name, known whole where the paper itself is told."""
    return title if len(title) <= FILE_NAME_LIMIT else title[: FILE_NAME_LIMIT - 1] + "…"


def _fees(body: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the fees that were taken at reception; when another one will be, nobody knows."""
    return [
        {
            "TenPhiLePhi": fee["name"],
            "MaPhiLePhi": "",
            "HinhThucThu": _AT_RECEPTION,
            "Gia": fee["amount"],
            "LoaiPhiLePhi": _USUAL_FEE,
            "TrangThaiThanhToan": _PAID,
        }
        for fee in body["fees"]
        if fee["amount"] and fee["payment"] in _TAKEN
    ]


def _progress(body: Mapping[str, Any], number: str, record: str) -> dict[str, Any]:
    return {
        "IDHoSo": record,
        "MaHoSo": number,
        "NguoiXuLy": fitted(body, Cut.OFFICER, body["by"], OFFICER_LIMIT),
        "ThoiDiemXuLy": _at(body["at"]).isoformat(timespec="milliseconds"),
        "PhongBanXuLy": "",
        "NoiDungXuLy": body["what"],
        "TrangThai": int(body["state"]),
        "NgayBatDau": "",
        "NgayKetThucTheoQuyDinh": "",
    }


def _state(body: Mapping[str, Any], number: str, record: str, recall: Recall) -> dict[str, Any]:
    state = int(body["state"])
    told = {
        "IdHoSo": record,
        "MaHoSo": number,
        "TrangThai": state,
        "NoiDungYKien": fitted(body, Cut.NOTE, body["note"], NOTE_LIMIT),
        "PhongBanXuLy": body["agency"]["name"],
        "NoiDungXuLy": about_result(body) if state in _ENDED else "",
        "DanhSachLePhi": _fees(body),
    }
    if state not in _WITH_RESULTS:
        return told
    files = [file for row in body.get("results", ()) for file in row["files"] if state in _ENDED]
    return told | {"DanhSachGiayToKetQua": [one | {"MaKetQua": RESULT} for one in _files(files, recall)]}


def second(written: str) -> str:
    """Return `yyyy-MM-dd HH:mm:ss` on the counter's clock.

    Raises:
        ValueError: It is no instant with its zone.
    """
    return f"{_at(written):%Y-%m-%d %H:%M:%S}"


def _at(written: str) -> datetime:
    """Return an instant on the counter's clock.

    Raises:
        ValueError: It is no instant with its zone.
    """
    at = datetime.fromisoformat(written)
    if at.tzinfo is None:
        raise ValueError("no zone")
    return office_time(at)

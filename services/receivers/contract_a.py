"""Our canonical contents in the words of contract A, the dossier synchronisation of the national portal.

Every value is a string but the two numbers of a paper; an unknown value is "". Nothing is made up to please the
other side.

Source: the JSON services `DongBoHoSoMC` and `CapNhatTienDoHoSoMC` as spoken by OpenCPS 2 and by the provincial systems
that follow it (fields added since 2022 included).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from services.domain.bodies import PROGRESS_SCHEMA, SCHEMA
from services.domain.calendar import office_time
from services.domain.cuts import Cut, fitted
from services.receivers import applicants

TITLE_LIMIT = 1000
NOTE_LIMIT = 1999
OFFICER_LIMIT = 50
PAPER_LIMIT = 2000
FILE_NAME_LIMIT = 4000

CHANNELS = {"direct": "1", "post": "3"}
RESULT_METHODS = {"counter": "0", "post": "1", "electronic": "0"}
_TAKEN = frozenset({"cash", "transfer"})
_ENDINGS = {"jpeg": "jpg", "tiff": "tif"}
_UNNAMED = "Dinhkem"
_POPULATION_DATABASE = "CSDLQG về dân cư"

# Where the officer can mend what a field of the contract says.
FORM_FIELDS: Mapping[str, str] = {
    "MaTTHC": "procedure",
    "TenTTHC": "procedure",
    "MaLinhVuc": "procedure",
    "TenLinhVuc": "procedure",
    "TrichYeuHoSo": "procedure",
    "ChuHoSo": "applicant.full_name",
    "SoGiayToChuHoSo": "applicant.personal_id",
    "DinhDanhCHS": "applicant.personal_id",
    "LoaiDoiTuong": "applicant.kind",
    "LoaiDinhDanh": "applicant.personal_id",
    "SoDinhDanh": "applicant.personal_id",
    "SoDienThoai": "applicant.phone",
    "Email": "applicant.email",
    "ThongTinKhac": "representative.full_name",
    "KenhThucHien": "channel",
    "NgayHenTra": "due_on",
    "HinhThuc": "result_method",
    "GhiChu": "note",
    "DanhSachLePhi": "fee",
    "TenPhiLePhi": "fee",
    "MaPhiLePhi": "fee",
    "Gia": "fee",
    "HinhThucThu": "payment",
    "LoaiPhiLePhi": "fee",
    "DanhSachTepDinhKemKhac": "components",
    "TenGiayTo": "components",
    "SoLuong": "components",
}

# Names of the contract the officer's form has nothing for.
OTHER_FIELDS = frozenset(
    {
        *("MaHoSo", "MaDoiTuong", "Fax", "NgayNopHoSo", "NgayTiepNhan"),
        *("TrangThaiHoSo", "NgayTra", "ThongTinTra", "NgayKetThucXuLy", "NgayTuChoi", "DonViXuLy", "TaiLieuNop"),
        *("DanhSachHoSoBoSung", "DanhSachGiayToKetQua", "NoiNopHoSo", "HoSoCoThanhPhanSoHoa", "LoaiGiayTo"),
        *("TaiKhoanDuocXacThucVoiVNeID", "DuocThanhToanTrucTuyen", "DSKetNoiCSDL", "MaCSDL", "NguoiXuLy"),
        *("ChucDanh", "ThoiDiemXuLy", "PhongBanXuLy", "NoiDungXuLy", "TrangThai", "NgayBatDau"),
        "NgayKetThucTheoQuyDinh",
    }
)

# Where else with us a field's value stands, though no form has it.
PLACES: Mapping[str, str] = {
    **FORM_FIELDS,
    "MaHoSo": "number",
    "TrangThaiHoSo": "state",
    "TrangThai": "state",
    "NgayTiepNhan": "received_at",
    "NgayNopHoSo": "received_at",
    "NgayHenTra": "due_at",
    "NgayKetThucXuLy": "ended_at",
    "NgayTra": "returned_at",
    "DonViXuLy": "agency",
    "NguoiXuLy": "by",
    "NoiDungBoSung": "supplements",
    "DanhSachHoSoBoSung": "supplements",
    "TaiLieuNop": "files",
    "TenTepDinhKem": "files",
}

# What may not be empty. The code of a field of business (MaLinhVuc) is asked for too; no catalogue gives it, so it is "".
REQUIRED = frozenset(
    {
        *("MaHoSo", "MaTTHC", "TenTTHC", "TenLinhVuc", "KenhThucHien", "LoaiDoiTuong", "NgayTiepNhan", "TrangThaiHoSo"),
        *("HinhThuc", "DonViXuLy", "NoiNopHoSo", "HoSoCoThanhPhanSoHoa", "TaiKhoanDuocXacThucVoiVNeID"),
        *("DuocThanhToanTrucTuyen", "TenPhiLePhi", "HinhThucThu", "Gia", "LoaiPhiLePhi", "SoDinhDanh"),
        *("ThoiDiemXuLy", "NoiDungXuLy", "TrangThai", "DuongDanTaiTepTin"),
    }
)
MOMENTS = frozenset(
    {
        *("NgayNopHoSo", "NgayTiepNhan", "NgayHenTra", "NgayTra", "NgayKetThucXuLy", "NgayTuChoi", "ThoiDiemXuLy"),
        *("NgayBoSung", "NgayTiepNhanBoSung", "NgayHenTraTruoc", "NgayHenTraMoi"),
    }
)


class UnreadableBody(ValueError):
    """The frozen content of a row is of another version, or lacks what its version promises."""


Where = Callable[[str], str]
"""Gives the address of a scanned paper over there by its SHA-256, "" while it is not there."""


def nowhere(sha256: str) -> str:
    """Return that no paper is over there."""
    return ""


def dossier_payload(body: Mapping[str, Any], agency: str = "", where: Where = nowhere) -> dict[str, Any]:
    """Return one record of `DongBoHoSoMC`.

    Args:
        body: Content of schema `desk.dossier/1`.
        agency: What to call the unit when the content does not name it.
        where: Papers it gives no address for are not named.

    Raises:
        UnreadableBody: The content is no such thing.
    """
    return _made(lambda: _dossier(body, agency, where), body, SCHEMA)


def progress_payload(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return one record of `CapNhatTienDoHoSoMC`.

    Args:
        body: Content of schema `desk.progress/1`.

    Raises:
        UnreadableBody: The content is no such thing.
    """
    return _made(lambda: _progress(body), body, PROGRESS_SCHEMA)


def _made(make: Callable[[], dict[str, Any]], body: Mapping[str, Any], schema: str) -> dict[str, Any]:
    if body.get("schema") != schema:
        raise UnreadableBody("another schema")
    try:
        return make()
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        # What is wrong is not repeated: it may be personal.
        raise UnreadableBody(type(error).__name__) from None


def _dossier(body: Mapping[str, Any], agency: str, where: Where) -> dict[str, Any]:
    procedure, applicant = body["procedure"], body["applicant"]
    received = moment(body["received_at"])
    return {
        "MaHoSo": body["number"],
        "MaTTHC": procedure["code"],
        "TenTTHC": procedure["name"],
        # The catalogue has the name of a field and not its code.
        "MaLinhVuc": "",
        "TenLinhVuc": procedure["field"],
        "KenhThucHien": CHANNELS[body["channel"]],
        "ChuHoSo": applicant["full_name"],
        "SoGiayToChuHoSo": applicants.number(applicant),
        "LoaiDoiTuong": applicants.kind_code(applicant),
        "MaDoiTuong": "",
        "DinhDanhCHS": applicants.identities(applicant),
        "ThongTinKhac": applicants.who_came(body),
        "Email": applicant["email"],
        "Fax": "",
        "SoDienThoai": applicant["phone"],
        "TrichYeuHoSo": fitted(body, Cut.PROCEDURE, procedure["name"], TITLE_LIMIT),
        # Who comes in person hands in and is received at once; when a letter was posted we do not know.
        "NgayNopHoSo": received if body["channel"] == "direct" else "",
        "NgayTiepNhan": received,
        "NgayHenTra": moment(body["due_at"]),
        "TrangThaiHoSo": body["state"],
        "NgayTra": moment(body["returned_at"]),
        "ThongTinTra": about_result(body),
        "HinhThuc": RESULT_METHODS[body["result_method"]],
        "NgayKetThucXuLy": moment(body["ended_at"]),
        "NgayTuChoi": "",
        "DonViXuLy": _unit(body) or agency,
        "GhiChu": fitted(body, Cut.NOTE, body["note"], NOTE_LIMIT),
        **_lists(body, where),
    }


def _unit(body: Mapping[str, Any]) -> str:
    """Return who settles the dossier: the competent unit where another one took it in, else the unit itself.

    Rows written before other units could be named have none.
    """
    named: str = body.get("competent", {}).get("name", "")
    own: str = body["agency"]["name"]
    return named or own


def _lists(body: Mapping[str, Any], where: Where) -> dict[str, Any]:
    """Return the second half of a dossier: its lists, and what the portal wants to know about scans and accounts."""
    scans = [
        _scan(body, file, address, "False") for file in body.get("files", ()) if (address := where(file["sha256"]))
    ]
    gone = [
        _scan(body, file, address, "True") for file in body.get("files_gone", ()) if (address := where(file["sha256"]))
    ]
    return {
        # A paper is named once it lies where the portal can fetch it, and only then is the flag below true.
        "TaiLieuNop": [*scans, *gone],
        "DanhSachLePhi": [_fee(fee) for fee in body["fees"] if fee["amount"] and fee["payment"] in _TAKEN],
        "DanhSachTepDinhKemKhac": [_paper(body, p) for p in body["papers"] if p["originals"] + p["copies"]],
        # Rows written before papers could be asked for after reception name none.
        "DanhSachHoSoBoSung": [_supplement(body, at, row) for at, row in enumerate(body.get("supplements", ()), 1)],
        # Rows written before results could be recorded have none. One without a file is told of in words alone.
        "DanhSachGiayToKetQua": [
            _result(row, file, address)
            for row in body.get("results", ())
            for file in row["files"]
            if (address := where(file["sha256"]))
        ],
        # Filed with the office's own system, not on the portal.
        "NoiNopHoSo": "2",
        "HoSoCoThanhPhanSoHoa": "1" if scans else "0",
        "TaiKhoanDuocXacThucVoiVNeID": "0",
        "DuocThanhToanTrucTuyen": "0",
        # Of the catalogue of databases only this one's code was published.
        "DSKetNoiCSDL": [{"MaCSDL": "1"}] if _POPULATION_DATABASE in body["databases"] else [],
    }


def _progress(body: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "MaHoSo": body["number"],
        "NguoiXuLy": fitted(body, Cut.OFFICER, body["by"], OFFICER_LIMIT),
        "ChucDanh": "",
        "ThoiDiemXuLy": moment(body["at"]),
        "PhongBanXuLy": "",
        "NoiDungXuLy": body["what"],
        "TrangThai": body["state"],
        "NgayBatDau": "",
        "NgayKetThucTheoQuyDinh": "",
    }


def _fee(fee: Mapping[str, Any]) -> dict[str, str]:
    """Return a fee that was taken at reception, which is the one moment the contract has a known code for ("1").

    A fee nobody took is left out: saying it was would not be true.
    """
    return {
        "TenPhiLePhi": fee["name"],
        "MaPhiLePhi": "",
        "HinhThucThu": "1",
        "Gia": str(fee["amount"]),
        "LoaiPhiLePhi": "1",
    }


def _scan(body: Mapping[str, Any], file: Mapping[str, Any], address: str, deleted: str) -> dict[str, str]:
    """Return one scanned paper that lies over there; one the dossier has no more is told as deleted."""
    name = f"{file.get('title') or _UNNAMED}.{_ENDINGS.get(file['kind'], file['kind'])}"
    return {
        "TepDinhKemId": file["id"],
        "TenTepDinhKem": fitted(body, Cut.FILES, name, FILE_NAME_LIMIT),
        "IsDeleted": deleted,
        "MaThanhPhanHoSo": file.get("code", ""),
        "DuongDanTaiTepTin": address,
        "DuocSoHoa": "1" if deleted == "False" else "0",
        "DuocTaiSuDung": "0",
        "DuocLayTuKhoDMQG": "0",
        "MaKetQuaThayThe": "",
    }


def _result(row: Mapping[str, Any], file: Mapping[str, Any], address: str) -> dict[str, str]:
    """Return the document a dossier ended in. What the national store calls it nobody told us."""
    return {
        "TenGiayTo": row["title"],
        "MaThanhPhanHoSo": "",
        "GiayToId": file["id"],
        "DuongDanTepTinKetQua": address,
        "MaGiayToKetQua": "",
    }


def about_result(body: Mapping[str, Any]) -> str:
    """Return the result's document in words: the contracts have no field for its number and day."""
    return "; ".join(_told_of(row) for row in body.get("results", ()))


def _told_of(row: Mapping[str, Any]) -> str:
    day = f"{date.fromisoformat(row['issued_on']):%d/%m/%Y}" if row["issued_on"] else ""
    more = (f"số {row['number']}" if row["number"] else "", f"ngày {day}" if day else "")
    return ", ".join(part for part in (row["title"], *more) if part)


def _paper(body: Mapping[str, Any], paper: Mapping[str, Any]) -> dict[str, str | int]:
    return {
        "TenGiayTo": fitted(body, Cut.PAPERS, paper["name"], PAPER_LIMIT),
        "SoLuong": paper["originals"] + paper["copies"],
        "LoaiGiayTo": 1,
    }


def _supplement(body: Mapping[str, Any], at: int, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return one request for papers; which papers came is told in words, their list has no form we know."""
    return {
        "HoSoBoSungId": at,
        "NguoiYeuCauBoSung": row["asked_by"],
        "NoiDungBoSung": fitted(body, Cut.SUPPLEMENTS, row["what"], NOTE_LIMIT),
        "NgayBoSung": moment(row["asked_at"]),
        "NguoiTiepNhanBoSung": row["came_to"],
        "ThongTinTiepNhan": "",
        "NgayTiepNhanBoSung": moment(row["came_at"]),
        "TrangThaiBoSung": bool(row["came_at"]),
        "DanhSachGiayToBoSung": [],
        "DanhSachLePhiBoSung": [],
        "NgayHenTraTruoc": moment(row["due_before"]),
        "NgayHenTraMoi": moment(row["due_after"]),
    }


def moment(written: str) -> str:
    """Return `yyyyMMddHHmmss` on the counter's clock.

    Raises:
        ValueError: It is no instant with its zone.
    """
    if not written:
        return ""
    at = datetime.fromisoformat(written)
    if at.tzinfo is None:
        raise ValueError("no zone")
    return f"{office_time(at):%Y%m%d%H%M%S}"

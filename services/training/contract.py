"""What contract A lets a dossier and a progress record hold.

Source: the JSON services `DongBoHoSoMC` and `CapNhatTienDoHoSoMC` as spoken by
OpenCPS 2 and by the provincial systems that follow it (fields added since 2022
included).
"""

import json
import re
from itertools import islice

from services.training.checks import Field, a_list, moment, one_of, problems, text, truth, web_address, whole_number

SYNC_DOSSIER = "DongBoHoSoMC"
SYNC_PROGRESS = "CapNhatTienDoHoSoMC"
LOOK_UP = "TraCuuHoSo"
FEEDBACK = "DongBoDanhGia"
"""What citizens thought of the service; its fields are not published, so this side has its own (`feedback_problems`)."""
LOGIN = "login"
"""Not a service of the contract: the name faults and the log of calls know a login by."""

FILES = "files"
"""Not of the contract either: the name faults and the log of calls know an upload of a file by (tus 1.0)."""

INSERT, UPDATE, STEPS, LOOK_UP_LGSP = LGSP_SERVICES = ("ThemMoi", "CapNhat", "DongBoTienTrinh", "TraCuu")
"""Of contract A′, a province's wrapper."""
TOKEN, NUMBER, UPLOAD, HAND_IN, STEP, STATE, LOOK_UP_MINISTRY = MINISTRY_SERVICES = (
    *("token", "GetNextValue", "upload", "NoiHoSo", "CapNhatTienTrinh", "CapNhatTrangThai", "TraCuuNoiHoSo"),
)
"""Of contract B, a ministry's own system."""

SERVICES = (SYNC_DOSSIER, SYNC_PROGRESS, LOOK_UP, FEEDBACK)

_CODE = r"(?:\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{2,3})*)-(?:\d{6}|\d{8})-\d{4,7}"
_PROCEDURE = r"\d\.\d{6}(?:\.[0-9A-Z]{2,3})*"
_STATES = tuple(str(state) for state in range(1, 11))
_MOST_PROBLEMS = 5
_ID_LENGTHS = {"1": 12, "2": 9}
"""Digits of a citizen card and of the older identity card."""

_text = text()
_name = text(empty=False)
_flag = one_of("0", "1")
_digits = text(empty=False, pattern="[0-9]+")
_dossier_code = Field("MaHoSo", text(empty=False, pattern=_CODE), required=True)

_IDENTITY = (Field("LoaiDinhDanh", _digits, required=True), Field("SoDinhDanh", _name, required=True))
_PAPER = (
    Field("TepDinhKemId", _text),
    Field("TenTepDinhKem", text(4000, empty=False), required=True),
    Field("IsDeleted", one_of("True", "False"), required=True),
    Field("MaThanhPhanHoSo", _text),
    Field("DuongDanTaiTepTin", web_address, required=True),
    Field("DuocSoHoa", _flag),
    Field("DuocTaiSuDung", one_of("0", "1", "2")),
    Field("DuocLayTuKhoDMQG", _flag),
    Field("MaKetQuaThayThe", _text),
)
_FEE = (
    Field("TenPhiLePhi", _name, required=True),
    Field("MaPhiLePhi", _text),
    Field("HinhThucThu", _digits, required=True),
    Field("Gia", _digits, required=True),
    Field("LoaiPhiLePhi", _digits, required=True),
)
_PAPER_ONLY = (
    Field("TenGiayTo", _name, required=True),
    Field("SoLuong", whole_number, required=True),
    Field("LoaiGiayTo", whole_number, required=True),
)
_SUPPLEMENT = (
    Field("HoSoBoSungId", whole_number, required=True),
    Field("NguoiYeuCauBoSung", _text),
    Field("NoiDungBoSung", _text),
    Field("NgayBoSung", moment()),
    Field("NguoiTiepNhanBoSung", _text),
    Field("ThongTinTiepNhan", _text),
    Field("NgayTiepNhanBoSung", moment()),
    Field("TrangThaiBoSung", truth),
    Field("DanhSachGiayToBoSung", a_list),
    Field("DanhSachLePhiBoSung", a_list),
    Field("NgayHenTraTruoc", moment()),
    Field("NgayHenTraMoi", moment()),
)
_RESULT = (
    Field("TenGiayTo", _name, required=True),
    Field("MaThanhPhanHoSo", _text),
    Field("GiayToId", _text),
    Field("DuongDanTepTinKetQua", web_address, required=True),
    Field("MaGiayToKetQua", _text),
)
_DATABASE = (Field("MaCSDL", _name, required=True),)

_DOSSIER = (
    _dossier_code,
    Field("MaTTHC", text(empty=False, pattern=_PROCEDURE), required=True),
    Field("TenTTHC", _name, required=True),
    # A catalogue need not know the code of a procedure's field; saying nothing is truer than inventing one.
    Field("MaLinhVuc", _text, required=True),
    Field("TenLinhVuc", _name, required=True),
    Field("KenhThucHien", one_of("1", "2", "3"), required=True),
    Field("SoBienNhan", _text),
    Field("ChuHoSo", _text),
    Field("SoGiayToChuHoSo", _text),
    Field("DinhDanhCHS", a_list, items=_IDENTITY),
    Field("LoaiDoiTuong", one_of("1", "2", "3", "4"), required=True),
    Field("MaDoiTuong", _text),
    Field("ThongTinKhac", _text),
    Field("Email", _text),
    Field("Fax", _text),
    Field("SoDienThoai", _text),
    Field("TrichYeuHoSo", text(1000)),
    Field("NgayNopHoSo", moment()),
    Field("NgayTiepNhan", moment(empty=False), required=True),
    Field("NgayHenTra", moment()),
    Field("TrangThaiHoSo", one_of(*_STATES), required=True),
    Field("NgayTra", moment()),
    Field("ThongTinTra", _text),
    Field("HinhThuc", one_of("0", "1"), required=True),
    Field("NgayKetThucXuLy", moment()),
    Field("NgayTuChoi", moment()),
    Field("DonViXuLy", _name, required=True),
    Field("GhiChu", text(2000)),
    Field("TaiLieuNop", a_list, items=_PAPER),
    Field("DanhSachLePhi", a_list, items=_FEE),
    Field("DanhSachTepDinhKemKhac", a_list, items=_PAPER_ONLY),
    Field("DanhSachHoSoBoSung", a_list, items=_SUPPLEMENT),
    Field("DanhSachGiayToKetQua", a_list, items=_RESULT),
    Field("NoiNopHoSo", one_of("1", "2"), required=True),
    Field("HoSoCoThanhPhanSoHoa", _flag, required=True),
    Field("TaiKhoanDuocXacThucVoiVNeID", _flag, required=True),
    Field("DuocThanhToanTrucTuyen", one_of("0", "1", "2", "3"), required=True),
    Field("DSKetNoiCSDL", a_list, items=_DATABASE),
)

_PROGRESS = (
    _dossier_code,
    Field("NguoiXuLy", text(50, empty=False), required=True),
    Field("ChucDanh", _text),
    Field("ThoiDiemXuLy", moment(empty=False), required=True),
    Field("PhongBanXuLy", _text),
    Field("NoiDungXuLy", _name, required=True),
    Field("TrangThai", one_of(*_STATES), required=True),
    Field("NgayBatDau", moment()),
    Field("NgayKetThucTheoQuyDinh", moment()),
)


_FEEDBACK = (
    Field("MaHoSo", _name, required=True),
    Field("MaDanhGia", _name),
    Field("MucDo", one_of("1", "2", "3"), required=True),
    Field("NoiDung", text(2000)),
    Field("NgayDanhGia", _text),
)


def canonical(value: object) -> str:
    """Return a JSON value in its one compact spelling, names in the order they were sent.

    Raises:
        ValueError: It holds a number JSON has no word for.
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def dossier_problems(record: object) -> list[str]:
    """Return what keeps a record from being a dossier; empty when nothing does."""
    found = list(islice(problems(record, _DOSSIER), _MOST_PROBLEMS))
    return found or _contradictions(record)


def progress_problems(record: object) -> list[str]:
    """Return what keeps a record from being a progress record; empty when nothing does."""
    return list(islice(problems(record, _PROGRESS), _MOST_PROBLEMS))


def feedback_problems(record: object) -> list[str]:
    """Return what keeps a record from being what a citizen thought of the service; empty when nothing does."""
    return list(islice(problems(record, _FEEDBACK), _MOST_PROBLEMS))


def _contradictions(record: object) -> list[str]:
    """Return the fields of a well-formed dossier that speak against another field."""
    assert isinstance(record, dict)
    found = []
    scanned = any(paper.get("DuocSoHoa") == "1" for paper in record.get("TaiLieuNop", ()))
    if scanned != (record["HoSoCoThanhPhanSoHoa"] == "1"):
        found.append("HoSoCoThanhPhanSoHoa invalid")
    for index, identity in enumerate(record.get("DinhDanhCHS", ())):
        length = _ID_LENGTHS.get(identity["LoaiDinhDanh"])
        if length and not re.fullmatch(f"[0-9]{{{length}}}", identity["SoDinhDanh"]):
            found.append(f"DinhDanhCHS[{index}].SoDinhDanh invalid")
    return found

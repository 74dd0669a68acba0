"""What contract B lets a dossier, a step of progress and a state hold.

Source: the steps of one ministry's client of 2026 (seen once). Where it was not seen which fields must be there, those are asked
for that name the dossier, its procedure, its people and its papers.
"""

from collections.abc import Iterator
from itertools import islice

from services.training.checks import Field, a_list, an_object, number_of, problems, text, time_as, whole_number

_MOST_PROBLEMS = 5
_PROCEDURE = r"\d\.\d{6}(?:\.[0-9A-Z]{2,3})*"
_WITH_RESULTS = (5, 6, 9)

_text = text()
_name = text(empty=False)
_second = r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}"
_day_time = time_as(_second, "%Y-%m-%d %H:%M:%S")
_day_time_needed = time_as(_second, "%Y-%m-%d %H:%M:%S", empty=False)
_instant = time_as(
    r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}(?:Z|[+-]\d{2}:\d{2})", "%Y-%m-%dT%H:%M:%S.%f%z", empty=False
)
_digits14 = time_as(r"\d{14}", "%Y%m%d%H%M%S")
_states = number_of(*range(1, 11))
_kind = number_of(0, 1, 2)

_FILE = (
    Field("IdGiayTo", text(100, empty=False), required=True),
    Field("MaKetQua", _text, required=True),
    Field("TenGiayTo", text(500), required=True),
    Field("HashTepTin", text(200, empty=False), required=True),
)
_PAPER = (
    Field("MaThanhPhanHoSo", _text, required=True),
    Field("TenThanhPhanHoSo", _text, required=True),
    Field("SoLuong", whole_number, required=True),
    Field("LoaiBan", _kind, required=True),
    Field("GiayToDinhKem", a_list, required=True, items=_FILE),
)
_PERSON = (
    Field("TenNguoiNop", _name, required=True),
    Field("SoDinhDanh", _text, required=True),
    Field("NgayCapDinhDanh", _digits14, required=True),
    *(Field(name, _text, required=True) for name in ("NgaySinh", "SoDienThoai", "Email", "Fax", "MaTinh", "MaHuyen")),
    *(Field(name, _text, required=True) for name in ("MaXa", "DiaChiChiTiet")),
    Field("TenChuHs", _name, required=True),
    *(Field(name, _text, required=True) for name in ("SoDinhDanhChuHs", "MaTinhChuHs", "MaXaChuHs")),
    Field("DiaChiChiTietChuHs", _text, required=True),
)
_WHO = (
    Field("LoaiDoiTuong", _kind, required=True),
    Field("IdDoiTuong", text(pattern=r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"), required=True),
    Field("ThongTinChiTiet", an_object, required=True, inside=_PERSON),
)
_FEE = (
    Field("TenPhiLePhi", _name, required=True),
    Field("MaPhiLePhi", _text),
    Field("HinhThucThu", number_of(1, 2, 4), required=True),
    Field("Gia", whole_number, required=True),
    Field("LoaiPhiLePhi", number_of(1, 2, 3), required=True),
    Field("TrangThaiThanhToan", number_of(0, 1), required=True),
)
_DOSSIER = (
    Field("MaHoSo", _name, required=True),
    Field("MaTTHC", text(empty=False, pattern=_PROCEDURE), required=True),
    Field("MaDichVuCong", _text, required=True),
    Field("ChuHoSo", _name, required=True),
    Field("LoaiDoiTuong", _kind, required=True),
    Field("MaDonViTiepNhan", text(empty=False, pattern=r"[0-9A-Z]+(?:\.[0-9A-Z]+)*"), required=True),
    Field("NgayNop", _day_time, required=True),
    Field("NgayTiepNhan", _day_time_needed, required=True),
    Field("EformThongTinChiTiet", an_object, required=True),
    Field("ThanhPhanHoSo", a_list, required=True, items=_PAPER),
    Field("ThongTinNguoiNop", an_object, required=True, inside=_WHO),
    Field("DanhSachLePhi", a_list, required=True, items=_FEE),
)
_STEP = (
    Field("IDHoSo", _text, required=True),
    Field("MaHoSo", _name, required=True),
    Field("NguoiXuLy", text(50, empty=False), required=True),
    Field("ThoiDiemXuLy", _instant, required=True),
    Field("PhongBanXuLy", _text, required=True),
    Field("NoiDungXuLy", _name, required=True),
    Field("TrangThai", _states, required=True),
    Field("NgayBatDau", _text, required=True),
    Field("NgayKetThucTheoQuyDinh", _text, required=True),
)
_STATE = (
    Field("IdHoSo", _text, required=True),
    Field("MaHoSo", _name, required=True),
    Field("TrangThai", _states, required=True),
    Field("NoiDungYKien", text(2000), required=True),
    Field("PhongBanXuLy", _text, required=True),
    Field("NoiDungXuLy", _text, required=True),
    Field("DanhSachLePhi", a_list, required=True, items=_FEE),
    Field("DanhSachGiayToKetQua", a_list, items=_FILE),
)


def dossier_problems(record: object) -> list[str]:
    """Return what keeps a record from being a dossier; empty when nothing does."""
    return list(islice(problems(record, _DOSSIER), _MOST_PROBLEMS))


def step_problems(record: object) -> list[str]:
    """Return what keeps a record from being a step of progress; empty when nothing does."""
    return list(islice(problems(record, _STEP), _MOST_PROBLEMS))


def state_problems(record: object) -> list[str]:
    """Return what keeps a record from telling a state; papers of a result stand with some states and with no other."""
    found = list(islice(problems(record, _STATE), _MOST_PROBLEMS))
    if found or not isinstance(record, dict):
        return found
    if ("DanhSachGiayToKetQua" in record) != (record["TrangThai"] in _WITH_RESULTS):
        return ["DanhSachGiayToKetQua invalid"]
    return []


def named_files(record: dict[str, object]) -> Iterator[tuple[str, str, str]]:
    """Yield the files a good dossier names: where it does, their id and their hash."""
    papers = record["ThanhPhanHoSo"]
    assert isinstance(papers, list)
    for at, paper in enumerate(papers):
        for place, file in enumerate(paper["GiayToDinhKem"]):
            yield f"ThanhPhanHoSo[{at}].GiayToDinhKem[{place}]", file["IdGiayTo"], file["HashTepTin"]

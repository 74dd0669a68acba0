"""What contract A lets through, what it refuses, and that nothing brings the receiver down."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.training.contract import canonical, dossier_problems, progress_problems
from tests.training.caller import EXAMPLE, dossier, progress, without

REQUIRED = [
    "MaHoSo",
    "MaTTHC",
    "TenTTHC",
    "MaLinhVuc",
    "TenLinhVuc",
    "KenhThucHien",
    "LoaiDoiTuong",
    "NgayTiepNhan",
    "TrangThaiHoSo",
    "HinhThuc",
    "DonViXuLy",
    "NoiNopHoSo",
    "HoSoCoThanhPhanSoHoa",
    "TaiKhoanDuocXacThucVoiVNeID",
    "DuocThanhToanTrucTuyen",
]
PAPER = dossier()["TaiLieuNop"][0]
FEE = dossier()["DanhSachLePhi"][0]
SUPPLEMENT = {
    "HoSoBoSungId": 1,
    "NguoiYeuCauBoSung": "Chuyên viên",
    "NoiDungBoSung": "Bổ sung bản chính",
    "NgayBoSung": "20261008090000",
    "TrangThaiBoSung": True,
    "DanhSachGiayToBoSung": [],
    "NgayHenTraMoi": "",
}

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def test_the_contracts_own_example_is_accepted():
    assert dossier_problems(dossier()) == []


def test_a_plain_progress_record_is_accepted():
    assert progress_problems(progress()) == []


@pytest.mark.parametrize("name", REQUIRED)
def test_a_required_field_must_be_there(name):
    assert dossier_problems(without(dossier(), name)) == [f"{name} missing"]


@pytest.mark.parametrize("name", [name for name in REQUIRED if name != "MaLinhVuc"])
def test_a_required_field_must_say_something(name):
    assert dossier_problems(dossier(**{name: ""})) == [f"{name} empty"]


def test_the_code_of_a_field_of_work_may_be_unknown():
    assert dossier_problems(dossier(MaLinhVuc="")) == []


@pytest.mark.parametrize("name", [name for name, value in dossier().items() if isinstance(value, str)])
@pytest.mark.parametrize("value", [1, True, None, 0.5, [], {}])
def test_a_number_or_nothing_in_place_of_a_string_is_refused(name, value):
    assert dossier_problems(dossier(**{name: value})) == [f"{name} not a string"]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"MaHoSo": "7"}, "MaHoSo invalid"),
        ({"MaTTHC": "chứng thực"}, "MaTTHC invalid"),
        ({"KenhThucHien": "4"}, "KenhThucHien invalid"),
        ({"LoaiDoiTuong": "0"}, "LoaiDoiTuong invalid"),
        ({"TrangThaiHoSo": "11"}, "TrangThaiHoSo invalid"),
        ({"TrangThaiHoSo": "02"}, "TrangThaiHoSo invalid"),
        ({"HinhThuc": "2"}, "HinhThuc invalid"),
        ({"NoiNopHoSo": "3"}, "NoiNopHoSo invalid"),
        ({"DuocThanhToanTrucTuyen": "4"}, "DuocThanhToanTrucTuyen invalid"),
        ({"TaiKhoanDuocXacThucVoiVNeID": "true"}, "TaiKhoanDuocXacThucVoiVNeID invalid"),
        ({"NgayTiepNhan": "2026-10-08 08:30:00"}, "NgayTiepNhan invalid"),
        ({"NgayHenTra": "20261308083000"}, "NgayHenTra invalid"),
        ({"NgayHenTra": "20260229083000"}, "NgayHenTra invalid"),
        ({"NgayTra": "2026100808300١"}, "NgayTra invalid"),
        ({"TrichYeuHoSo": "x" * 1001}, "TrichYeuHoSo too long"),
        ({"GhiChu": "x" * 2001}, "GhiChu too long"),
        ({"HoSoCoThanhPhanSoHoa": "0"}, "HoSoCoThanhPhanSoHoa invalid"),
        ({"TaiLieuNop": "cccd.pdf"}, "TaiLieuNop not a list"),
        ({"TaiLieuNop": ["cccd.pdf"]}, "TaiLieuNop[0] not an object"),
        ({"TaiLieuNop": [PAPER | {"IsDeleted": "false"}]}, "TaiLieuNop[0].IsDeleted invalid"),
        ({"TaiLieuNop": [PAPER, PAPER | {"DuongDanTaiTepTin": "/f/1"}]}, "TaiLieuNop[1].DuongDanTaiTepTin invalid"),
        ({"TaiLieuNop": [PAPER | {"DuongDanTaiTepTin": "http://["}]}, "TaiLieuNop[0].DuongDanTaiTepTin invalid"),
        ({"TaiLieuNop": [PAPER | {"DuongDanTaiTepTin": ""}]}, "TaiLieuNop[0].DuongDanTaiTepTin empty"),
        ({"TaiLieuNop": [PAPER | {"DuongDanTaiTepTin": 1}]}, "TaiLieuNop[0].DuongDanTaiTepTin not a string"),
        ({"TaiLieuNop": [PAPER | {"DuocTaiSuDung": "3"}]}, "TaiLieuNop[0].DuocTaiSuDung invalid"),
        ({"TaiLieuNop": [PAPER | {"TenTepDinhKem": ""}]}, "TaiLieuNop[0].TenTepDinhKem empty"),
        ({"DanhSachLePhi": [FEE | {"Gia": "8.000"}]}, "DanhSachLePhi[0].Gia invalid"),
        ({"DanhSachLePhi": [FEE | {"Gia": 8000}]}, "DanhSachLePhi[0].Gia not a string"),
        ({"DinhDanhCHS": [{"LoaiDinhDanh": "1", "SoDinhDanh": "123"}]}, "DinhDanhCHS[0].SoDinhDanh invalid"),
        (
            {"DanhSachTepDinhKemKhac": [{"TenGiayTo": "Đơn", "SoLuong": "1", "LoaiGiayTo": 1}]},
            "DanhSachTepDinhKemKhac[0].SoLuong not a number",
        ),
        (
            {"DanhSachHoSoBoSung": [SUPPLEMENT | {"TrangThaiBoSung": "True"}]},
            "DanhSachHoSoBoSung[0].TrangThaiBoSung not a truth value",
        ),
        ({"DSKetNoiCSDL": [{}]}, "DSKetNoiCSDL[0].MaCSDL missing"),
        ({"MaHoso": ""}, "MaHoso unknown"),
        ({"một hai": ""}, "? unknown"),
    ],
)
def test_a_value_the_contract_does_not_know_is_named_by_its_field(changes, problem):
    assert dossier_problems(dossier(**changes)) == [problem]


def test_a_supplement_a_result_and_a_paper_without_a_file_are_accepted():
    whole = dossier(
        DanhSachHoSoBoSung=[SUPPLEMENT],
        DanhSachTepDinhKemKhac=[{"TenGiayTo": "Đơn", "SoLuong": 1, "LoaiGiayTo": 1}],
        DanhSachGiayToKetQua=[{"TenGiayTo": "Bản sao", "DuongDanTepTinKetQua": "https://example.invalid/r/1"}],
        DSKetNoiCSDL=[{"MaCSDL": "1"}],
    )

    assert dossier_problems(whole) == []


def test_a_dossier_with_many_faults_is_answered_with_the_first_few():
    assert len(dossier_problems({})) == 5


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"NguoiXuLy": ""}, "NguoiXuLy empty"),
        ({"NguoiXuLy": "x" * 51}, "NguoiXuLy too long"),
        ({"ThoiDiemXuLy": ""}, "ThoiDiemXuLy empty"),
        ({"ThoiDiemXuLy": 20261008083000}, "ThoiDiemXuLy not a string"),
        ({"NoiDungXuLy": " "}, "NoiDungXuLy empty"),
        ({"TrangThai": "0"}, "TrangThai invalid"),
    ],
)
def test_a_progress_record_the_contract_does_not_know_is_named_by_its_field(changes, problem):
    assert progress_problems(progress(**changes)) == [problem]


@given(st.sampled_from(sorted(dossier())), json_values)
def test_no_value_in_any_field_brings_the_check_down(name, value):
    found = dossier_problems(dossier(**{name: value}))

    assert all(isinstance(problem, str) and problem for problem in found)


@given(
    st.sampled_from([name for name, value in dossier().items() if isinstance(value, list)]),
    st.lists(st.dictionaries(st.sampled_from([*PAPER, *FEE, *SUPPLEMENT]), json_values), max_size=3) | json_values,
)
def test_no_list_of_records_brings_the_check_down(name, value):
    assert all(isinstance(problem, str) for problem in dossier_problems(dossier(**{name: value})))


@given(json_values)
def test_no_json_at_all_brings_the_checks_down(value):
    assert dossier_problems(value)
    assert progress_problems(value)


@given(st.sampled_from(sorted(dossier())), st.text(min_size=8, max_size=20).map("thử-riêng-tư-{}".format))
def test_a_refusal_never_repeats_what_was_sent(name, value):
    assert not any("thử-riêng-tư" in problem for problem in dossier_problems(dossier(**{name: value})))


def test_the_compact_spelling_keeps_letters_and_the_order_of_names():
    value = {"b": "Chứng thực", "a": [1, True, None]}

    assert canonical(value) == '{"b":"Chứng thực","a":[1,true,null]}'
    assert json.loads(canonical(json.loads(EXAMPLE))) == json.loads(EXAMPLE)

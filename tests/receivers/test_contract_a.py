"""Contents turned into the words of contract A."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from services.receivers.contract_a import UnreadableBody, dossier_payload, progress_payload
from services.training.contract import dossier_problems, progress_problems
from tests.receivers.rows import dossier, progress

EXAMPLE = json.loads((Path(__file__).parents[1] / "training/fixtures/contract_a_dossier.json").read_text("utf-8"))


def _kinds(value: Any) -> Any:
    """Return the shape of a value: names in order, and what kind each is."""
    if isinstance(value, dict):
        return [(name, type(one).__name__) for name, one in value.items()]
    return type(value).__name__


def test_a_dossier_has_the_fields_and_kinds_of_the_contracts_example_in_its_order():
    example = EXAMPLE["data"][0] if "data" in EXAMPLE else EXAMPLE

    made = dossier_payload(dossier())

    assert _kinds(made) == _kinds(example)
    assert _kinds(made["DinhDanhCHS"][0]) == _kinds(example["DinhDanhCHS"][0])
    assert _kinds(made["DanhSachLePhi"][0]) == _kinds(example["DanhSachLePhi"][0])


def test_a_dossier_says_what_was_recorded_and_leaves_the_unknown_empty():
    made = dossier_payload(dossier())

    assert made == {
        "MaHoSo": "H31.12-261008-2007",
        "MaTTHC": "2.000815",
        "TenTTHC": "Chứng thực bản sao từ bản chính",
        "MaLinhVuc": "",
        "TenLinhVuc": "Chứng thực",
        "KenhThucHien": "1",
        "ChuHoSo": "NGUYỄN VĂN THỬ",
        "SoGiayToChuHoSo": "033090000001",
        "LoaiDoiTuong": "1",
        "MaDoiTuong": "",
        "DinhDanhCHS": [{"LoaiDinhDanh": "1", "SoDinhDanh": "033090000001"}],
        "ThongTinKhac": "",
        "Email": "thu@example.invalid",
        "Fax": "",
        "SoDienThoai": "0900000001",
        "TrichYeuHoSo": "Chứng thực bản sao từ bản chính",
        "NgayNopHoSo": "20261008083000",
        "NgayTiepNhan": "20261008083000",
        "NgayHenTra": "20261008170000",
        "TrangThaiHoSo": "2",
        "NgayTra": "",
        "ThongTinTra": "",
        "HinhThuc": "0",
        "NgayKetThucXuLy": "",
        "NgayTuChoi": "",
        "DonViXuLy": "UBND xã Thử Nghiệm",
        "GhiChu": "",
        "TaiLieuNop": [],
        "DanhSachLePhi": [
            {
                "TenPhiLePhi": "Phí chứng thực bản sao",
                "MaPhiLePhi": "",
                "HinhThucThu": "1",
                "Gia": "8000",
                "LoaiPhiLePhi": "1",
            }
        ],
        "DanhSachTepDinhKemKhac": [{"TenGiayTo": "Bản chính giấy tờ", "SoLuong": 3, "LoaiGiayTo": 1}],
        "DanhSachHoSoBoSung": [],
        "DanhSachGiayToKetQua": [],
        "NoiNopHoSo": "2",
        "HoSoCoThanhPhanSoHoa": "0",
        "TaiKhoanDuocXacThucVoiVNeID": "0",
        "DuocThanhToanTrucTuyen": "0",
        "DSKetNoiCSDL": [],
    }


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"channel": "post", "result_method": "post"},
        {"fees": [], "papers": [], "due_at": "", "note": "x" * 5000, "cuts": ["note"]},
        {"state": "10", "ended_at": "2026-10-08T09:00:00+07:00", "returned_at": "2026-10-08T09:00:00+07:00"},
        {"databases": ["CSDL hộ tịch điện tử", "CSDLQG về dân cư"]},
        {"applicant": dict.fromkeys(("full_name", "personal_id", "address", "phone", "email"), "")},
    ],
)
def test_the_other_side_finds_nothing_wrong_with_a_dossier(more):
    assert dossier_problems(dossier_payload(dossier(**more))) == []


def test_the_other_side_finds_nothing_wrong_with_a_step():
    assert progress_problems(progress_payload(progress(by="Nguyễn " * 20, cuts=["by"]))) == []


def test_a_step_says_who_did_what_when():
    assert progress_payload(progress()) == {
        "MaHoSo": "H31.12-261008-2007",
        "NguoiXuLy": "Trần Thị Mẫu",
        "ChucDanh": "",
        "ThoiDiemXuLy": "20261008100000",
        "PhongBanXuLy": "",
        "NoiDungXuLy": "Trả kết quả",
        "TrangThai": "10",
        "NgayBatDau": "",
        "NgayKetThucTheoQuyDinh": "",
    }


def test_instants_are_told_on_the_counters_clock_whatever_zone_they_were_written_in():
    made = dossier_payload(dossier(received_at="2026-10-07T23:30:00+00:00"))

    assert made["NgayTiepNhan"] == "20261008063000"


def test_when_a_letter_was_posted_is_unknown_and_not_made_up():
    made = dossier_payload(dossier(channel="post", result_method="post"))

    assert (made["KenhThucHien"], made["NgayNopHoSo"], made["HinhThuc"]) == ("3", "", "1")


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("033090000001", [{"LoaiDinhDanh": "1", "SoDinhDanh": "033090000001"}]),
        ("145000001", [{"LoaiDinhDanh": "2", "SoDinhDanh": "145000001"}]),
        ("", []),
        ("C1234567", []),
        ("12345678A", []),
    ],
)
def test_a_personal_number_is_told_with_its_kind_or_not_at_all(number, told):
    made = dossier_payload(dossier(applicant=dossier()["applicant"] | {"personal_id": number}))

    assert made["DinhDanhCHS"] == told


def test_only_fees_that_were_really_taken_are_told():
    fees = [
        {"name": "Đã nộp", "amount": 8000, "payment": "transfer"},
        {"name": "Chưa nộp", "amount": 5000, "payment": "unpaid"},
        {"name": "Miễn", "amount": 5000, "payment": "exempt"},
        {"name": "Không đồng", "amount": 0, "payment": "cash"},
    ]

    assert [fee["TenPhiLePhi"] for fee in dossier_payload(dossier(fees=fees))["DanhSachLePhi"]] == ["Đã nộp"]


def test_a_paper_that_was_only_shown_is_not_told_as_handed_in():
    papers = [{"name": "Căn cước", "originals": 0, "copies": 0}]

    assert dossier_payload(dossier(papers=papers))["DanhSachTepDinhKemKhac"] == []


@pytest.mark.parametrize(
    ("databases", "told"),
    [(["CSDLQG về dân cư"], [{"MaCSDL": "1"}]), (["CSDL hộ tịch điện tử"], []), ([], [])],
)
def test_only_the_database_whose_code_is_known_is_told(databases, told):
    assert dossier_payload(dossier(databases=databases))["DSKetNoiCSDL"] == told


ASKED = {
    "asked_at": "2026-10-09T09:00:00+07:00",
    "asked_by": "Đỗ Thị Ngân",
    "what": "Bổ sung bản chính",
    "due_before": "2026-10-22T16:30:00+07:00",
    "came_at": "",
    "came_to": "",
    "due_after": "",
}


def test_papers_asked_for_after_reception_are_told_with_both_promises():
    came = {
        **ASKED, "came_at": "2026-10-13T10:00:00+07:00", "came_to": "Lành", "due_after": "2026-10-26T16:30:00+07:00",
    }  # fmt: skip

    record = dossier_payload(dossier(supplements=[came, ASKED], state="5"))

    first, second = record["DanhSachHoSoBoSung"]
    assert first == {
        "HoSoBoSungId": 1,
        "NguoiYeuCauBoSung": "Đỗ Thị Ngân",
        "NoiDungBoSung": "Bổ sung bản chính",
        "NgayBoSung": "20261009090000",
        "NguoiTiepNhanBoSung": "Lành",
        "ThongTinTiepNhan": "",
        "NgayTiepNhanBoSung": "20261013100000",
        "TrangThaiBoSung": True,
        "DanhSachGiayToBoSung": [],
        "DanhSachLePhiBoSung": [],
        "NgayHenTraTruoc": "20261022163000",
        "NgayHenTraMoi": "20261026163000",
    }
    assert (second["HoSoBoSungId"], second["TrangThaiBoSung"], second["NgayHenTraMoi"]) == (2, False, "")
    assert dossier_problems(record) == []


LONG = {"procedure": {"code": "2.000815", "name": "t" * 1001, "field": "Chứng thực"}, "note": "g" * 2000}


def test_long_texts_somebody_lets_be_cut_end_where_the_contract_ends_and_show_it():
    made = dossier_payload(dossier(**LONG, cuts=["procedure", "note"]))

    assert (made["TrichYeuHoSo"], made["GhiChu"]) == ("t" * 999 + "…", "g" * 1998 + "…")
    assert made["TenTTHC"] == "t" * 1001


def test_long_texts_nobody_spoke_of_are_never_cut():
    made = dossier_payload(dossier(**LONG, cuts=["note"]))

    assert (made["TrichYeuHoSo"], made["GhiChu"]) == ("t" * 1001, "g" * 1998 + "…")


def test_texts_that_just_fit_are_not_touched():
    procedure = {"code": "2.000815", "name": "t" * 1000, "field": "Chứng thực"}

    made = dossier_payload(dossier(procedure=procedure, note="g" * 1999))

    assert (made["TrichYeuHoSo"], made["GhiChu"]) == ("t" * 1000, "g" * 1999)


@pytest.mark.parametrize(
    "body",
    [
        {},
        dossier(schema="desk.dossier/2"),
        {k: v for k, v in dossier().items() if k != "applicant"},
        dossier(received_at="2026-10-08T08:30:00"),
        dossier(received_at="hôm qua"),
        dossier(channel="bằng bồ câu"),
        dossier(fees=None),
    ],
)
def test_a_content_of_another_version_is_not_guessed_at(body):
    with pytest.raises(UnreadableBody) as caught:
        dossier_payload(body)

    assert "NGUYỄN" not in str(caught.value)


def test_a_dossiers_content_is_no_step():
    with pytest.raises(UnreadableBody):
        progress_payload(dossier())


def test_a_scanned_paper_is_named_once_it_lies_over_there_and_one_that_is_gone_is_told_as_deleted():
    scan = {"id": "f-1", "component": 0, "kind": "jpeg", "size": 9, "sha256": "a" * 64, "pages": 1, "code": "KQ.G15.01"}
    body = dossier(
        files=[{**scan, "title": "Giấy tờ tuỳ thân"}, {**scan, "id": "f-2", "sha256": "b" * 64, "title": "Đơn"}],
        files_gone=[{**scan, "id": "f-0", "kind": "pdf", "code": "", "sha256": "c" * 64, "title": ""}],
    )
    there = {"a" * 64: "https://dvc.example.vn/files/1", "c" * 64: "https://dvc.example.vn/files/0"}

    made = dossier_payload(body, where=lambda sha256: there.get(sha256, ""))
    none = dossier_payload(body)

    alike = {"DuocTaiSuDung": "0", "DuocLayTuKhoDMQG": "0", "MaKetQuaThayThe": ""}
    assert made["TaiLieuNop"] == [
        {
            "TepDinhKemId": "f-1", "TenTepDinhKem": "Giấy tờ tuỳ thân.jpg", "IsDeleted": "False", "DuocSoHoa": "1",
            "MaThanhPhanHoSo": "KQ.G15.01", "DuongDanTaiTepTin": "https://dvc.example.vn/files/1", **alike,
        },
        {
            "TepDinhKemId": "f-0", "TenTepDinhKem": "Dinhkem.pdf", "IsDeleted": "True", "DuocSoHoa": "0",
            "MaThanhPhanHoSo": "", "DuongDanTaiTepTin": "https://dvc.example.vn/files/0", **alike,
        },
    ]  # fmt: skip
    assert (made["HoSoCoThanhPhanSoHoa"], none["HoSoCoThanhPhanSoHoa"], none["TaiLieuNop"]) == ("1", "0", [])
    assert dossier_problems(made) == dossier_problems(none) == []

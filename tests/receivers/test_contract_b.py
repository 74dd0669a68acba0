"""Our contents in the words of contract B: nothing is made up, nothing is lost, every date in the form that is wanted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.receivers.contract_a import UnreadableBody
from services.receivers.contract_b import dossier_payload, missing_files, progress_payload, state_payload
from services.receivers.uploaded import Uploaded
from services.training.ministry_contract import dossier_problems, state_problems, step_problems
from tests.receivers.rows import dossier, progress

KNOWN = {"a" * 64: Uploaded("T-1", "h1"), "b" * 64: Uploaded("T-2", "h2")}
THEIRS = "G09.20-20261008-0000001"


def scan(sha256, component, **more):
    return {"id": sha256[:4], "component": component, "kind": "pdf", "size": 1, "sha256": sha256, "pages": 1} | more


def payload(**more):
    return dossier_payload(dossier(**more), "G09.20", THEIRS, KNOWN.get)


def test_what_is_told_is_what_a_ministry_takes():
    made = (payload(), progress_payload(progress(), THEIRS, "HS-1"), state_payload(dossier(state="10"), THEIRS, ""))

    assert [check(one) for check, one in zip((dossier_problems, step_problems, state_problems), made, strict=True)] == [
        [], [], []
    ]  # fmt: skip
    assert (made[0]["NgayTiepNhan"], made[1]["ThoiDiemXuLy"]) == (
        "2026-10-08 08:30:00",
        "2026-10-08T10:00:00.000+07:00",
    )
    assert (made[1]["TrangThai"], made[1]["IDHoSo"], made[2]["IdHoSo"]) == (10, "HS-1", "")


@pytest.mark.parametrize(
    ("applicant", "number"),
    [
        ({"kind": "person"}, 0),
        ({"kind": "foreigner", "passport": "B123456", "tax_code": ""}, 0),
        ({"kind": "household", "tax_code": ""}, 0),
        ({"kind": "household", "tax_code": "0109999999"}, 2),
        ({"kind": "company", "tax_code": "0109999999"}, 1),
        ({"kind": "company", "tax_code": ""}, 1),
    ],
)
def test_applicants_are_numbered_as_a_ministry_numbers_them(applicant, number):
    made = payload(applicant=dossier()["applicant"] | applicant)

    assert made["LoaiDoiTuong"] == number
    assert dossier_problems(made) == []


def test_who_came_stands_beside_whose_it_is():
    who = {
        "full_name": "LÊ VĂN THAY",
        "personal_id": "",
        "passport": "B1",
        "phone": "0911",
        "address": "x",
        "basis": "staff",
    }
    told = payload(representative=who)["ThongTinNguoiNop"]["ThongTinChiTiet"]

    assert (told["TenNguoiNop"], told["SoDinhDanh"], told["Email"]) == ("LÊ VĂN THAY", "B1", "")
    assert (told["TenChuHs"], told["SoDinhDanhChuHs"]) == ("NGUYỄN VĂN THỬ", "033090000001")


def test_a_letter_has_no_day_of_handing_in_and_an_untaken_fee_is_not_told():
    made = payload(channel="post", fees=[{"name": "Phí", "amount": 8000, "payment": "unpaid"}])

    assert (made["NgayNop"], made["DanhSachLePhi"]) == ("", [])
    assert payload()["DanhSachLePhi"][0]["Gia"] == 8000


def test_scans_stand_with_the_first_of_their_paper_and_others_by_themselves():
    papers = [
        {"index": 0, "name": "Đơn", "originals": 1, "copies": 1},
        {"index": 4, "name": "Ảnh", "originals": 0, "copies": 0},
    ]
    files = [
        scan("a" * 64, 0, code="KQ1", title="Đơn"),
        scan("b" * 64, 4, title="Ảnh " * 200),
        scan("b" * 64, None, title="Khác"),
        scan("c" * 64, 0, title="Chưa gửi"),
    ]
    made = payload(papers=papers, files=files)["ThanhPhanHoSo"]

    told = [(p["TenThanhPhanHoSo"], p["MaThanhPhanHoSo"], p["LoaiBan"], p["SoLuong"]) for p in made]
    assert told == [("Đơn", "KQ1", 0, 1), ("Đơn", "KQ1", 1, 1), ("Ảnh", "", 2, 1), ("Khác", "", 2, 1)]
    assert [[f["IdGiayTo"] for f in p["GiayToDinhKem"]] for p in made] == [["T-1"], [], ["T-2"], ["T-2"]]
    assert len(made[2]["GiayToDinhKem"][0]["TenGiayTo"]) == 500
    assert missing_files(dossier(files=files), KNOWN.get) == 1


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"schema": "desk.dossier/2"},
        dossier(received_at="2026-10-08T08:30:00"),
        dossier(papers=None),
        dossier(fees=[{}]),
    ],
)
def test_a_content_that_cannot_be_read_is_named_without_its_values(body):
    with pytest.raises(UnreadableBody) as caught:
        dossier_payload(body, "G09.20", THEIRS, KNOWN.get)

    assert "THỬ" not in str(caught.value)


@given(st.sampled_from([2, 3, 4, 5, 6, 7, 8, 9, 10]), st.text(max_size=40), st.integers(0, 9), st.integers(0, 9))
def test_no_state_is_told_as_another_and_every_paper_is_counted(state, note, originals, copies):
    papers = [{"index": 0, "name": "Đơn", "originals": originals, "copies": copies}]
    told = state_payload(dossier(state=str(state), note=note), THEIRS, "HS-1")
    made = payload(papers=papers)["ThanhPhanHoSo"]

    assert (told["TrangThai"], told["NoiDungYKien"]) == (state, note)
    assert told.get("DanhSachGiayToKetQua", []) == []
    assert sum(paper["SoLuong"] for paper in made) == originals + copies

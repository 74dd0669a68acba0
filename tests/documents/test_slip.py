"""Forms 02 and 03 as the citizen reads them."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2
import pytest

from services.documents.slip import refusal_pdf, request_pdf
from services.domain.checklist import ExtraPaper, Paper, PaperState
from services.domain.slip import SlipKind
from tests.documents.conftest import APPLICANT, OFFICE, a_slip, fonts_in, is_composed, pages_of, sizes_of


def test_a_request_names_every_missing_paper_the_reason_and_who_guided():
    (page,) = pages_of(request_pdf(a_slip(SlipKind.REQUEST), OFFICE))

    for words in (
        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
        "Số: 12/HDHS",
        "TRẦN THỊ MAI ANH",
        "Xã Mẫu, ngày 20 tháng 11 năm 2026",
        "1 Tờ khai cấp Giấy xác nhận tình trạng hôn nhân",
        "2 Giấy xác nhận tình trạng hôn nhân đã được cấp trước đó",
        "Lý do: Hồ sơ chưa đủ giấy tờ theo thành phần hồ sơ đã công bố.",
        "Điện thoại Trung tâm: 0221 000 0000",
        "NGƯỜI HƯỚNG DẪN",
        "Đỗ Thị Ngân",
        "Mẫu 02 · TT 03/2025/TT-VPCP",
        "DỮ LIỆU GIẢ LẬP",
    ):
        assert words in page
    assert "Căn cứ" not in page
    assert is_composed(page)


@pytest.mark.parametrize(("make", "kind"), [(request_pdf, SlipKind.REQUEST), (refusal_pdf, SlipKind.REFUSAL)])
def test_a_slip_names_the_commune_of_today_beside_the_printed_address(make, kind):
    person = replace(APPLICANT, address="Xã Bảo Khê, TP Hưng Yên, Hưng Yên", commune="2025:11983")

    (page,) = pages_of(make(a_slip(kind, applicant=person), OFFICE))

    assert "Địa chỉ: Xã Bảo Khê, TP Hưng Yên, Hưng Yên" in page
    assert "Nay là: Phường Sơn Nam, Hưng Yên" in page


def test_a_request_says_the_officers_reason_when_there_is_one():
    (page,) = pages_of(request_pdf(a_slip(SlipKind.REQUEST, reason="Tờ khai chưa ký"), OFFICE))

    assert "Lý do: Tờ khai chưa ký" in page
    assert "chưa đủ giấy tờ" not in page


def test_a_refusal_gives_its_reason_and_the_citation():
    (page,) = pages_of(refusal_pdf(a_slip(SlipKind.REFUSAL), OFFICE))

    for words in (
        "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
        "không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:",
        "Hồ sơ không thuộc phạm vi tiếp nhận của Trung tâm",
        "Căn cứ: NĐ 118/2025/NĐ-CP Điều 17",
        "NGƯỜI TỪ CHỐI TIẾP NHẬN",
        "Mẫu 03 · TT 03/2025/TT-VPCP",
    ):
        assert words in page
    assert "Giấy tờ liên quan" not in page


def test_many_missing_papers_go_on_to_the_next_page_and_all_are_there():
    missing = tuple(Paper(i, f"Giấy tờ còn thiếu thứ {i + 1}", PaperState.MISSING, shown=i == 0) for i in range(40))

    pages = pages_of(request_pdf(a_slip(SlipKind.REQUEST, missing=missing), OFFICE))

    assert [re.search(r"Trang \d/\d", page)[0] for page in pages] == ["Trang 1/2", "Trang 2/2"]
    assert all(f"Giấy tờ còn thiếu thứ {i + 1}" in " ".join(pages) for i in range(40))
    assert "Xuất trình" in pages[0]


@pytest.mark.parametrize(("make", "kind"), [(request_pdf, SlipKind.REQUEST), (refusal_pdf, SlipKind.REFUSAL)])
def test_a_slip_is_an_a5_page_in_our_fonts_without_the_person_in_its_properties(make, kind):
    pdf = make(a_slip(kind), replace(OFFICE, training=False), copies=2)

    assert sizes_of(pdf) == [pytest.approx((419.53, 595.28), abs=0.01)] * 2
    assert all("LiberationSerif" in name for name in fonts_in(pdf))
    assert "GIẢ LẬP" not in " ".join(pages_of(pdf))
    with pypdfium2.PdfDocument(pdf) as document:
        told = " ".join(document.get_metadata_dict().values()).casefold()
    assert APPLICANT.full_name.casefold() not in told
    assert APPLICANT.personal_id not in told


def test_a_slip_can_stand_in_the_middle_of_an_a4_sheet():
    assert sizes_of(refusal_pdf(a_slip(SlipKind.REFUSAL), OFFICE, paper="a4")) == [
        pytest.approx((595.28, 841.89), abs=0.01)
    ]


def test_a_request_names_each_paper_beyond_the_checklist_with_its_basis_and_reason():
    extras = (
        ExtraPaper("Biên bản họp gia đình", "Điều 5 Thông tư 01/2026/TT-BTP", "Có người vắng mặt"),
        ExtraPaper("Sổ hộ khẩu", "khoản 1 Điều 2 Nghị định 309/2026/NĐ-CP", "Dữ liệu ghi sai quê quán", "data_wrong"),
    )
    (page,) = pages_of(request_pdf(replace(a_slip(SlipKind.REQUEST), extras=extras), OFFICE))

    flat = " ".join(page.split())
    assert "3 Biên bản họp gia đình. Căn cứ: Điều 5 Thông tư 01/2026/TT-BTP. Lý do: Có người vắng mặt" in flat
    assert "Lý do: Dữ liệu ghi sai quê quán (cần bản giấy vì dữ liệu thiếu hoặc không đúng)" in flat
    assert "Ngoài thành phần hồ sơ đã công bố" in flat


def test_a_request_of_papers_beyond_the_checklist_only_has_its_table():
    extras = (ExtraPaper("Biên bản", "Điều 5", "Có người vắng mặt"),)
    (page,) = pages_of(request_pdf(replace(a_slip(SlipKind.REQUEST), missing=(), extras=extras), OFFICE))

    assert "1 Biên bản. Căn cứ: Điều 5." in " ".join(page.split())


def test_a_request_says_why_a_paper_is_wanted_although_a_database_has_it_and_why_once_more():
    wanted = Paper(0, "Giấy tờ chứng minh nơi cư trú", PaperState.MISSING, reason="database_down")
    slip = replace(
        a_slip(SlipKind.REQUEST), missing=(wanted,), basis="khoản 1 Điều 2 Nghị định 309/2026/NĐ-CP", again=1
    )
    (page,) = pages_of(request_pdf(replace(slip, again_reason="Tờ khai nộp lại sai mẫu"), OFFICE))

    flat = " ".join(page.split())
    assert "Cần bản giấy vì cơ sở dữ liệu gặp sự cố" in flat
    assert "Căn cứ: khoản 1 Điều 2 Nghị định 309/2026/NĐ-CP" in flat
    assert "Lý do yêu cầu thêm lần nữa: Tờ khai nộp lại sai mẫu" in flat

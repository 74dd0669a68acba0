"""Form 01 for several dossiers of one visit, as the citizen reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
import zxingcpp

from services.documents.receipt import receipt_pdf
from services.documents.visit import visit_pdf
from services.domain.dossier import FeeLine, Payment
from services.domain.terms import Terms
from tests.documents.conftest import DUE_AT, OFFICE, PROCEDURE, a_dossier, is_composed, pages_of, picture_of, sizes_of

VISIT = Terms(visit=UUID(int=9))
NAMES = {
    "1.001193": "Đăng ký khai sinh",
    "1.004222": "Đăng ký thường trú",
    "1.001939": "Đăng ký đóng, cấp thẻ BHYT đối với người chỉ tham gia BHYT",
}


@pytest.fixture
def together():
    """Birth, residence, insurance card; handed in at once, promised for different days."""
    plain = a_dossier()
    return [
        replace(
            plain,
            id=UUID(int=50 + place),
            number=f"H31.12-261120-{2000 + place}",
            book_number=4258 + place,
            procedure=replace(PROCEDURE, code=code, name=name, short_name=name, case_title=""),
            promise=replace(plain.promise, due_at=DUE_AT + timedelta(days=place)),
            fees=(FeeLine("Lệ phí", 10_000 * place, Payment.CASH),),
            terms=VISIT,
        )
        for place, (code, name) in enumerate(NAMES.items(), 1)
    ]


def text_of(dossiers, **options):
    return " ".join(pages_of(visit_pdf(dossiers, OFFICE, **options)))


def test_each_copy_is_the_receipt_and_its_annex_on_upright_a5(together):
    pdf = visit_pdf(together, OFFICE)

    one = pages_of(visit_pdf(together, OFFICE, copies=1))
    both = pages_of(pdf)
    assert len(both) == 2 * len(one)
    assert len(set(sizes_of(pdf))) == 1
    assert "Liên 1" in both[0]
    assert "Liên 2" in both[len(one)]
    assert all(is_composed(page) for page in both)


def test_the_receipt_names_every_procedure_and_the_first_and_last_day(together):
    first, *_ = pages_of(visit_pdf(together, OFFICE, copies=1))

    for code, name in NAMES.items():
        assert f"{name} – {code}" in first
    for words in (
        "Mã hồ sơ (và 2 hồ sơ khác, xem phụ lục)",
        "H31.12-261120-2001",
        "số thứ tự 4259–4261",
        "3 thủ tục, nộp cùng một lần",
        "5. Thời gian trả kết quả: 16 giờ 30 phút, ngày 27 tháng 11 năm 2026",
        "Hồ sơ trả sau cùng: 16 giờ 30 phút, ngày 29 tháng 11 năm 2026",
        "tổng 60.000 đồng",
        "TRẦN THỊ MAI ANH",
    ):
        assert words in first


def test_the_annex_has_the_nine_columns_and_a_row_a_dossier(together):
    annex = " ".join(pages_of(visit_pdf(together, OFFICE, copies=1))[1:])

    for title in ("STT", "Nội dung", "Mã hồ sơ", "Đơn vị", "nhận", "Thời hạn", "Họ tên"):
        assert title in annex
    for dossier in together:
        assert annex.count(dossier.number) >= 2
    assert "16:30" in annex
    assert "20/11/2026" in annex
    assert "Trả kết quả: 16 giờ 30 phút, ngày 28 tháng 11 năm 2026" in annex
    assert "20.000 đồng – đã nộp tiền mặt" in annex
    assert annex.count("Tờ khai cấp Giấy xác nhận tình trạng hôn nhân") == 3


def test_each_dossier_has_its_own_code_to_scan(together):
    pdf = visit_pdf(together, OFFICE, copies=1)

    read = {
        str(code.text)
        for page in range(len(pages_of(pdf)))
        for code in zxingcpp.read_barcodes(picture_of(pdf, page).convert("L"))
    }

    assert read == {OFFICE.lookup_of(d.number) for d in together}


def test_the_competent_unit_stands_on_the_receipt_when_it_is_another(together):
    elsewhere = Terms(visit=VISIT.visit, competent="2025:11983", competent_name="Phường Sơn Nam")
    away = [together[0], replace(together[1], terms=elsewhere)]

    assert "Đơn vị giải quyết: Phường Sơn Nam" in text_of(away)
    assert "Đơn vị giải quyết: Trung tâm Phục vụ hành chính công xã Mẫu" in text_of(away)
    alone = " ".join(pages_of(receipt_pdf(away[1], OFFICE)))
    assert "8. Đơn vị giải quyết: Phường Sơn Nam" in alone
    assert "Đơn vị giải quyết" not in " ".join(pages_of(receipt_pdf(together[0], OFFICE)))


def test_days_and_amounts_that_are_not_there_are_not_spoken_of(together):
    bare = [replace(d, fees=(), papers=(), promise=together[0].promise) for d in reversed(together)]

    text = text_of(bare)

    assert "trả sau cùng" not in text
    assert "Phí, lệ phí" not in text
    assert text.index("2001") < text.index("2002")
    assert visit_pdf(bare, OFFICE) == visit_pdf(together[:0] + bare, OFFICE)

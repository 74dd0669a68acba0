"""Form 04 as a reader of the printed page sees it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from services.documents.extension import extension_pdf
from services.documents.receipt import receipt_pdf
from services.documents.slip import request_pdf
from services.domain.deadline import Basis, Promise
from services.domain.pauses import Extension, Pause, SupplementPolicy
from services.domain.procedure import TimeUnit
from services.domain.slip import SlipKind
from services.domain.terms import Terms
from tests.documents.conftest import DUE_AT, OFFICE, a_dossier, a_slip, pages_of

TOLD_AT = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
NEW_AT = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)
LATER = Extension(TOLD_AT, "Phạm Thị Lành", "Chờ kết quả xác minh\ncủa Công an xã", 7, DUE_AT, NEW_AT)


@pytest.mark.parametrize("paper", ["a5", "a4"])
def test_the_letter_names_the_old_moment_the_reason_and_the_new_one(paper):
    (page,) = pages_of(extension_pdf(a_dossier(), LATER, OFFICE, paper=paper))

    for words in (
        "PHIẾU XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN",
        "Số: 7/PXL",
        "TRẦN THỊ MAI ANH",
        "H31.12-261120-0043",
        "09 giờ 42 phút, ngày 20 tháng 11 năm 2026",
        "16 giờ 30 phút, ngày 26 tháng 11 năm 2026",
        "Chờ kết quả xác minh của Công an xã",
        "16 giờ 30 phút, ngày 03 tháng 12 năm 2026",
        "Phạm Thị Lành",
        "DỮ LIỆU GIẢ LẬP",
    ):
        assert words in page


def test_a_unit_may_word_the_letter_itself(tmp_path):
    own = tmp_path / "tt-03-2025"
    own.mkdir()
    (own / "form-04.toml").write_text('title = "THƯ XIN LỖI"', encoding="utf-8")

    (page, second) = pages_of(extension_pdf(a_dossier(), LATER, OFFICE, copies=2, templates=tmp_path))

    assert "THƯ XIN LỖI" in page
    assert "Số: 7/PXL" in second


def test_papers_asked_for_after_reception_name_the_dossier_and_the_last_day():
    slip = a_slip(SlipKind.REQUEST, reason="")
    pause = Pause(
        slip.issued_at,
        "Đỗ Thị Ngân",
        "x",
        date(2026, 12, 10),
        SupplementPolicy.CONTINUE,
        3,
        TimeUnit.WORKING_DAY,
        DUE_AT,
    )

    (page,) = pages_of(request_pdf(slip, OFFICE, dossier=a_dossier(terms=Terms(pauses=(pause,)))))
    (plain,) = pages_of(request_pdf(slip, OFFICE))
    (other,) = pages_of(request_pdf(slip, OFFICE, dossier=a_dossier()))

    assert "Mã hồ sơ: H31.12-261120-0043" in page
    assert "đến hết ngày 10/12/2026" in page
    assert "Qua xem xét hồ sơ đã tiếp nhận" in page
    assert "Mã hồ sơ" not in plain
    assert "Thời hạn bổ sung" not in other


def test_a_receipt_whose_clock_begins_elsewhere_says_that_the_day_is_the_earliest():
    sure, waits = (
        a_dossier(promise=Promise(DUE_AT, Basis.CATALOGUE, 3, provisional=provisional)) for provisional in (False, True)
    )

    (first,), (second,) = (pages_of(receipt_pdf(dossier, OFFICE, copies=1)) for dossier in (sure, waits))

    assert "sớm nhất" not in first
    assert "sớm nhất; thời hạn tính từ khi nơi giải quyết nhận được hồ sơ" in " ".join(second.split())

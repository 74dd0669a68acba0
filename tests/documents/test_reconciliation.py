"""The statement of a day and a receiver, read back from the printed page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.documents.reconciliation import statement_pdf
from services.domain.reconciliation import Decision, Difference, Finding, Judged
from services.domain.statement import Compared, Lag, Reach, Statement
from tests.documents.conftest import OFFICE, RECEIVED_AT, pages_of

LAG = Lag(RECEIVED_AT, RECEIVED_AT + timedelta(minutes=14), timedelta(minutes=9))
SAME = Compared("H31.12-261120-2001", Judged(Finding.SAME), "Khai sinh", LAG)
PHONE = Difference("applicant.phone", "0900000001", "0911111111")
STATE = Difference("state", "8", "2")


def text_of(pdf: bytes) -> str:
    """Return the words of all pages, lines joined."""
    return " ".join(" ".join(pages_of(pdf)).split())


def statement(*rows: Compared, **more: object) -> Statement:
    """Return the statement of an invented Friday."""
    day = date(2026, 11, 20)
    made = Statement(day, "province", "HTTT tỉnh Hưng Yên", OFFICE, RECEIVED_AT, "Phạm Thị Lành", rows)
    return replace(made, **more)


def other(number: int, finding: Finding, *found: Difference, reason: str = "") -> Compared:
    return Compared(f"H31.12-261120-{number}", Judged(finding, found, reason), "Khai sinh", LAG)


def test_a_day_without_exceptions_says_that_each_receipt_has_exactly_one_dossier():
    text = text_of(statement_pdf(statement(SAME)))

    assert "Mỗi giấy tiếp nhận có đúng một hồ sơ phía trên: 1 giấy tiếp nhận, 1 hồ sơ khớp." in text
    assert "BẢNG ĐỐI SOÁT HỒ SƠ ĐÃ TIẾP NHẬN" in text
    assert "Ngày 20/11/2026 · Nơi nhận: HTTT tỉnh Hưng Yên" in text
    assert "thường mất 14 phút, lâu nhất 14 phút, trong đó không có đường truyền 9 phút" in text
    assert "LÃNH ĐẠO TRUNG TÂM" in text
    assert "NGƯỜI ĐỐI SOÁT" in text


def test_exceptions_stand_field_by_field_masked_with_what_was_decided_and_by_whom():
    lost = other(2002, Finding.MISSING_THERE)
    kept = replace(
        lost, decision=Decision(lost.number, lost.judged.facts(), "Tỉnh nhập tay", RECEIVED_AT, "Phạm Thị Lành")
    )
    text = text_of(statement_pdf(statement(SAME, kept, other(2003, Finding.DIFFERENT, PHONE, STATE))))

    assert "1 trường hợp phải xử lý" in text
    assert "Tỉnh nhập tay" in text
    assert "Chưa xử lý" in text
    assert "Điện thoại" in text
    assert "0911111111" not in text
    assert "•" in text
    assert "Dừng xử lý" in text
    assert "Được tiếp nhận" in text


def test_what_could_not_be_asked_is_said_and_never_called_the_same():
    rows = (other(2001, Finding.NOT_KNOWN, reason="no_line"), other(2002, Finding.NOT_KNOWN, reason="stopped"))
    text = text_of(statement_pdf(statement(*rows, reach=Reach.NONE, stopped=True)))

    assert "Mỗi giấy tiếp nhận có đúng một" not in text
    assert "Chưa hỏi được bên nhận." in text
    assert "Đã dừng trước khi hỏi tới" in text
    assert "đã bị dừng giữa chừng" in text


@pytest.mark.parametrize("training", [True, False])
def test_only_training_is_marked_and_a_long_day_goes_over_pages_with_its_name(training):
    office = replace(OFFICE, training=training)
    rows = tuple(other(2001 + n, Finding.MISSING_THERE) for n in range(80))
    text = text_of(statement_pdf(statement(*rows, office=office)))

    assert ("DỮ LIỆU GIẢ LẬP" in text) is training
    assert "Trang 2/" in text
    assert "H31.12-261120-2080" in text
    assert statement_pdf(statement(*rows)) == statement_pdf(statement(*rows))

"""What answers mean, and what of their words is shown."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from services.receivers.answers import SHOWN_LIMIT, Verdict, field_of, read, shown
from services.receivers.http import Answer

NUMBER = "H31.12-261008-2007"


def _verdict(code: object, message: str = "", status: int = 200) -> Verdict:
    return read(Answer(status, {"error_code": code, "message": message})).verdict


@pytest.mark.parametrize("code", [0, "0", "00", "000", " 0 "])
def test_every_spelling_of_nought_is_success(code):
    assert _verdict(code, "Thành công") is Verdict.ACCEPTED


@pytest.mark.parametrize(
    "message",
    [
        "",
        "OK",
        "Đồng bộ hồ sơ thành công",
        "H31.12-261008-2007| create dossier success",
        "Không có lỗi",
        "Đã nhận, 0 lỗi",
        "no error",
        "Thành công: 1, thất bại: 0",
        "Thành công. Hồ sơ không có tệp đính kèm",
        "Đã nhận hồ sơ của ông Lợi",
        "Đã nhận hồ sơ của bà Khổng",
    ],
)
def test_a_success_whose_text_does_not_deny_it_is_one(message):
    assert _verdict(0, message) is Verdict.ACCEPTED


@pytest.mark.parametrize(
    "message",
    [
        "Không thành công",
        "KHONG THANH CONG",
        "Chưa thành công",
        "Đồng bộ thất bại: SoDienThoai empty",
        "Thành công: 0, thất bại: 1",
        "Lỗi dữ liệu",
        "Mã thủ tục không hợp lệ",
        "Failed",
        "Internal error",
    ],
)
def test_the_code_of_success_with_a_text_of_failure_is_a_refusal(message):
    assert _verdict("0", message) is Verdict.REFUSED


@pytest.mark.parametrize("code", [0, "3", -3, 1])
@pytest.mark.parametrize(
    "message",
    ["Hồ sơ đã tồn tại", "HỒ SƠ ĐÃ TỒN TẠI", "Ho so da ton tai", "x| Duplicate refId", normalize("NFD", "đã tồn tại")],
)
def test_what_is_there_already_is_recognised_whatever_the_code(code, message):
    assert _verdict(code, message) is Verdict.EXISTS


@pytest.mark.parametrize(
    "message",
    [
        "Phiên làm việc hết hạn",
        "Phiên đăng nhập đã hết hiệu lực",
        "Session expired",
        "invalid session",
        "Chưa đăng nhập",
    ],
)
def test_an_ended_session_is_recognised(message):
    assert _verdict(-1, message) is Verdict.EXPIRED


@pytest.mark.parametrize("message", ["Phiên bản không hợp lệ", "Bản phiên dịch không hợp lệ", "MaTTHC invalid"])
def test_a_complaint_about_something_else_is_no_ended_session(message):
    assert _verdict(-1, message) is Verdict.REFUSED


@pytest.mark.parametrize("message", ["System error", "Lỗi hệ thống", "Hệ thống đang bảo trì", "Hệ thống quá tải"])
def test_a_system_in_trouble_is_busy_and_does_not_blame_the_dossier(message):
    assert _verdict(-1, message) is Verdict.BUSY


@pytest.mark.parametrize("code", ["OK", None, "", True, 0.5, {}, "1e3"])
def test_a_code_that_is_no_number_says_nothing(code):
    assert _verdict(code, "Thành công") is Verdict.UNCLEAR


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (301, Verdict.CLOSED),
        (307, Verdict.CLOSED),
        (400, Verdict.CLOSED),
        (401, Verdict.EXPIRED),
        (403, Verdict.EXPIRED),
        (404, Verdict.CLOSED),
        (408, Verdict.BUSY),
        (413, Verdict.REFUSED),
        (429, Verdict.BUSY),
        (500, Verdict.UNCLEAR),
        (502, Verdict.UNCLEAR),
        (503, Verdict.BUSY),
        (504, Verdict.UNCLEAR),
        (200, Verdict.UNCLEAR),
        (204, Verdict.UNCLEAR),
    ],
)
def test_an_answer_without_an_envelope_is_judged_by_its_status(status, verdict):
    reading = read(Answer(status))

    assert (reading.verdict, reading.code) == (verdict, str(status))


def test_a_data_error_told_with_a_status_is_a_refusal_even_with_the_code_of_success():
    assert _verdict(-1, "SoDienThoai empty", status=422) is Verdict.REFUSED
    assert _verdict(0, "", status=400) is Verdict.REFUSED


def test_json_without_the_contracts_envelope_is_nobodys_answer():
    assert read(Answer(200, {"status": "UP"})).verdict is Verdict.UNCLEAR


@pytest.mark.parametrize(
    ("message", "field"),
    [
        ("SoDienThoai empty", "applicant.phone"),
        ("DinhDanhCHS[0].SoDinhDanh invalid", "applicant.personal_id"),
        ("data[0].ChuHoSo too long; GhiChu too long", "applicant.full_name"),
        ("DanhSachLePhi[0].Gia invalid", "fee"),
        ("MaTTHC invalid", "procedure"),
        ("NguoiXuLy empty", "NguoiXuLy"),
        ("Số điện thoại không hợp lệ", "applicant.phone"),
        ("Dữ liệu không hợp lệ", ""),
        ("", ""),
    ],
)
def test_the_field_a_complaint_names_is_found_in_our_form(message, field):
    assert field_of(message) == field


@pytest.mark.parametrize(
    "message",
    [
        "Số 033090000001 đã dùng",
        "CMND 145000001.",
        "0900000001",
        "gọi +84 900 000 001",
        "09.0000.0001",
        "thư tới thu@example.invalid",
        "ông Nguyễn Văn Thử chưa có",
    ],
)
def test_personal_data_in_the_receivers_words_is_hidden(message):
    text = shown(message, NUMBER, ["NGUYỄN VĂN THỬ"])

    assert "•••" in text
    assert not [part for part in ("0330", "1450", "0000", "900", "thu@", "Nguyễn") if part in text]


def test_the_dossiers_own_number_and_the_procedures_code_stay_readable():
    message = f"{NUMBER}| thủ tục 2.000815 không hợp lệ"

    assert shown(message, NUMBER) == message


def test_long_words_are_cut_and_line_ends_are_gone():
    text = shown("a\r\n\tb " + "x" * 1000, NUMBER)

    assert (len(text), text[:4], text[-1]) == (SHOWN_LIMIT, "a b ", "…")

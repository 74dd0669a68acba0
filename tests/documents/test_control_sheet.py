"""Form 06 as it goes with the dossier."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from services.documents.control_sheet import control_sheet_pdf
from services.domain.deadline import Basis
from services.domain.steps import Leg
from services.errors import BadFile
from tests.documents.conftest import DUE_AT, OFFICE, fonts_in, is_composed, pages_of, sizes_of

LEGS = (
    Leg("", "Phòng Kinh tế", datetime(2026, 11, 20, 9, 30, tzinfo=UTC), "Chuyên viên địa chính"),
    Leg("Phòng Kinh tế", "Công an xã", datetime(2026, 11, 23, 3, 0, tzinfo=UTC), cooperates=True),
    Leg("Công an xã", "Lãnh đạo UBND xã", datetime(2026, 11, 25, 2, 0, tzinfo=UTC)),
    Leg("Lãnh đạo UBND xã", "", DUE_AT),
)


def text_of(dossier, legs=LEGS, office=OFFICE, **options):
    return " ".join(pages_of(control_sheet_pdf(dossier, office, legs, **options)))


def test_the_sheet_says_whose_dossier_it_goes_with_and_until_when(dossier):
    text = text_of(dossier)

    for words in (
        "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
        "Quyển số 01/2026, số thứ tự 4259",
        "H31.12-261120-0043",
        "Kèm theo hồ sơ của: TRẦN THỊ MAI ANH",
        "Ngày nhận: 09 giờ 42 phút, ngày 20 tháng 11 năm 2026",
        "Ngày hẹn trả: 16 giờ 30 phút, ngày 26 tháng 11 năm 2026",
        "Cơ quan giải quyết: Phòng Kinh tế; Lãnh đạo UBND xã",
        "Cơ quan phối hợp: Công an xã",
        "TÊN CƠ QUAN",
        "Nghị định 309/2026/NĐ-CP, Điều 9",
        "DỮ LIỆU GIẢ LẬP",
    ):
        assert words in text
    assert is_composed(text)


def test_every_handing_over_is_planned_to_the_minute_with_room_to_sign(dossier):
    text = text_of(dossier)

    assert "1. Giao: Trung tâm Phục vụ hành chính công xã Mẫu 2. Nhận: Phòng Kinh tế (Chuyên viên địa chính)" in text
    assert "Kế hoạch: trước 16 giờ 30, 20/11/2026" in text
    assert "Kế hoạch: trước 10 giờ 00, 23/11/2026" in text
    assert text.count("Người nhận:") == len(LEGS)


def test_only_the_way_back_says_whether_it_was_in_time(dossier):
    assert text_of(dossier).count("Đúng hạn") == 1


def test_without_steps_the_units_are_left_to_be_written(dossier):
    legs = (replace(LEGS[0], taker=None, position=""), replace(LEGS[-1], giver=None))

    text = text_of(dossier, legs)

    assert "2. Nhận: ……" in text
    assert "Cơ quan giải quyết: ……" in text
    assert "Cơ quan phối hợp" not in text


def test_the_competent_commune_decides_where_no_steps_are_known(dossier):
    away = replace(dossier, terms=replace(dossier.terms, competent_name="Phường Sơn Nam"))

    assert "Cơ quan giải quyết: Phường Sơn Nam" in text_of(away, ())


def test_a_promise_that_is_not_sure_says_so_and_where_the_result_is_fetched(dossier):
    unsure = replace(dossier, promise=replace(dossier.promise, basis=Basis.INFERRED_UNIT))

    text = text_of(unsure, office=replace(OFFICE, returns_at="Điểm số 2, thôn Đoài"))

    assert "(thời hạn tham khảo)" in text
    assert "Trả kết quả tại: Điểm số 2, thôn Đoài" in text


def test_many_steps_go_on_over_pages_that_repeat_the_head_of_the_table(dossier):
    pages = pages_of(control_sheet_pdf(dossier, OFFICE, LEGS * 4))

    assert len(pages) > 1
    assert all("THỜI GIAN GIAO, NHẬN HỒ SƠ" in page for page in pages)
    assert all("H31.12-261120-0043" in page for page in pages)


def test_the_sheet_is_a5_or_stands_in_the_middle_of_a4_with_our_fonts_only(dossier):
    a5 = control_sheet_pdf(dossier, OFFICE, LEGS)

    assert sizes_of(a5)[0] == pytest.approx((148 * 72 / 25.4, 210 * 72 / 25.4), abs=0.01)
    assert sizes_of(control_sheet_pdf(dossier, OFFICE, LEGS, paper="a4"))[0][0] == pytest.approx(
        210 * 72 / 25.4, abs=0.01
    )
    assert all("LiberationSerif" in name for name in fonts_in(a5))
    assert a5 == control_sheet_pdf(dossier, OFFICE, LEGS)


def test_a_units_own_words_win_and_broken_ones_are_told(dossier, tmp_path):
    folder = tmp_path / "tt-03-2025"
    folder.mkdir()
    (folder / "form-06.toml").write_text('title = "PHIẾU THEO DÕI"\n', "utf-8")
    assert "PHIẾU THEO DÕI" in text_of(dossier, templates=tmp_path)

    (folder / "form-06.toml").write_text('unit = "{nobody}"\n', "utf-8")
    with pytest.raises(BadFile):
        text_of(dossier, templates=tmp_path)

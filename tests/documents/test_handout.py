"""What somebody takes home, or reads on the notice board, before coming."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from services.documents.handout import A4_FRAME, field_pdf, handout_pages, handout_pdf
from services.domain.calendar import OfficeHours
from services.domain.guide import Told, handout_in
from services.domain.points import ReceptionPoint
from services.domain.procedure import (
    Case,
    Component,
    Fee,
    FeeKind,
    Need,
    Procedure,
    TimeLimit,
    TimeUnit,
    procedure_from,
)
from services.errors import BadFile
from services.resources import shipped_catalogue
from tests.documents.conftest import OFFICE, code_on, fonts_in, is_composed, pages_of, sizes_of

HOURS = OfficeHours(((time(7, 30), time(11, 30)), (time(13), time(16, 30))))
DAY = date(2026, 11, 20)
POPULATION = ("CSDLQG về dân cư",)
PAPERS = (
    Component(0, "Tờ khai", Need.REQUIRED, originals=1, form="01 Thông tư 04/2024/TT-BTP"),
    Component(1, "Giấy tờ tuỳ thân", Need.REQUIRED, originals=1, shown=True, databases=POPULATION),
    Component(2, "Sổ tiết kiệm <cũ> & mới", Need.REQUIRED, originals=1, shown=True),
    Component(3, "Văn bản uỷ quyền", Need.BY_CASE, originals=1, copies=2, condition="nộp thay người khác"),
    Component(4, "Mẫu điện tử", Need.ONLINE_ONLY, originals=1),
)
A5, A4 = (148 * 72 / 25.4, 210 * 72 / 25.4), (210 * 72 / 25.4, 297 * 72 / 25.4)


def procedure(**changes):
    plain = Procedure(
        code="1.004873",
        name="Thủ tục thử",
        short_name="Thủ tục thử",
        field="Hộ tịch",
        ministry="Bộ Tư pháp",
        tier=1,
        active=True,
        cases=(Case("", PAPERS), Case("cấp lại", PAPERS[:1])),
        time=TimeLimit(3, TimeUnit.WORKING_DAY),
        fee=Fee(FeeKind.PROVINCE),
        confidence="high",
        result="Giấy xác nhận",
        catalogue="2026-11-22",
    )
    return replace(plain, **changes)


def told(case=0, points=(), fee_told="", **changes):
    return Told(procedure(**changes), case, DAY, points, fee_told)


def text_of(told, office=OFFICE, **options):
    return " ".join(pages_of(handout_pdf(told, office, HOURS, **options)))


def test_a_handout_says_what_to_bring_and_how_many():
    text = text_of(told())

    bring = text[text.index("CẦN MANG") : text.index("CHỈ MANG")]
    assert "Tờ khai – 01 bản chính" in bring
    assert "Mẫu: 01 Thông tư 04/2024/TT-BTP" in bring
    assert "Sổ tiết kiệm <cũ> & mới – chỉ xuất trình, được trả lại ngay" in bring
    assert "Mẫu điện tử" not in text
    assert is_composed(text)


def test_a_paper_a_database_holds_stands_under_what_nobody_has_to_bring():
    text = text_of(told())

    assert "Giấy tờ tuỳ thân" not in text[: text.index("KHÔNG CẦN MANG")]
    assert "Giấy tờ tuỳ thân" in text[text.index("KHÔNG CẦN MANG") :]
    assert "quầy tự tra" in text


def test_a_paper_for_some_cases_says_for_which():
    text = text_of(told())

    assert "Văn bản uỷ quyền – 01 bản chính + 02 bản sao Khi: nộp thay người khác" in text


@pytest.mark.parametrize("words", ["nếu nộp thay", "Khi nộp thay", "trường hợp nộp thay"])
def test_a_condition_that_says_when_by_itself_gets_no_second_when(words):
    paper = replace(PAPERS[3], condition=words)

    text = text_of(told(cases=(Case("", (paper,)),)))

    assert words[:1].upper() + words[1:] in text
    assert "Khi:" not in text


def test_the_papers_of_which_one_is_enough_are_told_apart():
    alternatives = Component(0, "Giấy tờ nhà đất", Need.ONE_OF, originals=1, alternatives=("Sổ đỏ", "Sổ hồng"))
    group = replace(PAPERS[0], need=Need.ONE_OF), replace(PAPERS[2], need=Need.ONE_OF)

    assert "Một trong các giấy tờ: – Sổ đỏ – Sổ hồng" in text_of(told(cases=(Case("", (alternatives,)),)))
    assert "CẦN MANG MỘT TRONG CÁC GIẤY TỜ NÀY Tờ khai" in text_of(told(cases=(Case("", group),)))


def test_the_others_of_a_group_a_database_settles_are_for_when_it_fails():
    group = replace(PAPERS[0], need=Need.ONE_OF), replace(PAPERS[1], need=Need.ONE_OF)

    text = text_of(told(cases=(Case("", group),)))

    assert "Chỉ khi cơ sở dữ liệu không có" in text


def test_time_place_hours_and_phone_are_told():
    text = text_of(told())

    for words in (
        "Thời gian 03 ngày làm việc",
        "Nơi nộp Trung tâm Phục vụ hành chính công xã Mẫu",
        "Giờ làm việc 07:30 – 11:30, 13:00 – 16:30, các ngày làm việc",
        "Điện thoại 0221 000 0000; phản ánh: 0221 000 0001",
        "Kết quả nhận Giấy xác nhận",
    ):
        assert words in text


def test_an_office_without_phones_and_a_procedure_without_a_result_leave_those_lines_out():
    text = text_of(told(result=""), replace(OFFICE, phone="", hotline=""))

    assert "Điện thoại" not in text
    assert "Kết quả nhận" not in text
    assert "Điện thoại 0221 000 0000" in text_of(told(), replace(OFFICE, hotline=""))


def test_an_office_open_on_saturdays_says_so():
    open_on_saturdays = replace(HOURS, saturday=((time(7, 30), time(11)),))

    (page,) = pages_of(handout_pdf(told(), OFFICE, open_on_saturdays))

    assert "các ngày làm việc 07:30 – 11:00, thứ Bảy" in page


def test_every_reception_point_is_told_with_its_own_hours_and_where_results_are_given_out():
    points = (
        ReceptionPoint("Điểm số 1", "Thôn Đông"),
        ReceptionPoint("Điểm số 2", hours=("08:00-11:00",)),
        ReceptionPoint("Bưu điện xã", receives=False),
    )

    text = text_of(told(points=points))

    assert "Nơi nộp Điểm số 1, Thôn Đông Giờ làm việc 07:30 – 11:30, 13:00 – 16:30" in text
    assert "Nơi nộp Điểm số 2 Giờ làm việc 08:00 – 11:00" in text
    assert "Nơi nhận kết quả Bưu điện xã" in text


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (None, "chưa công bố, quầy sẽ hẹn ngày"),
        (TimeLimit(3, TimeUnit.OTHER), "chưa công bố, quầy sẽ hẹn ngày"),
        (TimeLimit(0, TimeUnit.WORKING_DAY), "trong ngày"),
        (TimeLimit(1, TimeUnit.WORKING_DAY, same_day=True, cutoff="15:00"), "trong ngày nếu nộp trước 15:00"),
        (TimeLimit(5, TimeUnit.WORKING_DAY, inferred=True), "05 ngày làm việc (cần đối chiếu)"),
        (TimeLimit(5, TimeUnit.DAY, note="20 ngày nếu xác minh"), "05 ngày. 20 ngày nếu xác minh"),
    ],
)
def test_the_time_is_told_as_sure_as_it_is(limit, words):
    assert f"Thời gian {words}" in text_of(told(time=limit))


def test_the_makers_remark_on_a_suggested_time_is_not_for_citizens():
    text = text_of(told(time=TimeLimit(2, TimeUnit.WORKING_DAY, suggested=True, note="kiến thức người soạn")))

    assert "02 ngày làm việc (cần đối chiếu)" in text
    assert "người soạn" not in text


@pytest.mark.parametrize(
    ("fee", "local", "words"),
    [
        (Fee(FeeKind.FREE), "", "Miễn phí"),
        (Fee(FeeKind.FREE), "8.000 đ/bản", "8.000 đ/bản"),
        (Fee(FeeKind.PROVINCE), "", "theo mức của HĐND cấp tỉnh, hỏi quầy"),
        (Fee(FeeKind.PROVINCE), "15.000 đồng", "15.000 đồng"),
        (Fee(FeeKind.ELSEWHERE), "", "theo văn bản riêng, hỏi quầy"),
        (Fee(FeeKind.UNPUBLISHED), "", "chưa công bố, hỏi quầy"),
        (Fee(FeeKind.FIXED, (8000,)), "", "8.000 đồng"),
        (Fee(FeeKind.FIXED, (50000, 150000)), "", "50.000 đồng hoặc 150.000 đồng"),
        (Fee(FeeKind.FIXED, (8000,), "một bản"), "", "8.000 đồng (một bản)"),
        (Fee(FeeKind.FIXED, (2000,), "2.000đ/trang; tối đa 200.000đ/bản"), "", "2.000đ/trang; tối đa 200.000đ/bản"),
        (Fee(FeeKind.FIXED), "", "có thu, hỏi quầy mức thu"),
    ],
)
def test_the_fee_is_free_only_when_the_catalogue_says_so(fee, local, words):
    text = text_of(told(fee=fee, fee_told=local))

    assert f"Phí, lệ phí {words} Nơi nộp" in text
    assert ("Miễn phí" in text) is (fee.kind is FeeKind.FREE and not local)


def test_a_phone_reads_the_procedure_and_the_case_off_the_code_and_nothing_else():
    bare = replace(OFFICE, lookup="{number}")

    assert code_on(handout_pdf(told(case=1), bare, HOURS)) == "TTHC-1.004873-1"
    with_address = code_on(handout_pdf(told(case=1), OFFICE, HOURS))
    assert with_address == "https://tra-cuu.example/?ma=TTHC-1.004873-1"
    assert handout_in(with_address) == ("1.004873", 1)


def test_the_case_is_named_and_one_that_is_not_there_is_an_error():
    assert "Trường hợp: cấp lại" in text_of(told(case=1))
    assert "Trường hợp" not in text_of(told()).replace("CHỈ MANG TRONG TRƯỜNG HỢP", "")
    with pytest.raises(IndexError):
        handout_pdf(told(case=2), OFFICE, HOURS)


def test_papers_nobody_published_are_asked_for_at_the_counter_never_said_to_be_none():
    text = text_of(told(cases=()))

    assert "Danh mục chưa công bố giấy tờ của thủ tục này. Hỏi quầy trước khi chuẩn bị." in text
    assert "Không phải mang giấy tờ nào" not in text
    assert "Không phải mang giấy tờ nào." in text_of(told(cases=(Case("", PAPERS[1:2]),)))


def test_a_procedure_that_was_superseded_says_by_which():
    assert "đã được thay thế bằng thủ tục 3.000722" in text_of(told(active=False, superseded_by="3.000722"))
    assert "đã được thay thế. Hỏi quầy" in text_of(told(active=False))


def test_every_page_says_that_the_catalogue_is_a_reference_and_training_says_it_is_invented():
    for sheet in ("a5", "a4", "board"):
        for page in pages_of(handout_pdf(told(), OFFICE, HOURS, sheet=sheet)):
            assert "Danh mục tham khảo, cần đơn vị đối chiếu quyết định công bố (bản 2026-11-22)" in page
            assert "In ngày 20/11/2026" in page
            assert "DỮ LIỆU GIẢ LẬP" in page
    assert "GIẢ LẬP" not in text_of(told(), replace(OFFICE, training=False))


def test_the_sheets_are_a5_a4_and_for_the_board_a4_upright():
    for sheet, size in (("a5", A5), ("a4", A4), ("board", A4)):
        for found in sizes_of(handout_pdf(told(), OFFICE, HOURS, sheet=sheet)):
            assert found == pytest.approx(size, abs=0.01)


def test_only_our_fonts_are_embedded_and_equal_input_gives_equal_bytes():
    pdf = handout_pdf(told(), OFFICE, HOURS)

    assert {name.partition("+")[2] for name in fonts_in(pdf)} <= {
        "LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic",
    }  # fmt: skip
    assert pdf == handout_pdf(told(), OFFICE, HOURS)


def test_a_name_the_source_cut_in_two_is_told_whole_on_the_board():
    cut = Component(0, "Một trong các loại giấy tờ hợp …", Need.REQUIRED, originals=1, detail="pháp về đất đai")
    plain = replace(cut, name="Đơn", detail="theo mẫu")

    assert "pháp về đất đai" in text_of(told(cases=(Case("", (cut,)),)), sheet="board")
    assert "theo mẫu" not in text_of(told(cases=(Case("", (plain,)),)), sheet="board")
    assert "theo mẫu" in text_of(told(cases=(Case("", (plain,)),)))


def test_a_units_own_words_win_and_broken_ones_are_told(tmp_path):
    folder = tmp_path / "tt-03-2025"
    folder.mkdir()
    (folder / "handout.toml").write_text('title = "CHUẨN BỊ GÌ"\norder = ["head", "name"]\n', "utf-8")
    assert "CHUẨN BỊ GÌ" in text_of(told(), templates=tmp_path)
    assert "CẦN MANG" not in text_of(told(), templates=tmp_path)

    (folder / "handout.toml").write_text('codes = "{nobody}"\n', "utf-8")
    with pytest.raises(BadFile):
        handout_pdf(told(), OFFICE, HOURS, templates=tmp_path)


def test_the_list_of_a_field_names_code_time_and_fee_and_repeats_its_head_on_every_page():
    many = [told(code=f"1.00{n:04d}", short_name=f"Thủ tục thứ {n} có tên dài phải xuống dòng") for n in range(60)]

    pages = pages_of(field_pdf("Hộ tịch", many, OFFICE, day=DAY, version="2026-11-22"))

    assert "THỦ TỤC LĨNH VỰC HỘ TỊCH" in pages[0]
    assert len(pages) > 1
    for page in pages:
        assert "Tên thủ tục" in page
        assert "03 ngày làm việc" in page
    assert all(f"1.00{n:04d}" in " ".join(pages) for n in range(60))


@pytest.fixture(scope="module")
def procedures():
    return tuple(procedure_from(row) for row in shipped_catalogue().rows)


@pytest.mark.parametrize("sheet", ["a5", pytest.param("board", marks=pytest.mark.long)])
def test_every_case_of_every_procedure_is_laid_out_and_nothing_runs_off_a_page(procedures, sheet):
    laid_out = 0
    for one in procedures:
        for case in range(max(1, len(one.cases))):
            pages, frame = handout_pages(Told(one, case, DAY), OFFICE, HOURS, sheet=sheet)
            laid_out += 1
            for page in pages:
                offset, last = page[-1]
                assert offset + last.height(frame.text_width) <= frame.text_height, (one.code, case)

    assert laid_out >= len(procedures) == 372


def test_the_lists_of_all_fields_are_drawn(procedures):
    for field in {p.field for p in procedures}:
        rows = [Told(p, 0, DAY) for p in procedures if p.field == field]
        assert field_pdf(field, rows, OFFICE, day=DAY, version="2026-11-22").startswith(b"%PDF")
    assert A4_FRAME.text_width > 400

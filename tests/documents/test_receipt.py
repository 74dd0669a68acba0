"""Form 01 as the citizen and the next officer read it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest

from services.documents.receipt import receipt_pdf
from services.domain.checklist import Paper, PaperState
from services.domain.deadline import Basis, Promise
from services.domain.dossier import FeeLine, Payment, ResultMethod
from services.domain.procedure import TimeUnit
from services.errors import BadFile
from tests.documents.conftest import (
    APPLICANT,
    DUE_AT,
    OFFICE,
    PAPERS,
    PROCEDURE,
    code_on,
    fonts_in,
    is_composed,
    pages_of,
    picture_of,
    sizes_of,
)

A5_POINTS = (148 * 72 / 25.4, 210 * 72 / 25.4)


def text_of(dossier, office=OFFICE, **options):
    return " ".join(pages_of(receipt_pdf(dossier, office, **options)))


def test_both_copies_fit_one_a5_page_each_and_say_whose_they_are(dossier):
    pdf = receipt_pdf(dossier, OFFICE)

    assert sizes_of(pdf) == [pytest.approx(A5_POINTS, abs=0.01)] * 2
    first, second = pages_of(pdf)
    assert "Liên 1: Lưu kèm Phiếu kiểm soát" in first
    assert "Liên 2: Giao người nộp" in second
    assert "Trang 1/1" in first
    assert "Trang 1/1" in second


def test_one_copy_is_the_applicants(dossier):
    (page,) = pages_of(receipt_pdf(dossier, OFFICE, copies=1))

    assert "Liên 2: Giao người nộp" in page


def test_the_page_says_who_what_when_and_by_when(dossier):
    (page,) = pages_of(receipt_pdf(dossier, OFFICE, copies=1))

    for words in (
        "UBND XÃ MẪU",
        "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
        "Xã Mẫu, ngày 20 tháng 11 năm 2026",
        "Vào Sổ theo dõi hồ sơ: Quyển số 01/2026, số thứ tự 4259",
        "Trung tâm Phục vụ hành chính công xã Mẫu tiếp nhận hồ sơ của: TRẦN THỊ MAI ANH",
        "Số định danh: 033 304 000 127 Điện thoại: 0900 000 127",
        "Cấp Giấy xác nhận tình trạng hôn nhân (cấp lại)",
        "Mã thủ tục: 1.004873 Lĩnh vực: Hộ tịch",
        "2. Số lượng hồ sơ: 01 (bộ) 3. Thời gian giải quyết theo quy định: 03 ngày làm việc",
        "4. Thời gian nhận hồ sơ: 09 giờ 42 phút, ngày 20 tháng 11 năm 2026",
        "5. Thời gian trả kết quả: 16 giờ 30 phút, ngày 26 tháng 11 năm 2026 (thứ Năm)",
        "6. Đăng ký nhận kết quả tại: Trung tâm Phục vụ hành chính công xã Mẫu",
        "7. Phí, lệ phí: 15.000 đồng – đã nộp tiền mặt",
        "Khai thác CSDLQG về dân cư",
        "Danh mục tham khảo, cần đơn vị đối chiếu quyết định công bố (bản 2026-11-22).",
        "Trần Thị Mai Anh",
        "Đỗ Thị Ngân",
    ):
        assert words in page
    assert is_composed(page)


def test_a_paper_that_does_not_apply_is_not_listed(dossier):
    assert "Văn bản uỷ quyền" not in text_of(dossier)


def test_the_code_read_by_a_phone_is_the_look_up_address_and_nothing_else(dossier):
    pdf = receipt_pdf(dossier, OFFICE)

    assert code_on(pdf, 0) == code_on(pdf, 1) == OFFICE.lookup_of(dossier.number)


def test_the_code_of_a_bare_number_is_read_as_well(dossier):
    pdf = receipt_pdf(dossier, replace(OFFICE, lookup="{number}"), paper="a4")

    assert code_on(pdf) == dossier.number


def test_nothing_about_the_person_is_in_the_properties_of_the_file(dossier):
    with pypdfium2.PdfDocument(receipt_pdf(dossier, OFFICE)) as document:
        told = " ".join(document.get_metadata_dict().values()).casefold()

    assert dossier.number.casefold() in told
    for secret in (APPLICANT.full_name, APPLICANT.personal_id, APPLICANT.phone):
        assert secret.casefold() not in told


def test_only_our_own_embedded_fonts_are_used(dossier):
    pdf = receipt_pdf(dossier, OFFICE)

    assert all(re.fullmatch(r"[A-Z]{6}\+LiberationSerif(-\w+)?", name) for name in fonts_in(pdf))
    assert pdf.count(b"/FontFile2") == len(fonts_in(pdf)) == 3


def test_equal_dossiers_give_equal_bytes(dossier):
    assert receipt_pdf(dossier, OFFICE) == receipt_pdf(replace(dossier), OFFICE)


def test_decomposed_names_are_printed_composed(dossier_with):
    decomposed = unicodedata.normalize("NFD", "Nguyễn Thị Hường")

    page = text_of(dossier_with(applicant=replace(APPLICANT, full_name=decomposed)))

    assert "NGUYỄN THỊ HƯỜNG" in page
    assert is_composed(page)


@pytest.mark.parametrize("name", ["Hường " * 50, "Ằ" * 300], ids=["of many words", "of one word"])
def test_a_name_of_300_characters_stays_on_the_page(dossier_with, name):
    dossier = dossier_with(applicant=replace(APPLICANT, full_name=name.strip()))

    text = text_of(dossier, copies=1).replace(" ", "")

    assert name.upper().replace(" ", "") in text
    margins = picture_of(receipt_pdf(dossier, OFFICE, copies=1), 0, 72).convert("L")
    assert min(margins.crop((margins.width - 20, 0, margins.width, margins.height)).tobytes()) > 200


def test_signs_of_markup_in_typed_text_stand_for_themselves(dossier_with):
    page = text_of(dossier_with(applicant=replace(APPLICANT, full_name="A <b>& {name} B", address="Số 5 <x>")))

    assert "A <B>& {NAME} B" in page
    assert "Số 5 <x>" in page


def test_thirty_papers_go_on_with_their_head_and_are_counted(dossier_with):
    papers = tuple(Paper(i, f"Giấy tờ thứ {i + 1}", PaperState.HANDED_IN, copies=1) for i in range(30))

    pages = pages_of(receipt_pdf(dossier_with(papers=papers), OFFICE))

    assert len(pages) == 4
    assert [re.search(r"Trang \d/\d", page)[0] for page in pages] == ["Trang 1/2", "Trang 2/2"] * 2
    assert all("Tên giấy tờ" in page for page in pages)
    assert "H31.12-261120-0043 · Trang 2/2" in pages[1]
    assert all(f"Giấy tờ thứ {i + 1}" in pages[0] + pages[1] for i in range(30))


def test_three_more_papers_than_drawn_and_a_remark_still_fit_one_page(dossier_with):
    more = tuple(replace(p, index=p.index + 10) for p in PAPERS[:3])
    dossier = dossier_with(papers=PAPERS + more, promise=Promise(DUE_AT, Basis.SUGGESTED, 3))

    (page,) = pages_of(receipt_pdf(dossier, OFFICE, copies=1))

    assert "Trang 1/1" in page


def test_a_paper_only_shown_and_one_chosen_among_several_say_so(dossier_with):
    papers = (
        Paper(0, "Giấy tờ tuỳ thân", PaperState.HANDED_IN, shown=True, alternative="Hộ chiếu"),
        Paper(1, "Giấy chứng sinh", PaperState.HANDED_IN, copies=2, alternative="Văn bản của người làm chứng"),
    )

    page = text_of(dossier_with(papers=papers), copies=1)

    assert "Xuất trình; Hộ chiếu" in page
    assert "Văn bản của người làm chứng" in page


def test_training_prints_are_marked_and_real_ones_are_not(dossier):
    assert all("DỮ LIỆU GIẢ LẬP" in page for page in pages_of(receipt_pdf(dossier, OFFICE)))
    assert "GIẢ LẬP" not in text_of(dossier, replace(OFFICE, training=False))


@pytest.mark.parametrize(
    ("promise", "words"),
    [
        (Promise(DUE_AT, Basis.CATALOGUE, 3), "quy định: 03 ngày làm việc 4."),
        (Promise(DUE_AT, Basis.CATALOGUE, 0, same_day=True), "quy định: trong ngày 4."),
        (Promise(DUE_AT, Basis.CATALOGUE, 8, TimeUnit.HOUR), "quy định: 08 giờ làm việc 4."),
        (Promise(DUE_AT, Basis.CATALOGUE, 15, TimeUnit.DAY), "quy định: 15 ngày 4."),
        (Promise(DUE_AT, Basis.CATALOGUE, 2, TimeUnit.MONTH), "quy định: 02 tháng 4."),
        (Promise(DUE_AT, Basis.OFFICER), "quy định: Cán bộ hẹn (chưa có trong danh mục) 4."),
    ],
)
def test_the_length_is_said_in_its_own_unit(dossier_with, promise, words):
    assert words in text_of(dossier_with(promise=promise), copies=1)


@pytest.mark.parametrize(
    ("promise", "marked"),
    [
        (Promise(DUE_AT, Basis.CATALOGUE, 3), False),
        (Promise(DUE_AT, Basis.INFERRED_UNIT, 3), True),
        (Promise(DUE_AT, Basis.SUGGESTED, 3), True),
        (Promise(DUE_AT, Basis.OFFICER), True),
        (Promise(DUE_AT, Basis.CATALOGUE, 3, unsure=(date(2026, 11, 24),)), True),
    ],
)
def test_a_promise_nobody_confirmed_is_marked(dossier_with, promise, marked):
    assert ("(thời hạn tham khảo, cần đối chiếu)" in text_of(dossier_with(promise=promise))) is marked


@pytest.mark.parametrize(
    ("fees", "words"),
    [
        ((FeeLine("Lệ phí", 15_000, Payment.TRANSFER),), "7. Phí, lệ phí: 15.000 đồng – đã nộp chuyển khoản"),
        ((FeeLine("Lệ phí", 1_250_000),), "7. Phí, lệ phí: 1.250.000 đồng – chưa nộp"),
        ((FeeLine("Lệ phí", 15_000, Payment.EXEMPT),), "7. Phí, lệ phí: 15.000 đồng – được miễn"),
        ((FeeLine("Lệ phí", None),), "theo quy định của HĐND cấp tỉnh, chưa xác định tại quầy"),
        ((FeeLine("Lệ phí", None, Payment.EXEMPT),), "7. Phí, lệ phí: được miễn"),
        ((FeeLine("Lệ phí", 0, Payment.EXEMPT),), "7. Phí, lệ phí: miễn phí"),
        (
            (FeeLine("Lệ phí", 0, Payment.EXEMPT, exemption="Người khuyết tật (Luật Hộ tịch 2014, Điều 11)"),),
            "7. Phí, lệ phí: được miễn – Người khuyết tật (Luật Hộ tịch 2014, Điều 11)",
        ),
        ((FeeLine("Lệ phí", None, Payment.EXEMPT, exemption="Hộ nghèo"),), "7. Phí, lệ phí: được miễn – Hộ nghèo"),
        ((FeeLine("Phí", None, unknown="pages"),), "7. Phí, lệ phí: tính theo số trang, chưa xác định tại quầy"),
        ((FeeLine("Phí", None, unknown="elsewhere"),), "theo văn bản khác quy định, chưa xác định tại quầy"),
        (
            (FeeLine("Lệ phí", 8_000, Payment.CASH), FeeLine("Phí bản sao", 4_000)),
            "Lệ phí: 8.000 đồng – đã nộp tiền mặt; Phí bản sao: 4.000 đồng – chưa nộp",
        ),
    ],
)
def test_each_fee_is_said_as_it_is(dossier_with, fees, words):
    assert words in text_of(dossier_with(fees=fees), copies=1)


@pytest.mark.parametrize("amount", [None, 0, 15_000])
@pytest.mark.parametrize("payment", Payment)
def test_free_is_never_said_of_a_fee_that_is_not(dossier_with, amount, payment):
    page = text_of(dossier_with(fees=(FeeLine("Lệ phí", amount, payment),)), copies=1)

    assert ("miễn phí" in page) is (amount == 0 and payment is Payment.EXEMPT)


COPIES = FeeLine(
    "Phí chứng thực bản sao",
    10_000,
    Payment.CASH,
    "Thông tư 226/2016/TT-BTC",
    "3 trang × 2 bản: 2 × 2.000\u00a0đ + 1 × 1.000\u00a0đ = 5.000\u00a0đ/bản; 2 bản = 10.000\u00a0đ",
)


def test_an_amount_is_spelled_out_and_says_how_it_was_counted_and_on_which_act(dossier_with):
    page = text_of(dossier_with(fees=(COPIES,)), copies=1)

    assert "7. Phí, lệ phí: 10.000 đồng – đã nộp tiền mặt" in page
    assert "Bằng chữ: Mười nghìn đồng." in page
    assert "Cách tính: 3 trang × 2 bản: 2 × 2.000 đ + 1 × 1.000 đ = 5.000 đ/bản; 2 bản = 10.000 đ" in page
    assert "(Thông tư 226/2016/TT-BTC)" in page


def test_the_sum_of_all_fees_is_spelled_out_once_and_only_when_it_is_known(dossier_with):
    both = (COPIES, FeeLine("Lệ phí", 15_000, explained="mức do cán bộ ghi"))

    assert "Bằng chữ: Hai mươi lăm nghìn đồng." in text_of(dossier_with(fees=both), copies=1)
    assert "; mức do cán bộ ghi" in text_of(dossier_with(fees=both), copies=1)
    for unknown in ((COPIES, FeeLine("Lệ phí", None)), (FeeLine("Lệ phí", 0, Payment.EXEMPT),), ()):
        assert "Bằng chữ" not in text_of(dossier_with(fees=unknown), copies=1)


def test_without_a_fee_there_is_no_line_7(dossier_with):
    page = text_of(dossier_with(fees=()), copies=1)

    assert "7." not in page
    assert "Cách tính" not in page


@pytest.mark.parametrize(
    ("method", "words"),
    [
        (ResultMethod.COUNTER, "tại: Trung tâm Phục vụ hành chính công xã Mẫu"),
        (ResultMethod.POST, "tại: qua bưu chính công ích"),
        (ResultMethod.ELECTRONIC, "tại: bản điện tử"),
    ],
)
def test_the_place_of_the_result_is_named(dossier_with, method, words):
    assert words in text_of(dossier_with(result_method=method), copies=1)


@pytest.mark.parametrize(
    ("address", "commune", "today"),
    [
        ("12 Phan Liêm, Phường Đa Kao, Quận 1, TP.HCM", "2025:26740", "Phường Sài Gòn, Hồ Chí Minh"),
        ("Xã Bảo Khê, TP Hưng Yên, Hưng Yên", "2025:11983", "Phường Sơn Nam, Hưng Yên"),
        ("Xã Bảo Khê, TP Hưng Yên, Hưng Yên", "", ""),
        ("Tổ 2, Phường Sơn Nam, tỉnh Hưng Yên", "2025:11983", ""),
        ("Tổ 2, P. Sài Gòn, TPHCM", "2025:26740", ""),
    ],
)
def test_the_address_stands_as_printed_and_its_commune_of_today_beside_it_once(dossier_with, address, commune, today):
    page = text_of(dossier_with(applicant=replace(APPLICANT, address=address, commune=commune)), copies=1)

    assert f"Địa chỉ: {address}" in page
    assert ("Nay là" in page) == bool(today)
    assert today in page


def test_what_is_unknown_about_the_person_leaves_no_empty_label(dossier_with):
    bare = replace(APPLICANT, personal_id="", phone="", address="")

    page = text_of(dossier_with(applicant=bare, procedure=replace(PROCEDURE, case_title="")), copies=1)

    assert "Số định danh" not in page
    assert "Điện thoại:" not in page
    assert "Địa chỉ" not in page
    assert "()" not in page


def test_an_a4_sheet_carries_the_same_page_in_its_middle(dossier):
    a5, a4 = (receipt_pdf(dossier, OFFICE, copies=1, paper=paper) for paper in ("a5", "a4"))

    assert sizes_of(a4) == [pytest.approx((210 * 72 / 25.4, 297 * 72 / 25.4), abs=0.01)]
    assert pages_of(a4) == pages_of(a5)


def test_a_result_due_in_january_is_written_as_official_papers_write_it(dossier_with):
    due = Promise(DUE_AT + timedelta(days=40), Basis.CATALOGUE, 3)

    assert "ngày 05 tháng 01 năm 2027 (thứ Ba)" in text_of(dossier_with(promise=due), copies=1)


def test_a_units_own_words_win_word_by_word(dossier, tmp_path):
    folder = tmp_path / "tt-03-2025"
    folder.mkdir()
    (folder / "form-01.toml").write_text('title = "GIẤY TIẾP NHẬN"\n[fees]\ncash = "{amount} (tiền mặt)"\n', "utf-8")

    page = text_of(dossier, copies=1, templates=tmp_path)

    assert "GIẤY TIẾP NHẬN Liên 2" in page
    assert "15.000 đồng (tiền mặt)" in page
    assert "Xã Mẫu, ngày 20 tháng 11 năm 2026" in page


@pytest.mark.parametrize(
    "content",
    [
        b"title = ",
        b'title = "\xff"',
        b'register = "{nobody}"',
        b'request = ["<b>{procedure}"]',
        b'register = "{0}"',
        b"title = 1",
    ],
)
def test_a_faulty_file_of_own_words_is_named_and_nobody_in_it(dossier, tmp_path, content):
    folder = tmp_path / "tt-03-2025"
    folder.mkdir()
    (folder / "form-01.toml").write_bytes(content)

    with pytest.raises(BadFile) as caught:
        receipt_pdf(dossier, OFFICE, templates=tmp_path)

    assert caught.value.why == "not_a_template"
    assert "MAI ANH" not in str(caught.value)

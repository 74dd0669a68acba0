"""Form 07 as it is opened in a spreadsheet and read on paper."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO, StringIO
from zipfile import ZipFile

import openpyxl
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.documents.daily_log import daily_log_csv, daily_log_pdf, daily_log_xlsx
from services.domain.dossier import DossierState, ResultMethod
from tests.documents.conftest import DUE_AT, OFFICE, RECEIVED_AT, fonts_in, is_composed, pages_of, sizes_of
from tests.documents.logs import a_line, a_log, a_long_log

FORMULAS = st.tuples(st.sampled_from("=+-@\t\r"), st.text(max_size=30)).map("".join)


at = datetime.fromisoformat


def opened(log, **options):
    return openpyxl.load_workbook(BytesIO(daily_log_xlsx(log)), **options).active


def rows_of(log):
    return list(csv.DictReader(StringIO(daily_log_csv(log).decode("utf-8-sig"))))


def test_a_workbook_holds_real_dates_numbers_and_text():
    returned = a_line(
        1, returned_at=RECEIVED_AT + timedelta(hours=1), state=DossierState.RETURNED, result_method=ResultMethod.POST
    )

    sheet = opened(a_log(returned, a_line(2, fee=None, due_at=None)))

    first, second = ([cell.value for cell in row] for row in sheet.iter_rows(min_row=7, max_row=8))
    assert first[:5] == [
        4156, "H31.12-261120-0001", "Cấp Giấy xác nhận tình trạng hôn nhân", 1, "TRẦN THỊ MAI ANH"
    ]  # fmt: skip
    assert first[5] == "Thôn Đông, phường Sơn Nam, tỉnh Hưng Yên; ĐT 0900000127"
    assert first[7:9] == [at("2026-11-20T09:42:01"), at("2026-11-26T16:30:00")]
    assert first[11:13] == [at("2026-11-20T10:42:00"), "Bưu chính"]
    assert first[15:] == ["Hộ tịch", "Đã trả kết quả", 15_000, "Chưa gửi"]
    assert (second[8], second[17]) == (None, None)
    assert sheet["H7"].number_format == "dd/mm/yyyy hh:mm"
    assert sheet["R7"].number_format == "#,##0"


def test_a_workbook_prints_on_a4_across_with_its_head_on_every_page():
    sheet = opened(a_log(a_line()))

    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.freeze_panes == "C7"
    assert sheet.print_title_rows == "$5:$6"
    assert sheet.oddFooter.right.text == "Trang &P/&N"
    assert sheet.oddFooter.center.text == "DỮ LIỆU GIẢ LẬP"
    heads = [cell.value for row in sheet.iter_rows(min_row=5, max_row=6) for cell in row if cell.value]
    for words in ("TT", "Mã hồ sơ", "Nhận kết quả từ cơ quan giải quyết", "Trả kết quả", "Ký nhận", "Ghi chú"):
        assert words in heads


def test_a_workbook_says_which_day_it_is_and_what_it_adds_up_to():
    void = a_line(3, state=DossierState.VOID, fee=None)

    lines = (a_line(1), a_line(2, returned_at=DUE_AT, synced=True), void)
    sheet = opened(a_log(*lines, requests=5, refusals=1))

    assert sheet["A3"].value == "Ngày 20/11/2026"
    assert sheet["A4"].value == (
        "Đã nhận: 2 hồ sơ · Đã trả: 1 (đúng hạn 1) · Yêu cầu bổ sung: 5 · Từ chối: 1 · Phí, lệ phí đã thu: 30.000 đồng"
        " · Chưa đồng bộ lên nơi nhận: 1 hồ sơ (ghi ở cột Ghi chú)"
    )
    assert sheet["O9"].value == "Đã huỷ số"


def test_nothing_about_a_person_is_in_the_properties_of_the_workbook():
    with ZipFile(BytesIO(daily_log_xlsx(a_log(a_line())))) as parts:
        told = parts.read("docProps/core.xml").decode()

    assert "Sổ theo dõi hồ sơ ngày 20/11/2026" in told
    assert "MAI ANH" not in told


@settings(max_examples=25, deadline=None)
@given(FORMULAS)
def test_text_that_looks_like_a_formula_stays_text_in_a_workbook(text):
    sheet = opened(a_log(a_line(applicant=text, note=text)))

    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


@given(FORMULAS, FORMULAS)
def test_no_cell_of_the_plain_rows_begins_a_formula(name, address):
    (row,) = rows_of(a_log(a_line(applicant=name, address=address, phone="+84900000127", note=f" {name}")))

    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())
    assert row["Số điện thoại"] == "'+84900000127"


def test_plain_rows_carry_a_mark_of_utf8_commas_and_dates_with_their_zone():
    data = daily_log_csv(a_log(a_line(1, applicant='NGUYỄN VĂN "AN", em'), a_line(2, synced=True)))

    assert data.startswith(b"\xef\xbb\xbfTT,")
    first, second = csv.DictReader(StringIO(data.decode("utf-8-sig")))
    assert first["Tên cá nhân, tổ chức"] == 'NGUYỄN VĂN "AN", em'
    assert first["Nhận hồ sơ"] == "2026-11-20T09:42:01+07:00"
    assert first["Phí, lệ phí (đồng)"] == "15000"
    assert (first["Đã gửi lên hệ thống"], second["Đã gửi lên hệ thống"]) == ("Chưa gửi", "Đã gửi")


def test_every_kind_of_book_is_composed():
    log = a_log(a_line(applicant=unicodedata.normalize("NFD", "NGUYỄN THỊ HƯỜNG")))

    assert rows_of(log)[0]["Tên cá nhân, tổ chức"] == "NGUYỄN THỊ HƯỜNG"
    assert opened(log)["E7"].value == "NGUYỄN THỊ HƯỜNG"
    (page,) = pages_of(daily_log_pdf(log))
    assert is_composed(page)
    assert "NGUYỄN THỊ HƯỜNG" in page


def test_a_printed_book_repeats_its_head_and_counts_its_pages():
    pdf = daily_log_pdf(a_long_log(42))

    pages = pages_of(pdf)
    assert [re.search(r"Trang \d/\d", page)[0] for page in pages] == ["Trang 1/3", "Trang 2/3", "Trang 3/3"]
    assert all("Mã hồ sơ" in page and "Phương thức" in page and "Trả kết quả" in page for page in pages)
    assert all("DỮ LIỆU GIẢ LẬP" in page for page in pages)
    assert sizes_of(pdf) == [pytest.approx((841.89, 595.28), abs=0.01)] * 3
    assert all("LiberationSerif" in name for name in fonts_in(pdf))
    numbers = [n for page in pages for n in re.findall(r"H31\.12-261120-\d{4}", page)]
    assert numbers == [f"H31.12-261120-{n:04d}" for n in range(1, 43)]
    assert "Yêu cầu bổ sung: 5" in pages[-1]


def test_a_printed_book_of_a_real_desk_is_not_marked_and_names_nobody_in_its_properties():
    log = a_log(a_line(), office=replace(OFFICE, training=False), last=date(2026, 11, 27))

    pdf = daily_log_pdf(log)

    assert "Từ ngày 20/11/2026 đến ngày 27/11/2026" in pages_of(pdf)[0]
    assert "GIẢ LẬP" not in pages_of(pdf)[0]
    with pypdfium2.PdfDocument(pdf) as document:
        assert "MAI ANH" not in " ".join(document.get_metadata_dict().values())


def test_an_empty_day_gives_books_with_their_head_alone():
    assert rows_of(a_log()) == []
    assert opened(a_log()).max_row == 6
    assert "Đã nhận: 0 hồ sơ" in pages_of(daily_log_pdf(a_log()))[0]


def test_a_line_with_very_long_text_stays_in_its_cells():
    (page,) = pages_of(daily_log_pdf(a_log(a_line(applicant="Ằ" * 300, note="dài " * 60), a_line(2))))

    assert "H31.12-261120-0002" in page


@pytest.mark.long
def test_ten_thousand_lines_are_all_there():
    log = a_long_log(10_000)

    assert len(rows_of(log)) == 10_000
    assert opened(log, read_only=True).max_row == 10_006
    with pypdfium2.PdfDocument(daily_log_pdf(log)) as document:
        last = re.sub(r"\s+", " ", document[len(document) - 1].get_textpage().get_text_range())
        assert f"Trang {len(document)}/{len(document)}" in last
    assert "H31.12-261120-10000" in last


def test_who_came_for_the_applicant_stands_before_the_note():
    (row,) = rows_of(a_log(a_line(came="Lê Văn Thay", note="gửi kèm ảnh", synced=True)))
    (void,) = rows_of(a_log(a_line(came="Lê Văn Thay", state=DossierState.VOID, void_reason="nhầm", note="")))

    assert row["Ghi chú"] == "Người nộp: Lê Văn Thay; gửi kèm ảnh"
    assert void["Ghi chú"] == "Đã huỷ số; nhầm; Người nộp: Lê Văn Thay"

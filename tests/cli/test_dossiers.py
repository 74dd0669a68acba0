"""`show`, `find`, `receipt`, `daily-log`."""

import csv
import io
from uuid import UUID

import openpyxl
import pypdfium2
import pytest

from tests.cli.commands import ACCOUNTANT, OFFICER, SUPERVISOR, form, lines

NUMBER = "H31.12-261120-2001"


def _text(path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_a_dossier_is_shown_whole_with_its_history_and_uploads(busy):
    done = busy.as_(OFFICER, "show", NUMBER)
    unknown = busy.as_(OFFICER, "show", "H31.12-261120-2999")

    assert done.one["applicant"]["personal_id"] == "033301000001"
    assert done.one["promise"]["due_at"] == "2026-11-26T16:30:00+07:00"
    assert done.one["promise"]["holidays"][0]["day"] == "2026-11-24"
    assert [p["state"] for p in done.one["papers"]].count("from_database") == 2
    assert [(h["event"], h["actor"]) for h in done.one["history"]] == [("received", OFFICER), ("viewed", OFFICER)]
    assert [u["kind"] for u in done.one["uploads"]] == ["dossier"]
    assert (unknown.status, unknown.error["error"]) == (1, "UnknownDossier")
    assert "H31.12-261120-2999" in unknown.error["message"]


def test_two_counters_that_received_one_matter_are_named_to_each_other_and_both_stay(busy):
    again = busy.as_(OFFICER, "register", stdin=lines(form(id=str(UUID(int=77))))).one["number"]

    first, second = busy.as_(OFFICER, "show", NUMBER).one, busy.as_(OFFICER, "show", again).one

    assert [(twin["number"], twin["why"]) for twin in first["twins"]] == [(again, ["open"])]
    assert [(twin["number"], twin["state"]) for twin in second["twins"]] == [(NUMBER, "received")]


def test_a_companys_dossier_is_shown_with_who_came_and_found_by_them(busy):
    company = {"kind": "company", "full_name": "CÔNG TY MẪU", "tax_code": "0314409058"}
    who = {
        "full_name": "Lê Văn Thay",
        "personal_id": "033090000003",
        "basis": "staff",
        "document": "giấy giới thiệu số 5",
    }
    row = form(id=str(UUID(int=78)), applicant=company, representative=who)
    row.pop("card", None)

    number = busy.as_(OFFICER, "register", stdin=lines(row)).one["number"]
    shown = busy.as_(OFFICER, "show", number).one

    assert (shown["applicant"]["kind"], shown["terms"]["representative"]["full_name"]) == ("company", "Lê Văn Thay")
    assert [found["number"] for found in busy.as_(OFFICER, "find", "le van thay").out] == [number]


@pytest.mark.parametrize("text", ["mau tran", "261120 2001", "000001", "Mẫu", "HÔN NHÂN"])
def test_a_dossier_is_found_without_diacritics_and_by_last_digits(busy, text):
    assert [row["number"] for row in busy.as_(OFFICER, "find", text).out] == [NUMBER]


def test_what_is_found_hides_the_personal_number_and_can_be_limited(busy):
    row = busy.as_(OFFICER, "find", "mau").one
    nothing = busy.as_(OFFICER, "find", "khong co ai")
    none = busy.as_(OFFICER, "find", "mau", "--limit", "0")

    assert row["personal_id"] == "0333••••0001"
    assert (nothing.status, nothing.out) == (0, [])
    assert (none.status, none.error["field"]) == (1, "limit")


def test_a_receipt_is_printed_again_and_marked_as_training(busy, tmp_path):
    done = busy.as_(OFFICER, "receipt", NUMBER, "--out", tmp_path / "in" / "giấy.pdf", "--paper", "a4")

    assert done.one == {"number": NUMBER, "form": "01", "out": str(tmp_path / "in" / "giấy.pdf")}
    words = _text(tmp_path / "in" / "giấy.pdf")
    assert NUMBER in words
    assert "DỮ LIỆU GIẢ LẬP" in words
    assert "Trần Thị Mẫu" in words


def test_forms_02_and_03_are_printed_by_their_own_numbers(busy, tmp_path):
    with busy.inside() as (desk, by):
        from services.domain.intake_form import form_from

        slip = desk.intake.request_papers(by, form_from(form(components=[])))
        refused = form_from(form(id="0b9f0000-0000-4000-8000-0000000000bb"))
        desk.intake.refuse(by, refused, "khong-tham-quyen", "Nộp tại xã Thử")

    request = busy.as_(OFFICER, "receipt", str(slip.number), "--form", "02", "--out", tmp_path / "02.pdf")
    refusal = busy.as_(OFFICER, "receipt", "1", "--form", "03", "--out", tmp_path / "03.pdf")
    unknown = busy.as_(OFFICER, "receipt", "7", "--form", "03", "--out", tmp_path / "7.pdf")
    by_number = busy.as_(OFFICER, "receipt", NUMBER, "--form", "02", "--out", tmp_path / "8.pdf")

    assert request.status == refusal.status == 0
    assert "Tờ khai cấp Giấy xác nhận" in " ".join(_text(tmp_path / "02.pdf").split())
    assert "Không thuộc thẩm quyền" in " ".join(_text(tmp_path / "03.pdf").split())
    assert unknown.error["error"] == "UnknownEntry"
    assert by_number.error["field"] == "number"
    assert not (tmp_path / "7.pdf").exists()


def test_a_receipt_that_cannot_be_written_is_refused_by_its_path(busy, tmp_path):
    (tmp_path / "file").write_text("", "utf-8")

    done = busy.as_(OFFICER, "receipt", NUMBER, "--out", tmp_path / "file" / "giấy.pdf")
    unknown = busy.as_(OFFICER, "receipt", "H31.12-261120-2002", "--out", tmp_path / "x.pdf")

    assert (done.status, done.error["error"]) == (1, "BadFile")
    assert unknown.error["error"] == "UnknownDossier"


def test_the_register_of_a_day_is_written_as_workbook_book_and_rows(busy, tmp_path):
    spiteful = form(id="0b9f0000-0000-4000-8000-0000000000cc", note="=HYPERLINK(1)")
    busy.as_(OFFICER, "register", stdin=lines(spiteful))
    span = ["daily-log", "--day", "2026-11-20", "--to", "2027-03-01", "--out"]

    done = busy.as_(SUPERVISOR, *span, tmp_path / "sổ.csv")
    busy.as_(ACCOUNTANT, *span, tmp_path / "sổ.xlsx")
    busy.as_(SUPERVISOR, *span, tmp_path / "sổ.pdf")

    assert done.one == {"from": "2026-11-20", "to": "2027-03-01", "lines": 2, "out": str(tmp_path / "sổ.csv")}
    rows = list(csv.reader(io.StringIO((tmp_path / "sổ.csv").read_text("utf-8-sig"))))
    assert any(NUMBER in row for row in rows)
    cells = [cell for row in rows for cell in row]
    assert any("=HYPERLINK(1)" in cell for cell in cells)
    assert not any(cell.startswith("=") for cell in cells)
    cells = {cell.value for row in openpyxl.load_workbook(tmp_path / "sổ.xlsx").active for cell in row}
    assert NUMBER in cells
    assert NUMBER in _text(tmp_path / "sổ.pdf")


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (["--day", "2026-02-30", "--out", "x.csv"], "day"),
        (["--day", "2026-11-20", "--to", "hôm nay", "--out", "x.csv"], "to"),
        (["--day", "2026-11-20", "--to", "2026-11-19", "--out", "x.csv"], "to"),
        (["--day", "2026-11-20", "--out", "x.doc"], "out"),
    ],
)
def test_a_day_or_file_that_cannot_be_is_named(busy, words, field):
    done = busy.as_(SUPERVISOR, "daily-log", *words)

    assert (done.status, done.error["error"], done.error["field"]) == (1, "InvalidForm", field)


def test_exceptions_are_put_out_or_written(busy, tmp_path):
    collected = form(id="0b9f0000-0000-4000-8000-0000000000dd")
    collected["components"] = [
        *(c for c in collected["components"] if c["index"] != 2),
        {"index": 2, "reason": "data_wrong"},
    ]
    (received,) = busy.as_(OFFICER, "register", stdin=lines(collected)).out
    span = ["exceptions", "--from", "2026-11-01", "--to", "2026-11-30"]

    told = busy.as_(SUPERVISOR, *span).out
    done = busy.as_(SUPERVISOR, *span, "--out", tmp_path / "x.csv").one

    assert [(o["kind"], o["subject"], o["reason"]) for o in told] == [
        ("paper_collected", received["number"], "data_wrong")
    ]
    assert done == {"from": "2026-11-01", "to": "2026-11-30", "lines": 1, "out": str(tmp_path / "x.csv")}
    assert received["number"] in (tmp_path / "x.csv").read_text("utf-8-sig")
    assert busy.as_(OFFICER, *span).error["error"] == "NotAllowed"

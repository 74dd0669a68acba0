"""`catalogue handout` writes what to bring."""

from __future__ import annotations

from tests.cli.commands import OFFICER, VOLUNTEER
from tests.documents.conftest import pages_of


def text_of(path):
    return " ".join(pages_of(path.read_bytes()))


def test_a_volunteer_writes_the_handout_of_a_case_and_its_board_sheet(desk, tmp_path):
    small, large = tmp_path / "a5.pdf", tmp_path / "to.pdf"

    told = desk.as_(VOLUNTEER, "catalogue", "handout", "1.013225", "--case", "2", "--out", str(small))
    board = desk.as_(VOLUNTEER, "catalogue", "handout", "1.013225", "--case", "2", "--board", "--out", str(large))

    assert (told.status, board.status) == (0, 0)
    assert told.one == {"code": "1.013225", "case": 2, "field": "", "out": str(small)}
    assert "CẦN MANG" in text_of(small)
    assert "DỮ LIỆU GIẢ LẬP" in text_of(large)


def test_the_list_of_a_field_is_written(desk, tmp_path):
    out = tmp_path / "ho-tich.pdf"

    assert desk.as_(OFFICER, "catalogue", "handout", "--field", "Hộ tịch", "--out", str(out)).status == 0

    assert "THỦ TỤC LĨNH VỰC HỘ TỊCH" in text_of(out)


def test_what_cannot_be_handed_out_is_refused_by_name(desk, tmp_path):
    out = ("--out", str(tmp_path / "x.pdf"))

    neither = desk.as_(OFFICER, "catalogue", "handout", *out)
    nowhere = desk.as_(OFFICER, "catalogue", "handout", "9.999999", *out)
    no_case = desk.as_(OFFICER, "catalogue", "handout", "1.004873", "--case", "9", *out)

    assert [r.error["error"] for r in (neither, nowhere, no_case)] == ["InvalidForm", "UnknownProcedure", "InvalidForm"]
    assert no_case.error["field"] == "case"
    assert not (tmp_path / "x.pdf").exists()


def test_the_process_control_sheet_of_a_dossier_is_written(busy, tmp_path):
    (number,) = [row["number"] for row in busy.as_(OFFICER, "find", "").out]
    out = tmp_path / "kiem-soat.pdf"

    told = busy.as_(OFFICER, "receipt", number, "--form", "06", "--out", str(out))

    assert told.one == {"number": number, "form": "06", "out": str(out)}
    assert "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ" in text_of(out)
    assert number in text_of(out)

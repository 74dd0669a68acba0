"""`move … undo` and `move … correct`: a reception taken back, and what was taken down wrongly put right."""

import pypdfium2
import pytest

from tests.cli.commands import MORNING, OFFICER, SUPERVISOR, VOLUNTEER, at, form, lines
from tests.cli.conftest import connect

NUMBER = "H31.12-261120-2001"
HOUR_LATER = at("2026-11-20 09:30:00")
SECONDS_LATER = at("2026-11-20 08:30:05")
"""The commands' clock goes on while they start."""
NOBODY = "http://127.0.0.1:9"
RIGHT = ("move", NUMBER, "correct", "--set", "applicant.full_name=Trần Thị Mẫn")


def test_a_reception_is_taken_back_within_its_seconds_and_waits_as_a_sheet(desk):
    desk.as_(OFFICER, "register", stdin=lines(form()), **at(MORNING))

    undone = desk.as_(OFFICER, "move", NUMBER, "undo", **SECONDS_LATER).one

    assert (undone["state"], undone["numbers"], len(undone["forms"])) == ("void", [NUMBER], 1)
    checked = desk("verify").one
    assert (checked["whole"], checked["received"], checked["outbox"]["withdrawn"]) == (True, 1, 1)
    assert connect(desk, NOBODY)("deliver", **HOUR_LATER).one["tried"] == 0
    again = desk.as_(OFFICER, "register", stdin=lines(form(id=undone["forms"][0])), **HOUR_LATER).one
    assert again["number"] == "H31.12-261120-2002"
    assert desk.as_(OFFICER, "show", NUMBER).one["state"] == "void"


def test_what_was_just_received_waits_ten_seconds_even_when_everything_is_hurried(desk):
    desk.as_(OFFICER, "register", stdin=lines(form()), **at(MORNING))

    desk = connect(desk, NOBODY)
    early = desk("deliver", "--now", **SECONDS_LATER).one
    late = desk("deliver", **at("2026-11-20 08:30:20")).one

    assert (early["tried"], early["next_due"][:18]) == (0, "2026-11-20T08:30:1")
    assert late["tried"] == 1


@pytest.mark.parametrize("later", [HOUR_LATER, at("2026-11-20 08:30:25")])
def test_later_it_is_too_late_and_the_way_out_is_told(busy, later):
    refused = busy.as_(OFFICER, "move", NUMBER, "undo", **later)

    assert (refused.status, refused.error["error"]) == (1, "TooLateToUndo")
    assert "Đính chính" in refused.error["message"]


def test_a_receipt_written_to_a_file_cannot_be_taken_back(desk, tmp_path):
    desk.as_(OFFICER, "register", "--receipts", str(tmp_path), stdin=lines(form()), **at(MORNING))

    refused = desk.as_(OFFICER, "move", NUMBER, "undo", **SECONDS_LATER)

    assert refused.error["error"] == "TooLateToUndo"
    assert "đã in hoặc đã lưu" in refused.error["message"]


def test_a_receipt_that_could_not_be_written_leaves_the_way_open(desk, tmp_path):
    (tmp_path / "tep").write_text("không phải thư mục", "utf-8")
    desk.as_(OFFICER, "register", stdin=lines(form()), **at(MORNING))

    failed = desk.as_(OFFICER, "receipt", NUMBER, "--out", str(tmp_path / "tep" / "giay.pdf"), **at(MORNING))

    assert failed.error["error"] == "BadFile"
    assert desk.as_(OFFICER, "move", NUMBER, "undo", **SECONDS_LATER).one["state"] == "void"


def test_a_wrong_name_is_put_right_shown_with_its_reason_and_printed_anew(busy, tmp_path):
    right = busy.as_(OFFICER, *RIGHT, "--set", "note=gọi trước", "--reason", "Gõ nhầm", **HOUR_LATER).one

    assert (right["version"], right["corrected"]) == (2, ["applicant.full_name", "note"])
    shown = busy.as_(OFFICER, "show", NUMBER, **HOUR_LATER).one
    assert shown["applicant"]["full_name"] == "Trần Thị Mẫn"
    (made,) = shown["corrections"]
    assert (made["actor"], made["reason"], made["at"][:16]) == (OFFICER, "Gõ nhầm", "2026-11-20T09:30")
    assert made["changes"][0] == {
        "place": "applicant.full_name", "before": "Trần Thị Mẫu", "after": "Trần Thị Mẫn",
    }  # fmt: skip
    assert [row["kind"] for row in shown["uploads"]] == ["dossier", "update"]
    out = tmp_path / "giay.pdf"
    busy.as_(OFFICER, "receipt", NUMBER, "--out", str(out))
    with pypdfium2.PdfDocument(out) as document:
        text = document[0].get_textpage().get_text_range()
    assert "Trần Thị Mẫn" in text
    assert "Đính chính lần 1, ngày 20/11/2026" in text


def test_a_correction_that_cannot_be_is_told_at_its_place(busy):
    def refused(*options):
        return busy.as_(OFFICER, "move", NUMBER, "correct", *options).error

    assert refused("--set", "number=1", "--reason", "x")["field"] == "number"
    assert refused("--set", "applicant.phone=12", "--reason", "x")["field"] == "applicant.phone"
    assert refused("--set", "note=x", "--reason", " ")["field"] == "reason"
    for wrong in (("--set", "note"), ("--set", "note=a", "--set", "note=b")):
        assert refused(*wrong, "--reason", "x")["field"] == "set"


def test_roles_hold_for_mistakes_as_for_everything(busy):
    busy.as_(OFFICER, "move", NUMBER, "return", **HOUR_LATER)

    for who in (VOLUNTEER, OFFICER):
        assert busy.as_(who, *RIGHT, "--reason", "x", **HOUR_LATER).error["error"] == "NotAllowed"
    assert busy.as_(SUPERVISOR, *RIGHT, "--reason", "x", **HOUR_LATER).one["state"] == "returned"
    assert busy.as_(VOLUNTEER, "move", NUMBER, "undo").error["error"] == "NotAllowed"

"""`move`: what happens to a dossier after it was received, by command."""

import pypdfium2

from tests.cli.commands import MORNING, OFFICER, SUPERVISOR, VOLUNTEER, at

NUMBER = "H31.12-261120-2001"
MONDAY = at("2026-11-23 09:00:00")
THURSDAY = at("2026-11-26 09:00:00")


def test_papers_are_asked_for_and_the_clock_stands_until_they_come(busy):
    reason = "Bản sao hợp đồng thuê nhà\nTờ khai ký lại, vì thiếu chữ ký"

    asked = busy.as_(OFFICER, "move", NUMBER, "supplement-request", "--reason", reason, **MONDAY).one
    found = busy.as_(OFFICER, "find", "mau", **THURSDAY).one
    came = busy.as_(OFFICER, "move", NUMBER, "supplement-received", **THURSDAY).one
    again = busy.as_(OFFICER, "move", NUMBER, "supplement-received", **THURSDAY)

    assert (asked["state"], found["mark"]) == ("supplement", "waits_citizen")
    assert (came["state"], came["due_at"]) == ("received", "2026-11-30T16:30:00+07:00")
    assert [s for s in came["because"] if "bổ sung" in s] == [
        "Yêu cầu bổ sung lúc 09:00 Thứ Hai 23/11/2026: thời hạn dừng lại.",
        "Nhận đủ giấy bổ sung lúc 09:00 Thứ Năm 26/11/2026: tính tiếp phần thời hạn còn lại.",
    ]
    assert (again.status, again.error["error"]) == (1, "WrongState")
    shown = busy.as_(OFFICER, "show", NUMBER).one
    assert shown["because"] == came["because"]
    assert shown["terms"]["pauses"][0]["reason"] == reason


def test_form_02_of_a_received_dossier_names_it_and_every_paper(busy, tmp_path):
    busy.as_(OFFICER, "move", NUMBER, "supplement-request", "--reason", "Bản sao A\nBản chính B", **at(MORNING))

    out = tmp_path / "02.pdf"
    assert busy.as_(OFFICER, "receipt", "1", "--form", "02", "--out", str(out)).status == 0

    with pypdfium2.PdfDocument(out) as document:
        text = document[0].get_textpage().get_text_range()
    assert NUMBER in text
    assert "Bản sao A" in text
    assert "Bản chính B" in text


def test_a_second_request_needs_its_reason(busy):
    ask = ("move", NUMBER, "supplement-request", "--reason", "Thiếu ảnh")
    busy.as_(OFFICER, *ask, **MONDAY)
    busy.as_(OFFICER, "move", NUMBER, "supplement-received", **MONDAY)

    refused = busy.as_(OFFICER, *ask, **MONDAY)

    assert (refused.error["error"], refused.error["field"]) == ("OverrideNeeded", "override")
    assert busy.as_(OFFICER, *ask, "--override", "Ảnh nộp bị mờ", **MONDAY).one["state"] == "supplement"


def test_a_promise_is_put_off_once_and_by_a_supervisor(busy, tmp_path):
    extend = ("move", NUMBER, "extend", "--due", "2026-12-03", "--reason", "Chờ xác minh")

    refused = busy.as_(OFFICER, *extend, **MONDAY)
    later = busy.as_(SUPERVISOR, *extend, **MONDAY).one
    twice = busy.as_(SUPERVISOR, *extend, **MONDAY)
    bad = busy.as_(SUPERVISOR, "move", NUMBER, "extend", "--due", "mai", "--reason", "x")

    assert refused.error["error"] == "NotAllowed"
    assert later["due_at"] == "2026-12-03T16:30:00+07:00"
    assert (twice.status, twice.error["error"]) == (1, "AlreadyExtended")
    assert bad.error["field"] == "due_on"
    out = tmp_path / "04.pdf"
    assert busy.as_(OFFICER, "receipt", NUMBER, "--form", "04", "--out", str(out)).one["form"] == "04"
    assert out.read_bytes().startswith(b"%PDF")


def test_a_dossier_of_this_office_waits_for_no_other_commune(busy):
    refused = busy.as_(OFFICER, "move", NUMBER, "competent-received")

    assert (refused.status, refused.error["error"]) == (1, "NotElsewhere")


def test_results_are_handed_over_and_numbers_voided_by_command(busy):
    assert busy.as_(VOLUNTEER, "move", NUMBER, "return").error["error"] == "NotAllowed"
    assert busy.as_(SUPERVISOR, "move", NUMBER, "void", "--reason", "Bấm nhầm").one["state"] == "void"
    assert busy.as_(OFFICER, "move", NUMBER, "return").error["error"] == "WrongState"

"""`move … result-ready`, `move … return` with a result, `feedback`."""

from __future__ import annotations

from tests.cli.commands import OFFICER, VOLUNTEER, at
from tests.files.papers import pdf

NUMBER = "H31.12-261120-2001"
FRIDAY = at("2026-11-20 14:00:00")


def test_a_result_is_recorded_with_its_document_and_then_handed_over(busy, tmp_path):
    file = tmp_path / "ket-qua.pdf"
    file.write_bytes(pdf())
    said = (
        "--file",
        str(file),
        "--result-number",
        "12/2026",
        "--result-date",
        "2026-11-20",
        "--result-title",
        "Bản sao",
    )

    ready = busy.as_(OFFICER, "move", NUMBER, "result-ready", *said, **FRIDAY).one
    shown = busy.as_(OFFICER, "show", NUMBER, **FRIDAY).one
    done = busy.as_(OFFICER, "move", NUMBER, "return", **FRIDAY).one

    assert (ready["state"], done["state"]) == ("ready", "returned")
    result = shown["terms"]["result"]
    assert (result["number"], result["issued_on"], result["title"], result["file"]["kind"]) == (
        "12/2026", "2026-11-20", "Bản sao", "pdf",
    )  # fmt: skip


def test_a_result_can_be_recorded_with_the_handing_over(busy):
    done = busy.as_(OFFICER, "move", NUMBER, "return", "--result-number", "7", **FRIDAY).one

    assert done["state"] == "returned"
    assert busy.as_(OFFICER, "show", NUMBER, **FRIDAY).one["terms"]["result"]["number"] == "7"


def test_what_cannot_be_of_a_result_names_its_option(busy, tmp_path):
    bad_day = busy.as_(OFFICER, "move", NUMBER, "result-ready", "--result-date", "mai", **FRIDAY)
    no_file = busy.as_(OFFICER, "move", NUMBER, "result-ready", "--file", str(tmp_path / "x.pdf"), **FRIDAY)
    not_allowed = busy.as_(VOLUNTEER, "move", NUMBER, "result-ready", **FRIDAY)

    assert (bad_day.error["error"], bad_day.error["field"]) == ("InvalidForm", "result_date")
    assert (no_file.error["error"], no_file.error["field"]) == ("PaperUnfit", "result_file")
    assert not_allowed.error["error"] == "NotAllowed"


def test_a_citizen_s_word_is_taken_once_the_result_was_handed_over(busy):
    early = busy.as_(OFFICER, "feedback", NUMBER, "--rating", "good", **FRIDAY)
    busy.as_(OFFICER, "move", NUMBER, "return", **FRIDAY)
    said = busy.as_(OFFICER, "feedback", NUMBER, "--rating", "fair", "--text", "Chờ hơi lâu", **FRIDAY)
    twice = busy.as_(OFFICER, "feedback", NUMBER, "--rating", "good", **FRIDAY)

    assert [one.error["error"] for one in (early, twice)] == ["WrongState"] * 2
    assert said.one["state"] == "returned"
    kept = busy.as_(OFFICER, "show", NUMBER, **FRIDAY).one["terms"]["feedback"]
    assert (kept["rating"], kept["text"]) == ("fair", "Chờ hơi lâu")

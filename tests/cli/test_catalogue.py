"""`catalogue`: reading it, looking at what a source would change, accepting it, handing it on."""

from __future__ import annotations

import json

import pytest

from tests.cli.commands import OFFICER, SUPERVISOR, VOLUNTEER
from tests.receivers.list_side import LIST, ListSide, answers, detail
from tests.receivers.other_side import page

CODE = "1.004873"


@pytest.fixture
def there():
    side = ListSide()
    yield side
    side.stop()


def exported(desk, tmp_path, name="ra.json"):
    """Return the desk's catalogue as it was written out."""
    file = tmp_path / name
    assert desk.as_(OFFICER, "catalogue", "export", file).one["procedures"] == 372
    return file


def changed(file, **fields):
    """Change one row of a file in our format."""
    content = json.loads(file.read_bytes())
    row = next(row for row in content["procedures"] if row["code"] == CODE)
    row.update(fields)
    file.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return file


def test_everybody_reads_the_catalogue_and_one_procedure(desk):
    listed = desk.as_(VOLUNTEER, "catalogue", "list")
    shown = desk.as_(VOLUNTEER, "catalogue", "show", CODE).one

    assert len(listed.out) == 372
    (one,) = [row for row in listed.out if row["code"] == CODE]
    assert (one["confidence"], one["sources"], one["active"]) == ("high", ["S1", "S2"], True)
    assert (shown["code"], shown["time"]["value"], len(shown["cases"][0]["components"])) == (CODE, 3, 6)
    assert shown["catalogue"] == one["catalogue"] == "2026-11-22"
    unknown = desk.as_(VOLUNTEER, "catalogue", "show", "9.999999")
    assert (unknown.status, unknown.error["error"]) == (1, "UnknownProcedure")


def test_an_import_is_looked_at_first_and_then_accepted(desk, tmp_path):
    file = changed(exported(desk, tmp_path), name="Tên mới")

    looked = desk.as_(SUPERVISOR, "catalogue", "import", file)
    *_, untouched = desk.as_(SUPERVISOR, "catalogue", "changes").out
    accepted = desk.as_(SUPERVISOR, "catalogue", "import", file, "--accept", "--valid-from", "2026-12-01")

    row, counts = looked.out
    assert (row["code"], row["change"], [c["field"] for c in row["changes"]]) == (
        CODE,
        "changed",
        ["name"],
    )
    assert (counts["changed"], counts["same"], counts["batch"], counts["kind"]) == (1, 371, "", "json")
    assert untouched["batch"] == "2026-11-22"
    batch = accepted.out[-1]["batch"]
    assert accepted.out[-1]["valid_from"] == "2026-12-01"
    *_, last = desk.as_(OFFICER, "catalogue", "changes").out
    assert (last["batch"], last["source"], last["accepted_by"]) == (batch, "json: ra.json", SUPERVISOR)
    (told,) = desk.as_(OFFICER, "catalogue", "changes", batch).out
    assert told["changes"] == row["changes"]
    assert desk.as_(OFFICER, "catalogue", "show", CODE, "--catalogue", batch).one["name"] == "Tên mới"
    assert desk.as_(OFFICER, "catalogue", "show", CODE, "--catalogue", "2026-11-22").one["name"] != "Tên mới"


def test_a_first_batch_added_everything_and_an_unknown_one_is_named(desk):
    first = desk.as_(OFFICER, "catalogue", "changes", "2026-11-22")
    unknown = desk.as_(OFFICER, "catalogue", "changes", "2020")

    assert {row["change"] for row in first.out} == {"added"}
    assert (unknown.status, unknown.error["field"]) == (1, "batch")


def test_a_workbook_is_written_and_read_back(desk, tmp_path):
    file = exported(desk, tmp_path, "sửa.xlsx")

    (counts,) = desk.as_(SUPERVISOR, "catalogue", "import", file, "--whole").out

    assert (counts["same"], counts["closed"], counts["kind"], counts["source"]) == (372, 0, "xlsx", "sửa.xlsx")


def test_the_programs_own_catalogue_is_offered_where_the_unit_left_it(desk, tmp_path):
    file = changed(exported(desk, tmp_path), tier=3)
    desk.as_(SUPERVISOR, "catalogue", "import", file, "--accept", "--valid-from", "2026-11-01")

    *rows, counts = desk.as_(SUPERVISOR, "catalogue", "import", "shipped", "--accept", "--leave-out", CODE).out

    assert [(row["code"], row["changes"]) for row in rows] == [(CODE, [{"field": "tier", "before": "3", "after": "1"}])]
    assert (counts["kind"], counts["batch"]) == ("shipped", "")


def test_the_national_list_is_read_over_the_line_and_what_does_not_answer_is_named(desk, tmp_path, there):
    new = {"MATTHC": "9.000001", "TENTTHC": "Thủ tục mới", "CAPTHUCHIEN": [{"CAPTHUCHIEN": "3"}]}
    other = {"MATTHC": "9.000002", "TENTTHC": "Việc của tỉnh", "CAPTHUCHIEN": [{"CAPTHUCHIEN": "1"}]}
    silent = {"MATTHC": "2.000815", "TENTTHC": "Chứng thực"}
    there.pages = {
        LIST: answers(new, other, silent, {"TENTTHC": "?", "CAPTHUCHIEN": "3"}, twice=True),
        detail("9.000001"): answers({**new, "THANHPHANHOSO": [{"GIAYTO": [{"TENGIAYTO": "Đơn", "SOBANCHINH": "1"}]}]}),
        detail("2.000815"): page(500, "Lỗi"),
    }

    *rows, counts = desk.as_(SUPERVISOR, "catalogue", "import", there.url).out

    assert [(row["code"], row["change"]) for row in rows] == [
        ("9.000001", "added"),
        ("2.000815", "faulty"),
        ("", "faulty"),
    ]
    assert rows[0]["remarks"][0]["kind"] == "new_paper"
    assert [fault["field"] for fault in rows[1]["faults"]] == ["LayThuTuc"]
    assert (counts["kind"], counts["source"], counts["closed"]) == ("national", "127.0.0.1", 0)
    assert there.asked == [LIST, detail("9.000001"), detail("2.000815")]


def test_a_list_whose_place_falls_silent_is_given_up(desk, there):
    codes = ["2.000815", "2.000884", CODE, "1.001193", "2.000635", "1.001612", "1.001699"]
    there.pages = {LIST: answers(*({"MATTHC": code, "TENTTHC": "x"} for code in codes))}

    refused = desk.as_(SUPERVISOR, "catalogue", "import", there.url)

    assert (refused.status, refused.error["error"]) == (1, "SourceFailed")
    assert len(there.asked) == 6


def test_a_file_at_an_address_is_a_file(desk, tmp_path, there):
    from tests.receivers.other_side import http

    there.pages = {"/ra.json": http(200, exported(desk, tmp_path).read_bytes())}

    (counts,) = desk.as_(SUPERVISOR, "catalogue", "import", f"{there.url}/ra.json").out

    assert (counts["same"], counts["kind"]) == (372, "json")


@pytest.mark.parametrize(
    ("args", "error"),
    [
        (["import", "khong-co.json"], "BadFile"),
        (["import", "http://danh-muc.example"], "LoopbackOnly"),
        (["import", "shipped", "--valid-from", "mai"], "InvalidForm"),
        (["export", "ra.docx"], "InvalidForm"),
    ],
)
def test_what_cannot_be_done_is_named(desk, args, error):
    refused = desk.as_(SUPERVISOR, "catalogue", *args)

    assert (refused.status, refused.error["error"]) == (1, error)


def test_an_officer_reads_and_does_not_change(desk, tmp_path):
    refused = desk.as_(OFFICER, "catalogue", "import", "shipped")

    assert (refused.status, refused.error["error"]) == (1, "NotAllowed")

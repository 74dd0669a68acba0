"""`register`: one form a line in, one receipt a line out, whatever the lines hold."""

import json
import signal
import unicodedata
from uuid import uuid4

import pytest

from tests.cli.commands import MORNING, OFFICER, at, form, lines, read
from tests.cli.conftest import on_a_read_only_disk


def _other(**changes):
    """Return a form of an id of its own."""
    return form(**{"id": str(uuid4()), **changes})


def _person(**changes):
    return {"applicant": {**form()["applicant"], **changes}, "card": ""}


def test_the_documented_form_gets_the_documented_number_and_promise(desk, tmp_path):
    receipts = tmp_path / "giấy tiếp nhận"

    done = desk.as_(OFFICER, "register", "--receipts", receipts, stdin=lines(form()), **at(MORNING))

    assert done.status == 0
    assert done.one["id"] == form()["id"]
    assert done.one["number"] == "H31.12-261120-2001"
    assert done.one["received_at"].startswith("2026-11-20T08:30:")
    assert done.one["due_at"] == "2026-11-26T16:30:00+07:00"
    assert (done.one["state"], done.one["receiver"], done.one["fees"]) == ("received", "province", [])
    assert (done.one["queued"], done.one["known"]) == (True, False)
    assert done.one["receipt"] == str(receipts / "H31.12-261120-2001.pdf")
    assert (receipts / "H31.12-261120-2001.pdf").read_bytes().startswith(b"%PDF-")


def test_a_form_that_is_known_gets_the_receipt_it_has(busy):
    again = busy.as_(OFFICER, "register", stdin=lines(form(note="gửi lại"), _other()))

    assert (again.out[0]["number"], again.out[0]["known"]) == ("H31.12-261120-2001", True)
    assert again.out[1]["number"] != again.out[0]["number"]
    assert again.status == 0


def test_each_receipt_is_there_before_the_next_form_is_given(desk):
    with desk.start("register", "--as", OFFICER) as running:
        for _ in range(2):
            one = _other()
            running.stdin.write(lines(one).encode())
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == one["id"]
        out, err = running.communicate(timeout=60)

    assert (running.returncode, out, err) == (0, b"", b"")


REFUSED = [
    ('{"id": "x", "procedure":', "BadFile", "", "JSON"),
    ("[" * 100_000, "BadFile", "", "JSON"),
    ('{"procedure": "\\ud800", "applicant": {}}', "UnknownProcedure", "procedure", "Tìm lại"),
    (json.dumps([1]), "InvalidForm", "", "object"),
    (lines(_other(procedure="9.999999")), "UnknownProcedure", "procedure", "9.999999"),
    (lines(_other(procedure="")), "InvalidForm", "procedure", "Thủ tục"),
    (lines(_other(case=7)), "InvalidForm", "case", "0–0"),
    (lines(_other(id="không phải mã")), "InvalidForm", "id", "UUID"),
    (lines(_other(sets=0)), "InvalidForm", "sets", "1–99"),
    (lines(_other(**_person(born_on="2001-02-30"))), "InvalidForm", "applicant.born_on", "ngày có thật"),
    (lines(_other(**_person(full_name="Nguyễn " * 43))), "InvalidForm", "applicant.full_name", "200"),
    (lines(_other(**_person(full_name=""))), "InvalidForm", "applicant.full_name", "Họ và tên"),
    (lines(_other(**_person(phone="090000001"))), "InvalidForm", "applicant.phone", "10 số"),
    (lines(_other(card="033301000001||TRẦN THỊ MẪU|2802")), "InvalidForm", "card", "quét lại"),
    (lines(_other(card="https://example.vn")), "InvalidForm", "card", "quét lại"),
    (lines(_other(due="2026-12-01")), "InvalidForm", "due", "register-in"),
    (lines(_other(components=[])), "ComponentsMissing", "components[0]", "mẫu 02"),
    (lines(_other(components=[{"index": 1}])), "InvalidForm", "components[0].index", "Giấy tờ"),
    (
        lines(_other(components=[{"index": 0, "files": ["quet-1.pdf"]}])),
        "PaperUnfit",
        "components[0].files[0]",
        "không có tệp",
    ),
]


def test_bad_forms_are_refused_in_their_place_and_the_rest_go_on(desk):
    good = [_other(), _other()]
    rows = [lines(good[0]), *(raw.rstrip("\n") + "\n" for raw, *_ in REFUSED), "\n", lines(good[1])]

    done = desk.as_(OFFICER, "register", stdin="".join(rows))

    assert [o.get("id") for o in (done.out[0], done.out[-1])] == [one["id"] for one in good]
    assert len(done.out) == len(REFUSED) + 2
    for (raw, error, field, words), answer in zip(REFUSED, done.out[1:-1], strict=True):
        assert (answer["error"], answer["field"]) == (error, field), raw[:200]
        assert words in answer["message"], answer
    assert done.status == 1
    assert done.error["error"] == "FormsRefused"
    assert f"{len(REFUSED)} trong {len(REFUSED) + 2}" in done.error["message"]
    assert {o["number"][-4:] for o in (done.out[0], done.out[-1])} == {"2001", "2002"}


def test_a_refused_form_is_answered_under_its_id_and_says_nothing_about_the_person(desk):
    one = _other(**_person(personal_id="0333010", phone="12"))

    answer = desk.as_(OFFICER, "register", stdin=lines(one)).one

    assert answer["id"] == one["id"]
    assert answer["fields"] == ["applicant.personal_id", "applicant.phone"]
    assert "0333010" not in answer["message"]


def test_decomposed_text_is_stored_composed(desk):
    name = "Đỗ Ỷ Lan Mẫu"

    done = desk.as_(OFFICER, "register", stdin=unicodedata.normalize("NFD", lines(_other(**_person(full_name=name)))))

    assert desk.show(done.one["number"]).dossier.applicant.full_name == name


def test_a_file_from_another_program_may_begin_with_a_mark_and_end_its_lines_as_windows_does(desk, tmp_path):
    file = tmp_path / "hồ sơ.jsonl"
    file.write_bytes(
        b"\xef\xbb\xbf" + lines(_other()).replace("\n", "\r\n").encode() + b"\r\n" + b'{"procedure": "\xff"}'
    )

    done = desk.as_(OFFICER, "register", file)

    assert "number" in done.out[0]
    assert (done.out[1]["error"], done.out[1]["line"]) == ("BadFile", 3)
    assert "UTF-8" in done.out[1]["message"]
    assert str(file) in done.out[1]["message"]


@pytest.mark.parametrize("name", ["không có.jsonl", "."])
def test_a_file_that_cannot_be_read_is_named(desk, tmp_path, name):
    done = desk.as_(OFFICER, "register", tmp_path / name)

    assert (done.status, done.out, done.error["error"]) == (1, [], "BadFile")
    assert str(tmp_path) in done.error["message"]


def test_a_dossier_whose_receipt_cannot_be_written_is_received_all_the_same(desk, tmp_path):
    (tmp_path / "in").write_text("a file, no folder", "utf-8")

    done = desk.as_(OFFICER, "register", "--receipts", tmp_path / "in", stdin=lines(_other()))

    assert done.one["receipt"] is None
    assert done.one["receipt_error"]["error"] == "BadFile"
    assert desk.show(done.one["number"]).dossier.state == "received"


def test_a_result_handed_over_at_once_is_returned_and_told_in_three_rows(desk):
    papers = [{"index": 0, "state": "handed_in"}]

    done = desk.as_(OFFICER, "register", stdin=lines(_other(procedure="2.000815", components=papers, same_day=True)))

    shown = desk.show(done.one["number"])
    assert (done.one["state"], shown.dossier.state) == ("returned", "returned")
    assert [entry.kind for entry, _ in shown.uploads] == ["dossier", "progress", "update"]


def test_who_stops_reading_stops_the_command_and_loses_nothing(desk):
    with desk.start("register", "--as", OFFICER) as running:
        one = _other()
        running.stdin.write(lines(one).encode())
        running.stdin.flush()
        number = json.loads(running.stdout.readline())["number"]
        running.stdout.close()
        running.stdin.write(lines(_other()).encode())
        running.stdin.close()
        said = running.stderr.read()
        status = running.wait(60)

    assert (status, said) == (4, b"")
    assert str(desk.show(number).dossier.form_id) == one["id"]


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_a_command_told_to_stop_ends_early_and_says_so_by_its_status(desk, told):
    with desk.start("register", "--as", OFFICER) as running:
        running.stdin.write(lines(_other()).encode())
        running.stdin.flush()
        assert "number" in json.loads(running.stdout.readline())
        running.send_signal(told)
        out, err = running.communicate(timeout=60)

    assert read(running.returncode, out, err).status == 4


def test_a_shell_without_a_language_reads_and_writes_vietnamese(desk):
    done = desk.as_(OFFICER, "register", stdin=lines(_other(procedure="9.999999"), _other()), LC_ALL="C")

    assert done.out[0]["message"].startswith("Danh mục không có thủ tục")
    assert done.out[1]["receiver_reason"].startswith("Vì ")


def test_messages_are_english_for_who_asks(desk):
    done = desk.as_(OFFICER, "register", stdin=lines(_other(procedure="9.999999")), QUAY_LANG="en")

    assert done.one["message"].startswith("The catalogue has no procedure")


def test_a_read_only_desk_refuses_to_receive_and_says_why(desk):
    done = on_a_read_only_disk(desk, desk.home).as_(OFFICER, "register", stdin=lines(_other()))

    assert done.error["error"] == "HomeUnfit"
    assert "không ghi được" in done.error["message"]

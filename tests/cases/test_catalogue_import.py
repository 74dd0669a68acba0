"""Bringing the catalogue up to date: seen before it is accepted, dated, and never at the cost of a dossier that is there."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from services.bootstrap import open_desk
from services.documents.catalogue_sheet import PROCEDURE_SHEET
from services.domain.catalogue.changes import Import, RowKind, SourceKind
from services.domain.journal import Event
from services.errors import (
    BadFile,
    CatalogueMoved,
    InvalidForm,
    LoopbackOnly,
    ProcedureSuperseded,
    SourceFailed,
    UnknownProcedure,
)
from services.store import journal
from tests.desks import KEY, make_home, single_form
from tests.receivers.list_side import LIST, ListSide, answers
from tests.sheets import edited

CODE, OTHER = "1.004873", "2.000815"
START = date(2026, 12, 1)


def written(path, *rows, **more):
    path.write_text(
        json.dumps({"schema": "tthc-cap-xa/1", "procedures": list(rows), **more}, ensure_ascii=False), "utf-8"
    )
    return str(path)


@pytest.fixture
def row(desk, supervisor):
    """The row of a procedure as the catalogue has it."""
    return desk.catalogue_import.row(supervisor, CODE)


def kinds(found: Import) -> dict[str, str]:
    return {row.code: row.kind.value for row in found.rows}


def test_an_import_shows_each_change_and_changes_nothing(desk, supervisor, row, tmp_path):
    file = written(
        tmp_path / "moi.json",
        {**row, "time": {"value": 5, "unit": "ngay_lam_viec"}},
        desk.catalogue_import.row(supervisor, OTHER),
        {**row, "code": "9.000001"},
        {**row, "code": "không phải mã", "tier": 7},
    )
    before = desk.catalogue.all(supervisor)

    found = desk.catalogue_import.preview(supervisor, file)

    assert kinds(found) == {CODE: "changed", OTHER: "same", "9.000001": "added", "không phải mã": "faulty"}
    changed, _, _, faulty = found.rows
    assert {(c.field, c.before, c.after) for c in changed.changes} == {
        ("time.value", "3", "5"), ("time.unit", "khac", "ngay_lam_viec"), ("time.unit_inferred", "ngay_lam_viec", "")
    }  # fmt: skip
    assert (changed.confidence, changed.sources) == ("high", ("S1", "S2"))
    assert [(p.field, p.kind) for p in faulty.faults] == [("code", "not_a_procedure_code"), ("tier", "out_of_range")]
    assert (faulty.line, faulty.confidence, faulty.sources) == (4, "", ())
    assert (found.source, found.kind, found.count(RowKind.ADDED)) == ("moi.json", SourceKind.JSON, 1)
    assert desk.catalogue.all(supervisor) == before


def test_what_is_accepted_holds_from_its_day_and_is_told_in_the_journal(
    desk, supervisor, officer, row, tmp_path, clock
):
    file = written(tmp_path / "moi.json", {**row, "name": "Tên mới", "short_name": None}, {**row, "code": "9.000001"})

    done = desk.catalogue_import.accept(supervisor, desk.catalogue_import.preview(supervisor, file), START)

    assert desk.catalogue.procedure(officer, CODE).name != "Tên mới"
    with pytest.raises(UnknownProcedure):
        desk.catalogue.procedure(officer, "9.000001")
    clock.forward(timedelta(days=11))
    assert desk.catalogue.procedure(officer, CODE).name == "Tên mới"
    assert desk.catalogue.procedure(officer, CODE).catalogue == done.batch == desk.catalogue.version(officer)
    assert desk.catalogue.procedure(officer, "9.000001").active
    assert (done.added, done.changed, done.closed, done.left_out, done.faulty) == (1, 1, 0, 0, 0)
    with desk.place.store.read() as db:
        (line,) = [one for one in journal.lines_of(db, desk.place.desk) if one.event is Event.CATALOGUE_CHANGED]
    assert (line.actor, line.subject) == (supervisor.name, done.batch)
    (batch,) = [one for one in desk.catalogue.batches(officer) if one.accepted_by]
    assert (batch.source, batch.accepted_by, batch.valid_from) == ("json: moi.json", supervisor.name, START)


def test_a_dossier_opens_with_its_own_version_through_every_change_since(
    desk, supervisor, officer, complete, row, clock
):
    own = desk.catalogue.procedure(officer, CODE)
    dossier = desk.intake.receive(officer, complete()).dossier

    desk.catalogue_import.change(supervisor, {**row, "name": "Đổi tên", "cases": []}, START)
    clock.forward(timedelta(days=30))
    ended = {**desk.catalogue_import.row(supervisor, CODE), "valid_to": "2026-12-31", "superseded_by": "3.000722"}
    desk.catalogue_import.change(supervisor, ended, date(2026, 12, 25))
    clock.forward(timedelta(days=60))

    kept = desk.registry.open(officer, dossier.number).dossier
    assert kept == dossier
    assert desk.catalogue.version_of(officer, CODE, kept.procedure.catalogue) == own
    now = desk.catalogue.procedure(officer, CODE)
    assert (now.name, now.active, now.superseded_by) == ("Đổi tên", False, "3.000722")
    with pytest.raises(ProcedureSuperseded) as refused:
        desk.intake.receive(officer, single_form(answers=()))
    assert refused.value.by == "3.000722"
    with pytest.raises(UnknownProcedure):
        desk.catalogue.version_of(officer, CODE, "chưa từng có")


def test_only_a_whole_list_closes_what_it_does_not_name(desk, supervisor, officer, row, tmp_path, clock):
    file = written(tmp_path / "danh-sach.json", row, {"code": OTHER})
    part = desk.catalogue_import.preview(supervisor, file)
    whole = desk.catalogue_import.preview(supervisor, file, whole=True)

    done = desk.catalogue_import.accept(supervisor, whole, START, leave_out={"2.000884"})

    assert (part.count(RowKind.CLOSED), whole.count(RowKind.CLOSED)) == (0, 370)
    assert kinds(whole)[OTHER] == "faulty"
    assert (done.closed, done.left_out, done.faulty) == (369, 1, 1)
    clock.forward(timedelta(days=30))
    found = {p.code: p for p in desk.catalogue.all(officer)}
    assert len(found) == 372
    assert {code for code, p in found.items() if p.active} == {CODE, OTHER, "2.000884"}
    assert found["1.001193"].valid_to == START - timedelta(days=1)
    again = desk.catalogue_import.preview(supervisor, file, whole=True)
    assert {row.code for row in again.rows if row.kind is RowKind.CLOSED} == {"2.000884"}


def test_a_closed_procedure_is_opened_again_by_a_row_without_an_end(desk, supervisor, officer, row, clock):
    desk.catalogue_import.change(supervisor, {**row, "valid_to": "2026-11-30"}, START)
    clock.forward(timedelta(days=20))
    assert not desk.catalogue.procedure(officer, CODE).active

    desk.catalogue_import.change(supervisor, {**row, "valid_to": None}, date(2026, 12, 10))

    assert desk.catalogue.procedure(officer, CODE).active


def test_an_import_is_accepted_on_the_catalogue_it_was_compared_with(desk, supervisor, row, tmp_path):
    found = desk.catalogue_import.preview(supervisor, written(tmp_path / "a.json", {**row, "name": "Từ tệp"}))
    desk.catalogue_import.change(supervisor, {**row, "name": "Vừa sửa"}, START)

    with pytest.raises(CatalogueMoved):
        desk.catalogue_import.accept(supervisor, found, START)


def test_an_import_without_changes_leaves_no_trace(desk, supervisor, row):
    done = desk.catalogue_import.change(supervisor, row, START)

    assert (done.batch, done.changed) == ("", 0)
    assert len(desk.catalogue.batches(supervisor)) == 1


@pytest.mark.parametrize("day", [date(2023, 1, 1), date(2031, 1, 1)])
def test_a_day_far_away_is_a_slip(desk, supervisor, row, day):
    with pytest.raises(InvalidForm) as refused:
        desk.catalogue_import.change(supervisor, {**row, "name": "Tên"}, day)
    assert refused.value.problems[0].kind == "out_of_range"


def test_a_change_cannot_begin_before_the_row_it_changes(desk, supervisor, officer, row, clock):
    clock.forward(timedelta(days=20))
    desk.catalogue_import.change(supervisor, {**row, "name": "Một"}, date(2026, 12, 5))

    with pytest.raises(InvalidForm) as refused:
        desk.catalogue_import.change(supervisor, {**row, "name": "Hai"}, START)
    assert refused.value.problems[0].fact == "05/12/2026"
    desk.catalogue_import.change(supervisor, {**row, "name": "Ba"}, date(2026, 12, 5))
    assert desk.catalogue.procedure(officer, CODE).name == "Ba"


def test_a_faulty_row_is_refused_place_by_place(desk, supervisor, row):
    with pytest.raises(InvalidForm) as refused:
        desk.catalogue_import.change(supervisor, {**row, "tier": 0, "name": " "}, START)

    assert {p.field for p in refused.value.problems} == {"tier", "name"}


def test_the_units_own_rows_stay_when_the_program_brings_newer_ones(home, supervisor, clock):
    with open_desk(home, KEY, now=clock, receivers={}) as desk:
        row = desk.catalogue_import.row(supervisor, CODE)
        desk.catalogue_import.change(supervisor, {**row, "name": "Tên của đơn vị"}, START)
        with desk.place.store.write() as db:
            db.exec_driver_sql("UPDATE catalogues SET digest = 'of an older program' WHERE accepted_by = ''")
    clock.forward(timedelta(days=30))

    with open_desk(home, KEY, now=clock, receivers={}) as desk:
        assert desk.catalogue.procedure(supervisor, CODE).name == "Tên của đơn vị"
        offered = desk.catalogue_import.shipped(supervisor)
        assert [(r.code, [c.field for c in r.changes]) for r in offered.rows if r.kind is RowKind.CHANGED] == [
            (CODE, ["name"])
        ]
        desk.catalogue_import.accept(supervisor, offered, date(2026, 12, 20))
        assert desk.catalogue.procedure(supervisor, CODE).name == row["name"]


def test_our_own_file_comes_back_without_a_change(desk, supervisor, officer, tmp_path):
    (tmp_path / "ra.json").write_bytes(desk.catalogue_import.export(officer, "json"))
    (tmp_path / "ra.xlsx").write_bytes(desk.catalogue_import.export(officer, "xlsx"))

    for name in ("ra.json", "ra.xlsx"):
        found = desk.catalogue_import.preview(supervisor, str(tmp_path / name), whole=True)
        assert {row.kind for row in found.rows} == {RowKind.SAME}, name
        assert len(found.rows) == 372
    content = json.loads((tmp_path / "ra.json").read_bytes())
    assert content["procedures"] == [desk.catalogue_import.row(officer, row["code"]) for row in content["procedures"]]
    assert {"S1", "CSDLQG"} <= set(content["sources"])


def test_what_a_supervisor_edits_in_a_spreadsheet_is_what_changes(desk, supervisor, officer, tmp_path, clock):
    file = tmp_path / "sua.xlsx"
    file.write_bytes(edited(desk.catalogue_import.export(supervisor, "xlsx"), PROCEDURE_SHEET, CODE, {"Thời hạn": 4}))

    found = desk.catalogue_import.preview(supervisor, str(file))

    (changed,) = [row for row in found.rows if row.kind is not RowKind.SAME]
    assert [(c.field, c.before, c.after) for c in changed.changes] == [("time.value", "3", "4")]
    desk.catalogue_import.accept(supervisor, found, START)
    clock.forward(timedelta(days=20))
    now = desk.catalogue.procedure(officer, CODE)
    assert (now.time.value, now.time_for(0, "direct").value, now.time_for(0, "post").value) == (4, 4, 4)


def test_a_kind_of_file_nobody_knows_is_not_written(desk, officer):
    with pytest.raises(InvalidForm):
        desk.catalogue_import.export(officer, "docx")
    with pytest.raises(UnknownProcedure):
        desk.catalogue_import.row(officer, "9.999999")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xff\xfe{}", "not_utf8"),
        (b"<html>", "not_whole_json"),
        (b'{"a": NaN}', "not_whole_json"),
        (b'{"a": ' + b"9" * 5000 + b"}", "not_whole_json"),
        (b"[" * 200_000, "too_deep"),
        (b'{"a": 1}', "not_a_catalogue"),
        (b"3", "not_a_catalogue"),
        (b"[" + b"0," * 2_000_000 + b"0]", "too_large"),
        (b'{"procedures": [' + b"{}," * 20_000 + b"{}]}", "too_many_rows"),
        (b"[" + b"{}," * 100_000 + b"{}]", "too_many_rows"),
        (b"PK\x03\x04" + b"x" * 100, "not_a_workbook"),
    ],
)
def test_a_file_that_is_no_catalogue_is_refused_by_name(desk, supervisor, tmp_path, content, why):
    file = tmp_path / "lạ.json"
    file.write_bytes(content)

    with pytest.raises(BadFile) as refused:
        desk.catalogue_import.preview(supervisor, str(file))
    assert (refused.value.what, refused.value.why) == ("lạ.json", why)


def test_a_file_that_is_not_there_or_far_too_large_is_refused_unread(desk, supervisor, tmp_path):
    large = tmp_path / "large.json"
    with large.open("wb") as stream:
        stream.truncate(3 * 1024**3)
    for path, why in ((tmp_path / "khong-co", "not_found"), (tmp_path, "not_readable"), (large, "too_large")):
        with pytest.raises(BadFile) as refused:
            desk.catalogue_import.preview(supervisor, str(path))
        assert refused.value.why == why


@pytest.mark.parametrize("row", [3, None, {}, {"code": 5}, {"code": "1.004873", "cases": 1}, {"a": [[[]]]}])
def test_a_row_of_the_wrong_type_is_faulty_and_the_others_go_on(desk, supervisor, tmp_path, row):
    good = desk.catalogue_import.row(supervisor, OTHER)
    nested = {**good, "code": "9.000009", "x": [[[[[[[[[[[[[[[]]]]]]]]]]]]]]]}

    found = desk.catalogue_import.preview(supervisor, written(tmp_path / "a.json", row, good, good, nested))

    assert [r.kind.value for r in found.rows] == ["faulty", "same", "faulty", "faulty"]
    assert [p.kind for r in found.rows[2:] for p in r.faults] == ["code_twice", "too_deep"]


def test_answers_of_the_national_list_in_a_file_are_read(desk, supervisor, tmp_path):
    entry = {"MATTHC": "1.004873", "TENTTHC": "Thủ tục cấp Giấy xác nhận tình trạng hôn nhân", "TRANGTHAI": "1"}
    new = {"MATTHC": "9.000001", "TENTTHC": "Thủ tục mới", "LINHVUCTHUCHIEN": [{"TENLINHVUC": "Hộ tịch"}]}
    file = tmp_path / "quoc-gia.json"
    wrapped = {"message": json.dumps({"result": [entry, new, {"TENTTHC": "?"}, "x"]})}
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(wrapped).encode())

    found = desk.catalogue_import.preview(supervisor, str(file))

    assert found.kind is SourceKind.NATIONAL
    assert [r.kind.value for r in found.rows] == ["same", "added", "faulty", "faulty"]
    assert found.rows[1].confidence == "index_only"


def test_an_address_without_a_secure_line_is_not_asked(desk, supervisor):
    with pytest.raises(SourceFailed) as refused:
        desk.catalogue_import.preview(supervisor, "http://dichvucong.example/list")

    assert (refused.value.what, refused.value.why) == ("dichvucong.example", "wrong_address")


def test_a_training_desk_reads_no_address_but_this_machines(tmp_path, clock, supervisor):
    make_home(tmp_path / "home", training=True)

    with open_desk(tmp_path / "home", KEY, now=clock, receivers={}) as desk, pytest.raises(LoopbackOnly):
        desk.catalogue_import.preview(supervisor, "https://dichvucong.example/list")


def test_a_list_is_told_of_while_it_is_read_and_one_without_end_is_refused(desk, supervisor):
    side, told = ListSide(), []
    entries = [{"MATTHC": CODE, "TENTTHC": "x", "YEUCAU": None, "CANCUPHAPLY": []}, {"MATTHC": "9.000001"}]
    side.pages = {LIST: answers(*entries), "/dai/KetNoiMotCuaQuocGia/LayDanhSachTTHC": answers(*[{}] * 20_001)}
    try:
        desk.catalogue_import.preview(supervisor, side.url, told=lambda done, of: told.append((done, of)))
        with pytest.raises(SourceFailed) as refused:
            desk.catalogue_import.preview(supervisor, f"{side.url}/dai")
    finally:
        side.stop()

    assert told == [(1, 1)]
    assert refused.value.why == "too_large"

"""Importing a catalogue through the page: everything is looked at before anything changes."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from services.domain.catalogue.changes import RowKind
from services.errors import UnknownProcedure
from tests.desks import single_form
from tests.ui.pages import OFFICER, SUPERVISOR, until
from ui.components import CELL
from ui.views.rulebook.catalogue import CataloguePart
from ui.views.rulebook.catalogue_words import place_words, value_words


@pytest.fixture
def part(desk, lanes, show):
    return opened(desk, lanes, show, SUPERVISOR)


def opened(desk, lanes, show, account):
    part = CataloguePart(desk, account, lanes)
    part.resize(1040, 672)
    part.retranslate()
    part.said = []
    part.notice.connect(part.said.append)
    show(part)
    part.entered()
    until(lambda: part.batches.rowCount() == 1)
    return part


@pytest.fixture
def newer(desk, tmp_path):
    """The unit's catalogue with one name changed, one row faulty, one new procedure, two gone."""
    content = json.loads(desk.catalogue_import.export(SUPERVISOR, "json"))
    rows = content["procedures"]
    rows[0]["name"] += " (sửa)"
    rows[1]["fee"] = {"kind": "sai"}
    rows.append({**rows[2], "code": "1.999999", "name": "Thủ tục mới"})
    gone = [row["code"] for row in rows[10:12]]
    del rows[10:12]
    file = tmp_path / "moi.json"
    file.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return file, rows[0]["code"], gone


def read(part, file):
    part.source.set_text(str(file))
    part.whole.setChecked(True)
    part.main_action()
    until(lambda: part.presenter.found is not None)


def test_an_import_shows_row_by_row_what_would_change_and_changes_nothing(desk, part, newer):
    file, changed, _ = newer
    read(part, file)

    shown = [(row.kind, row.code) for row in part.model.rows]
    assert [kind for kind, _ in shown] == [
        RowKind.FAULTY,
        RowKind.CHANGED,
        RowKind.ADDED,
        RowKind.CLOSED,
        RowKind.CLOSED,
    ]
    assert (RowKind.CHANGED, changed) in shown
    assert "(sửa)" not in desk.catalogue.procedure(OFFICER, changed).name
    assert "Nothing is changed yet" in part.said[-1].text
    assert part.detail.title.text() == part.model.rows[0].name


def test_what_is_left_out_stays_and_the_rest_is_taken_while_old_dossiers_keep_their_version(desk, part, newer):
    file, changed, gone = newer
    before = desk.intake.receive(OFFICER, single_form()).dossier
    read(part, file)
    part.rows.table.setCurrentIndex(part.model.index(1, 0))
    part.rows.table.setFocus()

    QTest.keyClick(part.rows.table, Qt.Key.Key_Space)
    assert part.model.index(1, 1).data(CELL).text == "Left out"
    part.main_action()
    until(lambda: part.batches.rowCount() == 2)

    assert "(sửa)" not in desk.catalogue.procedure(OFFICER, changed).name
    assert desk.catalogue.procedure(OFFICER, "1.999999").name == "Thủ tục mới"
    assert not any(p.code in gone and p.active for p in desk.catalogue.all(OFFICER))
    kept = desk.catalogue.version_of(OFFICER, before.procedure.code, before.procedure.catalogue)
    assert kept.name == before.procedure.name
    assert "Accepted 3 rows" in part.said[-1].text


def test_no_file_no_day_and_no_catalogue_are_said_at_their_place(desk, part, newer, tmp_path):
    part.main_action()
    assert part.source.error.text()

    read(part, newer[0])
    part.valid_from.set_text("hôm nay")
    part.main_action()
    assert part.valid_from.error.text()
    part.drop.click()
    until(lambda: part.presenter.found is None)

    letter = tmp_path / "thư.json"
    letter.write_text("Kính gửi", "utf-8")
    part.source.set_text(str(letter))
    part.main_action()
    until(lambda: part.said and part.said[-1].tone == "wrong")
    assert desk.catalogue.version(OFFICER)


def test_what_the_program_brought_is_compared_and_there_is_nothing_to_change(part):
    part.shipped.click()
    until(lambda: part.presenter.found is not None)

    assert part.presenter.taking() == 0
    part.main_action()
    until(lambda: part.said and "nothing to change" in part.said[-1].text)


def test_the_catalogue_is_saved_as_a_file(desk, part, tmp_path):
    part.presenter.save(tmp_path / "danh-muc.json")
    until(lambda: part.said)

    assert len(json.loads((tmp_path / "danh-muc.json").read_text("utf-8"))["procedures"]) == 372


def test_an_officer_sees_the_versions_and_cannot_import(desk, lanes, show):
    part = opened(desk, lanes, show, OFFICER)

    assert not part.read.isVisible()
    assert not part.source.isVisible()
    assert part.batches.index(0, 0).data(CELL).second == "with the program"
    with pytest.raises(UnknownProcedure):
        desk.catalogue.procedure(OFFICER, "1.999999")


def test_a_place_in_a_row_is_said_in_words():
    assert place_words("cases[0].components[2].name") == "case 1 · paper 3 · name"
    assert value_words("hdnd_cap_tinh_quy_dinh") == "set by the provincial council"
    assert value_words("Tờ khai") == "Tờ khai"

"""What an import shows before it is accepted: each place that changes, and no other."""

from __future__ import annotations

import copy
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.catalogue.changes import (
    FieldChange,
    Import,
    Offered,
    RowKind,
    SourceKind,
    changes,
    compare,
    kept_as,
)
from services.errors import Problem
from tests.domain.rows import ROWS, places, put, real_rows

ROW = ROWS["1.004873"]


def offered(*rows):
    return [Offered(line, row["code"], row) for line, row in enumerate(rows, 1)]


@given(real_rows)
def test_a_row_written_out_and_read_again_is_no_change(row):
    again = json.loads(json.dumps(row))

    assert changes(row, again) == ()
    assert compare({row["code"]: row}, offered(again), whole=True)[0].kind is RowKind.SAME


@given(real_rows, st.data())
def test_random_edits_are_named_exactly(row, data):
    leaves = {path: leaf for path, leaf in places(row).items() if path != "code"}
    chosen = data.draw(st.lists(st.sampled_from(sorted(leaves)), min_size=1, max_size=6, unique=True))
    edited = copy.deepcopy(row)
    for n, path in enumerate(chosen):
        leaf = leaves[path]
        put(edited, path, f"{leaf} đã sửa {n}" if isinstance(leaf, str) else leaf + 7 + n)

    found = changes(row, edited)

    assert sorted(change.field for change in found) == sorted(chosen)
    assert all(change.before == str(leaves[change.field]) for change in found)
    assert changes(edited, row) != ()


@pytest.mark.parametrize("nothing", [None, "", [], {}, False])
def test_nothing_said_in_another_way_is_no_change(nothing):
    assert changes({"a": 1, "b": nothing}, {"a": 1}) == ()
    assert changes({"a": 1}, {"a": 1, "b": nothing}) == ()
    assert changes({"a": nothing}, {"a": 0}) == (FieldChange("a", "", "0"),)


def paper(name, **more):
    return {"name": name, "originals": 1, "copies": 0, "need": "required", **more}


def cases(*papers, title=None):
    return {"cases": [{"title": title, "components": list(papers)}]}


def test_a_paper_is_itself_wherever_it_moved():
    old = cases(paper("Tờ khai"), paper("Ảnh"), paper("Giấy ra viện"))
    new = cases(paper("Giấy ra viện"), paper("Tờ khai", copies=1))

    assert changes(old, new) == (
        FieldChange("cases[0].components[1].copies", "0", "1"),
        FieldChange("cases[0].components[1]", "Ảnh", ""),
        FieldChange("cases[0].components", "1, 3", "3, 1"),
    )


def test_a_paper_is_known_by_its_code_then_its_name_then_its_place():
    assert changes(cases(paper("Cũ", code="KQ.1")), cases(paper("Mới"), paper("Tên khác", code="KQ.1"))) == (
        FieldChange("cases[0].components[0]", "", "Mới"),
        FieldChange("cases[0].components[1].name", "Cũ", "Tên khác"),
    )
    assert changes(cases(paper("TỜ KHAI"), paper("Ảnh")), cases(paper("Ảnh"), paper("Tờ  khai")))[-1].after == "2, 1"
    assert changes(cases(paper("Đơn")), cases(paper("Tờ khai"))) == (
        FieldChange("cases[0].components[0].name", "Đơn", "Tờ khai"),
    )


def test_a_case_that_comes_or_goes_is_shown_with_its_papers():
    one, two = cases(paper("Đơn"), title="Cấp mới"), cases(paper("Đơn"), title="Cấp lại")
    both = {"cases": [*one["cases"], *two["cases"]]}

    assert changes(one, both) == (
        FieldChange("cases[1].title", "", "Cấp lại"),
        FieldChange("cases[1].components[0]", "", "Đơn"),
    )
    assert changes(both, one) == (
        FieldChange("cases[1].title", "Cấp lại", ""),
        FieldChange("cases[1].components[0]", "Đơn", ""),
    )
    assert changes(one, {}) == (
        FieldChange("cases[0].title", "Cấp mới", ""),
        FieldChange("cases[0].components[0]", "Đơn", ""),
    )


def test_every_row_is_told_apart():
    present = {code: ROWS[code] for code in ("1.004873", "2.000815", "2.000884", "1.001193")}
    rows = [
        {**ROW, "name": "Tên mới"},
        ROWS["2.000815"],
        {**ROW, "code": "9.000001"},
        {**ROWS["2.000884"], "tier": 9},
        {**ROW, "name": "Lần nữa"},
    ]

    found = compare(present, [*offered(*rows), Offered(6, "", None, (Problem("", "wrong_type"),))], whole=True)

    kinds = [row.kind for row in found]
    assert kinds == [
        RowKind.CHANGED, RowKind.SAME, RowKind.ADDED, RowKind.FAULTY, RowKind.FAULTY, RowKind.FAULTY, RowKind.CLOSED
    ]  # fmt: skip
    assert [row.faults[0].kind for row in found if row.faults] == ["out_of_range", "code_twice", "wrong_type"]
    assert (found[0].name, found[3].name, found[5].name) == ("Tên mới", ROWS["2.000884"]["name"], "")
    assert (found[6].code, found[6].line, found[6].confidence) == ("1.001193", 0, "high")
    assert found[1].row is present["2.000815"]
    whole = Import("x", SourceKind.JSON, True, 1, found)
    assert [whole.count(kind) for kind in RowKind] == [1, 1, 1, 1, 3]


def test_a_part_of_a_list_closes_nothing_and_what_is_closed_is_not_closed_again():
    present = {code: ROWS[code] for code in ("1.004873", "2.000815")}

    assert compare(present, offered(ROW), whole=False)[1:] == ()
    assert compare(present, offered(ROW), whole=True, gone=["2.000815"])[1:] == ()


def test_a_row_is_kept_as_it_came_and_a_closed_one_ends_the_day_before():
    changed, closed = compare({ROW["code"]: ROW, "2.000815": ROWS["2.000815"]}, offered({**ROW, "tier": 2}), whole=True)
    (faulty,) = compare({}, [Offered(1, "x", None)], whole=False)

    assert kept_as(changed, date(2027, 3, 1)) == {**ROW, "tier": 2}
    assert kept_as(closed, date(2027, 3, 1)) == {**ROWS["2.000815"], "valid_to": "2027-02-28"}
    assert (faulty.kind, faulty.sources) == (RowKind.FAULTY, ())
    with pytest.raises(ValueError, match="x"):
        kept_as(faulty, date(2027, 3, 1))

"""What a row of the catalogue must be before anybody believes it."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.catalogue.row import DEEPEST, row_problems, too_deep
from services.domain.procedure import procedure_from
from services.errors import Problem
from tests.domain.rows import ROWS, places, put, real_rows

ROW = ROWS["1.004873"]
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


def test_every_shipped_row_is_one():
    assert {code: row_problems(row) for code, row in ROWS.items() if row_problems(row)} == {}


@given(real_rows, st.data())
def test_whatever_stands_somewhere_a_row_without_faults_can_be_read(row, data):
    bent = copy.deepcopy(row)
    paths = [*places(row), *row, "cases", "channels", "time", "fee"]
    for path in data.draw(st.lists(st.sampled_from(paths), min_size=1, max_size=3)):
        try:
            put(bent, path, data.draw(ANYTHING))
        except (TypeError, KeyError, IndexError):
            continue

    if row_problems(bent) == ():
        assert procedure_from(bent).code == bent["code"]


@given(ANYTHING)
def test_anything_at_all_is_judged_and_never_trips(value):
    assert row_problems(value)


@pytest.mark.parametrize(
    ("change", "field", "kind", "fact"),
    [
        ({"code": "1.4873"}, "code", "not_a_procedure_code", ""),
        ({"code": 1.004873}, "code", "not_a_procedure_code", ""),
        ({"name": ""}, "name", "empty", ""),
        ({"name": "x" * 2001}, "name", "too_long", "2000"),
        ({"field": 5}, "field", "wrong_type", "str"),
        ({"tier": None}, "tier", "empty", "int"),
        ({"tier": True}, "tier", "wrong_type", "int"),
        ({"tier": 4}, "tier", "out_of_range", "1–3"),
        ({"status": "mới"}, "status", "not_in_list", "active, superseded, closed"),
        ({"confidence": None}, "confidence", "empty", "high, medium, index_only"),
        ({"valid_to": "31/12/2026"}, "valid_to", "not_a_date", ""),
        ({"valid_to": 20261231}, "valid_to", "not_a_date", ""),
        ({"cases": None}, "cases", "empty", "list"),
        ({"cases": {}}, "cases", "wrong_type", "list"),
        ({"cases": [3]}, "cases[0]", "wrong_type", "object"),
        ({"cases": [None]}, "cases[0]", "empty", "object"),
        ({"cases": [{}]}, "cases[0].components", "empty", "list"),
        ({"cases": [{"components": []}] * 401}, "cases", "too_long", "400"),
        ({"time": {"value": 3, "unit": "khac", "same_day": 1}}, "time.same_day", "wrong_type", "bool"),
        ({"time": {"value": 3, "unit": "khac", "cutoff": "3 giờ"}}, "time.cutoff", "not_an_hour", ""),
        ({"fee": {"kind": "co_muc_thu", "vnd": [-5]}}, "fee.vnd[0]", "out_of_range", "0–1000000000000"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_place(change, field, kind, fact):
    assert Problem(field, kind, fact) in row_problems({**ROW, **change})


def test_what_is_left_out_or_unknown_is_no_fault():
    least = {"code", "name", "field", "ministry", "ministry_name", "tier", "status", "cases", "confidence"}

    assert row_problems({name: ROW[name] for name in least}) == ()
    assert row_problems({**ROW, "gì đó": [1, {"a": None}], "valid_to": ""}) == ()
    assert [p.field for p in row_problems({"code": "1.004873"})] == sorted(
        least - {"code", "ministry"},
        key=["name", "field", "ministry_name", "tier", "status", "cases", "confidence"].index,
    )
    assert [p.field for p in row_problems("chữ")] == [""]


@pytest.mark.parametrize("value", ["half \ud800", object(), float("nan"), {3.5: b""}])
def test_what_no_store_can_hold_is_no_row(value):
    assert row_problems({**ROW, "x": [value]}) == (Problem("", "broken_text"),)


def test_what_is_nested_without_end_is_left_alone():
    nested = leaf = []
    for _ in range(100_000):
        inner = []
        leaf.append(inner)
        leaf = inner

    assert too_deep(nested)
    assert row_problems({**ROW, "x": nested}) == (Problem("", "too_deep"),)
    assert not too_deep(ROW)
    assert not too_deep("chữ")
    assert DEEPEST > 6
    while nested:
        nested = nested.pop()

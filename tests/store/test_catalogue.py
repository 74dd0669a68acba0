"""The dated catalogue: which row of a procedure holds on which day, and that none is ever lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from services.resources import shipped_catalogue
from services.store import catalogue
from services.store.catalogue import Batch
from services.store.workplace import Shelf
from tests.desks import MORNING

FIRST, LATER, LAST = date(2026, 1, 1), date(2026, 6, 1), date(2027, 3, 1)


@pytest.fixture
def rows():
    """Three real rows, by code."""
    return {row["code"]: row for row in shipped_catalogue().rows[:3]}


def batch(name, day, by="lanh"):
    return Batch(name, day, "test", name * 8, MORNING, accepted_by=by)


def names_on(db, *days):
    shelf = Shelf()
    return [[p.name for p in shelf.in_force(db, day).values()] for day in days]


def test_an_empty_store_has_no_catalogue(store):
    with store.read() as db:
        shelf = Shelf()
        assert (catalogue.sequence(db), shelf.version_on(db, FIRST), shelf.in_force(db, FIRST)) == (0, "", {})
        assert shelf.procedure(db, "1.001699", FIRST) is None
        assert shelf.row(db, "none", "1.001699") is None


def test_a_row_holds_from_its_day_until_the_next_one_and_the_first_batch_since_ever(store, rows):
    code, other, *_ = rows
    with store.write() as db:
        catalogue.add(db, batch("a", FIRST), rows)
        catalogue.add(db, batch("c", LAST), {code: {**rows[code], "name": "Từ tháng ba"}})
        catalogue.add(db, batch("b", LATER), {code: {**rows[code], "name": "Từ tháng sáu"}})

        shelf = Shelf()
        days = (FIRST - timedelta(days=900), FIRST, LATER - timedelta(days=1), LATER, LAST - timedelta(days=1), LAST)
        found = [shelf.procedure(db, code, day).name for day in days]
        batches = [shelf.procedure(db, code, day).catalogue for day in days]
        assert [shelf.version_on(db, day) for day in days] == batches
        assert shelf.procedure(db, other, LAST).catalogue == "a"

    old = rows[code]["name"]
    assert found == [old, old, old, "Từ tháng sáu", "Từ tháng sáu", "Từ tháng ba"]
    assert batches == ["a", "a", "a", "b", "b", "c"]


def test_of_two_rows_with_one_first_day_the_later_accepted_holds(store, rows):
    code = next(iter(rows))
    with store.write() as db:
        catalogue.add(db, batch("a", FIRST), rows)
        for name in ("z", "b"):
            catalogue.add(db, batch(name, LATER), {code: {**rows[code], "name": name}})

        assert Shelf().procedure(db, code, LATER).name == "b"


def test_a_procedure_is_open_until_its_last_day_and_closed_after_it(store, rows):
    code = next(iter(rows))
    ending = {**rows[code], "valid_to": "2027-02-28", "superseded_by": "3.000722"}
    with store.write() as db:
        catalogue.add(db, batch("a", FIRST), rows)
        catalogue.add(db, batch("b", LATER), {code: ending})
        shelf = Shelf()
        found = [shelf.procedure(db, code, day) for day in (LATER, date(2027, 2, 28), LAST)]
        (kept,) = [row for row in catalogue.placed(db) if row.catalogue == "b"]

    assert [p.active for p in found] == [True, True, False]
    assert {p.superseded_by for p in found} == {"3.000722"}
    assert (kept.valid_to, kept.by_person, kept.sequence) == (date(2027, 2, 28), True, 2)


def test_a_changed_procedure_keeps_its_place_and_a_new_one_comes_last(store, rows):
    code = list(rows)[1]
    new = {**rows[code], "code": "9.000001", "name": "Mới"}
    with store.write() as db:
        catalogue.add(db, batch("a", FIRST), rows)
        catalogue.add(db, batch("b", LATER), {"9.000001": new, code: {**rows[code], "name": "Đổi tên"}})

        before, after = names_on(db, FIRST, LATER)

    assert before == [row["name"] for row in rows.values()]
    assert after == [before[0], "Đổi tên", before[2], "Mới"]


def test_what_another_process_accepts_is_seen_at_once_and_nothing_is_parsed_twice(store, rows):
    code, other, *_ = rows
    shelf = Shelf()
    with store.write() as db:
        catalogue.add(db, batch("a", FIRST), rows)
    with store.read() as db:
        first = shelf.in_force(db, LATER)
    with store.write() as db:
        catalogue.add(db, batch("b", FIRST), {code: {**rows[code], "name": "Đổi tên"}})
    with store.read() as db:
        second = shelf.in_force(db, LATER)
        assert shelf.in_force(db, LATER) is second

    assert (first[code].name, second[code].name) == (rows[code]["name"], "Đổi tên")
    assert second[other] is first[other]


def test_no_two_batches_have_one_name(store, rows):
    with store.write() as db:
        made = [catalogue.add(db, batch("a", FIRST), {}) for _ in range(3)]
        assert [b.name for b in catalogue.batches(db)] == [b.name for b in made] == ["a", "a.2", "a.3"]
        assert [b.sequence for b in made] == [1, 2, 3]


def test_a_row_is_kept_as_its_source_wrote_it(store, rows):
    with store.write() as db:
        catalogue.add(db, batch("a", FIRST), rows)
        assert catalogue.bodies(db, "a") == rows
        assert {code: catalogue.body(db, "a", code) for code in rows} == rows
        assert (catalogue.has_digest(db, "a" * 8), catalogue.has_digest(db, "c" * 8)) == (True, False)


def test_a_newer_program_changes_only_what_the_unit_did_not_touch(store, rows):
    touched, changed, dropped = rows
    with store.write() as db:
        catalogue.add(db, batch("a", FIRST, by=""), rows)
        catalogue.add(db, batch("unit", LATER), {touched: {**rows[touched], "name": "Tên của đơn vị"}})
        newer = [
            {**rows[touched], "name": "Tên mới"},
            {**rows[changed], "name": "Tên mới"},
            {**rows[changed], "code": "9.000001"},
        ]
        loaded = catalogue.load_shipped(db, batch("newer", LAST, by=""), newer)
        again = catalogue.load_shipped(db, batch("again", LAST, by=""), newer)
        shelf = Shelf()
        found = shelf.in_force(db, LAST)
        counts = [len(catalogue.bodies(db, one.name)) for one in (loaded, again)]

    assert (found[touched].name, found[changed].name) == ("Tên của đơn vị", "Tên mới")
    assert found["9.000001"].active
    assert not found[dropped].active
    assert counts == [3, 0]

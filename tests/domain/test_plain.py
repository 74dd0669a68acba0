from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from uuid import UUID

import pytest

from services.domain.plain import from_plain, to_plain


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Inner:
    day: date
    colour: Colour = Colour.RED


@dataclass(frozen=True, slots=True)
class Outer:
    id: UUID
    at: datetime
    inner: Inner | None
    many: tuple[Inner, ...] = ()
    words: dict[str, Inner] = field(default_factory=dict)
    count: int | None = None


VALUE = Outer(
    UUID(int=7),
    datetime(2026, 11, 20, 1, 30, tzinfo=UTC),
    Inner(date(2026, 11, 24)),
    (Inner(date(2026, 1, 1)),),
    {"Tết": Inner(date(2026, 2, 17))},
    5,
)


@pytest.mark.parametrize("value", [VALUE, Outer(UUID(int=0), VALUE.at, None)])
def test_a_value_goes_through_json_and_comes_back_equal(value):
    assert from_plain(Outer, json.loads(json.dumps(to_plain(value)))) == value


def test_plain_values_are_what_json_can_hold():
    assert to_plain([Colour.RED, VALUE.id, date(2026, 11, 24), None, 1.5]) == [
        "red",
        str(VALUE.id),
        "2026-11-24",
        None,
        1.5,
    ]


def test_a_field_of_a_newer_program_is_passed_over_and_one_of_an_older_keeps_its_default():
    assert from_plain(Inner, {"day": "2026-11-24", "new": 1}) == Inner(date(2026, 11, 24))


@pytest.mark.parametrize("raw", [{"day": "24/11/2026"}, {}, {"day": "2026-11-24", "colour": "blue"}, {"day": 5}])
def test_what_is_no_such_value_is_refused(raw):
    with pytest.raises((KeyError, TypeError, ValueError)):
        from_plain(Inner, raw)


@pytest.mark.parametrize("change", [{"many": "x"}, {"count": "5"}, {"count": True}])
def test_a_leaf_of_another_type_is_refused(change):
    with pytest.raises(TypeError):
        from_plain(Outer, {**to_plain(VALUE), **change})

"""A text that is too long goes whole, or cut where somebody said so; never cut in silence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from services.domain.cuts import Cut, fitted, with_cuts
from services.domain.preview import leaves, wire_value

LIMIT = 50


@given(st.text(max_size=2 * LIMIT), st.sets(st.sampled_from(Cut)))
def test_a_text_is_cut_only_where_it_is_too_long_and_somebody_agreed(text, agreed):
    body = with_cuts({"cuts": []}, tuple(agreed))

    made = fitted(body, Cut.NOTE, text, LIMIT)

    if len(text) <= LIMIT or Cut.NOTE not in agreed:
        assert made == text
    else:
        assert (len(made), made) == (LIMIT, text[: LIMIT - 1] + "…")


def test_places_are_named_once_in_their_own_order_and_older_contents_name_none():
    assert with_cuts({}, ())["cuts"] == []
    assert with_cuts({"note": "g", "cuts": ["by"]}, (Cut.NOTE, Cut.OFFICER)) == {"note": "g", "cuts": ["note", "by"]}


def test_a_record_is_told_value_by_value_and_what_is_empty_as_that():
    record = {"a": "x", "b": [{"c": 1}, {"c": True}], "d": [], "e": {}, "f": None, "g": [[2]]}

    told = {name: wire_value(value) for name, value in leaves(record)}

    assert told == {"a": "x", "b[0].c": "1", "b[1].c": "true", "d": "[]", "e": "{}", "f": "null", "g[0][0]": "2"}

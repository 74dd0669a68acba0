"""`places`: addresses of either era, communes by name, codes with their era."""

from __future__ import annotations

import pytest

from tests.cli.commands import OFFICER, VOLUNTEER


def test_a_divided_commune_is_told_as_a_choice(busy):
    found = busy.as_(OFFICER, "places", "P. Đa Kao, Q.1, TPHCM").one

    assert (found["printed"], found["standing"], found["era"]) == ("P. Đa Kao, Q.1, TPHCM", "divided", "2004")
    assert found["certain"] is None
    assert found["old"]["split"] is True
    assert {c["name"] for c in found["communes"]} == {"Phường Sài Gòn", "Phường Tân Định"}


def test_a_certain_commune_and_an_unknown_one_are_told_apart(busy):
    known = busy.as_(VOLUNTEER, "places", "xã Bảo Khê, TP Hưng Yên, Hưng Yên").one
    unknown = busy.as_(VOLUNTEER, "places", "nơi nào đó").one

    assert (known["certain"], known["old"]["name"]) == ("2025:11983", "Xã Bảo Khê")
    assert (unknown["standing"], unknown["era"], unknown["communes"]) == ("unknown", None, [])


def test_communes_are_searched_by_name_as_many_as_wanted(busy):
    found = busy.as_(OFFICER, "places", "--search", "son nam", "--limit", "2").out

    assert [row["code"] for row in found][:1] == ["2025:11983"]
    assert len(found) == 2


def test_the_same_digits_of_two_eras_are_two_places(busy):
    today = busy.as_(OFFICER, "places", "--code", "2025:00004").one
    before = busy.as_(OFFICER, "places", "--code", "2004:00004").one

    assert (today["name"], before["name"], before["today"]) == ("Phường Ba Đình", "Phường Trúc Bạch", ["2025:00004"])


@pytest.mark.parametrize(
    ("words", "field"),
    [(("--code", "00004"), "code"), (("--code", "2025:99999"), "code"), (("--search", "x", "--limit", "0"), "limit")],
)
def test_what_cannot_be_looked_up_is_named(busy, words, field):
    done = busy.as_(OFFICER, "places", *words)

    assert (done.status, done.error["error"], done.error["field"]) == (1, "InvalidForm", field)


def test_one_thing_is_asked_at_a_time(busy):
    assert busy.as_(OFFICER, "places").status == 2
    assert busy.as_(OFFICER, "places", "Hà Nội", "--code", "2025:00004").status == 2

"""The desk's book of places: any address comes to the commune of today, and codes keep their era."""

from __future__ import annotations

import pytest

from services.domain.places import Commune, Era, OldCommune, PlaceCode, Standing

SON_NAM = Commune(PlaceCode("11983", Era.TODAY), "Phường Sơn Nam", "Hưng Yên")


def test_an_officer_learns_the_commune_of_today_from_a_card_of_before(desk, officer):
    place = desk.places_book.today(officer, "Thôn Đông, xã Bảo Khê, TP Hưng Yên, tỉnh Hưng Yên")

    assert (place.standing, place.certain) == (Standing.MERGED, SON_NAM)
    assert place.printed == "Thôn Đông, xã Bảo Khê, TP Hưng Yên, tỉnh Hưng Yên"


def test_a_commune_is_chosen_while_its_name_is_typed(desk, officer):
    assert desk.places_book.search(officer, "son nam hung")[0] == SON_NAM
    assert len(desk.places_book.search(officer, "tan", 4)) == 4


def test_a_kept_code_names_its_commune_again(desk, officer):
    assert desk.places_book.commune(officer, str(SON_NAM.code)) == SON_NAM


@pytest.mark.parametrize("code", ["", "11983", "2004:11983", "2025:99999", "2025: 11983"])
def test_a_code_without_its_era_or_of_before_names_no_commune_of_today(desk, officer, code):
    assert desk.places_book.commune(officer, code) is None


def test_the_same_digits_are_two_places_in_two_eras(desk, officer):
    today = desk.places_book.coded(officer, PlaceCode("00004", Era.TODAY))
    before = desk.places_book.coded(officer, PlaceCode("00004", Era.BEFORE))

    assert isinstance(today, Commune)
    assert isinstance(before, OldCommune)
    assert (today.name, before.name) == ("Phường Ba Đình", "Phường Trúc Bạch")
    assert desk.places_book.coded(officer, PlaceCode("99999", Era.BEFORE)) is None

"""The desk's book of places: any address comes to the commune of today, and codes keep their era."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from services.domain.places import Commune, Era, OldCommune, PlaceCode, Standing
from services.errors import InvalidForm
from tests.desks import single_form

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


def received(desk, officer, address, commune=""):
    form = single_form()
    person = replace(form.applicant, address=address, commune=commune)
    return desk.intake.receive(officer, replace(form, applicant=person)).dossier.applicant


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("Thôn Đông, xã Bảo Khê, TP Hưng Yên, tỉnh Hưng Yên", "2025:11983"),
        ("Tổ 2, Phường Sơn Nam, Hưng Yên", "2025:11983"),
        ("Phường Đa Kao, Quận 1, TP.HCM", ""),
        ("Phường Thảo Điền, Quận 2, TP.HCM", ""),
        ("Nơi nào đó", ""),
    ],
)
def test_a_dossier_keeps_the_certain_commune_beside_the_address_as_printed_and_nothing_guessed(
    desk, officer, address, kept
):
    person = received(desk, officer, address)

    assert (person.address, person.commune) == (address, kept)


def test_the_commune_a_person_chose_is_kept(desk, officer):
    assert received(desk, officer, "Phường Đa Kao, Quận 1, TP.HCM", "2025:26737").commune == "2025:26737"


def test_several_dossiers_of_a_visit_keep_the_commune_too(desk, officer):
    person = replace(single_form().applicant, address="xã Bảo Khê, TP Hưng Yên, Hưng Yên")
    forms = [replace(single_form(), applicant=person), replace(single_form(), applicant=person)]

    receipts = desk.intake.receive_visit(officer, forms)

    assert [r.dossier.applicant.commune for r in receipts] == ["2025:11983", "2025:11983"]


@pytest.mark.parametrize("commune", ["2025:99999", "2004:00004", "11983"])
def test_a_commune_that_is_none_of_today_is_refused(desk, officer, commune):
    with pytest.raises(InvalidForm) as refused:
        received(desk, officer, "Phường Đa Kao, Quận 1, TP.HCM", commune)

    assert refused.value.field == "applicant.commune"


_OPENED = """
import sys
from pathlib import Path
from services.bootstrap import open_desk
from services.resources import gazetteer
from tests.desks import KEY, PEOPLE
from services.domain.permissions import Role
with open_desk(Path(sys.argv[1]), KEY, receivers={}) as desk:
    desk.places_book.commune(PEOPLE[Role.OFFICER], "2025:11983")
    print(gazetteer.cache_info().currsize)
    desk.places_book.today(PEOPLE[Role.OFFICER], "Phường Bến Nghé, Quận 1, TP.HCM")
    print(gazetteer.cache_info().currsize)
"""


def test_opening_a_desk_and_naming_a_kept_commune_do_not_load_the_ten_thousand_old_ones(home):
    done = subprocess.run([sys.executable, "-c", _OPENED, str(home)], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["0", "1"]

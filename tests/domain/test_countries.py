"""The states a person can be of."""

from pathlib import Path
from zoneinfo import TZPATH

import pytest

from services.domain.countries import COUNTRY_CODES, STATELESS
from services.domain.text import clean, fold
from services.resources import countries, country_name


def test_every_code_has_one_vietnamese_name_and_every_name_a_code():
    assert {country.code for country in countries()} == COUNTRY_CODES
    assert len({country.name for country in countries()}) == len(countries()) == 250


def test_they_stand_in_the_order_people_look_for_them():
    names = [fold(country.name) for country in countries()]

    assert names == sorted(names)
    assert all(country.name == clean(country.name) for country in countries())


@pytest.mark.parametrize(
    ("code", "name"),
    [("VN", "Việt Nam"), ("LA", "Lào"), ("DE", "Đức"), ("US", "Hoa Kỳ"), (STATELESS, "Không quốc tịch"), ("??", "??")],
)
def test_a_code_is_told_by_its_name_and_one_that_is_none_by_itself(code, name):
    assert country_name(code) == name


def test_the_codes_are_those_of_the_standard_as_this_machines_time_zones_list_them():
    lists = [Path(folder, "iso3166.tab") for folder in TZPATH]
    there = next((path for path in lists if path.exists()), None)
    if there is None:
        assert len(COUNTRY_CODES) == 250
        return
    listed = {line.split("\t")[0] for line in there.read_text("utf-8").splitlines() if not line.startswith("#")}
    assert listed | {STATELESS} == COUNTRY_CODES

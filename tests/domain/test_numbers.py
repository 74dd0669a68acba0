from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.numbers import block_of, dossier_number, is_agency_code, is_dossier_number, number_in
from services.domain.office import Office

DAY = date(2026, 11, 20)


def test_a_desk_draws_from_a_block_of_its_own():
    block = block_of(2)

    assert (block.first, block.last) == (2001, 2999)
    assert dossier_number("H31.12", DAY, block.first) == "H31.12-261120-2001"
    assert dossier_number("H31.12", DAY, 7) == "H31.12-261120-0007"


@given(st.integers(2, 10_000))
def test_blocks_of_two_desks_never_touch(size):
    for one, next_one in pairwise(block_of(desk, size) for desk in range(9)):
        assert one.first <= one.last < next_one.first


@pytest.mark.parametrize(
    "number",
    [
        "H31.12-261120-2001",
        "H15.50.05.13-261008-0975",
        "000.00.06.H56-231027-0361",
        "G09.20-20260609-0092637",
        "H31-280229-12345",
    ],
)
def test_numbers_of_ours_and_of_other_systems_are_recognised(number):
    assert is_dossier_number(number)
    assert number_in(number) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "H31.12",
        "H31.12-261120-200",
        "H31.12-261120-20010001",
        "H31.12-261320-2001",
        "H31.12-270229-2001",
        "H31.12-20261332-2001",
        "H31.12-2611200-2001",
        "h31.12-261120-2001",
        "H31.12-261120-2001 ",
        "XH31.12-261120-2001",
        "H31.12-٢٦١١٢٠-2001",
        "033301000001",
    ],
)
def test_what_is_no_number_is_not_taken_for_one(text):
    assert not is_dossier_number(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://tra-cuu.example/hs?ma=H31.12-261120-2001", "H31.12-261120-2001"),
        ("https://tra-cuu.example/H31.12-261120-2001/", "H31.12-261120-2001"),
        ("https://tra-cuu.example/?a=1&so=H31.12-261120-2001&b=2", "H31.12-261120-2001"),
        ("h31.12-261120-2001\r", "H31.12-261120-2001"),
        ("H31.12-269999-2001 H31.12-261120-2002", "H31.12-261120-2002"),
        ("https://tra-cuu.example/", None),
        ("H31.12-261120-2001999999", None),
    ],
)
def test_a_number_is_found_on_a_look_up_address(text, expected):
    assert number_in(text) == expected


@given(st.text("GH0123456789.", max_size=12), st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(1, 9_999_999))
def test_every_number_a_lawful_agency_draws_reads_as_one(code, day, sequence):
    assert is_dossier_number(dossier_number(code, day, sequence)) or not is_agency_code(code)
    assert is_dossier_number(dossier_number("H31.12", day, sequence))


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(1, 9_999_999))
def test_the_address_on_a_receipt_leads_back_to_its_number(day, sequence):
    number = dossier_number("H31.12", day, sequence)
    office = Office("H31.12", "Trung tâm", "UBND xã Mẫu", "Xã Mẫu", 2, lookup="https://tra-cuu.example/?so={number}")

    assert number_in(office.lookup_of(number)) == number
    assert Office("H31.12", "Trung tâm", "UBND xã Mẫu", "Xã Mẫu", 2).lookup_of(number) == number


@pytest.mark.parametrize("code", ["H31", "H31.12", "H15.50.05.13", "G09.20"])
def test_agency_codes_start_at_the_root(code):
    assert is_agency_code(code)


@pytest.mark.parametrize("code", ["", "31.12", "H3", "H31.", "H31.12.1.2.3", "h31.12", "H31.12 ", "H31.1234", "H٣١"])
def test_what_is_no_agency_code_is_refused(code):
    assert not is_agency_code(code)

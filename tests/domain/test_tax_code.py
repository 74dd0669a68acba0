"""Tax codes: their form, and the digit that tells a slip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.tax_code import check_digit_differs, is_tax_code, tidy_tax_code

KNOWN = ("0314409058", "0100109106", "0101243150")
"""Published codes of companies."""
WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
DIGITS = st.text("0123456789", min_size=9, max_size=9)


@pytest.mark.parametrize("written", ["0314409058-001", "0314409058001", " 0314409058 - 001 ", "0314.409.058-001"])
def test_a_branch_is_written_with_its_dash_however_it_was_typed(written):
    assert tidy_tax_code(written) == "0314409058-001"


def test_what_is_no_code_is_left_to_be_complained_about():
    assert tidy_tax_code(" 03144 0905x ") == "0314409" + "05x"
    assert tidy_tax_code("") == ""


@pytest.mark.parametrize("code", ["0314409058", "0314409058-001"])
def test_ten_digits_are_a_code_and_a_branch_has_three_more(code):
    assert is_tax_code(code)


@pytest.mark.parametrize(
    "code", ["", "031440905", "03144090581", "0314409058-01", "0314409058001", "031440905x", "٠٣١٤٤٠٩٠٥٨"]
)
def test_anything_else_is_none(code):
    assert not is_tax_code(code)


def test_a_personal_number_is_one_only_where_a_person_may_stand():
    assert is_tax_code("033301000001", personal=True)
    assert not is_tax_code("033301000001")
    assert not is_tax_code("03330100000", personal=True)


@pytest.mark.parametrize("code", [*KNOWN, "0314409058-001"])
def test_the_codes_of_known_companies_fit(code):
    assert not check_digit_differs(code)


@pytest.mark.parametrize("text", ["", "033301000001", "031440905", "chưa có"])
def test_what_is_no_code_has_no_digit_to_differ(text):
    assert not check_digit_differs(text)


@given(DIGITS)
def test_at_most_one_last_digit_fits_the_first_nine(first):
    fitting = [last for last in "0123456789" if not check_digit_differs(first + last)]

    assert len(fitting) <= 1
    left = sum(int(d) * w for d, w in zip(first, WEIGHTS, strict=True)) % 11
    assert fitting == ([] if left == 0 else [str(10 - left)])


@given(st.sampled_from(KNOWN), st.integers(0, 8), st.integers(1, 9))
def test_one_mistyped_digit_is_always_noticed(code, place, step):
    wrong = str((int(code[place]) + step) % 10)

    assert check_digit_differs(code[:place] + wrong + code[place + 1 :])


@given(st.text(max_size=20))
def test_tidying_twice_changes_nothing(text):
    once = tidy_tax_code(text)

    assert tidy_tax_code(once) == once

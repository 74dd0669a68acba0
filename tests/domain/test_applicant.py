import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.applicant import (
    Applicant,
    Sex,
    birth_date,
    number_warnings,
    phone_digits,
    problems,
    shown_birth_date,
    tidy,
)

TODAY = date(2026, 11, 20)
GOOD = Applicant(
    full_name="Trần Thị Mẫu",
    personal_id="033301000001",
    born_on="2001-02-28",
    sex=Sex.FEMALE,
    address="Tổ 2, Phường Thử, Hưng Yên",
    phone="0900000001",
    email="mau@example.vn",
    commune="2025:11983",
)


def faults(**changes):
    return [(p.field, p.kind, p.fact) for p in problems(replace(GOOD, **changes), TODAY)]


@pytest.mark.parametrize(
    "written",
    [
        "28/02/2001",
        "28/2/2001",
        "28.02.2001",
        "28-02-2001",
        "28 02 2001",
        "28 / 02 / 2001",
        "28022001",
        "2001-02-28",
        "2001-2-28",
        "2001/02/28",
        " 28/02/2001\t",
    ],
)
def test_every_clear_way_to_write_a_birth_date_is_read(written):
    assert birth_date(written) == "2001-02-28"


@pytest.mark.parametrize(
    "written",
    [
        "29/02/2001",
        "31/04/1990",
        "13/13/1990",
        "28/02/01",
        "hôm qua",
        "1/2",
        "28022001x",
        "0/1/1990",
        "٢٨/٠٢/٢٠٠١",
        "19900102",
        "1/2/1990/3",
    ],
)
def test_what_is_no_clear_date_is_not_guessed(written):
    assert birth_date(written) is None


def test_the_day_comes_before_the_month():
    assert birth_date("1/2/1990") == "1990-02-01"


def test_a_bare_year_and_nothing_at_all_are_kept():
    assert birth_date("1958") == "1958"
    assert birth_date(" ") == ""


@pytest.mark.parametrize(("iso", "shown"), [("2001-02-28", "28/02/2001"), ("1958", "1958"), ("", "")])
def test_birth_dates_are_shown_as_people_write_them(iso, shown):
    assert shown_birth_date(iso) == shown


@given(st.dates(date(1900, 1, 1), TODAY))
def test_a_birth_date_survives_being_shown_and_read_again(day):
    assert birth_date(shown_birth_date(day.isoformat())) == day.isoformat()


@pytest.mark.parametrize(
    "written",
    [
        "0900000001",
        "0900 000 001",
        "0900.000.001",
        "+84900000001",
        "+84 900 000 001",
        "+84 0900 000 001",
        "(0900) 000 001",
        "0900-000-001",
    ],
)
def test_a_phone_number_is_kept_as_digits(written):
    assert phone_digits(written) == "0900000001"


def test_a_tidied_applicant_is_in_the_form_we_keep():
    loose = Applicant(
        full_name=unicodedata.normalize("NFD", "  Trần  Thị Mẫu\r"),
        personal_id="0333 0100 0001",
        born_on="28/2/2001",
        sex=Sex.FEMALE,
        address="Tổ 2,\tPhường Thử, Hưng Yên ",
        phone="+84 900 000 001",
        email=" mau@example.vn ",
        commune=" 2025:11983 ",
    )

    assert tidy(loose) == GOOD
    assert problems(tidy(loose), TODAY) == ()


def test_a_date_that_is_none_is_left_to_be_complained_about():
    assert tidy(replace(GOOD, born_on=" hôm  qua ")).born_on == "hôm qua"


@given(st.builds(Applicant, st.text(), st.text(), st.text(), st.sampled_from(Sex), st.text(), st.text(), st.text()))
def test_tidying_twice_changes_nothing_and_any_text_can_be_judged(applicant):
    once = tidy(applicant)

    assert tidy(once) == once
    assert isinstance(problems(once, TODAY), tuple)
    assert isinstance(number_warnings(applicant), tuple)


def test_only_the_name_is_needed():
    assert problems(Applicant("Trần Thị Mẫu"), TODAY) == ()
    assert faults(full_name="") == [("applicant.full_name", "empty", "")]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"personal_id": "03330100000"}, ("applicant.personal_id", "not_a_personal_id", "11")),
        ({"personal_id": "03330100000x"}, ("applicant.personal_id", "not_a_personal_id", "12")),
        ({"personal_id": "٠٣٣٣٠١٠٠٠٠٠١"}, ("applicant.personal_id", "not_a_personal_id", "12")),
        ({"full_name": "A" * 201}, ("applicant.full_name", "too_long", "200")),
        ({"born_on": "28/02/01"}, ("applicant.born_on", "not_a_date", "")),
        ({"born_on": "1899-12-31"}, ("applicant.born_on", "too_long_ago", "")),
        ({"born_on": "0000"}, ("applicant.born_on", "too_long_ago", "")),
        ({"born_on": "2026-11-21"}, ("applicant.born_on", "in_the_future", "")),
        ({"born_on": "2027"}, ("applicant.born_on", "in_the_future", "")),
        ({"address": "A" * 501}, ("applicant.address", "too_long", "500")),
        ({"phone": "1900000001"}, ("applicant.phone", "not_a_phone", "10")),
        ({"phone": "090000000"}, ("applicant.phone", "not_a_phone", "9")),
        ({"email": "mau@example"}, ("applicant.email", "not_an_email", "")),
        ({"email": f"{'a' * 200}@example.vn"}, ("applicant.email", "too_long", "200")),
    ],
)
def test_a_field_that_cannot_be_is_named_with_its_rule_and_not_its_content(changes, fault):
    assert faults(**changes) == [fault]


@pytest.mark.parametrize(
    "changes",
    [
        {"personal_id": "012345678"},
        {"personal_id": ""},
        {"full_name": "A" * 200},
        {"born_on": "1900-01-01"},
        {"born_on": "2026-11-20"},
        {"born_on": "2026"},
        {"born_on": ""},
        {"address": "A" * 500},
        {"phone": "02213863123"},
        {"phone": ""},
        {"email": ""},
    ],
)
def test_limits_are_inclusive_and_what_is_unknown_may_be_empty(changes):
    assert faults(**changes) == []


@pytest.mark.parametrize("commune", ["11983", "2004:11983", "Phường Sơn Nam"])
def test_a_commune_is_kept_as_a_code_of_today(commune):
    assert faults(commune=commune) == [("applicant.commune", "not_a_commune", "")]


def test_faults_come_in_reading_order():
    broken = Applicant("", "1", "x", Sex.UNKNOWN, "A" * 501, "1", "@")

    assert [p.field.removeprefix("applicant.") for p in problems(broken, TODAY)] == [
        "personal_id",
        "full_name",
        "born_on",
        "address",
        "phone",
        "email",
    ]


@pytest.mark.parametrize(
    ("number", "sex", "born_on", "expected"),
    [
        ("033090000001", Sex.MALE, "1990-05-05", ()),
        ("033190000001", Sex.FEMALE, "1990", ()),
        ("033201000001", Sex.MALE, "2001-01-01", ()),
        ("033301000001", Sex.FEMALE, "2001-01-01", ()),
        ("033401000001", Sex.MALE, "2101-01-01", ()),
        ("033701000001", Sex.FEMALE, "2201-01-01", ()),
        ("033801000001", Sex.MALE, "2301-01-01", ()),
        ("033290000006", Sex.MALE, "1990-01-01", ("birth_year_differs",)),
        ("033190000001", Sex.MALE, "1990-01-01", ("sex_differs",)),
        ("033090000001", Sex.FEMALE, "1991", ("sex_differs", "birth_year_differs")),
        ("033090000001", Sex.UNKNOWN, "", ()),
        ("033090000001", Sex.MALE, "hôm qua", ()),
        ("012345678", Sex.FEMALE, "1990", ()),
        ("", Sex.FEMALE, "1990", ()),
    ],
)
def test_a_number_that_does_not_go_with_the_rest_only_warns(number, sex, born_on, expected):
    assert number_warnings(Applicant("A", number, born_on, sex)) == expected

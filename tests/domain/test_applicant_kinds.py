"""Persons, foreigners, households and companies: which fields each has, and what is wrong with them."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.applicant import (
    FIELDS,
    Applicant,
    ApplicantKind,
    Sex,
    foreign_to,
    identity,
    number_warnings,
    numbers_of,
    problems,
    tidy,
)

TODAY = date(2026, 11, 20)
FOREIGNER = Applicant("JOHN DOE", kind=ApplicantKind.FOREIGNER, passport="C1234567", nationality="FR")
HOUSEHOLD = Applicant("Trần Thị Mẫu", "033301000001", kind=ApplicantKind.HOUSEHOLD)
COMPANY = Applicant("CÔNG TY MẪU", kind=ApplicantKind.COMPANY, tax_code="0314409058")
TEXTS = st.text(max_size=15)
ANYBODY = st.builds(
    Applicant, TEXTS, TEXTS, TEXTS, st.sampled_from(Sex), TEXTS, TEXTS, TEXTS, TEXTS, st.sampled_from(ApplicantKind), TEXTS,
    TEXTS, TEXTS,
)  # fmt: skip


def faults(applicant, **changes):
    return [
        (p.field.removeprefix("applicant."), p.kind, p.fact) for p in problems(replace(applicant, **changes), TODAY)
    ]


@pytest.mark.parametrize(
    "good", [FOREIGNER, HOUSEHOLD, COMPANY, replace(COMPANY, tax_code=""), replace(HOUSEHOLD, personal_id="")]
)
def test_what_each_kind_needs_is_enough(good):
    assert faults(good) == []


@pytest.mark.parametrize("passport", ["C1234567", "12345", "P0" * 7 + "1", "X99999999"])
def test_a_passport_is_letters_and_digits(passport):
    assert faults(FOREIGNER, passport=passport) == []


@pytest.mark.parametrize("passport", ["1234", "A" * 9, "P0" * 8, "C12345*7", "Ç1234567"])
def test_what_is_no_passport_is_told_with_its_length_alone(passport):
    assert faults(FOREIGNER, passport=passport) == [("passport", "not_a_passport", str(len(passport)))]


def test_a_foreigner_shows_a_passport_or_a_personal_number_of_twelve_digits():
    assert faults(FOREIGNER, passport="") == [("passport", "empty", "")]
    assert faults(FOREIGNER, passport="", personal_id="033090000077") == []
    assert faults(FOREIGNER, personal_id="033090000") == [("personal_id", "not_twelve_digits", "9")]


def test_a_foreigner_is_of_a_state_of_the_list_or_of_none():
    assert faults(FOREIGNER, nationality="") == [("nationality", "not_chosen", "")]
    assert faults(FOREIGNER, nationality="ZZ") == [("nationality", "not_a_country", "")]
    assert faults(FOREIGNER, nationality="XX") == []


def test_a_households_tax_code_may_be_its_heads_number_and_a_companys_may_not():
    assert faults(HOUSEHOLD, tax_code="033301000001") == []
    assert faults(COMPANY, tax_code="033301000001") == [("tax_code", "not_a_tax_code", "12")]
    assert faults(COMPANY, tax_code="0314409058-1") == [("tax_code", "not_a_tax_code", "11")]


def test_a_company_has_a_name():
    assert faults(COMPANY, full_name="") == [("full_name", "empty", "")]


def test_numbers_are_complained_about_before_the_name_they_stand_above():
    assert [field for field, *_ in faults(FOREIGNER, passport="", nationality="", full_name="")] == [
        "passport",
        "nationality",
        "full_name",
    ]


def test_what_a_kind_does_not_have_is_named_and_not_kept():
    born = replace(COMPANY, born_on="1990", sex=Sex.MALE, personal_id="033301000001", nationality="VN")

    assert foreign_to(born) == ("personal_id", "born_on", "sex", "nationality")
    assert tidy(born) == COMPANY
    assert foreign_to(COMPANY) == ()
    assert foreign_to(Applicant("Ai đó", tax_code="1", passport="C1")) == ("passport", "tax_code")


def test_a_number_is_kept_as_its_kind_is_known():
    assert tidy(replace(FOREIGNER, passport=" c 123-4567", nationality="fr ")) == FOREIGNER
    assert tidy(replace(COMPANY, tax_code="0314409058 001")).tax_code == "0314409058-001"


def test_each_kind_is_known_by_its_usual_number_first():
    both = replace(FOREIGNER, personal_id="033090000077")

    assert numbers_of(both) == ("C1234567", "033090000077")
    assert numbers_of(replace(HOUSEHOLD, tax_code="0314409058")) == ("033301000001", "0314409058")
    assert numbers_of(COMPANY) == ("0314409058",)
    assert identity(both) == "C1234567"
    assert identity(replace(both, passport="")) == "033090000077"
    assert identity(Applicant("Ai đó")) == ""


def test_a_tax_code_whose_last_digit_does_not_fit_warns_and_passes():
    odd = replace(COMPANY, tax_code="0314409057")

    assert number_warnings(odd) == ("tax_code_differs",)
    assert faults(odd) == []


def test_a_foreigners_personal_number_is_not_read_for_sex_and_birth():
    person = replace(FOREIGNER, personal_id="033301000001", sex=Sex.MALE, born_on="1950")

    assert number_warnings(person) == ()
    assert number_warnings(replace(person, kind=ApplicantKind.HOUSEHOLD)) == ("sex_differs", "birth_year_differs")


def test_every_field_of_an_applicant_belongs_to_some_kind():
    named = {name for kind in FIELDS.values() for name in kind} | {"kind"}

    assert named == {field.name for field in fields(Applicant)}


@given(ANYBODY)
def test_tidying_twice_changes_nothing_and_leaves_nothing_a_kind_has_not(person):
    once = tidy(person)

    assert tidy(once) == once
    assert foreign_to(once) == ()


@given(ANYBODY)
def test_what_is_wrong_names_a_field_of_the_kind_and_never_what_was_typed(person):
    kept = tidy(person)

    for problem in problems(kept, TODAY):
        name = problem.field.removeprefix("applicant.")
        assert name in FIELDS[kept.kind]
        assert problem.fact == "" or problem.fact.isdigit()

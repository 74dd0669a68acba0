"""Who hands in for somebody else: what must be known of them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.applicant import Applicant, ApplicantKind
from services.domain.representative import BASES, WITH_DOCUMENT, WITH_NUMBER, Basis, Representative, problems, tidy

PERSON = Applicant("Trần Thị Mẫu", "033301000001")
COMPANY = Applicant("CÔNG TY MẪU", kind=ApplicantKind.COMPANY, tax_code="0314409058")
CAME = Representative("Lê Văn Thay", "033090000003", phone="0900000009", document="giấy uỷ quyền số 12")
TEXTS = st.text(max_size=15)


def faults(representative, applicant=PERSON):
    return [(p.field.removeprefix("representative."), p.kind, p.fact) for p in problems(representative, applicant)]


def test_a_person_may_come_alone_and_a_company_may_not():
    assert faults(None) == []
    assert faults(None, COMPANY) == [("representative", "company_needs_one", "")]


def test_somebody_authorised_with_number_and_paper_may_act():
    assert faults(CAME) == []


@pytest.mark.parametrize("basis", Basis)
def test_each_ground_needs_what_it_rests_on(basis):
    kind = next(kind for kind, grounds in BASES.items() if basis in grounds)
    bare = Representative("Lê Văn Thay", basis=basis)

    wanted = [("personal_id", "empty", "")] if basis in WITH_NUMBER else []
    wanted += [("document", "empty", "")] if basis in WITH_DOCUMENT else []
    assert faults(bare, Applicant("Ai đó", kind=kind)) == wanted


def test_a_passport_stands_for_the_number():
    assert faults(replace(CAME, personal_id="", passport="C1234567")) == []


@pytest.mark.parametrize("basis", [Basis.PARENT, Basis.RELATIVE])
def test_nobody_is_a_companys_parent_or_relative(basis):
    assert faults(replace(CAME, basis=basis), COMPANY) == [("basis", "not_for_this_applicant", "")]


def test_every_field_is_checked_as_an_applicants_is():
    bad = Representative("", "12", "?", "090", "x" * 501, Basis.PARENT, "y" * 301)

    assert faults(bad) == [
        ("personal_id", "not_a_personal_id", "2"),
        ("full_name", "empty", ""),
        ("address", "too_long", "500"),
        ("phone", "not_a_phone", "3"),
        ("passport", "not_a_passport", "1"),
        ("document", "too_long", "300"),
    ]


def test_whoever_has_the_applicants_own_number_acts_for_nobody():
    assert faults(replace(CAME, personal_id=PERSON.personal_id)) == [("personal_id", "acts_for_themselves", "")]


def test_what_was_typed_is_kept_as_an_applicants_is():
    typed = Representative(
        " lê  văn thay", "033 090 000 003", " c12-34567", "+84 900 000 009", " Tổ 2 ", document=" số  12 "
    )

    assert tidy(typed) == Representative(
        "lê văn thay", "033090000003", "C1234567", "0900000009", "Tổ 2", document="số 12"
    )


@given(
    st.builds(Representative, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, st.sampled_from(Basis), TEXTS),
    st.sampled_from(ApplicantKind),
)
def test_tidying_twice_changes_nothing_and_what_is_wrong_never_says_what_was_typed(typed, kind):
    once = tidy(typed)

    assert tidy(once) == once
    for problem in problems(once, Applicant("Ai đó", kind=kind)):
        assert problem.field.startswith("representative.")
        assert problem.fact == "" or problem.fact.isdigit()

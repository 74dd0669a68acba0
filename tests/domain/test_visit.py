"""Several forms of one applicant as one visit."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.applicant import Applicant
from services.domain.dossier import IntakeForm
from services.domain.visit import MOST_DOSSIERS, in_order, visit_of
from services.errors import InvalidForm

VISIT = UUID(int=99)
MOTHER = Applicant("Trần Thị Mẫu", "033301000001")


def form(number, applicant=MOTHER):
    return IntakeForm(UUID(int=number), "1.001193", applicant)


def refused(*forms):
    with pytest.raises(InvalidForm) as error:
        visit_of(VISIT, forms)
    return [(p.field, p.kind) for p in error.value.problems]


def test_the_applicant_of_the_first_form_is_everybodys():
    again = replace(MOTHER, full_name="TRẦN THỊ MẪU", personal_id="033 301 000 001", phone="")

    visit = visit_of(VISIT, [form(1), form(2, Applicant("")), form(3, again)])

    assert {f.applicant for f in visit.forms} == {MOTHER}
    assert {f.visit for f in visit.forms} == {VISIT}
    assert [f.id.int for f in visit.forms] == [1, 2, 3]


def test_a_form_of_another_person_is_refused_by_its_place():
    other = replace(MOTHER, personal_id="033301000002")
    nameless = Applicant("Lê Văn Khác")

    assert refused(form(1), form(2, other), form(3, nameless)) == [
        ("forms[1].applicant", "other_applicant"),
        ("forms[2].applicant", "other_applicant"),
    ]


def test_a_visit_holds_each_form_once_and_neither_none_nor_too_many():
    assert refused(form(1), form(1)) == [("forms[1].id", "listed_twice")]
    assert refused() == [("forms", "out_of_range")]
    assert refused(*(form(n) for n in range(MOST_DOSSIERS + 1))) == [("forms", "out_of_range")]


@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=MOST_DOSSIERS, unique=True))
def test_a_visit_keeps_every_form_in_its_place(numbers):
    visit = visit_of(VISIT, [form(n) for n in numbers])

    assert [f.id.int for f in visit.forms] == numbers
    assert visit_of(VISIT, visit.forms) == visit


def test_dossiers_stand_on_the_receipt_as_they_were_received(dossier):
    second = replace(dossier, number="H31.12-261120-2002", book_number=2)

    assert in_order([second, dossier]) == (dossier, second)

"""What somebody is told to bring, and what the code on the handout says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.guide import guide, handout_code, handout_in
from services.domain.procedure import Case, Component, Need, procedure_from
from services.resources import shipped_catalogue

POPULATION = ("CSDLQG về dân cư",)


def paper(index, need=Need.REQUIRED, **more):
    return Component(index, f"Giấy {index}", need, originals=1, **more)


def told(*papers):
    return guide(Case("", papers))


def test_a_paper_a_database_holds_need_not_be_brought():
    brought, held = paper(0), paper(1, databases=POPULATION)

    found = told(brought, held)

    assert found.always == (brought,)
    assert found.spared == (held,)


def test_a_paper_of_some_cases_is_told_with_its_condition_apart_from_the_others():
    by_case = paper(0, Need.BY_CASE, condition="khi uỷ quyền")

    assert told(by_case).if_so == (by_case,)


def test_papers_of_an_online_filing_are_not_told():
    assert told(paper(0, Need.ONLINE_ONLY)).is_empty


def test_of_two_papers_one_is_enough():
    group = paper(0, Need.ONE_OF), paper(1, Need.ONE_OF)

    assert told(*group).one_of == group


def test_a_row_that_names_its_alternatives_itself_is_a_paper_like_any_other():
    row = paper(0, Need.ONE_OF, alternatives=("Hộ chiếu", "Thẻ căn cước"))

    assert told(row).always == (row,)


def test_a_row_of_alternatives_that_applies_only_sometimes_is_told_apart():
    row = paper(0, Need.ONE_OF, condition="nếu có")

    assert told(row).if_so == (row,)


def test_where_a_database_holds_one_of_a_group_the_others_are_wanted_only_when_it_fails():
    other, held = paper(0, Need.ONE_OF), paper(1, Need.ONE_OF, databases=POPULATION)

    found = told(other, held)

    assert (found.if_so, found.spared, found.always) == ((other,), (held,), ())


def test_a_catalogue_without_papers_says_so():
    assert told().is_empty
    assert not told(paper(0)).is_empty


@pytest.fixture(scope="module")
def procedures():
    return tuple(procedure_from(row) for row in shipped_catalogue().rows)


def test_every_paper_of_every_case_is_told_exactly_once(procedures):
    for procedure in procedures:
        for case in procedure.cases:
            found = guide(case)
            told_of = [c.index for c in (*found.always, *found.one_of, *found.if_so, *found.spared)]
            wanted = [c.index for c in case.components if c.need is not Need.ONLINE_ONLY]
            assert sorted(told_of) == wanted, procedure.code


@given(st.from_regex(r"[123]\.[0-9]{6}", fullmatch=True), st.integers(0, 99))
def test_the_code_on_a_handout_is_read_back_bare_and_inside_an_address(code, case):
    written = handout_code(code, case)

    assert handout_in(written) == (code, case)
    assert handout_in(f"https://tra-cuu.example/?ma={written}&v=1") == (code, case)


@pytest.mark.parametrize("text", ["", "1.004873", "TTHC-1.4873-0", "XTTHC-1.004873-0", "H31.12-261120-0043"])
def test_other_codes_are_no_handout(text):
    assert handout_in(text) is None

"""What differs between two rows of a procedure, paper by paper, and how an answered sheet goes over from one to the other."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.checklist import Answer, PaperState
from services.domain.draft import kept_until
from services.domain.edition import Change, What, carried_over, case_in, papers_in, procedure_changes
from services.domain.procedure import Case, Component, Fee, FeeKind, Need, Procedure


def paper(index, name, need=Need.REQUIRED, **more):
    return Component(index, name, need, **{"originals": 1, **more})


def row(*cases, **more):
    plain = {
        "code": "1.004873", "name": "Xác nhận", "short_name": "Xác nhận", "field": "Hộ tịch", "ministry": "Bộ Tư pháp",
        "tier": 1, "active": True, "time": None, "fee": Fee(FeeKind.FREE), "confidence": "high",
    }  # fmt: skip
    return Procedure(**{**plain, "cases": tuple(Case(*case) for case in cases), **more})


FORM, CARD, OLD = paper(0, "Tờ khai", code="T1"), paper(1, "Thẻ", databases=("CSDLQG",)), paper(2, "Giấy cũ")
BEFORE = row(("", (FORM, CARD, OLD)))


@pytest.mark.parametrize(
    ("after", "changes"),
    [
        (BEFORE, ()),
        (replace(BEFORE, active=False, superseded_by="3.1"), (Change(What.ENDED, "3.1"),)),
        (replace(BEFORE, name="Tên mới"), (Change(What.NAME, "", "Xác nhận", "Tên mới"),)),
        (row(("", (FORM, CARD))), (Change(What.PAPER_GONE, "Giấy cũ"),)),
        (
            row(("", (FORM, CARD, OLD, paper(3, "Ảnh", Need.BY_CASE)))),
            (Change(What.PAPER_ADDED, "Ảnh", "", "by_case"),),
        ),
        (
            row(("", (replace(FORM, need=Need.BY_CASE), CARD, OLD))),
            (Change(What.PAPER_NEED, "Tờ khai", "required", "by_case"),),
        ),
        (row(("", (replace(FORM, copies=2), CARD, OLD))), (Change(What.PAPER_COUNT, "Tờ khai", "1/0", "1/2"),)),
        (row(("", (FORM, replace(CARD, databases=()), OLD))), (Change(What.PAPER_DATABASE, "Thẻ", "CSDLQG", ""),)),
        (row(("", (FORM, CARD, replace(OLD, form="01")))), (Change(What.PAPER_WORDS, "Giấy cũ"),)),
        (row(("", (replace(FORM, name="Tờ khai mới"), CARD, OLD))), ()),
    ],
)
def test_every_kind_of_difference_is_told_once_and_nothing_else(after, changes):
    assert procedure_changes(BEFORE, after, 0) == changes


def test_a_procedure_that_had_ended_before_is_no_news():
    ended = replace(BEFORE, active=False)

    assert procedure_changes(ended, ended, 0) == ()


def test_a_case_is_found_by_its_title_and_one_that_is_gone_is_told():
    two = row(("Cấp mới", (FORM,)), ("Cấp lại", (FORM, OLD)))
    turned = row(("Cấp lại", (OLD, FORM)), ("Cấp mới", (FORM,)), ("Đổi", (FORM,)))
    other = row(("Đổi", (FORM,)), ("Thu hồi", (FORM,)))

    assert (case_in(two, 1, turned), case_in(two, 0, turned), case_in(two, 1, BEFORE)) == (0, 1, 0)
    assert procedure_changes(two, turned, 1) == ()
    assert procedure_changes(two, other, 1) == (Change(What.CASES, "", "2", "2"),)
    assert carried_over((Answer(0, PaperState.MISSING),), 1, two, other) == (None, ())


def test_answers_go_with_their_papers_and_those_of_papers_no_longer_asked_for_are_left_behind():
    after = row(("", (paper(0, "Ảnh"), paper(1, "Giấy cũ"), paper(2, "Tờ khai sửa đổi", code="T1"))))
    given_ = (Answer(0, PaperState.HANDED_IN), Answer(1, PaperState.FROM_DATABASE), Answer(2, PaperState.MISSING))

    assert carried_over(given_, 0, BEFORE, after) == (
        0, (Answer(1, PaperState.MISSING), Answer(2, PaperState.HANDED_IN)),
    )  # fmt: skip


def test_papers_of_one_name_are_told_apart_by_their_order():
    twice = Case("", (paper(0, "Ảnh"), paper(1, "Ảnh")))

    assert papers_in(twice, Case("", (paper(0, "Thẻ"), paper(1, "Ảnh"), paper(2, "Ảnh")))) == {0: 1, 1: 2}
    assert papers_in(twice, twice) == {0: 0, 1: 1}


@given(st.lists(st.sampled_from("abcd"), max_size=6), st.lists(st.sampled_from("abcd"), max_size=6))
def test_no_two_papers_go_over_to_the_same_one(first, second):
    cases = [Case("", tuple(paper(i, f"giấy {n}", code=n) for i, n in enumerate(names))) for names in (first, second)]

    same = papers_in(*cases)

    assert len(set(same.values())) == len(same) <= min(len(first), len(second))
    assert all(first[before] == second[after] for before, after in same.items())


def test_a_sheet_is_meant_to_wait_thirty_days_of_the_office():
    assert kept_until(datetime(2026, 11, 16, 18, tzinfo=UTC)) == date(2026, 12, 17)

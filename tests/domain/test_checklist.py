import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.checklist import Answer, PaperState, asked, missing, papers, problems
from services.domain.procedure import Case, Component, Need
from tests.conftest import shipped

HANDED_IN, MISSING, FROM_DATABASE, NOT_APPLICABLE = PaperState

CASE = Case(
    "Thường",
    (
        Component(0, "Tờ khai", Need.REQUIRED, originals=1),
        Component(1, "Mẫu điện tử", Need.ONLINE_ONLY, originals=1),
        Component(
            2, "Giấy tờ tùy thân", Need.REQUIRED, originals=1, shown=True, databases=("CSDLQG về dân cư", "CSDL")
        ),
        Component(3, "Văn bản ủy quyền", Need.BY_CASE, originals=1, condition="khi ủy quyền"),
        Component(4, "Giấy tờ nhà đất", Need.ONE_OF, copies=2, alternatives=("GCN", "Hợp đồng")),
    ),
)
GROUP = Case(
    "Nhóm",
    (
        Component(0, "Đơn", Need.REQUIRED, originals=1),
        Component(1, "Giấy chứng nhận", Need.ONE_OF, copies=1),
        Component(2, "Giấy xác nhận", Need.ONE_OF, copies=1, databases=("CSDLQG về dân cư",)),
    ),
)


def states(case, *answers):
    return [p.state for p in papers(case, answers)]


def faults(case, *answers):
    return [(p.field, p.kind) for p in problems(case, answers)]


def test_papers_of_an_online_filing_are_not_asked_for_at_the_counter():
    assert [c.index for c in asked(CASE)] == [0, 2, 3, 4]


def test_what_nobody_named_is_missing_unless_it_depends_on_the_case():
    assert states(CASE) == [MISSING, MISSING, NOT_APPLICABLE, MISSING]


def test_what_is_missing_is_one_list_in_catalogue_order():
    checked = papers(CASE, (Answer(4, MISSING), Answer(3, MISSING), Answer(2, FROM_DATABASE)))

    assert [p.index for p in missing(checked)] == [0, 3, 4]


def test_a_complete_checklist_misses_nothing():
    checked = papers(CASE, (Answer(0, HANDED_IN), Answer(2, FROM_DATABASE), Answer(4, HANDED_IN, alternative="GCN")))

    assert missing(checked) == ()
    assert checked[3].alternative == "GCN"


def test_a_paper_handed_in_counts_as_the_catalogue_asks_unless_the_officer_counted():
    usual, _, _, counted = papers(CASE, (Answer(0, HANDED_IN), Answer(4, HANDED_IN, originals=1, copies=3)))

    assert (usual.originals, usual.copies) == (1, 0)
    assert (counted.originals, counted.copies) == (1, 3)


def test_a_paper_that_is_not_there_counts_nothing():
    _, identity, _, _ = papers(CASE, (Answer(2, FROM_DATABASE, originals=5, copies=5),))

    assert (identity.originals, identity.copies, identity.note) == (0, 0, "CSDLQG về dân cư")
    assert identity.shown


def test_only_a_paper_the_catalogue_says_so_of_comes_from_a_database():
    assert faults(CASE, Answer(0, FROM_DATABASE)) == [("components[0].state", "no_database_gives_it")]
    assert faults(CASE, Answer(2, FROM_DATABASE)) == []


def test_only_a_paper_that_depends_on_the_case_can_be_left_out():
    assert faults(CASE, Answer(3, NOT_APPLICABLE)) == []
    assert faults(CASE, Answer(3, NOT_APPLICABLE), Answer(0, NOT_APPLICABLE)) == [
        ("components[1].state", "always_asked_for")
    ]
    assert faults(CASE, Answer(4, NOT_APPLICABLE)) == [("components[0].state", "always_asked_for")]


def test_a_one_of_row_marked_if_any_can_be_left_out():
    case = Case("", (Component(0, "Giấy tờ đất (nếu có)", Need.ONE_OF, condition="nếu có"),))

    assert faults(case, Answer(0, NOT_APPLICABLE)) == []
    assert states(case) == [NOT_APPLICABLE]
    assert states(case, Answer(0, HANDED_IN)) == [HANDED_IN]


def test_a_place_that_is_not_asked_for_or_named_twice_is_told():
    answers = (Answer(1, HANDED_IN), Answer(9, MISSING), Answer(0, HANDED_IN), Answer(0, MISSING))

    assert faults(CASE, *answers) == [
        ("components[0].index", "no_such_component"),
        ("components[1].index", "no_such_component"),
        ("components[3].index", "named_twice"),
    ]


@pytest.mark.parametrize(
    ("originals", "copies", "expected"),
    [
        (1, 0, []),
        (None, 999, []),
        (0, 1, []),
        (-1, 1, [("components[0].originals", "out_of_range")]),
        (1000, -1, [("components[0].originals", "out_of_range"), ("components[0].copies", "out_of_range")]),
        (0, 0, [("components[0].originals", "nothing_counted")]),
        (0, None, [("components[0].originals", "nothing_counted")]),
    ],
)
def test_counts_are_sensible_numbers(originals, copies, expected):
    assert faults(CASE, Answer(0, HANDED_IN, originals, copies)) == expected
    assert faults(CASE, Answer(0, MISSING, originals, copies)) == []


def test_a_paper_the_catalogue_gives_no_number_for_can_be_handed_in():
    assert faults(Case("", (Component(0, "Ảnh", Need.REQUIRED),)), Answer(0, HANDED_IN)) == []


def test_of_two_one_of_rows_one_is_enough():
    assert states(GROUP, Answer(0, HANDED_IN)) == [HANDED_IN, MISSING, MISSING]
    assert states(GROUP, Answer(0, HANDED_IN), Answer(1, HANDED_IN)) == [HANDED_IN, HANDED_IN, NOT_APPLICABLE]
    assert states(GROUP, Answer(1, MISSING), Answer(2, FROM_DATABASE)) == [MISSING, NOT_APPLICABLE, FROM_DATABASE]
    assert states(GROUP, Answer(1, HANDED_IN), Answer(2, HANDED_IN)) == [MISSING, HANDED_IN, HANDED_IN]


def test_a_row_of_a_settled_group_can_be_left_out_and_no_other():
    assert faults(GROUP, Answer(1, NOT_APPLICABLE), Answer(2, HANDED_IN)) == []
    assert faults(GROUP, Answer(1, NOT_APPLICABLE), Answer(2, NOT_APPLICABLE)) == [
        ("components[0].state", "always_asked_for"),
        ("components[1].state", "always_asked_for"),
    ]
    assert faults(GROUP, Answer(0, NOT_APPLICABLE), Answer(2, HANDED_IN)) == [
        ("components[0].state", "always_asked_for")
    ]


def test_a_faulty_answer_can_still_be_shown():
    assert papers(CASE, (Answer(0, FROM_DATABASE), Answer(1, HANDED_IN)))[0].note == ""


codes = st.sampled_from([row["code"] for row in shipped("catalogue/procedures.json")["procedures"] if row["cases"]])


@st.composite
def real_checklists(draw):
    """A code, a place of a case in it, and seeds of answers."""
    return draw(codes), draw(st.integers(0, 20)), draw(st.lists(st.sampled_from(PaperState), min_size=60, max_size=60))


@given(real_checklists())
def test_every_asked_paper_of_a_real_case_is_on_the_list_once_and_in_order(procedures, drawn):
    code, place, seeds = drawn
    cases = procedures[code].cases
    case = cases[place % len(cases)]
    answers = tuple(Answer(c.index, seeds[c.index % 60]) for c in reversed(case.components))

    checked = papers(case, answers)

    assert [p.index for p in checked] == [c.index for c in case.components if c.need is not Need.ONLINE_ONLY]
    assert [p.index for p in missing(checked)] == sorted(p.index for p in missing(checked))
    assert all(p.state is MISSING for p in missing(checked))


@given(real_checklists())
def test_a_real_case_without_faults_misses_exactly_what_was_not_brought(procedures, drawn):
    code, place, seeds = drawn
    cases = procedures[code].cases
    case = cases[place % len(cases)]
    answers = tuple(Answer(c.index, seeds[c.index % 60]) for c in asked(case))
    faulty = {int(p.field[11 : p.field.index("]")]) for p in problems(case, answers)}
    kept = tuple(a for n, a in enumerate(answers) if n not in faulty)

    checked = papers(case, kept)

    assert problems(case, kept) == ()
    there = {p.index for p in checked if p.state in (HANDED_IN, FROM_DATABASE)}
    group = {c.index for c in case.components if c.need is Need.ONE_OF}
    named = {a.index: a.state for a in kept}
    for component in asked(case):
        paper = next(p for p in checked if p.index == component.index)
        spared = component.index in group and there & group
        absent = component.index not in there and not spared
        dropped = named.get(component.index, NOT_APPLICABLE) is NOT_APPLICABLE and component.conditional
        assert (paper.state is MISSING) == (absent and not dropped)


@given(real_checklists())
def test_bringing_everything_completes_any_real_case(procedures, drawn):
    code, place, _ = drawn
    cases = procedures[code].cases
    case = cases[place % len(cases)]
    answers = tuple(Answer(c.index, HANDED_IN) for c in asked(case))

    assert problems(case, answers) == ()
    assert missing(papers(case, answers)) == ()

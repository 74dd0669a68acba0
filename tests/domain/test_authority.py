"""Which papers are asked for because somebody else hands the dossier in, by the words of the catalogue."""

from dataclasses import replace

import pytest

from services.domain.authority import asked_for, is_authority, is_introduction, needs_no_certificate
from services.domain.checklist import Answer, PaperState, missing, papers
from services.domain.procedure import Component, Need, procedure_from
from services.domain.representative import Basis, Representative
from services.resources import shipped_catalogue

ROWS = {row["code"]: row for row in shipped_catalogue().rows}
MARRIAGE, BIRTH, TRADE = "1.004873", "2.000528", "1.001266"


def case(code, place=0):
    return procedure_from(ROWS[code]).case(place)


def names(code, basis, place=0):
    rows = case(code, place)
    due = asked_for(rows, Representative("Lê Văn Thay", basis=basis))
    return [component.name for component in rows.components if component.index in due]


def test_whoever_is_authorised_brings_the_authority():
    assert names(MARRIAGE, Basis.AUTHORISED) == ["Văn bản ủy quyền"]


@pytest.mark.parametrize("basis", [Basis.PARENT, Basis.LEGAL, Basis.STAFF])
def test_who_acts_by_law_brings_none(basis):
    assert names(MARRIAGE, basis) == []


def test_a_relative_brings_one_that_need_not_be_certified_unless_relatives_need_none():
    authority = next(c for c in case(MARRIAGE).components if is_authority(c))

    assert names(MARRIAGE, Basis.RELATIVE) == ["Văn bản ủy quyền"]
    assert needs_no_certificate(authority, Basis.RELATIVE)
    assert not needs_no_certificate(authority, Basis.AUTHORISED)
    assert names(BIRTH, Basis.AUTHORISED) == ["Văn bản ủy quyền"]
    assert names(BIRTH, Basis.RELATIVE) == []


def test_a_trade_asks_one_paper_of_a_person_and_another_of_a_body():
    assert names(TRADE, Basis.AUTHORISED) == [
        "Văn bản ủy quyền cho cá nhân thực hiện thủ tục (không bắt buộc công chứng, chứng thực)"
    ]
    assert names(TRADE, Basis.STAFF) == ["Bản sao hợp đồng dịch vụ và giấy giới thiệu của tổ chức làm dịch vụ"]
    (paper,) = [c for c in case(TRADE).components if is_authority(c)]
    assert needs_no_certificate(paper, Basis.AUTHORISED)


@pytest.mark.parametrize(
    ("code", "place", "index"),
    [("1.010803", 0, 1), ("1.001612", 0, 1), ("1.012893", 0, 3), ("2.002226", 0, 2), ("1.002755", 1, 1)],
)
def test_authorities_and_letters_about_another_matter_are_not_meant(code, place, index):
    component = case(code, place).components[index]

    assert not is_authority(component)
    assert not is_introduction(component)


def test_without_anybody_acting_nothing_more_is_asked_for():
    assert asked_for(case(MARRIAGE), None) == frozenset()


def test_a_paper_that_is_always_asked_for_is_not_one_of_these():
    row = Component(0, "Văn bản ủy quyền thực hiện thủ tục", Need.REQUIRED)

    assert not is_authority(row)
    assert not is_introduction(replace(row, name="Giấy giới thiệu, ủy quyền nộp hồ sơ"))
    assert is_introduction(replace(row, name="Giấy giới thiệu, ủy quyền nộp hồ sơ", need=Need.BY_CASE))


def test_the_authority_nobody_answered_for_is_missing_and_the_officers_word_wins():
    rows = case(MARRIAGE)
    due = asked_for(rows, Representative("Lê Văn Thay"))
    (index,) = due
    given = [Answer(c.index, PaperState.HANDED_IN) for c in rows.components if c.need is Need.REQUIRED]

    assert index in {paper.index for paper in missing(papers(rows, given, due))}
    assert index not in {paper.index for paper in missing(papers(rows, given))}
    said = [*given, Answer(index, PaperState.NOT_APPLICABLE)]
    assert index not in {paper.index for paper in missing(papers(rows, said, due))}

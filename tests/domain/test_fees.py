"""What a fee rule says, how it is counted, and what cannot be one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.channels import Filing
from services.domain.chapters import problems
from services.domain.fees import (
    Counted,
    Exemption,
    FeeRule,
    FeeUnit,
    Tier,
    clash_problems,
    clashes,
    counted,
    described,
    exemption_faults,
    fee_faults,
    unit_name,
)
from services.domain.money import HIGHEST
from services.domain.plain import from_plain, to_plain
from services.domain.rulebook import Chapter, Rule
from services.errors import Problem
from services.resources import shipped_rules

CERTIFY = FeeRule(
    "2.000815",
    "Phí chứng thực bản sao",
    "TT 226/2016/TT-BTC",
    unit=FeeUnit.PAGE,
    tiers=(Tier(1, 2_000), Tier(3, 1_000)),
    cap=200_000,
)
EXTRACT = FeeRule("2.000635", "Phí cấp bản sao", "TT 281/2016/TT-BTC", amount=8_000, unit=FeeUnit.COPY)
PLAIN = FeeRule("1.004873", "Lệ phí hộ tịch", "NQ 12/2026/NQ-HĐND", amount=15_000)
OPEN = FeeRule("1.001612", "Lệ phí", "TT 85/2019/TT-BTC")
DAY = date(2026, 11, 20)
AMOUNTS = st.integers(0, 1_000_000)


@st.composite
def by_page(draw):
    """A fee by page whose later pages never cost more, as every published one."""
    starts = sorted({1, *draw(st.lists(st.integers(2, 50), max_size=3))})
    amounts = sorted(draw(st.lists(AMOUNTS, min_size=len(starts), max_size=len(starts))), reverse=True)
    tiers = tuple(Tier(start, amount) for start, amount in zip(starts, amounts, strict=True))
    return replace(CERTIFY, tiers=tiers, cap=draw(st.none() | st.integers(0, 10**7)))


@st.composite
def fee_rules(draw):
    """Any rule that can be counted."""
    if draw(st.booleans()):
        return draw(by_page())
    return replace(PLAIN, amount=draw(AMOUNTS), unit=draw(st.sampled_from([FeeUnit.DOSSIER, FeeUnit.COPY])))


def said(found):
    return found.explained.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("rule", "pages", "copies", "amount", "words"),
    [
        (CERTIFY, 1, 1, 2_000, "1 trang: 1 × 2.000 đ"),
        (CERTIFY, 2, 1, 4_000, "2 trang: 2 × 2.000 đ"),
        (CERTIFY, 3, 1, 5_000, "3 trang: 2 × 2.000 đ + 1 × 1.000 đ = 5.000 đ"),
        (CERTIFY, 3, 2, 10_000, "3 trang × 2 bản: 2 × 2.000 đ + 1 × 1.000 đ = 5.000 đ/bản; 2 bản = 10.000 đ"),
        (CERTIFY, 198, 1, 200_000, "198 trang: 2 × 2.000 đ + 196 × 1.000 đ = 200.000 đ"),
        (CERTIFY, 250, 1, 200_000, "250 trang: 2 × 2.000 đ + 248 × 1.000 đ = 252.000 đ, tối đa 200.000 đ"),
        (EXTRACT, 0, 1, 8_000, "8.000 đ/bản"),
        (EXTRACT, 0, 3, 24_000, "3 bản × 8.000 đ = 24.000 đ"),
        (replace(EXTRACT, per="người"), 0, 12, 96_000, "12 người × 8.000 đ = 96.000 đ"),
        (PLAIN, 0, 4, 15_000, "15.000 đ/hồ sơ"),
    ],
)
def test_a_fee_is_counted_and_says_how(rule, pages, copies, amount, words):
    found = counted(rule, pages, copies)

    assert (found.amount, said(found), found.lacks) == (amount, words, "")


def test_the_cap_is_for_one_copy_and_a_flat_page_rate_needs_no_sum():
    assert counted(CERTIFY, 250, 2).amount == 400_000
    flat = replace(CERTIFY, tiers=(Tier(1, 1_000),), cap=3_000)
    assert said(counted(flat, 2, 2)) == "2 trang × 2 bản: 2 × 1.000 đ/bản; 2 bản = 4.000 đ"
    assert said(counted(flat, 5, 1)) == "5 trang: 5 × 1.000 đ = 5.000 đ, tối đa 3.000 đ"


def test_what_cannot_be_counted_says_what_is_lacking():
    assert counted(CERTIFY, 0, 1) == Counted(None, lacks="pages")
    assert counted(OPEN, 3, 1) == Counted(None, lacks="amount")


@given(fee_rules(), st.integers(1, 400), st.integers(1, 50))
def test_no_fee_is_negative_or_above_its_cap(rule, pages, copies):
    found = counted(rule, pages, copies)

    assert found.amount is not None
    assert found.amount >= 0
    assert rule.cap is None or found.amount <= rule.cap * copies
    assert found.explained


@given(fee_rules(), st.integers(1, 400), st.integers(1, 50))
def test_more_pages_or_copies_never_cost_less(rule, pages, copies):
    here = counted(rule, pages, copies).amount

    assert counted(rule, pages + 1, copies).amount >= here
    assert counted(rule, pages, copies + 1).amount >= here


def test_a_rule_is_described_in_one_line_for_tables():
    lines = [described(rule).replace("\u00a0", " ") for rule in (CERTIFY, replace(CERTIFY, cap=None), EXTRACT, OPEN)]

    assert lines == [
        "từ trang 1: 2.000 đ/trang, từ trang 3: 1.000 đ/trang; tối đa 200.000 đ/bản",
        "từ trang 1: 2.000 đ/trang, từ trang 3: 1.000 đ/trang",
        "8.000 đ/bản",
        "hỏi mức thu",
    ]
    assert [unit_name(rule) for rule in (CERTIFY, EXTRACT, PLAIN)] == ["trang", "bản", "hồ sơ"]


def test_a_rule_is_for_its_own_procedure_case_and_way_of_filing(procedures):
    procedure = procedures["1.004194"]
    rule = FeeRule("1.004194", "Lệ phí", "TT 75/2022/TT-BTC", amount=5_000)
    narrow = replace(rule, case="Đăng ký tạm trú theo danh sách, hồ sơ gồm", filing=Filing.ONLINE)

    assert rule.is_for(procedure, "gì cũng được", "direct")
    assert not replace(rule, procedure="1.004222").is_for(procedure, "", "direct")
    assert narrow.is_for(procedure, "đăng ký tạm trú theo danh sách, hồ sơ gồm", "truc_tuyen")
    assert not narrow.is_for(procedure, "Hồ sơ đăng ký tạm trú gồm", "truc_tuyen")
    assert not narrow.is_for(procedure, narrow.case, "direct")


def test_an_exemption_is_for_its_procedures_or_fields_or_for_all(procedures):
    marriage, residence = procedures["1.004873"], procedures["1.004222"]
    everywhere = Exemption("Trẻ em", "Luật Trẻ em")

    assert everywhere.is_for(marriage)
    assert everywhere.is_for(residence)
    assert replace(everywhere, fields=("hộ tịch",)).is_for(marriage)
    assert replace(everywhere, procedures=("1.004222",)).is_for(residence)
    assert not replace(everywhere, procedures=("1.004222",), fields=("Chứng thực",)).is_for(marriage)
    assert everywhere.said == "Trẻ em (Luật Trẻ em)"


def dated(key, body=PLAIN, valid_from=DAY, valid_to=None):
    return Rule(Chapter.FEES, key, valid_from, body, valid_to)


def test_two_rows_for_the_same_fee_on_the_same_days_are_found():
    old, new = dated("nq-2024", valid_from=date(2024, 1, 1)), dated("nq-2026")

    assert clashes(new, (old, new)) == (old,)
    assert clash_problems(new, (old, new)) == (Problem("key", "set_already", "nq-2024"),)
    assert clashes(old, (old, new)) == (new,)
    assert clashes(new, (replace(old, valid_to=date(2026, 11, 19)), new)) == ()
    assert clashes(replace(old, valid_to=date(2026, 11, 19)), (new,)) == ()
    for other in (
        replace(PLAIN, name="Phí bản sao"),
        replace(PLAIN, case="Một trường hợp"),
        replace(PLAIN, filing=Filing.ONLINE),
        replace(PLAIN, procedure="1.000656"),
    ):
        assert clashes(new, (dated("khac", other),)) == ()


@pytest.mark.parametrize(
    ("rule", "field", "kind"),
    [
        (replace(PLAIN, procedure=" "), "body.procedure", "empty"),
        (replace(PLAIN, name=""), "body.name", "empty"),
        (replace(PLAIN, basis=""), "body.basis", "empty"),
        (replace(PLAIN, note="x" * 501), "body.note", "too_long"),
        (replace(PLAIN, amount=-1), "body.amount", "out_of_range"),
        (replace(PLAIN, amount=HIGHEST + 1), "body.amount", "out_of_range"),
        (replace(CERTIFY, cap=-1), "body.cap", "out_of_range"),
        (replace(CERTIFY, tiers=(Tier(1, -1),)), "body.tiers", "out_of_range"),
        (replace(CERTIFY, tiers=()), "body.tiers", "tiers_in_order"),
        (replace(CERTIFY, tiers=(Tier(2, 1),)), "body.tiers", "tiers_in_order"),
        (replace(CERTIFY, tiers=(Tier(1, 1), Tier(1, 2))), "body.tiers", "tiers_in_order"),
        (replace(CERTIFY, amount=5), "body.amount", "only_in_tiers"),
        (replace(PLAIN, cap=5), "body.tiers", "only_by_page"),
        (replace(EXTRACT, tiers=(Tier(1, 1),)), "body.tiers", "only_by_page"),
    ],
)
def test_what_cannot_be_a_fee_rule_is_named(rule, field, kind):
    assert [(p.field, p.kind) for p in fee_faults(rule)] == [(field, kind)]


def test_an_exemption_needs_its_reason_and_its_act():
    assert [(p.field, p.kind) for p in exemption_faults(Exemption("", " ", note="x" * 501))] == [
        ("body.title", "empty"),
        ("body.basis", "empty"),
        ("body.note", "too_long"),
    ]


@pytest.mark.parametrize("rule", [CERTIFY, replace(EXTRACT, filing=Filing.POST, case="Một"), OPEN])
def test_a_rule_comes_back_from_plain_json_as_it_was(rule):
    assert fee_faults(rule) == ()
    assert from_plain(FeeRule, to_plain(rule)) == rule


@pytest.mark.parametrize("chapter", [Chapter.FEES, Chapter.EXEMPTIONS])
def test_shipped_rules_are_sound_name_their_source_and_set_no_rate_of_a_province(chapter, procedures):
    rules = shipped_rules(chapter)

    assert len(rules) == len({rule.key for rule in rules}) > 0
    for rule in rules:
        assert problems(rule) == ()
        assert rule.source
        assert rule.confidence in ("S", "D")
        codes = (rule.body.procedure,) if chapter is Chapter.FEES else rule.body.procedures
        assert set(codes) <= set(procedures)
        if chapter is Chapter.FEES:
            assert rule.body.origin.value == "law"
            assert not clashes(rule, rules)
            titles = {case.title for case in procedures[rule.body.procedure].cases}
            assert not rule.body.case or rule.body.case in titles

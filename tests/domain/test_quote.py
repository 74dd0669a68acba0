"""What a dossier costs: which row wins, what is asked, what is never called free."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.channels import ChannelTerms, Filing
from services.domain.fees import Exemption, FeeRule, FeeUnit, Origin
from services.domain.procedure import Case
from services.domain.published import Fee, FeeKind
from services.domain.quote import Ask, Quote, QuoteLine, Source, exemption_problems, fee_name, quote
from services.domain.rulebook import Chapter, Rule, Rules, rules_of
from services.errors import Problem
from services.resources import shipped_rules

DAY = date(2026, 11, 20)
COPY, EXTRACT, SINGLE, HOUSEHOLD, WEDDING = "2.000815", "2.000635", "1.004873", "1.001612", "1.000894"
CHANNELS = ("direct", "post", "truc_tuyen")


@pytest.fixture(scope="module")
def shipped():
    """The rulebook as it ships: no province has a row."""
    return rules_of([*shipped_rules(Chapter.FEES), *shipped_rules(Chapter.EXEMPTIONS)])


def local(code, amount=15_000, key="nq-12", valid_from=date(2026, 1, 1), **facts):
    body = FeeRule(code, facts.pop("name", "Lệ phí hộ tịch"), "NQ 12/2026/NQ-HĐND", Origin.PROVINCE, amount, **facts)
    return Rule(Chapter.FEES, key, valid_from, body)


def said(found):
    return [line.explained.replace("\u00a0", " ") for line in found.lines]


def test_a_fee_the_province_sets_is_asked_for_until_somebody_enters_it(procedures, shipped):
    procedure = procedures[SINGLE]

    asked = quote(procedure, 0, "direct", DAY, shipped)
    assert (asked.ask, asked.total, asked.source, asked.free) == (Ask.PROVINCE, None, Source.NOBODY, False)
    assert "Hội đồng nhân dân" in asked.said

    known = quote(procedure, 0, "direct", DAY, rules_of([*shipped.all(Chapter.FEES), local(SINGLE)]))
    assert (known.ask, known.total, known.source) == (None, 15_000, Source.PROVINCE)
    assert known.lines == (QuoteLine("Lệ phí hộ tịch", 15_000, "15.000\u00a0đ/hồ sơ", "NQ 12/2026/NQ-HĐND"),)


def test_a_row_counts_from_its_first_day_only(procedures):
    rules = rules_of([local(SINGLE, valid_from=DAY)])

    assert quote(procedures[SINGLE], 0, "direct", date(2026, 11, 19), rules).ask is Ask.PROVINCE
    assert quote(procedures[SINGLE], 0, "direct", DAY, rules).total == 15_000


def test_certified_copies_are_counted_by_page_and_ask_for_the_pages_first(procedures, shipped):
    asked = quote(procedures[COPY], 0, "direct", DAY, shipped)
    assert (asked.ask, asked.total, asked.by_page, asked.by_copy, asked.per) == (Ask.PAGES, None, True, True, "bản")

    counted = quote(procedures[COPY], 0, "direct", DAY, shipped, pages=3, copies=2)
    assert (counted.ask, counted.total, counted.source) == (None, 10_000, Source.LAW)
    assert said(counted) == ["3 trang × 2 bản: 2 × 2.000 đ + 1 × 1.000 đ = 5.000 đ/bản; 2 bản = 10.000 đ"]
    assert counted.lines[0].basis == "Thông tư 226/2016/TT-BTC"


def test_extracts_cost_eight_thousand_a_copy(procedures, shipped):
    one, three = (quote(procedures[EXTRACT], 0, "direct", DAY, shipped, copies=n) for n in (1, 3))

    assert (one.total, three.total, one.by_page, one.by_copy, one.per) == (8_000, 24_000, False, True, "bản")


@pytest.mark.parametrize(
    ("case", "channel", "copies", "total", "narrowed", "per"),
    [
        (0, "direct", 1, 15_000, ("filing",), ""),
        (0, "truc_tuyen", 1, 7_000, ("filing",), ""),
        (1, "direct", 12, 120_000, ("case", "filing"), "người"),
        (1, "truc_tuyen", 2, 10_000, ("case", "filing"), "người"),
    ],
)
def test_the_row_for_this_case_and_way_of_filing_wins(procedures, shipped, case, channel, copies, total, narrowed, per):
    found = quote(procedures["1.004194"], case, channel, DAY, shipped, copies=copies)

    assert (found.total, found.narrowed, found.per) == (total, narrowed, per)


def test_the_row_of_the_province_goes_before_that_of_the_country(procedures, shipped):
    cheaper = local(EXTRACT, 5_000, name="Phí", unit=FeeUnit.COPY)

    found = quote(procedures[EXTRACT], 0, "direct", DAY, rules_of([*shipped.all(Chapter.FEES), cheaper]), copies=2)

    assert (found.total, found.source, len(found.lines)) == (10_000, Source.PROVINCE, 1)


def test_fees_of_different_names_are_added_up(procedures):
    rules = rules_of([local(SINGLE), local(SINGLE, 8_000, "phi-ban-sao", name="Phí bản sao", unit=FeeUnit.COPY)])

    found = quote(procedures[SINGLE], 0, "direct", DAY, rules, copies=2)

    assert ([line.amount for line in found.lines], found.total) == ([15_000, 16_000], 31_000)
    assert (found.by_page, found.by_copy, found.per) == (False, True, "bản")


def test_two_local_rows_that_disagree_are_both_named_and_asked(procedures):
    rules = rules_of([local(SINGLE), local(SINGLE, 20_000, "nq-30"), local(SINGLE, 15_000, "nq-12-lap")])

    found = quote(procedures[SINGLE], 0, "direct", DAY, rules)

    assert (found.ask, found.total, found.choices) == (Ask.TWO_RATES, None, (15_000, 20_000))
    assert found.said.replace("\u00a0", " ").count("NQ 12/2026/NQ-HĐND: ") == 2


def test_a_row_without_an_amount_asks_in_the_words_of_its_source(procedures, shipped):
    found = quote(procedures[HOUSEHOLD], 0, "direct", DAY, shipped)

    assert (found.ask, found.total, found.source) == (Ask.TARIFF, None, Source.LAW)
    assert "Hội đồng nhân dân tỉnh quyết định" in found.said


@pytest.mark.parametrize(
    ("kind", "ask"),
    [
        (FeeKind.PROVINCE, Ask.PROVINCE),
        (FeeKind.ELSEWHERE, Ask.ELSEWHERE),
        (FeeKind.UNPUBLISHED, Ask.UNPUBLISHED),
        (FeeKind.FIXED, Ask.TARIFF),
    ],
)
def test_what_nobody_published_is_asked_for_in_its_own_way(procedures, kind, ask):
    procedure = replace(procedures[SINGLE], fee=Fee(kind), channels=())

    found = quote(procedure, 0, "direct", DAY, Rules())

    assert (found.ask, found.total, found.free, found.lines) == (
        ask,
        None,
        False,
        (QuoteLine("Lệ phí hộ tịch", None, ask=ask),),
    )


def priced(procedures, fee, *texts):
    terms = tuple(ChannelTerms(Filing.DIRECT, fee_text=text) for text in texts)
    return replace(procedures[SINGLE], fee=fee, channels=terms)


@pytest.mark.parametrize(
    ("fee", "texts", "total"),
    [
        (Fee(FeeKind.FIXED, (30_000,)), (), 30_000),
        (Fee(FeeKind.FIXED, (30_000,)), ("/giao dịch", "30.000 đồng/giao dịch"), 30_000),
        (Fee(FeeKind.FIXED, (30_000,)), ("300.000 đồng/giao dịch",), None),
        (Fee(FeeKind.FIXED, (2_000,)), ("/trang",), None),
        (Fee(FeeKind.FIXED, (50_000,)), ("Mức cụ thể do Hội đồng nhân dân tỉnh quyết định",), None),
        (Fee(FeeKind.FIXED, (30_000,)), ("10 USD /bản",), None),
        (Fee(FeeKind.FIXED, (700,)), (), None),
        (Fee(FeeKind.FIXED, (30_000,), "tùy loại"), (), None),
        (Fee(FeeKind.FIXED, (30_000, 50_000)), (), None),
    ],
)
def test_an_amount_of_the_catalogue_counts_when_nothing_beside_it_speaks_against_it(procedures, fee, texts, total):
    found = quote(priced(procedures, fee, *texts), 0, "direct", DAY, Rules())

    assert (found.total, found.ask) == (total, None if total else Ask.TARIFF)
    assert found.source is (Source.CATALOGUE if total else Source.NOBODY)
    assert found.choices == (() if total else tuple(a for a in fee.amounts if a >= 1_000))


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("", True),
        ("Không", True),
        ("Miễn lệ phí. Phí cấp bản sao (nếu có yêu cầu) theo Thông tư 281/2016/TT-BTC", True),
        ("Thông tư số 60/2023/TT-BTC quy định mức thu, chế độ thu, nộp lệ phí đăng ký", False),
    ],
)
def test_free_is_said_only_where_the_catalogue_does_not_contradict_itself(procedures, text, free):
    found = quote(priced(procedures, Fee(FeeKind.FREE, (0,)), text), 0, "direct", DAY, Rules())

    assert found.free is free
    assert (found.total, found.ask) == ((0, None) if free else (None, Ask.TARIFF))


def test_words_of_another_way_of_filing_count_where_this_one_has_none(procedures):
    online = procedures["1.013066"]

    assert online.fee.kind is FeeKind.FREE
    assert quote(online, 0, "direct", DAY, Rules()).free is False


def test_who_is_exempt_pays_nothing_and_the_receipt_knows_why(procedures, shipped):
    procedure = procedures["2.002516"]

    found = quote(procedure, 0, "direct", DAY, shipped, copies=2, exemption="ho-ngheo")
    own = quote(procedure, 0, "direct", DAY, shipped, exemption=" Con liệt sĩ  (QĐ 5/2026) ")

    assert (found.total, found.exemption) == (0, "Người thuộc hộ nghèo (Luật Hộ tịch 2014, Điều 11)")
    assert said(found) == ["2 văn bản × 8.000 đ = 16.000 đ"]
    assert (own.total, own.exemption, own.refused) == (0, "Con liệt sĩ (QĐ 5/2026)", False)


def test_an_exemption_from_a_fee_nobody_knows_is_not_a_fee_of_nothing(procedures, shipped):
    found = quote(procedures[SINGLE], 0, "direct", DAY, shipped, exemption="nguoi-khuyet-tat")

    assert (found.total, found.ask, found.lines[0].amount) == (None, None, None)
    assert found.exemption.startswith("Người khuyết tật")


def test_an_exemption_of_other_procedures_does_not_help(procedures, shipped):
    found = quote(procedures[EXTRACT], 0, "direct", DAY, shipped, exemption="to-hop-tac")

    assert (found.total, found.exemption, found.refused) == (8_000, "", True)
    assert exemption_problems(True, found) == (Problem("fee.exemption", "not_for_this"),)


def test_not_paying_needs_a_reason_except_where_nobody_pays(procedures, shipped):
    extract, wedding = (quote(procedures[code], 0, "direct", DAY, shipped) for code in (EXTRACT, WEDDING))

    assert exemption_problems(True, extract) == (Problem("fee.exemption", "empty"),)
    assert exemption_problems(True, wedding) == ()
    assert exemption_problems(False, extract) == ()
    assert exemption_problems(True, replace(extract, exemption="Hộ nghèo")) == ()


def test_a_free_procedure_needs_no_exemption_and_offers_none(procedures):
    everyone = Rule(Chapter.EXEMPTIONS, "tre-em", date(2026, 1, 1), Exemption("Trẻ em", "Luật Trẻ em"))
    rules = rules_of([everyone])

    assert quote(procedures[WEDDING], 0, "direct", DAY, rules, exemption="tre-em").offered == ()
    assert quote(procedures[EXTRACT], 0, "direct", DAY, rules).offered == (everyone,)


def test_a_quote_of_nothing_has_no_sum(procedures):
    assert Quote((), Source.NOBODY).total is None
    assert fee_name(procedures[SINGLE]) == "Lệ phí hộ tịch"


def test_every_case_of_every_procedure_has_an_amount_or_a_question_and_free_is_never_guessed(procedures, shipped):
    seen = 0
    for procedure in procedures.values():
        for case in range(max(1, len(procedure.cases))):
            for channel in CHANNELS:
                found = quote(procedure, case, channel, DAY, shipped)
                seen += 1
                assert (found.total is None) == (found.ask is not None), procedure.code
                assert not found.free or procedure.fee.kind is FeeKind.FREE, procedure.code
                assert found.free == (found.total == 0), procedure.code
                if procedure.fee.kind is FeeKind.PROVINCE:
                    assert found.ask is Ask.PROVINCE, procedure.code
    assert seen > 372 * len(CHANNELS)


@st.composite
def books(draw):
    """A rulebook of rows about one procedure: for cases, ways of filing, pages and copies, by law or by a province."""
    rows = []
    for place in range(draw(st.integers(0, 5))):
        facts = {
            "name": draw(st.sampled_from(["Lệ phí", "Phí bản sao"])),
            "unit": draw(st.sampled_from([FeeUnit.DOSSIER, FeeUnit.COPY])),
            "case": draw(st.sampled_from(["", "Một"])),
            "filing": draw(st.none() | st.sampled_from(Filing)),
        }
        rule = local(SINGLE, draw(st.none() | st.integers(0, 10**6)), f"k{place}", **facts)
        rows.append(replace(rule, body=replace(rule.body, origin=draw(st.sampled_from(Origin)))))
    exemption = Rule(Chapter.EXEMPTIONS, "ho-ngheo", date(2026, 1, 1), Exemption("Hộ nghèo", "Luật"))
    return rules_of([*rows, exemption])


@given(books(), st.sampled_from(FeeKind), st.sampled_from(CHANNELS), st.integers(0, 30), st.integers(1, 30))
def test_any_fee_table_gives_sound_quotes(procedures, rules, kind, channel, pages, copies):
    procedure = replace(procedures[SINGLE], fee=Fee(kind), cases=(Case("Một", ()), Case("Hai", ())))

    for case in (0, 1):
        found = quote(procedure, case, channel, DAY, rules, pages, copies)
        waived = quote(procedure, case, channel, DAY, rules, pages, copies, "ho-ngheo")
        more = quote(procedure, case, channel, DAY, rules, pages, copies + 1)

        assert (found.total is None) == (found.ask is not None)
        assert found.total is None or found.total >= 0
        assert found.total is None or more.total >= found.total
        assert waived.free or (waived.exemption and waived.total == (None if found.total is None else 0))
        if kind is FeeKind.PROVINCE and not rules.all(Chapter.FEES):
            assert found.ask is Ask.PROVINCE

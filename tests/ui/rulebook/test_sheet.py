"""A rule as a sheet of texts: what is shown is what is stored, and what cannot be is named."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.chapters import BODIES
from services.domain.outages import Outage
from services.domain.rulebook import Chapter, Rule
from services.errors import InvalidForm
from services.resources import rulebook_digest, shipped_rules
from ui.presenters.rule_sheet import Sheet, day_of, entries, key_of, rule_of, sheet_of
from ui.presenters.rulebook import Standing, narrowed, rows_of
from ui.views.rulebook.words import chapter_about, chapter_title, field_label, headline, summary

DAY = date(2026, 11, 20)
SHIPPED = [chapter for chapter in BODIES if rulebook_digest(chapter)]


def faults(sheet):
    with pytest.raises(InvalidForm) as refused:
        rule_of(sheet)
    return [(p.field, p.kind) for p in refused.value.problems]


@pytest.mark.parametrize("chapter", SHIPPED)
def test_every_shipped_rule_goes_through_its_sheet_unchanged(chapter):
    for rule in shipped_rules(chapter):
        again = rule_of(sheet_of(rule))
        assert (again.key, again.body, again.valid_from, again.valid_to) == (
            rule.key, rule.body, rule.valid_from, rule.valid_to,
        )  # fmt: skip
        assert (again.source, again.confidence) == (rule.source, rule.confidence)


@pytest.mark.parametrize("chapter", BODIES)
def test_every_table_and_field_has_its_words(chapter):
    assert chapter_title(chapter)
    assert chapter_about(chapter)
    unnamed = [e.name for e in entries(chapter) if field_label(e.name) == e.name]
    assert unnamed == []


@pytest.mark.parametrize("chapter", SHIPPED)
def test_every_shipped_rule_has_a_headline_and_says_what_it_is(chapter):
    for rule in shipped_rules(chapter):
        assert headline(rule)
        assert isinstance(summary(rule), str)


def test_what_is_missing_or_no_day_is_named_at_its_field():
    assert faults(Sheet(Chapter.FEES, {"amount": "tám nghìn"}, valid_from="31/2/2026")) == [
        ("body.procedure", "empty"),
        ("body.name", "empty"),
        ("body.basis", "empty"),
        ("body.amount", "not_an_amount"),
        ("valid_from", "not_a_date"),
    ]
    assert faults(Sheet(Chapter.REFUSALS, {"text": "Lý do", "citation": "Điều 1"})) == [("valid_from", "empty")]
    assert faults(Sheet(Chapter.CALENDAR, {"day": "x", "name": "Lễ", "kind": "nghỉ"})) == [
        ("body.day", "not_a_date"),
        ("body.kind", "not_in_list"),
    ]


def test_what_the_table_itself_rules_out_is_named():
    sheet = Sheet(Chapter.REFUSALS, {"text": "Hệ thống lỗi", "citation": "Điều 1"}, valid_from="20/11/2026")

    assert ("body.text", "no_lawful_reason") in faults(sheet)


def test_a_fee_by_page_is_typed_line_by_line():
    texts = {
        "procedure": "2.000815", "name": "Phí chứng thực", "basis": "TT 226/2016/TT-BTC", "unit": "page",
        "tiers": "1 | 2.000\n3 | 1.000", "cap": "200.000 đ",
    }  # fmt: skip
    rule = rule_of(Sheet(Chapter.FEES, texts, valid_from="1-7-2026", source="TT"))

    assert [(t.from_page, t.amount) for t in rule.body.tiers] == [(1, 2000), (3, 1000)]
    assert (rule.body.cap, rule.valid_from) == (200_000, date(2026, 7, 1))
    assert faults(Sheet(Chapter.FEES, {**texts, "tiers": "1 | 2 | 3"}, valid_from="2026-07-01")) == [
        ("body.tiers", "not_rows")
    ]


def test_an_outage_is_typed_with_its_hour():
    texts = {"database": "CSDLQG về dân cư", "since": "20/11/2026 9:05", "reason": "Mất kết nối"}
    rule = rule_of(Sheet(Chapter.OUTAGES, texts, valid_from="20/11/2026"))

    assert isinstance(rule.body, Outage)
    assert rule.body.since == datetime(2026, 11, 20, 2, 5, tzinfo=UTC)
    assert faults(Sheet(Chapter.OUTAGES, {**texts, "since": "sáng nay"}, valid_from="20/11/2026")) == [
        ("body.since", "not_a_moment")
    ]


def test_a_procedure_filed_anywhere_is_keyed_by_its_code():
    rule = rule_of(
        Sheet(Chapter.BOUNDLESS, {"code_key": "1.004873", "scope": "nation", "basis": "QĐ"}, valid_from="1/1/2026")
    )

    assert rule.key == "1.004873"
    assert faults(Sheet(Chapter.BOUNDLESS, {"scope": "nation"}, valid_from="1/1/2026")) == [("body.code_key", "empty")]


def test_a_new_row_gets_a_key_in_plain_letters():
    body = BODIES[Chapter.EXEMPTIONS]("Người khuyết tật", "Luật")

    assert key_of(Chapter.EXEMPTIONS, body, DAY) == "nguoi-khuyet-tat-261120"


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)), st.sampled_from(("{:%d/%m/%Y}", "{:%Y-%m-%d}", "{:%d.%m.%Y}")))
def test_any_clear_way_to_write_a_day_is_read(day, way):
    assert day_of(way.format(day)) == day


@given(st.text(max_size=12))
def test_no_text_breaks_the_reading_of_a_day(text):
    with suppress(ValueError):
        assert day_of(text) is None or isinstance(day_of(text), date)


def test_rows_stand_in_the_order_of_time_and_are_found_without_diacritics():
    def rule(key, first, last=None):
        return Rule(Chapter.REFUSALS, key, first, BODIES[Chapter.REFUSALS](f"Lý do {key}", "Điều 1"), last)

    old, new = rule("một", date(2025, 1, 1)), rule("một", date(2026, 1, 1))
    coming, ended = rule("hai", date(2027, 1, 1)), rule("ba", date(2025, 1, 1), date(2025, 6, 1))
    rows = rows_of([old, coming, new, ended], DAY)

    assert [(r.rule, r.standing) for r in rows] == [
        (new, Standing.NOW),
        (coming, Standing.COMING),
        (old, Standing.PAST),
        (ended, Standing.PAST),
    ]
    assert [r.rule for r in narrowed(rows, "ly do hai")] == [coming]


def test_a_reception_point_is_keyed_by_what_the_settings_name_it():
    texts = {"point_key": "nha-van-hoa", "name": "Nhà văn hoá thôn Đông", "receives": "1"}
    rule = rule_of(Sheet(Chapter.POINTS, texts, valid_from="20/11/2026"))

    assert (rule.key, rule.body.name, rule.body.returns) == ("nha-van-hoa", "Nhà văn hoá thôn Đông", False)
    assert sheet_of(rule).texts["point_key"] == "nha-van-hoa"

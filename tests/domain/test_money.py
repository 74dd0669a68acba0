"""Amounts of money: figures, words, and what people type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.money import HIGHEST, amount_in, dong, grouped, in_words

DIGITS = {w: n for n, w in enumerate(("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"))}
ENDS = {**DIGITS, "mốt": 1, "tư": 4, "lăm": 5}
SCALES = {"nghìn": 10**3, "triệu": 10**6}


def below_a_thousand(words: list[str]) -> int:
    """Read `hai trăm mười lăm`, word by word."""
    total = 0
    if "trăm" in words:
        total, words = 100 * DIGITS[words[0]], words[2:]
    if words[:1] in (["linh"], ["lẻ"]):
        return total + ENDS[words[1]]
    if words[:1] == ["mười"]:
        return total + 10 + (ENDS[words[1]] if len(words) > 1 else 0)
    if words[1:2] == ["mươi"]:
        return total + 10 * DIGITS[words[0]] + (ENDS[words[2]] if len(words) > 2 else 0)
    return total + (ENDS[words[0]] if words else 0)


def read(words: list[str]) -> int:
    """Read a number as somebody would who hears it: billions first, each group by its name."""
    if "tỷ" in words:
        at = len(words) - 1 - words[::-1].index("tỷ")
        return read(words[:at]) * 10**9 + read(words[at + 1 :])
    total, group = 0, []
    for word in words:
        if word in SCALES:
            total, group = total + below_a_thousand(group) * SCALES[word], []
        else:
            group.append(word)
    return total + below_a_thousand(group)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (4, "Bốn đồng"),
        (5, "Năm đồng"),
        (10, "Mười đồng"),
        (11, "Mười một đồng"),
        (14, "Mười bốn đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (24, "Hai mươi tư đồng"),
        (55, "Năm mươi lăm đồng"),
        (104, "Một trăm linh bốn đồng"),
        (110, "Một trăm mười đồng"),
        (8_000, "Tám nghìn đồng"),
        (10_001, "Mười nghìn không trăm linh một đồng"),
        (215_000, "Hai trăm mười lăm nghìn đồng"),
        (1_250_000, "Một triệu hai trăm năm mươi nghìn đồng"),
        (1_000_005, "Một triệu không trăm linh năm đồng"),
        (2_004_021_104, "Hai tỷ không trăm linh bốn triệu không trăm hai mươi mốt nghìn một trăm linh bốn đồng"),
        (10**12, "Một nghìn tỷ đồng"),
        (10**18, "Một tỷ tỷ đồng"),
    ],
)
def test_an_amount_is_spelled_as_receipts_spell_it(amount, words):
    assert in_words(amount) == words


@given(st.integers(0, 10**18) | st.integers(0, 10**6))
def test_every_amount_spelled_is_heard_as_the_same_amount(amount):
    said = in_words(amount)

    assert read(said.lower().removesuffix(" đồng").split()) == amount
    assert said[0].isupper()
    assert said.endswith(" đồng")
    assert "  " not in said


@given(st.integers(0, 10**12))
def test_the_south_hears_its_own_word_for_an_empty_ten(amount):
    assert in_words(amount, odd="lẻ") == in_words(amount).replace(" linh ", " lẻ ")


def test_a_debt_is_no_amount():
    with pytest.raises(ValueError, match="negative"):
        in_words(-1)


def test_figures_are_grouped_by_thousands_and_keep_their_unit():
    assert (grouped(0), grouped(1_250_000), dong(8_000)) == ("0", "1.250.000", "8.000\u00a0đ")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("8.000", 8_000),
        ("8000đ", 8_000),
        ("8 000", 8_000),
        ("8,000", 8_000),
        ("  15.000 ₫ ", 15_000),
        ("15.000 VNĐ", 15_000),
        ("8 nghìn", 8_000),
        ("8 ngàn đồng", 8_000),
        ("8k", 8_000),
        ("1,5 triệu", 1_500_000),
        ("1.25tr", 1_250_000),
        ("1.500 nghìn", 1_500_000),
        ("1 triệu 200 nghìn", 1_200_000),
        ("1 tỉ", 1_000_000_000),
        ("12.000.000 đồng", 12_000_000),
        ("8.000,00", 8_000),
        ("0", 0),
    ],
)
def test_an_amount_is_read_in_every_clear_way_of_writing_it(text, amount):
    assert amount_in(text) == amount


@pytest.mark.parametrize(
    "text",
    [
        "", "đ", "tám nghìn", "8.00", "1,5", "8.0000", "1.000,000", "8.000 000", "8.000đ/bản", "8 nghìn rưỡi", "-8000",
        "200 nghìn 1 triệu", "1 nghìn 2 nghìn", "8.00 nghìn 5", "2 tỷ", "1.234.56 nghìn", "８０００", "x8 nghìn", "9" * 80,
    ],
)  # fmt: skip
def test_what_could_be_read_two_ways_is_no_amount(text):
    assert amount_in(text) is None


@given(st.integers(0, HIGHEST), st.sampled_from(["{}", "{} đ", "{}đồng", "{} VND"]))
def test_an_amount_written_with_dots_or_bare_is_read_back(amount, way):
    assert amount_in(way.format(grouped(amount))) == amount
    assert amount_in(way.format(amount)) == amount


@given(st.text(max_size=70))
def test_any_text_is_an_amount_or_none(text):
    found = amount_in(text)

    assert found is None or 0 <= found <= HIGHEST

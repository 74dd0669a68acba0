"""Finding a thing in what was typed, however it is spelled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.phrases import heard, holds, says

SYLLABLES = st.sampled_from(
    [
        "giấy",
        "xác",
        "nhận",
        "của",
        "chủ",
        "hộ",
        "khác",
        "về",
        "đất",
        "ở",
        "nơi",
        "này",
        "và",
        "địa",
        "chỉ",
        "công",
        "ty",
    ]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("soor hooj khaaur", "so ho khau"),
        ("Sổ hộ khẩu", "so ho khau"),
        ("tuwf nuwowcs", "tu nuoc"),
        ("tieesng", "tieng"),
        ("Lý, lí", "li li"),
        ("CCCD, BHYT 2026", "cccd bhyt 2026"),
        ("wifi web", "wifi web"),
    ],
)
def test_what_telex_leaves_behind_is_not_heard(typed, meant):
    assert " ".join(heard(typed)) == meant


@pytest.mark.parametrize(
    "typed",
    ["sổ hộ khẩu", "SO HO KHAU", "sổ hộkhẩu", "sohokhau", "bản gốc sổ  hộ-khẩu", "sổ hộ khâuu", "sổ hộ kahu", "soor hooj khaaur"],
)  # fmt: skip
def test_a_phrase_is_found_however_it_is_written(typed):
    assert says(typed, ["sổ hộ khẩu"])


@pytest.mark.parametrize("typed", ["hộ khác", "sổ hộ khu vực", "hộ", "", "so ho", "khẩu hộ sổ"])
def test_another_phrase_is_not(typed):
    assert not says(typed, ["sổ hộ khẩu"])


def test_a_long_word_may_lack_a_letter_or_have_a_wrong_one_and_a_short_one_may_not():
    assert says("thuong tru", ["thường trú"])
    assert says("thuog tru", ["thường trú"])
    assert says("thuang tru", ["thường trú"])
    assert not says("chuong tru", ["thường trú"])
    assert not says("thuong tri", ["thường trú"])
    assert not says("thg tru", ["thường trú"])
    assert not says("thuang tri", ["thường trú"])


def test_every_need_must_be_there_in_any_order_and_nothing_that_makes_it_another_thing():
    needs, unless = ["xác nhận / chứng minh", "địa giới / tên cũ"], ["bản đồ"]

    assert says("giấy tờ về địa giới, có xác nhận", needs, unless)
    assert not says("xác nhận tạm trú", needs, unless)
    assert not says("xác nhận bản đồ địa giới", needs, unless)
    assert not says("xác nhận địa giới", [], unless)


@given(st.lists(SYLLABLES, max_size=6), st.lists(SYLLABLES, max_size=6))
def test_a_phrase_between_other_words_is_always_found(before, after):
    assert says(" ".join([*before, "sổ hộ khẩu", *after]), ["sổ hộ khẩu"])


@given(st.text(max_size=60))
def test_any_text_can_be_heard(text):
    assert holds(heard(text), heard("sổ hộ khẩu")) in (True, False)

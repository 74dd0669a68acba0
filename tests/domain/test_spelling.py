"""Vietnamese as it is typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.finding.spelling import Slips, alike, is_syllable, parted, sound, unkeyed
from services.domain.text import fold
from tests.conftest import shipped

TELEX = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
VNI = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
VNI_MARKS = {"\u0302": "6", "\u031b": "7", "\u0306": "8"}


def keyed(word: str, vni: bool = False) -> str:
    """Return the keys a word is typed with, the tone at its end."""
    keys, tone = "", ""
    for letter in unicodedata.normalize("NFC", word):
        if letter == "đ":
            keys += "d9" if vni else "dd"
            continue
        base, *marks = unicodedata.normalize("NFD", letter)
        keys += base
        for mark in marks:
            if mark in TELEX:
                tone = (VNI if vni else TELEX)[mark]
            elif vni:
                keys += VNI_MARKS[mark]
            else:
                keys += base if mark == "\u0302" else "w"
    return keys + tone


SAID = [p for phrases in shipped("catalogue/plain_words.json")["procedures"].values() for p in phrases]
VIETNAMESE = sorted({w for p in SAID for w in p.split() if w.isalpha() and is_syllable(fold(w))})


@given(st.lists(st.sampled_from(VIETNAMESE), min_size=1, max_size=8), st.booleans())
def test_keys_left_behind_read_as_the_words_they_were_to_write(words, vni):
    for word in words:
        keys = keyed(word, vni)
        assert unkeyed(keys) == (sound(word) if keys != word else "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lamf", "lam`"),
        ("vietej", "viêt."),
        ("dduocwj", "đươc."),
        ("did", "đi"),
        ("tuw", "tư"),
        ("tw", "tư"),
        ("ngwowif", "ngươi`"),
        ("quow", "quơ"),
        ("khaaurz", "khâu"),
        ("mo71i", "mơi´"),
        ("u7o7ng", "ương"),
        ("d9e3", "đe?"),
        ("ba10", "ba"),
        ("giaáy", "giây"),
        ("cho", ""),
        ("gpxd", ""),
        ("75", ""),
        ("x9", ""),
        ("das7", ""),
        ("ﬀ", ""),
        ("", ""),
    ],
)
def test_telex_and_vni_keys_are_read(typed, meant):
    assert unkeyed(typed) == meant


@pytest.mark.parametrize(("one", "other"), [("hòa", "hoà"), ("thủy", "thuỷ"), ("KHÓA", "khoá"), ("quý", "quý")])
def test_a_tone_counts_the_same_on_either_letter(one, other):
    assert sound(one) == sound(other)


@pytest.mark.parametrize("word", ["khai", "nghieng", "khuya", "ruou", "quoc", "giay", "giuong", "nguyen", "y", "uong"])
def test_syllables_are_known_as_such(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["", "snih", "hnon", "gpxd", "khainh", "photo", "aing", "b"])
def test_what_nobody_can_say_is_no_syllable(word):
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("snih", "sinh"),
        ("sih", "sinh"),
        ("sinhh", "sinh"),
        ("sunh", "sinh"),
        ("xinh", "sinh"),
        ("chu", "tru"),
        ("ky", "ki"),
    ],
)
def test_a_slip_leads_to_the_word_meant(typed, meant):
    assert meant in Slips({"sinh", "tru", "ki", "hon"}).meant(typed)


def test_a_word_is_no_slip_of_itself_and_other_words_are_none():
    slips = Slips({"sinh", "hon"})

    assert slips.meant("sinh") == {}
    assert slips.meant("xy") == {}
    assert slips.meant("thuong") == {}


def test_a_swapped_letter_is_likelier_than_a_wrong_one():
    meant = Slips({"sinh", "tinh"}).meant("isnh")

    assert meant["sinh"] > Slips({"sinh", "tinh"}).meant("pinh")["tinh"]


def test_regions_write_one_sound_in_several_ways():
    assert {"tru", "tra"} <= set(alike("chu")) | set(alike("cha"))


@pytest.mark.parametrize(
    ("glued", "words"),
    [
        ("hokhau", ("ho", "khau")),
        ("giaykhaisinh", ("giay", "khai", "sinh")),
        ("khongbiet", ()),
        ("", ()),
        ("khai", ("khai",)),
    ],
)
def test_words_written_together_are_parted(glued, words):
    assert parted(glued, dict.fromkeys(("ho", "khau", "giay", "khai", "sinh", "gia", "y", "si", "nh"), 3)) == words


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text):
    folded = fold(text)

    assert isinstance(unkeyed(text), str)
    assert isinstance(is_syllable(folded), bool)
    assert isinstance(sound(text), str)
    assert set(parted(folded, {"a": 1})) <= {"a"}
    assert set(Slips({"sinh"}).meant(folded)) <= {"sinh"}

"""How names of places are written: kind words and their abbreviations, marks put elsewhere or left out, other spellings.

One spelling is compared with another in two steps: the folded keys must be equal, and what marks there are must be
the same. `Hoà Vang`, `hòa vang` and `HOA VANG` are one name; `Tân Hòa` and `Tân Hóa` are two.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from services.domain.text import clean, fold

KINDS = {
    "tinh": "tinh", "t": "tinh", "thanh pho": "thanh pho", "tp": "thanh pho",
    "quan": "quan", "q": "quan", "huyen": "huyen", "h": "huyen", "thi xa": "thi xa", "tx": "thi xa",
    "xa": "xa", "x": "xa", "phuong": "phuong", "p": "phuong", "f": "phuong", "thi tran": "thi tran", "tt": "thi tran",
    "dac khu": "dac khu", "dk": "dac khu",
}  # fmt: skip
"""Folded kind words of administrative units and what they stand for; `F.1` is how the South abbreviates a ward."""
PROVINCE_KINDS = frozenset({"tinh", "thanh pho"})
DISTRICT_KINDS = frozenset({"quan", "huyen", "thi xa", "thanh pho"})
COMMUNE_KINDS = frozenset({"xa", "phuong", "thi tran", "dac khu"})

PROVINCE_ALIASES = {
    "Hà Nội": ("hn", "hanoi"),
    "Hồ Chí Minh": ("hcm", "hcmc", "sai gon", "saigon", "sg"),
    "Huế": ("thua thien hue", "thua thien", "tt hue", "tth"),
    "Hải Phòng": ("hp", "haiphong"),
    "Đà Nẵng": ("dn", "danang"),
    "Đồng Nai": ("dn",),
    "Cần Thơ": ("ct", "cantho"),
    "Bà Rịa - Vũng Tàu": ("br vt", "brvt"),
    "Đắk Lắk": ("dac lac", "daklak", "daclac"),
    "Đắk Nông": ("dac nong", "daknong", "dacnong"),
    "Kon Tum": ("kontum", "kon tom"),
    "Bắc Kạn": ("bac can",),
}
"""Other ways of writing a province, folded; an abbreviation of two provinces names both."""

_COUNTRY = ("viet nam", "vietnam", "vn")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_PIECES = re.compile(r"(?P<word>[^\W_]+)|(?P<hard>[,;()|])|(?P<soft>[-\u2010-\u2015/])")
# No word of Vietnamese begins with tp, tt or tx; a single letter is a kind before digits only.
_GLUED = re.compile(r"([pqf]|phường|phuong|quận|quan)([0-9]{1,2})|(tp|tt|tx)(\w{2,})")
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc`\u00b4]")
_NAME_WORDS = re.compile(r"[^\W_]+")
_FREE = frozenset({"dak", "krong", "ea", "ia"})
_Y = re.compile(r"(?:(?<=[bcdghklmnpqrstvx])|(?<=\bqu)|^)y$")

NONE, SOFT, HARD = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a written place.

    Attributes:
        key: Folded, i for a final y, numbers without leading zeros.
        marked: Letters with their marks, the tone last, wherever it was put.
        gap: What stands before it: `NONE`, `SOFT` (a dash, which names have too) or `HARD` (a comma).
    """

    key: str
    marked: str
    gap: int = NONE


@lru_cache(maxsize=4096)
def _forms(raw: str) -> tuple[str, str]:
    """Return key and marked form of a composed lower-case word."""
    key = fold(raw)
    if key.isdecimal():
        number = str(int(key))
        return number, number
    apart = unicodedata.normalize("NFD", raw)
    tone = "".join(c for c in apart if c in _TONES)
    if key in _FREE:
        return key, key
    letters = _Y.sub("i", "".join(c for c in apart if c not in _TONES))
    return _Y.sub("i", key), letters + tone


def words_of(text: str) -> list[Word]:
    """Return the words of a name or an address with what stands between them; `P1` are two words."""
    text = _APOSTROPHES.sub("", clean(re.sub(r"[\r\n]+", ", ", text))).lower()
    found: list[Word] = []
    gap = HARD
    for piece in _PIECES.finditer(text):
        raw = piece["word"]
        if raw is None:
            gap = max(gap, HARD if piece["hard"] else SOFT)
            continue
        if glued := _GLUED.fullmatch(raw):
            found.append(Word(*_forms(glued[1] or glued[3]), gap))
            raw, gap = glued[2] or glued[4], NONE
        found.append(Word(*_forms(raw), gap))
        gap = NONE
    return found


def without_country(words: list[Word]) -> list[Word]:
    """Return the words without the country at their end."""
    for country in _COUNTRY:
        size = country.count(" ") + 1
        if len(words) > size and key_of(words[-size:]) == country:
            return words[:-size]
    return words


def key_of(words: list[Word]) -> str:
    """Return the words' keys as one text."""
    return " ".join(word.key for word in words)


@dataclass(frozen=True, slots=True)
class Name:
    """An official name taken apart.

    Attributes:
        kind: What the unit is, such as `phuong`.
        key: The name without its kind, folded.
        marked: Its words with their marks.
    """

    kind: str
    key: str
    marked: tuple[str, ...]


def name_of(official: str) -> Name:
    """Return an official name, composed, taken apart: `Thị trấn Cát Bà` is `cat ba`, a `thi tran`."""
    forms = [_forms(word) for word in _NAME_WORDS.findall(_APOSTROPHES.sub("", official.lower()))]
    keys = [key for key, _ in forms]
    size = next((n for n in (2, 1) if len(keys) > n and " ".join(keys[:n]) in KINDS), 0)
    kind = KINDS[" ".join(keys[:size])] if size else ""
    return Name(kind, " ".join(keys[size:]), tuple(marked for _, marked in forms[size:]))


def says(address: str, commune: str, province: str) -> bool:
    """Return whether an address names a commune of today and, right behind it, its province.

    Args:
        commune: With its kind, such as "Phường Sơn Nam".
        province: Its short name, such as "Hưng Yên".
    """
    written = "".join((", " if word.gap == HARD else " ") + word.key for word in words_of(address))
    below = "|".join(kind for kind, meant in KINDS.items() if meant in COMMUNE_KINDS)
    provinces = "|".join((name_of(province).key, *PROVINCE_ALIASES.get(province, ())))
    above = rf",? (?:(?:tinh|thanh pho|tp|t) )?(?:{provinces})(?=,|$| (?:{'|'.join(_COUNTRY)})\b)"
    # A city may be called as its province is: "Phường Tân Giang, TP Cao Bằng, Cao Bằng" is an address of before.
    return re.search(rf"(?:,| (?:{below})) {name_of(commune).key}{above}(?!{above})", written) is not None


def is_bare(words: list[Word]) -> bool:
    """Return whether words were written without any mark, as on old machines and telephones."""
    return all(word.key == word.marked for word in words)

"""What becomes of letters between a card's QR and us: lost, recoded, turned over, rewritten by an input method."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from services.domain.text import fold

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_MARKS = _TONES | frozenset("\u0302\u0306\u030c\u031b")
_MARKED = frozenset("aeiouyncAEIOUYNC")
_BESIDE = frozenset(" '’.-")
"""What a name holds beside letters: `H'Blăm`, `K’Brèo`."""
_OF_ADDRESSES = _BESIDE | frozenset(',/()&:;+"“”–—#*')
_ONSET = re.compile(r"[bdghklmnpqrstvx]|[cghkpt]h|ngh?|nh|gh|tr|")
_UNIT = re.compile(r"\b(thon|xom|phuong|huyen|duong)\b", re.IGNORECASE)
"""Words of an address that no place's own name is without its marks."""
_UNIT_OR_NAME = re.compile(r"\b(xa|to|ap|so|quan|tinh)\b", re.IGNORECASE)
_LONGEST = 7
"""Letters of the longest Vietnamese syllable: nghiêng."""
_FOREIGN = re.compile(r"[fjwz]")


def lost(text: str, *, address: bool = False) -> bool:
    """Return whether letters were lost: a question mark in their place, a letter of no Vietnamese alphabet, no vowel left.

    The breves of Ê Đê, Gia Rai and others are letters like any other.
    """
    if "?" in text or any(not _is_ours(c, address=address) for c in text):
        return True
    return any(_has_no_vowel(word, address=address) for word in re.findall(r"[^\W\d_]+", text))


def _is_ours(letter: str, *, address: bool) -> bool:
    if letter.isdigit():
        return letter.isascii()
    if not letter.isalpha():
        return letter in (_OF_ADDRESSES if address else _BESIDE)
    parts = unicodedata.normalize("NFD", letter)
    base, marks = parts[0], parts[1:]
    return letter in "đĐ" or (base.isascii() and (not marks or base in _MARKED) and _MARKS.issuperset(marks))


def _has_no_vowel(word: str, *, address: bool) -> bool:
    short = len(word) < 2 or (address and word.isupper() and len(word) < 5)
    return not short and not re.search(r"[aeiouy]", fold(word))


def unmarked(*texts: str) -> bool:
    """Return whether there are letters and not one has a mark, as when a scanner strips them all."""
    together = "".join(texts)
    return together.isascii() and any(c.isalpha() for c in together)


def names_unit_unmarked(address: str) -> bool:
    """Return whether an address says `thon`, `phuong` or the like without its marks."""
    return bool(_UNIT.search(address)) or (unmarked(address) and bool(_UNIT_OR_NAME.search(address)))


def unlikely(text: str) -> bool:
    """Return whether a word reads as if it had been rewritten or doubled on the way; names of any people may be right."""
    return any(_is_unlikely(word) for word in re.findall(r"[^\W\d_]+", text))


def _is_unlikely(word: str) -> bool:
    small = word.lower()
    tones = sum(c in _TONES for c in unicodedata.normalize("NFD", small))
    onset = re.split(r"[aeiouy]", fold(word), maxsplit=1)[0]
    return (
        tones > 1
        or len(word) > _LONGEST
        or (not _has_no_vowel(word, address=False) and any(a == b != "o" for a, b in pairwise(small)))
        or (not word.isascii() and bool(_FOREIGN.search(small)))
        or (tones == 1 and (len(word) == 1 or not _ONSET.fullmatch(onset)))
    )


def recoded(text: str) -> str | None:
    """Return text whose UTF-8 bytes came as one letter each (`TRáº¦N`) as it was meant, or None when that is not so."""
    if text.isascii():
        return None
    try:
        meant = b"".join(_byte(c) for c in text).decode("utf-8")
    except (UnicodeError, ValueError):
        return None
    return meant if meant != text else None


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return bytes([ord(letter)])


def _swap_plain(text: str) -> str:
    return "".join(c.swapcase() if c.isascii() else c for c in text)


def _reads_as_name(text: str) -> bool:
    return text.isupper() or all(word[:1].isupper() and word[1:] == word[1:].lower() for word in text.split())


def turned_over(name: str) -> int:
    """Return how capitals were turned over on the way: 0 not at all, 1 in plain letters only, 2 in all letters.

    Cards print names in capitals, so a name in small letters was turned over too.
    """
    if _reads_as_name(name) or not any(c.islower() for c in name):
        return 0
    return next((way for way in (1, 2) if _reads_as_name(turned_back(name, way))), 0)


def turned_back(text: str, way: int) -> str:
    """Return text with its capitals as they were before they were turned over."""
    return (text, _swap_plain(text), text.swapcase())[way]

"""Finding a thing in what an officer typed, however it is spelled: without diacritics, glued, with typing slips.

Source: own rule; written for the few places where a text must not slip through because a letter is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from services.domain.text import words

_FUZZY, _LOOSE = 4, 5
_DOUBLED = re.compile(r"([aeiouy])\1+")
_HORN = re.compile(r"(?<=[aeiouy])w")
_TONE_KEY = re.compile(r"[sfrxj]+$|(?<=[aeiouy])[sfrxj](?=(?:[cmnpt]|ng|nh|ch)$)")
_VOWEL = re.compile(r"[aeiouy]")
_LONE_Y = re.compile(r"^([bcdghklmnpqrstvx]+)y$")


def heard(text: str) -> tuple[str, ...]:
    """Return the folded words of a text without what Telex leaves behind: `soor hooj khaaur` gives `so ho khau`."""
    return tuple(_heard(word) for word in words(text))


def _heard(word: str) -> str:
    if any(c.isdigit() for c in word) or not _VOWEL.search(word):
        return word
    bare = _DOUBLED.sub(r"\1", _HORN.sub("", word.replace("dd", "d")))
    return _LONE_Y.sub(r"\1i", _TONE_KEY.sub("", bare))


def holds(text: Sequence[str], phrase: Sequence[str]) -> bool:
    """Return whether heard words hold a heard phrase: as it is, written together or apart, or with one slip.

    A slip is one letter too many, too few, wrong or swapped, in a word long enough to be told from others.
    """
    wanted, size = "".join(phrase), len(phrase)
    for start, first in enumerate(text):
        if first[0] != wanted[0]:
            continue
        joined = ""
        for word in text[start : start + size + 2]:
            joined += word
            if joined == wanted:
                return True
        if _with_a_slip(text[start : start + size], phrase):
            return True
    return False


def _with_a_slip(found: Sequence[str], phrase: Sequence[str]) -> bool:
    if len(found) != len(phrase):
        return False
    wrong = [(a, b) for a, b in zip(found, phrase, strict=True) if a != b]
    return len(wrong) == 1 and _slipped(*wrong[0])


def _slipped(typed: str, meant: str) -> bool:
    """Return whether one typing slip parts two words; short words allow a letter too many or two swapped only."""
    if len(meant) < _FUZZY or typed[0] != meant[0]:
        return False
    if len(typed) == len(meant):
        apart = [i for i, (a, b) in enumerate(zip(typed, meant, strict=True)) if a != b]
        swapped = len(apart) == 2 and typed[apart[0]] == meant[apart[1]] and typed[apart[1]] == meant[apart[0]]
        return swapped or (len(apart) == 1 and len(meant) >= _LOOSE)
    if len(typed) == len(meant) + 1:
        return _one_more(typed, meant)
    return len(meant) >= _LOOSE and len(typed) == len(meant) - 1 and _one_more(meant, typed)


def _one_more(longer: str, shorter: str) -> bool:
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def says(text: str, needs: Iterable[str], unless: Iterable[str] = ()) -> bool:
    """Return whether a text says all that is needed, in any order, and nothing of what would make it another thing.

    Args:
        needs: Each of them phrases parted by ` / `, of which one must stand there.
        unless: Phrases, likewise, of which none may stand there.
    """
    typed = heard(text)
    wanted = [_phrases(need) for need in needs]
    if not wanted or any(holds(typed, phrase) for other in unless for phrase in _phrases(other)):
        return False
    return all(any(holds(typed, phrase) for phrase in choices) for choices in wanted)


@lru_cache(maxsize=1024)
def _phrases(choices: str) -> tuple[tuple[str, ...], ...]:
    return tuple(phrase for part in choices.split("/") if (phrase := heard(part)))

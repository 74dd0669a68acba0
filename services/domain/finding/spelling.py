"""Vietnamese as it is typed: marks and tones, what Telex and VNI leave behind, which word a slip was meant to be.

Source: the key tables of the Telex and VNI input methods; the rest is our own reading of what people mistype.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from services.domain.text import fold

_TONES = {"\u0301": "´", "\u0300": "`", "\u0309": "?", "\u0303": "~", "\u0323": "."}
_TELEX_TONES = {"s": "´", "f": "`", "r": "?", "x": "~", "j": "."}
_VNI_TONES = dict(zip("12345", "´`?~.", strict=True))
_HATS = {"a": "â", "e": "ê", "o": "ô"}
_HORNS = {"a": "ă", "o": "ơ", "u": "ư"}
_VNI_MARKS = {"6": _HATS, "7": {"o": "ơ", "u": "ư"}, "8": {"a": "ă"}}
_VOWELS = frozenset("aăâeêioôơuưy")
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?"
    r"(?:a(?:i|o|u|y)?|e(?:o|u)?|i(?:a|e|eu|u)?|o(?:a|ai|ao|ay|e|eo|i|o)?"
    r"|u(?:a|ay|au|e|eu|i|o|oi|ou|u|y|ya|ye|yu)?|y(?:e|eu)?)"
    r"(?:ch|nh|ng|[cmnpt])?"
)
_OPEN_ONLY = re.compile(r"[aeiouy](?:i|y|o|u)(?:ch|nh|ng|[cmnpt])$")
_RIGHT_OF_TWO = re.compile(r"(?:ie|oa|oe|oo|ue|uo|uy|ye|ua)(?:ch|nh|ng|[cmnpt])$|^(?:gi|qu)")
# Sounds that some regions do not tell apart, as pairs of beginnings and of ends.
_BEGINNINGS = (("s", "x"), ("ch", "tr"), ("d", "gi"), ("d", "v"), ("gi", "v"), ("r", "d"), ("l", "n"), ("gi", "r"))
_LETTERS = (("z", "d"), ("z", "gi"), ("z", "v"), ("f", "ph"), ("j", "gi"), ("j", "d"), ("w", "qu"), ("k", "c"))
_MORE = (("c", "k"), ("k", "kh"), ("ng", "ngh"), ("g", "gh"), ("c", "q"), ("q", "c"), ("kw", "qu"))
_ENDS = (("n", "ng"), ("c", "t"), ("n", "nh"), ("i", "y"), ("o", "u"), ("ch", "t"), ("iu", "uu"), ("u", "uu"))
SHORTEST_SLIP, LONGEST_SYLLABLE = 3, 7


@cache
def sound(word: str) -> str:
    """Return a word with its tone moved behind it, lower case, so that `hòa` and `hoà` are one: ``hoa` ``.

    Marks that change the letter stay on it: `đường` gives ``đương` ``.
    """
    bare, tone = [], ""
    for c in unicodedata.normalize("NFD", word.lower()):
        if c in _TONES:
            tone = _TONES[c]
        else:
            bare.append(c)
    return unicodedata.normalize("NFC", "".join(bare)) + tone


def is_syllable(word: str) -> bool:
    """Return whether a folded word could be a Vietnamese syllable."""
    if not _SYLLABLE.fullmatch(word):
        return False
    return not _OPEN_ONLY.search(word) or bool(_RIGHT_OF_TWO.search(word))


def unkeyed(word: str) -> str:
    """Return what the keys of Telex or VNI were meant to write, as `sound` gives it; "" when they write no syllable.

    `lamf` gives ``lam` ``, `dduwowcj` gives `đươc.`, `la2m` gives ``lam` ``. A word that holds no such key gives "".
    """
    folded = fold(word)
    if not folded.isascii() or not folded.isalnum():
        return ""
    written = _vni(folded) if any(c.isdigit() for c in folded) else _telex(folded)
    return written if written and written != folded and is_syllable(fold(written.rstrip("´`?~."))) else ""


def _telex(word: str) -> str:
    letters: list[str] = []
    tone = ""
    for c in word:
        spoken = any(x in _VOWELS for x in letters)
        if c in _TELEX_TONES and spoken:
            tone = _TELEX_TONES[c]
        elif c == "z" and spoken:
            tone = ""
        elif c == "w":
            _hook(letters)
        elif not (c == "d" and _stroke(letters)) and not (c in _HATS and _mark(letters, {c: _HATS[c]})):
            letters.append(c)
    return "".join(letters) + tone


def _vni(word: str) -> str:
    letters: list[str] = []
    tone = ""
    for c in word:
        if c in _VNI_TONES:
            tone = _VNI_TONES[c]
        elif c == "0":
            tone = ""
        elif c == "9":
            _stroke(letters)
        elif c == "7" and _horn_both(letters):
            continue
        elif c.isdigit():
            _mark(letters, _VNI_MARKS[c])
        else:
            letters.append(c)
    return "".join(letters) + tone


def _stroke(letters: list[str]) -> bool:
    """Make the first d a đ; whether there was one."""
    if letters[:1] != ["d"]:
        return False
    letters[0] = "đ"
    return True


def _mark(letters: list[str], marks: dict[str, str]) -> bool:
    """Mark the last letter that can take one of the marks; whether there was one."""
    for i in range(len(letters) - 1, -1, -1):
        if letters[i] in marks:
            letters[i] = marks[letters[i]]
            return True
    return False


def _horn_both(letters: list[str]) -> bool:
    """Make `uo` into `ươ`, which one key does; whether it stood there. `quơ` and `thuở` are written otherwise."""
    for i in range(len(letters) - 1):
        if letters[i] in "uư" and letters[i + 1] == "o" and (i == 0 or letters[i - 1] != "q"):
            letters[i : i + 2] = ["ư", "ơ"]
            return True
    return False


def _hook(letters: list[str]) -> None:
    """Do what the key w does: a horn or a breve, else the letter ư."""
    if not _horn_both(letters) and not _mark(letters, _HORNS):
        letters.append("ư")


def alike(word: str) -> Iterable[str]:
    """Yield what the same sounds could be written as elsewhere."""
    for first, second in (*_BEGINNINGS, *((b, a) for a, b in _BEGINNINGS), *_LETTERS, *_MORE):
        if word.startswith(first):
            yield second + word[len(first) :]
    for first, second in (*_ENDS, *((b, a) for a, b in _ENDS)):
        if word.endswith(first):
            yield word[: -len(first)] + second


def _shorter(word: str) -> Iterable[str]:
    return (word[:i] + word[i + 1 :] for i in range(len(word)))


class Slips:
    """Known words by what is left of them when one letter is missing; finds what a mistyped word was meant to be."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = frozenset(words)
        self._left: dict[str, list[str]] = {}
        for word in sorted(self._words):
            if len(word) >= SHORTEST_SLIP:
                for left in set(_shorter(word)):
                    self._left.setdefault(left, []).append(word)

    def meant(self, typed: str) -> dict[str, float]:
        """Return known words one slip away from a folded word, each with how likely it was meant, 0 to 1.

        A slip is a letter too many, too few, wrong or swapped, or a sound written the way another region says it.
        """
        found: dict[str, float] = {}
        for word in alike(typed):
            if word in self._words:
                found[word] = 0.8
        if len(typed) < SHORTEST_SLIP:
            return found
        for word in self._left.get(typed, ()):
            _keep(found, word, 0.8)
        for left in set(_shorter(typed)):
            if left in self._words:
                _keep(found, left, 0.8)
            for word in self._left.get(left, ()):
                _keep(found, word, 0.85 if sorted(word) == sorted(typed) else 0.6)
        found.pop(typed, None)
        return found


def _keep(found: dict[str, float], word: str, weight: float) -> None:
    found[word] = max(weight, found.get(word, 0.0))


def parted(glued: str, words: Mapping[str, int]) -> tuple[str, ...]:
    """Return the known words a glued text is made of, such as `hokhau` of `ho` and `khau`; () when it is made of none.

    The fewest words count as meant, of as many those that are said more.

    Args:
        words: How often each word is said.
    """
    best: list[tuple[int, float, tuple[str, ...]] | None] = [(0, 0.0, ())] + [None] * len(glued)
    for end in range(1, len(glued) + 1):
        for start in range(max(0, end - LONGEST_SYLLABLE), end):
            before, piece = best[start], glued[start:end]
            if before is None or piece not in words or not is_syllable(piece):
                continue
            now = best[end]
            way = before[0] + 1, before[1] - math.log(1 + words[piece]), (*before[2], piece)
            if now is None or way < now:
                best[end] = way
    return best[-1][2] if best[-1] else ()

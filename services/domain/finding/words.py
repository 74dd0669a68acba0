"""Reading what was typed into a search: every word with the words it may have been meant to be."""

from __future__ import annotations

import math
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from services.domain.finding.spelling import Slips, is_syllable, parted, sound, unkeyed
from services.domain.text import clean, fold

_WORD = re.compile(r"[^\W_]+")
_VOWEL = re.compile(r"[aeiouy]")
_BEGINNINGS = 16
REMEMBERED = 4096
SURE, ALIKE, BEGUN, BEGUN_ALONE = 0.8, 0.4, 0.4, 0.54
_UNSURE_TONES = str.maketrans("?", "~")


class Read(StrEnum):
    """How a typed word was read."""

    AS_TYPED = "as_typed"
    BEGINNING = "beginning"
    KEYS = "keys"
    SPELLING = "spelling"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a search.

    Attributes:
        typed: As it was typed.
        place: Which typed word it came from, from 0; words written together share one.
        readings: Known words (as `sound` gives them), each with how sure the reading is, 0 to 1, the surest first.
        how: How the surest reading came about.
    """

    typed: str
    place: int
    readings: Mapping[str, float]
    how: Read = Read.AS_TYPED


def typed_words(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a text as they are typed, lower case, marks kept."""
    return tuple(_WORD.findall(unicodedata.normalize("NFC", clean(text).lower())))


class Vocabulary:
    """The words a catalogue and its plain words know."""

    def __init__(self, sounds: Iterable[str], short: Mapping[str, tuple[str, ...]]) -> None:
        self._by_fold: dict[str, list[str]] = {}
        counts = Counter(sounds)
        self._usual = {known: min(1.0, 0.5 + 0.1 * math.log2(1 + many)) for known, many in counts.items()}
        for known in sorted(counts):
            self._by_fold.setdefault(fold(_untoned(known)), []).append(known)
        self._folds = sorted(self._by_fold)
        self._many = {word: sum(counts[known] for known in same) for word, same in self._by_fold.items()}
        self._known: dict[tuple[str, bool, float], tuple[dict[str, float], Read]] = {}
        self._slips = Slips(self._folds)
        self._short = short
        self._short_slips = Slips(short)

    def is_short(self, folded: str) -> bool:
        """Return whether a folded word is an abbreviation with a meaning of its own."""
        return folded in self._short

    def knows(self, folded: str) -> bool:
        """Return whether a folded word is known."""
        return folded in self._by_fold

    def read(self, text: str) -> tuple[Word, ...]:
        """Return the words of a search with what each may mean; the last may be unfinished unless a space follows it."""
        typed = typed_words(text)
        marked = any(fold(word) != word for word in typed)
        unfinished = len(typed) - 1 if typed and not text[-1:].isspace() else -1
        begun = BEGUN_ALONE if len(typed) == 1 else BEGUN
        return tuple(
            word
            for at, one in enumerate(typed)
            for word in self._words(one, at, marked, begun if at == unfinished else 0.0)
        )

    def _words(self, typed: str, place: int, marked: bool, begun: float) -> Iterator[Word]:
        folded = fold(typed)
        known = folded in self._by_fold
        if (len(typed) > 1 or begun != BEGUN_ALONE) and (short := self._shortened(folded, known)):
            for word in short:
                yield Word(typed, place, {sound(word): 1.0}, Read.SHORT)
            return
        glued = () if known or len(folded) < 4 or unkeyed(folded) else parted(folded, self._many)
        if len(glued) > 1 and not is_syllable(folded):
            for piece in glued:
                yield Word(typed, place, dict.fromkeys(self._by_fold[piece], 0.9), Read.SPELLING)
            return
        yield Word(typed, place, *self._remembered(typed, marked, begun))

    def _shortened(self, folded: str, known: bool) -> tuple[str, ...]:
        if folded in self._short and not (known and is_syllable(folded)):
            return self._short[folded]
        if known or len(folded) < 3 or _VOWEL.search(folded):
            return ()
        meant = self._short_slips.meant(folded)
        return self._short[max(sorted(meant), key=lambda word: meant[word])] if meant else ()

    def _remembered(self, typed: str, marked: bool, begun: float) -> tuple[dict[str, float], Read]:
        """Return the readings of a word; those of the last few thousand words are kept, a search repeats its words."""
        asked = typed, marked, begun
        if asked not in self._known:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[asked] = self._readings(*asked)
        return self._known[asked]

    def _readings(self, typed: str, marked: bool, begun: float) -> tuple[dict[str, float], Read]:
        readings = self._as_typed(typed, marked)
        how = Read.AS_TYPED
        folded = fold(typed)
        if meant := unkeyed(folded):
            how = how if readings else Read.KEYS
            _add(readings, self._sounded(meant, 0.95), 0.6 if readings else 1.0)
        if begun or not readings:
            how = how if readings else Read.BEGINNING
            _add(readings, self._begun(folded), begun if readings else 0.9 if begun else 0.6)
        sure = max(readings.values(), default=0.0)
        if sure <= SURE or how is Read.BEGINNING:
            how = how if readings else Read.SPELLING
            _add(readings, self._slipped(typed), 0.6 if is_syllable(folded) else 1.0)
        elif len(folded) > 1:
            _add(readings, self._slipped(typed), ALIKE)
        return dict(sorted(readings.items(), key=lambda pair: (-pair[1], pair[0]))), how

    def _as_typed(self, typed: str, marked: bool) -> dict[str, float]:
        exact, bare = sound(typed), fold(typed) == typed
        readings: dict[str, float] = {}
        sure = exact in self._by_fold.get(fold(typed), ())
        for known in self._by_fold.get(fold(typed), ()):
            if known == exact:
                readings[known] = 1.0
            elif known.translate(_UNSURE_TONES) == exact.translate(_UNSURE_TONES):
                readings[known] = 0.9
            elif bare:
                readings[known] = 0.7 if marked and sure else 1.0
            else:
                readings[known] = 0.5 if sure else 0.8
        return readings

    def _sounded(self, meant: str, sure: float) -> dict[str, float]:
        same = self._by_fold.get(fold(_untoned(meant)), ())
        return {known: sure if known == meant else sure * 0.8 for known in same}

    def _begun(self, folded: str) -> dict[str, float]:
        """Return the words most said that begin so."""
        at, found = bisect_left(self._folds, folded), list[str]()
        while at < len(self._folds) and self._folds[at].startswith(folded):
            found.append(self._folds[at])
            at += 1
        found.sort(key=lambda word: (-self._many[word], word))
        likeliest = (word for word in found[:_BEGINNINGS] if word != folded)
        return {known: self._usual[known] for word in likeliest for known in self._by_fold[word]}

    def _slipped(self, typed: str) -> dict[str, float]:
        meant = self._slips.meant(fold(typed))
        heard = sound(typed)
        return {
            known: sure * _alike_marks(heard, known) * self._usual[known]
            for word, sure in meant.items()
            for known in self._by_fold[word]
        }


def _alike_marks(heard: str, known: str) -> float:
    """Return how well the marks of a mistyped word go with those of a known one; a word without marks goes with all."""
    marks = [c for c in heard if not c.isascii() or c in "´`?~."]
    return 1.0 if all(c in known for c in marks) else 0.75


def _add(readings: dict[str, float], more: Mapping[str, float], weight: float) -> None:
    for word, sure in more.items():
        readings[word] = max(readings.get(word, 0.0), sure * weight)


def _untoned(known: str) -> str:
    return known.rstrip("´`?~.")

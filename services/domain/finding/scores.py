"""How well each procedure fits a search."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.domain.finding.groups import Span
from services.domain.finding.index import Index, Kind
from services.domain.finding.spelling import is_syllable, unkeyed
from services.domain.finding.words import Word
from services.domain.procedure import Procedure
from services.domain.text import words

# Found by trying on the questions kept for tuning and on our own phrases, each left out in its turn.
COVER, REST, SECOND, PART = 0.8, 0.5, 0.4, 0.5
TIER_ADDS = {1: 1.2, 2: 0.4}
TIER_TIMES = {1: 1.08, 3: 0.95}
SUREST_UNUSED = 0.4
NEAR = 0.3
LETTERS = 0.9
MOST_ALONE = 2.0
MOST_BEGUN, BEGUN_ADDS = 4, (3.0, 2.2, 1.5)
_VOWEL = re.compile(r"[aeiouy]")

Gains = dict[int, float]


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a search that are looked up together: those of a wording, or one word."""

    words: tuple[Word, ...]
    spans: tuple[Span, ...]


class Scores:
    """One search weighed against a whole catalogue.

    Attributes:
        read: The words of the search.
        parts: What they were looked up as.
        of: Score of each procedure that fits at all, by its place in the catalogue.
        best: The text each of them fits best, by its place in the index.
    """

    def __init__(self, index: Index, procedures: Sequence[Procedure], text: str) -> None:
        self._index = index
        self.read = index.vocabulary.read(text)
        self.parts = tuple(self._cut())
        typed = words(text)
        self.letters = dict(self._letters(typed))
        self._most = MOST_ALONE if len(typed) == 1 else math.inf
        telling = [part for part in self.parts if not self._idle(part)]
        gains = [self._gains(part) for part in telling or self.parts]
        totals, bags = self._summed([*gains, *self.letters.values()])
        begun = dict(_begun(typed, index.heads)) if len(typed) <= MOST_BEGUN else {}
        least = NEAR * max(bags.values(), default=0.0)
        fits = self._fits(totals, {at for at, bag in bags.items() if bag >= least or at in begun})
        self.best = {at: -max(some)[1] for at, some in fits.items()}
        self.of = {
            at: _tiered(_joined(some) + REST * bags[at], procedures[at].tier) + begun.get(at, 0.0)
            for at, some in fits.items()
        }

    def _cut(self) -> Iterator[Part]:
        spans = self._index.groups.spans([word.readings for word in self.read])
        taken: set[int] = set()
        for start, end in dict.fromkeys((span.start, span.end) for span in spans):
            own = [at for at in range(start, end) if at not in taken]
            taken.update(own)
            here = tuple(span for span in spans if (span.start, span.end) == (start, end))
            yield Part(tuple(self.read[at] for at in own), here)
        for at, word in enumerate(self.read):
            if at not in taken:
                yield Part((word,), ())

    def _idle(self, part: Part) -> bool:
        """Return whether a part is one word that tells procedures apart too little to be looked up among others."""
        return not part.spans and all(self._index.is_stopped(next(iter(word.readings), "")) for word in part.words)

    def _gains(self, part: Part) -> Gains:
        """Return what a part counts in each text: its wording where it stands, else the words of it that stand there."""
        gains: Gains = {}
        for span in part.spans:
            self._raise(gains, span.group, span.sure)
        loose: Gains = {}
        times = PART if part.spans else 1.0
        for word in part.words:
            one: Gains = {}
            for reading, sure in word.readings.items():
                if sure >= SUREST_UNUSED:
                    self._raise(one, reading, sure * times)
            for entry, gain in one.items():
                loose[entry] = loose.get(entry, 0.0) + gain
        for entry, gain in loose.items():
            if gain > gains.get(entry, 0.0):
                gains[entry] = gain
        return gains

    def _raise(self, gains: Gains, term: str, sure: float) -> None:
        most = self._most * sure
        for entry, weight in self._index.postings.get(term, ()):
            gain = weight * sure
            if gain > most:
                gain = most
            if gain > gains.get(entry, 0.0):
                gains[entry] = gain

    def _letters(self, typed: Sequence[str]) -> Iterator[tuple[str, Gains]]:
        """Yield what abbreviations count: first letters of words that follow each other, such as `xntthn`."""
        alone = len(typed) == 1
        for word in dict.fromkeys(typed):
            if (
                len(word) < 2
                or self._index.vocabulary.is_short(word)
                or (not alone and (len(word) < 3 or not self._is_letters(word)))
            ):
                continue
            within = alone and (len(word) < 3 or is_syllable(word))
            gains = {}
            for at, entry in enumerate(self._index.entries):
                start = 0 if within and entry.letters.startswith(word) else -1 if within else entry.letters.find(word)
                if start >= 0 and entry.kind is not Kind.FIELD:
                    spelt = entry.sounds[start : start + len(word)]
                    gains[at] = LETTERS * sum(entry.terms.get(sound, 0.0) for sound in spelt)
            if gains:
                yield word, gains

    def _is_letters(self, word: str) -> bool:
        if self._index.vocabulary.knows(word):
            return False
        return not _VOWEL.search(word) or (len(word) > 3 and not is_syllable(word) and not unkeyed(word))

    def _summed(self, all_gains: Sequence[Gains]) -> tuple[Gains, Gains]:
        """Return what the search counts in each text, and in all texts of each procedure taken together."""
        totals: Gains = {}
        bags: Gains = {}
        owner = self._index.owner
        for gains in all_gains:
            most: Gains = {}
            for entry, gain in gains.items():
                totals[entry] = totals.get(entry, 0.0) + gain
                at = owner[entry]
                if gain > most.get(at, 0.0):
                    most[at] = gain
            for at, gain in most.items():
                bags[at] = bags.get(at, 0.0) + gain
        return totals, bags

    def _fits(self, totals: Gains, near: set[int]) -> dict[int, list[tuple[float, int]]]:
        """Return how well each text of the procedures that say enough of the search fits; the first of equals is better."""
        fits: dict[int, list[tuple[float, int]]] = {}
        index = self._index
        for at, total in totals.items():
            procedure = index.owner[at]
            if procedure in near:
                whole = index.wholes[at]
                if total < whole:
                    total *= (total / whole) ** COVER
                fits.setdefault(procedure, []).append((total * index.times[at], -at))
        return fits


def _begun(typed: Sequence[str], heads: Sequence[Sequence[str]]) -> Iterator[tuple[int, float]]:
    """Yield what counts for a procedure when all words typed begin words of its short name, or of its name, or field."""
    begins = [f" {one}" for one in typed]
    for at, (short, name, with_field) in enumerate(heads):
        for head, adds in ((short, BEGUN_ADDS[0]), (name, BEGUN_ADDS[1]), (with_field, BEGUN_ADDS[2])):
            if all(one in head for one in begins):
                yield at, adds
                break


def _joined(fits: list[tuple[float, int]]) -> float:
    """Return what the best text counts, and a part of the next."""
    fits.sort(reverse=True)
    return fits[0][0] + (SECOND * fits[1][0] if len(fits) > 1 else 0.0)


def _tiered(score: float, tier: int) -> float:
    return score * TIER_TIMES.get(tier, 1.0) + TIER_ADDS.get(tier, 0.0)

"""Why a procedure was found: which words of the search led to which words of the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from services.domain.finding.index import Entry, Index, Kind
from services.domain.finding.scores import SUREST_UNUSED, Part, Scores
from services.domain.finding.spelling import sound
from services.domain.finding.words import Read, Word, typed_words
from services.domain.text import fold


class Where(StrEnum):
    """How what was typed led to a procedure: the most telling first."""

    CODE = "code"
    INITIALS = "initials"
    SYNONYM = "synonym"
    SPELLING = "spelling"
    PHRASE = "phrase"
    NAME = "name"
    FIELD = "field"


_ORDER = {where: place for place, where in enumerate(Where)}
_MENDED = (Read.SPELLING, Read.KEYS, Read.SHORT)
_OF_KIND = {Kind.NAME: Where.NAME, Kind.PHRASE: Where.PHRASE, Kind.FIELD: Where.FIELD}


@dataclass(frozen=True, slots=True)
class Why:
    """One reason a procedure was found.

    Attributes:
        typed: Words as they were typed.
        matched: What they matched: the catalogue's words, or the whole of what people say for the procedure.
    """

    typed: str
    matched: str
    where: Where

    def told(self) -> str:
        """Return the reason as a line shows it: `“độc thân” → tình trạng hôn nhân`, or only what was typed."""
        same = fold(self.typed) == fold(self.matched)
        return f"“{self.typed}”" if same or self.where is Where.NAME else f"“{self.typed}” → {self.matched}"


def reasons(index: Index, scores: Scores, at: int) -> tuple[Why, ...]:
    """Return why a procedure fits, by the text of it that fits best."""
    entry = index.entries[scores.best[at]]
    found = [
        Why(word, entry.text, Where.INITIALS) for word, gains in scores.letters.items() if scores.best[at] in gains
    ]
    literal: list[Word] = []
    for part in scores.parts:
        if why := _wording(index, scores, entry, part):
            found.append(why)
        else:
            literal.extend(word for word in part.words if _meant(entry, word))
    literal.sort(key=lambda word: word.place)
    if spelled := [word for word in literal if word.how in _MENDED]:
        found.append(Why(_typed(spelled), _shown(entry, spelled), Where.SPELLING))
    if plain := [word for word in literal if word.how not in _MENDED]:
        matched = _shown(entry, plain) if entry.kind is Kind.NAME else entry.text
        found.append(Why(_typed(plain), matched, _OF_KIND[entry.kind]))
    return tuple(sorted(dict.fromkeys(found), key=lambda why: _ORDER[why.where]))


def _wording(index: Index, scores: Scores, entry: Entry, part: Part) -> Why | None:
    """Return the wording of a part that stands in a text, when the text says it otherwise than it was typed."""
    for span in part.spans:
        said = scores.read[span.start : span.end]
        if span.group in entry.terms and not all(_meant(entry, word) for word in said):
            return Why(_typed(said), index.groups.label(span.group), Where.SYNONYM)
    return None


def _meant(entry: Entry, word: Word) -> str:
    """Return the word of a text a typed word stands for, as the text writes it, or ""."""
    written = {sound(one): one for one in typed_words(entry.text)}
    return next((written[r] for r, sure in word.readings.items() if r in written and sure >= SUREST_UNUSED), "")


def _shown(entry: Entry, some: Sequence[Word]) -> str:
    return " ".join(_meant(entry, word) for word in some)


def _typed(some: Sequence[Word]) -> str:
    """Return words as they were typed, each once though it may stand for several."""
    return " ".join({word.place: word.typed for word in some}.values())

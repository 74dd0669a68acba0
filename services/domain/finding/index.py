"""What a catalogue can be asked with: names, short names, fields and plain words, each word with its weight."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from services.domain.finding.groups import Groups
from services.domain.finding.plain_words import PlainWords
from services.domain.finding.spelling import sound
from services.domain.finding.words import Vocabulary, typed_words
from services.domain.procedure import Procedure
from services.domain.text import fold, words

_STOPPED = 0.15
_PART = 0.5
_FIELD_TIMES = 0.5


class Kind(StrEnum):
    """What a text of the index is."""

    NAME = "name"
    PHRASE = "phrase"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Entry:
    """One text a procedure is found by.

    Attributes:
        procedure: Place of the procedure in the catalogue.
        sounds: Its words, as `sound` gives them.
        terms: What it says, each once: words, and terms of groups, with how much each counts when it is found.
        whole: What all it says counts together.
        letters: First letters of its words.
    """

    procedure: int
    kind: Kind
    text: str
    sounds: tuple[str, ...]
    terms: Mapping[str, float]
    whole: float
    letters: str


@dataclass(frozen=True, slots=True)
class _Said:
    """A text before its words are weighed: what it says, and the words that are parts of a longer wording."""

    procedure: int
    kind: Kind
    text: str
    sounds: tuple[str, ...]
    units: tuple[str, ...]
    parts: tuple[str, ...]


class Index:
    """Every text of a catalogue by every word and wording in it."""

    def __init__(self, procedures: Sequence[Procedure], plain: PlainWords) -> None:
        self.groups = Groups(plain.same)
        said = [self._said(at, *text) for at, p in enumerate(procedures) for text in _texts(p, plain)]
        self._stopped = frozenset(sound(word) for word in plain.stop)
        self._many = len(procedures)
        self._seen = _seen(said)
        self.entries = tuple(self._weighed(one) for one in said)
        self.postings: dict[str, list[tuple[int, float]]] = {}
        for at, entry in enumerate(self.entries):
            for term, weight in entry.terms.items():
                self.postings.setdefault(term, []).append((at, weight))
        self.heads = tuple(_heads(procedure) for procedure in procedures)
        self.owner = tuple(entry.procedure for entry in self.entries)
        self.wholes = tuple(entry.whole for entry in self.entries)
        self.times = tuple(_FIELD_TIMES if entry.kind is Kind.FIELD else 1.0 for entry in self.entries)
        short = [sound(word) for words in plain.short.values() for word in words]
        heard = [word for one in said for word in one.sounds]
        self.vocabulary = Vocabulary([*heard, *self.groups.sounds(), *self._stopped, *short], plain.short)

    def is_stopped(self, sound: str) -> bool:
        """Return whether a word tells procedures apart too little."""
        return sound in self._stopped

    def weight(self, term: str) -> float:
        """Return how much a term of the catalogue or its plain words tells procedures apart."""
        return math.log(1 + self._many / self._seen[term]) * (_STOPPED if term in self._stopped else 1.0)

    def _said(self, at: int, kind: Kind, text: str) -> _Said:
        sounds = tuple(sound(word) for word in typed_words(text))
        spans = self.groups.spans([{word: 1.0} for word in sounds])
        inside = {at for span in spans for at in range(span.start, span.end)}
        units = [word for at, word in enumerate(sounds) if at not in inside]
        parts = [sounds[at] for at in sorted(inside)]
        return _Said(at, kind, text, sounds, tuple(dict.fromkeys([*(s.group for s in spans), *units])), tuple(parts))

    def _weighed(self, said: _Said) -> Entry:
        terms = {term: self.weight(term) for term in said.units}
        whole = sum(terms.values())
        for part in said.parts:
            terms.setdefault(part, self.weight(part) * _PART)
        letters = "".join(fold(word)[0] for word in said.sounds)
        return Entry(said.procedure, said.kind, said.text, said.sounds, terms, whole, letters)


def _heads(procedure: Procedure) -> tuple[str, str, str]:
    """Return the folded words of the short name, of the name, and of name and field together, a space before each word."""
    short, name, field = (
        "".join(f" {word}" for word in words(text)) for text in (procedure.short_name, procedure.name, procedure.field)
    )
    return short, name, name + field


def _texts(procedure: Procedure, plain: PlainWords) -> list[tuple[Kind, str]]:
    names = dict.fromkeys((procedure.short_name, procedure.name))
    phrases = plain.phrases.get(procedure.code, ())
    return [
        *((Kind.NAME, name) for name in names if name),
        *((Kind.PHRASE, phrase) for phrase in phrases),
        *([(Kind.FIELD, procedure.field)] if procedure.field else []),
    ]


def _seen(said: Sequence[_Said]) -> dict[str, int]:
    """Return in how many procedures each term stands."""
    by_procedure: dict[int, dict[str, None]] = {}
    for one in said:
        by_procedure.setdefault(one.procedure, {}).update(dict.fromkeys([*one.units, *one.parts]))
    seen: dict[str, int] = {}
    for terms in by_procedure.values():
        for term in terms:
            seen[term] = seen.get(term, 0) + 1
    return seen

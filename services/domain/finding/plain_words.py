"""What people say for what the catalogue publishes: our own wording, kept apart from the catalogue's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from services.domain.text import clean, fold

_NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PlainWords:
    """Market words for procedures.

    Attributes:
        stop: Words that tell procedures apart too little to count.
        short: What an abbreviation stands for, in words, by the folded abbreviation.
        same: Groups of wordings for one thing; the first of each is the catalogue's.
        phrases: What people ask for when they need a procedure, by its code.
    """

    stop: tuple[str, ...] = ()
    short: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NONE)
    same: tuple[tuple[str, ...], ...] = ()
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NONE)


NO_PLAIN_WORDS = PlainWords()


def plain_words_from(content: Mapping[str, Any]) -> PlainWords:
    """Return the plain words of a `plain-words/1` file.

    Raises:
        KeyError: A part is missing.
    """
    return PlainWords(
        stop=tuple(clean(content["stop"]).split()),
        short={fold(k): tuple(clean(v).split()) for k, v in content["short"].items()},
        same=tuple(tuple(clean(said) for said in group) for group in content["same"]),
        phrases={code: tuple(clean(said) for said in all_said) for code, all_said in content["procedures"].items()},
    )

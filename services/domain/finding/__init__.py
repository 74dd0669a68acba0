"""Finding a procedure in a citizen's words: by code, initials, name, or what people say for it.

Everything found is of the catalogue; nothing is made up. The same words always give the same order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from services.domain.finding.index import Index
from services.domain.finding.plain_words import NO_PLAIN_WORDS, PlainWords
from services.domain.finding.scores import Scores
from services.domain.finding.why import Where, Why, reasons
from services.domain.procedure import Procedure
from services.domain.text import fold

__all__ = ["LIMIT", "Finder", "Match", "Where", "Why", "found"]

LIMIT = 8
_CODE = re.compile(r"[0-9.]+")
_WHOLE_CODE = re.compile(r"(?<![0-9.])[0-9]\.[0-9]{6}(?![0-9])")
_FAR_BEHIND = 0.3


@dataclass(frozen=True, slots=True)
class Match:
    """A procedure found.

    Attributes:
        score: How well it fits, more is better; comparable within one search only.
        why: What of the words typed led to it, the most telling first.
    """

    procedure: Procedure
    score: float
    why: tuple[Why, ...] = ()

    def told(self) -> str:
        """Return the two most telling reasons as a line shows them."""
        return " · ".join(why.told() for why in self.why[:2])


class Finder:
    """A catalogue ready to be searched: making one takes tenths of a second, asking it milliseconds."""

    def __init__(self, procedures: Sequence[Procedure], plain: PlainWords = NO_PLAIN_WORDS) -> None:
        self.procedures = tuple(procedures)
        self._index = Index(self.procedures, plain)

    def found(self, text: str, limit: int | None = LIMIT) -> tuple[Match, ...]:
        """Return the procedures that fit what was typed, the likeliest first, superseded ones last.

        A code alone finds by its beginning, with or without dots. Words match with or without diacritics, in any
        order, with typing slips and Telex or VNI keys left in them; the last may be unfinished.
        """
        typed = fold(text).strip()
        if _CODE.fullmatch(typed):
            return self._by_code(typed)[:limit]
        named = tuple(match for code in _WHOLE_CODE.findall(typed) for match in self._by_code(code))
        known = {match.procedure.code for match in named}
        rest = tuple(match for match in self._by_words(text, limit) if match.procedure.code not in known)
        return (*named, *rest)[:limit]

    def _by_code(self, typed: str) -> tuple[Match, ...]:
        bare = typed.replace(".", "")
        fit = [p for p in self.procedures if bare and (p.code.startswith(typed) or _bare(p).startswith(bare))]
        fit.sort(key=lambda p: (not p.active, p.tier))
        return tuple(Match(p, 1.0, (Why(typed, p.code, Where.CODE),)) for p in fit)

    def _by_words(self, text: str, limit: int | None) -> tuple[Match, ...]:
        scores = Scores(self._index, self.procedures, text)
        best = max(scores.of.values(), default=0.0)
        fit = [at for at, score in scores.of.items() if score >= best * _FAR_BEHIND]
        fit.sort(key=lambda at: self._order(at, scores.of[at]))
        return tuple(Match(self.procedures[at], scores.of[at], reasons(self._index, scores, at)) for at in fit[:limit])

    def _order(self, at: int, score: float) -> tuple[bool, float, int, int, int]:
        procedure = self.procedures[at]
        return not procedure.active, -round(score, 6), procedure.tier, len(procedure.short_name), at


def _bare(procedure: Procedure) -> str:
    return procedure.code.replace(".", "")


def found(
    procedures: Iterable[Procedure], text: str, limit: int | None = LIMIT, plain: PlainWords = NO_PLAIN_WORDS
) -> tuple[Match, ...]:
    """Return the procedures that fit what was typed; for one search, a `Finder` for many."""
    return Finder(tuple(procedures), plain).found(text, limit)

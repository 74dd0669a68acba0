"""Wordings that mean one thing, recognised in running words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from services.domain.finding.spelling import sound
from services.domain.finding.words import typed_words

_MARK = "#"
_NEARLY = 0.7
_SURE_ALONE, _SURE_TOGETHER = 0.55, 0.2


@dataclass(frozen=True, slots=True)
class Span:
    """Words that say one thing of a group.

    Attributes:
        group: Term of the group.
        start, end: From word `start` until before word `end`.
        sure: How sure the reading is, 0 to 1.
    """

    group: str
    start: int
    end: int
    sure: float

    def within(self, other: Span) -> bool:
        """Return whether all its words are in a longer span."""
        longer = other.end - other.start > self.end - self.start
        return longer and other.start <= self.start and self.end <= other.end


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    groups: list[str] = field(default_factory=list)


class Groups:
    """The wordings that mean one thing, as a tree of their words."""

    def __init__(self, same: Sequence[Sequence[str]]) -> None:
        self._same = same
        self._root = _Node()
        for at, group in enumerate(same):
            for said in group:
                node = self._root
                for word in typed_words(said):
                    node = node.next.setdefault(sound(word), _Node())
                node.groups.append(f"{_MARK}{at}")

    def label(self, term: str) -> str:
        """Return the catalogue's wording of a group."""
        return self._same[int(term.removeprefix(_MARK))][0]

    def sounds(self) -> Iterator[str]:
        """Yield every word of every wording."""
        return (sound(word) for group in self._same for said in group for word in typed_words(said))

    def spans(self, words: Sequence[Mapping[str, float]]) -> tuple[Span, ...]:
        """Return what the words say, in their order, each thing once.

        A wording inside a longer one counts only when it is much surer.
        """
        found = [span for start in range(len(words)) for span in self._from(words, start)]
        found.sort(key=lambda s: (-s.sure * (s.end - s.start), s.start - s.end, s.start, s.group))
        kept: list[Span] = []
        for span in found:
            if not any(_hides(longer, span) for longer in kept):
                kept.append(span)
        return tuple(sorted(kept, key=lambda s: (s.start, s.end, s.group)))

    def _from(self, words: Sequence[Mapping[str, float]], start: int) -> Iterator[Span]:
        ways = [(self._root, 1.0)]
        for at in range(start, len(words)):
            ways = [
                (node.next[word], sure * weight)
                for node, sure in ways
                for word, weight in words[at].items()
                if word in node.next
            ]
            if not ways:
                return
            best: dict[str, float] = {}
            for node, sure in ways:
                for group in node.groups:
                    best[group] = max(sure, best.get(group, 0.0))
            for group, sure in best.items():
                if sure >= (_SURE_ALONE if at == start else _SURE_TOGETHER):
                    yield Span(group, start, at + 1, sure)


def _hides(longer: Span, span: Span) -> bool:
    return longer.group == span.group or (span.within(longer) and longer.sure >= span.sure * _NEARLY)

"""Communes of today while their name is being typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from services.domain.places import Commune
from services.domain.places.index import Index
from services.domain.places.names import KINDS, Name, words_of


class CommuneSearch:
    """The words of every commune of today and of its province, in all ways of writing the province."""

    def __init__(self, index: Index) -> None:
        self._communes = tuple(index.communes.values())
        self._names: list[Name] = [Name("", "", ())] * len(self._communes)
        self._in_name: dict[str, set[int]] = {}
        self._in_province: dict[str, set[int]] = {}
        place = {commune.code: at for at, commune in enumerate(self._communes)}
        by_province: dict[str, set[int]] = {}
        for news in index.news.values():
            for new in news:
                at = place[new.commune.code]
                self._names[at] = new.name
                by_province.setdefault(new.province, set()).add(at)
                for word in new.name.key.split():
                    self._in_name.setdefault(word, set()).add(at)
        for key, province in index.provinces.items():
            for word in key.split():
                for code in province.today:
                    self._in_province.setdefault(word, set()).update(by_province[code])

    def nearest(self, text: str, limit: int) -> tuple[Commune, ...]:
        """Return the communes that have every word typed, or its beginning, in name or province; the nearest first."""
        asked = [word.key for word in words_of(text)]
        if not asked:
            return ()
        size = next((n for n in (2, 1) if len(asked) > n and " ".join(asked[:n]) in KINDS), 0)
        kind, asked = KINDS.get(" ".join(asked[:size]), ""), asked[size:]
        found = set.intersection(*(_with(word, (self._in_name, self._in_province)) for word in asked))
        by_name = _with(asked[0], (self._in_name,))

        def nearness(at: int) -> tuple[int, bool, int]:
            name = self._names[at]
            return _distance(name.key, asked, at in by_name), name.kind != kind, at

        return tuple(self._communes[at] for at in sorted(found, key=nearness)[:limit])


def _with(beginning: str, tables: Iterable[dict[str, set[int]]]) -> set[int]:
    # An i may have been a y that is final only as long as nothing follows: `quy` begins `quynh`.
    begins = (beginning, f"{beginning[:-1]}y") if beginning.endswith("i") else beginning
    found: set[int] = set()
    for table in tables:
        for word, places in table.items():
            if word.startswith(begins):
                found |= places
    return found


def _distance(name: str, asked: Sequence[str], by_name: bool) -> int:
    """Return how near a name is to what was typed, 0 the nearest."""
    text = " ".join(asked)
    if name == text:
        return 0
    if f"{text} ".startswith(f"{name} "):
        return 1
    if name.startswith(text):
        return 2
    if f" {text}" in f" {name}":
        return 3
    return 4 if by_name else 5

"""Reads a written address from its end: province, district, commune, in every way it can be meant.

Each reading has a rank, the lower the likelier; those of the lowest rank stand beside each other, none is preferred.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from services.domain.places import Doubt
from services.domain.places.index import District, Index, New, Old, Province
from services.domain.places.names import (
    COMMUNE_KINDS,
    DISTRICT_KINDS,
    HARD,
    KINDS,
    NONE,
    PROVINCE_KINDS,
    Word,
    is_bare,
    words_of,
)

# Ranks. An address of before has a district, one of today has none.
_OLD_WHOLE, _OLD_IN_MERGED, _TODAY = 0.0, 0.3, 1.0
_OLD_DISTRICT_TOLD, _OLD_DISTRICT_BARE, _CITY_OR_PROVINCE = 1.0, 2.0, 2.0
_TODAY_IN_DISTRICT, _SHORT, _ALONE, _ELSEWHERE = 3.0, 4.0, 6.0, 8.0
_OTHER_KIND, _RUN_ON, _OTHER_MARKS = 0.5, 1.0, 20.0

_LONGEST = 6
# First words of what stands before a commune's name and is none itself.
_DETAIL = frozenset({
    "thon", "to", "ap", "khu", "xom", "ban", "ngo", "ngach", "hem", "so", "duong", "pho", "doi", "lang", "buon", "khom",
    "khoi", "tdp", "kp", "can", "chung", "toa", "nha", "cum", "plei", "phum", "soc", "tieu", "tk", "lo", "kdc", "bon",
})  # fmt: skip
_COMMUNE_WORDS = frozenset(word.marked for word in words_of("xã x phường p"))


@dataclass(frozen=True, slots=True)
class Reading:
    """One way of reading an address.

    Attributes:
        start, end: Which words name the commune, without its kind.
        named: Whether a kind word or a boundary stands before the name.
    """

    rank: float
    unit: Old | New
    start: int
    end: int
    named: bool
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class _Match:
    """Words that are the name of units.

    Attributes:
        start: First word, its kind included; `name` first word of the name, `end` behind the last.
        kind: The kind written before it, or "".
        blocked: A kind stands before it that is not its own, but the end of another name: "Thượng Quan, Ngân Sơn".
    """

    start: int
    name: int
    end: int
    key: str
    kind: str
    blocked: bool


class Reader:
    """Reads one address."""

    def __init__(self, index: Index, words: Sequence[Word]) -> None:
        self._index = index
        self._words = list(words)
        self._keys = [word.key for word in words]
        self._bare = is_bare(self._words)
        self._matched: dict[tuple[int, int, int], list[_Match]] = {}

    def readings(self) -> list[Reading]:
        """Return the likeliest readings, all of one rank."""
        found = list(self._known()) or list(self._elsewhere())
        if not found:
            return []
        found = _uncovered(found)
        lowest = min(reading.rank for reading in found)
        return _longest([reading for reading in found if reading.rank == lowest])

    def _known(self) -> Iterator[Reading]:
        for province, match in self._provinces():
            end = match.start if match else len(self._words)
            for district, at in self._districts(end, province):
                if district.whole and not at.blocked:
                    yield self._district_itself(district, province, at)
            yield from self._in_districts(end, province)
            yield from self._without_district(end, province, match)

    def _provinces(self) -> Iterator[tuple[Province | None, _Match | None]]:
        for match in self._matches(len(self._words), self._index.provinces, PROVINCE_KINDS):
            yield self._index.provinces[match.key], match
        yield None, None

    def _districts(self, end: int, province: Province | None) -> Iterator[tuple[District, _Match]]:
        for match in self._matches(end, self._index.districts, DISTRICT_KINDS):
            if match.key.isdecimal() and not match.kind and not self._stands_alone(match):
                continue
            units = [
                d
                for d in self._index.districts[match.key]
                if province is None or province.holds(d.province, d.merged_into)
            ]
            same = [d for d in units if d.kind == match.kind]
            for district in same or units:
                yield district, match

    def _district_itself(self, district: District, province: Province | None, at: _Match) -> Reading:
        rank = _TODAY if province or at.kind == district.kind else _ALONE
        return Reading(rank, self._index.whole_district(district), at.name, at.end, named=True)

    def _in_districts(self, end: int, province: Province | None) -> Iterator[Reading]:
        for district, at in self._districts(end, province):
            for match, old in self._olds(at.start):
                if old.district == district.code:
                    yield self._old_whole(match, old, province, told=at.kind == district.kind)
            for match, new in self._news(at.start):
                if self._index.touches(new.commune, district):
                    yield self._reading(_TODAY_IN_DISTRICT, match, new)

    def _old_whole(self, match: _Match, old: Old, province: Province | None, *, told: bool) -> Reading:
        if province is None:
            rank = _OLD_DISTRICT_TOLD if told else _OLD_DISTRICT_BARE
        else:
            rank = _OLD_WHOLE if old.province in province.before else _OLD_IN_MERGED
        doubt = None
        if not self._named(match):
            rank += _RUN_ON
            # Where commas part the rest, a commune would have one before it too: this may be a street.
            doubt = Doubt.UNCLEAR if self._gap(match.end) == HARD else None
        if self._names_another(match):
            doubt = Doubt.UNCLEAR
        return self._reading(rank, match, old, doubt)

    def _without_district(self, end: int, province: Province | None, at: _Match | None) -> Iterator[Reading]:
        for match, new in self._news(end):
            if reading := self._short_new(match, new, province, at):
                yield reading
        for match, old in self._olds(end):
            if province is None and self._may_stand_alone(match):
                yield self._reading(_ALONE, match, old)
            elif province and _lies_in(old, province) and not self._names_another(match):
                yield self._reading(_SHORT, match, old, None if self._named(match) else Doubt.UNCLEAR)

    def _short_new(self, match: _Match, new: New, province: Province | None, at: _Match | None) -> Reading | None:
        if province is None or at is None:
            return self._reading(_ALONE, match, new) if self._may_stand_alone(match) else None
        if self._names_another(match):
            return None
        doubt = self._unclear(match, province)
        if new.province in province.today:
            city = at.kind == "thanh pho" and at.kind not in province.kinds
            other = match.kind not in ("", new.name.kind)
            return self._reading(_SHORT if other else _CITY_OR_PROVINCE if city else _TODAY, match, new, doubt)
        if self._index.touches_province(new.commune, province):
            return self._reading(_SHORT, match, new, doubt)
        return None

    def _elsewhere(self) -> Iterator[Reading]:
        """Read past a district that is in no list, or that does not hold the commune; always with a doubt."""
        for province, at in self._provinces():
            if province is None or at is None:
                continue
            for start, doubt in self._past_district(at.start, province):
                for match, old in self._olds(start):
                    if self._named(match) and _lies_in(old, province):
                        yield self._reading(_ELSEWHERE, match, old, doubt)
                for match, new in self._news(start):
                    if self._named(match) and new.province in province.today:
                        yield self._reading(_ELSEWHERE, match, new, doubt)

    def _past_district(self, end: int, province: Province) -> Iterator[tuple[int, Doubt]]:
        for _, at in self._districts(end, province):
            yield at.start, Doubt.DISTRICT_DIFFERS
        for match in self._matches(end, self._index.provinces, DISTRICT_KINDS):
            yield match.start, Doubt.DISTRICT_UNKNOWN
        for name in range(end - 1, max(0, end - _LONGEST), -1):
            kind, start = self._kind_before(name)
            if kind in DISTRICT_KINDS:
                yield start, Doubt.DISTRICT_UNKNOWN
                return

    def _reading(self, rank: float, match: _Match, unit: Old | New, doubt: Doubt | None = None) -> Reading:
        if match.kind not in ("", unit.name.kind):
            rank += _OTHER_KIND
        written = tuple(word.marked for word in self._words[match.name : match.end])
        if not self._bare and written != unit.name.marked:
            rank, doubt = rank + _OTHER_MARKS, Doubt.SPELLING
        return Reading(rank, unit, match.name, match.end, self._named(match), doubt)

    def _olds(self, end: int) -> Iterator[tuple[_Match, Old]]:
        for match in self._communes(end, self._index.olds):
            for row in self._index.olds[match.key]:
                yield match, self._index.old(row)

    def _news(self, end: int) -> Iterator[tuple[_Match, New]]:
        for match in self._communes(end, self._index.news):
            for new in self._index.news[match.key]:
                yield match, new

    def _communes(self, end: int, names: Container[str]) -> Iterator[_Match]:
        for match in self._matches(end, names, COMMUNE_KINDS):
            a_number = match.key.isdecimal() and not match.kind and not self._stands_alone(match)
            a_street = not self._named(match) and self._words[match.name - 1].key in _DETAIL
            if not (match.blocked or a_number or a_street):
                yield match

    def _matches(self, end: int, names: Container[str], kinds: frozenset[str]) -> list[_Match]:
        if (known := self._matched.get((end, id(names), id(kinds)))) is None:
            known = self._matched[end, id(names), id(kinds)] = list(self._find(end, names, kinds))
        return known

    def _find(self, end: int, names: Container[str], kinds: frozenset[str]) -> Iterator[_Match]:
        for name in range(end - 1, max(-1, end - 1 - _LONGEST), -1):
            key = " ".join(self._keys[name:end])
            if key in names:
                kind, start = self._kind_before(name)
                ours = kind in kinds
                if ours:
                    yield _Match(start, name, end, key, kind, blocked=False)
                if not ours or self._words[start].gap == NONE:
                    yield _Match(name, name, end, key, "", blocked=bool(kind))
            if self._words[name].gap == HARD:
                return

    def _kind_before(self, name: int) -> tuple[str, int]:
        """Return the kind written before a word and where it begins; "" when there is none."""
        for size in (2, 1):
            start = name - size
            kind = KINDS.get(" ".join(self._keys[start:name])) if start >= 0 else None
            if kind and all(word.gap == NONE for word in self._words[start + 1 : name + 1]):
                return kind, start
        return "", name

    def _gap(self, at: int) -> int:
        return self._words[at].gap if at < len(self._words) else HARD

    def _named(self, match: _Match) -> bool:
        return bool(match.kind) or self._words[match.start].gap != NONE

    def _stands_alone(self, match: _Match) -> bool:
        return self._gap(match.start) == HARD and self._gap(match.end) == HARD

    def _may_stand_alone(self, match: _Match) -> bool:
        """Return whether a commune's name may be read with nothing behind it."""
        return bool(match.kind) or (match.start == 0 and match.key not in self._index.provinces)

    def _names_another(self, match: _Match) -> bool:
        """Return whether what stands before a name without a kind is itself called a commune: "xã Thử, Tiên Lữ"."""
        if match.kind:
            return False
        before = self._words[: match.start]
        return any(
            word.marked in _COMMUNE_WORDS or (self._bare and word.key in ("xa", "phuong"))
            for place, word in enumerate(before)
            if not (place and before[place - 1].key == "thi" and word.gap == NONE)
        )

    def _unclear(self, match: _Match, province: Province) -> Doubt | None:
        """Return the doubt about a name without a kind: a street, or a district below a commune no list has any more."""
        if not self._named(match):
            return Doubt.UNCLEAR
        if match.kind or match.start == 0:
            return None
        if not any(province.holds(d.province, d.merged_into) for d in self._index.districts.get(match.key, ())):
            return None
        first = next(i for i in range(match.start - 1, -1, -1) if self._words[i].gap == HARD)
        part = self._words[first : match.start]
        detail = part[0].key in _DETAIL or any(c.isdecimal() for word in part for c in word.key)
        return None if detail else Doubt.UNCLEAR


def _lies_in(old: Old, province: Province) -> bool:
    return province.holds(old.province, old.merged_into)


def _uncovered(readings: list[Reading]) -> list[Reading]:
    """Return the readings without the old ones that are the beginning of a whole name of today: "Phường 2 Bảo Lộc"."""
    whole = [r for r in readings if isinstance(r.unit, New) and r.rank < _SHORT]
    return [r for r in readings if not any(r.start == w.start and r.end < w.end for w in whole)]


def _longest(readings: list[Reading]) -> list[Reading]:
    """Return the readings without those whose name is only the end of a longer one."""
    starts = {(r.end, r.named): min(o.start for o in readings if o.end == r.end) for r in readings}
    return [r for r in readings if r.named or r.start == starts[r.end, r.named]]

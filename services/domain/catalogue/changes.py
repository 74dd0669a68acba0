"""What an import would change in the catalogue: row by row, field by field, before anybody accepts it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from services.domain.catalogue.row import Row, row_problems
from services.domain.text import words
from services.errors import Problem


class RowKind(StrEnum):
    """What an import does to one procedure."""

    ADDED = "added"
    CHANGED = "changed"
    CLOSED = "closed"
    SAME = "same"
    FAULTY = "faulty"


class SourceKind(StrEnum):
    """Where a row comes from."""

    JSON = "json"
    XLSX = "xlsx"
    NATIONAL = "national"
    SHIPPED = "shipped"
    EDIT = "edit"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One place of a row that becomes another.

    Attributes:
        field: Its path in the row, such as `time.value` or `cases[0].components[2].name`.
        before: What stands there, as text; "" for nothing.
        after: What would stand there.
    """

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Offered:
    """A row as a source offers it.

    Attributes:
        line: Its place in the source, from 1.
        code: What the source gives as code, perhaps none.
        row: The row in our form; None when it could not be read.
        faults: What makes it unusable.
        remarks: Places a person should look at; they do not block.
    """

    line: int
    code: str
    row: Row | None
    faults: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportRow:
    """What becomes of one procedure.

    Attributes:
        line: Its place in the source, from 1; 0 for one the source does not name.
        faults: What is wrong with it, by field; the row is left out and the others go on.
        remarks: Places a person should look at.
        row: The row as it would be kept; None when faulty. What is closed keeps the row it has.
    """

    line: int
    code: str
    name: str
    kind: RowKind
    changes: tuple[FieldChange, ...] = ()
    faults: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    row: Row | None = field(default=None, repr=False)

    @property
    def confidence(self) -> str:
        """How well the source was checked: `high`, `medium`, `index_only`, "" for a faulty row."""
        return str(self.row["confidence"]) if self.row else ""

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources the row names."""
        return tuple(self.row.get("sources") or ()) if self.row else ()


@dataclass(frozen=True, slots=True)
class Import:
    """What a source would change, to be looked at and then accepted.

    Attributes:
        source: Name of the file, or the host it came from.
        whole: The source is a whole list: what it does not name is closed.
        base: Sequence of the newest batch it was compared with; an import is accepted on that very catalogue.
    """

    source: str
    kind: SourceKind
    whole: bool
    base: int
    rows: tuple[ImportRow, ...]

    def count(self, kind: RowKind) -> int:
        """Return how many procedures it does this to."""
        return sum(row.kind is kind for row in self.rows)


def _said(value: Any) -> Any:
    """Return a value with every way of saying nothing made one."""
    return "" if value is None or value is False or value == [] or value == {} or value == () else value


def _shown(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(_shown(item) for item in value)
    return str(_said(value))


def _flat(value: Any, at: str) -> Iterator[tuple[str, str]]:
    """Yield every leaf with its path; a list of plain values is one leaf."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _flat(inner, f"{at}.{name}".lstrip("."))
    elif isinstance(value, list | tuple) and any(isinstance(item, Mapping) for item in value):
        for place, item in enumerate(value):
            yield from _flat(item, f"{at}[{place}]")
    elif _said(value) != "":
        yield at, _shown(value)


def _different(before: Any, after: Any, at: str) -> Iterator[FieldChange]:
    old, new = dict(_flat(before, at)), dict(_flat(after, at))
    for path in dict.fromkeys([*old, *new]):
        if old.get(path, "") != new.get(path, ""):
            yield FieldChange(path, old.get(path, ""), new.get(path, ""))


def _paired(before: Sequence[Row], after: Sequence[Row], key: str) -> list[tuple[int | None, int | None]]:
    """Return which item of one list is which of the other: by code, by name, and what is left in its order."""
    left, right = list(range(len(before))), list(range(len(after)))
    pairs: list[tuple[int | None, int | None]] = []

    def take(old: int, new: int) -> None:
        left.remove(old)
        right.remove(new)
        pairs.append((old, new))

    for same in (lambda r: r.get("code") or "", lambda r: words(r.get(key) or "")):
        for new in list(right):
            known = same(after[new])
            old = next((i for i in left if known and same(before[i]) == known), None)
            if old is not None:
                take(old, new)
    pairs += zip_longest(left, right)
    return sorted(pairs, key=lambda pair: (pair[1] is None, pair[1] if pair[1] is not None else pair[0]))


def _papers(before: Row, after: Row, at: str) -> Iterator[FieldChange]:
    olds, news = before.get("components") or (), after.get("components") or ()
    pairs = _paired(olds, news, "name")
    for old, new in pairs:
        if old is None or new is None:
            gone, there = (olds[old]["name"], "") if old is not None else ("", news[new or 0]["name"])
            yield FieldChange(f"{at}[{old if new is None else new}]", gone, there)
        else:
            yield from _different(olds[old], news[new], f"{at}[{new}]")
    kept = [old for old, new in pairs if old is not None and new is not None]
    if kept != sorted(kept):
        yield FieldChange(at, ", ".join(str(old + 1) for old in sorted(kept)), ", ".join(str(old + 1) for old in kept))


def _cases(before: Row, after: Row) -> Iterator[FieldChange]:
    olds, news = before.get("cases") or (), after.get("cases") or ()
    nothing: Row = {}
    for old, new in _paired(olds, news, "title"):
        was, is_now = (olds[old] if old is not None else nothing), (news[new] if new is not None else nothing)
        at = f"cases[{old if new is None else new}]"
        bare = [{k: v for k, v in case.items() if k != "components"} for case in (was, is_now)]
        yield from _different(bare[0], bare[1], at)
        yield from _papers(was, is_now, f"{at}.components")


def changes(before: Row, after: Row) -> tuple[FieldChange, ...]:
    """Return every place where one row differs from another, in the row's order.

    Papers are compared with themselves, wherever they moved: by their code, else by their name, else by their place.
    Nothing said in one way (`null`, "", no such field, `false`) is no change from nothing said in another.
    """
    others = [{name: value for name, value in row.items() if name != "cases"} for row in (before, after)]
    return (*_different(others[0], others[1], ""), *_cases(before, after))


def _compared(offered: Offered, present: Mapping[str, Row], seen: set[str]) -> ImportRow:
    known = present.get(offered.code)
    untouched = known is not None and offered.row == known
    faults = offered.faults or (row_problems(offered.row) if offered.row is not None and not untouched else ())
    if not faults and offered.code in seen:
        faults = (Problem("code", "code_twice"),)
    name = str((known or {}).get("name") or "") or _name_of(offered.row)
    blank = ImportRow(offered.line, offered.code, name, RowKind.FAULTY, faults=faults, remarks=offered.remarks)
    if faults or offered.row is None:
        return blank
    seen.add(offered.code)
    found = changes(known, offered.row) if known is not None and not untouched else ()
    kind = RowKind.ADDED if known is None else RowKind.CHANGED if found else RowKind.SAME
    row = known if kind is RowKind.SAME else offered.row
    return replace(blank, name=_name_of(offered.row), kind=kind, changes=found, row=row)


def _name_of(row: Row | None) -> str:
    name = row.get("name") if row is not None else ""
    return name[:300] if isinstance(name, str) else ""


def compare(
    present: Mapping[str, Row], offered: Iterable[Offered], whole: bool, gone: Iterable[str] = ()
) -> tuple[ImportRow, ...]:
    """Return what every offered row does to the catalogue, then what a whole list closes.

    A row that is faulty closes nothing: its procedure is named, only badly.

    Args:
        present: The rows the catalogue has, by code.
        gone: Codes that are closed already.
    """
    seen: set[str] = set()
    rows = [_compared(one, present, seen) for one in offered]
    named = seen | {row.code for row in rows} | set(gone)
    missing = [code for code in present if whole and code not in named]
    closed = [ImportRow(0, code, _name_of(present[code]), RowKind.CLOSED, row=present[code]) for code in missing]
    return (*rows, *closed)


def kept_as(row: ImportRow, valid_from: date) -> Row:
    """Return the row as the catalogue keeps it from a day on; a closed one ends the day before.

    Raises:
        ValueError: A faulty row is kept by nobody.
    """
    if row.row is None:
        raise ValueError(row.code)
    if row.kind is not RowKind.CLOSED:
        return row.row
    return {**row.row, "valid_to": (valid_from - timedelta(days=1)).isoformat()}

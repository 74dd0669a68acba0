"""A rule of the rulebook as a sheet of texts that a person fills in, and back."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from services.domain.calendar import OFFICE_ZONE, office_time
from services.domain.chapters import BODIES, problems
from services.domain.plain import from_plain, to_plain
from services.domain.rulebook import Chapter, Rule
from services.domain.text import clean, fold
from services.errors import InvalidForm, Problem

_DAY = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MOMENT = re.compile(r"(?P<day>.+?)[\s,]+(?P<hour>\d{1,2})[:hg](?P<minute>\d{2})")
NAMES = ("title", "name", "text", "database", "ministry", "procedure", "code")
"""Fields a row is known by, the first that is there."""


KEYED = {Chapter.BOUNDLESS: "code_key", Chapter.POINTS: "point_key"}
"""Chapters whose key says something, with the name of its field on the sheet."""


class Kind(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"
    AMOUNT = "amount"
    YES = "yes"
    CHOICE = "choice"
    LIST = "list"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of a sheet.

    Attributes:
        name: Name of the field in the rule's body.
        choices: Values of a choice, the first being "none" when it is "".
        columns: For rows: the names of their cells, parted by `|` on each line.
        must: It cannot stay empty.
    """

    name: str
    kind: Kind
    choices: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    must: bool = False


def entries(chapter: Chapter) -> tuple[Entry, ...]:
    """Return the fields of a chapter's sheet, in the order of its values."""
    kind = BODIES[chapter]
    hints = typing.get_type_hints(kind)
    key = (Entry(KEYED[chapter], Kind.TEXT, must=True),) if chapter in KEYED else ()
    return key + tuple(
        _entry(f.name, hints[f.name], f.default is MISSING and f.default_factory is MISSING) for f in fields(kind)
    )


def _entry(name: str, hint: Any, must: bool) -> Entry:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return (
            _entry(name, next(a for a in inner if a is not type(None)), False)
            if not _chosen(inner)
            else Entry(name, Kind.CHOICE, ("", *(v.value for v in _chosen(inner))))
        )
    if origin is tuple and is_dataclass(inner[0]):
        return Entry(name, Kind.ROWS, columns=tuple(f.name for f in fields(inner[0])), must=must)
    if origin is tuple:
        return Entry(name, Kind.LIST, must=must)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Entry(name, Kind.CHOICE, tuple(v.value for v in hint), must=must)
    kinds = {bool: Kind.YES, int: Kind.AMOUNT, date: Kind.DAY, datetime: Kind.MOMENT}
    return Entry(name, kinds.get(hint, Kind.TEXT), must=must and hint is not bool)


def _chosen(inner: tuple[Any, ...]) -> tuple[StrEnum, ...]:
    for one in inner:
        if isinstance(one, type) and issubclass(one, StrEnum):
            return tuple(one)
    return ()


def day_text(day: date | None) -> str:
    """Return a day as it is typed at the counter: `20/11/2026`; "" for none."""
    return f"{day:%d/%m/%Y}" if day else ""


def day_of(text: str) -> date | None:
    """Return the day a text says, None for an empty one.

    Raises:
        ValueError: It says none.
    """
    bare = clean(text)
    if not bare:
        return None
    if found := _ISO.fullmatch(bare):
        return date(*map(int, found.groups()))
    if found := _DAY.fullmatch(bare):
        day, month, year = map(int, found.groups())
        return date(year, month, day)
    raise ValueError("no day")


def _moment_text(moment: datetime) -> str:
    return f"{office_time(moment):%d/%m/%Y %H:%M}"


def _moment_of(text: str) -> datetime:
    found = _MOMENT.fullmatch(clean(text))
    day = day_of(found["day"]) if found else None
    if found is None or day is None:
        raise ValueError("no moment")
    return datetime(day.year, day.month, day.day, int(found["hour"]), int(found["minute"]), tzinfo=OFFICE_ZONE)


def _amount_of(text: str) -> int:
    return int(re.sub(r"[\s.,]|đ|đồng", "", clean(text).lower()))


def texts_of(rule: Rule[Any]) -> dict[str, str]:
    """Return what each field of a rule's sheet shows."""
    return {
        e.name: rule.key if e.name == KEYED.get(rule.chapter) else _text(e, getattr(rule.body, e.name))
        for e in entries(rule.chapter)
    }


def _text(entry: Entry, value: Any) -> str:
    if value is None:
        return ""
    if entry.kind is Kind.DAY:
        return day_text(value)
    if entry.kind is Kind.MOMENT:
        return _moment_text(value)
    if entry.kind is Kind.AMOUNT:
        return f"{value:,}".replace(",", ".")
    if entry.kind is Kind.YES:
        return "1" if value else ""
    if entry.kind is Kind.LIST:
        return "\n".join(value)
    if entry.kind is Kind.ROWS:
        return "\n".join(" | ".join(str(to_plain(cell) or "") for cell in _cells(row)) for row in value)
    return str(value)


def _cells(row: Any) -> list[Any]:
    return [getattr(row, f.name) for f in fields(row)]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a person filled in for one rule.

    Attributes:
        key: Of the rule it changes, "" for a new one.
        texts: By field of the body.
    """

    chapter: Chapter
    texts: Mapping[str, str]
    key: str = ""
    valid_from: str = ""
    valid_to: str = ""
    source: str = ""
    confidence: str = "OWN"


def sheet_of(rule: Rule[Any]) -> Sheet:
    """Return a rule as a sheet to change it on."""
    return Sheet(
        chapter=rule.chapter,
        texts=texts_of(rule),
        key=rule.key,
        valid_from=day_text(rule.valid_from),
        valid_to=day_text(rule.valid_to),
        source=rule.source,
        confidence=rule.confidence,
    )


def rule_of(sheet: Sheet) -> Rule[Any]:
    """Return the rule a sheet says.

    Raises:
        InvalidForm: Names every faulty field; those of the body as `body.NAME`.
    """
    found: list[Problem] = []
    plain: dict[str, Any] = {}
    for entry in entries(sheet.chapter):
        text = sheet.texts.get(entry.name, "")
        if not clean(text) and entry.kind is not Kind.YES:
            if entry.must:
                found.append(Problem(f"body.{entry.name}", "empty"))
            continue
        try:
            plain[entry.name] = _value(sheet.chapter, entry, text)
        except ValueError:
            found.append(Problem(f"body.{entry.name}", _WRONG.get(entry.kind, "not_in_list")))
    first, last = _day(sheet.valid_from, "valid_from", found), _day(sheet.valid_to, "valid_to", found)
    if not found and first is None and sheet.chapter is not Chapter.CALENDAR:
        found.append(Problem("valid_from", "empty"))
    if found:
        raise InvalidForm(tuple(found))
    key = plain.pop(KEYED.get(sheet.chapter, ""), sheet.key)
    body = from_plain(BODIES[sheet.chapter], plain)
    if sheet.chapter is Chapter.CALENDAR:
        first = last = body.day
    assert first is not None
    rule = Rule(
        chapter=sheet.chapter,
        key=key or key_of(sheet.chapter, body, first),
        valid_from=first,
        body=body,
        valid_to=last,
        source=clean(sheet.source),
        confidence=clean(sheet.confidence),
    )
    if wrong := problems(rule):
        raise InvalidForm(wrong)
    return rule


_WRONG = {Kind.DAY: "not_a_date", Kind.MOMENT: "not_a_moment", Kind.AMOUNT: "not_an_amount", Kind.ROWS: "not_rows"}


def _day(text: str, field: str, found: list[Problem]) -> date | None:
    try:
        return day_of(text)
    except ValueError:
        found.append(Problem(field, "not_a_date"))
        return None


def _value(chapter: Chapter, entry: Entry, text: str) -> Any:
    if entry.kind is Kind.DAY:
        day = day_of(text)
        return day.isoformat() if day else None
    if entry.kind is Kind.MOMENT:
        return _moment_of(text).isoformat()
    if entry.kind is Kind.AMOUNT:
        return _amount_of(text)
    if entry.kind is Kind.YES:
        return bool(clean(text))
    if entry.kind is Kind.LIST:
        return [line for part in re.split(r"[\n;]", text) if (line := clean(part))]
    if entry.kind is Kind.ROWS:
        return [_row(chapter, entry, line) for line in text.splitlines() if clean(line)]
    if entry.kind is Kind.CHOICE and clean(text) not in entry.choices:
        raise ValueError("not one of them")
    return clean(text)


def _row(chapter: Chapter, entry: Entry, line: str) -> dict[str, Any]:
    """Return one line of a table inside a sheet; its cells are parted by `|`, numbers may have dots."""
    kind = typing.get_args(typing.get_type_hints(BODIES[chapter])[entry.name])[0]
    hints, cells = typing.get_type_hints(kind), [clean(cell) for cell in line.split("|")]
    if len(cells) > len(entry.columns):
        raise ValueError("too many cells")
    row: dict[str, Any] = {}
    for name, cell in zip(entry.columns, cells, strict=False):
        wanted = hints[name]
        number = wanted is int or (
            typing.get_origin(wanted) in (types.UnionType, typing.Union) and int in typing.get_args(wanted)
        )
        if number and not cell and wanted is not int:
            row[name] = None
        else:
            row[name] = _amount_of(cell) if number else cell
    return row


def key_of(chapter: Chapter, body: Any, first: date) -> str:
    """Return a key for a new rule: what it is about, in plain letters."""
    if chapter is Chapter.CALENDAR:
        return str(body.day.isoformat())
    parts = [str(getattr(body, name)) for name in NAMES if isinstance(getattr(body, name, None), str)]
    words = re.sub(r"[^0-9a-z.]+", "-", fold(" ".join(parts[:2]))).strip("-")
    return f"{words[:80].strip('-')}-{first:%y%m%d}" if words else ""

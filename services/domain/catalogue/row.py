"""A row of the catalogue as data (`tthc-cap-xa/1`): what makes it one, checked place by place before it is believed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from typing import Any

from services.domain.channels import Filing
from services.domain.procedure import Need
from services.domain.published import LONGEST_TIME, FeeKind, TimeUnit
from services.errors import Problem

SCHEMA = "tthc-cap-xa/1"
CODE = re.compile(r"[0-9]\.[0-9]{6}(?:\.[0-9A-Z]{1,12}){0,4}")
"""A national code, such as 1.004873; provinces append parts of their own."""
MODES = ("nop", "xuat_trinh", "bieu_mau_dien_tu")
LEVELS = ("xa", "huyen", "tinh", "bo", "khac")
STATES = ("active", "superseded", "closed")
CONFIDENCES = ("high", "medium", "index_only")
LONGEST_TEXT = 20_000
LONGEST_NAME = 2_000
MOST_ITEMS = 400
HIGHEST_FEE = 10**12

Row = Mapping[str, Any]
Check = Callable[[str, Any], Iterator[Problem]]


def _text(longest: int = LONGEST_TEXT, *, must: bool = False) -> Check:
    def check(at: str, value: Any) -> Iterator[Problem]:
        if value is not None and not isinstance(value, str):
            yield Problem(at, "wrong_type", "str")
        elif must and not (value or "").strip():
            yield Problem(at, "empty")
        elif len(value or "") > longest:
            yield Problem(at, "too_long", str(longest))

    return check


def _number(least: int, most: int) -> Check:
    def check(at: str, value: Any) -> Iterator[Problem]:
        if isinstance(value, bool) or not isinstance(value, int):
            yield Problem(at, "empty" if value is None else "wrong_type", "int")
        elif not least <= value <= most:
            yield Problem(at, "out_of_range", f"{least}–{most}")

    return check


def _maybe(check: Check) -> Check:
    return lambda at, value: check(at, value) if value is not None else iter(())


def _one_of(*known: str) -> Check:
    def check(at: str, value: Any) -> Iterator[Problem]:
        if value not in known:
            yield Problem(at, "empty" if value is None else "not_in_list", ", ".join(known))

    return check


def _flag(at: str, value: Any) -> Iterator[Problem]:
    if not isinstance(value, bool):
        yield Problem(at, "wrong_type", "bool")


def _parsed(kind: Callable[[str], object], complaint: str) -> Check:
    """Check that a text, where there is any, can be read as an hour or a day."""

    def check(at: str, value: Any) -> Iterator[Problem]:
        try:
            kind(value or "")
        except (TypeError, ValueError):
            if value not in (None, ""):
                yield Problem(at, complaint)

    return check


def _list(each: Check) -> Check:
    def check(at: str, value: Any) -> Iterator[Problem]:
        if not isinstance(value, list | tuple):
            yield Problem(at, "empty" if value is None else "wrong_type", "list")
        elif len(value) > MOST_ITEMS:
            yield Problem(at, "too_long", str(MOST_ITEMS))
        else:
            for place, item in enumerate(value):
                yield from each(f"{at}[{place}]", item)

    return check


def _record(fields: Mapping[str, Check], needed: tuple[str, ...] = ()) -> Check:
    def check(at: str, value: Any) -> Iterator[Problem]:
        if not isinstance(value, Mapping):
            yield Problem(at, "empty" if value is None else "wrong_type", "object")
            return
        for name, one in fields.items():
            if name in value or name in needed:
                yield from one(f"{at}.{name}".lstrip("."), value.get(name))

    return check


_TIME = _record(
    {
        "value": _number(0, LONGEST_TIME),
        "unit": _one_of(*TimeUnit),
        "unit_inferred": _maybe(_one_of(*TimeUnit)),
        "same_day": _flag,
        "cutoff": _parsed(time.fromisoformat, "not_an_hour"),
        "text": _text(),
        "basis": _text(),
    },
    ("value", "unit"),
)
_PAPER = _record(
    {
        "name": _text(LONGEST_NAME, must=True),
        "need": _one_of(*Need),
        "originals": _number(0, 1000),
        "copies": _number(0, 1000),
        "detail": _text(),
        "condition": _text(),
        "mode": _maybe(_one_of(*MODES)),
        "db_substitute": _maybe(_list(_text(LONGEST_NAME, must=True))),
        "form": _maybe(_record({"no": _text(LONGEST_NAME), "act": _text(LONGEST_NAME)})),
        "files": _maybe(
            _list(_record({"name": _text(LONGEST_NAME, must=True), "url": _text(LONGEST_NAME)}, ("name",)))
        ),
        "code": _text(100),
        "to_check": _flag,
    },
    ("name", "need", "originals", "copies"),
)
_CASE = _record(
    {"title": _text(LONGEST_NAME), "components": _list(_PAPER), "time": _maybe(_TIME)},
    ("components",),
)
_CHANNEL = _record(
    {
        "channel": _one_of(*Filing),
        "time_value": _maybe(_number(0, LONGEST_TIME)),
        "time_unit": _maybe(_one_of(*TimeUnit)),
        "fee_vnd": _maybe(_number(0, HIGHEST_FEE)),
        "fee_note": _text(),
        "note": _text(),
    },
    ("channel",),
)
_ROW = _record(
    {
        "name": _text(LONGEST_NAME, must=True),
        "short_name": _text(LONGEST_NAME),
        "official_name": _text(LONGEST_NAME),
        "field": _text(200, must=True),
        "ministry": _text(40),
        "ministry_name": _text(200, must=True),
        "levels": _list(_one_of(*LEVELS)),
        "tier": _number(1, 3),
        "status": _one_of(*STATES),
        "superseded_by": _text(40),
        "valid_to": _parsed(date.fromisoformat, "not_a_date"),
        "decision": _text(LONGEST_NAME),
        "executor": _text(),
        "applicants": _list(_text(LONGEST_NAME)),
        "channels": _maybe(_list(_CHANNEL)),
        "time": _maybe(_TIME),
        "time_suggested": _maybe(_TIME),
        "fee": _maybe(
            _record(
                {"kind": _one_of(*FeeKind), "vnd": _maybe(_list(_number(0, HIGHEST_FEE))), "note": _text()}, ("kind",)
            )
        ),
        "cases": _list(_CASE),
        "results": _list(_record({"name": _text(LONGEST_NAME), "code": _text(100)})),
        "legal": _list(_text(LONGEST_NAME)),
        "confidence": _one_of(*CONFIDENCES),
        "sources": _list(_text(200)),
        "flags": _list(_text(200)),
        "conditions": _text(),
    },
    ("name", "field", "ministry", "ministry_name", "tier", "status", "cases", "confidence"),
)


DEEPEST = 12


def too_deep(value: Any) -> bool:
    """Return whether lists and objects lie in one another deeper than any row's."""
    todo = [(value, 0)]
    while todo:
        one, depth = todo.pop()
        if depth > DEEPEST:
            return True
        if isinstance(one, Mapping | list | tuple):
            inner = one.values() if isinstance(one, Mapping) else one
            todo += [(item, depth + 1) for item in inner if isinstance(item, Mapping | list | tuple)]
    return False


def _writable(row: Any) -> bool:
    """Return whether a row can be kept as JSON in UTF-8: half characters and values of other kinds cannot."""
    try:
        json.dumps(row, ensure_ascii=False, allow_nan=False).encode()
    except (TypeError, ValueError):
        return False
    return True


def row_problems(row: Any) -> tuple[Problem, ...]:
    """Return every faulty place of a catalogue row, in reading order; empty when a procedure can be read from it.

    Places nobody here knows are left as they are.
    """
    if not isinstance(row, Mapping):
        return (Problem("", "wrong_type", "object"),)
    if too_deep(row):
        return (Problem("", "too_deep"),)
    if not _writable(row):
        return (Problem("", "broken_text"),)
    code = row.get("code")
    bad_code = not isinstance(code, str) or not CODE.fullmatch(code)
    found = (Problem("code", "not_a_procedure_code"),) if bad_code else ()
    return (*found, *_ROW("", row))

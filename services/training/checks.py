"""How one value of contract A is checked; on the wire nearly every value is a string.

A check says in one or two words what is wrong, or nothing. What was sent is
never repeated in an answer: it may be personal.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

Check = Callable[[object], str | None]

_LONGEST_NAME = 40
_MOMENT = re.compile(r"[0-9]{14}")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record: its name on the wire, what it may hold, whether it must be there.

    Attributes:
        items: For a list of records, the fields of each; `None` for a plain value.
        inside: For a record of its own, its fields; `None` for a plain value.
    """

    name: str
    check: Check
    required: bool = False
    items: tuple["Field", ...] | None = None
    inside: tuple["Field", ...] | None = None


def text(limit: int | None = None, *, empty: bool = True, pattern: str | None = None) -> Check:
    """Return a check for a string of at most `limit` characters; `pattern` is not asked of an empty one."""
    form = re.compile(pattern) if pattern else None

    def check(value: object) -> str | None:
        if not isinstance(value, str):
            return "not a string"
        if not value.strip():
            return None if empty else "empty"
        if limit is not None and len(value) > limit:
            return "too long"
        return "invalid" if form and not form.fullmatch(value) else None

    return check


def one_of(*codes: str) -> Check:
    """Return a check for a string out of a closed list."""

    def check(value: object) -> str | None:
        if not isinstance(value, str):
            return "not a string"
        if not value:
            return "empty"
        return None if value in codes else "invalid"

    return check


def moment(*, empty: bool = True) -> Check:
    """Return a check for a local time `yyyyMMddHHmmss` that exists in the calendar."""

    def check(value: object) -> str | None:
        if not isinstance(value, str):
            return "not a string"
        if not value:
            return None if empty else "empty"
        return None if _is_moment(value) else "invalid"

    return check


def web_address(value: object) -> str | None:
    """Check for an absolute address a file can be fetched from."""
    if not isinstance(value, str):
        return "not a string"
    if not value:
        return "empty"
    try:
        parts = urlsplit(value)
    except ValueError:
        return "invalid"
    return None if parts.scheme in ("http", "https") and parts.netloc else "invalid"


def whole_number(value: object) -> str | None:
    """Check for a number of JSON without a fraction; `true` is none."""
    return None if type(value) is int else "not a number"


def truth(value: object) -> str | None:
    """Check for `true` or `false` of JSON."""
    return None if isinstance(value, bool) else "not a truth value"


def a_list(value: object) -> str | None:
    """Check for a list."""
    return None if isinstance(value, list) else "not a list"


def an_object(value: object) -> str | None:
    """Check for a record."""
    return None if isinstance(value, dict) else "not an object"


def number_of(*codes: int) -> Check:
    """Return a check for a number out of a closed list; `true` is none."""

    def check(value: object) -> str | None:
        return whole_number(value) or (None if value in codes else "invalid")

    return check


def time_as(pattern: str, form: str, *, empty: bool = True) -> Check:
    """Return a check for a time written in one way that exists in the calendar.

    Args:
        pattern: What it must look like, as a regular expression.
        form: The same for `strptime`.
    """
    look = re.compile(pattern)

    def check(value: object) -> str | None:
        if not isinstance(value, str):
            return "not a string"
        if not value:
            return None if empty else "empty"
        return None if look.fullmatch(value) and _exists(value, form) else "invalid"

    return check


def problems(record: object, fields: tuple[Field, ...], path: str = "") -> Iterator[str]:
    """Yield what is wrong with a record, as path and word: `TaiLieuNop[0].IsDeleted empty`."""
    if not isinstance(record, dict):
        yield f"{path or 'data'} not an object"
        return
    prefix = f"{path}." if path else ""
    known = {field.name for field in fields}
    for name in record:
        if name not in known:
            yield f"{prefix}{name if name.isidentifier() and len(name) <= _LONGEST_NAME else '?'} unknown"
    for field in fields:
        if field.name not in record:
            if field.required:
                yield f"{prefix}{field.name} missing"
        elif wrong := field.check(record[field.name]):
            yield f"{prefix}{field.name} {wrong}"
        elif field.inside is not None:
            yield from problems(record[field.name], field.inside, f"{prefix}{field.name}")
        elif field.items is not None:
            for index, item in enumerate(record[field.name]):
                yield from problems(item, field.items, f"{prefix}{field.name}[{index}]")


def _is_moment(value: str) -> bool:
    return bool(_MOMENT.fullmatch(value)) and _exists(value, "%Y%m%d%H%M%S")


def _exists(value: str, form: str) -> bool:
    try:
        datetime.strptime(value, form)  # noqa: DTZ007  most of the contracts' times carry no zone
    except ValueError:
        return False
    return True

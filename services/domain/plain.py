"""Values to plain JSON and back: one rule for every frozen dataclass, so that nothing is written twice."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

T = TypeVar("T")
_LEAVES = (str, int, bool)


def to_plain(value: Any) -> Any:
    """Return a value as JSON can hold it: dates and instants in ISO form, enums by their value, tuples as lists."""
    if is_dataclass(value):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [to_plain(v) for v in value]
    if isinstance(value, Mapping):
        return {k: to_plain(v) for k, v in value.items()}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def from_plain(kind: type[T], raw: Any) -> T:
    """Return the value `to_plain` wrote; fields that are not there keep their defaults.

    Raises:
        KeyError, TypeError, ValueError: It is not such a value.
    """
    value: T = _read(kind, raw)
    return value


def _read(kind: Any, raw: Any) -> Any:
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return None if raw is None else _read(next(a for a in args if a is not type(None)), raw)
    if origin is tuple:
        if not isinstance(raw, list | tuple):
            raise TypeError(f"{type(raw).__name__} is no list")
        return tuple(_read(args[0], v) for v in raw)
    if origin is dict:
        return {str(k): _read(args[1], v) for k, v in raw.items()}
    if is_dataclass(kind):
        known = _hints(typing.cast(type, kind))
        return typing.cast(Any, kind)(**{k: _read(known[k], v) for k, v in raw.items() if k in known})
    if kind in _LEAVES and type(raw) is not kind:
        raise TypeError(f"{type(raw).__name__} is no {kind.__name__}")
    if kind in (date, datetime):
        return kind.fromisoformat(raw)
    return kind(raw) if kind is UUID or isinstance(kind, type(StrEnum)) else raw

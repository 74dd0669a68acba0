"""JSON Schemas (2020-12) made from the frozen dataclasses they describe, so that no field is named twice."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
    UUID: {"type": "string", "format": "uuid"},
}
_ATTRIBUTE = re.compile(r"^    (?P<names>\w+(?:, \w+)*): (?P<about>.+(?:\n {8}.+)*)", re.MULTILINE)

TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
DAY: Schema = {"type": "string", "format": "date"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
MAYBE_MOMENT: Schema = {"type": ["string", "null"], "format": "date-time"}
ID: Schema = {"type": "string", "format": "uuid"}


def told(about: str, schema: Schema) -> Schema:
    """Return a schema with a description."""
    return {**schema, "description": about}


def choice(*values: str) -> Schema:
    """Return the schema of one of these words."""
    return {"enum": list(values)}


def words_of(kind: type[StrEnum]) -> Schema:
    """Return the schema of one of an enum's words."""
    return choice(*(member.value for member in kind))


def rows(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def record(properties: Mapping[str, Schema], optional: tuple[str, ...] = ()) -> Schema:
    """Return the schema of an object with these fields and no others."""
    required = [name for name in properties if name not in optional]
    return {
        "type": "object",
        "properties": dict(properties),
        "required": required,
        "additionalProperties": False,
    }


def named(title: str, about: str, schema: Schema) -> Schema:
    """Return a whole schema document."""
    return {"$schema": DIALECT, "title": title, "description": about, **schema}


def schema_of(kind: Any) -> Schema:
    """Return the schema of what `to_plain` makes of a value of this type."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return _or_null(schema_of(next(a for a in args if a is not type(None))))
    if origin is tuple:
        return rows(schema_of(args[0]))
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": {} if args[1] is Any else schema_of(args[1])}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return words_of(kind)
    return _of_dataclass(kind) if is_dataclass(kind) else _PLAIN[kind]


def _or_null(schema: Schema) -> Schema:
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    return {**schema, "type": [schema["type"], "null"]}


def _of_dataclass(kind: Any) -> Schema:
    hints, notes = typing.get_type_hints(kind), _notes(kind.__doc__ or "")
    properties = {}
    for field in fields(kind):
        schema = schema_of(hints[field.name])
        properties[field.name] = told(notes[field.name], schema) if field.name in notes else schema
    return record(properties)


def _notes(doc: str) -> dict[str, str]:
    """Return what a docstring says of each attribute."""
    notes = {}
    for found in _ATTRIBUTE.finditer(doc.partition("Attributes:\n")[2]):
        for name in found["names"].split(", "):
            notes[name] = " ".join(found["about"].split())
    return notes


def defaults_of(kind: Any) -> dict[str, Any]:
    """Return the fields of a dataclass that may be left out, with what they are then."""
    return {f.name: f.default for f in fields(kind) if f.default is not MISSING}

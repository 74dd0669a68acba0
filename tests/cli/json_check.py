"""Checks values against the part of JSON Schema (2020-12) that the program's own schemas use."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

_TYPES: dict[str, Any] = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict}
_FORMATS = {"date": date.fromisoformat, "date-time": datetime.fromisoformat, "uuid": UUID}
_KNOWN = {
    *("$schema", "title", "description", "type", "format", "enum", "const", "minimum", "maximum", "maxLength"),
    *("items", "properties", "required", "additionalProperties", "oneOf", "$defs", "$comment"),
}


def faults(schema: dict[str, Any], value: Any, path: str = "") -> list[str]:
    """Return what of a value does not fit a schema; a schema with words unknown here is a fault itself."""
    found = [f"{path}: unknown word {word}" for word in schema.keys() - _KNOWN]
    if "const" in schema and value != schema["const"]:
        found.append(f"{path}: is not {schema['const']!r}")
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{path}: {value!r} is not one of {schema['enum']}")
    if "oneOf" in schema and sum(not faults(one, value, path) for one in schema["oneOf"]) != 1:
        found.append(f"{path}: fits none of the kinds, or more than one")
    if "type" in schema and not _is_a(schema["type"], value):
        return [*found, f"{path}: {type(value).__name__} is no {schema['type']}"]
    if isinstance(value, str):
        found += _text_faults(schema, value, path)
    if isinstance(value, int) and not isinstance(value, bool):
        found += [f"{path}: too small"] * (value < schema.get("minimum", value))
        found += [f"{path}: too big"] * (value > schema.get("maximum", value))
    if isinstance(value, list):
        found += [f for n, item in enumerate(value) for f in faults(schema.get("items", {}), item, f"{path}[{n}]")]
    if isinstance(value, dict):
        found += _object_faults(schema, value, path)
    return found


def _is_a(wanted: str | list[str], value: Any) -> bool:
    names = [wanted] if isinstance(wanted, str) else wanted
    if value is None:
        return "null" in names
    return any(
        n != "null" and isinstance(value, _TYPES[n]) and isinstance(value, bool) is (n == "boolean") for n in names
    )


def _text_faults(schema: dict[str, Any], value: str, path: str) -> list[str]:
    found = [f"{path}: too long"] * (len(value) > schema.get("maxLength", len(value)))
    try:
        _FORMATS.get(schema.get("format", ""), str)(value)
    except ValueError:
        found.append(f"{path}: is no {schema['format']}")
    if schema.get("format") == "date-time" and datetime.fromisoformat(value).tzinfo is None:
        found.append(f"{path}: has no zone")
    return found


def _object_faults(schema: dict[str, Any], value: dict[str, Any], path: str) -> list[str]:
    known = schema.get("properties", {})
    found = [f"{path}.{name}: is missing" for name in schema.get("required", []) if name not in value]
    rest = schema.get("additionalProperties", True)
    for name, item in value.items():
        if name in known:
            found += faults(known[name], item, f"{path}.{name}")
        elif rest is False:
            found.append(f"{path}.{name}: is not in the schema")
        elif isinstance(rest, dict):
            found += faults(rest, item, f"{path}.{name}")
    return found

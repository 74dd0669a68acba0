"""Rows of the catalogue for tests: the real ones, and small ones of any shape."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.conftest import shipped

ROWS: dict[str, dict[str, Any]] = {row["code"]: row for row in shipped("catalogue/procedures.json")["procedures"]}
real_rows = st.sampled_from(list(ROWS.values()))


def places(value: Any, at: str = "") -> dict[str, Any]:
    """Return every text and number of a row by its path."""
    if isinstance(value, dict):
        return {
            path: leaf
            for name, inner in value.items()
            for path, leaf in places(inner, f"{at}.{name}".lstrip(".")).items()
        }
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return {path: leaf for n, item in enumerate(value) for path, leaf in places(item, f"{at}[{n}]").items()}
    return {at: value} if isinstance(value, str | int) and value not in ("", False) else {}


def put(row: Any, path: str, value: Any) -> None:
    """Put a value at a path of a row."""
    *way, last = path.replace("[", ".[").split(".")
    for name in way:
        row = row[int(name[1:-1])] if name.startswith("[") else row[name]
    row[int(last[1:-1]) if last.startswith("[") else last] = value

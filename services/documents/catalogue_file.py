"""Files of the catalogue: our JSON written and read, and any file that is handed in held to what a desk can take."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from services.domain.catalogue.row import SCHEMA, Row
from services.errors import BadFile

LARGEST_FILE = 32 * 1024 * 1024
"""Bytes; the whole list of a commune is about 2 MB."""
MOST_VALUES = 1_500_000
"""Commas and brackets of a JSON file: what it costs to read grows with them, not with its bytes."""


def read_file(path: Path) -> bytes:
    """Return a file that is not too large.

    Raises:
        BadFile: It is not there, is no file, cannot be read, or is larger than any catalogue.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise BadFile(str(path), "not_found" if isinstance(error, FileNotFoundError) else "not_readable") from error
    if len(content) > LARGEST_FILE:
        raise BadFile(str(path), "too_large")
    return content


def is_workbook(content: bytes) -> bool:
    """Return whether a file is a ZIP, as workbooks are."""
    return content.startswith(b"PK\x03\x04")


def json_of(name: str, content: bytes) -> Any:
    """Return what a JSON file holds; a byte order mark is passed over.

    Raises:
        BadFile: It is too large, not UTF-8, no JSON, or nested without end.
    """
    if len(content) > LARGEST_FILE or sum(content.count(sign) for sign in (b",", b"[", b"{")) > MOST_VALUES:
        raise BadFile(name, "too_large")
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise BadFile(name, "not_utf8") from error
    except RecursionError as error:
        raise BadFile(name, "too_deep") from error
    except ValueError as error:
        raise BadFile(name, "not_whole_json") from error


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def is_ours(content: Any) -> bool:
    """Return whether JSON is a catalogue in our own format."""
    return isinstance(content, Mapping) and isinstance(content.get("procedures"), list)


def catalogue_json(rows: Iterable[Row], on: date, sources: Mapping[str, Any]) -> bytes:
    """Return rows as a file in our format, one procedure a line, nothing left out.

    Args:
        on: The day it was written on.
        sources: What the keys in the rows' `sources` stand for.
    """
    kept = list(rows)
    head = {"schema": SCHEMA, "generated": on.isoformat(), "sources": dict(sources), "count": len(kept)}
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in kept)
    opening = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{opening},\n "procedures": [\n{lines}\n ]\n}}\n'.encode()

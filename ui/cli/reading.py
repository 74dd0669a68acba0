"""What commands read: JSON Lines from a file or standard input, and days."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from services.errors import BadFile, InvalidForm, Problem

STANDARD_INPUT = "-"


def lines_of(source: str) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a file or of standard input with their numbers; empty ones are passed over."""
    try:
        stream = sys.stdin.buffer if source == STANDARD_INPUT else Path(source).open("rb")  # noqa: SIM115
    except OSError as error:
        raise BadFile(source, "not_found" if isinstance(error, FileNotFoundError) else "not_readable") from error
    with contextlib.closing(stream):
        for number, raw in enumerate(stream, 1):
            if raw.strip(b"\xef\xbb\xbf \r\n\t"):
                yield number, raw


def object_of(raw: bytes, source: str, number: int) -> Any:
    """Return the JSON of one line.

    Raises:
        BadFile: It is not UTF-8, or no JSON.
    """
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadFile(source, "not_utf8", number) from error
    except (ValueError, RecursionError) as error:
        raise BadFile(source, "not_json", number) from error


def day_of(text: str, field: str) -> date:
    """Return a day given as an option.

    Raises:
        InvalidForm: It is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InvalidForm((Problem(field, "not_a_date"),)) from error

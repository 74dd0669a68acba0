"""What commands say: JSON Lines on standard output, words on standard error."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from typing import Any

from services.errors import BadFile, DeskError, InvalidForm


def language() -> str:
    """Return the language of messages: Vietnamese unless `QUAY_LANG=en`."""
    return "en" if os.environ.get("QUAY_LANG", "vi").startswith("en") else "vi"


def text_of(value: dict[str, Any]) -> str:
    """Return an object as one line of JSON: composed (NFC), and without half characters, which UTF-8 cannot hold."""
    text = unicodedata.normalize("NFC", json.dumps(value, ensure_ascii=False))
    return text.encode("utf-8", "replace").decode()


def line(value: dict[str, Any]) -> None:
    """Put one object out, at once."""
    sys.stdout.write(text_of(value) + "\n")
    sys.stdout.flush()


def error_line(value: dict[str, Any]) -> None:
    """Say on standard error why the command failed; once per command."""
    sys.stderr.write(text_of(value) + "\n")
    sys.stderr.flush()


def words(text: str) -> None:
    """Tell a person something."""
    print(text, file=sys.stderr, flush=True)


def error_object(error: DeskError) -> dict[str, Any]:
    """Return an error as commands print it."""
    from services.wording import say

    found: dict[str, Any] = {"error": error.name, "message": say(error, language())}
    if error.field:
        found["field"] = error.field
    if isinstance(error, InvalidForm):
        found["fields"] = [p.field for p in error.problems]
    if isinstance(error, BadFile) and error.line:
        found["line"] = error.line
    return found

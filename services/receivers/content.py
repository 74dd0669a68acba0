"""What came over the line, as values: JSON, visible words, the time that was asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from html import unescape
from re import IGNORECASE, compile
from typing import Any

from services.domain.text import clean

LARGEST_ANSWER = 1024 * 1024
"""Bytes; an answer of the contract is a few hundred."""
LONGEST_RETRY_AFTER = timedelta(hours=1)
"""A receiver that asks for more is asked again after this."""

_LONGEST_PAGE = 64 * 1024
# Nothing here may look twice at the same letters: whoever answers chooses them, and the window waits.
_HIDES = compile(r"<(script\b|style\b|title\b|!--)", IGNORECASE)
_SHOWS_AGAIN = {
    **{name: compile(rf"</{name}\s*>", IGNORECASE) for name in ("script", "style", "title")},
    "!--": compile("-->"),
}
_TAG = compile(r"<[^<>]*>")


def media_type(headers: Mapping[str, str]) -> str:
    """Return the media type an answer calls itself, in small letters, "" when it names none."""
    return headers.get("Content-Type", "").partition(";")[0].strip().lower()


def json_object(raw: bytes) -> Mapping[str, Any] | None:
    """Return the JSON object of an answer, None when it is none or longer than any answer.

    Some wrappers write the object as a string of JSON once more.
    """
    value = _json(raw)
    if isinstance(value, str):
        value = _json(value.encode("utf-8", "replace"))
    return value if isinstance(value, dict) else None


def _json(raw: bytes) -> Any:
    if len(raw) > LARGEST_ANSWER:
        return None
    try:
        return json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_said_once)
    except (ValueError, RecursionError):
        return None


def _said_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of JSON.

    Raises:
        ValueError: It says two things under one name: which of them is meant nobody knows.
    """
    found = dict(pairs)
    if len(found) < len(pairs) and any(found[name] != value for name, value in pairs):
        raise ValueError
    return found


def plain_words(raw: bytes, kind: str) -> str:
    """Return the words of an answer that is no JSON object: of a page, of plain text, or of one string of JSON."""
    value = _json(raw)
    if isinstance(value, str):
        return clean(value[:_LONGEST_PAGE])
    return visible(raw) if kind.startswith("text/") else ""


def visible(raw: bytes) -> str:
    """Return what a person would read of a page or of plain text."""
    page = raw[:_LONGEST_PAGE].decode("utf-8", "replace")
    return clean(unescape(_TAG.sub(" ", _seen(page))))


def _seen(page: str) -> str:
    """Return a page without what no browser shows; what never ends hides the rest."""
    kept, at = list[str](), 0
    while hides := _HIDES.search(page, at):
        kept.append(page[at : hides.start()])
        shows = _SHOWS_AGAIN[hides[1].lower()].search(page, hides.end())
        if shows is None:
            return " ".join(kept)
        at = shows.end()
    return " ".join((*kept, page[at:]))


def asked_wait(value: str, now: datetime) -> timedelta | None:
    """Return the wait of a Retry-After, at most `LONGEST_RETRY_AFTER`; None when it asks for none.

    Source: RFC 9110, 10.2.3: seconds, or the moment itself.
    """
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(timedelta(seconds=min(int(value[:9]), 10**6)), LONGEST_RETRY_AFTER)
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    wait = (until if until.tzinfo else until.replace(tzinfo=UTC)) - now
    return min(wait, LONGEST_RETRY_AFTER) if wait > timedelta(0) else None

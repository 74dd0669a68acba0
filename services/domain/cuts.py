"""Texts longer than a receiver takes: they go whole or, where a person confirmed it, cut; never cut in silence."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class Cut(StrEnum):
    """Which text of a row may be cut; the value is our place of it."""

    PROCEDURE = "procedure"
    NOTE = "note"
    PAPERS = "components"
    FILES = "files"
    SUPPLEMENTS = "supplements"
    OFFICER = "by"


def fitted(body: Mapping[str, Any], place: Cut, text: str, limit: int) -> str:
    """Return a text as it goes: whole, or cut to the limit with "…" where the frozen content says that somebody confirmed it.

    Args:
        body: Frozen content of a row; `cuts` names the places that were confirmed.
        limit: Most characters the receiver takes, at least 1.
    """
    if len(text) <= limit or place.value not in body.get("cuts", ()):
        return text
    return text[: limit - 1] + "…"


def with_cuts(body: Mapping[str, Any], places: tuple[Cut, ...]) -> dict[str, Any]:
    """Return a row's content with more places that may be cut."""
    known = {*body.get("cuts", ()), *(place.value for place in places)}
    return {**body, "cuts": [place.value for place in Cut if place.value in known]}

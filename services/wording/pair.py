"""One sentence in both languages."""

from __future__ import annotations

Pair = tuple[str, str]
"""Vietnamese and English."""


def in_language(pair: Pair, language: str) -> str:
    """Return the sentence in a language; Vietnamese unless it is `en`."""
    return pair[1] if language == "en" else pair[0]

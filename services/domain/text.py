"""Text at our borders: one composed form, and one folded form for searching."""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f​‌‍﻿]+")
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"[0-9a-z]+")


def clean(text: str) -> str:
    """Return text composed (NFC), without control characters and doubled spaces."""
    return _SPACES.sub(" ", _CONTROL.sub(" ", unicodedata.normalize("NFC", text))).strip()


def fold(text: str) -> str:
    """Return text for searching: lower case, no diacritics, đ as d.

    Both what is stored and what is asked are folded here; SQLite's own folding leaves đ alone.
    """
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in bare if not unicodedata.combining(c))


def words(text: str) -> tuple[str, ...]:
    """Return the folded words and numbers of a text."""
    return tuple(_WORD.findall(fold(text)))


def initials(text: str) -> str:
    """Return the first letters of each folded word: `khai sinh` gives `ks`."""
    return "".join(w[0] for w in words(text))


def masked(personal_id: str) -> str:
    """Return a personal number as lists show it: `0333••••0001`."""
    if len(personal_id) <= 8:
        return "•" * len(personal_id)
    return f"{personal_id[:4]}••••{personal_id[-4:]}"


def shortened(full_name: str) -> str:
    """Return a name for screens the next citizen can see: `Trần Thị Mai Anh` gives `Trần Thị M. A.`."""
    parts = full_name.split()
    if len(parts) < 3:
        return " ".join([*parts[:1], *(f"{p[0]}." for p in parts[1:])])
    return " ".join([*parts[:2], *(f"{p[0]}." for p in parts[2:])])

"""Text at our borders: one composed form, and one folded form for searching."""

from __future__ import annotations

import re
import unicodedata

LOST = "\ufffd"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
_HALVES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
# Eth and d with hook are drawn like đ as capitals, and old fonts left them behind.
_D = str.maketrans("đðɖ", "ddd")
_WORD = re.compile(r"[0-9a-z]+")


def clean(text: str) -> str:
    """Return text composed (NFC), without control and unseen characters and without doubled spaces.

    Half characters, which no file can hold, become U+FFFD.
    """
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable() and "  " not in composed:
        # Nothing to mend, as nearly always; a catalogue is thirteen thousand texts.
        return composed.strip()
    seen = _HALVES.sub(LOST, _UNSEEN.sub("", text))
    return _SPACES.sub(" ", _CONTROL.sub(" ", unicodedata.normalize("NFC", seen))).strip()


def fold(text: str) -> str:
    """Return text for searching: lower case, no diacritics, đ as d.

    Both what is stored and what is asked are folded here; SQLite's own folding leaves đ alone.
    """
    bare = unicodedata.normalize("NFD", text.lower().translate(_D))
    return "".join(c for c in bare if not unicodedata.combining(c))


def words(text: str) -> tuple[str, ...]:
    """Return the folded words and numbers of a text."""
    return tuple(_WORD.findall(fold(text)))


def initials(text: str) -> str:
    """Return the first letters of each folded word: `khai sinh` gives `ks`."""
    return "".join(w[0] for w in words(text))


def masked(personal_id: str) -> str:
    """Return a personal number as lists show it: `0333••••0001`, `01•••••78`; at least four digits stay hidden."""
    kept = min(4, (len(personal_id) - 4) // 2) if len(personal_id) > 8 else 0
    hidden = "•" * (len(personal_id) - 2 * kept)
    return f"{personal_id[:kept]}{hidden}{personal_id[len(personal_id) - kept :]}"


def shortened(full_name: str) -> str:
    """Return a name for screens the next citizen can see: `Trần Thị Mai Anh` gives `Trần Thị M. A.`."""
    parts = clean(full_name).split()
    if len(parts) < 3:
        return " ".join([*parts[:1], *(f"{p[0]}." for p in parts[1:])])
    return " ".join([*parts[:2], *(f"{p[0]}." for p in parts[2:])])

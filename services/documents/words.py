"""Words of printed forms: dated sets of small TOML files, in which a unit's own words win over the shipped ones."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import Any
from xml.sax.saxutils import escape

from services.domain.text import clean
from services.errors import BadFile

_FALLBACK = "tt-03-2025"
WIDE = "\u00a0" * 6 + " "

Words = Mapping[str, Any]
Line = Sequence[str]


def _read(source: Any, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(unicodedata.normalize("NFC", source.read_text(encoding="utf-8")))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadFile(name, "not_a_template") from error


def _own(templates: Path | None, *parts: str) -> dict[str, Any]:
    """Return a unit's own file, or nothing when it has none."""
    path = templates.joinpath(*parts) if templates else None
    return _read(path, parts[-1]) if path and path.is_file() else {}


def _over(below: Mapping[str, Any], above: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return words merged, the upper winning word by word; a word stays what it was, a sentence or a list."""
    merged = dict(below)
    for key, value in above.items():
        if key in below and type(value) is not type(below[key]):
            raise BadFile(name, "not_a_template")
        merged[key] = _over(below[key], value, name) if isinstance(value, dict) and key in below else value
    return merged


def _folder(day: date, templates: Path | None) -> str:
    sets = _own(templates, "sets.toml") or _read(files("templates") / "sets.toml", "sets.toml")
    try:
        ordered = sorted(sets["set"], key=lambda s: date.fromisoformat(str(s["from"])))
        return str(next((s["folder"] for s in reversed(ordered) if s["from"] <= day), ordered[0]["folder"]))
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise BadFile("sets.toml", "not_a_template") from error


def form_words(form: str, day: date, templates: Path | None = None) -> Words:
    """Return the words of a form (`form-01`) with those all forms share, of the set that applies on a day.

    A set only the unit has need not be whole: what it leaves out is said in the words of TT 03/2025/TT-VPCP.

    Args:
        templates: The unit's own templates, laid out like the shipped ones; None when it has none.

    Raises:
        BadFile: A file of words is no TOML in UTF-8, or holds what no form has.
    """
    folder = _folder(day, templates)
    words: dict[str, Any] = {}
    for name in ("common.toml", f"{form}.toml"):
        shipped = files("templates") / folder / name
        below = shipped if shipped.is_file() else files("templates") / _FALLBACK / name
        words.update(_over(_read(below, name), _own(templates, folder, name), name))
    return words


def fill(template: str, values: Mapping[str, str]) -> str:
    """Return a sentence with plain values filled in, NFC.

    Raises:
        BadFile: The sentence names a value this form does not have.
    """
    try:
        return template.format_map({k: clean(v) for k, v in values.items()})
    except (KeyError, ValueError, IndexError, AttributeError) as error:
        raise BadFile(template[:40], "not_a_template") from error


def escaped(text: str) -> str:
    """Return plain text for a paragraph, NFC, its signs standing for themselves."""
    return escape(clean(text))


def marked(template: str, values: Mapping[str, str]) -> str:
    """Return a sentence for a page: the template's `<b>` and `<i>` count, signs in the values stand for themselves."""
    return fill(template, {k: escape(v) for k, v in values.items()}).strip()


def _named(template: str) -> Iterator[str]:
    try:
        yield from (name for _, name, _, _ in Formatter().parse(template) if name)
    except ValueError as error:
        raise BadFile(template[:40], "not_a_template") from error


def line(parts: Line, values: Mapping[str, str]) -> str:
    """Return one line of a form; a part of which all named values are empty is left out."""
    kept = []
    for part in parts:
        names = list(_named(part))
        if not names or any(values.get(name, " ") for name in names):
            kept.append(marked(part, values))
    return WIDE.join(kept)


def lines(rows: Sequence[Line], values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the lines of a block, without those that are empty."""
    return tuple(text for row in rows if (text := line(row, values)))

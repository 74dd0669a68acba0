"""What ships with the program, read through `importlib.resources` so that a frozen build finds it too.

What a file is turned into is imported where it is: every command reads a digest here, few read an address.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from services.domain.rulebook import SHIPPED, Chapter, Rule

if TYPE_CHECKING:
    from services.domain.calendar import WorkingCalendar
    from services.domain.countries import Country
    from services.domain.finding.plain_words import PlainWords
    from services.domain.places.gazetteer import Gazetteer


def read_bytes(path: str) -> bytes:
    """Return a shipped file, such as `fonts/LiberationSerif-Regular.ttf`."""
    return files("resources").joinpath(*path.split("/")).read_bytes()


def read_json(path: str) -> Any:
    """Return the content of a shipped JSON file."""
    return json.loads(read_bytes(path))


@dataclass(frozen=True, slots=True)
class ShippedCatalogue:
    """The catalogue that came with this version of the program.

    Attributes:
        version: Date it was made, ISO; names the version in dossiers.
        digest: SHA-256 of the file, hex.
        rows: One mapping per procedure, `tthc-cap-xa/1`.
    """

    version: str
    digest: str
    rows: tuple[dict[str, Any], ...]


def shipped_catalogue() -> ShippedCatalogue:
    """Return the procedures of `resources/catalogue/procedures.json`; a reference list, to be checked by each unit."""
    raw = read_bytes("catalogue/procedures.json")
    content = json.loads(raw)
    return ShippedCatalogue(content["generated"], hashlib.sha256(raw).hexdigest(), tuple(content["procedures"]))


def catalogue_sources() -> dict[str, Any]:
    """Return what the keys in the rows' `sources` stand for."""
    return {**read_json("catalogue/procedures.json")["sources"], "CSDLQG": {"what": "CSDL quốc gia về TTHC"}}


def shipped_digest() -> str:
    """Return the SHA-256 of the shipped catalogue, hex; cheap enough for every start."""
    return hashlib.sha256(read_bytes("catalogue/procedures.json")).hexdigest()


@cache
def plain_words() -> PlainWords:
    """Return what people say for what the catalogue publishes; our own wording, not a source."""
    from services.domain.finding.plain_words import plain_words_from

    return plain_words_from(read_json("catalogue/plain_words.json"))


@cache
def shipped_calendar() -> WorkingCalendar:
    """Return the working calendar of 2025–2027 with its unconfirmed days."""
    from services.domain.calendar import calendar_of

    return calendar_of(shipped_rules(Chapter.CALENDAR))


def rulebook_digest(chapter: Chapter) -> str:
    """Return the SHA-256 of a shipped chapter, hex; "" when none ships."""
    try:
        return hashlib.sha256(read_bytes(f"rulebook/{chapter.value}.json")).hexdigest()
    except FileNotFoundError:
        return ""


def shipped_rules(chapter: Chapter) -> tuple[Rule[Any], ...]:
    """Return the rules of `resources/rulebook/`: reference values with their source and confidence, to be checked by the unit.

    Raises:
        KeyError, ValueError: A row lacks a field or holds what it cannot.
    """
    from services.domain.chapters import BODIES
    from services.domain.plain import from_plain

    return tuple(
        Rule(
            chapter=chapter,
            key=row["key"],
            valid_from=date.fromisoformat(row["valid_from"]),
            body=from_plain(BODIES[chapter], row["body"]),
            valid_to=date.fromisoformat(row["valid_to"]) if row.get("valid_to") else None,
            source=row["source"],
            confidence=row["confidence"],
            changed_by=SHIPPED,
        )
        for row in read_json(f"rulebook/{chapter.value}.json")["rules"]
    )


def commune_name(code: str) -> str | None:
    """Return the name of a commune of today by its code, such as "Phường Sơn Nam", or None."""
    for row in read_json("places/admin_wards.json")["wards"]:
        if row[0] == code:
            return str(row[1])
    return None


@cache
def _communes() -> dict[str, tuple[str, str]]:
    names = {p["code"]: p["short"] for p in read_json("places/admin_provinces.json")["provinces"]}
    return {row[0]: (row[1], names[row[3]]) for row in read_json("places/admin_wards.json")["wards"]}


def commune_at(code: str) -> tuple[str, str] | None:
    """Return name and province of a commune of today by its place code (`2025:11983`); None for any other code."""
    era, _, digits = code.partition(":")
    return _communes().get(digits) if era == "2025" else None


def commune_beside(address: str, code: str) -> str:
    """Return the commune of today to name beside an address, "" when the address itself says it or none is known.

    Args:
        address: As printed on the card.
        code: Place code kept with it, such as `2025:11983`, or "".
    """
    from services.domain.places.names import says

    found = commune_at(code)
    return f"{found[0]}, {found[1]}" if found and not says(address, *found) else ""


@cache
def countries() -> tuple[Country, ...]:
    """Return the states a person can be of with their Vietnamese names, in the order of those names."""
    from services.domain.countries import Country
    from services.domain.text import fold

    found = [Country(code, name) for code, name in read_json("places/countries.json")["countries"]]
    return tuple(sorted(found, key=lambda country: fold(country.name)))


def country_name(code: str) -> str:
    """Return the Vietnamese name of a state, or the code itself when the list has no such code."""
    return next((country.name for country in countries() if country.code == code), code)


@cache
def gazetteer() -> Gazetteer:
    """Return every commune before and after 1 July 2025; read once, in about a tenth of a second."""
    from services.domain.places.gazetteer import Gazetteer

    names = ("admin_provinces", "admin_wards", "admin_legacy_map")
    return Gazetteer(*(read_json(f"places/{name}.json") for name in names))

"""The agency as papers name it, with dates: a paper shows the code, the name and the sign of its own day for ever."""

from __future__ import annotations

import base64
import binascii
import struct
from dataclasses import dataclass, replace
from datetime import date

from services.domain.numbers import is_agency_code
from services.domain.office import Office
from services.domain.rulebook import Chapter, Rules
from services.errors import Problem

LOGO_BYTES = 60_000
LOGO_PIXELS = 800
_NAME_LIMIT = 200
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Agency:
    """What the office is called from a day on.

    Attributes:
        code: Electronic identification code, such as `H31.12`; dossier numbers begin with it.
        name: The centre's name.
        authority: The body above it, or "".
        place: Place name before the date on paper, or "" to keep the one of the settings.
        logo: A small PNG, base64, printed in the head of forms; or "".
    """

    code: str
    name: str
    authority: str = ""
    place: str = ""
    logo: str = ""


def office_on(office: Office, rules: Rules, day: date) -> Office:
    """Return the office as it stands on papers of a day; that of the settings when the rulebook has none for it.

    Source: own rule; a dossier keeps the head it was received under.
    """
    found = rules.on(Chapter.AGENCY, day)
    if not found:
        return office
    # The name is one thing, whatever its rows are called: the row that began last is in force.
    agency: Agency = max(found, key=lambda rule: rule.valid_from).body
    return replace(
        office,
        agency_code=agency.code,
        agency_name=agency.name,
        authority=agency.authority,
        place=agency.place or office.place,
        logo=agency.logo,
    )


def logo_bytes(logo: str) -> bytes:
    """Return the picture of a logo written in base64; empty when it is none.

    Raises:
        ValueError: It is no small PNG.
    """
    if not logo:
        return b""
    try:
        picture = base64.b64decode(logo, validate=True)
    except binascii.Error as error:
        raise ValueError("no base64") from error
    if len(picture) > LOGO_BYTES or len(picture) < 33 or picture[:8] != _PNG or picture[12:16] != b"IHDR":
        raise ValueError("no small PNG")
    if not all(1 <= side <= LOGO_PIXELS for side in struct.unpack(">II", picture[16:24])):
        raise ValueError("too many pixels")
    return picture


def agency_problems(agency: Agency) -> tuple[Problem, ...]:
    """Return what cannot be in the name of an agency, naming the field."""
    found = [] if is_agency_code(agency.code) else [Problem("body.code", "not_an_agency_code")]
    if not agency.name.strip():
        found.append(Problem("body.name", "empty"))
    for field in ("name", "authority", "place"):
        if len(getattr(agency, field)) > _NAME_LIMIT:
            found.append(Problem(f"body.{field}", "too_long", str(_NAME_LIMIT)))
    try:
        logo_bytes(agency.logo)
    except ValueError:
        found.append(Problem("body.logo", "not_a_small_png"))
    return tuple(found)

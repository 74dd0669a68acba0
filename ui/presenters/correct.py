"""The sheet on which a received dossier is put right: which places it offers, and what was changed on it. No Qt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from services.domain.applicant import FIELDS, shown_birth_date
from services.domain.dossier import Dossier, Payment

_WHO_CAME = ("full_name", "personal_id", "basis", "document")
_PAPER = re.compile(r"papers\[(\d+)\]\.(\w+)")


class Part(Enum):
    """The groups of the sheet."""

    APPLICANT = "applicant"
    REPRESENTATIVE = "representative"
    PAPERS = "papers"
    RECEPTION = "reception"


@dataclass(frozen=True, slots=True)
class Spot:
    """One place that can be put right.

    Attributes:
        shown: What it holds, as people write it.
        paper: Name of the paper for one of its counts, else "".
    """

    place: str
    part: Part
    shown: str
    paper: str = ""


def spots_of(dossier: Dossier, places: Mapping[str, str]) -> tuple[Spot, ...]:
    """Return the places worth offering for a dossier, in reading order: what its kind of applicant has, and what holds something."""
    return tuple(
        Spot(place, _part(place), shown_of(place, held), _paper(dossier, place))
        for place, held in sorted(places.items(), key=lambda pair: pair[0] != "applicant.kind")
        if _worth(dossier, place, held)
    )


def _worth(dossier: Dossier, place: str, held: str) -> bool:
    group, _, name = place.partition(".")
    if name == "commune":
        return False
    if group == "applicant":
        return bool(held) or name == "kind" or name in FIELDS[dossier.applicant.kind]
    if group == "representative":
        return dossier.terms.representative is not None or name in _WHO_CAME
    if place in ("fee.pages", "fee.copies"):
        return bool(dossier.terms.pages)
    if place == "fee.exemption":
        return bool(held) or any(fee.payment is Payment.EXEMPT for fee in dossier.fees)
    if place == "fee.payment":
        return bool(dossier.fees)
    return name != "alternative" or bool(held)


def _part(place: str) -> Part:
    for part in (Part.APPLICANT, Part.REPRESENTATIVE, Part.PAPERS):
        if place.startswith(part.value):
            return part
    return Part.RECEPTION


def _paper(dossier: Dossier, place: str) -> str:
    found = _PAPER.fullmatch(place)
    index = int(found.group(1)) if found else -1
    return next((paper.name for paper in dossier.papers if paper.index == index), "") if found else ""


def shown_of(place: str, held: str) -> str:
    """Return what a place holds as people write it."""
    return shown_birth_date(held) if place.endswith(".born_on") else held


def changed(spots: tuple[Spot, ...], typed: Mapping[str, str]) -> dict[str, str]:
    """Return the places whose text is another one now."""
    return {
        spot.place: typed[spot.place]
        for spot in spots
        if typed.get(spot.place, spot.shown).strip() != spot.shown.strip()
    }

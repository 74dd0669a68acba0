"""`places`: what an address comes to today, communes by name, a code of either era."""

from __future__ import annotations

import argparse
from typing import Any

from services.domain.places import Candidate, Commune, OldCommune, Place, place_code
from services.errors import InvalidForm, Problem
from ui.cli.output import line
from ui.cli.session import signed_in

MOST_FOUND = 4_000


def _commune(commune: Commune) -> dict[str, Any]:
    return {"code": str(commune.code), "name": commune.name, "province": commune.province}


def _old(old: OldCommune) -> dict[str, Any]:
    return {
        "code": str(old.code),
        "name": old.name,
        "district": old.district,
        "province": old.province,
        "split": len(old.targets) > 1,
        "today": [str(target) for target in old.targets],
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {**_commune(candidate.commune), "through": [_old(old) for old in candidate.olds]}


def _place(place: Place) -> dict[str, Any]:
    return {
        "printed": place.printed,
        "standing": place.standing.value,
        "era": place.era.value if place.era else None,
        "certain": str(place.certain.code) if place.certain else None,
        "doubt": place.doubt.value if place.doubt else None,
        "old": _old(place.old) if place.old else None,
        "communes": [_candidate(candidate) for candidate in place.candidates],
    }


def places(args: argparse.Namespace) -> int:
    """Put out what an address comes to, the communes whose names begin so, or what a code is of.

    Raises:
        InvalidForm: The code has no era or is nobody's, or the limit cannot be.
    """
    if not 1 <= args.limit <= MOST_FOUND:
        raise InvalidForm((Problem("limit", "out_of_range", f"1–{MOST_FOUND}"),))
    with signed_in(args) as (desk, by):
        if args.search is not None:
            for commune in desk.places_book.search(by, args.search, args.limit):
                line(_commune(commune))
        elif args.code is not None:
            code = place_code(args.code)
            found = desk.places_book.coded(by, code) if code else None
            if found is None:
                raise InvalidForm((Problem("code", "not_a_commune"),))
            line(_old(found) if isinstance(found, OldCommune) else _commune(found))
        else:
            line(_place(desk.places_book.today(by, args.text)))
    return 0

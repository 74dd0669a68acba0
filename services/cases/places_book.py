"""Which commune of today an address names; worked out by the program, so that nobody asks a citizen to prove it.

Source: 461/UBND-PVHCC of 29/7/2025, part IV.1.
"""

from __future__ import annotations

from services.domain.permissions import Account, Act, permit
from services.domain.places import Commune, Era, OldCommune, Place, PlaceCode, place_code
from services.domain.places.gazetteer import MOST
from services.resources import commune_at, gazetteer


class PlacesBook:
    """Place names before and after 1 July 2025; works without a network. Nothing asked is kept."""

    def today(self, by: Account, address: str) -> Place:
        """Return what an address of either era comes to today: one commune, a choice, or nothing known."""
        permit(by, Act.READ_CATALOGUE)
        return gazetteer().today(address)

    def search(self, by: Account, text: str, limit: int = MOST) -> tuple[Commune, ...]:
        """Return communes of today while a name is being typed, the nearest first."""
        permit(by, Act.READ_CATALOGUE)
        return gazetteer().search(text, limit)

    def commune(self, by: Account, code: str) -> Commune | None:
        """Return the commune of today a code such as `2025:11983` is of, or None; quick even when nothing was looked up."""
        permit(by, Act.READ_CATALOGUE)
        known, found = place_code(code), commune_at(code)
        return Commune(known, *found) if known and found else None

    def coded(self, by: Account, code: PlaceCode) -> Commune | OldCommune | None:
        """Return the commune of either era a code is of, or None."""
        permit(by, Act.READ_CATALOGUE)
        book = gazetteer()
        return book.commune(code) if code.era is Era.TODAY else book.old_commune(code)

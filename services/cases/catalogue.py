"""The procedures this desk knows: looking one up, finding one while typing."""

from __future__ import annotations

from services.domain.finding import ranked
from services.domain.permissions import Account, Act, permit
from services.domain.procedure import Procedure
from services.errors import UnknownProcedure
from services.store.workplace import Workplace


class Catalogue:
    """The catalogue in force today; a reference list each unit must check against its own decisions."""

    def __init__(self, place: Workplace) -> None:
        self._place = place

    def version(self, by: Account) -> str:
        """Return the name of the version in force today."""
        permit(by, Act.READ_CATALOGUE)
        with self._place.store.read() as db:
            return self._place.shelf.version_on(db, self._place.today())

    def all(self, by: Account) -> tuple[Procedure, ...]:
        """Return every procedure in force today, in the source's order."""
        permit(by, Act.READ_CATALOGUE)
        with self._place.store.read() as db:
            version = self._place.shelf.version_on(db, self._place.today())
            return tuple(self._place.shelf.procedures(db, version).values())

    def procedure(self, by: Account, code: str) -> Procedure:
        """Return one procedure.

        Raises:
            UnknownProcedure: The catalogue has no such procedure today.
        """
        for found in self.all(by):
            if found.code == code:
                return found
        raise UnknownProcedure(code)

    def search(self, by: Account, text: str, limit: int = 8) -> tuple[Procedure, ...]:
        """Return the procedures that fit what was typed, the likeliest first."""
        return ranked(self.all(by), text)[:limit]

    def quick_picks(self, by: Account) -> tuple[Procedure, ...]:
        """Return the procedures of Ctrl 1–8, as the settings name them."""
        by_code = {p.code: p for p in self.all(by)}
        return tuple(by_code[c] for c in self._place.settings.quick_picks if c in by_code)[:8]

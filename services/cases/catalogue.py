"""The procedures this desk knows: looking one up, finding one while typing."""

from __future__ import annotations

from services.domain.finding import LIMIT, Finder, Match
from services.domain.permissions import Account, Act, permit
from services.domain.procedure import Procedure
from services.errors import UnknownProcedure
from services.resources import plain_words
from services.store import catalogue
from services.store.catalogue import Batch
from services.store.workplace import Workplace


class Catalogue:
    """The catalogue in force today; a reference list each unit must check against its own decisions."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._finder: Finder | None = None

    def version(self, by: Account) -> str:
        """Return the name of the newest batch in force today."""
        permit(by, Act.READ_CATALOGUE)
        with self._place.store.read() as db:
            return self._place.shelf.version_on(db, self._place.today())

    def all(self, by: Account) -> tuple[Procedure, ...]:
        """Return every procedure in force today, in the source's order; closed ones are there and not active."""
        permit(by, Act.READ_CATALOGUE)
        with self._place.store.read() as db:
            return tuple(self._place.shelf.in_force(db, self._place.today()).values())

    def procedure(self, by: Account, code: str) -> Procedure:
        """Return one procedure.

        Raises:
            UnknownProcedure: The catalogue has no such procedure today.
        """
        permit(by, Act.READ_CATALOGUE)
        with self._place.store.read() as db:
            found = self._place.shelf.procedure(db, code, self._place.today())
        if found is None:
            raise UnknownProcedure(code)
        return found

    def version_of(self, by: Account, code: str, batch: str) -> Procedure:
        """Return a procedure as a batch has it, such as the one a dossier names; whatever was imported since.

        Raises:
            UnknownProcedure: That batch has no such procedure.
        """
        permit(by, Act.READ_CATALOGUE)
        with self._place.store.read() as db:
            found = self._place.shelf.row(db, batch, code)
        if found is None:
            raise UnknownProcedure(code)
        return found

    def batches(self, by: Account) -> tuple[Batch, ...]:
        """Return everything that was ever loaded or accepted, the first loaded first."""
        permit(by, Act.READ_CATALOGUE)
        with self._place.store.read() as db:
            return tuple(catalogue.batches(db))

    def search(self, by: Account, text: str, limit: int = LIMIT) -> tuple[Match, ...]:
        """Return the procedures that fit what was typed, the likeliest first, each with why it fits.

        The first search of a catalogue takes some tenths of a second longer: it makes the index.
        """
        procedures = self.all(by)
        if self._finder is None or self._finder.procedures != procedures:
            self._finder = Finder(procedures, plain_words())
        return self._finder.found(text, limit)

    def quick_picks(self, by: Account) -> tuple[Procedure, ...]:
        """Return the procedures of Ctrl 1–8, as the settings name them."""
        by_code = {p.code: p for p in self.all(by)}
        return tuple(by_code[c] for c in self._place.settings.quick_picks if c in by_code)[:8]

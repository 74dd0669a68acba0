"""The other sides of a desk, as its settings name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING
from uuid import UUID

from services import secrets
from services.domain.outbox import Entry
from services.store import outbox
from services.store.marks import Marks
from services.store.workplace import Workplace

if TYPE_CHECKING:
    from services.receivers.port import Receiver


class Others(Mapping[str, "Receiver"]):
    """The receivers of the settings by name, each made when it is first asked for, by whatever thread."""

    def __init__(self, place: Workplace, home_id: str) -> None:
        self._place, self._home_id = place, home_id
        self._made: dict[str, Receiver] = {}
        self._making = Lock()

    def __getitem__(self, name: str) -> Receiver:
        with self._making:
            if name not in self._made:
                self._made[name] = self._receiver(name)
            return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._place.settings.receivers

    def __iter__(self) -> Iterator[str]:
        return iter(self._place.settings.receivers)

    def __len__(self) -> int:
        return len(self._place.settings.receivers)

    def made(self) -> tuple[Receiver, ...]:
        """Return those that were asked for so far."""
        return tuple(self._made.values())

    def _receiver(self, name: str) -> Receiver:
        from services.files.vault import Vault
        from services.receivers.build import receiver_from
        from services.receivers.port import Kit

        place = self._place
        settings = place.settings.receivers[name]

        def secret() -> str:
            return secrets.receiver_secret(self._home_id, name)

        def rows(of: UUID) -> Sequence[Entry]:
            with place.store.read() as db:
                return outbox.of_dossier(db, of)

        notes, vault = Marks(place.store, place.desk, name, place.now), Vault(place.home / "papers", place.vault_key)
        office = place.settings.office
        kit = Kit(place.now, secret, notes, vault.get, office.training, rows, place.desk)
        return receiver_from(settings, office.agency_code, kit)

"""Making a backup of the whole home while work goes on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from services.domain.journal import Event
from services.domain.permissions import Account, Act, permit
from services.errors import BadFile
from services.files.package import write_package
from services.store import counters, journal
from services.store.workplace import Workplace

LEFT_OUT = {"quarantine", ".swept"}


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was written and read back.

    Attributes:
        parts: How many files are in it.
        dossiers: How many dossiers its store holds.
    """

    file: Path
    made_at: datetime
    parts: int
    size: int
    dossiers: int


class Backups:
    """Backups of this desk."""

    def __init__(self, place: Workplace) -> None:
        self._place = place

    def make(self, by: Account, target: Path) -> Backup:
        """Write a backup: the store as it is at one moment, the papers it names, keys (wrapped), settings, templates.

        What is in it is encrypted as it is in the home: it opens with the desk's key or its recovery passphrase only.

        Raises:
            NotAllowed: The account may not.
            DiskFull, BadFile: There is no room, or it cannot be written there.
            BackupDamaged: It reads back differently: the medium is bad.
        """
        permit(by, Act.BACK_UP)
        place, now = self._place, self._place.now()
        if target.is_dir():
            raise BadFile(str(target), "not_writable")
        copy = place.home / "backups" / f".store-{os.getpid()}.db"
        copy.parent.mkdir(exist_ok=True)
        try:
            place.store.copy_into(copy)
            with place.store.read() as db:
                dossiers = counters.count_dossiers(db)
            facts = {"made_at": now.isoformat(), "desk": place.settings.office.desk, "dossiers": dossiers}
            parts = write_package(target, self._parts(copy), facts)
        finally:
            with suppress(OSError):
                copy.unlink(missing_ok=True)
        with place.store.write() as db:
            journal.append(db, place.desk, by.name, Event.BACKED_UP, str(place.desk), now, {"parts": parts})
        return Backup(target, now, parts, target.stat().st_size, dossiers)

    def _parts(self, store: Path) -> Iterator[tuple[str, Path]]:
        home = self._place.home
        yield "store.db", store
        for name in ("keys.json", "settings.toml"):
            yield name, home / name
        for folder in ("papers", "templates"):
            for path in sorted((home / folder).rglob("*")):
                inside = path.relative_to(home)
                if path.is_file() and not LEFT_OUT & set(inside.parts):
                    yield inside.as_posix(), path

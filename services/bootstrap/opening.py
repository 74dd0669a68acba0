"""Opening a desk: its store, what ships with the program loaded into it, and every case."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from services import secrets
from services.bootstrap.beginning import Beginning, Watching, arrive
from services.bootstrap.desk import Desk
from services.bootstrap.home import STORE_FILE, utc_now
from services.bootstrap.others import Others
from services.bootstrap.slots import Slots
from services.domain.journal import Event
from services.domain.rulebook import SHIPPED, Chapter
from services.domain.witness import Arrival
from services.errors import DeskError, HomeMissing
from services.resources import rulebook_digest, shipped_catalogue, shipped_digest, shipped_rules
from services.settings import Settings, load_settings
from services.store import catalogue, counters, journal, rulebook
from services.store.store import Store
from services.store.workplace import Workplace

if TYPE_CHECKING:
    from services.receivers.port import Receiver

SWEEP_EVERY = timedelta(days=1)


def open_store(home: Path, key: bytes) -> Store:
    """Return the home's store, its tables brought up to date.

    Raises:
        WrongKey: The key is not this home's.
        StoreDamaged, StoreNewer, StoreBusy: It cannot be opened with the right key.
        HomeMissing: The store's file is gone; it is never made anew.
    """
    secrets.read_key_file(home).checked(key)
    file = home / STORE_FILE
    if not file.exists():
        raise HomeMissing(str(file))
    store = Store(file, key)
    try:
        store.check()
    except BaseException:
        store.close()
        raise
    return store


@contextmanager
def open_desk(
    home: Path,
    key: bytes,
    *,
    now: Callable[[], datetime] = utc_now,
    receivers: Mapping[str, Receiver] | None = None,
    chance: Callable[[], float] = random.random,
) -> Iterator[Desk]:
    """Yield the desk of a home, open for work.

    Args:
        key: From `home_key`.
        now: The clock, aware.
        receivers: Other sides instead of those of the settings.

    Raises:
        InvalidForm: A setting cannot be.
        HomeMoved: The home is a copy, or stands elsewhere than before; nobody has said yet which desk it is.
        HomeMissing, WrongKey, StoreDamaged, StoreNewer, StoreBusy: The store cannot be opened.
    """
    settings = load_settings(home)
    keys = secrets.read_key_file(home)
    store = open_store(home, key)
    begun, mark = _arrived(home, keys.home_id, store, settings, now())
    place = _workplace(store, settings, now, home, secrets.vault_key(key))
    desk = Desk(
        home=home,
        settings=settings,
        place=place,
        slots=Slots(home, key) if keys.unlock == "password" else None,
        receivers=Others(place, keys.home_id) if receivers is None else receivers,
        chance=chance,
        begun=begun,
        watching=Watching(place.store, place.desk, mark),
    )
    with closing(desk):
        desk.watching.look(now())
        _sweep_papers(desk)
        yield desk


def _arrived(home: Path, home_id: str, store: Store, settings: Settings, now: datetime) -> tuple[Beginning | None, str]:
    try:
        return arrive(home, home_id, store, settings, now)
    except BaseException:
        store.close()
        raise


def _sweep_papers(desk: Desk) -> None:
    """Once a day, remove what lies in the vault and belongs to nothing; a desk that cannot opens all the same."""
    mark, now = desk.home / "papers" / ".swept", desk.place.now().timestamp()
    with suppress(OSError, DeskError):
        if mark.exists() and abs(now - mark.stat().st_mtime) < SWEEP_EVERY.total_seconds():
            return
        desk.keeping.sweep()
        mark.touch()
        os.utime(mark, (now, now))


def _workplace(
    store: Store, settings: Settings, now: Callable[[], datetime], home: Path, vault_key: bytes
) -> Workplace:
    """Return the desk at work on a store, which has what ships with the program; a store that cannot is closed."""
    try:
        with store.read() as db:
            row = counters.all_desks(db)[-1]
        _load_shipped_catalogue(store, row.id, now())
        _load_shipped_rules(store, row.id, now())
    except BaseException:
        store.close()
        raise
    later = row.block if row.why in (Arrival.RESTORED, Arrival.REPLACED) else None
    return Workplace(store, row.id, settings, now, home, vault_key, later=later)


def _load_shipped_catalogue(store: Store, desk: int, now: datetime) -> None:
    """Load the catalogue of a newer program once; earlier dossiers keep the version they were received under."""
    digest = shipped_digest()
    with store.read() as db:
        if catalogue.has_digest(db, digest):
            return
    shipped = shipped_catalogue()
    with store.write() as db:
        valid_from = date.fromisoformat(shipped.version)
        batch = catalogue.Batch(f"{shipped.version}/{digest[:6]}", valid_from, "shipped", digest, now)
        loaded = catalogue.load_shipped(db, batch, shipped.rows)
        journal.append(db, desk, "desk", Event.CATALOGUE_LOADED, loaded.name, now)


def _load_shipped_rules(store: Store, desk: int, now: datetime) -> None:
    """Load the rulebook chapters of a newer program; what a person of the unit entered stays as it is."""
    with store.read() as db:
        known = rulebook.digests(db)
    for chapter in Chapter:
        digest = rulebook_digest(chapter)
        if digest in ("", known.get(chapter)):
            continue
        with store.write() as db:
            if rulebook.load_shipped(db, chapter, shipped_rules(chapter), digest, now):
                journal.append(db, desk, SHIPPED, Event.RULE_CHANGED, chapter.value, now)

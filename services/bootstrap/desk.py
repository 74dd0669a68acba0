"""Opening a desk: every case on one store."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from services import secrets
from services.bootstrap.beginning import Beginning, Watching, arrive
from services.bootstrap.home import STORE_FILE, utc_now
from services.cases.accounts import Accounts
from services.cases.backups import Backups
from services.cases.carrying import Carrying
from services.cases.catalogue import Catalogue
from services.cases.catalogue_import import CatalogueImport
from services.cases.daily_log import DailyLogs
from services.cases.delivery import Delivery
from services.cases.drafts import Drafts
from services.cases.exceptions import Exceptions
from services.cases.handouts import Handouts
from services.cases.intake import Intake
from services.cases.keeping import Keeping
from services.cases.life import Life
from services.cases.mending import Mending
from services.cases.papers import Papers
from services.cases.people import People
from services.cases.places_book import PlacesBook
from services.cases.previews import Previews
from services.cases.print_jobs import PrintJobs
from services.cases.queue import Queues
from services.cases.reconciliation import Reconciliation
from services.cases.registry import Registry
from services.cases.rulebook import Rulebook
from services.cases.sealing import Sealing
from services.domain.chapters import BODIES
from services.domain.journal import Event
from services.domain.outbox import Entry
from services.domain.rulebook import SHIPPED
from services.domain.witness import Arrival
from services.errors import DeskError, HomeMissing
from services.files.vault import Vault
from services.receivers.port import Kit, Receiver
from services.resources import rulebook_digest, shipped_catalogue, shipped_digest, shipped_rules
from services.settings import Settings, load_settings
from services.store import catalogue, counters, journal, outbox, rulebook
from services.store.marks import Marks
from services.store.store import Store
from services.store.workplace import Workplace

SWEEP_EVERY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk open for work: every case, on one store.

    Attributes:
        home: The desk's folder.
        begun: What the desk has to tell because it began anew on this store just now, None when it goes on.
        watching: Puts down outside of the home what it holds, so that an older copy in its place is noticed.
    """

    home: Path
    settings: Settings
    place: Workplace
    accounts: Accounts
    catalogue: Catalogue
    catalogue_import: CatalogueImport
    intake: Intake
    papers: Papers
    drafts: Drafts
    registry: Registry
    life: Life
    print_jobs: PrintJobs
    delivery: Delivery
    mending: Mending
    previews: Previews
    queue: Queues
    sealing: Sealing
    carrying: Carrying
    daily_log: DailyLogs
    keeping: Keeping
    places_book: PlacesBook
    rulebook: Rulebook
    exceptions: Exceptions
    handouts: Handouts
    people: People
    reconciliation: Reconciliation
    backups: Backups
    begun: Beginning | None
    watching: Watching

    def close(self) -> None:
        """Let go of the lines and the store."""
        with suppress(DeskError):
            self.watching.look(self.place.now())
        self.delivery.close()
        self.place.store.close()


class _Slots:
    """Accounts' own copies of the key, in `keys.json`."""

    def __init__(self, home: Path, key: bytes) -> None:
        self._home, self._key = home, key

    def put(self, account: str, password: str) -> None:
        secrets.write_key_file(self._home, secrets.read_key_file(self._home).with_slot(account, self._key, password))

    def drop(self, account: str) -> None:
        secrets.write_key_file(self._home, secrets.read_key_file(self._home).without_slot(account))


def _receivers(place: Workplace, home_id: str) -> dict[str, Receiver]:
    from services.receivers.build import receiver_from

    settings, vault = place.settings, Vault(place.home / "papers", place.vault_key)

    def rows(of: UUID) -> Sequence[Entry]:
        with place.store.read() as db:
            return outbox.of_dossier(db, of)

    found: dict[str, Receiver] = {}
    for name, row in settings.receivers.items():

        def secret(of: str = name) -> str:
            return secrets.receiver_secret(home_id, of)

        notes = Marks(place.store, place.desk, name, place.now)
        kit = Kit(place.now, secret, notes, vault.get, settings.office.training, rows, place.desk)
        found[name] = receiver_from(row, settings.office.agency_code, kit)
    return found


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
    others = receivers if receivers is not None else _receivers(place, keys.home_id)
    desk = Desk(
        home=home,
        settings=settings,
        place=place,
        accounts=Accounts(place, _Slots(home, key) if keys.unlock == "password" else None),
        catalogue=Catalogue(place),
        catalogue_import=CatalogueImport(place),
        intake=Intake(place),
        papers=Papers(place),
        drafts=Drafts(place),
        registry=Registry(place),
        life=Life(place),
        print_jobs=PrintJobs(place, home / "templates"),
        delivery=Delivery(place, others, chance),
        queue=Queues(place),
        sealing=Sealing(place),
        carrying=Carrying(place),
        mending=Mending(place, others),
        previews=Previews(place),
        daily_log=DailyLogs(place, home / "templates"),
        keeping=Keeping(place),
        places_book=PlacesBook(),
        rulebook=Rulebook(place),
        exceptions=Exceptions(place, home / "templates"),
        handouts=Handouts(place, home / "templates"),
        people=People(place),
        reconciliation=Reconciliation(place, others, home / "templates"),
        backups=Backups(place),
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
    for chapter in BODIES:
        digest = rulebook_digest(chapter)
        if digest in ("", known.get(chapter)):
            continue
        with store.write() as db:
            if rulebook.load_shipped(db, chapter, shipped_rules(chapter), digest, now):
                journal.append(db, desk, SHIPPED, Event.RULE_CHANGED, chapter.value, now)

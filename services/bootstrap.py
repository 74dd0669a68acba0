"""The composition root: makes a home, opens a desk. Used by the window, the commands and the tests alike."""

from __future__ import annotations

import errno
import os
import random
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from services import secrets
from services.cases.accounts import Accounts, hash_password
from services.cases.catalogue import Catalogue
from services.cases.daily_log import DailyLogs
from services.cases.delivery import Delivery
from services.cases.intake import Intake
from services.cases.keeping import Keeping
from services.cases.life import Life
from services.cases.places_book import PlacesBook
from services.cases.print_jobs import PrintJobs
from services.cases.registry import Registry
from services.domain.journal import Event
from services.domain.permissions import Account
from services.errors import DiskFull, HomeExists, HomeMissing, HomeUnfit, KeyMissing, UnknownCommune
from services.receivers.port import Receiver
from services.resources import commune_name, shipped_calendar, shipped_catalogue, shipped_digest
from services.secrets import KeyFile
from services.settings import FILE as SETTINGS_FILE
from services.settings import Settings, load_settings, settings_text
from services.store import accounts, catalogue, counters, journal
from services.store.store import Store
from services.store.workplace import Workplace

STORE_FILE = "store.db"
_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs"}
_SYNCED = ("dropbox", "onedrive", "google drive", "googledrive", "nextcloud", "zalo received files")


def utc_now() -> datetime:
    """Return the machine's clock, aware."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk open for work: every case, on one store.

    Attributes:
        home: The desk's folder.
    """

    home: Path
    settings: Settings
    place: Workplace
    accounts: Accounts
    catalogue: Catalogue
    intake: Intake
    registry: Registry
    life: Life
    print_jobs: PrintJobs
    delivery: Delivery
    daily_log: DailyLogs
    keeping: Keeping
    places_book: PlacesBook

    def close(self) -> None:
        """Let go of the lines and the store."""
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


def _mount_kind(folder: Path) -> str:
    """Return the kind of file system a folder is on, "" when the system does not tell."""
    try:
        lines = Path("/proc/self/mounts").read_text("utf-8").splitlines()
    except OSError:
        return ""
    mounts = ((parts[1].replace("\\040", " "), parts[2]) for line in lines if len(parts := line.split()) > 2)
    inside = [(len(where), kind) for where, kind in mounts if f"{folder}/".startswith(where.rstrip("/") + "/")]
    return max(inside, default=(0, ""))[1]


def _check_fit(home: Path) -> None:
    """Pass when a desk can live in this folder; databases break on network shares and in synced folders."""
    if _mount_kind(home.resolve()) in _NETWORK or str(home).startswith("\\\\"):
        raise HomeUnfit(str(home), "network")
    if any(name in part.lower() for part in home.parts for name in _SYNCED):
        raise HomeUnfit(str(home), "synced")


@dataclass(frozen=True, slots=True)
class NewHome:
    """What is needed to make a desk.

    Attributes:
        key: For tests and throw-away homes: this key instead of a random one, kept nowhere.
    """

    settings: Settings
    administrator: Account
    password: str
    passphrase: str
    key: bytes | None = None


def check_commune(code: str) -> str:
    """Return a commune's name.

    Raises:
        UnknownCommune: No commune of today has this code.
    """
    name = commune_name(code)
    if name is None:
        raise UnknownCommune(code)
    return name


def check_home(home: Path) -> None:
    """Pass when a desk can be made in this folder.

    Raises:
        HomeExists: There is a desk, or something else, in it.
        HomeUnfit: It is on a network share, synced, or cannot be looked into.
    """
    try:
        taken = home.exists() and (not home.is_dir() or any(home.iterdir()))
    except OSError as error:
        raise HomeUnfit(str(home), "unreadable") from error
    if taken:
        raise HomeExists(str(home))
    _check_fit(home)


def init_home(home: Path, new: NewHome, now: Callable[[], datetime] = utc_now) -> str:
    """Make a desk's home: keys, store, first account, shipped catalogue; all of it or nothing.

    Returns:
        Why the key could not be kept in the keyring, "" when it was (or should not be).

    Raises:
        HomeExists: There is a desk, or something else, in this folder.
        HomeUnfit: The folder is read-only, on a network share or synced.
        DiskFull: There is no room.
        InvalidForm, UnknownCommune: A setting or the password cannot be.
    """
    home = home.absolute()
    check_home(home)
    check_commune(new.settings.commune)
    hashed = hash_password(new.password)
    key = new.key or secrets.new_key()
    making = home.with_name(f"{home.name}.dang-tao-{os.getpid()}")
    try:
        making.mkdir(mode=0o700, parents=True)
        keys = secrets.new_key_file(str(uuid4()), new.settings.unlock, key, new.passphrase)
        if keys.unlock == "password":
            keys = keys.with_slot(new.administrator.name, key, new.password)
        secrets.write_key_file(making, keys)
        for folder in ("papers", "logs", "backups"):
            (making / folder).mkdir()
        _fill(making / STORE_FILE, key, new, hashed, now())
        (making / SETTINGS_FILE).write_text(settings_text(new.settings), "utf-8")
        unkept = "" if new.key or keys.unlock == "password" else _keep(keys, key)
        if home.exists():
            home.rmdir()
        making.rename(home)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull from error
        raise HomeUnfit(str(home), "read_only") from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return unkept


def _keep(keys: KeyFile, key: bytes) -> str:
    try:
        secrets.keep_key(keys, key)
    except KeyMissing as error:
        return error.why
    return ""


def _fill(file: Path, key: bytes, new: NewHome, password_hash: str, now: datetime) -> None:
    store = Store(file, key)
    shipped, block = shipped_catalogue(), new.settings.block
    try:
        store.create()
        with store.write() as db:
            counters.add_desk(db, new.settings.office.desk, block, now, "init")
            desk = counters.current_desk(db)
            accounts.add(db, new.administrator, password_hash, now)
            valid_from = date.fromisoformat(shipped.version)
            catalogue.add_version(db, shipped.version, valid_from, "shipped", shipped.digest, shipped.rows, now)
            journal.append(db, desk, "desk", Event.HOME_MADE, str(new.settings.office.desk), now)
            journal.append(db, desk, "desk", Event.CATALOGUE_LOADED, shipped.version, now)
            journal.append(db, desk, "desk", Event.ACCOUNT_ADDED, new.administrator.name, now)
        store.checkpoint()
    finally:
        store.close()


def home_key(home: Path, passphrase: str | None = None, account: str = "", password: str = "") -> bytes:
    """Return a home's key: opened by the passphrase when one is given, by an account's password on desks that unlock so,
    else from the OS keyring.

    Raises:
        HomeMissing: There is no desk in this folder.
        KeyMissing: It is not to be had this way; says why.
        WrongPassphrase, WrongKey, InvalidForm: What was given does not open it.
    """
    if not (home / SETTINGS_FILE).exists():
        raise HomeMissing(str(home))
    keys = secrets.read_key_file(home)
    if passphrase:
        return keys.open_recovery(passphrase)
    if keys.unlock == "password" and password:
        return keys.open_slot(account, password)
    return secrets.key_from_keyring(keys)


def keep_home_key(home: Path, key: bytes) -> None:
    """Put a key that the passphrase opened back into the keyring, where there is one."""
    keys = secrets.read_key_file(home)
    if keys.unlock == "keyring":
        _keep(keys, key)


def _receivers(settings: Settings, home_id: str, now: Callable[[], datetime]) -> dict[str, Receiver]:
    from services.receivers.build import receiver_from
    from services.receivers.dvcqg import Profile

    found: dict[str, Receiver] = {}
    for name, row in settings.receivers.items():
        profile = Profile(
            name=name,
            url=row.url,
            login_path=row.login_path,
            call_path=row.call_path,
            agency=row.agency or settings.office.agency_code,
            username=row.username,
            ca_file=row.ca_file,
            dstcode=row.dstcode,
        )
        loopback = settings.office.training

        def secret(of: str = name) -> str:
            return secrets.receiver_secret(home_id, of)

        found[name] = receiver_from(profile, secret, now, loopback_only=loopback)
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
        HomeMissing, WrongKey, StoreDamaged, StoreNewer, StoreBusy: The store cannot be opened.
    """
    settings = load_settings(home)
    keys = secrets.read_key_file(home)
    store = open_store(home, key)
    try:
        with store.read() as db:
            desk_id = counters.current_desk(db)
        _load_shipped_catalogue(store, desk_id, now())
    except BaseException:
        store.close()
        raise
    place = Workplace(store, desk_id, settings, shipped_calendar(), now)
    others = receivers if receivers is not None else _receivers(settings, keys.home_id, now)
    desk = Desk(
        home=home,
        settings=settings,
        place=place,
        accounts=Accounts(place, _Slots(home, key) if keys.unlock == "password" else None),
        catalogue=Catalogue(place),
        intake=Intake(place),
        registry=Registry(place),
        life=Life(place),
        print_jobs=PrintJobs(place, home / "templates"),
        delivery=Delivery(place, others, chance),
        daily_log=DailyLogs(place, home / "templates"),
        keeping=Keeping(place),
        places_book=PlacesBook(),
    )
    try:
        yield desk
    finally:
        desk.close()


def _load_shipped_catalogue(store: Store, desk: int, now: datetime) -> None:
    """Load the catalogue of a newer program once; earlier dossiers keep the version they were received under."""
    digest = shipped_digest()
    with store.read() as db:
        if catalogue.has_digest(db, digest):
            return
    shipped = shipped_catalogue()
    with store.write() as db:
        version = f"{shipped.version}/{digest[:6]}"
        valid_from = date.fromisoformat(shipped.version)
        catalogue.add_version(db, version, valid_from, "shipped", digest, shipped.rows, now)
        journal.append(db, desk, "desk", Event.CATALOGUE_LOADED, version, now)

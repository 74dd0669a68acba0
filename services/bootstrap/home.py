"""Making a home: its folder, keys, store, first account and catalogue; and getting at its key."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from services import secrets
from services.bootstrap.witnessing import mark_of
from services.cases.accounts import hash_password
from services.domain.journal import Event
from services.domain.permissions import Account
from services.errors import DiskFull, HomeExists, HomeMissing, HomeUnfit, KeyMissing, UnknownCommune
from services.resources import commune_name, shipped_catalogue
from services.secrets import KeyFile
from services.settings import FILE as SETTINGS_FILE
from services.settings import Settings, settings_text
from services.store import accounts, catalogue, counters, journal
from services.store.counters import UNWATCHED
from services.store.store import Store

STORE_FILE = "store.db"
_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs"}
_SYNCED = ("dropbox", "onedrive", "google drive", "googledrive", "nextcloud", "zalo received files")


def utc_now() -> datetime:
    """Return the machine's clock, aware."""
    return datetime.now(UTC)


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
        _fill(making / STORE_FILE, key, new, hashed, now(), UNWATCHED if new.key else mark_of(home, keys.home_id))
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


def _fill(file: Path, key: bytes, new: NewHome, password_hash: str, now: datetime, mark: str) -> None:
    store = Store(file, key)
    shipped, block = shipped_catalogue(), new.settings.block
    try:
        store.create()
        with store.write() as db:
            desk = counters.add_desk(db, new.settings.office.desk, block, now, "init", mark)
            accounts.add(db, new.administrator, password_hash, now)
            valid_from = date.fromisoformat(shipped.version)
            batch = catalogue.Batch(shipped.version, valid_from, "shipped", shipped.digest, now)
            catalogue.add(db, batch, {row["code"]: row for row in shipped.rows})
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

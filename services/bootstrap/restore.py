"""Putting a backup in the place of a desk, or onto a new machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from services import secrets
from services.bootstrap.home import STORE_FILE, utc_now
from services.bootstrap.watcher import is_watched
from services.bootstrap.witnessing import later_of, leave_restored, mark_of, read_witness
from services.domain.witness import Witness
from services.errors import BackupDamaged, DeskError, HomeExists, HomeInUse, HomeUnfit, StoreDamaged
from services.files.package import unpack
from services.store import beginning, counters
from services.store.store import Store


@dataclass(frozen=True, slots=True)
class Restored:
    """A desk that was put back; it begins anew when it is opened.

    Attributes:
        made_at: When the backup was made, as its manifest says.
        kept: Where the desk that was there lies now, None when there was none.
    """

    home: Path
    made_at: str
    dossiers: int
    kept: Path | None


def restore_home(
    file: Path, home: Path, key_of: Callable[[Path], bytes], now: Callable[[], datetime] = utc_now
) -> Restored:
    """Put a backup in place, all of it or nothing; a desk that is there is moved aside, never deleted.

    Args:
        key_of: Returns the key of a home, by its keyring or the recovery passphrase.

    Raises:
        BackupDamaged: The file cannot be read whole, or is of another desk than the one that is there.
        HomeExists, HomeInUse, HomeUnfit, DiskFull: Something else is in the folder, a window or a watcher has it open, or it cannot be
            written.
        KeyMissing, WrongPassphrase, WrongKey, StoreDamaged, StoreNewer: The store in it does not open.
    """
    home = home.absolute()
    making = home.with_name(f"{home.name}.dang-khoi-phuc-{os.getpid()}")
    _check_place(home)
    try:
        making.mkdir(mode=0o700, parents=True)
        manifest = unpack(file, making)
        key = key_of(making)
        found = _opened(making, key, now())
        seen = later_of(_of_the_old(home, making, key, now()), found)
        leave_restored(making, seen or found)
        for folder in ("papers", "logs", "backups"):
            (making / folder).mkdir(exist_ok=True)
        return Restored(home, manifest["made_at"], manifest["dossiers"], _put_in_place(making, home, now()))
    except OSError as error:
        raise HomeUnfit(str(home), "read_only") from error
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _check_place(home: Path) -> None:
    there = home.exists() and (not home.is_dir() or any(home.iterdir()))
    if there and not (home / secrets.FILE).exists():
        raise HomeExists(str(home))
    if there and (_window_is_open(home) or is_watched(home)):
        raise HomeInUse(str(home))


def _window_is_open(home: Path) -> bool:
    """Return whether the process that wrote the window's lock lives; on Windows an open folder cannot be moved anyway."""
    if os.name != "posix":
        return False
    with suppress(OSError, ValueError, IndexError):
        os.kill(int((home / "window.lock").read_text("utf-8").splitlines()[0]), 0)
        return True
    return False


def _opened(home: Path, key: bytes, now: datetime) -> Witness:
    """Return what the store of a backup holds, once it is known to be whole."""
    secrets.read_key_file(home).checked(key)
    with closing(Store(home / STORE_FILE, key)) as store:
        store.check()
        if store.integrity():
            raise StoreDamaged
        with store.read() as db:
            return beginning.witness_of(db, counters.current_desk(db), now)


def _of_the_old(home: Path, making: Path, key: bytes, now: datetime) -> Witness | None:
    """Return what is known of the desk that is there: what was seen of it last, and its store if it still opens."""
    if not (home / secrets.FILE).exists():
        return None
    home_id = secrets.read_key_file(making).home_id
    old_id = _home_id(home)
    if old_id not in ("", home_id):
        raise BackupDamaged(making.name.partition(".dang-")[0], "other_desk")
    seen = read_witness(mark_of(home, home_id))
    with suppress(DeskError), closing(Store(home / STORE_FILE, key)) as store:
        if not (home / STORE_FILE).exists():
            return seen
        store.check()
        with store.read() as db:
            return later_of(seen, beginning.witness_of(db, counters.current_desk(db), now))
    return seen


def _home_id(home: Path) -> str:
    """Return a home's id, "" where its key file is damaged: that may be why it is restored."""
    with suppress(DeskError):
        return secrets.read_key_file(home).home_id
    return ""


def _put_in_place(making: Path, home: Path, now: datetime) -> Path | None:
    kept: Path | None = None
    if home.exists() and any(home.iterdir()):
        kept = home.with_name(f"{home.name}.truoc-khoi-phuc-{now.astimezone(UTC):%Y%m%d-%H%M%S}")
        home.rename(kept)
    elif home.exists():
        home.rmdir()
    try:
        making.rename(home)
    except OSError:
        if kept is not None:
            kept.rename(home)
        raise
    return kept

"""One watcher a home: a lock of the system's, which ends with its process however that ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event
from typing import BinaryIO

from services.errors import AlreadyWatched, HomeMissing, HomeUnfit

FILE = "watch.lock"
_TRIES, _PAUSE = 20, 0.05


def _taken(file: BinaryIO) -> bool:
    """Take the lock on an open file; False when somebody else has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def only_watcher(home: Path) -> Iterator[None]:
    """Be the home's only watcher while the block lasts.

    Raises:
        AlreadyWatched: Another process watches it.
        HomeMissing, HomeUnfit: There is no such folder, or it cannot be written to.
    """
    try:
        file = (home / FILE).open("ab")
    except FileNotFoundError as error:
        raise HomeMissing(str(home)) from error
    except OSError as error:
        raise HomeUnfit(str(home), "read_only") from error
    with file:
        # Somebody who only looks holds it for a moment.
        if not any(_taken(file) or Event().wait(_PAUSE) for _ in range(_TRIES)):
            raise AlreadyWatched(str(home))
        yield


def is_watched(home: Path) -> bool:
    """Return whether a watcher sends what waits in this home."""
    with suppress(OSError), (home / FILE).open("ab" if sys.platform == "win32" else "rb") as file:
        return not _taken(file)
    return False

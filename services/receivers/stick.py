"""The folder packages go to: a USB stick or a share, known by the mark that lies in it.

Where a stick was mounted and is not any more there may be an empty folder of this machine: without the mark nothing is written,
and no folder is ever made in its place.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO
from uuid import UUID, uuid4

from services.receivers.reasons import Reason

MARKER = "quay-folder.json"
SCHEMA = "desk.folder/1"
PACKAGES = "packages"
RECEIPTS = "receipts"
SUFFIX = ".age"
_PART = ".part"
_LOCK = ".lock"
_LARGEST_MARKER = 4096
_SPARE = 64 * 1024
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EROFS, errno.EACCES, errno.EPERM)


class Trouble(Exception):
    """The folder cannot be used now.

    Attributes:
        reason: Why.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def prepare(folder: Path) -> str:
    """Mark a folder as one for packages and return its id; one that is marked keeps the id it has.

    Raises:
        Trouble: It is not there or cannot be written.
    """
    with suppress(Trouble):
        return mark_of(folder)
    new = str(uuid4())
    with _named_trouble():
        for part in (PACKAGES, RECEIPTS):
            (folder / part).mkdir(exist_ok=True)
        beside = folder / f".{new}{_PART}"
        _written(beside, json.dumps({"schema": SCHEMA, "id": new}).encode())
        beside.replace(folder / MARKER)
        _sync(folder)
    return new


def mark_of(folder: Path) -> str:
    """Return the id of the folder that is there now.

    Raises:
        Trouble: None is there, or it has no mark.
    """
    try:
        with (folder / MARKER).open("rb") as file:
            told = json.loads(file.read(_LARGEST_MARKER))
        return str(UUID(told["id"]))
    except (FileNotFoundError, NotADirectoryError):
        raise Trouble(Reason.FOLDER_UNMARKED if folder.is_dir() else Reason.FOLDER_GONE) from None
    except OSError as error:
        raise Trouble(_reason(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Trouble(Reason.FOLDER_UNMARKED) from None


def package_file(folder: Path, package: str) -> Path:
    """Return where a package lies; its name says nothing but its id."""
    return folder / PACKAGES / f"{package}{SUFFIX}"


def put(folder: Path, whose: str, package: str, size: int, fill: Callable[[IO[bytes]], str]) -> str:
    """Write a package: under its name it is there whole or not at all. Return what `fill` returned.

    What this writer could not finish before is removed; to be called in its `turn`.

    Args:
        whose: Word for the writer, the same every time.
        size: What it will come to at most, in bytes.
        fill: Writes it.

    Raises:
        Trouble: The folder is gone, full or cannot be written; nothing is left of the package.
    """
    with _named_trouble():
        place = folder / PACKAGES
        for left in place.glob(f".{whose}-*{_PART}"):
            left.unlink(missing_ok=True)
        if shutil.disk_usage(place).free < size + _SPARE:
            raise Trouble(Reason.FOLDER_FULL)
        part = place / f".{whose}-{package}{_PART}"
        try:
            with part.open("xb") as file:
                result = fill(file)
                file.flush()
                os.fsync(file.fileno())
            part.replace(package_file(folder, package))
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        _sync(place)
    return result


@contextmanager
def turn(folder: Path) -> Iterator[None]:
    """Let one program of this machine at a time add a package, so that each names the one before it.

    Where a file system knows no locks the turn is not kept: packages are whole all the same.

    Raises:
        Trouble: The folder is gone or cannot be written.
    """
    with _named_trouble():
        file = (folder / PACKAGES / _LOCK).open("ab")
    with file:
        with suppress(OSError):
            _locked(file)
        yield


def _locked(file: IO[bytes]) -> None:
    """Hold a file until it is closed."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)


def _written(file: Path, content: bytes) -> None:
    with file.open("xb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _sync(folder: Path) -> None:
    """Bring a folder's names to the disk; sticks for other systems and Windows know no such thing."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _named_trouble() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Trouble(_reason(error)) from error


def _reason(error: OSError) -> Reason:
    if error.errno in _FULL:
        return Reason.FOLDER_FULL
    return Reason.FOLDER_READ_ONLY if error.errno in _FORBIDDEN else Reason.FOLDER_GONE

"""A backup: one file that holds a home's encrypted store and papers as they are, with a list of what is in it.

It is a ZIP without compression (what is encrypted does not get smaller). `manifest.json` comes last and names every part
with its size and SHA-256, so a file that was cut short or changed is told from a whole one.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import IO, Any

from services.errors import BackupDamaged, BadFile, DiskFull

MANIFEST = "manifest.json"
SCHEMA = "desk.backup/1"
LARGEST_MANIFEST = 64 * 1024 * 1024
_BLOCK = 1024 * 1024


def write_package(target: Path, parts: Iterable[tuple[str, Path]], facts: Mapping[str, Any]) -> int:
    """Write a backup whole or not at all, read it back, and return how many parts it has.

    Args:
        parts: Names inside, with `/`, and the files they are copied from.
        facts: What else the manifest says; nothing personal.

    Raises:
        DiskFull, BadFile: There is no room, or it cannot be written there.
        BackupDamaged: What was written reads back differently: the medium is bad.
    """
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with fresh.open("xb") as out:
            with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED, allowZip64=True) as package:
                listed = {name: _add(package, name, source) for name, source in parts}
                package.writestr(MANIFEST, json.dumps({"schema": SCHEMA, **facts, "parts": listed}))
            out.flush()
            os.fsync(out.fileno())
        check_package(fresh)
        fresh.replace(target)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise DiskFull from error
        raise BadFile(str(target), "not_writable") from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
    return len(listed)


def check_package(file: Path) -> Mapping[str, Any]:
    """Return the manifest of a backup every part of which was read and is as it was written.

    Raises:
        BackupDamaged: It is not.
    """
    return _read(file, None)


def unpack(file: Path, folder: Path) -> Mapping[str, Any]:
    """Write every part of a backup into a new folder, all on the disk when it returns, and return the manifest.

    Raises:
        BackupDamaged: A part is not as it was written; the folder holds a half then.
        DiskFull: There is no room.
    """
    try:
        return _read(file, folder)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise DiskFull from error
        raise BackupDamaged(file.name, "unreadable") from error


def _add(package: zipfile.ZipFile, name: str, source: Path) -> dict[str, Any]:
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as content, package.open(name, "w", force_zip64=True) as part:
        while block := content.read(_BLOCK):
            digest.update(block)
            size += len(block)
            part.write(block)
    return {"size": size, "sha256": digest.hexdigest()}


def _read(file: Path, folder: Path | None) -> Mapping[str, Any]:
    try:
        with zipfile.ZipFile(file) as package:
            manifest = _manifest(package, file.name)
            names = set(package.namelist()) - {MANIFEST}
            if names != set(manifest["parts"]) or not all(_is_plain(name) for name in names):
                raise BackupDamaged(file.name, "incomplete")
            for name, told in manifest["parts"].items():
                with package.open(name) as part:
                    if _copied(part, folder / name if folder else None) != (told["size"], told["sha256"]):
                        raise BackupDamaged(file.name, "damaged")
            return manifest
    except (zipfile.BadZipFile, EOFError, KeyError, TypeError, ValueError, NotImplementedError) as error:
        raise BackupDamaged(file.name, "damaged") from error


def _manifest(package: zipfile.ZipFile, name: str) -> dict[str, Any]:
    if package.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise BackupDamaged(name, "damaged")
    manifest = json.loads(package.read(MANIFEST))
    if manifest["schema"] != SCHEMA:
        raise BackupDamaged(name, "newer")
    return dict(manifest)


def _is_plain(name: str) -> bool:
    """A part lies inside the folder it is unpacked into."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name and ":" not in name


def _copied(part: IO[bytes], target: Path | None) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    if target is not None:
        target.parent.mkdir(parents=True, exist_ok=True)
    out = target.open("xb") if target is not None else None
    try:
        while block := part.read(_BLOCK):
            digest.update(block)
            size += len(block)
            if out is not None:
                out.write(block)
        if out is not None:
            out.flush()
            os.fsync(out.fileno())
    finally:
        if out is not None:
            out.close()
    return size, digest.hexdigest()

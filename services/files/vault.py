"""Scanned papers on disk: each content once, encrypted, under a name that says nothing of it.

A file is `papers/ab/<digest>`: the digest is an HMAC over the SHA-256 of the content, so that nobody without the key can tell
which papers are there. Inside: a mark, a nonce, the content sealed with AES-256-GCM, bound to the digest.
"""

from __future__ import annotations

import errno
import hashlib
import hmac
import os
import secrets
from collections.abc import Container, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from services.errors import DiskFull, HomeUnfit, PaperDamaged

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MARK = b"QMC1"
NONCE = 12
TAG = 16
QUARANTINE = "quarantine"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_TEMPORARY = ".part-"


@dataclass(frozen=True, slots=True)
class Stored:
    """A content in the vault.

    Attributes:
        digest: Keyed hash that names it.
        sha256: Of the content itself.
        size: Of the content, in bytes.
    """

    digest: str
    sha256: str
    size: int


class Vault:
    """The folder of encrypted papers of one home.

    Args:
        folder: Made when the first paper comes.
        key: 32 bytes, of the home.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._naming, self._sealing = (hmac.digest(key, use, "sha256") for use in (b"name", b"seal"))

    @cached_property
    def _cipher(self) -> AESGCM:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(self._sealing)

    def put(self, content: bytes) -> Stored:
        """Store a content; it is on disk, file and folder, when this returns. What is there already is not written again.

        Raises:
            DiskFull, HomeUnfit: It cannot be written; nothing is left of it.
        """
        sha256 = hashlib.sha256(content).digest()
        digest = self._digest(sha256)
        try:
            if not self._there(digest):
                self._write(digest, content)
        except OSError as error:
            raise _translated(error, self._folder) from error
        return Stored(digest, sha256.hex(), len(content))

    def has(self, digest: str) -> bool:
        """Return whether there is a file of this content; `get` tells whether it is whole."""
        return self._path(digest).exists()

    def get(self, digest: str) -> bytes:
        """Return a content as it was stored.

        A file that is not what was stored is moved to `papers/quarantine` and never handed on.

        Raises:
            PaperDamaged: It is gone, or damaged; `what` is the beginning of its digest.
            HomeUnfit: It cannot be read.
        """
        path = self._path(digest)
        try:
            sealed = path.read_bytes()
        except FileNotFoundError:
            raise PaperDamaged(digest[:8], "gone") from None
        except OSError as error:
            raise HomeUnfit(str(self._folder), "unreadable") from error
        content = self._opened(digest, sealed)
        if content is None:
            self._put_aside(path)
            raise PaperDamaged(digest[:8], "damaged")
        return content

    def sweep(self, named: Container[str], before: datetime) -> int:
        """Remove files that no row names and that were last touched before an instant; return how many went.

        To be called while nobody can add a row: what is being attached has its file before its row.
        """
        gone = 0
        for path in self.orphans(named, before):
            with suppress(OSError):
                path.unlink()
                gone += 1
        return gone

    def orphans(self, named: Container[str], before: datetime) -> list[Path]:
        """Return the files that no row names and that were last touched before an instant."""
        found, moment = [], before.timestamp()
        for entry in self._entries():
            with suppress(OSError):
                if entry.name not in named and entry.stat().st_mtime < moment:
                    found.append(Path(entry.path))
        return found

    def _entries(self) -> Iterator[os.DirEntry[str]]:
        for shelf in self._folder.glob("??"):
            with suppress(OSError), os.scandir(shelf) as entries:
                yield from entries

    def _digest(self, sha256: bytes) -> str:
        return hmac.digest(self._naming, sha256, "sha256").hex()

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest

    def _opened(self, digest: str, sealed: bytes) -> bytes | None:
        """Return the content of a file, None when it is not the one of this digest."""
        from cryptography.exceptions import InvalidTag

        head = len(MARK) + NONCE
        if len(sealed) < head + TAG or not sealed.startswith(MARK):
            return None
        try:
            content = self._cipher.decrypt(sealed[len(MARK) : head], memoryview(sealed)[head:], digest.encode())
        except InvalidTag:
            return None
        return content if self._digest(hashlib.sha256(content).digest()) == digest else None

    def _there(self, digest: str) -> bool:
        """Return whether a content is there whole; its file then counts as new, so that no sweep takes it."""
        if not self.has(digest):
            return False
        try:
            self.get(digest)
        except PaperDamaged:
            return False
        path = self._path(digest)
        os.utime(path)
        _sync_folder(path.parent)  # who wrote it may have been killed before this
        return True

    def _write(self, digest: str, content: bytes) -> None:
        path = self._path(digest)
        self._make(path.parent)
        nonce = secrets.token_bytes(NONCE)
        part = path.parent / f"{_TEMPORARY}{secrets.token_hex(8)}"
        try:
            file = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            try:
                _write_all(file, MARK + nonce + self._cipher.encrypt(nonce, content, digest.encode()))
                os.fsync(file)
            finally:
                os.close(file)
            part.replace(path)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)

    def _make(self, shelf: Path) -> None:
        if not shelf.is_dir():
            shelf.mkdir(mode=0o700, parents=True, exist_ok=True)
            _sync_folder(self._folder)

    def _put_aside(self, path: Path) -> None:
        aside = self._folder / QUARANTINE
        with suppress(OSError):
            aside.mkdir(mode=0o700, exist_ok=True)
            path.replace(aside / f"{path.name}-{secrets.token_hex(4)}")
            _sync_folder(aside)


def _write_all(file: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(file, rest) :]


def _sync_folder(folder: Path) -> None:
    """Bring a folder's names to the disk; Windows keeps them with the file and opens no folder."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _translated(error: OSError, folder: Path) -> Exception:
    return DiskFull() if error.errno in _FULL else HomeUnfit(str(folder), "read_only")

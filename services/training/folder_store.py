"""What the training side received in sealed packages, beside what came over the line: a file of its own that only grows."""

import hashlib
import os
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from services.training.sealed import Damaged

FILE_NAME = "training-folder.sqlite3"
PAPERS = "papers"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS packages (
    id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, desk INTEGER NOT NULL, agency TEXT NOT NULL, times INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS missed (id TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS entries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, entry TEXT NOT NULL UNIQUE, package TEXT NOT NULL, number TEXT NOT NULL,
    kind TEXT NOT NULL, version INTEGER NOT NULL, sha256 TEXT NOT NULL, body TEXT NOT NULL, paper TEXT NOT NULL
);
"""
_READ = 256 * 1024


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A row that was received, once however often it came.

    Attributes:
        paper: SHA-256 of the scanned paper it is about, "" for none.
    """

    entry: str
    package: str
    number: str
    kind: str
    version: int
    sha256: str
    body: str
    paper: str


class FolderStore:
    """Rows and papers of packages; every write is on the disk when the call returns."""

    def __init__(self, folder: Path) -> None:
        (folder / PAPERS).mkdir(parents=True, exist_ok=True)
        self._papers = folder / PAPERS
        self._db = sqlite3.connect(folder / FILE_NAME, timeout=30, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.executescript(_SCHEMA)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def knows(self, package: str) -> bool:
        """Return whether a package was taken before."""
        return self._db.execute("SELECT 1 FROM packages WHERE id = ?", (package,)).fetchone() is not None

    def missed(self, package: str) -> bool:
        """Note that a package never came; False when that was noted before."""
        return bool(self._db.execute("INSERT OR IGNORE INTO missed (id) VALUES (?)", (package,)).rowcount)

    def take(self, manifest: Mapping[str, Any], sha256: str, rows: list[HeldRow]) -> None:
        """Keep a package's rows, all or none; one that is held is not held twice."""
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            known = "INSERT INTO packages VALUES (?, ?, ?, ?, 1) ON CONFLICT (id) DO UPDATE SET times = times + 1"
            self._db.execute(known, (manifest["package"], sha256, manifest.get("desk", 0), manifest.get("agency", "")))
            self._db.executemany(
                "INSERT OR IGNORE INTO entries (entry, package, number, kind, version, sha256, body, paper)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [(r.entry, r.package, r.number, r.kind, r.version, r.sha256, r.body, r.paper) for r in rows],
            )

    def keep_paper(self, sha256: str, content: IO[bytes]) -> None:
        """Keep a scanned paper; one that is there already is left alone.

        Raises:
            Damaged: It is not what its name says.
        """
        file, part = self._papers / sha256, self._papers / f".{sha256}.part"
        digest = hashlib.sha256()
        with part.open("wb") as opened:
            while piece := content.read(_READ):
                digest.update(piece)
                opened.write(piece)
            opened.flush()
            os.fsync(opened.fileno())
        if digest.hexdigest() != sha256:
            part.unlink()
            raise Damaged("changed")
        part.replace(file)

    def has_paper(self, sha256: str) -> bool:
        """Return whether a scanned paper is kept."""
        return (self._papers / sha256).exists()

    def row(self, entry: str) -> HeldRow | None:
        """Return a row by its id, or None."""
        found = self._db.execute(f"{_ROWS} WHERE entry = ?", (entry,)).fetchone()
        return HeldRow(*found) if found else None

    def holds(self, number: str) -> bool:
        """Return whether a dossier is held."""
        query = "SELECT 1 FROM entries WHERE number = ? AND kind = 'dossier' LIMIT 1"
        return self._db.execute(query, (number,)).fetchone() is not None

    def rows(self) -> list[HeldRow]:
        """Return what is held, in the order it came."""
        return [HeldRow(*row) for row in self._db.execute(f"{_ROWS} ORDER BY seq")]

    def packages(self) -> dict[str, int]:
        """Return how often each package came."""
        return dict(self._db.execute("SELECT id, times FROM packages").fetchall())


_ROWS = "SELECT entry, package, number, kind, version, sha256, body, paper FROM entries"

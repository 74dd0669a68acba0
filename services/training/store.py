"""What the training receiver has acknowledged, in a file of its own that only grows."""

import json
import sqlite3
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from services.training.contract import FEEDBACK, SYNC_DOSSIER, SYNC_PROGRESS, canonical

FILE_NAME = "training-receiver.sqlite3"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS {p}receipts (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    service TEXT NOT NULL,
    updating INTEGER NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS {p}receipts_of_a_dossier ON {p}receipts (code, service, seq);
CREATE UNIQUE INDEX IF NOT EXISTS {p}one_first_receipt ON {p}receipts (code)
    WHERE service = '{dossier}' AND updating = 0;
"""
_HELD = """
SELECT d.code, d.name, d.body, t.stored,
       (SELECT count(*) FROM {p}receipts p WHERE p.code = d.code AND p.service = :progress) AS progress
FROM {p}receipts d JOIN (
    SELECT min(seq) AS first, max(seq) AS last, count(*) AS stored FROM {p}receipts WHERE service = :dossier GROUP BY code
) t ON t.last = d.seq
ORDER BY t.first
"""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the records of one contract are kept, and what they are called.

    Attributes:
        prefix: Of its tables.
        dossier, progress: Its services for the two.
        state: The field of a dossier later records change.
    """

    prefix: str = ""
    dossier: str = SYNC_DOSSIER
    progress: str = SYNC_PROGRESS
    state: str = "TrangThaiHoSo"


@dataclass(frozen=True, slots=True)
class Entry:
    """A record to be kept: its dossier's code, its procedure's name ("" for progress) and its compact JSON."""

    code: str
    name: str
    body: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """One record that was accepted, in the order of acceptance."""

    seq: int
    at: datetime
    service: str
    updating: bool
    code: str
    body: str


@dataclass(frozen=True, slots=True)
class HeldDossier:
    """A dossier as it was last sent.

    Attributes:
        stored: How many times it was accepted, updates included.
        progress: How many progress records it has.
    """

    code: str
    name: str
    body: str
    stored: int
    progress: int


@dataclass(frozen=True, slots=True)
class HeldProgress:
    """A progress record, or a citizen's word; one that was sent twice is held twice."""

    seq: int
    code: str
    body: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many dossiers are held, how often dossiers were accepted, how many progress records are held."""

    dossiers: int
    stored: int
    progress: int


Also = Callable[[sqlite3.Connection], None]


class Present(Exception):
    """A dossier said to be new is held already."""


class Absent(Exception):
    """A dossier that should be held is not."""


class Store:
    """The receipts; every write is on the disk when the call returns."""

    def __init__(self, folder: Path, clock: Callable[[], datetime], shelf: Shelf | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._shelf = shelf or Shelf()
        self._table = f"{self._shelf.prefix}receipts"
        self._clock = clock
        self._lock = threading.Lock()
        self._db = sqlite3.connect(folder / FILE_NAME, timeout=30, isolation_level=None, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.executescript(self._schema())

    def _schema(self) -> str:
        return _SCHEMA.format(p=self._shelf.prefix, dossier=self._shelf.dossier)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    def add_dossiers(self, entries: Sequence[Entry], *, updating: bool, also: Also | None = None) -> None:
        """Keep dossiers, all or none.

        Args:
            also: What else is kept with them or not at all.

        Raises:
            Present: One is said to be new and is held already.
            Absent: One is said to be held and is not.
        """
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            for entry in entries:
                if self._holds(entry.code) != updating:
                    raise Absent(entry.code) if updating else Present(entry.code)
                self._append(self._shelf.dossier, updating, entry)
            if also:
                also(self._db)

    def add_progress(self, entries: Sequence[Entry], *, service: str = "", also: Also | None = None) -> None:
        """Keep progress records as they come, all or none; one sent again is kept again.

        Args:
            service: What kept it, "" for the shelf's own for progress.
            also: What else is kept with them or not at all.

        Raises:
            Absent: The dossier of one is not held.
        """
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            for entry in entries:
                if not self._holds(entry.code):
                    raise Absent(entry.code)
                self._append(service or self._shelf.progress, False, entry)
            if also:
                also(self._db)

    def add_feedback(self, entries: Sequence[Entry]) -> None:
        """Keep what citizens thought of the service, all or none; the name of each is its id, "" for one without.

        Raises:
            Absent: The dossier of one is not held.
            Present: One of this id is held.
        """
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            for entry in entries:
                if not self._holds(entry.code):
                    raise Absent(entry.code)
                query = f"SELECT 1 FROM {self._table} WHERE service = ? AND name = ? AND name <> '' LIMIT 1"
                if self._db.execute(query, (FEEDBACK, entry.name)).fetchone():
                    raise Present(entry.code)
                self._append(FEEDBACK, False, entry)

    def feedback(self) -> list[HeldProgress]:
        """Return what citizens thought of the service, in the order it came; what was told twice without an id is here twice."""
        query = f"SELECT seq, code, body FROM {self._table} WHERE service = ? ORDER BY seq"
        return [HeldProgress(*row) for row in self._rows(query, (FEEDBACK,))]

    def dossier(self, code: str) -> str | None:
        """Return the compact JSON of a dossier as it stands, or `None`: as last sent, in the state later progress left it."""
        query = f"SELECT service, body FROM {self._table} WHERE code = ? AND service <> ? ORDER BY seq"
        held: dict[str, Any] | None = None
        for service, body in self._rows(query, (code, FEEDBACK)):
            told = json.loads(body)
            if service == self._shelf.dossier:
                held = told
            elif held is not None:
                held[self._shelf.state] = told["TrangThai"]
        return canonical(held) if held is not None else None

    def dossiers(self) -> list[HeldDossier]:
        """Return what is held, in the order dossiers first came."""
        names: dict[str, object] = {"dossier": self._shelf.dossier, "progress": self._shelf.progress}
        return [HeldDossier(*row) for row in self._rows(_HELD.format(p=self._shelf.prefix), names)]

    def progress(self) -> list[HeldProgress]:
        """Return the progress records in the order they came."""
        query = f"SELECT seq, code, body FROM {self._table} WHERE service = ? ORDER BY seq"
        return [HeldProgress(*row) for row in self._rows(query, (self._shelf.progress,))]

    def receipts(self) -> list[Receipt]:
        """Return every record ever accepted, in order."""
        query = f"SELECT seq, at, service, updating, code, body FROM {self._table} ORDER BY seq"
        return [
            Receipt(seq, datetime.fromisoformat(at), service, bool(updating), code, body)
            for seq, at, service, updating, code, body in self._rows(query)
        ]

    def counts(self) -> Counts:
        """Return how much is held."""
        query = f"SELECT count(DISTINCT code), count(*) FROM {self._table} WHERE service = ?"
        (dossiers, stored), (_, progress) = (
            self._rows(query, (name,))[0] for name in (self._shelf.dossier, self._shelf.progress)
        )
        return Counts(dossiers, stored, progress)

    def _holds(self, code: str) -> bool:
        query = f"SELECT 1 FROM {self._table} WHERE code = ? AND service = ? LIMIT 1"
        return self._db.execute(query, (code, self._shelf.dossier)).fetchone() is not None

    def _append(self, service: str, updating: bool, entry: Entry) -> None:
        self._db.execute(
            f"INSERT INTO {self._table} (at, service, updating, code, name, body) VALUES (?, ?, ?, ?, ?, ?)",
            (self._clock().astimezone(UTC).isoformat(), service, updating, entry.code, entry.name, entry.body),
        )

    def _rows(self, query: str, values: Sequence[object] | dict[str, object] = ()) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._db.execute(query, values).fetchall()

"""What the ministry of the training receiver has given out and taken in beside dossiers: numbers, files, answers to be repeated."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import UTC
from hashlib import sha256

from services.training.answers import Answer
from services.training.contract import HAND_IN, STEP
from services.training.store import Shelf, Store

SHELF = Shelf("ministry_", HAND_IN, STEP, "TrangThai")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS ministry_numbers (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    code TEXT NOT NULL,
    number TEXT NOT NULL UNIQUE
);
CREATE TABLE IF NOT EXISTS ministry_files (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS ministry_answers (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    service TEXT NOT NULL,
    key TEXT NOT NULL,
    answer TEXT NOT NULL,
    UNIQUE (service, key)
);
"""
# A ministry's own code; the code a number is asked for by is another.
_PREFIX = "G09.20"


@dataclass(frozen=True, slots=True)
class HeldUpload:
    """A file as it was taken in; one that came twice is held twice.

    Attributes:
        size: In bytes.
    """

    id: str
    sha256: str
    size: int


class MinistryStore(Store):
    """The ministry's records; every write is on the disk when the call returns."""

    def _schema(self) -> str:
        return super()._schema() + _SCHEMA

    def draw(self, code: str, key: str) -> str:
        """Return the next number, or the one that was given for this key; "" knows no key."""
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            if known := self._answered("number", key):
                return known
            now = self._clock().astimezone(UTC)
            (last,) = self._db.execute("SELECT ifnull(max(seq), 0) FROM ministry_numbers").fetchone()
            number = f"{_PREFIX}-{now:%Y%m%d}-{last + 1:07d}"
            self._db.execute(
                "INSERT INTO ministry_numbers (at, code, number) VALUES (?, ?, ?)", (now.isoformat(), code, number)
            )
            self._remember(self._db, "number", key, number)
            return number

    def keep_file(self, content: bytes, key: str) -> HeldUpload:
        """Keep a file, once for a key, and return it."""
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            if known := self._answered("file", key):
                return HeldUpload(*json.loads(known))
            (last,) = self._db.execute("SELECT ifnull(max(seq), 0) FROM ministry_files").fetchone()
            file = HeldUpload(f"TEP-{last + 1:06d}", sha256(content).hexdigest(), len(content))
            self._db.execute(
                "INSERT INTO ministry_files (at, id, sha256, size) VALUES (?, ?, ?, ?)",
                (self._clock().astimezone(UTC).isoformat(), file.id, file.sha256, file.size),
            )
            self._remember(self._db, "file", key, json.dumps([file.id, file.sha256, file.size]))
            return file

    def answered(self, service: str, key: str) -> Answer | None:
        """Return the answer of success a key had before, `None` when it had none."""
        with self._lock:
            known = self._answered(service, key)
        if not known:
            return None
        answer: Answer = json.loads(known)
        return answer

    def remember(self, db: sqlite3.Connection, service: str, key: str, answer: Answer) -> None:
        """Keep an answer of success for a key, in the transaction of what it answers."""
        self._remember(db, service, key, json.dumps(answer, ensure_ascii=False))

    def numbers(self) -> list[str]:
        """Return the numbers given out, in order."""
        return [number for (number,) in self._rows("SELECT number FROM ministry_numbers ORDER BY seq")]

    def gave(self, number: str) -> bool:
        """Return whether a number was given out."""
        return bool(self._rows("SELECT 1 FROM ministry_numbers WHERE number = ?", (number,)))

    def uploads(self) -> list[HeldUpload]:
        """Return the files taken in, in order."""
        return [HeldUpload(*row) for row in self._rows("SELECT id, sha256, size FROM ministry_files ORDER BY seq")]

    def upload(self, record: str) -> HeldUpload | None:
        """Return a file by its id."""
        rows = self._rows("SELECT id, sha256, size FROM ministry_files WHERE id = ?", (record,))
        return HeldUpload(*rows[0]) if rows else None

    def record_of(self, number: str) -> str:
        """Return the ministry's own id of a dossier, "" when it holds none."""
        query = "SELECT min(seq) FROM ministry_receipts WHERE code = ? AND service = ?"
        ((first,),) = self._rows(query, (number, HAND_IN))
        return f"HS-{first:08d}" if first else ""

    def _answered(self, service: str, key: str) -> str:
        if not key:
            return ""
        query = "SELECT answer FROM ministry_answers WHERE service = ? AND key = ?"
        row = self._db.execute(query, (service, key)).fetchone()
        return str(row[0]) if row else ""

    @staticmethod
    def _remember(db: sqlite3.Connection, service: str, key: str, answer: str) -> None:
        if key:
            db.execute("INSERT INTO ministry_answers (service, key, answer) VALUES (?, ?, ?)", (service, key, answer))

"""The store: one encrypted file, opened with its raw key; a plain SQLite file cannot be opened."""

from __future__ import annotations

import errno
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from services.errors import DiskFull, HomeUnfit, StoreBusy, StoreDamaged, StoreNewer
from services.store.migrations import HEAD, upgrade

__all__ = ["Connection", "Store"]

BUSY_MS = 15_000
SCANT_ROOM = 256 * 1024
"""Bytes; with less the database fails in ways that look like damage."""


def _connect(file: Path, key: bytes) -> Any:
    from sqlcipher3 import dbapi2

    db = dbapi2.connect(str(file), isolation_level=None, check_same_thread=False, timeout=BUSY_MS / 1000)
    run = db.execute
    run("PRAGMA cipher_log_level = NONE")
    run(f"PRAGMA key = \"x'{key.hex()}'\"")
    run(f"PRAGMA busy_timeout = {BUSY_MS}")
    run("PRAGMA foreign_keys = ON")
    run("PRAGMA synchronous = FULL")
    return db


def _no_room(folder: Path) -> bool:
    """Return whether nothing more can be written here: the disk is full, or what this user may fill of it."""
    try:
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(bytes(SCANT_ROOM))
            probe.flush()
    except OSError as error:
        return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    return False


def _translated(error: Exception, file: Path) -> Exception | None:
    """Return a database error as one of ours when a person can act on it, else None.

    What the database says is never repeated: it may hold what was to be stored.
    """
    said = str(getattr(error, "orig", error)).lower()
    vague = "disk i/o" in said or "unable to open" in said
    if "disk is full" in said or (vague and _no_room(file.parent)):
        return DiskFull()
    if "readonly" in said or "unable to open" in said:
        return HomeUnfit(str(file.parent), "read_only")
    if "locked" in said or "busy" in said:
        return StoreBusy()
    if "malformed" in said or "not a database" in said or "disk i/o" in said:
        return StoreDamaged()
    return None


class Store:
    """One desk's database.

    The caller has checked the key against the home's key check value, so a file that does not open is damaged.
    """

    def __init__(self, file: Path, key: bytes) -> None:
        from sqlcipher3 import dbapi2

        self._file = file
        self._engine: Engine = create_engine(
            "sqlite://",
            creator=lambda: _connect(file, key),
            module=dbapi2,
            poolclass=QueuePool,
            json_serializer=_compact,
            pool_size=6,
            hide_parameters=True,  # what was to be stored is a citizen's; an error must not repeat it
        )
        event.listen(self._engine, "begin", _begin)

    def create(self) -> None:
        """Make the file and its tables; the journal mode stays with the file."""
        with self._engine.connect() as db:
            db.connection.driver_connection.execute("PRAGMA journal_mode = WAL")  # type: ignore[union-attr]
        self.upgrade()

    def upgrade(self) -> None:
        """Bring the tables to this version of the program, all or nothing."""
        with self.write() as db:
            upgrade(db)

    def check(self) -> None:
        """Pass when the file opens; tables of an older version are brought up to date.

        Raises:
            StoreDamaged: It cannot be read with the right key.
            StoreNewer: A newer version of the program wrote it.
        """
        with self.read() as db:
            there = db.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'")).first()
            found = db.execute(text("SELECT version_num FROM alembic_version")).scalar() if there else None
        if found is None:
            raise StoreDamaged
        if found > HEAD:
            raise StoreNewer(found)
        if found < HEAD:
            self.upgrade()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Yield a connection on one consistent view of the store."""
        try:
            with self._engine.connect() as db, db.begin():
                yield db
        except DBAPIError as error:
            raise (_translated(error, self._file) or error) from None

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Yield a connection holding the write lock; committed and on disk when the block ends, undone when it fails.

        Raises:
            DiskFull, StoreBusy, HomeUnfit: Nothing was written.
        """
        try:
            with self._engine.connect() as fresh:
                db = fresh.execution_options(immediate=True)
                with db.begin():
                    yield db
        except DBAPIError as error:
            raise (_translated(error, self._file) or error) from None

    def integrity(self) -> tuple[str, ...]:
        """Return what the database itself finds wrong, empty when nothing.

        Raises:
            StoreDamaged: Not even the check can be made.
        """
        found: list[str] = []
        try:
            with self._engine.connect() as db:
                for check in ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check"):
                    found += [str(row[0]) for row in db.exec_driver_sql(check)]
        except DBAPIError as error:
            raise (_translated(error, self._file) or error) from None
        return tuple(row for row in found if row != "ok")

    def checkpoint(self) -> None:
        """Move what lies in the write-ahead log into the file."""
        with self._engine.connect() as db:
            db.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()  # type: ignore[union-attr]

    @contextmanager
    def watching(self) -> Iterator[Callable[[], int]]:
        """Yield what gives a number that changes with every commit of another connection, also of other processes.

        Asking reads no row, so it can be asked several times a second.
        """
        from sqlcipher3 import dbapi2

        with self._engine.connect() as db:
            raw: Any = db.connection.driver_connection

            def version() -> int:
                try:
                    return int(raw.execute("PRAGMA data_version").fetchone()[0])
                except dbapi2.Error as error:
                    raise (_translated(error, self._file) or error) from None

            yield version

    def copy_into(self, target: Path) -> None:
        """Write the store as it is at this moment into a new file under the same key, while work goes on.

        Raises:
            DiskFull, StoreDamaged, HomeUnfit: It could not be; what was written is no store.
        """
        from sqlcipher3 import dbapi2

        try:
            with self._engine.connect() as db:
                db.connection.driver_connection.execute("VACUUM INTO ?", (str(target),))  # type: ignore[union-attr]
        except (dbapi2.Error, DBAPIError) as error:
            raise (_translated(error, self._file) or error) from None

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()


def _compact(value: Any) -> str:
    """Return JSON with its letters as they are: escaped Vietnamese is three times as long."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _begin(db: Connection) -> None:
    db.exec_driver_sql("BEGIN IMMEDIATE" if db.get_execution_options().get("immediate") else "BEGIN")

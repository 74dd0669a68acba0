"""A nursery of commands to be killed: it imports the program once, then forks one real command after another.

Started with a socket as its only argument. Every message brings the command, where it is to die, and its standard streams;
the answer is the process's id, later its wait status. A command kills itself at a named point, as a power cut would: nothing
of Python runs any more. The points are seen from outside, through SQLAlchemy's events, a wrapped standard output and the
interpreter's profile; the program itself knows nothing of them.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
import threading
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 1 << 16


def die() -> None:
    """End here and now."""
    os.kill(os.getpid(), signal.SIGKILL)


class Points:
    """Watches a command's database and ends it at one point, or writes down every point it passes.

    Attributes:
        transaction: How many writing transactions have begun.
        statement: How many statements the present one has run, its BEGIN included.
    """

    def __init__(self, where: dict[str, Any], trace: int | None) -> None:
        self.where, self.trace = where, trace
        self.transaction = self.statement = 0
        self.writing = self.committed = False
        self.closing = 0

    def install(self) -> None:
        from sqlalchemy import Engine, event
        from sqlalchemy.pool import Pool

        event.listen(Engine, "after_cursor_execute", self.ran)
        event.listen(Engine, "commit", self.commits)
        event.listen(Pool, "checkin", self.returned)
        event.listen(Pool, "close", self.closes)
        if pages := self.where.get("checkpoint_after_pages"):
            event.listen(Pool, "connect", lambda db, _: db.execute(f"PRAGMA wal_autocheckpoint = {pages}"))

    def ran(self, db: Any, cursor: Any, statement: str, *more: Any) -> None:
        if statement.startswith("BEGIN"):
            self.writing = statement == "BEGIN IMMEDIATE"
            self.transaction += self.writing
            self.statement = 0
        if not self.writing:
            return
        self.statement += 1
        self._passed(statement)
        if self.where.get("statement") == [self.transaction, self.statement]:
            die()

    def commits(self, db: Any) -> None:
        self.committed = self.writing
        if self.writing and self.where.get("committing") == self.transaction:
            self._tell(b"c") if self.where.get("timed") else die()

    def returned(self, db: Any, record: Any) -> None:
        if self.committed and self.where.get("committing") == self.transaction and self.where.get("timed"):
            self._tell(b"d")
        if self.committed and self.where.get("committed") == self.transaction:
            die()
        self.committed = self.writing = False

    def closes(self, db: Any, record: Any) -> None:
        """The last connection to be closed moves the write-ahead log into the file."""
        if self.where.get("closing") and not self.closing:
            self.closing = 1
            self._tell(b"c")

    def _tell(self, word: bytes) -> None:
        if self.trace is not None:
            os.write(self.trace, word)

    def _passed(self, statement: str) -> None:
        if self.where.get("trace"):
            words = " ".join(statement.split()[:3])
            self._tell(json.dumps([self.transaction, self.statement, words]).encode() + b"\n")


class Out:
    """Standard output that ends the process before or after its n-th line."""

    def __init__(self, out: Any, where: dict[str, Any]) -> None:
        self._out, self._where, self._lines = out, where, 0

    def write(self, text: str) -> int:
        self._lines += text.count("\n")
        if self._where.get("before_line") == self._lines:
            die()
        return int(self._out.write(text))

    def flush(self) -> None:
        self._out.flush()
        if self._where.get("after_line") == self._lines:
            die()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._out, name)


class Calls:
    """Ends the process when a function is called, or has returned, for the n-th time."""

    def __init__(self, event: str, name: str, nth: int) -> None:
        self._event, self._name, self._left = event, name, nth

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        if event == self._event and frame.f_code.co_qualname == self._name:
            self._left -= 1
            if not self._left:
                die()


def command(told: dict[str, Any], streams: list[int]) -> None:
    """Be the command: its streams, its environment, its point, then what `main.py` does."""
    for number, stream in enumerate(streams[:3]):
        os.dup2(stream, number)
    os.environ.update(told["environment"])
    os.chdir(told["folder"])
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(n, "w" if n else "r", encoding="utf-8") for n in range(3))
    where = told["where"]
    Points(where, streams[3] if len(streams) > 3 else None).install()
    if "before_line" in where or "after_line" in where:
        sys.stdout = Out(sys.stdout, where)
    for event in ("call", "return"):
        if event in where:
            calls = Calls(event, *where[event])
            threading.setprofile(calls)
            sys.setprofile(calls)

    from main import main

    status = main(told["arguments"])
    sys.stdout.flush()
    if where.get("closing"):
        os.write(streams[3], b"d")
    os._exit(status)


def serve(line: socket.socket) -> None:
    """Fork one command a message until the line is closed."""
    while True:
        raw, streams, _, _ = socket.recv_fds(line, LIMIT, 8)
        if not raw:
            return
        pid = os.fork()
        if not pid:
            line.close()
            command(json.loads(raw), streams)
        for stream in streams:
            os.close(stream)
        line.sendall(json.dumps({"pid": pid}).encode())
        # Its number must not be given to another process while the parent may still kill it.
        line.recv(LIMIT)
        _, status = os.waitpid(pid, 0)
        line.sendall(json.dumps({"status": os.waitstatus_to_exitcode(status)}).encode())


def warm() -> None:
    """Import what commands import, so that a fork costs milliseconds."""
    sys.path.insert(0, str(ROOT))
    import argon2.low_level  # noqa: F401
    import cryptography.hazmat.primitives.ciphers.aead  # noqa: F401
    import sqlalchemy.dialects.sqlite  # noqa: F401
    import urllib3  # noqa: F401
    from sqlcipher3 import dbapi2  # noqa: F401

    import services.cases.delivery
    import services.cases.intake
    import services.cases.keeping
    import services.cases.print_jobs
    import services.documents.receipt
    import services.receivers.dvcqg  # noqa: F401
    import ui.cli.dossiers
    import ui.cli.home
    import ui.cli.main
    import ui.cli.uploads  # noqa: F401
    from services.documents.page import register_fonts
    from services.resources import gazetteer, shipped_calendar

    register_fonts()
    shipped_calendar()
    gazetteer()


if __name__ == "__main__":
    warm()
    serve(socket.socket(fileno=int(sys.argv[1])))

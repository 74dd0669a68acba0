"""The parent's side of commands that are killed: start one, kill it or let it die, read what it acknowledged."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CHILD = Path(__file__).with_name("child_register.py")
PATIENCE = 120.0


@dataclass(frozen=True)
class Ended:
    """What became of a command.

    Attributes:
        status: Exit status; negative: the signal that killed it.
        lines: The whole lines it put out; what lacks its line end was never acknowledged.
        told: What it said about the points it passed.
    """

    status: int
    lines: tuple[dict[str, Any], ...]
    error: str
    told: bytes = b""

    @property
    def killed(self) -> bool:
        return self.status == -signal.SIGKILL


def untraced(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return an environment without coverage: a killed process could not hand in what it saw."""
    return {name: value for name, value in environment.items() if not name.startswith(("COVERAGE_", "QUAY_"))}


def whole_lines(raw: bytes) -> tuple[dict[str, Any], ...]:
    """Return the acknowledged lines of an output that may end in the middle of one."""
    return tuple(json.loads(line) for line in raw.split(b"\n")[:-1])


class Reader:
    """Drains a command's streams until all are closed, and kills it when its moment comes."""

    def __init__(self, pid: int, streams: Sequence[int]) -> None:
        self._pid = pid
        self._open = {stream: bytearray() for stream in streams}
        self.read: dict[int, bytes] = {}

    def drain(self, kill_after: float | None) -> None:
        """Read to the end; kill the process once so many seconds have gone by."""
        until = None if kill_after is None else time.monotonic() + kill_after
        while self._open:
            patience = PATIENCE if until is None else max(0.0, until - time.monotonic())
            ready, _, _ = select.select(list(self._open), [], [], patience)
            if not ready and until is None:
                raise TimeoutError("a command neither ended nor said a word")
            if not ready:
                os.kill(self._pid, signal.SIGKILL)
                until = None
            for stream in ready:
                self._take(stream)

    def kill_at_its_word(self, stream: int, delay: float) -> None:
        """Kill the process a moment after it has told of its point."""
        ready, _, _ = select.select([stream], [], [], PATIENCE)
        if ready and self._take(stream):
            select.select([stream], [], [], delay)
            os.kill(self._pid, signal.SIGKILL)

    def _take(self, stream: int) -> bool:
        chunk = os.read(stream, 1 << 16)
        self._open[stream] += chunk
        if not chunk:
            os.close(stream)
            self.read[stream] = bytes(self._open.pop(stream))
        return bool(chunk)


class Nursery:
    """Runs real commands in processes of their own that share only their imports."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = dict(environment)
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, str(CHILD), str(theirs.fileno())],
                env=untraced(),
                cwd=ROOT,
                pass_fds=[theirs.fileno()],
            )
        self._line = ours
        self.pid = self._process.pid

    def run(
        self,
        arguments: Sequence[str],
        folder: Path,
        where: Mapping[str, Any] | None = None,
        fed: bytes = b"",
        kill_after: float | None = None,
        delay: float | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> Ended:
        """Run one command to its end, whatever that is.

        Args:
            where: The point to die at; see `child_register`.
            fed: Its standard input.
            kill_after: Seconds until it is killed.
            delay: Seconds from the moment it tells of its point until it is killed.
        """
        pipes = [os.pipe() for _ in range(3)]
        with tempfile.TemporaryFile() as feed:
            feed.write(fed)
            feed.seek(0)
            given = {**self.environment, **(environment or {})}
            told = {
                "arguments": list(arguments),
                "folder": str(folder),
                "where": dict(where or {}),
                "environment": given,
            }
            theirs = [feed.fileno(), *(end for _, end in pipes)]
            socket.send_fds(self._line, [json.dumps(told).encode()], theirs)
            pid = self._heard()["pid"]
        for _, end in pipes:
            os.close(end)
        out, error, points = (start for start, _ in pipes)
        reader = Reader(pid, (out, error, points))
        if delay is not None:
            reader.kill_at_its_word(points, delay)
        reader.drain(kill_after)
        self._line.sendall(b"bury it")
        status = self._heard()["status"]
        return Ended(status, whole_lines(reader.read[out]), reader.read[error].decode(), reader.read[points])

    def _heard(self) -> dict[str, Any]:
        if not (raw := self._line.recv(4096)):
            raise ChildProcessError("the nursery is gone")
        found: dict[str, Any] = json.loads(raw)
        return found

    def close(self) -> None:
        self._line.close()
        self._process.wait(PATIENCE)

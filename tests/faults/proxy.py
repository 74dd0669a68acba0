"""A bad line on this machine: a TCP proxy before a server that cuts, delays, throttles and corrupts what passes.

    with Proxy(receiver.url) as line:
        line.cut(after=5000)                  # once, 5,000 bytes further on the way to the server
        line.cut(after=90, toward=CLIENT, times=3)
        line.corrupt(after=2000)              # turns one byte round
        line.delay(1.0); line.throttle(32_000)
        line.dead = True                      # nobody answers: every line is closed as soon as it opens
        line.heal()
        call(line.url)

Bytes are counted over all lines together from the moment a fault is made. A cut is a reset, not a polite end.
"""

from __future__ import annotations

import contextlib
import queue
import socket
import struct
import threading
import time
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import urlsplit

SERVER, CLIENT = "server", "client"
_PIECE = 16 * 1024
_RESET = struct.pack("ii", 1, 0)


@dataclass
class _Fault:
    """One byte's place on the way and what happens there; `every` bytes later again while it has times left."""

    corrupting: bool
    every: int
    at: int
    times: int


class _Line:
    """One connection from a client, and ours to the server for it."""

    def __init__(self, client: socket.socket, server: socket.socket) -> None:
        self.ends = {CLIENT: client, SERVER: server}
        for end in self.ends.values():
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def reset(self) -> None:
        """Tear it down at both ends, unannounced."""
        for end in self.ends.values():
            with contextlib.suppress(OSError):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                # A close alone would wait for the thread that reads here.
                end.shutdown(socket.SHUT_RD)
            end.close()


class Proxy:
    """Stands before a server, see above. Safe to change while calls pass.

    Attributes:
        dead: Lines are closed as soon as they open.
        cuts: How many lines were cut so far, `spoilt` how many bytes were turned round, `opened` how many lines came.
    """

    def __init__(self, to: str) -> None:
        """Prepare a proxy to the host and port of an address; it listens on a free port of 127.0.0.1."""
        parts = urlsplit(to)
        self._to = (parts.hostname or "127.0.0.1", int(parts.port or 80))
        self.dead = False
        self.cuts = self.spoilt = self.opened = 0
        self._lock = threading.Lock()
        self._faults: dict[str, list[_Fault]] = {SERVER: [], CLIENT: []}
        self._passed = {SERVER: 0, CLIENT: 0}
        self._delay, self._rate = 0.0, 0.0
        self._over = threading.Event()
        self._lines: set[_Line] = set()
        self._door = socket.create_server(("127.0.0.1", 0), backlog=64)
        threading.Thread(target=self._open, name="proxy", daemon=True).start()

    @property
    def url(self) -> str:
        """Address to call instead of the server's."""
        return f"http://127.0.0.1:{self._door.getsockname()[1]}"

    def cut(self, after: int, toward: str = SERVER, times: int = 1) -> None:
        """Cut the line when so many more bytes went there, and again after as many, so many times."""
        self._make(toward, False, after, times)

    def corrupt(self, after: int, toward: str = SERVER, times: int = 1) -> None:
        """Turn every bit of the byte round that comes after so many more bytes."""
        self._make(toward, True, after, times)

    def delay(self, seconds: float) -> None:
        """Hold every byte back so long, each way; a round trip takes twice as long."""
        self._delay = seconds

    def throttle(self, bytes_per_second: float) -> None:
        """Let no more than so many bytes a second pass each way on one line; 0 for as many as come."""
        self._rate = bytes_per_second

    def heal(self) -> None:
        """Let everything pass as it is; what is cut stays cut."""
        with self._lock:
            self._faults = {SERVER: [], CLIENT: []}
        self._delay, self._rate, self.dead = 0.0, 0.0, False

    def passed(self, toward: str = SERVER) -> int:
        """Return how many bytes went there since the start."""
        with self._lock:
            return self._passed[toward]

    def close(self) -> None:
        """Stop listening and cut every line."""
        self._over.set()
        with contextlib.suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        with self._lock:
            lines = list(self._lines)
        for line in lines:
            self._drop(line)

    def __enter__(self) -> Proxy:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _make(self, toward: str, corrupting: bool, after: int, times: int) -> None:
        with self._lock:
            fault = _Fault(corrupting, max(after, 1), self._passed[toward] + max(after, 1), times)
            self._faults[toward].append(fault)

    def _open(self) -> None:
        while not self._over.is_set():
            try:
                client, _ = self._door.accept()
            except OSError:
                return
            self.opened += 1
            try:
                if self.dead:
                    raise ConnectionRefusedError
                line = _Line(client, socket.create_connection(self._to, timeout=30))
            except OSError:
                client.close()
                continue
            line.ends[SERVER].settimeout(None)
            with self._lock:
                self._lines.add(line)
            for source, toward in ((CLIENT, SERVER), (SERVER, CLIENT)):
                pieces: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()
                for work, ends in ((self._read, (source,)), (self._write, (toward,))):
                    threading.Thread(target=work, args=(line, *ends, pieces), daemon=True).start()

    def _read(self, line: _Line, source: str, pieces: queue.SimpleQueue[tuple[float, bytes]]) -> None:
        end = line.ends[source]
        while True:
            try:
                piece = end.recv(_PIECE)
            except OSError:
                piece = b""
            pieces.put((time.monotonic() + self._delay, piece))
            if not piece:
                return

    def _write(self, line: _Line, toward: str, pieces: queue.SimpleQueue[tuple[float, bytes]]) -> None:
        end = line.ends[toward]
        try:
            while not self._over.is_set():
                at, piece = pieces.get()
                self._over.wait(max(0.0, at - time.monotonic()))
                if not piece:
                    end.shutdown(socket.SHUT_WR)
                    return
                while piece:
                    part = piece[: max(1, int(self._rate / 20))] if self._rate else piece
                    piece = piece[len(part) :]
                    if self._rate:
                        self._over.wait(len(part) / self._rate)
                    part, cut = self._spoilt(toward, part)
                    end.sendall(part)
                    if cut:
                        self._drop(line)
                        return
        except OSError:
            self._drop(line)

    def _spoilt(self, toward: str, part: bytes) -> tuple[bytes, bool]:
        """Return what passes of some bytes, and whether the line is cut behind them."""
        with self._lock:
            start = self._passed[toward]
            for fault in [f for f in self._faults[toward] if f.times and f.at <= start + len(part)]:
                fault.times -= 1
                place = fault.at - start
                fault.at += fault.every
                if fault.corrupting:
                    self.spoilt += 1
                    part = part[: place - 1] + bytes((part[place - 1] ^ 0xFF,)) + part[place:]
                    continue
                self.cuts += 1
                self._passed[toward] += place
                return part[:place], True
            self._passed[toward] += len(part)
        return part, False

    def _drop(self, line: _Line) -> None:
        with self._lock:
            self._lines.discard(line)
        line.reset()

"""A receiver made of raw bytes: it says exactly what a test tells it to, or cuts the line where the test wants it cut."""

from __future__ import annotations

import json
import socket
import socketserver
import ssl
import threading
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

LOGIN, CALL = "/mapi/login", "/mapi/g"
REASONS = {200: "OK", 302: "Found", 503: "Service Unavailable"}


@dataclass(frozen=True)
class Said:
    """What goes over the line.

    Attributes:
        held: The answer waits until the test is over, longer than any client does.
        cut: The line is closed afterwards.
        trickled: What follows the first bytes, one byte at a time, each sooner than a client gives up.
    """

    raw: bytes = b""
    held: bool = False
    cut: bool = False
    trickled: Iterable[int] = b""


CUT = Said(cut=True)
HELD = Said(held=True)


def http(
    status: int, body: bytes, kind: str = "application/json; charset=utf-8", headers: Mapping[str, str] | None = None
) -> Said:
    """Return a whole answer."""
    lines = [f"HTTP/1.1 {status} {REASONS.get(status, 'Whatever')}", f"Content-Length: {len(body)}"]
    lines += [f"Content-Type: {kind}"] if kind else []
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return Said("\r\n".join([*lines, "", ""]).encode() + body)


def says(error_code: object = 0, message: str = "Thành công", status: int = 200, **more: object) -> Said:
    """Return an answer of the contract."""
    body = {"error_code": error_code, "message": message, **more}
    return http(status, json.dumps(body, ensure_ascii=False).encode())


def page(status: int, text: str, headers: Mapping[str, str] | None = None) -> Said:
    """Return a page for people."""
    html = f"<!DOCTYPE html><html><head><title>t</title><style>p{{}}</style></head><body><p>{text}</p></body></html>"
    return http(status, html.encode(), "text/html; charset=utf-8", headers)


def half(said: Said, keep: int = 12) -> Said:
    """Return an answer cut off before its last bytes."""
    return Said(said.raw[:-keep], cut=True)


class OtherSide:
    """Listens on the loopback; answers logins and calls from two lists, and with success when a list is empty."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.logins: deque[Said] = deque()
        self.calls: deque[Said] = deque()
        self.heard: list[tuple[str, Mapping[str, str], dict[str, Any]]] = []
        self.lines = 0
        self.hung_up = threading.Event()
        self.over = threading.Event()
        self._tls = tls
        self._sessions = 0
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self._server.server_address[1]}"

    def told(self, path: str) -> list[dict[str, Any]]:
        """Return the contents that came in at a path, in order."""
        return [content for at, _, content in self.heard if at == path]

    def stop(self) -> None:
        self.over.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, path: str) -> Said:
        if path != LOGIN:
            return self.calls.popleft() if self.calls else says()
        if self.logins:
            return self.logins.popleft()
        self._sessions += 1
        return http(200, json.dumps({"session": f"S-{self._sessions}", "error_code": 0}).encode())

    def wrapped(self, line: socket.socket) -> socket.socket:
        self.lines += 1
        return self._tls.wrap_socket(line, server_side=True) if self._tls else line


class _Server(socketserver.ThreadingTCPServer):
    # Lines that clients keep open must not keep the test.
    daemon_threads = True
    block_on_close = False

    def __init__(self, side: OtherSide) -> None:
        self.side = side
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A line that ends early is what these tests are about."""


class _Handler(socketserver.BaseRequestHandler):
    server: _Server

    def handle(self) -> None:
        side = self.server.side
        try:
            line = side.wrapped(self.request)
        except OSError:
            return
        self._talk(line)
        # Told once the other end can see it.
        side.hung_up.set()

    def _talk(self, line: socket.socket) -> None:
        side = self.server.side
        with line, line.makefile("rb") as reading:
            while request := _request(reading):
                side.heard.append(request)
                said = side.answer(request[0])
                if said.held:
                    side.over.wait()
                    return
                line.sendall(said.raw)
                for byte in said.trickled:
                    side.over.wait(0.02)
                    line.sendall(bytes([byte]))
                if said.cut:
                    return


def _request(reading: Any) -> tuple[str, Mapping[str, str], dict[str, Any]] | None:
    first = reading.readline().split()
    if len(first) != 3:
        return None
    headers = {}
    while line := reading.readline().strip():
        name, _, value = line.decode().partition(":")
        headers[name.lower()] = value.strip()
    body = reading.read(int(headers.get("content-length", 0)))
    # A form with a file is not read: who is told it asks for its path alone.
    is_form = headers.get("content-type", "").startswith("multipart/")
    return first[1].decode(), headers, {} if is_form else json.loads(body)


class CutsLongRows(threading.Thread):
    """Answers one login, then hangs up in the middle of the call that follows."""

    def __init__(self, listener: socket.socket) -> None:
        super().__init__(daemon=True)
        self._listener = listener
        self.start()

    def run(self) -> None:
        line, _ = self._listener.accept()
        with line, line.makefile("rb") as reading:
            _request(reading)
            line.sendall(http(200, b'{"session": "S-1"}').raw)
            reading.read(64)
            # With unread bytes in its buffer the line is reset, not closed.
            line.shutdown(socket.SHUT_RDWR)

"""HTTP/1.1 on the loopback: reads calls, sends replies, lets go of every line when it stops."""

import ipaddress
import logging
import os
import socket
import socketserver
import sys
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from services.training.answers import Reply, failed, held_on, html_reply, json_reply
from services.training.beside import Beside, Posted
from services.training.page import page
from services.training.store import Store
from services.training.tus import LARGEST_FILE, PREFIX, Request, TusServer
from services.training.wire import Wire

HOST = "127.0.0.1"
LARGEST_BODY = 16 * 1024 * 1024
"""Bytes of a call; files go by address and are never in it."""

_IDLE_SECONDS = 60
_log = logging.getLogger(__name__)


class LoopbackServer(ThreadingHTTPServer):
    """Listens on 127.0.0.1 only and answers nobody else."""

    files: TusServer
    beside: tuple[Beside, ...] = ()
    shelves: Mapping[str, Store]
    daemon_threads = False
    request_queue_size = 64
    # On Windows the option would let two programs share the port.
    allow_reuse_address = os.name == "posix"

    def __init__(self, port: int, wire: Wire, store: Store, paths: tuple[str, str], slow_seconds: float) -> None:
        self.wire = wire
        self.store = store
        self.login_path, self.call_path = paths
        self.slow_seconds = slow_seconds
        self.released = threading.Event()
        self._lock = threading.Lock()
        self._lines: set[socket.socket] = set()
        super().__init__((HOST, port), _Handler)

    def server_bind(self) -> None:
        """Bind without asking a name server who 127.0.0.1 is."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, int(self.server_address[1])

    def verify_request(self, request: Any, client_address: Any) -> bool:
        """Return whether a caller sits on this machine."""
        return ipaddress.ip_address(client_address[0]).is_loopback

    def process_request(self, request: Any, client_address: Any) -> None:
        """Remember an open line, then answer it in a thread of its own."""
        with self._lock:
            self._lines.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Close a line and forget it."""
        with self._lock:
            self._lines.discard(request)
        super().shutdown_request(request)

    def release(self) -> None:
        """Stop listening, end every wait and cut every open line."""
        self.released.set()
        self.shutdown()
        with self._lock:
            for line in self._lines:
                try:
                    line.shutdown(socket.SHUT_RDWR)
                except OSError:
                    _log.debug("a line was closed by the other end first")

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Log what kind of thing went wrong; a client that hung up is nothing wrong."""
        error = sys.exc_info()[1]
        if not isinstance(error, ConnectionError):
            _log.error("a call could not be answered: %s", type(error).__name__)


class _Handler(BaseHTTPRequestHandler):
    server: LoopbackServer
    protocol_version = "HTTP/1.1"
    server_version = "TrainingReceiver"
    sys_version = ""
    timeout = _IDLE_SECONDS
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_GET(self) -> None:
        """List what is held, for programs and for people."""
        path, _, query = self.path.partition("?")
        if not self._is_for_us() or self._was_about_files():
            return
        if path == "/held" and query:
            self._send(json_reply(held_on(self.server.store.dossiers(), query)))
        elif (store := self.server.shelves.get(path.removesuffix("/held"))) and path.endswith("/held"):
            names = ("MaHoSo", "TenTTHC", "stored", "progress")
            rows = [(one.code, one.name, one.stored, one.progress) for one in store.dossiers()]
            self._send(json_reply([dict(zip(names, row, strict=True)) for row in rows]))
        elif path == "/":
            shown = [(name, one.dossiers(), one.counts()) for name, one in self.server.shelves.items()]
            self._send(html_reply(page(shown)))
        else:
            self._send(json_reply(failed("path invalid"), 404))

    def do_POST(self) -> None:
        """Answer a login or a call."""
        if not self._is_for_us() or self._was_about_files():
            return
        path = self.path.partition("?")[0]
        login = path == self.server.login_path
        beside = next((one for one in self.server.beside if path in one.services), None)
        if not login and not beside and path != self.server.call_path:
            self._refuse(404, "path invalid")
        elif (length := self._length()) is None:
            self._refuse(411, "Content-Length missing")
        elif length > LARGEST_BODY:
            self._refuse(413, "body too long")
        elif self.headers.get_content_type() != (beside.kind_at(path) if beside else "application/json"):
            self._refuse(415, "Content-Type invalid")
        else:
            raw = self.rfile.read(length)
            if len(raw) != length:
                self.close_connection = True
            elif beside:
                headers = {name.lower(): value for name, value in self.headers.items()}
                self._send(beside.reply(Posted(path, headers, raw)))
            else:
                self._send(self.server.wire.reply(raw, login=login))

    def do_OPTIONS(self) -> None:
        """Tell what can be done with files; HEAD and PATCH are about files too."""
        if self._is_for_us() and not self._was_about_files():
            self._refuse(404, "path invalid")

    do_HEAD = do_PATCH = do_OPTIONS

    def log_message(self, format: str, *args: Any) -> None:
        """Keep silent: addresses and bodies are nobody's business."""

    def _is_for_us(self) -> bool:
        """Refuse a page of another site that was made to point here."""
        if self.headers.get("Host", "").partition(":")[0] in (HOST, "localhost"):
            return True
        self._refuse(421, "Host invalid")
        return False

    def _was_about_files(self) -> bool:
        """Answer a call about files (tus 1.0); False when it is about something else."""
        path = self.path.partition("?")[0]
        if not path.startswith(PREFIX):
            return False
        length = self._length() if "Content-Length" in self.headers else 0
        if length is None or length > LARGEST_FILE:
            self._refuse(413, "body too long")
            return True
        headers = {name.lower(): value for name, value in self.headers.items()}
        reply, fault = self.server.files.reply(Request(self.command, path, headers, length, self.rfile))
        self.server.wire.note("files", fault, reply.status)
        self._send(reply)
        return True

    def _length(self) -> int | None:
        length = self.headers.get("Content-Length", "")
        return int(length) if length.isascii() and length.isdigit() and len(length) < 12 else None

    def _refuse(self, status: int, message: str) -> None:
        # The body was not read, so the line cannot be used again.
        self.close_connection = True
        self._send(json_reply(failed(message), status))

    def _send(self, reply: Reply) -> None:
        if reply.late:
            self.server.released.wait(self.server.slow_seconds)
        if not reply.status:
            self.close_connection = True
            return
        self.send_response(reply.status)
        for name, value in (("Content-Type", reply.content_type), *reply.headers):
            if value:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body)))
        self.send_header("Cache-Control", "no-store")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(reply.body)

"""A small proxy on the loopback: opens lines it is asked for, wants a login when told to, and puts down what it heard."""

from __future__ import annotations

import socket
import socketserver
import threading
from typing import Any


class Proxy:
    """Speaks CONNECT (RFC 9110, 9.3.6).

    Attributes:
        login: What `Proxy-Authorization` must say, "" for nothing.
        answer: Said instead of opening any line, "" to open it.
        asked: Host and port of every line asked for, with the login that came along.
        opened: How many lines were opened.
        leads: Where every line leads in truth, whatever its name says.
    """

    def __init__(self, leads: tuple[str, int], login: str = "", answer: str = "") -> None:
        self.leads, self.login, self.answer = leads, login, answer
        self.asked: list[tuple[str, str]] = []
        self.others: list[bytes] = []
        self.opened = 0
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def place(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self._server.server_address[1]}"

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, proxy: Proxy) -> None:
        self.proxy = proxy
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A line that ends early says nothing new."""


class _Handler(socketserver.BaseRequestHandler):
    server: _Server

    def handle(self) -> None:
        proxy, line = self.server.proxy, self.request
        raw = b""
        while b"\r\n\r\n" not in raw:
            if not (chunk := line.recv(4096)):
                return
            raw += chunk
        first, *rest = raw.decode("latin-1").split("\r\n")
        method, where, _ = first.split()
        if method != "CONNECT":
            proxy.others.append(raw)
            return
        headers = dict(row.split(": ", 1) for row in rest if ": " in row)
        told = headers.get("Proxy-Authorization", "")
        proxy.asked.append((where, told))
        refusal = proxy.answer or ("407 Proxy Authentication Required" if told != proxy.login and proxy.login else "")
        if refusal:
            line.sendall(f"HTTP/1.1 {refusal}\r\nContent-Length: 0\r\n\r\n".encode())
            return
        with socket.create_connection(proxy.leads) as onward:
            line.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            proxy.opened += 1
            back = threading.Thread(target=_pump, args=(onward, line), daemon=True)
            back.start()
            _pump(line, onward)
            back.join()


def _pump(one: socket.socket, other: socket.socket) -> None:
    try:
        while chunk := one.recv(65536):
            other.sendall(chunk)
        other.shutdown(socket.SHUT_WR)
    except OSError:
        return

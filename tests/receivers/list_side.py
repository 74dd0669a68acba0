"""A place that publishes the national list, over real HTTP: it answers each path with what a test gives it."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Mapping
from typing import Any

from tests.receivers.other_side import Said, http, page

ROOM = "/KetNoiMotCuaQuocGia"
LIST = f"{ROOM}/LayDanhSachTTHC"


def detail(code: str) -> str:
    """Return the path that asks for one procedure."""
    return f"{ROOM}/LayThuTuc?maTTHC={code}"


def answers(*entries: Any, twice: bool = False) -> Said:
    """Return an answer of the list, plain or encoded twice."""
    content: Any = {"result": list(entries)}
    content = {"message": json.dumps(content, ensure_ascii=False)} if twice else content
    return http(200, b"\xef\xbb\xbf" + json.dumps(content, ensure_ascii=False).encode())


class ListSide:
    """Listens on the loopback.

    Attributes:
        pages: What it says on each path; a page of 404 on any other.
        asked: The paths it was asked for, in order.
    """

    def __init__(self, pages: Mapping[str, Said] | None = None) -> None:
        self.pages = dict(pages or {})
        self.asked: list[str] = []
        self.over = threading.Event()
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def stop(self) -> None:
        self.over.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, side: ListSide) -> None:
        self.side = side
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A line that ends early is what some tests are about."""


class _Handler(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        side = self.server.side
        while len(first := self.rfile.readline().split()) == 3:
            while self.rfile.readline().strip():
                continue
            path = first[1].decode()
            side.asked.append(f"{first[0].decode()} {path}" if first[0] != b"GET" else path)
            said = side.pages.get(path, page(404, "Không có trang này"))
            if said.held:
                side.over.wait()
                return
            self.wfile.write(said.raw)
            for byte in said.trickled:
                side.over.wait(0.02)
                self.wfile.write(bytes([byte]))
            if said.cut:
                return

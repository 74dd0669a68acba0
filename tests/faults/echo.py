"""The most talkative other side there can be: it lets everybody in, and repeats whatever was sent to it, to whoever sent it."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN = "phien-rat-rieng-7f3a"
THEIR_NUMBER = "G15-261120-"


class Echo:
    """Answers logins with a token and everything else with its own words, in each manner in turn.

    Attributes:
        heard: How many requests came in that were no login.
        spoken: Every manner in which something was repeated.
    """

    def __init__(self) -> None:
        self.heard = 0
        self.spoken: set[str] = set()
        self._numbers, self._lock = 0, threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, path: str, said: str) -> tuple[int, str, str]:
        """Return status, media type and body."""
        if "login" in path.lower():
            told: dict[str, Any] = {"error_code": 0, "session": TOKEN, "access_token": TOKEN, "expires_in": 3600}
            return 200, "application/json", json.dumps(told)
        if "GetNextValue" in path:
            with self._lock:
                self._numbers += 1
                number = f"{THEIR_NUMBER}{self._numbers:04d}"
            return 200, "application/json", json.dumps({"code": 200, "message": "", "data": number})
        self.heard += 1
        refusal = {"error_code": -1, "code": -1, "message": f"Lỗi dữ liệu: {said}"}
        ways = [
            ("refused", 200, "application/json", json.dumps(refusal, ensure_ascii=False)),
            ("busy", 503, "text/html", f"<html><body><p>Đang bảo trì: {said}</p></body></html>"),
            ("plain", 200, "text/plain", f"Không thành công: {said}"),
            ("page", 200, "text/html", f"<html><body>{said}</body></html>"),
            ("strange", 200, "application/json", json.dumps({"code": "x", "error_code": said, "message": said})),
            ("wrong", 400, "application/json", json.dumps(refusal, ensure_ascii=False)),
        ]
        name, status, kind, body = ways[self.heard % len(ways)]
        self.spoken.add(name)
        return status, kind, body


def _handler(echo: Echo) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode("utf-8", "replace")
            credentials = self.headers.get("Authorization", "")
            status, kind, body = echo.answer(self.path, f"{raw} {credentials} {TOKEN}")
            content = body.encode()
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_PUT = do_POST

        def log_message(self, format: str, *args: object) -> None:
            """A test is no place for an access log."""

    return Handler

"""Lines that do not wait for ever: a timeout counts from byte to byte, and whoever sends one now and then holds it off.

Source: RFC 9110, 15.2 (interim answers).
"""

from __future__ import annotations

import http.client
import time
from io import BufferedReader, RawIOBase
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

_SPANS = 2
"""Timeouts a whole answer may take: one until it begins, one until it is there."""
_SWITCHING = 101


class _Until(RawIOBase):
    """What comes over a line, until the answer's time is over."""

    def __init__(self, line: Any) -> None:
        self._line, self._raw = line, line.makefile("rb", buffering=0)
        self._patience: float = line.gettimeout() or 0.0
        self._over = time.monotonic() + _SPANS * self._patience

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        if self._patience:
            left = self._over - time.monotonic()
            if left <= 0:
                raise TimeoutError("the answer never ends")
            self._line.settimeout(min(self._patience, left))
        read: int | None = self._raw.readinto(buffer)
        return read

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Timed:
    """A socket as an answer wants it: something to read from."""

    def __init__(self, line: Any) -> None:
        self._line = line

    def makefile(self, *_: object, **__: object) -> BufferedReader:
        return BufferedReader(_Until(self._line))


class _Answer(http.client.HTTPResponse):
    """The answer itself; what comes before it (102, 103) is passed over, or it would be taken for the next one's."""

    def __init__(self, sock: Any, *more: Any, **named: Any) -> None:
        super().__init__(_Timed(sock), *more, **named)  # type: ignore[arg-type]

    def begin(self) -> None:
        super().begin()
        while self.status < 200 and self.status != _SWITCHING:
            self.headers = self.msg = None  # type: ignore[assignment]
            super().begin()


class _Line(HTTPConnection):
    response_class = _Answer


class _SecureLine(HTTPSConnection):
    response_class = _Answer


class Lines(HTTPConnectionPool):
    """Lines in the clear."""

    ConnectionCls = _Line


class SecureLines(HTTPSConnectionPool):
    """Secure lines."""

    ConnectionCls = _SecureLine

"""One line to a receiver: JSON out, JSON in, and an exact account of what was lost when nothing came back."""

from __future__ import annotations

import json
import logging
import re
import ssl
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from services.errors import LoopbackOnly
from services.receivers import tls
from services.receivers.addresses import address_of, is_loopback, port_of
from services.receivers.content import (
    LARGEST_ANSWER,
    LONGEST_RETRY_AFTER,
    asked_wait,
    json_object,
    media_type,
    plain_words,
)
from services.receivers.exchange import BLOCK, Answer, Body, Fetched, NoAnswer
from services.receivers.proxies import Way, way_to
from services.receivers.reasons import Cause, Reason, Why, bare
from services.secrets import proxy_login

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

__all__ = [
    "LARGEST_ANSWER",
    "LONGEST_RETRY_AFTER",
    "Answer",
    "Fetched",
    "Line",
    "NoAnswer",
    "address_of",
    "is_loopback",
]

T = TypeVar("T")

LONGEST_IDLE = 4.0
"""Seconds a line is kept unused. Servers close theirs after five and more: a row must not meet that very moment."""

_SIGN_IN_TO_NETWORK = 511
_PROXY_WANTS_LOGIN = 407
_TUNNEL_REFUSED = re.compile(r"Tunnel connection failed: (\d{3})")

# It would repeat what it cannot read of an answer, which may be of a person.
logging.getLogger("urllib3").setLevel(logging.CRITICAL + 1)


class Line:
    """A kept-open HTTP line. It follows no redirects, repeats nothing, and always verifies certificates.

    It goes through the proxy the system is set to, and in the clear to this machine only. Safe from several threads.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        connect_timeout: float = 5.0,
        read_timeout: float = 6.0,
        ca_file: str = "",
        loopback_only: bool = False,
        proxy_login: Callable[[], str] = proxy_login,
        way: Callable[[str], Way] = way_to,
        longest_idle: float = LONGEST_IDLE,
    ) -> None:
        """Prepare a line; nothing is opened yet.

        Args:
            now: The clock a Retry-After date is compared with, aware.
            connect_timeout: Seconds until the line must be open.
            read_timeout: Seconds until an answer must begin, and again until it must be whole.
            ca_file: PEM file of private authorities, trusted alone; "" trusts the system's.
            loopback_only: Refuse every host but this machine.
            proxy_login: Gives `name:password` when a proxy asks who we are, "" when there is none.
            way: How an address is reached from this machine.
            longest_idle: Seconds an unused line is kept.
        """
        self._now = now
        self._connect_timeout = connect_timeout
        self._read_timeout = read_timeout
        self._ca_file = ca_file
        self._loopback_only = loopback_only
        self._proxy_login = proxy_login
        self._way = way
        self._lock = threading.Lock()
        self._managers: dict[tuple[str, str, str], PoolManager] = {}
        self._login, self._used_at, self._longest_idle = "", 0.0, longest_idle

    def post(
        self, url: str, content: Mapping[str, Any] | Sequence[Any], headers: Mapping[str, str]
    ) -> Answer | NoAnswer:
        """Send JSON and return what came back.

        Raises:
            LoopbackOnly: The line may reach this machine only, and the address is another's. Nothing was sent.
        """
        return self.call("POST", url, json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), headers)

    def call(self, method: str, url: str, content: bytes, headers: Mapping[str, str]) -> Answer | NoAnswer:
        """Send bytes by any method and return what came back.

        Raises:
            LoopbackOnly: The line may reach this machine only, and the address is another's. Nothing was sent.
        """
        if why := self._unfit(url):
            return NoAnswer(False, why)
        given = {**headers, "Content-Length": str(len(content))}
        return self._through_proxies(url, lambda way: self._exchange(way, method, url, content, given))

    def fetch(self, url: str, largest: int) -> Fetched | NoAnswer:
        """Return a document of public data.

        Args:
            largest: Bytes of which no more are read.

        Raises:
            LoopbackOnly: The line may reach this machine only, and the address is another's.
        """
        if why := self._unfit(url):
            return NoAnswer(False, why)
        return self._through_proxies(url, lambda way: self._fetched(way, url, largest))

    def close(self) -> None:
        """Let go of every open connection; the line opens again when it is used."""
        with self._lock:
            managers, self._managers = self._managers, {}
        for manager in managers.values():
            manager.clear()

    def _unfit(self, url: str) -> Reason | None:
        scheme, host = address_of(url)
        if self._loopback_only and not is_loopback(host):
            raise LoopbackOnly(host)
        if scheme not in ("http", "https") or not host:
            return Reason.WRONG_ADDRESS
        return Reason.PLAIN_HTTP if scheme == "http" and not is_loopback(host) else None

    def _through_proxies(self, url: str, attempt: Callable[[Way], T | NoAnswer]) -> T | NoAnswer:
        """Try, and once more with name and password when that is what a proxy wants: it let nothing through before."""
        way = self._way(url)
        if not way.usable:
            return NoAnswer(False, Cause.of(Reason.PROXY, way.shown))
        found = attempt(way)
        if isinstance(found, NoAnswer) and bare(found.reason) == Reason.PROXY_LOGIN:
            login = self._proxy_login()
            if login and login != self._login:
                self._login = login
                return attempt(way)
        return found

    def _exchange(
        self, way: Way, method: str, url: str, content: bytes, headers: Mapping[str, str]
    ) -> Answer | NoAnswer:
        from urllib3.exceptions import HTTPError

        response: BaseHTTPResponse | None = None
        body = Body(content)
        try:
            manager = self._opened(url, way)
        except OSError:
            return NoAnswer(False, Reason.CA_FILE)
        try:
            response = manager.request(
                method, url, body=body, headers=headers, retries=False, redirect=False, preload_content=False
            )
            return self._answer(response, self._whole(response, bodiless=method == "HEAD"))
        except (HTTPError, OSError, ValueError) as error:
            return (
                NoAnswer(True, Reason.ANSWER_LOST) if body.handed_over else NoAnswer(False, self._why(error, url, way))
            )
        finally:
            self._used_at = time.monotonic()
            if response is not None:
                response.close()

    def _fetched(self, way: Way, url: str, largest: int) -> Fetched | NoAnswer:
        from urllib3.exceptions import HTTPError

        response: BaseHTTPResponse | None = None
        try:
            response = self._opened(url, way).request("GET", url, retries=False, redirect=False, preload_content=False)
            content = self._whole(response, largest)
            return Fetched(response.status, media_type(response.headers) == "text/html", content)
        except (HTTPError, OSError, ValueError) as error:
            lost = response is not None
            return NoAnswer(lost, Reason.ANSWER_LOST if lost else self._why(error, url, way))
        finally:
            self._used_at = time.monotonic()
            if response is not None:
                response.close()

    def _whole(self, response: BaseHTTPResponse, largest: int = LARGEST_ANSWER, *, bodiless: bool = False) -> bytes:
        """Return the answer's bytes, cut after the largest that is wanted.

        Args:
            bodiless: It has headers alone.

        Raises:
            TimeoutError: It trickles in longer than the read timeout.
            ConnectionError: It ended among the headers, which reads like an empty answer.
        """
        until = time.monotonic() + self._read_timeout
        found = bytearray()
        while len(found) <= largest and (chunk := response.read1(BLOCK)):
            found += chunk
            if time.monotonic() > until:
                raise TimeoutError
        framed = "Content-Length" in response.headers or "Transfer-Encoding" in response.headers
        if not found and not framed and not bodiless and response.status == 200:
            raise ConnectionError("cut among the headers")
        if len(found) <= largest and response.status >= 200:
            response.release_conn()
        return bytes(found[: largest + 1])

    def _answer(self, response: BaseHTTPResponse, raw: bytes) -> Answer | NoAnswer:
        if response.status == _SIGN_IN_TO_NETWORK:
            # Said by a network in a receiver's place, never by the receiver: nothing got through (RFC 6585, 6).
            return NoAnswer(False, Reason.NOT_THE_RECEIVER)
        kind = media_type(response.headers)
        envelope = None if kind == "text/html" else json_object(raw)
        words = plain_words(raw, kind) if envelope is None else ""
        told = {name.lower(): value for name, value in response.headers.items()}
        return Answer(
            response.status, envelope, asked_wait(told.get("retry-after", ""), self._now()), words, told, kind
        )

    def _why(self, error: Exception, url: str, way: Way) -> Why:
        """Return why a request was never sent whole."""
        from urllib3.exceptions import LocationValueError, SSLError

        if isinstance(error, SSLError):
            # The authorities' file, or the system's, may be another one by the next try.
            self.close()
            return tls.refused(error, self._door(url, way))
        # A host that cannot be one, a scheme nobody speaks, a header that would break the request.
        if isinstance(error, LocationValueError | ValueError):
            return Reason.WRONG_ADDRESS
        if way.proxy:
            wants_login = _tunnel_status(error) == _PROXY_WANTS_LOGIN
            return Cause.of(Reason.PROXY_LOGIN if wants_login else Reason.PROXY, way.shown)
        return Reason.PROXY_SCRIPT if way.scripted else Reason.NO_LINE

    def _door(self, url: str, way: Way) -> tls.Door:
        return tls.Door(address_of(url)[1], port_of(url), way.proxy, self._introduced(), self._connect_timeout)

    def _introduced(self) -> dict[str, str]:
        # Letters beyond Latin as RFC 7617, 2.1 has them.
        named = b64encode(self._login.encode()).decode()
        return {"Proxy-Authorization": f"Basic {named}"} if self._login else {}

    def _opened(self, url: str, way: Way) -> PoolManager:
        """Return the open lines of a way.

        Raises:
            OSError: The authorities' file cannot be read.
        """
        # Imported here: a desk that sends nothing yet should not wait for it.
        from urllib3 import PoolManager, ProxyManager, Timeout

        from services.receivers.patience import Lines, SecureLines

        scheme, now = address_of(url)[0], time.monotonic()
        key = (scheme, way.proxy, self._login if way.proxy else "")
        with self._lock:
            stale, self._used_at = now - self._used_at > self._longest_idle, now
            if key not in self._managers:
                timeout = Timeout(connect=self._connect_timeout, read=self._read_timeout)
                # Reading the system's authorities takes longer than a whole call without them.
                trust = tls.trust(self._ca_file) if scheme == "https" else None
                more: dict[str, Any] = {"num_pools": 2, "maxsize": 4, "timeout": timeout, "ssl_context": trust}
                if way.proxy:
                    more |= {"proxy_headers": self._introduced(), "proxy_ssl_context": _trust_of_proxy(way)}
                    self._managers[key] = ProxyManager(way.proxy, **more)
                else:
                    self._managers[key] = PoolManager(**more)
                self._managers[key].pool_classes_by_scheme = {"http": Lines, "https": SecureLines}
            elif stale:
                self._managers[key].clear()
            return self._managers[key]


def _trust_of_proxy(way: Way) -> ssl.SSLContext | None:
    """A proxy is no receiver: the system's authorities sign for it, not the receiver's own."""
    return tls.trust() if way.proxy.startswith("https:") else None


def _tunnel_status(error: BaseException | None) -> int:
    """Return what a proxy answered instead of opening the line, 0 when it said nothing."""
    while error is not None:
        for told in (error, *error.args):
            if isinstance(told, OSError) and (found := _TUNNEL_REFUSED.search(str(told))):
                return int(found[1])
        error = error.__cause__ or error.__context__
    return 0

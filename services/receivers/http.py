"""One line to a receiver: JSON out, JSON in, and an exact account of what was lost when nothing came back."""

from __future__ import annotations

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from html import unescape
from ipaddress import ip_address
from re import DOTALL, IGNORECASE, compile
from typing import TYPE_CHECKING, Any

from services.domain.text import clean
from services.errors import LoopbackOnly
from services.receivers.reasons import Reason

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

LARGEST_ANSWER = 1024 * 1024
"""Bytes; an answer of the contract is a few hundred."""
LONGEST_RETRY_AFTER = timedelta(hours=1)
"""A receiver that asks for more is asked again after this."""

_BLOCK = 64 * 1024
_INVISIBLE = compile(r"<(script|style|title)\b.*?</\1\s*>|<!--.*?-->", DOTALL | IGNORECASE)
_TAG = compile(r"<[^>]*>")
# Numbers of OpenSSL's verification results.
_EXPIRED, _NOT_YET, _OTHER_HOST = 10, 9, (62, 64)


@dataclass(frozen=True, slots=True)
class Answer:
    """Something answered over HTTP, whoever it was.

    Attributes:
        envelope: The JSON object it sent, None when it sent none.
        wait: Retry-After, at most `LONGEST_RETRY_AFTER`; None when it did not ask for one.
        words: Visible text of a page or of plain text, "" for JSON. Not masked.
        headers: By their names in small letters.
        kind: Its media type in small letters, "" when it named none.
    """

    status: int
    envelope: Mapping[str, Any] | None = None
    wait: timedelta | None = None
    words: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole document that was asked for.

    Attributes:
        page: It calls itself a page for people.
        content: Its bytes; one more than was allowed when there were more.
    """

    status: int
    page: bool
    content: bytes


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Nothing answered, or not to its end.

    Attributes:
        sent: The whole request was handed to the line, so the receiver may have acted on it.
    """

    sent: bool
    reason: Reason


class Line:
    """A kept-open HTTP line. It follows no redirects, repeats nothing, and always verifies certificates.

    Safe from several threads.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        connect_timeout: float = 5.0,
        read_timeout: float = 6.0,
        ca_file: str = "",
        loopback_only: bool = False,
    ) -> None:
        """Prepare a line; nothing is opened yet.

        Args:
            now: The clock a Retry-After date is compared with, aware.
            connect_timeout: Seconds until the line must be open.
            read_timeout: Seconds until an answer must begin, and again until it must be whole.
            ca_file: PEM file of a private authority, trusted alone; "" trusts the system's.
            loopback_only: Refuse every host but this machine.
        """
        self._now = now
        self._connect_timeout = connect_timeout
        self._read_timeout = read_timeout
        self._ca_file = ca_file
        self._loopback_only = loopback_only
        self._lock = threading.Lock()
        self._managers: dict[str, PoolManager] = {}

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
        scheme, host = address_of(url)
        if self._loopback_only and not is_loopback(host):
            raise LoopbackOnly(host)
        if scheme not in ("http", "https") or not host:
            return NoAnswer(False, Reason.WRONG_ADDRESS)
        try:
            manager = self._opened(scheme)
        except OSError:
            return NoAnswer(False, Reason.CA_FILE)
        body = _Body(content)
        return self._exchange(manager, method, url, body, {**headers, "Content-Length": str(body.length)})

    def fetch(self, url: str, largest: int) -> Fetched | NoAnswer:
        """Return a document of public data. It is asked for over a secure line only, but on this machine itself.

        Args:
            largest: Bytes of which no more are read.

        Raises:
            LoopbackOnly: The line may reach this machine only, and the address is another's.
        """
        from urllib3.exceptions import HTTPError

        scheme, host = address_of(url)
        if self._loopback_only and not is_loopback(host):
            raise LoopbackOnly(host)
        if not host or scheme not in ("https", "http") or (scheme == "http" and not is_loopback(host)):
            return NoAnswer(False, Reason.WRONG_ADDRESS)
        response: BaseHTTPResponse | None = None
        try:
            response = self._opened(scheme).request("GET", url, retries=False, redirect=False, preload_content=False)
            content = self._whole(response, largest)
            kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
            return Fetched(response.status, kind == "text/html", content)
        except (HTTPError, OSError, ValueError) as error:
            return NoAnswer(response is not None, Reason.ANSWER_LOST if response is not None else _reason(error))
        finally:
            if response is not None:
                response.close()

    def close(self) -> None:
        """Let go of every open connection; the line opens again when it is used."""
        with self._lock:
            managers, self._managers = self._managers, {}
        for manager in managers.values():
            manager.clear()

    def _exchange(
        self, manager: PoolManager, method: str, url: str, body: _Body, headers: Mapping[str, str]
    ) -> Answer | NoAnswer:
        from urllib3.exceptions import HTTPError

        response: BaseHTTPResponse | None = None
        try:
            response = manager.request(
                method, url, body=body, headers=headers, retries=False, redirect=False, preload_content=False
            )
            return self._answer(response, self._whole(response))
        except (HTTPError, OSError, ValueError) as error:
            return NoAnswer(True, Reason.ANSWER_LOST) if body.handed_over else NoAnswer(False, _reason(error))
        finally:
            if response is not None:
                response.close()

    def _whole(self, response: BaseHTTPResponse, largest: int = LARGEST_ANSWER) -> bytes:
        """Return the answer's bytes, cut after the largest that is wanted.

        Raises:
            TimeoutError: It trickles in longer than the read timeout.
            ConnectionError: It ended among the headers, which reads like an empty answer.
        """
        until = time.monotonic() + self._read_timeout
        found = bytearray()
        while len(found) <= largest and (chunk := response.read1(_BLOCK)):
            found += chunk
            if time.monotonic() > until:
                raise TimeoutError
        framed = "Content-Length" in response.headers or "Transfer-Encoding" in response.headers
        if not found and not framed and response.status == 200:
            raise ConnectionError("cut among the headers")
        if len(found) <= largest:
            response.release_conn()
        return bytes(found[: largest + 1])

    def _answer(self, response: BaseHTTPResponse, raw: bytes) -> Answer:
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        envelope = None if kind == "text/html" else _json_object(raw)
        words = _visible(raw) if envelope is None and kind.startswith("text/") else ""
        told = {name.lower(): value for name, value in response.headers.items()}
        return Answer(response.status, envelope, self._wait(told.get("retry-after", "")), words, told, kind)

    def _wait(self, value: str) -> timedelta | None:
        value = value.strip()
        if value.isascii() and value.isdigit():
            return min(timedelta(seconds=min(int(value[:9]), 10**6)), LONGEST_RETRY_AFTER)
        try:
            until = parsedate_to_datetime(value)
        except ValueError:
            return None
        wait = (until if until.tzinfo else until.replace(tzinfo=UTC)) - self._now()
        return min(wait, LONGEST_RETRY_AFTER) if wait > timedelta(0) else None

    def _opened(self, scheme: str) -> PoolManager:
        # Imported here: a desk that sends nothing yet should not wait for it.
        from urllib3 import PoolManager, Timeout

        with self._lock:
            if scheme not in self._managers:
                timeout = Timeout(connect=self._connect_timeout, read=self._read_timeout)
                # Reading the system's authorities takes longer than a whole call without them.
                trust = ssl.create_default_context(cafile=self._ca_file or None) if scheme == "https" else None
                self._managers[scheme] = PoolManager(num_pools=2, maxsize=4, timeout=timeout, ssl_context=trust)
            return self._managers[scheme]


class _Body:
    """Bytes to be sent that know whether the line took the last of them."""

    def __init__(self, content: bytes) -> None:
        self.length = len(content)
        self._content = content
        self._at = 0
        self._begun = False

    @property
    def handed_over(self) -> bool:
        """Whether every byte was handed to the line; before that the receiver cannot have a whole request."""
        return self._begun and self._at >= self.length

    def __iter__(self) -> Iterator[bytes]:
        self._begun = True
        while not self.handed_over:
            start, self._at = self._at, min(self._at + _BLOCK, self.length)
            yield self._content[start : self._at]


def address_of(url: str) -> tuple[str, str]:
    """Return scheme and host as the line itself will read them, "" for what is missing."""
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    try:
        parsed = parse_url(url)
    except LocationParseError:
        return "", ""
    return parsed.scheme or "", (parsed.host or "").strip("[]")


def is_loopback(host: str) -> bool:
    """Return whether a host is written as this machine; names are not resolved."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _reason(error: Exception) -> Reason:
    """Return why a request was never sent whole."""
    from urllib3.exceptions import LocationValueError, SSLError

    if isinstance(error, SSLError):
        return _tls_reason(error)
    # A host that cannot be one, a scheme nobody speaks, a header that would break the request.
    return Reason.WRONG_ADDRESS if isinstance(error, LocationValueError | ValueError) else Reason.NO_LINE


def _tls_reason(error: Exception) -> Reason:
    cause = error.args[0] if error.args else None
    if not isinstance(cause, ssl.SSLCertVerificationError):
        return Reason.TLS
    if cause.verify_code in (_EXPIRED, _NOT_YET):
        return Reason.TLS_EXPIRED
    return Reason.TLS_OTHER_HOST if cause.verify_code in _OTHER_HOST else Reason.TLS_UNTRUSTED


def _json_object(raw: bytes) -> Mapping[str, Any] | None:
    if len(raw) > LARGEST_ANSWER:
        return None
    try:
        value = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _visible(raw: bytes) -> str:
    page = raw[:_BLOCK].decode("utf-8", "replace")
    return clean(unescape(_TAG.sub(" ", _INVISIBLE.sub(" ", page))))

"""What the training receiver says, in the words of contract A."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl

from services.training.contract import canonical
from services.training.store import HeldDossier

Answer = dict[str, object]

FAILED = -1
EXISTS = "3"

_PORTAL = "<!DOCTYPE html><html><head><title>WiFi</title></head><body>Vui lòng đăng nhập mạng WiFi.</body></html>"
_BROKEN = "<!DOCTYPE html><html><head><title>500</title></head><body>Internal Server Error</body></html>"
_BUSY = "<!DOCTYPE html><html><head><title>503</title></head><body>Hệ thống đang bảo trì.</body></html>"


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes over the line.

    Attributes:
        status: HTTP status; 0 cuts the line without a word.
        late: It is held back longer than a client waits.
    """

    status: int
    body: bytes = b""
    content_type: str = "application/json; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()
    late: bool = False


CUT = Reply(0)


def done(message: str, code: object = 0) -> Answer:
    """Return an answer of success."""
    return {"error_code": code, "message": message}


def failed(message: str) -> Answer:
    """Return an answer that nothing was kept, and why."""
    return {"error_code": FAILED, "message": message}


def exists(code: str, error_code: object = EXISTS) -> Answer:
    """Return the answer to a dossier said to be new that is held already."""
    return {"error_code": error_code, "message": f"Hồ sơ {code} đã tồn tại"}


def session_ended() -> Answer:
    """Return the answer to a call without a good session."""
    return failed("Phiên làm việc hết hạn")


def held_on(held: Iterable[HeldDossier], query: str) -> Answer:
    """Return the numbers of a day (`day=2026-11-20`) as a list; the day is the one in the number."""
    try:
        day = date.fromisoformat(dict(parse_qsl(query)).get("day", ""))
    except ValueError:
        return failed("day invalid")
    marks = (f"-{day:%y%m%d}-", f"-{day:%Y%m%d}-")
    codes = [one.code for one in held if any(mark in one.code for mark in marks)]
    return done("") | {"result": [{"MaHoSo": code} for code in codes]}


def json_reply(answer: object, status: int = 200, *, late: bool = False) -> Reply:
    """Return an answer as it goes over the line."""
    return Reply(status, canonical(answer).encode(), late=late)


def html_reply(page: str, status: int = 200, headers: tuple[tuple[str, str], ...] = ()) -> Reply:
    """Return a page for people."""
    return Reply(status, page.encode(), "text/html; charset=utf-8", headers)


def portal_page() -> Reply:
    """Return what a captive portal answers in the receiver's place."""
    return html_reply(_PORTAL)


def broken_page() -> Reply:
    """Return what a server answers that fell over."""
    return html_reply(_BROKEN, 500)


def busy_page(retry_after: int) -> Reply:
    """Return what a server under maintenance answers; `retry_after` is in seconds."""
    return html_reply(_BUSY, 503, (("Retry-After", str(retry_after)),))


def elsewhere(address: str) -> Reply:
    """Return a redirection."""
    return Reply(302, content_type="text/html; charset=utf-8", headers=(("Location", address),))

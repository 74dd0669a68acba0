"""Receivers of contracts A′ and B at the training receiver, and what they were told, kept in a plain dictionary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from services.domain.outbox import Entry, EntryKind
from services.receivers.lgsp import Lgsp
from services.receivers.ministry import Ministry
from services.receivers.port import Kit, Mark
from services.settings.receivers import ReceiverSettings
from tests.receivers.rows import NUMBER, dossier, entry

SCAN = b"%PDF-1.4 mot to giay\r\n--khong-phai-vach\r\n" + bytes(range(256))
SCAN_SHA256 = sha256(SCAN).hexdigest()
LGSP = ReceiverSettings("province", "", contract="lgsp", look_up_path="/TraCuu")
MINISTRY = ReceiverSettings(
    "justice",
    "",
    contract="ministry",
    agency="G09.20",
    username="quay",
    login_path="/token",
    progress_path="/CapNhatTienTrinh",
    look_up_path="/TraCuu",
    number_code="000.00.04.G18",
)


@dataclass
class Remembered:
    """What a receiver told, as the store would keep it."""

    kept: dict[tuple[str, str], str] = field(default_factory=dict)

    def recall(self, mark: Mark, key: str) -> str:
        return self.kept.get((mark, key), "")

    def remember(self, mark: Mark, key: str, value: str) -> None:
        self.kept[mark, key] = value


def kit(clock: Callable[[], datetime], memory: Remembered, content: Callable[[str], bytes] = lambda _: SCAN) -> Kit:
    return Kit(clock, lambda: "bi-mat", memory, content, loopback_only=True)


def lgsp_at(url: str, given: Kit, **more: Any) -> Lgsp:
    """Return a receiver that waits two seconds for the wrapper at an address."""
    return Lgsp(replace(LGSP, **{"url": url, **more}), "H31.12", given, read_timeout=2.0, connect_timeout=2.0)


def ministry_at(url: str, given: Kit, **more: Any) -> Ministry:
    """Return a receiver that waits two seconds for the ministry at an address."""
    return Ministry(replace(MINISTRY, **{"url": url, **more}), "H31.12", given, read_timeout=2.0, connect_timeout=2.0)


def scanned(**more: Any) -> dict[str, Any]:
    """Return the content of a dossier with one scanned paper."""
    file = {"id": "f1", "component": 0, "kind": "pdf", "size": len(SCAN), "sha256": SCAN_SHA256, "pages": 1}
    return dossier(files=[file], papers=[{"index": 0, "name": "Bản chính", "originals": 1, "copies": 2}], **more)


def scan_row(**more: Any) -> Entry:
    """Return the row of that paper."""
    body = {
        "schema": "desk.file/1", "number": NUMBER, "version": 1, "id": "f1", "digest": "d", "sha256": SCAN_SHA256,
        "size": len(SCAN), "kind": "pdf", "pages": 1, "component": 0, "code": "", "title": "Bản chính",
    }  # fmt: skip
    return entry(EntryKind.FILE, body | more)

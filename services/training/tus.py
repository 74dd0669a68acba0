"""The file side of the training receiver: a tus 1.0 server (core, creation, checksum, expiration) that keeps files on the disk.

Source: tus resumable upload protocol 1.0.0.
"""

import hashlib
import json
import os
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from io import BufferedIOBase
from pathlib import Path

from services.training.answers import CUT, Reply, broken_page, busy_page, elsewhere, portal_page
from services.training.contract import FILES
from services.training.faults import Drawn, Fault, Faults
from services.training.tus_words import fits, number, read_metadata, some, write_whole

VERSION = "1.0.0"
PREFIX = "/files"
LARGEST_FILE = 200 * 1024 * 1024
"""Bytes of one file it takes."""
LIFE = timedelta(days=7)
"""How long an upload that is not whole is kept."""

_BLOCK = 16 * 1024
_AT_MAKING = frozenset({Fault.ERROR_500, Fault.BUSY_503, Fault.HTML_200, Fault.REDIRECT, Fault.DROP_BEFORE_COMMIT})
_AT_ASKING = frozenset({Fault.FILE_GONE})
_AT_PIECES = _AT_MAKING | {
    Fault.FILE_GONE, Fault.FILE_CUT, Fault.FILE_OFFSET, Fault.FILE_SPOILT, Fault.FILE_LOCKED, Fault.DROP_AFTER_COMMIT,
    Fault.SLOW,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file, or as much of it as came.

    Attributes:
        path: Where it lies on this server, such as `/files/3f…`.
        length: Bytes it will have; `offset` came so far.
        said: What was said of it when it was made.
        sha256: Of the bytes that came; "" where nobody asked.
    """

    path: str
    length: int
    offset: int
    said: Mapping[str, str]
    sha256: str

    @property
    def whole(self) -> bool:
        """Every byte came, and together they are what was said."""
        return self.offset == self.length and self.said.get("sha256", self.sha256) == self.sha256


@dataclass(frozen=True, slots=True)
class Request:
    """A call about files, its body not read yet.

    Attributes:
        headers: By their names in small letters.
        length: Bytes of the body.
    """

    method: str
    path: str
    headers: Mapping[str, str]
    length: int
    body: BufferedIOBase


class TusServer:
    """Uploads under `/files`; safe from several threads. What it acknowledged is on the disk.

    Attributes:
        came: Bytes of pieces that came in all, also those that were not kept.
    """

    def __init__(
        self,
        folder: Path,
        faults: Faults,
        clock: Callable[[], datetime],
        retry_after: int = 30,
        checks: bool = True,
        elsewhere_to: str = "",
    ) -> None:
        """Keep files in `folder`, made when the first comes.

        Args:
            retry_after: Seconds a busy server asks for.
            checks: Offer the checksum extension.
            elsewhere_to: Where a redirect points.
        """
        self._folder, self._faults, self._clock = folder, faults, clock
        self._retry_after, self._checks, self._elsewhere = retry_after, checks, elsewhere_to
        self._lock = threading.Lock()
        self._busy: set[str] = set()
        self.came = 0

    def reply(self, request: Request) -> tuple[Reply, Fault | None]:
        """Return what goes back, and the fault that made it so; the body was read unless the reply closes the line."""
        if request.method == "OPTIONS":
            return _said(204, self._offer()), None
        if request.headers.get("tus-resumable") != VERSION and request.method != "GET":
            return _said(412, {"Tus-Version": VERSION}), None
        match request.method:
            case "POST" if request.path.rstrip("/") == PREFIX:
                return self._make(request)
            case "HEAD":
                return self._tell(request)
            case "PATCH":
                return self._take(request)
            case "GET":
                return self._give(request), None
        return _said(404), None

    def files(self) -> list[HeldFile]:
        """Return what it holds, in the order it was made."""
        found = []
        for row in sorted(self._folder.glob("*.json"), key=lambda one: one.stat().st_mtime_ns):
            if held := self._held(row.stem, hashed=True):
                found.append(held)
        return found

    def _offer(self) -> dict[str, str]:
        extensions = "creation,expiration" + (",checksum" if self._checks else "")
        told = {"Tus-Version": VERSION, "Tus-Extension": extensions, "Tus-Max-Size": str(LARGEST_FILE)}
        return told | ({"Tus-Checksum-Algorithm": "sha1,sha256"} if self._checks else {})

    def _make(self, request: Request) -> tuple[Reply, Fault | None]:
        drawn = self._drawn(_AT_MAKING)
        if drawn:
            return self._page(drawn.fault), drawn.fault
        length = number(request.headers.get("upload-length", ""))
        said = read_metadata(request.headers.get("upload-metadata", ""))
        if length is None or said is None or request.length:
            return _said(400), None
        if length > LARGEST_FILE:
            return _said(413), None
        name = secrets.token_hex(16)
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / f"{name}.part").touch()
        until = self._clock() + LIFE
        row = {"length": length, "said": said, "until": until.isoformat()}
        write_whole(self._folder / f"{name}.json", json.dumps(row).encode())
        told = {"Location": f"{PREFIX}/{name}", "Upload-Expires": format_datetime(until.astimezone(UTC), usegmt=True)}
        return _said(201, told), None

    def _tell(self, request: Request) -> tuple[Reply, Fault | None]:
        name = self._named(request.path)
        drawn = self._drawn(_AT_ASKING) if name else None
        if drawn:
            self._drop(name)
            return _said(410), drawn.fault
        held = self._held(name)
        if held is None:
            return _said(404), None
        return _said(200, {"Upload-Offset": str(held.offset), "Upload-Length": str(held.length)}), None

    def _take(self, request: Request) -> tuple[Reply, Fault | None]:
        name = self._named(request.path)
        with self._lock:
            if name in self._busy:
                request.body.read(request.length)
                return _said(423), None
            self._busy.add(name)
        try:
            return self._taken(request, name)
        finally:
            with self._lock:
                self._busy.discard(name)

    def _taken(self, request: Request, name: str) -> tuple[Reply, Fault | None]:
        held, drawn = self._held(name), self._drawn(_AT_PIECES)
        fault = drawn.fault if drawn else None
        if fault in (Fault.FILE_CUT, Fault.DROP_AFTER_COMMIT):
            most = request.length // 2 if fault is Fault.FILE_CUT else request.length
            self._keep(request, name, held, most)
            return CUT, fault
        if fault not in (None, Fault.SLOW):
            request.body.read(request.length)
            return self._refused(fault, name), fault
        return self._kept(request, name, held, late=fault is Fault.SLOW), fault

    def _refused(self, fault: Fault, name: str) -> Reply:
        match fault:
            case Fault.FILE_GONE:
                self._drop(name)
                return _said(410)
            case Fault.FILE_OFFSET:
                return _said(409)
            case Fault.FILE_SPOILT:
                return _said(460)
            case Fault.FILE_LOCKED:
                return _said(423)
        return self._page(fault)

    def _kept(self, request: Request, name: str, held: HeldFile | None, *, late: bool) -> Reply:
        at = number(request.headers.get("upload-offset", ""))
        if held is None or at != held.offset or at + request.length > held.length:
            request.body.read(request.length)
            return _said(404 if held is None else 409 if at != held.offset else 413)
        if request.headers.get("content-type") != "application/offset+octet-stream":
            request.body.read(request.length)
            return _said(415)
        came, good = self._keep(request, name, held, request.length)
        if came < request.length:
            return CUT
        if not good:
            return _said(460)
        return _said(204, {"Upload-Offset": str(at + came)}, late=late)

    def _keep(self, request: Request, name: str, held: HeldFile | None, most: int) -> tuple[int, bool]:
        """Keep what comes of a piece as it comes; a piece with a checksum is kept whole or not at all."""
        check = request.headers.get("upload-checksum", "") if self._checks else ""
        pieces, came = [], 0
        with (self._folder / f"{name}.part").open("ab") as file:
            while came < most and (piece := some(request.body, min(_BLOCK, most - came))):
                came += len(piece)
                if check:
                    pieces.append(piece)
                elif held is not None:
                    file.write(piece)
            whole = b"".join(pieces)
            good = not check or (came == request.length and fits(check, whole))
            if good:
                file.write(whole)
            file.flush()
            os.fsync(file.fileno())
        with self._lock:
            self.came += came
        return came, good

    def _give(self, request: Request) -> Reply:
        name = self._named(request.path)
        held = self._held(name, hashed=True)
        if held is None or not held.whole:
            return _said(404)
        kind = held.said.get("filetype", "application/octet-stream")
        return Reply(200, (self._folder / f"{name}.part").read_bytes(), kind)

    def _held(self, name: str, *, hashed: bool = False) -> HeldFile | None:
        row, part = self._folder / f"{name}.json", self._folder / f"{name}.part"
        try:
            about, offset = json.loads(row.read_bytes()), part.stat().st_size
        except FileNotFoundError:
            return None
        if offset < about["length"] and datetime.fromisoformat(about["until"]) <= self._clock():
            self._drop(name)
            return None
        known = hashlib.sha256(part.read_bytes()).hexdigest() if hashed else ""
        return HeldFile(f"{PREFIX}/{name}", about["length"], offset, about["said"], known)

    def _drop(self, name: str) -> None:
        for end in (".json", ".part"):
            (self._folder / f"{name}{end}").unlink(missing_ok=True)

    def _named(self, path: str) -> str:
        name = path.removeprefix(f"{PREFIX}/")
        return name if len(name) == 32 and name.isalnum() else ""

    def _drawn(self, able: frozenset[Fault]) -> Drawn | None:
        return self._faults.draw(FILES, session_valid=False, inserting=False, able=able)

    def _page(self, fault: Fault) -> Reply:
        match fault:
            case Fault.ERROR_500:
                return broken_page()
            case Fault.BUSY_503:
                return busy_page(self._retry_after)
            case Fault.REDIRECT:
                return elsewhere(self._elsewhere)
            case Fault.HTML_200:
                return portal_page()
        return CUT


def _said(status: int, headers: Mapping[str, str] | None = None, *, late: bool = False) -> Reply:
    """Return an answer of the protocol: headers alone."""
    told = {"Tus-Resumable": VERSION, **(headers or {})}
    return Reply(status, b"", "", tuple(told.items()), late)

"""Scanned papers to a receiver by tus 1.0, piece by piece, from where the other side is.

Source: tus resumable upload protocol 1.0.0 (core; extensions creation, expiration, checksum).
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from hashlib import sha256

from services.domain.bodies import AGAIN
from services.domain.outbox import Entry, Outcome, OutcomeKind
from services.errors import HomeUnfit, PaperDamaged
from services.receivers.answers import shown
from services.receivers.http import Answer, Line, NoAnswer
from services.receivers.pace import LEAST, Pace
from services.receivers.port import Mark, Memory
from services.receivers.reasons import Reason
from services.receivers.tus_words import GONE, VERSION, Offer, address, checksum, metadata, offered, whole_number

TRY_SECONDS = 12.0
"""After this no further piece is begun, so that a try ends well inside its lease."""
MOST_ODD = 4
"""Breaks and odd answers within one try after which the receiver is left alone for a while."""
MOST_SETBACKS = 3
"""So often a file may stand further back than it was left; then it waits between tries, or it would fill the line for days."""
LOCKED_WAIT = timedelta(seconds=10)

_BUSY = (408, 425, 429, 503)
_NO_HEAD = (405, 501)
"""Nothing can be asked there; sending it again does no harm."""


class Tus:
    """Uploads to one receiver. Safe from several threads; the same file goes once at a time.

    Where an upload is and how far it got is kept in the memory, so that it goes on after a crash. The offset the server tells
    is believed and no other; what it has is not sent again.
    """

    def __init__(
        self,
        line: Line,
        url: str,
        memory: Memory,
        content: Callable[[str], bytes],
        headers: Mapping[str, str] | None = None,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        """Prepare uploads; nothing is opened yet.

        Args:
            line: Carries every request.
            url: Where uploads are made.
            content: Returns a stored paper by its key in the vault.
            headers: What the receiver wants beside the protocol's own.
            seconds: A clock that only goes forward.
        """
        self.url, self.memory, self.content, self.seconds = url, memory, content, seconds
        self.pace = Pace()
        self._line = line
        self._headers = {"Tus-Resumable": VERSION, **(headers or {})}
        self._offer: Offer | None = None
        self._left, self._setbacks = dict[str, int](), dict[str, int]()
        self._locks = tuple(threading.Lock() for _ in range(16))

    def ask(self, entry: Entry) -> Outcome:
        """Return whether a file is known to be there; sending it again costs nothing that is there already."""
        there = self.memory.recall(Mark.FILE, str(entry.body.get("sha256", ""))) and not entry.body.get(AGAIN)
        return Outcome(OutcomeKind.DELIVERED if there else OutcomeKind.NOT_THERE)

    def upload(self, entry: Entry) -> Outcome:
        """Send a file, or go on with it, for some seconds: `DELIVERED`, `PARTLY` when more is to come, or why it stopped.

        A paper that is not what its row says is never sent: `UNFIT`, "paper_damaged".

        Raises:
            LoopbackOnly: This is a training desk and the receiver is on another machine. Nothing was sent.
        """
        body = entry.body
        known, size, digest = body.get("sha256"), body.get("size"), body.get("digest")
        if not (isinstance(known, str) and len(known) == 64 and isinstance(size, int) and isinstance(digest, str)):
            return Outcome(OutcomeKind.UNFIT, message=Reason.SCHEMA.value)
        with self._locks[int(known[0], 16)]:
            if self.memory.recall(Mark.FILE, known) and not body.get(AGAIN):
                return Outcome(OutcomeKind.DELIVERED)
            try:
                content = self.content(digest)
            except PaperDamaged:
                return Outcome(OutcomeKind.UNFIT, message=Reason.PAPER_DAMAGED.value)
            except HomeUnfit:
                return Outcome(OutcomeKind.UNREACHABLE, message=Reason.PAPER_UNREADABLE.value)
            if len(content) != size or sha256(content).hexdigest() != known:
                return Outcome(OutcomeKind.UNFIT, message=Reason.PAPER_DAMAGED.value)
            outcome = _Try(self, entry, known, content).outcome()
            if outcome.kind is OutcomeKind.PARTLY and self._setbacks.get(known, 0) >= MOST_SETBACKS:
                return Outcome(OutcomeKind.UNREACHABLE, str(GONE[1]), Reason.FILE_GONE.value)
            return outcome

    def stands(self, known: str, at: int, *, begun: bool) -> None:
        """Take in how far a file is over there; one that a try finds further back than it was left had a setback."""
        if begun and at < self._left.get(known, 0):
            self._setbacks[known] = self._setbacks.get(known, 0) + 1
        self._left[known] = at

    def offer(self) -> Offer | NoAnswer:
        """Return what the server says it can do; one that says nothing can do the core alone."""
        if self._offer is None:
            answer = self._line.call("OPTIONS", self.url, b"", self._headers)
            if isinstance(answer, NoAnswer):
                return answer
            if answer.status >= 300 or "tus-version" not in answer.headers:
                return Offer()
            self._offer = offered(answer.headers)
        return self._offer

    def call(self, method: str, url: str, headers: Mapping[str, str], content: bytes = b"") -> Answer | NoAnswer:
        """Make one request of the protocol."""
        return self._line.call(method, url, content, {**self._headers, **headers})


class _End(Exception):
    """The try is over, and what it came to."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.kind.value)
        self.outcome = outcome


class _Try:
    """One bounded go at one file."""

    def __init__(self, tus: Tus, entry: Entry, known: str, content: bytes) -> None:
        self._tus, self._entry, self._known, self._content = tus, entry, known, content
        self._begun = tus.seconds()
        self._furthest: int | None = None
        self._moved = False
        self._odd = 0

    def outcome(self) -> Outcome:
        """Return what the go came to; a broken one that got further goes on at once."""
        try:
            self._go()
        except _End as end:
            further = self._moved and end.outcome.kind is OutcomeKind.UNREACHABLE
            return Outcome(OutcomeKind.PARTLY) if further else end.outcome
        return Outcome(OutcomeKind.DELIVERED)

    def _go(self) -> None:
        offer = self._tus.offer()
        if isinstance(offer, NoAnswer):
            raise _End(Outcome(OutcomeKind.UNREACHABLE, message=offer.reason.value))
        if offer.largest is not None and len(self._content) > offer.largest:
            raise _End(Outcome(OutcomeKind.REFUSED, message=Reason.TOO_LARGE.value))
        if self._still_there():
            return None
        url, at = self._standing() or self._made()
        while True:
            if at == len(self._content):
                return self._arrived(url)
            if self._tus.seconds() - self._begun > TRY_SECONDS:
                raise _End(Outcome(OutcomeKind.PARTLY))
            told = self._sent(url, at, offer.checksum)
            if told is not None and told < len(self._content):
                at = told
                continue
            # After the last piece it is asked once more: only what the server holds counts.
            standing = self._standing()
            if standing is None and told is not None:
                raise _End(Outcome(OutcomeKind.UNREACHABLE, message=Reason.FILE_GONE.value))
            url, at = standing or self._made()

    def _still_there(self) -> bool:
        """Return whether a paper that arrived once is there still; one that is lost or not whole is forgotten, and goes anew."""
        tus = self._tus
        url = address(tus.url, tus.memory.recall(Mark.FILE, self._known))
        if not url:
            return False
        answer = self._heard(tus.call("HEAD", url, {"Cache-Control": "no-store"}))
        if answer.status in (200, 204):
            # A server that gives out whole files elsewhere than it takes them tells no offset; something lies there.
            at = whole_number(answer.headers.get("upload-offset", ""))
            if at in (None, len(self._content)):
                return True
        elif answer.status not in (*GONE, *_NO_HEAD):
            self._give_up(answer)
        tus.memory.remember(Mark.FILE, self._known, "")
        return False

    def _standing(self) -> tuple[str, int] | None:
        """Return address and offset of the upload that is under way; None, and it is forgotten, when there is none any more."""
        tus = self._tus
        url = address(tus.url, tus.memory.recall(Mark.UPLOAD, self._known))
        if not url:
            return None
        answer = self._heard(tus.call("HEAD", url, {"Cache-Control": "no-store"}))
        if answer.status in GONE:
            self._forget()
            return None
        if answer.status not in (200, 204):
            self._give_up(answer)
        at, length = (whole_number(answer.headers.get(name, "")) for name in ("upload-offset", "upload-length"))
        if at is None:
            raise _End(Outcome(OutcomeKind.UNREACHABLE, str(answer.status), Reason.NOT_THE_RECEIVER.value))
        if at > len(self._content) or length not in (None, len(self._content)):
            self._forget()
            return None
        self._reached(at)
        return url, at

    def _forget(self) -> None:
        self._tus.memory.remember(Mark.UPLOAD, self._known, "")
        self._furthest = None

    def _made(self) -> tuple[str, int]:
        """Return address and offset of a new upload."""
        tus = self._tus
        told = {"Upload-Length": str(len(self._content)), "Upload-Metadata": metadata(self._entry.body)}
        answer = self._heard(tus.call("POST", tus.url, told))
        if answer.status != 201:
            self._give_up(answer)
        url = address(tus.url, answer.headers.get("location", ""))
        if not url:
            raise _End(Outcome(OutcomeKind.UNREACHABLE, str(answer.status), Reason.REDIRECT.value))
        tus.memory.remember(Mark.UPLOAD, self._known, url)
        self._reached(0)
        return url, 0

    def _sent(self, url: str, at: int, check: str) -> int | None:
        """Send one piece and return the offset the server tells behind it; None when it has to be asked."""
        tus = self._tus
        piece = self._content[at : at + tus.pace.size]
        told = {"Content-Type": "application/offset+octet-stream", "Upload-Offset": str(at), **checksum(check, piece)}
        before = tus.seconds()
        answer = tus.call("PATCH", url, told, piece)
        if not isinstance(answer, NoAnswer) and answer.status in (200, 204):
            now = whole_number(answer.headers.get("upload-offset", ""))
            if now is not None and at < now <= at + len(piece):
                tus.pace = tus.pace.arrived(now - at, tus.seconds() - before)
                self._reached(now)
                return now
        self._stumbled(answer)
        return None

    def _stumbled(self, answer: Answer | NoAnswer) -> None:
        """Pass when a piece that did not get through may be tried again in this try; the next one is smaller."""
        status, pace = 0 if isinstance(answer, NoAnswer) else answer.status, self._tus.pace
        passing = status in (200, 204, 409, 460, *GONE) or (status >= 500 and status != 503)
        if not isinstance(answer, NoAnswer) and not passing and (status != 413 or pace.size <= LEAST):
            self._give_up(answer)
        self._odd += 1
        if status != 409:
            self._tus.pace = pace.broken()
        if self._odd > MOST_ODD:
            reason = answer.reason if isinstance(answer, NoAnswer) else Reason.PIECES_LOST
            raise _End(Outcome(OutcomeKind.UNREACHABLE, str(status or ""), reason.value))

    def _heard(self, answer: Answer | NoAnswer) -> Answer:
        if isinstance(answer, NoAnswer):
            raise _End(Outcome(OutcomeKind.UNREACHABLE, message=answer.reason.value))
        return answer

    def _give_up(self, answer: Answer) -> None:
        """End the try for an answer nothing can be done about now.

        Raises:
            _End: Always.
        """
        status, code = answer.status, str(answer.status)
        words = shown(answer.words, self._entry.number)
        if status in _BUSY or status == 423 or status >= 500:
            wait = answer.wait or (LOCKED_WAIT if status == 423 else None)
            raise _End(Outcome(OutcomeKind.BUSY, code, words or Reason.BUSY.value, wait=wait))
        if status == 413:
            raise _End(Outcome(OutcomeKind.REFUSED, code, Reason.TOO_LARGE.value))
        if status in (400, 409, 415, 422):
            raise _End(Outcome(OutcomeKind.REFUSED, code, words or Reason.FILE_REFUSED.value))
        reason = Reason.WRONG_ADDRESS if status >= 400 else Reason.NOT_THE_RECEIVER
        if 300 <= status < 400:
            reason = Reason.REDIRECT
        elif status in (401, 403):
            reason = Reason.NOT_ADMITTED
        raise _End(Outcome(OutcomeKind.UNREACHABLE, code, reason.value, wait=answer.wait))

    def _reached(self, at: int) -> None:
        """Note how far it is; what people see never goes back."""
        self._moved = self._moved or (self._furthest is not None and at > self._furthest)
        self._tus.stands(self._known, at, begun=self._furthest is None)
        self._furthest = at
        memory = self._tus.memory
        if at > (whole_number(memory.recall(Mark.SENT, self._known)) or 0):
            memory.remember(Mark.SENT, self._known, str(at))

    def _arrived(self, url: str) -> None:
        memory = self._tus.memory
        memory.remember(Mark.FILE, self._known, url)
        memory.remember(Mark.UPLOAD, self._known, "")

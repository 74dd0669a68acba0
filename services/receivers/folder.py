"""The sealed folder: for places with no line for days, a USB stick or a share carries packages there and receipts back.

Nothing here is answered at once. A row that was handed over stays on its way until a receipt the receiver signed says what
became of it, or a person says that it was lost; the entry's id is the key over there, so a package that comes twice counts once.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from threading import Lock
from typing import IO, Any
from uuid import uuid4

from services.domain.calendar import office_time
from services.domain.outbox import SETTLED, Entry, EntryState, Outcome, OutcomeKind
from services.errors import BadFile, HomeUnfit, PaperDamaged
from services.receivers import package, stick
from services.receivers.answers import code_of, personal_values, shown
from services.receivers.port import Kit, Mark
from services.receivers.reasons import Reason
from services.receivers.receipts import Receipts, Told, Word
from services.receivers.sealing import sealing_key, signature_key
from services.receivers.stick import Trouble

LAST = "last"
"""Key of the mark that names the packages before, newest first: of each its id and its SHA-256."""
MOST_NAMED = 64
"""A package names so many before it: several may be lost together."""

LOST = "lost "
WRITING = "writing "
REFUSED = "refused "
"""Before a package's id in the mark of a row: a person says it was lost; its end was not seen; it was answered with no."""

LARGEST_TOGETHER = 64 * 1024 * 1024
"""Bytes of papers after which no further row of a dossier joins a package: a slow stick is done well within a row's lease."""

ASK_AGAIN = timedelta(minutes=15)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """What the settings say of a folder.

    Attributes:
        agency: Code of the unit.
        public_key: PEM file of the key packages are sealed to.
        receipt_key: PEM file of the key receipts are signed with.
    """

    name: str
    folder: Path
    agency: str
    public_key: Path
    receipt_key: Path


class _Unfit(Exception):
    """A row's paper is not whole, so the row cannot travel."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at


class Folder:
    """A receiver behind a sealed folder; see `Receiver`. Safe from several threads."""

    def __init__(self, place: Place, kit: Kit) -> None:
        self._place, self._kit = place, kit
        self._lock = Lock()
        self._seen: tuple[str, frozenset[tuple[str, int, int]]] | None = None
        # Several desks may share a folder: each clears away what it left unfinished itself.
        self._whose = hashlib.sha256(f"{place.agency}/{kit.desk}".encode()).hexdigest()[:8]

    @property
    def name(self) -> str:
        """Name in the settings."""
        return self._place.name

    def close(self) -> None:
        """Let go of nothing: no file stays open between calls."""

    def send(self, entry: Entry) -> Outcome:
        """Seal a row into a package with what follows it; `HANDED`, or what a receipt says if it travelled already."""
        with self._lock:
            try:
                # A later row of a dossier travelled with the first one: its receipt may be here when its turn comes.
                # One that was refused and comes again was let go by a person: that is a trip of its own.
                if (known := self._package_of(entry)) and not known.startswith(REFUSED):
                    answer = self._asked(entry)
                    if answer.kind is not OutcomeKind.NOT_THERE:
                        return answer
                return self._handed(entry)
            except Trouble as trouble:
                return Outcome(OutcomeKind.UNREACHABLE, message=trouble.reason.value)
            except BadFile:
                return Outcome(OutcomeKind.UNREACHABLE, message=Reason.FOLDER_KEY.value)

    def ask(self, entry: Entry) -> Outcome:
        """Return what the receipts in the folder say of a row; without a word it is still on its way."""
        with self._lock:
            try:
                return self._asked(entry)
            except BadFile:
                return Outcome(OutcomeKind.UNKNOWN, message=Reason.FOLDER_KEY.value)

    def has_news(self) -> bool:
        """Return whether the folder is back, or what lies among its receipts changed, since this was asked last."""
        with self._lock:
            try:
                seen = (stick.mark_of(self._place.folder), self._receipts.look())
            except (Trouble, OSError, BadFile):
                seen = None
            before, self._seen = self._seen, seen
        return seen is not None and seen != before

    # What has come back

    @cached_property
    def _receipts(self) -> Receipts:
        return Receipts(self._place.folder, signature_key(self._place.receipt_key))

    def _package_of(self, entry: Entry) -> str:
        return self._kit.memory.recall(Mark.PACKAGE, str(entry.id))

    def _asked(self, entry: Entry) -> Outcome:
        """Raises `BadFile` when the key of receipts cannot be read."""
        known = self._package_of(entry)
        lost, id_ = known.startswith(LOST), known.rpartition(" ")[2]
        try:
            stick.mark_of(self._place.folder)
            self._receipts.look()
        except (Trouble, OSError):
            # A stick that is away is what a carried row waits for.
            return _nowhere() if lost or not known else _carried(Reason.CARRIED)
        told = self._receipts.of_row(entry.id, id_)
        sums = {hashlib.sha256(package.body_bytes(entry)).hexdigest(), ""}
        strange = bool(self._receipts.strange) or any(one.sha256 not in sums for one in told)
        if answer := _answer(entry, [one for one in told if one.sha256 in sums]):
            if answer.kind is OutcomeKind.REFUSED:
                self._kit.memory.remember(Mark.PACKAGE, str(entry.id), f"{REFUSED}{id_}")
            return answer
        if lost or not known or (known.startswith(WRITING) and not self._finished(entry, id_)):
            return _nowhere()
        return _carried(Reason.RECEIPT_STRANGE if strange else Reason.CARRIED)

    def _finished(self, entry: Entry, id_: str) -> bool:
        """Return whether a package got its name just before the program ended."""
        file = stick.package_file(self._place.folder, id_)
        try:
            with file.open("rb") as opened:
                digest = hashlib.file_digest(opened, "sha256").hexdigest()
            self._keep([entry], id_, digest, stick.mark_of(self._place.folder))
        except (OSError, Trouble):
            return False
        return True

    # What goes out

    def _handed(self, entry: Entry) -> Outcome:
        """Raises `Trouble`, and `BadFile` when the key things are sealed to cannot be read."""
        mark = stick.mark_of(self._place.folder)
        rows = self._together(entry)
        while rows:
            try:
                self._write(rows, mark)
            except _Unfit as unfit:
                rows = rows[: unfit.at]
            else:
                return _carried(Reason.CARRIED)
        return Outcome(OutcomeKind.REFUSED, message=Reason.PAPER_DAMAGED.value, field="files")

    def _together(self, entry: Entry) -> list[Entry]:
        """Return the row and those behind it that could go now: a dossier and its papers are one trip, not several."""
        now = self._kit.now()
        behind = [r for r in self._kit.rows(entry.dossier_id) if r.position > entry.position and r.state not in SETTLED]
        ready = takewhile(
            lambda r: r.state is EntryState.WAITING and r.receiver == entry.receiver and r.due_at <= now, behind
        )
        rows, size = [entry], 0
        for row in ready:
            paper = package.paper_of(row)
            size += paper.size if paper else 0
            if size > LARGEST_TOGETHER:
                break
            rows.append(row)
        return rows

    def _write(self, rows: Sequence[Entry], mark: str) -> None:
        key, id_ = sealing_key(self._place.public_key), str(uuid4())
        folder, memory = self._place.folder, self._kit.memory
        papers = {p.sha256: (p, at) for at, row in enumerate(rows) if (p := package.paper_of(row))}

        def content(paper: package.Paper) -> bytes:
            try:
                return self._kit.content(paper.key)
            except (PaperDamaged, HomeUnfit) as error:
                raise _Unfit(papers[paper.sha256][1]) from error

        with stick.turn(folder):
            inside = [paper for paper, _ in papers.values()]
            manifest = self._manifest(id_, rows, inside)

            def fill(file: IO[bytes]) -> str:
                return package.seal(file, key, package.parts_of(manifest, rows, inside, content))

            first, before = str(rows[0].id), self._package_of(rows[0])
            # Ended from here on, the program looks for the package before it believes that there is one.
            memory.remember(Mark.PACKAGE, first, f"{WRITING}{id_}")
            try:
                digest = stick.put(folder, self._whose, id_, package.size_of(manifest), fill)
            except (Trouble, _Unfit):
                memory.remember(Mark.PACKAGE, first, before)
                raise
            self._keep(rows, id_, digest, mark)

    def _keep(self, rows: Sequence[Entry], id_: str, digest: str, mark: str) -> None:
        memory = self._kit.memory
        memory.remember(Mark.STICK, id_, mark)
        before = memory.recall(Mark.PACKAGE, LAST).split(" ")
        memory.remember(Mark.PACKAGE, LAST, " ".join([id_, digest, *before][: 2 * MOST_NAMED]).strip())
        for row in rows:
            memory.remember(Mark.PACKAGE, str(row.id), id_)

    def _manifest(self, id_: str, rows: Sequence[Entry], papers: Sequence[package.Paper]) -> dict[str, Any]:
        last = self._kit.memory.recall(Mark.PACKAGE, LAST).split()
        return {
            "schema": package.SCHEMA,
            "purpose": "delivery",
            "package": id_,
            "previous": [{"package": p, "sha256": d} for p, d in zip(last[::2], last[1::2], strict=True)],
            "agency": self._place.agency,
            "desk": self._kit.desk,
            "training": self._kit.loopback_only,
            "made_at": office_time(self._kit.now()).isoformat(timespec="seconds"),
            "rows": [package.row_facts(row) for row in rows],
            "papers": package.paper_facts(papers),
        }


def _answer(entry: Entry, told: Sequence[Told]) -> Outcome | None:
    """Return what receipts come to, None while they say nothing: what was received once stays received."""
    by_word = {one.word: one for one in told}
    if Word.DELIVERED in by_word:
        return Outcome(OutcomeKind.DELIVERED, code=code_of(by_word[Word.DELIVERED].code))
    if no := by_word.get(Word.REFUSED):
        words, field = (shown(one, entry.number, tuple(personal_values(entry.body))) for one in (no.message, no.field))
        return Outcome(OutcomeKind.REFUSED, code=code_of(no.code), message=words, field=field)
    unread = by_word.get(Word.UNREADABLE)
    if unread and unread.code == "other_key":
        return Outcome(OutcomeKind.REFUSED, code=unread.code, message=Reason.PACKAGE_UNREADABLE.value)
    return _nowhere() if by_word else None


def _carried(why: Reason) -> Outcome:
    return Outcome(OutcomeKind.HANDED, message=why.value, wait=ASK_AGAIN)


def _nowhere() -> Outcome:
    return Outcome(OutcomeKind.NOT_THERE)

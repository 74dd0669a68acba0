"""A folder between a desk's receiver and the training side: rows, papers, memory and keys, without a desk."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid4, uuid5

from services.domain.outbox import Entry, EntryKind, EntryState, Outcome
from services.errors import PaperDamaged
from services.receivers import stick
from services.receivers.folder import Folder, Place
from services.receivers.port import Kit, Mark
from services.training.folder import Taken, take
from services.training.folder_keys import SEALED_TO, SIGNED_BY
from services.training.folder_store import FolderStore, HeldRow

MORNING = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
NUMBER = "H31.12-261120-2001"


class Notes:
    """What a receiver told, kept for as long as the test."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def recall(self, mark: Mark, key: str) -> str:
        return self.kept.get((mark, key), "")

    def remember(self, mark: Mark, key: str, value: str) -> None:
        self.kept[mark, key] = value
        if not value:
            del self.kept[mark, key]


def dossier_body(number: str = NUMBER, **changed: Any) -> dict[str, Any]:
    """Return the frozen content of an invented dossier, as far as this contract reads it."""
    return {
        "schema": "desk.dossier/1",
        "number": number,
        "version": 1,
        "agency": {"code": "H31.12", "name": "Trung tâm PVHCC xã Mẫu"},
        "procedure": {"code": "1.004873", "name": "Xác nhận tình trạng hôn nhân"},
        "applicant": {"full_name": "Trần Thị Mẫu", "personal_id": "033301000001", "phone": "0900000001"},
        "received_at": "2026-11-20T08:30:00+07:00",
        **changed,
    }


def file_body(content: bytes, number: str = NUMBER) -> dict[str, Any]:
    """Return the frozen content of a row about a scanned paper."""
    digest = hashlib.sha256(content).hexdigest()
    return {
        "schema": "desk.file/1",
        "number": number,
        "version": 1,
        "id": str(uuid5(NAMESPACE_OID, digest)),
        "digest": f"key-{digest[:8]}",
        "sha256": digest,
        "size": len(content),
        "kind": "pdf",
        "pages": 1,
    }


def entry(kind: EntryKind, body: dict[str, Any], position: int = 1, **changed: Any) -> Entry:
    """Return a row that waits."""
    plain = Entry(
        id=uuid4(),
        dossier_id=UUID(int=int(body["number"][-4:])),
        number=body["number"],
        receiver="post",
        kind=kind,
        position=position,
        version=1,
        body=json.loads(json.dumps(body)),
        state=EntryState.WAITING,
        attempts=0,
        created_at=MORNING,
        due_at=MORNING,
    )
    return replace(plain, **changed)


class Post:
    """One folder with its two ends.

    Attributes:
        rows: Every row of the dossiers, in order.
        papers: Scanned papers by their key.
        notes: What the desk remembers.
    """

    def __init__(self, place: Path, keys: Path, *, prepared: bool = True) -> None:
        self.folder, self.store, self.keys = place / "stick", place / "over-there", keys
        self.rows: list[Entry] = []
        self.papers: dict[str, bytes] = {}
        self.notes = Notes()
        self.now = MORNING
        self.receiver = self.opened()
        if prepared:
            self.folder.mkdir()
            stick.prepare(self.folder)

    def opened(self, **place: Any) -> Folder:
        """Return the receiver as a program that was started anew has it."""
        plain = Place("post", self.folder, "H31.12", self.keys / SEALED_TO, self.keys / SIGNED_BY)
        kit = Kit(lambda: self.now, str, self.notes, self._content, rows=self._of, desk=2)
        return Folder(replace(plain, **place), kit)

    def dossier(self, number: str = NUMBER, papers: Sequence[bytes] = (), **changed: Any) -> list[Entry]:
        """Add a dossier with its papers before it, and return its rows."""
        rows = [entry(EntryKind.FILE, file_body(p, number), at) for at, p in enumerate(papers, 1)]
        rows.append(entry(EntryKind.DOSSIER, dossier_body(number, **changed), len(rows) + 1))
        for row, content in zip(rows, papers, strict=False):
            self.papers[str(row.body["digest"])] = content
        self.rows += rows
        return rows

    def step(self, number: str = NUMBER, position: int = 2) -> Entry:
        """Add a step of progress."""
        body = {"schema": "desk.progress/1", "number": number, "version": 2, "what": "Trả kết quả", "state": "10",
                "at": "2026-11-20T09:00:00+07:00"}  # fmt: skip
        self.rows.append(entry(EntryKind.PROGRESS, body, position))
        return self.rows[-1]

    def send(self, row: Entry) -> Outcome:
        """Hand a row over."""
        return self.receiver.send(row)

    def ask(self, row: Entry) -> Outcome:
        """Ask about a row that was handed over."""
        return self.receiver.ask(replace(row, state=EntryState.UNKNOWN, attempts=1))

    def take(self, *faults: str) -> Taken:
        """Carry the folder over there and back."""
        return take(self.folder, self.store, self.keys, faults, lambda: self.now)

    def packages(self) -> list[Path]:
        """Return the packages that lie in the folder."""
        return sorted((self.folder / stick.PACKAGES).glob(f"*{stick.SUFFIX}"))

    def receipts(self) -> list[Path]:
        """Return the receipts that lie in the folder."""
        return sorted((self.folder / stick.RECEIPTS).glob("*.json"))

    def held(self) -> list[HeldRow]:
        """Return what is held over there."""
        store = FolderStore(self.store)
        try:
            return store.rows()
        finally:
            store.close()

    def _of(self, dossier: UUID) -> list[Entry]:
        return sorted((row for row in self.rows if row.dossier_id == dossier), key=lambda row: row.position)

    def _content(self, key: str) -> bytes:
        if key not in self.papers:
            raise PaperDamaged(key, "gone")
        return self.papers[key]

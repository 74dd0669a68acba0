"""The waiting queue as one sealed file, for an emergency: nothing of it changes here, and only the receiver can open it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from services.domain.calendar import office_time
from services.domain.journal import Event
from services.domain.outbox import Entry
from services.domain.permissions import Account, Act, permit
from services.errors import HomeUnfit, PaperDamaged
from services.files.vault import Vault
from services.receivers.package import (
    MANIFEST,
    SCHEMA,
    TRAILER,
    Paper,
    body_bytes,
    manifest_bytes,
    paper_facts,
    paper_of,
    row_facts,
    seal,
)
from services.receivers.sealing import Target, sealing_key
from services.store import attachments, journal, outbox
from services.store.store import Connection
from services.store.workplace import Workplace

_PAGE = 500


@dataclass(frozen=True, slots=True)
class Exported:
    """What went into a sealed export.

    Attributes:
        rows: Rows that have not arrived.
        papers: Scanned papers that are inside.
        absent: SHA-256 of the papers whose stored file is gone or damaged; the file names them as well.
    """

    rows: int
    papers: int
    absent: tuple[str, ...] = ()


class Sealing:
    """Takes what has not arrived out of the house, sealed."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._vault = Vault(place.home / "papers", place.vault_key)

    def export(self, by: Account, public_key: Path, target: Target) -> Exported:
        """Write every row that has not arrived, with its papers, sealed to a key; who took it is recorded.

        No row changes: whoever brings the file to the receiver must see to it that the desk learns what arrived. Memory stays
        flat: one body or paper at a time.

        Args:
            public_key: PEM file of the X25519 key it is sealed to.

        Raises:
            NotAllowed: The account may not take it.
            BadFile: The key's file cannot be read or holds no such key.
            OSError: The target cannot be written.
        """
        permit(by, Act.EXPORT_QUEUE)
        key = sealing_key(public_key)
        rows, papers = self._waiting()
        absent: list[str] = []
        digest = seal(target, key, self._parts(self._manifest(rows, papers), rows, papers, absent))
        inside = len(papers) - len(absent)
        details = {
            "rows": len(rows), "papers": inside, "absent": len(absent), "sha256": digest,
            "key": hashlib.sha256(key.public_bytes_raw()).hexdigest(),
        }  # fmt: skip
        with self._place.store.write() as db:
            journal.append(db, self._place.desk, by.name, Event.EXPORTED, "queue", self._place.now(), details)
        return Exported(len(rows), inside, tuple(absent))

    def _waiting(self) -> tuple[list[dict[str, Any]], dict[str, Paper]]:
        """Return what to say of each row, the oldest first, and the papers they and their dossiers name, each once."""
        rows: list[dict[str, Any]] = []
        papers: dict[str, Paper] = {}
        with self._place.store.read() as db:
            while page := outbox.pending(db, _PAGE, len(rows)):
                for listed in page:
                    entry = _whole(db, listed.id)
                    rows.append(_facts(entry))
                    papers.update((paper.sha256, paper) for paper in _papers(db, entry))
        return rows, papers

    def _manifest(self, rows: list[dict[str, Any]], papers: Mapping[str, Paper]) -> dict[str, Any]:
        place = self._place
        return {
            "schema": SCHEMA,
            "purpose": "export",
            "package": str(uuid4()),
            "previous": [],
            "agency": place.settings.office.agency_code,
            "desk": place.desk,
            "training": place.settings.office.training,
            "made_at": office_time(place.now()).isoformat(timespec="seconds"),
            "rows": rows,
            "papers": paper_facts(papers.values()),
        }

    def _parts(
        self, manifest: Mapping[str, Any], rows: list[dict[str, Any]], papers: Mapping[str, Paper], absent: list[str]
    ) -> Iterator[tuple[str, bytes]]:
        yield MANIFEST, manifest_bytes(manifest)
        for row in rows:
            # Bodies are frozen and rows are never deleted: what was listed is there, whatever was sent meanwhile.
            with self._place.store.read() as db:
                content = body_bytes(_whole(db, UUID(row["entry"])))
            yield row["file"], content
        for paper in papers.values():
            try:
                content = self._vault.get(paper.key)
            except (PaperDamaged, HomeUnfit):
                absent.append(paper.sha256)
            else:
                yield f"papers/{paper.sha256}", content
        yield TRAILER, json.dumps(absent).encode()


def _whole(db: Connection, entry_id: UUID) -> Entry:
    entry = outbox.by_id(db, entry_id)
    assert entry is not None
    return entry


def _facts(entry: Entry) -> dict[str, Any]:
    return {
        **row_facts(entry),
        "receiver": entry.receiver,
        "state": entry.state.value,
        "attempts": entry.attempts,
        "created_at": office_time(entry.created_at).isoformat(timespec="seconds"),
        "reason": entry.reason,
        "field": entry.field,
    }


def _papers(db: Connection, entry: Entry) -> Iterator[Paper]:
    """Yield the paper a row is about, and those its dossier names: a receiver that takes no files has no rows for them."""
    if paper := paper_of(entry):
        yield paper
    for named in entry.body.get("files", ()):
        for detached in (False, True):
            if kept := attachments.by_id(db, UUID(named["id"]), detached=detached):
                yield Paper(kept.sha256, kept.digest, kept.size)

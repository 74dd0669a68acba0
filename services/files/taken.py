"""A scanned paper once it was checked and made ready to be stored."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from services.domain.attachment import Attachment, Kind, Scan, Source, title_of
from services.files.vault import Stored


@dataclass(frozen=True, slots=True)
class Taken:
    """Content that may be stored.

    Attributes:
        notes: Values of `services.domain.attachment.Note`.
    """

    content: bytes
    kind: Kind
    pages: int
    notes: tuple[str, ...] = ()


def scan_of(content: bytes, taken: Taken, stored: Stored, title: str, component: int | None, source: Source) -> Scan:
    """Return what was stored of a paper that came in as these bytes."""
    unchanged = taken.content == content
    return Scan(
        component=component,
        kind=taken.kind,
        title=title_of(title),
        digest=stored.digest,
        sha256=stored.sha256,
        size=stored.size,
        pages=taken.pages,
        original_sha256=stored.sha256 if unchanged else hashlib.sha256(content).hexdigest(),
        original_size=len(content),
        notes=taken.notes,
        source=source,
    )


def holding(attachment: Attachment, stored: Stored, taken: Taken) -> Attachment:
    """Return an attachment with a content that was stored."""
    return replace(
        attachment,
        kind=taken.kind,
        digest=stored.digest,
        sha256=stored.sha256,
        size=stored.size,
        pages=taken.pages,
        notes=taken.notes,
    )

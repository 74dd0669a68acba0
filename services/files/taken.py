"""A scanned paper once it was checked and made ready to be stored."""

from __future__ import annotations

from dataclasses import dataclass, replace

from services.domain.attachment import Attachment, Kind
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

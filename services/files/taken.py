"""A scanned paper once it was checked and made ready to be stored."""

from __future__ import annotations

from dataclasses import dataclass

from services.domain.attachment import Kind


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

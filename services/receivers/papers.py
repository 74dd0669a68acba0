"""A scanned paper on its way to a receiver: read from the vault and compared with its row before any of it is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from services.domain.outbox import Outcome, OutcomeKind
from services.errors import HomeUnfit, PaperDamaged
from services.receivers.reasons import Reason

MEDIA_TYPES: Mapping[str, str] = {
    "pdf": "application/pdf",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "tiff": "image/tiff",
}
"""By a scanned paper's kind."""


def stored(body: Mapping[str, Any], content: Callable[[str], bytes]) -> bytes | Outcome:
    """Return the bytes of a row (`desk.file/1`), or why they are not sent: they are gone, damaged, or not what the row says.

    Args:
        content: Returns a stored paper by its key in the vault.
    """
    known, size, digest = body.get("sha256"), body.get("size"), body.get("digest")
    if not (isinstance(known, str) and len(known) == 64 and isinstance(size, int) and isinstance(digest, str)):
        return Outcome(OutcomeKind.REFUSED, message=Reason.SCHEMA.value)
    try:
        found = content(digest)
    except PaperDamaged:
        return Outcome(OutcomeKind.REFUSED, message=Reason.PAPER_DAMAGED.value)
    except HomeUnfit:
        return Outcome(OutcomeKind.UNREACHABLE, message=Reason.PAPER_UNREADABLE.value)
    if len(found) != size or sha256(found).hexdigest() != known:
        return Outcome(OutcomeKind.REFUSED, message=Reason.PAPER_DAMAGED.value)
    return found

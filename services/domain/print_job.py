"""A page on its way to paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class PrintState(StrEnum):
    """What became of a page."""

    WAITING = "waiting"
    PRINTED = "printed"
    SAVED = "saved"
    NOT_WANTED = "not_wanted"


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One form of one dossier or slip, to be printed.

    Attributes:
        form: Number of the form: `01`, `02`, `03`.
        subject: The dossier's number, or `02/17` for a slip; no personal data.
        printer: Name of the printer that took it, or "".
        visit: The visit whose dossiers stand on one receipt, or None.
    """

    id: UUID
    form: str
    subject: str
    dossier_id: UUID | None
    slip_id: UUID | None
    state: PrintState
    created_at: datetime
    printed_at: datetime | None
    printer: str
    visit: UUID | None = None

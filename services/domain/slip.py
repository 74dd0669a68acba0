"""Forms 02 and 03: what is missing, or why a dossier is refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from services.domain.applicant import Applicant
from services.domain.checklist import ExtraPaper, Paper
from services.domain.dossier import ProcedureTaken
from services.domain.representative import Representative


class SlipKind(StrEnum):
    """Which form it is: what is missing (02), or a refusal (03)."""

    REQUEST = "request"
    REFUSAL = "refusal"


@dataclass(frozen=True, slots=True)
class Slip:
    """A form 02 (what is missing, all at once) or 03 (refusal with its lawful reason).

    Attributes:
        number: Its number in the year, from 1, per kind.
        reason: What the officer gave as reason; for a request it may be empty.
        basis: The citation of a refusal's reason.
        missing: Names of every missing paper, with conditions, in catalogue order.
        extras: Papers asked for beyond the checklist, each with its basis.
        dossier_id: The dossier it belongs to when it was asked for after reception, or None.
        again: 0 for the first of a form; a reasoned second one counts on.
        again_reason: Why papers were asked for once more, or "".
        ground: Key of the lawful ground of a refusal, or "".
        representative: Who came for the applicant, or None.
    """

    id: UUID
    form_id: UUID
    kind: SlipKind
    number: int
    desk: int
    applicant: Applicant
    procedure: ProcedureTaken
    missing: tuple[Paper, ...]
    reason: str
    basis: str
    issued_at: datetime
    issued_by: str
    extras: tuple[ExtraPaper, ...] = ()
    dossier_id: UUID | None = None
    again: int = 0
    again_reason: str = ""
    ground: str = ""
    representative: Representative | None = None

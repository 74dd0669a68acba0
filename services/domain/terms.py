"""What was agreed at reception beyond the papers: whose dossier it is to settle, where it goes, what happened to its time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.domain.attachment import ElectronicCopy
from services.domain.checklist import ExtraPaper
from services.domain.pauses import Extension, Pause
from services.domain.representative import Representative
from services.domain.result import Feedback, ResultPaper


@dataclass(frozen=True, slots=True)
class Corrected:
    """One time a received dossier was put right.

    Attributes:
        at: Aware.
        by: Display name of the officer.
        places: Which places changed; what stood there before and after is in the journal's details.
    """

    at: datetime
    by: str
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """Kept with a dossier for ever.

    Attributes:
        visit: Shared by the dossiers one applicant handed in together, or None.
        competent: Place code of the competent commune when it is another one (`2025:11983`), or "".
        competent_name: Its name as told to the applicant, or "".
        point: Key of the reception point where it was received, or "".
        return_point: Key of the point where its result is handed over, or "".
        pauses: Requests for papers after reception, oldest first; the last one is open while the dossier waits for them.
        extension: The one time its promise was put off, or None.
        extras: Papers beyond the checklist that were handed in, each with the basis it was asked for on.
        representative: Who handed it in for the applicant, or None.
        pages, copies: What a fee by page or by copy was counted from; `pages` 0 when not said.
        exemption: Key of the exemption the applicant had, or "".
        corrections: Each time it was put right, oldest first.
        files: Its scanned papers (bản điện tử), in order.
        cuts: Places whose text may go cut to a receiver that takes no longer one (`services.domain.cuts`), as a person confirmed.
        competent_at: When the competent commune received it, aware; None before, and where nobody else decides.
        result: The document it ended in, None while its result is not there; also where nothing of one was recorded.
        feedback: What its citizen thought of the service, or None.
    """

    visit: UUID | None = None
    competent: str = ""
    competent_name: str = ""
    point: str = ""
    return_point: str = ""
    pauses: tuple[Pause, ...] = ()
    extension: Extension | None = None
    extras: tuple[ExtraPaper, ...] = ()
    competent_at: datetime | None = None
    representative: Representative | None = None
    pages: int = 0
    copies: int = 1
    exemption: str = ""
    corrections: tuple[Corrected, ...] = ()
    files: tuple[ElectronicCopy, ...] = ()
    cuts: tuple[str, ...] = ()
    result: ResultPaper | None = None
    feedback: Feedback | None = None

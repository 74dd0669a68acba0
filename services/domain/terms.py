"""What was agreed at reception beyond the papers: whose dossier it is to settle, where it goes, what happened to its time."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Terms:
    """Kept with a dossier for ever.

    Attributes:
        visit: Shared by the dossiers one applicant handed in together, or None.
        competent: Place code of the competent commune when it is another one (`2025:11983`), or "".
        competent_name: Its name as told to the applicant, or "".
        point: Key of the reception point where it was received, or "".
        return_point: Key of the point where its result is handed over, or "".
    """

    visit: UUID | None = None
    competent: str = ""
    competent_name: str = ""
    point: str = ""
    return_point: str = ""

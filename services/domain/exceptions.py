"""What was done beyond the rule, each time with its reason: the rows of the report a supervisor answers for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from services.domain.office import Office


class ExceptionKind(StrEnum):
    """What the rule was left for."""

    EXTRA_PAPER = "extra_paper"
    DATABASE_DOWN = "database_down"
    PAPER_COLLECTED = "paper_collected"
    SECOND_REQUEST = "second_request"
    OVERRIDE = "override"


@dataclass(frozen=True, slots=True)
class ExceptionMade:
    """One exception; it names a dossier or a form by its number, never a person.

    Attributes:
        at: When, aware.
        by: Account that made it.
        procedure: Code of the procedure, or "" when it is about none.
        subject: Number of the dossier, or form, number and year of the slip (`02/15/2026`), or the database.
        what: The paper, or what else it is about.
        basis: Act and article it rests on, or "".
        reason: Why, in the words of who made it, or the key of a fixed reason.
    """

    id: UUID
    desk: int
    at: datetime
    by: str
    kind: ExceptionKind
    procedure: str
    subject: str
    what: str
    basis: str
    reason: str


@dataclass(frozen=True, slots=True)
class ExceptionReport:
    """Every exception of the days from first to last, oldest first."""

    first: date
    last: date
    office: Office
    rows: tuple[ExceptionMade, ...]

    def counts(self) -> dict[ExceptionKind, int]:
        """Return how many there are of each kind."""
        return {kind: sum(row.kind is kind for row in self.rows) for kind in ExceptionKind}

"""The register of dossiers over one day or more, and what it adds up to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from services.domain.calendar import office_time
from services.domain.dossier import DossierState, ResultMethod
from services.domain.office import Office


@dataclass(frozen=True, slots=True)
class LogLine:
    """One dossier as the register keeps it. Instants are aware; None means not yet, or not known.

    Attributes:
        book_number: Its place in the register of the year, from 1.
        procedure: Name of the procedure.
        sets: How many sets of papers (bộ).
        agency: Who is in charge of solving it.
        forwarded_at: When it went to that agency.
        result_from_agency_at: When the result came back.
        returned_at: When the result was handed over.
        field: Field of the procedure (lĩnh vực).
        fee: Amount taken, in đồng; None when none was settled.
        synced: The receiver has it.
        came: Who handed it in for the applicant, or "".
        void_reason: Why its number is void, or "".

    Source: TT 03/2025/TT-VPCP Phụ lục I, form 07.
    """

    book_number: int
    number: str
    procedure: str
    sets: int
    applicant: str
    address: str
    phone: str
    agency: str
    received_at: datetime
    due_at: datetime | None
    forwarded_at: datetime | None
    result_from_agency_at: datetime | None
    returned_at: datetime | None
    result_method: ResultMethod
    note: str
    field: str
    state: DossierState
    fee: int | None = None
    synced: bool = False
    void_reason: str = ""
    came: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is a dossier at all: a number voided by mistake stays in the book and counts nowhere."""
        return self.state is not DossierState.VOID

    @property
    def finished_at(self) -> datetime | None:
        """When the result was ready: a citizen who comes late for it does not make it late."""
        return self.result_from_agency_at or self.returned_at

    def is_late(self, now: datetime) -> bool:
        """Return whether the result was, or by now is, later than promised.

        Source: QĐ 766/QĐ-TTg (2022), indicator 2.1: end of processing against the promised moment.
        """
        return self.counts and self.due_at is not None and (self.finished_at or now) > self.due_at


@dataclass(frozen=True, slots=True)
class Since:
    """What the receivers got since the same days were last made a file of.

    Attributes:
        at: When that file was made, aware.
        arrived: Numbers it marked as not sent, and that have arrived since.
    """

    at: datetime
    arrived: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DailyLog:
    """The lines of dossiers received from `first` to `last`, both included, in book order.

    Attributes:
        requests: How many forms 02 were issued in that time.
        refusals: How many forms 03.
        since: None where no earlier file marked anything as not sent.
    """

    first: date
    last: date
    office: Office
    lines: tuple[LogLine, ...]
    requests: int = 0
    refusals: int = 0
    since: Since | None = None

    @property
    def unsynced(self) -> tuple[str, ...]:
        """The numbers of dossiers the receivers do not have whole."""
        return tuple(line.number for line in self._dossiers if not line.synced)

    @property
    def _dossiers(self) -> tuple[LogLine, ...]:
        return tuple(line for line in self.lines if line.counts)

    @property
    def received(self) -> int:
        """How many dossiers were received, without voided numbers."""
        return len(self._dossiers)

    @property
    def returned(self) -> int:
        """How many of them had their result handed over."""
        return sum(line.returned_at is not None for line in self._dossiers)

    @property
    def returned_on_time(self) -> int:
        """How many of those returned were ready when promised; without a promise nothing is late."""
        return sum(line.returned_at is not None and not line.is_late(line.returned_at) for line in self._dossiers)

    def overdue(self, now: datetime) -> int:
        """Return how many were, or by now are, later than promised."""
        return sum(line.is_late(now) for line in self._dossiers)

    @property
    def fees(self) -> int:
        """Sum of the fees, in đồng."""
        return sum(line.fee or 0 for line in self._dossiers)

    def by_hour(self) -> dict[int, int]:
        """Return how many dossiers came in each hour of the counter's clock; hours without any are left out."""
        return dict(sorted(Counter(office_time(line.received_at).hour for line in self._dossiers).items()))

    def by_field(self, now: datetime) -> tuple[tuple[str, int, int], ...]:
        """Return each field with how many of its dossiers are in time and how many are late, the biggest first."""
        late = Counter(line.field for line in self._dossiers if line.is_late(now))
        every = Counter(line.field for line in self._dossiers)
        ordered = sorted(every.items(), key=lambda item: (-item[1], item[0]))
        return tuple((field, count - late[field], late[field]) for field, count in ordered)

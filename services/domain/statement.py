"""The statement of a day and a receiver: every receipt has exactly one dossier up there, or why not; and how late uploads were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from services.domain.lines import ANSWERED
from services.domain.office import Office
from services.domain.outbox import OutcomeKind
from services.domain.reconciliation import TROUBLES, Decision, Finding, Judged

NONE = timedelta(0)
Silence = tuple[datetime, datetime]


class Reach(StrEnum):
    """How it was looked for dossiers that are there and not here."""

    LIST = "list"
    """The receiver listed the day."""
    NUMBERS = "numbers"
    """It cannot list: every number this desk drew was asked about, and the next ones."""
    NONE = "none"
    """It could not be asked at all."""


@dataclass(frozen=True, slots=True)
class Lag:
    """How long one dossier took to arrive, apart from whether its result was late.

    Attributes:
        delivered_at: When the dossier itself arrived; None while it has not.
        offline: How much of that time the receiver did not answer.
        late: The result was, or by now is, later than promised: our own lateness.
        late_there: The result was ready in time, and the receiver was told after the promise: late there for our line alone.
    """

    received_at: datetime
    delivered_at: datetime | None = None
    offline: timedelta = NONE
    late: bool = False
    late_there: bool = False

    @property
    def took(self) -> timedelta | None:
        """From reception to arrival; None while it has not arrived, nothing when a clock was set back meanwhile."""
        return max(self.delivered_at - self.received_at, NONE) if self.delivered_at else None


def lag_of(
    received_at: datetime,
    delivered_at: datetime | None,
    due_at: datetime | None,
    finished_at: datetime | None,
    told_at: datetime | None,
    silences: Sequence[Silence],
    now: datetime,
) -> Lag:
    """Return how long a dossier took to arrive.

    Args:
        finished_at: When the result was ready; None while it is not.
        told_at: When the receiver had the last of it; None while something waits.
        silences: When the receiver did not answer, see `silences`.

    Source: QĐ 766/QĐ-TTg (2022), indicator 2.1: end of processing against the promise; the upload's own time does not count.
    """
    until = delivered_at or now
    spans = (min(end, until) - max(start, received_at) for start, end in silences)
    offline = sum((max(span, NONE) for span in spans), NONE)
    late = due_at is not None and (finished_at or now) > due_at
    in_time = due_at is not None and finished_at is not None and finished_at <= due_at
    late_there = in_time and due_at is not None and (told_at or now) > due_at
    return Lag(received_at, delivered_at, offline, late, late_there)


def silences(tries: Sequence[tuple[datetime, OutcomeKind]], now: datetime) -> tuple[Silence, ...]:
    """Return when a receiver did not answer: from the first try in vain to the next that was answered, or until now."""
    found: list[Silence] = []
    since: datetime | None = None
    for at, kind in tries:
        if kind not in ANSWERED:
            since = since or at
        elif since is not None:
            found.append((since, at))
            since = None
    return tuple(found) if since is None else (*found, (since, now))


@dataclass(frozen=True, slots=True)
class Compared:
    """One number of the statement.

    Attributes:
        procedure: Short name, "" for a dossier that is not here.
        lag: None for a dossier that is not here.
        decision: Why somebody lets it stand; None when nobody did, or when it has changed since.
    """

    number: str
    judged: Judged
    procedure: str = ""
    lag: Lag | None = None
    decision: Decision | None = None

    @property
    def open(self) -> bool:
        """Whether somebody has to do something about it."""
        return self.judged.finding in TROUBLES and self.decision is None


@dataclass(frozen=True, slots=True)
class LagSummary:
    """The lags of a day in figures.

    Attributes:
        arrived: How many dossiers have arrived.
        usual: The time to arrive in the middle of them all.
        longest, offline: The longest time to arrive, and the longest of it without a line.
        late: Results later than promised, by our own doing.
        late_there: Results in time that the receiver heard of too late.
    """

    arrived: int
    usual: timedelta
    longest: timedelta
    offline: timedelta
    late: int
    late_there: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One day and one receiver.

    Attributes:
        receiver: Its name in the settings.
        label: What people call it, or its name.
        at: When it was asked, aware.
        by: Who asked, as printed.
        rows: In the order of their numbers.
        stopped: Somebody stopped it: rows nobody asked about are not known.
    """

    day: date
    receiver: str
    label: str
    office: Office
    at: datetime
    by: str
    rows: tuple[Compared, ...]
    reach: Reach = Reach.NUMBERS
    stopped: bool = False

    def count(self, finding: Finding) -> int:
        """Return how many numbers stand so; those somebody let stand are counted apart, see `accepted`."""
        return sum(row.judged.finding is finding and row.decision is None for row in self.rows)

    @property
    def accepted(self) -> int:
        """How many somebody lets stand as they are."""
        return sum(row.decision is not None for row in self.rows)

    @property
    def open(self) -> int:
        """How many want a person."""
        return sum(row.open for row in self.rows)

    @property
    def receipts(self) -> int:
        """How many receipts were given for this receiver; a number undone before it was sent has none."""
        return sum(row.lag is not None for row in self.rows)

    @property
    def proven(self) -> bool:
        """Each receipt has exactly one dossier there, the same as here, and there is none without a receipt."""
        return self.reach is not Reach.NONE and all(row.judged.finding is Finding.SAME for row in self.rows)

    @property
    def lags(self) -> LagSummary:
        """The lags of the day in figures."""
        known = [row.lag for row in self.rows if row.lag is not None]
        took = sorted(lag.took for lag in known if lag.took is not None)
        return LagSummary(
            arrived=len(took),
            usual=took[len(took) // 2] if took else NONE,
            longest=max(took, default=NONE),
            offline=max((lag.offline for lag in known if lag.delivered_at), default=NONE),
            late=sum(lag.late for lag in known),
            late_there=sum(lag.late_there for lag in known),
        )

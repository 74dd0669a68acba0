"""The register: finding a dossier, opening it, what today looks like."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.domain.attachment import Attachment
from services.domain.calendar import office_time
from services.domain.correction import CorrectionMade
from services.domain.dossier import Dossier, DossierState
from services.domain.journal import Event, JournalLine
from services.domain.office import NumberThere
from services.domain.outbox import Attempt, Entry, EntryKind, EntryState
from services.domain.permissions import Account, Act, permit
from services.domain.print_job import PrintJob
from services.domain.register import SOON_HOURS, Filter, Row, query_words
from services.domain.slip import Slip, SlipKind
from services.errors import UnknownDossier
from services.resources import commune_beside
from services.store import attachments, correcting, counters, dossiers, journal, marks, outbox, print_jobs, slips
from services.store.store import Connection
from services.store.workplace import Workplace, span


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the register.

    Attributes:
        matching: How many dossiers match, counted to 1,000.
        total: How many the register holds.
        by_filter: How many of the matching ones each filter would leave, counted to 1,000.
    """

    rows: tuple[Row, ...]
    matching: int
    total: int
    by_filter: dict[Filter, int]


@dataclass(frozen=True, slots=True)
class DossierFile:
    """One dossier whole, with what happened to it.

    Attributes:
        uploads: Its outbox rows in order, each with what was tried.
        lines: What the journal says of it, oldest first.
        receipt: The print job of its receipt.
        siblings: The other dossiers of the same visit, as they were received.
        commune: The applicant's commune of today, with its province, where the address as printed does not name it; else "".
        corrections: What was put right since reception, oldest first.
        attachments: Its scanned papers, in order.
        numbers_there: What other systems call it.
    """

    dossier: Dossier
    uploads: tuple[tuple[Entry, tuple[Attempt, ...]], ...]
    lines: tuple[JournalLine, ...]
    receipt: PrintJob | None
    siblings: tuple[Row, ...] = ()
    commune: str = ""
    corrections: tuple[CorrectionMade, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    numbers_there: tuple[NumberThere, ...] = ()

    @property
    def is_there(self) -> bool:
        """Whether its receiver has the dossier itself."""
        mine = (e for e, _ in self.uploads if e.receiver == self.dossier.route.receiver)
        return any(e.kind is EntryKind.DOSSIER and e.state is EntryState.DELIVERED for e in mine)

    @property
    def papers_sent(self) -> tuple[int, int]:
        """How many scanned papers go to its receiver, and how many of them are there; it is not told whole before all are."""
        rows = [e for e, _ in self.uploads if e.kind is EntryKind.FILE and e.receiver == self.dossier.route.receiver]
        # One that goes once more is one paper still, and counts as it stands now.
        told = {e.body.get("sha256"): e.state for e in rows if e.state is not EntryState.WITHDRAWN}
        return len(told), list(told.values()).count(EntryState.DELIVERED)


@dataclass(frozen=True, slots=True)
class Today:
    """The desk's day so far, for the empty intake page.

    Attributes:
        received: Received today, without voided numbers.
        same_day: Received today and due today.
        by_hour: Receptions per hour of the office's clock.
        latest: The last dossiers received, newest first.
        waiting: Forms 02 of the last 30 days, newest first.
    """

    received: int
    same_day: int
    requests: int
    by_hour: dict[int, int]
    latest: tuple[Row, ...]
    waiting: tuple[Slip, ...]


class Registry:
    """Everything this desk has received."""

    def __init__(self, place: Workplace) -> None:
        self._place = place

    def find(self, by: Account, text: str, narrow: Filter = Filter.ALL, limit: int = 50, offset: int = 0) -> Found:
        """Return dossiers by words of the name without diacritics, number, personal number, phone or their last digits.

        The number another system gave a dossier finds it too, when it is whole.
        """
        permit(by, Act.READ_REGISTER)
        now = self._place.now()
        with self._place.store.read() as db:
            wanted = _wanted(db, text)
            rows = dossiers.find(db, wanted, self._narrow(narrow, now), limit, offset)
            by_filter: dict[Filter, int] = {
                f: dossiers.count(db, wanted, self._narrow(f, now)) for f in Filter if f is not Filter.ALL
            }
            total = counters.count_dossiers(db)
            matching = dossiers.count(db, wanted) if wanted else total
        by_filter[Filter.ALL] = matching
        return Found(tuple(rows), matching, total, by_filter)

    def rows(
        self, by: Account, text: str, narrow: Filter = Filter.ALL, limit: int = 50, offset: int = 0
    ) -> tuple[Row, ...]:
        """Return one block of a list, without counting."""
        permit(by, Act.READ_REGISTER)
        with self._place.store.read() as db:
            return tuple(dossiers.find(db, _wanted(db, text), self._narrow(narrow, self._place.now()), limit, offset))

    def open(self, by: Account, number: str) -> DossierFile:
        """Return one dossier whole; that it was looked at is recorded.

        Args:
            number: Ours, or the one another system gave it.

        Raises:
            NotAllowed, UnknownDossier: It may not, or there is no such dossier.
        """
        permit(by, Act.READ_REGISTER)
        place = self._place
        with place.store.write() as db:
            dossier = dossiers.by_number(db, number) or dossiers.by_number(db, marks.number_here(db, number))
            if dossier is None:
                raise UnknownDossier(number)
            number = dossier.number
            journal.append(db, place.desk, by.name, Event.VIEWED, number, place.now())
            entries = outbox.of_dossier(db, dossier.id)
            uploads = tuple((e, tuple(outbox.history(db, e.id))) for e in entries)
            visit = dossiers.rows_of_visit(db, dossier.terms.visit) if dossier.terms.visit else []
            return DossierFile(
                dossier=dossier,
                uploads=uploads,
                lines=tuple(journal.about(db, number)),
                receipt=print_jobs.of_dossier(db, dossier.id),
                siblings=tuple(row for row in visit if row.id != dossier.id),
                commune=commune_beside(dossier.applicant.address, dossier.applicant.commune),
                attachments=attachments.of_form(db, dossier.form_id),
                corrections=tuple(correcting.made(db, number)) if dossier.terms.corrections else (),
                numbers_there=place.numbers_there(db, [number]),
            )

    def returns_at(self, by: Account, number: str) -> str:
        """Return where a dossier's result is handed out, with its hours; "" for the centre itself.

        Raises:
            NotAllowed, UnknownDossier: It may not, or there is no such dossier.
        """
        permit(by, Act.READ_REGISTER)
        with self._place.store.read() as db:
            dossier = dossiers.by_number(db, number)
            if dossier is None:
                raise UnknownDossier(number)
            return self._place.office_for(db, dossier).returns_at

    def today(self, by: Account) -> Today:
        """Return the day so far."""
        permit(by, Act.READ_REGISTER)
        place = self._place
        day = place.today()
        first, end = span(day, day)
        with place.store.read() as db:
            found = dossiers.received_between(db, first, end)
            received = [one for one in found if one.state is not DossierState.VOID]
            requests = slips.counts_between(db, first, end)
            waiting = slips.between(db, end - timedelta(days=30), end)
            latest = dossiers.latest(db, 3)
        return Today(
            received=len(received),
            same_day=sum(office_time(d.promise.due_at).date() == day for d in received),
            requests=requests.get(SlipKind.REQUEST, 0),
            by_hour=dict(Counter(office_time(d.received_at).hour for d in received)),
            latest=tuple(latest),
            waiting=tuple(s for s in waiting if s.kind is SlipKind.REQUEST and s.dossier_id is None),
        )

    def _narrow(self, narrow: Filter, now: datetime) -> object:
        conditions = {
            Filter.DUE_SOON: lambda: dossiers.due_soon(now, now + timedelta(hours=SOON_HOURS)),
            Filter.OVERDUE: lambda: dossiers.overdue(now),
            Filter.UNSENT: dossiers.unsent,
        }
        return conditions[narrow]() if narrow in conditions else None


def _wanted(db: Connection, text: str) -> tuple[str, ...]:
    """Return the words of a search; another system's number stands for ours."""
    return query_words(marks.number_here(db, text) or text)

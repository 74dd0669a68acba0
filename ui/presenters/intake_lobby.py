"""What the empty intake page shows: who came, what is done often, who was asked for papers, the day so far. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.bootstrap import Desk
from services.cases.drafts import WaitingDraft
from services.cases.registry import Today
from services.domain.applicant import digits, phone_digits
from services.domain.calendar import office_day, office_time
from services.domain.money import grouped
from services.domain.permissions import Account
from services.domain.procedure import FeeKind, Procedure
from services.domain.text import shortened, words

MOST_VISITS = 5


@dataclass(frozen=True, slots=True)
class Visit:
    """A citizen who came today, the name shortened: the next one can see the screen.

    Attributes:
        asked: Was given form 02; else the dossier was received.
    """

    at: datetime
    name: str
    asked: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A sheet that waits, as the list tells of it; the name is shortened, as the next citizen can see the screen.

    Attributes:
        at: When form 02 was given out, else when the sheet was saved last, aware.
        missing: Names of the papers it lacks.
        until: The last day it is meant to wait; `overdue` after it.
        asked: Its citizen was given form 02.
        holder: Who has it, or had it last.
        in_hands: Another officer has it on the page now.
        found_by: The whole name and the numbers, folded, to filter by; never shown.
    """

    form_id: UUID
    at: datetime
    name: str
    procedure: str
    missing: tuple[str, ...]
    until: date
    overdue: bool
    asked: bool
    holder: str
    in_hands: bool
    found_by: str

    def fits(self, text: str) -> bool:
        """Return whether every word typed begins a word it is found by, or ends a number."""
        has = self.found_by.split()
        return all(
            any(one.startswith(word) or (word.isdigit() and one.endswith(word)) for one in has) for word in words(text)
        )


@dataclass(frozen=True, slots=True)
class Lobby:
    """The empty page.

    Attributes:
        requests: How many sheets wait for their citizen.
        hours: (hour, receptions) for each hour the office is open.
        now_hour: The hour that is running.
    """

    picks: tuple[Procedure, ...]
    visits: tuple[Visit, ...]
    waiting: tuple[Waiting, ...]
    received: int
    same_day: int
    requests: int
    hours: tuple[tuple[int, int], ...]
    now_hour: int
    now: datetime


def lobby_of(desk: Desk, by: Account) -> Lobby:
    """Return the empty page as it is now."""
    today, now = desk.registry.today(by), desk.place.now()
    shifts = desk.settings.hours.shifts
    open_hours = sorted({h for a, b in shifts for h in range(a.hour, b.hour + (1 if b.minute else 0))})
    waiting = tuple(waiting_of(one, office_day(now)) for one in desk.drafts.waiting(by))
    return Lobby(
        picks=desk.catalogue.quick_picks(by),
        visits=_visits(today, office_day(now)),
        waiting=waiting,
        received=today.received,
        same_day=today.same_day,
        requests=sum(not one.in_hands for one in waiting),
        hours=tuple((hour, today.by_hour.get(hour, 0)) for hour in open_hours),
        now_hour=office_time(now).hour,
        now=now,
    )


def waiting_of(one: WaitingDraft, today: date) -> Waiting:
    """Return a sheet that waits as the list tells of it."""
    person = one.draft.form.applicant
    procedure = " · ".join(one.procedures)
    return Waiting(
        form_id=one.draft.form.id,
        at=one.since,
        name=shortened(person.full_name.title()),
        procedure=procedure,
        missing=one.missing,
        until=one.until,
        overdue=one.until < today,
        asked=one.slip is not None,
        holder=one.holder,
        in_hands=one.in_hands,
        found_by=" ".join(
            (*words(person.full_name), *words(procedure), digits(person.personal_id), phone_digits(person.phone))
        ),
    )


def _visits(today: Today, day: date) -> tuple[Visit, ...]:
    came = [Visit(r.received_at, shortened(r.full_name.title()), asked=False) for r in today.latest]
    came += [Visit(s.issued_at, shortened(s.applicant.full_name.title()), asked=True) for s in today.waiting]
    came = [visit for visit in came if office_day(visit.at) == day]
    return tuple(sorted(came, key=lambda visit: visit.at, reverse=True)[:MOST_VISITS])


@dataclass(frozen=True, slots=True)
class Cost:
    """What stands beside a procedure in a list: one true thing, its fee or its time.

    Attributes:
        kind: `free`, `amount`, `tariff`, `days`, `ask` or `none`.
        fact: The amount, the tariff in the source's words, or the number of working days.
    """

    kind: str
    fact: str = ""


def cost_of(procedure: Procedure) -> Cost:
    """Return the fee when the catalogue names one, else the time, else that the province must be asked."""
    fee, time = procedure.fee, procedure.time
    if fee.kind is FeeKind.FREE:
        return Cost("free")
    if fee.kind is FeeKind.FIXED and len(fee.amounts) == 1:
        tariff = fee.note.split(";")[0].strip()
        return Cost("tariff", tariff) if tariff[:1].isdigit() else Cost("amount", grouped(fee.amounts[0]))
    if time is not None and time.value and time.unit.value in ("ngay_lam_viec", "ngay"):
        return Cost("days" if time.unit.value == "ngay_lam_viec" else "calendar_days", str(time.value))
    return Cost("ask") if fee.kind is FeeKind.PROVINCE else Cost("none")

"""What is known already of whoever stands at the counter: earlier details, and dossiers that may be the same matter."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from services.domain.applicant import FIELDS, Applicant, tidy
from services.domain.calendar import office_day
from services.domain.dossier import DossierState, Draft, IntakeForm
from services.domain.representative import Representative

RECENT_DAYS = 7
"""So many days a matter that was settled is told of when it is handed in again; own rule, no law counts days."""
LOOKED_AT = 10
"""So many of somebody's dossiers, the newest, are read for what was told earlier; own rule."""
OPEN = (DossierState.RECEIVED, DossierState.SUPPLEMENT, DossierState.READY)


class Likeness(StrEnum):
    """Why a dossier or sheet may be the same matter; none of them blocks."""

    OPEN = "open"
    """The same applicant and procedure, not ended."""
    RETURNED = "returned"
    """The same applicant and procedure, settled within `RECENT_DAYS`."""
    WAITING = "waiting"
    """A sheet not received yet, of the same applicant and procedure."""
    SCAN = "scan"
    """The same scanned paper lies with another form."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A dossier or a waiting sheet that may be the same matter, with what is laid side by side.

    Attributes:
        why: Every reason, in the order of `Likeness`.
        form_id: The form it came from, or still is.
        procedure: Code; `title` is its short name, or the code of a sheet.
        at: When it was received, or saved last; aware.
        by: Display name of the officer who received it, or the account that has the sheet.
        desk: Id of the desk in the store.
        number: Of a dossier; "" of a sheet that waits.
        papers: Names of the papers that were handed in.
        dossier_id: Of a dossier, None of a sheet that waits.
    """

    why: tuple[Likeness, ...]
    form_id: UUID
    full_name: str
    procedure: str
    title: str
    at: datetime
    by: str
    desk: int
    number: str = ""
    state: DossierState | None = None
    due_at: datetime | None = None
    returned_at: datetime | None = None
    papers: tuple[str, ...] = ()
    dossier_id: UUID | None = None

    @property
    def joinable(self) -> bool:
        """Whether papers can still be put to it: a dossier that has not ended."""
        return self.state in OPEN


@dataclass(frozen=True, slots=True)
class Difference:
    """A detail that is not as it was told last.

    Attributes:
        field: Name of the applicant's field.
        before, now: As kept, and as it stands on the page.
        since: When the earlier one was told last, aware.
    """

    field: str
    before: str
    now: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was told at one visit.

    Attributes:
        number: Of the dossier, "" of a sheet that waits.
        at: Aware.
    """

    applicant: Applicant
    representative: Representative | None
    number: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """What is known of an applicant.

    Attributes:
        applicant: Every detail as it was told last; None when nothing is known.
        representative: Who handed in for them at the last visit, or None.
        number: Dossier of the last visit, "" when only a sheet waits.
        seen_at: When that was, aware; None when nothing is known.
        dossiers: How many dossiers they have.
        offered: Fields that are empty on the page and known, in reading order.
        differences: Fields that are filled in otherwise than they were told last.
        twins: What may be the same matter, dossiers first, the newest first.
    """

    applicant: Applicant | None = None
    representative: Representative | None = None
    number: str = ""
    seen_at: datetime | None = None
    dossiers: int = 0
    offered: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    twins: tuple[Twin, ...] = ()


def acquainted(form: IntakeForm, earlier: Sequence[Earlier], dossiers: int, twins: Sequence[Twin]) -> Acquaintance:
    """Return what is known of a form's applicant.

    Args:
        earlier: What was told at other visits, the newest first, of this applicant alone.
        dossiers: How many dossiers the applicant has.
    """
    person = tidy(form.applicant)
    told = _told_last(person, earlier)
    if not told:
        return Acquaintance(dossiers=dossiers, twins=tuple(twins))
    last = earlier[0]
    known: Any = {name: value for name, (value, _) in told.items()}
    differences = [
        Difference(name, str(value), now, since)
        for name, (value, since) in told.items()
        if name != "commune" and (now := str(getattr(person, name))) and not _alike(now, str(value))
    ]
    moved = any(difference.field == "address" for difference in differences)
    return Acquaintance(
        applicant=Applicant(**{"full_name": "", "kind": person.kind, **known}),
        representative=last.representative,
        number=last.number,
        seen_at=last.at,
        dossiers=dossiers,
        offered=tuple(name for name in told if not getattr(person, name) and not (moved and name == "commune")),
        differences=tuple(differences),
        twins=tuple(twins),
    )


def _told_last(person: Applicant, earlier: Sequence[Earlier]) -> dict[str, tuple[Any, datetime]]:
    """Return each detail with when it was told last; the commune belongs to its address and comes from the same visit."""
    found: dict[str, tuple[Any, datetime]] = {}
    for visit in earlier:
        for name in FIELDS[person.kind]:
            value = getattr(visit.applicant, name)
            if name == "commune":
                address = found.get("address")
                if address is None or address[1] != visit.at:
                    continue
            if value and name not in found:
                found[name] = value, visit.at
    return {name: found[name] for name in FIELDS[person.kind] if name in found}


def _alike(one: str, other: str) -> bool:
    """Return whether two details say the same; cards print names in capitals."""
    return one.casefold() == other.casefold()


def with_details(form: IntakeForm, known: Acquaintance, fields: Collection[str] | None = None) -> IntakeForm:
    """Return the form with details taken over from earlier: the ones offered, or just these.

    Args:
        fields: Names of the applicant's fields, and `representative`; None for every field that is offered.
    """
    if known.applicant is None:
        return form
    named = known.offered if fields is None else fields
    taken: Any = {name: getattr(known.applicant, name) for name in FIELDS[form.applicant.kind] if name in named}
    form = replace(form, applicant=replace(form.applicant, **taken))
    return replace(form, representative=known.representative) if "representative" in named else form


def waiting_twin(draft: Draft, form: IntakeForm, desk: int, by: str, why: Sequence[Likeness]) -> Twin:
    """Return a page of a waiting sheet as it is laid beside a form."""
    return Twin(
        why=tuple(why),
        form_id=form.id,
        full_name=form.applicant.full_name,
        procedure=form.procedure,
        title=form.procedure,
        at=draft.saved_at,
        by=by,
        desk=desk,
    )


def likeness(twin: Twin, now: datetime, same_day: bool) -> Likeness | None:
    """Return why a dossier of the same applicant and procedure may be the same matter at a moment; None when it is not.

    What was settled on the day it was received is asked for again and again, copies above all, and is no twin.

    Args:
        same_day: It was promised for the day it was received.
    """
    if twin.state in OPEN:
        return Likeness.OPEN
    if twin.state is not DossierState.RETURNED or twin.at < now - timedelta(days=RECENT_DAYS):
        return None
    at_once = twin.returned_at is not None and office_day(twin.returned_at) == office_day(twin.at)
    return None if at_once or same_day else Likeness.RETURNED

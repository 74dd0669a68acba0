"""Which scanned papers a dossier says it has, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection

from services.domain.attachment import Attachment, ElectronicCopy, Scan, copies
from services.domain.bodies import dossier_body, without_file
from services.domain.dossier import Dossier, DossierState
from services.domain.journal import Event
from services.domain.outbox import Entry, EntryKind, EntryState
from services.domain.permissions import Account
from services.errors import InvalidForm, PaperUnfit, Problem, WrongState
from services.store import attachments, dossiers, journal, mending, outbox, sending
from services.store.workplace import Workplace

MOST_FILES = 100
"""Of one form. Own value."""
MOST_COMPONENT = 999
LEFT_OUT = "left_out"
"""Why a row about a scanned paper was withdrawn that a person left out."""


def may_have(db: Connection, form_id: UUID, component: int | None, more: int = 1) -> Dossier | None:
    """Return the dossier of a form that may have so many more papers for this component, None before reception.

    Raises:
        WrongState, InvalidForm, PaperUnfit: It is void; there is no such component; it would have too many.
    """
    dossier = dossiers.by_form(db, form_id)
    if dossier is not None and dossier.state is DossierState.VOID:
        raise WrongState(dossier.number, dossier.state)
    asked_for = range(MOST_COMPONENT + 1) if dossier is None else [paper.index for paper in dossier.papers]
    if component is not None and component not in asked_for:
        raise InvalidForm((Problem("component", "no_such_component", str(component)),))
    if more and len(attachments.of_form(db, form_id)) + more > MOST_FILES:
        raise PaperUnfit("too_many_files", str(MOST_FILES))
    return dossier


def attach(db: Connection, place: Workplace, by: Account, form_id: UUID, scan: Scan, now: datetime) -> Attachment:
    """Attach a paper to a form behind those it has; the caller sees to the journal line."""
    attached = scan.attached(uuid4(), form_id, attachments.next_place(db, form_id), now, by.name)
    attachments.add(db, place.desk, attached)
    return attached


def attach_all(
    db: Connection, place: Workplace, by: Account, form_id: UUID, scans: Sequence[Scan], subject: str, now: datetime
) -> None:
    """Attach papers to a form, each with its journal line about `subject`."""
    for scan in scans:
        put_down(db, place, by, Event.ATTACHED, attach(db, place, by, form_id, scan, now), subject, now)


def put_down(
    db: Connection, place: Workplace, by: Account, event: Event, about: Attachment, subject: str, now: datetime
) -> None:
    """Write down what was done with an attachment: ids and hashes only."""
    facts = {"id": str(about.id), "component": about.component, "sha256": about.sha256}
    journal.append(db, place.desk, by.name, event, subject, now, facts)


def with_files(db: Connection, place: Workplace, dossier: Dossier) -> Dossier:
    """Return a dossier that is being received with the scanned papers of its form."""
    return replace(dossier, terms=replace(dossier.terms, files=_copies(db, place, dossier)))


def refile(db: Connection, place: Workplace, dossier: Dossier, now: datetime) -> Dossier:
    """Store and tell on what became of a received dossier's scanned papers; it is a version further when it has others.

    Raises:
        WrongState: It is void.
    """
    later = dossier.filed(_copies(db, place, dossier))
    if later is not dossier:
        office = place.office_for(db, later)
        dossiers.change(db, later)
        sending.put(
            db, place, later, EntryKind.UPDATE, dossier_body(later, office.agency_code, office.agency_name), now
        )
    return later


def leave_out(db: Connection, place: Workplace, by: Account, dossier: Dossier, entry: Entry, now: datetime) -> Dossier:
    """Take the paper a parked row is about off its dossier, and let what waits behind it go without it; return the dossier.

    The row is withdrawn. What was not told yet is made anew without the paper, each row at its place.
    """
    gone: str = entry.body["sha256"]
    for paper in attachments.of_form(db, dossier.form_id):
        if paper.sha256 == gone:
            attachments.detach(db, paper.id, now)
            put_down(db, place, by, Event.DETACHED, paper, dossier.number, now)
    outbox.set_state(db, entry, EntryState.WITHDRAWN, now, LEFT_OUT)
    waiting = mending.left(db, dossier.id)
    mending.renew(db, dossier.id, {row.id: without_file(row.body, gone) for row in waiting}, now, frozenset())
    return dossier if dossier.state is DossierState.VOID else refile(db, place, dossier, now)


def _copies(db: Connection, place: Workplace, dossier: Dossier) -> tuple[ElectronicCopy, ...]:
    found = attachments.of_form(db, dossier.form_id)
    if not found:
        return ()
    procedure = place.shelf.row(db, dossier.procedure.catalogue, dossier.procedure.code)
    asked = procedure.case(dossier.procedure.case).components if procedure else ()
    codes = {component.index: component.code for component in asked}
    return copies(found, {paper.index: codes.get(paper.index, "") for paper in dossier.papers})

"""Which scanned papers a dossier says it has, in the caller's transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection

from services.domain.attachment import Attachment, ElectronicCopy, Scan, copies
from services.domain.bodies import dossier_body
from services.domain.dossier import Dossier
from services.domain.journal import Event
from services.domain.outbox import EntryKind
from services.domain.permissions import Account
from services.store import attachments, dossiers, journal, outbox
from services.store.workplace import Workplace


def attach(db: Connection, place: Workplace, by: Account, form_id: UUID, scan: Scan, now: datetime) -> Attachment:
    """Attach a paper to a form behind those it has; the caller sees to its journal line."""
    attached = scan.attached(uuid4(), form_id, attachments.next_place(db, form_id), now, by.name)
    attachments.add(db, place.desk, attached)
    return attached


def put_down(
    db: Connection, place: Workplace, by: Account, event: Event, about: Attachment, subject: str, now: datetime
) -> None:
    """Write down what was done with an attachment: ids and hashes only."""
    facts = {"id": str(about.id), "component": about.component, "sha256": about.sha256}
    journal.append(db, place.desk, by.name, event, subject, now, facts)


def with_files(db: Connection, dossier: Dossier) -> Dossier:
    """Return a dossier that is being received with the scanned papers of its form."""
    return replace(dossier, terms=replace(dossier.terms, files=_copies(db, dossier)))


def refile(db: Connection, place: Workplace, dossier: Dossier, now: datetime) -> Dossier:
    """Store and tell on what became of a received dossier's scanned papers; it is a version further when it has others.

    Raises:
        WrongState: It is void.
    """
    later = dossier.filed(_copies(db, dossier))
    if later is not dossier:
        office = place.office_for(db, later)
        dossiers.change(db, later)
        outbox.put(db, later, EntryKind.UPDATE, dossier_body(later, office.agency_code, office.agency_name), now)
    return later


def _copies(db: Connection, dossier: Dossier) -> tuple[ElectronicCopy, ...]:
    return copies(attachments.of_form(db, dossier.form_id), (paper.index for paper in dossier.papers))

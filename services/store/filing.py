"""Which scanned papers a dossier says it has, in the caller's transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from services.domain.attachment import ElectronicCopy, copies
from services.domain.bodies import dossier_body
from services.domain.dossier import Dossier
from services.domain.outbox import EntryKind
from services.store import attachments, dossiers, outbox
from services.store.workplace import Workplace


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

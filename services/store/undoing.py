"""Taking a reception back: numbers void, uploads and prints called off, the sheet a draft again; all in the caller's transaction.

Undoing and leasing a row for sending both take the write lock first, so one of them comes first and the other sees it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import Connection, update

from services.domain.calendar import office_day
from services.domain.dossier import Dossier, DossierState, Draft, IntakeForm
from services.domain.journal import Event
from services.domain.permissions import Account
from services.domain.undo import UNDONE, Late, form_of, why_late
from services.errors import TooLateToUndo, UnknownDossier
from services.store import dossiers, drafts, journal, outbox, print_jobs
from services.store.tables import attachments
from services.store.workplace import Workplace


def undo(db: Connection, place: Workplace, by: Account, number: str, now: datetime) -> tuple[IntakeForm, ...]:
    """Undo the reception of a dossier, of every dossier of its visit, and return their forms under new ids.

    Raises:
        UnknownDossier, WrongState: No such dossier, or it is void or more happened to it since.
        TooLateToUndo: It is on paper or sent, the seconds are over, or another account received it.
    """
    dossier = dossiers.by_number(db, number)
    if dossier is None:
        raise UnknownDossier(number)
    together = _together(db, dossier)
    voided = [one.undone() for one in together]
    jobs = print_jobs.of_dossiers(db, [one.id for one in together])
    hold = timedelta(seconds=place.settings.undo_seconds)
    for one in together:
        if late := why_late(one, own=_received_by(db, one) == by.name, jobs=jobs, now=now, hold=hold):
            raise TooLateToUndo(number, late.value)
    forms = tuple(form_of(one, uuid4()) for one in together)
    for one, form in zip(voided, forms, strict=True):
        if not outbox.withdraw(db, one.id, UNDONE):
            raise TooLateToUndo(number, Late.SENT.value)
        _void(db, place, by, one, form, now)
    print_jobs.call_off(db, jobs)
    _draft(db, place, by, forms, now)
    return forms


def _together(db: Connection, dossier: Dossier) -> Sequence[Dossier]:
    """Return the dossiers that were received with this one and still stand; it itself first when it does not."""
    if dossier.state is DossierState.VOID or dossier.terms.visit is None:
        return [dossier]
    return [one for one in dossiers.of_visit(db, dossier.terms.visit) if one.state is not DossierState.VOID]


def _received_by(db: Connection, dossier: Dossier) -> str:
    received = (line for line in journal.about(db, dossier.number) if line.event is Event.RECEIVED)
    return next((line.actor for line in received), "")


def _void(db: Connection, place: Workplace, by: Account, voided: Dossier, form: IntakeForm, now: datetime) -> None:
    dossiers.change(db, voided)
    dossiers.add_void(db, voided, UNDONE, now, by.name)
    db.execute(
        update(attachments)
        .where(attachments.c.desk == place.desk, attachments.c.form_id == str(voided.form_id))
        .values(form_id=str(form.id))
    )
    facts: Mapping[str, str] = {"form": str(voided.form_id), "again": str(form.id)}
    journal.append(db, place.desk, by.name, Event.UNDONE, voided.number, now, facts)


def _draft(db: Connection, place: Workplace, by: Account, forms: Sequence[IntakeForm], now: datetime) -> None:
    """Keep the sheet at once: a power cut now must not cost what was typed."""
    first, *others = (Draft(form, place.shelf.version_on(db, office_day(now)), now) for form in forms)
    drafts.put(db, place.desk, by.name, Draft(first.form, first.catalogue, now, {}, tuple(others)))

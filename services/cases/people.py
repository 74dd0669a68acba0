"""Who stands at the counter: what was told earlier, what may be the same matter, and joining the two on purpose."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from services.domain.acquaintance import OPEN, Acquaintance, Twin, acquainted, with_details
from services.domain.applicant import tidy
from services.domain.dossier import Dossier, IntakeForm
from services.domain.draft import DraftState
from services.domain.journal import Event
from services.domain.permissions import Account, Act, permit
from services.errors import DraftTaken, UnknownDossier, WrongState
from services.store import accounts, dossiers, drafts, filing, journal, people
from services.store.store import Connection
from services.store.workplace import Workplace


class People:
    """What this desk knows of its citizens, asked while a form is filled in."""

    def __init__(self, place: Workplace) -> None:
        self._place = place

    def known(self, by: Account, form: IntakeForm) -> Acquaintance:
        """Return what is known of a form's applicant and what may be the same matter; nothing is stored.

        Asked at every pause in typing, so it is not recorded; `take` is.

        Raises:
            NotAllowed: The account may not read the register.
        """
        permit(by, Act.READ_REGISTER)
        with self._place.store.read() as db:
            return self._known(db, form)

    def take(self, by: Account, form: IntakeForm, fields: Collection[str] | None = None) -> IntakeForm:
        """Return a form with details taken over from earlier; that they were looked at is recorded, not what they are.

        Args:
            fields: Names of the applicant's fields, and `representative`; None for every field that is offered.

        Raises:
            NotAllowed: The account may not read the register.
        """
        permit(by, Act.READ_REGISTER)
        place = self._place
        with place.store.write() as db:
            known = self._known(db, form)
            if known.applicant is None:
                return form
            taken = sorted(known.offered if fields is None else fields)
            subject = known.number or str(form.id)
            journal.append(db, place.desk, by.name, Event.VIEWED, subject, place.now(), {"taken": taken})
        return with_details(form, known, fields)

    def twins(self, by: Account, number: str) -> tuple[Twin, ...]:
        """Return the other dossiers that may be the same matter as one that is there, the newest first; both are kept.

        Raises:
            NotAllowed: The account may not read the register.
        """
        permit(by, Act.READ_REGISTER)
        with self._place.store.read() as db:
            return tuple(people.twins_of_dossier(db, number, self._place.now()))

    def join(self, by: Account, form_id: UUID, number: str) -> Dossier:
        """Put the scanned papers of a sheet to a dossier that is there, and let the sheet go; only ever on the officer's word.

        What the sheet says beyond its papers is let go with it. When the dossier's upload says more now, it is sent again.

        Raises:
            NotAllowed: The account may not join.
            UnknownDossier: There is no such dossier.
            WrongState: The dossier has ended or is void, or the sheet was received itself.
            DraftTaken: Another officer has the sheet on the page.
        """
        permit(by, Act.JOIN)
        place = self._place
        with place.store.write() as db:
            dossier = _joinable(db, form_id, number)
            sheet = drafts.holding(db, form_id)
            if sheet and sheet.state is DraftState.OPEN and sheet.account != by.name:
                holder = accounts.find(db, sheet.account)
                raise DraftTaken(holder.account.display if holder else sheet.account)
            forms = [part.form for part in sheet.parts if part.form.id == form_id] if sheet else []
            taken = dossier.procedure
            same = any((form.procedure, form.case) == (taken.code, taken.case) for form in forms)
            papers = people.move_papers(db, form_id, dossier.form_id, keep_components=same)
            drafts.drop(db, form_id)
            now = place.now()
            dossier = filing.refile(db, place, dossier, now)
            journal.append(db, place.desk, by.name, Event.JOINED, number, now, {"form": str(form_id), "papers": papers})
        return dossier

    def _known(self, db: Connection, form: IntakeForm) -> Acquaintance:
        person = tidy(form.applicant)
        earlier, dossiers_there = people.earlier_of(db, person)
        sheets = people.sheets_of(db, form)
        told = sorted((*earlier, *map(people.told_on, sheets)), key=lambda one: one.at, reverse=True)
        twins = people.twins_of(db, form, sheets, self._place.now())
        return acquainted(form, told, dossiers_there, [self._titled(db, twin) for twin in twins])

    def _titled(self, db: Connection, twin: Twin) -> Twin:
        """Return a waiting sheet with the short name of its procedure; a dossier has its own."""
        if twin.number:
            return twin
        procedure = self._place.shelf.procedure(db, twin.procedure, self._place.today())
        return replace(twin, title=procedure.short_name) if procedure else twin


def _joinable(db: Connection, form_id: UUID, number: str) -> Dossier:
    """Return the dossier a sheet's papers can be put to.

    Raises:
        UnknownDossier: There is no such dossier.
        WrongState: It has ended or is void, or the sheet was received itself.
    """
    dossier = dossiers.by_number(db, number)
    if dossier is None:
        raise UnknownDossier(number)
    if dossier.state not in OPEN:
        raise WrongState(number, dossier.state)
    if received := dossiers.by_form(db, form_id):
        raise WrongState(received.number, received.state)
    return dossier

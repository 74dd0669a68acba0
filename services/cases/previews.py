"""What will be sent: of a row, of a dossier as it stands, of a form that is being filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.domain.bodies import dossier_body
from services.domain.calendar import office_day
from services.domain.dossier import IntakeForm
from services.domain.outbox import EntryKind
from services.domain.permissions import Account, Act, permit
from services.domain.preview import Preview
from services.errors import UnknownDossier, UnknownEntry
from services.receivers.preview import preview_for, preview_of_form
from services.store import dossiers, editions, marks, outbox
from services.store.store import Connection
from services.store.workplace import Workplace


class Previews:
    """Shows what goes on the wire before it goes; nothing is stored or sent."""

    def __init__(self, place: Workplace) -> None:
        self._place = place

    def of_entry(self, by: Account, entry_id: UUID) -> Preview:
        """Return what a row puts on the wire, exactly as its receiver makes it.

        Raises:
            NotAllowed, UnknownEntry: It may not, or there is no such row.
        """
        permit(by, Act.READ_QUEUE)
        with self._place.store.read() as db:
            entry = outbox.by_id(db, entry_id)
            if entry is None:
                raise UnknownEntry(str(entry_id))
            return self._of(db, entry.receiver, entry.body, entry.kind)

    def of_dossier(self, by: Account, number: str) -> Preview:
        """Return what a dossier would put on the wire, were it told anew as it stands now.

        Raises:
            NotAllowed, UnknownDossier: It may not, or there is no such dossier.
        """
        permit(by, Act.READ_REGISTER)
        with self._place.store.read() as db:
            dossier = dossiers.by_number(db, number)
            if dossier is None:
                raise UnknownDossier(number)
            office = self._place.office_for(db, dossier)
            body = dossier_body(dossier, office.agency_code, office.agency_name)
            return self._of(db, dossier.route.receiver, body)

    def of_form(self, by: Account, form: IntakeForm) -> Preview:
        """Return what a form would put on the wire, were it received this moment.

        Raises:
            NotAllowed, UnknownProcedure: It may not, or the catalogue has no such procedure today.
        """
        permit(by, Act.RECEIVE)
        place, now = self._place, self._place.now()
        with place.store.read() as db:
            review = editions.shown_review(db, place, form, now)
            office = place.office_on(db, office_day(now))
        return preview_of_form(place.settings.receivers, office, form, review, by, now)

    def _of(
        self, db: Connection, receiver: str, body: Mapping[str, Any], kind: EntryKind = EntryKind.DOSSIER
    ) -> Preview:
        settings = self._place.settings

        def recall(mark: str, key: str) -> str:
            return marks.value_of(db, receiver, mark, key)

        return preview_for(settings.receivers, settings.office.agency_code, receiver, body, recall, kind)

"""What happens to a dossier after it was received."""

from __future__ import annotations

from services.domain.bodies import dossier_body, progress_body
from services.domain.dossier import Dossier
from services.domain.journal import Event
from services.domain.outbox import EntryKind
from services.domain.permissions import Account, Act, permit
from services.domain.text import clean
from services.errors import InvalidForm, Problem, UnknownDossier
from services.store import dossiers, journal, outbox
from services.store.store import Connection
from services.store.workplace import Workplace


class Life:
    """Acts on one dossier; each is one transaction with its journal line and its upload."""

    def __init__(self, place: Workplace) -> None:
        self._place = place

    def return_result(self, by: Account, number: str) -> Dossier:
        """Record that the result was handed over.

        Raises:
            NotAllowed, UnknownDossier, WrongState: It may not, no such dossier, or not one that waits for its result.
        """
        permit(by, Act.RETURN_RESULT)
        place, now = self._place, self._place.now()
        with place.store.write() as db:
            dossier = _known(db, number)
            returned = dossier.returned(now)
            dossiers.change(db, returned)
            step = progress_body(returned, "Trả kết quả", now, by.display, dossier.state)
            outbox.put(db, returned, EntryKind.PROGRESS, step, now)
            outbox.put(db, returned, EntryKind.UPDATE, self._body(returned), now)
            journal.append(db, place.desk, by.name, Event.RETURNED, number, now)
        return returned

    def void(self, by: Account, number: str, reason: str) -> Dossier:
        """Void a number that was given by mistake; it is kept and never given again.

        Raises:
            NotAllowed, UnknownDossier, WrongState: It may not, no such dossier, or its result was handed over.
            InvalidForm: No reason was given.
        """
        permit(by, Act.VOID_NUMBER)
        if not clean(reason):
            raise InvalidForm((Problem("reason", "empty"),))
        place, now = self._place, self._place.now()
        with place.store.write() as db:
            voided = _known(db, number).voided()
            dossiers.change(db, voided)
            dossiers.add_void(db, voided, clean(reason), now, by.name)
            outbox.put(db, voided, EntryKind.UPDATE, self._body(voided), now)
            journal.append(db, place.desk, by.name, Event.VOIDED, number, now, {"reason": clean(reason)})
        return voided

    def _body(self, dossier: Dossier) -> dict[str, object]:
        return dossier_body(dossier, self._place.office.agency_code, self._place.office.agency_name)


def _known(db: Connection, number: str) -> Dossier:
    dossier = dossiers.by_number(db, number)
    if dossier is None:
        raise UnknownDossier(number)
    return dossier

"""What a receiver refused, put right at the field it means and sent again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from services.domain.bodies import SCHEMA, dossier_body
from services.domain.correction import Correction, places_of
from services.domain.cuts import Cut, with_cuts
from services.domain.dossier import Dossier, DossierState
from services.domain.journal import Event
from services.domain.mending import Blamed, Conflict, mended, mender_of, place_of, three_way
from services.domain.outbox import Entry, EntryKind, EntryState, let_go
from services.domain.pauses import said
from services.domain.permissions import Account, Act, permit
from services.domain.plain import to_plain
from services.domain.preview import SAID, TOO_LONG, Preview, Sent
from services.domain.reconciliation import STATE, NotKnown, told
from services.errors import InvalidForm, Problem, UnknownEntry, WrongState
from services.receivers.fitness import bare
from services.receivers.port import Receiver
from services.receivers.preview import preview_for
from services.receivers.reasons import Reason
from services.store import correcting, dossiers, journal, marks, mending, outbox, sending
from services.store.store import Connection
from services.store.workplace import Workplace
from services.wording.wire import wire_label

_OURS = frozenset(reason.value for reason in Reason)


class Mending:
    """Acts on a row that a receiver refused or that was held back before it went.

    Args:
        receivers: The other sides by their name in the settings.
    """

    def __init__(self, place: Workplace, receivers: Mapping[str, Receiver]) -> None:
        self._place = place
        self._receivers = receivers

    def fields(self, by: Account, entry_id: UUID) -> tuple[Blamed, ...]:
        """Return the fields a row is held up by: those its contract surely refuses, and the one the receiver named.

        Empty when nobody named a field.

        Raises:
            NotAllowed, UnknownEntry: It may not, or there is no such row.
        """
        permit(by, Act.READ_QUEUE)
        with self._place.store.read() as db:
            entry, dossier = _known(db, entry_id)
            shown = self._preview(db, entry, entry.body)
            places = places_of(dossier)
            found = [self._blamed(db, entry, row, row.warning, places) for row in shown.rows if _sure(row, shown)]
            if entry.field and all(entry.field not in (one.path, bare(one.wire)) for one in found):
                found.insert(0, self._named(db, entry, shown, places))
        return tuple(found)

    def _named(self, db: Connection, entry: Entry, shown: Preview, places: Mapping[str, str]) -> Blamed:
        """Return the field the receiver named, in its own words; one it does not get from us has no value."""
        rows = (row for row in shown.rows if entry.field in (row.path, row.wire, bare(row.wire)))
        row = next(rows, Sent("", entry.field, wire_label(entry.field, entry.field), ""))
        words = "" if entry.reason in _OURS else entry.reason
        return self._blamed(db, entry, row, Problem(row.path or entry.field, SAID, words), places)

    def _blamed(
        self, db: Connection, entry: Entry, row: Sent, problem: Problem | None, places: Mapping[str, str]
    ) -> Blamed:
        fault = problem or Problem(row.path, SAID)
        place = place_of(row.path, row.wire, places)
        cut = ""
        if fault.kind == TOO_LONG:
            shorter = self._preview(db, entry, with_cuts(entry.body, (Cut(fault.field),)))
            cut = next((one.value for one in shorter.rows if one.wire == row.wire), "")
        who = mender_of(row.path, place, bare(row.wire))
        return Blamed(place, row.path, row.wire, row.label, row.value, fault, who, cut)

    def fix(self, by: Account, entry_id: UUID, changes: Correction, reason: str) -> Entry:
        """Correct the dossier of a parked row and let the row go anew with it, at once.

        Every row of the dossier that was surely never taken and carries it whole is made anew: the frozen one is withdrawn
        ("replaced") and kept, the new one stands at its place, so the order stays and what was wrong goes nowhere. The
        correction is told by those rows; only when none is left does it get one of its own.

        Raises:
            NotAllowed: It may not; after the result was handed over only who may void a number may.
            UnknownEntry: There is no such row, or it is not parked.
            WrongState: The dossier is void.
            InvalidForm: No reason, nothing different, or a place may not be corrected or cannot be so.
        """
        permit(by, Act.CHANGE_QUEUE)
        permit(by, Act.CORRECT)
        place, now, why = self._place, self._place.now(), said(reason)
        with place.store.write() as db:
            entry, dossier = _parked(db, entry_id)
            if dossier.state is DossierState.VOID:
                raise WrongState(dossier.number, dossier.state)
            if dossier.state is DossierState.RETURNED:
                permit(by, Act.VOID_NUMBER)
            right, made = correcting.put_right(db, place, dossier, changes, by.display, now)
            before, after = self._body(db, dossier), self._body(db, right)
            ways = {one.id: mended(one.body, before, after) for one in mending.left(db, entry.dossier_id)}
            fresh = _made_anew(db, entry, ways, now)
            if not ways:
                sending.put(db, place, right, EntryKind.UPDATE, after, now)
            facts = {"reason": why, "changes": to_plain(made), "entry": str(entry.id), "renewed": len(ways)}
            journal.append(db, place.desk, by.name, Event.CORRECTED, dossier.number, now, facts)
        return fresh

    def confirm_cut(self, by: Account, entry_id: UUID, places: Sequence[str] = ()) -> Entry:
        """Let texts of a parked row be cut where the receiver takes no longer ones, and let the row go anew, at once.

        It holds for every later row of the dossier as well, as long as the text stays what it is.

        Args:
            places: Of `Blamed.path`; empty for every text of the row that is too long.

        Raises:
            NotAllowed, UnknownEntry: It may not, no such row, or it is not parked.
            InvalidForm: Nothing there is too long.
        """
        permit(by, Act.CHANGE_QUEUE)
        place, now = self._place, self._place.now()
        with place.store.write() as db:
            entry, dossier = _parked(db, entry_id)
            long = [p.field for p in self._preview(db, entry, entry.body).problems if p.kind == TOO_LONG]
            agreed = tuple(Cut(one) for one in dict.fromkeys(long) if not places or one in places)
            if not agreed:
                raise InvalidForm((Problem("cuts", "nothing_too_long"),))
            kept = tuple(cut.value for cut in agreed if cut is not Cut.OFFICER)
            if kept:
                cuts = tuple(dict.fromkeys((*dossier.terms.cuts, *kept)))
                dossier = replace(dossier, terms=replace(dossier.terms, cuts=cuts), version=dossier.version + 1)
                dossiers.change(db, dossier)
            rows = {one.id: one for one in (entry, *mending.left(db, entry.dossier_id))}
            ways = {key: {**with_cuts(one.body, agreed), "version": dossier.version} for key, one in rows.items()}
            fresh = _made_anew(db, entry, ways, now)
            facts = {"cut": [cut.value for cut in agreed], "entry": str(entry.id), "renewed": len(ways)}
            journal.append(db, place.desk, by.name, Event.ENTRY_CHANGED, dossier.number, now, facts)
        return fresh

    def conflict(self, by: Account, entry_id: UUID) -> Conflict:
        """Return a dossier as it is here, as a row says it and as the receiver has it, field by field; the receiver is asked.

        Raises:
            NotAllowed, UnknownEntry: It may not, or there is no such row.
        """
        permit(by, Act.READ_QUEUE)
        with self._place.store.read() as db:
            entry, dossier = _known(db, entry_id)
            now, sent = self._body(db, dossier), _said_by(entry, outbox.of_dossier(db, dossier.id))
        side: Any = self._receivers.get(entry.receiver)
        tell = getattr(side, "told", told)
        look_up = getattr(side, "look_up", None)
        answer = look_up(entry.number) if look_up else NotKnown("not_askable")
        ours = dict(tell(now))
        theirs = {} if answer is None or isinstance(answer, NotKnown) else answer.fields
        if isinstance(answer, NotKnown):
            return Conflict(entry.number, None, answer.reason, three_way(ours, _told(tell, sent), {}))
        return Conflict(entry.number, answer is not None, "", three_way(ours, _told(tell, sent), theirs))

    def _preview(self, db: Connection, entry: Entry, body: Mapping[str, Any]) -> Preview:
        settings = self._place.settings

        def recall(mark: str, key: str) -> str:
            return marks.value_of(db, entry.receiver, mark, key)

        return preview_for(settings.receivers, settings.office.agency_code, entry.receiver, body, recall, entry.kind)

    def _body(self, db: Connection, dossier: Dossier) -> dict[str, Any]:
        office = self._place.office_for(db, dossier)
        return dossier_body(dossier, office.agency_code, office.agency_name)


def _sure(row: Sent, shown: Preview) -> bool:
    return row.warning is not None and row.warning in shown.problems


def _known(db: Connection, entry_id: UUID) -> tuple[Entry, Dossier]:
    entry = outbox.by_id(db, entry_id)
    dossier = dossiers.by_id(db, entry.dossier_id) if entry else None
    if entry is None or dossier is None:
        raise UnknownEntry(str(entry_id))
    return entry, dossier


def _parked(db: Connection, entry_id: UUID) -> tuple[Entry, Dossier]:
    entry, dossier = _known(db, entry_id)
    if entry.state is not EntryState.PARKED:
        raise UnknownEntry(str(entry_id))
    return entry, dossier


def _made_anew(db: Connection, entry: Entry, contents: Mapping[UUID, Mapping[str, Any]], now: datetime) -> Entry:
    """Return what became of a parked row, due now; a row that carries no dossier goes as it is."""
    fresh = mending.renew(db, entry.dossier_id, contents, now, frozenset({entry.id}))
    if entry.id not in fresh:
        outbox.set_state(db, entry, let_go(entry, outbox.history(db, entry.id)), now, "")
    return _known(db, fresh.get(entry.id, entry.id))[0]


def _said_by(entry: Entry, rows: Sequence[Entry]) -> Mapping[str, Any]:
    """Return the whole content a row stands for: its own, of a step what the rows before it said, with the step's state."""
    if entry.body.get("schema") == SCHEMA:
        return entry.body
    before = [one.body for one in rows if one.position < entry.position and one.body.get("schema") == SCHEMA]
    state = {STATE: entry.body[STATE]} if STATE in entry.body else {}
    return {**before[-1], **state} if before else {}


def _told(tell: Any, body: Mapping[str, Any]) -> dict[str, str]:
    return dict(tell(body)) if body else {}

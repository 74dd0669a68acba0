"""What happens to a dossier after it was received."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

from services.domain import pauses
from services.domain.attachment import Scan
from services.domain.bodies import dossier_body, progress_body
from services.domain.calendar import office_day
from services.domain.checklist import Paper, PaperState
from services.domain.correction import Correction, places_of
from services.domain.deadline import second_clock
from services.domain.dossier import Dossier, DossierState
from services.domain.journal import Event
from services.domain.outbox import Entry, EntryKind, EntryState, perhaps_sent, turn_of
from services.domain.pauses import Extension, extension_problem, may_still_extend, said
from services.domain.permissions import Account, Act, permit
from services.domain.plain import to_plain
from services.domain.slip import Slip, SlipKind
from services.domain.text import clean
from services.errors import AlreadyExtended, InvalidForm, OverrideNeeded, Problem, UnknownDossier, WrongState
from services.store import (
    correcting,
    counters,
    dossiers,
    filing,
    giving,
    journal,
    mending,
    outbox,
    print_jobs,
    sending,
    slips,
)
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
            sending.put(db, place, returned, EntryKind.PROGRESS, step, now)
            sending.put(db, place, returned, EntryKind.UPDATE, self._body(db, returned), now)
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
            sending.put(db, place, voided, EntryKind.UPDATE, self._body(db, voided), now)
            journal.append(db, place.desk, by.name, Event.VOIDED, number, now, {"reason": clean(reason)})
        return voided

    def correct(self, by: Account, number: str, correction: Correction, reason: str) -> Dossier:
        """Put right what was taken down wrongly, with the reason; a new receipt is made ready, marked as corrected.

        What was there before is kept in the journal. What is on its way goes as it was, and the correction after it; what
        a receiver sent back goes anew, put right, and so does a dossier that waits where no change is taken afterwards. The promise, the route and the papers' states stay; fees are counted anew
        only when what they are counted from changed.

        Raises:
            NotAllowed: It may not; after the result was handed over only who may void a number may.
            UnknownDossier, WrongState: No such dossier, or its number is void.
            InvalidForm: No reason, nothing different, or a place may not be corrected or cannot be so.
        """
        permit(by, Act.CORRECT)
        place, now, why = self._place, self._place.now(), said(reason)
        with place.store.write() as db:
            dossier = _known(db, number)
            if dossier.state is DossierState.VOID:
                raise WrongState(number, dossier.state)
            if dossier.state is DossierState.RETURNED:
                permit(by, Act.VOID_NUMBER)
            right, changes = correcting.put_right(db, place, dossier, correction, by.display, now)
            told = self._body(db, right)
            there = place.settings.receivers.get(right.route.receiver)
            last = there is not None and not there.takes_changes
            if not mending.follow(db, dossier.id, self._body(db, dossier), told, now, first_counts=last):
                sending.put(db, place, right, EntryKind.UPDATE, told, now)
            facts = {"reason": why, "changes": to_plain(changes)}
            journal.append(db, place.desk, by.name, Event.CORRECTED, number, now, facts)
        return right

    def correctable(self, by: Account, number: str) -> Mapping[str, str]:
        """Return every place of a dossier that may be put right, with what it holds now.

        Raises:
            NotAllowed, UnknownDossier: It may not, or there is no such dossier.
        """
        permit(by, Act.CORRECT)
        with self._place.store.read() as db:
            return places_of(_known(db, number))

    def request_supplement(self, by: Account, number: str, reason: str, override: str = "") -> Dossier:
        """Ask once for everything a received dossier lacks, on form 02; its clock stands until it is there.

        Args:
            reason: What has to be brought or mended and why; each line is one row of the form.
            override: Why papers are asked for a second time.

        Raises:
            NotAllowed, UnknownDossier, WrongState: It may not, no such dossier, or not one that is being settled.
            InvalidForm: No reason was given, or it asks for a paper nobody may ask for.
            OverrideNeeded: Papers were asked for before; QĐ 766/QĐ-TTg 2.1 counts a second request as overdue.

        Source: NĐ 309/2026/NĐ-CP art. 8.1 (one notice, complete); NĐ 61/2018/NĐ-CP art. 19.4.
        """
        permit(by, Act.CHANGE_DOSSIER)
        place, now, why = self._place, self._place.now(), said(reason)
        with place.store.write() as db:
            dossier = _known(db, number)
            _must_be(dossier, DossierState.RECEIVED)
            if dossier.terms.pauses and not clean(override):
                raise OverrideNeeded(number, "second_request")
            held = giving.guard_lines(db, place, why, now)
            slip = self._slip(db, by, dossier, why, now)
            terms, calendar = place.settings.supplement, place.calendar_in(db)
            policy = terms.policy_of(dossier.procedure.code)
            began = pauses.paused(
                dossier.promise, dossier.received_at, now, terms, policy, calendar, place.settings.hours
            )
            pause = replace(began, asked_by=by.display, reason=why, override=clean(override), slip=slip.number)
            asked = dossier.asked_for(pause)
            slips.add(db, slip, place.desk)
            print_jobs.put(db, place.desk, "02", print_jobs.Subject(slip_id=slip.id), now)
            giving.record_supplement(db, place, by, dossier, held, pause.override, now)
            facts = {
                "slip": slip.number,
                "second": bool(dossier.terms.pauses),
                "override": pause.override,
                "late": pause.late,
            }
            self._moved(db, by, dossier, asked, "Yêu cầu bổ sung hồ sơ", Event.SUPPLEMENT_ASKED, now, facts)
        return asked

    def receive_supplement(self, by: Account, number: str, scans: Sequence[Scan] = ()) -> Dossier:
        """Record that everything asked for is there; the clock goes on or begins anew, as the unit has set.

        The receipt is to be printed again, with the new promise.

        Args:
            scans: What came as a file, from `Papers.keep`.

        Raises:
            NotAllowed, UnknownDossier, WrongState: It may not, no such dossier, or it waits for no papers.
        """
        permit(by, Act.CHANGE_DOSSIER)
        place, now = self._place, self._place.now()
        with place.store.write() as db:
            dossier = _known(db, number)
            _must_be(dossier, DossierState.SUPPLEMENT)
            calendar, hours = place.calendar_in(db), place.settings.hours
            promise = pauses.resumed(dossier.promise, dossier.terms.pauses[-1], now, calendar, hours)
            filing.attach_all(db, place, by, dossier.form_id, scans, number, now)
            whole = filing.with_files(db, place, dossier.supplemented(promise, now, by.display))
            print_jobs.put(db, place.desk, "01", print_jobs.Subject(dossier_id=dossier.id), now)
            facts = {"due_before": dossier.promise.due_at.isoformat(), "due_after": promise.due_at.isoformat()}
            self._moved(db, by, dossier, whole, "Công dân đã bổ sung hồ sơ", Event.SUPPLEMENT_CAME, now, facts)
        return whole

    def extend(self, by: Account, number: str, day: date, reason: str, override: str = "") -> Dossier:
        """Put a promise off to a later day, once, with an apology on form 04.

        A late word is not refused: the citizen is owed the letter all the more. It needs its own reason, which is kept.

        Args:
            override: Why it is told later than a day before the promise.

        Raises:
            NotAllowed, UnknownDossier: It may not, or there is no such dossier.
            WrongState: It is not being settled here: it waits for papers or for another commune, or it has ended.
            AlreadyExtended: It was put off once.
            InvalidForm: No reason was given, or the day is no later working day.
            OverrideNeeded: The promise is today or past, and nobody said why.

        Source: NĐ 61/2018/NĐ-CP art. 19.9 (a day before at the latest; reason and new day in a letter; once).
        """
        permit(by, Act.EXTEND)
        place, now, why = self._place, self._place.now(), said(reason)
        with place.store.write() as db:
            dossier, calendar = _known(db, number), place.calendar_in(db)
            _must_be(dossier, DossierState.RECEIVED)
            if dossier.terms.extension is not None:
                raise AlreadyExtended(number)
            if dossier.promise.provisional:
                raise WrongState(number, "elsewhere")
            made = dossier.promise
            if problem := extension_problem(made, day, now, calendar):
                raise InvalidForm((problem,))
            if not may_still_extend(made, now) and not clean(override):
                raise OverrideNeeded(number, "late_extension")
            promise = pauses.extended(made, day, now, calendar, place.settings.hours)
            letter = counters.draw(db, place.desk, f"extension:{office_day(now).year}")
            extension = Extension(now, by.display, why, letter, made.due_at, promise.due_at, clean(override))
            later = dossier.put_off(promise, extension)
            print_jobs.put(db, place.desk, "04", print_jobs.Subject(dossier_id=dossier.id), now)
            facts = {"due_before": made.due_at.isoformat(), "due_after": promise.due_at.isoformat(), "reason": why}
            facts["override"] = extension.override
            self._moved(db, by, dossier, later, "", Event.EXTENDED, now, facts)
        return later

    def receive_at_competent(self, by: Account, number: str) -> Dossier:
        """Record that the competent commune has the dossier: its clock begins now, and the promise is fixed.

        Raises:
            NotAllowed, UnknownDossier, WrongState: It may not, no such dossier, or not one that is being settled.
            NotElsewhere: This office decides itself, or the other one has it already.

        Source: NĐ 309/2026/NĐ-CP art. 8.3.
        """
        permit(by, Act.CHANGE_DOSSIER)
        place, now = self._place, self._place.now()
        with place.store.write() as db:
            dossier = _known(db, number)
            calendar, hours, where = place.calendar_in(db), place.settings.hours, dossier.terms.competent_name
            promise = second_clock(dossier.promise, now, where, dossier.received_at, calendar, hours)
            there = dossier.at_competent(promise, now)
            facts = {"due_before": dossier.promise.due_at.isoformat(), "due_after": promise.due_at.isoformat()}
            self._moved(db, by, dossier, there, "", Event.COMPETENT_RECEIVED, now, facts)
        return there

    def reroute(self, by: Account, number: str, receiver: str, reason: str) -> Dossier:
        """Send a dossier to another receiver from now on; what has not arrived goes there, what has stays recorded where it is.

        A receiver that never saw the dossier gets it anew, as the first one has it, before anything that follows. Rows that
        were held back or refused are tried again: it was another's refusal.

        Raises:
            NotAllowed, UnknownDossier: It may not, or there is no such dossier.
            InvalidForm: No reason was given, or the receiver is not in the settings or the one it goes to already.
            RerouteBlocked: An upload is under way, or it is not known whether one arrived.
            WrongState: The number is void and everything about it was told.
        """
        permit(by, Act.REROUTE)
        place, now, why = self._place, self._place.now(), clean(reason)
        if not why:
            raise InvalidForm((Problem("reason", "empty"),))
        if receiver not in place.settings.receivers:
            raise InvalidForm((Problem("receiver", "not_in_list", ", ".join(sorted(place.settings.receivers))),))
        with place.store.write() as db:
            dossier = _known(db, number)
            if receiver == dossier.route.receiver:
                raise InvalidForm((Problem("receiver", "same_receiver", receiver),))
            turn = turn_of(number, [_as_known(db, entry) for entry in outbox.of_dossier(db, dossier.id)])
            if dossier.state is DossierState.VOID and not turn.left:
                raise WrongState(number, dossier.state)
            way = dossier.route.moved(receiver, office_day(now), why)
            moved = replace(dossier, route=way, version=dossier.version + 1)
            dossiers.change(db, moved)
            sending.turn(db, place, moved, turn, now)
            facts = {"from": dossier.route.receiver, "to": receiver, "reason": why, "anew": turn.anew is not None}
            journal.append(db, place.desk, by.name, Event.REROUTED, number, now, facts)
        return moved

    def _moved(
        self,
        db: Connection,
        by: Account,
        before: Dossier,
        after: Dossier,
        step: str,
        event: Event,
        now: datetime,
        facts: Mapping[str, object],
    ) -> None:
        """Store a dossier's new state, tell it on, and put it down; a step is told where the state changed."""
        dossiers.change(db, after)
        if step:
            told = progress_body(after, step, now, by.display, before.state)
            sending.put(db, self._place, after, EntryKind.PROGRESS, told, now)
        sending.put(db, self._place, after, EntryKind.UPDATE, self._body(db, after), now)
        journal.append(db, self._place.desk, by.name, event, after.number, now, facts)

    def _slip(self, db: Connection, by: Account, dossier: Dossier, why: str, now: datetime) -> Slip:
        known = slips.of_form(db, dossier.form_id, SlipKind.REQUEST)
        return Slip(
            id=uuid4(),
            form_id=dossier.form_id,
            kind=SlipKind.REQUEST,
            number=counters.draw(db, self._place.desk, f"{SlipKind.REQUEST.value}:{office_day(now).year}"),
            desk=self._place.desk,
            applicant=dossier.applicant,
            procedure=dossier.procedure,
            missing=tuple(Paper(at, line, PaperState.MISSING) for at, line in enumerate(why.split("\n"))),
            reason="",
            basis="",
            issued_at=now,
            issued_by=by.display,
            dossier_id=dossier.id,
            again=known.again + 1 if known else 0,
            representative=dossier.terms.representative,
        )

    def _body(self, db: Connection, dossier: Dossier) -> dict[str, object]:
        office = self._place.office_for(db, dossier)
        return dossier_body(dossier, office.agency_code, office.agency_name)


def _must_be(dossier: Dossier, state: DossierState) -> None:
    if dossier.state is not state:
        raise WrongState(dossier.number, dossier.state)


def _as_known(db: Connection, entry: Entry) -> Entry:
    """Return a row as far as it is known: one somebody holds that was perhaps sent may have arrived."""
    doubtful = entry.state is EntryState.PARKED and perhaps_sent(outbox.history(db, entry.id))
    return replace(entry, state=EntryState.UNKNOWN) if doubtful else entry


def _known(db: Connection, number: str) -> Dossier:
    dossier = dossiers.by_number(db, number)
    if dossier is None:
        raise UnknownDossier(number)
    return dossier

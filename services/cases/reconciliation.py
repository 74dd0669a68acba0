"""A day's receipts against what a receiver has, and what is done about what differs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from services.domain.bodies import dossier_body
from services.domain.calendar import office_day
from services.domain.dossier import Dossier
from services.domain.journal import Event
from services.domain.numbers import number_in
from services.domain.outbox import BESIDE, SETTLED, WHOLE, Entry, EntryKind, EntryState, let_go
from services.domain.permissions import Account, Act, permit
from services.domain.reconciliation import Answer, Decision, Finding, Judged, NotKnown, Telling, judge, mildest, told
from services.domain.statement import Compared, Reach, Silence, Statement, lag_of, silences
from services.domain.text import clean
from services.errors import InvalidForm, Problem, UnknownDossier
from services.receivers.port import Receiver
from services.receivers.questions import Asking, Progress, Questions, on_and_on
from services.store import breakers, dossiers, journal, outbox, reconciliation, sending
from services.store.reconciliation import Ours
from services.store.store import Connection
from services.store.workplace import Workplace, span


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the receiver said, and how it was looked for what is not here."""

    answers: Mapping[str, Answer]
    reach: Reach
    stopped: bool


class Reconciliation:
    """What the supervisor proves the day with.

    Args:
        receivers: The other sides by their name in the settings.
        templates: The unit's own words of printed forms.
    """

    def __init__(self, place: Workplace, receivers: Mapping[str, Receiver], templates: Path | None = None) -> None:
        self._place, self._receivers, self._templates = place, receivers, templates

    def receivers(self, by: Account) -> tuple[tuple[str, str], ...]:
        """Return the receivers that can be chosen, the usual one first: name in the settings and what people call it.

        Raises:
            NotAllowed: It may not reconcile.
        """
        permit(by, Act.RECONCILE)
        usual = self._place.settings.default_receiver
        names = sorted(self._receivers, key=lambda name: (name != usual, name))
        return tuple((name, self._label(name)) for name in names)

    def of_day(
        self, by: Account, day: date, receiver: str, progress: Progress = on_and_on, asking: Asking = map
    ) -> Statement:
        """Ask a receiver about every number of a day and return how ours and theirs compare. Nothing is changed.

        A receiver that rests, or falls silent, is not asked on: what it was not asked about is not known.

        Args:
            asking: Several questions at once where the caller has threads.

        Raises:
            NotAllowed: It may not reconcile.
            InvalidForm: There is no such receiver, or the day has not come.
        """
        permit(by, Act.RECONCILE)
        self._known(receiver)
        place, now = self._place, self._place.now()
        if day > office_day(now):
            raise InvalidForm((Problem("day", "not_a_span"),))
        before, gaps, ahead = self._ours(receiver, day)
        asked = self._ask(receiver, day, [*before, *gaps, *ahead], progress, asking)
        after, _, _ = self._ours(receiver, day)
        rows = self._rows(receiver, before, after, gaps, asked, now)
        with place.store.read() as db:
            office = place.office_on(db, day)
        label = self._label(receiver)
        return Statement(day, receiver, label, office, now, by.display or by.name, rows, asked.reach, asked.stopped)

    def resend(self, by: Account, statement: Statement, numbers: Sequence[str]) -> tuple[str, ...]:
        """Let the receiver have these dossiers as they are here now, and return the numbers that are on their way.

        What still waits is tried now, and asked about first where it may have arrived; what arrived once is queued anew whole,
        with its scanned papers, of which only those go that are not there any more. A receiver that has it takes it as a change, one that does not takes it as new: it is never there twice.

        Raises:
            NotAllowed: It may not reconcile.
            UnknownDossier: One of them is not here, so there is nothing to send.
        """
        permit(by, Act.RECONCILE)
        place, now = self._place, self._place.now()
        found = {row.number: row.judged for row in statement.rows}
        with place.store.write() as db:
            for number in numbers:
                dossier = dossiers.by_number(db, number)
                if dossier is None or number not in found:
                    raise UnknownDossier(number)
                self._again(db, statement.receiver, dossier, found[number], now)
                self._note(db, by, statement, number, "resend", found[number], now)
        return tuple(numbers)

    def accept(self, by: Account, statement: Statement, number: str, reason: str) -> Statement:
        """Let a finding stand, with the reason, and return the statement with it; it is open again once its facts change.

        Raises:
            NotAllowed: It may not reconcile.
            InvalidForm: No reason was given, or the statement has nothing open under this number.
        """
        permit(by, Act.RECONCILE)
        if not clean(reason):
            raise InvalidForm((Problem("reason", "empty"),))
        place, now = self._place, self._place.now()
        row = next((row for row in statement.rows if row.number == number and row.open), None)
        if row is None:
            raise InvalidForm((Problem("number", "nothing_open", number),))
        with place.store.write() as db:
            reconciliation.decide(
                db, place.desk, statement.receiver, number, row.judged, clean(reason), now, by.display or by.name
            )
            self._note(db, by, statement, number, "accept", row.judged, now, clean(reason))
            decision = reconciliation.decisions(db, statement.receiver)[number]
        rows = (replace(one, decision=decision) if one is row else one for one in statement.rows)
        return replace(statement, rows=tuple(rows))

    def printed(self, by: Account, statement: Statement) -> bytes:
        """Return the statement as a PDF to sign; that it was made is recorded.

        Raises:
            NotAllowed: It may not reconcile.
        """
        permit(by, Act.RECONCILE)
        from services.documents.reconciliation import statement_pdf

        content = statement_pdf(statement, self._templates)
        place = self._place
        with place.store.write() as db:
            details = {"form": "reconciliation", "receiver": statement.receiver, "open": statement.open}
            journal.append(db, place.desk, by.name, Event.EXPORTED, statement.day.isoformat(), place.now(), details)
        return content

    def _ours(self, receiver: str, day: date) -> tuple[dict[str, Ours], list[str], list[str]]:
        """Return our dossiers by number, the numbers drawn that no dossier has, and those beyond the last one."""
        start, end = span(day, day)
        with self._place.store.read() as db:
            agency = self._place.office_on(db, day).agency_code
            here = reconciliation.numbers_here(db, start, end)
            drawn = list(reconciliation.drawn(db, agency, day))
            ours = {one.dossier.number: one for one in reconciliation.of_day(db, receiver, start, end)}
        free = [(number, beyond) for number, beyond in drawn if number not in here]
        return ours, [n for n, beyond in free if not beyond], [n for n, beyond in free if beyond]

    def _ask(self, receiver: str, day: date, numbers: list[str], progress: Progress, asking: Asking) -> _Asked:
        other = self._receivers[receiver]
        look_up: Callable[[str], Answer] | None = getattr(other, "look_up", None)
        if why := self._silent_now(receiver, look_up is not None):
            return _Asked(dict.fromkeys(numbers, NotKnown(why)), Reach.NONE, stopped=False)
        assert look_up is not None
        listed, reach = self._listed(other, day, set(numbers))
        every = [*numbers, *listed]
        questions = Questions(look_up)
        answers: dict[str, Answer] = {}
        questions.stopped = not progress(0, len(every))
        for number, answer in zip(every, asking(questions.ask, every), strict=True):
            answers[number] = answer
            if not questions.stopped and not progress(len(answers), len(every)):
                questions.stopped = True
        if every and all(isinstance(answer, NotKnown) for answer in answers.values()):
            reach = Reach.NONE
        return _Asked(answers, reach, questions.stopped)

    def _silent_now(self, receiver: str, askable: bool) -> str:
        """Return why a receiver is not asked at all, "" when it is."""
        if not askable:
            return "not_askable"
        with self._place.store.read() as db:
            breaker = breakers.known(db, self._place.desk).get(receiver)
        return breaker.reason if breaker and breaker.held_until(self._place.now()) else ""

    def _listed(self, other: Receiver, day: date, asked: set[str]) -> tuple[list[str], Reach]:
        """Return the numbers of our own making a receiver lists that nobody asks about yet, and how far that reaches."""
        held_on: Callable[[date], tuple[str, ...] | NotKnown | None] | None = getattr(other, "held_on", None)
        found = held_on(day) if held_on else None
        if found is None or isinstance(found, NotKnown):
            return [], Reach.NUMBERS
        with self._place.store.read() as db:
            agency = self._place.office_on(db, day).agency_code
        block = self._place.settings.block
        mine = (n for n in found if number_in(n) == n and n.startswith(f"{agency}-"))
        return [n for n in mine if n not in asked and block.first <= int(n[-4:]) <= block.last], Reach.LIST

    def _rows(
        self,
        receiver: str,
        before: Mapping[str, Ours],
        after: Mapping[str, Ours],
        gaps: Sequence[str],
        asked: _Asked,
        now: datetime,
    ) -> tuple[Compared, ...]:
        telling: Telling = getattr(self._receivers[receiver], "told", told)
        with self._place.store.read() as db:
            decided = reconciliation.decisions(db, receiver)
            first = min((one.dossier.received_at for one in before.values()), default=now)
            quiet = silences(reconciliation.tries(db, receiver, first - timedelta(hours=1)), now)
        rows = []
        for number, answer in asked.answers.items():
            there = before.get(number)
            seen = [one.entries for one in (there, after.get(number)) if one] or [()]
            judged = mildest(*(judge(entries, answer, telling) for entries in seen))
            if not there and judged.finding is Finding.SAME:
                continue
            if not there and judged.finding is Finding.NOT_KNOWN and number not in gaps:
                continue
            rows.append(_compared(number, judged, after.get(number) or there, quiet, now))
        kept = (replace(row, decision=_standing(decided.get(row.number), row.judged)) for row in rows)
        return tuple(sorted(kept, key=lambda row: row.number))

    def _again(self, db: Connection, receiver: str, dossier: Dossier, judged: Judged, now: datetime) -> None:
        left = [e for e in reconciliation.of_dossier(db, dossier.id, receiver) if e.state not in SETTLED]
        for entry in left:
            if entry.state is not EntryState.SENDING:
                # What was perhaps sent is asked about before it is sent again.
                outbox.set_state(db, entry, let_go(entry, outbox.history(db, entry.id)), now, "")
        # A step that waits rests on a dossier that is there, so it is the first row that counts.
        first = next((entry for entry in left if entry.kind not in BESIDE), None)
        on_its_way = first is not None and first.kind in WHOLE
        lacking = judged.finding in (Finding.MISSING_THERE, Finding.DIFFERENT)
        if not lacking or dossier.route.receiver != receiver:
            return
        office = self._place.office_for(db, dossier)
        body = dossier_body(dossier, office.agency_code, office.agency_name)
        kind = EntryKind.DOSSIER if judged.finding is Finding.MISSING_THERE else EntryKind.UPDATE
        sending.again(db, self._place, dossier, None if on_its_way else kind, body, now)

    def _note(
        self, db: Connection, by: Account, statement: Statement, number: str, act: str, judged: Judged, now: datetime,
        reason: str = "",
    ) -> None:  # fmt: skip
        facts = {"act": act, "receiver": statement.receiver, "finding": judged.finding.value, "reason": reason}
        journal.append(db, self._place.desk, by.name, Event.RECONCILED, number, now, facts)

    def _known(self, receiver: str) -> None:
        if receiver not in self._receivers:
            raise InvalidForm((Problem("receiver", "not_in_list", ", ".join(sorted(self._receivers))),))

    def _label(self, name: str) -> str:
        return self._place.called(name)


def _standing(decision: Decision | None, judged: Judged) -> Decision | None:
    return decision if decision is not None and decision.holds(judged) else None


def _compared(number: str, judged: Judged, ours: Ours | None, quiet: Sequence[Silence], now: datetime) -> Compared:
    if ours is None:
        return Compared(number, judged)
    dossier, lag = ours.dossier, None
    if any(entry.state is not EntryState.WITHDRAWN for entry in ours.entries):
        delivered, last = _arrivals(ours.entries)
        due, finished = dossier.promise.due_at, dossier.ended_at or dossier.returned_at
        lag = lag_of(dossier.received_at, delivered, due, finished, last, quiet, now)
    return Compared(number, judged, dossier.procedure.short_name, lag)


def _arrivals(entries: Sequence[Entry]) -> tuple[datetime | None, datetime | None]:
    """Return when the dossier itself arrived, and when the last of it did; None for what has not."""
    told = [entry for entry in entries if entry.kind is not EntryKind.FEEDBACK]
    first = next((e.delivered_at for e in told if e.kind is not EntryKind.FILE and e.delivered_at), None)
    whole = all(entry.state in SETTLED for entry in told)
    return first, max((e.delivered_at for e in told if e.delivered_at), default=None) if whole else None

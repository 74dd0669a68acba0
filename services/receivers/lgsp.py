"""A province's wrapper of the dossier synchronisation (contract A′) as a receiver: bare arrays, three addresses, answers in words.

It has no session. Success is the number 0 and words that say so; a step of progress is answered in words alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from services.domain.outbox import TOLD_ANEW, Entry, EntryKind, Outcome, OutcomeKind
from services.domain.reconciliation import Answer as HeldThere
from services.domain.reconciliation import NotKnown
from services.domain.text import fold
from services.errors import LoopbackOnly
from services.receivers import feedback, outcomes
from services.receivers.answers import Reading, Verdict, by_status, read, verdict_of
from services.receivers.asked import FOUND, judged, own_answer, taken_by_another
from services.receivers.contract_a import UnreadableBody, dossier_payload, progress_payload
from services.receivers.contract_a_read import told
from services.receivers.files import Files
from services.receivers.fitness import unfit
from services.receivers.http import Answer, Line
from services.receivers.looking import held_in
from services.receivers.port import Kit
from services.receivers.reasons import Reason
from services.settings.receivers import ReceiverSettings

_DONE = "thanh cong"


class Lgsp:
    """A receiver that speaks contract A′. Safe from several threads; nothing it handles is logged.

    One record goes in one call, so each has an answer of its own: of an array the wrapper may keep a part and say so in a
    sentence. Source: the shape of the calls and the words of the answers as two systems use them.
    """

    def __init__(
        self,
        settings: ReceiverSettings,
        agency: str,
        kit: Kit,
        *,
        read_timeout: float = 6.0,
        connect_timeout: float = 5.0,
    ) -> None:
        """Prepare a receiver; nothing is opened yet.

        Args:
            agency: What to call the unit when a content does not name it.
            read_timeout: Seconds until an answer.
            connect_timeout: Seconds until the line is open.
        """
        self._settings, self._agency, self._files = settings, agency, Files(settings, kit)
        self._way = feedback.way_of(settings)
        self._line = Line(
            kit.now,
            connect_timeout=connect_timeout,
            read_timeout=read_timeout,
            ca_file=settings.ca_file,
            loopback_only=kit.loopback_only,
        )

    @property
    def name(self) -> str:
        """Name in the settings."""
        return self._settings.name

    def send(self, entry: Entry) -> Outcome:
        """Send one row and return what came of it.

        Raises:
            LoopbackOnly: This is a training desk and the receiver is on another machine.
        """
        if entry.kind is EntryKind.FILE:
            return self._files.send(entry)
        progress, where = entry.kind is EntryKind.PROGRESS, self._files.where
        try:
            if entry.kind is EntryKind.FEEDBACK:
                return self._feedback(entry)
            record = progress_payload(entry.body) if progress else dossier_payload(entry.body, self._agency, where)
        except UnreadableBody:
            return Outcome(OutcomeKind.REFUSED, message=Reason.SCHEMA.value)
        if wrong := unfit(self._settings.contract, record):
            return wrong
        if progress:
            return outcomes.outcome_of(entry, self._told(self._settings.progress_path, entry, record))
        return outcomes.outcome_of(entry, self._stored(entry, record))

    def ask(self, entry: Entry) -> Outcome:
        """Ask whether a row whose answer was lost has arrived.

        Where nothing can be looked up, a dossier may be sent again: the wrapper says when it is there already. A step of
        progress may not, it would stand there twice: it is parked for a person.

        Raises:
            LoopbackOnly: This is a training desk and the receiver is on another machine.
        """
        if entry.kind is EntryKind.FILE:
            return self._files.ask(entry)
        if entry.kind is EntryKind.FEEDBACK:
            return feedback.asked(self._way)
        if entry.kind in TOLD_ANEW:
            return Outcome(OutcomeKind.NOT_THERE)
        if not self._settings.look_up_path:
            if entry.kind is EntryKind.PROGRESS:
                return Outcome(OutcomeKind.REFUSED, message=Reason.CANNOT_ASK.value)
            return Outcome(OutcomeKind.NOT_THERE)
        reading = self._looked_up(entry.number)
        if reading.verdict in FOUND:
            return judged(entry, reading)
        return outcomes.asked_outcome(outcomes.outcome_of(entry, reading))

    def look_up(self, number: str) -> HeldThere:
        """Return a dossier as the receiver has it, None where it does not, or why that is not known. It never raises."""
        if not self._settings.look_up_path:
            return NotKnown(Reason.CANNOT_ASK.value)
        try:
            return held_in(number, self._looked_up(number))
        except LoopbackOnly:
            return NotKnown("loopback_only")

    def told(self, body: Mapping[str, Any]) -> Mapping[str, str]:
        """Return the fields a look-up gives where exactly this content arrived."""
        return told(body, self._agency)

    def close(self) -> None:
        """Let go of the line."""
        self._line.close()
        self._files.close()

    def _feedback(self, entry: Entry) -> Outcome:
        if self._way is None:
            return feedback.not_taken()
        reading = self._told(self._way.path, entry, feedback.record_of(entry.body, self._way, entry.number))
        return feedback.taken(reading) or outcomes.outcome_of(entry, reading)

    def _stored(self, entry: Entry, record: Mapping[str, Any]) -> Reading:
        """Send a dossier as new or as known, and the other way round when the receiver knows better.

        The number is ours alone, so what is there under it came from here.
        """
        ways = [self._settings.insert_path, self._settings.update_path]
        turn = Verdict.EXISTS
        if entry.kind in TOLD_ANEW:
            ways.reverse()
            turn = Verdict.ABSENT
        reading = self._told(ways[0], entry, record)
        known = turn is Verdict.EXISTS and reading.verdict is turn and self._settings.look_up_path
        if known and taken_by_another(entry, self._looked_up(entry.number)):
            return Reading(Verdict.REFUSED, reading.code, Reason.NUMBER_TAKEN)
        return self._told(ways[1], entry, record) if reading.verdict is turn else reading

    def _told(self, path: str, entry: Entry, record: Mapping[str, Any]) -> Reading:
        answer = self._line.post(self._url(path), [record], self._headers())
        if not isinstance(answer, Answer):
            return outcomes.heard(answer, read)
        said_plainly = (EntryKind.PROGRESS, EntryKind.FEEDBACK)
        reading = spoken(answer) if entry.kind in said_plainly else enveloped(answer)
        return own_answer(reading, entry.number, enveloped)

    def _looked_up(self, number: str) -> Reading:
        answer = self._line.post(self._url(self._settings.look_up_path), {"mahoso": number}, self._headers())
        return outcomes.harmless(outcomes.heard(answer, _read_question))

    def _url(self, path: str) -> str:
        return f"{self._settings.url.rstrip('/')}/{path.lstrip('/')}"

    def _headers(self) -> dict[str, str]:
        headers = {"Accept": "application/json", "Content-Type": "application/json", "User-Agent": "quay-mot-cua"}
        return headers | ({"dstcode": self._settings.dstcode} if self._settings.dstcode else {})


def enveloped(answer: Answer) -> Reading:
    """Return what an answer about dossiers means.

    The code of success without words of success says nothing: whether the record was kept has to be asked.
    """
    reading = _admitted(read(answer))
    if reading.verdict is Verdict.ACCEPTED and _DONE not in fold(reading.message):
        return Reading(Verdict.UNCLEAR, reading.code, Reason.UNREADABLE_ANSWER, envelope=reading.envelope)
    return reading


def spoken(answer: Answer) -> Reading:
    """Return what an answer about a step of progress means: words alone, or the envelope of the others.

    A page for people is no answer, whatever it says.
    """
    if answer.envelope is not None or answer.kind == "text/html":
        return enveloped(answer)
    if told_all := by_status(answer):
        return _admitted(told_all)
    if answer.status >= 400 or not answer.words:
        return read(answer)
    # Nothing but words of success is success; without them the words are a refusal, and shown.
    return Reading(verdict_of(0 if _DONE in fold(answer.words) else -1, answer.words), "", answer.words)


def _read_question(answer: Answer) -> Reading:
    return _admitted(read(answer))


def _admitted(reading: Reading) -> Reading:
    """Return a reading as it is where there is no session to be renewed."""
    if reading.verdict is not Verdict.EXPIRED:
        return reading
    return replace(reading, verdict=Verdict.CLOSED, message=Reason.NOT_ADMITTED)

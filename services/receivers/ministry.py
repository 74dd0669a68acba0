"""A ministry's own system of 2026 (contract B) as a receiver: token, a number it issues, files first, then the dossier."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from services.domain.bodies import AGAIN
from services.domain.outbox import TOLD_ANEW, Entry, EntryKind, Outcome, OutcomeKind
from services.domain.reconciliation import Answer, NotKnown
from services.errors import LoopbackOnly
from services.receivers import contract_b, feedback, outcomes
from services.receivers.answers import Reading, Verdict
from services.receivers.asked import FOUND, judged
from services.receivers.contract_a import UnreadableBody
from services.receivers.fitness import unfit
from services.receivers.http import Line
from services.receivers.looking import why_not
from services.receivers.ministry_read import held_in, told
from services.receivers.ministry_words import (
    as_asked,
    file_in,
    is_other_content,
    kept_in,
    multipart,
    number_in,
    read,
    token_life,
)
from services.receivers.papers import stored
from services.receivers.port import Kit, Mark
from services.receivers.reasons import Reason
from services.receivers.sessions import Session, Sessions
from services.receivers.uploaded import Uploaded, uploaded_from
from services.settings.receivers import ReceiverSettings

KEY = "Idempotency-Key"
"""Header that makes a repeated request the same request.  Source: IETF draft-ietf-httpapi-idempotency-key-header."""
UPLOAD_SECONDS = 60.0
"""How long an answer to a scanned paper is waited for: a slow line still carries its last bytes when we have sent them."""


class Ministry:
    """A receiver that speaks contract B. Safe from several threads; nothing it handles is logged.

    The number it issues is on our disk before the dossier goes, so a dossier is never handed in under two of them. Every
    request that leaves something behind names itself by a key, and a repetition has the same key.
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
            agency: Code of the unit over there.
            read_timeout: Seconds until an answer.
            connect_timeout: Seconds until the line is open.
        """
        self._settings, self._agency = settings, agency
        self._memory, self._content = kit.memory, kit.content
        self._way = feedback.way_of(settings)

        def line(seconds: float) -> Line:
            return Line(
                kit.now,
                connect_timeout=connect_timeout,
                read_timeout=seconds,
                ca_file=settings.ca_file,
                loopback_only=kit.loopback_only,
            )

        self._line, self._upload_line = line(read_timeout), line(max(read_timeout, UPLOAD_SECONDS))
        self._sessions = Sessions(kit.secret, kit.now, self._login)

    @property
    def name(self) -> str:
        """Name in the settings."""
        return self._settings.name

    def send(self, entry: Entry) -> Outcome:
        """Send one row and return what came of it.

        Raises:
            LoopbackOnly: This is a training desk and the receiver is on another machine.
        """
        ways: Mapping[EntryKind, Callable[[Entry], Outcome]] = {
            EntryKind.FILE: self._file,
            EntryKind.DOSSIER: self._dossier,
            EntryKind.PROGRESS: self._progress,
            EntryKind.UPDATE: self._state,
            EntryKind.RESULT: self._state,
            EntryKind.FEEDBACK: self._feedback,
        }
        try:
            return ways[entry.kind](entry)
        except UnreadableBody:
            return Outcome(OutcomeKind.REFUSED, message=Reason.SCHEMA.value)

    def ask(self, entry: Entry) -> Outcome:
        """Ask whether a row whose answer was lost has arrived.

        Where nothing can be looked up, a dossier is handed in again under the very same number and key: it is there once
        whatever the ministry answers. How a dossier stands may be told again as often as one likes. A step of progress may
        not: where it cannot be looked up, it is parked for a person.

        Raises:
            LoopbackOnly: This is a training desk and the receiver is on another machine.
        """
        if entry.kind is EntryKind.FILE:
            return _there(not entry.body.get(AGAIN) and bool(self._recall(str(entry.body.get("sha256", "")))))
        number = self._memory.recall(Mark.NUMBER, entry.number)
        # The number is on the disk before anything goes under it.
        if entry.kind is EntryKind.FEEDBACK:
            return feedback.asked(self._way)
        if entry.kind in TOLD_ANEW or not number:
            return _there(False)
        if not self._settings.look_up_path:
            if entry.kind is EntryKind.PROGRESS:
                return Outcome(OutcomeKind.REFUSED, message=Reason.CANNOT_ASK.value)
            return self.send(entry)
        reading = self._looked_up(number)
        if reading.verdict not in FOUND:
            return outcomes.asked_outcome(self._outcome(entry, reading))
        self._keep_record(entry.number, reading)
        return judged(entry, as_asked(entry.number, number, reading))

    def look_up(self, number: str) -> Answer:
        """Return a dossier as the ministry has it, by our number; None where it has none, or why it is not known."""
        if not self._settings.look_up_path:
            return NotKnown(Reason.CANNOT_ASK.value)
        theirs = self._memory.recall(Mark.NUMBER, number)
        if not theirs:
            return None
        try:
            reading = self._looked_up(theirs)
        except LoopbackOnly:
            return NotKnown("loopback_only")
        if reading.verdict not in FOUND:
            return NotKnown(why_not(reading, number, self._sessions.tokens))
        return held_in(number, theirs, reading)

    def told(self, body: Mapping[str, Any]) -> Mapping[str, str]:
        """Return the fields a look-up gives where exactly this content arrived."""
        return told(body, self._agency)

    def close(self) -> None:
        """Let go of the lines; the token is forgotten."""
        self._sessions.close()
        self._line.close()
        self._upload_line.close()

    def _file(self, entry: Entry) -> Outcome:
        sha256 = str(entry.body.get("sha256", ""))
        if self._recall(sha256) and not entry.body.get(AGAIN):
            return Outcome(OutcomeKind.DELIVERED)
        content = stored(entry.body, self._content)
        if isinstance(content, Outcome):
            return content
        form, kind = multipart(entry.body, content)
        # The first key may be known over there where the paper is not.
        key = f"{sha256}/{entry.id}" if entry.body.get(AGAIN) else sha256
        reading = self._call(self._upload_line, self._settings.upload_path, form, kind, key)
        record, told_hash = file_in(reading)
        # A second upload of the same bytes does no harm, so an answer that is lost or says nothing only means: once more.
        if reading.verdict is not Verdict.ACCEPTED:
            return self._outcome(entry, outcomes.harmless(reading))
        if not record:
            return Outcome(OutcomeKind.BUSY, reading.code, Reason.UNREADABLE_ANSWER.value)
        if is_other_content(told_hash, sha256):
            return Outcome(OutcomeKind.BUSY, reading.code, Reason.FILE_CHANGED.value)
        self._memory.remember(Mark.SENT, sha256, str(len(content)))
        self._memory.remember(Mark.FILE, sha256, Uploaded(record, told_hash or sha256).kept())
        return Outcome(OutcomeKind.DELIVERED, reading.code)

    def _dossier(self, entry: Entry) -> Outcome:
        if self._settings.files_order == "first" and contract_b.missing_files(entry.body, self._recall):
            return Outcome(OutcomeKind.REFUSED, message=Reason.FILES_MISSING.value)
        # Looked at before a number is drawn: one drawn for nothing is lost over there.
        draft = contract_b.dossier_payload(entry.body, self._agency, "", self._recall)
        if wrong := unfit(self._settings.contract, draft):
            return wrong
        number = self._number(entry)
        if isinstance(number, Outcome):
            return number
        reading = self._post(self._settings.dossier_path, draft | {"MaHoSo": number}, str(entry.id))
        record, kept = kept_in(reading)
        if reading.verdict is Verdict.EXISTS or (reading.verdict is Verdict.ACCEPTED and (record or kept)):
            if kept not in ("", number):
                return Outcome(OutcomeKind.UNKNOWN, reading.code, Reason.OTHER_DOSSIER.value)
            self._keep_record(entry.number, reading)
            # The number was issued to this dossier alone, so what is there under it came from here.
            return Outcome(OutcomeKind.DELIVERED, reading.code)
        if reading.verdict is Verdict.ACCEPTED:
            return Outcome(OutcomeKind.UNKNOWN, reading.code, Reason.UNREADABLE_ANSWER.value)
        return self._outcome(entry, reading)

    def _number(self, entry: Entry) -> str | Outcome:
        """Return the ministry's number of a dossier, asked for once: a lost answer is asked for again by the same key."""
        if known := self._memory.recall(Mark.NUMBER, entry.number):
            return known
        wanted = {"code": self._settings.number_code or self._agency}
        reading = outcomes.harmless(
            self._post(self._settings.number_path, wanted, f"{entry.number}/{entry.dossier_id}")
        )
        if reading.verdict is not Verdict.ACCEPTED:
            return self._outcome(entry, reading)
        number = number_in(reading)
        if not number:
            return Outcome(OutcomeKind.BUSY, reading.code, Reason.UNREADABLE_ANSWER.value)
        if self._memory.recall(Mark.OWNER, number) not in ("", entry.number):
            # Under it this dossier would be taken for the other one, and never arrive.
            return Outcome(OutcomeKind.REFUSED, reading.code, Reason.NUMBER_TAKEN.value)
        self._memory.remember(Mark.OWNER, number, entry.number)
        self._memory.remember(Mark.NUMBER, entry.number, number)
        return number

    def _progress(self, entry: Entry) -> Outcome:
        return self._later(entry, self._settings.progress_path, contract_b.progress_payload)

    def _state(self, entry: Entry) -> Outcome:
        return self._later(
            entry,
            self._settings.state_path,
            lambda body, number, record: contract_b.state_payload(body, number, record, self._recall),
        )

    def _feedback(self, entry: Entry) -> Outcome:
        way = self._way
        if way is None:
            return feedback.not_taken()
        return self._later(
            entry,
            way.path,
            lambda body, number, _: feedback.record_of(body, way, number, contract_b.second),
        )

    def _later(
        self, entry: Entry, path: str, payload: Callable[[Mapping[str, Any], str, str], Mapping[str, Any]]
    ) -> Outcome:
        """Tell of a dossier that is there."""
        number = self._memory.recall(Mark.NUMBER, entry.number)
        record = payload(entry.body, number, self._memory.recall(Mark.RECORD, entry.number))
        if not number:
            return Outcome(OutcomeKind.REFUSED, message=Reason.DOSSIER_ABSENT.value)
        if wrong := unfit(self._settings.contract, record):
            return wrong
        reading = self._post(path, [record], str(entry.id))
        if reading.verdict is Verdict.EXISTS:
            return Outcome(OutcomeKind.DELIVERED, reading.code)
        return self._outcome(entry, reading)

    def _looked_up(self, number: str) -> Reading:
        return outcomes.harmless(self._post(self._settings.look_up_path, {"MaHoSo": number}, ""))

    def _keep_record(self, number: str, reading: Reading) -> None:
        if record := kept_in(reading)[0]:
            self._memory.remember(Mark.RECORD, number, record)

    def _recall(self, sha256: str) -> Uploaded | None:
        return uploaded_from(self._memory.recall(Mark.FILE, sha256))

    def _post(self, path: str, content: Mapping[str, Any] | Sequence[Any], key: str) -> Reading:
        raw = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
        return self._call(self._line, path, raw, "application/json", key)

    def _call(self, line: Line, path: str, content: bytes, kind: str, key: str) -> Reading:
        """Make one call, once more with a new token when ours is not taken any more."""
        reading = Reading(Verdict.EXPIRED)
        stale = None
        for _ in range(2):
            session = self._sessions.current(stale)
            if isinstance(session, Reading):
                return session
            headers = {"Authorization": f"Bearer {session.token}"} | ({KEY: key} if key else {})
            reading = outcomes.heard(line.call("POST", self._url(path), content, self._headers(kind) | headers), read)
            if reading.message in (Reason.REDIRECT, Reason.NOT_THE_RECEIVER):
                # Somebody else answered and may have seen the token; the next row begins with a new one.
                self._sessions.forget(session.token)
            if reading.verdict is not Verdict.EXPIRED:
                return reading
            stale = session
        return Reading(Verdict.CLOSED, reading.code, Reason.NOT_ADMITTED)

    def _login(self, secret: str, now: datetime) -> Session | Reading:
        content = {"client_id": self._settings.username, "client_secret": secret}
        headers = self._headers("application/json")
        answer = self._line.post(self._url(self._settings.login_path), content, headers)
        reading = outcomes.harmless(outcomes.heard(answer, read))
        if reading.verdict is Verdict.CLOSED and reading.code == "403":
            return Reading(Verdict.REFUSED, reading.code)
        if reading.verdict is not Verdict.ACCEPTED:
            return reading
        told_token = reading.envelope.get("access_token") if reading.envelope else None
        if not isinstance(told_token, str) or not told_token.isascii() or not told_token.strip():
            return Reading(Verdict.CLOSED, reading.code, Reason.NO_SESSION)
        return Session(told_token, now, token_life(reading.envelope.get("expires_in") if reading.envelope else None))

    def _url(self, path: str) -> str:
        return f"{self._settings.url.rstrip('/')}/{path.lstrip('/')}"

    def _headers(self, kind: str) -> dict[str, str]:
        headers = {"Accept": "application/json", "Content-Type": kind, "User-Agent": "quay-mot-cua"}
        return headers | ({"dstcode": self._settings.dstcode} if self._settings.dstcode else {})

    def _outcome(self, entry: Entry, reading: Reading) -> Outcome:
        return outcomes.outcome_of(
            entry,
            reading,
            secrets=self._sessions.tokens,
            form_fields=contract_b.FORM_FIELDS,
            other_fields=contract_b.OTHER_FIELDS,
        )


def _there(there: bool) -> Outcome:
    return Outcome(OutcomeKind.DELIVERED if there else OutcomeKind.NOT_THERE)

"""The national portal's dossier synchronisation (contract A) as a receiver."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from services.domain.outbox import TOLD_ANEW, Entry, EntryKind, Outcome, OutcomeKind
from services.domain.reconciliation import Answer, NotKnown
from services.errors import LoopbackOnly
from services.receivers import feedback, outcomes
from services.receivers.answers import Reading, Verdict, read
from services.receivers.asked import FOUND, judged, own_answer, taken_by_another
from services.receivers.contract_a import UnreadableBody, dossier_payload, nowhere, progress_payload
from services.receivers.contract_a_read import told
from services.receivers.exchange import Answer as Heard
from services.receivers.files import Files
from services.receivers.fitness import unfit
from services.receivers.http import Line
from services.receivers.looking import held_in, numbers_in
from services.receivers.outcomes import asked_outcome, heard, outcome_of
from services.receivers.reasons import Reason
from services.receivers.sessions import Session, Sessions

SESSION_LIFE = timedelta(minutes=10)
"""How long a session is used.  Source: OpenCPS 2, which logs in anew after ten minutes."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Where a receiver is and who we are there; its paths are settings, every province has its own.

    Attributes:
        name: Name in the settings, such as `province`.
        url: Address of the adapter, without a path.
        agency: Code of the unit (`madonvi`).
        ca_file: PEM file of a private authority, "" for the system's.
        dstcode: Routing header of the data exchange, "" for none.
        list_path: Where the receiver lists the numbers of a day, "" where it does not.
        feedback: How it is told what citizens thought of the service, None where it is not.
        read_timeout: Seconds until an answer; the contract's own clients wait 6.
        connect_timeout: Seconds until the line is open.
    """

    name: str
    url: str
    login_path: str
    call_path: str
    agency: str
    username: str
    ca_file: str = ""
    dstcode: str = ""
    list_path: str = ""
    read_timeout: float = 6.0
    connect_timeout: float = 5.0
    feedback: feedback.Way | None = None


class Dvcqg:
    """A receiver that speaks contract A. Safe from several threads; nothing it handles is logged.

    An answer that was lost is `UNKNOWN` only when the whole request had been handed to the line; a lost answer to a
    login or a question leaves nothing behind and is `UNREACHABLE`. A refused login is `UNREACHABLE` as well: nothing
    of the row was sent, and no row is to blame for a password.
    """

    def __init__(
        self,
        profile: Profile,
        secret: Callable[[], str],
        now: Callable[[], datetime],
        loopback_only: bool = False,
        files: Files | None = None,
    ) -> None:
        """Prepare a receiver; nothing is opened yet.

        Args:
            secret: Gives the password when a login needs it; may raise `SecretMissing`.
            now: The clock sessions are counted by, aware.
            loopback_only: For training: `send` and `ask` raise `LoopbackOnly` for any other machine.
            files: Where scanned papers go; None where they do not.
        """
        self._profile, self._files = profile, files
        self._line = Line(
            now,
            connect_timeout=profile.connect_timeout,
            read_timeout=profile.read_timeout,
            ca_file=profile.ca_file,
            loopback_only=loopback_only,
        )
        self._sessions = Sessions(secret, now, self._login)

    @property
    def name(self) -> str:
        """Name in the settings."""
        return self._profile.name

    def send(self, entry: Entry) -> Outcome:
        """Send one row and return what came of it.

        Raises:
            LoopbackOnly: This is a training desk and the receiver is on another machine.
        """
        if entry.kind is EntryKind.FILE:
            return self._files.send(entry) if self._files else Outcome(OutcomeKind.UNFIT, message=Reason.NO_FILES.value)
        try:
            if entry.kind is EntryKind.FEEDBACK:
                return self._feedback(entry)
            if entry.kind is EntryKind.PROGRESS:
                record = progress_payload(entry.body)
                call = {"service": "CapNhatTienDoHoSoMC", "data": [record]}
                return unfit("dvcqg", record) or self._outcome(entry, self._told(entry, call))
            record = dossier_payload(entry.body, self._profile.agency, self._files.where if self._files else nowhere)
            return unfit("dvcqg", record) or self._outcome(entry, self._store(entry, record))
        except UnreadableBody:
            return Outcome(OutcomeKind.REFUSED, message=Reason.SCHEMA.value)

    def ask(self, entry: Entry) -> Outcome:
        """Ask whether a row whose answer was lost has arrived.

        An update may be sent again as often as one likes, so it is not asked about: it counts as not there. A step of
        progress is judged by the state the receiver shows for its dossier, and only when that tells.

        Raises:
            LoopbackOnly: This is a training desk and the receiver is on another machine.
        """
        if entry.kind is EntryKind.FILE and self._files:
            return self._files.ask(entry)
        if entry.kind is EntryKind.FEEDBACK:
            return feedback.asked(self._profile.feedback)
        if entry.kind in (*TOLD_ANEW, EntryKind.FILE):
            return Outcome(OutcomeKind.NOT_THERE)
        reading = self._looked_up(entry.number)
        if reading.verdict in FOUND:
            return judged(entry, reading)
        return asked_outcome(self._outcome(entry, reading))

    def look_up(self, number: str) -> Answer:
        """Return a dossier as the receiver has it, None where it does not, or why that is not known. It never raises."""
        try:
            reading = self._looked_up(number)
        except LoopbackOnly:
            return NotKnown("loopback_only")
        return held_in(number, reading, self._sessions.tokens)

    def told(self, body: Mapping[str, Any]) -> Mapping[str, str]:
        """Return the fields a look-up gives where exactly this content arrived."""
        return told(body, self._profile.agency)

    def held_on(self, day: date) -> tuple[str, ...] | NotKnown | None:
        """Return the numbers of a day, where the receiver lists them; None where it does not: the contract has no service."""
        if not self._profile.list_path:
            return None
        url = f"{self._profile.url.rstrip('/')}/{self._profile.list_path.lstrip('/')}?day={day.isoformat()}"
        try:
            return numbers_in(outcomes.harmless(heard(self._line.call("GET", url, b"", self._headers()), read)))
        except LoopbackOnly:
            return NotKnown("loopback_only")

    def close(self) -> None:
        """Let go of the line; the session is forgotten."""
        self._sessions.close()
        self._line.close()
        if self._files:
            self._files.close()

    def _store(self, entry: Entry, record: Mapping[str, Any]) -> Reading:
        """Send a dossier as new or as known, and the other way round when the receiver knows better.

        The number is ours alone, so what is there under it came from here; unless a desk was restored in a way nobody
        noticed, and gave it twice. Somebody else's dossier is never written over.
        """
        updating = entry.kind in TOLD_ANEW
        reading = self._told(entry, _storing(record, updating))
        if not updating and reading.verdict is Verdict.EXISTS:
            there = self._looked_up(entry.number)
            if there.verdict in (Verdict.CLOSED, Verdict.BUSY):
                return there
            if taken_by_another(entry, there):
                return Reading(Verdict.REFUSED, reading.code, Reason.NUMBER_TAKEN)
        if reading.verdict is (Verdict.ABSENT if updating else Verdict.EXISTS):
            reading = self._told(entry, _storing(record, not updating))
        return reading

    def _told(self, entry: Entry, content: Mapping[str, Any]) -> Reading:
        return own_answer(self._call(content), entry.number, read)

    def _feedback(self, entry: Entry) -> Outcome:
        way = self._profile.feedback
        if way is None:
            return feedback.not_taken()
        record = feedback.record_of(entry.body, way, entry.number)
        answer = self._call({"service": way.service, "data": [record]}, path=way.path)
        reading = own_answer(answer, entry.number, read)
        return feedback.taken(reading) or self._outcome(entry, reading)

    def _looked_up(self, number: str) -> Reading:
        return self._call({"service": "TraCuuHoSo", "mahoso": number}, harmless=True)

    def _call(self, content: Mapping[str, Any], *, harmless: bool = False, path: str = "") -> Reading:
        """Make one call, once more with a new session when ours is not taken any more."""
        reading = Reading(Verdict.EXPIRED)
        stale = None
        for _ in range(2):
            session = self._sessions.current(stale)
            if isinstance(session, Reading):
                return session
            call = {"session": session.token, "madonvi": self._profile.agency, **content}
            reading = self._post(path or self._profile.call_path, call, harmless=harmless)
            if reading.verdict is not Verdict.EXPIRED:
                return reading
            stale = session
        if stale:
            self._sessions.forget(stale.token)
        admitted = reading.message != Reason.NOT_ADMITTED
        return Reading(Verdict.CLOSED, reading.code, Reason.SESSION_EXPIRED if admitted else Reason.NOT_ADMITTED)

    def _login(self, secret: str, now: datetime) -> Session | Reading:
        content = {"username": self._profile.username, "password": secret}
        reading = self._post(self._profile.login_path, content, harmless=True, reads=partial(read, login=True))
        if reading.verdict is not Verdict.ACCEPTED:
            return reading
        token = reading.envelope.get("session") if reading.envelope else None
        if not isinstance(token, str) or not token:
            return Reading(Verdict.CLOSED, reading.code, Reason.NO_SESSION)
        return Session(token, now, SESSION_LIFE)

    def _post(
        self, path: str, content: Mapping[str, Any], *, harmless: bool, reads: Callable[[Heard], Reading] = read
    ) -> Reading:
        """Send and read; see `outcomes.harmless`."""
        url = f"{self._profile.url.rstrip('/')}/{path.lstrip('/')}"
        reading = heard(self._line.post(url, content, self._headers()), reads)
        # The login itself has no session yet, and holds the lock.
        if reading.message in (Reason.REDIRECT, Reason.NOT_THE_RECEIVER) and "session" in content:
            # Somebody else answered and may have seen the session; the next row begins with a login.
            self._sessions.forget(content["session"])
        return outcomes.harmless(reading) if harmless else reading

    def _headers(self) -> dict[str, str]:
        headers = {
            "Accept": "application/json",
            "Content-Type": "application/json",
            "Charset": "utf-8",
            "User-Agent": "quay-mot-cua",
        }
        return headers | ({"dstcode": self._profile.dstcode} if self._profile.dstcode else {})

    def _outcome(self, entry: Entry, reading: Reading) -> Outcome:
        return outcome_of(entry, reading, secrets=self._sessions.tokens)


def _storing(record: Mapping[str, Any], updating: bool) -> dict[str, Any]:
    return {"service": "DongBoHoSoMC", "isUpdating": str(updating), "data": [record]}

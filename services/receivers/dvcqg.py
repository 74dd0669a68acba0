"""The national portal's dossier synchronisation (contract A) as a receiver."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from services.domain.outbox import Entry, EntryKind, Outcome, OutcomeKind
from services.errors import SecretMissing
from services.receivers.answers import Reading, Verdict, field_of, personal_values, read, shown
from services.receivers.asked import FOUND, judged
from services.receivers.contract_a import UnreadableBody, dossier_payload, progress_payload
from services.receivers.http import Line, NoAnswer
from services.receivers.reasons import Reason

SESSION_LIFE = timedelta(minutes=10)
"""How long a session is used.  Source: OpenCPS 2, which logs in anew after ten minutes."""
FIRST_HOLD = timedelta(minutes=1)
LONGEST_HOLD = timedelta(minutes=15)
"""How long a refused password is not tried again: many waiting rows must not lock the account."""

_KINDS = {
    Verdict.ACCEPTED: OutcomeKind.DELIVERED,
    Verdict.EXISTS: OutcomeKind.REFUSED,
    Verdict.ABSENT: OutcomeKind.REFUSED,
    Verdict.REFUSED: OutcomeKind.REFUSED,
    Verdict.BUSY: OutcomeKind.BUSY,
    Verdict.EXPIRED: OutcomeKind.UNREACHABLE,
    Verdict.CLOSED: OutcomeKind.UNREACHABLE,
    Verdict.UNCLEAR: OutcomeKind.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Profile:
    """Where a receiver is and who we are there; its paths are settings, every province has its own.

    Attributes:
        name: Name in the settings, such as `province`.
        url: Address of the adapter, without a path.
        agency: Code of the unit (`madonvi`).
        ca_file: PEM file of a private authority, "" for the system's.
        dstcode: Routing header of the data exchange, "" for none.
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
    read_timeout: float = 6.0
    connect_timeout: float = 5.0


@dataclass(frozen=True, slots=True)
class _Session:
    token: str
    since: datetime


@dataclass(frozen=True, slots=True)
class _Refusal:
    """A login that was refused: which password, how long it is not tried again, and how long that is the next time."""

    secret: str
    until: datetime
    hold: timedelta
    code: str


class Dvcqg:
    """A receiver that speaks contract A. Safe from several threads; nothing it handles is logged.

    An answer that was lost is `UNKNOWN` only when the whole request had been handed to the line; a lost answer to a
    login or a question leaves nothing behind and is `UNREACHABLE`. A refused login is `UNREACHABLE` as well: nothing
    of the row was sent, and no row is to blame for a password.
    """

    def __init__(
        self, profile: Profile, secret: Callable[[], str], now: Callable[[], datetime], loopback_only: bool = False
    ) -> None:
        """Prepare a receiver; nothing is opened yet.

        Args:
            secret: Gives the password when a login needs it; may raise `SecretMissing`.
            now: The clock sessions are counted by, aware.
            loopback_only: For training: `send` and `ask` raise `LoopbackOnly` for any other machine.
        """
        self._profile = profile
        self._secret = secret
        self._now = now
        self._line = Line(
            now,
            connect_timeout=profile.connect_timeout,
            read_timeout=profile.read_timeout,
            ca_file=profile.ca_file,
            loopback_only=loopback_only,
        )
        self._lock = threading.Lock()
        self._session: _Session | None = None
        self._refusal: _Refusal | None = None

    @property
    def name(self) -> str:
        """Name in the settings."""
        return self._profile.name

    def send(self, entry: Entry) -> Outcome:
        """Send one row and return what came of it.

        Raises:
            LoopbackOnly: This is a training desk and the receiver is on another machine.
        """
        try:
            if entry.kind is EntryKind.PROGRESS:
                call = {"service": "CapNhatTienDoHoSoMC", "data": [progress_payload(entry.body)]}
                return self._outcome(entry, self._call(call))
            return self._outcome(entry, self._store(entry))
        except UnreadableBody:
            return Outcome(OutcomeKind.REFUSED, message=Reason.SCHEMA.value)

    def ask(self, entry: Entry) -> Outcome:
        """Ask whether a row whose answer was lost has arrived.

        An update may be sent again as often as one likes, so it is not asked about: it counts as not there. A step of
        progress is judged by the state the receiver shows for its dossier, and only when that tells.

        Raises:
            LoopbackOnly: This is a training desk and the receiver is on another machine.
        """
        if entry.kind is EntryKind.UPDATE:
            return Outcome(OutcomeKind.NOT_THERE)
        reading = self._call({"service": "TraCuuHoSo", "mahoso": entry.number}, harmless=True)
        if reading.verdict in FOUND:
            return judged(entry, reading)
        outcome = self._outcome(entry, reading)
        # When the question was refused, nothing is known about the row.
        refused = outcome.kind is OutcomeKind.REFUSED
        return replace(outcome, kind=OutcomeKind.UNKNOWN, field="") if refused else outcome

    def close(self) -> None:
        """Let go of the line; the session is forgotten."""
        with self._lock:
            self._session = None
        self._line.close()

    def _store(self, entry: Entry) -> Reading:
        """Send a dossier as new or as known, and the other way round when the receiver knows better.

        The number is ours alone, so what is there under it came from here.
        """
        record = dossier_payload(entry.body, self._profile.agency)
        updating = entry.kind is EntryKind.UPDATE
        reading = self._call(_storing(record, updating))
        if reading.verdict is (Verdict.ABSENT if updating else Verdict.EXISTS):
            reading = self._call(_storing(record, not updating))
        return reading

    def _call(self, content: Mapping[str, Any], *, harmless: bool = False) -> Reading:
        """Make one call, once more with a new session when ours is not taken any more."""
        reading = Reading(Verdict.EXPIRED)
        stale = None
        for _ in range(2):
            session = self._logged_in(stale)
            if isinstance(session, Reading):
                return session
            call = {"session": session.token, "madonvi": self._profile.agency, **content}
            reading = self._post(self._profile.call_path, call, harmless=harmless)
            if reading.verdict is not Verdict.EXPIRED:
                return reading
            stale = session
        self._forget(stale)
        admitted = reading.message != Reason.NOT_ADMITTED
        return Reading(Verdict.CLOSED, reading.code, Reason.SESSION_EXPIRED if admitted else Reason.NOT_ADMITTED)

    def _logged_in(self, stale: _Session | None) -> _Session | Reading:
        """Return a session that is good as far as we know and is not the stale one, or why there is none."""
        with self._lock:
            now, session = self._now(), self._session
            if session and session is not stale and timedelta(0) <= now - session.since < SESSION_LIFE:
                return session
            self._session = None
            try:
                secret = self._secret()
            except SecretMissing:
                return Reading(Verdict.CLOSED, message=Reason.SECRET_MISSING)
            refusal = self._refusal
            if refusal and refusal.secret == secret and now < refusal.until:
                return Reading(Verdict.CLOSED, refusal.code, Reason.LOGIN_REFUSED, refusal.until - now)
            return self._login(secret, now)

    def _login(self, secret: str, now: datetime) -> _Session | Reading:
        content = {"username": self._profile.username, "password": secret}
        reading = self._post(self._profile.login_path, content, harmless=True)
        if reading.verdict in (Verdict.BUSY, Verdict.CLOSED):
            return reading
        if reading.verdict is not Verdict.ACCEPTED:
            hold = min(self._refusal.hold * 2, LONGEST_HOLD) if self._refusal else FIRST_HOLD
            self._refusal = _Refusal(secret, now + hold, hold, reading.code)
            return Reading(Verdict.CLOSED, reading.code, Reason.LOGIN_REFUSED, hold)
        token = reading.envelope.get("session") if reading.envelope else None
        if not isinstance(token, str) or not token:
            return Reading(Verdict.CLOSED, reading.code, Reason.NO_SESSION)
        self._session, self._refusal = _Session(token, now), None
        return self._session

    def _post(self, path: str, content: Mapping[str, Any], *, harmless: bool) -> Reading:
        """Send and read. What is unclear about a harmless request (a login, a question) is no more than a closed line."""
        url = f"{self._profile.url.rstrip('/')}/{path.lstrip('/')}"
        answer = self._line.post(url, content, self._headers())
        if isinstance(answer, NoAnswer):
            reading = Reading(Verdict.UNCLEAR if answer.sent else Verdict.CLOSED, message=answer.reason)
        else:
            reading = read(answer)
        if reading.message in (Reason.REDIRECT, Reason.NOT_THE_RECEIVER):
            # Somebody else answered and may have seen the session; the next row begins with a login.
            self._forget_token(content.get("session"))
        if harmless and reading.verdict is Verdict.UNCLEAR:
            return Reading(Verdict.CLOSED, reading.code, reading.message, reading.wait)
        return reading

    def _forget(self, session: _Session | None) -> None:
        if session is not None:
            self._forget_token(session.token)

    def _forget_token(self, token: object) -> None:
        # The login itself has none, and holds the lock.
        if token is None:
            return
        with self._lock:
            if self._session is not None and self._session.token == token:
                self._session = None

    def _headers(self) -> dict[str, str]:
        headers = {
            "Accept": "application/json",
            "Content-Type": "application/json",
            "Charset": "utf-8",
            "User-Agent": "quay-mot-cua",
        }
        return headers | ({"dstcode": self._profile.dstcode} if self._profile.dstcode else {})

    def _outcome(self, entry: Entry, reading: Reading) -> Outcome:
        """Return a reading as the outbox knows it; the receiver's words are masked here, those of success are not kept."""
        kind = _KINDS[reading.verdict]
        if kind is OutcomeKind.DELIVERED:
            return Outcome(kind, reading.code)
        if isinstance(reading.message, Reason):
            return Outcome(kind, reading.code, reading.message.value, wait=reading.wait)
        session = self._session
        personal = [*personal_values(entry.body), *([session.token] if session else [])]
        message = shown(reading.message, entry.number, personal)
        field = field_of(reading.message) if kind is OutcomeKind.REFUSED else ""
        return Outcome(kind, reading.code, message, field, reading.wait)


def _storing(record: Mapping[str, Any], updating: bool) -> dict[str, Any]:
    return {"service": "DongBoHoSoMC", "isUpdating": str(updating), "data": [record]}

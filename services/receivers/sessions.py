"""Being let in by a receiver: one session or token for many rows, renewed in time, and no refused password tried over and over."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.errors import SecretMissing
from services.receivers.answers import Reading, Verdict
from services.receivers.reasons import Reason

FIRST_HOLD = timedelta(minutes=1)
LONGEST_HOLD = timedelta(minutes=15)
_HIDDEN = 8
"""How long a refused password is not tried again: many waiting rows must not lock the account."""


@dataclass(frozen=True, slots=True)
class Session:
    """What a login gave.

    Attributes:
        token: Kept in memory only, never logged.
        life: How long it is used.
    """

    token: str
    since: datetime
    life: timedelta


@dataclass(frozen=True, slots=True)
class _Refusal:
    """A login that was refused: which password, how long it is not tried again, and how long that is the next time."""

    secret: str
    until: datetime
    hold: timedelta
    code: str


class Sessions:
    """The one session of a receiver. Safe from several threads: who comes while another logs in waits for that session."""

    def __init__(
        self,
        secret: Callable[[], str],
        now: Callable[[], datetime],
        login: Callable[[str, datetime], Session | Reading],
    ) -> None:
        """Prepare; nobody logs in yet.

        Args:
            secret: Gives the password when a login needs it; may raise `SecretMissing`.
            now: The clock sessions are counted by, aware.
            login: Makes one login at a moment. A reading that is neither busy nor closed counts as a refused password.
        """
        self._secret = secret
        self._now = now
        self._login = login
        self._lock = threading.Lock()
        self._session: Session | None = None
        self._given: tuple[str, ...] = ()
        self._refusal: _Refusal | None = None

    @property
    def tokens(self) -> tuple[str, ...]:
        """What must not be repeated in any words: also what is used no more, as answers to it may still be under way."""
        return self._given

    def current(self, stale: Session | None = None) -> Session | Reading:
        """Return a session that is good as far as we know and is not the stale one, or why there is none."""
        with self._lock:
            now, session = self._now(), self._session
            # One from the future was given before the clock was set back: its end is not known.
            if session and session is not stale and timedelta(0) <= now - session.since < session.life:
                return session
            self._session = None
            try:
                secret = self._secret()
            except SecretMissing:
                return Reading(Verdict.CLOSED, message=Reason.SECRET_MISSING)
            refusal = self._refusal
            # Nothing is held for longer than was said, as when the clock was set back since.
            held = refusal and timedelta(0) < refusal.until - now <= refusal.hold
            if refusal and held and refusal.secret == secret:
                return Reading(Verdict.CLOSED, refusal.code, Reason.LOGIN_REFUSED, refusal.until - now)
            return self._entered(secret, now)

    def _entered(self, secret: str, now: datetime) -> Session | Reading:
        given = self._login(secret, now)
        if isinstance(given, Session):
            self._session, self._refusal = given, None
            self._given = (given.token, *self._given)[:_HIDDEN]
            return given
        if given.verdict in (Verdict.BUSY, Verdict.CLOSED):
            return given
        hold = min(self._refusal.hold * 2, LONGEST_HOLD) if self._refusal else FIRST_HOLD
        self._refusal = _Refusal(secret, now + hold, hold, given.code)
        return Reading(Verdict.CLOSED, given.code, Reason.LOGIN_REFUSED, hold)

    def forget(self, token: str) -> None:
        """Use a session no more; another that was given since stays."""
        with self._lock:
            if self._session is not None and self._session.token == token:
                self._session = None

    def close(self) -> None:
        """Forget the session."""
        with self._lock:
            self._session = None

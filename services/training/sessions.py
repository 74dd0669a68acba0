"""Who is logged in."""

import secrets
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

LIFE = timedelta(minutes=10)
"""How long a session is good after its login.  Source: OpenCPS 2, which logs in anew after ten minutes."""


class Sessions:
    """The sessions given out; a restart forgets them all, as it does on the other side."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._ends: dict[str, datetime] = {}

    def open(self) -> str:
        """Return a new session."""
        now = self._clock()
        token = secrets.token_urlsafe(24)
        with self._lock:
            self._ends = {known: end for known, end in self._ends.items() if end > now}
            self._ends[token] = now + LIFE
        return token

    def valid(self, token: object) -> bool:
        """Return whether a session was given out and has not ended."""
        with self._lock:
            end = self._ends.get(token) if isinstance(token, str) else None
        return end is not None and self._clock() < end

    def close(self, token: object) -> None:
        """End a session before its time."""
        with self._lock:
            if isinstance(token, str):
                self._ends.pop(token, None)

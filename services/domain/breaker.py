"""Whether a receiver may be tried: one that cannot be reached rests, and one row tries it for all the others.

A line that fails is nobody's fault: no row is blamed for it, and none waits longer because it happened to be the one that
was tried.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.domain.outbox import FIRST_WAIT, LEASE, LONGEST_ASKED_WAIT, Outcome, OutcomeKind, back_off

STEADY = timedelta(minutes=1)
"""A line that has held so long is a good one; one that fails sooner goes on where its rests had been."""
FLAPPING = 3
"""So many failures in a row a line that answered in between is still held to: its rests stay under two minutes."""
_SILENT = frozenset({"answer_lost", "not_the_receiver"})
# A clock that was set back by less than this is not worth a second knock.
_MARGIN = timedelta(minutes=1)


def is_of_the_line(outcome: Outcome) -> bool:
    """Return whether a try failed at the line or at the receiver as a whole, not at what was sent."""
    if outcome.kind in (OutcomeKind.UNREACHABLE, OutcomeKind.BUSY):
        return True
    return outcome.kind is OutcomeKind.UNKNOWN and outcome.message in _SILENT


def may_be_of_the_row(outcome: Outcome) -> bool:
    """Return whether a failure that looks like the line's could be about what was sent: something answered, or hung up on it.

    A receiver that answered others since it failed this row last fails this row alone.
    """
    return outcome.kind is not OutcomeKind.UNREACHABLE or bool(outcome.code)


@dataclass(frozen=True, slots=True)
class Breaker:
    """How a receiver is to be treated.

    Attributes:
        since: When it began to answer, or to fail, as it does now.
        until: When it failed: rests until then. When it answers: since then.
        failures: How often it failed in a row; a line that flaps is held to some of them.
        probe_until: So long the one row that tries it has time; None when none does.
        reason: Why it rests, in its words or a key of ours; "" when it answers.
    """

    receiver: str
    since: datetime
    until: datetime
    failures: int = 0
    probe_until: datetime | None = None
    reason: str = ""

    @property
    def is_open(self) -> bool:
        """It failed, and has not answered since."""
        return bool(self.reason)

    def held_until(self, now: datetime) -> datetime | None:
        """Return until when nothing may be tried, None when something may be.

        A moment further off than any we give was written before the clock was set back: it holds nothing.
        """
        if not self.is_open:
            return None
        if now < self.until <= now + LONGEST_ASKED_WAIT + _MARGIN:
            return self.until
        if self.probe_until and now < self.probe_until <= now + LEASE + _MARGIN:
            return self.probe_until
        return None

    def room(self, now: datetime, most: int) -> int:
        """Return how many rows may be tried now: none while it rests or is being tried, one when its rest is over."""
        if self.held_until(now):
            return 0
        return min(1, most) if self.is_open else most

    def probed(self, until: datetime) -> Breaker:
        """Return it being tried by one row, which has time until then."""
        return replace(self, probe_until=until)

    def given_back(self) -> Breaker:
        """Return it tried by nobody: what was tried told nothing of the line."""
        return replace(self, probe_until=None) if self.probe_until else self

    def failed(self, now: datetime, outcome: Outcome, spread: float) -> Breaker:
        """Return it resting, each time for longer: 10 s to 15 min, or as long as it asked for, up to an hour.

        Args:
            spread: A random number from 0 to 1, see `back_off`.
        """
        reason = outcome.message or outcome.kind.value
        asked = min(max(outcome.wait, FIRST_WAIT), LONGEST_ASKED_WAIT) if outcome.wait else None
        if self.held_until(now) == self.until:
            # Others were under way when it opened; they count once.
            return replace(self, until=max(self.until, now + asked)) if asked else self
        lately = self.is_open or timedelta(0) <= now - self.until < STEADY
        failures = self.failures + 1 if lately else 1
        until = now + (asked or back_off(failures, spread))
        return Breaker(self.receiver, self.since if self.is_open else now, until, failures, None, reason)

    def answered(self, now: datetime) -> Breaker:
        """Return it as one that may be tried by all."""
        return Breaker(self.receiver, now, now, min(self.failures, FLAPPING)) if self.is_open else self

    def woken(self, now: datetime) -> Breaker:
        """Return it with its rest over; a row that is just trying it is left the time it has."""
        return replace(self, until=now) if self.is_open else self


def untried(receiver: str, now: datetime) -> Breaker:
    """Return a receiver nothing is known of."""
    return Breaker(receiver, now, now)

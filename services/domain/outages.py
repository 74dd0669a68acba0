"""Connected databases that a supervisor marked as down, with the reason and the time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from services.domain.rulebook import Chapter, Rules
from services.domain.text import clean
from services.errors import Problem


@dataclass(frozen=True, slots=True)
class Outage:
    """A time in which a database could not be asked.

    Attributes:
        database: Its name as the catalogue writes it, such as `CSDLQG về dân cư`.
        since: From when, aware.
        until: Until before when, aware; None while it lasts.
        reason: What happened, in words.
    """

    database: str
    since: datetime
    reason: str
    until: datetime | None = None

    def lasts(self, now: datetime) -> bool:
        """Return whether the database is down at this moment."""
        return self.since <= now and (self.until is None or now < self.until)


def outage_problems(outage: Outage) -> tuple[Problem, ...]:
    """Return what cannot be in a row of the list of outages."""
    found = [Problem(f"body.{f}", "empty") for f in ("database", "reason") if not clean(getattr(outage, f))]
    moments = [m for m in (outage.since, outage.until) if m is not None]
    if any(m.tzinfo is None for m in moments):
        return (*found, Problem("body.since", "no_zone"))
    if outage.until is not None and outage.until < outage.since:
        found.append(Problem("body.until", "before_it_begins"))
    return tuple(found)


def lasting(rules: Rules, today: date, now: datetime) -> tuple[Outage, ...]:
    """Return the outages of this moment."""
    found: Iterable[Outage] = (rule.body for rule in rules.on(Chapter.OUTAGES, today))
    return tuple(outage for outage in found if outage.lasts(now))


def down(rules: Rules, today: date, now: datetime) -> frozenset[str]:
    """Return the names of the databases that are marked down at this moment."""
    return frozenset(outage.database for outage in lasting(rules, today, now))

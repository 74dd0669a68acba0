"""What every case works with: the store, the clock, the desk and what it knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from services.domain.calendar import OFFICE_ZONE, WorkingCalendar, office_day
from services.domain.office import Office
from services.domain.procedure import Procedure
from services.domain.rulebook import Rules
from services.resources import shipped_calendar
from services.settings import Settings
from services.store import catalogue, rulebook
from services.store.store import Store


class Shelf:
    """Parsed catalogue versions and the rulebook, read once each."""

    def __init__(self) -> None:
        self._versions: dict[str, dict[str, Procedure]] = {}
        self._rules: tuple[int, Rules] | None = None

    def rules(self, db: Connection) -> Rules:
        """Return the rulebook as it stands now, read again only when it was changed."""
        now = rulebook.revision(db)
        if self._rules is None or self._rules[0] != now:
            self._rules = now, rulebook.load(db)
        return self._rules[1]

    def version_on(self, db: Connection, day: date) -> str:
        """Return the catalogue version in force on a day, "" when none was ever loaded."""
        return catalogue.version_on(db, day) or ""

    def procedures(self, db: Connection, version: str) -> dict[str, Procedure]:
        """Return the procedures of a version by code, in the source's order."""
        if version not in self._versions:
            self._versions[version] = {p.code: p for p in catalogue.procedures_of(db, version)}
        return self._versions[version]


@dataclass(frozen=True, slots=True)
class Workplace:
    """One desk at work.

    Attributes:
        desk: The desk's id in the store.
        now: The clock; aware.
        shelf: Catalogue versions read so far.
    """

    store: Store
    desk: int
    settings: Settings
    now: Callable[[], datetime]
    shelf: Shelf = field(default_factory=Shelf)

    @property
    def office(self) -> Office:
        """The office as it stands on paper."""
        return self.settings.office

    @property
    def calendar(self) -> WorkingCalendar:
        """The working days as the program ships them."""
        return shipped_calendar()

    def rules(self, db: Connection) -> Rules:
        """Return the rulebook as it stands now."""
        return self.shelf.rules(db)

    def today(self) -> date:
        """Return the office's date."""
        return office_day(self.now())


def span(first: date, last: date) -> tuple[datetime, datetime]:
    """Return the instants from the start of `first` until before the end of `last`, in the office's zone."""
    start = datetime.combine(first, datetime.min.time(), OFFICE_ZONE)
    return start, datetime.combine(last + timedelta(days=1), datetime.min.time(), OFFICE_ZONE)

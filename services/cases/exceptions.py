"""What was done beyond the rule: databases marked down, and the report of every exception."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from services.domain.calendar import office_day
from services.domain.exceptions import ExceptionReport
from services.domain.journal import Event
from services.domain.outages import Outage, lasting, outage_problems
from services.domain.permissions import Account, Act, permit
from services.domain.rulebook import Chapter, Rule
from services.domain.text import clean
from services.errors import InvalidForm, Problem, UnknownRule
from services.store import exceptions, journal, rulebook
from services.store.store import Connection
from services.store.workplace import Workplace, span

FORMATS = ("xlsx", "csv")


class Exceptions:
    """What a supervisor answers for."""

    def __init__(self, place: Workplace, templates: Path | None = None) -> None:
        self._place = place
        self._templates = templates

    def report(self, by: Account, first: date, last: date) -> ExceptionReport:
        """Return every exception of the days from first to last.

        Raises:
            NotAllowed: The account may not read it.
            InvalidForm: The last day is before the first, or the span is longer than a year.
        """
        permit(by, Act.READ_JOURNAL)
        return self._report(first, last)

    def export(self, by: Account, first: date, last: date, kind: str) -> bytes:
        """Return the report as a file (`xlsx` or `csv`); who took it is recorded.

        Raises:
            NotAllowed: The account may not read it.
            InvalidForm: The span or the format cannot be.
        """
        permit(by, Act.READ_JOURNAL)
        if kind not in FORMATS:
            raise InvalidForm((Problem("out", "not_in_list", ", ".join(FORMATS)),))
        from services.documents.exceptions import exceptions_csv, exceptions_xlsx

        report = self._report(first, last)
        content = {"xlsx": exceptions_xlsx, "csv": exceptions_csv}[kind](report, self._templates)
        place, subject = self._place, f"exceptions {first.isoformat()}/{last.isoformat()}"
        with place.store.write() as db:
            details = {"format": kind, "lines": len(report.rows)}
            journal.append(db, place.desk, by.name, Event.EXPORTED, subject, place.now(), details)
        return content

    def _report(self, first: date, last: date) -> ExceptionReport:
        with self._place.store.read() as db:
            rows = tuple(exceptions.between(db, *span(first, last)))
        return ExceptionReport(first, last, self._place.office, rows)

    def outages(self, by: Account) -> tuple[Outage, ...]:
        """Return the databases that are marked down at this moment."""
        permit(by, Act.READ_CATALOGUE)
        with self._place.store.read() as db:
            return lasting(self._place.rules(db), self._place.today(), self._place.now())

    def mark_down(self, by: Account, database: str, reason: str, since: datetime | None = None) -> Outage:
        """Record that a connected database cannot be asked; until it is marked as back its papers may be taken.

        One that is marked already stays as it is.

        Raises:
            NotAllowed: The account may not change the rulebook.
            InvalidForm: The database's name or the reason is missing.

        Source: NĐ 309/2026/NĐ-CP art. 2.1 (an incident of the database).
        """
        permit(by, Act.CHANGE_CATALOGUE)
        place, now = self._place, self._place.now()
        outage = Outage(clean(database), since or now, clean(reason))
        if found := outage_problems(outage):
            raise InvalidForm(found)
        with place.store.write() as db:
            there = lasting(place.rules(db), office_day(now), now)
            if known := next((o for o in there if o.database == outage.database), None):
                return known
            key = f"{outage.database[:70]} {now:%Y-%m-%dT%H:%M:%S}"
            self._put(db, by, Rule(Chapter.OUTAGES, key, office_day(outage.since), outage, source=outage.reason), now)
            exceptions.put_outage(db, place.desk, by.name, outage, now)
        return outage

    def mark_up(self, by: Account, database: str) -> None:
        """Record that a database can be asked again.

        Raises:
            NotAllowed: The account may not change the rulebook.
            UnknownRule: It is not marked down.
        """
        permit(by, Act.CHANGE_CATALOGUE)
        place, now = self._place, self._place.now()
        with place.store.write() as db:
            rules = place.rules(db).on(Chapter.OUTAGES, office_day(now))
            there = [r for r in rules if r.body.database == clean(database) and r.body.lasts(now)]
            if not there:
                raise UnknownRule(clean(database))
            for rule in there:
                self._put(db, by, replace(rule, body=replace(rule.body, until=now), valid_to=office_day(now)), now)

    def _put(self, db: Connection, by: Account, rule: Rule[Outage], now: datetime) -> None:
        rulebook.put(db, rule, by.name, now)
        facts = {"act": "put", "key": rule.key, "valid_from": rule.valid_from.isoformat()}
        journal.append(db, self._place.desk, by.name, Event.RULE_CHANGED, rule.chapter.value, now, facts)

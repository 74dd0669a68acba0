"""The rulebook: what the unit itself decides, kept with dates; supervisors edit it, everybody at the counter reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from services.domain.chapters import problems
from services.domain.fees import clash_problems
from services.domain.journal import Event
from services.domain.outages import Outage
from services.domain.permissions import Account, Act, permit
from services.domain.routing import receiver_problems
from services.domain.rulebook import Chapter, Rule, Rules
from services.domain.text import clean
from services.errors import InvalidForm, Problem, UnknownRule
from services.store import exceptions, journal, rulebook
from services.store.workplace import Workplace


class Rulebook:
    """Calendar, cut-overs, fees, refusal reasons and the other dated tables of the unit."""

    def __init__(self, place: Workplace) -> None:
        self._place = place

    def rules(self, by: Account, chapter: Chapter) -> tuple[Rule[Any], ...]:
        """Return a chapter whole, past and coming rules too."""
        permit(by, Act.READ_CATALOGUE)
        return self._now().all(chapter)

    def in_force(self, by: Account, chapter: Chapter, day: date) -> tuple[Rule[Any], ...]:
        """Return the rules of a chapter in force on a day."""
        permit(by, Act.READ_CATALOGUE)
        return self._now().on(chapter, day)

    def put(self, by: Account, rule: Rule[Any]) -> tuple[Problem, ...]:
        """Enter a rule, or a new revision of the one with its key and first day; earlier dossiers keep theirs.

        What is returned was entered all the same, and somebody should look at it: a receiver this desk does not know, another
        row for the same fee.

        Raises:
            NotAllowed: The account may not change the rulebook.
            InvalidForm: A field holds what cannot be.
        """
        permit(by, Act.CHANGE_CATALOGUE)
        tidy = replace(rule, key=clean(rule.key), source=clean(rule.source))
        if found := problems(tidy):
            raise InvalidForm(found)
        place, now = self._place, self._place.now()
        with place.store.write() as db:
            if isinstance(tidy.body, Outage) and tidy.body.until is None:
                exceptions.put_outage(db, place.desk, by.name, tidy.body, now)
            rulebook.put(db, tidy, by.name, now)
            self._tell(db, by, tidy, "put")
        if tidy.chapter is Chapter.CUTOVERS:
            return receiver_problems(tidy, {place.settings.default_receiver, *place.settings.receivers})
        return clash_problems(tidy, self._now().all(Chapter.FEES)) if tidy.chapter is Chapter.FEES else ()

    def remove(self, by: Account, chapter: Chapter, key: str, valid_from: date) -> None:
        """Take a rule out; its revisions stay in the store.

        Raises:
            NotAllowed, UnknownRule: It may not, or there is no such rule.
        """
        permit(by, Act.CHANGE_CATALOGUE)
        place, now = self._place, self._place.now()
        with place.store.write() as db:
            for rule in place.rules(db).all(chapter):
                if (rule.key, rule.valid_from) == (key, valid_from):
                    rulebook.remove(db, rule, by.name, now)
                    self._tell(db, by, rule, "remove")
                    return
        raise UnknownRule(f"{chapter.value}/{key}")

    def _now(self) -> Rules:
        with self._place.store.read() as db:
            return self._place.rules(db)

    def _tell(self, db: Any, by: Account, rule: Rule[Any], act: str) -> None:
        facts = {"act": act, "key": rule.key, "valid_from": rule.valid_from.isoformat()}
        place = self._place
        journal.append(db, place.desk, by.name, Event.RULE_CHANGED, rule.chapter.value, place.now(), facts)

"""The rulebook page: which tables there are, what stands in one, and changing a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from services.cases.rulebook import Rulebook
from services.domain.permissions import Account, Act, may
from services.domain.rulebook import Chapter, Rule
from services.domain.text import words
from services.errors import InvalidForm, Problem
from ui.presenters.rule_sheet import Sheet, rule_of, texts_of
from ui.presenters.runner import Runner


class Standing(StrEnum):
    """Where a rule stands in time."""

    NOW = "now"
    COMING = "coming"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table as it stands today."""

    rule: Rule[Any]
    standing: Standing


_ORDER = (Standing.NOW, Standing.COMING, Standing.PAST)


def rows_of(rules: Iterable[Rule[Any]], today: date) -> tuple[Row, ...]:
    """Return rules with where they stand: those in force first; one that a later one took over from is past."""
    known = tuple(rules)
    taken = {r.key: max(o.valid_from for o in known if o.key == r.key and o.valid_from <= today) for r in known
             if any(o.key == r.key and o.valid_from <= today for o in known)}  # fmt: skip
    rows = [Row(rule, _standing(rule, today, taken.get(rule.key))) for rule in known]
    return tuple(sorted(rows, key=lambda row: _ORDER.index(row.standing)))


def _standing(rule: Rule[Any], today: date, newest: date | None) -> Standing:
    if rule.valid_from > today:
        return Standing.COMING
    return Standing.NOW if rule.in_force(today) and rule.valid_from == newest else Standing.PAST


def narrowed(rows: Iterable[Row], text: str) -> tuple[Row, ...]:
    """Return the rows in which every word of a search begins some word, with or without diacritics."""
    wanted = words(text)
    return tuple(row for row in rows if all(any(have.startswith(one) for have in _words(row.rule)) for one in wanted))


def _words(rule: Rule[Any]) -> tuple[str, ...]:
    return words(" ".join([rule.key, rule.source, *texts_of(rule).values()]))


class RulebookView(Protocol):
    """What the page can be told to show."""

    def show_rows(self, chapter: Chapter, rows: tuple[Row, ...]) -> None:
        """Show a table."""

    def show_faults(self, error: InvalidForm) -> None:
        """Show what cannot be in the sheet, at each field."""

    def show_saved(self, rule: Rule[Any], look: tuple[Problem, ...]) -> None:
        """Show that a row was stored, and what somebody should look at all the same."""

    def show_removed(self, rule: Rule[Any]) -> None:
        """Show that a row was taken out."""

    def say_failed(self, error: BaseException) -> None:
        """Say what could not be done."""


class RulebookPresenter:
    """Reads one table of the rulebook at a time and changes its rows."""

    def __init__(
        self, view: RulebookView, rulebook: Rulebook, by: Account, run: Runner, today: Callable[[], date]
    ) -> None:
        self._view, self._rulebook, self._by, self._run = view, rulebook, by, run
        self.today = today
        self.chapter = Chapter.CALENDAR
        self.may_change = may(by, Act.CHANGE_CATALOGUE)

    def look_at(self, chapter: Chapter) -> None:
        """Show a table."""
        self.chapter = chapter
        self.refresh()

    def refresh(self) -> None:
        """Read the table again."""
        chapter = self.chapter
        self._run(
            lambda: rows_of(self._rulebook.rules(self._by, chapter), self.today()),
            lambda rows: self._view.show_rows(chapter, rows),
            self._view.say_failed,
        )

    def save(self, sheet: Sheet) -> None:
        """Store what a person filled in, or show what cannot be."""
        try:
            rule = rule_of(sheet)
        except InvalidForm as error:
            self._view.show_faults(error)
            return
        self._run(lambda: self._rulebook.put(self._by, rule), lambda look: self._saved(rule, look), self._failed)

    def remove(self, rule: Rule[Any]) -> None:
        """Take a row out of its table."""
        self._run(
            lambda: self._rulebook.remove(self._by, rule.chapter, rule.key, rule.valid_from),
            lambda _: self._removed(rule),
            self._failed,
        )

    def restore(self, rule: Rule[Any]) -> None:
        """Put a row back that was just taken out."""
        self._run(lambda: self._rulebook.put(self._by, rule), lambda look: self._saved(rule, look), self._failed)

    def _saved(self, rule: Rule[Any], look: tuple[Problem, ...]) -> None:
        self._view.show_saved(rule, look)
        self.refresh()

    def _removed(self, rule: Rule[Any]) -> None:
        self._view.show_removed(rule)
        self.refresh()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, InvalidForm):
            self._view.show_faults(error)
        else:
            self._view.say_failed(error)

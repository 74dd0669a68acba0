"""The rulebook: small dated tables a unit's supervisor keeps, one chapter each.

A rule is never edited in place: a change is a new revision, so that what stood there on any day can be told. What a dossier
was received under is kept with the dossier itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

T = TypeVar("T")
SHIPPED = "shipped"
"""Who changed a rule that came with the program."""


class Chapter(StrEnum):
    """What a table is about."""

    CALENDAR = "calendar"
    CUTOVERS = "cutovers"
    BOUNDLESS = "boundless"
    GROUPS = "groups"
    FEES = "fees"
    EXEMPTIONS = "exemptions"
    REFUSALS = "refusals"
    OUTAGES = "outages"
    BARRED = "barred"
    POINTS = "points"
    STEPS = "steps"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """One dated row of a chapter.

    Attributes:
        key: Names the row in its chapter; a later row of the same key takes over from its own first day.
        valid_from, valid_to: First and last day it is in force, both counted; no last day when open.
        body: What it says; a value of the chapter's own kind.
        source: Act or announcement it is taken from, in words.
        confidence: How sure the source is: `official`, `S`, `D`, `OWN`; shown beside the rule.
        changed_by: Account that entered it, `shipped` for those of the program.
        changed_at: When, aware; None before it is stored.
    """

    chapter: Chapter
    key: str
    valid_from: date
    body: T
    valid_to: date | None = None
    source: str = ""
    confidence: str = "OWN"
    changed_by: str = ""
    changed_at: datetime | None = None

    def in_force(self, day: date) -> bool:
        """Return whether its own days hold this one."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Rules:
    """Every rule of a desk, as it stands now."""

    chapters: Mapping[Chapter, tuple[Rule[Any], ...]] = field(default_factory=dict)

    def all(self, chapter: Chapter) -> tuple[Rule[Any], ...]:
        """Return a chapter whole, past and coming rules too, by key and first day."""
        return self.chapters.get(chapter, ())

    def on(self, chapter: Chapter, day: date) -> tuple[Rule[Any], ...]:
        """Return the rules of a chapter in force on a day, one a key."""
        latest: dict[str, Rule[Any]] = {}
        for rule in self.all(chapter):
            if rule.valid_from <= day:
                latest[rule.key] = rule
        return tuple(rule for rule in latest.values() if rule.in_force(day))


def rules_of(rows: Iterable[Rule[Any]]) -> Rules:
    """Return the rules of these rows; one row a chapter, key and first day."""
    chapters: dict[Chapter, list[Rule[Any]]] = {}
    for rule in sorted(rows, key=lambda r: (r.chapter, r.key, r.valid_from)):
        chapters.setdefault(rule.chapter, []).append(rule)
    return Rules({chapter: tuple(found) for chapter, found in chapters.items()})

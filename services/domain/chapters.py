"""What each chapter of the rulebook holds, and what cannot stand in it.

A new chapter gets its line here; the nouns themselves never import this file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from services.domain.agency import Agency, agency_problems
from services.domain.calendar import CalendarDay, day_faults
from services.domain.fees import Exemption, FeeRule, exemption_faults, fee_faults
from services.domain.guard import Barred, barred_problems
from services.domain.linked import LinkedGroup, group_faults
from services.domain.outages import Outage, outage_problems
from services.domain.points import ReceptionPoint, point_problems
from services.domain.refusal import Ground, ground_problems
from services.domain.routing import Boundless, CutOver, boundless_faults, cutover_faults
from services.domain.rulebook import Chapter, Rule
from services.domain.steps import StepPlan, step_problems
from services.errors import Problem

KEY_LIMIT = 100
SOURCE_LIMIT = 500

BODIES: dict[Chapter, type[Any]] = {
    Chapter.CALENDAR: CalendarDay,
    Chapter.CUTOVERS: CutOver,
    Chapter.BOUNDLESS: Boundless,
    Chapter.GROUPS: LinkedGroup,
    Chapter.FEES: FeeRule,
    Chapter.EXEMPTIONS: Exemption,
    Chapter.REFUSALS: Ground,
    Chapter.BARRED: Barred,
    Chapter.OUTAGES: Outage,
    Chapter.POINTS: ReceptionPoint,
    Chapter.STEPS: StepPlan,
    Chapter.AGENCY: Agency,
}
"""What kind of value each chapter holds."""

FAULTS: dict[Chapter, Callable[[Any], tuple[Problem, ...]]] = {
    Chapter.CALENDAR: day_faults,
    Chapter.CUTOVERS: cutover_faults,
    Chapter.BOUNDLESS: boundless_faults,
    Chapter.GROUPS: group_faults,
    Chapter.FEES: fee_faults,
    Chapter.EXEMPTIONS: exemption_faults,
    Chapter.REFUSALS: ground_problems,
    Chapter.BARRED: barred_problems,
    Chapter.OUTAGES: outage_problems,
    Chapter.POINTS: point_problems,
    Chapter.STEPS: step_problems,
    Chapter.AGENCY: agency_problems,
}
"""What is wrong with a value of a chapter, where more than its type must be right."""


def problems(rule: Rule[Any]) -> tuple[Problem, ...]:
    """Return what cannot be in a rule, naming the field."""
    found = []
    if not rule.key.strip():
        found.append(Problem("key", "empty"))
    if len(rule.key) > KEY_LIMIT:
        found.append(Problem("key", "too_long", str(KEY_LIMIT)))
    if len(rule.source) > SOURCE_LIMIT:
        found.append(Problem("source", "too_long", str(SOURCE_LIMIT)))
    if rule.valid_to is not None and rule.valid_to < rule.valid_from:
        found.append(Problem("valid_to", "before_it_begins"))
    faults = FAULTS.get(rule.chapter)
    return (*found, *(faults(rule.body) if faults else ()))

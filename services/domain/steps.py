"""The steps of a dossier inside the office: who has it, for how long, and when it is handed on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from services.domain.calendar import OfficeHours, WorkingCalendar, office_day
from services.domain.counting import Length, closing, count
from services.domain.deadline import handed_over_at
from services.domain.procedure import TimeUnit
from services.domain.rulebook import Chapter, Rules
from services.errors import Problem

LONGEST_HOURS = 2000
MOST_STEPS = 20
_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Step:
    """One unit's work on a dossier.

    Attributes:
        unit: Who has it, such as "Phòng Kinh tế".
        position: Who of the unit, such as "Chuyên viên địa chính", or "".
        hours: Open hours it is given; 0 leaves it the time until the promise.
        cooperates: The unit only gives its opinion; it does not decide.
    """

    unit: str
    position: str = ""
    hours: int = 0
    cooperates: bool = False


@dataclass(frozen=True, slots=True)
class StepPlan:
    """The steps of a procedure, of every procedure of a field, or (neither named) of all others.

    Attributes:
        procedure: Its code, or "".
        field: The field as the catalogue writes it, or "".
    """

    steps: tuple[Step, ...]
    procedure: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Leg:
    """One handing over: planned for a moment, from one unit to the next; "" stands for the one-stop shop itself.

    Attributes:
        at: By when it is handed over, aware.
        taker: None when nobody wrote down who takes it.
    """

    giver: str | None
    taker: str | None
    at: datetime
    position: str = ""
    cooperates: bool = False


def plan_for(rules: Rules, procedure: str, field: str, day: date) -> StepPlan | None:
    """Return the plan in force on a day: the procedure's own, else its field's, else the general one, else None."""
    newest = sorted(rules.on(Chapter.STEPS, day), key=lambda rule: rule.valid_from, reverse=True)
    plans: list[StepPlan] = [rule.body for rule in newest]
    for wanted in ((procedure, ""), ("", field), ("", "")):
        if found := [plan for plan in plans if (plan.procedure, plan.field) == wanted]:
            return found[0]
    return None


def forwarded_by(received_at: datetime, calendar: WorkingCalendar, hours: OfficeHours) -> datetime:
    """Return by when a dossier must have left the one-stop shop.

    Source: NĐ 309/2026/NĐ-CP art. 9 (the same working day; received after 15:00, at the start of the next one).
    """
    earliest = handed_over_at(received_at, calendar, hours)
    same_day = office_day(earliest) == office_day(received_at)
    return closing(office_day(earliest), calendar, hours) if same_day else earliest


def legs(
    plan: StepPlan | None, received_at: datetime, due_at: datetime, calendar: WorkingCalendar, hours: OfficeHours
) -> tuple[Leg, ...]:
    """Return every handing over from the one-stop shop through the plan's steps and back to it.

    No leg is planned later than the promise: steps that add up to more end with it. Without a plan only the first and the
    last are known, and nobody between them.

    Args:
        received_at, due_at: Moment of complete reception, and the promise; aware.
    """
    at, giver = min(forwarded_by(received_at, calendar, hours), due_at), ""
    if plan is None:
        return Leg(giver, None, at), Leg(None, "", due_at)
    found = []
    for step in plan.steps:
        found.append(Leg(giver, step.unit, at, step.position, step.cooperates))
        giver, at = step.unit, _handed_on(step, at, due_at, calendar, hours)
    return (*found, Leg(giver, "", at))


def _handed_on(step: Step, at: datetime, due_at: datetime, calendar: WorkingCalendar, hours: OfficeHours) -> datetime:
    if not step.hours:
        return due_at
    return min(count(Length(step.hours * 60, TimeUnit.HOUR), at, calendar, hours).due_at, due_at)


def step_problems(plan: StepPlan) -> tuple[Problem, ...]:
    """Return what cannot be in a plan, naming the field."""
    found = []
    if plan.procedure and plan.field:
        found.append(Problem("body.field", "one_or_the_other"))
    if not plan.steps:
        found.append(Problem("body.steps", "empty"))
    if len(plan.steps) > MOST_STEPS:
        found.append(Problem("body.steps", "out_of_range", f"1–{MOST_STEPS}"))
    for place, step in enumerate(plan.steps):
        path = f"body.steps[{place}]"
        if not step.unit.strip():
            found.append(Problem(f"{path}.unit", "empty"))
        if len(step.unit) > _LIMIT or len(step.position) > _LIMIT:
            found.append(Problem(f"{path}.unit", "too_long", str(_LIMIT)))
        if not 0 <= step.hours <= LONGEST_HOURS:
            found.append(Problem(f"{path}.hours", "out_of_range", f"0–{LONGEST_HOURS}"))
    return tuple(found)

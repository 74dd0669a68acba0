"""Linked groups: procedures a family needs together after a birth or a death, opened as one visit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from services.domain.procedure import Procedure
from services.domain.rulebook import Chapter, Rules
from services.errors import Problem

LEAST_MEMBERS = 2


@dataclass(frozen=True, slots=True)
class LinkedGroup:
    """Procedures that are handed in together.

    Attributes:
        title: Short words for the group, such as "khai sinh + thường trú + BHYT".
        umbrella: Code of the linked procedure that stands for all of them online, or "".
        members: Codes of the procedures, in the order they are done.
        basis: Act that links them.
        note: What to look at before opening the group, or "".
    """

    title: str
    umbrella: str
    members: tuple[str, ...]
    basis: str = ""
    note: str = ""

    def opened_from(self, code: str) -> bool:
        """Return whether choosing this procedure leads to the group."""
        return code in (self.umbrella, *self.members)


def groups_with(code: str, day: date, rules: Rules) -> tuple[LinkedGroup, ...]:
    """Return the groups in force on a day that a procedure belongs to or stands for."""
    return tuple(rule.body for rule in rules.on(Chapter.GROUPS, day) if rule.body.opened_from(code))


def openable(group: LinkedGroup, procedures: Mapping[str, Procedure]) -> tuple[Procedure, ...]:
    """Return the group's procedures that can be received today, in order; what the catalogue lacks is left out."""
    found = (procedures.get(code) for code in group.members)
    return tuple(procedure for procedure in found if procedure is not None and procedure.active)


def group_faults(group: LinkedGroup) -> tuple[Problem, ...]:
    """Return what is wrong with a group: no title, fewer than two procedures, or one named twice."""
    found = [] if group.title.strip() else [Problem("body.title", "empty")]
    if len(group.members) < LEAST_MEMBERS:
        found.append(Problem("body.members", "too_few", str(LEAST_MEMBERS)))
    if len(set(group.members)) < len(group.members):
        found.append(Problem("body.members", "listed_twice"))
    return tuple(found)

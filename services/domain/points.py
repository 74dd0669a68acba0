"""Reception points of one centre: where dossiers are handed in, and where results are given out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from services.domain.calendar import shifts_of
from services.domain.rulebook import Chapter, Rules
from services.errors import Problem

_LIMITS = {"name": 200, "address": 300, "phone": 60}


@dataclass(frozen=True, slots=True)
class ReceptionPoint:
    """One place of a centre where citizens come. Its rule's key names it in settings and dossiers.

    Attributes:
        name: As printed, such as "Điểm tiếp nhận số 2, nhà văn hoá thôn Đông".
        address: Where it is, in words, or "".
        hours: Its shifts in order, each written `07:30-11:30`; empty when it keeps the centre's hours.
        phone: Printed with it, or "".
        receives: Dossiers are handed in here.
        returns: Results are given out here.
    """

    name: str
    address: str = ""
    hours: tuple[str, ...] = ()
    phone: str = ""
    receives: bool = True
    returns: bool = True


def points_on(rules: Rules, day: date) -> dict[str, ReceptionPoint]:
    """Return the points open on a day by key; empty where the centre is the only place."""
    return {rule.key: rule.body for rule in rules.on(Chapter.POINTS, day)}


def point_of(rules: Rules, key: str, day: date) -> ReceptionPoint | None:
    """Return a point as it stood on a day, or None; one that was closed since is still told to those it was promised to."""
    known = [rule for rule in rules.all(Chapter.POINTS) if rule.key == key]
    found = [rule for rule in known if rule.valid_from <= day][-1:] or known[:1]
    return found[0].body if found else None


def returning(points: Iterable[tuple[str, ReceptionPoint]]) -> dict[str, ReceptionPoint]:
    """Return the points that give out results, by key."""
    return {key: point for key, point in points if point.returns}


def point_problems(point: ReceptionPoint) -> tuple[Problem, ...]:
    """Return what cannot be in a reception point, naming the field."""
    found = [] if point.name.strip() else [Problem("body.name", "empty")]
    for field, limit in _LIMITS.items():
        if len(getattr(point, field)) > limit:
            found.append(Problem(f"body.{field}", "too_long", str(limit)))
    try:
        shifts_of(point.hours)
    except ValueError:
        found.append(Problem("body.hours", "not_hours"))
    if not (point.receives or point.returns):
        found.append(Problem("body.receives", "neither_way"))
    return tuple(found)

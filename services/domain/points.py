"""Reception points of one centre: where dossiers are handed in, and where results are given out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from services.domain.calendar import Shifts, shifts_of
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


def returning(points: Mapping[str, ReceptionPoint]) -> dict[str, ReceptionPoint]:
    """Return the points that give out results, by key."""
    return {key: point for key, point in points.items() if point.returns}


def return_point_of(wanted: str, own: str, points: Mapping[str, ReceptionPoint]) -> str:
    """Return the key of the point where a result is handed out: the one wanted, else the desk's own, else the only one.

    "" stands for the centre, where no point is set up or nobody chose among several.
    """
    found = returning(points)
    only = next(iter(found)) if len(found) == 1 else ""
    return wanted or (own if own in found else only)


def return_problems(wanted: str, points: Mapping[str, ReceptionPoint]) -> tuple[Problem, ...]:
    """Return what is wrong with the point a result is wanted at: it gives out no results, or is none."""
    found = returning(points)
    if not wanted or wanted in found:
        return ()
    return (Problem("return_point", "not_in_list", ", ".join(found) or "—"),)


def place_line(point: ReceptionPoint, usual: Shifts) -> str:
    """Return a point on one line: name, address, hours, as papers tell where a result is fetched.

    Args:
        usual: The centre's hours, which a point without its own keeps.
    """
    shifts = ", ".join(f"{a:%H:%M}–{b:%H:%M}" for a, b in shifts_of(point.hours) or usual)
    named = f"{point.name}, {point.address}" if point.address else point.name
    return f"{named} ({shifts})"


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

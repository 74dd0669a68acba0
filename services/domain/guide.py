"""What to bring for one case of a procedure, as it is told to somebody who has not come yet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from services.domain.checklist import asked
from services.domain.deadline import Promise
from services.domain.points import ReceptionPoint
from services.domain.procedure import Case, Component, Need, Procedure

_CODE = re.compile(r"(?<!\w)TTHC-(\d\.\d{6})-(\d{1,2})(?!\d)", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Guide:
    """The papers of a case, sorted by what a person has to do about them; each in catalogue order.

    Attributes:
        always: To bring in any event.
        one_of: One of these is enough.
        if_so: To bring only when its condition is met; without words of its own, when no database holds it.
        spared: Nobody has to bring it: a connected database holds its data.
    """

    always: tuple[Component, ...]
    one_of: tuple[Component, ...]
    if_so: tuple[Component, ...]
    spared: tuple[Component, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the catalogue names no paper at all, which does not mean that none is needed."""
        return not (self.always or self.one_of or self.if_so or self.spared)


def guide(case: Case) -> Guide:
    """Return what to bring for a case; papers of an online filing are left out.

    Where a database holds one paper of a "one of" group, the others are wanted only when it fails.

    Source: NĐ 309/2026/NĐ-CP art. 2.1 (papers whose data a connected database holds are not asked for).
    """
    papers = asked(case)
    spared = tuple(c for c in papers if c.databases)
    settled = any(c.need is Need.ONE_OF for c in spared)
    left = tuple(c for c in papers if not c.databases)
    group = tuple(c for c in left if c.need is Need.ONE_OF and not c.conditional and not settled)
    # A group of one row names its papers inside that row: it is a paper like any other.
    one_of = group if len(group) > 1 else ()
    always = tuple(c for c in left if c.need is Need.REQUIRED or (c in group and not one_of))
    return Guide(always, one_of, tuple(c for c in left if c not in always and c not in one_of), spared)


@dataclass(frozen=True, slots=True)
class Told:
    """One case of a procedure as it is told to a citizen, with what the unit adds to it.

    Attributes:
        day: When it is told.
        points: Where to hand in and to fetch results; empty when the centre is the only place.
        fee: Rates of the unit's fee table in words, "" where it has no row and the catalogue's own hold.
        promise: When the result would be due if it were handed in at this moment; None when nobody published a time.
    """

    procedure: Procedure
    case: int
    day: date
    points: tuple[ReceptionPoint, ...] = ()
    fee: str = ""
    promise: Promise | None = None

    @property
    def guide(self) -> Guide:
        """What to bring."""
        return guide(self.procedure.case(self.case))


def handout_code(procedure: str, case: int) -> str:
    """Return what the QR of a handout holds: a procedure and a case (from 0), nothing of any person."""
    return f"TTHC-{procedure}-{case}"


def handout_in(text: str) -> tuple[str, int] | None:
    """Return the procedure and the case a handout's QR names, bare or inside an address; None when it names none."""
    found = _CODE.search(text)
    return (found.group(1), int(found.group(2))) if found else None

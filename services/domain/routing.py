"""Which system a dossier goes to, with the reason, fixed at intake; and whose dossier it is to settle."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from services.domain.procedure import Procedure
from services.domain.rulebook import Chapter, Rule, Rules
from services.domain.text import clean, fold
from services.errors import Problem

NOT_SWITCHED, SWITCHED, MOVED = "not_switched", "switched", "moved"


class Announced(StrEnum):
    """How far a ministry's switch to its own system is: a trial is shown and routes nothing."""

    TRIAL = "trial"
    OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class CutOver:
    """A ministry's switch to its own system, from the first day of its rule.

    Attributes:
        ministry: Code of the ministry in the catalogue, such as `BTP`.
        receiver: Name of the receiver in the settings.
        procedures: Codes of the procedures that move; empty: all of the ministry.
        announcement: Number and date of the announcement.
        support: Whom to call when that receiver is down, or "".
    """

    ministry: str
    receiver: str
    procedures: tuple[str, ...] = ()
    announcement: str = ""
    status: Announced = Announced.TRIAL
    support: str = ""

    def covers(self, procedure: Procedure) -> bool:
        """Return whether the procedure moves with this switch."""
        return procedure.code in self.procedures if self.procedures else procedure.ministry_code == self.ministry


class Scope(StrEnum):
    """How far "phi địa giới" reaches."""

    NATION = "nation"
    PROVINCE = "province"


@dataclass(frozen=True, slots=True)
class Boundless:
    """A procedure that may be handed in anywhere, whichever commune settles it ("phi địa giới"); its key is the code.

    Attributes:
        basis: Act or decision that says so.
    """

    scope: Scope = Scope.PROVINCE
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """Where a dossier is sent.

    Attributes:
        receiver: Name of the receiver in the settings.
        reason: Key of the words: `not_switched`, the ministry has announced no switch for this procedure; `switched`, it has;
            `moved`, a supervisor sent it elsewhere.
        ministry: Ministry the reason speaks of, in words.
        since: First day of the switch, or the day it was moved; None when nothing switched.
        announcement: What announced the switch, or "".
        note: Why a supervisor moved it, or "".
        before: Receiver it went to before it was moved, or "".
    """

    receiver: str
    reason: str
    ministry: str
    since: date | None = None
    announcement: str = ""
    note: str = ""
    before: str = ""

    def moved(self, receiver: str, day: date, note: str) -> Route:
        """Return this route turned to another receiver on a day, with the reason."""
        return replace(self, receiver=receiver, reason=MOVED, since=day, note=note, before=self.receiver)


def route(procedure: Procedure, filed_on: date, rules: Rules, default: str) -> Route:
    """Return where a dossier filed on a day goes; without an official switch in force that is the provincial system.

    Of several official switches the latest wins; of one day, the one that names the procedure.

    Args:
        default: Name of the receiver for what has not switched.

    Source: 39/TTg-KSTT (01/2026): procedures not yet switched stay on the provincial system.
    """
    found = [rule for rule in _official(rules, filed_on) if rule.body.covers(procedure)]
    if not found:
        return Route(default, NOT_SWITCHED, procedure.ministry)
    latest = max(found, key=lambda rule: (rule.valid_from, bool(rule.body.procedures), rule.key))
    return Route(latest.body.receiver, SWITCHED, procedure.ministry, latest.valid_from, latest.body.announcement)


def _official(rules: Rules, day: date) -> tuple[Rule[CutOver], ...]:
    """Return the official switches in force; a trial of the same key takes nothing over."""
    official = tuple(r for r in rules.all(Chapter.CUTOVERS) if r.body.status is Announced.OFFICIAL)
    return Rules({Chapter.CUTOVERS: official}).on(Chapter.CUTOVERS, day)


def trials(procedure: Procedure, day: date, rules: Rules) -> tuple[Rule[CutOver], ...]:
    """Return the switches of a procedure that are only tried out on a day; shown, never routed by."""
    in_force = rules.on(Chapter.CUTOVERS, day)
    return tuple(r for r in in_force if r.body.status is Announced.TRIAL and r.body.covers(procedure))


def support_of(receiver: str, day: date, rules: Rules) -> str:
    """Return whom to call when a receiver is down, "" when no announcement names anybody."""
    named = [r for r in _official(rules, day) if r.body.receiver == receiver and r.body.support]
    return max(named, key=lambda rule: rule.valid_from).body.support if named else ""


def boundless(code: str, day: date, rules: Rules) -> Boundless | None:
    """Return how far a procedure may be handed in away from home, None when it may not."""
    return next((rule.body for rule in rules.on(Chapter.BOUNDLESS, day) if rule.key == code), None)


def competent_problems(
    code: str, province: str | None, allowed: Boundless | None, home: str | None
) -> tuple[Problem, ...]:
    """Return what is wrong with the competent commune a form names; where somebody lives is no reason for any of it.

    Args:
        code: Place code as given, such as `2025:11983`; "" when the form names none.
        province: Province of that commune, None when there is no such commune today.
        allowed: How far the procedure may be handed in away from home, None when it may not.
        home: Province of this desk.
    """
    if not code:
        return ()
    if allowed is None:
        return (Problem("competent", "not_boundless"),)
    if province is None:
        return (Problem("competent", "not_a_commune"),)
    if allowed.scope is Scope.PROVINCE and province != home:
        return (Problem("competent", "outside_province"),)
    return ()


_NOT_HERE = re.compile(
    r"\b(?:khong|chua|ngoai|khac)\b.{0,30}\b(?:thuong tru|tam tru|cu tru|dia ban|ho khau|phi dia gioi)\b"
    r"|\b(?:xa|phuong|tinh) khac\b"
)


def residence_refused(ground: str, explanation: str) -> bool:
    """Return whether a refusal rests on where somebody lives, which is no reason where a procedure goes anywhere.

    Source: NĐ 309/2026/NĐ-CP art. 8.3 (handed in anywhere, settled by the competent unit).
    """
    return any(_NOT_HERE.search(fold(clean(text))) for text in (ground, explanation))


def receiver_problems(rule: Rule[CutOver], known: Container[str]) -> tuple[Problem, ...]:
    """Return that the settings of this desk do not know the receiver an official switch names.

    The switch is kept all the same: its dossiers wait for that receiver and are sent once the settings know it, because
    a dossier in the wrong system is worse than one that waits in sight.
    """
    body = rule.body
    if body.status is Announced.OFFICIAL and body.receiver not in known:
        return (Problem("body.receiver", "receiver_unknown", body.receiver),)
    return ()


def cutover_faults(body: CutOver) -> tuple[Problem, ...]:
    """Return what a switch lacks; an official one names its announcement."""
    found = [Problem(f"body.{name}", "empty") for name in ("ministry", "receiver") if not getattr(body, name).strip()]
    if body.status is Announced.OFFICIAL and not body.announcement.strip():
        found.append(Problem("body.announcement", "empty"))
    return tuple(found)


def boundless_faults(body: Boundless) -> tuple[Problem, ...]:
    """Return what an entry lacks: its basis."""
    return () if body.basis.strip() else (Problem("body.basis", "empty"),)

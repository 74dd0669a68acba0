"""What was handed in against what the case asks for."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from enum import StrEnum

from services.domain.procedure import Case, Component, Need
from services.errors import Problem

MOST_COPIES = 999
DOWN, WRONG, OFFERED = "database_down", "data_wrong", "offered"
LAWFUL = (DOWN, WRONG)
"""Why a paper may be asked for although a database has its data."""


class PaperState(StrEnum):
    """What became of one paper at the counter."""

    HANDED_IN = "handed_in"
    MISSING = "missing"
    FROM_DATABASE = "from_database"
    NOT_APPLICABLE = "not_applicable"


_THERE = (PaperState.HANDED_IN, PaperState.FROM_DATABASE)


@dataclass(frozen=True, slots=True)
class Paper:
    """One line of a dossier's checklist: what was asked for, frozen, and what came.

    Attributes:
        index: Place of the component in the case.
        name: The component's name at reception.
        originals: Originals handed in or shown.
        copies: Copies handed in.
        shown: Only shown, given back at once.
        alternative: For a "one of" row, the paper that was shown, in words, or "".
        note: For example the database the data came from.
        reason: Why it is taken, or asked for, although a database has its data: `database_down`, `data_wrong`, `offered`;
            else "".
    """

    index: int
    name: str
    state: PaperState
    originals: int = 0
    copies: int = 0
    shown: bool = False
    alternative: str = ""
    note: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ExtraPaper:
    """A paper outside the checklist.

    Attributes:
        name: What the paper is.
        basis: Act and article that ask for it.
        reason: Why it is needed here.
        why: `database_down` or `data_wrong` when a connected database should have its data; else "".
    """

    name: str
    basis: str
    reason: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the officer says of one component.

    Attributes:
        originals, copies: None stands for the numbers the catalogue asks for.
        reason: Why a paper is taken although a database has its data: `database_down`, `data_wrong`, `offered`; else "".
    """

    index: int
    state: PaperState
    originals: int | None = None
    copies: int | None = None
    alternative: str = ""
    reason: str = ""


def asked(case: Case) -> tuple[Component, ...]:
    """Return the papers asked for at the counter: all but those of an online filing."""
    return tuple(c for c in case.components if c.need is not Need.ONLINE_ONLY)


def problems(case: Case, answers: Sequence[Answer]) -> tuple[Problem, ...]:
    """Return what cannot be in the answers, naming the place in the form (`components[0].index`)."""
    rows = {c.index: c for c in asked(case)}
    settled = any(a.state in _THERE and a.index in rows and rows[a.index].need is Need.ONE_OF for a in answers)
    seen: set[int] = set()
    found: list[Problem] = []
    for place, answer in enumerate(answers):
        path = f"components[{place}]"
        component = rows.get(answer.index)
        if component is None:
            found.append(Problem(f"{path}.index", "no_such_component", str(answer.index)))
        elif answer.index in seen:
            found.append(Problem(f"{path}.index", "named_twice", str(answer.index)))
        else:
            found += _faults(path, answer, component, settled)
        seen.add(answer.index)
    return tuple(found)


def _faults(path: str, answer: Answer, component: Component, settled: bool) -> list[Problem]:
    """Return what is wrong with one answer; `settled`: one paper of the case's "one of" rows is there."""
    if answer.state is PaperState.FROM_DATABASE and not component.databases:
        return [Problem(f"{path}.state", "no_database_gives_it", component.name)]
    if answer.state is PaperState.NOT_APPLICABLE:
        spared = component.conditional or (component.need is Need.ONE_OF and settled)
        return [] if spared else [Problem(f"{path}.state", "always_asked_for", component.name)]
    if answer.state is not PaperState.HANDED_IN:
        return []
    originals, copies = _counts(answer, component)
    faults = [
        Problem(f"{path}.{field}", "out_of_range", f"0–{MOST_COPIES}")
        for field, count in (("originals", originals), ("copies", copies))
        if not 0 <= count <= MOST_COPIES
    ]
    if originals == 0 and copies == 0 and (answer.originals, answer.copies) != (None, None):
        faults.append(Problem(f"{path}.originals", "nothing_counted", component.name))
    return faults


def _counts(answer: Answer, component: Component) -> tuple[int, int]:
    originals = component.originals if answer.originals is None else answer.originals
    return originals, component.copies if answer.copies is None else answer.copies


def _unanswered(component: Component, due: Container[int]) -> PaperState:
    spared = component.conditional and component.index not in due
    return PaperState.NOT_APPLICABLE if spared else PaperState.MISSING


def reason_of(component: Component, answer: Answer | None) -> str:
    """Return why a listed paper is taken although a database has it; nobody demanded one that has no reason.

    "" for a paper no database has, or one that is not there.
    """
    if not component.databases or answer is None:
        return ""
    if answer.state is PaperState.HANDED_IN:
        return answer.reason or OFFERED
    return answer.reason if answer.state is PaperState.MISSING and answer.reason in LAWFUL else ""


def _paper(component: Component, answer: Answer | None, due: Container[int]) -> Paper:
    state = answer.state if answer else _unanswered(component, due)
    originals = copies = 0
    if answer and state is PaperState.HANDED_IN:
        originals, copies = _counts(answer, component)
    return Paper(
        index=component.index,
        name=component.name,
        state=state,
        originals=originals,
        copies=copies,
        shown=component.shown,
        alternative=answer.alternative if answer else "",
        note=next(iter(component.databases), "") if state is PaperState.FROM_DATABASE else "",
        reason=reason_of(component, answer),
    )


def _settle_group(case: Case, papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """Two or more "one of" rows of a case are one group: when one of them is there, the others are not asked for."""
    group = {c.index for c in case.components if c.need is Need.ONE_OF}
    settled = any(p.index in group and p.state in _THERE for p in papers)
    return tuple(
        Paper(p.index, p.name, PaperState.NOT_APPLICABLE, shown=p.shown)
        if settled and p.index in group and p.state not in _THERE
        else p
        for p in papers
    )


def papers(case: Case, answers: Sequence[Answer], due: Container[int] = ()) -> tuple[Paper, ...]:
    """Return the whole checklist of a case, answered.

    A required paper nobody named is missing; a by-case paper nobody named does not apply. Answers that `problems` finds
    fault with are taken as they are, so that a page can show them.

    Args:
        due: Places of by-case papers that apply here (`services.domain.authority.asked_for`): nobody named them, so they
            are missing.
    """
    given = {a.index: a for a in answers}
    return _settle_group(case, [_paper(c, given.get(c.index), due) for c in asked(case)])


def missing(checked: Sequence[Paper]) -> tuple[Paper, ...]:
    """Return the papers that keep the dossier from being complete, in catalogue order.

    Source: NĐ 309/2026/NĐ-CP art. 8.1 (one notice names everything missing).
    """
    return tuple(p for p in checked if p.state is PaperState.MISSING)

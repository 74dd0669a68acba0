"""What was handed in against what the case asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from services.domain.procedure import Case, Component, Need
from services.errors import Problem


class PaperState(StrEnum):
    """What became of one paper at the counter."""

    HANDED_IN = "handed_in"
    MISSING = "missing"
    FROM_DATABASE = "from_database"
    NOT_APPLICABLE = "not_applicable"


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
    """

    index: int
    name: str
    state: PaperState
    originals: int = 0
    copies: int = 0
    shown: bool = False
    alternative: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the officer says of one component.

    Attributes:
        originals, copies: None stands for the numbers the catalogue asks for.
    """

    index: int
    state: PaperState
    originals: int | None = None
    copies: int | None = None
    alternative: str = ""


def asked(case: Case) -> tuple[Component, ...]:
    """Return the papers asked for at the counter: all but those of an online filing."""
    return tuple(c for c in case.components if c.need is not Need.ONLINE_ONLY)


def problems(case: Case, answers: Sequence[Answer]) -> tuple[Problem, ...]:
    """Return what cannot be in the answers, naming the place in the form (`components[0].index`)."""
    rows = {c.index: c for c in asked(case)}
    seen: set[int] = set()
    found: list[Problem] = []
    for place, answer in enumerate(answers):
        path = f"components[{place}]"
        component = rows.get(answer.index)
        if component is None:
            found.append(Problem(f"{path}.index", "no_such_component", str(answer.index)))
        elif answer.index in seen:
            found.append(Problem(f"{path}.index", "named_twice", str(answer.index)))
        elif answer.state is PaperState.FROM_DATABASE and not component.databases:
            found.append(Problem(f"{path}.state", "no_database_gives_it", component.name))
        elif answer.state is PaperState.NOT_APPLICABLE and component.need is Need.REQUIRED:
            found.append(Problem(f"{path}.state", "always_asked_for", component.name))
        seen.add(answer.index)
    return tuple(found)


def _unanswered(component: Component) -> PaperState:
    return PaperState.NOT_APPLICABLE if component.need is Need.BY_CASE else PaperState.MISSING


def _paper(component: Component, answer: Answer | None) -> Paper:
    state = answer.state if answer else _unanswered(component)
    originals = copies = 0
    if answer and state is PaperState.HANDED_IN:
        originals = component.originals if answer.originals is None else answer.originals
        copies = component.copies if answer.copies is None else answer.copies
    return Paper(
        index=component.index,
        name=component.name,
        state=state,
        originals=originals,
        copies=copies,
        shown=component.shown,
        alternative=answer.alternative if answer else "",
        note=component.databases[0] if state is PaperState.FROM_DATABASE else "",
    )


def _settle_group(case: Case, papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """Two or more "one of" rows of a case are one group: when one of them is there, the others are not asked for."""
    group = {c.index for c in case.components if c.need is Need.ONE_OF}
    there = {PaperState.HANDED_IN, PaperState.FROM_DATABASE}
    settled = any(p.index in group and p.state in there for p in papers)
    return tuple(
        Paper(p.index, p.name, PaperState.NOT_APPLICABLE, shown=p.shown)
        if settled and p.index in group and p.state not in there
        else p
        for p in papers
    )


def papers(case: Case, answers: Sequence[Answer]) -> tuple[Paper, ...]:
    """Return the whole checklist of a case, answered.

    A required paper nobody named is missing; a by-case paper nobody named does not apply.
    """
    given = {a.index: a for a in answers}
    return _settle_group(case, [_paper(c, given.get(c.index)) for c in asked(case)])


def missing(checked: Sequence[Paper]) -> tuple[Paper, ...]:
    """Return the papers that keep the dossier from being complete, in catalogue order.

    Source: NĐ 309/2026/NĐ-CP art. 8.1 (one notice names everything missing).
    """
    return tuple(p for p in checked if p.state is PaperState.MISSING)

"""The checklist as the page shows it: which papers stand in the table, which do not apply, what may be answered. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from services.domain.checklist import LAWFUL, Answer, PaperState
from services.domain.procedure import Component, Need
from ui.presenters.intake_sheet import Sheet, collects, components_of


class Ask(Enum):
    """What an officer may answer of a paper."""

    PAPER = (PaperState.HANDED_IN, PaperState.MISSING)
    PAPER_IF_ANY = (PaperState.HANDED_IN, PaperState.MISSING, PaperState.NOT_APPLICABLE)
    DATABASE = (PaperState.FROM_DATABASE, PaperState.HANDED_IN)
    DATABASE_IF_ANY = (PaperState.FROM_DATABASE, PaperState.HANDED_IN, PaperState.NOT_APPLICABLE)
    DATABASE_ON_PAPER = (PaperState.FROM_DATABASE, PaperState.HANDED_IN, PaperState.MISSING)


@dataclass(frozen=True, slots=True)
class Row:
    """One paper on the page.

    Attributes:
        chosen: What was answered; None when nothing was, which keeps a required paper missing.
        listed: It stands in the table; else it is named among the papers that do not apply.
        settled: Another paper of its group is there, so this one is not asked for.
        due: It applies because somebody hands in for the applicant, and nothing was said of it yet.
        grouped: One of several rows of which one is enough.
        collects: It is taken, or asked for, although a database holds it.
        alternative: Which of a "one of" row's papers was shown.
        reason: Why it is taken although a database holds it, or "".
    """

    component: Component
    ask: Ask
    chosen: PaperState | None
    listed: bool
    settled: bool = False
    due: bool = False
    grouped: bool = False
    collects: bool = False
    alternative: str = ""
    reason: str = ""


def _ask(component: Component, answer: Answer | None) -> Ask:
    lawful = answer is not None and answer.reason in LAWFUL
    if component.databases and (lawful or (component.need is Need.ONE_OF and not component.conditional)):
        return Ask.DATABASE_ON_PAPER
    if component.databases:
        return Ask.DATABASE_IF_ANY if component.conditional else Ask.DATABASE
    return Ask.PAPER_IF_ANY if component.conditional else Ask.PAPER


def rows_of(sheet: Sheet) -> tuple[Row, ...]:
    """Return every paper asked for at the counter, in catalogue order.

    A paper that applies in some cases only is listed once it is answered with anything but "does not apply", when who hands
    in must bring it, or when the case has no other papers.
    """
    components = components_of(sheet)
    group = [c.index for c in components.values() if c.need is Need.ONE_OF]
    state = {p.index: p.state for p in sheet.papers()}
    firm = any(not c.conditional for c in components.values())
    rows = []
    for index, component in components.items():
        answer = sheet.answer(index)
        chosen = answer.state if answer else None
        applies = chosen not in (None, PaperState.NOT_APPLICABLE)
        rows.append(
            Row(
                component=component,
                ask=_ask(component, answer),
                chosen=chosen,
                listed=applies or not component.conditional or not firm or state[index] is PaperState.MISSING,
                due=component.conditional and answer is None and state[index] is PaperState.MISSING,
                settled=index in group and state[index] is PaperState.NOT_APPLICABLE and not component.conditional,
                grouped=len(group) > 1 and index in group,
                collects=collects(component, answer),
                alternative=answer.alternative if answer else "",
                reason=answer.reason if answer else "",
            )
        )
    return tuple(rows)


def counts(sheet: Sheet) -> tuple[int, int]:
    """Return how many papers are missing, out of how many that apply."""
    asked = [p for p in sheet.papers() if p.state is not PaperState.NOT_APPLICABLE]
    return sum(p.state is PaperState.MISSING for p in asked), len(asked)

"""Which catalogue row and which rulebook a page shows, and what came out differently since.

A page keeps the edition it was begun under until the officer goes over to the new one, so that nothing changes under a
person's hands; what is received is received under today's, or not at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from services.domain.checklist import Answer, asked
from services.domain.procedure import Case, Component, Procedure
from services.domain.text import fold


@dataclass(frozen=True, slots=True)
class Edition:
    """What a page shows.

    Attributes:
        catalogue: The batch its procedure's row is of, "" when it has none.
        rules: The revision of the rulebook, 0 when nothing was looked up yet.
    """

    catalogue: str = ""
    rules: int = 0


class What(StrEnum):
    """What differs between two editions."""

    ENDED = "ended"
    NAME = "name"
    CASES = "cases"
    PAPER_ADDED = "paper_added"
    PAPER_GONE = "paper_gone"
    PAPER_NEED = "paper_need"
    PAPER_COUNT = "paper_count"
    PAPER_DATABASE = "paper_database"
    PAPER_WORDS = "paper_words"
    DUE = "due"
    FEE = "fee"
    RECEIVER = "receiver"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that comes out differently.

    Attributes:
        subject: The paper's name, or the code of the procedure that took the place of an ended one; else "".
        before, after: What it was and what it is: a name, a need, `2/0` originals and copies, an instant in ISO form, đồng,
            names of databases, a receiver's name; "" for nothing.
    """

    what: What
    subject: str = ""
    before: str = ""
    after: str = ""


def procedure_changes(before: Procedure, after: Procedure, case: int) -> tuple[Change, ...]:
    """Return what differs for one case of a procedure: the procedure itself, then paper by paper in catalogue order."""
    found = []
    if before.active and not after.active:
        found.append(Change(What.ENDED, after.superseded_by))
    if before.name != after.name:
        found.append(Change(What.NAME, "", before.name, after.name))
    same = case_in(before, case, after)
    if same is None:
        return (*found, Change(What.CASES, "", str(len(before.cases)), str(len(after.cases))))
    return (*found, *_paper_changes(before.case(case), after.case(same)))


def case_in(before: Procedure, case: int, after: Procedure) -> int | None:
    """Return where a case of one row is found in another: that of the same title, or the only one; None when it is gone."""
    if len(after.cases) < 2:
        return 0
    wanted = fold(before.case(case).title)
    return next((at for at, one in enumerate(after.cases) if fold(one.title) == wanted), None)


def carried_over(
    answers: Sequence[Answer], case: int, before: Procedure, after: Procedure
) -> tuple[int | None, tuple[Answer, ...]]:
    """Return the case and the answers of a page as another row of its procedure counts them; what it asks no more is left out.

    The case is None when the other row does not have it.
    """
    at = case_in(before, case, after)
    if at is None:
        return None, ()
    same = papers_in(before.case(case), after.case(at))
    kept = [replace(answer, index=same[answer.index]) for answer in answers if answer.index in same]
    return at, tuple(sorted(kept, key=lambda answer: answer.index))


def papers_in(before: Case, after: Case) -> dict[int, int]:
    """Return where each paper of one case is found in another: by its name, the nth of a name with the nth, else by its code."""
    named, found = _by_name(after), {}
    for name, index in _by_name(before).items():
        if name in named:
            found[index] = named[name]
    left = {c.code: c.index for c in asked(after) if c.code and c.index not in found.values()}
    for paper in asked(before):
        if paper.index not in found and paper.code in left:
            found[paper.index] = left.pop(paper.code)
    return found


def _by_name(case: Case) -> dict[tuple[str, int], int]:
    seen: Counter[str] = Counter()
    found = {}
    for paper in asked(case):
        name = fold(paper.name)
        found[name, seen[name]] = paper.index
        seen[name] += 1
    return found


def _paper_changes(before: Case, after: Case) -> Iterator[Change]:
    same, old, new = papers_in(before, after), asked(before), {paper.index: paper for paper in asked(after)}
    for paper in old:
        if paper.index not in same:
            yield Change(What.PAPER_GONE, paper.name)
            continue
        yield from _one_paper(paper, new[same[paper.index]])
    for paper in new.values():
        if paper.index not in same.values():
            yield Change(What.PAPER_ADDED, paper.name, "", paper.need.value)


def _one_paper(before: Component, after: Component) -> Iterator[Change]:
    if before.need is not after.need:
        yield Change(What.PAPER_NEED, after.name, before.need.value, after.need.value)
    if _count(before) != _count(after):
        yield Change(What.PAPER_COUNT, after.name, _count(before), _count(after))
    if before.databases != after.databases:
        yield Change(What.PAPER_DATABASE, after.name, "; ".join(before.databases), "; ".join(after.databases))
    if _words(before) != _words(after):
        yield Change(What.PAPER_WORDS, after.name)


def _count(paper: Component) -> str:
    return f"{paper.originals}/{paper.copies}"


def _words(paper: Component) -> tuple[object, ...]:
    return paper.detail, paper.condition, paper.shown, paper.alternatives, paper.form

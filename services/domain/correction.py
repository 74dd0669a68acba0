"""Putting a received dossier right: which places may change, what they held before, and what comes of it.

Never the number, who received it, when, or the procedure: a wrong procedure is a void number and a new dossier.
Source: own rule; that a dossier's data must be true follows from NĐ 309/2026/NĐ-CP art. 8.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar, get_type_hints

from services.domain.applicant import Applicant, tidy
from services.domain.checklist import MOST_COPIES, Answer, Paper, PaperState
from services.domain.cuts import Cut
from services.domain.dossier import Dossier, FeeLine, IntakeForm, Payment, ResultMethod
from services.domain.representative import Representative
from services.domain.representative import tidy as tidy_representative
from services.domain.terms import Corrected
from services.domain.text import clean
from services.domain.undo import form_of
from services.errors import InvalidForm, Problem

NOTE_LIMIT = 1000
_COUNTS = ("originals", "copies")
_FEE = {"payment": "payment", "pages": "pages", "copies": "copies", "exemption": "exemption"}
_PAPER = re.compile(r"papers\[(\d+)\]\.(originals|copies|alternative)")
_ANSWER = re.compile(r"components\[(\d+)\]")
_RANGES = {"fee.pages": (0, 9999), "fee.copies": (1, 999)}
P = TypeVar("P", Applicant, Representative)


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to be put right.

    Attributes:
        fields: The new text of each place, such as `applicant.full_name`; "" empties it. See `places_of`.
    """

    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One place that was put right; what it held is personal data."""

    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CorrectionMade:
    """One correction as the journal keeps it.

    Attributes:
        actor: Name of the account.
        reason: "" once the details were purged.
        changes: What changed; empty likewise.
    """

    at: datetime
    actor: str
    reason: str
    changes: tuple[Change, ...]


def places_of(dossier: Dossier) -> dict[str, str]:
    """Return every place that may be put right with what it holds, in reading order."""
    return _places(form_of(dossier), dossier.papers)


def _places(form: IntakeForm, papers: Sequence[Paper]) -> dict[str, str]:
    found = {f"applicant.{name}": str(getattr(form.applicant, name)) for name in _names(Applicant)}
    who = form.representative
    found |= {f"representative.{name}": str(getattr(who, name)) if who else "" for name in _names(Representative)}
    for paper in papers:
        if paper.state is PaperState.HANDED_IN:
            found |= {f"papers[{paper.index}].{name}": str(getattr(paper, name)) for name in (*_COUNTS, "alternative")}
    found |= {f"fee.{name}": str(getattr(form, field)) for name, field in _FEE.items()}
    return found | {"result_method": form.result_method.value, "note": form.note}


def _names(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


def changes_between(before: Dossier, after: Dossier) -> tuple[Change, ...]:
    """Return what was put right, in reading order."""
    old, new = places_of(before), places_of(after)
    return tuple(
        Change(place, old.get(place, ""), new.get(place, ""))
        for place in {**old, **new}
        if old.get(place, "") != new.get(place, "")
    )


class _Filling:
    """Puts texts into a form and gathers every place that cannot be."""

    def __init__(self, form: IntakeForm, papers: Sequence[Paper]) -> None:
        self.form, self.problems = form, list[Problem]()
        self._papers = {paper.index: paper for paper in papers}

    def fill(self, place: str, text: str) -> None:
        group, _, name = place.partition(".")
        text = clean(text)
        if len(text) > NOTE_LIMIT:
            self._bad(place, "too_long", str(NOTE_LIMIT))
        elif group == "applicant" and name in _names(Applicant):
            self.form = replace(self.form, applicant=self._person(self.form.applicant, place, name, text))
        elif group == "representative" and name in _names(Representative):
            who = self.form.representative or Representative("")
            self.form = replace(self.form, representative=self._person(who, place, name, text))
        elif found := _PAPER.fullmatch(place):
            self._paper(place, int(found.group(1)), found.group(2), text)
        else:
            self._other(place, group, name, text)

    def _other(self, place: str, group: str, name: str, text: str) -> None:
        if place == "note":
            self.form = replace(self.form, note=text)
        elif place == "result_method":
            self.form = replace(self.form, result_method=self._choice(place, ResultMethod, text))
        elif place == "fee.payment":
            self.form = replace(self.form, payment=self._choice(place, Payment, text))
        elif place in _RANGES:
            self.form = replace(self.form, **{_FEE[name]: self._count(place, text, *_RANGES[place])})  # type: ignore[arg-type]
        elif place == "fee.exemption":
            self.form = replace(self.form, exemption=text)
        else:
            self._bad(place, "not_correctable")

    def _person(self, who: P, place: str, name: str, text: str) -> P:
        hint = get_type_hints(type(who))[name]
        value: Any = text if hint is str else self._choice(place, hint, text)
        return replace(who, **{name: value})

    def _paper(self, place: str, index: int, name: str, text: str) -> None:
        paper = self._papers.get(index)
        if paper is None or paper.state is not PaperState.HANDED_IN:
            self._bad(place, "not_handed_in")
            return
        value: Any = text if name == "alternative" else self._count(place, text, 0, MOST_COPIES)
        answers = (replace(a, **{name: value}) if a.index == index else a for a in self.form.answers)
        self.form = replace(self.form, answers=tuple(answers))

    def _choice(self, place: str, kind: Any, text: str) -> Any:
        known: type[StrEnum] = kind
        try:
            return known(text)
        except ValueError:
            self._bad(place, "not_in_list", ", ".join(one.value for one in known if one.value))
            return next(iter(known))

    def _count(self, place: str, text: str, least: int, most: int) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text):
            self._bad(place, "wrong_type", "int")
            return least
        if not least <= int(text) <= most:
            self._bad(place, "out_of_range", f"{least}–{most}")
            return least
        return int(text)

    def _bad(self, place: str, kind: str, fact: str = "") -> None:
        self.problems.append(Problem(place, kind, fact))


def filled(dossier: Dossier, correction: Correction) -> IntakeForm:
    """Return the form a dossier would have come from, had it been right; it is still to be reviewed.

    Raises:
        InvalidForm: A place may not be put right, or its text cannot be.
    """
    filling = _Filling(form_of(dossier), dossier.papers)
    for place, text in correction.fields.items():
        filling.fill(place, text)
    if filling.problems:
        raise InvalidForm(tuple(filling.problems))
    form = filling.form
    who = tidy_representative(form.representative) if form.representative else None
    if who == replace(Representative(""), basis=who.basis if who else Representative("").basis):
        who = None
    applicant = tidy(form.applicant)
    if applicant.address != dossier.applicant.address and "applicant.commune" not in correction.fields:
        # The commune of today belongs to the address that was put right; it is looked up anew.
        applicant = replace(applicant, commune="")
    return replace(form, applicant=applicant, representative=who)


def own_problems(found: Iterable[Problem], correction: Correction, form: IntakeForm) -> tuple[Problem, ...]:
    """Return those faults of the reviewed form that the correction answers for, named by its own places.

    What the law or the catalogue made of the rest since reception is no fault of this correction.
    """
    touched = {place.partition(".")[0].partition("[")[0] for place in correction.fields}
    touched |= {"representative"} if "applicant" in touched else set()
    return tuple(
        named for one in found if (named := _named(one, form)).field.partition(".")[0].partition("[")[0] in touched
    )


def _named(problem: Problem, form: IntakeForm) -> Problem:
    """Return a fault with a paper named by its place in the catalogue, as the correction names it."""
    if found := _ANSWER.match(problem.field):
        index = form.answers[int(found.group(1))].index
        return replace(problem, field=f"papers[{index}]{problem.field[found.end() :]}")
    return problem


def corrected(
    dossier: Dossier, form: IntakeForm, fees: tuple[FeeLine, ...], by: str, at: datetime
) -> tuple[Dossier, tuple[Change, ...]]:
    """Return a dossier put right, and what changed.

    Args:
        form: What `filled` gave, reviewed.
        by: Display name of the officer.

    Raises:
        InvalidForm: Nothing is different.
    """
    answers = {answer.index: answer for answer in form.answers}
    # Who let a text be cut spoke of the text that was there.
    cuts = tuple(place for place in dossier.terms.cuts if place != Cut.NOTE or form.note == dossier.note)
    right = replace(
        dossier,
        applicant=form.applicant,
        papers=tuple(_paper(paper, answers[paper.index]) for paper in dossier.papers),
        fees=fees,
        result_method=form.result_method,
        note=form.note,
        terms=replace(
            dossier.terms,
            representative=form.representative,
            pages=form.pages,
            copies=form.copies,
            exemption=form.exemption,
            cuts=cuts,
        ),
        version=dossier.version + 1,
    )
    changes = changes_between(dossier, right)
    if not changes:
        raise InvalidForm((Problem("fields", "nothing_changed"),))
    mark = Corrected(at, by, tuple(change.place for change in changes))
    return replace(right, terms=replace(right.terms, corrections=(*right.terms.corrections, mark))), changes


def _paper(paper: Paper, answer: Answer) -> Paper:
    if paper.state is not PaperState.HANDED_IN:
        return paper
    originals, copies = answer.originals or 0, answer.copies or 0
    return replace(paper, originals=originals, copies=copies, alternative=answer.alternative)

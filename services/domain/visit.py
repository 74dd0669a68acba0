"""Several dossiers of one applicant, handed in at once: received together or not at all, on one receipt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from services.domain.applicant import Applicant, numbers_of, tidy
from services.domain.dossier import Dossier, IntakeForm
from services.errors import InvalidForm, Problem

MOST_DOSSIERS = 12
_NOBODY = Applicant("")


@dataclass(frozen=True, slots=True)
class IntakeVisit:
    """The forms of one visit.

    Attributes:
        id: Drawn when the second procedure is opened; the dossiers keep it.
        forms: In the order they stand on the receipt; all of one applicant.
    """

    id: UUID
    forms: tuple[IntakeForm, ...]


def visit_of(visit_id: UUID, forms: Sequence[IntakeForm]) -> IntakeVisit:
    """Return the visit of these forms: the applicant of the first is everybody's, and so is whoever hands them in.

    Raises:
        InvalidForm: There is no form, there are too many, one stands there twice, or one is another person's.
    """
    if found := _problems(forms):
        raise InvalidForm(found)
    person, other = forms[0].applicant, forms[0].representative
    shared: Any = {"visit": visit_id, "applicant": person, "representative": other}
    return IntakeVisit(visit_id, tuple(replace(form, **shared) for form in forms))


def _problems(forms: Sequence[IntakeForm]) -> tuple[Problem, ...]:
    if not 1 <= len(forms) <= MOST_DOSSIERS:
        return (Problem("forms", "out_of_range", f"1–{MOST_DOSSIERS}"),)
    found, seen = [], set()
    for place, form in enumerate(forms):
        if form.id in seen:
            found.append(Problem(f"forms[{place}].id", "listed_twice"))
        if form.applicant not in (_NOBODY, forms[0].applicant) and not _same(form.applicant, forms[0].applicant):
            found.append(Problem(f"forms[{place}].applicant", "other_applicant"))
        seen.add(form.id)
    return tuple(found)


def _same(one: Applicant, other: Applicant) -> bool:
    """Return whether two entries mean one applicant: by a number they are known by."""
    return bool(set(numbers_of(tidy(one))) & set(numbers_of(tidy(other))))


def in_order(dossiers: Sequence[Dossier]) -> tuple[Dossier, ...]:
    """Return the dossiers of a visit as they stand on its receipt: as they were received."""
    return tuple(sorted(dossiers, key=lambda dossier: dossier.book_number))

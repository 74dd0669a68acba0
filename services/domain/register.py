"""What the register shows of a dossier in a list, and how one is looked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from services.domain.applicant import digits as bare
from services.domain.applicant import numbers_of
from services.domain.dossier import Dossier, DossierState
from services.domain.text import fold, words

SOON_HOURS = 24
BACKWARDS = "r"
LAST_DIGITS = 3


class Upload(StrEnum):
    """How far a dossier's uploads are, all rows together; the worst one counts."""

    DELIVERED = "delivered"
    WAITING = "waiting"
    UNKNOWN = "unknown"
    PARKED = "parked"
    WITHDRAWN = "withdrawn"
    """Its reception was undone: nothing was sent, and nothing will be."""


class Mark(StrEnum):
    """How a dossier's business stands, as lists show it."""

    RECEIVED = "received"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    READY = "to_return"
    """Its result waits for the citizen: nobody is late any more."""
    RETURNED = "returned"
    VOID = "void"
    WAITS_CITIZEN = "waits_citizen"
    WAITS_OTHER = "waits_other"


class Filter(StrEnum):
    """Ways to narrow the register."""

    ALL = "all"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    UNSENT = "unsent"


@dataclass(frozen=True, slots=True)
class Row:
    """One dossier in a list.

    Attributes:
        row: Place in the register, growing; lists go newest first by it.
        elsewhere: Another commune decides and has not received it yet, so its clock has not begun.
    """

    row: int
    id: UUID
    number: str
    full_name: str
    personal_id: str
    procedure: str
    field: str
    received_at: datetime
    due_at: datetime
    returned_at: datetime | None
    state: DossierState
    upload: Upload
    elsewhere: bool = False

    def mark(self, now: datetime) -> Mark:
        """Return how the dossier's business stands at a moment; a late upload never makes it late."""
        return mark_of(self.state, self.due_at, now, self.elsewhere)


def mark_of(state: DossierState, due_at: datetime, now: datetime, elsewhere: bool = False) -> Mark:
    """Return how a dossier of this state and promise stands at a moment; one whose clock has not begun is never late."""
    if state is DossierState.RETURNED:
        return Mark.RETURNED
    if state is DossierState.VOID:
        return Mark.VOID
    if state is DossierState.READY:
        return Mark.READY
    if state is DossierState.SUPPLEMENT:
        return Mark.WAITS_CITIZEN
    if elsewhere:
        return Mark.WAITS_OTHER
    left = due_at - now
    if left.total_seconds() < 0:
        return Mark.OVERDUE
    return Mark.DUE_SOON if left.total_seconds() <= SOON_HOURS * 3600 else Mark.RECEIVED


def search_words(dossier: Dossier) -> str:
    """Return the folded words a dossier is found by; who handed it in for the applicant is found as well.

    Numbers also stand backwards behind an `r`, so that the last digits an applicant reads out find it as well.
    """
    applicant, other = dossier.applicant, dossier.terms.representative
    names = [*words(applicant.full_name), *(words(other.full_name) if other else ())]
    known_by = [*numbers_of(applicant), applicant.phone]
    known_by += [other.personal_id, other.passport, other.phone] if other else []
    numbers = [word_of_number(number) for number in known_by if number]
    backwards = [BACKWARDS + number[::-1] for number in (*numbers, dossier.number.rsplit("-", 1)[-1])]
    return " ".join([*names, *words(dossier.number), *words(dossier.procedure.short_name), *numbers, *backwards])


def word_of_number(number: str) -> str:
    """Return a number as one word of the search: a branch's tax code without its dash, a passport in small letters."""
    return bare(number).lower()


def query_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a search, at most eight."""
    return words(text)[:8]


def beginnings(word: str) -> tuple[str, ...]:
    """Return what an indexed word may begin with to fit a word of a search; three digits may be the last of a number."""
    return (word, BACKWARDS + word[::-1]) if _may_end(word) else (word,)


def _may_end(word: str) -> bool:
    return len(word) >= LAST_DIGITS and word.isdigit()


def hits(text: str, query: str) -> tuple[tuple[int, int], ...]:
    """Return where the words of a search begin words of a text, or end its numbers, as (start, length), for marking them."""
    spots: list[tuple[int, int]] = []
    wanted = query_words(query)
    start = 0
    for word in text.split(" "):
        folded = fold(word)
        begun = min(max((len(w) for w in wanted if folded.startswith(w)), default=0), len(word))
        ended = max((len(w) for w in wanted if _may_end(w) and folded.endswith(w)), default=0)
        if begun:
            spots.append((start, begun))
        elif ended:
            spots.append((start + len(word) - ended, ended))
        start += len(word) + 1
    return tuple(spots)

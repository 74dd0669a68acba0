"""Reading the questions, and counting how many a search answers. Nothing here prints a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from services.domain.finding import Finder

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the procedures that answer it, the best first."""

    text: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """Shares of the questions whose procedure came first, and came among the first three."""

    first: float
    three: float


def asked(half: str) -> tuple[Question, ...]:
    """Return the questions of a half, `tuning` or `kept`."""
    lines = (HERE / f"questions_{half}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines if line.strip())
    return tuple(Question(text, tuple(codes.split())) for text, codes, _ in rows)


def totals(finder: Finder, questions: Sequence[Question]) -> Totals:
    """Return how many of the questions a search answers."""
    first = three = 0
    for question in questions:
        codes = [match.procedure.code for match in finder.found(question.text, 3)]
        first += codes[:1] != [] and codes[0] in question.codes
        three += any(code in question.codes for code in codes)
    return Totals(first / len(questions), three / len(questions))

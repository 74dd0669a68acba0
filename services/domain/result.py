"""What a dossier ended in: its result document as far as it was recorded, and what the citizen thought of the service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from services.domain.attachment import ElectronicCopy, Scan
from services.domain.text import clean
from services.errors import Problem

NUMBER_LIMIT = 100
TITLE_LIMIT = 300
TEXT_LIMIT = 500
"""Most characters of a document's number and name, and of a citizen's words. Own values."""


@dataclass(frozen=True, slots=True)
class ResultPaper:
    """The document a dossier ended in; "" and None stand for what nobody recorded, and nothing is made up for it.

    Attributes:
        number: The document's own number (số hiệu), such as `123/2026`.
        title: What kind of document it is, without names, such as `Giấy khai sinh`.
        issued_on: The day on it.
        file: Its scan or its issued file; never a paper that was handed in.
    """

    number: str = ""
    title: str = ""
    issued_on: date | None = None
    file: ElectronicCopy | None = None

    @property
    def known(self) -> bool:
        """Whether anything of it was recorded beyond what kind of document it is."""
        return bool(self.number or self.issued_on or self.file)

    def completed(self, earlier: ResultPaper | None) -> ResultPaper:
        """Return it with what was recorded before and is not said now."""
        if earlier is None:
            return self
        return ResultPaper(
            self.number or earlier.number,
            self.title or earlier.title,
            self.issued_on or earlier.issued_on,
            self.file or earlier.file,
        )


@dataclass(frozen=True, slots=True)
class Said:
    """What an officer says of a result document; "" and None for what they do not know.

    Attributes:
        title: What kind of document it is, without names; "" for the catalogue's own words.
        scan: Its file, from `Papers.keep`.
    """

    number: str = ""
    issued_on: date | None = None
    title: str = ""
    scan: Scan | None = None


NOTHING = Said()


def result_problems(number: str, title: str, issued_on: date | None, today: date) -> tuple[Problem, ...]:
    """Return what cannot be of a result document."""
    found = []
    if len(clean(number)) > NUMBER_LIMIT:
        found.append(Problem("result_number", "too_long", str(NUMBER_LIMIT)))
    if len(clean(title)) > TITLE_LIMIT:
        found.append(Problem("result_title", "too_long", str(TITLE_LIMIT)))
    if issued_on is not None and issued_on > today:
        found.append(Problem("result_date", "in_the_future"))
    return tuple(found)


class Rating(StrEnum):
    """What a citizen thought of the service."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"


@dataclass(frozen=True, slots=True)
class Feedback:
    """A citizen's word about one dossier, given at the counter once it was returned.

    Attributes:
        id: What a receiver knows it by that is told twice.
        text: Their words, or "".
        at: Aware.
    """

    id: UUID
    rating: Rating
    at: datetime
    text: str = ""

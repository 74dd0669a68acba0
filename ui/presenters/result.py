"""The end of a dossier on its page: recording its result document, and what its citizen thought of the service."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from services.cases.papers import Papers
from services.cases.results import Results
from services.domain.dossier import Dossier, DossierState
from services.domain.permissions import Account, Act, may
from services.domain.result import Rating, Said
from services.errors import InvalidForm, PaperUnfit, Problem
from ui.presenters.intake_sheet import day_of
from ui.presenters.runner import Runner

_RECORDED = (DossierState.RECEIVED, DossierState.READY, DossierState.RETURNED)


@dataclass(frozen=True, slots=True)
class Typed:
    """What the officer filled in about a result's document.

    Attributes:
        day: The day on it, as typed.
        file: Path of its file, "" for none.
    """

    number: str = ""
    day: str = ""
    title: str = ""
    file: str = ""


def may_record(dossier: Dossier, by: Account) -> bool:
    """Return whether this account may record the result of a dossier as it stands."""
    return may(by, Act.RETURN_RESULT) and may(by, Act.RECEIVE) and dossier.state in _RECORDED


def may_rate(dossier: Dossier, by: Account) -> bool:
    """Return whether what the citizen thought can be taken down now."""
    returned = dossier.state is DossierState.RETURNED and dossier.terms.feedback is None
    return returned and may(by, Act.RETURN_RESULT)


class ResultView(Protocol):
    """What the page can be told to show."""

    def say_recorded(self, dossier: Dossier) -> None:
        """Say that the result was recorded, and show the dossier as it is now."""

    def say_rated(self, dossier: Dossier) -> None:
        """Say that the citizen's word was taken down."""

    def show_result_faults(self, problems: tuple[Problem, ...]) -> None:
        """Say beside the fields what cannot be."""

    def say_failed(self, error: BaseException) -> None:
        """Say what could not be done."""


class ResultPresenter:
    """Does one thing at a time; a second press meanwhile does nothing.

    Args:
        run: Runs what reads and checks a file, which may take its time.
        most_mb: The largest file that is taken.
    """

    def __init__(
        self, view: ResultView, results: Results, papers: Papers, by: Account, run: Runner, most_mb: int
    ) -> None:
        self._view, self._results, self._papers, self._by, self._run = view, results, papers, by, run
        self._most = most_mb
        self._doing = False

    def record(self, number: str, typed: Typed) -> None:
        """Record a result's document; the view hears what came of it."""
        day = day_of(typed.day) if typed.day.strip() else None
        if typed.day.strip() and day is None:
            self._view.show_result_faults((Problem("result_date", "not_a_date"),))
            return

        def job() -> Dossier:
            scan = None
            if typed.file:
                path = Path(typed.file)
                scan = self._papers.keep(self._by, _content(path, self._most), path.name, None)
            return self._results.ready(self._by, number, Said(typed.number, day, typed.title, scan))

        self._do(job, self._view.say_recorded)

    def rate(self, number: str, rating: Rating, text: str) -> None:
        """Take down what the citizen thought."""
        self._do(lambda: self._results.rate(self._by, number, rating, text), self._view.say_rated)

    def _do(self, job: Callable[[], Dossier], say: Callable[[Dossier], None]) -> None:
        if self._doing:
            return
        self._doing = True

        def done(dossier: Dossier) -> None:
            self._doing = False
            say(dossier)

        self._run(job, done, self._failed)

    def _failed(self, error: BaseException) -> None:
        self._doing = False
        if isinstance(error, InvalidForm):
            self._view.show_result_faults(error.problems)
        else:
            self._view.say_failed(error)


def _content(path: Path, most_mb: int) -> bytes:
    try:
        if path.stat().st_size > most_mb * 1_000_000:
            raise PaperUnfit("too_big", str(most_mb))
        return path.read_bytes()
    except OSError:
        raise PaperUnfit("not_found") from None

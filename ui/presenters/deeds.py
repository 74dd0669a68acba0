"""What can be done to a dossier that was received, and doing it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from services.cases.life import Life
from services.cases.print_jobs import PrintJobs
from services.domain.correction import Correction
from services.domain.dossier import Dossier, DossierState
from services.domain.permissions import Account, Act, may
from services.domain.print_job import PrintJob
from services.errors import InvalidForm, OverrideNeeded, Problem
from ui.presenters.correct import Spot, spots_of
from ui.presenters.intake_sheet import day_of
from ui.presenters.runner import Runner


class Deed(StrEnum):
    """One act on a dossier."""

    ASK_PAPERS = "ask_papers"
    PAPERS_CAME = "papers_came"
    PUT_OFF = "put_off"
    COMPETENT = "competent"
    CORRECT = "correct"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Said:
    """What the officer filled in for a deed.

    Attributes:
        reason: Everything that is missing, a line each, or why a promise is put off, a place corrected, a number voided.
        day: The new day as typed, for a promise that is put off.
        override: Why it is done all the same, when that was asked.
        fields: The places that are put right, with their new text.
    """

    reason: str = ""
    day: str = ""
    override: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


def deeds_of(dossier: Dossier, by: Account) -> tuple[Deed, ...]:
    """Return what this account can do to a dossier as it stands."""
    found: list[Deed] = []
    if may(by, Act.CHANGE_DOSSIER):
        if dossier.state is DossierState.SUPPLEMENT:
            found.append(Deed.PAPERS_CAME)
        if dossier.state is DossierState.RECEIVED:
            found.append(Deed.ASK_PAPERS)
            if dossier.promise.provisional:
                found.append(Deed.COMPETENT)
    unmoved = dossier.terms.extension is None and not dossier.promise.provisional
    if may(by, Act.EXTEND) and dossier.state is DossierState.RECEIVED and unmoved:
        found.append(Deed.PUT_OFF)
    if may_correct(dossier, by):
        found.append(Deed.CORRECT)
    open_still = (DossierState.RECEIVED, DossierState.SUPPLEMENT, DossierState.READY)
    if may(by, Act.VOID_NUMBER) and dossier.state in open_still:
        found.append(Deed.VOID)
    return tuple(found)


def may_correct(dossier: Dossier, by: Account) -> bool:
    """Return whether this account may put a dossier right as it stands: once it was returned, who may void a number may."""
    if dossier.state is DossierState.VOID:
        return False
    needed = Act.VOID_NUMBER if dossier.state is DossierState.RETURNED else Act.CORRECT
    return may(by, Act.CORRECT) and may(by, needed)


class DeedsView(Protocol):
    """What the page can be told to show."""

    def say_done(self, deed: Deed, dossier: Dossier) -> None:
        """Say what was done, and show the dossier as it is now."""

    def ask_override(self, error: OverrideNeeded) -> None:
        """Ask for the reason of what counts against the office."""

    def show_faults(self, problems: tuple[Problem, ...]) -> None:
        """Say beside the fields what cannot be."""

    def show_spots(self, number: str, spots: tuple[Spot, ...]) -> None:
        """Open the sheet on which a dossier is put right."""

    def say_failed(self, error: BaseException) -> None:
        """Say what could not be done."""

    def send_to_printer(self, job: PrintJob) -> None:
        """Have a form printed."""


class DeedsPresenter:
    """Does one deed at a time; a second press meanwhile does nothing."""

    def __init__(self, view: DeedsView, life: Life, print_jobs: PrintJobs, by: Account, run: Runner) -> None:
        self._view, self._life, self._print_jobs, self._by, self._run = view, life, print_jobs, by, run
        self._doing = False

    def do(self, deed: Deed, number: str, said: Said) -> None:
        """Do it; the view hears what came of it."""
        if self._doing:
            return
        act = self._act(deed, number, said)
        if act is None:
            return
        self._doing = True
        self._run(act, lambda dossier: self._done(deed, dossier), self._failed)

    def look_up_places(self, dossier: Dossier) -> None:
        """Have the sheet opened on which a dossier is put right."""
        number = dossier.number
        self._run(
            lambda: self._life.correctable(self._by, number),
            lambda places: self._view.show_spots(number, spots_of(dossier, places)),
            self._view.say_failed,
        )

    def _act(self, deed: Deed, number: str, said: Said) -> Callable[[], Dossier] | None:
        life, by = self._life, self._by
        if deed is Deed.PAPERS_CAME:
            return lambda: life.receive_supplement(by, number)
        if deed is Deed.COMPETENT:
            return lambda: life.receive_at_competent(by, number)
        if deed is Deed.ASK_PAPERS:
            return lambda: life.request_supplement(by, number, said.reason, said.override)
        if deed is Deed.CORRECT:
            return lambda: life.correct(by, number, Correction(said.fields), said.reason)
        if deed is Deed.VOID:
            return lambda: life.void(by, number, said.reason)
        day = day_of(said.day)
        if day is None:
            self._view.show_faults((Problem("due_on", "not_a_date"),))
            return None
        return lambda: life.extend(by, number, day, said.reason, said.override)

    def _done(self, deed: Deed, dossier: Dossier) -> None:
        self._doing = False
        self._view.say_done(deed, dossier)
        if (job := self._form(deed, dossier)) is not None:
            self._run(job, self._view.send_to_printer, self._view.say_failed)

    def _form(self, deed: Deed, dossier: Dossier) -> Callable[[], PrintJob] | None:
        """Return what finds the form the citizen is to have in hand now."""
        prints, by, number = self._print_jobs, self._by, dossier.number
        if deed is Deed.ASK_PAPERS:
            return lambda: prints.slip_numbered(by, "02", dossier.terms.pauses[-1].slip)
        if deed is Deed.PUT_OFF:
            return lambda: prints.extension_of(by, number)
        return (lambda: prints.receipt_of(by, number)) if deed is Deed.PAPERS_CAME else None

    def _failed(self, error: BaseException) -> None:
        self._doing = False
        if isinstance(error, OverrideNeeded):
            self._view.ask_override(error)
        elif isinstance(error, InvalidForm):
            self._view.show_faults(error.problems)
        else:
            self._view.say_failed(error)

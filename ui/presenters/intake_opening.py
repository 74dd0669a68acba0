"""How a sheet begins: the empty page, what is typed first, a handout, a search. No Qt."""

from __future__ import annotations

from services.bootstrap import Desk
from services.domain.finding import Match
from services.domain.numbers import number_in
from services.domain.permissions import Account
from services.domain.print_job import PrintJob
from services.domain.procedure import Procedure
from ui.presenters.intake_begun import begun_with
from ui.presenters.intake_shelf import Shelf
from ui.presenters.intake_view import Happened, IntakeView
from ui.presenters.runner import Latest, Runner


class Opening(Shelf):
    """Looks at the day, searches, begins a sheet with what was typed first."""

    def __init__(self, view: IntakeView, desk: Desk, account: Account, run: Runner) -> None:
        super().__init__(view, desk, account, run)
        self._searches = Latest(run)

    def open(self) -> None:
        """Look at the day, at a draft left behind, and at pages that wait for a printer."""
        self._refresh()
        self._look_for_draft()
        self._run(lambda: self._desk.print_jobs.waiting(self._account), self._tell_prints, self._view.complain)

    def _tell_prints(self, jobs: tuple[PrintJob, ...]) -> None:
        if jobs:
            self._view.tell(Happened("prints_wait", str(len(jobs))))

    def print_waiting(self) -> None:
        """Hand every page that waits to the printer, the oldest first."""

        def each(jobs: tuple[PrintJob, ...]) -> None:
            for job in jobs:
                self._view.print_out(job)

        self._run(lambda: self._desk.print_jobs.waiting(self._account), each, self._view.complain)

    def begin_with(self, text: str) -> None:
        """Take the first thing typed: a dossier's number opens it, a personal number, phone or name begins a sheet."""
        if number := number_in(text):
            self._view.go_to_dossier(number)
        elif text.strip():
            self._put(begun_with(self.sheet, text), changed=True)

    def begin_procedure(self, code: str, case: int) -> None:
        """Take a procedure and a case, as from a handout; answers given for another procedure come back with it."""

        def begin(procedure: Procedure | None) -> None:
            if procedure is not None:
                self.choose_procedure(procedure)
                self.choose_case(case)

        self._with_procedure(code, begin)

    def search(self, text: str) -> None:
        """Look procedures up while a person types."""

        def found(hits: tuple[Match, ...]) -> None:
            if not self._searches.overtaken:
                self._view.show_hits(hits)

        self._searches.ask(lambda: self._desk.catalogue.search(self._account, text), found, self._view.complain)

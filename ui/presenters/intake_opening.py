"""How a sheet begins: the empty page, a draft left behind, someone who comes back. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

from services.bootstrap import Desk
from services.domain.dossier import Draft
from services.domain.finding import Match
from services.domain.numbers import number_in
from services.domain.permissions import Account
from services.domain.print_job import PrintJob
from services.domain.procedure import Procedure
from ui.presenters import intake_sheet as sheets
from ui.presenters.intake_begun import begun_with, returning
from ui.presenters.intake_filling import Filling
from ui.presenters.intake_lobby import Waiting, lobby_of
from ui.presenters.intake_sheet import Sheet
from ui.presenters.intake_view import Happened, IntakeView
from ui.presenters.received import Received
from ui.presenters.runner import Latest, Runner


class Opening(Filling):
    """Looks at the day, offers drafts, searches, sets a sheet aside and takes it back."""

    def __init__(self, view: IntakeView, desk: Desk, account: Account, run: Runner) -> None:
        super().__init__(view, desk, account, run)
        self.received: Received | None = None
        self._offer: Draft | None = None
        self._dropped: Draft | None = None
        self._aside: Sheet | None = None
        self._searches = Latest(run)

    def open(self) -> None:
        """Look at the day, at a draft left behind, and at pages that wait for a printer."""
        self._refresh()
        self._look_for_draft()
        self._run(lambda: self._desk.print_jobs.waiting(self._account), self._tell_prints, self._view.complain)

    def _refresh(self) -> None:
        self._run(lambda: lobby_of(self._desk, self._account), self._view.show_lobby, self._view.complain)

    def _look_for_draft(self) -> None:
        if self.sheet.blank and self.received is None:
            self._run(lambda: _left_behind(self._desk, self._account), self._offer_draft, self._view.complain)

    def _offer_draft(self, draft: Draft | None) -> None:
        if draft is not None and (draft.form.id in self._closed or not self.sheet.blank or self.received):
            return
        self._offer = draft
        self._view.show_offer(draft)

    def restore_draft(self) -> None:
        """Put the draft that was left behind back on the page."""
        if (draft := self._offer) is not None:
            self._take_back(draft, changed=False)

    def _take_back(self, draft: Draft, *, changed: bool) -> None:
        self._withdraw_offer()
        self._with_procedure(draft.form.procedure, lambda p: self._put(sheets.sheet_of(draft, p), changed=changed))

    def drop_draft(self) -> None:
        """Forget the draft on the officer's word; `undo_drop` brings it back."""
        if (draft := self._offer) is None:
            return
        self._withdraw_offer()

        def gone(_: None) -> None:
            self._dropped = draft
            self._view.tell(Happened("draft_dropped"))

        self._run(lambda: self._desk.drafts.drop(self._account, draft.form.id), gone, self._view.complain)

    def undo_drop(self) -> None:
        """Put the draft just dropped on the page."""
        if self._dropped is not None and self.sheet.blank:
            self._take_back(self._dropped, changed=True)
            self._dropped = None

    def bring_back(self) -> None:
        """Undo the last forgetting or setting aside, whichever can be undone."""
        if self._dropped is not None:
            self.undo_drop()
        else:
            self.open_aside()

    def _withdraw_offer(self) -> None:
        self._offer = None
        self._view.show_offer(None)

    def _with_procedure(self, code: str, then: Callable[[Procedure | None], None]) -> None:
        if not code:
            then(None)
            return

        def gone(error: BaseException) -> None:
            then(None)
            self._view.complain(error)

        self._run(lambda: self._desk.catalogue.procedure(self._account, code), then, gone)

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

    def continue_waiting(self, waiting: Waiting) -> None:
        """Begin a new sheet for someone who was asked for papers, with person, procedure and answers as they were."""
        slip = waiting.slip
        self._set_aside()

        def begin(found: tuple[Procedure, Draft | None]) -> None:
            procedure, draft = found
            fresh = sheets.sheet_of(draft, procedure) if draft else returning(slip, procedure)
            self._put(replace(fresh, id=uuid4()), changed=True)

        def look() -> tuple[Procedure, Draft | None]:
            draft = self._desk.drafts.left(self._account)
            kept = draft if draft and draft.form.id == slip.form_id else None
            return self._desk.catalogue.procedure(self._account, slip.procedure.code), kept

        self._run(look, begin, self._view.complain)

    def _set_aside(self) -> None:
        if not self.sheet.blank:
            self._unsaved = True
            self.save()
            self._closed.add(self.sheet.id)
            self._aside = self.sheet
            self._view.tell(Happened("put_aside"))

    def open_aside(self) -> None:
        """Open the sheet again that was set aside or given form 02."""
        if (sheet := self._aside) is not None and self.sheet.blank:
            self._aside = None
            self._closed.discard(sheet.id)
            self.received = None
            self._withdraw_offer()
            self._put(sheet, changed=True)


def _left_behind(desk: Desk, by: Account) -> Draft | None:
    """Return the draft left behind; one that was given form 02 waits in its own list."""
    draft = desk.drafts.left(by)
    asked: set[UUID] = {slip.form_id for slip in desk.registry.today(by).waiting} if draft else set()
    return None if draft is None or draft.form.id in asked else draft

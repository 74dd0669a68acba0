"""Sheets that are not on the page: one left behind by a crash, those that wait, one just dropped. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from services.bootstrap import Desk
from services.domain.dossier import Draft
from services.domain.edition import carried_over, papers_in
from services.domain.permissions import Account
from services.domain.procedure import Procedure
from services.errors import DraftTaken, UnknownProcedure
from ui.presenters import intake_sheet as sheets
from ui.presenters.intake_filling import Filling
from ui.presenters.intake_keeping import Kept
from ui.presenters.intake_lobby import lobby_of
from ui.presenters.intake_sheet import Sheet
from ui.presenters.intake_view import Happened, IntakeView
from ui.presenters.received import Received
from ui.presenters.runner import Runner


class Shelf(Filling):
    """Offers what was left behind, sets sheets aside, takes them up again, drops them on the officer's word."""

    def __init__(self, view: IntakeView, desk: Desk, account: Account, run: Runner) -> None:
        super().__init__(view, desk, account, run)
        self.received: Received | None = None
        self._offer: Draft | None = None
        self._dropped: tuple[Draft, bool] | None = None
        self._aside: UUID | None = None
        self._asked_over: UUID | None = None

    def _refresh(self) -> None:
        self._run(lambda: lobby_of(self._desk, self._account), self._view.show_lobby, self._view.complain)

    def _clear(self) -> None:
        """Empty the page; what was on it is stored, or held here until it is."""
        self.sheet, self.received, self._faults, self._answered = Sheet(), None, (), {}
        self._before_card, self._unsaved = None, False
        self._view.show_faults((), told=False)
        self._view.show_saved(None)
        self._view.close_refusal()
        self._view.show_empty()
        self._refresh()

    # What a crash left behind.

    def _look_for_draft(self) -> None:
        if self.sheet.blank and self.received is None:
            self._run(lambda: self._desk.drafts.left(self._account), self._offer_draft, self._view.complain)

    def _offer_draft(self, draft: Draft | None) -> None:
        if draft is not None and (not self.sheet.blank or self.received):
            return
        self._offer = draft
        self._view.show_offer(draft)

    def restore_draft(self) -> None:
        """Put the very sheet that is offered back on the page."""
        if (draft := self._offer) is not None:
            self._take_up(draft.form.id)

    def drop_draft(self) -> None:
        """Forget the offered sheet on the officer's word; `undo_drop` brings it back."""
        if (draft := self._offer) is not None:
            self._withdraw_offer()
            self._drop(draft.form.id, offered=True)

    def _withdraw_offer(self) -> None:
        self._offer = None
        self._view.show_offer(None)

    def _touch(self) -> None:
        if self._offer is not None and not self.sheet.blank:
            # Another citizen is served first: what was offered waits with the others, and comes back by Ctrl R.
            self._aside = self._offer.form.id
            self._withdraw_offer()
            self._refresh()
        super()._touch()

    # Sheets that wait.

    def look_who_waits(self) -> None:
        """Have shown who waits now."""
        self._refresh()

    def continue_waiting(self, form_id: UUID) -> None:
        """Put a sheet that waits on the page; the one that is there is set aside.

        One that another officer has on the page is taken over at the second asking.
        """
        self._take_up(form_id)

    def _take_up(self, form_id: UUID) -> None:
        over = self._asked_over == form_id
        self._asked_over = None

        def begin(found: tuple[Draft, tuple[Procedure | None, ...]]) -> None:
            self._set_aside()
            self._clear()
            self._withdraw_offer()
            self._show_draft(*found)
            self._view.go_on()
            self._refresh()

        def failed(error: BaseException) -> None:
            if isinstance(error, DraftTaken):
                self._asked_over = form_id
                self._view.tell(Happened("in_hands", error.what))
            else:
                self._view.complain(error)
                self._refresh()

        if any(sheet.id == form_id for sheet in self._on_page().sheets):
            return
        self._run(lambda: self._fetch(form_id, over=over), begin, failed)

    def _fetch(self, form_id: UUID, *, over: bool) -> tuple[Draft, tuple[Procedure | None, ...]]:
        draft = self._desk.drafts.take(self._account, form_id, over=over)
        return draft, shown_in(self._desk, self._account, draft)

    def _take_back(self, draft: Draft, *, changed: bool) -> None:
        """Put a draft on the page that is this account's already."""
        self._withdraw_offer()
        self._run(
            lambda: shown_in(self._desk, self._account, draft),
            lambda found: self._show_draft(draft, found, changed=changed),
            self._view.complain,
        )

    def _show_draft(self, draft: Draft, found: tuple[Procedure | None, ...], *, changed: bool = True) -> None:
        """Put a draft on the page as it was, each procedure as the sheet showed it."""
        opened = tuple(sheets.sheet_of(part, p) for part, p in zip(draft.parts, found, strict=True))
        at = min(int(draft.extras.get("at", "0") or 0), len(opened) - 1)
        visit = draft.extras.get("visit", "")
        self._closed -= {sheet.id for sheet in opened}
        self.received = None
        self._open_kept(Kept(opened, at, UUID(visit) if visit not in ("", "None") else None), changed=changed)
        self._view.show_saved(draft.saved_at)

    def _open_kept(self, kept: Kept, *, changed: bool) -> None:
        self._put(kept.sheets[kept.at], changed=changed)

    def _set_aside(self) -> None:
        """Let the sheet on the page wait; it is held here until it is stored."""
        if self.sheet.blank or self.sheet.id in self._closed:
            return
        kept = self._on_page()
        self._unsaved = False
        self._closed |= {sheet.id for sheet in kept.sheets}
        self._aside = kept.first
        self._keep_away(kept, self._refresh)
        self._view.tell(Happened("put_aside"))

    def open_aside(self) -> None:
        """Open the sheet again that was set aside or given form 02."""
        if (form_id := self._aside) is not None and self.sheet.blank:
            if (late := self._late.pop(form_id, None)) is not None:
                self._closed -= {sheet.id for sheet in late.sheets}
                self.received = None
                self._open_kept(late, changed=True)
            else:
                self._take_up(form_id)

    # Dropping, and its undo.

    def drop_waiting(self, form_id: UUID) -> None:
        """Forget a sheet that waits on the officer's word; `undo_drop` brings it back."""
        self._drop(form_id, offered=False)

    def _drop(self, form_id: UUID, *, offered: bool) -> None:
        def gone(draft: Draft) -> None:
            self._dropped = (draft, offered)
            self._view.tell(Happened("draft_dropped"))
            self._refresh()

        def failed(error: BaseException) -> None:
            self._view.complain(error)
            self._refresh()
            self._look_for_draft()

        self._run(lambda: self._desk.drafts.drop(self._account, form_id), gone, failed)

    def undo_drop(self) -> None:
        """Let the sheet just dropped wait again; one that was offered comes back on the empty page."""
        if (dropped := self._dropped) is None:
            return
        self._dropped = None
        draft, offered = dropped

        def back(_: None) -> None:
            if offered and self.sheet.blank and self.received is None:
                self._take_up(draft.form.id)
            else:
                self._refresh()

        self._run(lambda: self._desk.drafts.bring_back(self._account, draft), back, self._view.complain)

    def bring_back(self) -> None:
        """Undo the last forgetting or setting aside, whichever can be undone."""
        if self._dropped is not None:
            self.undo_drop()
        else:
            self.open_aside()

    # Going over to today's catalogue and rules.

    def go_over(self) -> None:
        """Show the sheet under today's catalogue and rules; what was answered goes along where the paper is still asked for."""
        sheet, before = self.sheet, self.sheet.procedure
        if before is None or self.received is not None:
            return

        def over(after: Procedure) -> None:
            if self.sheet.id == sheet.id and self.sheet.procedure is before:
                self._put(over_to(self.sheet, after), changed=True)

        def look() -> Procedure:
            after = self._desk.catalogue.procedure(self._account, before.code)
            _carry_papers(self._desk, self._account, sheet, after)
            return after

        self._run(look, over, self._view.complain)

    def _with_procedure(self, code: str, then: Callable[[Procedure | None], None]) -> None:
        if not code:
            then(None)
            return

        def gone(error: BaseException) -> None:
            then(None)
            self._view.complain(error)

        self._run(lambda: self._desk.catalogue.procedure(self._account, code), then, gone)


def shown_in(desk: Desk, by: Account, draft: Draft) -> tuple[Procedure | None, ...]:
    """Return the procedures of a draft as its page showed them, else as they are today; None where there is none."""
    return tuple(_shown(desk, by, part) for part in draft.parts)


def _shown(desk: Desk, by: Account, draft: Draft) -> Procedure | None:
    code = draft.form.procedure
    if not code:
        return None
    try:
        if draft.form.shown is not None:
            return desk.catalogue.version_of(by, code, draft.catalogue)
        return desk.catalogue.procedure(by, code)
    except UnknownProcedure:
        return None


def over_to(sheet: Sheet, after: Procedure) -> Sheet:
    """Return a sheet under another row of its procedure; the rules are today's from then on."""
    if sheet.procedure is None:
        return sheet
    case, answers = carried_over(sheet.answers, sheet.case or 0, sheet.procedure, after)
    if sheet.case is None and len(after.cases) > 1:
        case = None
    moved = replace(sheet, procedure=after, case=case, answers=(), rules=0)
    if case is None:
        return moved
    known = {answer.index for answer in answers}
    given = [answer for answer in sheets.with_case(moved, case).answers if answer.index not in known]
    return replace(moved, answers=tuple(sorted((*answers, *given), key=lambda answer: answer.index)))


def _carry_papers(desk: Desk, by: Account, sheet: Sheet, after: Procedure) -> None:
    """Let scanned papers lie with the same paper of the new checklist, or with none when it is asked for no more."""
    if sheet.procedure is None or sheet.case is None:
        return
    case = carried_over((), sheet.case, sheet.procedure, after)[0]
    same = papers_in(sheet.procedure.case(sheet.case), after.case(case)) if case is not None else {}
    for paper in desk.papers.of_form(by, sheet.id):
        if paper.component is not None and same.get(paper.component) != paper.component:
            desk.papers.assign(by, paper.id, same.get(paper.component))

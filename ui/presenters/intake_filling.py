"""The sheet while it is filled in: every change, what it comes to, and the draft of it. No Qt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from services.bootstrap import Desk
from services.domain.applicant import Sex
from services.domain.calendar import office_day
from services.domain.card import Card
from services.domain.checklist import Answer, PaperState
from services.domain.dossier import Payment, ResultMethod
from services.domain.permissions import Account
from services.domain.procedure import Procedure
from services.errors import Problem
from ui.presenters import intake_people as people
from ui.presenters import intake_sheet as sheets
from ui.presenters.intake_faults import Fault, faults_of, person_problem
from ui.presenters.intake_keeping import Keeping
from ui.presenters.intake_outlook import Outlook, outlook_of
from ui.presenters.intake_sheet import Sheet
from ui.presenters.intake_view import Happened, IntakeView
from ui.presenters.runner import Latest, Runner

_BY_REVIEW = ("due_on", "fee", "pages", "exemption")
"""Places of which only a review can say that they are mended."""


class Filling(Keeping):
    """Changes the sheet and asks what it comes to."""

    def __init__(self, view: IntakeView, desk: Desk, account: Account, run: Runner) -> None:
        super().__init__(view, desk, account, run)
        self._answered: dict[tuple[str, int], tuple[Answer, ...]] = {}
        self._before_card: Sheet | None = None
        self._faults: tuple[Fault, ...] = ()
        self._reviews = Latest(run)

    @property
    def today(self) -> date:
        """The office's date."""
        return office_day(self._desk.place.now())

    def typed(self, name: str, text: str) -> None:
        """Take what stands in a field: one of the person's, or one of the reception."""
        texts: dict[str, Any] = {name: text}
        if name == f"{people.BEARER}.basis":
            # Which papers and fields there are depends on it.
            self._put(people.typed_of_bearer(self.sheet, "basis", text), changed=True)
        elif name.startswith(people.BEARER):
            self._change(people.typed_of_bearer(self.sheet, name.removeprefix(f"{people.BEARER}."), text))
        elif name in ("fee", "pages", "copies", "exemption", "due_on"):
            self._change(replace(self.sheet, **texts))
        elif name == "address":
            self._change(replace(self.sheet, person=replace(self.sheet.person, address=text, commune="")))
        elif name == "sex":
            self._change(replace(self.sheet, person=replace(self.sheet.person, sex=Sex(text))))
        else:
            self._change(replace(self.sheet, person=replace(self.sheet.person, **texts)))

    def problem_in(self, name: str) -> Problem | None:
        """Return what is wrong with a field of the person that was just left."""
        return person_problem(self.sheet, name, self.today)

    def _read(self, card: Card) -> None:
        part = people.target_of(self.sheet, card.applicant.personal_id, self._view.part_in_focus() or "")
        if not part:
            self._view.tell(Happened("whose_card"))
            return
        self._before_card, now = self.sheet, self._desk.place.now()
        self._put(people.read_for(self.sheet, part, lambda s: sheets.with_card(s, card, now)), changed=True)
        self._view.tell(Happened("card_read", people.name_in(self.sheet, part), card.notes, card.issued_on))

    def undo_card(self) -> None:
        """Put the page back as it was before the card."""
        if self._before_card is not None:
            self._put(self._before_card, changed=True)
            self._before_card = None

    def choose_procedure(self, procedure: Procedure) -> None:
        """Take a procedure; answers given for another one come back with it."""
        if self.sheet.procedure is not None and self.sheet.procedure.code == procedure.code:
            self._view.show_sheet(self.sheet)
            return
        self._remember()
        changed = sheets.with_procedure(self.sheet, procedure)
        if changed.case is not None and (answers := self._answered.get((procedure.code, changed.case))):
            changed = replace(changed, answers=answers)
        self._put(changed, changed=True)

    def choose_case(self, case: int) -> None:
        """Take a case; answers given in another one come back with it."""
        procedure = self.sheet.procedure
        if procedure is None or not 0 <= case < len(procedure.cases) or case == self.sheet.case:
            return
        self._remember()
        answers = self._answered.get((procedure.code, case))
        self._put(sheets.with_case(self.sheet, case, answers), changed=True)

    def _remember(self) -> None:
        if self.sheet.procedure is not None and self.sheet.case is not None:
            self._answered[(self.sheet.procedure.code, self.sheet.case)] = self.sheet.answers

    def answer(self, index: int, state: PaperState | None, alternative: str = "") -> None:
        """Take what became of a paper."""
        self._change(sheets.with_answer(self.sheet, index, state, alternative))
        self._view.show_answers(self.sheet)

    def pay(self, payment: Payment) -> None:
        """Take how the fee was paid."""
        self._change(replace(self.sheet, payment=payment))

    def deliver_by(self, method: ResultMethod) -> None:
        """Take how the citizen wants the result."""
        self._change(replace(self.sheet, result_method=method))

    def return_to(self, point: str) -> None:
        """Take at which reception point the result is handed out."""
        self._change(replace(self.sheet, return_point=point))

    def at_once(self, same_day: bool) -> None:
        """Take that the result is handed over at once."""
        self._change(replace(self.sheet, same_day=same_day))

    def _put(self, sheet: Sheet, *, changed: bool = False) -> None:
        """Put a whole sheet on the page."""
        self.sheet = sheet
        self._view.show_sheet(sheet)
        if self._faults:
            self._settle_faults()
        else:
            self._view.show_faults((), told=False)
        self._review()
        if changed:
            self._touch()

    def _change(self, sheet: Sheet) -> None:
        if sheet == self.sheet:
            return
        self.sheet = sheet
        self._settle_faults()
        self._review()
        self._touch()

    def _settle_faults(self) -> None:
        """Take faults off the list as they are mended; new ones are told at the next press only."""
        if self._faults:
            left = {f.place for f in faults_of(self.sheet, self.today)} | set(_BY_REVIEW)
            self._faults = tuple(f for f in self._faults if f.place in left)
            self._view.show_faults(self._faults, told=False)

    def _review(self) -> None:
        """Ask what the sheet comes to."""
        sheet = self.sheet
        if sheet.procedure is None:
            self._view.show_outlook(None)
            self._view.show_changes(())
            return

        def done(outlook: Outlook) -> None:
            if sheet.id == self.sheet.id and self.sheet.procedure == sheet.procedure:
                self._show_outlook(outlook)

        self._reviews.ask(
            lambda: outlook_of(self._desk, self._account, sheets.form_of(sheet)), done, self._view.complain
        )

    def _show_outlook(self, outlook: Outlook) -> None:
        if not self.sheet.rules:
            # From here on the page shows what these rules come to, until the officer goes over to newer ones.
            self.sheet = replace(self.sheet, rules=outlook.review.edition.rules)
        self._view.show_outlook(outlook)
        self._view.show_changes(outlook.review.changes)
        if any(f.place in _BY_REVIEW for f in self._faults):
            left = {f.place for f in faults_of(self.sheet, self.today, outlook.review)}
            self._faults = tuple(f for f in self._faults if f.place in left)
            self._view.show_faults(self._faults, told=False)

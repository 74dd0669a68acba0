"""The intake page (F2): what the frame asks of it, and what a person does on it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from services.bootstrap import Desk
from services.domain.permissions import Account
from services.domain.print_job import PrintJob
from services.domain.procedure import Procedure
from services.wording import problem_text
from ui.notice import Notice
from ui.tasks import Lanes
from ui.translate import language, tr
from ui.views.intake.keys import keys_of
from ui.views.intake.surface import Surface


class IntakePage(Surface):
    """Empty, filled in, or showing what was just received."""

    go_to = Signal(str)
    """Show another page, by its name."""
    correct_dossier = Signal(str)
    """Open a dossier in the register to be put right; carries its number."""

    def __init__(self, desk: Desk, account: Account, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(desk, account, lanes, parent)
        self._connect()
        self.show_empty()

    def _connect(self) -> None:
        act, columns = self.presenter, self.columns
        self.offer.restored.connect(act.restore_draft)
        self.offer.dropped.connect(act.drop_draft)
        self.summary.chosen.connect(columns.go_to_place)
        self.summary.request.connect(act.request_papers)
        columns.welcome.begun.connect(self._begin)
        columns.welcome.by_hand.connect(columns.type_by_hand)
        columns.person.typed.connect(act.typed)
        columns.person.left.connect(self._field_left)
        columns.person.scan_again.connect(self._scan_again)
        columns.picks.searched.connect(act.search)
        columns.picks.picked.connect(self._pick)
        columns.picks.continued.connect(act.continue_waiting)
        columns.picks.everybody.connect(self.bring_papers)
        self.who_waits.continued.connect(act.continue_waiting)
        self.who_waits.dropped.connect(act.drop_waiting)
        self.who_waits.escaped.connect(self.close_panel)
        self.changes.taken.connect(act.go_over)
        columns.picks.escaped.connect(lambda: columns.search(searching=False))
        columns.checklist.change.connect(lambda: columns.search(searching=True))
        columns.checklist.cases.chosen.connect(self._choose_case)
        columns.checklist.papers.answered.connect(act.answer)
        columns.tabs.switched.connect(act.switch)
        columns.tabs.added.connect(act.add_procedure)
        columns.tabs.removed.connect(act.remove_procedure)
        columns.checklist.group.opened.connect(self.open_group)
        self.waiting.clicked.connect(self.bring_papers)
        self.following.clicked.connect(act.next_citizen)
        columns.outlook.typed.connect(act.typed)
        columns.outlook.paid.connect(act.pay)
        columns.outlook.delivered_by.connect(act.deliver_by)
        columns.outlook.returned_to.connect(act.return_to)
        columns.outlook.at_once.connect(self._at_once)
        columns.exits.receive.connect(self.receive)
        columns.exits.request.connect(self.request)
        columns.exits.refuse.connect(self.refuse)
        columns.refusal.refused.connect(act.refuse)
        columns.refusal.escaped.connect(self.close_refusal)
        columns.checklist.extras.opened.connect(self.ask_beyond)
        columns.checklist.extras.removed.connect(act.remove_extra)
        columns.beyond.wished.connect(act.wish)
        columns.beyond.added.connect(act.add_extra)
        columns.beyond.escaped.connect(self.close_panel)
        columns.again.confirmed.connect(self._ask_again)
        columns.again.escaped.connect(self.close_panel)
        self.receipt.next_citizen.connect(act.next_citizen)
        self.receipt.same_person.connect(act.same_person)
        self.receipt.print_again.connect(act.print_again)
        self.receipt.print_control.connect(act.print_control_sheet)
        self.receipt.undone.connect(act.undo_reception)
        self.receipt.correct.connect(self.correct_key)
        self.receipt.show_queue.connect(lambda: self.go_to.emit("queue"))

    # What the frame asks of a page.

    @property
    def title(self) -> str:
        """The page's title."""
        return tr("Received just now") if self.presenter.received else tr("Intake of dossiers")

    def head_widgets(self) -> list[QWidget]:
        """Return what stands beside the title."""
        return []

    def head_actions(self) -> list[QWidget]:
        """Return what stands at the right of the page head."""
        return [self.saved, self.waiting, self.following]

    def main_action(self) -> None:
        """F9: receive; after a reception, the next citizen."""
        if self.presenter.received:
            self.presenter.next_citizen()
        else:
            self.receive()

    def shortcuts(self) -> dict[str, Callable[[], None]]:
        """Return the page's keys."""
        return keys_of(self)

    def entered(self) -> None:
        """The page is shown: look at the day, drafts and prints."""
        self.presenter.open()
        self.attaching.entered()
        if self.presenter.received is None and self.presenter.sheet.blank:
            self.columns.go(1)

    def left(self) -> None:
        """The page is hidden or the window closed: save at once what was typed."""
        self.attaching.left()
        self.keep()

    def come_back(self) -> None:
        """The desk is unlocked: others may have served citizens meanwhile."""
        self.presenter.look_who_waits()

    def refresh(self) -> None:
        """Deliveries came on: look again at what is shown."""
        self.presenter.look_again()

    def printed(self, job: PrintJob, printer: str) -> None:
        """A page came out of the printer or was saved."""
        self.presenter.look_again()

    def print_failed(self, job: PrintJob, error: BaseException) -> None:
        """A page did not come out."""
        self.presenter.look_again()

    def scanned(self, text: str) -> None:
        """Take a scan, wherever the caret is."""
        if self.presenter.scanned(text):
            if self.knowing.go_to_gap():
                return
            if self.presenter.sheet.procedure is None:
                self.columns.go_to_papers()
            else:
                self.columns.person.focus("phone")

    def begin_procedure(self, code: str, case: int) -> None:
        """Open a procedure, as from its handout; a receipt still in sight makes room for the next citizen."""
        if self.presenter.received:
            self.presenter.next_citizen()
        self.columns.search(searching=False)
        self.presenter.begin_procedure(code, case)
        self.columns.person.focus("personal_id")

    # What a person does.

    def receive(self) -> None:
        """F9: receive, once every paper given so far is in."""
        self.attaching.presenter.settled(self.presenter.receive)

    def bring_papers(self) -> None:
        """Ctrl B: everybody who waits; what is on the page stays until one of them is taken, and is set aside then."""
        self.go_to_waiting(None)

    def go_to_waiting(self, form_id: UUID | None) -> None:
        """Show the sheets that wait, this one marked."""
        if self.presenter.received:
            self.presenter.next_citizen()
        self.columns.lay_over(self.who_waits)
        self.who_waits.open(form_id)
        self.presenter.look_who_waits()

    def refuse(self) -> None:
        """F11: ask for the reason; a second press refuses with it."""
        if self.presenter.received:
            return
        if self.columns.refusing:
            self.columns.refusal.confirm()
        elif self.presenter.may_give_slip():
            self.presenter.look_up_grounds()
            self.show_refusal(None)

    def ask_beyond(self) -> None:
        """Alt T: ask for a paper beyond the checklist."""
        sheet = self.presenter.sheet
        if not self.presenter.received and sheet.procedure is not None and sheet.case is not None:
            self.show_beyond(())

    def request(self) -> None:
        """F10: ask for papers; while it is asked why once more, go on with the reason."""
        if self.columns.panel is self.columns.again:
            self.columns.again.confirm()
        else:
            self.presenter.request_papers()

    def _ask_again(self, reason: str) -> None:
        self.presenter.ask_again(reason)
        self.presenter.request_papers()

    def go(self, column: int) -> None:
        """Alt 1–3: go to a column."""
        if not self.presenter.received:
            self.columns.go(column)

    def type_by_hand(self) -> None:
        """Alt K: the citizen has no card."""
        if not self.presenter.received:
            self.columns.type_by_hand()

    def quick_pick(self, place: int) -> None:
        """Ctrl 1–8: one of the usual procedures, while they are in sight."""
        if not self.presenter.received and self.columns.picks.isVisible():
            self.columns.picks.pick(place)

    def print_key(self) -> None:
        """Ctrl P: the receipt again; else the pages that wait."""
        if self.presenter.received:
            self.presenter.print_again()
        else:
            self.presenter.print_waiting()

    def correct_key(self) -> None:
        """Ctrl H: what was just received, on its own page, to be put right."""
        if (received := self.presenter.received) is not None:
            self.correct_dossier.emit(received.dossier.number)

    def restore_key(self) -> None:
        """Ctrl R: the draft that is offered, else the sheet last set aside."""
        if self.offer.isVisible():
            self.presenter.restore_draft()
        else:
            self.presenter.bring_back()

    def choose_letter(self, place: int) -> None:
        """Alt A–J: a reason while refusing, the paper a file shows while attaching, what to do with a twin, else a case."""
        if self.columns.refusing:
            self.columns.refusal.choose(place)
        elif self.attaching.opened:
            self.attaching.panel.choose_letter(place)
        elif (panel := self.knowing.opened) is not None:
            panel.choose(place)
        else:
            self._choose_case(place)

    def open_group(self) -> None:
        """Ctrl Shift G: open the whole linked group that is offered."""
        self.presenter.open_group()
        if self.presenter.together:
            self.columns.checklist.focus_first()

    def _begin(self, text: str) -> None:
        self.presenter.begin_with(text)
        if not self.presenter.sheet.blank:
            self.columns.person.focus("full_name")

    def _pick(self, procedure: Procedure) -> None:
        self.columns.search(searching=False)
        self.presenter.choose_procedure(procedure)
        if self.presenter.sheet.person.full_name:
            self.columns.checklist.focus_first()
        else:
            self.columns.person.focus("personal_id")

    def _choose_case(self, place: int) -> None:
        self.presenter.choose_case(place)
        self.columns.checklist.cases.focus()

    def _at_once(self, same_day: bool) -> None:
        self.presenter.at_once(same_day)
        self.columns.exits.show_same_day(same_day)

    def _field_left(self, name: str) -> None:
        problem = self.presenter.problem_in(name)
        words = problem_text(problem, language()) if problem else ""
        self.columns.person.set_error(name, words[:1].upper() + words[1:])
        self.columns.show_counts(self.presenter.sheet)
        self.presenter.save()

    def _scan_again(self) -> None:
        self.notice.emit(Notice(tr("Hold the card before the scanner; the caret may be anywhere."), "link", "scan"))
        self.columns.person.focus("personal_id")

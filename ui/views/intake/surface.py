"""The face of the intake page: everything its presenter can have shown."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from services.bootstrap import Desk
from services.domain.dossier import Draft
from services.domain.edition import Change
from services.domain.finding import Match
from services.domain.permissions import Account
from services.domain.places import Place
from services.domain.print_job import PrintJob
from services.domain.refusal import Ground
from services.domain.rulebook import Rule
from services.errors import AskedBefore, Problem
from ui.components import Button
from ui.notice import failure
from ui.presenters.intake_faults import Fault
from ui.presenters.intake_known import Familiar
from ui.presenters.intake_lobby import Lobby
from ui.presenters.intake_outlook import Outlook
from ui.presenters.intake_rows import rows_of
from ui.presenters.intake_sheet import Sheet
from ui.presenters.intake_together import GroupOffer, Line, Tab
from ui.presenters.intake_undo import UndoPresenter
from ui.presenters.intake_view import Happened
from ui.presenters.received import Received
from ui.tasks import Lanes
from ui.translate import tr
from ui.views.intake.attaching import Attaching
from ui.views.intake.changes import Changes
from ui.views.intake.columns import Columns
from ui.views.intake.faults import FaultSummary
from ui.views.intake.knowing import Knowing
from ui.views.intake.layout import Switch
from ui.views.intake.offer import Offer
from ui.views.intake.paper import split_name
from ui.views.intake.saved import SavedLine, Saver
from ui.views.intake.telling import notice_of
from ui.views.intake.waiting import WaitingPanel
from ui.views.received.view import ReceivedView
from ui.views.receivers import called

LOW = 580
"""Height in pixels under which the page leaves out what is not needed: a window of 720 without its frame."""
_ROOMY, _TALL = 660, 700
_SLIM = 700
"""Width in pixels under which the page has narrower margins."""


class Surface(QWidget):
    """Empty, filled in, or showing what was just received; implements `IntakeView`."""

    notice = Signal(object)
    print_job = Signal(object)
    open_dossier = Signal(str)
    """Open a dossier in the register; carries its number."""
    find_dossiers = Signal(str)
    """Look for somebody's dossiers in the register; carries the words."""
    head_changed = Signal()
    waiting_changed = Signal()

    def __init__(self, desk: Desk, account: Account, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = UndoPresenter(self, desk, account, lanes.desk)
        self.faults: tuple[Fault, ...] = ()
        self._at_fault = 0
        self._saver = Saver(self)
        self._saver.due.connect(self.presenter.save)
        self._saver.overdue.connect(self._not_yet_saved)
        self.offer, self.changes, self.summary, self.columns = Offer(), Changes(), FaultSummary(), Columns()
        self.who_waits = WaitingPanel()
        self.columns.add_panel(self.who_waits)
        self.receipt = ReceivedView(desk.settings.office.agency_name)
        self.saved = SavedLine(self)
        self.waiting, self.following = self._head()
        self._filling = self._filling_page()
        self._stack = Switch()
        self._stack.addWidget(self._filling)
        self._stack.addWidget(self.receipt)
        self.attaching, self.knowing = Attaching(self, desk, account, lanes), Knowing(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _filling_page(self) -> QWidget:
        filling = QWidget()
        column = QVBoxLayout(filling)
        column.setContentsMargins(16, 0, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.offer)
        column.addWidget(self.changes)
        column.addWidget(self.summary)
        column.addWidget(self.columns, 1)
        return filling

    def _head(self) -> tuple[Button, Button]:
        waiting = Button(tr("Citizens who bring papers"), "light", key="Ctrl B", icon="people", height=32, parent=self)
        following = Button(tr("Next citizen"), key="Ctrl N", icon="plus", height=32, parent=self)
        for widget in (waiting, following):
            widget.hide()
        return waiting, following

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shrink on a low screen."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if (room := self._filling.layout()) is not None:
            side = 16 if self.width() >= _SLIM else 12
            room.setContentsMargins(side, 0, side, 12)
        height = self._in_sight()
        low = 0 < height < LOW
        self.summary.set_compact(low)
        told = self.offer.isVisible() or self.changes.isVisible()
        self.columns.set_compact(low or told, tight=bool(self.faults))
        self.columns.picks.set_compact(0 < height < _ROOMY)
        self.receipt.set_compact(low)
        self.columns.person.foot.set_roomy(height >= _TALL and not self.faults)

    def _in_sight(self) -> int:
        """Return how much of the page's height can be seen: where it scrolls, it is taller than that."""
        holder = self.parentWidget()
        while holder is not None and not isinstance(holder, QScrollArea):
            holder = holder.parentWidget()
        return self.height() if holder is None else min(self.height(), holder.viewport().height())

    def next_fault(self) -> None:
        """Go to the next faulty place."""
        if self.faults:
            self._at_fault = (self._at_fault + 1) % len(self.faults)
            self.columns.go_to_place(self.faults[self._at_fault].place)

    def show_empty(self) -> None:
        """Show the empty page, the caret where a scan or a number goes."""
        self._stack.setCurrentWidget(self._filling)
        self.columns.show_empty()
        self.attaching.show_sheet(self.presenter.sheet)
        self._show_head()
        self.columns.go(1)

    def show_lobby(self, lobby: Lobby) -> None:
        """Show the day on the empty page."""
        self.columns.show_lobby(lobby, self._desk.settings.office.desk)
        self.who_waits.show_lobby(lobby)
        count = lobby.requests
        self.waiting.set_words(tr("%n citizens bring papers", count) if count else tr("Citizens who bring papers"))

    def show_offer(self, draft: Draft | None) -> None:
        """Offer a draft that was left behind, or take the offer away."""
        self.offer.show_draft(draft, self._desk.place.now())
        self._fit()

    def show_hits(self, hits: tuple[Match, ...]) -> None:
        """Show the procedures that fit what was typed."""
        self.columns.picks.show_hits(hits)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a sheet from top to bottom."""
        self._stack.setCurrentWidget(self._filling)
        self.columns.show_sheet(sheet)
        self.attaching.show_sheet(sheet)
        self._show_head()

    def show_answers(self, sheet: Sheet) -> None:
        """Show the checklist after an answer."""
        self.columns.checklist.papers.show_sheet(sheet)
        self.attaching.show_sheet(sheet)
        if not self.faults:
            self.columns.show_counts(sheet)

    def show_outlook(self, outlook: Outlook | None) -> None:
        """Show promise, fee and receiver."""
        self.columns.show_outlook(outlook, self.presenter.sheet)

    def show_glance(self, place: Place, warnings: tuple[str, ...]) -> None:
        """Show what address and number say before a procedure is chosen."""
        self.columns.person.show_oddities(warnings)
        self.columns.person.address.show_place(place, self.presenter.sheet.person.commune)

    def show_visit(self, tabs: tuple[Tab, ...], at: int) -> None:
        """Show the procedures of the visit, the one in sight marked."""
        self.columns.tabs.show_tabs(tabs, at)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show what each dossier of the visit comes to."""
        self.columns.outlook.show_lines(lines, self.presenter.at)

    def show_group(self, offer: GroupOffer | None) -> None:
        """Offer to open a linked group, or take the offer away."""
        self.columns.checklist.group.show_group(offer)

    def look_for_procedure(self) -> None:
        """Ctrl F: look for a procedure."""
        if not self.presenter.received:
            self.columns.search(searching=True)

    def show_faults(self, faults: tuple[Fault, ...], *, told: bool) -> None:
        """Show what is missing; the first place takes the focus when a person just pressed an exit."""
        sheet = self.presenter.sheet
        changed = faults != self.faults
        self.faults = faults
        if not changed and not told:
            return
        by_database = tuple(
            split_name(row.component.name)[0]
            for row in rows_of(sheet)
            if row.chosen and row.chosen.value == "from_database"
        )
        self.summary.show_faults(faults, by_database)
        self.columns.show_faults(faults, sheet)
        self._fit()
        if told and faults:
            self._at_fault = 0
            self.columns.refuse(refusing=False)
            self.columns.go_to_place(faults[0].place)

    def show_saved(self, at: datetime | None) -> None:
        """Say when the draft was saved."""
        self._saver.settled()
        self.saved.show_saved(at)
        self._show_head()

    def go_on(self) -> None:
        """Put the caret where a sheet that was taken up goes on: its papers, or the search for its procedure."""
        self.columns.go_to_papers()

    def show_unsaved(self, error: BaseException) -> None:
        """Say that the draft could not be saved, and why."""
        self.saved.show_unsaved(error)
        self._show_head()

    def _not_yet_saved(self) -> None:
        if self.presenter.all_kept:
            return
        self.saved.show_pending()
        self._show_head()

    def show_changes(self, changes: tuple[Change, ...]) -> None:
        """Say what comes out differently under today's catalogue and rules."""
        if self.changes.show_changes(changes, self._receiver_name):
            self._fit()

    def _receiver_name(self, receiver: str) -> str:
        return called(self._desk.settings, receiver)

    def show_received(self, received: Received) -> None:
        """Show the page after a reception."""
        first = self._stack.currentWidget() is not self.receipt
        self.receipt.show_received(received, self._desk.place.now())
        self._stack.setCurrentWidget(self.receipt)
        self._show_head()
        if first:
            self.waiting_changed.emit()
            self.receipt.next.setFocus()

    def show_pages(self, pdf: bytes) -> None:
        """Show the receipt's pages."""
        self.receipt.show_pages(pdf)

    def show_refusal(self, problem: Problem | None) -> None:
        """Ask for the reason of a refusal."""
        self.columns.refuse(refusing=True)
        self.columns.refusal.open(problem)

    def show_grounds(self, grounds: tuple[Rule[Ground], ...]) -> None:
        """Offer the lawful grounds for refusing."""
        self.columns.refusal.show_grounds(grounds)

    def show_beyond(self, problems: tuple[Problem, ...]) -> None:
        """Show the panel of a paper beyond the checklist."""
        self.columns.lay_over(self.columns.beyond)
        self.columns.beyond.show_problems(problems)

    def show_under_way(self, under_way: bool) -> None:
        """Say above the exits that one of them is being stored, once it takes longer than a blink."""
        self.columns.exits.show_under_way(under_way)

    def show_again(self, error: AskedBefore) -> None:
        """Ask why this person is asked for papers once more."""
        self.columns.lay_over(self.columns.again)
        self.columns.again.open(error, self.presenter.sheet.again)

    def close_panel(self) -> None:
        """Go back to the checklist; what was written stays for another try."""
        if self.columns.panel is not None:
            self.columns.lay_over(None)
            self.columns.go_to_papers()

    def close_refusal(self) -> None:
        """Go back to the checklist; what was written stays for another try."""
        if self.columns.refusing:
            self.columns.refuse(refusing=False)
            self.columns.go_to_papers()

    def tell(self, what: Happened) -> None:
        """Say in the notice bar what happened."""
        self.notice.emit(notice_of(what, self.presenter))

    def complain(self, error: BaseException) -> None:
        """Say in the notice bar what went wrong."""
        self.notice.emit(failure(error))

    def save_soon(self) -> None:
        """Have the draft saved within a second of the first change that is not saved."""
        self._saver.soon()

    def keep(self) -> None:
        """Store now what was typed."""
        self._saver.at_once()
        self.presenter.save()

    def save_later(self) -> None:
        """Have it tried again in a while what could not be saved."""
        self._saver.later()

    def now(self) -> datetime:
        """Return the moment it is at the counter."""
        return self._desk.place.now()

    def part_in_focus(self) -> str:
        """Return which part of the people the caret is in."""
        return self.columns.person.part_in_focus()

    def look_up_soon(self) -> None:
        """Have it looked up in a moment who this is."""
        self.knowing.look_up_soon()

    def show_familiar(self, familiar: Familiar) -> None:
        """Say what is known of who this is."""
        self.knowing.show_familiar(familiar)

    def print_out(self, job: PrintJob) -> None:
        """Hand a page to the printer."""
        self.print_job.emit(job)

    def go_to_dossier(self, number: str) -> None:
        """Open a dossier in the register."""
        self.open_dossier.emit(number)

    def _show_head(self) -> None:
        filling = not self.presenter.sheet.blank and self._stack.currentWidget() is self._filling
        # What could not be saved is told on the empty page too: it may be the sheet that was just left.
        self.saved.setVisible(bool(self.saved.text()) and (filling or self.presenter.owing))
        self.waiting.setVisible(filling)
        self.following.setVisible(filling)
        self.head_changed.emit()

"""What a page of intake can show, as its presenter sees it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from services.domain.dossier import Draft
from services.domain.edition import Change
from services.domain.finding import Match
from services.domain.places import Place
from services.domain.print_job import PrintJob
from services.domain.refusal import Ground
from services.domain.rulebook import Rule
from services.errors import AskedBefore, Problem
from ui.presenters.intake_faults import Fault
from ui.presenters.intake_lobby import Lobby
from ui.presenters.intake_outlook import Outlook
from ui.presenters.intake_sheet import Sheet
from ui.presenters.received import Received

if TYPE_CHECKING:
    from ui.presenters.intake_known import Familiar
    from ui.presenters.intake_together import GroupOffer, Line, Tab


@dataclass(frozen=True, slots=True)
class Happened:
    """Something to tell in the notice bar.

    Attributes:
        kind: What happened: `card_read`, `card_same`, `card_other`, `old_card`, `number_damaged`, `not_understood`,
            `prints_wait`, `draft_dropped`, `put_aside`, `received`,
            `known`, `requested`, `refused`, `copied`, `in_hands`, `whose_card`, `taken_over` or `joined`.
        what: The number, name or count the words need.
        notes: Notes of a card.
        day: The ISO date a card was issued on, or "".
    """

    kind: str
    what: str = ""
    notes: tuple[str, ...] = ()
    day: str = ""


class IntakeView(Protocol):
    """The page. It shows what it is told and decides nothing."""

    def show_empty(self) -> None:
        """Show the empty page, the caret where a scan or a number goes."""

    def show_lobby(self, lobby: Lobby) -> None:
        """Show the day on the empty page."""

    def show_offer(self, draft: Draft | None) -> None:
        """Offer a draft that was left behind, or take the offer away."""

    def show_hits(self, hits: tuple[Match, ...]) -> None:
        """Show the procedures that fit what was typed."""

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a sheet from top to bottom."""

    def show_answers(self, sheet: Sheet) -> None:
        """Show the checklist after an answer."""

    def show_outlook(self, outlook: Outlook | None) -> None:
        """Show promise, fee and receiver; None while there is no procedure."""

    def show_glance(self, place: Place, warnings: tuple[str, ...]) -> None:
        """Show what address and number say before a procedure is chosen."""

    def show_faults(self, faults: tuple[Fault, ...], *, told: bool) -> None:
        """Show what is missing; `told` when a person just pressed an exit, so the first place takes the focus."""

    def show_saved(self, at: datetime | None) -> None:
        """Say when the draft was saved."""

    def go_on(self) -> None:
        """Put the caret where a sheet that was taken up goes on."""

    def show_unsaved(self, error: BaseException) -> None:
        """Say that the draft could not be saved, and why."""

    def show_changes(self, changes: tuple[Change, ...]) -> None:
        """Say what comes out differently under today's catalogue and rules; nothing when it is the same."""

    def show_received(self, received: Received) -> None:
        """Show the page after a reception."""

    def show_pages(self, pdf: bytes) -> None:
        """Show the receipt's pages."""

    def show_refusal(self, problem: Problem | None) -> None:
        """Ask for the reason of a refusal, saying what was wrong with the one given."""

    def show_grounds(self, grounds: tuple[Rule[Ground], ...]) -> None:
        """Offer the lawful grounds for refusing."""

    def show_beyond(self, problems: tuple[Problem, ...]) -> None:
        """Show the panel of a paper beyond the checklist, saying what keeps it from being asked for."""

    def show_under_way(self, under_way: bool) -> None:
        """Show that an exit is being stored, or is no more."""

    def show_again(self, error: AskedBefore) -> None:
        """Ask why this person is asked for papers once more."""

    def close_panel(self) -> None:
        """Go back to the checklist from whichever panel lies over it."""

    def close_refusal(self) -> None:
        """Go back to the checklist."""

    def tell(self, what: Happened) -> None:
        """Say in the notice bar what happened."""

    def complain(self, error: BaseException) -> None:
        """Say in the notice bar what went wrong."""

    def save_soon(self) -> None:
        """Have the draft saved within a second."""

    def save_later(self) -> None:
        """Have it tried again in a while what could not be saved."""

    def part_in_focus(self) -> str:
        """Return which part of the people the caret is in: `person`, `representative` or ""."""

    def print_out(self, job: PrintJob) -> None:
        """Hand a page to the printer."""

    def go_to_dossier(self, number: str) -> None:
        """Open a dossier in the register."""


class VisitView(IntakeView, Protocol):
    """The page with several procedures of one visit."""

    def show_visit(self, tabs: tuple[Tab, ...], at: int) -> None:
        """Show the procedures of the visit, the one in sight marked; none while there is only one."""

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show what each dossier of the visit comes to; none while there is only one."""

    def show_group(self, offer: GroupOffer | None) -> None:
        """Offer to open a linked group, or take the offer away."""

    def look_for_procedure(self) -> None:
        """Show the search for a procedure."""


class KnownView(VisitView, Protocol):
    """The page that says who was here before."""

    def look_up_soon(self) -> None:
        """Have it looked up in a moment who this is; typed on, it waits again."""

    def show_familiar(self, familiar: Familiar) -> None:
        """Say what is known of who this is."""

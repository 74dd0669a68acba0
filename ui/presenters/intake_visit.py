"""Several procedures of one citizen in one visit: a sheet each, one person, received together. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from services.bootstrap import Desk
from services.domain.permissions import Account
from services.domain.print_job import PrintJob
from services.domain.procedure import Procedure
from services.domain.slip import Slip
from ui.presenters.intake import IntakePresenter
from ui.presenters.intake_faults import Fault
from ui.presenters.intake_keeping import Kept
from ui.presenters.intake_sheet import Sheet
from ui.presenters.intake_together import (
    GroupOffer,
    Line,
    commune_code,
    group_of,
    lines_of,
    of_person,
    opened_with,
    request_all,
    tab_of,
    try_all,
)
from ui.presenters.intake_view import Happened, VisitView
from ui.presenters.received import Received
from ui.presenters.runner import Latest, Runner

MOST_SHEETS = 8
"""More than this nobody keeps apart on a page; the rest is another visit."""


class VisitPresenter(IntakePresenter):
    """The intake page with one sheet or several; alone, a sheet behaves as it always did."""

    def __init__(self, view: VisitView, desk: Desk, account: Account, run: Runner) -> None:
        super().__init__(view, desk, account, run)
        self._page: VisitView = view
        self._left: tuple[Sheet, ...] = ()
        self._right: tuple[Sheet, ...] = ()
        self.visit: UUID | None = None
        self._found: dict[UUID, tuple[Fault, ...]] = {}
        self._offered: GroupOffer | None = None
        self._counts = Latest(run)

    @property
    def together(self) -> bool:
        """Whether the visit has more than one sheet."""
        return bool(self._left or self._right)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every sheet of the visit in order, all of the person of the one in sight."""
        now = self.sheet
        return (*(of_person(now, s) for s in self._left), now, *(of_person(now, s) for s in self._right))

    @property
    def at(self) -> int:
        """Place of the sheet in sight."""
        return len(self._left)

    def typed(self, name: str, text: str) -> None:
        """Take what stands in a field; a commune is looked up as it is typed."""
        if name == "competent":
            code = commune_code(self._desk, self._account, text)
            self._change(replace(self.sheet, competent=text, competent_code=code))
        else:
            super().typed(name, text)

    # Opening, changing and leaving sheets.

    def choose_procedure(self, procedure: Procedure) -> None:
        """Take a procedure; when it belongs to a linked group, the whole group is offered."""
        super().choose_procedure(procedure)
        self._offer_group(None)
        if not self.together:
            self._run(
                lambda: group_of(self._desk, self._account, procedure.code), self._offer_group, self._view.complain
            )

    def _offer_group(self, offer: GroupOffer | None) -> None:
        procedure = self.sheet.procedure
        if offer is not None and (procedure is None or not offer.group.opened_from(procedure.code) or self.together):
            return
        self._offered = offer
        self._page.show_group(offer)

    def open_group(self) -> None:
        """Open every procedure of the offered group beside the one in sight; the online procedure for all gives way."""
        if (offer := self._offered) is None or self.received is not None:
            return
        opened, at = opened_with(self.sheet, offer)
        self._open(opened, at, changed=True)

    def _open(self, opened: Sequence[Sheet], at: int, *, changed: bool) -> None:
        self._left, self._right = tuple(opened[:at]), tuple(opened[at + 1 :])
        self.visit = (self.visit or uuid4()) if self.together else None
        self._offer_group(None)
        self._faults = self._found.get(opened[at].id, ())
        self._put(opened[at], changed=changed)
        self._view.show_faults(self._faults, told=False)

    def add_procedure(self) -> None:
        """Begin another procedure for the same citizen; it is chosen next."""
        if self.received is not None or len(self.sheets) >= MOST_SHEETS:
            return
        if self.sheet.procedure is not None:
            self._open((*self._chosen(), of_person(self.sheet, Sheet())), len(self._chosen()), changed=False)
        self._page.look_for_procedure()

    def remove_procedure(self) -> None:
        """Leave the procedure in sight out of the visit; the last one stays."""
        if self.together and self.received is None:
            left = (*self.sheets[: self.at], *self.sheets[self.at + 1 :])
            self._found.pop(self.sheet.id, None)
            self._open(left, min(self.at, len(left) - 1), changed=True)

    def switch(self, at: int) -> None:
        """Bring another procedure of the visit into sight; one that was never chosen goes away."""
        if not 0 <= at < len(self.sheets) or at == self.at or self.received is not None:
            return
        wanted, chosen = self.sheets[at].id, self._chosen()
        self._before_card = None
        self._open(chosen, next((i for i, s in enumerate(chosen) if s.id == wanted), len(chosen) - 1), changed=False)

    def step(self, by: int) -> None:
        """Go on to the next procedure of the visit, or back, round the ends."""
        if self.together:
            self.switch((self.at + by) % len(self.sheets))

    def _chosen(self) -> tuple[Sheet, ...]:
        """Return the sheets that have a procedure, at least the one in sight."""
        return tuple(s for s in self.sheets if s.procedure is not None) or (self.sheet,)

    # What is shown of the visit.

    def _put(self, sheet: Sheet, *, changed: bool = False) -> None:
        super()._put(sheet, changed=changed)
        self._show_tabs()

    def _change(self, sheet: Sheet) -> None:
        super()._change(sheet)
        self._show_tabs()

    def _show_tabs(self) -> None:
        if self.sheet.id in self._found:
            self._found[self.sheet.id] = self._faults
        tabs = tuple(tab_of(s, self._found.get(s.id, ())) for s in self.sheets) if self.together else ()
        self._page.show_visit(tabs, self.at)

    def _review(self) -> None:
        super()._review()
        self._count()

    def _count(self) -> None:
        """Ask what every sheet comes to."""
        all_ = self.sheets
        if self.together:
            self._counts.ask(lambda: lines_of(self._desk, self._account, all_), self._counted, self._view.complain)
        else:
            self._page.show_lines(())

    def _counted(self, lines: tuple[Line, ...]) -> None:
        if self.together and not self._counts.overtaken and len(lines) == len(self.sheets):
            self._page.show_lines(lines)

    # Keeping it.

    def _on_page(self) -> Kept:
        return Kept(self.sheets, self.at, self.visit)

    def _renumber(self, ids: Mapping[UUID, UUID]) -> None:
        super()._renumber(ids)
        self._left, self._right = (
            tuple(replace(sheet, id=ids.get(sheet.id, sheet.id)) for sheet in side)
            for side in (self._left, self._right)
        )

    def _open_kept(self, kept: Kept, *, changed: bool) -> None:
        self.visit = kept.visit
        self._open(kept.sheets, kept.at, changed=changed)

    def _clear(self) -> None:
        self._left = self._right = ()
        self.visit, self._found = None, {}
        self._offer_group(None)
        super()._clear()
        self._show_tabs()
        self._page.show_lines(())

    # The exits.

    def receive(self) -> None:
        """Receive every sheet of the visit, all or none, or show what is missing, the first procedure first."""
        if not self.together:
            super().receive()
            return
        if self._busy or self.received is not None:
            return
        self._busy, all_, visit, today = True, self.sheets, self.visit, self.today
        self._run(lambda: try_all(self._desk, self._account, all_, visit, today), self._all_tried, self._failed)

    def _all_tried(self, outcome: Received | dict[UUID, tuple[Fault, ...]]) -> None:
        if isinstance(outcome, dict):
            self._busy, self._found = False, outcome
            self.switch(next(i for i, s in enumerate(self.sheets) if s.id in outcome))
            self._show_tabs()
            self._show_faults(outcome[self.sheet.id])
            return
        self._closed |= {sheet.id for sheet in self.sheets}
        self._left = self._right = ()
        self.visit, self._found = None, {}
        self._tried(outcome)
        self._show_tabs()
        self._page.show_lines(())

    def _show_received(self, received: Received) -> None:
        shown = self.received
        if shown is not None and shown.dossier.id == received.dossier.id:
            received = replace(received, siblings=received.siblings or shown.siblings)
        super()._show_received(received)

    def request_papers(self) -> None:
        """Give out form 02 for every procedure of the visit that lacks papers; the draft stays for the next visit."""
        if not self.together:
            super().request_papers()
            return
        if self._busy or self.received is not None or not self.may_give_slip():
            return
        self._unsaved = True
        self.save()
        self._busy, all_ = True, self.sheets
        self._run(lambda: request_all(self._desk, self._account, all_), self._requested, self._failed)

    def _requested(self, given: tuple[tuple[Slip, PrintJob], ...]) -> None:
        self._busy = False
        self._aside = self.sheets[0].id
        self._closed |= {s.id for s in self.sheets}
        self._clear()
        self._view.tell(Happened("requested", ", ".join(job.subject for _, job in given)))
        for _, job in given:
            self._view.print_out(job)

    def _slip_given(self, kind: str, slip: Slip, job: PrintJob) -> None:
        if not self.together:
            super()._slip_given(kind, slip, job)
            return
        self._busy = False
        self._closed.add(slip.form_id)
        self._view.close_refusal()
        self.remove_procedure()
        self._view.tell(Happened(kind, job.subject))
        self._view.print_out(job)

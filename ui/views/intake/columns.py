"""The three columns side by side, empty or filled in, and how they shrink on a low screen."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components import Card, SectionTitle, Text
from ui.presenters.intake_faults import Fault, reason_faults
from ui.presenters.intake_lobby import Lobby
from ui.presenters.intake_outlook import Outlook
from ui.presenters.intake_people import BEARER
from ui.presenters.intake_rows import counts
from ui.presenters.intake_sheet import Sheet
from ui.translate import tr
from ui.views.intake.again import AgainPanel
from ui.views.intake.beyond import BeyondPanel
from ui.views.intake.board import Board, FoldedPerson
from ui.views.intake.checklist import Checklist
from ui.views.intake.exits import Exits
from ui.views.intake.layout import ROOM, Scroll, Switch, roomy
from ui.views.intake.outlook import OutlookColumn
from ui.views.intake.person import Person
from ui.views.intake.picks import Picks
from ui.views.intake.refusal import Refusal
from ui.views.intake.representative import people_line
from ui.views.intake.today import TodaySoFar
from ui.views.intake.visit import VisitTabs
from ui.views.intake.welcome import Welcome
from ui.views.intake.words import confidence_text, fault_text, notice_text


class Columns(QWidget):
    """Applicant, procedure and papers, reception; it shows and sends nothing on by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.welcome, self.person = Welcome(), Person()
        self.picks, self.checklist, self.refusal = Picks(), Checklist(), Refusal()
        self.beyond, self.again = BeyondPanel(), AgainPanel()
        self.today, self.outlook, self.exits = TodaySoFar(), OutlookColumn(), Exits()
        self.tabs = VisitTabs()
        self._sheet = Sheet()
        self._by_hand = self._searching = False
        self._panel: QWidget | None = None
        self._reference = Text(role="caption", tone="quiet")
        self._titles = (
            SectionTitle(1, tr("Applicant"), "Alt 1"),
            SectionTitle(2, tr("Procedure and papers"), "Alt 2"),
            SectionTitle(3, tr("Reception"), "Alt 3"),
        )
        head = self._titles[1].layout()
        if isinstance(head, QHBoxLayout):
            head.insertWidget(3, self._reference)
        self._first = _switch(roomy(self.welcome), Scroll(roomy(self.person)))
        self._panels: list[QWidget] = [self.refusal, self.beyond, self.again]
        self._second = _switch(self.picks, self.checklist, *(roomy(panel) for panel in self._panels))
        reception = Scroll(roomy(self.outlook))
        reception.resized.connect(lambda height: self.outlook.fit(height - 2 * ROOM))
        self._third = _switch(roomy(self.today), reception)
        cards = [_card(title, switch) for title, switch in zip(self._titles, self._switches(), strict=True)]
        self._cards = cards
        self.second_card = cards[1]
        cards[1].body.insertWidget(1, self.tabs)
        cards[2].body.addWidget(roomy(self.exits))
        self.board = Board(cards, FoldedPerson(), self.person.foot)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.board)
        self._arrange()

    def add_panel(self, panel: QWidget) -> None:
        """Have one more panel that can lie over the checklist."""
        self._panels.append(panel)
        self._second.addWidget(roomy(panel))

    def _switches(self) -> tuple[Switch, Switch, Switch]:
        return self._first, self._second, self._third

    def set_compact(self, compact: bool, tight: bool) -> None:
        """Take less height on a low screen, still less beside the list of what is missing."""
        for card in self._cards:
            # The focus ring lies 4 px around a control: what scrolls has that much room of its own.
            card.set_padding(12 - ROOM if compact or tight else 16 - ROOM)
            card.body.setSpacing(4 if compact or tight else 6)
        self.welcome.set_compact(compact or tight)
        self.today.set_compact(compact or tight)
        self.person.set_compact(compact, tight)
        self.checklist.set_compact(compact, tight)
        self.outlook.set_compact(compact, tight)

    def show_lobby(self, lobby: Lobby, desk: int) -> None:
        """Show the day on the empty columns."""
        self.welcome.show_visits(lobby)
        self.picks.show_lobby(lobby)
        self.today.show_lobby(lobby, desk)

    def show_empty(self) -> None:
        """Empty all three columns."""
        self._by_hand, self._searching, self._panel = False, False, None
        self.picks.search.line.clear()
        self.welcome.first.line.clear()
        self.refusal.clear()
        self.again.clear()
        self.person.clear_errors()
        self.show_sheet(Sheet())

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a sheet from top to bottom."""
        changed = sheet.procedure is not self._sheet.procedure
        if changed:
            self._searching, self._panel = False, None
            self.picks.search.line.clear()
        self._sheet = sheet
        self.person.show_sheet(sheet)
        self.checklist.show_sheet(sheet)
        self.beyond.show_wish(sheet.wish)
        self.outlook.show_sheet(sheet)
        self.exits.show_same_day(sheet.same_day)
        self.show_counts(sheet)
        self._arrange()

    def show_counts(self, sheet: Sheet) -> None:
        """Show how much of the papers is here."""
        self._sheet = sheet
        self.exits.show_missing(*counts(sheet))
        read = bool(sheet.card_at or sheet.others.bearer.card_at)
        self._titles[0].set_done(read and self.person.complete())
        self.board.show_filled(self.person.complete(), *people_line(sheet))

    def show_outlook(self, outlook: Outlook | None, sheet: Sheet) -> None:
        """Show what the sheet comes to."""
        if outlook is not None:
            self.outlook.show_outlook(outlook, sheet)
            told = reason_faults(sheet, outlook.review)
            self.checklist.papers.show_doubts({int(f.place.removeprefix("paper.")): _sentence(f) for f in told})
            self.person.show_oddities(outlook.review.warnings)
            online = [notice_text(n) for n in outlook.review.notices if n.kind == "online_only"]
            self.checklist.online.say("; ".join(online), "triangle", "wait")
        if outlook is not None or not sheet.person.address:
            self.person.address.show_place(outlook.place if outlook else None, sheet.person.commune)

    def show_faults(self, faults: tuple[Fault, ...], sheet: Sheet) -> None:
        """Show what is wrong at each place."""
        places = {fault.place: fault_text(fault) for fault in faults}
        self.person.clear_errors()
        for place, words in places.items():
            if place.startswith(("person.", f"{BEARER}.")):
                name = place.removeprefix("person.")
                self.person.set_error(name, words[:1].upper() + words[1:])
        papers = {
            int(p.removeprefix("paper.")): w[:1].upper() + w[1:] for p, w in places.items() if p.startswith("paper.")
        }
        self.checklist.papers.show_faults(papers)
        money = next((place for place in ("fee", "pages", "exemption") if place in places), "fee")
        self.outlook.fee.set_error(places.get(money, ""), money)
        self.outlook.promise.due_on.set_error(places.get("due_on", ""))
        self.outlook.competent.set_error(places.get("competent", ""))
        if faults:
            self.exits.show_faults(len(faults))
        else:
            self.show_counts(sheet)

    def search(self, searching: bool) -> None:
        """Show the search instead of the checklist, or go back."""
        self._searching, self._panel = searching, None
        self._arrange()
        if searching:
            self.picks.search.setFocus()

    def refuse(self, refusing: bool) -> None:
        """Show the reasons for refusing instead of the checklist, or go back."""
        self.lay_over(self.refusal if refusing else None)

    def lay_over(self, panel: QWidget | None) -> None:
        """Show one of the panels instead of the checklist, or go back."""
        self._panel = panel
        self._arrange()

    @property
    def panel(self) -> QWidget | None:
        """The panel that lies over the checklist."""
        return self._panel

    @property
    def refusing(self) -> bool:
        """Whether a reason for refusing is asked for."""
        return self._panel is self.refusal

    def type_by_hand(self) -> None:
        """Show the empty fields of the applicant."""
        self._by_hand = True
        self._arrange()
        self.board.unfold()
        self.person.focus_first()

    def go(self, column: int) -> None:
        """Go to a column: its first control."""
        if column == 1:
            if self._first.currentIndex() == 0:
                self.welcome.first.setFocus()
            else:
                self.board.unfold()
                self.person.focus_first()
        elif column == 2:
            self.go_to_papers()
        elif self._third.currentIndex() == 0:
            self.exits.main.setFocus()
        else:
            self.go_to_reception()

    def go_to_papers(self) -> None:
        """Go to the first thing to do in the second column."""
        if self._second.currentIndex() == 0:
            self.picks.search.setFocus()
        else:
            self.checklist.focus_first()

    def go_to_reception(self) -> None:
        """Go to the first thing to fill in the third column."""
        promise, fee = self.outlook.promise, self.outlook.fee
        for widget in (promise.due_on.line, fee.first(), self.outlook.method):
            if widget.isVisible():
                widget.setFocus()
                return

    def go_to_place(self, place: str) -> None:
        """Go to a faulty place."""
        if place.startswith(("person.", f"{BEARER}.")):
            self._by_hand = True
            self._arrange()
            self.board.unfold()
            self.person.focus(place.removeprefix("person."))
        elif place == "procedure":
            self.search(searching=True)
        elif place == "case":
            self.search(searching=False)
            self.checklist.cases.focus()
        elif place.startswith("paper."):
            self.search(searching=False)
            self.checklist.focus_paper(int(place.removeprefix("paper.")))
        elif place == "due_on":
            self.outlook.promise.due_on.line.setFocus()
        elif place == "competent":
            self.outlook.competent.line.setFocus()
        elif place == "exemption":
            self.outlook.fee.waiver.first().setFocus()
        else:
            (self.outlook.fee.pages if place == "pages" else self.outlook.fee.amount).setFocus()

    def _arrange(self) -> None:
        sheet = self._sheet
        self._first.setCurrentIndex(1 if self._by_hand or not sheet.blank else 0)
        filled = sheet.procedure is not None and not self._searching
        over = self._panels.index(self._panel) + 2 if self._panel else 0
        self._second.setCurrentIndex(over or (1 if filled else 0))
        self._third.setCurrentIndex(1 if sheet.procedure is not None else 0)
        self._reference.setText(
            confidence_text(sheet.procedure) if sheet.procedure and filled else tr("Reference catalogue")
        )


def _sentence(fault: Fault) -> str:
    words = fault_text(fault)
    return words[:1].upper() + words[1:]


def _switch(*pages: QWidget) -> Switch:
    switch = Switch()
    for page in pages:
        switch.addWidget(page)
    return switch


def _card(title: SectionTitle, inside: QWidget) -> Card:
    card = Card()
    card.body.addWidget(roomy(title))
    held = QVBoxLayout()
    held.addWidget(inside)
    card.body.addLayout(held, 1)
    return card

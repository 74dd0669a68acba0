"""What a scan does on the intake page. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from services.bootstrap import Desk
from services.domain.applicant import Applicant, digits, number_warnings, tidy
from services.domain.card import Card, looks_like_card, read_card, unread
from services.domain.numbers import number_in
from services.domain.permissions import Account
from services.domain.places import Place
from services.domain.text import fold
from ui.presenters import intake_people as people
from ui.presenters import intake_sheet as sheets
from ui.presenters.intake_beyond import Beyond
from ui.presenters.intake_sheet import Sheet
from ui.presenters.intake_view import Happened, IntakeView
from ui.presenters.runner import Latest, Runner


class Scanning(Beyond):
    """Takes scans, one after the other: while an exit is under way they are kept and done after it."""

    def __init__(self, view: IntakeView, desk: Desk, account: Account, run: Runner) -> None:
        super().__init__(view, desk, account, run)
        self._under_way = False
        self._kept_scans: list[Callable[[], object]] = []
        self._turned_page = False
        self._glances = Latest(run)

    @property
    def _busy(self) -> bool:
        """Whether an exit is under way."""
        return self._under_way

    @_busy.setter
    def _busy(self, busy: bool) -> None:
        self._under_way = busy
        self._view.show_under_way(busy)
        if not busy and self._kept_scans:
            # Not at once: what ends now has not shown yet what it came to.
            self._run(lambda: None, lambda _: self._do_kept(), self._view.complain)

    def _do_kept(self) -> None:
        kept, self._kept_scans = self._kept_scans, []
        for scan in kept:
            scan()

    def begin_procedure(self, code: str, case: int) -> None:
        """Take a procedure and a case, as from a handout."""
        if self._under_way:
            self._kept_scans.append(lambda: self.begin_procedure(code, case))
            return
        if self.received is not None:
            self._clear()
        super().begin_procedure(code, case)

    def scanned(self, text: str) -> bool:
        """Take a scan: a card fills the person, a receipt's QR opens its dossier, anything else is told.

        Returns whether a card was read.
        """
        if self._under_way:
            self._kept_scans.append(lambda: self.scanned(text))
        elif looks_like_card(text) and (card := read_card(text)):
            return self._take_card(card)
        elif number := number_in(text):
            self._view.go_to_dossier(number)
        else:
            reason = unread(text)
            self._view.tell(Happened(reason.value if reason else "not_understood"))
        return False

    def _take_card(self, card: Card) -> bool:
        if self.received is not None:
            self._clear()
        elif self._says_the_same(card):
            self._view.tell(Happened("card_same", card.applicant.full_name))
            return False
        turned = _is_of_another(self.sheet, card.applicant)
        if turned:
            self._set_aside()
            self._clear()
        self._read(card)
        self._turned_page = turned
        if turned:
            self._view.tell(Happened("card_other", card.applicant.full_name, card.notes))
        return True

    def _says_the_same(self, card: Card) -> bool:
        part = people.target_of(self.sheet, card.applicant.personal_id, self._view.part_in_focus() or "")
        owner = part == people.OWNER
        read_at = self.sheet.card_at if owner else self.sheet.others.bearer.card_at
        if not part or read_at is None:
            return False
        return people.read_for(self.sheet, part, lambda s: sheets.with_card(s, card, read_at)) == self.sheet

    def _review(self) -> None:
        """Ask what the sheet comes to; before a procedure is chosen, what number and address say alone."""
        super()._review()
        sheet = self.sheet
        if sheet.procedure is not None or not sheet.person.address:
            return

        def done(place: Place) -> None:
            if sheet.id == self.sheet.id and self.sheet.procedure is None and self.sheet.person == sheet.person:
                self._view.show_glance(place, number_warnings(tidy(sheet.person)))

        self._glances.ask(
            lambda: self._desk.places_book.today(self._account, sheet.person.address), done, self._view.complain
        )

    def undo_card(self) -> None:
        """Put the page back as it was before the card; a sheet that made room for it comes back."""
        undone, turned = self._before_card is not None, self._turned_page
        read, self._turned_page = self.sheet, False
        super().undo_card()
        if undone and self.sheet.blank:
            self._forget(read)
        if undone and turned:
            self.open_aside()

    def _forget(self, sheet: Sheet) -> None:
        """Let no draft stay of a card that was taken back; mostly none was stored yet."""
        self._run(lambda: self._desk.drafts.drop(self._account, sheet.id), lambda _: None, lambda _: None)


def _is_of_another(sheet: Sheet, read: Applicant) -> bool:
    """Return whether a sheet was begun for another person than a card is of, and holds more than that person's card.

    A number that differs beside the same name, or beside no name, was mistyped.
    """
    person = sheet.person
    number = digits(person.personal_id)
    if people.acts(sheet) or number in ("", read.personal_id):
        return False
    if sheet.card_at is None:
        return bool(person.full_name) and fold(person.full_name) != fold(read.full_name)
    return sheet.procedure is not None or bool(sheet.attached or person.phone or person.email)

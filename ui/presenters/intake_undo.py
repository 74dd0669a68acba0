"""Undoing the reception in sight: the sheet comes back as it was, under ids of its own. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from services.bootstrap import Desk
from services.domain.dossier import IntakeForm
from services.domain.permissions import Account
from ui.presenters.intake_keeping import Kept
from ui.presenters.intake_known import KnownPresenter
from ui.presenters.intake_view import Happened, KnownView
from ui.presenters.received import Received
from ui.presenters.runner import Runner


class UndoPresenter(KnownPresenter):
    """The intake page that remembers what it received last, as it was typed."""

    def __init__(self, view: KnownView, desk: Desk, account: Account, run: Runner) -> None:
        super().__init__(view, desk, account, run)
        self._pressed = self._typed = Kept(())
        self._undoing = False

    def receive(self) -> None:
        """Receive what is on the page, and remember how it was typed."""
        if not self._busy and self.received is None:
            self._pressed = self._on_page()
        super().receive()

    def _show_received(self, received: Received) -> None:
        if self.received is None:
            self._typed = self._pressed
        super()._show_received(received)

    def undo_reception(self) -> None:
        """Take back the reception in sight; a second press meanwhile does nothing. What keeps it from being undone is told."""
        if (shown := self.received) is None or self._undoing:
            return
        self._undoing, number = True, shown.dossier.number

        def failed(error: BaseException) -> None:
            self._undoing = False
            self._view.complain(error)
            self.look_again()

        self._run(
            lambda: self._desk.intake.undo(self._account, number), lambda forms: self._undone(shown, forms), failed
        )

    def _undone(self, shown: Received, forms: Sequence[IntakeForm]) -> None:
        self._undoing = False
        together = sorted((shown.dossier, *shown.siblings), key=lambda dossier: dossier.book_number)
        ids: Mapping[UUID, UUID] = {dossier.form_id: form.id for dossier, form in zip(together, forms, strict=False)}
        typed = self._typed
        if self.received is None or self.received.dossier.id != shown.dossier.id:
            # The page went on to the next citizen meanwhile: the sheet waits as a draft.
            self._view.tell(Happened("undone_aside", shown.dossier.number))
            self._refresh()
            return
        self._clear()
        self._open_kept(
            replace(typed, sheets=tuple(replace(sheet, id=ids[sheet.id]) for sheet in typed.sheets if sheet.id in ids)),
            changed=True,
        )
        self._view.tell(Happened("undone", ", ".join(dossier.number for dossier in together)))

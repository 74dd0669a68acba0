"""Keeping what is typed: the draft of the sheet in sight, and of sheets that left the page. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from services.bootstrap import Desk
from services.domain.draft import DraftState
from services.domain.permissions import Account
from services.errors import DraftTaken
from ui.presenters import intake_sheet as sheets
from ui.presenters.intake_sheet import Sheet
from ui.presenters.intake_view import Happened, IntakeView
from ui.presenters.runner import Runner


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything on the page at one moment: one sheet, or those of a visit.

    Attributes:
        at: Place of the sheet in sight.
    """

    sheets: tuple[Sheet, ...]
    at: int = 0
    visit: UUID | None = None

    @property
    def first(self) -> UUID:
        """The id its draft is known by."""
        return self.sheets[0].id

    def as_copy(self) -> tuple[Kept, Mapping[UUID, UUID]]:
        """Return the same under ids of its own, and which id took the place of which."""
        ids = {sheet.id: uuid4() for sheet in self.sheets}
        return replace(self, sheets=tuple(replace(sheet, id=ids[sheet.id]) for sheet in self.sheets)), ids


def saving(desk: Desk, by: Account, kept: Kept, state: DraftState) -> Callable[[], datetime]:
    """Return the job that stores what was on the page."""
    first, *others = kept.sheets
    extras = sheets.extras_of(first)
    if others:
        extras |= {"visit": str(kept.visit), "at": str(kept.at)}
    form, more = sheets.form_of(first), [(sheets.form_of(other), sheets.extras_of(other)) for other in others]
    return lambda: desk.drafts.save(by, form, extras, more, state)


class Keeping:
    """Holds the sheet and has it stored; what could not be stored is tried again until it is."""

    def __init__(self, view: IntakeView, desk: Desk, account: Account, run: Runner) -> None:
        self._view, self._desk, self._account, self._run = view, desk, account, run
        self.sheet = Sheet()
        self._closed: set[UUID] = set()
        self._unsaved = False
        self._saving = 0
        self._failing = False
        self._late: dict[UUID, Kept] = {}

    @property
    def owing(self) -> bool:
        """Whether a sheet that left the page is not stored yet."""
        return bool(self._late)

    @property
    def all_kept(self) -> bool:
        """Whether everything on the page is stored: nothing was changed since, and nothing is on its way."""
        return not self._unsaved and not self._saving

    def _on_page(self) -> Kept:
        """Return everything on the page now."""
        return Kept((self.sheet,))

    def _renumber(self, ids: Mapping[UUID, UUID]) -> None:
        """Give what is on the page ids of its own; another officer has the draft of the old ones."""
        self.sheet = replace(self.sheet, id=ids.get(self.sheet.id, self.sheet.id))

    def _follow(self, ids: Mapping[UUID, UUID]) -> None:
        """Have scanned papers go along with the sheets that got ids of their own."""

        def follow() -> None:
            for old, new in ids.items():
                self._desk.papers.follow(self._account, old, new)

        def done(_: None) -> None:
            if self.sheet.id in ids.values():
                self._view.show_sheet(self.sheet)

        self._run(follow, done, self._view.complain)

    def _touch(self) -> None:
        self._unsaved = True
        self._view.save_soon()

    def save(self) -> None:
        """Keep the page as it stands if it changed; nothing is kept of an empty one. What is late is tried again."""
        for kept in tuple(self._late.values()):
            self._keep_away(kept)
        if not self._unsaved or self.sheet.blank or self.sheet.id in self._closed:
            return
        self._unsaved, kept = False, self._on_page()
        self._saving += 1

        def failed(error: BaseException) -> None:
            self._saving -= 1
            if self.sheet.id not in (sheet.id for sheet in kept.sheets) or self.sheet.id in self._closed:
                return
            self._unsaved = True
            if isinstance(error, DraftTaken):
                ids = self._on_page().as_copy()[1]
                self._renumber(ids)
                self._follow(ids)
                self._view.tell(Happened("copied", error.what))
                self._view.save_soon()
            else:
                self._not_saved(error)

        def done(at: datetime) -> None:
            self._saving -= 1
            self._failing = bool(self._late)
            if any(sheet.id == self.sheet.id for sheet in kept.sheets):
                self._view.show_saved(at)

        self._run(saving(self._desk, self._account, kept, DraftState.OPEN), done, failed)

    def _keep_away(self, kept: Kept, then: Callable[[], None] | None = None) -> None:
        """Have a sheet that left the page stored as one that waits; it is held here until it is."""
        self._late[kept.first] = kept

        def failed(error: BaseException) -> None:
            if isinstance(error, DraftTaken):
                self._late.pop(kept.first, None)
                copy, ids = kept.as_copy()
                self._follow(ids)
                self._keep_away(copy, then)
            else:
                self._not_saved(error)

        def done(_: datetime) -> None:
            self._late.pop(kept.first, None)
            self._failing = bool(self._late)
            if then is not None:
                then()

        self._run(saving(self._desk, self._account, kept, DraftState.ASIDE), done, failed)

    def _not_saved(self, error: BaseException) -> None:
        """Say that the page is not stored, once in the notice bar, and try again in a while."""
        self._view.show_unsaved(error)
        if not self._failing:
            self._failing = True
            self._view.complain(error)
        self._view.save_later()

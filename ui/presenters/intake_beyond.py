"""Papers beyond the closed checklist, and asking a citizen once more: what is typed, what is wrong, who may. No Qt."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from services.domain.checklist import ExtraPaper
from services.domain.guard import tidied
from services.domain.permissions import Act, may
from services.errors import Problem
from ui.presenters import intake_sheet as sheets
from ui.presenters.intake_opening import Opening


class Beyond(Opening):
    """Holds what an officer wants to ask for beyond the rule; nothing typed is lost."""

    def wish(self, extra: ExtraPaper) -> None:
        """Take what stands in the fields of the panel; the draft keeps it."""
        if extra != self.sheet.wish:
            self._change(replace(self.sheet, wish=extra))

    def add_extra(self) -> None:
        """Put the paper on form 02 when it may be asked for, else say at its place what is wrong."""
        if not may(self._account, Act.ASK_BEYOND):
            self._view.show_beyond((Problem("extras", "who_may_ask"),))
            return
        sheet = self.sheet
        added = replace(sheet, extras=(*sheet.extras, tidied(sheet.wish)), wish=sheets.NO_WISH)
        place = f"extras[{len(sheet.extras)}]"

        def checked(problems: tuple[Problem, ...]) -> None:
            if found := tuple(p for p in problems if p.field.startswith(place)):
                self._view.show_beyond(found)
            elif (self.sheet.id, self.sheet.wish, self.sheet.extras) == (sheet.id, sheet.wish, sheet.extras):
                # The rest of the sheet may have gone on meanwhile.
                self._put(replace(self.sheet, extras=added.extras, wish=added.wish), changed=True)
                self._view.close_panel()

        self._run(
            lambda: self._desk.intake.review(self._account, sheets.form_of(added)).problems,
            checked,
            self._view.complain,
        )

    def remove_extra(self, place: int) -> None:
        """Take a paper beyond the checklist off form 02."""
        kept = tuple(extra for at, extra in enumerate(self.sheet.extras) if at != place)
        self._put(replace(self.sheet, extras=kept), changed=True)

    def attached(self, form: UUID, count: int) -> bool:
        """Take how many scanned papers a sheet has, one with papers is no longer blank; return whether that is new."""
        if form != self.sheet.id or count == self.sheet.attached or form in self._closed:
            return False
        self._change(replace(self.sheet, attached=count))
        return True

    def ask_again(self, reason: str) -> None:
        """Take why this person is asked for papers once more."""
        self._change(replace(self.sheet, again=reason))

"""What is put right on the page of the queue: the fields a row is held up by, mended in place and sent again. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from services.cases.delivery import QueueDetail
from services.cases.mending import Mending
from services.domain.correction import Correction, places_of
from services.domain.mending import Blamed, Conflict
from services.domain.outbox import Attempt, Entry
from services.domain.permissions import Account, Act, may
from services.domain.queue import Group, QueueRow
from services.errors import InvalidForm, Problem
from ui.presenters.correct import shown_of
from ui.presenters.runner import Latest, Runner

_CONFLICTS = ("409", "412")
"""HTTP: what is over there is another one than we took it for."""
_DIFFERS = ("changed_there", "other_dossier", "other_state", "same_state")


class Way(StrEnum):
    """What the main button does with the chosen row."""

    MEND = "mend"
    """Put the fields right and send it."""
    AGAIN = "again"
    """Send it again as it is."""
    RELEASE = "release"
    """Let go what a person holds back."""
    ASK = "ask"
    """Ask the receiver whether it has it."""
    SEND = "send"
    """Send it before its time."""


@dataclass(frozen=True, slots=True)
class Faulty:
    """One field a row is held up by, as the page shows it.

    Attributes:
        shown: What the dossier holds there, as people write it: where mending begins.
    """

    blamed: Blamed
    shown: str = ""

    @property
    def mendable(self) -> bool:
        """Whether it can be put right here."""
        return bool(self.blamed.place)

    @property
    def kept(self) -> str:
        """What goes of a text that is cut, "" where nothing would be."""
        return self.blamed.cut

    @property
    def lost(self) -> str:
        """What would be lost of it."""
        return self.blamed.held[_common(self.blamed.held, self.blamed.cut) :] if self.blamed.cut else ""


def _common(whole: str, cut: str) -> int:
    at = 0
    while at < min(len(whole), len(cut)) and whole[at] == cut[at]:
        at += 1
    return at


def faulty_of(detail: QueueDetail, blamed: tuple[Blamed, ...]) -> tuple[Faulty, ...]:
    """Return the fields of a row, those that can be mended here first, each place once."""
    places, seen, found = places_of(detail.dossier), set[str](), list[Faulty]()
    for one in sorted(blamed, key=lambda b: not b.place):
        if one.place and one.place in seen:
            continue
        seen.add(one.place)
        found.append(Faulty(one, shown_of(one.place, places.get(one.place, ""))))
    return tuple(found)


def way_of(row: QueueRow, faults: tuple[Faulty, ...], by: Account) -> Way:
    """Return what the main button does with a row."""
    if row.group is Group.UNKNOWN:
        return Way.ASK
    if row.group is Group.WAITING:
        return Way.SEND
    if row.held:
        return Way.RELEASE
    mendable = may(by, Act.CORRECT) and any(one.mendable for one in faults)
    return Way.MEND if mendable else Way.AGAIN


def disputed(row: QueueRow, attempts: tuple[Attempt, ...]) -> bool:
    """Return whether the receiver has something else than we took it for, so that the three are to be laid side by side."""
    if row.group is Group.WAITING or row.held:
        return False
    return row.reason in _DIFFERS or bool(attempts and attempts[-1].code in _CONFLICTS)


@dataclass(slots=True)
class _Typed:
    """What was typed into the fields of each row; it stays until the row has moved on."""

    texts: dict[UUID, dict[str, str]] = field(default_factory=dict)

    def of(self, entry_id: UUID) -> dict[str, str]:
        return self.texts.setdefault(entry_id, {})

    def forget(self, entry_id: UUID) -> None:
        self.texts.pop(entry_id, None)


class MendView(Protocol):
    """What the page can be told to show."""

    def show_faults(self, faults: tuple[Faulty, ...], typed: Mapping[str, str], way: Way) -> None:
        """Show the fields of the chosen row with what is being typed into them."""

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say beside the fields what cannot be, and go to the first."""

    def show_conflict(self, conflict: Conflict | None, *, asking: bool) -> None:
        """Show what is here, what was sent and what the receiver has; None for no conflict, or while it is asked."""

    def say_mended(self, entry: Entry) -> None:
        """Say that a row was put right and goes now."""

    def say_failed(self, error: BaseException) -> None:
        """Say what could not be done."""


class MendPresenter:
    """Puts right the fields of the chosen row.

    Args:
        ask: Where the receiver is asked: it may take its time.
        reason: Words for the journal: why it was corrected; gets the label of the first field.
    """

    def __init__(
        self, view: MendView, mending: Mending, by: Account, run: Runner, ask: Runner, reason: Callable[[Faulty], str]
    ) -> None:
        self._view, self._mending, self._by, self._run, self._reason = view, mending, by, run, reason
        self._asking = Latest(ask)
        self._typed = _Typed()
        self._detail: QueueDetail | None = None
        self._faults: tuple[Faulty, ...] = ()
        self._way = Way.SEND
        self._busy = False

    @property
    def way(self) -> Way:
        """What the main button does with the chosen row."""
        return self._way

    @property
    def first_place(self) -> str:
        """Where the chosen row is to be put right first, "" where nowhere."""
        return next((one.blamed.place for one in self._faults if one.mendable), "")

    def look(self, detail: QueueDetail | None, row: QueueRow | None) -> None:
        """Take another row, and read which fields hold it up."""
        same = detail is not None and self._detail is not None and detail.entry == self._detail.entry
        self._detail = detail
        if detail is None or row is None:
            self._faults = ()
            self._view.show_conflict(None, asking=False)
            return
        if same:
            return
        self._faults, self._way = (), way_of(row, (), self._by)
        self._view.show_faults((), {}, self._way)
        self._look_for_conflict(detail, row)
        if row.group is not Group.MEND or row.held:
            return
        entry = detail.entry

        def read(blamed: tuple[Blamed, ...]) -> None:
            if self._detail is None or self._detail.entry.id != entry.id:
                return
            self._faults = faulty_of(detail, blamed)
            self._way = way_of(row, self._faults, self._by)
            self._view.show_faults(self._faults, self._typed.of(entry.id), self._way)

        self._run(lambda: self._mending.fields(self._by, entry.id), read, self._view.say_failed)

    def _look_for_conflict(self, detail: QueueDetail, row: QueueRow) -> None:
        if not disputed(row, detail.attempts):
            self._view.show_conflict(None, asking=False)
            return
        entry = detail.entry
        self._view.show_conflict(None, asking=True)

        def read(conflict: Conflict) -> None:
            if self._detail is not None and self._detail.entry.id == entry.id:
                self._view.show_conflict(conflict, asking=False)

        def failed(error: BaseException) -> None:
            self._view.show_conflict(None, asking=False)
            self._view.say_failed(error)

        self._asking.ask(lambda: self._mending.conflict(self._by, entry.id), read, failed)

    def typed(self, place: str, text: str) -> None:
        """Keep what is being typed, whatever happens to the page meanwhile."""
        if self._detail is not None:
            self._typed.of(self._detail.entry.id)[place] = text

    def changes(self) -> dict[str, str]:
        """Return the places whose text is another one now."""
        if self._detail is None:
            return {}
        typed = self._typed.of(self._detail.entry.id)
        return {
            one.blamed.place: typed[one.blamed.place].strip()
            for one in self._faults
            if one.mendable and typed.get(one.blamed.place, one.shown).strip() != one.shown.strip()
        }

    def fix(self) -> None:
        """Put right what was typed and send the row again; untouched fields are said to be so."""
        changes = self.changes()
        if self._detail is None or self._busy:
            return
        if not changes:
            self._view.show_problems((Problem(self.first_place, "nothing_changed"),))
            return
        entry, faults = self._detail.entry, self._faults
        first = next(one for one in faults if one.blamed.place in changes)
        correction, reason = Correction(changes), self._reason(first)
        self._do(entry, lambda: self._mending.fix(self._by, entry.id, correction, reason))

    def cut(self) -> None:
        """Let the texts that are too long be cut as they are shown, and send the row again."""
        if self._detail is None or self._busy:
            return
        entry = self._detail.entry
        paths = tuple(dict.fromkeys(one.blamed.path for one in self._faults if one.kept))
        if paths:
            self._do(entry, lambda: self._mending.confirm_cut(self._by, entry.id, paths))

    def _do(self, before: Entry, act: Callable[[], Entry]) -> None:
        self._busy = True

        def done(entry: Entry) -> None:
            self._busy = False
            self._typed.forget(before.id)
            self._view.say_mended(entry)

        def failed(error: BaseException) -> None:
            self._busy = False
            named = isinstance(error, InvalidForm) and any(p.field in self._places() for p in error.problems)
            if isinstance(error, InvalidForm) and named:
                self._view.show_problems(error.problems)
            else:
                self._view.say_failed(error)

        self._run(act, done, failed)

    def _places(self) -> set[str]:
        return {one.blamed.place for one in self._faults if one.mendable}

"""The sealed folder in people's hands: preparing a stick, and saying that one was lost."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from services.domain.journal import Event
from services.domain.outbox import SETTLED, EntryState
from services.domain.permissions import Account, Act, permit
from services.domain.text import clean
from services.errors import BadFile, InvalidForm, Problem, UnknownEntry
from services.receivers import stick
from services.receivers.folder import LOST
from services.receivers.port import Mark
from services.receivers.reasons import Reason
from services.store import journal, marks, outbox
from services.store.store import Connection
from services.store.workplace import Workplace

_WHY = {Reason.FOLDER_GONE: "not_found"}


class Carrying:
    """What a person does about packages that are carried."""

    def __init__(self, place: Workplace) -> None:
        self._place = place

    def prepare(self, by: Account, receiver: str, folder: Path | None = None) -> str:
        """Mark a stick or share as the one for packages to a receiver, and return its id; it keeps the id it has.

        Args:
            folder: Another place than the settings' own, such as a second stick.

        Raises:
            NotAllowed: It may not.
            InvalidForm: The settings know no such receiver, or it is none behind a folder.
            BadFile: The folder is not there or cannot be written to; none is made.
        """
        permit(by, Act.CHANGE_QUEUE)
        place = self._place
        folders = {name: row.folder for name, row in place.settings.receivers.items() if row.contract == "folder"}
        if receiver not in folders:
            raise InvalidForm((Problem("receiver", "not_in_list" if folders else "no_folder", ", ".join(folders)),))
        chosen = folder or Path(folders[receiver])
        try:
            new = stick.prepare(chosen)
        except stick.Trouble as trouble:
            raise BadFile(str(chosen), _WHY.get(trouble.reason, "not_writable")) from trouble
        with place.store.write() as db:
            journal.append(db, place.desk, by.name, Event.FOLDER_PREPARED, receiver, place.now(), {"stick": new})
        return new

    def lost(self, by: Account, entry_id: UUID, reason: str, *, whole_stick: bool = False) -> int:
        """Let what was handed over go again, because its package will not arrive; return how many rows that is.

        It goes with all that travelled in the same package, or on the same stick. A row whose receipt lies in the folder by now
        is not sent again, and over there a row that comes twice counts once.

        Raises:
            NotAllowed: It may not.
            InvalidForm: No reason was given.
            UnknownEntry: The row was not handed over, or something was heard of it.
        """
        permit(by, Act.CHANGE_QUEUE)
        if not clean(reason):
            raise InvalidForm((Problem("reason", "empty"),))
        with self._place.store.write() as db:
            entry = outbox.by_id(db, entry_id)
            package = marks.value_of(db, entry.receiver, Mark.PACKAGE, str(entry_id)) if entry else ""
            if entry is None or entry.state in (*SETTLED, EntryState.SENDING) or not _is_out(package):
                raise UnknownEntry(str(entry_id))
            many = 0
            for one in _packages(db, entry.receiver, package) if whole_stick else [package]:
                many += self._let_go(db, by, one, clean(reason))
        return many

    def _let_go(self, db: Connection, by: Account, package: str, reason: str) -> int:
        place, now, many = self._place, self._place.now(), 0
        for key in marks.keys_with(db, Mark.PACKAGE, package):
            entry = outbox.by_id(db, UUID(key))
            if entry is None or entry.state in (*SETTLED, EntryState.SENDING):
                continue
            marks.keep(db, place.desk, entry.receiver, Mark.PACKAGE, key, f"{LOST}{package}", now)
            if entry.state is not EntryState.PARKED:
                outbox.set_state(db, entry, entry.state, now, "")
            details = {"state": entry.state.value, "lost": package, "reason": reason}
            journal.append(db, place.desk, by.name, Event.ENTRY_CHANGED, entry.number, now, details)
            many += 1
        return many


def _is_out(package: str) -> bool:
    """Return whether a mark is a package's id alone: nothing is known of it but that it was handed over."""
    return bool(package) and " " not in package


def _packages(db: Connection, receiver: str, package: str) -> list[str]:
    """Return the packages that were written to the same stick."""
    mark = marks.value_of(db, receiver, Mark.STICK, package)
    return marks.keys_with(db, Mark.STICK, mark) if mark else [package]

"""The desk of what did not go: every dossier of which something has not arrived, and which receivers are in use."""

from __future__ import annotations

from dataclasses import dataclass

from services.domain.calendar import office_day
from services.domain.permissions import Account, Act, permit
from services.domain.queue import QueueRow
from services.domain.rulebook import Chapter
from services.receivers.port import Mark
from services.store import marks, queue
from services.store.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands on the page of the queue.

    Attributes:
        rows: One a dossier, the oldest first.
        unused: Names of receivers that are set up and get nothing from this desk.
    """

    rows: tuple[QueueRow, ...]
    unused: frozenset[str] = frozenset()


class Queues:
    """Reads the queue; what is changed about it is `Delivery`'s and `Mending`'s."""

    def __init__(self, place: Workplace) -> None:
        self._place = place

    def read(self, by: Account) -> Standing:
        """Return every dossier of which something has not arrived.

        Raises:
            NotAllowed: It may not.
        """
        permit(by, Act.READ_QUEUE)
        place = self._place
        with place.store.read() as db:
            rules = place.rules(db).on(Chapter.CUTOVERS, office_day(place.now()))
            routed = {place.settings.default_receiver, *(rule.body.receiver for rule in rules)}
            others = sorted(set(place.settings.receivers) - routed)
            unused = frozenset(name for name in others if not queue.ever_tried(db, name))
            return Standing(tuple(queue.rows(db)), unused)

    def number_there(self, by: Account, receiver: str, number: str) -> str:
        """Return the number a receiver gave a dossier of ours, "" while it has not.

        Raises:
            NotAllowed: It may not.
        """
        permit(by, Act.READ_QUEUE)
        with self._place.store.read() as db:
            return marks.value_of(db, receiver, Mark.NUMBER, number)

"""The desk of what did not go: every dossier of which something has not arrived, and which receivers are in use."""

from __future__ import annotations

from dataclasses import dataclass

from services.domain.calendar import office_day
from services.domain.journal import Event
from services.domain.permissions import Account, Act, permit
from services.domain.queue import QueueRow
from services.domain.rulebook import Chapter
from services.receivers.port import Mark
from services.store import journal, marks, owed, queue
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


@dataclass(frozen=True, slots=True)
class PapersQueued:
    """Scanned papers that were queued because their receiver takes them now.

    Attributes:
        dossiers: Numbers of the dossiers they belong to.
        papers: How many they are.
        left: How many further dossiers lack papers at their receiver.
    """

    dossiers: tuple[str, ...]
    papers: int
    left: int


class Queues:
    """Reads the queue and adds what it lacks; what else is changed about it is `Delivery`'s and `Mending`'s."""

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

    def put_papers(self, by: Account, most: int = 50) -> PapersQueued:
        """Queue the scanned papers of dossiers that came before their receiver took papers, and return what was done.

        A dossier is meant whose result was not handed over yet and of which a paper has no row for its receiver. A second call
        goes on with the next dossiers and, when there are none, does nothing.

        Args:
            most: Dossiers in one go: the store is held so long.

        Raises:
            NotAllowed: It may not say what goes to which receiver.
        """
        permit(by, Act.REROUTE)
        place, now = self._place, self._place.now()
        with place.store.write() as db:
            found = owed.papers(db, place, most)
            for number, many in found:
                receiver = owed.put(db, place, number, now).route.receiver
                facts = {"papers": many, "receiver": receiver}
                journal.append(db, place.desk, by.name, Event.PAPERS_QUEUED, number, now, facts)
            left = owed.count(db, place)
        return PapersQueued(tuple(number for number, _ in found), sum(many for _, many in found), left)

    def number_there(self, by: Account, receiver: str, number: str) -> str:
        """Return the number a receiver gave a dossier of ours, "" while it has not.

        Raises:
            NotAllowed: It may not.
        """
        permit(by, Act.READ_QUEUE)
        with self._place.store.read() as db:
            return marks.value_of(db, receiver, Mark.NUMBER, number)

"""The page after a reception: the number, the promise, what is saved, printed and still to be sent. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from services.bootstrap import Desk
from services.domain.dossier import Dossier, DossierState
from services.domain.outbox import Entry, EntryState
from services.domain.permissions import Account
from services.domain.print_job import PrintJob, PrintState
from services.domain.undo import Late, on_paper
from services.errors import UnknownDossier


class Paper(Enum):
    """What became of the receipt's pages."""

    WAITING = "waiting"
    PRINTED = "printed"
    SAVED = "saved"
    NOT_WANTED = "not_wanted"


@dataclass(frozen=True, slots=True)
class Received:
    """A dossier just received, and its three facts.

    Attributes:
        known: The form had been received before; nothing was stored a second time.
        job: The receipt's print job; None when it has none.
        place: Its place in the queue of dossiers to be sent, from 1; 0 when everything has arrived.
        held: It was sent back and waits for a person.
        online: Whether the last try to send reached the other side; None when nothing was tried.
        since: Since when that is so.
        receiver: The receiver's name for people as set, or "".
        returns_at: The reception point where the result is handed out, "" for the centre itself.
        siblings: The other dossiers of the same visit, on the same receipt.
        undo_until: Until when the reception can be undone as far as time goes, aware; None where the unit wants no undo.
        late: Why it cannot be undone any more, None while nothing but the time speaks against it.
    """

    dossier: Dossier
    known: bool
    job: PrintJob | None
    place: int
    held: bool
    online: bool | None
    since: datetime | None
    receiver: str
    siblings: tuple[Dossier, ...] = ()
    returns_at: str = ""
    undo_until: datetime | None = None
    late: Late | None = None

    @property
    def paper(self) -> Paper:
        """What became of the receipt's pages."""
        if self.job is None or self.job.state is PrintState.NOT_WANTED:
            return Paper.NOT_WANTED
        return Paper(self.job.state.value)

    @property
    def handed_over(self) -> bool:
        """Whether every result was handed over at once."""
        return all(d.state is DossierState.RETURNED for d in (self.dossier, *self.siblings))


def received_of(desk: Desk, by: Account, dossier: Dossier, *, known: bool = False) -> Received:
    """Return a received dossier with its facts as they are now."""
    try:
        job: PrintJob | None = desk.print_jobs.receipt_of(by, dossier.number)
    except UnknownDossier:
        job = None
    items = desk.delivery.queue(by)
    numbers = list(dict.fromkeys(item.entry.number for item in items))
    mine = [item.entry for item in items if item.entry.number == dossier.number]
    line = next((one for one in desk.delivery.lines(1) if one.receiver == dossier.route.receiver), None)
    hold = desk.settings.undo_seconds
    known_receiver = desk.settings.receivers.get(dossier.route.receiver)
    return Received(
        dossier=dossier,
        known=known,
        job=job,
        place=numbers.index(dossier.number) + 1 if mine else 0,
        held=any(entry.state is EntryState.PARKED for entry in mine),
        online=line.online if line else None,
        since=line.since if line else None,
        receiver=known_receiver.label if known_receiver else "",
        returns_at=desk.registry.returns_at(by, dossier.number),
        undo_until=dossier.received_at + timedelta(seconds=hold) if hold and not known else None,
        late=_late(job, mine),
    )


def _late(job: PrintJob | None, mine: Sequence[Entry]) -> Late | None:
    """Return what beside the time speaks against undoing: pages in somebody's hands, or a sending that began."""
    if job is not None and on_paper(job):
        return Late.PRINTED
    begun = not mine or any(entry.attempts or entry.state is EntryState.SENDING for entry in mine)
    return Late.SENT if begun else None

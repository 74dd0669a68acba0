"""The scanned papers of a receiver whose contract names them by address: where they go, and where they lie over there."""

from __future__ import annotations

from services.domain.bodies import AGAIN
from services.domain.outbox import Entry, Outcome, OutcomeKind
from services.receivers.http import Line
from services.receivers.port import Kit, Mark
from services.receivers.reasons import Reason
from services.receivers.tus import Tus
from services.settings.receivers import ReceiverSettings

ANSWER_SECONDS = 15.0
"""Until a piece is answered; on a bad line much of it is still on its way when the last byte was handed over. Own value."""


class Files:
    """Uploads by tus 1.0 where the settings name a place for them. Safe from several threads."""

    def __init__(self, settings: ReceiverSettings, kit: Kit) -> None:
        """Prepare a line of its own; nothing is opened yet."""
        self._memory = kit.memory
        self._line = Line(
            kit.now, read_timeout=ANSWER_SECONDS, ca_file=settings.ca_file, loopback_only=kit.loopback_only
        )
        headers = {"User-Agent": "quay-mot-cua"} | ({"dstcode": settings.dstcode} if settings.dstcode else {})
        url = settings.files_url
        self._tus = Tus(self._line, url, kit.memory, kit.content, headers) if url else None

    def send(self, entry: Entry) -> Outcome:
        """Send a paper, or go on with it; see `Tus.upload`.

        Raises:
            LoopbackOnly: This is a training desk and the receiver is on another machine.
        """
        if self._tus is None:
            return Outcome(OutcomeKind.UNFIT, message=Reason.NO_FILES.value)
        return self._tus.upload(entry)

    def ask(self, entry: Entry) -> Outcome:
        """Return whether a paper is known to be there; one the receiver may have lost is not: sending it looks first."""
        there = self.where(str(entry.body.get("sha256", ""))) and not entry.body.get(AGAIN)
        return Outcome(OutcomeKind.DELIVERED if there else OutcomeKind.NOT_THERE)

    def where(self, sha256: str) -> str:
        """Return the address of a paper over there, "" while it is not."""
        return self._memory.recall(Mark.FILE, sha256)

    def close(self) -> None:
        """Let go of the line."""
        self._line.close()

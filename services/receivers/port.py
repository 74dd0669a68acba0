"""The one port for uploads: what a delivery asks of any receiver, and what a receiver is given to work with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from services.domain.outbox import Entry, Outcome
from services.domain.reconciliation import Answer, NotKnown


class Receiver(Protocol):
    """The other side of a contract. It never raises for what the line or the other side does: that is an outcome.

    `send` and `ask` raise `LoopbackOnly`, before anything is sent, when a training desk is set to another machine.
    `ask` and `send` of one row together take at most `services.domain.outbox.LONGEST_TRY`: the row's lease must outlast them. One that
    has more to send, such as a part of a file, sends for about 20 s and says `PARTLY`; it goes on at once.
    `Outcome.message` is a key of `services.receivers.reasons` or the other side's own words, masked.
    """

    @property
    def name(self) -> str:
        """Name in the settings, such as `province`."""

    def send(self, entry: Entry) -> Outcome:
        """Send one row and return what came of it."""

    def ask(self, entry: Entry) -> Outcome:
        """Ask whether a row whose answer was lost has arrived: `DELIVERED`, `NOT_THERE`, or why it is not known."""

    def close(self) -> None:
        """Let go of the line."""


class Askable(Protocol):
    """A receiver that can be asked what it has. None of these raises; a receiver may have the first alone."""

    def look_up(self, number: str) -> Answer:
        """Return a dossier by our number as it has it, None where it does not, or why that is not known."""

    def told(self, body: Mapping[str, Any]) -> Mapping[str, str]:
        """Return the fields a look-up gives where exactly this content arrived."""

    def held_on(self, day: date) -> tuple[str, ...] | NotKnown | None:
        """Return the numbers of a day; None where it cannot list."""


class Newsy(Protocol):
    """A receiver that can tell without asking anybody that it may have something to say."""

    def has_news(self) -> bool:
        """Return whether its rows should be tried now whatever they wait for; True once for each piece of news."""


class Mark(StrEnum):
    """What a receiver told us that later rows need."""

    NUMBER = "number"
    """The number it gave a dossier; the key is ours."""
    OWNER = "owner"
    """Our number of the dossier a number was given to; the key is theirs."""
    RECORD = "record"
    """Its own id of a dossier; the key is our number."""
    FILE = "file"
    """Where a scanned paper lies over there; the key is its SHA-256."""
    UPLOAD = "upload"
    """The address of an upload that is under way; the key is its SHA-256."""
    SENT = "sent"
    """How many bytes of a scanned paper are over there; the key is its SHA-256. It never goes back."""
    PACKAGE = "package"
    """The sealed package a row was handed over in; the key is the row's id. `services.receivers.folder` says how it stands."""
    STICK = "stick"
    """The folder a sealed package was written to; the key is the package's id."""


class Memory(Protocol):
    """What one receiver told us, kept across tries, crashes and restarts. Safe from several threads."""

    def recall(self, mark: Mark, key: str) -> str:
        """Return what is known, "" when nothing is."""

    def remember(self, mark: Mark, key: str, value: str) -> None:
        """Keep it; it is on the disk when the call returns. An empty value forgets."""


def _no_rows(_: UUID) -> Sequence[Entry]:
    return ()


@dataclass(frozen=True, slots=True)
class Kit:
    """What a receiver works with.

    Attributes:
        now: The desk's clock, aware.
        secret: Gives the receiver's password when it is needed; may raise `SecretMissing`.
        memory: What it told us before.
        content: Returns a scanned paper's stored bytes by its key in the vault; raises `PaperDamaged` or `HomeUnfit`.
        loopback_only: For training: `send` and `ask` raise `LoopbackOnly` for any other machine.
        rows: Returns every row of a dossier by its id, in the order they go.
        desk: Which desk this is.
    """

    now: Callable[[], datetime]
    secret: Callable[[], str]
    memory: Memory
    content: Callable[[str], bytes]
    loopback_only: bool = False
    rows: Callable[[UUID], Sequence[Entry]] = _no_rows
    desk: int = 0

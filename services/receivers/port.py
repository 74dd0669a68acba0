"""The one port for uploads: what a delivery asks of any receiver."""

from __future__ import annotations

from typing import Protocol

from services.domain.outbox import Entry, Outcome


class Receiver(Protocol):
    """The other side of a contract. It never raises for what the line or the other side does: that is an outcome.

    `send` and `ask` raise `LoopbackOnly`, before anything is sent, when a training desk is set to another machine.
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

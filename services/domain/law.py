"""The law of the outbox: received = delivered + waiting + parked + withdrawn, dossier by dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """Where a received dossier stands with its uploads; exactly one holds for each."""

    DELIVERED = "delivered"
    """Everything of it has arrived."""
    WAITING = "waiting"
    """Something of it is on its way: waits, is being sent, or is to be asked about."""
    PARKED = "parked"
    """Something of it needs a person."""
    WITHDRAWN = "withdrawn"
    """Its reception was undone before anything was sent, and its number is void."""


@dataclass(frozen=True, slots=True)
class Law:
    """What a count of all received dossiers found.

    Attributes:
        received: Dossiers in the register.
        standings: How many of them stand where.
        nowhere: Numbers of dossiers that stand nowhere: no upload of theirs exists, or all were taken back without their undoing.
        astray: Ids of rows that say two things of themselves, such as delivered and leased.
    """

    received: int
    standings: Mapping[Standing, int]
    nowhere: tuple[str, ...] = ()
    astray: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Every dossier stands in exactly one place."""
        return not self.nowhere and not self.astray and self.received == sum(self.standings.values())

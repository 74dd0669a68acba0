"""Telling a home that was restored from an earlier copy, or copied to another machine, from one that just goes on.

What the store last held is witnessed outside of it. A store that knows less than its witness has been restored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from services.domain.numbers import Block, dossier_number

DAY = "day:"
"""Beginning of a counter's scope that counts a day's numbers."""
MOST_NAMED = 500
"""So many missing numbers are named one by one."""


class Arrival(StrEnum):
    """Why a desk began anew on a store that is older than itself."""

    RESTORED = "restored"
    """An earlier copy was put in its place."""
    REPLACED = "replaced"
    """It stands on another machine, or in another folder, and the old one is used no more."""
    COPIED = "copied"
    """It is a second desk beside the one it was copied from."""
    RENUMBERED = "renumbered"
    """An administrator gave it another number in the settings."""


@dataclass(frozen=True, slots=True)
class Witness:
    """What a store held when it was last looked at.

    Attributes:
        desk: Id of the desk that wrote, growing with every new beginning.
        sequence: Length of its journal's chain.
        hash: Of the chain's last line.
        tries: How many uploads were tried.
        beginnings: How often it began anew with numbers further on.
        counters: What each of its counters gave last, by scope.
        at: When it was looked at, aware.
    """

    desk: int
    sequence: int
    hash: str
    tries: int
    beginnings: int
    counters: Mapping[str, int]
    at: datetime


def is_earlier(now: Witness, seen: Witness, hash_then: str) -> bool:
    """Return whether a store is an earlier one than was seen, or went another way since.

    Args:
        now: What the store holds.
        seen: What it held when it was last looked at.
        hash_then: Of the line in the store's chain at the place where the seen one ended, "" when it has none.
    """
    if now.desk != seen.desk:
        return now.desk < seen.desk
    return now.sequence < seen.sequence or now.tries < seen.tries or hash_then != seen.hash


def later_block(block: Block, beginnings: int, drawn: int = 0) -> Block:
    """Return the numbers of a day a desk draws after it began anew so often: the last half, then the last quarter.

    What it gave since the copy was made is not known, so it begins where it cannot have come to.

    Args:
        block: All numbers of the desk.
        beginnings: At least 1.
        drawn: The highest number known to have been given on a day; the block begins after it.

    Source: own rule.
    """
    size = block.last - block.first + 1
    first = block.last - max(size // 2**beginnings, 1) + 1
    return Block(min(max(first, drawn + 1), block.last), block.last)


def missing(now: Witness, seen: Witness, agency_code: str, block: Block) -> Iterator[str]:
    """Yield the dossier numbers that were given after the copy was made, by day, at most `MOST_NAMED`."""
    left = MOST_NAMED
    for scope, last in sorted(seen.counters.items()):
        if not scope.startswith(DAY):
            continue
        known = now.counters.get(scope, block.first - 1)
        for sequence in range(known + 1, min(last, known + left) + 1):
            left -= 1
            yield dossier_number(agency_code, date.fromisoformat(scope.removeprefix(DAY)), sequence)

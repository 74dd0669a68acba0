"""How many bytes of a file go in one piece, told by how long the last ones took."""

from __future__ import annotations

from dataclasses import dataclass

LEAST = 16 * 1024
MOST = 4 * 1024 * 1024
FIRST = 64 * 1024
"""Two seconds of 256 kbit/s."""
WANTED_SECONDS = 3.0
"""Of one piece: a break costs no more than this, and a slow round trip is still worth it. Own value."""


@dataclass(frozen=True, slots=True)
class Pace:
    """The size of the next piece, in bytes; never below 16 KiB nor above 4 MiB, in steps of 16 KiB."""

    size: int = FIRST

    def arrived(self, sent: int, seconds: float) -> Pace:
        """Return the pace after so many bytes arrived in so long: at most doubled, so that one lucky piece means little.

        A piece that was shorter than planned, the end of a file, tells nothing: most of its time was the way.
        """
        fitting = sent / max(seconds, 0.001) * WANTED_SECONDS
        return self if sent < self.size else _within(min(fitting, self.size * 2))

    def broken(self) -> Pace:
        """Return the pace after a piece did not get through: half as much."""
        return _within(self.size / 2)


def _within(size: float) -> Pace:
    steps = int(min(max(size, LEAST), MOST)) // LEAST
    return Pace(steps * LEAST)

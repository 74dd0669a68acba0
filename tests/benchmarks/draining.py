"""Ten thousand uploads that wait, drained: what it does to memory, and to a window that is open meanwhile."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from threading import Event

from services.domain.outbox import Entry, Outcome, OutcomeKind
from services.store.tables import outbox
from tests.benchmarks.common import Clock, desk_in
from tests.benchmarks.filling import fill

MANY = 10_000


class Taking:
    """A receiver in this process that takes everything and keeps nothing.

    Attributes:
        seconds: So long it takes for each.
    """

    name = "province"

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds, self.taken = seconds, 0

    def send(self, entry: Entry) -> Outcome:
        if self.seconds:
            Event().wait(self.seconds)
        self.taken += 1
        return Outcome(OutcomeKind.DELIVERED)

    ask = send

    def close(self) -> None:
        """Nothing is open."""


def waiting(folder: Path, count: int) -> None:
    """Make a home in a folder in which so many dossiers wait."""
    with desk_in(folder) as (desk, clock):
        fill(desk, clock, count)
        with desk.place.store.write() as db:
            fresh = {"state": "waiting", "delivered_at": None, "attempts": 0, "due_at": Clock().at}
            db.execute(outbox.update().values(**fresh))


def _child(what: str, folder: Path, count: int) -> dict[str, float]:
    command = [sys.executable, "-m", f"tests.benchmarks.{what}", str(folder / "home"), str(count)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def drain_10k(folder: Path, count: int = MANY) -> dict[str, float]:
    """Return the highest memory of a process that drained them all ÷ its highest memory after the first two hundred."""
    waiting(folder, count)
    return _child("draining_process", folder, count)


def drain_gap(folder: Path, count: int = 2000) -> dict[str, float]:
    """Return the 99th percentile of the gaps between frames of an open window while the queue drains, in ms."""
    waiting(folder, count)
    return _child("draining_window", folder, count)

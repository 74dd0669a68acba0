"""Putting one upload durably and acknowledging it, against two queues of others that write to SQLite."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

from services.bootstrap import Desk
from services.domain.bodies import dossier_body
from services.domain.outbox import Attempt, EntryKind, Outcome, OutcomeKind
from services.store import breakers, outbox, rounds
from tests.benchmarks.common import OFFICER, desk_in, form, seconds

DOSSIERS = 50
"""Events go in the order of their dossier; real ones have a few each."""
Acts = tuple[Callable[[], object], Callable[[], object]]


@contextmanager
def _ours(folder: Path) -> Iterator[tuple[Acts, bytes]]:
    """One transaction a put; lease, and settle with its history, as delivering one row does."""
    with desk_in(folder) as (desk, clock):
        many = [desk.intake.receive(OFFICER, form(serial)).dossier for serial in range(DOSSIERS)]
        turns = cycle(many)
        body = dossier_body(many[0], "H31.12", "Trung tâm PVHCC xã Mẫu")
        receiver = many[0].route.receiver
        clock.at += timedelta(minutes=1)

        def put() -> None:
            with desk.place.store.write() as db:
                outbox.put(db, next(turns), EntryKind.UPDATE, body, clock())

        def acknowledge() -> None:
            _acknowledge(desk, receiver)

        for _ in many:
            acknowledge()  # the dossier's own row
        yield (put, acknowledge), json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def _acknowledge(desk: Desk, receiver: str) -> None:
    place, done = desk.place, Outcome(OutcomeKind.DELIVERED)
    with place.store.write() as db:
        (lease,) = breakers.lease(db, place.desk, place.now(), receiver, 1)
    with place.store.write() as db:
        attempt = Attempt(place.now(), done.kind, "", "", 1)
        rounds.write_down(db, place.desk, [rounds.Try(lease, done, attempt)], [], place.now(), lambda: 0.5)


@contextmanager
def _persist_queue(folder: Path, body: bytes) -> Iterator[Acts]:
    """`SQLiteAckQueue`, committed at once; its journal is WAL, and SQLite syncs each commit unless told not to."""
    from persistqueue import SQLiteAckQueue

    queue = SQLiteAckQueue(str(folder / "persist"), auto_commit=True)
    yield (lambda: queue.put(body), lambda: queue.ack(queue.get(block=False)))
    queue.close()


@contextmanager
def _huey(folder: Path, body: bytes) -> Iterator[Acts]:
    """The SQLite storage of huey, WAL, with every commit synced (`fsync=True`); it knows no acknowledgement, taking is all."""
    from huey.storage import SqliteStorage

    storage: Any = SqliteStorage(filename=str(folder / "huey.db"), fsync=True)
    yield (lambda: storage.enqueue(body), storage.dequeue)
    storage.close()


def _medians(folder: Path, rounds_: int) -> dict[str, tuple[float, float]]:
    """Return the median seconds of putting and acknowledging, in turn, so that a busy machine weighs on all alike."""
    found: dict[str, tuple[list[float], list[float]]] = {}
    with _ours(folder) as (ours, body), _persist_queue(folder, body) as theirs, _huey(folder, body) as others:
        for _ in range(rounds_):
            for name, (put, acknowledge) in {"ours": ours, "persist_queue": theirs, "huey": others}.items():
                puts, acks = found.setdefault(name, ([], []))
                puts.append(seconds(put))
                acks.append(seconds(acknowledge))
    return {name: (statistics.median(puts), statistics.median(acks)) for name, (puts, acks) in found.items()}


def _figures(folder: Path, rounds_: int, which: int) -> dict[str, float]:
    took = {name: pair[which] for name, pair in _medians(folder, rounds_).items()}
    figures = {f"{name}_ms": value * 1000 for name, value in took.items()}
    against = {f"to_{name}": took["ours"] / value for name, value in took.items() if name != "ours"}
    return {"ratio": against["to_persist_queue"], **against, **figures}


def enqueue(folder: Path, rounds_: int) -> dict[str, float]:
    """Return our seconds of a durable put ÷ those of persist-queue; and of huey beside it."""
    return _figures(folder, rounds_, 0)


def acknowledge(folder: Path, rounds_: int) -> dict[str, float]:
    """Return our seconds of taking and acknowledging a row ÷ those of persist-queue; and of huey, which only takes."""
    return _figures(folder, rounds_, 1)

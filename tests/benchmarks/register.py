"""Receiving a dossier against a bare durable write; and a big register against a small one."""

from __future__ import annotations

import os
import statistics
from pathlib import Path

from tests.benchmarks.common import OFFICER, desk_in, form, medians, seconds
from tests.benchmarks.filling import fill


def _durable_write(file: Path) -> None:
    with file.open("ab", buffering=0) as out:
        out.write(bytes(40 * 1024))
        os.fdatasync(out.fileno())


def register(folder: Path, rounds: int) -> dict[str, float]:
    """Return receiving one dossier through the case ÷ appending 40 KB with fdatasync."""
    with desk_in(folder) as (desk, _):
        for _ in range(20):
            desk.intake.receive(OFFICER, form())
        floor = folder / "floor"
        case, bare = medians(lambda: desk.intake.receive(OFFICER, form()), lambda: _durable_write(floor), rounds)
    return {"ratio": case / bare, "case_ms": case * 1000, "floor_ms": bare * 1000}


def register_200k(folder: Path, rounds: int, many: int) -> dict[str, float]:
    """Return receiving at many stored ÷ at 1,000 stored."""
    found = {}
    for name, count in (("few", 1000), ("many", many)):
        with desk_in(folder / name) as (desk, clock):
            fill(desk, clock, count)
            for _ in range(20):
                desk.intake.receive(OFFICER, form())
            found[name] = statistics.median(
                seconds(lambda: desk.intake.receive(OFFICER, form())) for _ in range(rounds)
            )
    return {"ratio": found["many"] / found["few"], "few_ms": found["few"] * 1000, "many_ms": found["many"] * 1000}

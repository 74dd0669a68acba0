"""Finding a procedure while a person types, against scanning the folded names for what was typed."""

from __future__ import annotations

import statistics
from pathlib import Path

from services.domain.finding import Finder
from services.domain.procedure import procedure_from
from services.domain.text import fold
from services.resources import plain_words, shipped_catalogue
from tests.benchmarks.common import seconds
from tests.finding.questions import asked, totals

EVERY = 4


def finding(_folder: Path, rounds: int) -> dict[str, float]:
    """Return the median cost of a key of every few questions ÷ that of scanning the names of all procedures for it."""
    procedures = tuple(procedure_from(row) for row in shipped_catalogue().rows)
    plain = plain_words()
    build = seconds(lambda: Finder(procedures, plain))
    finder = Finder(procedures, plain)
    questions = {half: asked(half) for half in ("tuning", "kept")}
    typed = [q.text[:end] for q in questions["tuning"][::EVERY] for end in range(1, len(q.text) + 1)]
    names = [fold(f"{p.short_name} {p.name} {p.field}") for p in procedures]

    def scan(text: str) -> list[str]:
        wanted = fold(text).split()
        return [name for name in names if all(word in name for word in wanted)]

    times: list[float] = []
    floors: list[float] = []
    for _ in range(rounds):
        for text in typed:
            times.append(seconds(lambda text=text: finder.found(text)))
            floors.append(seconds(lambda text=text: scan(text)))
    times.sort()
    got = {half: totals(finder, rows) for half, rows in questions.items()}
    return {
        "ratio": statistics.median(times) / statistics.median(floors),
        "p50_ms": statistics.median(times) * 1000,
        "p99_ms": times[int(len(times) * 0.99)] * 1000,
        "floor_ms": statistics.median(floors) * 1000,
        "build_ms": build * 1000,
        **{f"{half}_first": one.first for half, one in got.items()},
        **{f"{half}_three": one.three for half, one in got.items()},
    }

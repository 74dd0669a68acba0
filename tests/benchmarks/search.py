"""Searching a big register as the page does it, against scanning it with LIKE."""

from __future__ import annotations

import statistics
from pathlib import Path

from sqlalchemy import text

from tests.benchmarks.common import OFFICER, desk_in, seconds
from tests.benchmarks.filling import fill

TYPED = (
    "h",
    "hu",
    "huo",
    "huong",
    "tran thi h",
    "nguyen",
    "nguyen van a",
    "00012",
    "12345",
    "mai anh",
    "le",
    "vu duc phuc",
    "q",
)


def search_200k(folder: Path, rounds: int, many: int) -> dict[str, float]:
    """Return p99 of a search through the case ÷ the median of a LIKE scan over the same names."""
    with desk_in(folder) as (desk, clock):
        fill(desk, clock, many)
        asked = [word for _ in range(rounds) for word in TYPED]
        for word in TYPED:
            desk.registry.rows(OFFICER, word)
        times = sorted(seconds(lambda w=word: desk.registry.rows(OFFICER, w)) for word in asked)
        pages = sorted(seconds(lambda w=word: desk.registry.find(OFFICER, w)) for word in TYPED)

        def scan() -> None:
            with desk.place.store.read() as db:
                query = "SELECT row, number, full_name FROM dossiers WHERE full_name LIKE :t ORDER BY row DESC LIMIT 50"
                db.execute(text(query), {"t": "%không có ai%"}).all()

        like = statistics.median(seconds(scan) for _ in range(7))
    p99 = times[min(len(times) - 1, int(len(times) * 0.99))]
    return {"ratio": p99 / like, "p99_ms": p99 * 1000, "like_ms": like * 1000, "page_worst_ms": pages[-1] * 1000}

"""`python3 run.py bench`: every figure as JSON on standard output, progress on standard error."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.attaching import attach_jpeg, attach_pdf, attach_photo
from tests.benchmarks.delivery import delivery
from tests.benchmarks.draining import drain_10k, drain_gap
from tests.benchmarks.finding import finding
from tests.benchmarks.people import known_200k
from tests.benchmarks.queues import acknowledge, enqueue
from tests.benchmarks.receipt import receipt
from tests.benchmarks.register import register, register_200k
from tests.benchmarks.search import search_200k
from tests.benchmarks.window import first_paint, idle_memory

Figures = dict[str, float]

# key: (goal, whether more is better)
GOALS: dict[str, tuple[float, bool]] = {
    "first_paint": (1.3, False),
    "register": (6, False),
    "register_200k": (1.2, False),
    "receipt": (1.6, False),
    "search_200k": (1 / 15, False),
    "known_200k": (40, False),
    "attach_jpeg": (12, False),
    "attach_pdf": (6, False),
    "attach_photo": (60, False),
    "delivery": (0.5, True),
    "enqueue": (2, False),
    "acknowledge": (2, False),
    "drain_10k": (1.1, False),
    "drain_gap": (50, False),
    "finding": (30, False),
    "idle_memory": (2.2, False),
}


LONG = ("drain_10k",)
"""Measured only with `--long`, or when named."""


def _runs(many: int) -> dict[str, Callable[[Path], Figures]]:
    return {
        "first_paint": lambda folder: first_paint(folder, 7),
        "register": lambda folder: register(folder, 200),
        "register_200k": lambda folder: register_200k(folder, 200, many),
        "receipt": lambda folder: receipt(folder, 60),
        "search_200k": lambda folder: search_200k(folder, 40, many),
        "known_200k": lambda folder: known_200k(folder, 300, many),
        "attach_jpeg": lambda folder: attach_jpeg(folder, 40),
        "attach_pdf": lambda folder: attach_pdf(folder, 9),
        "attach_photo": lambda folder: attach_photo(folder, 9),
        "delivery": lambda folder: delivery(folder, 900),
        "enqueue": lambda folder: enqueue(folder, 200),
        "acknowledge": lambda folder: acknowledge(folder, 200),
        "drain_10k": drain_10k,
        "drain_gap": drain_gap,
        "finding": lambda folder: finding(folder, 1),
        "idle_memory": idle_memory,
    }


def main() -> int:
    """Measure what was asked for and say how it stands to its goal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("keys", nargs="*", choices=[[], *GOALS], help="which figures; all when none is named")
    parser.add_argument("--long", action="store_true", help="also those that take minutes")
    parser.add_argument("--many", type=int, default=200_000, help="dossiers in the big register")
    args = parser.parse_args()
    # The window's figures need a screen; without one Qt draws off screen, for ours and for the bare window alike.
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    found: dict[str, object] = {}
    for key, run in _runs(args.many).items():
        if key not in args.keys if args.keys else key in LONG and not args.long:
            continue
        print(f"{key} …", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory(prefix="quay-bench-") as folder:
            figures = run(Path(folder))
        goal, more = GOALS[key]
        met = figures["ratio"] >= goal if more else figures["ratio"] <= goal
        found[key] = {**{k: round(v, 4) for k, v in figures.items()}, "goal": round(goal, 4), "met": met}
    machine = {
        "python": platform.python_version(),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "many": args.many,
    }
    print(json.dumps({**found, "machine": machine}, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The window against a bare one: how soon it is painted, how much memory it holds when nothing happens."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.common import desk_in

ROOT = Path(__file__).resolve().parent.parent.parent
BARE = [sys.executable, "-m", "tests.benchmarks.bare_window"]


def _painted(command: list[str], environment: dict[str, str]) -> int:
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, timeout=60, check=True
    )
    return int(done.stderr.strip().splitlines()[-1])


def first_paint(folder: Path, rounds: int) -> dict[str, float]:
    """Return the milliseconds until our window is painted ÷ until a bare PySide6 window is, from the start of the process."""
    with desk_in(folder):
        home = folder / "home"
    ours, bare = [], []
    for _ in range(rounds):
        bare.append(_painted([*BARE, "first_paint"], {}))
        ours.append(_painted([sys.executable, "main.py", "--home", str(home)], {"QUAY_TIME_FIRST_PAINT": "1"}))
    mine, floor = statistics.median(ours), statistics.median(bare)
    return {"ratio": mine / floor, "ours_ms": mine, "bare_ms": floor}


def _memory(process: subprocess.Popen[str]) -> int:
    """Return the memory a process holds, in bytes (private and shared pages, as the system counts them)."""
    pages = int(Path(f"/proc/{process.pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _settled(command: list[str]) -> int:
    """Start a window, wait until it says that it stands, and return its memory."""
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            process.stderr.readline()
            return _memory(process)
        finally:
            process.terminate()


def idle_memory(folder: Path) -> dict[str, float]:
    """Return what our window holds with an officer signed in on the empty intake page ÷ what a bare window holds."""
    with desk_in(folder):
        home = folder / "home"
    ours = _settled([sys.executable, "-m", "tests.benchmarks.idle_window", str(home)])
    bare = _settled([*BARE, "idle"])
    return {"ratio": ours / bare, "ours_mb": ours / 1e6, "bare_mb": bare / 1e6}

"""Running other programs while somebody watches; standard library only."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence


class SetUpFailed(Exception):
    """What is missing could not be set up; the text says what to do about it."""


def say(text: str) -> None:
    """Tell the person at the terminal how far the set-up is."""
    print(text, file=sys.stderr, flush=True)


def run_quietly(command: Sequence[str], guard: int | None, trouble: str, total: int = 0) -> None:
    """Run a command to its end; show what it said only when it fails.

    Args:
        guard: Descriptor of the set-up lock. The child keeps it open: when we are killed,
            the next run waits for this child before it touches what the child writes.
        trouble: What to say when it fails.
        total: How many packages pip is going to collect, to show how far it is.
    """
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}
    environment |= {"PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
    keep = () if guard is None or os.name == "nt" else (guard,)
    said: list[str] = []
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        pass_fds=keep,
        encoding="utf-8",
        errors="replace",
    ) as child:
        assert child.stdout is not None
        for line in child.stdout:
            said.append(line)
            if total and line.startswith("Collecting "):
                show_progress(sum(one.startswith(("Collecting ", "Ignoring ")) for one in said), total)
    if child.returncode:
        raise SetUpFailed(f"{trouble}\n{''.join(said[-30:])}")


def show_progress(done: int, total: int) -> None:
    """Show how many packages were fetched: one living line on a terminal, a few lines elsewhere."""
    if sys.stderr.isatty():
        print(f"\r  {done}/{total}", end="\n" if done >= total else "", file=sys.stderr, flush=True)
    elif done % 10 == 0 or done == total:
        say(f"  {done}/{total}")

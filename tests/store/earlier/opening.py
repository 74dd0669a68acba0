"""Opens a store of an earlier version in children that are killed, or that find no room; a process of its own, as it forks."""

from __future__ import annotations

import errno
import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Engine

from services.errors import DiskFull
from services.store.store import Store
from tests.desks import KEY
from tests.store.earlier import rows_of


def upgraded(home: Path) -> None:
    """Open the store as this version of the program does."""
    store = Store(home / "store.db", KEY)
    store.check()
    store.close()


def in_a_child(act: Callable[[], None]) -> int:
    """Do something in a child; its exit status, or minus the signal that killed it."""
    child = os.fork()
    if child == 0:
        try:
            act()
        except DiskFull:
            os._exit(errno.ENOSPC)
        except BaseException:  # noqa: BLE001 - a child must never go on as its parent
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def dying(home: Path, last: int) -> Callable[[], None]:
    """Return what opens the store and is killed at a statement or commit."""

    def act() -> None:
        passed = 0

        def count(*_: object) -> None:
            nonlocal passed
            passed += 1
            if passed == last:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(Engine, "before_cursor_execute", count)
        event.listen(Engine, "commit", count)
        upgraded(home)

    return act


def changed(home: Path, was: object) -> bool:
    """Tell whether the store is another one than before."""
    store = Store(home / "store.db", KEY)
    with store.read() as db:
        now = rows_of(db)
    store.close()
    return now != was


def kill(home: Path) -> tuple[int, int, int]:
    """Kill at every statement in turn: how many died, how the last ended, how many looks found the store changed."""
    store = Store(home / "store.db", KEY)
    with store.read() as db:
        was = rows_of(db)
    store.close()
    killed = looks = 0
    while (status := in_a_child(dying(home, killed + 1))) == -signal.SIGKILL:
        killed += 1
        looks += changed(home, was)
    return killed, status, looks


def short_of(home: Path, room: int) -> Callable[[], None]:
    """Return what opens the store where no file may grow beyond so many bytes."""

    def act() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
        upgraded(home)

    return act


if __name__ == "__main__":
    what, place, *rooms = sys.argv[1:]
    home = Path(place)
    said = kill(home) if what == "kill" else [in_a_child(short_of(home, int(room))) for room in rooms]
    sys.stdout.write(" ".join(map(str, said)))

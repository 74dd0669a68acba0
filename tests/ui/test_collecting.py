"""Garbage of the window is collected on the window's thread alone."""

from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QObject

from tests.ui.pages import until
from ui.collecting import Collector


class Cyclic:
    """Something only a cycle holds; it tells which thread took it down."""

    def __init__(self, seen: list[str]) -> None:
        self.me, self._seen = self, seen

    def __del__(self) -> None:
        self._seen.append(threading.current_thread().name)


def test_what_a_cycle_holds_is_taken_down_on_the_windows_thread_however_much_the_others_allocate(qapp):
    seen: list[str] = []
    was_on = gc.isenabled()
    parent = QObject()
    collector = Collector(parent)
    Cyclic(seen)
    kept: list[list[list[int]]] = []
    worker = threading.Thread(target=lambda: kept.extend([[] for _ in range(1000)] for _ in range(50)), name="lane")
    worker.start()
    worker.join()
    assert seen == []

    until(lambda: seen)
    collector.stop()
    if not was_on:
        gc.disable()

    assert len(kept) == 50
    assert set(seen) == {threading.main_thread().name}

"""The window as a program: paint first, then import, open the desk, let somebody in, close in good order."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui.views.opening.front import Front

if TYPE_CHECKING:
    from pathlib import Path

    from ui.ending import Signals


def run_window(home: str | Path | None = None, argv: Sequence[str] = ()) -> int:
    """Open the window on a home, work until it is closed, return the exit status.

    With `QUAY_TIME_FIRST_PAINT=1` it prints how many milliseconds after the start of the process it was painted, on
    standard error, and ends.

    Args:
        home: The desk's folder; None for `QUAY_HOME`, else the platform's.
        argv: Options for Qt.
    """
    app = QApplication([sys.argv[0] if sys.argv else "quay", *argv])
    measured = os.environ.get("QUAY_TIME_FIRST_PAINT") == "1"
    # The event loop turns once more, so that what was painted is on the screen.
    front = Front(lambda: QTimer.singleShot(0, _tell_time if measured else go_on))
    kept: list[object] = []
    signals: list[Signals] = []

    def go_on() -> None:
        from ui.ending import Signals
        from ui.program import Program

        signals.append(Signals(app.quit, app))
        program = Program(app, front, home)
        kept.append(program)
        program.start()

    def _tell_time() -> None:
        sys.stderr.write(f"{round(_since_start() * 1000)}\n")
        app.quit()

    front.resize(1366, 768)
    if not measured:
        front.showMaximized()
    else:
        front.show()
    status = app.exec()
    for program in kept:
        program.close()  # type: ignore[attr-defined]
    for heeded in signals:
        heeded.stop()
    return status


def _since_start() -> float:
    """Return the seconds since this process was started; where the system does not tell, since Python looked at its clock."""
    try:
        with open("/proc/self/stat", encoding="ascii") as stat:  # noqa: PTH123 - pathlib would be one more import
            ticks = int(stat.read().rsplit(")", 1)[1].split()[19])
        return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
    except (OSError, AttributeError):
        return time.process_time()

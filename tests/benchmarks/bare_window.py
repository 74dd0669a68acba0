"""A bare PySide6 window, the floor of the window's figures: `first_paint` prints when it was painted, `idle` stays."""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class _Bare(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, _painted)


def _painted() -> None:
    with open("/proc/self/stat", encoding="ascii") as stat:  # noqa: PTH123 - what the program itself does
        ticks = int(stat.read().rsplit(")", 1)[1].split()[19])
    print(
        round((time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")) * 1000),
        file=sys.stderr,
        flush=True,
    )
    if sys.argv[1] == "first_paint":
        QApplication.quit()


if __name__ == "__main__":
    app = QApplication([])
    window = _Bare()
    window.resize(1366, 768)
    window.show()
    sys.exit(app.exec())

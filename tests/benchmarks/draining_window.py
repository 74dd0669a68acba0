"""Opens the window on a home whose queue drains, and says how even its frames were."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from services.bootstrap import open_desk
from services.bootstrap.home import utc_now
from tests.benchmarks.common import KEY, OFFICER
from tests.benchmarks.draining import Taking
from ui import theme, translate
from ui.main_window import MainWindow
from ui.tasks import Lanes
from ui.ticker import Ticker

FRAME_MS, QUIET_FRAMES = 16, 300


def _percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _gaps(window: QWidget, each: Callable[[], None], over: Callable[[int], bool]) -> list[float]:
    """Return the milliseconds from one painted frame to the next until it is over."""
    loop, frames, beat = QEventLoop(), list[float](), QTimer()
    shown = QLabel(window)
    shown.show()

    def paint() -> None:
        shown.setText(str(len(frames)))
        shown.repaint()
        frames.append(time.perf_counter())
        each()
        if over(len(frames)):
            loop.quit()

    beat.setInterval(FRAME_MS)
    beat.setTimerType(Qt.TimerType.PreciseTimer)
    beat.timeout.connect(paint)
    beat.start()
    loop.exec()
    beat.stop()
    return [(after - before) * 1000 for before, after in pairwise(frames)]


def main() -> int:
    """Paint a frame every 16 ms, at rest and while the ticker drains."""
    app = QApplication([])
    translate.install(app, "vi")
    theme.apply(app, "light")
    receiver, stands = Taking(0.002), []
    with open_desk(Path(sys.argv[1]), KEY, now=utc_now, receivers={"province": receiver}) as desk:
        lanes = Lanes(app)
        window = MainWindow(desk, OFFICER, lanes)
        window.resize(1366, 768)
        theme.dress(window)
        window.show()
        _rest(1500)
        ticker = Ticker(desk, lanes.delivery)
        ticker.reported.connect(stands.append)
        idle = _gaps(window, lambda: None, lambda many: many >= QUIET_FRAMES)
        ticker.start()
        busy = _gaps(window, ticker.wake, lambda _: bool(stands) and not stands[-1].report.waiting)
        ticker.stop()
        lanes.close()
    found = {
        "ratio": _percentile(busy, 0.99),
        "median_ms": _percentile(busy, 0.5),
        "idle_p99_ms": _percentile(idle, 0.99),
        "frames": len(busy),
        "sent": receiver.taken,
    }
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())

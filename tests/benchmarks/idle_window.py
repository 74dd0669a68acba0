"""The window on a home of the benchmarks with an officer signed in; says when it stands and stays."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from services.bootstrap import open_desk
from tests.benchmarks.common import KEY, OFFICER
from ui import theme, translate
from ui.main_window import MainWindow
from ui.tasks import Lanes

SETTLING_MS = 3000


def main() -> int:
    """Show the empty intake page and tell when it has settled."""
    app = QApplication([])
    translate.install(app, "vi")
    theme.apply(app, "light")
    with open_desk(Path(sys.argv[1]), KEY) as desk:
        lanes = Lanes(app)
        window = MainWindow(desk, OFFICER, lanes)
        window.resize(1366, 768)
        theme.dress(window)
        window.show()
        QTimer.singleShot(SETTLING_MS, lambda: print("stands", file=sys.stderr, flush=True))
        status = app.exec()
        lanes.close()
    return status


if __name__ == "__main__":
    sys.exit(main())

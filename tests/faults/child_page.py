"""A window somebody types in, on a home: `python -m tests.faults.child_page HOME kept|typed`; to be killed or ended.

It says `typed` on a line of its own: once the page says that all is saved (`kept`), or at once (`typed`).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from services.bootstrap import open_desk
from tests.faults.conftest import KEY
from tests.faults.people import OFFICER
from ui import theme
from ui.ending import Signals, Watch
from ui.main_window import MainWindow
from ui.tasks import Lanes

CARD = "033304000127||TRẦN THỊ MẪU|29022004|Nữ|Tổ 2, Phường Thử, Hưng Yên|12062024"
PROMISED_MS = 1000
LOOK_MS = 100


def main(home: Path, when: str) -> None:
    """Open the window, scan a card, choose a procedure, type a number, and stay."""
    app = QApplication(sys.argv[:1])
    theme.apply(app, "light")
    with open_desk(home, KEY, receivers={}) as desk:
        lanes = Lanes()
        window = MainWindow(desk, OFFICER, lanes)
        watch = Watch(app, window.keep, lanes.settle, app)
        signals = Signals(app.quit, app)
        window.resize(1366, 768)
        theme.dress(window)
        window.show()
        QTimer.singleShot(0, lambda: _type(window, when))
        app.exec()
        window.put_away()
        lanes.close()
        signals.stop()
        watch.deleteLater()


def _type(window: MainWindow, when: str) -> None:
    window.scanned(CARD)
    page = window.page("intake")
    picks = page.columns.picks  # type: ignore[attr-defined]
    if not picks.pick(2):
        # The day is not read yet.
        QTimer.singleShot(20, lambda: _type(window, when))
        return
    phone = page.columns.person.phone.line  # type: ignore[attr-defined]
    phone.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(phone, "0900000127")
    if when == "typed":
        _say_typed()
    else:
        # What is not saved when its second is over the page calls so: only after that its word counts.
        QTimer.singleShot(PROMISED_MS + LOOK_MS, lambda: _wait_for_word(page))


def _wait_for_word(page: Any) -> None:
    if page.saved.text().startswith("Draft saved"):
        _say_typed()
    else:
        QTimer.singleShot(LOOK_MS, lambda: _wait_for_word(page))


def _say_typed() -> None:
    sys.stdout.write("typed\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

"""A window that receives while the disk has become slow: `python -m tests.faults.child_slow_disk HOME FLAG`.

It says one line of JSON the moment the page shows the receipt, and stays; it is to be killed then.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from services.bootstrap import open_desk
from services.domain.checklist import PaperState
from tests.faults.conftest import KEY
from tests.faults.people import AT_ONCE, OFFICER
from ui import theme
from ui.components import Text
from ui.main_window import MainWindow
from ui.tasks import Lanes

BEAT_MS = 10
FIELDS = {"full_name": "Trần Thị Mẫu", "personal_id": "033301000001", "phone": "0900000001"}


class Counter:
    """Fills in a sheet, makes the disk slow, presses F9 again and again, and notes when the window was alive."""

    def __init__(self, desk: Any, window: MainWindow, flag: Path) -> None:
        self._desk, self._window, self._flag = desk, window, flag
        self._beats: list[int] = []
        self._words: set[str] = set()
        self._pressed = 0
        self._page: Any = window.page("intake")
        self._timer = QTimer(window, interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        act = self._page.presenter
        for name, text in FIELDS.items():
            act.typed(name, text)
        act.choose_procedure(self._desk.catalogue.procedure(OFFICER, AT_ONCE))
        for component in act.sheet.checked_case.components:
            if component.need.value in ("required", "one_of"):
                act.answer(component.index, PaperState.HANDED_IN)
        act.typed("pages", "2")
        self._timer.start()
        QTimer.singleShot(1500, self._press)

    def _press(self) -> None:
        self._flag.touch()
        self._pressed = time.monotonic_ns()
        self._again()

    def _again(self) -> None:
        if self._page.presenter.received is None:
            QTest.keyClick(self._window.windowHandle(), Qt.Key.Key_F9)
            QTimer.singleShot(100, self._again)

    def _beat(self) -> None:
        self._beats.append(time.monotonic_ns())
        if not self._pressed:
            return
        received = self._page.presenter.received
        if received is None:
            self._words |= _words(self._page.columns.exits)
            return
        self._timer.stop()
        told = {
            "number": received.dossier.number, "pressed": self._pressed, "said": time.monotonic_ns(), "beats": self._beats,
            "words": sorted(self._words),
        }  # fmt: skip
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


def _words(over: QWidget) -> set[str]:
    return {text.text() for text in over.findChildren(Text) if text.isVisible()}


def main(home: Path, flag: Path) -> None:
    """Open the window and let it work until it is killed."""
    app = QApplication(sys.argv[:1])
    theme.apply(app, "light")
    with open_desk(home, KEY, receivers={}) as desk:
        window = MainWindow(desk, OFFICER, Lanes())
        window.resize(1366, 768)
        window.show()
        counter = Counter(desk, window, flag)
        QTimer.singleShot(500, counter.begin)
        app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""From a key to its painted answer on the intake page of a big desk, against a bare line with a label."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from services.bootstrap import Desk
from tests.benchmarks.common import OFFICER, desk_in
from tests.benchmarks.filling import fill
from ui import theme, translate
from ui.tasks import Lanes
from ui.views.intake.page import IntakePage

SEARCHED = ("xac nhan doc than", "sao y", "khai sinh", "ket hon", "ho kinh doanh", "chung thuc chu ky", "tro cap")
CARD = "033304000127||TRẦN THỊ MẪU|29022004|Nữ|Tổ 2, Phường Thử, Hưng Yên|12062024"
LONGEST = 20.0
"""Seconds after which an answer is given up."""


class Painted(QObject):
    """Knows when anything was painted last."""

    def __init__(self) -> None:
        super().__init__()
        self.at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.UpdateRequest:
            self.at = time.perf_counter()
        return False


class Bench:
    """Presses a key and waits for the paint that shows its answer."""

    def __init__(self, app: QApplication) -> None:
        self._app, self._painted = app, Painted()
        app.installEventFilter(self._painted)

    def settle(self, seen: Callable[[], object]) -> None:
        """Let the window live until something is seen and nothing moves."""
        end = time.perf_counter() + LONGEST
        while not seen() or time.perf_counter() - self._painted.at < 0.05:
            self._app.processEvents()
            assert time.perf_counter() < end, "no answer"

    def key(self, press: Callable[[], None], seen: Callable[[], object]) -> float:
        """Return the seconds from a key to the end of the paint after its answer."""
        start = time.perf_counter()
        press()
        while not seen():
            self._app.processEvents()
            assert time.perf_counter() < start + LONGEST, "no answer"
        # What was answered at once may be painted already; what a slot just changed is painted in this turn.
        self._app.processEvents()
        assert self._painted.at > start, "nothing was painted"
        return self._painted.at - start


def keystrokes(folder: Path, rounds: int, many: int) -> dict[str, float]:
    """Return p99 of a key in the search, the checklist and the applicant's number ÷ the median of a key in a bare line."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication(["desk"])
    translate.install(app, "vi")
    theme.apply(app, "light")
    bench, lanes = Bench(app), Lanes()
    with desk_in(folder) as (desk, clock):
        fill(desk, clock, many)
        floor = statistics.median(_bare(bench, rounds * 10))
        times = _on_the_page(bench, desk, lanes, rounds)
        assert lanes.close()
    figures = {"floor_ms": floor * 1000, "ratio": max(map(_p99, times.values())) / floor}
    for name, taken in times.items():
        figures |= {f"{name}_p50_ms": statistics.median(taken) * 1000, f"{name}_p99_ms": _p99(taken) * 1000}
    return figures


def _p99(taken: list[float]) -> float:
    return sorted(taken)[min(len(taken) - 1, int(len(taken) * 0.99))]


def _bare(bench: Bench, count: int) -> list[float]:
    held, line, label = QWidget(), QLineEdit(), QLabel()
    column = QVBoxLayout(held)
    column.addWidget(line)
    column.addWidget(label)
    line.textChanged.connect(label.setText)
    held.resize(1290, 628)
    theme.dress(held)
    held.show()
    held.activateWindow()
    line.setFocus()
    bench.settle(lambda: True)
    taken = []
    for at in range(count):
        wanted = len(line.text()) + 1
        taken.append(bench.key(lambda: QTest.keyClicks(line, "a"), lambda w=wanted: len(label.text()) == w))
        if at % 20 == 19:
            line.clear()
    held.close()
    return taken


def _on_the_page(bench: Bench, desk: Desk, lanes: Lanes, rounds: int) -> dict[str, list[float]]:
    page = IntakePage(desk, OFFICER, lanes)
    page.resize(1290, 628)
    theme.dress(page)
    page.show()
    page.activateWindow()
    page.entered()
    picks, presenter = page.columns.picks, page.presenter
    bench.settle(lambda: picks._picks)
    taken: dict[str, list[float]] = {"search": [], "checklist": [], "number": []}
    for _ in range(rounds):
        _search(bench, page, taken["search"])
        presenter.next_citizen()
        page.type_by_hand()
        bench.settle(lambda: True)
        _number(bench, page.columns.person.personal_id.line, taken["number"])
        presenter.next_citizen()
        _check(bench, page, taken["checklist"])
        presenter.next_citizen()
        bench.settle(lambda: presenter.sheet.blank)
    page.left()
    page.close()
    return taken


def _number(bench: Bench, line: QLineEdit, taken: list[float]) -> None:
    for digit in "033300001234":
        wanted = len(line.text()) + 1
        press = lambda one=digit: QTest.keyClicks(line, one)  # noqa: E731
        taken.append(bench.key(press, lambda least=wanted: len(line.text()) >= least))


def _search(bench: Bench, page: IntakePage, taken: list[float]) -> None:
    picks = page.columns.picks
    for text in SEARCHED:
        for letter in text:
            before = picks._rows
            press = lambda one=letter: QTest.keyClicks(picks.search.line, one)  # noqa: E731
            if letter == " ":
                press()
                bench.settle(lambda: True)
            else:
                taken.append(bench.key(press, lambda b=before: picks._rows is not b))
        picks.search.line.clear()
        bench.settle(lambda: True)


def _check(bench: Bench, page: IntakePage, taken: list[float]) -> None:
    page.scanned(CARD)
    page.quick_pick(3)
    bench.settle(lambda: page.columns.checklist.papers.states())
    for _ in range(6):
        for state in list(page.columns.checklist.papers.states().values()):
            state.setFocus()
            bench.settle(lambda: True)
            before = state.value()
            press = lambda one=state: QTest.keyClick(one, Qt.Key.Key_Space)  # noqa: E731
            taken.append(bench.key(press, lambda one=state, b=before: one.value() != b))
            bench.settle(lambda: True)

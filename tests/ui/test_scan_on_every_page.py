"""A scan with the focus on every kind of control of every page, and on the door and the lock: nothing is pressed or typed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QStackedWidget,
    QWidget,
)
from shiboken6 import isValid

from tests import shot_pages
from tests.ui.keyboard import RETURN
from tests.ui.pages import until
from tests.ui.scan_bench import keys, scanner, scans
from ui.components import Segmented

__all__ = ["keys", "scanner", "scans"]

pytestmark = pytest.mark.screen

CARD = "033085000128||NGUYỄN VĂN THỬ|05011985|Nam|Thôn Đoài, Xã Mẫu|12062023"
RECEIPT = "H31.12-261120-2003"
MOST_FOR_ONE_KIND = 1
FEWEST_CONTROLS = 40
STILL = 5


def facts(window: QWidget) -> list[tuple[object, ...]]:
    """Return what a scan could have changed, from top to bottom."""
    found: list[tuple[object, ...]] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, QScrollBar):
            continue
        if isinstance(widget, QLineEdit):
            found.append((widget.text(), widget.cursorPosition(), widget.selectedText()))
        elif isinstance(widget, QPlainTextEdit):
            found.append((widget.toPlainText(), widget.textCursor().position()))
        elif isinstance(widget, QAbstractButton):
            found.append((widget.text(), widget.isChecked(), widget.isDown()))
        elif isinstance(widget, QComboBox):
            found.append((widget.currentIndex(), widget.count()))
        elif isinstance(widget, Segmented):
            found.append((widget.value(),))
        elif isinstance(widget, QAbstractItemView):
            found.append((widget.currentIndex().row(), widget.currentIndex().column()))
        elif isinstance(widget, QStackedWidget):
            found.append((widget.currentIndex(),))
    return found


def controls(window: QWidget, seen: dict[tuple[str, str], int]) -> Iterator[QWidget]:
    """Yield the controls that can have the focus, of each kind no more than was not tried yet."""
    for widget in window.findChildren(QWidget):
        if not (widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()):
            continue
        if widget.focusProxy() is not None:
            continue
        kind = (type(widget).__name__, type(widget.parent()).__name__)
        if seen.get(kind, 0) < MOST_FOR_ONE_KIND:
            seen[kind] = seen.get(kind, 0) + 1
            yield widget


def still(window: QWidget) -> None:
    """Wait until what the window loads is there: nothing changed for a moment."""
    seen, before = 0, facts(window)
    while seen < STILL:
        pause = QEventLoop()
        QTimer.singleShot(100, pause.quit)
        pause.exec()
        now = facts(window)
        seen, before = (seen + 1, before) if now == before else (0, now)


def in_focus(control: QWidget) -> bool:
    """Return whether a control has the focus still; one that its page made anew by itself cannot."""
    return not isValid(control) or QApplication.focusWidget() is control


def comes_to_rest(window: QWidget, control: QWidget, before: list[tuple[object, ...]]) -> bool:
    """Return whether everything is as before; a search may need a moment to find again what it showed."""
    try:
        until(lambda: facts(window) == before and in_focus(control), "the page as before")
    except AssertionError:
        return False
    return True


def test_a_scan_leaves_no_trace_on_any_control_of_any_page(qapp, keys, scans, tmp_path):
    seen: dict[tuple[str, str], int] = {}
    tried, traces = 0, []
    for state, shown in shot_pages.states(tmp_path, "vi", (1366, 768), rest_ms=60):
        if state == "components":
            continue
        window = shown.window()
        window.activateWindow()
        until(window.isActiveWindow, f"{state} in front")
        still(window)
        while (control := next(controls(window, seen), None)) is not None:
            control.setFocus(Qt.FocusReason.OtherFocusReason)
            if QApplication.focusWidget() is not control:
                continue
            before, told = facts(window), len(scans)
            for text in (CARD, RECEIPT):
                keys.type(text + RETURN, 1)
                told += 1
                until(lambda told=told: len(scans) == told, f"a scan into {control} of {state}")
            tried += 1
            if scans[-2:] != [CARD, RECEIPT] or not comes_to_rest(window, control, before):
                changed = [pair for pair in zip_longest(before, facts(window)) if pair[0] != pair[1]]
                traces.append((state, type(control).__name__, changed[:3]))

    assert traces == []
    assert tried >= FEWEST_CONTROLS

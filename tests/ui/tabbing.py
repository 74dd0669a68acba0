"""Where Tab goes: to everything, in reading order, with the ring around it whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from tests.ui.walking import Finding, finding, focusable, where, words_of
from ui.components.focus_ring import FocusRing, ring_target

_LONGEST_WALK = 150


def tab_walk(top: QWidget, come: Callable[[QWidget], object]) -> list[QWidget]:
    """Press Tab until the focus is where it was before; call `come` at each stop, and return the stops in order."""
    first = QApplication.focusWidget()
    if first is None:
        QTest.keyClick(top, Qt.Key.Key_Tab)
        first = QApplication.focusWidget()
    if first is not None:
        # Another size may have put it out of sight; whoever comes to it sees it.
        first.clearFocus()
        first.setFocus(Qt.FocusReason.TabFocusReason)
    walked: list[QWidget] = []
    while (now := QApplication.focusWidget()) is not None and len(walked) < _LONGEST_WALK:
        if now in walked:
            break
        walked.append(now)
        come(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    if first is not None:
        first.setFocus(Qt.FocusReason.OtherFocusReason)
    return walked


def unreachable(top: QWidget, walked: list[QWidget]) -> Iterator[Finding]:
    """Yield what Tab never comes to; of radio buttons side by side, one stands for all."""
    groups = {w.parentWidget() for w in walked if isinstance(w, QAbstractButton) and w.autoExclusive()}
    for widget in focusable(top):
        exclusive = isinstance(widget, QAbstractButton) and widget.autoExclusive()
        if widget not in walked and not (exclusive and widget.parentWidget() in groups):
            yield finding("Tab never comes here", widget)


def jumps_back(walked: list[QWidget], top: QWidget) -> list[Finding]:
    """Return where Tab goes against the reading order: up without going right, or left within a line."""
    found = []
    for one, other in pairwise(walked):
        before, after = _place(one, other, top), _place(other, one, top)
        up = after.bottom() < before.top() and after.left() < before.right()
        back = after.right() < before.left() and after.bottom() > before.top() and after.top() < before.bottom()
        if up or back:
            found.append(finding(f"back from {words_of(one)!r} ({where(one)})", other))
    return found


def _place(widget: QWidget, beside: QWidget, top: QWidget) -> QRect:
    """Return where a widget is; in a column that scrolls without the other, where that column is."""
    seen = widget
    around = widget.parentWidget()
    while around is not None and around is not top and not around.isAncestorOf(beside):
        if isinstance(around, QScrollArea):
            seen = around
        around = around.parentWidget()
    return QRect(seen.mapTo(top, QPoint()), seen.size())


def ring_cut(ring: FocusRing, widget: QWidget) -> Iterator[Finding]:
    """Yield the focus ring around a widget where it is not 2 px off all around, or reaches out of sight."""
    target = ring_target(widget)
    if target is None:
        return
    frame = ring.frame()
    if frame is None or not frame.isVisible():
        yield finding("no ring", widget)
        return
    wanted = QRect(target.mapToGlobal(QPoint()), target.size()).adjusted(-4, -4, 4, 4)
    drawn = QRect(frame.mapToGlobal(QPoint()), frame.size())
    if wanted != drawn:
        yield finding("ring elsewhere", widget, f"{drawn.getRect()} for {wanted.getRect()}")
    if not frame.visibleRegion().boundingRect().contains(frame.rect()):
        yield finding(
            "ring cut", widget, f"{frame.visibleRegion().boundingRect().getRect()} of {frame.rect().getRect()}"
        )

"""Tab goes in reading order, whatever was made when: the order in which the layouts hold things."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGridLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

_WHOLE = (QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView)
"""Controls whose insides are Qt's own affair."""
_AROUND = 16
"""Pixels kept in sight around a control one comes to: the box it may be in, and the focus ring."""


def reading_order(top: QWidget) -> Iterator[QWidget]:
    """Yield what Tab comes to inside a widget, as one reads: line after line, column after column."""
    if not top.isVisible():
        return
    policy = top.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    if policy and top.isEnabled() and top.focusProxy() is None:
        yield top
    if isinstance(top, _WHOLE):
        return
    for child in _children(top):
        yield from reading_order(child)


def go_on(top: QWidget, *, forward: bool) -> bool:
    """Move the focus to the next or the one before, around at the ends.

    Call it from `focusNextPrevChild` of the widget that holds everything.

    Returns:
        Whether there was anything to go to.
    """
    order = list(reading_order(top))
    if not order:
        return False
    now = QApplication.focusWidget()
    if now in order:
        there = order[(order.index(now) + (1 if forward else -1)) % len(order)]
    else:
        there = order[0 if forward else -1]
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    there.setFocus(reason)
    return True


def bring_into_sight(widget: QWidget) -> None:
    """Scroll whatever a widget is in until it can be seen."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            _scroll_to(around, widget)
        around = None if around.isWindow() else around.parentWidget()


def _scroll_to(area: QScrollArea, widget: QWidget) -> None:
    """Scroll an area until the whole control is in sight; Qt's own way is content with the caret of a line."""
    inside = area.widget()
    if inside is None or not inside.isAncestorOf(widget):
        return
    place = QRect(widget.mapTo(inside, QPoint()), widget.size())
    for bar, first, last, room in (
        (area.verticalScrollBar(), place.top(), place.bottom(), area.viewport().height()),
        (area.horizontalScrollBar(), place.left(), place.right(), area.viewport().width()),
    ):
        if last + _AROUND > bar.value() + room:
            bar.setValue(last + _AROUND - room)
        if first - _AROUND < bar.value():
            bar.setValue(first - _AROUND)


def laid_out(widget: QWidget) -> list[QWidget]:
    """Return what a widget's layout holds, in its order."""
    layout = widget.layout()
    return list(_laid(layout)) if layout is not None else []


def _children(widget: QWidget) -> Iterator[QWidget]:
    """Yield what is inside a widget: what its layout holds, in its order, then what lies there without one."""
    if isinstance(widget, QScrollArea):
        if (inside := widget.widget()) is not None:
            yield inside
        return
    laid = laid_out(widget)
    yield from laid
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow() and child not in laid:
            yield child


def _laid(layout: QLayout) -> Iterator[QWidget]:
    """Yield what a layout holds, in its order.

    Its items are not touched: the wrapper of one outlives it, and stands for whatever comes to lie at its address later.
    """
    holder = layout.parentWidget()
    inside = [*(holder.children() if holder else ()), *layout.children()]
    parts = [part for part in inside if isinstance(part, QWidget | QLayout) and layout.indexOf(part) >= 0]
    for part in sorted(parts, key=lambda part: _place(layout, part)):
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _laid(part)


def _place(layout: QLayout, part: QWidget | QLayout) -> tuple[int, int, int]:
    at = layout.indexOf(part)
    if not isinstance(layout, QGridLayout):
        return (0, 0, at)
    row, column, *_ = cast("tuple[int, int, int, int]", layout.getItemPosition(at))
    return (row, column, at)

"""Walking over everything a window shows: what has no name, what is cut, what is too small, what only a colour tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QFocusFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from ui import fonts
from ui.components import Chip, ErrorLine, RailItem, Row, Rows, Segmented
from ui.components.focus_ring import ring_target
from ui.components.paint import width_of
from ui.components.reading import laid_out

_OVER = ("KindSelect",)
"""Lie on purpose at the end of a line that has no words there."""
LEAST_TARGET = 24
"""Side of the smallest thing to click, pixels. Source: WCAG 2.2, 2.5.8."""
_OF_QT = (QScrollBar, QFocusFrame, QHeaderView)


@dataclass(frozen=True, order=True)
class Finding:
    """Something a person cannot use: what is wrong, where, and how far."""

    what: str
    where: str
    words: str
    measure: str = ""


def shown(top: QWidget) -> list[QWidget]:
    """Return the widgets a person can see, the window first."""
    return [w for w in (top, *top.findChildren(QWidget)) if w.isVisible() and not isinstance(w, _OF_QT)]


def where(widget: QWidget) -> str:
    """Return the names of a widget and of what it is in."""
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(names) < 5:
        names.append(type(at).__name__)
        at = at.parentWidget()
    return " in ".join(names)


def words_of(widget: QWidget) -> str:
    """Return what a widget says, else its name."""
    text = getattr(widget, "text", None)
    said = text() if callable(text) else ""
    return (said or widget.accessibleName())[:60]


def finding(what: str, widget: QWidget, measure: str = "") -> Finding:
    """Return what is wrong with a widget."""
    return Finding(what, where(widget), words_of(widget), measure)


def focusable(top: QWidget) -> list[QWidget]:
    """Return what Tab should come to."""
    tab = Qt.FocusPolicy.TabFocus.value
    return [w for w in shown(top) if w.focusPolicy().value & tab and w.focusProxy() is None and w.isEnabled()]


# What a screen reader is told.


def unnamed(top: QWidget) -> Iterator[Finding]:
    """Yield the controls a screen reader can say no name or no kind of."""
    for widget in focusable(top):
        told = QAccessible.queryAccessibleInterface(widget)
        name = told.text(QAccessible.Text.Name).strip()
        if not name or name == type(widget).__name__:
            yield finding("no name", widget)
        if told.role() in (QAccessible.Role.Client, QAccessible.Role.NoRole) and not widget.accessibleDescription():
            yield finding("neither kind nor state", widget)


def said_in(top: QWidget, foreign: frozenset[str]) -> Iterator[Finding]:
    """Yield what is said in words of the other language."""
    for widget in shown(top):
        told = {words_of(widget), widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()}
        for words in told & foreign:
            yield finding("another language", widget, words)


# What is cut.


def cut(top: QWidget) -> Iterator[Finding]:
    """Yield what has less room than its words need, or reaches out of what it is in."""
    for widget in shown(top):
        if not widget.isWindow() and not _of_a_list(widget):
            yield from _too_small(widget)
            yield from _outside(widget)


def _of_a_list(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(widget, QAbstractItemView) or isinstance(parent, QAbstractItemView)


def _too_small(widget: QWidget) -> Iterator[Finding]:
    given = widget.size()
    if isinstance(widget, QLabel):
        if widget.wordWrap() and widget.heightForWidth(given.width()) > given.height():
            yield finding("cut below", widget, f"{widget.heightForWidth(given.width())} > {given.height()}")
        elif not widget.wordWrap() and widget.text() and widget.sizeHint().width() > given.width():
            yield finding("cut at the right", widget, f"{widget.sizeHint().width()} > {given.width()}")
        return
    if isinstance(widget, QLineEdit):
        hint = "" if widget.text() else widget.placeholderText()
        need = width_of(hint, widget.font()) + (4 if widget.property("bare") else 18)
        if hint and need > given.width():
            yield finding("hint cut", widget, f"{need} > {given.width()}: {hint}")
    elif isinstance(widget, QComboBox) and not isinstance(widget, Segmented):
        need = width_of(widget.currentText() or widget.placeholderText(), widget.font()) + 8 + 32
        if need > given.width() and widget.toolTip() != widget.currentText():
            yield finding("choice cut", widget, f"{need} > {given.width()}: {widget.currentText()}")
    elif isinstance(widget, Rows):
        for column in widget.columns():
            if column.width and width_of(column.title, fonts.font("label")) > column.width:
                yield finding("title cut", widget, column.title)
    elif isinstance(widget, RailItem):
        if width_of(widget.text(), fonts.font("tag")) > given.width():
            yield finding("name cut", widget)
    elif widget.layout() is None and not isinstance(widget, QAbstractScrollArea) and not _of_an_area(widget):
        least = widget.minimumSizeHint()
        if least.width() > given.width() or least.height() > given.height():
            yield finding("squeezed", widget, f"{least.toTuple()} > {given.toTuple()}")


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget


def _of_an_area(widget: QWidget) -> bool:
    return isinstance(widget.parentWidget(), QAbstractScrollArea)


def _outside(widget: QWidget) -> Iterator[Finding]:
    """Yield a widget that reaches out of something around it; in a column that scrolls it may reach below."""
    around = widget.parentWidget()
    while around is not None:
        place = QRect(widget.mapTo(around, QPoint()), widget.size())
        if _scrolls(around):
            if place.left() < 0 or place.right() >= around.width():
                yield finding("outside", widget, f"{place.left()}…{place.right()} of {around.width()}")
            return
        if not around.rect().contains(place):
            yield finding("outside", widget, f"{place.getRect()} of {type(around).__name__} {around.size().toTuple()}")
            return
        if around.isWindow():
            return
        around = around.parentWidget()


def overlapping(top: QWidget) -> Iterator[Finding]:
    """Yield neighbours of a layout that lie over each other; what is placed by hand lies where it was meant to."""
    for widget in shown(top):
        if widget.isWindow() or isinstance(widget, QAbstractScrollArea):
            continue
        inside = [w for w in widget.children() if isinstance(w, QWidget) and w.isVisible()]
        inside = [w for w in inside if not isinstance(w, _OF_QT) and not w.isWindow()]
        held = set(laid_out(widget))
        inside = [w for w in inside if w in held]
        for at, one in enumerate(inside):
            for other in inside[at + 1 :]:
                if type(one).__name__ in _OVER or type(other).__name__ in _OVER:
                    continue
                if one.geometry().intersects(other.geometry()):
                    yield finding("overlap", one, where(other))


# What the mouse can hit, and what keys do.


def small_targets(top: QWidget) -> Iterator[Finding]:
    """Yield what can be clicked and is too small for it."""
    for widget in shown(top):
        clicked = isinstance(widget, QAbstractButton | QLineEdit | QComboBox | Segmented)
        if not clicked or isinstance(widget.parentWidget(), QComboBox):
            continue
        target = ring_target(widget) or widget
        if min(target.width(), target.height()) < LEAST_TARGET:
            yield finding("small target", widget, str(target.size().toTuple()))


def keys_shown(top: QWidget) -> set[str]:
    """Return the keys printed on what a person sees."""
    found: set[str] = set()
    for widget in shown(top):
        for name in ("key", "_key"):
            if isinstance(key := getattr(widget, name, None), str):
                found.add(key)
        if type(widget).__name__ == "KeyHint":
            found.add(words_of(widget))
        found.add(widget.accessibleDescription())
    return found


# What a colour tells.


def colour_alone(top: QWidget) -> Iterator[Finding]:
    """Yield what a colour tells and neither a shape nor a word does."""
    for widget in shown(top):
        if isinstance(widget, Row) and widget.tone() == "wrong" and not _says(widget):
            yield finding("tinted row", widget)
        if isinstance(widget, Chip) and not widget.text():
            yield finding("chip without a word", widget)
        if isinstance(widget, Segmented) and not all(choice.text for choice in widget.choices()):
            yield finding("choice without a word", widget)


def _says(widget: QWidget) -> bool:
    return any(line.isVisible() and line.text() for line in widget.findChildren(ErrorLine))

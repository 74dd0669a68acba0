"""What is written or drawn on what ground, as the window has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QLabel, QWidget

from tests.ui.walking import shown
from ui.components import Button, Card, Icon, Rail, Row, Strip
from ui.components.table_frame import TableFrame
from ui.theme import soft_of
from ui.views.lock.page import LockPage
from ui.views.opening.doorway import Panel


def grounds(top: QWidget) -> Iterator[tuple[str, str, float]]:
    """Yield what is written or drawn on what, as tokens of the theme, and the contrast it needs."""
    for widget in shown(top):
        if isinstance(widget, QLabel) and widget.text():
            yield str(widget.property("tone") or "ink"), _ground_of(widget), 4.5
        elif isinstance(widget, Icon):
            yield widget.tone(), _ground_of(widget), 3.0
        elif isinstance(widget, Button) and widget.kind == "light":
            yield "link", _ground_of(widget), 4.5


def _ground_of(widget: QWidget) -> str:
    kinds: tuple[tuple[type | tuple[type, ...], Callable[[QWidget], str]], ...] = (
        (Row, lambda w: soft_of(w.tone()) if w.tone() else ""),  # type: ignore[attr-defined]
        (Card, lambda w: w.ground()),  # type: ignore[attr-defined]
        (TableFrame, lambda w: "surface"),
        (Strip, lambda w: "surface"),
        ((Rail, Panel, LockPage), lambda w: "rail"),
    )
    around = widget.parentWidget()
    while around is not None:
        for kind, ground in kinds:
            if isinstance(around, kind) and (found := ground(around)):
                return found
        around = around.parentWidget()
    return "page"

"""The head of a page: its title and its own widgets; and the place a page is held in, which scrolls where it must."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.components import Button, Text

_DRAWN = QSize(1200, 540)
"""A page in a window of 1366×696 is a little larger, the notice bar taken off."""
_HEIGHT, _ROOM = 52, 4
"""Height of the head, and the part of it the page may draw a focus ring into, in pixels."""


class _Inside(QWidget):
    """What the place scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.fills = True

    def heightForWidth(self, width: int) -> int:
        """Ask for a height only where the page scrolls."""
        return 0 if self.fills else super().heightForWidth(width)


class Held(QScrollArea):
    """A page; where the window is smaller than the page can be, it scrolls, and nothing is cut."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._fills = bool(getattr(page, "fills", False))
        inside = self._inside = _Inside()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        # What stands at the very top of a page has its focus ring whole.
        column.setContentsMargins(0, _ROOM, 0, 0)
        column.addWidget(page)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        """The page scrolls: it asks for nothing."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a screen it was drawn for a page that says so fills its place: what it hides may ask for more than what it shows."""
        self._inside.fills = self._fills and self.width() >= _DRAWN.width() and self.height() >= _DRAWN.height()
        least = 1 if self._inside.fills else 0
        self._inside.setMinimumSize(least, least)
        super().resizeEvent(event)


class Head(QStackedWidget):
    """The 52 px page head: title, what stands beside it, the page's actions at the right; a row a page.

    A page hides and shows its own widgets; the head never does.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_HEIGHT - _ROOM)
        self._rows: dict[QWidget, _HeadRow] = {}

    def show_page(self, page: QWidget) -> None:
        """Show a page's title and its own widgets, as they are now."""
        row = self._rows.get(page)
        if row is None:
            row = self._rows[page] = _HeadRow()
            self.addWidget(row)
        row.fill(str(getattr(page, "title", "")), _list(page, "head_widgets"), _list(page, "head_actions"))
        self.setCurrentWidget(row)


class _HeadRow(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._title = Text("", "title")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, _ROOM, 16, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self._title)

    def minimumSizeHint(self) -> QSize:
        """It folds what has no room."""
        return QSize(0, _HEIGHT - _ROOM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the words of buttons out where they have no room, from the left; then the title, which the rail says too."""
        buttons = self.findChildren(Button)
        for button in buttons:
            button.set_folded(False)
        self._title.show()
        for button in buttons:
            self._row.invalidate()
            if self._row.minimumSize().width() <= self.width():
                return
            button.set_folded(True)
        self._row.invalidate()
        self._title.setVisible(self._row.minimumSize().width() <= self.width())

    def fill(self, title: str, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        while self._row.count() > 1:
            self._row.takeAt(1)
        self._title.setText(title)
        for widget in left:
            self._row.addWidget(widget)
        self._row.addStretch(1)
        for widget in right:
            self._row.addWidget(widget)
        self._fit()


def _list(page: QWidget, name: str) -> list[QWidget]:
    return list(getattr(page, name)()) if hasattr(page, name) else []

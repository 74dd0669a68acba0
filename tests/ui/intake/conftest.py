"""A desk, lanes, and the intake page in a plain frame that binds its keys as the window does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.ui.pages import OFFICER, clock, desk, lanes, made_home, receiver, until
from ui.components.reading import go_on
from ui.notice import Notice
from ui.views.intake.page import IntakePage

__all__ = ["clock", "desk", "lanes", "made_home", "receiver"]


class Counter(QWidget):
    """The page at work, and a person at its keyboard.

    Attributes:
        said: What the notice bar was given.
        printed: Jobs handed to the printer.
        opened: Dossiers asked for.
    """

    def __init__(self, page: IntakePage) -> None:
        super().__init__()
        self.page = page
        self.said: list[Notice] = []
        self.printed: list[object] = []
        self.opened: list[str] = []
        page.notice.connect(self.said.append)
        page.print_job.connect(self.printed.append)
        page.open_dossier.connect(self.opened.append)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        for keys, act in {**page.shortcuts(), "F9": page.main_action}.items():
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go in reading order, as the window does."""
        return go_on(self, forward=forward)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self, key, modifier)

    def type(self, text: str) -> None:
        """Type a text where the caret is; Vietnamese letters come from the input method, as they do at the counter."""
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(QApplication.focusWidget(), letter)
                continue
            given = QInputMethodEvent()
            given.setCommitString(letter)
            QApplication.sendEvent(QApplication.focusWidget(), given)

    def wait(self, seen: Callable[[], object], what: str = "what was waited for") -> None:
        """Let the window live until something is seen."""
        until(seen, what)

    @property
    def sheet(self):
        """The sheet on the page."""
        return self.page.presenter.sheet


@pytest.fixture
def counter(desk, lanes, show):
    """The intake page, shown and entered, the day on it."""
    frame = Counter(IntakePage(desk, OFFICER, lanes))
    frame.resize(1290, 628)
    show(frame)
    frame.page.entered()
    until(lambda: frame.page.columns.picks.pick and frame.page.columns.picks._picks, "the quick picks")
    return frame

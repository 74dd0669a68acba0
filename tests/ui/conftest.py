"""What the tests of the window share: one application, themed, in which every Qt warning is a failure."""

import gc
import os
from collections.abc import Callable, Iterator
from itertools import count

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme, translate

_TESTS = count(1)
_LOUD = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
_OF_THE_PLATFORM = ("This plugin does not support", "propagateSizeHints")


@pytest.fixture(scope="session")
def qapp() -> Iterator[QApplication]:
    """The one application, off the screen unless a platform was chosen, with fonts and light theme."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication(["desk"])
    theme.apply(app, "light")
    yield app
    # What a test copied was made in Python: Qt would let go of it only after Python is over, and not survive that.
    app.clipboard().clear()


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    """Every test begins in English and in the light theme, whatever the one before chose."""
    translate.install(qapp, "en")
    theme.apply(qapp, "light")


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """What a test leaves in cycles is taken down between tests on this thread, never on a lane's."""
    gc.disable()
    yield
    gc.collect(2 if next(_TESTS) % 25 == 0 else 1)
    gc.enable()


@pytest.fixture(autouse=True)
def qt_warnings() -> Iterator[list[str]]:
    """Every Qt warning of a test fails it; a test that expects one clears the list."""
    heard: list[str] = []

    def hear(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind in _LOUD and not message.startswith(_OF_THE_PLATFORM):
            heard.append(message)

    before = qInstallMessageHandler(hear)
    yield heard
    qInstallMessageHandler(before)
    assert not heard, f"Qt warned: {heard}"


@pytest.fixture
def show(qapp: QApplication) -> Iterator[Callable[[QWidget], QWidget]]:
    """Show a widget for the length of a test; it is shown, laid out and active when this returns."""
    shown: list[QWidget] = []

    def on_screen(widget: QWidget) -> QWidget:
        shown.append(widget)
        theme.dress(widget)
        widget.show()
        widget.activateWindow()
        settle()
        return widget

    yield on_screen
    for widget in shown:
        widget.close()
        widget.deleteLater()
    settle()


def settle() -> None:
    """Let everything posted happen: layouts, paints, deletions."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()

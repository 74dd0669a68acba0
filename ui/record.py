"""What the program notes for its makers: no traceback reaches a person, no personal data reaches the log."""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from ui.tasks import log, note_bug

FILE = "window.log"
_SIZE, _KEPT = 500_000, 3


def log_to(home: Path) -> None:
    """Write to `logs/window.log` of a home, four files of half a megabyte at most; without a place to write, nowhere."""
    for old in list(log.handlers):
        log.removeHandler(old)
        old.close()
    log.setLevel(logging.INFO)
    log.propagate = False
    try:
        (home / "logs").mkdir(exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            home / "logs" / FILE, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)


def hear_everything() -> None:
    """Take errors nobody caught, and Qt's own messages, into the log instead of onto a person's screen."""
    sys.excepthook = _uncaught
    qInstallMessageHandler(_qt_said)


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    note_bug(error.with_traceback(trace))


def _qt_said(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        log.warning("Qt: %s", context.category or "default")
        log.debug("Qt said: %s", message)

"""Scan anywhere: the fast key burst of a scanner becomes one text and leaves no trace.

A scanner types like a keyboard, only faster: the median gap between its keys is at most 15 ms, it sends at least six
characters, then Return (a person takes 45 ms a key and more). The window's keys are looked at before any control gets
them. The first keys of a burst are passed on, since they could be a person's, and taken back once it proves to be a
scan; the rest of a burst is kept, and given to the control after all when no Return comes. No key is ever lost.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCursor, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

FAST_MS = 15
"""Largest median gap between two keys of a scanner."""
PAUSE_MS = 50
"""A gap as long as this ends a burst."""
SHORTEST = 6
"""Fewest characters of a scan."""
_PASSED = 3
"""So many keys of a burst may reach a line of text before the rest is kept."""
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TYPING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_KEY_EVENTS = {QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride}


@dataclass(slots=True)
class _Kept:
    """A key not given to its control yet."""

    type: QEvent.Type
    key: int
    modifiers: Qt.KeyboardModifier
    text: str

    def give(self, to: QObject) -> None:
        QCoreApplication.sendEvent(to, QKeyEvent(self.type, self.key, self.modifiers, self.text))


@dataclass(slots=True)
class _Burst:
    """Keys that follow one another closely.

    Attributes:
        to: What had the focus when it began.
        restore: Puts that back as it was.
        gaps: Milliseconds between its keys.
    """

    to: QWidget | None
    restore: Callable[[], None]
    last_at: int
    text: str
    gaps: list[int] = field(default_factory=list)
    kept: list[_Kept] = field(default_factory=list)

    def is_fast(self) -> bool:
        return bool(self.gaps) and median(self.gaps) <= FAST_MS

    def is_scan(self) -> bool:
        return len(self.text) >= SHORTEST and self.is_fast()

    def keeps_next(self, gap: int) -> bool:
        """Whether the next key is kept: at once where a key does something, after a few where it is only text."""
        fast = median([*self.gaps, gap]) <= FAST_MS
        return fast and (bool(self.kept) or not takes_text(self.to) or len(self.text) >= _PASSED)


class Scanner(QObject):
    """Listens at every window of the program.

    While it does not listen (sign-in, lock) a scan does nothing at all.
    """

    scanned = Signal(str)
    """A scan, NFC; carries its text."""

    def __init__(self, app: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listening = True
        self._burst: _Burst | None = None
        self._swallowed: set[int] = set()
        self._windows: list[QWindow] = []
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.timeout.connect(self._pause)
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())

    def set_listening(self, listening: bool) -> None:
        """Tell of scans, or let them come to nothing."""
        self._listening = listening

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at a key before its control does; True keeps it."""
        if event.type() not in _KEY_EVENTS or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._claims(event)
        if event.type() == QEvent.Type.KeyRelease:
            return self._released(event)
        return self._pressed(event)

    def _claims(self, event: QKeyEvent) -> bool:
        """Keep the Return of a scan, and the kept keys, from being taken as a shortcut."""
        burst = self._burst
        if burst is None or _is_held(event, burst):
            return False
        gap = int(event.timestamp()) - burst.last_at
        ours = gap <= PAUSE_MS and (
            (event.key() in _RETURNS and burst.is_scan()) or (_is_typing(event) and burst.keeps_next(gap))
        )
        if ours:
            event.accept()
        elif not _is_typing(event) and event.text():
            # It may be a shortcut: what was typed before it comes first.
            self._give_back()
        return ours

    def _pressed(self, event: QKeyEvent) -> bool:
        at, burst = int(event.timestamp()), self._burst
        if event.key() in _RETURNS and burst is not None and at - burst.last_at <= PAUSE_MS and burst.is_scan():
            self._swallowed.add(event.key())
            self._take(burst)
            return True
        if _is_held(event, burst) or not _is_typing(event):
            if event.text() or event.modifiers() & ~_TYPING:
                self._give_back()
            return False
        if burst is None or at - burst.last_at > PAUSE_MS:
            self._give_back()
            self._begin(event, at)
            return False
        return self._follow(burst, event, at)

    def _begin(self, event: QKeyEvent, at: int) -> None:
        to = QApplication.focusWidget()
        self._burst = _Burst(to, snapshot(to), at, event.text())
        self._end.start(4 * PAUSE_MS)

    def _follow(self, burst: _Burst, event: QKeyEvent, at: int) -> bool:
        gap = max(0, at - burst.last_at)
        keep = burst.keeps_next(gap)
        burst.gaps.append(gap)
        burst.text += event.text()
        burst.last_at = at
        self._end.start(4 * PAUSE_MS)
        if keep:
            self._keep(burst, event)
        elif burst.kept:
            self._hand_on(burst)
        return keep

    def _keep(self, burst: _Burst, event: QKeyEvent) -> None:
        if not burst.kept and isinstance(burst.to, QAbstractButton) and burst.to.isDown():
            burst.to.setDown(False)
        burst.kept.append(_Kept(event.type(), event.key(), event.modifiers(), event.text()))
        self._swallowed.add(event.key())

    def _released(self, event: QKeyEvent) -> bool:
        if event.key() not in self._swallowed:
            return False
        self._swallowed.discard(event.key())
        if self._burst is not None and self._burst.kept:
            self._burst.kept.append(_Kept(event.type(), event.key(), event.modifiers(), event.text()))
        return True

    def _take(self, burst: _Burst) -> None:
        """It was a scan: leave no trace of it, tell of it."""
        self._burst = None
        self._end.stop()
        burst.restore()
        if self._listening:
            self.scanned.emit(unicodedata.normalize("NFC", burst.text))

    def _pause(self) -> None:
        # Keys that came meanwhile wait in the queue behind this timer: look at them first.
        QTimer.singleShot(0, self._give_back)

    def _give_back(self) -> None:
        """It was no scan: the control gets the keys that were kept."""
        burst, self._burst = self._burst, None
        self._end.stop()
        if burst is not None:
            self._hand_on(burst)

    def _hand_on(self, burst: _Burst) -> None:
        kept, burst.kept = burst.kept, []
        to = QApplication.focusWidget()
        for key in kept:
            if to is not None:
                key.give(to)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window not in self._windows:
            self._windows.append(window)
            window.installEventFilter(self)
            window.destroyed.connect(lambda _=None, gone=window: self._forget(gone))

    def _forget(self, window: QWindow) -> None:
        self._windows = [kept for kept in self._windows if kept is not window]


def _is_held(event: QKeyEvent, burst: _Burst | None) -> bool:
    """Return whether a finger rests on the key; the same letter twice from a scanner only looks so."""
    return event.isAutoRepeat() and (burst is None or int(event.timestamp()) - burst.last_at > FAST_MS)


def _is_typing(event: QKeyEvent) -> bool:
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & ~_TYPING


def takes_text(widget: QWidget | None) -> bool:
    """Return whether a letter pressed on a control is only text there."""
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QComboBox) and widget.isEditable()


def snapshot(widget: QWidget | None) -> Callable[[], None]:
    """Return what puts a control back as it is now. Lines of text tell of it as of typing, so that no page is misled."""
    if isinstance(widget, QLineEdit):
        return _line(widget)
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return _sheet(widget)
    if isinstance(widget, QAbstractItemView):
        return _list(widget)
    if isinstance(widget, QComboBox):
        return _combo(widget)
    return lambda: None


def _line(line: QLineEdit) -> Callable[[], None]:
    text, cursor, start, length = line.text(), line.cursorPosition(), line.selectionStart(), line.selectionLength()

    def restore() -> None:
        if line.text() != text:
            line.selectAll()
            line.insert(text)
        if length:
            back = cursor == start
            line.setSelection(start + length if back else start, -length if back else length)
        else:
            line.setCursorPosition(cursor)

    return restore


def _sheet(sheet: QPlainTextEdit | QTextEdit) -> Callable[[], None]:
    text, cursor = sheet.toPlainText(), QTextCursor(sheet.textCursor())
    anchor, position = cursor.anchor(), cursor.position()

    def restore() -> None:
        if sheet.toPlainText() != text:
            whole = QTextCursor(sheet.document())
            whole.select(QTextCursor.SelectionType.Document)
            whole.insertText(text)
        at = sheet.textCursor()
        at.setPosition(anchor)
        at.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        sheet.setTextCursor(at)

    return restore


def _list(view: QAbstractItemView) -> Callable[[], None]:
    index = view.currentIndex()
    return lambda: view.setCurrentIndex(index)


def _combo(combo: QComboBox) -> Callable[[], None]:
    index = combo.currentIndex()
    return lambda: combo.setCurrentIndex(index)

"""Scan anywhere: the fast key burst of a scanner becomes one text and leaves no trace.

A scanner types like a keyboard, only faster: the median gap between its keys is at most 15 ms, it sends at least six
characters, then Return or Tab, or nothing more at all (a person takes 45 ms a key and more). The window's keys are looked
at before any control gets them, and so is what an input method hands to the control in focus. The first keys of a burst
are passed on, since they could be a person's, and taken back once it proves to be a scan; the rest of a burst is kept, and
given to the control after all when it was none. No key is ever lost.
"""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from ui.burst import FAST_MS, Burst, Commit, Key, Moment

PAUSE_MS = 50
"""A gap as long as this ends a burst that does not read as a scan yet."""
STUTTER_MS = 150
"""A scan may pause as long as this: USB hubs do."""
_SILENCE_MS = 200
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_TYPING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_HOLDS = (Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Control, Qt.Key.Key_Shift)
_KEY_EVENTS = {QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride}


class Scanner(QObject):
    """Listens at every window of the program.

    While it does not listen (sign-in, lock), or a dialog asks for an answer, a scan does nothing at all.
    """

    scanned = Signal(str)
    """A scan, NFC; carries its text."""

    def __init__(self, app: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listening = True
        self._giving = False
        self._burst: Burst | None = None
        self._taken: Moment | None = None
        self._swallowed: set[int] = set()
        self._windows: list[QWindow] = []
        self._typed_at: QObject | None = None
        self._popup: QWidget | None = None
        self._clock = QElapsedTimer()
        self._clock.start()
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.timeout.connect(self._pause)
        app.focusWindowChanged.connect(self._watch)
        app.focusObjectChanged.connect(self._watch_typing)
        self._watch(app.focusWindow())
        self._watch_typing(app.focusObject())

    def set_listening(self, listening: bool) -> None:
        """Tell of scans, or let them come to nothing."""
        self._listening = listening

    def hear(self, text: str) -> None:
        """Take a scan that came another way, as from a serial line."""
        if self._listening and QApplication.activeModalWidget() is None:
            self.scanned.emit(unicodedata.normalize("NFC", text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at a key or at composed text before its control does; True keeps it."""
        kind = event.type()
        if kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            return watched is self._typed_at and not self._giving and self._committed(event)
        if kind not in _KEY_EVENTS or not isinstance(event, QKeyEvent) or not isinstance(watched, QWindow):
            return False
        if kind == QEvent.Type.ShortcutOverride:
            return self._claims(event)
        return self._released(event) if kind == QEvent.Type.KeyRelease else self._pressed(event)

    def _in_focus(self) -> QWidget | None:
        """Return what a key goes to: an open drop-down before anything else."""
        # Kept: without its parent's wrapper, a child's wrapper is dead.
        self._popup = QApplication.activePopupWidget()
        return QApplication.focusWidget() if self._popup is None else self._popup.focusWidget() or self._popup

    def _moment(self, event: QKeyEvent | None = None) -> Moment:
        return Moment(int(event.timestamp()) if event else None, self._clock.elapsed())

    def _claims(self, event: QKeyEvent) -> bool:
        """Keep the end of a scan, and the kept keys, from being taken as a shortcut."""
        burst, at = self._burst, self._moment(event)
        if self._ended_twice(event, at):
            event.accept()
            return True
        if burst is None or _is_held(event, burst, at):
            return False
        ours = self._goes_on(burst, at) and (
            (burst.is_scan() and (event.key() in _ENDS or _is_of_scanner(event)))
            or (_is_typing(event) and burst.keeps_next(burst.gap_to(at)))
        )
        if ours:
            event.accept()
        elif not _is_typing(event) and event.text() and event.key() != Qt.Key.Key_Backspace:
            # It may be a shortcut: what was typed before it comes first.
            self._give_back()
        return ours

    def _pressed(self, event: QKeyEvent) -> bool:
        at, burst = self._moment(event), self._burst
        if self._ended_twice(event, at):
            self._swallowed.add(event.key())
            return True
        if burst is not None and self._goes_on(burst, at) and not _is_held(event, burst, at):
            if burst.is_scan() and event.key() in _ENDS:
                self._swallowed.add(event.key())
                self._take(burst, at)
                return True
            if _is_rewriting(event, burst) or _is_typing(event):
                return self._follow(burst, Key.of(event), at)
            if burst.is_scan() and (event.key() in _HOLDS or _is_of_scanner(event)):
                burst.last = at
                if event.key() not in _HOLDS:
                    self._swallowed.add(event.key())
                return event.key() not in _HOLDS
        elif _is_typing(event) and not event.isAutoRepeat():
            self._give_back()
            self._begin(event.text(), at)
            return False
        if event.text() or event.modifiers() & ~_TYPING:
            self._give_back()
        return False

    def _committed(self, event: QInputMethodEvent) -> bool:
        """Look at text an input method composed; what it only proposes is none."""
        text, at, burst = event.commitString(), self._moment(), self._burst
        if not text:
            return False
        if burst is None or not self._goes_on(burst, at):
            self._give_back()
            self._begin(text, at, commits=1)
            return False
        burst.commits += 1
        kept = self._follow(burst, Commit(text, event.replacementStart(), event.replacementLength()), at)
        if kept and event.preeditString():
            self._give(QInputMethodEvent(event.preeditString(), event.attributes()), self._in_focus())
        return kept

    def _goes_on(self, burst: Burst, at: Moment) -> bool:
        return burst.gap_to(at) <= (STUTTER_MS if burst.is_scan() else PAUSE_MS)

    def _ended_twice(self, event: QKeyEvent, at: Moment) -> bool:
        """Return whether this is the second end of a scan just taken: some scanners send CR and LF."""
        return event.key() in _ENDS and self._taken is not None and self._taken.gap_to(at) <= PAUSE_MS

    def _begin(self, text: str, at: Moment, commits: int = 0) -> None:
        self._taken = None
        self._burst = Burst(self._in_focus(), text, at, commits)
        self._end.start(_SILENCE_MS)

    def _follow(self, burst: Burst, stroke: Key | Commit, at: Moment) -> bool:
        keep = burst.follow(stroke, at)
        self._end.start(_SILENCE_MS)
        if keep:
            if not burst.kept and isinstance(burst.to, QAbstractButton) and burst.to.isDown():
                burst.to.setDown(False)
            burst.kept.append(stroke)
            if isinstance(stroke, Key):
                self._swallowed.add(stroke.key)
        else:
            self._hand_on(burst)
        return keep

    def _released(self, event: QKeyEvent) -> bool:
        if event.key() not in self._swallowed:
            return False
        self._swallowed.discard(event.key())
        if self._burst is not None and self._burst.kept:
            self._burst.kept.append(Key.of(event))
        return True

    def _take(self, burst: Burst, at: Moment) -> None:
        """It was a scan: leave no trace of it, tell of it."""
        self._burst, self._taken = None, at
        self._end.stop()
        if burst.commits:
            QGuiApplication.inputMethod().reset()
        burst.restore()
        before, code = burst.parted()
        if before:
            self._give(Commit(before).event(), burst.to)
        self.hear(code)

    def _pause(self) -> None:
        # Keys that came meanwhile wait in the queue behind this timer: look at them first.
        QTimer.singleShot(0, self._silent)

    def _silent(self) -> None:
        if self._end.isActive():
            return
        if self._burst is not None and self._burst.is_card():
            self._take(self._burst, self._burst.last)
        else:
            self._give_back()

    def _give_back(self) -> None:
        """It was no scan: the control gets the keys that were kept."""
        burst, self._burst = self._burst, None
        self._end.stop()
        if burst is not None:
            self._hand_on(burst)

    def _hand_on(self, burst: Burst) -> None:
        kept, burst.kept = burst.kept, []
        for stroke in kept:
            self._give(stroke.event(), self._in_focus())

    def _give(self, event: QEvent, to: QObject | None) -> None:
        if to is not None:
            self._giving = True
            QCoreApplication.sendEvent(to, event)
            self._giving = False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window not in self._windows:
            self._windows.append(window)
            window.installEventFilter(self)
            window.destroyed.connect(lambda _=None, gone=window: self._forget(gone))

    def _forget(self, window: QWindow) -> None:
        self._windows = [kept for kept in self._windows if kept is not window]

    def _watch_typing(self, typed_at: QObject | None) -> None:
        before, self._typed_at = self._typed_at, typed_at
        if before is typed_at:
            return
        if before is not None and isValid(before):
            before.removeEventFilter(self)
        if typed_at is not None and not isinstance(typed_at, QWindow):
            typed_at.installEventFilter(self)


def _is_held(event: QKeyEvent, burst: Burst, at: Moment) -> bool:
    """Return whether a finger rests on the key; the same letter twice from a scanner only looks so."""
    return event.isAutoRepeat() and burst.gap_to(at) > FAST_MS


def _is_typing(event: QKeyEvent) -> bool:
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & ~_TYPING


def _is_rewriting(event: QKeyEvent, burst: Burst) -> bool:
    """Return whether an input method takes back a letter it is about to replace, as UniKey does."""
    return event.key() == Qt.Key.Key_Backspace and burst.is_fast() and not event.modifiers()


def _is_of_scanner(event: QKeyEvent) -> bool:
    """Return whether a scanner sends it for a letter or sign no keyboard has: Alt with digits, Ctrl with a letter."""
    held = event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier)
    return bool(held) and bool(re.fullmatch(r"[0-9A-Z+\[\\\]^_]", chr(event.key()) if event.key() < 0x80 else ""))

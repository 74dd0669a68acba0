"""The ways a session ends: what is typed is stored when another window comes to the front, and before the system goes down."""

from __future__ import annotations

import os
import signal

from PySide6.QtCore import QObject, Qt

from tests.ui.pages import lanes, until
from ui.ending import Signals, Watch

__all__ = ["lanes"]


def test_what_is_typed_is_stored_when_the_window_is_left_and_not_when_it_comes_back(qapp):
    kept = []
    held = QObject()
    Watch(qapp, lambda: kept.append("kept"), lambda: kept.append("settled"), held)

    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert kept == []
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)

    assert kept == ["kept"]


def test_at_the_last_moment_of_a_session_it_is_waited_until_everything_is_stored(qapp):
    kept = []
    watch = Watch(qapp, lambda: kept.append("kept"), lambda: kept.append("settled"), QObject(qapp))

    watch._last_moment(None)

    assert kept == ["kept", "settled"]


def test_a_signal_ends_the_window_in_good_order_and_only_while_it_is_heeded(qapp):
    ended = []
    before = signal.getsignal(signal.SIGTERM)
    signals = Signals(lambda: ended.append(1), qapp)

    os.kill(os.getpid(), signal.SIGTERM)
    until(lambda: ended, "the end")
    signals.stop()

    assert signal.getsignal(signal.SIGTERM) == before


def test_a_desk_call_can_be_waited_for(lanes):
    done = []
    lanes.desk(lambda: done.append(1), lambda _: None, lambda _: None)

    assert lanes.settle()
    assert done == [1]

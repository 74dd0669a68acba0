"""Asking a receiver about many dossiers, until somebody stops or it falls silent."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from services.domain.reconciliation import Answer, NotKnown
from services.receivers.reasons import Reason

_log = logging.getLogger(__name__)
SILENT = 3
"""After so many questions in a row without an answer nothing more is asked."""
STOPPED = NotKnown("stopped")

Progress = Callable[[int, int], bool]
"""Told how many of how many were asked; False stops."""


class Asking(Protocol):
    """How questions are put: one after the other (`map`), or several at once by a pool of the caller's."""

    def __call__(self, ask: Callable[[str], Answer], numbers: Iterable[str], /) -> Iterator[Answer]:
        """Return the answers in the order of the numbers."""


def on_and_on(done: int, of: int) -> bool:
    """Never stop."""
    return True


class Questions:
    """The questions to one receiver.

    Attributes:
        stopped: Nothing more is asked: somebody does not want to wait.
    """

    def __init__(self, look_up: Callable[[str], Answer]) -> None:
        self._look_up = look_up
        self._silent = 0
        self._why = STOPPED
        self.stopped = False

    def ask(self, number: str) -> Answer:
        """Return what the receiver says about a number; it never raises. Safe from several threads."""
        if self.stopped:
            return STOPPED
        if self._silent >= SILENT:
            return self._why
        try:
            answer = self._look_up(number)
        except Exception as error:  # noqa: BLE001 - a bug about one answer must not cost the statement of the others
            _log.error("%s while %s was looked up", type(error).__name__, number)
            answer = NotKnown(Reason.UNREADABLE_ANSWER.value)
        if isinstance(answer, NotKnown):
            self._why, self._silent = answer, self._silent + 1
        else:
            self._silent = 0
        return answer

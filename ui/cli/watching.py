"""`deliver --watch`: rounds of uploads until told to stop, without a window."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from services.bootstrap import Desk
from services.bootstrap.watcher import only_watcher
from services.domain.outbox import DeliveryReport
from services.domain.plain import to_plain
from services.errors import DeskError, DiskFull, StoreBusy
from services.wording import say
from ui.cli.objects import moment
from ui.cli.output import language, line, words
from ui.cli.rounds import deliver_all

LOOK = 0.5
"""Seconds between two looks at the clock and at whether something new waits."""
LONGEST_PAUSE = 15.0
"""Seconds until a round is made though nothing seems due: a clock that was set back must not keep rows waiting."""
QUIET = 3.0
GRACE = 1.5
"""Seconds a round has to end once it is told to; then the process ends as a killed one would: its leases run out."""
PORTION = 64
"""Rows between two looks at whether it is told to stop."""

_PASSING = (StoreBusy, DiskFull)
_SIGNALS = tuple(one for name in ("SIGINT", "SIGTERM", "SIGBREAK") if (one := getattr(signal, name, None)) is not None)


@dataclass
class _Told:
    """What was said last, so that the same is not said again."""

    report: DeliveryReport | None = None
    trouble: str = ""


def watch(desk: Desk) -> int:
    """Make rounds until told to stop; 4 when something still waits.

    Raises:
        AlreadyWatched: Another process does so for this home.
        DeskError: The store cannot be worked with any more.
    """
    stop = threading.Event()
    with only_watcher(desk.home):
        for name in _SIGNALS:
            signal.signal(name, lambda *_: stop.set())
        rounds = Rounds(desk, stop, line)
        rounds.start()
        # Not for ever at once: where waiting cannot be interrupted, a signal is heard between two waits.
        while not stop.wait(LOOK):
            pass
        rounds.join(GRACE)
        if rounds.is_alive():
            _leave(rounds.waiting)
    if rounds.failed is not None:
        raise rounds.failed
    return 4 if rounds.waiting else 0


def _leave(waiting: int) -> None:
    """End at once, as somebody hangs on a line that does not answer; what it had in hand is asked about later."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(4 if waiting else 0)


class Rounds(threading.Thread):
    """Makes the rounds, so that the main thread can hear signals.

    Attributes:
        waiting: Rows that waited after the last round.
        failed: Why there are no more rounds, None while there are.
    """

    def __init__(
        self, desk: Desk, over: threading.Event, said: Callable[[dict[str, Any]], None], quiet: float = QUIET
    ) -> None:
        """Prepare.

        Args:
            over: Set to end them; set by itself when there are no more.
            said: Takes a line of a report.
            quiet: Seconds after a round that could try nothing, though rows are due, until the next.
        """
        super().__init__(name="watch", daemon=True)
        self._desk, self._over, self._say, self._told = desk, over, said, _Told()
        self._quiet, self._tried = quiet, 0
        self.waiting = 0
        self.failed: BaseException | None = None

    def run(self) -> None:
        """Make rounds until told to stop or until there is no way on."""
        try:
            with self._desk.place.store.watching() as changes:
                while not self._over.is_set():
                    seen = changes()
                    self._round()
                    self._rest(changes, seen)
        except BaseException as error:  # noqa: BLE001 - it is raised again where the command's errors get their names
            self.failed = error
        finally:
            self._over.set()

    def _round(self) -> None:
        self._tried = sent = 0
        try:
            while True:
                report = deliver_all(self._desk.delivery, PORTION)
                self._tried, sent = self._tried + report.tried, sent + report.sent
                if report.tried < PORTION or self._over.is_set():
                    break
            self._tell(replace(report, tried=self._tried, sent=sent))
        except _PASSING as error:
            self._tell_trouble(error)

    def _tell(self, report: DeliveryReport) -> None:
        """Put a line out when something arrived, or when it is not as it was."""
        before, self._told.trouble = self._told.report, ""
        if before is not None and report.online is None:
            report = replace(report, online=before.online)
        if before is None or report.sent or replace(report, tried=before.tried, sent=before.sent) != before:
            self._say({**to_plain(report), "next_due": moment(self._desk.delivery.next_due())})
        self._told.report, self.waiting = report, report.waiting

    def _tell_trouble(self, error: DeskError) -> None:
        """Say once what will pass: a full disk, a store somebody holds."""
        if self._told.trouble != error.name:
            self._told.trouble = error.name
            words(say(error, language()))

    def _rest(self, changes: Callable[[], int], seen: int) -> None:
        """Wait until a row is due, also one written just now, or until the longest pause is over."""
        due, began = self._due(), time.monotonic()
        least = 0.0 if self._tried else self._quiet
        while (waited := time.monotonic() - began) < LONGEST_PAUSE and not self._over.wait(LOOK):
            if (now := changes()) != seen:
                seen, due = now, self._due()
            if waited >= least and due is not None and due <= self._desk.place.now():
                return

    def _due(self) -> datetime | None:
        try:
            return self._desk.delivery.next_due()
        except _PASSING:
            return None

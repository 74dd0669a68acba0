"""The daily log: which days, what they add up to, and the files made of them."""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Literal, Protocol

from services.cases.daily_log import DailyLogs
from services.domain.daily_log import DailyLog
from services.domain.permissions import Account
from ui.files import write_whole
from ui.presenters.runner import Runner

Kind = Literal["xlsx", "pdf", "csv"]
Why = Literal["disk_full", "not_writable", "gone", "other"]

_WHY: dict[int, Why] = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EACCES: "not_writable",
    errno.EPERM: "not_writable",
    errno.EROFS: "not_writable",
    errno.ENOENT: "gone",
    errno.ENOTDIR: "gone",
}


class NotSaved(Exception):
    """A file could not be written; the one that was there before, if any, is whole.

    Attributes:
        folder: Where it was to go.
    """

    def __init__(self, folder: str, why: Why) -> None:
        super().__init__(f"{folder}: {why}")
        self.folder, self.why = folder, why


def save_whole(file: Path, content: bytes) -> None:
    """Write a file all or nothing: beside its place first, then moved over it.

    Raises:
        NotSaved: The disk is full, the folder is gone or cannot be written.
    """
    try:
        write_whole(file, content)
    except OSError as error:
        raise not_saved(file, error) from error


def not_saved(file: Path, error: OSError) -> NotSaved:
    """Return why a file could not be written, in our own terms."""
    return NotSaved(str(file.parent), _WHY.get(error.errno or 0, "other"))


def file_name(first: date, last: date, kind: Kind) -> str:
    """Return the name a register is offered under; it holds days and nothing else."""
    days = f"{first:%Y-%m-%d}" if first == last else f"{first:%Y-%m-%d}_{last:%Y-%m-%d}"
    return f"so-theo-doi-{days}.{kind}"


@dataclass(frozen=True, slots=True)
class Summary:
    """What the days add up to.

    Attributes:
        late_fields: The fields that are late with something, each with how many, most first.
        hours: Each hour of the counter from the first to the last one with work, with how many came.
        peak: The hour most came in with how many, or None on an empty day.
        unsynced: How many of the dossiers the receiver does not have yet.
    """

    late_fields: tuple[tuple[str, int], ...]
    hours: tuple[tuple[int, int], ...]
    peak: tuple[int, int] | None
    fields: tuple[tuple[str, int, int], ...]
    unsynced: int


def summary(log: DailyLog, now: datetime) -> Summary:
    """Return what a log adds up to at a moment."""
    by_hour, fields = log.by_hour(), log.by_field(now)
    hours = range(min([7, *by_hour]), max([16, *by_hour]) + 1)
    late = sorted(((name, late) for name, _, late in fields if late), key=lambda pair: -pair[1])
    peak = max(by_hour.items(), key=lambda item: (item[1], -item[0]), default=None)
    unsynced = sum(line.counts and not line.synced for line in log.lines)
    shown = tuple((hour, by_hour.get(hour, 0)) for hour in hours if hour != 12 or by_hour.get(12))
    return Summary(tuple(late), shown, peak, fields, unsynced)


class DailyLogView(Protocol):
    """What the page can be told to show."""

    def show_days(self, first: date, last: date, *, span: bool) -> None:
        """Show which days are looked at."""

    def show_log(self, log: DailyLog, added_up: Summary) -> None:
        """Show the register of these days."""

    def show_saving(self, kind: Kind) -> None:
        """Show that a file is being made, and how to stop it."""

    def show_saved(self, file: Path | None) -> None:
        """Show that the file is there, or that nothing was saved because a person stopped it."""

    def say_failed(self, error: BaseException) -> None:
        """Say what could not be done."""


class DailyLogPresenter:
    """Reads the register of the days chosen and saves it as a file.

    Args:
        run: For reading.
        run_long: For making files, which may take long.
        now: The clock, aware.
    """

    def __init__(
        self, view: DailyLogView, logs: DailyLogs, by: Account, run: Runner, run_long: Runner, now: Callable[[], datetime],
        today: Callable[[], date],
    ) -> None:  # fmt: skip
        self._view, self._logs, self._by = view, logs, by
        self._run, self._run_long, self._now, self._today = run, run_long, now, today
        self.first = self.last = today()
        self.span = False
        self._stop: Event | None = None

    @property
    def saving(self) -> bool:
        """Whether a file is being made."""
        return self._stop is not None

    def today(self) -> date:
        """Return the office's date."""
        return self._today()

    def refresh(self) -> None:
        """Read the days again."""
        first, last = self.first, self.last
        self._view.show_days(first, last, span=self.span)

        def read() -> tuple[DailyLog, Summary]:
            log = self._logs.log(self._by, first, last)
            return log, summary(log, self._now())

        def shown(answer: tuple[DailyLog, Summary]) -> None:
            if (first, last) == (self.first, self.last):
                self._view.show_log(*answer)

        self._run(read, shown, self._view.say_failed)

    def go(self, days: int) -> None:
        """Go so many days forward or back; a span moves as a whole, and none goes past today."""
        days = min(days, (self._today() - self.last).days)
        if days:
            self.look_at(self.first + timedelta(days=days), self.last + timedelta(days=days))

    def look_at(self, first: date, last: date | None = None) -> None:
        """Look at a day, or at all from a first to a last one; days that have not come are not looked at."""
        today = self._today()
        self.first = min(first, today)
        self.last = min(max(last or first, self.first), today)
        self.refresh()

    def set_span(self, span: bool) -> None:
        """Look at several days, or at the last of them alone."""
        self.span = span
        self.look_at(self.first if span else self.last, self.last)

    def save(self, file: Path, kind: Kind) -> None:
        """Make a file of the days; a second press while one is being made does nothing."""
        if self._stop is not None:
            return
        stop = self._stop = Event()
        first, last = self.first, self.last
        self._view.show_saving(kind)

        def make() -> Path | None:
            content = self._logs.export(self._by, first, last, kind)
            if stop.is_set():
                return None
            save_whole(file, content)
            return file

        self._run_long(make, self._saved, self._not_saved)

    def stop(self) -> None:
        """Save nothing after all."""
        if self._stop is not None:
            self._stop.set()

    def _saved(self, file: Path | None) -> None:
        self._stop = None
        self._view.show_saved(file)

    def _not_saved(self, error: BaseException) -> None:
        self._stop = None
        self._view.say_failed(error)

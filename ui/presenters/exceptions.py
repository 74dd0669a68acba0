"""The report of exceptions: which days, what was made, and the file of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol

from services.cases.exceptions import Exceptions
from services.domain.exceptions import ExceptionReport
from services.domain.permissions import Account, Act, may
from ui.presenters.daily_log import save_whole
from ui.presenters.rule_sheet import day_of
from ui.presenters.runner import Runner


class ExceptionsView(Protocol):
    """What the part can be told to show."""

    def show_report(self, report: ExceptionReport) -> None:
        """Show the exceptions of some days."""

    def show_no_days(self, field: str) -> None:
        """Show that a field holds no day."""

    def show_saved(self, file: Path) -> None:
        """Show that the file is there."""

    def say_failed(self, error: BaseException) -> None:
        """Say what could not be done."""


class ExceptionsPresenter:
    """Reads the exceptions of some days and saves them as a file."""

    def __init__(
        self, view: ExceptionsView, exceptions: Exceptions, by: Account, run: Runner, today: Callable[[], date]
    ) -> None:
        self._view, self._exceptions, self._by, self._run = view, exceptions, by, run
        self.last = today()
        self.first = self.last.replace(day=1)
        self.may_read = may(by, Act.READ_JOURNAL)

    def look_at(self, first: str, last: str) -> None:
        """Read other days, as typed."""
        days: list[date] = []
        for field, text in (("first", first), ("last", last)):
            try:
                day = day_of(text)
            except ValueError:
                day = None
            if day is None:
                self._view.show_no_days(field)
                return
            days.append(day)
        self.first, self.last = days
        self.refresh()

    def refresh(self) -> None:
        """Read the days again."""
        first, last = self.first, self.last
        self._run(lambda: self._exceptions.report(self._by, first, last), self._view.show_report, self._view.say_failed)

    def save(self, file: Path) -> None:
        """Save the report; the ending says whether as XLSX or CSV, XLSX when it says nothing."""
        whole = file if file.suffix.lower() in (".xlsx", ".csv") else file.with_name(f"{file.name}.xlsx")
        first, last, kind = self.first, self.last, whole.suffix.lower().removeprefix(".")

        def job() -> Path:
            save_whole(whole, self._exceptions.export(self._by, first, last, kind))
            return whole

        self._run(job, self._view.show_saved, self._view.say_failed)

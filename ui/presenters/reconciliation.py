"""Reconciling a day: which receiver, how far the asking is, which number is looked at, what is done about it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Protocol

from services.cases.reconciliation import Reconciliation
from services.domain.permissions import Account, Act, may
from services.domain.reconciliation import Finding
from services.domain.statement import Compared, Statement
from ui.presenters.runner import Runner

AT_ONCE = 4
"""So many questions are under way at a time."""
ACCEPTED = "accepted"
_FIRST = (
    Finding.MISSING_THERE,
    Finding.MISSING_HERE,
    Finding.DIFFERENT,
    Finding.ARRIVED,
    Finding.NOT_KNOWN,
    Finding.NOT_SENT,
)
"""What wants a person comes first."""


def in_order(statement: Statement, only: str = "") -> tuple[Compared, ...]:
    """Return the rows of a statement, what wants a person first; only those that stand so (a finding, or `ACCEPTED`)."""

    def rank(row: Compared) -> int:
        finding = row.judged.finding
        return len(_FIRST) if row.decision or finding not in _FIRST else _FIRST.index(finding)

    rows = (row for row in statement.rows if not only or only == group_of(row))
    return tuple(sorted(rows, key=rank))


def group_of(row: Compared) -> str:
    """Return what a row is counted among."""
    return ACCEPTED if row.decision else row.judged.finding.value


class ReconciliationView(Protocol):
    """What the part can be told to show."""

    def show_running(self) -> None:
        """Show that the receiver is being asked, and how to stop it."""

    def show_statement(self, statement: Statement | None) -> None:
        """Show what came out, or that nobody asked yet."""

    def say_resent(self, numbers: tuple[str, ...]) -> None:
        """Say what is on its way again."""

    def say_accepted(self, number: str) -> None:
        """Say that a finding stands."""

    def say_failed(self, error: BaseException) -> None:
        """Say what could not be done."""


class ReconciliationPresenter:
    """Asks a receiver about a day and keeps what came out until another day or receiver is chosen.

    Args:
        run: For what a person waits for.
        run_long: For asking, which takes its time.
    """

    def __init__(
        self, view: ReconciliationView, reconciliation: Reconciliation, by: Account, run: Runner, run_long: Runner,
        today: Callable[[], date],
    ) -> None:  # fmt: skip
        self._view, self._reconciliation, self._by = view, reconciliation, by
        self._run, self._run_long = run, run_long
        self.may = may(by, Act.RECONCILE)
        self.receivers = reconciliation.receivers(by) if self.may else ()
        self.receiver = self.receivers[0][0] if self.receivers else ""
        self.day = today()
        self.statement: Statement | None = None
        self.done, self.of = 0, 0
        self._stop = False
        self.running = False

    def look_at(self, day: date, receiver: str = "") -> None:
        """Choose a day and a receiver; what was found for others is put away."""
        if (day, receiver or self.receiver) == (self.day, self.receiver):
            return
        self.stop()
        self.day, self.receiver = day, receiver or self.receiver
        self.statement = None
        self._view.show_statement(None)

    def reconcile(self) -> None:
        """Ask about every number of the day; a second press while asking does nothing."""
        if self.running or not self.receiver:
            return
        self.running, self._stop, self.done, self.of = True, False, 0, 0
        day, receiver = self.day, self.receiver
        self._view.show_running()

        def ask() -> Statement:
            with ThreadPoolExecutor(AT_ONCE) as pool:
                return self._reconciliation.of_day(self._by, day, receiver, self._went_on, pool.map)

        def found(statement: Statement) -> None:
            self.running = False
            if (day, receiver) == (self.day, self.receiver):
                self.statement = statement
            self._view.show_statement(self.statement)

        self._run_long(ask, found, self._failed)

    def stop(self) -> None:
        """Ask nothing more; what was found so far is shown."""
        self._stop = True

    def resend(self, rows: tuple[Compared, ...]) -> None:
        """Have the receiver get these again."""
        wanted = [row.number for row in rows if may_resend(row)]
        statement = self.statement
        if statement is None or not wanted or self.running:
            return
        self._run(
            lambda: self._reconciliation.resend(self._by, statement, wanted),
            self._view.say_resent,
            self._view.say_failed,
        )

    def accept(self, number: str, reason: str) -> None:
        """Let a finding stand."""
        statement = self.statement
        if statement is None or self.running:
            return

        def accepted(changed: Statement) -> None:
            if self.statement is statement:
                self.statement = changed
            self._view.show_statement(self.statement)
            self._view.say_accepted(number)

        self._run(
            lambda: self._reconciliation.accept(self._by, statement, number, reason), accepted, self._view.say_failed
        )

    def pages(self) -> Callable[[], bytes] | None:
        """Return what makes the statement's pages, None while there is none."""
        statement = self.statement
        return (lambda: self._reconciliation.printed(self._by, statement)) if statement is not None else None

    def _went_on(self, done: int, of: int) -> bool:
        self.done, self.of = done, of
        return not self._stop

    def _failed(self, error: BaseException) -> None:
        self.running = False
        self._view.show_statement(self.statement)
        self._view.say_failed(error)


def may_resend(row: Compared) -> bool:
    """Return whether sending again can mend a row."""
    return row.open and row.judged.finding is not Finding.MISSING_HERE

"""How a presenter has a case run off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Runner(Protocol):
    """Runs a job elsewhere; exactly one of `done` and `failed` is called afterwards, on the window's thread."""

    def __call__(
        self, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[BaseException], None], /
    ) -> object:
        """Take a job on."""


class Latest:
    """Asks one question at a time: of those that come while one runs, only the last is asked, after it."""

    def __init__(self, run: Runner) -> None:
        self._run = run
        self._asking = False
        self._next: Callable[[], None] | None = None

    @property
    def overtaken(self) -> bool:
        """Whether a newer question waits for the one that runs."""
        return self._next is not None

    def ask(self, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[BaseException], None]) -> None:
        """Ask now, or after the question that runs if no newer one comes; then nothing of this one is told."""
        if self._asking:
            self._next = lambda: self.ask(job, done, failed)
            return
        self._asking = True
        self._run(job, lambda answer: self._over(done, answer), lambda error: self._over(failed, error))

    def _over(self, tell: Callable[[T], None], what: T) -> None:
        try:
            tell(what)
        finally:
            self._asking = False
            following, self._next = self._next, None
            if following is not None:
                following()

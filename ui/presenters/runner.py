"""How a presenter has a case run off the window's thread."""

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Runner(Protocol):
    """Runs a job elsewhere; exactly one of `done` and `failed` is called afterwards, on the window's thread."""

    def __call__(
        self, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[BaseException], None], /
    ) -> object:
        """Take a job on."""

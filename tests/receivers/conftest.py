"""A receiver of ours, and what it talks to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from typing import Any

import pytest

from services.receivers.dvcqg import Dvcqg, Profile
from tests.receivers.other_side import CALL, LOGIN, OtherSide
from tests.receivers.rows import NOW


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, span: timedelta) -> None:
        self.now += span


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def side() -> Iterator[OtherSide]:
    """Another side that says what the test tells it to."""
    one = OtherSide()
    yield one
    one.stop()


@pytest.fixture
def receiver_at(clock: Clock) -> Iterator[Callable[..., Dvcqg]]:
    """Make receivers for an address; `secret`, `loopback_only` and fields of the profile may be given."""
    with ExitStack() as stack:

        def make(url: str, secret: Callable[[], str] = lambda: "bi-mat", loopback_only: bool = False, **more: Any):
            profile = Profile("province", url, LOGIN, CALL, "H31.12", "quay", **more)
            one = Dvcqg(profile, secret, clock, loopback_only)
            stack.callback(one.close)
            return one

        yield make


@pytest.fixture
def receiver(side: OtherSide, receiver_at: Callable[..., Dvcqg]) -> Dvcqg:
    """A receiver that talks to `side` and waits two seconds for it."""
    return receiver_at(side.url, read_timeout=2.0, connect_timeout=2.0)

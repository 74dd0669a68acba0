"""A running training receiver on a fresh folder, and somebody who calls it."""

import pytest

from services.training import TrainingReceiver
from tests.training.caller import Caller, Clock


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def receiver(tmp_path, clock):
    """Its slow answers would come after an hour, so that a test never waits for one by accident."""
    with TrainingReceiver(tmp_path / "receiver", clock=clock, slow_seconds=3600) as receiver:
        yield receiver


@pytest.fixture
def caller(receiver):
    caller = Caller(receiver.url)
    caller.login()
    return caller

"""`deliver` killed with SIGKILL between any two steps: the receiver ends with each dossier exactly once."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from services.training import TrainingReceiver
from tests.faults.conftest import KEY, Clock, settings_of
from tests.faults.nursery import Nursery
from tests.faults.shipping import DOSSIERS, LOOK_UP, STEPS, Shipping, until

DUE_NOW, LEASE, SETTLE, NEXT_LEASE, NEXT_SETTLE = 1, 2, 3, 4, 5
"""The writing transactions of `deliver --now`."""
# Both urllib3's and the standard library's function of that name are passed, once a call; the first call is the login.
SENT, ANSWERED, ASKED = "HTTPConnection.getresponse", "Line._exchange", "Dvcqg.ask"

POINTS: dict[str, dict[str, Any]] = {
    "after the first statement of the lease": {"statement": [LEASE, 1]},
    "after the last statement of the lease": {"statement": [LEASE, 3]},
    "before the lease's commit": {"committing": LEASE},
    "after the lease's commit": {"committed": LEASE},
    "after the login was sent": {"call": [SENT, 1]},
    "after the first request was sent": {"call": [SENT, 3]},
    "after a later request was sent": {"call": [SENT, 5]},
    "after the first answer, before it is settled": {"return": [ANSWERED, 2]},
    "after a later answer, before it is settled": {"return": [ANSWERED, 4]},
    "after the first statement of the settling": {"statement": [SETTLE, 2]},
    "before the settling's commit": {"committing": SETTLE},
    "after the settling's commit": {"committed": SETTLE},
    "after the second lease's commit": {"committed": NEXT_LEASE},
    "after a step was sent": {"call": [SENT, 9]},
    "after the answer to a step, before it is settled": {"return": [ANSWERED, 5]},
    "before the second settling's commit": {"committing": NEXT_SETTLE},
}


@pytest.fixture
def shipping(home: Path, tmp_path: Path, clock: Clock) -> Iterator[Shipping]:
    with TrainingReceiver(tmp_path / "receiver") as receiver:
        one = Shipping(home, KEY, receiver, clock)
        one.set_up(settings_of)
        yield one


def _deliver(shipping: Shipping, nursery: Nursery, where: dict[str, Any], kill_after: float | None = None) -> bool:
    """Run the command until it is killed at a point; tell whether it was."""
    arguments = ["--home", str(shipping.home), "deliver", "--now"]
    ended = nursery.run(arguments, shipping.home.parent, where, kill_after=kill_after)
    name, nth = where.get("call", ("", 0))
    if ended.killed and name == SENT:
        # The receiver may still be at work on what the dead one sent; the lease gives it a minute in real life.
        until(lambda: len(shipping.receiver.calls()) >= (nth + 1) // 2)
    return ended.killed


@pytest.mark.parametrize("answers", [[], ["drop_after_commit"], ["drop_before_commit"]], ids=str)
def test_f03_f05_delivery_killed_at_every_point_sends_each_dossier_once(shipping, nursery, answers):
    killed = 0
    for where in POINTS.values():
        shipping.receiver.stop()
        shipping.receiver.start()
        with shipping.desk() as desk:
            shipping.receive(desk, 2, same_day=False)
            shipping.receive(desk, 1, same_day=True)
        for fault in answers:
            shipping.receiver.faults.add(fault, times=1)

        killed += _deliver(shipping, nursery, where)

        with shipping.desk() as desk:
            shipping.check_conserved(desk)
            shipping.drain(desk)
            shipping.check_arrived(desk)
        shipping.receiver.faults.clear()

    # A lost answer ends a round early, so points further on are not reached then.
    assert killed >= (6 if answers else len(POINTS))
    assert shipping.receiver.counts().dossiers == 3 * len(POINTS)


@pytest.mark.parametrize(
    "where",
    [
        {"call": [ASKED, 1]},
        {"call": [SENT, 3]},
        {"return": [ANSWERED, 2]},
        {"committing": SETTLE},
        {"committed": SETTLE},
    ],
    ids=str,
)
@pytest.mark.parametrize("lost", ["drop_after_commit", "drop_before_commit"])
def test_f03_a_desk_killed_while_it_asks_asks_again(shipping, nursery, where, lost):
    with shipping.desk() as desk:
        shipping.receive(desk, 1, same_day=True)
        shipping.receiver.faults.add(lost, times=1)
        assert desk.delivery.deliver_due().unknown == 1
    shipping.receiver.stop()
    shipping.receiver.start()

    assert _deliver(shipping, nursery, where)

    with shipping.desk() as desk:
        shipping.drain(desk)
        shipping.check_arrived(desk)


@pytest.mark.parametrize("lost", ["drop_after_commit", "drop_before_commit"])
def test_f03_a_step_whose_answer_was_lost_is_asked_about_and_sent_once(shipping, nursery, lost):
    with shipping.desk() as desk:
        shipping.receive(desk, 3, same_day=True)
    shipping.receiver.faults.add(lost, service=STEPS, times=3)

    assert not _deliver(shipping, nursery, {})
    with shipping.desk() as desk:
        shipping.check_conserved(desk)
        shipping.drain(desk)
        shipping.check_arrived(desk)
    assert shipping.heard(LOOK_UP) == 3


def test_f01_delivery_killed_at_random_moments_sends_each_dossier_once(shipping, nursery):
    _besiege(shipping, nursery, 9)


@pytest.mark.long
def test_f01_delivery_killed_at_three_hundred_random_moments_sends_each_dossier_once(shipping, nursery):
    _besiege(shipping, nursery, 300)


def _besiege(shipping: Shipping, nursery: Nursery, times: int) -> None:
    """Kill in the middle of faults; in every fourth round time goes by and everything must arrive."""
    chance, killed, rounds = random.Random(random.getrandbits(32)), 0, 0
    while killed < times:
        rounds += 1
        faults = shipping.receiver.faults
        faults.clear()
        faults.add("drop_after_commit", "drop_before_commit", "error_500", probability=0.15, seed=rounds)
        with shipping.desk() as desk:
            shipping.receive(desk, 4)
        killed += _deliver(shipping, nursery, {}, kill_after=chance.uniform(0.05, 0.5))
        before = shipping.heard(DOSSIERS)
        until(lambda before=before: shipping.heard(DOSSIERS) >= before)
        with shipping.desk() as desk:
            shipping.check_conserved(desk)
            if rounds % 4 == 0:
                faults.clear()
                shipping.drain(desk)
    faults.clear()
    with shipping.desk() as desk:
        shipping.drain(desk)
        shipping.check_arrived(desk)

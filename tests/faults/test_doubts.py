"""Rows that were perhaps sent, in hands that could forget it: a machine that slept, an officer who holds, mends or resends.

Every row here is a step of progress: the other side cannot know one that comes twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from services.bootstrap import Desk, open_desk
from services.domain.correction import Correction
from services.domain.outbox import LEASE, Entry, EntryState, Outcome
from services.errors import RerouteBlocked
from services.receivers.dvcqg import Dvcqg, Profile
from services.settings import settings_text
from services.training import TrainingReceiver
from tests.faults.conftest import KEY, Clock, settings_of
from tests.faults.people import OFFICER
from tests.faults.shipping import DOSSIERS, STEPS, Shipping
from tests.faults.test_reconciliation import statement


class Watched:
    """A receiver's line, with something that happens right after a step was sent."""

    name = "province"

    def __init__(self, url: str, clock: Clock) -> None:
        profile = Profile(self.name, url, "/mapi/login", "/mapi/g", "H31.12", "quay")
        self._line = Dvcqg(profile, lambda: "bi-mat", clock, loopback_only=True)
        self.after_steps: list[Callable[[], None]] = []
        self.ask, self.look_up, self.told = self._line.ask, self._line.look_up, self._line.told
        self.held_on, self.close = self._line.held_on, self._line.close

    def send(self, entry: Entry) -> Outcome:
        outcome = self._line.send(entry)
        if entry.kind.value == "progress" and self.after_steps:
            self.after_steps.pop(0)()
        return outcome


@pytest.fixture
def shipping(home: Path, tmp_path: Path, clock: Clock) -> Iterator[Shipping]:
    with TrainingReceiver(tmp_path / "receiver") as receiver:
        yield Shipping(home, KEY, receiver, clock)


@pytest.fixture
def line(shipping: Shipping) -> Watched:
    return Watched(shipping.receiver.url, shipping.clock)


@pytest.fixture
def desk(shipping: Shipping, line: Watched) -> Iterator[Desk]:
    with open_desk(shipping.home, KEY, now=shipping.clock, receivers={line.name: line}) as one:
        yield one


def steps_wait(desk: Desk, shipping: Shipping, many: int) -> None:
    """Receive so many people who are done at once, and send all but the step of each."""
    shipping.receive(desk, many, same_day=True)
    assert desk.delivery.deliver_due(most=many).sent == many


def hold_and_let_go(desk: Desk, entry: Entry) -> None:
    desk.delivery.hold(OFFICER, entry.id, "Chờ hỏi lại")
    desk.delivery.retry(OFFICER, entry.id)


def hold_and_mend(desk: Desk, entry: Entry) -> None:
    desk.delivery.hold(OFFICER, entry.id, "Chờ hỏi lại")
    desk.mending.fix(OFFICER, entry.id, Correction({"applicant.phone": "0900000131"}), "Gõ nhầm")


def died() -> None:
    raise SystemExit


def told(shipping: Shipping) -> int:
    """Return how many steps were kept over there."""
    return sum(one.service == STEPS for one in shipping.receiver.receipts())


def test_f05_f44_a_machine_that_sleeps_in_mid_round_goes_on_with_no_row_another_process_took(shipping, desk, line):
    """Its own clock may have stood still meanwhile; the leases did not."""
    steps_wait(desk, shipping, 3)

    def sleep() -> None:
        shipping.clock.forward(timedelta(hours=1))
        with shipping.desk() as other:
            assert other.delivery.deliver_due().waiting == 0

    line.after_steps.append(sleep)
    desk.delivery.deliver_due()

    shipping.check_arrived(desk)


@pytest.mark.parametrize("hands", [hold_and_let_go, hold_and_mend])
def test_f03_a_step_whose_worker_died_is_asked_about_also_after_somebody_held_it(shipping, desk, line, hands):
    steps_wait(desk, shipping, 2)
    line.after_steps += [lambda: None, died]
    with pytest.raises(SystemExit):
        desk.delivery.deliver_due()
    shipping.clock.forward(LEASE)
    shipping.receiver.stop()
    desk.delivery.deliver_due()
    shipping.receiver.start()
    doubtful = [one.entry for one in desk.delivery.queue(OFFICER) if one.entry.state is EntryState.UNKNOWN]

    for entry in doubtful:
        hands(desk, entry)
    shipping.clock.forward(timedelta(hours=1))
    desk.delivery.deliver_due()

    assert told(shipping) == 2


@pytest.mark.parametrize("hands", [hold_and_let_go, hold_and_mend])
def test_f31_a_step_whose_answer_was_lost_is_asked_about_also_after_somebody_held_it(shipping, desk, hands):
    steps_wait(desk, shipping, 1)
    shipping.receiver.faults.add("drop_after_commit", times=1, service=STEPS)
    assert desk.delivery.deliver_due().unknown == 1

    hands(desk, desk.delivery.queue(OFFICER)[0].entry)
    shipping.clock.forward(timedelta(hours=1))
    desk.delivery.deliver_due()

    assert told(shipping) == 1


def test_f31_a_step_whose_answer_was_lost_is_asked_about_also_after_the_day_was_reconciled(shipping, desk):
    steps_wait(desk, shipping, 1)
    shipping.receiver.faults.add("drop_after_commit", times=1, service=STEPS)
    assert desk.delivery.deliver_due().unknown == 1
    shipping.clock.forward(timedelta(hours=1))

    desk.reconciliation.resend(OFFICER, statement(desk, shipping), list(shipping.sent))
    desk.delivery.deliver_due()

    assert told(shipping) == 1
    shipping.check_arrived(desk)


def test_f31_a_dossier_that_was_perhaps_sent_goes_to_no_other_receiver_by_way_of_a_hold(shipping, line):
    base = settings_of(shipping.receiver.url)
    both = {name: replace(base.receivers["province"], name=name) for name in ("province", "ministry")}
    (shipping.home / "settings.toml").write_text(settings_text(replace(base, receivers=both)), "utf-8")
    shipping.receiver.faults.add("drop_after_commit", times=1, service=DOSSIERS)
    with open_desk(shipping.home, KEY, now=shipping.clock, receivers={"province": line, "ministry": line}) as desk:
        (number,) = shipping.receive(desk, 1, same_day=False)
        assert desk.delivery.deliver_due().unknown == 1
        desk.delivery.hold(OFFICER, desk.delivery.queue(OFFICER)[0].entry.id, "Chờ hỏi lại")

        with pytest.raises(RerouteBlocked):
            desk.life.reroute(OFFICER, number, "ministry", "Chuyển về Bộ")

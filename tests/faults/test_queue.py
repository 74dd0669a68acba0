"""The queue itself: two that drain it, a lease that outlives its owner, clocks that jump, a bug in the middle of a round."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.bootstrap import open_desk
from services.domain.intake_form import form_from
from services.domain.outbox import LEASE, LONGEST_ASKED_WAIT, LONGEST_WAIT, Entry, EntryState, Outcome, OutcomeKind
from services.training import TrainingReceiver
from tests.faults.conftest import KEY, Clock, settings_of
from tests.faults.nursery import ROOT, Nursery, untraced
from tests.faults.people import OFFICER, form
from tests.faults.shipping import DOSSIERS, LOOK_UP, Shipping


@pytest.fixture
def shipping(home: Path, tmp_path: Path, clock: Clock) -> Iterator[Shipping]:
    with TrainingReceiver(tmp_path / "receiver", slow_seconds=0.1) as receiver:
        one = Shipping(home, KEY, receiver, clock)
        one.set_up(settings_of)
        yield one


class Plain:
    """A receiver that does as it is told."""

    name = "province"

    def __init__(self) -> None:
        self.next: list[Outcome | BaseException] = []
        self.tried: list[str] = []

    def send(self, entry: Entry) -> Outcome:
        self.tried.append(entry.number)
        told = self.next.pop(0) if self.next else Outcome(OutcomeKind.DELIVERED)
        if isinstance(told, BaseException):
            raise told
        return told

    ask = send

    def close(self) -> None:
        """Nothing is open."""


def test_f04_two_processes_drain_one_queue_and_each_row_goes_once(shipping, nursery):
    with shipping.desk() as desk:
        shipping.receive(desk, 40, same_day=False)
    shipping.receiver.faults.add("slow", service=DOSSIERS)
    command = [sys.executable, str(ROOT / "main.py"), "--home", str(shipping.home), "deliver", "--now"]
    environment = untraced() | nursery.environment

    both = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    reports = [child.communicate(timeout=120)[0] for child in both]

    assert all(report.startswith('{"tried": ') and '"sent": 0' not in report for report in reports), reports
    with shipping.desk() as desk:
        shipping.drain(desk)
        shipping.check_arrived(desk)
        assert {row["attempts"] for row in shipping.rows(desk)} == {1}
    assert (shipping.receiver.counts().stored, shipping.heard(DOSSIERS), shipping.heard(LOOK_UP)) == (40, 40, 0)


def test_f05_a_row_left_in_the_middle_comes_back_when_its_lease_is_over_and_is_asked_about(shipping, nursery):
    with shipping.desk() as desk:
        shipping.receive(desk, 1, same_day=False)
    arguments = ["--home", str(shipping.home), "deliver"]
    assert nursery.run(arguments, shipping.home.parent, {"committed": 1}).killed

    with shipping.desk() as desk:
        shipping.clock.forward(LEASE - timedelta(seconds=20))
        assert desk.delivery.deliver_due().tried == 0
        shipping.clock.forward(timedelta(seconds=30))
        assert desk.delivery.deliver_due().sent == 1

        shipping.check_arrived(desk)
    assert (shipping.heard(LOOK_UP), shipping.heard(DOSSIERS)) == (1, 1)


_OUTCOMES = st.builds(
    Outcome,
    kind=st.sampled_from([kind for kind in OutcomeKind if kind is not OutcomeKind.REFUSED]),
    wait=st.none() | st.timedeltas(timedelta(0), timedelta(days=400)),
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(_OUTCOMES, max_size=12))
def test_f09_while_something_waits_there_is_always_a_next_try_within_the_hour(home: Path, told: list[Outcome]):
    receiver, clock = Plain(), Clock()
    with open_desk(home, KEY, now=clock, receivers={"province": receiver}) as desk:
        desk.intake.receive(OFFICER, form_from(form(f"{told!r}{clock()}")))
        receiver.next = list(told)
        for nth in range(4 * len(told) + 4):
            before = len(receiver.tried)
            left = desk.delivery.deliver_due().waiting
            # A rest of the example before may still last in the first round, never in one whose time has come.
            assert nth == 0 or len(receiver.tried) > before
            if not left:
                break
            due = desk.delivery.next_due()
            assert due is not None
            # A minute more, where the example before left a rest from a clock further on.
            assert due - clock() <= max(LONGEST_ASKED_WAIT, LONGEST_WAIT * 1.25) + timedelta(minutes=1)
            clock.forward(max(due - clock(), timedelta(0)) + timedelta(milliseconds=1))

        assert desk.delivery.report().waiting == 0


def test_f10_a_bug_about_one_row_holds_up_that_row_alone(home: Path, clock: Clock):
    receiver = Plain()
    with open_desk(home, KEY, now=clock, receivers={"province": receiver}) as desk:
        for name in range(5):
            desk.intake.receive(OFFICER, form_from(form(f"bug {name}")))
        receiver.next = [Outcome(OutcomeKind.DELIVERED), RuntimeError("Trần Thị Mẫu")]

        report = desk.delivery.deliver_due()
        while report.waiting > 1:
            clock.forward(timedelta(seconds=5))
            report = desk.delivery.deliver_due()

        (item,) = desk.delivery.queue(OFFICER)
        assert (item.entry.state, item.entry.reason) == (EntryState.UNKNOWN, "RuntimeError")
        assert sorted(set(receiver.tried)) == sorted(receiver.tried)
        clock.forward(timedelta(minutes=2))
        assert desk.delivery.deliver_due().waiting == 0


@pytest.mark.parametrize("jump", [timedelta(days=-3650), timedelta(days=-1), timedelta(days=3650)], ids=str)
def test_f32_f60_a_clock_that_jumps_stops_neither_the_queue_nor_the_journal(home: Path, clock: Clock, jump: timedelta):
    receiver = Plain()
    start = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
    clock.ahead = start - datetime.now(UTC)
    receiver.next = [Outcome(OutcomeKind.BUSY, wait=timedelta(hours=1)), Outcome(OutcomeKind.BUSY)]
    with open_desk(home, KEY, now=clock, receivers={"province": receiver}) as desk:
        first = desk.intake.receive(OFFICER, form_from(form("before the jump")))
        desk.delivery.deliver_due()
        tried = len(receiver.tried)

        clock.forward(jump)
        desk.delivery.deliver_due()
        clock.forward(timedelta(hours=1, seconds=1))
        desk.delivery.deliver_due()
        assert len(receiver.tried) > tried
        clock.forward(timedelta(hours=2))

        assert desk.delivery.deliver_due().waiting == 0
        clock.ahead = start - datetime.now(UTC) + timedelta(minutes=5)
        second = desk.intake.receive(OFFICER, form_from(form("after it was set right")))
        findings = desk.keeping.verify()
    assert findings.whole, findings
    assert second.dossier.number > first.dossier.number


def test_f60_a_lease_from_the_future_does_not_hold_a_row_for_years(home: Path, clock: Clock, nursery: Nursery):
    receiver = Plain()
    with open_desk(home, KEY, now=clock, receivers={"province": receiver}) as desk:
        desk.intake.receive(OFFICER, form_from(form("leased")))
        clock.forward(timedelta(days=1000))
        receiver.next = [KeyboardInterrupt()]
        with pytest.raises(KeyboardInterrupt):
            desk.delivery.deliver_due()
        clock.forward(timedelta(days=-1000))

        assert desk.delivery.deliver_due().waiting == 0


def test_f37_the_same_form_received_from_many_hands_at_once_is_one_dossier(home: Path, clock: Clock):
    same = form_from(form("double click", same_day=True))
    found = []
    with open_desk(home, KEY, now=clock, receivers={}) as desk:
        hands = [threading.Thread(target=lambda: found.append(desk.intake.receive(OFFICER, same))) for _ in range(6)]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join()

        assert desk.keeping.verify().received == 1
    assert len({receipt.dossier.number for receipt in found}) == 1
    assert sorted(receipt.known for receipt in found) == [False] + [True] * 5


_HOLD = """
import sys
sys.path.insert(0, sys.argv[3])
from pathlib import Path
from services.store.store import Store
with Store(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])).write():
    print("held", flush=True)
    sys.stdin.readline()
"""


def _holder(home: Path) -> subprocess.Popen[str]:
    """Return a process that holds the store's write lock, as a virus scanner or a backup would."""
    command = [sys.executable, "-c", _HOLD, str(home / "store.db"), KEY.hex(), str(ROOT)]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=untraced())
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    return child


def test_f47_a_save_waits_while_somebody_else_holds_the_store(home: Path, clock: Clock):
    received: list[str] = []
    with open_desk(home, KEY, now=clock, receivers={}) as desk, _holder(home) as child:
        wanted = form_from(form("patient"))
        waiting = threading.Thread(target=lambda: received.append(desk.intake.receive(OFFICER, wanted).dossier.number))
        waiting.start()
        waiting.join(1.0)
        assert waiting.is_alive()
        assert received == []

        child.communicate("go\n", timeout=60)
        waiting.join(60)

        assert len(received) == 1
        assert desk.keeping.verify().whole


@pytest.mark.long
def test_f47_a_store_held_for_too_long_is_named_and_nothing_is_saved(home: Path, nursery: Nursery):
    from tests.faults.people import lines

    one = form("refused")
    arguments = ["--home", str(home), "register", "-", "--as", "admin"]
    with _holder(home) as child:
        held = nursery.run(arguments, home.parent, fed=lines([one]))
        child.communicate("go\n", timeout=60)

    assert held.status == 3
    assert '"StoreBusy"' in held.error
    assert nursery.run(arguments, home.parent, fed=lines([one])).lines[0]["known"] is False

"""Ten thousand rows that wait, a line that flaps, two that share a queue: bounded work, and the law after every step."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import insert, select

from services.bootstrap import Desk, open_desk
from services.domain.intake_form import form_from
from services.domain.outbox import LEASE, LONGEST_ASKED_WAIT, Entry, Outcome, OutcomeKind
from services.store.tables import dossiers, outbox
from tests.faults.conftest import KEY, Clock
from tests.faults.people import OFFICER, form
from tests.law import law_holds


class Line:
    """A receiver whose line is there or not, by the second of the desk's clock.

    Attributes:
        knocks: When it was tried.
    """

    name = "province"

    def __init__(self, clock: Clock, period: timedelta = timedelta(0)) -> None:
        self.clock, self.period = clock, period
        self.start = clock()
        self.knocks: list[float] = []
        self.held: list[str] = []

    def send(self, entry: Entry) -> Outcome:
        at = (self.clock() - self.start).total_seconds()
        self.knocks.append(at)
        if self.period and int(at / self.period.total_seconds()) % 2:
            return Outcome(OutcomeKind.UNREACHABLE, message="no_line")
        self.held.append(entry.number)
        return Outcome(OutcomeKind.DELIVERED)

    ask = send

    def close(self) -> None:
        """Nothing is open."""


def _multiply(desk: Desk, count: int) -> None:
    """Make so many waiting dossiers of the one there is."""
    with desk.place.store.write() as db:
        model = dict(db.execute(select(dossiers)).mappings().one())
        row = dict(db.execute(select(outbox)).mappings().one())
        keys = [(str(uuid4()), f"{model['number']}x{n}") for n in range(count - 1)]
        fresh = [
            {**model, "row": n, "id": key, "form_id": str(uuid4()), "number": number}
            for n, (key, number) in enumerate(keys, 2)
        ]
        db.execute(insert(dossiers), fresh)
        db.execute(
            insert(outbox), [{**row, "id": str(uuid4()), "dossier_id": key, "number": number} for key, number in keys]
        )


@pytest.mark.parametrize("count", [300, pytest.param(10_000, marks=pytest.mark.long)])
def test_f43_thousands_of_waiting_rows_are_drained_with_bounded_handles_and_bodies(
    home: Path, clock: Clock, count: int
):
    receiver = Line(clock)
    with open_desk(home, KEY, now=clock, receivers={"province": receiver}) as desk:
        desk.intake.receive(OFFICER, form_from(form("one of many")))
        _multiply(desk, count)
        law_holds(desk, count)
        handles = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0

        page = desk.delivery.queue(OFFICER)
        assert (len(page), any(item.entry.body for item in page)) == (min(count, 1000), False)
        left = count
        while left:
            before, left = left, desk.delivery.deliver_due().waiting
            assert left == max(before - 200, 0)

        assert sorted(receiver.held) == sorted(set(receiver.held))
        assert law_holds(desk, count).standings["delivered"] == count
        if handles:
            assert len(list(Path("/proc/self/fd").iterdir())) <= handles + 2


def test_f41_a_router_that_flaps_is_knocked_at_ever_more_seldom_and_everything_arrives(home: Path, clock: Clock):
    receiver = Line(clock, timedelta(seconds=7))
    with open_desk(home, KEY, now=clock, receivers={"province": receiver}) as desk:
        desk.intake.receive(OFFICER, form_from(form("flapping")))
        _multiply(desk, 30)
        while desk.delivery.deliver_due(1).waiting > 2:
            due = desk.delivery.next_due()
            assert due is not None
            clock.forward(max(due - clock(), timedelta(seconds=1)))
        failures = len(receiver.knocks) - len(receiver.held)
        clock.forward(LONGEST_ASKED_WAIT)
        receiver.period = timedelta(0)
        desk.delivery.deliver_due()

        assert 1 <= failures <= 25, receiver.knocks
        assert len(receiver.held) == len(set(receiver.held)) == 30
        assert law_holds(desk, 30).standings["delivered"] == 30


class Deadly(Line):
    """A receiver whose first try ends its thread."""

    def send(self, entry: Entry) -> Outcome:
        if not self.knocks:
            self.knocks.append(0.0)
            raise SystemExit
        return super().send(entry)

    ask = send


def test_f10_a_worker_that_dies_in_the_middle_of_a_try_leaves_its_row_to_the_next(home: Path, clock: Clock):
    receiver = Deadly(clock)
    with open_desk(home, KEY, now=clock, receivers={"province": receiver}) as desk:
        desk.intake.receive(OFFICER, form_from(form("orphan")))
        with pytest.raises(SystemExit):
            desk.delivery.deliver_due()

        law_holds(desk, 1)
        assert desk.delivery.deliver_due().tried == 0
        clock.forward(LEASE)
        assert desk.delivery.deliver_due().sent == 1
        assert law_holds(desk, 1).standings["delivered"] == 1


@pytest.mark.parametrize("jump", [timedelta(days=-3650), timedelta(days=-1)], ids=str)
def test_f60_a_rest_from_before_the_clock_was_set_back_ends_at_once(home: Path, clock: Clock, jump: timedelta):
    receiver = Line(clock, timedelta(hours=1))
    receiver.start -= timedelta(hours=1)
    with open_desk(home, KEY, now=clock, receivers={"province": receiver}) as desk:
        desk.intake.receive(OFFICER, form_from(form("resting")))
        assert desk.delivery.deliver_due().sent == 0

        clock.forward(jump)
        receiver.period = timedelta(0)

        due = desk.delivery.next_due()
        assert due is not None
        assert due <= clock()
        assert desk.delivery.deliver_due().sent == 1
        assert desk.delivery.lines()[0].open_until is None

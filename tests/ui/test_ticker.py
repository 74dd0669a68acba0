from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest

from services.bootstrap import Desk, open_desk
from services.domain.intake_form import form_from
from services.domain.outbox import Entry, Outcome, OutcomeKind
from services.store.tables import outbox
from tests.ui.desk import KEY, Clock, clock, home, lanes, make_home, officer, until
from ui.network import Network
from ui.presenters.frame import Standing
from ui.ticker import Ticker

__all__ = ["clock", "home", "lanes", "make_home", "officer"]

FORM = {
    "procedure": "2.000815",
    "applicant": {"full_name": "Trần Thị Mẫu", "personal_id": "033301000001", "phone": "0900000001"},
    "components": [{"index": 0, "state": "handed_in", "originals": 1, "copies": 0}],
}


class Receiver:
    """The other side: says what it is told to, or keeps silent until it is let go on."""

    def __init__(self) -> None:
        self.says = OutcomeKind.DELIVERED
        self.numbers: list[str] = []
        self.go_on = threading.Event()
        self.go_on.set()

    def send(self, entry: Entry) -> Outcome:
        self.go_on.wait(10)
        self.numbers.append(entry.number)
        return Outcome(self.says)

    def ask(self, entry: Entry) -> Outcome:
        return Outcome(OutcomeKind.NOT_THERE)

    def close(self) -> None:
        self.go_on.set()


@pytest.fixture
def receiver() -> Receiver:
    return Receiver()


@pytest.fixture
def desk(home, clock: Clock, receiver: Receiver) -> Iterator[Desk]:
    with open_desk(home, KEY, now=clock, receivers={"province": receiver}) as opened:
        yield opened


@pytest.fixture
def ticker(desk, lanes) -> Iterator[Ticker]:
    made = Ticker(desk, lanes.delivery)
    yield made
    made.stop()


@pytest.fixture
def reports(ticker) -> list[Standing]:
    heard: list[Standing] = []
    ticker.reported.connect(heard.append)
    return heard


def receive(desk: Desk, officer, number: int = 1) -> None:
    form = {**FORM, "id": f"0b9f0000-0000-4000-8000-{number:012}", "same_day": False}
    desk.intake.receive(officer, form_from(form))


def test_what_waits_is_sent_without_anybody_asking(desk, officer, ticker, reports, receiver):
    receive(desk, officer)

    ticker.start()
    until(lambda: receiver.numbers and reports and reports[-1].dossiers == 0)

    assert set(receiver.numbers) == {"H31.12-261120-2001"}


def test_rounds_are_never_piled_up(desk, officer, ticker, reports, receiver):
    receive(desk, officer)
    receiver.go_on.clear()

    ticker.start()
    for _ in range(20):
        ticker.wake()
    receiver.go_on.set()
    until(lambda: len(reports) >= 2)

    assert len(reports) == 2


def test_a_dossier_received_during_a_round_is_sent_right_after_it(desk, officer, ticker, reports, receiver):
    receive(desk, officer)
    receiver.go_on.clear()
    ticker.start()

    receive(desk, officer, 2)
    ticker.wake()
    receiver.go_on.set()
    until(lambda: reports and reports[-1].dossiers == 0)

    assert len(set(receiver.numbers)) == 2


def test_a_silent_line_waits_for_its_time(desk, officer, ticker, reports, receiver, clock):
    receiver.says = OutcomeKind.UNREACHABLE
    receive(desk, officer)
    ticker.start()
    until(lambda: reports)
    ticker.wake()
    until(lambda: len(reports) == 2)
    assert (reports[0].report.tried, reports[1].report.tried) == (1, 0)
    assert reports[-1].lines[0].online is False

    receiver.says = OutcomeKind.DELIVERED
    clock.forward(timedelta(minutes=1))
    ticker.wake()
    until(lambda: reports[-1].dossiers == 0)

    assert reports[-1].lines[0].online is True


def test_a_store_that_fails_is_told_once_until_it_works_again(desk, lanes, home, qapp):
    told: list[BaseException] = []
    work = {"good": False}

    def run(job, done, failed):
        lanes.delivery(job if work["good"] else _fails, done, failed)

    ticker = Ticker(desk, run)
    reports: list[Standing] = []
    ticker.failed.connect(told.append)
    ticker.reported.connect(reports.append)
    ticker.start()
    until(lambda: told)
    ticker.wake()
    work["good"] = True
    ticker.wake()
    until(lambda: reports)

    ticker.stop()
    assert len(told) == 1


class Hanging(Receiver):
    """A receiver that hangs from the beginning."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on.clear()


def test_a_receiver_that_hangs_holds_up_no_other(home, clock, lanes, officer, receiver, qapp):
    hanging = Hanging()
    with open_desk(home, KEY, now=clock, receivers={"ministry": hanging, "province": receiver}) as desk:
        receive(desk, officer)
        with desk.place.store.write() as db:
            db.execute(outbox.update().values(receiver="ministry"))
        ticker = Ticker(desk, lanes.delivery)
        ticker.start()

        for number in (2, 3):
            receive(desk, officer, number)
            ticker.wake()
            until(lambda number=number: len(receiver.numbers) == number - 1)

        assert hanging.numbers == []
        hanging.go_on.set()
        until(lambda: hanging.numbers)
        ticker.stop()


def test_the_systems_word_of_a_network_lets_a_resting_line_be_tried(desk, officer, ticker, reports, receiver):
    receiver.says = OutcomeKind.UNREACHABLE
    receive(desk, officer)
    ticker.start()
    until(lambda: reports)
    network = Network(ticker.try_lines, settle_ms=1)
    receiver.says = OutcomeKind.DELIVERED

    network.heard(True)
    network.heard(False)
    assert not network._settled.isActive()
    network.heard(True)

    until(lambda: reports[-1].dossiers == 0)
    assert receiver.numbers
    assert network.listen() in (True, False)


def _fails() -> Standing:
    from services.errors import StoreBusy

    raise StoreBusy

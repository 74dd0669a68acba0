import logging
import threading
import time

import pytest

from services.errors import UnknownDossier
from tests.ui.desk import lanes, until
from ui.tasks import Lanes, log

__all__ = ["lanes"]


class Answers:
    """What came back, and on which thread."""

    def __init__(self) -> None:
        self.done: list[object] = []
        self.failed: list[BaseException] = []
        self.threads: set[int] = set()

    def take(self, value: object) -> None:
        self.threads.add(threading.get_ident())
        self.done.append(value)

    def fail(self, error: BaseException) -> None:
        self.threads.add(threading.get_ident())
        self.failed.append(error)

    @property
    def all(self) -> int:
        return len(self.done) + len(self.failed)


@pytest.fixture
def answers() -> Answers:
    return Answers()


def raises(error: BaseException) -> object:
    raise error


def test_a_case_runs_elsewhere_and_is_answered_on_the_windows_thread(lanes, answers):
    lanes.desk(threading.get_ident, answers.take, answers.fail)
    until(lambda: answers.all)

    assert answers.done[0] != threading.get_ident()
    assert answers.threads == {threading.get_ident()}


class Held:
    """Notes on which thread it goes, as a widget's last holder would."""

    def __init__(self, gone: list[int]) -> None:
        self._gone = gone

    def __del__(self) -> None:
        self._gone.append(threading.get_ident())


@pytest.mark.parametrize("fails", [False, True])
def test_what_a_job_and_those_who_are_told_hold_goes_on_the_windows_thread(lanes, answers, fails):
    gone: list[int] = []

    def ask() -> None:
        inside, told = Held(gone), Held(gone)

        def job() -> Held:
            if fails:
                raise UnknownDossier(str(inside))
            return Held(gone)

        lanes.desk(job, lambda value: answers.take((told, value)[0] and None), lambda _: answers.take(told and None))

    for asked in range(1, 21):
        ask()
        until(lambda asked=asked: answers.all == asked)
    lanes.settle()

    until(lambda: len(gone) == 20 * (2 if fails else 3))
    assert set(gone) == {threading.get_ident()}


def test_desk_calls_run_in_the_order_they_were_asked_for(lanes, answers):
    for number in range(50):
        lanes.desk(lambda number=number: number, answers.take, answers.fail)
    until(lambda: answers.all == 50)

    assert answers.done == list(range(50))


def test_an_export_never_stands_before_a_dossier(lanes, answers):
    gate = threading.Event()
    lanes.long(lambda: gate.wait(10), answers.take, answers.fail)

    lanes.desk(lambda: "received", answers.take, answers.fail)
    until(lambda: answers.all == 1)
    gate.set()
    until(lambda: answers.all == 2)

    assert answers.done[0] == "received"


def test_several_deliveries_are_under_way_at_once(lanes, answers):
    together = threading.Barrier(3)

    for _ in range(3):
        lanes.delivery(lambda: together.wait(10), answers.take, answers.fail)
    until(lambda: answers.all == 3)

    assert answers.failed == []


@pytest.mark.parametrize("error", [UnknownDossier("H31"), ValueError("x"), SystemExit(3), KeyboardInterrupt()])
def test_whatever_a_case_raises_becomes_a_value_and_the_lane_goes_on(lanes, answers, error):
    log.addHandler(logging.NullHandler())
    lanes.desk(lambda: raises(error), answers.take, answers.fail)
    lanes.desk(lambda: "next", answers.take, answers.fail)
    until(lambda: answers.all == 2)

    assert answers.failed == [error]
    assert answers.done == ["next"]


def test_the_log_names_the_place_of_a_bug_and_nothing_of_a_person(lanes, answers, tmp_path):
    from ui.record import log_to

    log_to(tmp_path)
    lanes.desk(lambda: raises(ValueError("TRẦN THỊ MẪU 033301000001")), answers.take, answers.fail)
    lanes.desk(lambda: raises(UnknownDossier("H31.12-261120-2001")), answers.take, answers.fail)
    until(lambda: answers.all == 2)

    written = (tmp_path / "logs" / "window.log").read_text("utf-8")
    log_to(tmp_path / "nowhere")
    assert "ValueError" in written
    assert "raises" in written
    assert "TRẦN" not in written
    assert "0333" not in written
    assert "UnknownDossier" not in written


def test_closing_finishes_what_an_officer_asked_for(qapp, answers):
    lanes = Lanes()
    kept: list[int] = []
    for number in range(20):
        lanes.desk(lambda number=number: kept.append(number), answers.take, answers.fail)

    assert lanes.close()
    assert kept == list(range(20))


def test_closing_waits_two_seconds_at_most_for_a_line_that_hangs(qapp, answers):
    lanes, begun, gate = Lanes(), threading.Event(), threading.Event()
    lanes.delivery(lambda: (begun.set(), gate.wait(60)), answers.take, answers.fail)
    assert begun.wait(10)
    began = time.monotonic()

    ended = lanes.close(0.3)

    assert not ended
    assert time.monotonic() - began < 1.5
    gate.set()


def test_twenty_thousand_answers_do_not_wear_the_window_out(lanes, answers):
    for number in range(20_000):
        lanes.desk(lambda number=number: number, answers.take, answers.fail)
    until(lambda: answers.all == 20_000, 60)

    assert answers.done[-1] == 19_999

"""What the queue page decides, without a window."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from services.domain.outbox import Outcome, OutcomeKind
from services.domain.queue import Group
from services.errors import InvalidForm
from tests.desks import single_form
from tests.ui.pages import OFFICER, Later, at_once
from ui.presenters.queue import QueuePresenter

REFUSED = Outcome(OutcomeKind.REFUSED, "-3", "Số điện thoại có 9 số", "applicant.phone")


class Seen:
    """Writes down what the page was told to show."""

    def __init__(self):
        self.queues, self.details, self.failed, self.said = [], [], [], []
        self.started = 0

    def show_lines(self, queue):
        self.queues.append(queue)

    def show_rows(self, rows, queue):
        self.rows = rows

    def show_detail(self, detail, waiting):
        self.details.append((detail, waiting))

    def say_released(self, number):
        self.said.append(("released", number))

    def say_held(self, number):
        self.said.append(("held", number))

    def say_all_tried(self):
        self.said.append(("all tried", ""))

    def say_failed(self, error):
        self.failed.append(error)

    def start_delivery(self):
        self.started += 1


@pytest.fixture
def seen():
    return Seen()


@pytest.fixture
def presenter(seen, desk):
    return QueuePresenter(seen, desk.queue, desk.delivery, OFFICER, at_once, at_once)


@pytest.fixture
def receive(desk, clock):
    def one(**fields):
        clock.forward(timedelta(minutes=1))
        return desk.intake.receive(OFFICER, single_form(**fields)).dossier.number

    return one


def deliver(desk, receiver, *answers):
    """One round in which the receiver answers so, one dossier after the other."""
    receiver.answers = list(answers)
    for _ in answers:
        desk.delivery.deliver_one()


def test_rows_are_grouped_by_what_a_person_must_do(presenter, seen, desk, receiver, receive):
    numbers = [receive() for _ in range(3)]
    deliver(desk, receiver, OutcomeKind.UNKNOWN, REFUSED)

    presenter.refresh()

    queue = seen.queues[-1]
    assert [w.number for w in queue.of(Group.MEND)] == [numbers[1]]
    assert [w.number for w in queue.of(Group.UNKNOWN)] == [numbers[0]]
    assert [w.number for w in queue.of(Group.WAITING)] == [numbers[2]]
    assert queue.count("province", Group.WAITING) == 1


def test_a_row_sent_back_is_told_apart_from_one_held_back(presenter, seen, desk, receiver, receive):
    receive()
    deliver(desk, receiver, REFUSED)
    receive()
    presenter.refresh()
    presenter.choose(seen.queues[-1].of(Group.WAITING)[0].id)

    presenter.hold("Công dân xin chờ")

    assert [w.held for w in seen.queues[-1].of(Group.MEND)] == [False, True]


def test_sending_again_tries_the_row_at_once_and_starts_a_round_for_what_is_behind_it(
    presenter, seen, desk, receiver, receive
):
    number = receive()
    deliver(desk, receiver, REFUSED)
    presenter.refresh()

    presenter.send()

    assert seen.said == [("released", number)]
    assert seen.started == 1
    assert desk.queue.read(OFFICER).rows == ()


def test_a_row_held_back_waits_for_a_person(presenter, seen, desk, receive):
    number = receive()
    presenter.refresh()

    presenter.hold("Công dân xin chờ")

    assert seen.said == [("held", number)]
    assert desk.delivery.deliver_due().tried == 0


def test_holding_back_without_a_reason_is_refused(presenter, seen, receive):
    receive()
    presenter.refresh()

    presenter.hold("  ")

    assert isinstance(seen.failed[0], InvalidForm)


def test_hurrying_makes_everything_due(presenter, seen, desk, receiver, receive):
    receive()
    deliver(desk, receiver, OutcomeKind.UNREACHABLE)
    assert desk.delivery.deliver_due().tried == 0

    presenter.send_all()

    assert seen.said == [("all tried", "")]
    assert seen.started == 1
    assert desk.delivery.deliver_due().sent == 1


def test_rows_know_that_their_receiver_is_silent(presenter, seen, desk, receiver, receive):
    receive()
    receive()
    deliver(desk, receiver, OutcomeKind.UNREACHABLE)

    presenter.refresh()

    assert seen.queues[-1].silent == {"province"}


def test_the_choice_stays_while_the_row_is_there_and_goes_to_the_first_when_it_has_left(presenter, seen, desk, receive):
    numbers = [receive(), receive()]
    presenter.refresh()
    presenter.choose(seen.queues[-1].rows[1].id)
    presenter.refresh()
    assert presenter.number == numbers[1]

    desk.delivery.deliver_due()
    last = receive()
    presenter.refresh()

    assert presenter.number == last


def test_refreshes_asked_for_meanwhile_become_one(seen, desk, receive):
    receive()
    later = Later()
    presenter = QueuePresenter(seen, desk.queue, desk.delivery, OFFICER, later, later)

    for _ in range(5):
        presenter.refresh()
    later.run()
    later.run()

    assert len(seen.queues) == 1


def test_what_is_typed_narrows_the_list_by_number_and_procedure_with_or_without_accents(presenter, seen, desk, receive):
    numbers = [receive(), receive()]
    presenter.refresh()

    presenter.search(numbers[1][-4:])
    assert [row.number for row in seen.rows] == [numbers[1]]
    assert presenter.number == numbers[1]
    presenter.search("tinh trang hon nhan")
    assert [row.number for row in seen.rows] == numbers
    presenter.search("khai tử")

    assert seen.rows == ()
    assert seen.details[-1] == (None, None)


def test_the_choice_stays_while_the_search_still_holds_it(presenter, seen, desk, receive):
    numbers = [receive(), receive()]
    presenter.refresh()
    presenter.choose(seen.rows[1].id)

    presenter.search("hon nhan")

    assert presenter.number == numbers[1]


def test_a_row_that_arrived_between_two_looks_is_no_failure(seen, desk, receive):
    receive()
    later = Later()
    presenter = QueuePresenter(seen, desk.queue, desk.delivery, OFFICER, later, later)
    presenter.refresh()
    later.run()
    later.run()
    presenter.choose(uuid4())
    later.run()

    assert seen.failed == []


def test_an_empty_queue_shows_nothing_chosen(presenter, seen):
    presenter.refresh()

    assert seen.queues[-1].rows == ()
    assert seen.details == [(None, None)]

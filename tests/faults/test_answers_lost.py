"""What goes wrong on the line and on the other side, for real, over HTTP: nothing is lost, nothing arrives twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from services.domain.outbox import LONGEST_WAIT, EntryState, OutcomeKind
from services.training import Fault, TrainingReceiver
from services.training.wire import Manner
from tests.faults.conftest import KEY, Clock
from tests.faults.people import OFFICER
from tests.faults.shipping import DOSSIERS, LOOK_UP, STEPS, Shipping
from tests.receivers.other_side import CALL, LOGIN, OtherSide, http, page

ALL_FAULTS = (
    "refuse", "error_500", "busy_503", "slow", "drop_before_commit", "drop_after_commit", "html_200", "session_expired",
    "no_session", "redirect", "exists", "exists_code_0", "code_as_text", "success_code_failing_text",
)  # fmt: skip
REFUSING = {"refuse", "success_code_failing_text"}


@pytest.fixture
def shipping(home: Path, tmp_path: Path, clock: Clock) -> Iterator[Shipping]:
    """Its slow answers come after an hour, longer than any test."""
    with TrainingReceiver(tmp_path / "receiver", slow_seconds=3600) as receiver:
        yield Shipping(home, KEY, receiver, clock)


@pytest.fixture
def side() -> Iterator[OtherSide]:
    one = OtherSide()
    yield one
    one.stop()


def _let_go(desk: Any) -> None:
    """Do what an officer does with rows that were refused: look at them and send them again."""
    for item in desk.delivery.queue(OFFICER):
        if item.entry.state is EntryState.PARKED:
            desk.delivery.retry(OFFICER, item.entry.id)


@pytest.mark.parametrize("fault", ALL_FAULTS)
def test_f03_after_any_fault_the_receiver_has_each_dossier_once(shipping, fault):
    shipping.receiver.faults.add(fault, times=3)
    shipping.patience = 0.3 if fault == "slow" else shipping.patience
    with shipping.desk() as desk:
        shipping.receive(desk, 6)
        for _ in range(4):
            desk.delivery.deliver_due()
            shipping.check_conserved(desk)
            shipping.clock.forward(timedelta(minutes=70))

        assert shipping.receiver.faults.happened(Fault(fault)) > 0
        shipping.receiver.faults.clear()
        assert bool(desk.delivery.report().parked) is (fault in REFUSING)
        _let_go(desk)
        shipping.drain(desk)
        shipping.check_arrived(desk)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_f03_a_morning_of_mixed_faults_ends_with_each_dossier_once(shipping, seed):
    mixed = [fault for fault in ALL_FAULTS if fault not in (*REFUSING, "slow")]
    shipping.receiver.faults.add(*mixed, probability=0.4, seed=seed)
    with shipping.desk() as desk:
        for _ in range(5):
            shipping.receive(desk, 4)
            desk.delivery.deliver_due()
            shipping.check_conserved(desk)
            shipping.clock.forward(timedelta(minutes=70))

        shipping.drain(desk)
        shipping.check_arrived(desk)


def test_f06_a_refused_dossier_is_parked_with_its_field_and_the_others_go_on(shipping):
    shipping.receiver.faults.add("refuse", times=1)
    with shipping.desk() as desk:
        first, *others = shipping.receive(desk, 5, same_day=False)

        report = desk.delivery.deliver_due()

        assert (report.sent, report.parked, report.waiting) == (4, 1, 0)
        (item,) = desk.delivery.queue(OFFICER)
        assert (item.entry.number, item.entry.field) == (first, "applicant.phone")
        assert item.entry.reason
        assert {held.code for held in shipping.receiver.dossiers()} == set(others)
        _let_go(desk)
        shipping.drain(desk)
        shipping.check_arrived(desk)


def test_f38_later_events_of_a_refused_dossier_wait_for_it(shipping):
    shipping.receiver.faults.add("refuse", times=1, service=DOSSIERS)
    with shipping.desk() as desk:
        shipping.receive(desk, 1, same_day=True)

        assert desk.delivery.deliver_due().parked == 1
        shipping.clock.forward(timedelta(hours=2))
        assert desk.delivery.deliver_due().tried == 0
        assert shipping.heard(STEPS) == 0

        _let_go(desk)
        shipping.drain(desk)
        shipping.check_arrived(desk)
        assert [receipt.service for receipt in shipping.receiver.receipts()] == [DOSSIERS, STEPS, DOSSIERS]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429, 451])
def test_f07_no_status_makes_a_row_disappear(shipping, side, status):
    answers = [
        http(status, b""),
        http(status, b"<html>no</html>", "text/html"),
        http(status, b'{"error_code": -1, "message": "no"}'),
    ]
    with shipping.desk(side.url) as desk:
        shipping.receive(desk, 6, same_day=False)
        for answer in answers:
            side.calls.clear()
            side.calls.extend([answer] * 12)

            desk.delivery.deliver_due()

            report = desk.delivery.report()
            assert report.waiting + report.parked == 6
            assert all(row["reason"] for row in shipping.rows(desk) if row["attempts"])
            shipping.clock.forward(timedelta(hours=2))
    with shipping.desk() as desk:
        _let_go(desk)
        shipping.drain(desk)
        shipping.check_arrived(desk)


def test_f08_hours_without_a_line_are_waited_out_ever_more_slowly(shipping):
    shipping.receiver.stop()
    with shipping.desk() as desk:
        shipping.receive(desk, 1, same_day=False)
        waits = []
        for _ in range(12):
            assert desk.delivery.deliver_due().sent == 0
            (line,) = desk.delivery.lines()
            assert (line.open_until, line.reason) == (desk.delivery.next_due(), "no_line")
            waits.append(line.open_until - shipping.clock())
            shipping.clock.forward(line.open_until - shipping.clock() + timedelta(seconds=1))
            shipping.check_conserved(desk)
        assert waits[0] <= timedelta(seconds=13)
        assert max(waits) <= LONGEST_WAIT * 1.25
        assert waits[-1] >= LONGEST_WAIT * 0.75
        shipping.receive(desk, 1, same_day=False)

        shipping.receiver.start()
        shipping.drain(desk)
        shipping.check_arrived(desk)


def test_f11_a_line_cut_in_the_middle_of_a_round_leaves_the_rest_waiting(shipping):
    shipping.receiver.faults.add("drop_before_commit", times=1)
    with shipping.desk() as desk:
        shipping.receive(desk, 5, same_day=False)

        report = desk.delivery.deliver_due()

        assert (report.tried, report.sent, report.waiting, report.unknown) == (1, 0, 5, 1)
        shipping.drain(desk)
        shipping.check_arrived(desk)
        assert shipping.heard(LOOK_UP) == 1


def test_f12_a_sign_in_page_of_a_network_is_no_receiver_and_hears_no_dossier(shipping, side):
    side.logins.extend([page(200, "Vui lòng đăng nhập mạng WiFi.")] * 3)
    with shipping.desk(side.url) as desk:
        shipping.receive(desk, 2, same_day=False)

        report = desk.delivery.deliver_due()

        assert (report.sent, report.waiting, report.online) == (0, 2, False)
        assert side.told(CALL) == []
    with shipping.desk() as desk:
        shipping.drain(desk)
        shipping.check_arrived(desk)


@pytest.mark.parametrize("at", [LOGIN, CALL])
def test_f13_a_redirect_to_another_host_is_not_followed(shipping, side, at):
    other = OtherSide()
    moved = http(302, b"", headers={"Location": f"{other.url}{at}"})
    (side.logins if at == LOGIN else side.calls).append(moved)
    with shipping.desk(side.url) as desk:
        shipping.receive(desk, 1, same_day=False)

        report = desk.delivery.deliver_due()
    other.stop()

    assert (report.sent, report.waiting, report.online) == (0, 1, False)
    assert (other.heard, other.lines) == ([], 0)


def test_f14_a_receiver_under_repair_is_left_alone_as_long_as_it_asks_and_its_words_are_shown(
    home: Path, tmp_path: Path, clock: Clock
):
    with TrainingReceiver(tmp_path / "repair", manner=Manner(retry_after_seconds=600)) as receiver:
        shipping = Shipping(home, KEY, receiver, clock)
        receiver.faults.add("busy_503", times=1, service=DOSSIERS)
        with shipping.desk() as desk:
            shipping.receive(desk, 1, same_day=False)
            desk.delivery.deliver_due()
            (row,) = shipping.rows(desk)
            calls = len(receiver.calls())

            clock.forward(timedelta(seconds=590))
            assert desk.delivery.deliver_due().tried == 0
            assert len(receiver.calls()) == calls
            assert "bảo trì" in row["reason"]
            clock.forward(timedelta(seconds=15))
            assert desk.delivery.deliver_due().sent == 1
            shipping.check_arrived(desk)


def test_f33_a_refused_password_pauses_the_queue_and_blames_no_row(home: Path, tmp_path: Path, clock: Clock):
    with TrainingReceiver(tmp_path / "strict", password="dung") as strict:
        shipping = Shipping(home, KEY, strict, clock)
        with shipping.desk() as desk:
            shipping.receive(desk, 3, same_day=False)

            report = desk.delivery.deliver_due()

            assert (report.sent, report.parked, report.waiting, report.unknown) == (0, 0, 3, 0)
            shipping.receive(desk, 1)
            shipping.check_conserved(desk)


def test_the_body_of_a_row_is_sent_as_it_was_frozen_whatever_happens_before(shipping):
    shipping.receiver.faults.add("error_500", "drop_before_commit", times=4)
    with shipping.desk() as desk:
        shipping.receive(desk, 2, same_day=True)
        before = {row["id"]: row["body"] for row in shipping.rows(desk)}

        shipping.drain(desk)

        assert {row["id"]: row["body"] for row in shipping.rows(desk)} == before
        assert all(json.loads(body) for body in before.values())
        tries = [t for row in shipping.rows(desk) for t in desk.delivery.detail(OFFICER, UUID(row["id"])).attempts]
        assert sum(one.outcome is OutcomeKind.DELIVERED for one in tries) == len(before)

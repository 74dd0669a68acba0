"""Uploads: tried until the other side has them, never twice, never lost."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest

from services.bootstrap import open_desk
from services.domain.outbox import EntryState, Outcome, OutcomeKind
from services.errors import InvalidForm, LoopbackOnly, NotAllowed, UnknownEntry
from services.receivers.dvcqg import Dvcqg, Profile
from services.store import leases, outbox
from services.training import Fault
from tests.desks import KEY

MINUTE = timedelta(minutes=1)


@pytest.fixture
def entries(desk, officer):
    """The rows that have not arrived."""
    return lambda: [item.entry for item in desk.delivery.queue(officer)]


def test_a_dossier_received_offline_is_sent_once_the_line_is_back(desk, receiver, clock, officer, complete):
    receiver.answers = [OutcomeKind.UNREACHABLE]
    desk.intake.receive(officer, complete())
    assert desk.delivery.deliver_due().waiting == 1

    clock.forward(timedelta(seconds=30))
    report = desk.delivery.deliver_due()

    assert (report.sent, report.waiting, report.online) == (1, 0, True)
    assert len(receiver.held) == 1


def test_a_dossier_arrives_over_real_http_and_a_lost_answer_makes_no_second_one(
    home, clock, training, officer, complete
):
    profile = Profile("province", training.url, "/mapi/login", "/mapi/g", "H31.12", "quay")
    line = Dvcqg(profile, lambda: "bi-mat", clock, loopback_only=True)
    training.faults.add(Fault.DROP_AFTER_COMMIT, times=1, service="DongBoHoSoMC")
    with open_desk(home, KEY, now=clock, receivers={"province": line}, chance=lambda: 0.5) as desk:
        number = desk.intake.receive(officer, complete()).dossier.number
        lost = desk.delivery.deliver_due()
        clock.forward(MINUTE)
        found = desk.delivery.deliver_due()

    assert (lost.unknown, lost.sent, found.sent, found.waiting) == (1, 0, 1, 0)
    (held,) = training.dossiers()
    assert (held.code, held.stored, json.loads(held.body)["ChuHoSo"]) == (number, 1, "Trần Thị Mẫu")


def test_a_lost_answer_is_asked_about_not_guessed(desk, receiver, clock, officer, complete, entries):
    desk.intake.receive(officer, complete())
    receiver.answers = [OutcomeKind.UNKNOWN]
    assert desk.delivery.deliver_due().unknown == 1
    (row,) = entries()
    receiver.held.append(row.id)

    clock.forward(MINUTE)
    report = desk.delivery.deliver_due()

    assert (receiver.asked, receiver.held, report.sent) == ([row.id], [row.id], 1)


def test_a_row_that_did_not_arrive_is_sent_again_after_asking(desk, receiver, clock, officer, complete, entries):
    desk.intake.receive(officer, complete())
    receiver.answers = [OutcomeKind.UNKNOWN]
    desk.delivery.deliver_due()
    (row,) = entries()

    clock.forward(MINUTE)
    desk.delivery.deliver_due()

    assert (receiver.asked, receiver.held) == ([row.id], [row.id])


def test_a_row_stays_unknown_while_nobody_answers_the_question(desk, receiver, clock, officer, complete, entries):
    desk.intake.receive(officer, complete())
    receiver.answers = [OutcomeKind.UNKNOWN, OutcomeKind.UNREACHABLE, OutcomeKind.BUSY]
    for _ in range(3):
        desk.delivery.deliver_due()
        clock.forward(MINUTE * 5)

    assert [row.state for row in entries()] == [EntryState.UNKNOWN]
    assert receiver.held == []


def test_a_refused_row_is_parked_with_its_reason_and_field_and_never_dropped(
    desk, receiver, clock, officer, complete, entries
):
    desk.intake.receive(officer, complete())
    refusal = Outcome(OutcomeKind.REFUSED, "104", "Số điện thoại không hợp lệ", "applicant.phone")
    receiver.answers = [refusal]

    report = desk.delivery.deliver_due()
    clock.forward(timedelta(days=30))

    (row,) = entries()
    assert (report.parked, report.waiting, report.online) == (1, 0, True)
    assert (row.state, row.reason, row.field) == (EntryState.PARKED, refusal.message, refusal.field)
    assert desk.delivery.deliver_one() is None
    assert desk.delivery.next_due() is None
    assert desk.delivery.waiting_dossiers() == 1


def test_rows_of_a_dossier_go_in_order_and_wait_for_one_that_is_parked(
    desk, receiver, clock, officer, complete, entries
):
    number = desk.intake.receive(officer, complete()).dossier.number
    desk.life.return_result(officer, number)
    other = desk.intake.receive(officer, complete()).dossier
    rows = [row.id for row in entries() if row.number == number]
    receiver.answers = [OutcomeKind.REFUSED]

    desk.delivery.deliver_due()

    assert len(receiver.held) == 1
    with desk.place.store.read() as db:
        assert outbox.of_dossier(db, other.id)[0].id == receiver.held[0]
    assert [row.id for row in entries()] == rows
    desk.delivery.retry(officer, rows[0])
    desk.delivery.deliver_due()
    assert receiver.held[1:] == rows


def test_a_row_being_sent_is_left_alone_until_its_lease_is_over_and_then_asked_about(
    desk, receiver, clock, officer, complete
):
    desk.intake.receive(officer, complete())
    with desk.place.store.write() as db:
        (lost,) = leases.lease(db, clock(), ("province",))

    assert desk.delivery.deliver_one() is None
    assert desk.delivery.next_due() == clock() + timedelta(seconds=60)
    with pytest.raises(UnknownEntry):
        desk.delivery.hold(officer, lost.entry.id, "chờ")
    clock.forward(MINUTE)
    outcome = desk.delivery.deliver_one()

    assert outcome is not None
    assert (outcome.kind, receiver.asked, receiver.held) == (
        OutcomeKind.DELIVERED,
        [lost.entry.id],
        [lost.entry.id],
    )


def test_who_lost_the_lease_no_longer_answers_for_the_row(desk, receiver, clock, officer, complete, entries):
    desk.intake.receive(officer, complete())
    with desk.place.store.write() as db:
        (slow,) = leases.lease(db, clock(), ("province",))
    clock.forward(MINUTE)
    desk.delivery.deliver_one()

    with desk.place.store.write() as db:
        settled = leases.settle(db, slow, EntryState.PARKED, clock(), "muộn", "", clock())

    assert (settled, entries()) == (False, [])


def test_eight_hands_deliver_every_row_once(desk, receiver, officer, complete):
    for _ in range(24):
        desk.intake.receive(officer, complete())

    with ThreadPoolExecutor(8) as hands:
        list(hands.map(lambda _: desk.delivery.deliver_due(), range(8)))

    assert (len(receiver.held), len(set(receiver.held))) == (24, 24)
    assert desk.keeping.verify().rows["delivered"] == 24


def test_rows_of_one_round_behind_a_dead_line_are_given_back_untried(desk, receiver, officer, complete, entries):
    for _ in range(5):
        desk.intake.receive(officer, complete())
    receiver.answers = [OutcomeKind.DELIVERED, OutcomeKind.UNREACHABLE]

    report = desk.delivery.deliver_due()

    assert (report.sent, report.waiting, report.online) == (1, 4, False)
    assert {(row.attempts, row.state) for row in entries()} == {(0, EntryState.WAITING)}
    assert [len(desk.delivery.detail(officer, row.id).attempts) for row in entries()].count(1) == 1


def test_waits_double_from_ten_seconds_to_a_quarter_of_an_hour(desk, receiver, clock, officer, complete, entries):
    desk.intake.receive(officer, complete())
    receiver.answers = [OutcomeKind.UNREACHABLE] * 9
    waits = []
    for _ in range(9):
        desk.delivery.deliver_due()
        (row,) = entries()
        waits.append((row.due_at - clock()).total_seconds())
        assert desk.delivery.deliver_one() is None
        clock.forward(row.due_at - clock())

    assert waits == [10, 20, 40, 80, 160, 320, 640, 900, 900]


def test_a_wait_the_receiver_asks_for_is_kept_and_a_persons_word_ends_it(
    desk, receiver, clock, officer, complete, entries
):
    desk.intake.receive(officer, complete())
    receiver.answers = [Outcome(OutcomeKind.BUSY, "503", "busy", wait=timedelta(minutes=10))]
    desk.delivery.deliver_due()
    assert desk.delivery.next_due() == clock() + timedelta(minutes=10)

    desk.delivery.send_all(officer)

    assert desk.delivery.next_due() == clock()
    assert desk.delivery.deliver_due().sent == 1
    assert desk.delivery.next_due() is None


def test_a_clock_that_was_set_back_lets_no_row_wait_for_days(desk, receiver, clock, officer, complete):
    clock.forward(timedelta(days=3))
    receiver.answers = [OutcomeKind.UNREACHABLE]
    desk.intake.receive(officer, complete())
    desk.delivery.deliver_due()

    clock.forward(timedelta(days=-3))

    assert desk.delivery.deliver_due().sent == 1


def test_a_training_desk_that_points_elsewhere_sends_nothing_and_says_so(desk, receiver, officer, complete, entries):
    desk.intake.receive(officer, complete())
    receiver.answers = [LoopbackOnly("https://noi-khac.vn")]

    report = desk.delivery.deliver_due()

    assert (report.sent, report.waiting, report.online) == (0, 1, False)
    assert [row.reason for row in entries()] == ["loopback_only"]


def test_a_row_is_parked_by_hand_with_a_reason_and_let_go_again(desk, receiver, officer, volunteer, complete, entries):
    desk.intake.receive(officer, complete())
    (row,) = entries()
    with pytest.raises(InvalidForm):
        desk.delivery.hold(officer, row.id, "  ")
    with pytest.raises(NotAllowed):
        desk.delivery.hold(volunteer, row.id, "")

    desk.delivery.hold(officer, row.id, "Chờ công dân sửa số điện thoại")
    assert desk.delivery.deliver_one() is None
    desk.delivery.retry(officer, row.id)

    assert desk.delivery.deliver_due().sent == 1
    for move in (desk.delivery.retry, lambda by, i: desk.delivery.hold(by, i, "muộn")):
        with pytest.raises(UnknownEntry):
            move(officer, row.id)
    with pytest.raises(UnknownEntry):
        desk.delivery.retry(officer, uuid4())


def test_trying_an_unknown_row_now_still_asks_first(desk, receiver, officer, complete, entries):
    desk.intake.receive(officer, complete())
    receiver.answers = [OutcomeKind.UNKNOWN]
    desk.delivery.deliver_due()
    (row,) = entries()

    desk.delivery.retry(officer, row.id)
    desk.delivery.deliver_due()

    assert receiver.asked == [row.id]


def test_a_row_tells_its_dossier_and_every_try(desk, receiver, clock, officer, complete, entries):
    dossier = desk.intake.receive(officer, complete()).dossier
    receiver.answers = [Outcome(OutcomeKind.BUSY, "503", "busy"), OutcomeKind.UNREACHABLE]
    for _ in range(2):
        desk.delivery.deliver_due()
        clock.forward(MINUTE)
    (item,) = desk.delivery.queue(officer)

    detail = desk.delivery.detail(officer, item.entry.id)

    assert (item.procedure, item.rows_of_dossier) == (dossier.procedure.short_name, 1)
    assert (detail.dossier, detail.entry.attempts) == (dossier, 0)
    assert [(a.outcome, a.code) for a in detail.attempts] == [(OutcomeKind.BUSY, "503"), (OutcomeKind.UNREACHABLE, "")]
    with pytest.raises(UnknownEntry):
        desk.delivery.detail(officer, uuid4())


def test_a_line_is_untried_then_down_then_up_with_its_last_hours(desk, receiver, clock, officer, complete):
    (untried,) = desk.delivery.lines()
    desk.intake.receive(officer, complete())
    down_at = clock()
    receiver.answers = [OutcomeKind.UNREACHABLE, OutcomeKind.UNREACHABLE]
    desk.delivery.deliver_due()
    clock.forward(timedelta(minutes=11))
    desk.delivery.deliver_due()
    (down,) = desk.delivery.lines()
    clock.forward(timedelta(minutes=11))
    desk.delivery.deliver_due()
    (up,) = desk.delivery.lines(hours=1)

    assert (untried.receiver, untried.online, untried.since, untried.next_try) == ("province", None, None, None)
    assert untried.slots == (0,) * 18
    assert (down.online, down.since, down.waiting, down.last_sent) == (False, down_at, 1, None)
    assert down.next_try is not None
    assert down.slots[-2:] == (None, None)
    assert (up.online, up.since, up.last_sent, up.waiting, up.next_try) == (True, clock(), clock(), 0, None)
    assert up.slots == (0, 0, 0, None, None, 1)


def test_a_desk_without_its_receiver_still_shows_what_waits(home, clock, officer, complete):
    with open_desk(home, KEY, now=clock, receivers={}) as desk:
        desk.intake.receive(officer, complete())

        assert desk.delivery.deliver_one() is None
        assert (desk.delivery.report().waiting, desk.delivery.next_due()) == (1, None)
        assert [(line.receiver, line.waiting) for line in desk.delivery.lines()] == [("province", 1)]


def test_closing_the_desk_lets_go_of_the_line(home, clock, receiver):
    with open_desk(home, KEY, now=clock, receivers={"province": receiver}):
        assert not receiver.closed

    assert receiver.closed

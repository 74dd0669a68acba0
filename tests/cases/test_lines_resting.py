"""A receiver that cannot be reached rests as a whole; no row is blamed for it; a person's word ends it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest

from services.bootstrap import open_desk
from services.domain.bodies import NEWER
from services.domain.outbox import LEASE, EntryState, Outcome, OutcomeKind
from services.errors import InvalidForm, NotAllowed, UnknownEntry
from services.store import breakers, outbox
from services.store.tables import outbox as table
from tests.desks import KEY, Answering
from tests.law import law_holds

SECOND = timedelta(seconds=1)
LOST = Outcome(OutcomeKind.UNKNOWN, message="answer_lost")
BUSY = Outcome(OutcomeKind.BUSY, "500", "System error")


@pytest.fixture
def received(desk, officer, complete):
    """Receives so many dossiers and returns their numbers."""
    return lambda many: [desk.intake.receive(officer, complete()).dossier.number for _ in range(many)]


@pytest.fixture
def entries(desk, officer):
    return lambda: [item.entry for item in desk.delivery.queue(officer)]


def test_one_row_tries_a_dead_line_for_all_and_its_answer_sends_all(desk, receiver, clock, received, entries):
    received(6)
    receiver.answers = [OutcomeKind.UNREACHABLE] * 3
    tried = []
    for _ in range(4):
        tried.append(desk.delivery.deliver_due().tried)
        assert desk.delivery.deliver_due().tried == 0
        clock.forward(desk.delivery.next_due() - clock() if desk.delivery.next_due() else SECOND)

    assert tried == [1, 1, 1, 6]
    assert len(receiver.held) == 6
    assert law_holds(desk).standings["delivered"] == 6


def test_a_rest_lives_through_a_restart(home, desk, receiver, clock, received):
    received(2)
    receiver.answers = [Outcome(OutcomeKind.BUSY, "503", "Đang bảo trì", wait=timedelta(minutes=40))]
    desk.delivery.deliver_due()

    with open_desk(home, KEY, now=clock, receivers={"province": receiver}) as again:
        (line,) = again.delivery.lines()
        clock.forward(timedelta(minutes=39))
        assert again.delivery.deliver_due().tried == 0
        clock.forward(timedelta(minutes=1))
        assert again.delivery.deliver_due().sent == 2

    assert (line.reason, line.open_until, line.online) == ("Đang bảo trì", line.next_try, False)


def test_of_many_hands_one_gets_the_row_that_tries_the_line(desk, clock, received, receiver):
    received(8)
    receiver.answers = [OutcomeKind.UNREACHABLE]
    desk.delivery.deliver_due()
    clock.forward(timedelta(minutes=1))

    with desk.place.store.write() as db:
        taken = [breakers.lease(db, desk.place.desk, clock(), "province", 16) for _ in range(3)]

    assert [len(one) for one in taken] == [1, 0, 0]
    assert desk.delivery.next_due() == clock() + LEASE
    clock.forward(LEASE)
    assert desk.delivery.deliver_due().sent == 8


def test_a_row_its_receiver_chokes_on_holds_up_no_other(desk, receiver, clock, received, entries):
    first, *_ = received(4)
    clock.forward(SECOND)
    receiver.answers = [BUSY]
    desk.delivery.deliver_due()
    clock.forward(timedelta(minutes=2))
    receiver.answers = [OutcomeKind.DELIVERED] * 3 + [BUSY]

    assert desk.delivery.deliver_due().sent == 3

    (line,), (row,) = desk.delivery.lines(), entries()
    assert (line.open_until, line.online) == (None, True)
    assert (row.number, row.attempts, row.state) == (first, 1, EntryState.WAITING)
    later = received(2)
    receiver.answers = []
    assert desk.delivery.deliver_due().sent == len(later)


def test_a_mistake_about_one_row_says_nothing_of_the_line(desk, receiver, clock, received):
    received(3)
    receiver.answers = [OutcomeKind.UNREACHABLE]
    desk.delivery.deliver_due()
    clock.forward(timedelta(minutes=1))
    receiver.answers = [KeyError("?")]

    assert desk.delivery.deliver_due().sent == 2
    assert desk.delivery.report().unknown == 1


def test_sending_one_tries_it_at_once_whatever_rests(desk, receiver, received, entries, officer):
    received(3)
    receiver.answers = [Outcome(OutcomeKind.BUSY, wait=timedelta(minutes=50)), OutcomeKind.UNREACHABLE]
    desk.delivery.deliver_due()
    last = entries()[-1]

    failed = desk.delivery.send_one(officer, last.id)
    assert failed is not None
    assert (failed.kind, desk.delivery.deliver_due().tried) == (OutcomeKind.UNREACHABLE, 0)
    sent = desk.delivery.send_one(officer, last.id)

    assert sent is not None
    assert sent.kind is OutcomeKind.DELIVERED
    assert receiver.held == [last.id]
    assert desk.delivery.deliver_due().sent == 2


def test_a_row_behind_another_or_without_its_receiver_is_not_sent_out_of_turn(
    home, clock, desk, receiver, received, entries, officer
):
    (number,) = received(1)
    desk.life.return_result(officer, number)
    first, second, _ = entries()
    with desk.place.store.write() as db:
        outbox.set_state(db, first, EntryState.PARKED, clock(), "chờ")

    assert desk.delivery.send_one(officer, second.id) is None
    with open_desk(home, KEY, now=clock, receivers={}) as lonely:
        assert lonely.delivery.send_one(officer, first.id) is None
    assert receiver.held == []
    law_holds(desk, 3)


def test_who_may_not_change_the_queue_neither_sends_nor_holds(desk, received, entries, officer, volunteer):
    received(1)
    (row,) = entries()

    for act in (
        lambda by: desk.delivery.send_one(by, row.id),
        lambda by: desk.delivery.hold(by, row.id, "chờ"),
        lambda by: desk.delivery.send_all(by),
    ):
        with pytest.raises(NotAllowed):
            act(volunteer)
    with pytest.raises(InvalidForm):
        desk.delivery.hold(officer, row.id, " ")
    assert desk.delivery.send_one(officer, row.id).kind is OutcomeKind.DELIVERED
    with pytest.raises(UnknownEntry):
        desk.delivery.send_one(officer, row.id)


def test_a_row_that_was_perhaps_sent_and_then_held_back_is_asked_about(desk, receiver, received, entries, officer):
    received(1)
    receiver.answers = [LOST]
    desk.delivery.deliver_due()
    (row,) = entries()
    receiver.held.append(row.id)

    desk.delivery.hold(officer, row.id, "chờ")
    assert desk.delivery.send_one(officer, row.id).kind is OutcomeKind.DELIVERED

    assert (receiver.asked, receiver.held) == ([row.id], [row.id])


def test_the_machines_word_ends_rests_and_no_time_of_a_rows_own(desk, receiver, clock, received):
    received(2)
    receiver.answers = [KeyError("?"), OutcomeKind.UNREACHABLE]
    desk.delivery.deliver_due()

    desk.delivery.end_rests()

    assert desk.delivery.next_due() == clock()
    assert (desk.delivery.deliver_due().sent, desk.delivery.report().unknown) == (1, 1)


class Stalled(Answering):
    """A receiver whose line hangs until it is let go."""

    name = "ministry"

    def __init__(self) -> None:
        super().__init__()
        self.reached, self.go_on = Event(), Event()

    def send(self, entry):
        self.reached.set()
        assert self.go_on.wait(30)
        return super().send(entry)


def test_a_receiver_that_hangs_does_not_hold_up_another(home, clock, receiver, officer, complete):
    stalled = Stalled()
    others = {"ministry": stalled, "province": receiver}
    with open_desk(home, KEY, now=clock, receivers=others) as desk, ThreadPoolExecutor(2) as hands:
        for _ in range(4):
            desk.intake.receive(officer, complete())
        with desk.place.store.write() as db:
            half = {row.id for row in outbox.pending(db)[:2]}
            db.execute(table.update().where(table.c.id.in_([str(i) for i in half])).values(receiver="ministry"))
        hanging = hands.submit(desk.delivery.deliver_due, receiver="ministry")
        assert stalled.reached.wait(30)

        report = desk.delivery.deliver_due(receiver="province")

        assert (report.sent, report.waiting, desk.delivery.receivers) == (2, 2, ("ministry", "province"))
        stalled.go_on.set()
        assert hanging.result(30).sent == 2


def test_a_part_of_a_file_goes_on_at_once_and_what_was_handed_on_is_asked_about_later(
    desk, receiver, clock, received, entries
):
    received(1)
    receiver.answers = [OutcomeKind.PARTLY] * 3 + [Outcome(OutcomeKind.HANDED, wait=timedelta(minutes=20))]

    report = desk.delivery.deliver_due()

    (row,) = entries()
    assert (report.tried, row.state, row.attempts) == (4, EntryState.UNKNOWN, 0)
    assert desk.delivery.next_due() == clock() + timedelta(minutes=20)
    clock.forward(timedelta(minutes=20))
    receiver.held.append(row.id)
    assert desk.delivery.deliver_due().sent == 1
    assert receiver.asked == [row.id]


def test_a_round_gives_rows_back_before_their_lease_grows_old(desk, receiver, received):
    received(3)

    with desk.place.store.write() as db:
        leases_of = breakers.lease(db, desk.place.desk, desk.place.now(), "province", 2)

    assert len(leases_of) == 2
    assert desk.delivery.deliver_due().sent == 1


def test_a_body_of_a_newer_program_is_kept_until_that_program_is_back(
    home, desk, receiver, clock, received, entries, officer
):
    received(2)
    newer, other = entries()
    with desk.place.store.write() as db:
        mine = table.update().where(table.c.id == str(newer.id))
        db.execute(mine.values(schema="desk.dossier/9", body='{"schema":"desk.dossier/9","number":"x","version":1}'))

    assert desk.delivery.deliver_due().parked == 1

    (row,) = entries()
    assert (row.id, row.reason, receiver.held) == (newer.id, NEWER, [other.id])
    with open_desk(home, KEY, now=clock, receivers={"province": receiver}) as again:
        assert again.delivery.deliver_due().tried == 0
    with desk.place.store.write() as db:
        # What this program can send stands for what the newer one knows.
        db.execute(
            table.update()
            .where(table.c.id == str(newer.id))
            .values(schema="desk.dossier/1", body='{"schema":"desk.dossier/1"}')
        )
    with open_desk(home, KEY, now=clock, receivers={"province": receiver}) as upgraded:
        assert upgraded.delivery.deliver_due().sent == 1
        law_holds(upgraded, 2)


def test_a_parked_row_is_replaced_by_its_mended_content_and_stays(desk, receiver, clock, received, entries, officer):
    (number,) = received(1)
    desk.life.return_result(officer, number)
    receiver.answers = [Outcome(OutcomeKind.REFUSED, "3", "Số điện thoại không hợp lệ", "applicant.phone")]
    desk.delivery.deliver_due()
    parked, *behind = entries()
    whole = desk.delivery.detail(officer, parked.id).entry
    body = {**whole.body, "note": "mended"}

    with desk.place.store.write() as db:
        made = outbox.replace(db, whole, body, clock())
        assert outbox.replace(db, whole, body, clock()) is None

    law_holds(desk, 4)
    with desk.place.store.read() as db:
        rows = outbox.of_dossier(db, whole.dossier_id)
    assert [row.id for row in rows] == [parked.id, made, *(row.id for row in behind)]
    assert [row.position for row in rows] == [1, 2, 3, 4]
    assert (rows[0].state, rows[0].reason, rows[1].body, rows[1].kind) == (
        EntryState.WITHDRAWN, outbox.REPLACED, body, whole.kind,
    )  # fmt: skip
    assert desk.delivery.deliver_due().sent == 3
    assert receiver.held == [row.id for row in rows[1:]]


def test_the_queue_is_read_by_pages_and_without_bodies(desk, received, officer):
    numbers = received(5)
    pages = [desk.delivery.queue(officer, 2, skip) for skip in (0, 2, 4, 6)]

    assert [item.entry.number for page in pages for item in page] == numbers
    assert [len(page) for page in pages] == [2, 2, 1, 0]
    assert all(not item.entry.body for page in pages for item in page)
    assert desk.delivery.detail(officer, pages[0][0].entry.id).entry.body["number"] == numbers[0]

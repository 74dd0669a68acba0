"""What has not arrived, read for the page: one row a dossier, told truthfully."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from services.bootstrap import open_desk
from services.domain.outbox import EntryKind, Outcome, OutcomeKind
from services.domain.queue import Group, PapersSent
from services.receivers.port import Mark
from services.store import marks, outbox
from tests.desks import KEY, Answering, single_form

REFUSED = Outcome(OutcomeKind.REFUSED, "-3", "Số điện thoại có 9 số", "applicant.phone")


@pytest.fixture
def receive(desk, clock, officer):
    def one(**fields):
        clock.forward(timedelta(minutes=1))
        return desk.intake.receive(officer, single_form(**fields)).dossier

    return one


def rows(desk, officer):
    return desk.queue.read(officer).rows


def test_one_dossier_is_one_row_whatever_waits_behind_it(desk, officer, receive):
    dossier = receive(same_day=True)

    (row,) = rows(desk, officer)

    assert (row.number, row.kind, row.steps) == (dossier.number, EntryKind.DOSSIER, 2)
    assert row.procedure == dossier.procedure.short_name


def test_rows_tell_what_a_person_must_do(desk, officer, receiver, receive):
    numbers = [receive().number for _ in range(3)]
    receiver.answers = [REFUSED, OutcomeKind.UNKNOWN]
    for _ in range(2):
        desk.delivery.deliver_one()

    found = rows(desk, officer)

    assert {row.group for row in found} == set(Group)
    assert [row.number for row in found] == numbers
    refused = next(row for row in found if row.group is Group.MEND)
    assert (refused.field, refused.reason, refused.held) == ("applicant.phone", REFUSED.message, False)


def test_a_row_a_person_holds_is_told_apart_from_one_that_was_sent_back(desk, officer, receiver, receive):
    receive()
    receiver.answers = [REFUSED]
    desk.delivery.deliver_one()
    (row,) = rows(desk, officer)

    desk.delivery.retry(officer, row.id)
    desk.delivery.hold(officer, row.id, "Chờ lãnh đạo")

    assert [r.held for r in rows(desk, officer)] == [True]


def test_what_has_arrived_is_no_row(desk, officer, receive):
    receive()
    desk.delivery.deliver_due()

    assert rows(desk, officer) == ()


def paper(desk, dossier, clock, sha256, size):
    body = {"schema": "desk.file/1", "number": dossier.number, "sha256": sha256, "size": size}
    with desk.place.store.write() as db:
        return outbox.put(db, dossier, EntryKind.FILE, body, clock())


def test_papers_are_told_in_files_and_bytes_and_are_no_steps(desk, officer, clock, receiver, receive):
    dossier = receive()
    paper(desk, dossier, clock, "a" * 64, 1000)
    paper(desk, dossier, clock, "b" * 64, 3000)
    receiver.answers = [OutcomeKind.DELIVERED, OutcomeKind.DELIVERED, OutcomeKind.UNREACHABLE]
    for _ in range(3):
        desk.delivery.deliver_one()
    with desk.place.store.write() as db:
        marks.keep(db, desk.place.desk, "province", Mark.SENT, "b" * 64, "1200", clock())

    (row,) = rows(desk, officer)

    assert row.papers == PapersSent(2, 1, 4000, 2200)
    assert (row.kind, row.steps) == (EntryKind.FILE, 0)


def test_more_bytes_than_a_paper_has_are_never_told(desk, officer, clock, receiver, receive):
    dossier = receive()
    paper(desk, dossier, clock, "a" * 64, 1000)
    with desk.place.store.write() as db:
        marks.keep(db, desk.place.desk, "province", Mark.SENT, "a" * 64, json.dumps(99_999), clock())

    (row,) = rows(desk, officer)

    assert row.papers == PapersSent(1, 0, 1000, 1000)


def test_the_number_a_receiver_gave_is_found_by_ours(desk, officer, clock, receive):
    number = receive().number
    assert desk.queue.number_there(officer, "province", number) == ""

    with desk.place.store.write() as db:
        marks.keep(db, desk.place.desk, "province", Mark.NUMBER, number, "G09.20-20261120-0000001", clock())

    assert desk.queue.number_there(officer, "province", number) == "G09.20-20261120-0000001"


def test_a_receiver_this_desk_sends_nothing_to_is_named_unused(home, clock, officer):
    settings = (home / "settings.toml").read_text("utf-8")
    more = '\n[receivers.portal]\nurl = "https://cong.vidu.vn"\ncontract = "dvcqg"\nagency = ""\nusername = "quay"\n'
    (home / "settings.toml").write_text(settings + more, "utf-8")

    with open_desk(home, KEY, now=clock, receivers={"province": Answering()}) as desk:
        assert desk.queue.read(officer).unused == {"portal"}

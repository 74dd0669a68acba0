"""A receiver the settings have no longer: what waits for it, and the numbers it gave, stay in sight."""

from __future__ import annotations

from dataclasses import replace

import pytest

from services.bootstrap import open_desk
from services.domain.outbox import EntryState, Outcome, OutcomeKind
from services.domain.queue import Group
from services.receivers.port import Mark
from services.settings import FILE as SETTINGS
from services.settings import ReceiverSettings, load_settings, settings_text
from services.store import marks
from tests.desks import KEY, Answering
from tests.files.papers import pdf

THEIRS = "G09.20-20261120-0000001"
JUSTICE = ReceiverSettings("justice", "https://justice.example", label="Bộ Tư pháp", contract="ministry")
PROVINCE = ReceiverSettings("province", "https://province.example", label="Tỉnh")


@pytest.fixture
def open_with(home, clock):
    def opened(*known, **answering):
        settings = replace(load_settings(home), receivers={one.name: one for one in known})
        (home / SETTINGS).write_text(settings_text(settings), "utf-8")
        sides = {one.name: answering.get(one.name, Answering()) for one in known}
        return open_desk(home, KEY, now=clock, receivers=sides, chance=lambda: 0.5)

    return opened


@pytest.fixture
def numbers(open_with, officer, supervisor, complete, clock):
    """One dossier the ministry has, under a number of its own; one whose paper it did not take."""
    justice = Answering()
    with open_with(PROVINCE, JUSTICE, justice=justice) as desk:
        there = desk.intake.receive(officer, complete()).dossier
        desk.life.reroute(supervisor, there.number, "justice", "chuyển hệ thống")
        desk.delivery.deliver_due()
        with desk.place.store.write() as db:
            marks.keep(db, 2, "justice", Mark.NUMBER, there.number, THEIRS, clock())
        form = complete()
        desk.papers.attach(officer, form.id, pdf(), component=0)
        held = desk.intake.receive(officer, form).dossier
        desk.life.reroute(supervisor, held.number, "justice", "chuyển hệ thống")
        justice.answers = [Outcome(OutcomeKind.UNFIT, message="paper_damaged")]
        desk.delivery.deliver_due()
    return there.number, held.number


@pytest.fixture
def desk(open_with, numbers):
    """The desk after the ministry was taken out of its settings."""
    with open_with(PROVINCE) as desk:
        yield desk


def test_the_number_it_gave_is_found_shown_and_printed(desk, officer, numbers):
    file = desk.registry.open(officer, THEIRS)

    assert file.dossier.number == numbers[0]
    assert [(one.system, one.theirs) for one in file.numbers_there] == [("justice", THEIRS)]
    assert [row.number for row in desk.registry.find(officer, THEIRS).rows] == [numbers[0]]
    with desk.place.store.read() as db:
        assert desk.place.office_for(db, file.dossier).called(numbers[0]) == file.numbers_there


def test_what_waits_for_it_stays_in_the_queue_and_in_the_count(desk, officer, numbers):
    (row,) = desk.queue.read(officer).rows
    (line,) = [line for line in desk.delivery.lines() if line.receiver == "justice"]

    assert (row.number, row.receiver, row.group) == (numbers[1], "justice", Group.MEND)
    assert (line.set_up, line.parked, line.waiting) == (False, 1, 1)
    assert desk.delivery.deliver_due().tried == 0
    assert desk.keeping.verify().whole


def test_what_waits_for_it_can_be_held_let_go_and_left_out(desk, officer, numbers):
    (row,) = desk.queue.read(officer).rows
    desk.papers.leave_out(officer, row.id, "tệp hỏng")
    (row,) = desk.queue.read(officer).rows

    desk.delivery.hold(officer, row.id, "chờ quản trị")
    assert desk.delivery.detail(officer, row.id).entry.state is EntryState.PARKED
    assert desk.delivery.send_one(officer, row.id) is None
    assert desk.delivery.detail(officer, row.id).entry.state is EntryState.WAITING
    assert desk.keeping.verify().whole


def test_it_goes_on_where_it_stood_once_the_receiver_is_back(open_with, officer, numbers, desk):
    justice = Answering()
    with open_with(PROVINCE, JUSTICE, justice=justice) as back:
        (row,) = back.queue.read(officer).rows
        back.delivery.retry(officer, row.id)

        assert back.delivery.deliver_due().waiting == 0
    assert len(justice.held) == 2

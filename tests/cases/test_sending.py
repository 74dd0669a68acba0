"""Which rows tell a receiver of a dossier with scanned papers, in which order, and what becomes of them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sqlalchemy import update

from services.bootstrap import open_desk
from services.cases.queue import PapersQueued
from services.domain.correction import Correction
from services.domain.journal import Event
from services.domain.outbox import EntryKind, EntryState, Outcome, OutcomeKind
from services.errors import InvalidForm, UnknownEntry
from services.settings import FILE as SETTINGS
from services.settings import ReceiverSettings, load_settings, settings_text
from services.store import outbox
from services.store.tables import outbox as table
from tests.desks import KEY, Answering
from tests.files.papers import jpeg, pdf

FILE, DOSSIER, UPDATE = EntryKind.FILE, EntryKind.DOSSIER, EntryKind.UPDATE
WITHDRAWN, DELIVERED, WAITING = EntryState.WITHDRAWN, EntryState.DELIVERED, EntryState.WAITING
PLACES = {
    "province": ("first", "https://province.example/files/"),
    "justice": ("later", "https://justice.example/files/"),
    "plain": ("", ""),
}


@pytest.fixture
def sides():
    found = {name: Answering() for name in PLACES}
    for name, side in found.items():
        side.name = name
    return found


@pytest.fixture
def open_with(home, clock, sides):
    """Return how to open the desk with a default receiver; it knows one of each order."""

    def opened(undo_seconds=0, places=PLACES):
        known = {
            name: ReceiverSettings(name, f"https://{name}.example", files=order, files_url=url)
            for name, (order, url) in places.items()
        }
        settings = replace(load_settings(home), receivers=known, undo_seconds=undo_seconds)
        (home / SETTINGS).write_text(settings_text(settings), "utf-8")
        return open_desk(home, KEY, now=clock, receivers=sides, chance=lambda: 0.5)

    return opened


@pytest.fixture
def desk(open_with):
    with open_with() as desk:
        yield desk


def receive(desk, officer, form, *papers):
    for at, content in enumerate(papers):
        desk.papers.attach(officer, form.id, content, component=None if at else 0)
    return desk.intake.receive(officer, form).dossier


def rows(desk, dossier):
    with desk.place.store.read() as db:
        return outbox.of_dossier(db, dossier.id)


def kinds(desk, dossier):
    return [(row.kind, row.receiver, row.state) for row in rows(desk, dossier)]


def test_papers_stand_before_the_dossier_that_names_them_and_say_what_they_are(desk, officer, complete):
    dossier = receive(desk, officer, complete(), jpeg(), pdf())

    first, second, last = rows(desk, dossier)

    assert [row.kind for row in (first, second, last)] == [FILE, FILE, DOSSIER]
    assert [row.position for row in (first, second, last)] == [1, 2, 3]
    file = dossier.terms.files[0]
    assert first.body == {
        "schema": "desk.file/1", "number": dossier.number, "version": 1, "id": str(file.id),
        "digest": desk.registry.open(officer, dossier.number).attachments[0].digest, "sha256": file.sha256, "size": file.size,
        "kind": "jpeg", "pages": 1, "component": 0, "code": file.code, "title": dossier.papers[0].name,
    }  # fmt: skip
    assert (last.body["files_coming"], len(last.body["files_digest"]), len(last.body["files"])) == (0, 64, 2)
    assert dossier.applicant.full_name not in json.dumps(first.body, ensure_ascii=False)


def test_the_same_content_twice_in_a_dossier_is_one_row(desk, officer, complete):
    twice = pdf()
    dossier = receive(desk, officer, complete(), twice, twice)

    assert [row.kind for row in rows(desk, dossier)] == [FILE, DOSSIER]


def test_a_paper_that_comes_later_stands_before_the_update_that_names_it_and_no_other_goes_again(
    desk, officer, complete
):
    dossier = receive(desk, officer, complete(), jpeg())
    desk.delivery.deliver_due()

    desk.papers.attach(officer, dossier.form_id, pdf())

    assert [row.kind for row in rows(desk, dossier)] == [FILE, DOSSIER, FILE, UPDATE]
    desk.life.correct(officer, dossier.number, Correction({"applicant.phone": "0911222333"}), "gõ nhầm")
    assert [row.kind for row in rows(desk, dossier)] == [FILE, DOSSIER, FILE, UPDATE, UPDATE]


def test_a_receiver_that_takes_no_files_is_told_of_the_dossier_alone(desk, officer, supervisor, complete):
    dossier = receive(desk, officer, complete(), pdf())
    desk.life.reroute(supervisor, dossier.number, "plain", "chuyển hệ thống")

    assert kinds(desk, dossier) == [(FILE, "province", WITHDRAWN), (DOSSIER, "plain", WAITING)]


def test_undoing_a_reception_takes_its_papers_back_too(open_with, officer, complete):
    with open_with(undo_seconds=60) as desk:
        dossier = receive(desk, officer, complete(), pdf())
        desk.delivery.deliver_due()

        desk.intake.undo(officer, dossier.number)

        assert {row.state for row in rows(desk, dossier)} == {WITHDRAWN}


def test_a_dossier_turned_elsewhere_before_anything_was_sent_goes_there_with_its_papers_behind_it(
    desk, officer, supervisor, complete, sides
):
    dossier = receive(desk, officer, complete(), jpeg(), pdf())

    desk.life.reroute(supervisor, dossier.number, "justice", "chuyển hệ thống")

    assert kinds(desk, dossier) == [
        (FILE, "province", WITHDRAWN),
        (FILE, "province", WITHDRAWN),
        (DOSSIER, "justice", WAITING),
        (FILE, "justice", WAITING),
        (FILE, "justice", WAITING),
        (UPDATE, "justice", WAITING),
    ]
    last = rows(desk, dossier)
    assert {row.reason for row in last[:2]} == {"rerouted"}
    assert [row.body["files_coming"] for row in (last[2], last[5])] == [2, 0]
    assert desk.delivery.deliver_due().waiting == 0
    assert (len(sides["justice"].held), sides["province"].held) == (4, [])
    assert desk.keeping.verify().whole


def test_a_dossier_turned_back_after_half_of_it_was_sent_goes_whole_papers_first(
    desk, officer, supervisor, complete, sides
):
    dossier = receive(desk, officer, complete(), jpeg(), pdf())
    desk.life.reroute(supervisor, dossier.number, "justice", "chuyển hệ thống")
    sides["justice"].answers = [OutcomeKind.DELIVERED, OutcomeKind.DELIVERED, OutcomeKind.REFUSED]
    desk.delivery.deliver_due()

    desk.life.reroute(supervisor, dossier.number, "province", "chuyển lại")

    live = [(row.kind, row.receiver, row.state) for row in rows(desk, dossier) if row.state is not WITHDRAWN]
    assert live == [
        (DOSSIER, "justice", DELIVERED),
        (FILE, "justice", DELIVERED),
        (FILE, "province", WAITING),
        (FILE, "province", WAITING),
        (DOSSIER, "province", WAITING),
        (UPDATE, "province", WAITING),
    ]
    positions = [row.position for row in rows(desk, dossier)]
    assert positions == list(range(1, len(positions) + 1))
    assert desk.delivery.deliver_due().waiting == 0
    assert desk.registry.open(officer, dossier.number).papers_sent == (2, 2)
    assert desk.keeping.verify().whole


def test_a_paper_that_perhaps_arrived_keeps_no_dossier_from_going_elsewhere(desk, officer, supervisor, complete, sides):
    dossier = receive(desk, officer, complete(), pdf())
    sides["province"].answers = [OutcomeKind.UNKNOWN]
    desk.delivery.deliver_due()
    assert rows(desk, dossier)[0].state is EntryState.UNKNOWN

    desk.life.reroute(supervisor, dossier.number, "plain", "chuyển hệ thống")

    assert kinds(desk, dossier) == [(FILE, "province", WITHDRAWN), (DOSSIER, "plain", WAITING)]


NOWHERE = dict.fromkeys(PLACES, ("", ""))


def test_papers_of_before_a_receiver_took_any_are_queued_once_it_does(open_with, officer, supervisor, complete, sides):
    with open_with(places=NOWHERE) as desk:
        told = receive(desk, officer, complete(), jpeg(), pdf())
        done = receive(desk, officer, complete(), pdf())
        desk.delivery.deliver_due()
        desk.life.return_result(officer, done.number)
        waits = receive(desk, officer, complete(), pdf())
        gone = receive(desk, officer, complete(), jpeg())
        desk.life.void(supervisor, gone.number, "nhầm")
        assert desk.queue.put_papers(supervisor) == PapersQueued((), 0, 0)

    with open_with() as desk:
        assert desk.queue.put_papers(supervisor, most=1) == PapersQueued((told.number,), 2, 1)
        assert desk.queue.put_papers(supervisor, most=1) == PapersQueued((waits.number,), 1, 0)
        assert desk.queue.put_papers(supervisor) == PapersQueued((), 0, 0)

        assert [row.kind for row in rows(desk, told)] == [DOSSIER, FILE, FILE, UPDATE]
        assert [row.kind for row in rows(desk, waits)] == [FILE, DOSSIER]
        assert FILE not in [row.kind for one in (done, gone) for row in rows(desk, one)]
        assert desk.delivery.deliver_due().waiting == 0
        assert desk.registry.open(officer, told.number).papers_sent == (2, 2)
        lines = [line.event for line in desk.registry.open(officer, told.number).lines]
        assert lines.count(Event.PAPERS_QUEUED) == 1
        assert desk.keeping.verify().whole


def test_papers_of_a_receiver_that_takes_the_dossier_first_stand_behind_it_with_an_update(
    open_with, officer, supervisor, complete
):
    with open_with(places=NOWHERE) as desk:
        dossier = receive(desk, officer, complete(), pdf())
        desk.life.reroute(supervisor, dossier.number, "justice", "chuyển hệ thống")

    with open_with() as desk:
        desk.queue.put_papers(supervisor)

        assert [row.kind for row in rows(desk, dossier)] == [DOSSIER, FILE, UPDATE]
        assert desk.delivery.deliver_due().waiting == 0


def test_a_ministry_gets_papers_before_a_dossier_it_has_not_and_none_for_one_it_has(
    open_with, home, clock, sides, officer, supervisor, complete
):
    """Contract B names papers only where a dossier is handed in."""
    with open_with(places=NOWHERE) as desk:
        has = receive(desk, officer, complete(), pdf())
        desk.delivery.deliver_due()
        lacks = receive(desk, officer, complete(), pdf())

    one = ReceiverSettings("province", "https://province.example", contract="ministry")
    settings = replace(load_settings(home), receivers={"province": one})
    (home / SETTINGS).write_text(settings_text(settings), "utf-8")
    with open_desk(home, KEY, now=clock, receivers=sides, chance=lambda: 0.5) as desk:
        assert desk.queue.put_papers(supervisor) == PapersQueued((lacks.number,), 1, 0)

        assert [row.kind for row in rows(desk, lacks)] == [FILE, DOSSIER]
        assert [row.kind for row in rows(desk, has)] == [DOSSIER]


def held_nothing(side):
    """Let a receiver say that it has nothing, as one put back to an earlier day."""
    side.look_up = lambda number: None


@pytest.mark.parametrize(("name", "after"), [
    ("province", [FILE, FILE, DOSSIER]), ("justice", [DOSSIER, FILE, FILE, UPDATE]), ("plain", [DOSSIER]),
])  # fmt: skip
def test_a_dossier_a_receiver_lost_goes_again_with_its_papers_in_the_order_the_receiver_wants(
    desk, officer, supervisor, complete, sides, name, after
):
    dossier = receive(desk, officer, complete(), jpeg(), pdf())
    if name != "province":
        desk.life.reroute(supervisor, dossier.number, name, "chuyển hệ thống")
    desk.delivery.deliver_due()
    before = len(rows(desk, dossier))
    held_nothing(sides[name])

    told = desk.reconciliation.of_day(supervisor, desk.place.today(), name)
    desk.reconciliation.resend(supervisor, told, [dossier.number])
    desk.reconciliation.resend(supervisor, told, [dossier.number])

    fresh = rows(desk, dossier)[before:]
    assert [row.kind for row in fresh] == after
    assert {row.body.get("again") for row in fresh if row.kind is FILE} <= {True}
    assert [row.body["files_coming"] for row in fresh if row.kind in (DOSSIER, UPDATE)][-1] == 0
    assert desk.delivery.deliver_due().waiting == 0
    assert desk.registry.open(officer, dossier.number).papers_sent == ((0, 0) if name == "plain" else (2, 2))
    assert desk.keeping.verify().whole


@pytest.mark.parametrize(("name", "after"), [
    ("province", [FILE, UPDATE]), ("justice", [UPDATE, FILE, UPDATE]), ("plain", [UPDATE]),
])  # fmt: skip
def test_where_a_change_waits_that_tells_it_whole_only_the_papers_are_queued_again(
    desk, officer, supervisor, complete, sides, name, after
):
    dossier = receive(desk, officer, complete(), pdf())
    if name != "province":
        desk.life.reroute(supervisor, dossier.number, name, "chuyển hệ thống")
    desk.delivery.deliver_due()
    before = len(rows(desk, dossier))
    desk.life.correct(officer, dossier.number, Correction({"applicant.phone": "0911222333"}), "gõ nhầm")
    held_nothing(sides[name])

    told = desk.reconciliation.of_day(supervisor, desk.place.today(), name)
    desk.reconciliation.resend(supervisor, told, [dossier.number])
    desk.reconciliation.resend(supervisor, told, [dossier.number])

    fresh = rows(desk, dossier)[before:]
    assert [row.kind for row in fresh] == after
    assert [row.position for row in rows(desk, dossier)] == list(range(1, before + len(after) + 1))
    assert desk.delivery.deliver_due().waiting == 0


def test_the_queue_counts_a_paper_that_goes_once_more_as_one(desk, officer, supervisor, complete, sides):
    dossier = receive(desk, officer, complete(), jpeg(), pdf())
    desk.delivery.deliver_due()
    held_nothing(sides["province"])
    told = desk.reconciliation.of_day(supervisor, desk.place.today(), "province")
    desk.reconciliation.resend(supervisor, told, [dossier.number])

    (row,) = desk.queue.read(supervisor).rows

    assert (row.papers.count, row.papers.arrived) == (2, 0)


def test_a_paper_the_dossier_has_no_more_is_told_as_gone(desk, officer, complete):
    """Nothing takes a paper off a received dossier today; rows of another version of the program may have named one."""
    dossier = receive(desk, officer, complete(), pdf())
    row = rows(desk, dossier)[-1]
    once = {**row.body["files"][0], "id": "once", "sha256": "0" * 64}
    told = json.dumps({**row.body, "files": [once, *row.body["files"]]})
    with desk.place.store.write() as db:
        db.execute(update(table).where(table.c.id == str(row.id)).values(body=told))

    desk.life.correct(officer, dossier.number, Correction({"applicant.phone": "0911222333"}), "gõ nhầm")
    desk.life.return_result(officer, dossier.number)

    assert [row.body["files_gone"] for row in rows(desk, dossier) if row.kind is UPDATE] == [[once], [once]]


def test_a_dossier_goes_without_a_paper_that_a_person_left_out(desk, officer, supervisor, complete, sides):
    dossier = receive(desk, officer, complete(), jpeg(), pdf())
    sides["province"].answers = [Outcome(OutcomeKind.UNFIT, message="paper_damaged")]
    desk.delivery.deliver_due()
    held, other, told = rows(desk, dossier)
    assert (held.state, other.state, told.state) == (EntryState.PARKED, WAITING, WAITING)

    with pytest.raises(InvalidForm):
        desk.papers.leave_out(supervisor, held.id, " ")
    with pytest.raises(UnknownEntry):
        desk.papers.leave_out(supervisor, told.id, "hỏng")
    later = desk.papers.leave_out(supervisor, held.id, "tệp hỏng, công dân đã về")

    assert [file.sha256 for file in later.terms.files] == [dossier.terms.files[1].sha256]
    assert later.version == 2
    assert desk.delivery.deliver_due().waiting == 0
    live = [row for row in rows(desk, dossier) if row.state is not WITHDRAWN]
    assert [row.kind for row in live] == [FILE, DOSSIER, UPDATE]
    assert [len(row.body["files"]) for row in live[1:]] == [1, 1]
    assert rows(desk, dossier)[0].reason == "left_out"
    assert desk.registry.open(officer, dossier.number).papers_sent == (1, 1)
    assert desk.keeping.verify().whole

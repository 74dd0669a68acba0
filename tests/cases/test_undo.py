"""Undoing a reception: for seconds, before paper and before sending; the number is void and never comes again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from services.bootstrap import Desk, open_desk
from services.domain.applicant import Applicant
from services.domain.checklist import Answer, PaperState
from services.domain.dossier import DossierState
from services.domain.journal import Event
from services.domain.outbox import EntryState, OutcomeKind
from services.domain.print_job import PrintState
from services.errors import NotAllowed, TooLateToUndo, UnknownDossier, UnknownEntry, WrongState
from services.store import outbox
from services.wording import say
from tests.desks import KEY, PEOPLE, Answering, Clock, make_home

SECOND = timedelta(seconds=1)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose receptions wait ten seconds, as ours do unless it is set otherwise."""
    home = tmp_path_factory.mktemp("ten_seconds") / "home"
    make_home(home, undo_seconds=10)
    return home


@pytest.fixture
def desk(home: Path, clock: Clock, receiver: Answering) -> Iterator[Desk]:
    with open_desk(home, KEY, now=clock, receivers={"province": receiver}, chance=lambda: 0.5) as opened:
        yield opened


@pytest.fixture
def received(desk, officer, complete):
    """A dossier just received."""
    return desk.intake.receive(officer, complete()).dossier


def rows(desk, dossier):
    with desk.place.store.read() as db:
        return outbox.of_dossier(db, dossier.id)


def events(desk, officer, number):
    return [line.event for line in desk.registry.open(officer, number).lines if line.event is not Event.VIEWED]


def test_what_was_received_is_sent_ten_seconds_later_and_not_before(desk, receiver, clock, received):
    assert desk.delivery.next_due() == received.received_at + 10 * SECOND
    clock.forward(9.9 * SECOND)
    assert desk.delivery.deliver_due().sent == 0

    clock.forward(0.1 * SECOND)

    assert desk.delivery.deliver_due().sent == 1
    assert len(receiver.held) == 1


def test_a_line_that_comes_back_does_not_send_what_can_still_be_undone(desk, officer, clock, complete, receiver):
    early = desk.intake.receive(officer, complete()).dossier
    clock.forward(timedelta(minutes=2))
    receiver.answers = [OutcomeKind.UNREACHABLE]
    desk.delivery.deliver_due()
    late = desk.intake.receive(officer, complete()).dossier

    desk.delivery.send_all(officer)
    desk.delivery.deliver_due()

    assert [rows(desk, d)[0].state for d in (early, late)] == [EntryState.DELIVERED, EntryState.WAITING]
    assert rows(desk, late)[0].due_at == late.received_at + 10 * SECOND


def test_a_person_may_send_one_dossier_at_once_and_then_it_is_too_late(desk, officer, received, receiver):
    desk.delivery.retry(officer, rows(desk, received)[0].id)
    assert desk.delivery.deliver_due().sent == 1

    with pytest.raises(TooLateToUndo) as refused:
        desk.intake.undo(officer, received.number)

    assert refused.value.why == "sent"


def test_an_undone_reception_gives_its_form_back_under_a_new_id(desk, officer, complete):
    form = complete(note="Nộp thay mẹ", copies=3)
    dossier = desk.intake.receive(officer, form).dossier

    (again,) = desk.intake.undo(officer, dossier.number)

    assert again.id != form.id
    assert (again.applicant, again.procedure, again.case) == (dossier.applicant, form.procedure, form.case)
    assert (again.note, again.copies) == ("Nộp thay mẹ", 3)
    assert [(a.index, a.state) for a in again.answers if a.state is PaperState.HANDED_IN] == [(0, PaperState.HANDED_IN)]


def test_an_undone_number_is_void_in_every_book_and_nothing_of_it_is_sent(
    desk, officer, supervisor, received, receiver, clock
):
    desk.intake.undo(officer, received.number)
    clock.forward(timedelta(hours=1))

    assert desk.delivery.deliver_due().tried == 0
    assert desk.delivery.next_due() is None
    assert receiver.held == []
    file = desk.registry.open(officer, received.number)
    assert (file.dossier.state, file.dossier.version) == (DossierState.VOID, 2)
    assert [entry.state for entry, _ in file.uploads] == [EntryState.WITHDRAWN]
    assert events(desk, officer, received.number) == [Event.RECEIVED, Event.UNDONE]
    day = desk.place.today()
    log = desk.daily_log.log(supervisor, day, day)
    assert [(line.number, line.counts, line.synced) for line in log.lines] == [(received.number, False, False)]
    assert (log.received, desk.registry.today(officer).received) == (0, 0)
    assert log.lines[0].void_reason == "Hoàn tác ngay sau khi tiếp nhận"
    assert desk.delivery.queue(officer) == ()
    assert desk.print_jobs.waiting(officer) == ()


def test_a_check_of_the_store_counts_what_was_undone(desk, officer, received, complete):
    desk.intake.undo(officer, received.number)
    desk.intake.receive(officer, complete())

    found = desk.keeping.verify()

    assert found.whole
    assert (found.received, found.rows["withdrawn"], found.rows["waiting"], found.rows["delivered"]) == (2, 1, 1, 0)


def test_neither_the_number_nor_its_place_in_the_book_is_given_again_not_even_after_a_restart(
    desk, officer, received, complete, home, clock, receiver
):
    desk.intake.undo(officer, received.number)
    second = desk.intake.receive(officer, complete()).dossier
    desk.intake.undo(officer, second.number)
    desk.close()

    with open_desk(home, KEY, now=clock, receivers={"province": receiver}) as again:
        third = again.intake.receive(officer, complete()).dossier

    assert [d.number[-4:] for d in (received, second, third)] == ["2001", "2002", "2003"]
    assert [d.book_number for d in (received, second, third)] == [1, 2, 3]


def test_the_mended_sheet_becomes_a_dossier_of_its_own(desk, officer, received):
    (again,) = desk.intake.undo(officer, received.number)
    mended = replace(again, applicant=replace(again.applicant, full_name="Trần Thị Mẫn"))

    dossier = desk.intake.receive(officer, mended).dossier

    assert (dossier.applicant.full_name, dossier.number[-4:]) == ("Trần Thị Mẫn", "2002")
    assert dossier.papers == received.papers
    assert (dossier.promise, dossier.fees, dossier.route) == (received.promise, received.fees, received.route)


def test_a_form_that_comes_once_more_after_its_undo_is_not_received_anew(desk, officer, complete):
    form = complete()
    number = desk.intake.receive(officer, form).dossier.number
    desk.intake.undo(officer, number)

    again = desk.intake.receive(officer, form)

    assert (again.known, again.dossier.number, again.dossier.state) == (True, number, DossierState.VOID)


def test_the_sheet_is_a_draft_in_the_same_moment(desk, officer, received):
    (again,) = desk.intake.undo(officer, received.number)

    with desk.place.store.read() as db:
        kept = db.exec_driver_sql("SELECT form_id, account, body FROM drafts").all()

    assert [(row[0], row[1]) for row in kept] == [(str(again.id), officer.name)]
    assert json.loads(kept[0][2])["form"]["applicant"]["full_name"] == received.applicant.full_name


def test_scanned_papers_go_with_the_sheet(desk, officer, received):
    with desk.place.store.write() as db:
        db.exec_driver_sql(
            "INSERT INTO files (desk, digest, kind, size, pages, sha256, stored_at) "
            "VALUES (2, 'd', 'pdf', 1, 1, 's', '2026-11-20 01:30:00')"
        )
        db.exec_driver_sql(
            "INSERT INTO attachments (id, desk, form_id, place, digest, title, source, original_sha256, original_size, "
            "added_at, added_by) VALUES ('a', 2, ?, 0, 'd', 'Tờ khai', 'file', 's', 1, '2026-11-20 01:30:00', 'ngan')",
            (str(received.form_id),),
        )

    (again,) = desk.intake.undo(officer, received.number)

    with desk.place.store.read() as db:
        assert db.exec_driver_sql("SELECT form_id FROM attachments").scalar_one() == str(again.id)


def refused_to_undo(desk, by, number):
    before = desk.keeping.verify()
    with pytest.raises(TooLateToUndo) as refused:
        desk.intake.undo(by, number)
    assert desk.keeping.verify() == before
    assert number in say(refused.value)
    return refused.value.why


def test_after_the_seconds_it_is_too_late(desk, officer, received, clock):
    clock.forward(10 * SECOND)

    assert refused_to_undo(desk, officer, received.number) == "time"


def test_a_clock_set_back_gives_no_more_time(desk, officer, received, clock):
    clock.forward(-SECOND)

    assert refused_to_undo(desk, officer, received.number) == "time"


@pytest.mark.parametrize("act", ["begin", "done", "saved"])
def test_once_a_printer_has_the_receipt_it_is_too_late(desk, officer, received, act):
    job = desk.print_jobs.receipt_of(officer, received.number)
    {
        "begin": lambda: desk.print_jobs.begin(officer, job, "may-in"),
        "done": lambda: desk.print_jobs.done(officer, job, "may-in"),
        "saved": lambda: desk.print_jobs.saved(officer, job),
    }[act]()

    assert refused_to_undo(desk, officer, received.number) == "printed"


def test_a_printer_that_took_no_page_leaves_the_way_open(desk, officer, received):
    job = desk.print_jobs.receipt_of(officer, received.number)
    desk.print_jobs.begin(officer, job, "may-in")
    desk.print_jobs.gave_up(officer, job)

    assert len(desk.intake.undo(officer, received.number)) == 1


def test_no_page_comes_out_of_an_undone_number(desk, officer, received):
    job = desk.print_jobs.receipt_of(officer, received.number)
    desk.intake.undo(officer, received.number)

    for act in (lambda: desk.print_jobs.begin(officer, job, "may-in"), lambda: desk.print_jobs.pdf(officer, job)):
        with pytest.raises(WrongState) as refused:
            act()
        assert refused.value.state == "void"
    assert desk.print_jobs.receipt_of(officer, received.number).state is PrintState.NOT_WANTED


def test_a_job_that_is_not_there_is_neither_begun_nor_given_up(desk, officer, received):
    gone = replace(desk.print_jobs.receipt_of(officer, received.number), id=UUID(int=5))

    for act in (lambda: desk.print_jobs.begin(officer, gone, "x"), lambda: desk.print_jobs.gave_up(officer, gone)):
        with pytest.raises(UnknownEntry):
            act()


def test_only_who_received_it_undoes_it(desk, supervisor, officer, received):
    assert refused_to_undo(desk, supervisor, received.number) == "other"


def test_a_volunteer_undoes_nothing(desk, volunteer, received):
    with pytest.raises(NotAllowed):
        desk.intake.undo(volunteer, received.number)


def test_a_number_nobody_has_and_one_already_void_are_told_apart(desk, officer, received):
    desk.intake.undo(officer, received.number)

    with pytest.raises(WrongState):
        desk.intake.undo(officer, received.number)
    with pytest.raises(UnknownDossier):
        desk.intake.undo(officer, "H31.12-261120-2999")


def test_what_was_asked_for_more_papers_is_not_undone(desk, officer, received):
    desk.life.request_supplement(officer, received.number, "Bản sao hợp đồng")

    with pytest.raises(WrongState):
        desk.intake.undo(officer, received.number)


def test_a_result_handed_over_at_once_is_undone_with_its_steps(desk, officer, complete, receiver, clock):
    dossier = desk.intake.receive(officer, complete(same_day=True)).dossier
    assert [row.due_at for row in rows(desk, dossier)] == [dossier.received_at + 10 * SECOND] * 3

    (again,) = desk.intake.undo(officer, dossier.number)
    clock.forward(timedelta(hours=1))
    desk.delivery.deliver_due()

    assert again.same_day
    assert [row.state for row in rows(desk, dossier)] == [EntryState.WITHDRAWN] * 3
    kept = desk.registry.open(officer, dossier.number).dossier
    assert (kept.state, kept.returned_at, receiver.held) == (DossierState.VOID, None, [])


def test_where_the_unit_wants_no_undo_it_is_sent_at_once(tmp_path, clock, receiver, officer, complete):
    make_home(tmp_path / "at_once", undo_seconds=0)
    with open_desk(tmp_path / "at_once", KEY, now=clock, receivers={"province": receiver}) as desk:
        dossier = desk.intake.receive(officer, complete()).dossier
        assert refused_to_undo(desk, officer, dossier.number) == "time"
        assert desk.delivery.deliver_due().sent == 1


def three(desk, complete):
    """Three complete forms of one person's visit."""
    case = desk.catalogue.procedure(PEOPLE[next(iter(PEOPLE))], "2.000815").case(0)
    answers = tuple(
        Answer(c.index, PaperState.HANDED_IN, max(c.originals, 1), c.copies)
        for c in case.components
        if c.need.value in ("required", "one_of")
    )
    return [complete(), complete(procedure="2.000815", answers=answers), complete(note="thứ ba")]


def test_a_visit_is_undone_whole_whichever_number_is_named(desk, officer, complete):
    dossiers = [r.dossier for r in desk.intake.receive_visit(officer, three(desk, complete))]

    forms = desk.intake.undo(officer, dossiers[1].number)

    assert [f.procedure for f in forms] == [d.procedure.code for d in dossiers]
    assert len({f.visit for f in forms}) == 1
    assert {desk.registry.open(officer, d.number).dossier.state for d in dossiers} == {DossierState.VOID}
    assert desk.keeping.verify().rows["withdrawn"] == 3
    again = [r.dossier for r in desk.intake.receive_visit(officer, forms)]
    assert [d.number[-4:] for d in again] == ["2004", "2005", "2006"]
    job = desk.print_jobs.receipt_of(officer, again[1].number)
    assert desk.print_jobs.pdf(officer, job).startswith(b"%PDF")


def test_of_a_visit_one_of_whose_dossiers_went_out_nothing_is_undone(desk, officer, complete):
    dossiers = [r.dossier for r in desk.intake.receive_visit(officer, three(desk, complete))]
    desk.delivery.retry(officer, rows(desk, dossiers[2])[0].id)
    desk.delivery.deliver_due()

    assert refused_to_undo(desk, officer, dossiers[0].number) == "sent"


def test_a_number_of_a_visit_that_was_voided_before_stays_as_it_is(desk, officer, supervisor, complete):
    dossiers = [r.dossier for r in desk.intake.receive_visit(officer, three(desk, complete))]
    desk.life.void(supervisor, dossiers[0].number, "nhầm thủ tục")

    forms = desk.intake.undo(officer, dossiers[1].number)

    assert [f.procedure for f in forms] == [d.procedure.code for d in dossiers[1:]]
    pages = desk.print_jobs.receipt_of(officer, dossiers[1].number)
    with pytest.raises(WrongState):
        desk.print_jobs.pdf(officer, pages)


def test_the_receipt_of_a_visit_leaves_out_a_number_that_was_voided(desk, officer, supervisor, complete):
    dossiers = [r.dossier for r in desk.intake.receive_visit(officer, three(desk, complete))]
    job = desk.print_jobs.receipt_of(officer, dossiers[1].number)
    whole = desk.print_jobs.pdf(officer, job)
    desk.life.void(supervisor, dossiers[0].number, "nhầm thủ tục")

    assert desk.print_jobs.pdf(officer, job) != whole


@pytest.mark.parametrize(
    "person", [Applicant("Trần Thị Mẫu", "033301000001"), Applicant("Nguyễn Văn Ả", address="Tổ 1")]
)
def test_the_form_given_back_comes_to_the_same_as_the_one_handed_in(desk, officer, complete, person):
    form = complete(applicant=person, sets=2)
    dossier = desk.intake.receive(officer, form).dossier
    (again,) = desk.intake.undo(officer, dossier.number)

    before, after = desk.intake.review(officer, form), desk.intake.review(officer, again)

    assert (after.papers, after.promise, after.quote, after.problems) == (
        before.papers,
        before.promise,
        before.quote,
        before.problems,
    )

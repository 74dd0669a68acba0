"""What happens to a dossier after it was received."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from services.bootstrap import open_desk
from services.domain.calendar import CalendarDay, DayKind
from services.domain.dossier import DossierState
from services.domain.grounds import Why
from services.domain.journal import Event
from services.domain.outbox import EntryKind, EntryState, OutcomeKind
from services.domain.pauses import SupplementPolicy, SupplementTerms
from services.domain.routing import Boundless
from services.domain.rulebook import Chapter, Rule
from services.domain.slip import SlipKind
from services.errors import (
    AlreadyExtended,
    InvalidForm,
    NotAllowed,
    NotElsewhere,
    OverrideNeeded,
    UnknownDossier,
    UnknownEntry,
    WrongState,
)
from services.settings import FILE, load_settings, settings_text
from services.store import journal, outbox, print_jobs, slips
from tests.desks import KEY, Answering


@pytest.fixture
def number(desk, officer, complete):
    return desk.intake.receive(officer, complete()).dossier.number


def uploads(desk, dossier):
    with desk.place.store.read() as db:
        return outbox.of_dossier(db, dossier.id)


def test_a_result_is_handed_over_once(desk, officer, number, clock):
    returned = desk.life.return_result(officer, number)
    with pytest.raises(WrongState) as refused:
        desk.life.return_result(officer, number)

    assert (returned.state, returned.returned_at, returned.version) == (DossierState.RETURNED, clock(), 2)
    assert desk.registry.open(officer, number).dossier == returned
    assert (refused.value.what, refused.value.state) == (number, "returned")
    rows = uploads(desk, returned)
    assert [(r.kind, r.version) for r in rows] == [
        (EntryKind.DOSSIER, 1),
        (EntryKind.PROGRESS, 2),
        (EntryKind.UPDATE, 2),
    ]
    assert (rows[1].body["state_before"], rows[1].body["by"]) == ("2", "Đỗ Thị Ngân")


def test_what_was_queued_before_stays_as_it_was_frozen(desk, officer, number):
    before = desk.registry.open(officer, number).uploads[0][0].body

    desk.life.return_result(officer, number)

    assert desk.registry.open(officer, number).uploads[0][0].body == before


def test_a_number_is_voided_with_a_reason_that_is_kept(desk, supervisor, number):
    with pytest.raises(InvalidForm):
        desk.life.void(supervisor, number, " ")

    voided = desk.life.void(supervisor, number, " Bấm  nhầm ")

    assert (voided.state, [r.body["state"] for r in uploads(desk, voided)]) == (DossierState.VOID, ["2", "8"])
    with desk.place.store.read() as db:
        kept = db.exec_driver_sql("SELECT number, reason, by FROM voids").one()
        assert [line.event for line in journal.about(db, number)] == [Event.RECEIVED, Event.VOIDED]
    assert tuple(kept) == (number, "Bấm nhầm", "lanh")
    for act in (
        lambda: desk.life.void(supervisor, number, "lần nữa"),
        lambda: desk.life.return_result(supervisor, number),
    ):
        with pytest.raises(WrongState):
            act()


def test_an_unknown_number_has_no_life(desk, supervisor):
    for act in (lambda: desk.life.void(supervisor, "x", "nhầm"), lambda: desk.life.return_result(supervisor, "x")):
        with pytest.raises(UnknownDossier):
            act()


def day(text):
    return datetime.fromisoformat(f"{text}+07:00")


def events(desk, number):
    with desk.place.store.read() as db:
        return [line.event for line in journal.about(db, number)]


def waiting(desk, by):
    return [job.form for job in desk.print_jobs.waiting(by)]


def test_papers_asked_for_after_reception_stop_the_clock_and_are_told_to_the_receiver(desk, officer, number, clock):
    clock.at = day("2026-11-23T09:00")
    asked = desk.life.request_supplement(officer, number, "Bản sao hợp đồng thuê nhà\nẢnh chân dung, vì ảnh mờ")
    clock.at = day("2026-11-26T09:00")
    whole = desk.life.receive_supplement(officer, number)

    assert (asked.state, asked.promise.due_at) == (DossierState.SUPPLEMENT, day("2026-11-26T16:30"))
    assert (whole.state, whole.promise.due_at) == (DossierState.RECEIVED, day("2026-11-30T16:30"))
    pause = whole.terms.pauses[0]
    assert (pause.due_before, pause.due_after) == (asked.promise.due_at, whole.promise.due_at)
    assert (pause.asked_by, pause.came_to, pause.slip) == ("Đỗ Thị Ngân", "Đỗ Thị Ngân", 1)
    rows = uploads(desk, whole)
    assert [(r.kind, r.body["state"]) for r in rows] == [
        *((EntryKind.DOSSIER, "2"), (EntryKind.PROGRESS, "5"), (EntryKind.UPDATE, "5")),
        *((EntryKind.PROGRESS, "2"), (EntryKind.UPDATE, "2")),
    ]
    assert rows[3].body["state_before"] == "5"
    assert rows[4].body["supplements"][0]["due_after"] == "2026-11-30T16:30:00+07:00"
    assert events(desk, number) == [Event.RECEIVED, Event.SUPPLEMENT_ASKED, Event.SUPPLEMENT_CAME]
    assert desk.registry.open(officer, number).dossier == whole
    assert waiting(desk, officer) == ["01", "02", "01"]
    assert desk.keeping.verify().whole


def test_the_slip_of_a_received_dossier_names_every_line_and_can_be_printed(desk, officer, number):
    desk.life.request_supplement(officer, number, "Bản sao A\nBản chính B")

    with desk.place.store.read() as db:
        slip = slips.by_id(db, next(j.slip_id for j in print_jobs.waiting(db) if j.slip_id))
    job = desk.print_jobs.slip_numbered(officer, "02", 1)

    assert [p.name for p in slip.missing] == ["Bản sao A", "Bản chính B"]
    assert slip.dossier_id is not None
    assert desk.print_jobs.pdf(officer, job).startswith(b"%PDF")


def test_a_dossier_that_waits_for_papers_is_not_overdue(desk, officer, number, clock):
    desk.life.request_supplement(officer, number, "Thiếu ảnh")
    clock.forward(timedelta(days=30))

    assert [row.mark(clock()).value for row in desk.registry.rows(officer, "")] == ["waits_citizen"]
    assert desk.registry.find(officer, "").by_filter["overdue"] == 0
    with pytest.raises(WrongState) as refused:
        desk.life.return_result(officer, number)
    assert refused.value.state == "supplement"


def test_a_second_request_needs_a_reason_which_is_kept(desk, officer, number):
    desk.life.request_supplement(officer, number, "Thiếu ảnh")
    desk.life.receive_supplement(officer, number)

    with pytest.raises(OverrideNeeded) as refused:
        desk.life.request_supplement(officer, number, "Thiếu bản sao", " ")
    again = desk.life.request_supplement(officer, number, "Thiếu bản sao", "Ảnh nộp lại vẫn mờ")

    assert (refused.value.what, refused.value.why) == (number, "second_request")
    assert [p.override for p in again.terms.pauses] == ["", "Ảnh nộp lại vẫn mờ"]
    with desk.place.store.read() as db:
        assert [slips.by_number(db, SlipKind.REQUEST, n).again for n in (1, 2)] == [0, 1]


def test_papers_are_asked_for_with_a_reason_and_only_while_the_dossier_is_settled(desk, officer, supervisor, number):
    with pytest.raises(InvalidForm):
        desk.life.request_supplement(officer, number, " ")
    with pytest.raises(WrongState):
        desk.life.receive_supplement(officer, number)
    desk.life.request_supplement(officer, number, "Thiếu ảnh")
    for act in (
        lambda: desk.life.request_supplement(officer, number, "Thiếu ảnh", "lần nữa"),
        lambda: desk.life.extend(supervisor, number, date(2026, 12, 3), "Chờ xác minh"),
    ):
        with pytest.raises(WrongState):
            act()

    assert desk.life.void(supervisor, number, "Người dân không bổ sung").state is DossierState.VOID


def test_a_unit_may_let_the_time_begin_anew_for_a_procedure(home, clock, officer, complete):
    terms = SupplementTerms(policies=(("1.004873", SupplementPolicy.RESTART),), days=5)
    (home / FILE).write_text(settings_text(replace(load_settings(home), supplement=terms)), "utf-8")

    with open_desk(home, KEY, now=clock, receivers={"province": Answering()}) as desk:
        number = desk.intake.receive(officer, complete()).dossier.number
        clock.at = day("2026-11-26T09:00")
        asked = desk.life.request_supplement(officer, number, "Thiếu ảnh")
        whole = desk.life.receive_supplement(officer, number)

    assert asked.terms.pauses[0].bring_by == date(2026, 12, 1)
    assert whole.promise.due_at == day("2026-12-01T16:30")
    assert Why.RESTARTED in [g.why for g in whole.promise.grounds]


def test_a_promise_is_put_off_once_with_a_letter(desk, supervisor, officer, number, clock):
    clock.at = day("2026-11-25T09:00")
    with pytest.raises(NotAllowed):
        desk.life.extend(officer, number, date(2026, 12, 3), "Chờ xác minh")

    later = desk.life.extend(supervisor, number, date(2026, 12, 3), "Chờ Công an xã xác minh")

    with pytest.raises(AlreadyExtended):
        desk.life.extend(supervisor, number, date(2026, 12, 10), "Chờ tiếp")
    letter = later.terms.extension
    assert (later.promise.due_at, later.state) == (day("2026-12-03T16:30"), DossierState.RECEIVED)
    assert (letter.number, letter.due_before, letter.by) == (1, day("2026-11-26T16:30"), "Phạm Thị Lành")
    assert [r.kind for r in uploads(desk, later)] == [EntryKind.DOSSIER, EntryKind.UPDATE]
    assert uploads(desk, later)[1].body["due_at"] == "2026-12-03T16:30:00+07:00"
    assert events(desk, number) == [Event.RECEIVED, Event.EXTENDED]
    assert waiting(desk, officer) == ["01", "04"]
    job = desk.print_jobs.extension_of(officer, number)
    assert desk.print_jobs.pdf(officer, job).startswith(b"%PDF")
    assert desk.print_jobs.receipt_of(officer, number).form == "01"


def test_a_letter_nobody_wrote_is_not_printed(desk, officer, number):
    with pytest.raises(UnknownDossier):
        desk.print_jobs.extension_of(officer, number)
    receipt = desk.print_jobs.receipt_of(officer, number)
    with pytest.raises(UnknownEntry):
        desk.print_jobs.pdf(officer, replace(receipt, form="04"))


def test_a_promise_put_off_late_needs_its_own_reason(desk, supervisor, number, clock):
    clock.at = day("2026-11-26T09:00")
    with pytest.raises(OverrideNeeded) as refused:
        desk.life.extend(supervisor, number, date(2026, 12, 3), "Chờ xác minh")

    later = desk.life.extend(supervisor, number, date(2026, 12, 3), "Chờ xác minh", "Cán bộ thụ lý nghỉ ốm")

    assert refused.value.why == "late_extension"
    assert later.terms.extension.override == "Cán bộ thụ lý nghỉ ốm"


@pytest.mark.parametrize(
    ("to", "reason", "problem"),
    [
        (date(2026, 11, 26), "Chờ", ("due_on", "not_after_promise")),
        (date(2026, 11, 28), "Chờ", ("due_on", "day_off")),
        (date(2029, 1, 2), "Chờ", ("due_on", "not_a_coming_day")),
        (date(2026, 12, 3), " ", ("reason", "empty")),
    ],
)
def test_a_promise_is_put_off_to_a_later_working_day_with_a_reason(desk, supervisor, number, to, reason, problem):
    with pytest.raises(InvalidForm) as refused:
        desk.life.extend(supervisor, number, to, reason)

    assert [(p.field, p.kind) for p in refused.value.problems] == [problem]


@pytest.fixture
def away(desk, officer, supervisor, complete):
    """The number of a dossier that another commune of the province settles."""
    desk.rulebook.put(
        supervisor, Rule(Chapter.BOUNDLESS, "1.004873", date(2026, 1, 1), Boundless(basis="QĐ 1/QĐ-UBND"))
    )
    return desk.intake.receive(officer, complete(competent="2025:11953")).dossier.number


def test_another_communes_clock_begins_when_it_has_the_dossier(desk, officer, supervisor, away, clock):
    waits = desk.registry.open(officer, away).dossier
    clock.at = day("2026-11-25T10:00")
    with pytest.raises(WrongState) as refused:
        desk.life.extend(supervisor, away, date(2026, 12, 3), "Chờ")

    there = desk.life.receive_at_competent(officer, away)

    assert refused.value.state == "elsewhere"
    assert (waits.promise.provisional, waits.promise.due_at) == (True, day("2026-11-26T16:30"))
    assert (there.promise.provisional, there.promise.due_at) == (False, day("2026-11-30T16:30"))
    assert (there.received_at, there.terms.competent_at) == (waits.received_at, clock())
    assert [r.kind for r in uploads(desk, there)] == [EntryKind.DOSSIER, EntryKind.UPDATE]
    assert Event.COMPETENT_RECEIVED in events(desk, away)
    with pytest.raises(NotElsewhere):
        desk.life.receive_at_competent(officer, away)


def test_a_dossier_of_the_own_commune_has_one_clock(desk, officer, supervisor, complete):
    desk.rulebook.put(
        supervisor, Rule(Chapter.BOUNDLESS, "1.004873", date(2026, 1, 1), Boundless(basis="QĐ 1/QĐ-UBND"))
    )
    dossier = desk.intake.receive(officer, complete(competent="2025:11983")).dossier

    assert not dossier.promise.provisional
    with pytest.raises(NotElsewhere):
        desk.life.receive_at_competent(officer, dossier.number)


def test_a_day_the_supervisor_enters_counts_for_new_promises_only(desk, officer, supervisor, number, complete):
    off = CalendarDay(date(2026, 11, 25), "Nghỉ đột xuất", DayKind.OFF)
    desk.rulebook.put(supervisor, Rule(Chapter.CALENDAR, "2026-11-25", off.day, off, off.day))

    new = desk.intake.receive(officer, complete()).dossier

    assert new.promise.due_at == day("2026-11-27T16:30")
    assert "Nghỉ đột xuất" in [g.name for g in new.promise.grounds]
    assert desk.registry.open(officer, number).dossier.promise.due_at == day("2026-11-26T16:30")
    desk.rulebook.remove(supervisor, Chapter.CALENDAR, "2026-11-25", off.day)
    assert desk.place.calendar.is_working(off.day)


def test_a_request_whose_answer_was_lost_is_told_once(desk, officer, number, receiver, clock):
    desk.delivery.deliver_due()
    desk.life.request_supplement(officer, number, "Thiếu ảnh")
    receiver.answers = [OutcomeKind.UNKNOWN]
    desk.delivery.deliver_due()
    desk.life.receive_supplement(officer, number)
    for _ in range(6):
        clock.forward(timedelta(minutes=20))
        desk.delivery.deliver_due()

    rows = uploads(desk, desk.registry.open(officer, number).dossier)
    assert {r.state for r in rows} == {EntryState.DELIVERED}
    assert len(receiver.held) == len(set(receiver.held)) == 5


def test_papers_asked_for_after_reception_wait_with_the_dossier_not_at_the_next_visit(desk, officer, number):
    desk.life.request_supplement(officer, number, "Ảnh chân dung")

    assert desk.registry.today(officer).waiting == ()


def test_a_dossier_another_commune_has_not_received_is_not_overdue(desk, officer, away, clock):
    clock.forward(timedelta(days=30))
    assert [row.mark(clock()).value for row in desk.registry.rows(officer, "")] == ["waits_other"]
    assert desk.registry.find(officer, "").by_filter["overdue"] == 0

    desk.life.receive_at_competent(officer, away)
    clock.forward(timedelta(days=30))

    assert [row.mark(clock()).value for row in desk.registry.rows(officer, "")] == ["overdue"]
    assert desk.registry.find(officer, "").by_filter["overdue"] == 1

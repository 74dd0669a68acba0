"""Receiving: one transaction, one receipt a form, and the other two lawful exits."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.bootstrap import open_desk
from services.domain.applicant import Applicant
from services.domain.calendar import office_time
from services.domain.checklist import Answer, PaperState
from services.domain.deadline import Basis
from services.domain.dossier import DossierState, FeeLine, Payment
from services.domain.journal import Event
from services.domain.outbox import EntryKind
from services.domain.print_job import PrintState
from services.domain.slip import SlipKind
from services.errors import (
    ComponentsMissing,
    DueDateNeeded,
    InvalidForm,
    NothingMissing,
    NumbersExhausted,
    ProcedureSuperseded,
    UnknownProcedure,
)
from services.store import dossiers, journal, outbox, print_jobs
from tests.desks import KEY, Clock, make_home

PERSONAL = ("Trần Thị Mẫu", "TRẦN THỊ MẪU", "033301000001", "Tổ 2", "0900000001")
COPIES, NO_DEADLINE, SUPERSEDED, TWO_CASES = "2.000815", "1.001678", "2.000635", "1.001193"


def handed(*indexes):
    return tuple(Answer(i, PaperState.HANDED_IN, 1, 0) for i in indexes)


def only(procedures, wanted):
    """The first procedure of the catalogue like that: tests name what they need, the catalogue has it."""
    return next(p for p in procedures.values() if wanted(p))


def answered(procedure, case=0):
    """Answers that complete a case."""
    return tuple(
        Answer(c.index, PaperState.HANDED_IN, max(c.originals, 1), c.copies)
        for c in procedure.case(case).components
        if c.need.value in ("required", "one_of")
    )


def test_a_complete_dossier_is_received_whole_in_one_act(desk, officer, complete):
    receipt = desk.intake.receive(officer, complete(note="Nộp giúp mẹ"))

    dossier = receipt.dossier
    assert (dossier.number, dossier.book_number, dossier.desk) == ("H31.12-261120-2001", 1, 2)
    assert office_time(dossier.promise.due_at).isoformat() == "2026-11-26T16:30:00+07:00"
    assert [(d.day, d.confirmed) for d in dossier.promise.holidays] == [(date(2026, 11, 24), True)]
    assert (receipt.known, receipt.printed, dossier.state) == (False, False, DossierState.RECEIVED)
    with desk.place.store.read() as db:
        assert dossiers.by_number(db, dossier.number) == dossier
        (entry,) = outbox.of_dossier(db, dossier.id)
        assert (entry.kind, entry.position, entry.body["number"]) == (EntryKind.DOSSIER, 1, dossier.number)
        assert [(j.form, j.state) for j in print_jobs.waiting(db)] == [("01", PrintState.WAITING)]
        assert [line.event for line in journal.about(db, dossier.number)] == [Event.RECEIVED]


def test_a_form_that_was_received_gives_the_receipt_it_has(desk, officer, complete):
    form = complete()
    first = desk.intake.receive(officer, form)
    desk.print_jobs.done(officer, desk.print_jobs.receipt_of(officer, first.dossier.number), "may-in")

    again = desk.intake.receive(officer, replace(form, applicant=Applicant(""), answers=()))

    assert (again.known, again.printed, again.dossier) == (True, True, first.dossier)
    assert desk.registry.find(officer, "").total == 1


def test_a_form_sent_by_eight_hands_at_once_is_one_dossier(desk, officer, complete):
    form = complete()

    with ThreadPoolExecutor(8) as hands:
        receipts = list(hands.map(lambda _: desk.intake.receive(officer, form), range(8)))

    assert {r.dossier.number for r in receipts} == {"H31.12-261120-2001"}
    assert sum(not r.known for r in receipts) == 1
    assert desk.registry.find(officer, "").total == 1
    assert desk.delivery.report().waiting == 1


def test_a_refused_form_draws_no_number_and_leaves_nothing(desk, officer, complete):
    for form in (complete(answers=()), complete(applicant=Applicant("")), complete(procedure="9.999999")):
        with pytest.raises((ComponentsMissing, InvalidForm, UnknownProcedure)):
            desk.intake.receive(officer, form)

    assert desk.intake.receive(officer, complete()).dossier.number == "H31.12-261120-2001"
    assert desk.keeping.verify().whole


def test_missing_papers_are_named_all_at_once(desk, officer, complete):
    with pytest.raises(ComponentsMissing) as refused:
        desk.intake.receive(officer, complete(answers=()))

    assert refused.value.indexes == (0, 2)
    assert refused.value.field == "components[0]"
    assert len(refused.value.names) == 2


def test_numbers_restart_the_next_day_and_the_book_goes_on_until_the_year_ends(desk, officer, complete, clock):
    def receive():
        dossier = desk.intake.receive(officer, complete()).dossier
        return dossier.number, dossier.book_number

    assert [receive(), receive()] == [("H31.12-261120-2001", 1), ("H31.12-261120-2002", 2)]
    clock.forward(timedelta(days=3))
    assert receive() == ("H31.12-261123-2001", 3)
    clock.forward(timedelta(days=45))
    assert receive() == ("H31.12-270107-2001", 1)


def test_a_clock_set_back_never_draws_a_number_again(desk, officer, complete, clock):
    desk.intake.receive(officer, complete())
    clock.forward(timedelta(days=1))
    desk.intake.receive(officer, complete())
    clock.forward(timedelta(days=-1))

    assert desk.intake.receive(officer, complete()).dossier.number == "H31.12-261120-2002"


def test_the_day_of_a_number_is_the_counters_not_the_machines(desk, officer, complete, clock):
    clock.forward(timedelta(hours=16))

    assert desk.intake.receive(officer, complete()).dossier.number == "H31.12-261121-2001"


def test_a_used_up_block_refuses_and_the_next_day_goes_on(tmp_path, officer, complete, administrator):
    make_home(tmp_path / "home", (administrator,), block=10)
    clock = Clock()
    with open_desk(tmp_path / "home", KEY, now=clock, receivers={}) as desk:
        numbers = [desk.intake.receive(officer, complete()).dossier.number for _ in range(9)]
        with pytest.raises(NumbersExhausted) as full:
            desk.intake.receive(officer, complete())
        clock.forward(timedelta(days=1))
        following = desk.intake.receive(officer, complete()).dossier

    assert (numbers[0], numbers[-1]) == ("H31.12-261120-0021", "H31.12-261120-0029")
    assert full.value.what == "21–29"
    assert (following.number, following.book_number) == ("H31.12-261121-0021", 10)


def test_a_voided_number_is_kept_and_never_given_again(desk, officer, supervisor, complete):
    first = desk.intake.receive(officer, complete()).dossier

    desk.life.void(supervisor, first.number, "Bấm nhầm")

    assert desk.intake.receive(officer, complete()).dossier.number.endswith("-2002")
    assert desk.registry.open(officer, first.number).dossier.state is DossierState.VOID
    assert desk.registry.find(officer, "").total == 2


def test_a_same_day_result_is_recorded_returned_and_printed_only_on_request(desk, officer, complete, procedures):
    procedure = procedures[COPIES]
    form = complete(procedure=COPIES, answers=answered(procedure), same_day=True)

    dossier = desk.intake.receive(officer, form).dossier

    assert (dossier.state, dossier.returned_at, dossier.version) == (DossierState.RETURNED, dossier.received_at, 2)
    assert desk.print_jobs.waiting(officer) == ()
    job = desk.print_jobs.receipt_of(officer, dossier.number)
    assert job.state is PrintState.NOT_WANTED
    assert desk.print_jobs.pdf(officer, job).startswith(b"%PDF")
    with desk.place.store.read() as db:
        rows = outbox.of_dossier(db, dossier.id)
        events = [line.event for line in journal.about(db, dossier.number)]
    assert [(r.kind, r.position) for r in rows] == [
        (EntryKind.DOSSIER, 1),
        (EntryKind.PROGRESS, 2),
        (EntryKind.UPDATE, 3),
    ]
    assert [r.body["state"] for r in rows] == ["2", "10", "10"]
    assert events == [Event.RECEIVED, Event.RETURNED]


def test_a_procedure_without_a_deadline_asks_the_officer_for_a_day(desk, officer, complete, procedures):
    procedure = only(procedures, lambda p: p.time is None and p.active)
    form = complete(procedure=procedure.code, answers=answered(procedure))

    with pytest.raises(DueDateNeeded) as asked:
        desk.intake.receive(officer, form)
    promise = desk.intake.receive(officer, replace(form, due_on=date(2026, 12, 1))).dossier.promise

    assert (asked.value.what, asked.value.field) == (procedure.code, "due_on")
    assert (promise.basis, office_time(promise.due_at).isoformat()) == (Basis.OFFICER, "2026-12-01T16:30:00+07:00")
    assert not promise.confirmed


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2026, 11, 19), "not_a_coming_day"),
        (date(2029, 11, 20), "not_a_coming_day"),
        (date(2026, 11, 21), "day_off"),
        (date(2026, 11, 24), "day_off"),
    ],
)
def test_a_day_that_cannot_be_promised_is_named(desk, officer, complete, procedures, day, kind):
    procedure = only(procedures, lambda p: p.time is None and p.active)

    with pytest.raises(InvalidForm) as refused:
        desk.intake.receive(officer, complete(procedure=procedure.code, answers=answered(procedure), due_on=day))

    assert [(p.field, p.kind) for p in refused.value.problems] == [("due_on", kind)]


def test_today_can_be_promised_until_the_counter_closes(desk, officer, complete, procedures, clock):
    procedure = only(procedures, lambda p: p.time is None and p.active)
    form = complete(procedure=procedure.code, answers=answered(procedure), due_on=date(2026, 11, 20))

    assert desk.intake.review(officer, form).promise is not None
    clock.forward(timedelta(hours=9))
    assert [p.kind for p in desk.intake.review(officer, form).problems] == ["not_a_coming_day"]


def test_a_day_is_not_taken_from_the_officer_where_the_catalogue_has_a_deadline(desk, officer, complete):
    promise = desk.intake.receive(officer, complete(due_on=date(2026, 12, 30))).dossier.promise

    assert (promise.basis, office_time(promise.due_at).date()) == (Basis.INFERRED_UNIT, date(2026, 11, 26))


def test_a_superseded_procedure_names_its_successor(desk, officer, complete, procedures):
    old = only(procedures, lambda p: not p.active and p.superseded_by)

    with pytest.raises(ProcedureSuperseded) as refused:
        desk.intake.receive(officer, complete(procedure=old.code, answers=answered(old)))

    assert (refused.value.what, refused.value.by) == (old.code, old.superseded_by)
    assert refused.value.field == "procedure"


def test_every_procedure_of_the_catalogue_can_be_received(desk, officer, complete, procedures):
    received = 0
    for procedure in procedures.values():
        for case in range(max(len(procedure.cases), 1)):
            form = complete(procedure=procedure.code, case=case, answers=answered(procedure, case))
            review = desk.intake.review(officer, form)
            assert (review.problems, review.missing) == ((), ()), procedure.code
            if case == 0 and procedure.active:
                due_on = None if review.promise else date(2026, 12, 1)
                dossier = desk.intake.receive(officer, replace(form, due_on=due_on)).dossier
                assert dossier.promise.due_at > dossier.received_at, procedure.code
                received += 1

    assert len(procedures) == 372
    assert received == sum(p.active for p in procedures.values())
    assert desk.registry.find(officer, "").total == received


def test_a_case_that_is_not_there_is_named_with_what_there_is(desk, officer, complete, procedures):
    with pytest.raises(InvalidForm) as refused:
        desk.intake.review(officer, complete(case=7))

    count = max(len(procedures["1.004873"].cases), 1)
    assert [(p.field, p.fact) for p in refused.value.problems] == [("case", f"0–{count - 1}")]


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ({"fee": 8000, "payment": Payment.CASH}, [(8000, Payment.CASH)]),
        ({"payment": Payment.EXEMPT, "exemption": "Con liệt sĩ"}, [(None, Payment.EXEMPT)]),
        ({}, [(None, Payment.UNPAID)]),
    ],
)
def test_a_fee_set_by_the_province_is_known_only_when_the_officer_says_it(
    desk, officer, complete, procedures, fields, lines
):
    procedure = only(procedures, lambda p: p.fee.kind.value == "hdnd_cap_tinh_quy_dinh" and p.active and p.time)

    fees = desk.intake.receive(
        officer, complete(procedure=procedure.code, answers=answered(procedure), **fields)
    ).dossier.fees

    assert [(f.amount, f.payment) for f in fees] == lines


def test_a_fee_is_free_only_where_the_catalogue_says_so(desk, officer, complete, procedures):
    free = only(procedures, lambda p: p.fee.kind.value == "mien_phi" and p.active and p.time)
    silent = only(procedures, lambda p: p.fee.kind.value == "khong_cong_bo" and p.active and p.time)

    def fees(procedure):
        return desk.intake.receive(
            officer, complete(procedure=procedure.code, answers=answered(procedure))
        ).dossier.fees

    assert fees(free) == (FeeLine(f"Lệ phí {free.field.lower()}", 0, Payment.EXEMPT),)
    assert fees(silent) == ()


def test_what_looks_odd_in_a_number_is_told_and_never_blocks(desk, officer, complete):
    form = complete()
    odd = replace(form, applicant=replace(form.applicant, personal_id="001099000001"))

    assert desk.intake.review(officer, form).warnings == ()
    assert desk.intake.review(officer, odd).warnings == ("sex_differs", "birth_year_differs")
    assert desk.intake.receive(officer, odd).dossier.applicant.personal_id == "001099000001"


def test_what_was_typed_loosely_is_stored_tidied(desk, officer, complete):
    loose = Applicant("  Trần  Thị Mẫu ", "0333 0100 0001", "28/2/2001", phone="+84 900 000 001")

    applicant = desk.intake.receive(officer, complete(applicant=loose)).dossier.applicant

    assert applicant == Applicant("Trần Thị Mẫu", "033301000001", "2001-02-28", phone="0900000001")


def test_a_dossier_keeps_the_checklist_it_was_received_under(desk, officer, complete, clock):
    before = desk.intake.receive(officer, complete()).dossier
    row = next(r for r in _rows() if r["code"] == "1.004873")
    new = {
        "name": "Giấy hoàn toàn mới", "need": "required", "originals": 1, "copies": 0, "mode": "nop", "detail": None,
        "condition": None, "db_substitute": None, "form": None,
    }  # fmt: skip
    changed = {**row, "name": "Tên mới", "short_name": "Tên mới", "cases": [{"title": "", "components": [new]}]}
    from services.store import catalogue

    with desk.place.store.write() as db:
        batch = catalogue.Batch("2026-11-23", date(2026, 11, 23), "imported", "f" * 64, clock())
        catalogue.add(db, batch, {"1.004873": changed})
    clock.forward(timedelta(days=3))

    after = desk.intake.receive(officer, complete(answers=handed(0))).dossier
    assert ([p.name for p in after.papers], after.procedure.catalogue) == (["Giấy hoàn toàn mới"], "2026-11-23")
    assert desk.registry.open(officer, before.number).dossier == before
    assert before.procedure.name != after.procedure.name
    assert desk.catalogue.version(officer) == "2026-11-23"


def _rows():
    from services.resources import shipped_catalogue

    return shipped_catalogue().rows


def test_a_request_names_everything_that_is_missing_once_and_nothing_a_database_gives(desk, officer, complete, clock):
    form = complete(answers=())

    slip = desk.intake.request_papers(officer, form, "Nộp trước 27/11")
    clock.forward(timedelta(days=1))
    again = desk.intake.request_papers(officer, form)

    assert (slip.kind, slip.number, slip.reason) == (SlipKind.REQUEST, 1, "Nộp trước 27/11")
    assert [p.index for p in slip.missing] == [0]
    assert again == slip
    assert [j.subject for j in desk.print_jobs.waiting(officer)] == ["02/1"]


def test_nothing_is_asked_for_when_nothing_is_missing_or_nobody_named(desk, officer, complete):
    with pytest.raises(NothingMissing):
        desk.intake.request_papers(officer, complete())
    with pytest.raises(InvalidForm) as refused:
        desk.intake.request_papers(officer, complete(answers=(), applicant=Applicant(" ")))

    assert refused.value.field == "applicant.full_name"


def test_a_refusal_has_its_lawful_ground_and_its_own_number(desk, officer, complete):
    form = complete(answers=())
    desk.drafts.save(officer, form)
    desk.intake.request_papers(officer, form)

    slip = desk.intake.refuse(officer, form, "khong-tham-quyen", "Nộp tại xã Thử", "Điều 5 Luật Hộ tịch")

    assert (slip.kind, slip.number, slip.ground) == (SlipKind.REFUSAL, 1, "khong-tham-quyen")
    assert slip.reason.startswith("Không thuộc thẩm quyền")
    assert slip.reason.endswith(". Nộp tại xã Thử")
    assert slip.basis == "khoản 1 Điều 8 Nghị định 309/2026/NĐ-CP; Điều 5 Luật Hộ tịch"
    assert desk.drafts.left(officer) is None
    assert [j.subject for j in desk.print_jobs.waiting(officer)] == ["02/1", "03/1"]
    assert desk.intake.refuse(officer, form, "toa-an", "Quyết định 01/2026") == slip


@pytest.mark.parametrize(
    ("ground", "explanation", "problem"),
    [
        ("", "Không thuộc thẩm quyền", ("ground", "not_chosen")),
        ("he-thong-loi", "vì thế", ("ground", "not_chosen")),
        ("khong-tham-quyen", " \u200b ", ("reason", "say_more")),
        ("khong-tham-quyen", "do LỖI HỆ THỐNG", ("reason", "no_lawful_reason")),
        ("khong-du-dieu-kien", "mạng lag, mai quay lại", ("reason", "no_lawful_reason")),
        ("khong-du-dieu-kien", "chưa có hướng dẫn sau sáp nhập", ("reason", "no_lawful_reason")),
    ],
)
def test_a_refusal_without_a_lawful_ground_is_not_printed(desk, officer, complete, ground, explanation, problem):
    with pytest.raises(InvalidForm) as refused:
        desk.intake.refuse(officer, complete(), ground, explanation)

    assert [(p.field, p.kind) for p in refused.value.problems] == [problem]
    assert desk.print_jobs.waiting(officer) == ()


def test_the_grounds_of_the_day_come_in_the_order_of_the_page(desk, officer):
    keys = [rule.key for rule in desk.intake.grounds(officer)]

    assert keys[:2] == ["khong-tham-quyen", "khong-du-dieu-kien"]
    assert "chung-thuc-ban-sao" in keys


def test_no_error_and_no_journal_line_holds_a_citizens_data(desk, officer, complete):
    errors = []
    bad = complete()
    bad = replace(bad, applicant=replace(bad.applicant, phone="12", email="trần", personal_id="0333"))
    for form in (bad, complete(answers=()), complete(case=9), complete(procedure="9.999999")):
        for act in (desk.intake.receive, desk.intake.review):
            try:
                act(officer, form)
            except Exception as error:  # noqa: BLE001 - whatever it is, it must not tell
                errors.append(f"{error!r} {error} {getattr(error, 'problems', '')}")
    desk.intake.receive(officer, complete())
    desk.intake.request_papers(officer, complete(answers=()))
    desk.intake.refuse(officer, complete(), "khong-tham-quyen", "Nộp tại xã Thử")
    with desk.place.store.read() as db:
        lines = [f"{line.actor} {line.subject}" for line in journal.lines_of(db, desk.place.desk)]
        details = list(db.exec_driver_sql("SELECT details FROM journal_details").scalars())

    assert len(errors) >= 6
    assert not [text for text in (*errors, *lines, *details) for piece in PERSONAL if piece in text]

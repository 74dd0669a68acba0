"""Putting a received dossier right: with a reason, kept before and after, told to the receiver, printed anew when asked."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from services.bootstrap import open_desk
from services.domain.applicant import Applicant
from services.domain.checklist import Answer, PaperState
from services.domain.correction import Change, Correction
from services.domain.dossier import DossierState, Payment, ResultMethod
from services.domain.journal import Event
from services.domain.outbox import EntryKind, EntryState, OutcomeKind
from services.domain.print_job import PrintState
from services.domain.representative import Basis, Representative
from services.errors import InvalidForm, NotAllowed, UnknownDossier, WrongState
from services.settings import FILE as SETTINGS
from services.settings import ReceiverSettings, load_settings, settings_text
from services.store import outbox
from tests.desks import KEY, Answering

NAME = Correction({"applicant.full_name": "Trần Thị Mẫn"})
WHY = "Gõ nhầm tên"


@pytest.fixture
def received(desk, officer, complete):
    """A dossier that has been received."""
    return desk.intake.receive(officer, complete()).dossier


def rows(desk, dossier):
    with desk.place.store.read() as db:
        return outbox.of_dossier(db, dossier.id)


def problems(desk, by, number, fields, reason=WHY):
    with pytest.raises(InvalidForm) as refused:
        desk.life.correct(by, number, Correction(fields), reason)
    return [(p.field, p.kind) for p in refused.value.problems]


def test_a_wrong_name_is_put_right_and_what_was_there_is_kept_with_the_reason(desk, officer, received, clock):
    clock.forward(timedelta(hours=2))
    right = desk.life.correct(officer, received.number, NAME, WHY)

    file = desk.registry.open(officer, received.number)
    assert file.dossier == right
    assert (right.applicant.full_name, right.version) == ("Trần Thị Mẫn", 2)
    (mark,) = right.terms.corrections
    assert (mark.at, mark.by, mark.places) == (clock(), officer.display, ("applicant.full_name",))
    (made,) = file.corrections
    assert (made.actor, made.reason, made.at) == (officer.name, WHY, clock())
    assert made.changes == (Change("applicant.full_name", "Trần Thị Mẫu", "Trần Thị Mẫn"),)
    assert Event.CORRECTED in [line.event for line in file.lines]
    assert desk.keeping.verify().whole


def test_number_receiver_moment_and_promise_stay_as_they_were(desk, officer, received, clock):
    clock.forward(timedelta(days=1))
    fields = {"applicant.phone": "0900 000 009", "note": "gọi buổi sáng", "result_method": "post"}
    right = desk.life.correct(officer, received.number, Correction(fields), WHY)

    assert right == replace(
        received,
        applicant=replace(received.applicant, phone="0900000009"),
        note="gọi buổi sáng",
        result_method=ResultMethod.POST,
        version=2,
        terms=right.terms,
    )


def test_the_register_finds_the_right_name_and_no_longer_the_wrong_one(desk, officer, received, complete):
    desk.intake.receive(officer, complete(applicant=Applicant("Lê Văn Khác", "033090000003")))
    fields = {"applicant.full_name": "Phạm Thị Lụa", "applicant.phone": "0911222333"}
    desk.life.correct(officer, received.number, Correction(fields), WHY)

    def found(words):
        return [row.number for row in desk.registry.find(officer, words).rows]

    assert found("pham lua") == found("0911222333") == found("333") == [received.number]
    assert found("tran mau") == found("0900000001") == []
    assert found(received.applicant.personal_id) == [received.number]
    assert len(found("le khac")) == 1


def test_the_receiver_is_told_after_what_is_on_its_way(desk, officer, received, receiver):
    desk.life.correct(officer, received.number, NAME, WHY)

    first, second = rows(desk, received)
    assert (first.kind, first.body["applicant"]["full_name"]) == (EntryKind.DOSSIER, "Trần Thị Mẫu")
    assert (second.kind, second.body["applicant"]["full_name"]) == (EntryKind.UPDATE, "Trần Thị Mẫn")
    assert (second.version, second.body["version"]) == (2, 2)
    desk.delivery.deliver_due()
    assert receiver.held == [first.id, second.id]


def test_a_correction_waits_behind_a_first_sending_that_failed(desk, officer, received, receiver, clock):
    receiver.answers = [OutcomeKind.UNREACHABLE]
    desk.delivery.deliver_due()
    desk.life.correct(officer, received.number, NAME, WHY)

    assert desk.delivery.deliver_due().tried == 0
    clock.forward(timedelta(minutes=1))
    desk.delivery.deliver_due()
    assert [row.state for row in rows(desk, received)] == [EntryState.DELIVERED] * 2


def test_a_corrected_receipt_is_ready_but_not_printed_by_itself(desk, officer, received):
    first = desk.print_jobs.receipt_of(officer, received.number)
    desk.print_jobs.done(officer, first, "may-in")

    desk.life.correct(officer, received.number, NAME, WHY)

    job = desk.print_jobs.receipt_of(officer, received.number)
    assert (job.form, job.state) == ("01", PrintState.NOT_WANTED)
    assert job.id != first.id
    assert desk.print_jobs.waiting(officer) == ()
    assert desk.print_jobs.pdf(officer, job) != b""


def test_papers_are_counted_anew_and_what_became_of_them_stays(desk, officer, received):
    fields = {"papers[0].originals": "2", "papers[0].copies": "1", "papers[0].alternative": "bản cũ"}
    right = desk.life.correct(officer, received.number, Correction(fields), "đếm nhầm")

    (paper,) = [p for p in right.papers if p.index == 0]
    assert (paper.originals, paper.copies, paper.alternative, paper.state) == (2, 1, "bản cũ", PaperState.HANDED_IN)
    assert desk.registry.open(officer, received.number).dossier.papers == right.papers
    assert [p for p in right.papers if p.index] == [p for p in received.papers if p.index]


def test_a_representative_is_added_changed_and_taken_away(desk, officer, received):
    added = {
        "representative.full_name": "Lê Văn Thay", "representative.personal_id": "033090000003",
        "representative.basis": "authorised", "representative.document": "số 5, 01/11/2026",
    }  # fmt: skip
    with_one = desk.life.correct(officer, received.number, Correction(added), "người khác nộp thay")
    assert with_one.terms.representative == Representative(
        "Lê Văn Thay", "033090000003", basis=Basis.AUTHORISED, document="số 5, 01/11/2026"
    )

    without = desk.life.correct(
        officer,
        received.number,
        Correction(dict.fromkeys(added, "") | {"representative.basis": "authorised"}),
        "nộp cho mình",
    )

    assert without.terms.representative is None
    assert len(without.terms.corrections) == 2


def test_a_mended_address_is_looked_up_anew(desk, officer, received):
    fields = {"applicant.address": "Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh"}

    right = desk.life.correct(officer, received.number, Correction(fields), WHY)

    assert right.applicant.commune == "2025:26740"
    assert right.applicant.address == fields["applicant.address"]


def copies(desk, officer, complete, **fields):
    case = desk.catalogue.procedure(officer, "2.000815").case(0)
    answers = tuple(
        Answer(c.index, PaperState.HANDED_IN, max(c.originals, 1), c.copies)
        for c in case.components
        if c.need.value in ("required", "one_of")
    )
    return complete(procedure="2.000815", answers=answers, **fields)


def test_a_fee_by_page_is_counted_anew_when_its_pages_were_wrong(desk, officer, complete):
    dossier = desk.intake.receive(
        officer, copies(desk, officer, complete, pages=2, copies=1, payment=Payment.CASH)
    ).dossier
    same = desk.intake.review(officer, copies(desk, officer, complete, pages=4, copies=2))

    right = desk.life.correct(
        officer, dossier.number, Correction({"fee.pages": "4", "fee.copies": "2"}), "đếm nhầm trang"
    )

    assert [(f.amount, f.explained) for f in right.fees] == [(q.amount, q.explained) for q in same.quote.lines]
    assert right.fees != dossier.fees
    assert (right.terms.pages, right.terms.copies, right.fees[0].payment) == (4, 2, Payment.CASH)


def test_how_a_fee_was_paid_is_put_right_without_counting_anew(desk, officer, complete):
    dossier = desk.intake.receive(officer, complete(fee=8000, payment=Payment.UNPAID)).dossier

    right = desk.life.correct(officer, dossier.number, Correction({"fee.payment": "cash"}), "đã thu")

    assert right.fees == tuple(replace(fee, payment=Payment.CASH) for fee in dossier.fees)


def test_a_waived_fee_needs_its_reason(desk, officer, complete):
    dossier = desk.intake.receive(officer, copies(desk, officer, complete, pages=2, payment=Payment.CASH)).dossier

    assert problems(desk, officer, dossier.number, {"fee.payment": "exempt"}) == [("fee.exemption", "empty")]


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"applicant.full_name": ""}, ("applicant.full_name", "empty")),
        ({"applicant.personal_id": "123"}, ("applicant.personal_id", "not_a_personal_id")),
        ({"applicant.sex": "khác"}, ("applicant.sex", "not_in_list")),
        ({"papers[0].copies": "nhiều"}, ("papers[0].copies", "wrong_type")),
        ({"papers[0].copies": "1000"}, ("papers[0].copies", "out_of_range")),
        ({"papers[0].originals": "0", "papers[0].copies": "0"}, ("papers[0].originals", "nothing_counted")),
        ({"papers[2].copies": "1"}, ("papers[2].copies", "not_handed_in")),
        ({"papers[77].copies": "1"}, ("papers[77].copies", "not_handed_in")),
        ({"number": "H31.12-261120-2999"}, ("number", "not_correctable")),
        ({"received_at": "2026-11-19"}, ("received_at", "not_correctable")),
        ({"procedure": "2.000815"}, ("procedure", "not_correctable")),
        ({"applicant.khong_co": "x"}, ("applicant.khong_co", "not_correctable")),
        ({"note": "x" * 1001}, ("note", "too_long")),
        ({"applicant.full_name": "  Trần   Thị Mẫu "}, ("fields", "nothing_changed")),
        ({}, ("fields", "nothing_changed")),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_at_its_place_and_nothing_changes(desk, officer, received, fields, fault):
    before = desk.keeping.verify()

    assert problems(desk, officer, received.number, fields) == [fault]

    assert desk.keeping.verify() == before
    assert desk.registry.open(officer, received.number).dossier == received


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_a_correction_needs_its_reason(desk, officer, received, reason):
    assert problems(desk, officer, received.number, {"note": "mới"}, reason) == [("reason", "empty")]


def test_a_returned_dossier_is_put_right_by_a_supervisor_only(desk, officer, supervisor, received):
    desk.life.return_result(officer, received.number)

    with pytest.raises(NotAllowed):
        desk.life.correct(officer, received.number, NAME, WHY)
    right = desk.life.correct(supervisor, received.number, NAME, WHY)

    assert (right.state, right.applicant.full_name) == (DossierState.RETURNED, "Trần Thị Mẫn")


def test_a_void_number_and_one_nobody_has_are_not_corrected(desk, officer, supervisor, received):
    desk.life.void(supervisor, received.number, "nhầm thủ tục")

    with pytest.raises(WrongState):
        desk.life.correct(officer, received.number, NAME, WHY)
    with pytest.raises(UnknownDossier):
        desk.life.correct(officer, "H31.12-261120-2999", NAME, WHY)


def test_a_dossier_that_waits_for_papers_can_be_put_right(desk, officer, received):
    desk.life.request_supplement(officer, received.number, "Bản sao hợp đồng")

    right = desk.life.correct(officer, received.number, NAME, WHY)

    assert right.state is DossierState.SUPPLEMENT


def test_the_page_is_given_every_place_with_what_it_holds(desk, officer, received):
    places = desk.life.correctable(officer, received.number)

    assert places["applicant.full_name"] == "Trần Thị Mẫu"
    assert (places["papers[0].originals"], places["result_method"], places["representative.full_name"]) == (
        "1",
        "counter",
        "",
    )
    assert not {"number", "received_at", "procedure"} & set(places)


def test_once_details_are_purged_the_correction_stands_without_them(desk, officer, received):
    desk.life.correct(officer, received.number, NAME, WHY)
    with desk.place.store.write() as db:
        db.exec_driver_sql("DELETE FROM journal_details")

    (made,) = desk.registry.open(officer, received.number).corrections

    assert (made.reason, made.changes) == ("", ())
    assert desk.keeping.verify().whole


def test_one_dossier_of_a_visit_is_put_right_and_the_whole_receipt_is_ready_again(desk, officer, complete):
    first, second = (r.dossier for r in desk.intake.receive_visit(officer, [complete(), complete(note="hai")]))

    right = desk.life.correct(officer, second.number, Correction({"note": "ba"}), "ghi chú nhầm")

    jobs = {desk.print_jobs.receipt_of(officer, d.number).id for d in (first, right)}
    assert len(jobs) == 1
    (job,) = {desk.print_jobs.receipt_of(officer, d.number) for d in (first, right)}
    assert (job.visit, job.state) == (first.terms.visit, PrintState.NOT_WANTED)
    assert desk.registry.open(officer, first.number).dossier.terms.corrections == ()


def test_before_and_after_lie_only_in_the_purgeable_details(desk, officer, received):
    desk.life.correct(officer, received.number, NAME, WHY)

    with desk.place.store.read() as db:
        chain = json.dumps([list(map(str, row)) for row in db.exec_driver_sql("SELECT * FROM journal")])
        terms = db.exec_driver_sql("SELECT terms FROM dossiers").scalar_one()

    assert "Mẫn" not in chain
    assert "Mẫn" not in terms


def test_where_no_change_is_taken_afterwards_a_dossier_that_waits_goes_put_right(home, clock, officer, complete):
    """Contract B: data told wrong in the first sending would stay wrong over there."""
    one = ReceiverSettings("province", "https://justice.example", contract="ministry")
    settings = replace(load_settings(home), receivers={"province": one}, undo_seconds=10)
    (home / SETTINGS).write_text(settings_text(settings), "utf-8")
    side = Answering()
    with open_desk(home, KEY, now=clock, receivers={"province": side}, chance=lambda: 0.5) as desk:
        received = desk.intake.receive(officer, complete()).dossier
        desk.life.correct(officer, received.number, NAME, WHY)

        first, second = rows(desk, received)
        assert (first.state, second.kind, second.state) == (EntryState.WITHDRAWN, EntryKind.DOSSIER, EntryState.WAITING)
        assert second.body["applicant"]["full_name"] == "Trần Thị Mẫn"
        assert desk.delivery.deliver_due().tried == 0
        clock.forward(timedelta(seconds=11))
        desk.delivery.deliver_due()
        assert side.held == [second.id]

        desk.life.correct(officer, received.number, Correction({"note": "Đã báo Bộ"}), WHY)
        assert rows(desk, received)[-1].kind is EntryKind.UPDATE
        assert desk.keeping.verify().whole

"""What a receiver sends back is mended at its field and goes again, in its order, once; a conflict shows all three sides."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from services.bootstrap import Desk
from services.domain.correction import Correction
from services.domain.intake_form import form_from
from services.domain.mending import Mender
from services.domain.outbox import Entry, EntryKind, EntryState
from services.domain.permissions import Account, Role
from services.errors import InvalidForm, NotAllowed, UnknownEntry, WrongState
from services.receivers.dvcqg import Dvcqg, Profile
from services.store import correcting, outbox
from services.training import TrainingReceiver
from tests.faults.conftest import KEY, Clock
from tests.faults.people import OFFICER, form
from tests.faults.shipping import DOSSIERS, LONGER_THAN_ANY_WAIT, STEPS, Shipping
from tests.receivers.other_side import OtherSide, http, says

RIGHT = "0900000131"
PHONE = Correction({"applicant.phone": RIGHT})
LONG_NOTE = "Ghi chú dài. " * 180


@pytest.fixture
def shipping(home: Path, tmp_path: Path, clock: Clock) -> Iterator[Shipping]:
    with TrainingReceiver(tmp_path / "receiver") as receiver:
        yield Shipping(home, KEY, receiver, clock)


@pytest.fixture
def desk(shipping: Shipping) -> Iterator[Desk]:
    with shipping.desk() as opened:
        yield opened


@pytest.fixture
def other() -> Iterator[OtherSide]:
    one = OtherSide()
    yield one
    one.stop()


def send(shipping: Shipping, desk: Desk) -> Any:
    """Let time go by and send what is due; whatever happens, nothing is lost."""
    shipping.clock.forward(LONGER_THAN_ANY_WAIT)
    report = desk.delivery.deliver_due()
    assert desk.keeping.verify().whole
    return report


def rows(desk: Desk, number: str) -> list[Entry]:
    found = desk.registry.open(OFFICER, number).dossier
    with desk.place.store.read() as db:
        return outbox.of_dossier(db, found.id)


def parked(desk: Desk, number: str) -> Entry:
    (row,) = [row for row in rows(desk, number) if row.state is EntryState.PARKED]
    return row


def held(shipping: Shipping, number: str) -> dict[str, Any]:
    return next(json.loads(one.body) for one in shipping.receiver.dossiers() if one.code == number)


def receive(desk: Desk, name: str, **more: Any) -> str:
    note = more.pop("note", "")
    return desk.intake.receive(OFFICER, replace(form_from(form(name, **more)), note=note)).dossier.number


def test_f06_a_refused_row_names_its_field_lets_others_by_and_goes_once_it_is_mended(shipping, desk):
    shipping.receiver.faults.add("refuse", times=1, service=DOSSIERS)
    bad, good = receive(desk, "bad"), receive(desk, "good")

    report = send(shipping, desk)
    row = parked(desk, bad)
    (blamed,) = desk.mending.fields(OFFICER, row.id)
    fresh = desk.mending.fix(OFFICER, row.id, PHONE, "Công dân đọc nhầm số")
    after = send(shipping, desk)

    assert (report.sent, report.parked) == (1, 1)
    assert (blamed.place, blamed.wire, blamed.held, blamed.mender) == (
        "applicant.phone", "SoDienThoai", "0900000001", Mender.OFFICER,
    )  # fmt: skip
    assert (blamed.problem.kind, blamed.problem.fact) == ("said_there", "SoDienThoai empty")
    assert (fresh.state, fresh.kind, fresh.body["applicant"]["phone"]) == (EntryState.WAITING, EntryKind.DOSSIER, RIGHT)
    assert (after.sent, after.parked, after.waiting) == (1, 0, 0)
    assert held(shipping, bad)["SoDienThoai"] == RIGHT
    assert held(shipping, good)["SoDienThoai"] == "0900000001"
    assert [(one.kind, one.state, one.reason) for one in rows(desk, bad)] == [
        (EntryKind.DOSSIER, EntryState.WITHDRAWN, "replaced"),
        (EntryKind.DOSSIER, EntryState.DELIVERED, ""),
    ]
    assert sorted(one.code for one in shipping.receiver.receipts()) == sorted([bad, good])


def test_f06_the_mending_is_in_the_journal_with_its_reason_before_and_after(shipping, desk):
    shipping.receiver.faults.add("refuse", times=1, service=DOSSIERS)
    number = receive(desk, "journalled")
    send(shipping, desk)

    desk.mending.fix(OFFICER, parked(desk, number).id, PHONE, "Công dân đọc nhầm số")

    with desk.place.store.read() as db:
        (made,) = correcting.made(db, number)
    assert (made.reason, [(c.place, c.before, c.after) for c in made.changes]) == (
        "Công dân đọc nhầm số", [("applicant.phone", "0900000001", RIGHT)],
    )  # fmt: skip
    assert desk.registry.open(OFFICER, number).dossier.applicant.phone == RIGHT


def test_f06_f38_rows_behind_the_refused_one_keep_their_order_and_never_tell_what_was_wrong(shipping, desk):
    shipping.receiver.faults.add("refuse", times=1, service=DOSSIERS)
    number = receive(desk, "one after the other", same_day=True)
    send(shipping, desk)

    desk.mending.fix(OFFICER, parked(desk, number).id, PHONE, "Gõ nhầm")
    send(shipping, desk)

    kept = [row for row in rows(desk, number) if row.state is EntryState.DELIVERED]
    assert [row.kind for row in kept] == [EntryKind.DOSSIER, EntryKind.PROGRESS, EntryKind.UPDATE]
    assert [row.body["state"] for row in kept] == ["2", "10", "10"]
    assert {row.body["applicant"]["phone"] for row in kept if "applicant" in row.body} == {RIGHT}
    assert (held(shipping, number)["SoDienThoai"], held(shipping, number)["TrangThaiHoSo"]) == (RIGHT, "10")
    assert [one.service for one in shipping.receiver.receipts()] == [DOSSIERS, STEPS, DOSSIERS]


def test_f06_a_refused_correction_of_a_dossier_that_is_there_is_mended_without_a_second_one(shipping, desk):
    number = receive(desk, "there already")
    send(shipping, desk)
    shipping.receiver.faults.add("refuse", times=1, service=DOSSIERS)
    desk.life.correct(OFFICER, number, Correction({"applicant.phone": "0900000132"}), "Gõ nhầm")
    send(shipping, desk)

    desk.mending.fix(OFFICER, parked(desk, number).id, PHONE, "Lại gõ nhầm")
    send(shipping, desk)

    assert [row.kind for row in rows(desk, number) if row.state is EntryState.DELIVERED] == [
        EntryKind.DOSSIER, EntryKind.UPDATE,
    ]  # fmt: skip
    assert held(shipping, number)["SoDienThoai"] == RIGHT


def test_f06_a_correction_on_the_dossiers_own_sheet_reaches_what_was_sent_back(shipping, desk):
    shipping.receiver.faults.add("refuse", times=1, service=DOSSIERS)
    number = receive(desk, "own sheet")
    send(shipping, desk)

    desk.life.correct(OFFICER, number, PHONE, "Gõ nhầm")
    send(shipping, desk)

    assert [row.state for row in rows(desk, number)] == [EntryState.WITHDRAWN, EntryState.DELIVERED]
    assert held(shipping, number)["SoDienThoai"] == RIGHT


def test_f06_a_refused_step_is_no_dossier_so_the_correction_gets_a_row_of_its_own(shipping, desk):
    number = receive(desk, "step")
    send(shipping, desk)
    shipping.receiver.faults.add("refuse", times=1, service=STEPS)
    desk.life.return_result(OFFICER, number)
    (last,) = [row for row in rows(desk, number)[1:] if row.kind is EntryKind.UPDATE]
    with desk.place.store.write() as db:
        outbox.set_state(db, last, EntryState.WITHDRAWN, shipping.clock(), "thử")
    send(shipping, desk)

    step = parked(desk, number)
    (blamed,) = desk.mending.fields(OFFICER, step.id)
    again = desk.mending.fix(OFFICER, step.id, PHONE, "Gõ nhầm")
    send(shipping, desk)

    assert (blamed.place, blamed.path, blamed.mender) == ("", "by", Mender.ADMINISTRATOR)
    assert (again.id, again.state) == (step.id, EntryState.WAITING)
    assert [one.service for one in shipping.receiver.receipts()] == [DOSSIERS, STEPS, DOSSIERS]
    assert (held(shipping, number)["SoDienThoai"], held(shipping, number)["TrangThaiHoSo"]) == (RIGHT, "10")


def test_f06_a_row_somebody_holds_beside_the_mended_one_says_the_right_value_and_stays_held(shipping, desk):
    shipping.receiver.faults.add("refuse", times=1, service=DOSSIERS)
    number = receive(desk, "held", same_day=True)
    send(shipping, desk)
    last = rows(desk, number)[-1]
    desk.delivery.hold(OFFICER, last.id, "Chờ lãnh đạo")

    first = next(row for row in rows(desk, number) if row.kind is EntryKind.DOSSIER)
    desk.mending.fix(OFFICER, first.id, PHONE, "Gõ nhầm")
    send(shipping, desk)
    held_row = parked(desk, number)

    assert (held_row.kind, held_row.reason, held_row.body["applicant"]["phone"]) == (
        EntryKind.UPDATE, "Chờ lãnh đạo", RIGHT,
    )  # fmt: skip
    assert [one.service for one in shipping.receiver.receipts()] == [DOSSIERS, STEPS]


def test_f06_a_field_that_is_none_of_ours_is_told_with_who_can_mend_it(shipping, other):
    with shipping.desk(other.url) as desk:
        number = receive(desk, "not ours")
        other.calls.append(says(-1, "MaDoiTuong invalid"))
        send(shipping, desk)
        row = parked(desk, number)
        (blamed,) = desk.mending.fields(OFFICER, row.id)

        assert (row.field, blamed.wire, blamed.place, blamed.held) == ("MaDoiTuong", "MaDoiTuong", "", "")
        assert (blamed.mender, blamed.problem.fact) == (Mender.RECEIVER, "MaDoiTuong invalid")


def test_f06_a_row_sent_again_as_it_was_is_refused_again_and_nothing_of_it_is_lost(shipping, desk):
    shipping.receiver.faults.add("refuse", times=2, service=DOSSIERS)
    number = receive(desk, "again")
    send(shipping, desk)
    desk.delivery.retry(OFFICER, parked(desk, number).id)
    send(shipping, desk)

    desk.mending.fix(OFFICER, parked(desk, number).id, PHONE, "Gõ nhầm")
    send(shipping, desk)

    assert held(shipping, number)["SoDienThoai"] == RIGHT


def test_a_note_longer_than_the_receiver_takes_is_received_told_and_held_back_before_it_is_sent(shipping, desk):
    one = replace(form_from(form("long")), note=LONG_NOTE)

    notices = desk.intake.review(OFFICER, one).notices
    number = desk.intake.receive(OFFICER, one).dossier.number
    report = send(shipping, desk)
    row = parked(desk, number)
    (blamed,) = desk.mending.fields(OFFICER, row.id)

    assert [(n.field, n.kind, n.fact) for n in notices] == [("note", "too_long_there", "GhiChu, 1999")]
    assert (report.sent, report.parked, row.reason, row.field) == (0, 1, "text_too_long", "note")
    assert (report.online, [line.online for line in desk.delivery.lines()]) == (None, [None])
    assert shipping.heard(DOSSIERS) == 0
    assert (blamed.place, blamed.problem.kind, blamed.held) == ("note", "too_long_there", LONG_NOTE.strip())
    assert (len(blamed.cut), blamed.cut[-1]) == (1999, "…")


def test_a_long_note_goes_cut_once_somebody_agreed_and_is_not_asked_about_again(shipping, desk):
    number = receive(desk, "cut", note=LONG_NOTE)
    send(shipping, desk)

    fresh = desk.mending.confirm_cut(OFFICER, parked(desk, number).id)
    send(shipping, desk)
    desk.life.return_result(OFFICER, number)
    report = send(shipping, desk)

    assert fresh.body["cuts"] == ["note"]
    assert (report.sent, report.parked) == (2, 0)
    assert len(held(shipping, number)["GhiChu"]) == 1999
    assert desk.registry.open(OFFICER, number).dossier.note == LONG_NOTE.strip()


def test_a_long_note_that_is_shortened_goes_whole_and_a_longer_one_is_asked_about_anew(shipping, desk):
    number = receive(desk, "shortened", note=LONG_NOTE)
    send(shipping, desk)
    desk.mending.confirm_cut(OFFICER, parked(desk, number).id)
    shipping.receiver.faults.add("refuse", times=1, service=DOSSIERS)
    send(shipping, desk)

    desk.mending.fix(OFFICER, parked(desk, number).id, Correction({"note": "Ngắn"}), "Rút ngắn")
    send(shipping, desk)

    assert held(shipping, number)["GhiChu"] == "Ngắn"
    assert desk.registry.open(OFFICER, number).dossier.terms.cuts == ()


def test_an_officers_long_name_is_cut_in_the_step_alone(shipping, desk):
    long = Account("admin", Role.ADMINISTRATOR, "Nguyễn Thị " + "Hồng " * 12 + "Hạnh")
    number = receive(desk, "long name")
    desk.life.return_result(long, number)
    send(shipping, desk)
    step = parked(desk, number)

    desk.mending.confirm_cut(OFFICER, step.id, ("by",))
    report = send(shipping, desk)

    assert (step.reason, step.field, report.parked, report.waiting) == ("text_too_long", "by", 0, 0)
    assert len(json.loads(shipping.receiver.progress()[0].body)["NguoiXuLy"]) == 50
    assert desk.registry.open(OFFICER, number).dossier.terms.cuts == ()


def test_only_what_is_parked_and_too_long_can_be_cut_and_only_what_is_parked_mended(shipping, desk):
    shipping.receiver.faults.add("refuse", times=1, service=DOSSIERS)
    number = receive(desk, "waiting")
    waiting = rows(desk, number)[0]
    with pytest.raises(UnknownEntry):
        desk.mending.fix(OFFICER, waiting.id, PHONE, "Gõ nhầm")
    send(shipping, desk)

    with pytest.raises(InvalidForm) as caught:
        desk.mending.confirm_cut(OFFICER, waiting.id)
    assert caught.value.problems[0].kind == "nothing_too_long"
    with pytest.raises(InvalidForm):
        desk.mending.fix(OFFICER, waiting.id, PHONE, "  ")
    with pytest.raises(InvalidForm):
        desk.mending.fix(OFFICER, waiting.id, Correction({"applicant.phone": "0900000001"}), "Gõ nhầm")
    desk.life.void(OFFICER, number, "Nhầm")
    with pytest.raises(WrongState):
        desk.mending.fix(OFFICER, parked(desk, number).id, PHONE, "Gõ nhầm")


def test_after_the_result_was_handed_over_only_who_may_void_may_mend(shipping, desk):
    counter = Account("ngan", Role.OFFICER, "Đỗ Thị Ngân")
    shipping.receiver.faults.add("refuse", times=1, service=DOSSIERS)
    number = receive(desk, "handed over", same_day=True)
    send(shipping, desk)

    with pytest.raises(NotAllowed):
        desk.mending.fix(counter, parked(desk, number).id, PHONE, "Gõ nhầm")

    assert parked(desk, number).body["applicant"]["phone"] == "0900000001"


def test_f36_a_record_somebody_changed_over_there_is_shown_field_by_field_on_all_three_sides(shipping, desk):
    number = receive(desk, "changed there")
    send(shipping, desk)
    (first,) = rows(desk, number)
    theirs = replace(first, kind=EntryKind.UPDATE, body={**first.body, "note": "Cổng ghi thêm"})
    profile = Profile("province", shipping.receiver.url, "/mapi/login", "/mapi/g", "H31.12", "quay")
    Dvcqg(profile, lambda: "bi-mat", shipping.clock, loopback_only=True).send(theirs)
    desk.life.correct(OFFICER, number, PHONE, "Gõ nhầm")
    (row,) = [one for one in rows(desk, number) if one.state is EntryState.WAITING]
    desk.delivery.hold(OFFICER, row.id, "Chờ so")

    first_view = desk.mending.conflict(OFFICER, first.id)
    view = desk.mending.conflict(OFFICER, row.id)

    assert (view.number, view.there, view.reason) == (number, True, "")
    assert [(one.path, one.ours, one.sent, one.theirs) for one in view.rows] == [
        ("applicant.phone", RIGHT, RIGHT, "0900000001"),
        ("note", "", "", "Cổng ghi thêm"),
    ]
    assert ("applicant.phone", RIGHT, "0900000001") in [(one.path, one.ours, one.sent) for one in first_view.rows]


@pytest.mark.parametrize("status", [409, 412])
def test_f36_a_receiver_that_says_conflict_is_a_row_a_person_sees_and_not_a_line_that_is_down(shipping, other, status):
    with shipping.desk(other.url) as desk:
        number = receive(desk, f"conflict {status}")
        other.calls.append(http(status, b"Precondition Failed", "text/plain"))

        report = send(shipping, desk)
        other.calls.append(says(result=[]))
        row = parked(desk, number)
        view = desk.mending.conflict(OFFICER, row.id)

        assert (report.parked, report.online, row.reason) == (1, True, "changed_there")
        assert (view.there, desk.mending.fields(OFFICER, row.id)) == (False, ())


def test_f36_a_step_stands_for_what_the_rows_before_it_said_with_its_own_state(shipping, desk):
    number = receive(desk, "step compared")
    send(shipping, desk)
    desk.life.return_result(OFFICER, number)
    step = next(row for row in rows(desk, number) if row.kind is EntryKind.PROGRESS)

    view = desk.mending.conflict(OFFICER, step.id)

    assert ("state", "10", "10", "2") in [(one.path, one.ours, one.sent, one.theirs) for one in view.rows]


def test_f36_a_receiver_that_cannot_be_asked_leaves_two_sides_and_says_so(shipping, desk):
    number = receive(desk, "nobody answers")
    (row,) = rows(desk, number)
    shipping.receiver.stop()

    view = desk.mending.conflict(OFFICER, row.id)

    assert (view.there, view.reason, view.rows) == (None, "no_line", ())

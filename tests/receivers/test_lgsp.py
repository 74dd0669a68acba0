"""A province's wrapper (A′): bare arrays, three addresses, answers in words."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from services.domain.outbox import EntryKind, OutcomeKind
from services.domain.reconciliation import Held, NotKnown, judge
from services.errors import LoopbackOnly
from services.receivers.contract_a import dossier_payload, progress_payload
from services.training import Fault, TrainingReceiver
from tests.receivers.beside import Remembered, kit, lgsp_at
from tests.receivers.other_side import http, page, says
from tests.receivers.rows import NUMBER, dossier, entry, progress

INSERT, UPDATE, STEPS = "ThemMoi", "CapNhat", "DongBoTienTrinh"


@pytest.fixture(scope="module")
def training(tmp_path_factory):
    with TrainingReceiver(tmp_path_factory.mktemp("lgsp"), slow_seconds=3600) as one:
        yield one


@pytest.fixture
def number(training):
    """A number nobody used before, as the receiver keeps all it gets."""
    training.faults.clear()
    return f"H31.12-261008-{3000 + len(training.lgsp.receipts()):04d}"


@pytest.fixture
def receiver(training, clock):
    one = lgsp_at(f"{training.url}/lgsp", kit(clock, Remembered()))
    yield one
    one.close()


@pytest.fixture
def raw(side, clock):
    """A receiver that talks to a side which says what the test tells it to."""
    one = lgsp_at(side.url, kit(clock, Remembered()))
    yield one
    one.close()


def row(number, kind=EntryKind.DOSSIER, **more):
    body = progress(number=number, **more) if kind is EntryKind.PROGRESS else dossier(number=number, **more)
    return replace(entry(kind, body), number=number)


def words(text, kind="text/plain; charset=utf-8", status=200):
    return http(status, text.encode(), kind)


def test_a_dossier_its_update_and_its_progress_go_as_bare_arrays_to_three_addresses(training, receiver, number):
    updated = row(number, EntryKind.UPDATE, version=2, note="Bổ sung số điện thoại")
    step = row(number, EntryKind.PROGRESS)

    outcomes = [receiver.send(one).kind for one in (row(number), updated, step)]

    assert outcomes == [OutcomeKind.DELIVERED] * 3
    (held,) = [one for one in training.lgsp.dossiers() if one.code == number]
    assert (json.loads(held.body), held.stored, held.progress) == (dossier_payload(updated.body, "H31.12"), 2, 1)
    assert json.loads(training.lgsp.progress()[-1].body) == progress_payload(step.body)


@pytest.mark.parametrize("fault", [Fault.EXISTS, Fault.EXISTS_CODE_0])
def test_a_dossier_said_to_exist_is_sent_as_an_update_whatever_the_code_and_the_letters(
    training, receiver, number, fault
):
    training.faults.add(fault, times=2, service=INSERT)

    assert [receiver.send(row(number)).kind for _ in range(2)] == [OutcomeKind.DELIVERED] * 2
    assert [one.service for one in training.lgsp.receipts() if one.code == number][:2] == [INSERT, INSERT]
    assert training.lgsp.counts().dossiers == len(training.lgsp.dossiers())


def test_an_update_of_a_dossier_that_never_arrived_brings_it(training, receiver, number):
    assert receiver.send(row(number, EntryKind.UPDATE)).kind is OutcomeKind.DELIVERED
    assert number in [one.code for one in training.lgsp.dossiers()]


def test_an_answer_written_as_json_twice_is_read(training, receiver, number):
    training.faults.add(Fault.JSON_TWICE, times=1)

    assert receiver.send(row(number)).kind is OutcomeKind.DELIVERED


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (says("0", "Đồng bộ hồ sơ thành công"), OutcomeKind.DELIVERED),
        (says("00", "THANH CONG"), OutcomeKind.DELIVERED),
        (says("0", ""), OutcomeKind.UNKNOWN),
        (says("0", "Đã ghi nhận"), OutcomeKind.UNKNOWN),
        (says("0", "Không thành công"), OutcomeKind.REFUSED),
        (says("-1", "SoDienThoai empty"), OutcomeKind.REFUSED),
        (page(200, "Đăng nhập WiFi thành công"), OutcomeKind.UNKNOWN),
        (says("0", "Thành công", 502), OutcomeKind.UNKNOWN),
        (says(-1, "Bận", 503), OutcomeKind.BUSY),
        (says(-1, "Không có quyền", 401), OutcomeKind.UNREACHABLE),
        (page(404, "Not found"), OutcomeKind.UNREACHABLE),
    ],
)
def test_success_needs_the_code_and_the_words(side, raw, said, kind):
    side.calls.append(said)

    assert raw.send(entry()).kind is kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (words("Đồng bộ tiến trình thành công"), OutcomeKind.DELIVERED),
        (words('"Thành công"', "application/json"), OutcomeKind.DELIVERED),
        (says("0", "Thành công"), OutcomeKind.DELIVERED),
        (words("Không thành công: NguoiXuLy empty"), OutcomeKind.REFUSED),
        (words("Không tìm thấy hồ sơ"), OutcomeKind.REFUSED),
        (words("Lỗi hệ thống"), OutcomeKind.BUSY),
        (page(200, "Đăng nhập WiFi thành công"), OutcomeKind.UNKNOWN),
        (words("Unauthorized", status=401), OutcomeKind.UNREACHABLE),
        (words("Bad gateway: thành công", status=502), OutcomeKind.UNKNOWN),
        (words("", "application/json"), OutcomeKind.UNKNOWN),
    ],
)
def test_a_step_of_progress_is_answered_in_words_alone(side, raw, said, kind):
    side.calls.append(said)

    assert raw.send(entry(EntryKind.PROGRESS)).kind is kind


def test_of_an_array_that_was_partly_kept_each_record_has_its_own_answer(training, receiver, number):
    training.faults.add(Fault.PARTLY, times=1, service=INSERT)

    outcome = receiver.send(row(number))

    assert (outcome.kind, outcome.field) == (OutcomeKind.REFUSED, "applicant.phone")
    assert number not in [one.code for one in training.lgsp.dossiers()]


@pytest.mark.parametrize("fault", [Fault.DROP_AFTER_COMMIT, Fault.SLOW])
def test_f03_a_dossier_that_was_kept_without_an_answer_is_there_once(training, receiver, number, fault):
    training.faults.add(fault, times=1, service=INSERT)

    assert receiver.send(row(number)).kind is OutcomeKind.UNKNOWN
    assert receiver.ask(row(number)).kind is OutcomeKind.DELIVERED


def test_f31_without_a_look_up_a_dossier_is_sent_again_and_a_step_waits_for_a_person(training, clock, number):
    receiver = lgsp_at(f"{training.url}/lgsp", kit(clock, Remembered()), look_up_path="")
    training.faults.add(Fault.DROP_AFTER_COMMIT, times=1, service=INSERT)

    assert receiver.send(row(number)).kind is OutcomeKind.UNKNOWN
    assert receiver.ask(row(number)).kind is OutcomeKind.NOT_THERE
    assert receiver.send(row(number)).kind is OutcomeKind.DELIVERED
    asked = receiver.ask(row(number, EntryKind.PROGRESS))
    assert (asked.kind, asked.message) == (OutcomeKind.REFUSED, "cannot_ask")
    assert receiver.ask(row(number, EntryKind.UPDATE)).kind is OutcomeKind.NOT_THERE
    assert receiver.look_up(number) == NotKnown("cannot_ask")
    receiver.close()


def test_a_step_whose_answer_was_lost_is_judged_by_the_state_over_there(training, receiver, number):
    step = row(number, EntryKind.PROGRESS)
    receiver.send(row(number))
    training.faults.add(Fault.DROP_AFTER_COMMIT, times=1, service=STEPS)

    assert receiver.send(step).kind is OutcomeKind.UNKNOWN
    assert receiver.ask(step).kind is OutcomeKind.DELIVERED
    assert [one.code for one in training.lgsp.progress()].count(number) == 1


def test_what_is_looked_up_is_what_was_sent(receiver, number):
    assert receiver.look_up(number) is None
    receiver.send(row(number))

    held = receiver.look_up(number)

    assert isinstance(held, Held)
    assert held.fields["applicant.full_name"] == "NGUYỄN VĂN THỬ"
    assert judge([row(number)], held, receiver.told).differences == ()


def test_a_question_nobody_answers_says_nothing_about_the_row(training, receiver, number):
    training.faults.add(Fault.HTML_200, Fault.FORBIDDEN_403, times=4, service="TraCuu")

    assert {receiver.ask(row(number)).kind for _ in range(2)} == {OutcomeKind.UNREACHABLE}
    assert all(isinstance(receiver.look_up(number), NotKnown) for _ in range(2))


def test_a_wrapper_under_repair_is_left_alone_as_long_as_it_asks(training, receiver, number):
    training.faults.add(Fault.BUSY_503, times=1)

    outcome = receiver.send(row(number))

    assert (outcome.kind, outcome.wait) == (OutcomeKind.BUSY, timedelta(seconds=30))


def test_a_training_desk_calls_nobody_else(clock):
    receiver = lgsp_at("https://tinh.example.invalid", kit(clock, Remembered()))

    with pytest.raises(LoopbackOnly):
        receiver.send(entry())
    assert receiver.look_up(NUMBER) == NotKnown("loopback_only")
    assert receiver.name == "province"
    receiver.close()


def test_a_record_the_contract_surely_refuses_is_not_sent(training, receiver, number):
    calls = len(training.calls())

    outcome = receiver.send(row(number, applicant=dossier()["applicant"] | {"full_name": "A"}, note="g" * 2000))

    assert (outcome.kind, outcome.field) == (OutcomeKind.UNFIT, "note")
    assert len(training.calls()) == calls


def test_a_content_of_another_version_is_not_sent(receiver):
    assert receiver.send(entry(body={"schema": "desk.dossier/9", "number": NUMBER})).message == "schema"

"""A ministry's own system (B): token, a number it issues, files first, then the dossier and what becomes of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from services.domain.outbox import EntryKind, OutcomeKind
from services.domain.reconciliation import Held, NotKnown, judge
from services.errors import HomeUnfit, LoopbackOnly, PaperDamaged
from services.receivers.port import Mark
from services.training import Fault, TrainingReceiver
from tests.receivers.beside import SCAN, SCAN_SHA256, Remembered, kit, ministry_at, scan_row, scanned
from tests.receivers.other_side import http, page
from tests.receivers.rows import NUMBER, dossier, entry, progress

NUMBERS, UPLOAD, HAND_IN, STEP, STATE = "GetNextValue", "upload", "NoiHoSo", "CapNhatTienTrinh", "CapNhatTrangThai"
THEIRS = "G09.20-20261008-0000001"


@pytest.fixture
def training(tmp_path, clock):
    with TrainingReceiver(tmp_path / "ministry", clock=clock, slow_seconds=3600) as one:
        yield one


@pytest.fixture
def memory():
    return Remembered()


@pytest.fixture
def receiver(training, clock, memory):
    one = ministry_at(f"{training.url}/ministry", kit(clock, memory))
    yield one
    one.close()


@pytest.fixture
def blind(training, clock, memory):
    """The same without a way to look anything up."""
    one = ministry_at(f"{training.url}/ministry", kit(clock, memory), look_up_path="")
    yield one
    one.close()


@pytest.fixture
def raw(side, clock, memory):
    """A receiver with a number already, that talks to a side which says what the test tells it to."""
    memory.remember(Mark.NUMBER, NUMBER, THEIRS)
    side.logins.extend([says(access_token="T", expires_in=600)] * 9)
    one = ministry_at(side.url, kit(clock, memory), login_path="/mapi/login")
    yield one
    one.close()


def says(status=200, **told):
    return http(status, json.dumps(told, ensure_ascii=False).encode())


def _told(outcome):
    return outcome.kind, outcome.message


def heard(training, service):
    return sum(call.service == service for call in training.calls())


def test_files_go_first_then_the_number_then_the_dossier_that_names_both(training, receiver, memory):
    rows = [scan_row(), entry(body=scanned()), entry(EntryKind.PROGRESS), entry(EntryKind.UPDATE, dossier(state="10"))]

    outcomes = [receiver.send(one).kind for one in rows]

    assert outcomes == [OutcomeKind.DELIVERED] * 4
    assert [call.service for call in training.calls()] == ["token", UPLOAD, NUMBERS, HAND_IN, STEP, STATE]
    (held,) = training.ministry.dossiers()
    told = json.loads(held.body)
    (upload,) = training.ministry.uploads()
    assert (upload.sha256, upload.size) == (SCAN_SHA256, len(SCAN))
    assert told["MaHoSo"] == THEIRS == memory.recall(Mark.NUMBER, NUMBER)
    assert [(p["LoaiBan"], p["SoLuong"], len(p["GiayToDinhKem"])) for p in told["ThanhPhanHoSo"]] == [
        (0, 1, 1),
        (1, 2, 0),
    ]
    assert told["ThanhPhanHoSo"][0]["GiayToDinhKem"][0]["IdGiayTo"] == upload.id
    assert memory.recall(Mark.RECORD, NUMBER) == "HS-00000001"
    assert (held.progress, json.loads(training.ministry.progress()[0].body)["IDHoSo"]) == (1, "HS-00000001")


def test_f18_a_dossier_does_not_go_before_its_files(training, receiver):
    outcome = receiver.send(entry(body=scanned()))

    assert _told(outcome) == (OutcomeKind.REFUSED, "files_missing")
    assert training.calls() == []


def test_where_files_come_later_the_dossier_names_those_that_are_there(training, clock, memory):
    receiver = ministry_at(f"{training.url}/ministry", kit(clock, memory), files="later")

    assert receiver.send(entry(body=scanned())).kind is OutcomeKind.DELIVERED
    (held,) = training.ministry.dossiers()
    assert [p["GiayToDinhKem"] for p in json.loads(held.body)["ThanhPhanHoSo"]] == [[], []]
    receiver.close()


@pytest.mark.parametrize("fault", [Fault.DROP_AFTER_COMMIT, Fault.SLOW, Fault.BAD_GATEWAY_502, Fault.NO_DATA])
def test_f30_a_number_whose_answer_was_lost_is_asked_for_again_by_the_same_key(training, receiver, memory, fault):
    training.faults.add(fault, times=2, service=NUMBERS)

    assert [receiver.send(entry()).kind for _ in range(2)] != [OutcomeKind.DELIVERED] * 2
    assert receiver.send(entry()).kind is OutcomeKind.DELIVERED
    assert training.ministry.numbers() == [THEIRS] == [memory.recall(Mark.NUMBER, NUMBER)]


def test_the_number_is_kept_before_the_dossier_goes(training, receiver, memory):
    training.faults.add(Fault.DROP_BEFORE_COMMIT, times=1, service=HAND_IN)

    assert receiver.send(entry()).kind is OutcomeKind.UNKNOWN
    assert memory.recall(Mark.NUMBER, NUMBER) == THEIRS
    assert receiver.ask(entry()).kind is OutcomeKind.NOT_THERE
    assert receiver.send(entry()).kind is OutcomeKind.DELIVERED
    assert heard(training, NUMBERS) == 1


@pytest.mark.parametrize("fault", [Fault.DROP_AFTER_COMMIT, Fault.SLOW, Fault.PLAIN_TEXT, Fault.NO_DATA])
def test_f03_a_dossier_kept_without_an_answer_is_found_by_its_number(training, receiver, memory, fault):
    training.faults.add(fault, times=1, service=HAND_IN)

    first = receiver.send(entry())

    if fault is not Fault.NO_DATA:
        assert first.kind is OutcomeKind.UNKNOWN
    assert receiver.ask(entry()).kind is OutcomeKind.DELIVERED
    assert memory.recall(Mark.RECORD, NUMBER) == "HS-00000001"
    assert training.ministry.counts().stored == 1


@pytest.mark.parametrize("fault", [Fault.DROP_AFTER_COMMIT, Fault.DROP_BEFORE_COMMIT, Fault.SLOW])
def test_f31_without_a_look_up_the_same_dossier_goes_again_under_the_same_number(training, blind, fault):
    training.faults.add(fault, times=1, service=HAND_IN)

    assert blind.send(entry()).kind is OutcomeKind.UNKNOWN
    assert blind.ask(entry()).kind is OutcomeKind.DELIVERED
    assert (training.ministry.numbers(), training.ministry.counts().stored) == ([THEIRS], 1)


def test_a_ministry_without_keys_that_says_it_is_there_has_it(training, blind):
    training.faults.add(Fault.DROP_AFTER_COMMIT, times=1, service=HAND_IN)
    blind.send(entry())
    training.faults.add(Fault.KEYS_IGNORED, times=1, service=HAND_IN)

    assert blind.ask(entry()).kind is OutcomeKind.DELIVERED
    assert training.ministry.counts().stored == 1


def test_a_step_that_cannot_be_asked_about_waits_for_a_person(blind, memory):
    memory.remember(Mark.NUMBER, NUMBER, THEIRS)

    asked = blind.ask(entry(EntryKind.PROGRESS))

    assert (asked.kind, asked.message) == (OutcomeKind.REFUSED, "cannot_ask")
    assert blind.ask(entry(EntryKind.UPDATE)).kind is OutcomeKind.NOT_THERE


def test_a_step_whose_answer_was_lost_is_judged_by_the_state_over_there(training, receiver):
    receiver.send(entry())
    training.faults.add(Fault.DROP_AFTER_COMMIT, times=1, service=STEP)
    step = entry(EntryKind.PROGRESS)

    assert receiver.send(step).kind is OutcomeKind.UNKNOWN
    assert receiver.ask(step).kind is OutcomeKind.DELIVERED
    assert training.ministry.counts().progress == 1


def test_nothing_can_be_there_before_a_number_was_given(training, receiver):
    assert receiver.ask(entry()).kind is OutcomeKind.NOT_THERE
    assert receiver.look_up(NUMBER) is None
    assert receiver.send(entry(EntryKind.PROGRESS)).message == "dossier_absent"
    assert training.calls() == []


def test_a_token_is_renewed_before_its_end_and_once_when_it_is_not_taken(training, receiver, clock):
    receiver.send(entry())
    clock.forward(timedelta(minutes=8, seconds=59))
    receiver.send(entry(EntryKind.UPDATE))
    assert heard(training, "token") == 1
    clock.forward(timedelta(seconds=2))
    receiver.send(entry(EntryKind.UPDATE))
    assert heard(training, "token") == 2
    training.faults.add(Fault.SESSION_EXPIRED, times=1)

    assert receiver.send(entry(EntryKind.UPDATE)).kind is OutcomeKind.DELIVERED
    assert heard(training, "token") == 3


def test_f33_a_refused_secret_is_not_tried_by_every_row(tmp_path, clock, memory):
    with TrainingReceiver(tmp_path / "strict", clock=clock, password="dung") as strict:
        receiver = ministry_at(f"{strict.url}/ministry", kit(clock, memory))

        outcomes = [receiver.send(entry()) for _ in range(3)]

        assert {(one.kind, one.message) for one in outcomes} == {(OutcomeKind.UNREACHABLE, "login_refused")}
        assert len(strict.calls()) == 1
        receiver.close()


@pytest.mark.parametrize(
    ("fault", "kind", "message"),
    [
        (Fault.REFUSE, OutcomeKind.REFUSED, "SoDienThoai empty"),
        (Fault.SUCCESS_CODE_FAILING_TEXT, OutcomeKind.REFUSED, "Thất bại: SoDienThoai empty"),
        (Fault.UNAUTHORIZED_401, OutcomeKind.UNREACHABLE, "not_admitted"),
        (Fault.FORBIDDEN_403, OutcomeKind.UNREACHABLE, "not_admitted"),
        (Fault.NOT_FOUND_404, OutcomeKind.UNREACHABLE, "wrong_address"),
        (Fault.BAD_GATEWAY_502, OutcomeKind.UNKNOWN, "answer_lost"),
        (Fault.ERROR_500, OutcomeKind.UNKNOWN, "answer_lost"),
        (Fault.BUSY_503, OutcomeKind.BUSY, "Hệ thống đang bảo trì."),
        (Fault.HTML_200, OutcomeKind.UNKNOWN, "not_the_receiver"),
        (Fault.REDIRECT, OutcomeKind.UNREACHABLE, "redirect"),
    ],
)
def test_a_fault_that_keeps_nothing_is_named_for_what_it_is(training, receiver, fault, kind, message):
    training.faults.add(fault, times=2 if fault is Fault.UNAUTHORIZED_401 else 1, service=HAND_IN)

    outcome = receiver.send(entry())

    assert _told(outcome) == (kind, message)
    assert outcome.field == ("applicant.phone" if kind is OutcomeKind.REFUSED else "")
    assert training.ministry.counts().stored == 0
    assert receiver.send(entry()).kind is OutcomeKind.DELIVERED


@pytest.mark.parametrize("fault", [Fault.CODE_AS_TEXT, Fault.EXISTS, Fault.JSON_TWICE])
def test_every_odd_way_to_say_that_it_is_there_is_understood(training, receiver, fault):
    training.faults.add(fault, times=1, service=HAND_IN)

    assert receiver.send(entry()).kind is OutcomeKind.DELIVERED
    assert training.ministry.counts().stored == 1


@pytest.mark.parametrize(
    ("said", "kind", "message"),
    [
        (says(409, code=409, message="Phiên bản hồ sơ đã thay đổi"), OutcomeKind.REFUSED, "Phiên bản hồ sơ đã thay đổi"),
        (says(code=0, message="Thành công", data={"maHoSo": "G09.20-20261008-0000099"}), OutcomeKind.UNKNOWN, "other_dossier"),
        (says(code=0, message="Thành công"), OutcomeKind.UNKNOWN, "unreadable_answer"),
        (says(message="Thành công"), OutcomeKind.UNKNOWN, "unreadable_answer"),
        (says(200, ok=True), OutcomeKind.UNKNOWN, "not_the_receiver"),
        (says(413, ok=False), OutcomeKind.REFUSED, "too_large"),
        (page(200, "Đăng nhập WiFi"), OutcomeKind.UNKNOWN, "not_the_receiver"),
    ],
)  # fmt: skip
def test_an_answer_that_does_not_say_what_it_should_is_not_taken_for_success(side, raw, said, kind, message):
    side.calls.append(said)

    outcome = raw.send(entry())

    assert _told(outcome) == (kind, message)


def test_a_token_that_is_none_sends_nothing(side, clock, memory):
    side.logins.extend([says(access_token=""), says(access_token="Thẻ"), says(403, code=403, message="Khoá")])
    receiver = ministry_at(side.url, kit(clock, memory), login_path="/mapi/login")

    assert [receiver.send(entry()).message for _ in range(4)] == ["no_session"] * 2 + ["login_refused"] * 2
    assert len(side.heard) == 3
    receiver.close()


@pytest.mark.parametrize(
    ("told", "seconds", "used"),
    [({"expires_in": 100}, 89, 1), ({"expires_in": 100}, 91, 2), ({}, 299, 1), ({"expires_in": "?"}, 301, 2)],
)
def test_a_token_is_used_a_little_shorter_than_it_is_good(side, clock, memory, told, seconds, used):
    memory.remember(Mark.NUMBER, NUMBER, THEIRS)
    side.logins.extend([says(access_token="T", **told)] * 2)
    receiver = ministry_at(side.url, kit(clock, memory), login_path="/mapi/login")
    side.calls.extend([says(code=0, message="Thành công")] * 2)

    receiver.send(entry(EntryKind.UPDATE))
    clock.forward(timedelta(seconds=seconds))
    receiver.send(entry(EntryKind.UPDATE))

    assert sum(path == "/mapi/login" for path, _, _ in side.heard) == used
    receiver.close()


def test_a_file_is_sent_once_and_known_again(training, receiver, memory):
    assert receiver.ask(scan_row()).kind is OutcomeKind.NOT_THERE
    assert [receiver.send(scan_row()).kind for _ in range(2)] == [OutcomeKind.DELIVERED] * 2
    assert receiver.ask(scan_row()).kind is OutcomeKind.DELIVERED
    assert (heard(training, UPLOAD), memory.recall(Mark.SENT, SCAN_SHA256)) == (1, str(len(SCAN)))


def test_a_file_the_ministry_may_have_lost_is_sent_again_under_a_key_of_its_own(training, receiver):
    receiver.send(scan_row())

    assert receiver.ask(scan_row(again=True)).kind is OutcomeKind.NOT_THERE
    assert receiver.send(scan_row(again=True)).kind is OutcomeKind.DELIVERED

    assert heard(training, UPLOAD) == 2
    assert len(training.ministry.uploads()) == 2


@pytest.mark.parametrize("fault", [Fault.DROP_AFTER_COMMIT, Fault.NO_DATA, Fault.BAD_GATEWAY_502])
def test_f19_a_file_whose_answer_was_lost_goes_again_and_is_held_once(training, receiver, fault):
    training.faults.add(fault, times=2, service=UPLOAD)

    assert {receiver.send(scan_row()).kind for _ in range(2)} <= {OutcomeKind.UNREACHABLE, OutcomeKind.BUSY}
    assert receiver.send(scan_row()).kind is OutcomeKind.DELIVERED
    assert len(training.ministry.uploads()) == 1


@pytest.mark.parametrize(
    ("told_hash", "kind"),
    [
        ("0" * 64, OutcomeKind.BUSY),
        (SCAN_SHA256.upper(), OutcomeKind.DELIVERED),
        ("md5-dau-do", OutcomeKind.DELIVERED),
        ("", OutcomeKind.DELIVERED),
    ],
)
def test_f17_a_file_that_arrived_as_something_else_is_not_called_sent(side, raw, memory, told_hash, kind):
    side.calls.append(says(code=0, message="Thành công", data=[{"IdTepTin": "T-1", "HashTepTin": told_hash}]))

    outcome = raw.send(scan_row())

    assert outcome.kind is kind
    assert bool(memory.recall(Mark.FILE, SCAN_SHA256)) is (kind is OutcomeKind.DELIVERED)


@pytest.mark.parametrize(
    ("error", "kind", "message"),
    [
        (PaperDamaged("d", "gone"), OutcomeKind.REFUSED, "paper_damaged"),
        (HomeUnfit("x", "unreadable"), OutcomeKind.UNREACHABLE, "paper_unreadable"),
    ],
)
def test_f22_a_paper_that_cannot_be_read_whole_is_not_sent(training, clock, memory, error, kind, message):
    def content(_):
        raise error

    receiver = ministry_at(f"{training.url}/ministry", kit(clock, memory, content))

    assert _told(receiver.send(scan_row())) == (kind, message)
    assert training.calls() == []
    receiver.close()


@pytest.mark.parametrize("more", [{"sha256": "0" * 64}, {"size": 3}])
def test_f22_a_paper_that_is_not_what_its_row_says_is_not_sent(training, receiver, more):
    assert receiver.send(scan_row(**more)).message == "paper_damaged"
    assert training.calls() == []


def test_what_is_looked_up_is_what_was_sent_by_our_number(receiver):
    receiver.send(entry())

    held = receiver.look_up(NUMBER)

    assert isinstance(held, Held)
    assert (held.number, held.fields["state"], held.fields["received_at"]) == (NUMBER, "2", "2026-10-08T08:30:00+07:00")
    assert judge([entry()], held, receiver.told).differences == ()


def test_a_look_up_that_is_not_answered_is_not_known(training, receiver, blind):
    receiver.send(entry())
    training.faults.add(Fault.FORBIDDEN_403, times=1, service="TraCuuNoiHoSo")

    assert receiver.look_up(NUMBER) == NotKnown("not_admitted")
    assert blind.look_up(NUMBER) == NotKnown("cannot_ask")
    training.faults.add(Fault.FORBIDDEN_403, times=1, service="TraCuuNoiHoSo")
    assert receiver.ask(entry()).kind is OutcomeKind.UNREACHABLE


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([{"MaHoSo": "G09.20-20261008-0000099"}], NotKnown("other_dossier")),
        ("co", NotKnown("unreadable_answer")),
        ([], None),
    ],
)
def test_a_look_up_that_tells_of_something_else_is_not_known(side, raw, data, said):
    side.calls.extend([says(code=0, message="Thành công", data=data)] * 2)

    assert raw.look_up(NUMBER) == said
    kind = raw.ask(entry()).kind
    assert kind is (OutcomeKind.NOT_THERE if said is None or data == "co" else OutcomeKind.UNKNOWN)


def test_a_training_desk_calls_nobody_else(clock, memory):
    memory.remember(Mark.NUMBER, NUMBER, THEIRS)
    receiver = ministry_at("https://bo.example.invalid", kit(clock, memory))

    with pytest.raises(LoopbackOnly):
        receiver.send(entry())
    assert receiver.look_up(NUMBER) == NotKnown("loopback_only")
    receiver.close()


def test_a_content_of_another_version_is_not_sent_and_draws_no_number(training, receiver):
    strange = replace(entry(), body={"schema": "desk.dossier/9", "number": NUMBER})

    assert receiver.send(strange).message == "schema"
    assert training.calls() == []


def test_a_state_is_told_as_it_is(training, receiver):
    receiver.send(entry())

    for at, state in enumerate(("5", "6", "8", "10"), 10):
        told = replace(entry(EntryKind.UPDATE, dossier(state=state)), id=UUID(int=at))
        assert receiver.send(told).kind is OutcomeKind.DELIVERED

    told = [json.loads(one.body) for one in training.ministry.receipts() if one.service == STATE]
    assert [one["TrangThai"] for one in told] == [5, 6, 8, 10]
    assert [one.get("DanhSachGiayToKetQua") for one in told] == [[], [], None, None]
    assert receiver.look_up(NUMBER).fields["state"] == "10"
    assert receiver.send(entry(EntryKind.PROGRESS, progress(state="4"))).kind is OutcomeKind.DELIVERED

"""The training receiver over real sockets, when nothing goes wrong on its side."""

import json
import threading
from datetime import timedelta

import pytest

from services.training import Counts, HeldDossier, TrainingReceiver, canonical
from tests.training.caller import CALL_PATH, CODE, EXAMPLE, LOGIN_PATH, Caller, dossier, progress

ENDED = {"error_code": -1, "message": "Phiên làm việc hết hạn"}


def test_the_contracts_example_is_held_byte_for_byte_and_given_back(receiver, caller):
    envelope = json.loads(EXAMPLE)
    sent = EXAMPLE.replace('"S-TEST"', json.dumps(caller.session)).encode()

    status, _, answer = caller.ask("POST", CALL_PATH, sent)

    expected = canonical(envelope["data"][0])
    assert (status, json.loads(answer)["error_code"]) == (200, 0)
    assert [held.body for held in receiver.dossiers()] == [expected]
    _, _, found = caller.ask("POST", CALL_PATH, caller.question())
    assert f'"result":[{expected}]'.encode() in found


def test_a_login_gives_a_session_and_the_code_of_success(receiver):
    answer = Caller(receiver.url).login()

    assert answer["error_code"] == 0
    assert len(answer["session"]) >= 20


def test_a_wrong_password_gives_no_session(tmp_path):
    with TrainingReceiver(tmp_path, password="đúng") as receiver:
        assert "session" not in Caller(receiver.url).login("sai")
        assert Caller(receiver.url).login("đúng")["error_code"] == 0


@pytest.mark.parametrize("body", [{}, {"username": "", "password": ""}, {"username": 1, "password": "x"}])
def test_a_login_without_name_or_password_is_refused(receiver, body):
    answer = Caller(receiver.url).post(LOGIN_PATH, body)

    assert answer["error_code"] == -1
    assert "session" not in answer


def test_a_session_ends_ten_minutes_after_the_login(caller, clock):
    clock.forward(timedelta(minutes=9, seconds=59))
    assert caller.look_up()["error_code"] == 0

    clock.forward(timedelta(seconds=1))

    assert caller.look_up() == ENDED


def test_a_call_with_a_session_nobody_gave_is_refused_and_keeps_nothing(receiver, caller):
    caller.session = "S-TEST"

    assert caller.send(dossier()) == ENDED
    assert receiver.counts() == Counts(0, 0, 0)


def test_a_dossier_said_to_be_new_twice_is_answered_that_it_exists(receiver, caller):
    caller.send(dossier())

    again = caller.send(dossier())

    assert again == {"error_code": "3", "message": f"Hồ sơ {CODE} đã tồn tại"}
    assert receiver.counts() == Counts(dossiers=1, stored=1, progress=0)


def test_an_update_replaces_what_is_held_and_is_counted(receiver, caller):
    caller.send(dossier())

    answer = caller.send(dossier(TrangThaiHoSo="4"), updating="True")

    assert answer["error_code"] == 0
    assert caller.look_up()["result"] == [dossier(TrangThaiHoSo="4")]
    assert [(held.code, held.stored) for held in receiver.dossiers()] == [(CODE, 2)]
    assert [receipt.updating for receipt in receiver.receipts()] == [False, True]


def test_an_update_of_an_unknown_dossier_is_refused(receiver, caller):
    answer = caller.send(dossier(), updating="True")

    assert answer == {"error_code": -1, "message": f"Không tìm thấy hồ sơ {CODE}"}
    assert receiver.counts().dossiers == 0


@pytest.mark.parametrize("updating", [True, False, "true", "", None, 0, ["True"]])
def test_updating_is_a_string_and_nothing_else(caller, updating):
    assert caller.send(dossier(), updating=updating) == {"error_code": -1, "message": "isUpdating invalid"}


def test_a_progress_record_sent_twice_is_held_twice(receiver, caller):
    caller.send(dossier())

    caller.report(progress())
    caller.report(progress())

    assert [record.body for record in receiver.progress()] == [canonical(progress())] * 2
    assert receiver.counts() == Counts(dossiers=1, stored=1, progress=2)


def test_progress_before_its_dossier_is_refused(receiver, caller):
    answer = caller.report(progress())

    assert answer == {"error_code": -1, "message": f"Hồ sơ {CODE} chưa được đồng bộ, không nhận tiến độ"}
    assert receiver.counts().progress == 0


def test_an_array_is_kept_whole_or_not_at_all(receiver, caller):
    other = dossier(MaHoSo="H31.12-261008-0008")
    caller.send(other)

    assert caller.send(dossier(), other)["error_code"] == "3"
    assert caller.send(dossier(), dossier())["error_code"] == "3"
    assert caller.send(dossier(), dossier(MaHoSo=""))["message"] == "data[1].MaHoSo empty"
    assert caller.report(progress(MaHoSo=other["MaHoSo"]), progress())["error_code"] == -1

    assert receiver.counts() == Counts(dossiers=1, stored=1, progress=0)


@pytest.mark.parametrize(("data", "problem"), [(None, "data not a list"), ({}, "data not a list"), ([], "data empty")])
@pytest.mark.parametrize("service", ["DongBoHoSoMC", "CapNhatTienDoHoSoMC"])
def test_records_come_as_a_list_that_is_not_empty(caller, service, data, problem):
    assert caller.call(service, isUpdating="False", data=data) == {"error_code": -1, "message": problem}


def test_a_refused_dossier_is_answered_with_the_name_of_its_field(receiver, caller):
    assert caller.send(dossier(TenTTHC="")) == {"error_code": -1, "message": "TenTTHC empty"}
    assert caller.report(progress(NguoiXuLy=""))["message"] == "NguoiXuLy empty"
    assert receiver.receipts() == []


def test_an_unknown_service_a_missing_agency_and_an_empty_question_are_refused(caller):
    assert caller.call("LayDanhMucTTHC")["message"] == "service invalid"
    assert caller.call("TraCuuHoSo", madonvi="")["message"] == "madonvi empty"
    assert caller.look_up("")["message"] == "mahoso empty"


def test_a_question_about_an_unknown_dossier_finds_nothing(caller):
    assert caller.look_up()["result"] == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"session": NaN}',
        b'{"a": 1, "a": 2}',
        b'{"a": "\\ud800"}',
        b'{"a": 1e999}',
        b"[" * 100_000,
        b'{"a": ' + b"9" * 5_000 + b"}",
    ],
)
def test_a_body_that_cannot_be_read_gets_an_answer_of_the_contract(caller, body):
    status, _, answer = caller.ask("POST", CALL_PATH, body)

    assert (status, json.loads(answer)) == (200, {"error_code": -1, "message": "JSON invalid"})


def test_the_list_of_what_is_held_can_be_asked_for(caller):
    caller.send(dossier())
    caller.report(progress())

    _, headers, body = caller.ask("GET", "/held")

    assert headers.get_content_type() == "application/json"
    assert json.loads(body) == [
        {"MaHoSo": CODE, "TenTTHC": "Chứng thực bản sao từ bản chính", "stored": 1, "progress": 1}
    ]


def test_the_page_for_people_says_that_it_is_for_training_and_names_nobody(caller):
    assert "Chưa nhận hồ sơ nào." in caller.ask("GET", "/")[2].decode()
    caller.send(dossier(TenTTHC="Thử <b>đậm</b>"))

    page = caller.ask("GET", "/")[2].decode()

    assert "MÁY NHẬN LUYỆN TẬP – DỮ LIỆU GIẢ LẬP" in page
    assert CODE in page
    assert "Thử &lt;b&gt;đậm&lt;/b&gt;" in page
    assert dossier()["ChuHoSo"] not in page


def test_several_callers_at_once_lose_nothing_and_double_nothing(receiver, caller):
    def send(first: int) -> None:
        mine = Caller(receiver.url)
        mine.login()
        for number in range(first, first + 10):
            mine.send(dossier(MaHoSo=f"H31.12-261008-{number:04d}"))

    senders = [threading.Thread(target=send, args=(first,)) for first in (2000, 2005, 2010, 2015)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()

    assert sorted(held.code[-4:] for held in receiver.dossiers()) == [str(number) for number in range(2000, 2025)]
    assert receiver.counts() == Counts(dossiers=25, stored=25, progress=0)


def test_a_receiver_started_again_has_its_address_and_what_it_held(receiver, caller):
    caller.send(dossier())
    url = receiver.url

    receiver.stop()
    assert [held.code for held in receiver.dossiers()] == [CODE]
    with pytest.raises(ConnectionRefusedError):
        caller.look_up()
    receiver.start()
    receiver.start()

    assert receiver.url == url
    assert caller.look_up() == ENDED
    caller.login()
    assert caller.look_up()["result"] == [dossier()]
    assert receiver.dossiers() == [HeldDossier(CODE, dossier()["TenTTHC"], canonical(dossier()), 1, 0)]


def test_the_log_of_calls_counts_without_saying_what_was_said(receiver, caller):
    caller.send(dossier())
    caller.send(dossier())
    caller.call("khác")

    told = [(call.service, call.status, call.error_code) for call in receiver.calls()]

    assert told == [("login", 200, "0"), ("DongBoHoSoMC", 200, "0"), ("DongBoHoSoMC", 200, "3"), ("", 200, "-1")]
    assert "NGUYỄN" not in repr(receiver.calls())


def test_an_address_is_known_only_after_the_start(tmp_path):
    idle = TrainingReceiver(tmp_path)
    idle.stop()

    with pytest.raises(RuntimeError):
        _ = idle.url
    assert idle.calls() == []


def test_a_port_that_is_taken_is_an_error_at_the_start(receiver, tmp_path):
    with pytest.raises(OSError, match="in use"):
        TrainingReceiver(tmp_path / "second", receiver.port).start()

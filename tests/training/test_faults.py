"""Every fault the training receiver can be told, made over real sockets."""

import http.client
import json
import threading

import pytest

from services.training import Counts, Fault, FaultRule, Faults, TrainingReceiver, UnknownFault
from services.training.wire import Manner
from tests.training.caller import CALL_PATH, CODE, Caller, dossier, progress

NOTHING = Counts(0, 0, 0)
ONE = Counts(dossiers=1, stored=1, progress=0)


def _raw(caller):
    body = {"session": caller.session, "madonvi": "H31.12", "service": "DongBoHoSoMC", "isUpdating": "False"}
    return caller.ask("POST", CALL_PATH, json.dumps(body | {"data": [dossier()]}).encode())


def test_refuse_names_a_field_and_keeps_nothing(receiver, caller):
    receiver.faults.add(Fault.REFUSE)

    assert caller.send(dossier()) == {"error_code": -1, "message": "SoDienThoai empty"}
    assert caller.report(progress()) == {"error_code": -1, "message": "NguoiXuLy empty"}
    assert caller.look_up()["error_code"] == 0
    assert receiver.counts() == NOTHING


def test_error_500_is_a_page_and_keeps_nothing(receiver, caller):
    receiver.faults.add(Fault.ERROR_500, times=1)

    status, headers, _ = _raw(caller)

    assert (status, headers.get_content_type(), receiver.counts()) == (500, "text/html", NOTHING)
    assert caller.send(dossier())["error_code"] == 0


def test_busy_503_says_when_to_come_again_and_keeps_nothing(tmp_path):
    with TrainingReceiver(tmp_path, manner=Manner(retry_after_seconds=120)) as receiver:
        caller = Caller(receiver.url)
        caller.login()
        receiver.faults.add("busy_503")

        status, headers, _ = _raw(caller)

        assert (status, headers["Retry-After"], receiver.counts()) == (503, "120", NOTHING)


def test_a_slow_answer_comes_after_the_client_has_gone_and_the_dossier_is_kept(receiver, caller):
    receiver.faults.add(Fault.SLOW)
    caller.timeout = 0.3

    with pytest.raises(TimeoutError):
        caller.send(dossier())

    assert receiver.counts() == ONE


def test_a_slow_answer_comes_in_the_end(tmp_path):
    with TrainingReceiver(tmp_path, faults=["slow:1"], slow_seconds=0.05) as receiver:
        caller = Caller(receiver.url)
        caller.login()

        assert caller.send(dossier())["error_code"] == 0


def test_stopping_does_not_wait_for_slow_answers(receiver, caller):
    receiver.faults.add(Fault.SLOW)
    outcomes = []

    def send() -> None:
        try:
            outcomes.append(caller.send(dossier())["error_code"])
        except (OSError, http.client.HTTPException) as error:
            outcomes.append(type(error))

    sender = threading.Thread(target=send)
    sender.start()
    while receiver.faults.happened(Fault.SLOW) == 0:
        receiver.counts()
    receiver.stop()
    sender.join(timeout=20)

    assert len(outcomes) == 1
    assert not sender.is_alive()


def test_a_line_dropped_before_the_commit_keeps_nothing(receiver, caller):
    receiver.faults.add(Fault.DROP_BEFORE_COMMIT, times=1)

    with pytest.raises(http.client.RemoteDisconnected):
        caller.send(dossier())

    assert receiver.counts() == NOTHING
    assert caller.look_up()["result"] == []


def test_a_line_dropped_after_the_commit_keeps_the_dossier(receiver, caller):
    receiver.faults.add(Fault.DROP_AFTER_COMMIT, times=1)

    with pytest.raises(http.client.RemoteDisconnected):
        caller.send(dossier())

    assert receiver.counts() == ONE
    assert caller.look_up()["result"] == [dossier()]


def test_html_200_is_somebody_elses_page_and_keeps_nothing(receiver, caller):
    receiver.faults.add(Fault.HTML_200)

    status, headers, body = _raw(caller)

    assert (status, headers.get_content_type(), receiver.counts()) == (200, "text/html", NOTHING)
    assert body.startswith(b"<!DOCTYPE html>")


def test_a_session_can_end_in_the_middle_and_a_new_login_helps(receiver, caller):
    receiver.faults.add(Fault.SESSION_EXPIRED, times=1)

    assert caller.send(dossier())["message"] == "Phiên làm việc hết hạn"
    assert caller.send(dossier())["message"] == "Phiên làm việc hết hạn"
    caller.login()
    assert caller.send(dossier())["error_code"] == 0
    assert receiver.counts() == ONE


def test_a_login_can_go_well_and_give_no_session(receiver):
    receiver.faults.add(Fault.NO_SESSION, times=1)
    caller = Caller(receiver.url)

    first = caller.login()

    assert first["error_code"] == 0
    assert "session" not in first
    assert caller.login()["session"]


def test_a_redirection_points_to_another_host_and_keeps_nothing(receiver, caller):
    receiver.faults.add(Fault.REDIRECT)

    status, headers, _ = _raw(caller)

    assert (status, headers["Location"], receiver.counts()) == (302, "http://portal.invalid/dang-nhap", NOTHING)


def test_a_kept_dossier_can_be_answered_as_existing_with_the_code_of_success(receiver, caller):
    receiver.faults.add(Fault.EXISTS_CODE_0)

    assert caller.send(dossier()) == {"error_code": 0, "message": f"Hồ sơ {CODE} đã tồn tại"}
    assert receiver.counts() == ONE


def test_a_kept_dossier_can_be_answered_as_existing_with_either_code(receiver, caller):
    receiver.faults.add(Fault.EXISTS)
    second = dossier(MaHoSo="H31.12-261008-0008")

    given = [caller.send(dossier()), caller.send(second)]

    assert [answer["error_code"] for answer in given] == ["3", -3]
    assert all("đã tồn tại" in answer["message"] for answer in given)
    assert caller.send(dossier(), updating="True")["error_code"] == 0
    assert caller.report(progress())["error_code"] == 0


def test_a_refused_dossier_is_not_answered_as_existing(receiver, caller):
    receiver.faults.add(Fault.EXISTS)

    assert caller.send(dossier(TenTTHC=""))["message"] == "TenTTHC empty"


def test_the_code_of_success_can_be_text_in_two_spellings(receiver, caller):
    receiver.faults.add(Fault.CODE_AS_TEXT)

    codes = [caller.send(dossier())["error_code"], caller.look_up()["error_code"], caller.login()["error_code"]]

    assert codes == ["00", "0", "00"]
    assert receiver.counts() == ONE


def test_the_code_of_success_can_come_with_a_text_of_failure(receiver, caller):
    receiver.faults.add(Fault.SUCCESS_CODE_FAILING_TEXT)

    assert caller.send(dossier()) == {"error_code": 0, "message": "Đồng bộ thất bại: SoDienThoai empty"}
    assert receiver.counts() == NOTHING


def test_a_fault_for_one_service_leaves_the_others_alone(receiver, caller):
    receiver.faults.add("error_500", service="CapNhatTienDoHoSoMC")

    assert caller.send(dossier())["error_code"] == 0
    with pytest.raises(AssertionError, match="500"):
        caller.report(progress())


def test_a_cut_before_anything_can_be_kept_must_name_its_service(receiver, caller):
    receiver.faults.add("drop_after_commit")
    assert caller.look_up()["error_code"] == 0
    assert caller.login()["error_code"] == 0

    receiver.faults.add("drop_after_commit", service="login")

    with pytest.raises(http.client.RemoteDisconnected):
        caller.login()


def test_a_cleared_receiver_works_and_remembers_what_happened(receiver, caller):
    receiver.faults.add(Fault.REFUSE)
    caller.send(dossier())

    receiver.faults.clear()

    assert caller.send(dossier())["error_code"] == 0
    assert receiver.faults.happened(Fault.REFUSE) == 1
    assert [call.fault for call in receiver.calls()] == [None, Fault.REFUSE, None]


def test_the_next_calls_and_no_more_are_hit():
    faults = Faults(["refuse:2"])

    drawn = [_draw(faults) for _ in range(4)]

    assert drawn == [Fault.REFUSE, Fault.REFUSE, None, None]


def test_a_random_schedule_is_the_same_again_for_the_same_seed():
    rule = FaultRule((Fault.DROP_AFTER_COMMIT, Fault.ERROR_500), probability=0.3, seed=7)

    first, second = ([_draw(faults) for _ in range(300)] for faults in (Faults([rule]), Faults([rule])))

    assert first == second
    assert set(first) == {None, Fault.DROP_AFTER_COMMIT, Fault.ERROR_500}
    assert 60 <= sum(fault is not None for fault in first) <= 120


@pytest.mark.parametrize(
    ("spelling", "rule"),
    [
        ("refuse", FaultRule((Fault.REFUSE,))),
        ("drop_after_commit:2", FaultRule((Fault.DROP_AFTER_COMMIT,), times=2)),
        ("slow:1@DongBoHoSoMC", FaultRule((Fault.SLOW,), times=1, service="DongBoHoSoMC")),
        ("no_session@login", FaultRule((Fault.NO_SESSION,), service="login")),
        ("slow+error_500%20#7", FaultRule((Fault.SLOW, Fault.ERROR_500), probability=0.2, seed=7)),
    ],
)
def test_a_rule_can_be_spelled_in_a_command(spelling, rule):
    assert FaultRule.parse(spelling) == rule


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_has_a_name_for_commands(fault):
    assert FaultRule.parse(fault.value).faults == (fault,)


@pytest.mark.parametrize(
    "spelling", ["", "fire", "refuse:0", "refuse:x", "refuse@nowhere", "refuse%101", "refuse+", "a b"]
)
def test_an_unknown_fault_is_refused_with_the_list_of_known_ones(spelling):
    with pytest.raises(UnknownFault, match="drop_after_commit") as refused:
        Faults([spelling])

    assert refused.value.spelling == spelling


@pytest.mark.parametrize("wrong", [{"times": 0}, {"probability": 1.5}, {"service": "x"}])
def test_a_rule_out_of_range_is_refused(wrong):
    with pytest.raises(ValueError, match=r"unknown service|between"):
        Faults().add(Fault.SLOW, **wrong)


def test_a_rule_without_a_fault_is_refused():
    with pytest.raises(ValueError, match="needs a fault"):
        Faults().add()


def _draw(faults: Faults) -> Fault | None:
    drawn = faults.draw("DongBoHoSoMC", session_valid=True, inserting=True)
    return drawn.fault if drawn else None

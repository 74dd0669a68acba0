"""The wrapper (A′) of the training receiver over real sockets: what it takes, what it refuses, what it does wrong."""

from __future__ import annotations

import json

import pytest

from services.training import Counts, Fault
from tests.training.caller import CODE, Caller, dossier, progress

JSON = {"Content-Type": "application/json"}


def said(receiver, path, value):
    status, headers, body = Caller(receiver.url).ask("POST", f"/lgsp/{path}", json.dumps(value).encode(), JSON)
    return status, headers.get_content_type(), body.decode()


def told(receiver, path, value):
    return json.loads(said(receiver, path, value)[2])


def test_a_bare_array_is_kept_and_answered_with_the_number_0_and_words(receiver):
    assert told(receiver, "ThemMoi?MaDinhDanhDV=H31.12", [dossier()]) == {
        "error_code": "0", "message": "Đồng bộ thành công"
    }  # fmt: skip
    assert (receiver.lgsp.counts(), receiver.counts()) == (Counts(1, 1, 0), Counts(0, 0, 0))
    assert told(receiver, "TraCuu", {"mahoso": CODE})["result"] == [dossier()]


def test_a_dossier_said_to_be_new_twice_exists_and_one_said_to_be_known_must_be(receiver):
    assert told(receiver, "CapNhat", [dossier()])["error_code"] == -1
    told(receiver, "ThemMoi", [dossier()])

    assert told(receiver, "ThemMoi", [dossier()]) == {"error_code": "3", "message": f"Hồ sơ {CODE} đã tồn tại"}
    assert told(receiver, "CapNhat", [dossier(TrangThaiHoSo="4")])["error_code"] == "0"


def test_steps_are_answered_in_words_and_at_most_ten_go_in_one_call(receiver):
    told(receiver, "ThemMoi", [dossier()])

    assert said(receiver, "DongBoTienTrinh", [progress()]) == (200, "text/plain", "Đồng bộ thành công")
    assert "more than 10" in said(receiver, "DongBoTienTrinh", [progress()] * 11)[2]
    assert "Không tìm thấy" in said(receiver, "DongBoTienTrinh", [progress(MaHoSo="H31.12-261008-0099")])[2]
    assert receiver.lgsp.counts().progress == 1


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"data": []}, "data not a list"),
        ([], "data not a list"),
        ([dossier(NgayTiepNhan="2026-10-08 08:30:00")], "data[0].NgayTiepNhan invalid"),
        ([dossier(LoaiDoiTuong="0")], "data[0].LoaiDoiTuong invalid"),
        ([dossier(Them="x")], "data[0].Them unknown"),
    ],
)
def test_what_the_contract_does_not_know_is_refused_and_nothing_is_kept(receiver, value, words):
    answer = told(receiver, "ThemMoi", value)

    assert (answer["error_code"], answer["message"]) == (-1, words)
    assert receiver.lgsp.counts() == Counts(0, 0, 0)


def test_of_a_partly_kept_array_every_record_is_answered(receiver):
    receiver.faults.add(Fault.PARTLY, times=1)
    two = [dossier(), dossier(MaHoSo="H31.12-261008-0008")]

    answer = told(receiver, "ThemMoi", two)

    assert ("thành công" in answer["message"], [one["error_code"] for one in answer["result"]]) == (True, ["0", -1])
    assert [one.code for one in receiver.lgsp.dossiers()] == [CODE]


@pytest.mark.parametrize(("nth", "code"), [(0, "3"), (1, -3)])
def test_what_exists_is_said_with_3_and_minus_3_in_turn(receiver, nth, code):
    receiver.faults.add(Fault.EXISTS, times=2)

    answers = [told(receiver, "ThemMoi", [dossier(MaHoSo=f"H31.12-261008-001{at}")]) for at in range(2)]

    assert answers[nth]["error_code"] == code
    assert "ĐÃ TỒN TẠI" in answers[nth]["message"]


def test_a_gateway_answers_502_before_and_after_the_work_in_turn(receiver):
    receiver.faults.add(Fault.BAD_GATEWAY_502, times=2)

    assert said(receiver, "ThemMoi", [dossier()])[0] == 502
    assert receiver.lgsp.counts().dossiers == 0
    assert said(receiver, "ThemMoi", [dossier()])[0] == 502
    assert receiver.lgsp.counts().dossiers == 1


def test_what_is_held_is_listed_for_programs_and_for_people(receiver):
    told(receiver, "ThemMoi", [dossier()])

    _, _, listed = Caller(receiver.url).ask("GET", "/lgsp/held")
    _, _, page = Caller(receiver.url).ask("GET", "/")

    assert [one["MaHoSo"] for one in json.loads(listed)] == [CODE]
    assert "Trục tích hợp của tỉnh" in page.decode()
    assert dossier()["ChuHoSo"] not in page.decode()
    assert receiver.addresses["lgsp"] == f"{receiver.url}/lgsp"


def test_it_keeps_what_it_acknowledged_over_a_restart_and_tells_only_while_it_runs(receiver):
    told(receiver, "ThemMoi", [dossier()])
    receiver.stop()
    with pytest.raises(RuntimeError):
        _ = receiver.lgsp
    with pytest.raises(RuntimeError):
        _ = receiver.ministry
    receiver.start()

    assert receiver.lgsp.counts() == Counts(1, 1, 0)

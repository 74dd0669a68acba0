"""What a receiver of contract A is told, and what each of its answers comes to."""

from __future__ import annotations

import logging

import pytest

from services.domain.outbox import EntryKind, Outcome, OutcomeKind
from services.errors import LoopbackOnly
from services.receivers.contract_a import dossier_payload, progress_payload
from services.receivers.dvcqg import Dvcqg, Profile
from tests.receivers.other_side import CALL, CUT, LOGIN, says
from tests.receivers.rows import NOW, NUMBER, dossier, entry, progress

EXISTS = "Hồ sơ đã tồn tại"
ABSENT = f"Không tìm thấy hồ sơ {NUMBER}"
EXPIRED = says(-1, "Phiên làm việc hết hạn")


def _updating(side) -> list[str]:
    return [call["isUpdating"] for call in side.told(CALL) if "isUpdating" in call]


def test_a_dossier_is_sent_as_new_in_the_contracts_envelope(side, receiver):
    outcome = receiver.send(entry())

    assert outcome == Outcome(OutcomeKind.DELIVERED, "0")
    assert side.told(LOGIN) == [{"username": "quay", "password": "bi-mat"}]
    (call,) = side.told(CALL)
    assert list(call) == ["session", "madonvi", "service", "isUpdating", "data"]
    assert call == {
        "session": "S-1",
        "madonvi": "H31.12",
        "service": "DongBoHoSoMC",
        "isUpdating": "False",
        "data": [dossier_payload(dossier())],
    }


def test_a_step_of_progress_is_one_record_of_its_own_service(side, receiver):
    assert receiver.send(entry(EntryKind.PROGRESS)).kind is OutcomeKind.DELIVERED

    (call,) = side.told(CALL)
    assert (call["service"], call["data"]) == ("CapNhatTienDoHoSoMC", [progress_payload(progress())])
    assert "isUpdating" not in call


def test_an_update_says_that_the_dossier_is_known(side, receiver):
    assert receiver.send(entry(EntryKind.UPDATE)).kind is OutcomeKind.DELIVERED

    assert _updating(side) == ["True"]


def test_the_headers_are_those_of_the_contract(side, receiver_at):
    receiver_at(side.url, dstcode="VN:GOV:000.00.00.H31").send(entry())

    for _, headers, _ in side.heard:
        assert headers["content-type"] == headers["accept"] == "application/json"
        assert (headers["charset"], headers["dstcode"]) == ("utf-8", "VN:GOV:000.00.00.H31")
        assert "transfer-encoding" not in headers


@pytest.mark.parametrize("code", [0, "0", "00"])
def test_every_spelling_of_success_delivers(side, receiver, code):
    side.calls.append(says(code))

    assert receiver.send(entry()).kind is OutcomeKind.DELIVERED


@pytest.mark.parametrize("code", [0, "3", -3])
def test_a_dossier_that_is_there_already_is_sent_as_an_update(side, receiver, code):
    side.calls.append(says(code, EXISTS))

    assert receiver.send(entry()).kind is OutcomeKind.DELIVERED
    assert _updating(side) == ["False", "True"]


def test_the_answer_to_the_update_is_the_one_that_counts(side, receiver):
    side.calls += [says("3", EXISTS), says(), says(-1, "SoDienThoai empty")]

    outcome = receiver.send(entry())

    assert (outcome.kind, outcome.field) == (OutcomeKind.REFUSED, "applicant.phone")


def test_an_update_of_a_dossier_the_receiver_does_not_know_is_sent_as_new(side, receiver):
    side.calls.append(says(-1, ABSENT))

    assert receiver.send(entry(EntryKind.UPDATE)).kind is OutcomeKind.DELIVERED
    assert _updating(side) == ["True", "False"]


def test_a_receiver_that_contradicts_itself_is_not_asked_for_ever(side, receiver):
    side.calls += [says("3", EXISTS), says(), says(-1, ABSENT)]

    assert receiver.send(entry()).kind is OutcomeKind.REFUSED
    assert _updating(side) == ["False", "True"]


def test_somebody_elses_dossier_under_our_number_is_never_written_over(side, receiver):
    """A machine restored as a whole gave the number twice, and nobody noticed before the receiver was asked."""
    theirs = {"MaHoSo": NUMBER, "NgayTiepNhan": "20261008091500", "TrangThaiHoSo": "2"}
    side.calls += [says("3", EXISTS), says(result=[theirs]), says(result=[theirs])]

    sent, asked = receiver.send(entry()), receiver.ask(entry())

    assert (sent.kind, sent.message) == (OutcomeKind.REFUSED, "number_taken")
    assert (asked.kind, asked.message) == (OutcomeKind.REFUSED, "number_taken")
    assert _updating(side) == ["False"]


def test_our_own_dossier_that_is_there_already_is_known_by_the_moment_it_was_received(side, receiver):
    ours = {"MaHoSo": NUMBER, "NgayTiepNhan": "20261008083000", "TrangThaiHoSo": "2"}
    side.calls += [says("3", EXISTS), says(result=[ours])]

    assert receiver.send(entry()).kind is OutcomeKind.DELIVERED
    assert _updating(side) == ["False", "True"]


def test_a_dossier_that_is_there_already_waits_where_nobody_says_whose_it_is(side, receiver):
    side.calls += [says("3", EXISTS), CUT]

    assert receiver.send(entry()).kind is OutcomeKind.UNREACHABLE
    assert _updating(side) == ["False"]


def test_a_refusal_names_the_field_and_keeps_the_receivers_words(side, receiver):
    side.calls.append(says(-1, f"{NUMBER}: SoDienThoai 0900000001 của Nguyễn Văn Thử invalid"))

    outcome = receiver.send(entry())

    assert outcome == Outcome(
        OutcomeKind.REFUSED, "-1", f"{NUMBER}: SoDienThoai ••• của ••• invalid", "applicant.phone"
    )


def test_the_code_of_success_with_a_failing_text_is_a_refusal(side, receiver):
    side.calls.append(says(0, "Đồng bộ thất bại: SoDienThoai empty"))

    outcome = receiver.send(entry())

    assert (outcome.kind, outcome.code, outcome.field) == (OutcomeKind.REFUSED, "0", "applicant.phone")


def test_an_answer_whose_code_cannot_be_read_is_asked_about(side, receiver):
    side.calls.append(says("XONG"))

    assert receiver.send(entry()) == Outcome(OutcomeKind.UNKNOWN, "", "unreadable_answer")


def test_a_session_echoed_in_an_answer_is_not_shown(side, receiver):
    side.calls.append(says(-1, "S-1: MaTTHC invalid"))

    assert receiver.send(entry()).message == "•••: MaTTHC invalid"


@pytest.mark.parametrize("kind", [EntryKind.DOSSIER, EntryKind.UPDATE, EntryKind.PROGRESS])
def test_a_content_of_another_version_is_parked_and_nothing_is_sent(side, receiver, kind):
    outcome = receiver.send(entry(kind, dossier(schema="desk.dossier/9")))

    assert outcome == Outcome(OutcomeKind.REFUSED, message="schema")
    assert side.heard == []


# Asking


def test_a_dossier_the_receiver_shows_has_arrived(side, receiver):
    side.calls.append(says(0, "Tra cứu thành công", result=[{"MaHoSo": NUMBER, "TrangThaiHoSo": "2"}]))

    assert receiver.ask(entry()) == Outcome(OutcomeKind.DELIVERED)
    (call,) = side.told(CALL)
    assert call == {"session": "S-1", "madonvi": "H31.12", "service": "TraCuuHoSo", "mahoso": NUMBER}


@pytest.mark.parametrize(
    "answer",
    [
        says(0, "Tra cứu thành công", result=[]),
        says(0, "", result=None),
        says(-1, ABSENT),
        says(0, "Không tìm thấy hồ sơ", result=[]),
    ],
)
def test_a_dossier_the_receiver_does_not_know_is_not_there(side, receiver, answer):
    side.calls.append(answer)

    assert receiver.ask(entry()) == Outcome(OutcomeKind.NOT_THERE)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (says(0, "", result=[{"MaHoSo": "H31.12-261008-9999"}]), "other_dossier"),
        (says(0, "", result="có"), "unreadable_answer"),
    ],
)
def test_an_answer_that_does_not_tell_leaves_the_row_unknown(side, receiver, answer, reason):
    side.calls.append(answer)

    assert receiver.ask(entry()) == Outcome(OutcomeKind.UNKNOWN, message=reason)


def test_a_refused_question_does_not_refuse_the_row(side, receiver):
    side.calls.append(says(-1, "mahoso invalid"))

    assert receiver.ask(entry()) == Outcome(OutcomeKind.UNKNOWN, "-1", "mahoso invalid")


def test_an_update_may_be_repeated_so_it_is_not_asked_about(side, receiver):
    assert receiver.ask(entry(EntryKind.UPDATE)) == Outcome(OutcomeKind.NOT_THERE)
    assert side.heard == []


@pytest.mark.parametrize(
    ("state", "outcome"),
    [
        ("10", Outcome(OutcomeKind.DELIVERED)),
        (10, Outcome(OutcomeKind.DELIVERED)),
        ("2", Outcome(OutcomeKind.NOT_THERE)),
        ("4", Outcome(OutcomeKind.UNKNOWN, message="other_state")),
        ("", Outcome(OutcomeKind.UNKNOWN, message="other_state")),
    ],
)
def test_a_lost_step_is_judged_by_the_state_of_its_dossier(side, receiver, state, outcome):
    side.calls.append(says(0, "", result=[{"MaHoSo": NUMBER, "TrangThaiHoSo": state}]))

    assert receiver.ask(entry(EntryKind.PROGRESS)) == outcome


def test_a_lost_step_of_a_dossier_the_receiver_does_not_know_stays_unknown(side, receiver):
    side.calls.append(says(0, "", result=[]))

    assert receiver.ask(entry(EntryKind.PROGRESS)) == Outcome(OutcomeKind.UNKNOWN, message="dossier_absent")


def test_a_lost_step_that_changes_no_state_stays_unknown(side, receiver):
    side.calls.append(says(0, "", result=[{"MaHoSo": NUMBER, "TrangThaiHoSo": "2"}]))

    outcome = receiver.ask(entry(EntryKind.PROGRESS, progress(state="2")))

    assert outcome == Outcome(OutcomeKind.UNKNOWN, message="same_state")


# Training desks


@pytest.mark.parametrize(
    "url",
    [
        "https://dvc.example.invalid",
        "http://127.0.0.1.example.invalid",
        "http://127.0.0.1@example.invalid",
        "http://127.1",
        "http://10.0.0.1:8080",
        "http://0.0.0.0",
        "http://[::2]",
        "http://",
        "",
    ],
)
def test_a_training_desk_refuses_every_other_machine_before_anything_is_sent(receiver_at, url):
    receiver = receiver_at(url, loopback_only=True)

    with pytest.raises(LoopbackOnly):
        receiver.send(entry())
    with pytest.raises(LoopbackOnly):
        receiver.ask(entry())


@pytest.mark.parametrize("url", ["http://127.0.0.1:{}", "http://127.0.0.1:{}\\@example.invalid"])
def test_no_spelling_of_an_address_leads_a_training_desk_elsewhere(side, url):
    port = side.url.rpartition(":")[2]
    profile = Profile("x", url.format(port), "@example.invalid/login", "//example.invalid/g", "H31.12", "quay")
    receiver = Dvcqg(profile, lambda: "bi-mat", lambda: NOW, loopback_only=True)

    receiver.send(entry())

    assert side.lines == 1
    receiver.close()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_training_desk_sends_to_its_own_machine(side, receiver_at, host):
    receiver = receiver_at(side.url.replace("127.0.0.1", host), loopback_only=True)

    assert receiver.send(entry()).kind is OutcomeKind.DELIVERED


def test_the_receiver_has_the_name_of_its_profile(receiver):
    assert receiver.name == "province"


def test_a_closed_receiver_opens_its_line_again(side, receiver):
    receiver.send(entry())
    receiver.close()

    assert receiver.send(entry()).kind is OutcomeKind.DELIVERED
    assert (len(side.told(LOGIN)), side.lines) == (2, 2)


def test_nothing_personal_and_no_session_is_logged(side, receiver, caplog):
    caplog.set_level(logging.DEBUG)
    side.calls += [EXPIRED, says(-1, "Nguyễn Văn Thử: SoDienThoai invalid"), says(0, "", result=[{"MaHoSo": NUMBER}])]

    receiver.send(entry())
    receiver.ask(entry())

    secrets = ("S-1", "S-2", "bi-mat", "Thử", "THỬ", "033090000001", "0900000001", NUMBER)
    assert [one for one in secrets if one in caplog.text] == []

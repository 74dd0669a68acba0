"""Asking a receiver of contract A what it has: one dossier by its number, a day where it lists one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.outbox import OutcomeKind
from services.domain.reconciliation import Held, NotKnown, differences
from services.receivers.answers import Reading, Verdict
from services.receivers.contract_a import dossier_payload
from services.receivers.contract_a_read import NOT_READ, READINGS, fields_of, told
from services.receivers.dvcqg import Dvcqg, Profile
from services.receivers.looking import held_in, numbers_in
from services.receivers.questions import SILENT, STOPPED, Questions
from services.receivers.reasons import Reason
from services.training import TrainingReceiver
from tests.receivers.rows import NOW, NUMBER, dossier, entry

PROFILE = Profile("province", "", "/mapi/login", "/mapi/g", "H31.12", "quay", list_path="/held")


@pytest.fixture
def side(tmp_path):
    with TrainingReceiver(tmp_path / "held") as training:
        yield training


@pytest.fixture
def line(side):
    one = Dvcqg(replace(PROFILE, url=side.url), lambda: "bi-mat", lambda: NOW, loopback_only=True)
    yield one
    one.close()


def test_no_field_that_is_sent_is_forgotten_when_it_is_read_back():
    sent = dossier_payload(dossier()).keys()

    assert sent == READINGS.keys() | NOT_READ
    assert not READINGS.keys() & NOT_READ
    assert len({reading.path for reading in READINGS.values()}) == len(READINGS)


TEXTS = st.text(max_size=3000)


@given(
    note=TEXTS,
    name=TEXTS,
    phone=st.text(max_size=15),
    channel=st.sampled_from(["direct", "post"]),
    method=st.sampled_from(["counter", "post", "electronic"]),
)
def test_what_was_sent_reads_back_as_it_was_told_whatever_the_contract_cut(note, name, phone, channel, method):
    applicant = {**dossier()["applicant"], "full_name": name, "phone": phone}
    body = dossier(note=note, applicant=applicant, channel=channel, result_method=method)

    assert differences(told(body), fields_of(dossier_payload(body))) == ()


def test_fields_are_ours_again():
    fields = told(dossier(channel="post"))

    assert (fields["channel"], fields["due_at"]) == ("post", "2026-10-08T17:00:00+07:00")
    assert fields["fees"] == "Phí chứng thực bản sao: 8000"
    assert fields_of({"NgayHenTra": "mai", "GhiChu": None, "DanhSachLePhi": "không"}) == {
        "due_at": "mai",
        "note": "",
        "fees": "",
    }


def test_a_dossier_is_told_as_it_stands_there_and_another_is_not_there(line):
    assert line.look_up(NUMBER) is None
    assert line.send(entry()).kind is OutcomeKind.DELIVERED

    found = line.look_up(NUMBER)
    assert isinstance(found, Held)
    assert differences(line.told(dossier()), found.fields) == ()
    assert {d.path for d in differences(line.told(dossier(note="khác", state="10")), found.fields)} == {"note", "state"}


def test_a_day_is_listed_where_the_receiver_can_and_not_asked_for_where_it_cannot(line, side):
    line.send(entry())
    other = Dvcqg(replace(PROFILE, url=side.url, list_path=""), lambda: "bi-mat", lambda: NOW)

    assert line.held_on(date(2026, 10, 8)) == (NUMBER,)
    assert (line.held_on(date(2026, 10, 9)), other.held_on(date(2026, 10, 8))) == ((), None)
    other.close()


def test_a_line_that_is_down_is_not_known_and_nothing_is_raised():
    far = Dvcqg(replace(PROFILE, url="http://127.0.0.1:9"), lambda: "x", lambda: NOW)
    away = Dvcqg(replace(PROFILE, url="http://198.51.100.7"), lambda: "x", lambda: NOW, loopback_only=True)

    assert (far.look_up(NUMBER), far.held_on(NOW.date())) == (NotKnown("no_line"), NotKnown("no_line"))
    assert (away.look_up(NUMBER), away.held_on(NOW.date())) == (NotKnown("loopback_only"),) * 2


@pytest.mark.parametrize(
    ("reading", "answer"),
    [
        (Reading(Verdict.REFUSED, "-1", "Không có quyền phiên S-1"), NotKnown("Không có quyền phiên •••")),
        (Reading(Verdict.REFUSED, "-1"), NotKnown("unreadable_answer")),
        (Reading(Verdict.BUSY, "503", Reason.BUSY), NotKnown("busy")),
        (Reading(Verdict.ACCEPTED, envelope={"result": ["gì"]}), NotKnown("unreadable_answer")),
        (Reading(Verdict.ACCEPTED, envelope={"result": [{"MaHoSo": "H31.12-261008-2009"}]}), NotKnown("other_dossier")),
        (Reading(Verdict.ABSENT, envelope={"result": [{"MaHoSo": NUMBER}]}), None),
        (Reading(Verdict.EXISTS), Held(NUMBER)),
        (Reading(Verdict.ACCEPTED, envelope={"result": {"TrangThaiHoSo": "4"}}), Held(NUMBER, {"state": "4"})),
    ],
)
def test_an_answer_is_never_taken_for_more_than_it_says(reading, answer):
    assert held_in(NUMBER, reading, ("S-1",)) == answer


def test_a_list_that_is_none_is_not_known():
    assert numbers_in(Reading(Verdict.REFUSED, "-1", "day invalid")) == NotKnown("day invalid")
    assert numbers_in(Reading(Verdict.ACCEPTED)) == ()


def test_a_receiver_that_falls_silent_is_not_asked_on_and_a_fault_of_ours_costs_one_answer():
    asked = []

    def look_up(number):
        asked.append(number)
        if number == "1":
            raise KeyError(number)
        return NotKnown("no_line") if number > "2" else None

    questions = Questions(look_up)
    answers = [questions.ask(str(n)) for n in range(1, 9)]
    questions.stopped = True

    assert answers[:2] == [NotKnown("unreadable_answer"), None]
    assert set(answers[2:]) == {NotKnown("no_line")}
    assert (len(asked), questions.ask("9")) == (2 + SILENT, STOPPED)

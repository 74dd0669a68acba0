"""A receiver, or whoever stands in its place, that answers to do harm: endless, doubled, contradictory, of somebody else."""

from __future__ import annotations

import json
import logging
import time
from dataclasses import replace
from datetime import timedelta
from itertools import cycle
from uuid import UUID

import pytest

from services.domain.outbox import Outcome, OutcomeKind
from services.receivers.answers import shown, verdict_of
from services.receivers.content import visible
from services.receivers.port import Mark
from tests.receivers.beside import Remembered, kit, lgsp_at, ministry_at
from tests.receivers.other_side import LOGIN, Said, http, says
from tests.receivers.rows import NUMBER, dossier, entry

MANY = 60_000
UNKNOWN = Outcome(OutcomeKind.UNKNOWN, message="answer_lost")


@pytest.mark.parametrize("sign", ["<", "<!--", "<script ", "<style>", "<b"])
def test_a_page_made_to_be_slow_is_read_at_once(sign):
    began = time.process_time()
    visible((sign * MANY).encode())

    assert time.process_time() - began < 5


@pytest.mark.parametrize("words", ["a" * MANY, "1" * MANY, "a@" * MANY, "that bai" + " " * MANY, "phien da" * MANY])
def test_words_made_to_be_slow_are_read_at_once(words):
    began = time.process_time()
    shown(words, NUMBER, ["NGUYỄN VĂN THỬ"])
    verdict_of(-1, words)

    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("start", "ever"),
    [
        (b"HTTP/1.1 200 OK\r\nX-Long: ", b"x"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    ],
)
def test_an_answer_that_trickles_in_for_ever_ends_like_a_lost_one(side, receiver, start, ever):
    """Byte by byte, each in time: a row must not hang on it for longer than its lease."""
    side.calls.append(Said(start, trickled=cycle(ever)))

    assert receiver.send(entry()) == UNKNOWN


def test_what_is_said_before_an_answer_is_passed_over_and_no_row_gets_the_answer_of_another(side, receiver):
    """A 103 comes first and the answer itself later, when the next row may be on the same line already."""
    refused = http(200, b'{"error_code":-1,"message":"SoDienThoai empty"}', "").raw
    side.calls += [Said(b"HTTP/1.1 103 Early Hints\r\n\r\n" + refused[:-8], trickled=refused[-8:]), says(0)]
    first = receiver.send(entry())
    second = receiver.send(entry())

    assert (first.kind, first.field) == (OutcomeKind.REFUSED, "applicant.phone")
    assert second == Outcome(OutcomeKind.DELIVERED, "0")


def test_a_session_alone_is_the_answer_to_a_login_and_to_no_dossier(side, receiver):
    side.calls.append(http(200, b'{"session": "S-1"}'))

    assert receiver.send(entry()).kind is OutcomeKind.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        '{"error_code": -1, "error_code": 0}',
        '{"error_code": 0, "error_code": -1, "message": "SoDienThoai empty"}',
        '{"error_code": NaN}',
        '{"error_code": ' + "9" * 5000 + "}",
        "[" * 100_000,
        '{"error_code":' * 50_000,
    ],
)
def test_json_that_says_two_things_or_breaks_a_reader_says_nothing(side, receiver, text):
    side.calls.append(http(200, text.encode()))

    assert receiver.send(entry()).kind is OutcomeKind.UNKNOWN


OURS = {"MaHoSo": NUMBER, "error_code": "0", "message": "Thành công"}
NOT_OURS = OURS | {"error_code": "-1", "message": "SoDienThoai empty"}
OTHERS = OURS | {"MaHoSo": "H31.12-261008-2999"}


@pytest.mark.parametrize(
    ("records", "kind"),
    [
        ([OTHERS], OutcomeKind.UNKNOWN),
        ([OTHERS, NOT_OURS], OutcomeKind.REFUSED),
        ([NOT_OURS | {"MaHoSo": f"{NUMBER}  "}], OutcomeKind.REFUSED),
        ([OURS, NOT_OURS], OutcomeKind.UNKNOWN),
        ([OTHERS | {"error_code": "-1"}, OURS, OURS], OutcomeKind.DELIVERED),
    ],
)
@pytest.mark.parametrize("contract", ["dvcqg", "lgsp"])
def test_what_is_said_of_our_own_record_counts_and_of_nobody_elses(side, receiver, wrapper, contract, records, kind):
    """In any order, longer or doubled, under a sentence that says all went well."""
    side.calls.append(says(0, result=records))

    assert (wrapper if contract == "lgsp" else receiver).send(entry()).kind is kind


@pytest.fixture
def wrapper(side, clock):
    one = lgsp_at(side.url, kit(clock, Remembered()))
    yield one
    one.close()


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        ({"MaHoSo": f"{NUMBER}   ", "TrangThaiHoSo": "2"}, OutcomeKind.DELIVERED),
        ({}, OutcomeKind.UNKNOWN),
        ({"MaHoSo": None}, OutcomeKind.UNKNOWN),
    ],
)
def test_a_look_up_is_ours_whose_number_is_only_filled_up_and_not_one_that_says_nothing(side, receiver, record, kind):
    side.calls.append(says(0, result=[record]))

    assert receiver.ask(entry()).kind is kind


def test_f32_a_refused_login_holds_nobody_up_once_the_clock_was_set_back(side, receiver, clock):
    side.logins.append(says(-1, "Sai mật khẩu"))
    first = receiver.send(entry())
    clock.forward(-timedelta(days=400))

    assert first.message == "login_refused"
    assert receiver.send(entry()).kind is OutcomeKind.DELIVERED


def test_what_cannot_be_read_among_the_headers_is_in_no_log(side, receiver, caplog):
    raw = says().raw.replace(b"\r\n\r\n", "\r\nNGUYỄN VĂN THỬ\r\n\r\n".encode(), 1)
    side.calls.append(Said(raw))
    with caplog.at_level(logging.DEBUG):
        receiver.send(entry())

    assert not caplog.records


@pytest.fixture
def memory():
    return Remembered()


@pytest.fixture
def ministry(side, clock, memory):
    side.logins.append(_said(access_token="T", expires_in=600))
    one = ministry_at(side.url, kit(clock, memory), login_path=LOGIN)
    yield one
    one.close()


def _said(status: int = 200, **told: object) -> Said:
    return http(status, json.dumps(told).encode())


def test_f30_a_number_given_to_two_dossiers_is_taken_for_one_alone(side, ministry, memory):
    """It would be said to be there already, and the second dossier would never arrive."""
    same = _said(code=0, message="Thành công", data="G09-1")
    side.calls += [same, _said(code=0, message="Thành công", data={"IdHoSo": 7, "MaHoSo": "G09-1"}), same]
    other = replace(entry(body=dossier(number="H31.12-261008-2999")), id=UUID(int=9), number="H31.12-261008-2999")
    first, second = ministry.send(entry()), ministry.send(other)

    assert first.kind is OutcomeKind.DELIVERED
    assert (second.kind, second.message) == (OutcomeKind.REFUSED, "number_taken")
    assert len(side.heard) == 4
    assert memory.recall(Mark.NUMBER, other.number) == ""


@pytest.mark.parametrize("code", ["NGUYỄN VĂN THỬ", "033090000001", 33090000001, "thu@example.invalid", "\ud800"])
def test_a_code_that_is_a_person_is_not_kept(side, receiver, ministry, memory, code):
    memory.remember(Mark.NUMBER, NUMBER, "G09-1")
    side.calls.append(_said(400, code=code, message="Lỗi"))
    told = [ministry.send(entry()).code]
    side.calls.append(_said(error_code=code, message="Lỗi"))
    told.append(receiver.send(entry()).code)

    assert told == ["400", ""]

"""What is lost on the way, really lost: refused ports, cut lines, slow answers, pages of others."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from datetime import timedelta

import pytest

from services.domain.outbox import EntryKind, Outcome, OutcomeKind
from services.receivers.http import LARGEST_ANSWER, Line
from tests.receivers.other_side import CALL, CUT, HELD, LOGIN, CutsLongRows, OtherSide, Said, half, http, page, says
from tests.receivers.rows import NUMBER, dossier, entry

UNKNOWN = Outcome(OutcomeKind.UNKNOWN, message="answer_lost")
NO_LINE = Outcome(OutcomeKind.UNREACHABLE, message="no_line")
FOREIGN = {"Location": "http://example.invalid/dang-nhap"}
HALF_HEADERS = Said(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n", cut=True)
HALF_CHUNK = Said(
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{", cut=True
)
NO_HTTP = Said(b"SSH-2.0-OpenSSH_9.2\r\n", cut=True)
LOST = [CUT, HELD, HALF_HEADERS, HALF_CHUNK, NO_HTTP, half(says())]


@pytest.fixture
def dead_port() -> int:
    """A port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as line:
        return int(line.getsockname()[1])


@pytest.fixture
def full_port() -> Iterator[int]:
    """A port whose listener takes no one any more, as a machine that hangs does."""
    lines = [socket.socket() for _ in range(8)]
    listener = socket.create_server(("127.0.0.1", 0), backlog=0)
    for line in lines:
        line.setblocking(False)
        line.connect_ex(listener.getsockname())
    yield int(listener.getsockname()[1])
    for line in [*lines, listener]:
        line.close()


# Before anything of a row was sent


def test_a_refused_port_sends_nothing(receiver_at, dead_port):
    receiver = receiver_at(f"http://127.0.0.1:{dead_port}")

    assert receiver.send(entry()) == NO_LINE
    assert receiver.ask(entry()) == NO_LINE


def test_a_machine_that_does_not_take_the_line_sends_nothing(receiver_at, full_port):
    assert receiver_at(f"http://127.0.0.1:{full_port}", connect_timeout=0.2).send(entry()) == NO_LINE


def test_an_unknown_host_sends_nothing(receiver_at):
    assert receiver_at("https://khong-co.invalid").send(entry()) == NO_LINE


@pytest.mark.parametrize(
    "url", ["http://khong-co.invalid", "http://192.0.2.1:8080", "http://127.0.0.1.khong-co.invalid"]
)
def test_another_machine_gets_nothing_in_the_clear(receiver_at, url):
    """Not even a connection is tried: names and passwords would go first."""
    plain = Outcome(OutcomeKind.UNREACHABLE, message="plain_http")

    assert receiver_at(url, connect_timeout=0.01).send(entry()) == plain
    assert receiver_at(url, connect_timeout=0.01).ask(entry()) == plain


@pytest.mark.parametrize("url", ["", "province", "ftp://127.0.0.1", "http://[::1", "http://127.0.0.1:cong"])
def test_an_address_that_is_none_sends_nothing(receiver_at, url):
    assert receiver_at(url).send(entry()) == Outcome(OutcomeKind.UNREACHABLE, message="wrong_address")


def test_a_setting_that_would_break_the_request_sends_nothing(side, receiver_at):
    receiver = receiver_at(side.url, dstcode="VN\r\nX-Other: 1")

    assert receiver.send(entry()) == Outcome(OutcomeKind.UNREACHABLE, message="wrong_address")
    assert side.heard == []


@pytest.mark.parametrize("lost", LOST)
def test_a_login_whose_answer_is_lost_left_nothing_behind(side, receiver, lost):
    side.logins.append(lost)

    assert receiver.send(entry()) == Outcome(OutcomeKind.UNREACHABLE, message="answer_lost")
    assert side.told(CALL) == []


def test_a_network_that_wants_a_sign_in_gets_no_dossier_and_one_answers_for_it_later(side, receiver):
    side.logins.append(page(511, "Vui lòng đăng nhập mạng WiFi."))
    closed = Outcome(OutcomeKind.UNREACHABLE, message="not_the_receiver")

    assert receiver.send(entry()) == closed
    assert side.told(CALL) == []
    side.calls.append(page(511, "Vui lòng đăng nhập mạng WiFi."))
    assert receiver.send(entry()) == closed
    assert receiver.send(entry()).kind is OutcomeKind.DELIVERED


def test_a_captive_portal_that_answers_the_login_gets_no_dossier(side, receiver):
    side.logins.append(page(200, "Vui lòng đăng nhập mạng WiFi."))

    assert receiver.send(entry()) == Outcome(OutcomeKind.UNREACHABLE, "200", "not_the_receiver")
    assert side.told(CALL) == []


def test_a_redirected_login_is_not_followed(side, receiver):
    with_other = OtherSide()
    side.logins.append(page(302, "", {"Location": f"{with_other.url}{LOGIN}"}))

    assert receiver.send(entry()) == Outcome(OutcomeKind.UNREACHABLE, "302", "redirect")
    assert (with_other.lines, side.told(CALL)) == (0, [])
    with_other.stop()


# After a row was sent


@pytest.mark.parametrize("kind", [EntryKind.DOSSIER, EntryKind.UPDATE, EntryKind.PROGRESS])
@pytest.mark.parametrize("lost", LOST)
def test_an_answer_that_is_lost_is_unknown_and_nothing_is_sent_again(side, receiver, lost, kind):
    side.calls.append(lost)

    assert receiver.send(entry(kind)) == UNKNOWN
    assert len(side.told(CALL)) == 1


@pytest.mark.parametrize("lost", LOST)
def test_a_question_whose_answer_is_lost_may_be_asked_again(side, receiver, lost):
    side.calls.append(lost)

    assert receiver.ask(entry()) == Outcome(OutcomeKind.UNREACHABLE, message="answer_lost")


def test_a_lost_answer_is_asked_about_not_guessed(side, receiver):
    side.calls += [CUT, says(0, "", result=[{"MaHoSo": NUMBER}])]

    assert receiver.send(entry()) == UNKNOWN
    assert receiver.ask(entry()).kind is OutcomeKind.DELIVERED
    assert [call["service"] for call in side.told(CALL)] == ["DongBoHoSoMC", "TraCuuHoSo"]


def test_an_update_after_an_insert_that_was_there_is_unknown_when_its_answer_is_lost(side, receiver):
    side.calls += [says("3", "Hồ sơ đã tồn tại"), says(), CUT]

    assert receiver.send(entry()) == UNKNOWN


def test_an_answer_that_trickles_in_for_ever_is_a_lost_one(side, receiver_at):
    receiver = receiver_at(side.url, read_timeout=0.3)
    raw = http(200, b" " * 500 + b'{"error_code": 0}').raw
    side.calls.append(Said(raw[:-510], trickled=raw[-510:]))

    assert receiver.send(entry()) == UNKNOWN


def test_a_page_in_the_receivers_place_is_unknown_and_the_session_is_not_used_again(side, receiver):
    side.calls.append(page(200, "Vui lòng đăng nhập mạng WiFi."))
    side.logins += [http(200, b'{"session": "S-a"}'), http(200, b'{"session": "S-b"}')]

    assert receiver.send(entry()) == Outcome(OutcomeKind.UNKNOWN, "200", "not_the_receiver")
    assert receiver.send(entry()).kind is OutcomeKind.DELIVERED
    assert [call["session"] for call in side.told(CALL)] == ["S-a", "S-b"]


@pytest.mark.parametrize(
    "said",
    [
        http(200, b""),
        http(204, b"", ""),
        http(200, b"[]"),
        http(200, b'{"status": "UP"}'),
        http(200, b"{" * 100_000),
        http(200, b"\xff\xfe\x00"),
        http(200, b'{"error_code": 0, "message": "' + b"x" * LARGEST_ANSWER + b'"}'),
        http(200, json.dumps({"error_code": 0}).encode(), "text/html"),
    ],
)
def test_what_is_no_envelope_is_not_taken_for_success(side, receiver, said):
    side.calls.append(said)

    assert receiver.send(entry()) == Outcome(
        OutcomeKind.UNKNOWN, said.raw.split()[1].decode(), message="not_the_receiver"
    )


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_refused_and_nothing_more_is_sent(side, receiver, status):
    side.calls.append(page(status, "", FOREIGN))

    assert receiver.send(entry()) == Outcome(OutcomeKind.UNREACHABLE, str(status), "redirect")
    assert len(side.told(CALL)) == 1


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("30", timedelta(seconds=30)),
        ("Thu, 08 Oct 2026 01:32:00 GMT", timedelta(minutes=2)),
        ("Thu, 08 Oct 2026 01:29:00 GMT", None),
        ("864000", timedelta(hours=1)),
        ("9" * 40, timedelta(hours=1)),
        ("Fri, 08 Oct 2027 00:00:00 GMT", timedelta(hours=1)),
        ("mai", None),
        ("-5", None),
        ("", None),
    ],
)
def test_a_busy_receiver_is_given_the_time_it_asks_for(side, receiver, value, wait):
    side.calls.append(page(503, "Hệ thống đang bảo trì &amp; nâng cấp.", {"Retry-After": value}))

    assert receiver.send(entry()) == Outcome(OutcomeKind.BUSY, "503", "Hệ thống đang bảo trì & nâng cấp.", wait=wait)


@pytest.mark.parametrize("said", [page(429, "Too many"), says(-1, "Oops", status=500), says(-1, "System error")])
def test_a_receiver_that_cannot_now_is_busy_and_refuses_nothing(side, receiver, said):
    side.calls.append(said)

    outcome = receiver.send(entry())

    assert outcome.kind is OutcomeKind.BUSY
    assert outcome.message


def test_a_busy_login_sends_no_dossier(side, receiver):
    side.logins.append(http(503, b"", "", {"Retry-After": "7"}))

    assert receiver.send(entry()) == Outcome(OutcomeKind.BUSY, "503", "busy", wait=timedelta(seconds=7))
    assert side.told(CALL) == []


@pytest.mark.parametrize("status", [500, 502, 504])
def test_a_gateway_that_lost_the_receiver_or_a_program_that_broke_does_not_tell_what_became_of_the_row(
    side, receiver, status
):
    side.calls += [page(status, "Bad Gateway"), page(status, "Bad Gateway")]

    assert receiver.send(entry()) == Outcome(OutcomeKind.UNKNOWN, str(status), "answer_lost")
    assert receiver.ask(entry()) == Outcome(OutcomeKind.UNREACHABLE, str(status), "answer_lost")


def test_nothing_of_the_contract_at_the_address_parks_nothing(side, receiver):
    side.calls.append(says(-1, "path invalid", status=404))

    assert receiver.send(entry()) == Outcome(OutcomeKind.UNREACHABLE, "404", "wrong_address")


def test_a_row_that_is_too_long_for_the_receiver_is_refused(side, receiver):
    side.calls.append(page(413, "Request Entity Too Large"))

    assert receiver.send(entry()) == Outcome(OutcomeKind.REFUSED, "413", "too_large")


def test_a_line_the_receiver_closed_between_two_rows_is_opened_again(side, receiver):
    side.calls.append(Said(says().raw, cut=True))

    first = receiver.send(entry())
    assert side.hung_up.wait(30)
    second = receiver.send(entry())

    assert [first.kind, second.kind] == [OutcomeKind.DELIVERED] * 2
    assert side.lines == 2


def test_a_line_nobody_used_for_a_while_is_not_used_again(side, clock):
    """Servers close theirs after some seconds; a row must not meet that very moment."""
    line = Line(clock, longest_idle=0.0)
    for _ in range(2):
        assert line.post(f"{side.url}{CALL}", {}, {}).status == 200
    line.close()

    assert side.lines == 2


def test_a_receiver_that_hangs_up_before_the_row_is_whole_cannot_have_it(receiver_at):
    """The line is cut while a row longer than every buffer on the way is still being written."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        receiver = receiver_at(f"http://127.0.0.1:{listener.getsockname()[1]}", read_timeout=5.0)
        other = CutsLongRows(listener)
        papers = [{"name": "x" * 2000, "originals": 1, "copies": 0}] * 20_000
        outcome = receiver.send(entry(body=dossier(papers=papers)))
        other.join()

    assert outcome == NO_LINE

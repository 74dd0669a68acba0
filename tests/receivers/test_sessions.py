"""Logging in: as rarely as possible, again when it must be, and never so often that an account is locked."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from services.domain.outbox import Outcome, OutcomeKind
from services.errors import SecretMissing
from tests.receivers.other_side import CALL, LOGIN, http, page, says
from tests.receivers.rows import entry

EXPIRED = says(-1, "Phiên làm việc hết hạn")


def test_one_session_serves_many_rows_over_one_line(side, receiver):
    for _ in range(5):
        receiver.send(entry())

    assert (len(side.told(LOGIN)), len(side.told(CALL)), side.lines) == (1, 5, 1)


def test_a_session_is_renewed_after_ten_minutes(side, receiver, clock):
    receiver.send(entry())
    clock.forward(timedelta(minutes=9, seconds=59))
    receiver.send(entry())
    clock.forward(timedelta(seconds=1))
    receiver.send(entry())

    assert [call["session"] for call in side.told(CALL)] == ["S-1", "S-1", "S-2"]


def test_a_session_is_not_trusted_after_the_clock_was_set_back(side, receiver, clock):
    receiver.send(entry())
    clock.forward(timedelta(hours=-3))
    receiver.send(entry())

    assert len(side.told(LOGIN)) == 2


@pytest.mark.parametrize("ended", [EXPIRED, page(401, "Unauthorized"), page(403, "Forbidden")])
def test_a_session_that_ends_in_mid_batch_is_renewed_and_the_same_call_repeated_once(side, receiver, ended):
    side.calls += [says(), ended]

    outcomes = [receiver.send(entry()).kind for _ in range(3)]

    assert outcomes == [OutcomeKind.DELIVERED] * 3
    assert [call["session"] for call in side.told(CALL)] == ["S-1", "S-1", "S-2", "S-2"]
    assert side.told(CALL)[1]["data"] == side.told(CALL)[2]["data"]


@pytest.mark.parametrize(
    ("ended", "code", "reason"),
    [(EXPIRED, "-1", "session_expired"), (page(403, "Forbidden"), "403", "not_admitted")],
)
def test_a_receiver_that_takes_no_session_at_all_parks_nothing(side, receiver, ended, code, reason):
    side.calls += [ended, ended]

    assert receiver.send(entry()) == Outcome(OutcomeKind.UNREACHABLE, code, reason)
    assert len(side.told(CALL)) == 2


@pytest.mark.parametrize("refused", [says(-1, "Sai tên đăng nhập hoặc mật khẩu"), page(401, "Unauthorized")])
def test_a_refused_password_lets_the_rows_wait_and_is_not_tried_for_each_of_them(side, receiver, clock, refused):
    side.logins += [refused, refused]

    first, second = receiver.send(entry()), receiver.send(entry())

    assert (first.kind, first.message, first.wait) == (OutcomeKind.UNREACHABLE, "login_refused", timedelta(minutes=1))
    assert (second.kind, second.message) == (OutcomeKind.UNREACHABLE, "login_refused")
    assert (len(side.told(LOGIN)), side.told(CALL)) == (1, [])
    clock.forward(timedelta(minutes=1))
    assert receiver.send(entry()).wait == timedelta(minutes=2)
    clock.forward(timedelta(minutes=2))
    assert receiver.send(entry()).kind is OutcomeKind.DELIVERED


def test_a_new_password_is_tried_at_once(side, receiver_at):
    secrets = ["cũ", "mới"]
    receiver = receiver_at(side.url, secret=lambda: secrets[0])
    side.logins.append(says(-1, "Sai mật khẩu"))

    assert receiver.send(entry()).message == "login_refused"
    del secrets[0]
    assert receiver.send(entry()).kind is OutcomeKind.DELIVERED


def test_a_login_without_a_session_sends_nothing(side, receiver):
    side.logins.append(says(0, ""))

    assert receiver.send(entry()) == Outcome(OutcomeKind.UNREACHABLE, "0", "no_session")
    assert side.told(CALL) == []


def test_a_missing_password_lets_the_rows_wait(side, receiver_at):
    def missing() -> str:
        raise SecretMissing("province")

    assert receiver_at(side.url, secret=missing).send(entry()) == Outcome(
        OutcomeKind.UNREACHABLE, message="secret_missing"
    )
    assert side.heard == []


def test_several_lanes_share_one_login(side, receiver):
    with ThreadPoolExecutor(4) as lanes:
        outcomes = list(lanes.map(lambda _: receiver.send(entry()).kind, range(40)))

    assert outcomes == [OutcomeKind.DELIVERED] * 40
    assert (len(side.told(LOGIN)), len(side.told(CALL))) == (1, 40)


def test_an_answer_that_names_its_session_and_no_code_is_a_login(side, receiver):
    side.logins.append(http(200, b'{"session": "S-9"}'))

    receiver.send(entry())

    assert side.told(CALL)[0]["session"] == "S-9"

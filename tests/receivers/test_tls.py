"""Secure lines: nothing is sent to a receiver that does not prove who it is."""

from __future__ import annotations

import os
import socket
import ssl
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from services.domain.calendar import office_day
from services.domain.outbox import Outcome, OutcomeKind
from services.errors import SourceFailed
from services.receivers.answers import Reading, Verdict
from services.receivers.national import NationalList
from services.receivers.outcomes import outcome_of
from services.receivers.reasons import Cause, Reason
from tests.receivers.certificates import DAY, self_signed
from tests.receivers.other_side import CALL, OtherSide
from tests.receivers.rows import entry


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[Callable[..., tuple[OtherSide, str]]]:
    """Start other sides with a certificate of their own; gives the side and the certificate's path."""
    with ExitStack() as stack:

        def start(
            ends: timedelta = DAY, host: str = "127.0.0.1", old: bool = False, **more: Any
        ) -> tuple[OtherSide, str]:
            path, key = self_signed(tmp_path, ends, host, **more)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(path, key)
            if old:
                context.set_ciphers("DEFAULT:@SECLEVEL=0")
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore", DeprecationWarning)
                    context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
            side = OtherSide(context)
            stack.callback(side.stop)
            return side, str(path)

        yield start


def test_a_receiver_signed_by_a_private_authority_is_trusted_with_its_file(secure, receiver_at):
    side, certificate = secure()

    assert receiver_at(side.url, ca_file=certificate).send(entry()).kind is OutcomeKind.DELIVERED
    assert len(side.told(CALL)) == 1


def _closed(reason: str) -> Outcome:
    return Outcome(OutcomeKind.UNREACHABLE, message=reason)


def _day(from_now: timedelta) -> str:
    return office_day(datetime.now(UTC) + from_now).isoformat()


def test_a_receiver_nobody_signed_for_gets_nothing_and_who_signed_is_named(secure, receiver_at):
    side, _ = secure(issuer="Tường lửa | cơ quan")

    assert receiver_at(side.url).send(entry()) == _closed("tls_untrusted|127.0.0.1|Tường lửa cơ quan")
    assert side.heard == []


@pytest.mark.parametrize(("begins", "ends"), [(-9 * DAY, -DAY), (DAY, 9 * DAY)])
def test_f56_a_receiver_out_of_its_certificates_days_gets_nothing_and_the_days_are_named(
    secure, receiver_at, begins, ends
):
    side, certificate = secure(ends=ends, begins=begins)

    refused = receiver_at(side.url, ca_file=certificate).send(entry())

    assert refused == _closed(f"tls_expired|127.0.0.1|{_day(begins)}|{_day(ends)}")
    assert side.heard == []


def test_f56_an_authority_that_changed_is_trusted_once_its_file_is_there_without_a_restart(
    secure, receiver_at, tmp_path
):
    authority = tmp_path / "authority.pem"
    _, certificate = secure()
    authority.write_bytes(Path(certificate).read_bytes())
    side, certificate = secure(issuer="Noi ky moi")
    receiver = receiver_at(side.url, ca_file=str(authority))

    refused = receiver.send(entry())
    authority.write_bytes(authority.read_bytes() + Path(certificate).read_bytes())

    assert refused == _closed("tls_untrusted|127.0.0.1|Noi ky moi")
    assert side.heard == []
    assert receiver.send(entry()).kind is OutcomeKind.DELIVERED


def test_f56_nothing_the_other_side_shows_can_be_more_than_a_short_name(secure, receiver_at):
    side, _ = secure(issuer="x" * 64)

    message = receiver_at(side.url).send(entry()).message

    assert message == f"tls_untrusted|127.0.0.1|{'x' * 60}"


def test_f56_host_and_days_are_no_personal_numbers_and_stay_readable():
    cause = Cause.of(Reason.TLS_EXPIRED, "192.168.100.200", "2025-11-21", "2026-11-21")

    assert outcome_of(entry(), Reading(Verdict.CLOSED, message=cause)) == _closed(str(cause))


def test_a_private_authority_is_trusted_alone(secure, receiver_at, tmp_path):
    """With its file, not even an authority of the system's list opens the line."""
    side, certificate = secure()
    folder = tmp_path / "other"
    folder.mkdir()
    other, _ = self_signed(folder, DAY, "127.0.0.1", "Noi ky khac")
    os.environ["SSL_CERT_FILE"], before = certificate, os.environ.get("SSL_CERT_FILE")
    try:
        with_system = receiver_at(side.url).send(entry())
        alone = receiver_at(side.url, ca_file=str(other)).send(entry())
    finally:
        os.environ.pop("SSL_CERT_FILE")
        os.environ |= {"SSL_CERT_FILE": before} if before else {}

    assert with_system.kind is OutcomeKind.DELIVERED
    assert alone == _closed("tls_untrusted|127.0.0.1|May nhan thu")


def test_a_receiver_that_speaks_nothing_newer_than_tls_1_1_gets_nothing(secure, receiver_at):
    side, certificate = secure(old=True)
    loose = ssl.create_default_context(cafile=certificate)
    loose.set_ciphers("DEFAULT:@SECLEVEL=0")
    loose.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    port = int(side.url.rpartition(":")[2])
    with (
        socket.create_connection(("127.0.0.1", port)) as line,
        loose.wrap_socket(line, server_hostname="127.0.0.1") as old,
    ):
        spoken = old.version()

    assert spoken == "TLSv1.1"
    assert receiver_at(side.url, ca_file=certificate).send(entry()) == _closed("tls")
    assert side.heard == []


def test_f12_a_network_that_answers_in_the_clear_where_a_secure_line_is_expected_gets_nothing(receiver_at):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        portal = Thread(target=_sign_in_page, args=(listener,))
        portal.start()
        outcome = receiver_at(f"https://127.0.0.1:{listener.getsockname()[1]}").send(entry())
        portal.join()

    assert outcome == _closed("tls")


def _sign_in_page(listener: socket.socket) -> None:
    line, _ = listener.accept()
    with line:
        line.recv(4096)
        line.sendall(b"HTTP/1.1 302 Found\r\nLocation: http://dang-nhap.wifi/\r\n\r\n")


def test_a_receiver_with_the_certificate_of_another_host_gets_nothing(secure, receiver_at):
    side, certificate = secure(host="192.0.2.1")

    assert receiver_at(side.url, ca_file=certificate).send(entry()) == _closed("tls_other_host|127.0.0.1")
    assert side.heard == []


def test_a_receiver_without_a_secure_line_where_one_is_expected_gets_nothing(side, receiver_at):
    receiver = receiver_at(side.url.replace("http://", "https://"), read_timeout=2.0)

    outcome = receiver.send(entry())

    assert (outcome.kind, outcome.message in ("tls", "no_line")) == (OutcomeKind.UNREACHABLE, True)
    assert side.heard == []


@pytest.mark.parametrize("content", [None, "", "không phải chứng thư"])
def test_an_authoritys_file_that_cannot_be_read_sends_nothing(secure, receiver_at, tmp_path, content):
    side, _ = secure()
    path = tmp_path / "authority.pem"
    if content is not None:
        path.write_text(content, encoding="utf-8")

    assert receiver_at(side.url, ca_file=str(path)).send(entry()) == Outcome(OutcomeKind.UNREACHABLE, message="ca_file")
    assert side.heard == []


def test_a_list_of_procedures_nobody_signed_for_is_not_read(secure, clock):
    side, _ = secure()
    there = NationalList(clock, side.url, read_seconds=2.0)

    with pytest.raises(SourceFailed) as refused:
        there.listed()
    there.close()

    assert refused.value.why == "tls"
    assert side.heard == []

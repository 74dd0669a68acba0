"""Secure lines: nothing is sent to a receiver that does not prove who it is."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from services.domain.outbox import Outcome, OutcomeKind
from services.errors import SourceFailed
from services.receivers.national import NationalList
from tests.receivers.other_side import CALL, OtherSide
from tests.receivers.rows import entry

DAY = timedelta(days=1)


def _certificate(folder: Path, ends: timedelta, host: str) -> tuple[Path, Path]:
    """Write a certificate that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "May nhan thu")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - 9 * DAY)
        .not_valid_after(now + ends)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "receiver.pem", folder / "receiver.key"
    certificate.write_bytes(made.public_bytes(Encoding.PEM))
    secret.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return certificate, secret


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[Callable[..., tuple[OtherSide, str]]]:
    """Start other sides with a certificate of their own; gives the side and the certificate's path."""
    with ExitStack() as stack:

        def start(ends: timedelta = DAY, host: str = "127.0.0.1") -> tuple[OtherSide, str]:
            certificate, key = _certificate(tmp_path, ends, host)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, key)
            side = OtherSide(context)
            stack.callback(side.stop)
            return side, str(certificate)

        yield start


def test_a_receiver_signed_by_a_private_authority_is_trusted_with_its_file(secure, receiver_at):
    side, certificate = secure()

    assert receiver_at(side.url, ca_file=certificate).send(entry()).kind is OutcomeKind.DELIVERED
    assert len(side.told(CALL)) == 1


def test_a_receiver_nobody_signed_for_gets_nothing(secure, receiver_at):
    side, _ = secure()

    assert receiver_at(side.url).send(entry()) == Outcome(OutcomeKind.UNREACHABLE, message="tls_untrusted")
    assert side.heard == []


def test_a_receiver_whose_certificate_expired_gets_nothing(secure, receiver_at):
    side, certificate = secure(ends=-DAY)

    assert receiver_at(side.url, ca_file=certificate).send(entry()) == Outcome(
        OutcomeKind.UNREACHABLE, message="tls_expired"
    )
    assert side.heard == []


def test_a_receiver_with_the_certificate_of_another_host_gets_nothing(secure, receiver_at):
    side, certificate = secure(host="192.0.2.1")

    assert receiver_at(side.url, ca_file=certificate).send(entry()) == Outcome(
        OutcomeKind.UNREACHABLE, message="tls_other_host"
    )
    assert side.heard == []


def test_a_receiver_without_a_secure_line_where_one_is_expected_gets_nothing(side, receiver_at):
    receiver = receiver_at(side.url.replace("http://", "https://"), read_timeout=0.5)

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

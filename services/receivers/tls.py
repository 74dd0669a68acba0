"""Secure lines: whom we trust, and why a line was not opened, with the host and the days of its certificate."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from services.domain.calendar import office_day
from services.domain.text import clean
from services.receivers.addresses import address_of, port_of
from services.receivers.reasons import Cause, Reason, Why

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

# Numbers of OpenSSL's verification results.
_EXPIRED, _NOT_YET, _OTHER_HOST = 10, 9, (62, 64)
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Door:
    """Where a secure line was tried.

    Attributes:
        proxy: The proxy it went through, "" when there was none.
        headers: What the proxy is told.
        patience: Seconds until the line is open.
    """

    host: str
    port: int
    proxy: str = ""
    headers: Mapping[str, str] | None = None
    patience: float = 5.0


def trust(ca_file: str = "") -> ssl.SSLContext:
    """Return what secure lines are opened with: certificates and names are verified, TLS 1.2 at least.

    Args:
        ca_file: PEM file of private authorities, trusted alone: a line to a closed network is not opened to whoever
            holds a certificate of a public authority. It may hold several, such as the old and the new one while the
            authority changes. "" trusts the system's.

    Raises:
        OSError: The file cannot be read, or holds no certificate.
    """
    context = ssl.create_default_context(cafile=ca_file or None)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def refused(error: Exception, door: Door) -> Why:
    """Return why a secure line was not opened; nothing was sent over it."""
    cause = error.args[0] if error.args else None
    if not isinstance(cause, ssl.SSLCertVerificationError):
        return Reason.TLS
    if cause.verify_code in _OTHER_HOST:
        return Cause.of(Reason.TLS_OTHER_HOST, door.host)
    shown = _shown(door)
    if cause.verify_code in (_EXPIRED, _NOT_YET):
        days = (shown.since.isoformat(), shown.until.isoformat()) if shown else ("", "")
        return Cause.of(Reason.TLS_EXPIRED, door.host, *days)
    return Cause.of(Reason.TLS_UNTRUSTED, door.host, shown.issuer if shown else "")


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the other side shows of itself; nothing of it is proven."""

    since: date
    until: date
    issuer: str


def _shown(door: Door) -> _Shown | None:
    """Return the certificate a host shows, to be named to a person; the line carries nothing and is closed at once.

    A failed handshake does not give the certificate it failed for, so it is asked for once more. Behind a proxy that has a
    secure line of its own it is not.
    """
    from cryptography.x509 import load_der_x509_certificate
    from urllib3.connection import HTTPSConnection
    from urllib3.exceptions import HTTPError

    looking = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    looking.check_hostname, looking.verify_mode = False, ssl.CERT_NONE
    if door.proxy.startswith("https:"):
        return None
    host, port = (address_of(door.proxy)[1], port_of(door.proxy)) if door.proxy else (door.host, door.port)
    line = HTTPSConnection(host, port, timeout=door.patience, ssl_context=looking, cert_reqs=ssl.CERT_NONE)
    try:
        if door.proxy:
            line.set_tunnel(door.host, door.port, dict(door.headers or {}))
        line.connect()
        der = line.sock.getpeercert(binary_form=True) if isinstance(line.sock, ssl.SSLSocket) else None
        certificate = load_der_x509_certificate(der or b"")
        days = (office_day(certificate.not_valid_before_utc), office_day(certificate.not_valid_after_utc))
        return _Shown(*days, _issuer(certificate))
    except (HTTPError, OSError, ValueError, OverflowError):
        return None
    finally:
        line.close()


def _issuer(certificate: Certificate) -> str:
    from cryptography.x509.oid import NameOID

    wanted = (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME)
    names = (str(one.value) for kind in wanted for one in certificate.issuer.get_attributes_for_oid(kind))
    return clean(next(names, ""))[:_LONGEST_NAME]

"""The words of tus 1.0: what a server offers, where an upload is, what is said of a file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha1, sha256
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

VERSION = "1.0.0"
GONE = (403, 404, 410)
"""What HEAD answers about an upload that is not there any more. Source: tus 1.0.0, "HEAD"."""

_HASHES = ("sha256", "sha1")
_TYPES = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png", "tiff": "image/tiff"}


@dataclass(frozen=True, slots=True)
class Offer:
    """What a server says it can do.

    Attributes:
        checksum: The hash it checks pieces by, the strongest we know; "" for none.
        largest: Bytes of a whole file it takes, None when it did not say.
    """

    checksum: str = ""
    largest: int | None = None


def offered(headers: Mapping[str, str]) -> Offer:
    """Return what the answer to OPTIONS says; names of headers in small letters."""
    extensions = _listed(headers.get("tus-extension", ""))
    hashes = _listed(headers.get("tus-checksum-algorithm", "")) if "checksum" in extensions else ()
    known = next((name for name in _HASHES if name in hashes), "")
    return Offer(known, whole_number(headers.get("tus-max-size", "")))


def address(base: str, location: str) -> str:
    """Return where an upload is, from what the server told; "" when it told nothing or another host.

    A server behind another one often tells its inner scheme and port: ours are kept, only its path is taken.
    """
    if not location:
        return ""
    try:
        told, own = urlsplit(urljoin(base, location)), urlsplit(base)
        if told.scheme not in ("http", "https") or (told.hostname or "") != own.hostname or told.username is not None:
            return ""
    except ValueError:
        return ""
    return urlunsplit((own.scheme, own.netloc, told.path, told.query, ""))


def checksum(name: str, piece: bytes) -> dict[str, str]:
    """Return the header a piece is checked by; none for the name ""."""
    if not name:
        return {}
    digest = sha256(piece) if name == "sha256" else sha1(piece, usedforsecurity=False)
    return {"Upload-Checksum": f"{name} {b64encode(digest.digest()).decode()}"}


def metadata(body: Mapping[str, Any]) -> str:
    """Return what is said of a file: its hash, its kind, the code of the paper; nothing of a person.

    Many servers want `filename` and `filetype`, so both are made from the hash and the kind.
    """
    kind, known = str(body.get("kind", "")), str(body["sha256"])
    said = {
        "filename": f"{known[:16]}.{kind or 'bin'}",
        "filetype": _TYPES.get(kind, "application/octet-stream"),
        "sha256": known,
        "kind": kind,
        "component": str(body.get("code", "")),
    }
    return ",".join(f"{name} {b64encode(value.encode()).decode()}" for name, value in said.items() if value)


def whole_number(text: str) -> int | None:
    """Return a number of bytes as headers write it, None when it is none."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def _listed(text: str) -> tuple[str, ...]:
    return tuple(name.strip().lower() for name in text.split(","))

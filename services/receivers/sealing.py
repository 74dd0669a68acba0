"""Sealing bytes to one receiver's public key, in the format of age (age-encryption.org/v1).

Whoever holds the private key opens the result with any tool that knows age. X25519 and HKDF-SHA256 wrap the file's own key;
ChaCha20-Poly1305 seals chunks of 64 KiB, each bound to its place, the last one marked: what is changed, cut or lengthened
does not open. Only one chunk is in memory at a time.

Source: C2SP specification `age-encryption.org/v1`.
"""

from __future__ import annotations

import base64
import hmac
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from services.errors import BadFile

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

CHUNK = 64 * 1024
TAG = 16
_VERSION = b"age-encryption.org/v1"
_KIND = b"X25519"
_LARGEST_KEY_FILE = 64 * 1024


class Target(Protocol):
    """Where sealed bytes go."""

    def write(self, content: bytes, /) -> object:
        """Take some bytes."""


def sealing_key(file: Path) -> X25519PublicKey:
    """Return the public key of a PEM file that things are sealed to.

    Raises:
        BadFile: It cannot be read, or holds no X25519 public key.
    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    key = _public_key(file)
    if not isinstance(key, X25519PublicKey):
        raise BadFile(str(file), "not_a_sealing_key")
    return key


def signature_key(file: Path) -> Ed25519PublicKey:
    """Return the public key of a PEM file that receipts are checked with.

    Raises:
        BadFile: It cannot be read, or holds no Ed25519 public key.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    key = _public_key(file)
    if not isinstance(key, Ed25519PublicKey):
        raise BadFile(str(file), "not_a_signature_key")
    return key


def _public_key(file: Path) -> object:
    """Return the public key of a PEM file, None when there is none in it."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        with file.open("rb") as opened:
            return load_pem_public_key(opened.read(_LARGEST_KEY_FILE))
    except OSError as error:
        raise BadFile(str(file), "not_found" if isinstance(error, FileNotFoundError) else "not_readable") from error
    except (ValueError, UnsupportedAlgorithm):
        return None


def _derived(material: bytes, salt: bytes, use: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt, use).derive(material)


def _plain(content: bytes) -> bytes:
    return base64.b64encode(content).rstrip(b"=")


class Sealer:
    """Seals what is written to it; nothing of it opens before `close` was called.

    Args:
        target: Gets the sealed bytes; it stays open.
    """

    def __init__(self, target: Target, to: X25519PublicKey) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        self._target = target
        self._held = bytearray()
        self._chunks = 0
        file_key, nonce = secrets.token_bytes(16), secrets.token_bytes(16)
        target.write(_header(file_key, to) + nonce)
        self._cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))

    def write(self, content: bytes) -> int:
        """Take some bytes; return how many, which is all of them."""
        self._held += content
        # One full chunk is held back: the last one must be marked, and may be full.
        while len(self._held) > CHUNK:
            self._seal(bytes(self._held[:CHUNK]), last=False)
            del self._held[:CHUNK]
        return len(content)

    def close(self) -> None:
        """Seal what is left as the end."""
        self._seal(bytes(self._held), last=True)
        self._held.clear()

    def _seal(self, chunk: bytes, *, last: bool) -> None:
        nonce = self._chunks.to_bytes(11, "big") + bytes([last])
        self._target.write(self._cipher.encrypt(nonce, chunk, None))
        self._chunks += 1


def _header(file_key: bytes, to: X25519PublicKey) -> bytes:
    """Return the head of a sealed file: its key wrapped for the receiver, and a code over that."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    once = X25519PrivateKey.generate()
    share = once.public_key().public_bytes_raw()
    wrapping = _derived(once.exchange(to), share + to.public_bytes_raw(), b"age-encryption.org/v1/X25519")
    wrapped = ChaCha20Poly1305(wrapping).encrypt(bytes(12), file_key, None)
    head = b"\n".join((_VERSION, b"-> " + _KIND + b" " + _plain(share), _plain(wrapped), b"---"))
    code = hmac.digest(_derived(file_key, b"", b"header"), head, "sha256")
    return head + b" " + _plain(code) + b"\n"


def sealed_size(size: int) -> int:
    """Return how many bytes so many come to, sealed; a little more than it may be."""
    return size + TAG * (size // CHUNK + 1) + 512

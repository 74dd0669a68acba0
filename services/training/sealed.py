"""Opening what was sealed to a key of ours: the format of age (age-encryption.org/v1), read chunk by chunk.

Written from the public specification alone, as the other side of a contract would. With the keys of PEM files it needs the
library `cryptography`; nothing else of the training side does.
"""

import base64
import binascii
import hmac
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

CHUNK = 64 * 1024
_TAG = 16
_VERSION = b"age-encryption.org/v1\n"
_STANZA_LINE = 64
_LONGEST_LINE = 1024
_MOST_LINES = 256
_SHARE, _WRAPPED, _FILE_KEY, _NONCE, _CODE = 32, 32, 16, 16, 32


class Damaged(Exception):
    """What was given is not what was sealed, or not to this key.

    Attributes:
        why: `not_sealed`, `other_key`, `changed` or `cut`.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class KeyUnfit(Exception):
    """A key file is not there, cannot be read, or holds another kind of key."""


def private_key(file: Path) -> "X25519PrivateKey":
    """Return the key things were sealed to.

    Raises:
        KeyUnfit: The file holds none.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(file.read_bytes(), None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise KeyUnfit(str(file)) from error
    if not isinstance(key, X25519PrivateKey):
        raise KeyUnfit(str(file))
    return key


class Opened(io.RawIOBase):
    """The content of a sealed file, read forward once. Only one chunk of it is in memory.

    What was read counts only when the end was reached: a file that was cut shows it there.
    """

    def __init__(self, sealed: BinaryIO, key: "X25519PrivateKey") -> None:
        """Read the head of a sealed file.

        Raises:
            Damaged: It is none, it was changed, or it is sealed to another key.
        """
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        super().__init__()
        file_key = _file_key(sealed, key)
        nonce = sealed.read(_NONCE)
        if len(nonce) != _NONCE:
            raise Damaged("cut")
        self._chunks = self._opened(sealed, ChaCha20Poly1305(_derived(file_key, nonce, b"payload")))
        self._left = memoryview(b"")

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill a buffer and return how many bytes came; 0 at the end.

        Raises:
            Damaged: A chunk was changed, left out, put elsewhere, or the end is missing.
        """
        if not self._left:
            self._left = memoryview(next(self._chunks, b""))
        many = min(len(buffer), len(self._left))
        buffer[:many] = self._left[:many]
        self._left = self._left[many:]
        return many

    def _opened(self, sealed: BinaryIO, cipher: "ChaCha20Poly1305") -> Iterator[bytes]:
        chunk, number = sealed.read(CHUNK + _TAG), 0
        while True:
            after = sealed.read(CHUNK + _TAG)
            content = _chunk(cipher, chunk, number, last=not after)
            if not content and number:
                raise Damaged("changed")
            if content:
                yield content
            if not after:
                return
            chunk, number = after, number + 1


def _chunk(cipher: "ChaCha20Poly1305", sealed: bytes, number: int, *, last: bool) -> bytes:
    from cryptography.exceptions import InvalidTag

    if len(sealed) < _TAG:
        raise Damaged("cut")
    place = number.to_bytes(11, "big")
    try:
        return cipher.decrypt(place + bytes([last]), sealed, None)
    except InvalidTag:
        if last and _opens(cipher, place + b"\0", sealed):
            raise Damaged("cut") from None
        raise Damaged("changed") from None


def _opens(cipher: "ChaCha20Poly1305", nonce: bytes, sealed: bytes) -> bool:
    from cryptography.exceptions import InvalidTag

    try:
        cipher.decrypt(nonce, sealed, None)
    except InvalidTag:
        return False
    return True


def _file_key(sealed: BinaryIO, key: "X25519PrivateKey") -> bytes:
    """Return the file's own key, unwrapped, once the head is known to be whole."""
    if sealed.read(len(_VERSION)) != _VERSION:
        raise Damaged("not_sealed")
    head = _VERSION
    stanzas: list[tuple[list[bytes], bytes]] = []
    for _ in range(_MOST_LINES):
        line = _line(sealed)
        if line.startswith(b"--- "):
            found = next((k for s in stanzas if (k := _unwrapped(s, key)) is not None), None)
            if found is None:
                raise Damaged("other_key")
            code = hmac.digest(_derived(found, b"", b"header"), head + b"---", "sha256")
            if not hmac.compare_digest(code, _bytes_of(line[4:], _CODE)):
                raise Damaged("changed")
            return found
        if not line.startswith(b"-> "):
            raise Damaged("changed")
        head += line + b"\n"
        body = b""
        while True:
            part = _line(sealed)
            head, body = head + part + b"\n", body + part
            if len(part) < _STANZA_LINE:
                break
        stanzas.append((line[3:].split(b" "), body))
    raise Damaged("changed")


def _line(sealed: BinaryIO) -> bytes:
    """Return one line of the head, without its end; read byte by byte, as what follows it is sealed."""
    line = bytearray()
    while (one := sealed.read(1)) != b"\n":
        if not one:
            raise Damaged("cut")
        line += one
        if len(line) > _LONGEST_LINE:
            raise Damaged("changed")
    return bytes(line)


def _unwrapped(stanza: tuple[list[bytes], bytes], key: "X25519PrivateKey") -> bytes | None:
    """Return the file's key when this stanza was made for ours."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    words, body = stanza
    if words[0] != b"X25519":
        return None
    if len(words) != 2:
        raise Damaged("changed")
    share, wrapped = _bytes_of(words[1], _SHARE), _bytes_of(body, _WRAPPED)
    try:
        shared = key.exchange(X25519PublicKey.from_public_bytes(share))
        salt = share + key.public_key().public_bytes_raw()
        found = ChaCha20Poly1305(_derived(shared, salt, b"age-encryption.org/v1/X25519")).decrypt(
            bytes(12), wrapped, None
        )
    except (InvalidTag, ValueError):
        return None
    return found if len(found) == _FILE_KEY else None


def _bytes_of(text: bytes, length: int) -> bytes:
    """Return what stands there in unpadded base64, which has one spelling only."""
    try:
        found = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except binascii.Error:
        raise Damaged("changed") from None
    if len(found) != length or base64.b64encode(found).rstrip(b"=") != text:
        raise Damaged("changed")
    return found


def _derived(material: bytes, salt: bytes, use: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt, use).derive(material)

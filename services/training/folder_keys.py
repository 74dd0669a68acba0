"""The two pairs of keys of a receiving side: one that packages are sealed to, one that receipts are signed with."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from services.training.sealed import KeyUnfit, private_key

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

SEALING = "seal-private.pem"
SEALED_TO = "seal-public.pem"
SIGNING = "sign-private.pem"
SIGNED_BY = "sign-public.pem"


@dataclass(frozen=True, slots=True)
class Keys:
    """What a receiving side opens packages and signs receipts with."""

    sealing: "X25519PrivateKey"
    signing: "Ed25519PrivateKey"


def make_keys(folder: Path) -> None:
    """Make both pairs in a folder; what is there already is left alone.

    Raises:
        FileExistsError: A key is there.
        OSError: The folder cannot be written.
    """
    from cryptography.hazmat.primitives import serialization as form
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    folder.mkdir(parents=True, exist_ok=True)
    for name in (SEALING, SEALED_TO, SIGNING, SIGNED_BY):
        if (folder / name).exists():
            raise FileExistsError(str(folder / name))
    pairs = ((X25519PrivateKey.generate(), SEALING, SEALED_TO), (Ed25519PrivateKey.generate(), SIGNING, SIGNED_BY))
    for key, private, public in pairs:
        secret = key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption())
        _write(folder / private, secret, 0o600)
        shown = key.public_key().public_bytes(form.Encoding.PEM, form.PublicFormat.SubjectPublicKeyInfo)
        _write(folder / public, shown, 0o644)


def _write(file: Path, content: bytes, mode: int) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(handle, "wb") as opened:
        opened.write(content)


def read_keys(folder: Path) -> Keys:
    """Return the keys of a folder.

    Raises:
        KeyUnfit: One is not there or is another kind.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    sealing, file = private_key(folder / SEALING), folder / SIGNING
    try:
        signing = load_pem_private_key(file.read_bytes(), None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise KeyUnfit(str(file)) from error
    if not isinstance(signing, Ed25519PrivateKey):
        raise KeyUnfit(str(file))
    return Keys(sealing, signing)

"""Receipts for sealed packages: what was taken and what was not, signed with the receiving side's key."""

import base64
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from services.training.folder_faults import FolderFault, FolderFaults

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SCHEMA = "desk.receipt/1"
FOLDER = "receipts"


def signed(said: Mapping[str, Any], key: "Ed25519PrivateKey") -> bytes:
    """Return a receipt as it is written: its content and the signature over it."""
    payload = json.dumps({"schema": SCHEMA, **said}, ensure_ascii=False, separators=(",", ":")).encode()
    signature = key.sign(f"{SCHEMA}\n".encode() + payload)
    plain = {"payload": base64.b64encode(payload).decode(), "signature": base64.b64encode(signature).decode()}
    return json.dumps(plain).encode()


def write(folder: Path, said: Mapping[str, Any], key: "Ed25519PrivateKey", faults: FolderFaults) -> None:
    """Put a receipt into a folder, whole or not at all, unless a fault has it otherwise.

    Raises:
        OSError: It cannot be written.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    receipt = str(said["receipt"])
    if faults.happens(FolderFault.WRONG_SIGNATURE):
        key = Ed25519PrivateKey.generate()
    content = signed(said, key)
    if faults.happens(FolderFault.CUT_RECEIPT):
        content = content[: len(content) // 2]
    _put(folder / FOLDER, receipt, content)
    if faults.happens(FolderFault.ANSWER_TWICE):
        _put(folder / FOLDER, f"{receipt}-2", content)


def _put(place: Path, name: str, content: bytes) -> None:
    part = place / f".{name}.part"
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(place / f"{name}.json")

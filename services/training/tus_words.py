"""The words of tus 1.0 as the training receiver reads them."""

import hashlib
import os
from base64 import b64decode
from io import BufferedIOBase
from pathlib import Path


def some(body: BufferedIOBase, most: int) -> bytes:
    """Return what there is of a body, none when the line broke."""
    try:
        return body.read1(most)
    except OSError:
        return b""


def fits(check: str, piece: bytes) -> bool:
    """Return whether a piece is what its `Upload-Checksum` says."""
    name, _, told = check.partition(" ")
    if name not in ("sha1", "sha256"):
        return False
    digest = hashlib.new(name, piece, usedforsecurity=False).digest()
    try:
        return b64decode(told, validate=True) == digest
    except ValueError:
        return False


def read_metadata(text: str) -> dict[str, str] | None:
    """Return what was said of a file, None when it cannot be read."""
    found = {}
    try:
        for pair in filter(None, text.split(",")):
            name, _, value = pair.strip().partition(" ")
            found[name] = b64decode(value, validate=True).decode()
    except ValueError:
        return None
    return found


def number(text: str) -> int | None:
    """Return a number of bytes, None when it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def write_whole(path: Path, content: bytes) -> None:
    """Write a file; it is on the disk when this returns."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())

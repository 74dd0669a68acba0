"""Receipts that came back in a folder: which are genuine, and what they say of a row."""

from __future__ import annotations

import base64
import json
import logging
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from services.receivers.stick import RECEIPTS

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

SCHEMA = "desk.receipt/1"
SIGNED = f"{SCHEMA}\n".encode()
"""What stands before the content under the signature: no other kind of paper signed by the same key passes for a receipt."""

_LARGEST = 8 * 1024 * 1024
_SHOWN_NAME = re.compile(r"[0-9A-Za-z._-]{1,80}")
_log = logging.getLogger(__name__)


class Word(StrEnum):
    """What a receipt says of a row, or of a whole package."""

    DELIVERED = "delivered"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    """The package never came; of a row: it was not looked at, as one before it was refused."""
    UNREADABLE = "unreadable"
    """The package came and could not be opened."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one genuine receipt says of one row.

    Attributes:
        package: The package it answers.
        sha256: Of the row's body as it was received; "" where the package was not read.
    """

    package: str
    word: Word
    sha256: str = ""
    code: str = ""
    message: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class _Receipt:
    package: str
    whole: Told | None
    rows: Mapping[str, Told]


class NotGenuine(Exception):
    """A file that lies among the receipts is none of the receiver's; its one word says why: `cut`, `forged` or `malformed`."""


class Receipts:
    """The receipts of a folder, each read once while it does not change.

    Args:
        key: The receiver's, that receipts are signed with.
    """

    def __init__(self, folder: Path, key: Ed25519PublicKey) -> None:
        self._folder, self._key = folder / RECEIPTS, key
        self._read: dict[tuple[str, int, int], _Receipt | None] = {}

    def look(self) -> frozenset[tuple[str, int, int]]:
        """Read what is new in the folder; what is not genuine is named in the log and ignored. Return what lies there.

        Raises:
            OSError: The folder cannot be listed.
        """
        found: dict[tuple[str, int, int], _Receipt | None] = {}
        with os.scandir(self._folder) as entries:
            for entry in entries:
                if entry.name.startswith(".") or not entry.is_file(follow_symlinks=False):
                    continue
                facts = entry.stat(follow_symlinks=False)
                key = (entry.name, facts.st_mtime_ns, facts.st_size)
                found[key] = self._read[key] if key in self._read else self._one(Path(entry.path))
        self._read = found
        return frozenset(found)

    @property
    def strange(self) -> tuple[str, ...]:
        """The files among the receipts that are not genuine."""
        return tuple(sorted(name for (name, _, _), receipt in self._read.items() if receipt is None))

    def of_row(self, entry: UUID, package: str) -> list[Told]:
        """Return what genuine receipts say of a row: in any package that it was received, else only of this package."""
        told: list[Told] = []
        for receipt in self._read.values():
            if receipt is None:
                continue
            row = receipt.rows.get(str(entry))
            if row is not None and (receipt.package == package or row.word is Word.DELIVERED):
                told.append(row)
            if receipt.whole is not None and receipt.package == package:
                told.append(receipt.whole)
        return told

    def _one(self, file: Path) -> _Receipt | None:
        try:
            if file.stat().st_size > _LARGEST:
                raise NotGenuine("malformed")
            return _receipt(read(file.read_bytes(), self._key))
        except OSError:
            why = "unreadable"
        except NotGenuine as error:
            why = str(error)
        _log.warning("receipt %s is ignored: %s", file.name if _SHOWN_NAME.fullmatch(file.name) else "?", why)
        return None


def read(content: bytes, key: Ed25519PublicKey) -> Mapping[str, Any]:
    """Return what a receipt says once its signature was checked.

    Raises:
        NotGenuine: It is cut, or somebody else signed it.
    """
    from cryptography.exceptions import InvalidSignature

    try:
        envelope = json.loads(content)
        payload = base64.b64decode(envelope["payload"], validate=True)
        signature = base64.b64decode(envelope["signature"], validate=True)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise NotGenuine("cut") from None
    try:
        key.verify(signature, SIGNED + payload)
    except InvalidSignature:
        raise NotGenuine("forged") from None
    try:
        said = json.loads(payload)
    except (ValueError, RecursionError):
        raise NotGenuine("malformed") from None
    if not isinstance(said, dict) or said.get("schema") != SCHEMA:
        raise NotGenuine("malformed")
    return said


def _receipt(said: Mapping[str, Any]) -> _Receipt:
    try:
        package, outcome = str(UUID(said["package"])), said["outcome"]
        if outcome in (Word.UNKNOWN, Word.UNREADABLE):
            return _Receipt(package, Told(package, Word(outcome), code=_text(said.get("code"))), {})
        rows = {str(UUID(row["entry"])): _row(package, row) for row in said["rows"]}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NotGenuine("malformed") from None
    return _Receipt(package, None, rows)


def _row(package: str, row: Mapping[str, Any]) -> Told:
    word = Word(row["outcome"])
    if word is Word.UNREADABLE:
        raise ValueError
    texts = (_text(row.get(name)) for name in ("sha256", "code", "message", "field"))
    return Told(package, word, *texts)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""

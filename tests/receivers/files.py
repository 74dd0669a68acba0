"""Scanned papers to be uploaded, and a memory a test can look into."""

from __future__ import annotations

import random
from hashlib import sha256
from typing import Any

from services.domain.outbox import Entry, EntryKind
from services.errors import PaperDamaged
from services.receivers.port import Mark
from tests.receivers.rows import NUMBER, entry


class Remembered(dict[tuple[Mark, str], str]):
    """What one receiver told, and every value it ever had."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[Mark, str]] = []

    def recall(self, mark: Mark, key: str) -> str:
        return self.get((mark, key), "")

    def remember(self, mark: Mark, key: str, value: str) -> None:
        self.told.append((mark, value))
        self[(mark, key)] = value

    def values_of(self, mark: Mark) -> list[str]:
        """Return every value a mark had, in order."""
        return [value for one, value in self.told if one is mark]


class Vaulted(dict[str, bytes]):
    """Stored papers by their key; calling it reads one."""

    def __call__(self, digest: str) -> bytes:
        if digest not in self:
            raise PaperDamaged(digest[:8], "gone")
        return self[digest]


def paper(size: int, seed: int = 1) -> bytes:
    """Return bytes no two papers share."""
    return random.Random(seed).randbytes(size)


def file_body(content: bytes, **more: Any) -> dict[str, Any]:
    """Return the frozen content of a row about one paper."""
    known = sha256(content).hexdigest()
    return {
        "schema": "desk.file/1", "number": NUMBER, "version": 1, "id": "f-1", "digest": f"key-{known[:8]}", "sha256": known,
        "size": len(content), "kind": "pdf", "pages": 2, "component": 0, "code": "000.00.00.G15-KQ0001", "title": "Đơn",
    } | more  # fmt: skip


def file_row(content: bytes, vault: Vaulted, **more: Any) -> Entry:
    """Return a row about one paper that lies in the vault."""
    body = file_body(content, **more)
    vault[body["digest"]] = content
    return entry(EntryKind.FILE, body)

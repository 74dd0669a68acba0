"""A scanned paper a ministry has: what it is known by over there, and how that is remembered."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A scanned paper as the ministry knows it.

    Attributes:
        hash: Its own words for the content, "" when it gave none.
    """

    id: str
    hash: str

    def kept(self) -> str:
        """Return it as it is remembered."""
        return json.dumps([self.id, self.hash])


def uploaded_from(kept: str) -> Uploaded | None:
    """Return what was remembered of a scanned paper, None when nothing was."""
    return Uploaded(*json.loads(kept)) if kept else None


Recall = Callable[[str], Uploaded | None]
"""From a scanned paper's SHA-256 to what the ministry knows it by."""

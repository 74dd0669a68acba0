"""One exchange with another machine, as values: what was answered, or what is known when nothing was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from services.receivers.reasons import Why

BLOCK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """Something answered over HTTP, whoever it was.

    Attributes:
        envelope: The JSON object it sent, None when it sent none.
        wait: Retry-After, at most `LONGEST_RETRY_AFTER`; None when it did not ask for one.
        words: Visible text of a page or of plain text, "" for JSON. Not masked.
        headers: By their names in small letters.
        kind: Its media type in small letters, "" when it named none.
    """

    status: int
    envelope: Mapping[str, Any] | None = None
    wait: timedelta | None = None
    words: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole document that was asked for.

    Attributes:
        page: It calls itself a page for people.
        content: Its bytes; one more than was allowed when there were more.
    """

    status: int
    page: bool
    content: bytes


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Nothing answered, or not to its end.

    Attributes:
        sent: The whole request was handed to the line, so the receiver may have acted on it.
    """

    sent: bool
    reason: Why


class Body:
    """Bytes to be sent that know whether the line took the last of them."""

    def __init__(self, content: bytes) -> None:
        self.length = len(content)
        self._content = content
        self._at = 0
        self._begun = False

    @property
    def handed_over(self) -> bool:
        """Whether every byte was handed to the line; before that the receiver cannot have a whole request."""
        return self._begun and self._at >= self.length

    def __iter__(self) -> Iterator[bytes]:
        self._begun = True
        while not self.handed_over:
            start, self._at = self._at, min(self._at + BLOCK, self.length)
            yield self._content[start : self._at]

"""Keys that follow one another closely, and whether only a scanner could have typed them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from services.domain.card import looks_like_card
from services.domain.guide import handout_in
from services.domain.numbers import number_in
from ui.snapshot import snapshot, takes_text

FAST_MS = 15
"""Largest median gap between two keys of a scanner."""
SHORTEST = 6
"""Fewest characters of a scan."""
_PASSED = 3
"""So many keys of a burst may reach a line of text before the rest is kept."""
_PIPES = 6
_CARD = re.compile(r"[0-9]{12}\|")


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was typed, in milliseconds.

    Attributes:
        stamp: By the window system, which keeps the time however busy the program is; composed text has none.
        seen: By the program's own clock.
    """

    stamp: int | None
    seen: int

    def gap_to(self, later: Moment) -> int:
        """Return the milliseconds to a later moment."""
        if self.stamp is not None and later.stamp is not None:
            return max(0, later.stamp - self.stamp)
        return max(0, later.seen - self.seen)


@dataclass(frozen=True, slots=True)
class Key:
    """A key not given to its control yet."""

    type: QEvent.Type
    key: int
    modifiers: Qt.KeyboardModifier
    text: str

    @classmethod
    def of(cls, event: QKeyEvent) -> Key:
        """Return the key of an event."""
        return cls(event.type(), event.key(), event.modifiers(), event.text())

    def event(self) -> QEvent:
        """Return the event anew."""
        return QKeyEvent(self.type, self.key, self.modifiers, self.text)


@dataclass(frozen=True, slots=True)
class Commit:
    """Composed text not given to its control yet."""

    text: str
    start: int = 0
    length: int = 0

    def event(self) -> QEvent:
        """Return the event anew."""
        made = QInputMethodEvent()
        made.setCommitString(self.text, self.start, self.length)
        return made


@dataclass(slots=True)
class Burst:
    """Keys and composed text that follow one another closely.

    Attributes:
        to: What had the focus when it began.
        commits: How many of its strokes an input method composed.
        gaps: Milliseconds between its strokes.
        kept: Strokes the control did not get.
        restore: Puts the control back as it was when the burst began.
    """

    to: QWidget | None
    text: str
    last: Moment
    commits: int = 0
    gaps: list[int] = field(default_factory=list)
    kept: list[Key | Commit] = field(default_factory=list)
    first: Moment = field(init=False)
    restore: Callable[[], None] = field(init=False)

    def __post_init__(self) -> None:
        self.first, self.restore = self.last, snapshot(self.to)

    def gap_to(self, at: Moment) -> int:
        """Return the milliseconds since its last stroke."""
        return self.last.gap_to(at)

    def is_fast(self) -> bool:
        """Return whether it comes as no fingers can."""
        if self.commits:
            return self.first.gap_to(self.last) <= FAST_MS * max(0, len(self.text) - 1)
        return bool(self.gaps) and median(self.gaps) <= FAST_MS

    def is_scan(self) -> bool:
        """Return whether only a scanner can have sent it.

        Composed text has no time of the window system: a busy program sees a person's words at once. It must read as a code.
        """
        return len(self.text) >= SHORTEST and self.is_fast() and (not self.commits or _is_code(self.text))

    def is_card(self) -> bool:
        """Return whether it is a whole card, which needs no key at its end."""
        return self.is_scan() and self.text.count("|") >= _PIPES and bool(_CARD.search(self.text))

    def keeps_next(self, gap: int) -> bool:
        """Whether the next stroke is kept: at once where a key does something, after a few where it is only text."""
        fast = median([*self.gaps, gap]) <= FAST_MS
        return fast and (bool(self.kept) or not takes_text(self.to) or len(self.text) >= _PASSED)

    def follow(self, stroke: Key | Commit, at: Moment) -> bool:
        """Take one more stroke; return whether it is kept."""
        gap = self.gap_to(at)
        keep = self.keeps_next(gap)
        self.gaps.append(gap)
        rewriting = isinstance(stroke, Key) and stroke.key == Qt.Key.Key_Backspace
        self.text = self.text[:-1] if rewriting else self.text + stroke.text
        self.last = at
        return keep

    def parted(self) -> tuple[str, str]:
        """Return what a person had typed when a card came right behind it, and the scan itself."""
        found = _CARD.search(self.text)
        start = found.start() if found and takes_text(self.to) else 0
        if start and all(gap > FAST_MS for gap in self.gaps[:start]):
            return self.text[:start], self.text[start:]
        return "", self.text


def _is_code(text: str) -> bool:
    return looks_like_card(text) or number_in(text) is not None or handout_in(text) is not None

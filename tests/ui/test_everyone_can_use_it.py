"""Every page in every state can be used by everyone: with a screen reader, by keyboard alone, at any size, in both languages."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from tests import shot_pages
from tests.desks import PEOPLE
from tests.ui.components.test_theme import contrast
from tests.ui.conftest import settle
from tests.ui.grounds import grounds
from tests.ui.tabbing import jumps_back, ring_cut, tab_walk, unreachable
from tests.ui.walking import (
    Finding,
    colour_alone,
    cut,
    keys_shown,
    overlapping,
    said_in,
    small_targets,
    unnamed,
)
from ui import theme, translate
from ui.components import FocusRing
from ui.views.opening.front import Front

SIZES = ((1366, 696), (1366, 768))
"""What a counter's screen leaves of 1366×768 with and without a task bar, in pixels at 100 %."""
ENLARGED = ((911, 464), (683, 348))
"""What the same screen leaves at 150 and 200 %, in pixels at 100 %: there the page may scroll, and nothing may be cut."""
REST_MS = 60
_ROUNDS = 8
"""A layout that wraps words comes to rest in a few rounds."""
LANGUAGES = ("vi", "en")
STANDS_FOR = {
    **dict.fromkeys(("Ctrl+PgUp", "Alt+Left", "Alt+Right"), "Ctrl+PgDown"),
    **{f"Ctrl+{digit}": "Ctrl+1–8" for digit in range(1, 9)},
    **{f"Alt+{letter}": "Alt+A" for letter in "BCDEFGHIJ"},
}
"""Keys of a row of keys, and the one printed for all of them."""
NOT_WALKED = {
    *("Ctrl+G", "Ctrl+L", "Ctrl+I", "Ctrl+M"),
    *("Ctrl+Del", "Ctrl+R", "Alt+N", "Ctrl+Z", "Ctrl+H", "Ctrl+Shift+H", "Alt+L", "Ctrl+Shift+G"),
}
"""Printed where a scanner or a camera is connected; where a draft or a file was taken away, the catalogue changed, a
reception may be undone or put right, somebody came before, a linked group is offered."""


@dataclass
class Walk:
    """What was found on a walk over every state of every page in one language.

    Attributes:
        found: What is wrong, with the state and size it was first seen in.
        pairs: What is written or drawn on what ground, and the contrast that needs.
        bound: Keys that do something, by page.
        printed: Keys printed on a control.
        twice: Keys that mean two things at once.
        flashes: Windows that had the focus and are none of the program's own.
        states: The states walked over.
    """

    found: dict[Finding, str] = field(default_factory=dict)
    pairs: set[tuple[str, str, float]] = field(default_factory=set)
    bound: set[str] = field(default_factory=set)
    printed: set[str] = field(default_factory=set)
    twice: set[str] = field(default_factory=set)
    flashes: set[str] = field(default_factory=set)
    states: list[str] = field(default_factory=list)

    def only(self, *what: str) -> list[str]:
        """Return the findings of some kinds, for people."""
        return [f"{f} at {at}" for f, at in self.found.items() if f.what.startswith(what)]


@pytest.fixture(scope="module")
def walks(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Walk]:
    """Return what walks over everything in a language; each language is walked once."""
    done: dict[str, Walk] = {}
    ring = FocusRing(qapp)

    def walk(language: str) -> Walk:
        if language not in done:
            done[language] = _walk(qapp, ring, language, tmp_path_factory.mktemp(language))
        return done[language]

    return walk


def _walk(qapp: QApplication, ring: FocusRing, language: str, place: Path) -> Walk:
    walk, foreign = Walk(), _words_of_the_other(language)

    def hear(window: QWindow | None) -> None:
        if window is not None:
            walk.flashes.add(window.objectName())

    translate.install(qapp, language)
    theme.apply(qapp, "light")
    for state, widget in shot_pages.states(place, language, SIZES[0], REST_MS):
        if state == "components":
            # A window that is shown takes the focus, if only for a moment.
            qapp.focusWindowChanged.connect(hear)
            continue
        walk.states.append(state)
        _look(walk, ring, state, widget.window(), foreign)
    qapp.focusWindowChanged.disconnect(hear)
    return walk


def _look(walk: Walk, ring: FocusRing, state: str, window: QWidget, foreign: frozenset[str]) -> None:
    for size in (*SIZES, *_enlarged(state)):
        window.resize(*size)
        for _ in range(_ROUNDS):
            settle()
        page = window.page() if isinstance(window, Front) else window
        assert page is not None
        for found in (*_at_rest(page, foreign), *_by_keyboard(page, ring)):
            walk.found.setdefault(found, f"{state} {size}")
        walk.pairs |= set(grounds(page))
        walk.printed |= keys_shown(page)
        _note_keys(walk, page)
    window.resize(*SIZES[0])
    settle()


def _enlarged(state: str) -> tuple[tuple[int, int], ...]:
    """Return the enlarged sizes of the counter's own page; the strip of a paper's pages needs 150 % at most."""
    if not state.startswith(("intake", "received")):
        return ()
    return ENLARGED[:1] if state == "intake-attach" else ENLARGED


def _at_rest(page: QWidget, foreign: frozenset[str]) -> Iterator[Finding]:
    yield from unnamed(page)
    yield from said_in(page, foreign)
    yield from cut(page)
    yield from overlapping(page)
    yield from small_targets(page)
    yield from colour_alone(page)


def _by_keyboard(page: QWidget, ring: FocusRing) -> Iterator[Finding]:
    found: list[Finding] = []

    def come(widget: QWidget) -> None:
        settle()
        found.extend(ring_cut(ring, widget))

    walked = tab_walk(page, come)
    settle()
    yield from found
    yield from unreachable(page, walked)
    back = jumps_back(walked, page)
    # One way back is the one from the end to the beginning.
    yield from back if len(back) > 1 else ()


def _note_keys(walk: Walk, page: QWidget) -> None:
    own = Qt.ShortcutContext.WidgetShortcut
    # What means something in one control only, such as Space in a table, is that control's own affair.
    alive = [s for s in page.findChildren(QShortcut) if s.isEnabled() and _in_sight(s) and s.context() is not own]
    keys = [s.key().toString(QKeySequence.SequenceFormat.PortableText) for s in alive]
    walk.bound |= set(keys)
    walk.twice |= {key for key in keys if keys.count(key) > 1}


def _in_sight(shortcut: QShortcut) -> bool:
    parent = shortcut.parent()
    return isinstance(parent, QWidget) and parent.isVisible()


def _words_of_the_other(language: str) -> frozenset[str]:
    """Return the words that only stand in the other language."""
    text = (resources.files("resources") / "i18n" / "desk_vi.ts").read_text("utf-8")
    pairs = [(m.findtext("source") or "", m.findtext("translation") or "") for m in ET.fromstring(text).iter("message")]
    english, vietnamese = {source for source, _ in pairs}, {words for _, words in pairs}
    people = {account.display for account in PEOPLE.values()}
    return frozenset((english - vietnamese) if language == "vi" else (vietnamese - english)) - people - {""}


@pytest.mark.parametrize("language", LANGUAGES)
class TestEveryPageInEveryState:
    """One walk a language, looked at from every side."""

    def test_a_screen_reader_can_name_every_control_and_say_its_kind(self, walks, language):
        assert walks(language).only("no name", "neither kind") == []

    def test_nothing_is_said_in_the_other_language(self, walks, language):
        assert walks(language).only("another language") == []

    def test_no_word_is_cut_and_nothing_lies_over_something_else(self, walks, language):
        kinds = ("cut", "hint", "choice cut", "title", "name cut", "squeezed", "outside", "overlap")

        assert walks(language).only(*kinds) == []

    def test_tab_comes_to_everything_in_reading_order(self, walks, language):
        assert walks(language).only("Tab", "back") == []

    def test_the_focus_is_always_seen_whole(self, walks, language):
        assert walks(language).only("no ring", "ring") == []

    def test_everything_that_is_clicked_is_large_enough(self, walks, language):
        assert walks(language).only("small") == []

    def test_no_state_is_told_by_colour_alone(self, walks, language):
        assert walks(language).only("tinted", "chip", "choice without") == []

    @pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
    def test_everything_stands_out_from_the_ground_it_is_on(self, walks, language, palette):
        pairs = walks(language).pairs

        faint = [(ink, ground) for ink, ground, least in pairs if contrast(palette, ink, ground) < least]

        assert len(pairs) > 20
        assert faint == []

    def test_no_key_means_two_things_and_none_is_one_that_types(self, walks, language):
        walk = walks(language)

        assert walk.twice == set()
        assert [key for key in walk.bound if _types(key)] == []

    def test_every_key_is_printed_on_a_control(self, walks, language):
        walk = walks(language)
        caps = {"PgDn": "PgDown", "←": "Left", "→": "Right", " ": "+"}
        printed = {"".join(caps.get(part, part) for part in re.split("(PgDn|[←→ ])", key)) for key in walk.printed}

        hidden = {key for key in walk.bound if not {key, STANDS_FOR.get(key, key)} & printed}

        assert sorted(hidden - NOT_WALKED) == []

    def test_nothing_flashes_up_as_a_window_of_its_own(self, walks, language):
        flashes = {name.removesuffix("ClassWindow") for name in walks(language).flashes}

        assert "Front" in flashes
        assert flashes <= {"Front", "SignInPage", "LockPage"}

    def test_every_page_was_walked_over(self, walks, language):
        assert len(walks(language).states) >= 16


def _types(key: str) -> bool:
    """Return whether a key without Ctrl or Alt, or with both (the right Alt of many layouts), writes a letter."""
    *held, last = key.split("+")
    plain = len(last) == 1 or last in ("Space", "Tab", "Backspace")
    return plain and ("Ctrl" in held) == ("Alt" in held)

"""Real keys on a real X screen: a scanner's burst, or a person's typing, through the XTEST extension."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

RETURN = "\r"
_NAMED = {RETURN: XK.XK_Return, "\t": XK.XK_Tab, " ": XK.XK_space}
_HELD = {"Ctrl": XK.XK_Control_L, "Alt": XK.XK_Alt_L, "Shift": XK.XK_Shift_L}
PERSON_MS = 45
"""Gap between two keys of a person who types fast."""


class Keyboard:
    """Types any letter: those the layout lacks, such as Vietnamese ones, are put on free keys first.

    Attributes:
        presses: How many keys were pressed since it was made, modifiers aside.
    """

    def __init__(self, display: Display) -> None:
        self._display = display
        self.presses = 0
        first, last = display.display.info.min_keycode, display.display.info.max_keycode
        table = display.get_keyboard_mapping(first, last - first + 1)
        self._free = [first + n for n, syms in enumerate(table) if not any(syms)]
        self._own: dict[int, tuple[int, bool]] = {}
        self._lent: dict[int, tuple[int, int]] = {}

    def press(self, *keys: str) -> None:
        """Press keys one after the other as a person does, each by its name: `F9`, `Ctrl 3`, `Alt F4`, `Return`, `space`."""
        for key in keys:
            *held, name = key.split(" ")
            codes = [self._code(_HELD[one]) for one in held]
            code = self._code(XK.string_to_keysym(name))
            for one in codes:
                self._send(X.KeyPress, one, 0)
            self._send(X.KeyPress, code, PERSON_MS)
            self._send(X.KeyRelease, code, 0)
            for one in reversed(codes):
                self._send(X.KeyRelease, one, 0)
            self.presses += 1
        self._display.sync()

    def type(self, text: str, gap_ms: int | Callable[[int], int] = PERSON_MS) -> None:
        """Type a text, each key `gap_ms` after the one before, or as its place says; the server keeps the time."""
        for letter in text:
            self._put_on_a_key(letter)
        self._display.sync()
        for place, letter in enumerate(text):
            code, shifted = self._key(_symbol(letter))
            gap = gap_ms if isinstance(gap_ms, int) else gap_ms(place)
            if shifted:
                self._send(X.KeyPress, self._code(XK.XK_Shift_L), 0)
            self._send(X.KeyPress, code, gap)
            self._send(X.KeyRelease, code, 0)
            if shifted:
                self._send(X.KeyRelease, self._code(XK.XK_Shift_L), 0)
        self.presses += len(text)
        self._display.sync()

    def _send(self, kind: int, code: int, delay: int) -> None:
        xtest.fake_input(self._display, kind, code, delay)

    def _code(self, symbol: int) -> int:
        code: int = self._display.keysym_to_keycode(symbol)
        return code

    def _key(self, symbol: int) -> tuple[int, bool]:
        if symbol in self._own:
            return self._own[symbol]
        code = self._code(symbol)
        return code, self._display.keycode_to_keysym(code, 0) != symbol

    def _put_on_a_key(self, letter: str) -> None:
        symbol = _symbol(letter)
        if symbol in self._own:
            lent, _ = self._own[symbol]
            self._lent[lent] = self._lent.pop(lent)
            return
        code = self._code(symbol)
        if code and symbol in (self._display.keycode_to_keysym(code, 0), self._display.keycode_to_keysym(code, 1)):
            return
        # Free keys are few: a letter shares one with its capital, and takes the one not used for longest.
        free = self._free.pop() if self._free else next(iter(self._lent))
        for old in self._lent.pop(free, ()):
            self._own.pop(old, None)
        small, capital = _symbol(letter.lower()), _symbol(letter.upper())
        self._display.change_keyboard_mapping(free, [[small, capital]])
        self._own |= {capital: (free, True), small: (free, False)}
        self._lent[free] = (small, capital)


def _symbol(letter: str) -> int:
    """Return the X symbol of a letter; beyond Latin-1 it is the code point plus 0x01000000."""
    if letter in _NAMED:
        return int(_NAMED[letter])
    return ord(letter) if ord(letter) < 0x100 else 0x01000000 + ord(letter)


@contextmanager
def keyboard(name: str = "") -> Iterator[Keyboard]:
    """Yield a keyboard of a screen by its DISPLAY, else of the one the tests run on."""
    display = Display(name or os.environ["DISPLAY"])
    try:
        yield Keyboard(display)
    finally:
        display.close()

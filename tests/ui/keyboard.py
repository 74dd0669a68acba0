"""Real keys on a real X screen: a scanner's burst, or a person's typing, through the XTEST extension."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

RETURN = "\r"
_NAMED = {RETURN: XK.XK_Return, "\t": XK.XK_Tab, " ": XK.XK_space}


class Keyboard:
    """Types any letter: those the layout lacks, such as Vietnamese ones, are put on free keys first."""

    def __init__(self, display: Display) -> None:
        self._display = display
        first, last = display.display.info.min_keycode, display.display.info.max_keycode
        table = display.get_keyboard_mapping(first, last - first + 1)
        self._free = [first + n for n, syms in enumerate(table) if not any(syms)]
        self._own: dict[int, int] = {}

    def type(self, text: str, gap_ms: int) -> None:
        """Type a text, each key `gap_ms` after the one before; the server keeps the time."""
        for letter in text:
            self._put_on_a_key(_symbol(letter))
        self._display.sync()
        for letter in text:
            code, shifted = self._key(_symbol(letter))
            if shifted:
                self._send(X.KeyPress, self._code(XK.XK_Shift_L), 0)
            self._send(X.KeyPress, code, gap_ms)
            self._send(X.KeyRelease, code, 0)
            if shifted:
                self._send(X.KeyRelease, self._code(XK.XK_Shift_L), 0)
        self._display.sync()

    def _send(self, kind: int, code: int, delay: int) -> None:
        xtest.fake_input(self._display, kind, code, delay)

    def _code(self, symbol: int) -> int:
        code: int = self._display.keysym_to_keycode(symbol)
        return code

    def _key(self, symbol: int) -> tuple[int, bool]:
        if symbol in self._own:
            return self._own[symbol], False
        code = self._code(symbol)
        return code, self._display.keycode_to_keysym(code, 0) != symbol

    def _put_on_a_key(self, symbol: int) -> None:
        if symbol in self._own:
            return
        code = self._code(symbol)
        if code and symbol in (self._display.keycode_to_keysym(code, 0), self._display.keycode_to_keysym(code, 1)):
            return
        free = self._free.pop()
        self._display.change_keyboard_mapping(free, [[symbol, symbol]])
        self._own[symbol] = free


def _symbol(letter: str) -> int:
    """Return the X symbol of a letter; beyond Latin-1 it is the code point plus 0x01000000."""
    if letter in _NAMED:
        return int(_NAMED[letter])
    return ord(letter) if ord(letter) < 0x100 else 0x01000000 + ord(letter)


@contextmanager
def keyboard() -> Iterator[Keyboard]:
    """Yield a keyboard of the screen the tests run on."""
    display = Display(os.environ["DISPLAY"])
    try:
        yield Keyboard(display)
    finally:
        display.close()

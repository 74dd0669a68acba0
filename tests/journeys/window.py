"""The window as people have it: a process on a screen of its own, keys into it, the picture out of it."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PIL import Image
from Xlib import X
from Xlib.display import Display

from tests.ui.keyboard import Keyboard, keyboard
from tools.screen import screen

SIZE = (1366, 768)
PATIENCE = 20.0
"""Seconds anything may take to come about on a busy machine."""
_AS_A_PAGE = 0.2
"""Share of the lines of the picture that differ once another page is shown; a caret or a word changes far fewer."""
_AT_REST = 0.05
T = TypeVar("T")


def until(come: Callable[[], T], what: str, seconds: float = PATIENCE) -> T:
    """Wait until something has come about, and return it.

    Raises:
        AssertionError: It has not, in the time given.
    """
    pause, end = threading.Event(), time.monotonic() + seconds
    while not (found := come()):
        assert time.monotonic() < end, f"{what}: it did not come about"
        pause.wait(0.02)
    return found


class Picture:
    """What stands on the screen, to be looked at as a person does: is it another page, has it come to rest."""

    def __init__(self, display: Display) -> None:
        self._display, self._root = display, display.screen().root

    def lines(self) -> list[bytes]:
        """Return the lines of points on the screen, top to bottom."""
        width, height = SIZE
        data = self._root.get_image(0, 0, width, height, X.ZPixmap, 0xFFFFFFFF).data
        return [data[at * width * 4 : (at + 1) * width * 4] for at in range(height)]

    def windows(self) -> int:
        """Return how many windows stand on the screen, says the window manager."""
        listed = self._root.get_full_property(self._display.intern_atom("_NET_CLIENT_LIST"), X.AnyPropertyType)
        return len(listed.value) if listed is not None else 0

    def save(self, file: Path) -> None:
        """Keep the screen as a picture."""
        Image.frombytes("RGB", SIZE, b"".join(self.lines()), "raw", "BGRX").save(file)

    def rested(self) -> list[bytes]:
        """Return the screen once nothing moves on it."""
        before, still = self.lines(), 0

        def rests() -> bool:
            nonlocal before, still
            now = self.lines()
            still = still + 1 if _share(before, now) < _AT_REST else 0
            before = now
            return still > 3

        until(rests, "the picture at rest")
        return before

    @contextmanager
    def becomes_another(self, what: str, share: float = _AS_A_PAGE) -> Iterator[None]:
        """Wait at the end of the block until the screen shows something else than before it, at rest."""
        before = self.lines()
        yield
        until(lambda: _share(before, self.lines()) >= share, what)
        self.rested()


def _share(one: Sequence[bytes], other: Sequence[bytes]) -> float:
    return sum(a != b for a, b in zip(one, other, strict=True)) / len(one)


@dataclass(frozen=True, slots=True)
class Window:
    """A window of the program that is open.

    Attributes:
        process: The program.
        said: Where its standard output and error go.
    """

    process: subprocess.Popen[bytes]
    keys: Keyboard
    picture: Picture
    said: Path


@contextmanager
def opened(line: Sequence[str], environment: Mapping[str, str], folder: Path) -> Iterator[Window]:
    """Start the program on a screen of its own and yield its window once its first page stands there.

    A window still open at the end of the block leaves its last picture in the folder.
    """
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    plain = {name: value for name, value in environment.items() if name != "LD_PRELOAD"}
    said = folder / "said.txt"
    with screen(size, plain) as name, keyboard(name) as keys, said.open("wb") as out:
        inside = {**environment, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
        display = Display(name)
        # The pointer out of the way: what it rests on looks different.
        display.screen().root.warp_pointer(SIZE[0] - 1, SIZE[1] - 1)
        display.sync()
        picture = Picture(display)
        process = subprocess.Popen(line, env=inside, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        try:
            # Before its first page the window is nothing but its grounds: few lines differ from one another.
            until(lambda: len(set(picture.lines())) > 100, "the first page")
            picture.rested()
            yield Window(process, keys, picture, said)
        finally:
            if process.poll() is None:
                picture.save(folder / "last.png")
                process.kill()
            process.wait()
            display.close()

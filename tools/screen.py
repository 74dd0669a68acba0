"""A screen of our own to run windows on: Xvfb with the window manager openbox."""

from __future__ import annotations

import os
import select
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from Xlib import X
from Xlib.display import Display

PATIENCE = 30.0
"""Seconds a server or window manager may take to come up."""


@contextmanager
def screen(size: str, environment: Mapping[str, str]) -> Iterator[str]:
    """Start a screen and yield its DISPLAY; it ends with the block.

    Args:
        size: Width, height and depth, such as `1366x768x24`.
        environment: What the server and the window manager run in.

    Raises:
        TimeoutError: The server or the window manager did not come up.
    """
    reading, writing = os.pipe()
    options = ["-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(["Xvfb", *options], env=environment, pass_fds=(writing,), stderr=quiet) as server:
        os.close(writing)
        try:
            name = f":{_first_line(reading)}"
            inside = {**environment, "DISPLAY": name}
            with subprocess.Popen(["openbox", "--sm-disable"], env=inside, stdout=quiet, stderr=quiet) as manager:
                try:
                    _wait_for_window_manager(name)
                    yield name
                finally:
                    manager.terminate()
        finally:
            os.close(reading)
            server.terminate()


def _first_line(descriptor: int) -> str:
    """Return the line the server writes when it takes connections: its display number."""
    line = b""
    while not line.endswith(b"\n"):
        ready, _, _ = select.select([descriptor], [], [], PATIENCE)
        part = os.read(descriptor, 64) if ready else b""
        if not part:
            raise TimeoutError("Xvfb did not come up")
        line += part
    return line.decode().strip()


def _wait_for_window_manager(name: str) -> None:
    """Wait until a window manager shows what is asked of it.

    That it has named itself on the root window is not enough: openbox does so before it reads its fonts, and forgets to
    look at what it was asked meanwhile until it is asked once more.
    """
    display = Display(name)
    try:
        root, depth = display.screen().root, display.screen().root_depth
        mark = display.intern_atom("_NET_SUPPORTING_WM_CHECK")
        probe = root.create_window(0, 0, 1, 1, 0, depth)
        pause, end = threading.Event(), time.monotonic() + PATIENCE
        shown = False
        while not shown:
            if time.monotonic() > end:
                raise TimeoutError("openbox did not come up")
            pause.wait(0.02)
            if root.get_full_property(mark, X.AnyPropertyType) is not None:
                probe.map()
                shown = probe.get_attributes().map_state == X.IsViewable
        probe.destroy()
        display.sync()
    finally:
        display.close()

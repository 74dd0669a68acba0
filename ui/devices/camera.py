"""A camera over the counter, an optional part: the button is there only where its library is installed.

OpenCV reads the camera on Windows and Linux alike, and a recorded stream in the tests. A thread of its own reads, since
a camera blocks from picture to picture.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QObject, Signal
from PySide6.QtGui import QImage

from ui.devices.trouble import DeviceTrouble, Trouble

if TYPE_CHECKING:
    import cv2

WIDTH, HEIGHT = 2592, 1944
"""Pixels asked for, A4 at about 230 dpi; a camera takes the nearest it has."""
_MISSES = 30
"""So many pictures in a row may fail: some cameras begin with empty ones."""
_QUALITY = 92


def offered() -> bool:
    """Return whether the library is installed; it is not loaded by asking."""
    return find_spec("cv2") is not None


class Camera(QObject):
    """Shows what a camera sees, and keeps a picture of it."""

    seen = Signal(QImage)
    """A picture, at most as many as are looked at."""
    failed = Signal(object)
    """It cannot be opened or went away, a `DeviceTrouble`."""

    def __init__(self, source: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._end = threading.Event()
        self._lock = threading.Lock()
        self._last: QImage | None = None
        self._looked = True
        self._thread: threading.Thread | None = None
        self.seen.connect(self._shown)

    @property
    def running(self) -> bool:
        """Whether it is being looked through."""
        return self._thread is not None

    def start(self) -> None:
        """Open the camera; pictures come until `stop`."""
        if self._thread is None:
            self._end.clear()
            self._thread = threading.Thread(target=self._read, name="camera", daemon=True)
            self._thread.start()

    def stop(self, seconds: float = 2.0) -> None:
        """Close the camera; one that hangs is left behind."""
        self._end.set()
        if self._thread is not None:
            self._thread.join(seconds)
        self._thread, self._last = None, None

    def still(self) -> bytes:
        """Return the last picture as a JPEG, empty when none has come yet."""
        with self._lock:
            picture = self._last
        if picture is None:
            return b""
        into = QBuffer()
        into.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(into, "JPEG", _QUALITY)  # type: ignore[call-overload]
        return bytes(into.data().data())

    def _shown(self, _: QImage) -> None:
        self._looked = True

    def _read(self) -> None:
        import cv2

        capture = _opened(self._source)
        try:
            if not capture.isOpened():
                self._tell_failed(Trouble.NO_CAMERA)
                return
            # A recording would rush by; a camera itself waits for its next picture.
            recorded = Path(self._source).is_file()
            pause = 1 / max(1.0, capture.get(cv2.CAP_PROP_FPS)) if recorded else 0.0
            missed = 0
            while not self._end.wait(pause) and missed < _MISSES:
                there, frame = capture.read()
                missed = 0 if there else missed + 1
                if there:
                    self._take(frame)
            if not self._end.is_set():
                self._tell_failed(Trouble.CAMERA_STOPPED)
        finally:
            capture.release()

    def _take(self, frame: cv2.typing.MatLike) -> None:
        height, width = frame.shape[:2]
        picture = QImage(frame.tobytes(), width, height, 3 * width, QImage.Format.Format_BGR888).copy()
        with self._lock:
            self._last = picture
        if self._looked:
            self._looked = False
            # The window may be gone while a camera hangs.
            with suppress(RuntimeError):
                self.seen.emit(picture)

    def _tell_failed(self, trouble: Trouble) -> None:
        with suppress(RuntimeError):
            self.failed.emit(DeviceTrouble(trouble, self._source))


def _opened(source: str) -> cv2.VideoCapture:
    import cv2

    if not source.isdigit():
        return cv2.VideoCapture(source)
    capture = cv2.VideoCapture(int(source))
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, WIDTH)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT)
    return capture

"""A scanner on a serial line (USB-COM): its bytes become scans, whether it is plugged in at the start or not.

A serial line carries what the code holds, byte by byte: no keyboard layout, input method or Caps Lock comes between. The
code of an identity card is UTF-8; bytes that are not are letters nobody can read, and are told as lost, never guessed at.
"""

from __future__ import annotations

import logging
import re
import threading

import serial
from PySide6.QtCore import QObject, Signal

SILENCE_S = 0.1
"""So long a silence ends a scan that no line end ended."""
AGAIN_S = 1.0
"""So long it waits before it looks again for a scanner that is not there."""
_LONGEST = 8192
"""More bytes than any code holds: the line carries something else."""
_LINE_END = re.compile(rb"[\r\n]+")
_LOG = logging.getLogger(__name__)


def text_of(frame: bytes) -> str:
    """Return a scan's text; every byte that is no UTF-8 becomes U+FFFD, which stands for a lost letter."""
    return frame.decode("utf-8", errors="replace")


class Frames:
    """Cuts a stream of bytes into scans: at each line end, and where it falls silent."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, come: bytes) -> list[bytes]:
        """Take what came; return the scans that are whole now. Nothing having come is the silence."""
        if not come:
            silent, self._rest = self._rest, b""
            return [silent] if silent.strip() else []
        *whole, self._rest = _LINE_END.split(self._rest + come)
        if len(self._rest) > _LONGEST:
            self._rest = b""
        return [frame for frame in whole if frame.strip()]


class SerialScanner(QObject):
    """Reads a serial scanner on a thread of its own; unplugged and plugged in again it goes on.

    Args:
        port: `COM3`, `/dev/ttyACM0` or `/dev/serial/by-id/…`.
        speed: In baud.
    """

    scanned = Signal(str)
    """A scan; carries its text."""
    present = Signal(bool)
    """The scanner is there, or not any more; told when it changes."""

    def __init__(self, port: str, speed: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.port, self._speed = port, speed
        self._there: bool | None = None
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._live, name="serial-scanner", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def stop(self) -> None:
        """Read no more; the port is free when this returns."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(2 * AGAIN_S)

    def _live(self) -> None:
        while not self._stopped.is_set():
            try:
                with serial.Serial(self.port, self._speed, timeout=SILENCE_S) as line:
                    self._tell(there=True)
                    self._read(line)
            except (OSError, ValueError) as error:
                # SerialException is an OSError; what it says names the port and nobody.
                if self._there is not False:
                    _LOG.info("serial scanner not there: %s", type(error).__name__)
                self._tell(there=False)
            self._stopped.wait(AGAIN_S)

    def _read(self, line: serial.Serial) -> None:
        frames = Frames()
        while not self._stopped.is_set():
            for frame in frames.feed(line.read(max(1, line.in_waiting))):
                self.scanned.emit(text_of(frame))

    def _tell(self, *, there: bool) -> None:
        if there is not self._there:
            self._there = there
            self.present.emit(there)

"""A scanner on a serial line at the window: heard like any other, and told of when it is not there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from services.settings.equipment import Devices
from ui.notice import Notice
from ui.scan import Scanner
from ui.translate import tr

if TYPE_CHECKING:
    from ui.devices.serial import SerialScanner


class LineScanner(QObject):
    """Passes a serial scanner's scans on, and says once when it is gone and once when it is back.

    Args:
        say: Says a notice; returns whether somebody was there to read it.
    """

    def __init__(
        self, line: SerialScanner, scanner: Scanner, say: Callable[[Notice], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._line, self._say = line, say
        self._missed, self._told = False, False
        line.setParent(self)
        line.scanned.connect(scanner.hear)
        line.present.connect(self._present)

    def start(self) -> None:
        """Begin to read."""
        self._line.start()

    def stop(self) -> None:
        """Read no more."""
        self._line.stop()

    def tell(self) -> None:
        """Say that the scanner is not there, unless that was said already."""
        if self._missed and not self._told:
            words = tr(
                "The scanner on {port} is not there. Plug it in: it is read at once. Until then type, or use another."
            )
            self._told = self._say(Notice(words.format(port=self._line.port), "wait", "scan"))

    def _present(self, there: bool) -> None:
        if not there:
            self._missed = True
            self.tell()
            return
        if self._told:
            self._say(Notice(tr("The scanner on {port} is read again.").format(port=self._line.port), "done", "scan"))
        self._missed = self._told = False


def line_scanner(
    devices: Devices, scanner: Scanner, say: Callable[[Notice], bool], parent: QObject
) -> LineScanner | None:
    """Return the serial scanner of the settings, being read; None when no port is set."""
    if not devices.scanner_port:
        return None
    from ui.devices.serial import SerialScanner

    made = LineScanner(SerialScanner(devices.scanner_port, devices.scanner_speed), scanner, say, parent)
    made.start()
    return made

"""The SANE scanner of the intake page: a press scans a page or a stack, and what came is handed on together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.devices.sane import Sane, Scanner, trouble_in
from ui.translate import tr

FIRST = "auto"
"""Setting of a scanner that stands for the first one that answers."""


class ScannerDesk(QObject):
    """Scans one thing at a time.

    Args:
        name: The scanner as SANE calls it, or `FIRST`.
    """

    told = Signal(str)
    """What is going on, empty once it is over."""
    came = Signal(object)
    """The pages that came, a list of bytes; of a scan that broke off those before."""
    failed = Signal(object)
    """Why it broke off."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sane = Sane(self)
        self._name = "" if name == FIRST else name
        self._pages: list[bytes] = []
        self._feeder = False
        self.sane.found.connect(self._found)
        self.sane.page.connect(lambda content: self._page(bytes(content)))
        self.sane.ended.connect(lambda _: self._over())
        self.sane.failed.connect(self._failed)

    def scan(self, *, feeder: bool) -> None:
        """Scan the page on the glass, or the whole feeder."""
        self._feeder, self._pages = feeder, []
        if self._name:
            self.told.emit(tr("Scanning…"))
            self.sane.scan(self._name, feeder=feeder)
        else:
            self.told.emit(tr("Looking for the scanner…"))
            self.sane.look()

    def _found(self, found: tuple[Scanner, ...]) -> None:
        if found:
            self._name = found[0].name
            self.scan(feeder=self._feeder)
        else:
            self._failed(trouble_in("no SANE devices found", ""))

    def _page(self, content: bytes) -> None:
        self._pages.append(content)
        self.told.emit(tr("Page {page} is here…").format(page=len(self._pages)))

    def _over(self) -> None:
        pages, self._pages = self._pages, []
        self.told.emit("")
        self.came.emit(pages)

    def _failed(self, error: BaseException) -> None:
        self._over()
        self.failed.emit(error)

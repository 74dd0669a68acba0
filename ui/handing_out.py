"""Printing pages that belong to no dossier: nothing is recorded of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from services.errors import NotPrinted
from ui.components.notice import Step
from ui.notice import Notice, failure
from ui.printing import choose_printer, print_pages, printer_named, save_pdf
from ui.tasks import Lanes
from ui.translate import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class HandingOut(QObject):
    """Makes the pages on the long lane, asks for a printer once a day's work, tells what became of them.

    Args:
        say: Puts a `Notice` on the bar.
        choose: Asks for a printer; None when a person thought better of it.
    """

    def __init__(
        self,
        lanes: Lanes,
        say: Callable[[Notice], None],
        parent: QWidget,
        choose: Callable[[QWidget, bytes], QPrinter | None] = choose_printer,
    ) -> None:
        super().__init__(parent)
        self._lanes, self._say, self._window, self._choose = lanes, say, parent, choose
        self._printer = ""
        self._busy = False

    def print_pages(self, name: str, make: Callable[[], bytes]) -> None:
        """Print what `make` returns; a second press while pages are being made does nothing.

        Args:
            name: Proposed file name, should they be saved instead.
        """
        if self._busy:
            return
        self._busy = True
        self._lanes.long(make, lambda pdf: self._send(name, pdf), self._failed(name, b""))

    def _send(self, name: str, pdf: bytes) -> None:
        failed = self._failed(name, pdf)
        try:
            printer = printer_named(self._printer, pdf) if self._printer else None
            printer = printer or self._choose(self._window, pdf)
        except NotPrinted as error:
            failed(error)
            return
        if printer is None:
            self._busy = False
            self._say(Notice(tr("Not printed."), "link", step=self._save_step(name, pdf)))
            return
        taken = printer
        self._lanes.long(lambda: print_pages(pdf, taken), self._printed, failed)

    def _printed(self, printer: str) -> None:
        self._busy, self._printer = False, printer
        self._say(Notice(tr("The pages went to {printer}.").format(printer=printer), "done", "printer"))

    def _failed(self, name: str, pdf: bytes) -> Callable[[BaseException], None]:
        def failed(error: BaseException) -> None:
            self._busy, self._printer = False, ""
            self._say(failure(error, self._save_step(name, pdf) if pdf else None))

        return failed

    def _save_step(self, name: str, pdf: bytes) -> Step:
        return Step(tr("Save as a file"), "", "download", lambda: self._save(name, pdf))

    def _save(self, name: str, pdf: bytes) -> None:
        try:
            target = save_pdf(self._window, pdf, name)
        except NotPrinted as error:
            self._failed(name, pdf)(error)
            return
        if target is not None:
            self._say(Notice(tr("Saved as **{file}**.").format(file=target.name), "done", "file"))

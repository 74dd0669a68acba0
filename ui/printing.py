"""PDF pages to the system's printer, or into a file; what really became of them is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QPoint, QSizeF, QStandardPaths
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from services.bootstrap import Desk
from services.domain.permissions import Account
from services.domain.print_job import PrintJob
from services.errors import NotPrinted
from ui.components.notice import Step
from ui.notice import Notice, failure
from ui.tasks import Lanes
from ui.translate import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DPI = 300
"""Least dots per inch a page is drawn at: small letters and QR codes stay sharp."""
_SHARPEST = 600
_MM_PER_INCH = 25.4


def paper_of(pdf: bytes) -> tuple[QPageSize, QPageLayout.Orientation]:
    """Return the paper a PDF's first page wants, such as A5 upright."""
    from services.documents.preview import render

    width, height, _ = render(pdf, 0, 72)
    short, long = sorted((width, height))
    # A page is a whole number of pixels; the standard sizes are fractions of them.
    near = QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    lying = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    return near, lying


def fit(printer: QPrinter, pdf: bytes) -> None:
    """Set a printer to the paper of a PDF, edge to edge; a default queue would centre an A5 page on A4."""
    size, lying = paper_of(pdf)
    printer.setPageLayout(QPageLayout(size, lying, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)


def page_image(pdf: bytes, page: int, dpi: int) -> QImage:
    """Return a page as a picture."""
    from services.documents.preview import render

    width, height, pixels = render(pdf, page, dpi)
    image = QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
    image.setDotsPerMeterX(round(dpi / _MM_PER_INCH * 1000))
    image.setDotsPerMeterY(round(dpi / _MM_PER_INCH * 1000))
    return image


def print_pages(pdf: bytes, printer: QPrinter) -> str:
    """Print every page and return the printer's name. Takes its time: runs on the long lane.

    Raises:
        NotPrinted: The printer did not take them.
    """
    from services.documents.preview import page_count

    name = printer.printerName() or Path(printer.outputFileName()).name
    dpi = min(max(printer.resolution(), DPI), _SHARPEST)
    painter = QPainter()
    if not painter.begin(printer):
        raise NotPrinted(name)
    try:
        for page in range(page_count(pdf)):
            if page and not printer.newPage():
                raise NotPrinted(name)
            painter.drawImage(
                printer.pageLayout().fullRectPixels(printer.resolution()).translated(QPoint(0, 0)),
                page_image(pdf, page, dpi),
            )
    finally:
        ended = painter.end()
    bad = (printer.PrinterState.Error, printer.PrinterState.Aborted)
    if not ended or printer.printerState() in bad or _is_gone(printer):
        raise NotPrinted(name)
    return name


def _is_gone(printer: QPrinter) -> bool:
    """Return whether the printer is not there any more: Qt does not tell when its server was gone at the end."""
    from PySide6.QtPrintSupport import QPrinterInfo

    if printer.outputFormat() is printer.OutputFormat.PdfFormat:
        return False
    return QPrinterInfo.printerInfo(printer.printerName()).isNull()


def choose_printer(parent: QWidget, pdf: bytes) -> QPrinter | None:
    """Let a person choose a printer, set to the paper of the PDF; None when they thought better of it.

    Raises:
        NotPrinted: This machine has no printer.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        raise NotPrinted(tr("no printer"))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    fit(printer, pdf)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(tr("Print"))
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    fit(printer, pdf)
    return printer


def printer_named(name: str, pdf: bytes) -> QPrinter | None:
    """Return a printer by its name, set to the paper of the PDF; None when it is gone."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        return None
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    fit(printer, pdf)
    return printer


def save_pdf(parent: QWidget | None, pdf: bytes, name: str) -> Path | None:
    """Let a person choose where a PDF goes and write it; None when they thought better of it.

    Args:
        name: Proposed file name; holds no personal data.

    Raises:
        NotPrinted: It could not be written there.
    """
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _ = QFileDialog.getSaveFileName(parent, tr("Save the page"), str(Path(folder) / name), tr("PDF (*.pdf)"))
    if not chosen:
        return None
    target = Path(chosen)
    try:
        target.write_bytes(pdf)
    except OSError as error:
        raise NotPrinted(target.name) from error
    return target


class PrintFlow(QObject):
    """Prints the desk's jobs: the page is made and drawn on the long lane, the printer is asked for once a day's work.

    Args:
        say: Puts a `Notice` on the bar.
        choose: Asks for a printer; None when a person thought better of it.
    """

    def __init__(
        self,
        desk: Desk,
        account: Account,
        lanes: Lanes,
        say: Callable[[Notice], None],
        parent: QWidget,
        choose: Callable[[QWidget, bytes], QPrinter | None] = choose_printer,
    ) -> None:
        super().__init__(parent)
        self._desk, self._account, self._lanes, self._say, self._window = desk, account, lanes, say, parent
        self._choose = choose
        self._printer = ""
        self._asking = False

    def print_job(self, page: QWidget, job: PrintJob) -> None:
        """Print one job; the page is told what became of it where it has `printed` or `print_failed`."""
        by, jobs = self._account, self._desk.print_jobs
        self._lanes.long(
            lambda: jobs.pdf(by, job), lambda pdf: self._send(page, job, pdf), self._failed(page, job, b"")
        )

    def _send(self, page: QWidget, job: PrintJob, pdf: bytes) -> None:
        if self._asking:
            return
        failed = self._failed(page, job, pdf)
        try:
            self._asking = True
            printer = printer_named(self._printer, pdf) if self._printer else None
            printer = printer or self._choose(self._window, pdf)
        except NotPrinted as error:
            failed(error)
            return
        finally:
            self._asking = False
        if printer is None:
            self._say(Notice(tr("Not printed. The dossier is saved."), "link", step=self._save_step(page, job, pdf)))
            return
        taken = printer
        self._lanes.long(lambda: self._print(job, pdf, taken), lambda name: self._printed(page, job, name), failed)

    def _print(self, job: PrintJob, pdf: bytes, printer: QPrinter) -> str:
        by, jobs = self._account, self._desk.print_jobs
        # From here on the reception cannot be undone; of a number undone before, no page comes out.
        jobs.begin(by, job, printer.printerName() or Path(printer.outputFileName()).name)
        try:
            name = print_pages(pdf, printer)
        except BaseException:
            jobs.gave_up(by, job)
            raise
        jobs.done(by, job, name)
        return name

    def _printed(self, page: QWidget, job: PrintJob, name: str) -> None:
        self._printer = name
        self._say(
            Notice(tr("Form {form} of **{subject}** went to {printer}.").format(
                form=job.form, subject=job.subject, printer=name), "done", "printer")
        )  # fmt: skip
        _tell(page, "printed", job, name)

    def _failed(self, page: QWidget, job: PrintJob, pdf: bytes) -> Callable[[BaseException], None]:
        def failed(error: BaseException) -> None:
            self._printer = ""
            self._say(failure(error, self._save_step(page, job, pdf) if pdf else None))
            _tell(page, "print_failed", job, error)

        return failed

    def _save_step(self, page: QWidget, job: PrintJob, pdf: bytes) -> Step:
        return Step(tr("Save as a file"), "", "download", lambda: self._save(page, job, pdf))

    def _save(self, page: QWidget, job: PrintJob, pdf: bytes) -> None:
        name = f"{job.form}-{job.subject}.pdf".replace("/", "-")
        try:
            target = save_pdf(self._window, pdf, name)
        except NotPrinted as error:
            self._failed(page, job, pdf)(error)
            return
        if target is None:
            return
        by, jobs = self._account, self._desk.print_jobs
        self._lanes.desk(
            lambda: jobs.saved(by, job), lambda _: self._saved(page, job, target), self._failed(page, job, pdf)
        )

    def _saved(self, page: QWidget, job: PrintJob, target: Path) -> None:
        self._say(Notice(tr("Saved as **{file}**.").format(file=target.name), "done", "file"))
        _tell(page, "printed", job, "")


def _tell(page: QWidget, name: str, *facts: object) -> None:
    if callable(way := getattr(page, name, None)):
        way(*facts)

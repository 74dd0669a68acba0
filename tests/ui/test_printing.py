"""Pages to paper: a print server of our own takes them, with the right paper; a server that is gone is told."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from services.documents.preview import page_count
from services.domain.intake_form import form_from
from tests.print_server import QUEUE, print_server
from tests.ui.desk import OFFICER, clock, desk, home, lanes, until
from tests.ui.test_ticker import FORM
from ui.notice import Notice
from ui.printing import PrintFlow, fit, page_image, paper_of, print_pages, save_pdf

__all__ = ["clock", "desk", "home", "lanes"]


@pytest.fixture
def receipt(desk) -> tuple[object, bytes]:
    taken = desk.intake.receive(OFFICER, form_from({**FORM, "id": "0b9f0000-0000-4000-8000-000000000001"}))
    job = desk.print_jobs.receipt_of(OFFICER, taken.dossier.number)
    return job, desk.print_jobs.pdf(OFFICER, job)


@pytest.fixture
def said() -> list[Notice]:
    return []


def spooled(spool: Path) -> bytes:
    return next(spool.glob("d0*")).read_bytes()


def test_a_receipt_wants_a5_upright(receipt):
    size, lying = paper_of(receipt[1])

    assert size.name() == "A5"
    assert lying.name == "Portrait"


def test_pages_are_drawn_at_no_less_than_300_dots_an_inch(receipt):
    image = page_image(receipt[1], 0, 300)

    assert image.width() >= 1748
    assert image.height() >= 2480


def test_the_printing_path_fills_the_paper_edge_to_edge(qapp, receipt, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    fit(printer, receipt[1])

    print_pages(receipt[1], printer)
    printed = (tmp_path / "out.pdf").read_bytes()

    assert paper_of(printed)[0].name() == "A5"
    assert page_count(printed) == page_count(receipt[1])
    before, after = (page_image(pdf, 0, 50).scaled(60, 84) for pdf in (receipt[1], printed))
    ink = [(x, y) for x in range(60) for y in range(84) if (before.pixelColor(x, y).lightness() < 128)]
    kept = [at for at in ink if after.pixelColor(*at).lightness() < 200]
    assert len(kept) > 0.9 * len(ink)


def print_elsewhere(pdf: Path, server: Path, before: Callable[[], object]) -> int:
    """Print from a process of its own: the library of the print server remembers the first server it met."""
    script = (
        "import sys, pathlib\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from services.errors import NotPrinted\n"
        "from ui.printing import print_pages, printer_named\n"
        "app = QApplication([])\n"
        "pdf = pathlib.Path(sys.argv[2]).read_bytes()\n"
        "printer = printer_named(sys.argv[1], pdf)\n"
        "sys.stdout.write('ready\\n'); sys.stdout.flush(); sys.stdin.readline()\n"
        "try:\n    print_pages(pdf, printer)\n"
        "except NotPrinted:\n    sys.exit(3)\n"
    )
    around = {**os.environ, "CUPS_SERVER": str(server), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", script, QUEUE, str(pdf)]
    with subprocess.Popen(command, env=around, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdin
        assert child.stdout
        assert child.stdout.readline() == "ready\n"
        before()
        child.stdin.write("\n")
        child.stdin.flush()
        return child.wait(120)


def test_a_print_server_gets_an_a5_page(receipt, tmp_path):
    (tmp_path / "in.pdf").write_bytes(receipt[1])

    with print_server(tmp_path) as spool:
        assert print_elsewhere(tmp_path / "in.pdf", tmp_path / "socket", lambda: None) == 0
        until(lambda: list(spool.glob("d0*")), 30)
        assert paper_of(spooled(spool))[0].name() == "A5"


def test_a_server_that_is_gone_is_no_success(receipt, tmp_path):
    (tmp_path / "in.pdf").write_bytes(receipt[1])

    with ExitStack() as running:
        running.enter_context(print_server(tmp_path))
        status = print_elsewhere(tmp_path / "in.pdf", tmp_path / "socket", running.close)

    assert status == 3


def to_file(target: Path) -> Callable[[QWidget, bytes], QPrinter]:
    def choose(_: QWidget, pdf: bytes) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        fit(printer, pdf)
        return printer

    return choose


def test_a_printed_job_is_recorded_and_told(desk, lanes, said, show, receipt, tmp_path):
    job, _ = receipt
    parent = show(QWidget())
    flow = PrintFlow(desk, OFFICER, lanes, said.append, parent, to_file(tmp_path / "out.pdf"))

    flow.print_job(parent, job)
    until(lambda: said, 60)

    assert said[0].tone == "done"
    assert desk.print_jobs.waiting(OFFICER) == ()


def test_a_page_no_printer_took_still_waits_and_is_offered_as_a_file(
    desk, lanes, said, show, receipt, tmp_path, qt_warnings
):
    job, _ = receipt
    parent = show(QWidget())
    flow = PrintFlow(desk, OFFICER, lanes, said.append, parent, to_file(tmp_path / "no" / "folder" / "out.pdf"))

    flow.print_job(parent, job)
    until(lambda: said, 60)

    assert said[0].tone == "wrong"
    assert said[0].step is not None
    assert len(desk.print_jobs.waiting(OFFICER)) == 1
    assert qt_warnings == ["QPainter::begin(): Returned false"]
    qt_warnings.clear()


def test_a_page_is_saved_where_a_person_says(qapp, receipt, tmp_path):
    def choose() -> None:
        dialog = qapp.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.findChildren(QLineEdit)[0].setText(str(tmp_path / "phieu.pdf"))
        dialog.accept()

    QTimer.singleShot(0, choose)
    target = save_pdf(None, receipt[1], "01-H31.12-261120-2001.pdf")

    assert target == tmp_path / "phieu.pdf"
    assert target.read_bytes() == receipt[1]

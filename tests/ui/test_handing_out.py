"""Pages of no dossier on their way to paper."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from services.documents.preview import page_count
from services.errors import NotPrinted
from tests.ui.pages import OFFICER, clock, desk, lanes, made_home, receiver, until
from ui.handing_out import HandingOut
from ui.printing import fit

__all__ = ["clock", "desk", "lanes", "made_home", "receiver"]


@pytest.fixture
def handout(desk):
    return lambda: desk.handouts.handout(OFFICER, "1.004873")


def to_file(target):
    def choose(_, pdf):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        fit(printer, pdf)
        return printer

    return choose


@pytest.fixture
def flow_of(lanes, show):
    said = []
    parent = show(QWidget())
    return said, lambda choose: HandingOut(lanes, said.append, parent, choose)


def test_a_handout_goes_to_the_printer_and_that_is_told(flow_of, handout, tmp_path):
    said, flow = flow_of

    flow(to_file(tmp_path / "out.pdf")).print_pages("huong-dan.pdf", handout)
    until(lambda: said)

    assert said[0].tone == "done"
    assert page_count((tmp_path / "out.pdf").read_bytes()) == 1


def test_a_second_press_does_nothing_while_the_first_is_under_way(flow_of, handout, tmp_path):
    said, flow = flow_of
    made = []
    handing = flow(to_file(tmp_path / "out.pdf"))

    for _ in range(3):
        handing.print_pages("huong-dan.pdf", lambda: (made.append(1), handout())[1])
    until(lambda: said)

    assert made == [1]


def test_without_a_printer_the_pages_can_be_saved(flow_of, handout, qapp, tmp_path):
    said, flow = flow_of

    def none(*_):
        raise NotPrinted("no printer")

    def choose():
        dialog = qapp.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.findChildren(QLineEdit)[0].setText(str(tmp_path / "huong-dan.pdf"))
        dialog.accept()

    flow(none).print_pages("huong-dan.pdf", handout)
    until(lambda: said)
    assert said[0].tone == "wrong"
    QTimer.singleShot(0, choose)
    said[0].step.act()

    assert (tmp_path / "huong-dan.pdf").read_bytes() == handout()
    assert said[-1].tone == "done"


def test_thinking_better_of_it_says_so_and_a_later_press_asks_again(flow_of, handout):
    said, flow = flow_of
    asked = []
    handing = flow(lambda *_: asked.append(1))

    handing.print_pages("huong-dan.pdf", handout)
    until(lambda: said)
    handing.print_pages("huong-dan.pdf", handout)
    until(lambda: len(said) == 2)

    assert len(asked) == 2
    assert said[0].step is not None


def test_a_handout_that_cannot_be_made_is_told(flow_of, desk):
    said, flow = flow_of

    flow(lambda *_: None).print_pages("x.pdf", lambda: desk.handouts.handout(OFFICER, "9.999999"))
    until(lambda: said)

    assert (said[0].tone, said[0].step) == ("wrong", None)

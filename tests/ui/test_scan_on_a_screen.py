"""Scans as they come: real keys on a real screen, whatever has the focus."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.desk import until
from tests.ui.keyboard import RETURN
from tests.ui.scan_bench import CARD, RECEIPT, bench, keys, scanner, scans

__all__ = ["bench", "keys", "scanner", "scans"]

pytestmark = pytest.mark.screen

NAMES = [*("line", "secret", "sheet", "button", "plain", "paper", "tick", "radio", "other", "combo", "list", "table")]


@pytest.mark.parametrize("gap", [0, 1, 12])
@pytest.mark.parametrize("where", NAMES)
def test_a_scan_is_taken_whatever_has_the_focus_and_leaves_no_trace(bench, scanner, keys, where, gap):
    scans: list[str] = []
    scanner.scanned.connect(scans.append)
    widget = getattr(bench, where)
    widget.setFocus()
    until(widget.hasFocus)
    before = bench.state()

    keys.type(CARD + RETURN, gap)
    until(lambda: scans)
    keys.type(RECEIPT + RETURN, gap)
    until(lambda: len(scans) == 2)

    assert scans == [CARD, RECEIPT]
    assert bench.state() == before
    assert QApplication.focusWidget() is widget


def test_a_scan_over_marked_text_gives_the_text_and_the_mark_back(bench, scanner, keys):
    scans: list[str] = []
    scanner.scanned.connect(scans.append)
    bench.line.setFocus()
    bench.line.setSelection(0, 4)
    before = bench.state()

    keys.type(CARD + RETURN, 2)
    until(lambda: scans)

    assert bench.state() == before


def test_the_page_hears_that_its_text_is_the_old_one_again(bench, scanner, keys):
    scans: list[str] = []
    heard: list[str] = []
    scanner.scanned.connect(scans.append)
    bench.line.textEdited.connect(heard.append)
    bench.line.setFocus()

    keys.type(CARD + RETURN, 2)
    until(lambda: scans)

    assert not heard or heard[-1] == "Trần Thị"


@pytest.mark.parametrize("gap", [45, 90])
def test_what_a_person_types_is_typed_at_once_and_is_no_scan(bench, scanner, keys, gap):
    scans: list[str] = []
    scanner.scanned.connect(scans.append)
    bench.line.clear()
    bench.line.setFocus()

    keys.type("Nguyễn Văn Thử" + RETURN, gap)
    until(lambda: bench.pressed)

    assert bench.line.text() == "Nguyễn Văn Thử"
    assert scans == []


def test_keys_as_fast_as_a_scanners_without_return_reach_the_line_after_all(bench, scanner, keys):
    bench.line.clear()
    bench.line.setFocus()

    keys.type("0900 000 127", 1)

    until(lambda: bench.line.text() == "0900 000 127")


def test_a_short_burst_with_return_is_a_persons(bench, scanner, keys):
    scans: list[str] = []
    scanner.scanned.connect(scans.append)
    bench.line.clear()
    bench.line.setFocus()

    keys.type("0127" + RETURN, 1)
    until(lambda: bench.pressed)

    assert (bench.line.text(), bench.pressed, scans) == ("0127", ["enter"], [])


def test_space_pressed_by_a_person_presses_the_button(bench, scanner, keys):
    bench.button.setFocus()

    keys.type(" ", 30)
    until(lambda: bench.pressed)

    assert bench.pressed == ["button"]


def test_while_it_does_not_listen_a_scan_comes_to_nothing(bench, scanner, keys):
    scans: list[str] = []
    scanner.scanned.connect(scans.append)
    scanner.set_listening(False)
    bench.line.setFocus()
    before = bench.state()

    keys.type(CARD + RETURN, 1)
    keys.type("x", 400)
    until(lambda: bench.line.text().endswith("x"))

    bench.line.setText("Trần Thị")
    assert bench.state() == before
    assert scans == []

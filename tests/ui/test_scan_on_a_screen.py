"""Scans as they come: real keys on a real screen, whatever has the focus."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tests.ui.desk import until
from tests.ui.keyboard import RETURN, Keyboard, keyboard
from ui.components import Button, CheckBox, Choice, Segmented
from ui.scan import Scanner

pytestmark = pytest.mark.screen

CARD = "033304000127||TRẦN THỊ MẪU ĐƠN|29022004|Nữ|Thôn Đông, Xã Mẫu, Hưng Yên|12062024"
RECEIPT = "H31.12-261120-2001"


class Bench(QWidget):
    """One of everything a scan may hit."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.line = QLineEdit("Trần Thị")
        self.line.returnPressed.connect(lambda: self.pressed.append("line"))
        self.sheet = QPlainTextEdit("ghi chú\nhai dòng")
        self.button = Button("Nhận")
        self.button.clicked.connect(lambda: self.pressed.append("button"))
        self.plain = QPushButton("In")
        self.plain.clicked.connect(lambda: self.pressed.append("plain"))
        self.paper = Segmented("Tờ khai", [Choice("has", "Có"), Choice("missing", "Thiếu")], "missing")
        self.paper.changed.connect(lambda value: self.pressed.append(value))
        self.tick = CheckBox("Nộp thay")
        self.combo = QComboBox()
        self.combo.addItems(["Nam", "Nữ", "033", "H31"])
        self.list = QListView()
        self.list.setModel(QStringListModel(["An", "033304", "H31.12", "TRẦN"]))
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.enter = QShortcut(Qt.Key.Key_Return, self)
        self.enter.activated.connect(lambda: self.pressed.append("enter"))
        column = QVBoxLayout(self)
        for widget in self.all():
            column.addWidget(widget)

    def all(self) -> tuple[QWidget, ...]:
        return (self.line, self.sheet, self.button, self.plain, self.paper, self.tick, self.combo, self.list)

    def state(self) -> tuple[object, ...]:
        return (
            self.line.text(),
            self.line.cursorPosition(),
            self.line.selectedText(),
            self.sheet.toPlainText(),
            self.sheet.textCursor().position(),
            self.paper.value(),
            self.tick.isChecked(),
            self.combo.currentIndex(),
            self.list.currentIndex().row(),
            self.button.isDown() or self.plain.isDown(),
            tuple(self.pressed),
        )


@pytest.fixture
def keys() -> Iterator[Keyboard]:
    with keyboard() as made:
        yield made


@pytest.fixture
def scanner(qapp: QApplication) -> Iterator[Scanner]:
    made = Scanner(qapp)
    yield made
    made.deleteLater()


@pytest.fixture
def bench(show: Callable[[QWidget], QWidget], scanner: Scanner) -> Bench:
    made = Bench()
    show(made)
    until(made.isActiveWindow)
    return made


NAMES = ["line", "sheet", "button", "plain", "paper", "tick", "combo", "list"]


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

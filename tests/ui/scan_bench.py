"""One of everything a scan may hit, a keyboard and a scanner, for tests on a real screen."""

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
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tests.ui.desk import until
from tests.ui.keyboard import Keyboard, keyboard
from ui.components import Button, CheckBox, Choice, Segmented
from ui.scan import Scanner

CARD = "033304000127||TRẦN THỊ MẪU ĐƠN|29022004|Nữ|Thôn Đông, Xã Mẫu, Hưng Yên|12062024"
RECEIPT = "H31.12-261120-2001"


class Bench(QWidget):
    """One of everything a scan may hit."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.told: list[int] = []
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
        self.radio, self.other = QRadioButton("Tại quầy"), QRadioButton("Qua bưu chính")
        self.radio.setChecked(True)
        self.table = QTableWidget(3, 2)
        for row, words in enumerate(("033", "H31.12", "TRẦN")):
            self.table.setItem(row, 0, QTableWidgetItem(words))
            self.table.setItem(row, 1, QTableWidgetItem("Xã Mẫu"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setCurrentCell(2, 1)
        self.table.itemSelectionChanged.connect(lambda: None)
        self.secret = QLineEdit("mat")
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.combo.activated.connect(self.told.append)
        self.enter = QShortcut(Qt.Key.Key_Return, self)
        self.enter.activated.connect(lambda: self.pressed.append("enter"))
        column = QVBoxLayout(self)
        for widget in self.all():
            column.addWidget(widget)

    def all(self) -> tuple[QWidget, ...]:
        return (
            *(self.line, self.secret, self.sheet, self.button, self.plain, self.paper, self.tick),
            *(self.radio, self.other, self.combo, self.list, self.table),
        )

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
            (self.table.currentRow(), self.table.currentColumn(), len(self.table.selectedItems())),
            (self.secret.text(), self.radio.isChecked(), self.other.isChecked()),
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
def scans(scanner: Scanner) -> list[str]:
    """What the scanner told."""
    heard: list[str] = []
    scanner.scanned.connect(heard.append)
    return heard


@pytest.fixture
def bench(show: Callable[[QWidget], QWidget], scanner: Scanner) -> Bench:
    made = Bench()
    show(made)
    until(made.isActiveWindow)
    return made

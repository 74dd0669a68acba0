from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QSignalSpy, QTest

from tests.ui.conftest import settle
from ui.components import CELL, Cell, Column, Rows, Segmented, TableCard, Text, marks
from ui.theme import Theme


class Million(QAbstractTableModel):
    """A million rows of which only those asked for exist."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[int] = set()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 1_000_000

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        return "Người nộp" if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: QModelIndex, role: int = 0) -> object:
        if role != CELL:
            return None
        self.asked.add(index.row())
        name = Cell("TRẦN THU HƯƠNG", "0333••••0127", hits=((9, 5),))
        return (Cell("H31.12-261120-0038", digits=True), name, Cell(mark=marks()["overdue"], icon="cloud-off"))[
            index.column()
        ]


def table(show) -> tuple[TableCard, Million]:
    card, model = TableCard("Hồ sơ", row_height=52), Million()
    model.setParent(card)
    card.table.setModel(model)
    card.table.set_widths([176, 0, 150])
    card.resize(700, 400)
    card.set_foot("Dòng 1–8", "Mẫu 07")
    show(card)
    return card, model


def test_a_million_rows_ask_only_for_what_is_seen(qapp, show):
    card, model = table(show)

    card.table.scrollToBottom()
    settle()

    assert len(model.asked) < 60
    assert 999_999 in model.asked


def test_enter_opens_the_row_and_arrows_move(qapp, show):
    card, _ = table(show)
    opened = QSignalSpy(card.table.opened)
    card.table.selectRow(0)

    QTest.keyClick(card.table, Qt.Key.Key_Down)
    QTest.keyClick(card.table, Qt.Key.Key_Return)

    assert [opened.at(0)[0], card.table.currentIndex().row()] == [1, 1]


def test_the_chosen_row_is_soft_with_a_bar_and_the_found_part_is_marked(qapp, show):
    card, _ = table(show)
    card.table.selectRow(1)
    settle()

    picture = card.grab().toImage()

    colours = Theme.current()
    colours_seen = {QColor(picture.pixel(x, y)).name() for x in range(0, 700, 2) for y in range(40, 200)}
    wanted = {colours.color(token).name() for token in ("soft", "link", "wait_soft", "line", "surface", "wrong")}
    assert wanted <= colours_seen


def test_a_cell_says_all_it_shows(qapp):
    cell = Cell(mark=marks()["overdue"], icon="cloud-off", icon_words="chưa gửi")

    assert cell.words() == f"{marks()['overdue'].text}, chưa gửi"


def test_a_row_of_controls_grows_with_its_words_and_only_the_last_has_no_line(qapp, show):
    rows = Rows([Column("Giấy tờ"), Column("Tình trạng", 186)])
    long = Text("Giấy xác nhận tình trạng hôn nhân đã cấp trước đó, kèm bản dịch công chứng nếu có", "row", wrap=True)
    first = rows.add(long, Segmented("Tờ khai", [], width=186))
    second = rows.add(Text("Tờ khai", "row", wrap=True), None)
    rows.setFixedWidth(360)
    show(rows)

    assert long.height() >= long.heightForWidth(long.width())
    assert (first.last, second.last) == (False, True)
    rows.clear()
    assert rows.rows() == ()

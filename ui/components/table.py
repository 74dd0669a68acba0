"""Tables: a long list over a model that keeps only what is seen, and its cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui import fonts
from ui.components.icons import paint_icon
from ui.components.paint import LEFT, RIGHT, color, write
from ui.components.state_mark import Mark, paint_mark
from ui.components.table_frame import FOOT, HEAD, TableFrame

CELL = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which a model gives the `Cell` of an index."""

_PADDING, _FIRST_PADDING, _RIGHT_PADDING = 8, 14, 4


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows.

    Attributes:
        second: A quieter second line.
        digits: Equal digits, for codes, dates and amounts.
        hits: (start, length) of every found part of `text`, to be highlighted.
        mark: A state instead of words.
        icon: A shape of its own at the right end (not sent yet), with its tone and its words for screen readers.
    """

    text: str = ""
    second: str = ""
    role: fonts.Role = "second_row"
    digits: bool = False
    tone: str = "ink"
    second_tone: str = "quiet"
    right: bool = False
    hits: tuple[tuple[int, int], ...] = ()
    mark: Mark | None = None
    icon: str = ""
    icon_tone: str = "wait"
    icon_words: str = ""

    def words(self) -> str:
        """Return all it says, for screen readers."""
        parts = (self.text, self.mark.text if self.mark else "", self.second, self.icon_words)
        return ", ".join(part for part in parts if part)


class RowDelegate(QStyledItemDelegate):
    """Paints the cells of a row: hairline below, the chosen row soft with a bar, found parts highlighted."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        where: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(where, color("soft"))
        if index.row() + 1 < index.model().rowCount():
            painter.fillRect(where.left(), where.bottom(), where.width(), 1, color("line"))
        if chosen and index.column() == 0:
            painter.fillRect(where.left(), where.top(), 4, where.height(), color("link"))
        cell = index.data(CELL)
        if not isinstance(cell, Cell):
            cell = Cell(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
        _paint_cell(painter, where.adjusted(_left_padding(index.column()), 0, -_RIGHT_PADDING, -1), cell)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the row height of the table; columns take their width from the header."""
        view = self.parent()
        height = view.verticalHeader().defaultSectionSize() if isinstance(view, QTableView) else 36
        return QSize(80, height)


def _left_padding(column: int) -> int:
    return _FIRST_PADDING if column == 0 else _PADDING


def _paint_cell(painter: QPainter, where: QRect, cell: Cell) -> None:
    if cell.icon:
        at = QRect(where.right() - 17, where.top() + (where.height() - 16) // 2, 16, 16)
        paint_icon(painter, cell.icon, at, cell.icon_tone)
        where = where.adjusted(0, 0, -24, 0)
    if cell.mark is not None:
        paint_mark(painter, where, cell.mark, size=16, elide=True)
        return
    align = RIGHT if cell.right else LEFT
    font = fonts.font(cell.role, digits=cell.digits)
    if not cell.second:
        _paint_hits(painter, where, cell, font)
        write(painter, where, cell.text, font, cell.tone, align, elide=True)
        return
    top = where.top() + (where.height() - 35) // 2
    first = QRect(where.left(), top, where.width(), 18)
    _paint_hits(painter, first, cell, font)
    write(painter, first, cell.text, font, cell.tone, align, elide=True)
    small = fonts.font("caption", digits=cell.digits)
    write(
        painter, first.translated(0, 18).adjusted(0, 0, 0, -1), cell.second, small, cell.second_tone, align, elide=True
    )


def _paint_hits(painter: QPainter, line: QRect, cell: Cell, font: QFont) -> None:
    metrics = QFontMetricsF(font)
    for start, length in cell.hits:
        left = round(metrics.horizontalAdvance(cell.text[:start]))
        width = round(metrics.horizontalAdvance(cell.text[: start + length])) - left
        place = QRect(line.left() + left - 1, line.center().y() - 8, width + 2, 17).intersected(line)
        painter.fillRect(place, color("wait_soft"))
        if color("wait_soft") == color("surface"):
            painter.fillRect(place.left(), place.bottom(), place.width(), 1, color("wait"))


class _Head(QHeaderView):
    """The head of a table: quiet words on sunken ground, and an arrow where it is sorted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFixedHeight(HEAD)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(32)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)

    def paintSection(self, painter: QPainter, where: QRect, column: int) -> None:
        """Draw one head; the ground is the frame's, whose corners are round."""
        model = self.model()
        words = str(model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) or "")
        asked = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        right = asked is not None and bool(Qt.AlignmentFlag(asked) & Qt.AlignmentFlag.AlignRight)
        painter.save()
        place = where.adjusted(_left_padding(column), 0, -_RIGHT_PADDING, -1)
        font = fonts.font("label")
        write(painter, place, words, font, "quiet", RIGHT if right else LEFT, elide=True)
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == column:
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            at = place.left() + round(QFontMetricsF(font).horizontalAdvance(words)) + 6
            icon = "chevron-down" if down else "chevron-up"
            paint_icon(painter, icon, QRect(at, where.top() + (HEAD - 15) // 2, 14, 14), "quiet")
        painter.restore()


class TableView(QTableView):
    """A list of any length: whole rows, one chosen, up and down to move, Enter to open."""

    opened = Signal(int)
    """Enter or a double click on a row; carries its number from 0."""

    def __init__(self, name: str, *, row_height: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(RowDelegate(self))
        self.setHorizontalHeader(_Head(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(row_height)
        rows.setDefaultSectionSize(row_height)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model whose indexes give a `Cell` under the role `CELL`."""
        super().setModel(model)

    def set_widths(self, widths: Sequence[int]) -> None:
        """Give the columns their widths in pixels; one column of width 0 takes what is left."""
        head = self.horizontalHeader()
        head.setStretchLastSection(0 not in widths)
        for column, width in enumerate(widths):
            if width:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                head.resizeSection(column, width)
            else:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)


class TableCard(TableFrame):
    """A table in its card, with round corners and perhaps a foot line: `card.table`, `card.set_foot(left, right)`."""

    def __init__(self, name: str, *, row_height: int = 36, foot: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(head=True, foot=foot, parent=parent)
        self.table = TableView(name, row_height=row_height)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 1, 2, 1)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        if foot:
            column.addSpacing(FOOT)

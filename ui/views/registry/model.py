"""The register as a table that keeps only the blocks near what is on screen."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from services.cases.registry import Found
from services.domain.calendar import WorkingCalendar
from services.domain.register import Row
from ui.components import CELL, Cell
from ui.presenters.registry import BLOCK, Asked
from ui.translate import tr
from ui.views.registry.words import number_cell, person_cell, procedure_cell, promise_cell, state_cell

KEPT = 16
"""How many blocks are kept at a time."""
COUNTED = 1000
"""The core counts matches no further than this; the rest is found out by scrolling."""

_NONE = QModelIndex()


class RegisterModel(QAbstractTableModel):
    """Rows of the register by block.

    Args:
        now: The clock, aware.
        calendar: Working days, for the days that are left.
    """

    needed = Signal(int)
    """Rows from here on are to be shown and are not there."""

    def __init__(self, now: Callable[[], datetime], calendar: WorkingCalendar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now, self._calendar = now, calendar
        self._blocks: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._count = self._counted = 0
        self._asked = Asked()
        self._stale: set[int] = set()

    def show_found(self, asked: Asked, found: Found) -> None:
        """Show another list, or the same one read again."""
        count = found.by_filter[asked.narrow]
        if asked == self._asked and count == self._counted and self._blocks:
            self._read_again(found)
            return
        self.beginResetModel()
        self._asked, self._counted, self._count = asked, count, count
        self._blocks = OrderedDict({0: found.rows})
        self._stale.clear()
        self.endResetModel()

    def _read_again(self, found: Found) -> None:
        """Take in newer rows in place; further blocks stay on screen until they are read again as well."""
        self._blocks[0] = found.rows
        self._blocks.move_to_end(0, last=False)
        self._stale = set(self._blocks) - {0}
        self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, self.columnCount() - 1))

    def show_block(self, first: int, rows: tuple[Row, ...]) -> None:
        """Take in a further block; a full one at the end of a list counted no further means there is more."""
        self._blocks[first] = rows
        self._stale.discard(first)
        while len(self._blocks) > KEPT:
            self._blocks.popitem(last=False)
        end = first + len(rows)
        if len(rows) == BLOCK and end >= self._count:
            self._grow(end + BLOCK)
        elif len(rows) < BLOCK and end < self._count:
            self._shrink(end)
        if rows:
            self.dataChanged.emit(self.index(first, 0), self.index(end - 1, self.columnCount() - 1))

    def _grow(self, count: int) -> None:
        self.beginInsertRows(QModelIndex(), self._count, count - 1)
        self._count = count
        self.endInsertRows()

    def _shrink(self, count: int) -> None:
        self.beginRemoveRows(QModelIndex(), count, self._count - 1)
        self._count = count
        self.endRemoveRows()

    def row_at(self, row: int) -> Row | None:
        """Return a row, or None (and ask for it) when it is not there."""
        first = row - row % BLOCK
        block = self._blocks.get(first)
        if block is None or first in self._stale:
            self._stale.discard(first)
            self.needed.emit(first)
        if block is None:
            return None
        self._blocks.move_to_end(first)
        return block[row - first] if row - first < len(block) else None

    def place_of(self, number: str) -> int | None:
        """Return where a dossier stands among the blocks that are there, or None."""
        for first, block in self._blocks.items():
            for at, row in enumerate(block):
                if row.number == number:
                    return first + at
        return None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        """Return how many dossiers the list holds, as far as is known."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title of a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (tr("Dossier number"), tr("Applicant"), tr("Procedure"), tr("Promised"), tr("State"))[section]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell, or its words for screen readers."""
        if role not in (CELL, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return None
        row = self.row_at(index.row())
        cell = self._cell(row, index.column()) if row is not None else Cell("…" if index.column() == 0 else "")
        return cell if role == CELL else cell.words()

    def _cell(self, row: Row, column: int) -> Cell:
        if column == 0:
            return number_cell(row, self._asked.text, self._now())
        if column == 1:
            return person_cell(row, self._asked.text)
        if column == 2:
            return procedure_cell(row, self._asked.text)
        if column == 3:
            return promise_cell(row, self._now(), self._calendar)
        return state_cell(row, self._now())

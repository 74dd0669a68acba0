"""Rows that are all there, as a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.components import CELL, Cell

_NONE = QModelIndex()
R = TypeVar("R")


class CellModel(QAbstractTableModel, Generic[R]):
    """A line a row.

    Args:
        titles: Gives the columns' titles.
        cell: Gives the cell of a row in a column.
    """

    def __init__(
        self, titles: Callable[[], tuple[str, ...]], cell: Callable[[R, int], Cell], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._titles, self._cell = titles, cell
        self.rows: tuple[R, ...] = ()

    def show_rows(self, rows: tuple[R, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._titles())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title of a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._titles()[section]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell, or its words for screen readers."""
        if role not in (CELL, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return None
        cell = self._cell(self.rows[index.row()], index.column())
        return cell if role == CELL else cell.words()

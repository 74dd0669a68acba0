"""The numbers of a statement as a table."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from services.domain.statement import Compared
from ui.components import CELL, Cell, TableCard
from ui.translate import tr
from ui.views.reconciliation.words import row_mark, took_words

_NONE = QModelIndex()


class ComparedModel(QAbstractTableModel):
    """One line a number."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Compared, ...] = ()

    def show_rows(self, rows: Sequence[Compared]) -> None:
        """Show other numbers."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        """Return how many numbers there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Dossier number"), tr("Procedure"), tr("Stands so"), tr("Arrived after"))[section]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell, or its words for screen readers."""
        if role not in (CELL, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return None
        row = self.rows[index.row()]
        cell = (
            Cell(row.number, role="second_strong", digits=True),
            Cell(row.procedure or tr("not in the register here")),
            Cell(mark=row_mark(row)),
            Cell(took_words(row), digits=True, tone="quiet"),
        )[index.column()]
        return cell if role == CELL else cell.words()


class ComparedTable(TableCard):
    """The numbers in their card; the foot tells how it was looked for more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Reconciliation"), row_height=36, parent=parent)
        self.model = ComparedModel(self)
        self.table.setModel(self.model)
        self.table.set_widths([186, 0, 196, 92])

    def retranslate(self) -> None:
        """Say the fixed words in the language in use."""
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 3)

    def row_now(self) -> Compared | None:
        """Return the chosen row, or None."""
        at = self.table.currentIndex().row()
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

"""A chapter of the rulebook as a table."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.components import CELL, Cell
from ui.presenters.rulebook import Row, Standing
from ui.translate import tr
from ui.views.rulebook.words import confidence_word, days_of, headline, standing_word, summary

_NONE = QModelIndex()
_TONES = {Standing.NOW: "done", Standing.COMING: "wait", Standing.PAST: "quiet"}


class RulesModel(QAbstractTableModel):
    """One line a rule: what it says, when, and how sure it is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, at: int) -> Row | None:
        """Return a row, or None."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def place_of(self, key: str, valid_from: object) -> int:
        """Return where a rule stands, -1 when it is not there."""
        for at, row in enumerate(self._rows):
            if (row.rule.key, row.rule.valid_from) == (key, valid_from):
                return at
        return -1

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        """Return how many rules there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title of a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (tr("Row"), tr("In force"), tr("Source"))[section]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell, or its words for screen readers."""
        if role not in (CELL, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return None
        cell = _cell(self._rows[index.row()], index.column())
        return cell if role == CELL else cell.words()


def _cell(row: Row, column: int) -> Cell:
    rule = row.rule
    if column == 0:
        return Cell(headline(rule), summary(rule), role="second_strong")
    if column == 1:
        return Cell(standing_word(row.standing), days_of(rule), tone=_TONES[row.standing], digits=True)
    return Cell(rule.source or "–", confidence_word(rule.confidence))

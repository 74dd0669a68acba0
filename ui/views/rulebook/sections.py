"""The list of the rulebook's parts, at the left of the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.components import CELL, Cell, TableCard
from ui.translate import tr

_NONE = QModelIndex()


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.names: tuple[tuple[str, str], ...] = ()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        return 0 if parent.isValid() else len(self.names)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return tr("Tables") if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = Cell(self.names[index.row()][1], role="second_strong")
        return cell if role == CELL else cell.text if role == Qt.ItemDataRole.DisplayRole else None


class Sections(TableCard):
    """The parts by name; up and down choose."""

    chosen = Signal(str)
    """Carries the part."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Tables"), row_height=36, foot=False, parent=parent)
        self._model = _Model(self)
        self.table.setModel(self._model)
        self.table.set_widths([0])
        self.table.selectionModel().currentChanged.connect(lambda now, _: self._tell(now))

    def show_parts(self, parts: Sequence[tuple[str, str]], chosen: str) -> None:
        """Show the parts, one chosen."""
        self._model.beginResetModel()
        self._model.names = tuple(parts)
        self._model.endResetModel()
        self.choose(chosen)

    def choose(self, part: str) -> None:
        """Show a part as chosen."""
        for at, (name, _) in enumerate(self._model.names):
            if name == part:
                self.table.setCurrentIndex(self._model.index(at, 0))

    def _tell(self, now: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(self._model.names[now.row()][0])

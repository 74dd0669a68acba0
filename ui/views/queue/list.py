"""The rows of the queue under the heads of their groups."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
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

from services.domain.queue import Group, QueueRow
from ui import fonts
from ui.components import EmptyCard
from ui.components.icons import paint_icon
from ui.components.paint import CENTRE, RIGHT, box, color, width_of, write
from ui.components.table_frame import FOOT, TableFrame
from ui.presenters.queue import Queue
from ui.theme import soft_of
from ui.translate import tr
from ui.views.queue.words import group_words, row_mark, row_time, row_tone, row_words

HEAD, ROW = 32, 48
_ITEM = int(Qt.ItemDataRole.UserRole) + 1
_NONE = QModelIndex()


class QueueModel(QAbstractTableModel):
    """Heads and rows in one list of one column: a head is a `(Group, count)`, a row a `QueueRow`."""

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._items: list[tuple[Group, int] | QueueRow] = []
        self._places: dict[UUID, int] = {}
        self._silent: frozenset[str] = frozenset()

    def show_rows(self, rows: Sequence[QueueRow], queue: Queue) -> bool:
        """Show other rows, which stand in the order of their groups; return whether any is another one than before."""
        items: list[tuple[Group, int] | QueueRow] = []
        for group, members in groupby(rows, key=lambda row: row.group):
            listed = list(members)
            items += [(group, len(listed)), *listed]
        if items == self._items and queue.silent == self._silent:
            return False
        self.beginResetModel()
        self._items, self._silent = items, queue.silent
        self._places = {it.id: at for at, it in enumerate(items) if isinstance(it, QueueRow)}
        self.endResetModel()
        return True

    def heads(self) -> list[int]:
        """Return where heads stand; there are three at most."""
        return [at for at, item in enumerate(self._items) if not isinstance(item, QueueRow)]

    def place_of(self, entry_id: UUID | None) -> int | None:
        """Return where a row stands, or None."""
        return self._places.get(entry_id) if entry_id else None

    def row_at(self, at: int) -> QueueRow | None:
        """Return the row at a place, or None for a head."""
        item = self._items[at] if 0 <= at < len(self._items) else None
        return item if isinstance(item, QueueRow) else None

    def words_of(self, row: QueueRow) -> str:
        """Return why a row waits."""
        return row_words(row, self._now(), offline=row.receiver in self._silent)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        """Return how many heads and rows there are."""
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        """There is one column."""
        return 0 if parent.isValid() else 1

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """A head can be neither chosen nor reached."""
        if self.row_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an item, or its words for screen readers."""
        item = self._items[index.row()]
        if role == _ITEM:
            return item
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if isinstance(item, QueueRow):
            return ", ".join((item.number, item.procedure, self.words_of(item)))
        words = group_words(item[0])
        return f"{words.title} {item[1]}, {words.hint}"


class _Delegate(QStyledItemDelegate):
    """Paints heads and rows."""

    def __init__(self, model: QueueModel, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._now = model, now

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one item."""
        item, where, state = index.data(_ITEM), QRect(option.rect), option.state
        painter.save()
        if isinstance(item, QueueRow):
            self._paint_row(painter, where, item, bool(state & QStyle.StateFlag.State_Selected))
        elif item is not None:
            _paint_head(painter, where, *item)
        painter.fillRect(where.left(), where.bottom(), where.width(), 1, color("line"))
        painter.restore()

    def _paint_row(self, painter: QPainter, where: QRect, row: QueueRow, chosen: bool) -> None:
        if chosen:
            painter.fillRect(where, color("soft"))
            painter.fillRect(where.left(), where.top(), 4, where.height(), color("link"))
        mark, now = row_mark(row), self._now()
        paint_icon(painter, mark.icon, QRect(where.left() + 14, where.top() + 15, 18, 18), mark.tone)
        time, small = row_time(row, now), fonts.font("second", digits=True)
        write(painter, where.adjusted(0, 0, -15, -1), time, small, "quiet", RIGHT)
        room = where.adjusted(44, 6, -30 - width_of(time, small), 0)
        font = fonts.font("second_strong", digits=True)
        first = QRect(room.left(), room.top(), room.width(), 18)
        write(painter, first, row.number, font)
        beside = width_of(row.number, font) + 9
        write(painter, first.adjusted(beside, 0, 0, 0), row.procedure, fonts.font("second"), "quiet", elide=True)
        words = self._model.words_of(row)
        write(painter, first.translated(0, 19), words, fonts.font("second"), row_tone(row), elide=True)


def _paint_head(painter: QPainter, where: QRect, group: Group, count: int) -> None:
    painter.fillRect(where, color("sunken"))
    words, font = group_words(group), fonts.font("second_strong")
    left = where.left() + 14
    write(painter, where.adjusted(14, 0, 0, -1), words.title, font)
    label, small = str(count), fonts.font("label", digits=True)
    chip = QRect(left + width_of(words.title, font) + 10, where.top() + 6, width_of(label, small) + 18, 20)
    box(painter, chip, fill=soft_of(words.tone), radius=10)
    write(painter, chip, label, small, words.tone, CENTRE)
    write(painter, where.adjusted(0, 0, -15, -1), words.hint, fonts.font("caption"), "quiet", RIGHT)


class QueueListView(QTableView):
    """The list itself, of any length; Enter opens the dossier."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("headless")
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().setVisible(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setMinimumSectionSize(HEAD)
        rows.setDefaultSectionSize(ROW)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the chosen dossier; Home and End go to the first and the last."""
        model = self.model()
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and model is not None and model.rowCount():
            # The first place is a head.
            at = 1 if event.key() == Qt.Key.Key_Home else model.rowCount() - 1
            self.setCurrentIndex(model.index(at, 0))
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit()
            return
        super().keyPressEvent(event)


class QueueList(TableFrame):
    """The rows in their card."""

    chosen = Signal(object)
    """A person chose a row; carries the id of its entry."""

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(head=False, foot=True, parent=parent)
        self.model = QueueModel(now, self)
        self.view = QueueListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Delegate(self.model, now, self.view))
        self._empty = EmptyCard("cloud-tick", "", tone="done", parent=self)
        self._empty.set_look(ground="surface", edge="")
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, FOOT + 1)
        column.addWidget(self.view)
        self._empty.raise_()
        self.view.selectionModel().currentChanged.connect(lambda now, _: self._choose(now.row()))
        self._quiet = False
        self.retranslate()

    def retranslate(self) -> None:
        """Say the fixed words in the language in use."""
        self.view.setAccessibleName(tr("Waiting to be sent"))
        self.set_foot(tr("What was sent leaves this list; see it under Dossiers."), tr("Each bar above is ten minutes"))
        self.view.viewport().update()

    def show_rows(self, rows: Sequence[QueueRow], queue: Queue, chosen: UUID | None) -> None:
        """Show the queue read anew; what is chosen and where the list stands are kept."""
        scrolled = self.view.verticalScrollBar().value()
        self._quiet = True
        if self.model.show_rows(rows, queue):
            for at in self.model.heads():
                self.view.setRowHeight(at, HEAD)
            self.mark(chosen)
            self.view.verticalScrollBar().setValue(scrolled)
        else:
            self.view.viewport().update()
        self._quiet = False
        nothing = tr("No dossier that waits has this number or procedure.")
        self._empty.set_sentence(nothing if queue.rows else tr("Nothing waits: everything has arrived."))
        self._empty.setVisible(not rows)

    def mark(self, chosen: UUID | None) -> None:
        """Show a row as chosen without telling anyone."""
        quiet, self._quiet = self._quiet, True
        place = self.model.place_of(chosen)
        if place is not None and self.view.currentIndex().row() != place:
            self.view.setCurrentIndex(self.model.index(place, 0))
        self._quiet = quiet

    def _choose(self, at: int) -> None:
        row = self.model.row_at(at)
        if row is not None and not self._quiet:
            self.chosen.emit(row.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words for nothing over the empty list."""
        super().resizeEvent(event)
        self._empty.setGeometry(2, 2, self.width() - 4, max(0, self.height() - FOOT - 4))

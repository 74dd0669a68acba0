"""The rows of the queue under the heads of their groups."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import fonts
from ui.components import EmptyCard
from ui.components.icons import paint_icon
from ui.components.paint import CENTRE, RIGHT, box, color, width_of, write
from ui.components.table_frame import FOOT, TableFrame
from ui.presenters.queue import Group, Queue, Waiting
from ui.theme import soft_of
from ui.translate import tr
from ui.views.queue.words import group_words, row_mark, row_time, row_tone, row_words

HEAD, ROW = 32, 48
_ITEM = int(Qt.ItemDataRole.UserRole) + 1
_NONE = QModelIndex()


class QueueModel(QAbstractListModel):
    """Heads and rows in one list: a head is a `(Group, count)`, a row a `Waiting`."""

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._items: list[tuple[Group, int] | Waiting] = []

    def show_queue(self, queue: Queue) -> None:
        """Show other rows; groups nothing stands in are left out."""
        self.beginResetModel()
        self._items = []
        for group in Group:
            rows = queue.of(group)
            if rows:
                self._items += [(group, len(rows)), *rows]
        self.endResetModel()

    def place_of(self, entry_id: UUID | None) -> int | None:
        """Return where a row stands, or None."""
        return next(
            (at for at, it in enumerate(self._items) if isinstance(it, Waiting) and it.entry.id == entry_id), None
        )

    def row_at(self, at: int) -> Waiting | None:
        """Return the row at a place, or None for a head."""
        item = self._items[at] if 0 <= at < len(self._items) else None
        return item if isinstance(item, Waiting) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        """Return how many heads and rows there are."""
        return 0 if parent.isValid() else len(self._items)

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
        if isinstance(item, Waiting):
            return ", ".join((item.entry.number, item.procedure, row_words(item, self._now())))
        words = group_words(item[0])
        return f"{words.title} {item[1]}, {words.hint}"


class _Delegate(QStyledItemDelegate):
    """Paints heads and rows."""

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a head or a row."""
        return QSize(100, ROW if isinstance(index.data(_ITEM), Waiting) else HEAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one item."""
        item, where, state = index.data(_ITEM), QRect(option.rect), option.state
        painter.save()
        if isinstance(item, Waiting):
            self._paint_row(painter, where, item, bool(state & QStyle.StateFlag.State_Selected))
        elif item is not None:
            _paint_head(painter, where, *item)
        painter.fillRect(where.left(), where.bottom(), where.width(), 1, color("line"))
        painter.restore()

    def _paint_row(self, painter: QPainter, where: QRect, row: Waiting, chosen: bool) -> None:
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
        write(painter, first, row.entry.number, font)
        beside = width_of(row.entry.number, font) + 9
        write(painter, first.adjusted(beside, 0, 0, 0), row.procedure, fonts.font("second"), "quiet", elide=True)
        words = row_words(row, now)
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


class QueueListView(QListView):
    """The list itself; Enter opens the dossier."""

    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the chosen dossier."""
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
        self.view.setItemDelegate(_Delegate(now, self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
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
        self._empty.set_sentence(tr("Nothing waits: everything has arrived."))
        self.view.viewport().update()

    def show_queue(self, queue: Queue, chosen: UUID | None) -> None:
        """Show the queue read anew; what is chosen and where the list stands are kept."""
        scrolled = self.view.verticalScrollBar().value()
        self._quiet = True
        self.model.show_queue(queue)
        self.mark(chosen)
        self._quiet = False
        self.view.verticalScrollBar().setValue(scrolled)
        self._empty.setVisible(not queue.waiting)

    def mark(self, chosen: UUID | None) -> None:
        """Show a row as chosen without telling anyone."""
        quiet, self._quiet = self._quiet, True
        place = self.model.place_of(chosen)
        if place is not None:
            self.view.setCurrentIndex(self.model.index(place, 0))
        self._quiet = quiet

    def _choose(self, at: int) -> None:
        row = self.model.row_at(at)
        if row is not None and not self._quiet:
            self.chosen.emit(row.entry.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words for nothing over the empty list."""
        super().resizeEvent(event)
        self._empty.setGeometry(2, 2, self.width() - 4, max(0, self.height() - FOOT - 4))

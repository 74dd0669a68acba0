"""The procedures to choose from: search line, fields, and a list whose names wrap."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import fonts
from ui.components import Card, Combo, EmptyCard, FilterChip, SearchBox, Text
from ui.components.paint import LEFT, color, write
from ui.presenters.procedures import FREQUENT, FieldCount, Hit
from ui.translate import tr
from ui.views.moments import grouped

HIT = int(Qt.ItemDataRole.UserRole) + 1
WIDTH = 372
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
_LEFT, _RIGHT, _ABOVE, _LINE = 16, 14, 8, 18
_WRAP = LEFT | Qt.TextFlag.TextWordWrap
_NONE = QModelIndex()


class HitModel(QAbstractListModel):
    """The procedures of a list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hits: tuple[Hit, ...] = ()

    def show_hits(self, hits: tuple[Hit, ...]) -> None:
        """Show another list."""
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def place_of(self, code: str) -> int:
        """Return where a procedure stands, -1 when it is not in the list."""
        return next((place for place, hit in enumerate(self.hits) if hit.procedure.code == code), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        """Return how many procedures there are."""
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a line, or its words for screen readers."""
        hit = self.hits[index.row()]
        if role == HIT:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (hit.procedure.short_name, hit.procedure.code, second_line(hit), hit.reason)
            return ", ".join(part for part in parts if part)
        return None


def second_line(hit: Hit) -> str:
    """Return what stands below a name beside its code."""
    procedure = hit.procedure
    return procedure.field if procedure.active else tr("superseded · {field}").format(field=procedure.field)


class _Lines(QStyledItemDelegate):
    """Paints a procedure: its name whole, code and field, and why it was found."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height the name needs at the width of the list."""
        hit = index.data(HIT)
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else WIDTH
        lines = self._name_height(hit, width) + _LINE + self._reason_height(hit, width)
        return QSize(width, lines + 2 * _ABOVE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one line of the list."""
        hit, where = index.data(HIT), option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(where, color("soft"))
            painter.fillRect(where.left(), where.top(), 4, where.height(), color("link"))
        if index.row() + 1 < index.model().rowCount():
            painter.fillRect(where.left(), where.bottom(), where.width(), 1, color("line"))
        room = where.adjusted(_LEFT, _ABOVE, -_RIGHT, -_ABOVE)
        painter.setFont(fonts.font("row"))
        painter.setPen(color("ink" if hit.procedure.active else "quiet"))
        high = self._name_height(hit, where.width())
        painter.drawText(QRect(room.left(), room.top(), room.width(), high), _WRAP, hit.procedure.short_name)
        below = QRect(room.left(), room.top() + high, room.width(), _LINE)
        write(painter, below, hit.procedure.code, fonts.font("label", digits=True), "link")
        write(painter, below.adjusted(76, 0, 0, 0), second_line(hit), fonts.font("caption"), "quiet", elide=True)
        if hit.reason:
            painter.setFont(fonts.font("caption"))
            painter.setPen(color("done"))
            high = self._reason_height(hit, where.width())
            painter.drawText(QRect(room.left(), below.bottom() + 1, room.width(), high), _WRAP, hit.reason)
        painter.restore()

    def _name_height(self, hit: Hit, width: int) -> int:
        return _high(hit.procedure.short_name, "row", width)

    def _reason_height(self, hit: Hit, width: int) -> int:
        return _high(hit.reason, "caption", width) if hit.reason else 0


def _high(text: str, role: fonts.Role, width: int) -> int:
    room = QRect(0, 0, max(1, width - _LEFT - _RIGHT), 10_000)
    return QFontMetrics(fonts.font(role)).boundingRect(room, _WRAP, text).height()


class _ListView(QListView):
    """Rows of their own heights; wider or narrower, they are measured anew."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_Lines(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.viewport().setAutoFillBackground(False)


class ProcedureList(QWidget):
    """Finds procedures; up and down move through them while the caret stays in the search line."""

    searched = Signal(str)
    narrowed = Signal(str)
    """A field was chosen; carries its name, `FREQUENT`, or "" for all."""
    chosen = Signal(str)
    """A procedure was chosen; carries its code."""
    entered = Signal()
    """Enter on the chosen procedure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.model = HitModel(self)
        self.search = SearchBox(tr("Procedures"), key="Ctrl F")
        self.frequent, self.every = FilterChip(""), FilterChip("")
        self.fields = Combo()
        self.view = _ListView(tr("Procedures"))
        self.view.setModel(self.model)
        self._empty = EmptyCard("search", "")
        self._foot = Text(role="caption", tone="quiet", wrap=True)
        self._chosen = ""
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(6)
        chips.addWidget(self.frequent)
        chips.addWidget(self.every)
        chips.addStretch(1)
        card = Card(padding=0, spacing=0)
        card.body.setContentsMargins(2, 3, 2, 3)
        card.body.addWidget(self.view, 1)
        self._empty.set_look(ground="surface", edge="")
        card.body.addWidget(self._empty, 1)
        self._empty.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addLayout(chips)
        column.addWidget(self.fields)
        column.addWidget(card, 1)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self.search.searched.connect(self.searched)
        self.search.entered.connect(self.entered)
        self.search.line.installEventFilter(self)
        self.frequent.clicked.connect(lambda: self.narrowed.emit(FREQUENT))
        self.every.clicked.connect(lambda: self.narrowed.emit(""))
        self.fields.activated.connect(lambda _: self.narrowed.emit(str(self.fields.currentData())))
        self.view.selectionModel().currentChanged.connect(lambda now, _: self._choose_row(now.row()))
        self.view.activated.connect(lambda _: self.entered.emit())

    def show_fields(self, fields: tuple[FieldCount, ...], total: int, frequent: int) -> None:
        """Show what can be chosen among."""
        self.frequent.setText(tr("Frequent"))
        self.frequent.set_count(grouped(frequent))
        self.every.setText(tr("All procedures"))
        self.every.set_count(grouped(total))
        chosen = self.fields.currentData()
        self.fields.clear()
        self.fields.setPlaceholderText(tr("Choose a field"))
        self.fields.setAccessibleName(tr("Field"))
        for field in fields:
            self.fields.addItem(f"{field.name} ({field.count})", field.name)
        self.fields.setCurrentIndex(self.fields.findData(chosen))

    def show_narrowed(self, field: str | None) -> None:
        """Show which field is looked at; None while a search goes over all of them."""
        self.frequent.setChecked(field == FREQUENT)
        self.every.setChecked(field == "")
        self.fields.setCurrentIndex(self.fields.findData(field))

    def show_hits(self, hits: tuple[Hit, ...], text: str) -> None:
        """Show a list; the chosen procedure stays chosen while it is in it, and a search chooses its first."""
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        self.model.show_hits(hits)
        selection.blockSignals(False)
        self._empty.setVisible(not hits)
        self.view.setVisible(bool(hits))
        self._empty.set_sentence(tr("Nothing found. Try other words, fewer letters, or a code."))
        found = tr("%n procedure(s) found in the whole catalogue", len(hits)) if text else ""
        self._foot.setText(found or tr("%n procedure(s)", len(hits)))
        place = 0 if text and hits else self.model.place_of(self._chosen)
        if place >= 0:
            self._go_to(place)

    def choose(self, code: str) -> None:
        """Show a procedure as chosen where it is in the list."""
        self._chosen = code
        if (place := self.model.place_of(code)) >= 0:
            self._go_to(place)
            self.view.scrollTo(self.model.index(place, 0), QAbstractItemView.ScrollHint.PositionAtCenter)

    def step(self, rows: int) -> None:
        """Choose another line, so many further down."""
        if self.model.hits:
            here = self.view.currentIndex().row()
            self._go_to(min(max(here + rows, 0), len(self.model.hits) - 1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the list from the search line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            rows = _MOVES.get(Qt.Key(event.key()))
            if rows is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.step(rows)
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the lines anew."""
        super().resizeEvent(event)
        self.view.scheduleDelayedItemsLayout()

    def _go_to(self, place: int) -> None:
        index = self.model.index(place, 0)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        self._choose_row(place)

    def _choose_row(self, place: int) -> None:
        if 0 <= place < len(self.model.hits):
            code = self.model.hits[place].procedure.code
            if code != self._chosen:
                self._chosen = code
                self.chosen.emit(code)

"""The list of the register: search line, filters, table, and the chosen dossier beside it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.cases.registry import Found
from services.domain.calendar import WorkingCalendar
from services.domain.register import Filter, Row
from ui.components import EmptyCard, FilterChip, KeyHint, SearchBox, TableCard, TableView, Text
from ui.components.table_frame import FOOT, HEAD
from ui.presenters.registry import Asked
from ui.translate import tr
from ui.views.moments import grouped
from ui.views.registry.model import COUNTED, RegisterModel
from ui.views.registry.preview import Preview

REST_MS = 180
"""How long a row has to stay chosen before its dossier is read: looking at one is recorded."""

_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_FILTERS = {
    Filter.ALL: ("", "link"),
    Filter.DUE_SOON: ("clock", "wait"),
    Filter.OVERDUE: ("triangle", "wrong"),
    Filter.UNSENT: ("cloud-off", "wait"),
}


class RegisterList(QWidget):
    """Finds dossiers; up and down move through them while the caret stays in the search line."""

    searched = Signal(str)
    narrowed = Signal(object)
    chosen = Signal(str)
    """A dossier was chosen; carries its number, or "" for none."""
    opened = Signal(str)

    def __init__(
        self, desk: int, now: Callable[[], datetime], calendar: WorkingCalendar, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.model = RegisterModel(now, calendar, self)
        self.search = SearchBox(tr("Dossiers"), key="Esc")
        self.filters = {name: FilterChip("", icon=icon, tone=tone) for name, (icon, tone) in _FILTERS.items()}
        self.card = _Card(tr("Dossiers"))
        self.table = self.card.table
        self.preview = Preview(desk)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._chosen = ""
        self._found: tuple[Asked, Found] | None = None
        self._enter_waits = False
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        self.table.set_widths([182, 156, 0, 126, 156])
        self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
        self.table.horizontalHeader().setSortIndicatorShown(True)
        self.table.horizontalHeader().setSectionsClickable(False)
        chips = QHBoxLayout()
        chips.setSpacing(6)
        for chip in self.filters.values():
            chips.addWidget(chip)
        chips.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.search)
        left.addLayout(chips)
        left.addWidget(self.card, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(self.preview)
        self.filters[Filter.ALL].setChecked(True)

    def _connect(self) -> None:
        self.search.searched.connect(self.searched)
        self.search.entered.connect(self._enter)
        self.search.line.installEventFilter(self)
        for name, chip in self.filters.items():
            chip.clicked.connect(lambda _=False, name=name: self._narrow(name))
        self.table.opened.connect(self._open_row)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _: self._choose_row(now.row()))
        self.preview.opened.connect(self.open_chosen)
        self._rest.timeout.connect(lambda: self.chosen.emit(self._chosen))

    def retranslate(self) -> None:
        """Say the fixed words in the language in use."""
        names = {
            Filter.ALL: tr("All"),
            Filter.DUE_SOON: tr("Due soon"),
            Filter.OVERDUE: tr("Overdue by us"),
            Filter.UNSENT: tr("Not sent yet"),
        }
        for name, chip in self.filters.items():
            chip.setText(names[name])
        self.search.line.setPlaceholderText(tr("Name without accents, number, personal number or phone"))
        self.card.retranslate()
        self.preview.retranslate()
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 4)
        self._count()

    def show_found(self, asked: Asked, found: Found) -> None:
        """Show a list read anew; the chosen dossier stays chosen when it is in it, and the place in the list too."""
        same = self._found is not None and self._found[0] == asked
        scrolled = self.table.verticalScrollBar().value()
        self._found = (asked, found)
        with _Quiet(self.table):
            self.model.show_found(asked, found)
            place = self.model.place_of(self._chosen) if self._chosen else None
            if place is not None:
                self.table.setCurrentIndex(self.model.index(place, 0))
        if same:
            self.table.verticalScrollBar().setValue(scrolled)
        if place is None and not same:
            self._choose_row(-1)
        self._count()
        if self._enter_waits:
            self._enter_waits = False
            self._open_row(0)

    def _count(self) -> None:
        if self._found is None:
            return
        asked, found = self._found
        for name, chip in self.filters.items():
            count = found.by_filter[name]
            capped = count >= COUNTED and (name is not Filter.ALL or bool(asked.text))
            chip.set_count(tr("{count} or more").format(count=grouped(count)) if capped else grouped(count))
        shown = self.filters[asked.narrow]
        words = tr("%n result(s) among {total}", found.matching).format(total=grouped(found.total))
        self.search.set_found(words if asked.text and shown is not None and found.matching < COUNTED else "")
        self.card.set_empty(self._nothing_words() if self.model.rowCount() == 0 else "")

    def _nothing_words(self) -> str:
        if self._found is None or self._found[1].total == 0:
            return tr("No dossier yet. Receive the first one on the Intake page (F2).")
        if self._found[0].text:
            return tr("Nothing found. Try fewer letters, another spelling, or press Esc to see all.")
        words = {
            Filter.DUE_SOON: tr("Nothing is due within a day."),
            Filter.OVERDUE: tr("Nothing is overdue by us."),
            Filter.UNSENT: tr("Everything has been sent."),
        }
        return words.get(self._found[0].narrow, "")

    def number(self) -> str:
        """Return the number of the chosen dossier, or ""."""
        return self._chosen

    def open_chosen(self) -> None:
        """Open the chosen dossier."""
        if self._chosen:
            self.opened.emit(self._chosen)

    def step(self, rows: int) -> None:
        """Choose another row, so many further down."""
        count = self.model.rowCount()
        if count:
            here = self.table.currentIndex().row() if self._chosen else -1
            to = min(max(here + rows, 0), count - 1)
            self.table.setCurrentIndex(self.model.index(to, 0))
            self.table.scrollTo(self.model.index(to, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the list from the search line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            rows = _MOVES.get(Qt.Key(event.key()))
            if rows is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.step(rows)
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, narrow: Filter) -> None:
        for name, chip in self.filters.items():
            chip.setChecked(name is narrow)
        self.narrowed.emit(narrow)

    def _enter(self) -> None:
        """Open the chosen dossier, else the first hit; one that is still being looked for opens when it is found."""
        if self._chosen:
            self.open_chosen()
        elif self._found is not None and self._found[0].text != self.search.text().strip():
            self._enter_waits = True
        else:
            self._open_row(0)

    def _open_row(self, at: int) -> None:
        row = self._row(at)
        if row is not None:
            self.table.setCurrentIndex(self.model.index(at, 0))
            self._chosen = row.number
            self._rest.stop()
            self.opened.emit(row.number)

    def _row(self, at: int) -> Row | None:
        return self.model.row_at(at) if 0 <= at < self.model.rowCount() else None

    def _choose_row(self, at: int) -> None:
        row = self._row(at)
        self._chosen = row.number if row is not None else ""
        if row is None:
            self._rest.stop()
            self.chosen.emit("")
        else:
            self._rest.start()


class _Quiet:
    """Keeps the table's choice from being announced while the list changes under it."""

    def __init__(self, table: TableView) -> None:
        self._table = table

    def __enter__(self) -> None:
        self._table.selectionModel().blockSignals(True)

    def __exit__(self, *_: object) -> None:
        self._table.selectionModel().blockSignals(False)
        self._table.viewport().update()


class _Card(TableCard):
    """The table with its keys in the foot, and what to do when it is empty."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, row_height=52, parent=parent)
        self._keys = QWidget(self)
        self._words = (Text(role="caption", tone="quiet"), Text(role="caption", tone="quiet"))
        self._arrows = KeyHint("↑ ↓")
        row = QHBoxLayout(self._keys)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self._words[0], self._arrows, self._words[1], KeyHint("Enter")):
            row.addWidget(widget)
        self._empty = EmptyCard("search", "", parent=self)
        self._empty.set_look(ground="surface", edge="")
        self._empty.hide()

    def retranslate(self) -> None:
        """Say the fixed words in the language in use."""
        self.set_foot(tr("Type a name without accents, a number or a phone. Scan a receipt to open its dossier."))
        self._words[0].setText(tr("Up, down"))
        self._words[1].setText(tr("Open"))
        self._place()

    def set_empty(self, sentence: str) -> None:
        """Say why the list is empty and what to do; an empty text shows the list."""
        self._empty.set_sentence(sentence)
        self._empty.setVisible(bool(sentence))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the keys at the right of the foot."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        size = self._keys.sizeHint()
        self._keys.setGeometry(
            self.width() - size.width() - 12, self.height() - FOOT + (FOOT - size.height()) // 2, *size.toTuple()
        )
        self._empty.setGeometry(2, HEAD + 2, self.width() - 4, max(0, self.height() - HEAD - FOOT - 4))

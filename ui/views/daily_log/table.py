"""The lines of the register as a table."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from services.domain.calendar import office_time
from services.domain.daily_log import DailyLog, LogLine
from services.domain.register import mark_of
from ui.components import CELL, Cell, EmptyCard, TableCard
from ui.components.table_frame import FOOT, HEAD
from ui.translate import tr
from ui.views.moments import clock, day_and_clock, grouped
from ui.views.registry.words import result_words, standing_mark

COLUMNS = 9
_RIGHT = Qt.AlignmentFlag.AlignRight
_NONE = QModelIndex()


class LogModel(QAbstractTableModel):
    """One line a dossier, in book order."""

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._lines: tuple[LogLine, ...] = ()
        self._one_day = True

    def show_log(self, log: DailyLog) -> None:
        """Show other days."""
        self.beginResetModel()
        self._lines, self._one_day = log.lines, log.first == log.last
        self.endResetModel()

    def number_at(self, at: int) -> str:
        """Return the number of a line's dossier."""
        return self._lines[at].number

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title of a column and where it stands."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section == 0 else None
        titles = (
            tr("No."),
            tr("Dossier number"),
            tr("Applicant"),
            tr("Procedure"),
            tr("Received at"),
            tr("Promised"),
            tr("Handed out"),
            tr("Way back"),
            tr("State"),
        )
        return titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell, or its words for screen readers."""
        if role not in (CELL, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return None
        cell = self._cell(self._lines[index.row()], index.column())
        return cell if role == CELL else cell.words()

    def _cell(self, line: LogLine, column: int) -> Cell:
        cells: tuple[Callable[[], Cell], ...] = (
            lambda: Cell(str(line.book_number), digits=True, tone="quiet", right=True),
            lambda: _number(line),
            lambda: Cell(line.applicant.upper()),
            lambda: Cell(line.procedure),
            lambda: Cell(self._received(line), digits=True),
            lambda: Cell(self._due(line), digits=True),
            lambda: Cell(self._returned(line), digits=True),
            lambda: Cell(result_words(line.result_method)),
            lambda: Cell(mark=standing_mark(mark_of(line.state, line.due_at or self._now(), self._now()))),
        )
        return cells[column]()

    def _received(self, line: LogLine) -> str:
        return clock(line.received_at) if self._one_day else day_and_clock(line.received_at, self._now())

    def _due(self, line: LogLine) -> str:
        if line.due_at is None or not line.counts:
            return "–"
        if office_time(line.due_at).date() == office_time(line.received_at).date():
            return tr("same day")
        return day_and_clock(line.due_at, self._now())

    def _returned(self, line: LogLine) -> str:
        if line.returned_at is None:
            return "–"
        if office_time(line.returned_at).date() == office_time(line.received_at).date():
            return clock(line.returned_at)
        return day_and_clock(line.returned_at, self._now())


def _number(line: LogLine) -> Cell:
    """Return a number, marked where the receiver does not have the dossier whole; a void one never has to be there."""
    waits = line.counts and not line.synced
    words = tr("Not sent yet") if waits else ""
    return Cell(line.number, role="second_strong", digits=True, icon="cloud-off" if waits else "", icon_words=words)


class LogTable(TableCard):
    """The lines in their card; the foot tells which are seen."""

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(tr("Daily log"), row_height=36, parent=parent)
        self.model = LogModel(now, self)
        self.table.setModel(self.model)
        self._days: tuple[date, date] | None = None
        self._widths(one_day=True)
        self._empty = EmptyCard("book", "", parent=self)
        self._empty.set_look(ground="surface", edge="")
        self._empty.hide()
        self.table.verticalScrollBar().valueChanged.connect(lambda _: self._say_seen())
        self.table.verticalScrollBar().rangeChanged.connect(lambda *_: self._say_seen())

    def _widths(self, *, one_day: bool) -> None:
        self.table.set_widths([50, 196, 184, 0, 58 if one_day else 104, 104, 104, 106, 136])

    def show_log(self, log: DailyLog) -> None:
        """Show other days, or the same read again, which keeps the place in the list."""
        days = (log.first, log.last)
        place = (
            (self.table.verticalScrollBar().value(), self.table.currentIndex().row()) if days == self._days else (0, -1)
        )
        self._days = days
        self.model.show_log(log)
        self._widths(one_day=log.first == log.last)
        if 0 <= place[1] < len(log.lines):
            self.table.setCurrentIndex(self.model.index(place[1], 0))
        self.table.verticalScrollBar().setValue(place[0])
        self._empty.set_sentence(tr("No dossier was received on these days. Choose another day above."))
        self._empty.setVisible(not log.lines)
        self._say_seen()

    def retranslate(self) -> None:
        """Say the fixed words in the language in use."""
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, COLUMNS - 1)
        self._say_seen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell which lines are seen at the new height."""
        super().resizeEvent(event)
        self._empty.setGeometry(2, HEAD + 2, self.width() - 4, max(0, self.height() - HEAD - FOOT - 4))
        self._say_seen()

    def _say_seen(self) -> None:
        count, source = self.model.rowCount(), tr("Register of dossiers, form 07, TT 03/2025/TT-VPCP")
        if not count:
            self.set_foot("", source)
            return
        first = max(0, self.table.rowAt(4))
        last = self.table.rowAt(self.table.viewport().height() - 20)
        seen = tr("Lines {first}–{last} of {count}")
        words = seen.format(first=first + 1, last=(last if last >= 0 else count - 1) + 1, count=grouped(count))
        self.set_foot(words, source)

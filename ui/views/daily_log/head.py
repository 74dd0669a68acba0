"""The days that are looked at: one after the other, picked from a calendar, or a span of them."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import fonts
from ui.components import Button, Text
from ui.theme import Theme
from ui.translate import language, tr
from ui.views.moments import long_day


class DayPopup(QFrame):
    """A calendar that closes when a day is picked; Esc leaves the day as it is."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.calendar = QCalendarWidget()
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setFont(fonts.font("second"))
        self.calendar.setNavigationBarVisible(False)
        self.calendar.clicked.connect(self._pick)
        self.calendar.activated.connect(self._pick)
        self.calendar.currentPageChanged.connect(lambda *_: self._say_month())
        self.setFrameShape(QFrame.Shape.Box)
        self.before = Button("", "light", icon="chevron-left", height=32)
        self.after = Button("", "light", icon="chevron-right", height=32)
        self._month = Text(role="strong")
        self._month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.before.clicked.connect(self.calendar.showPreviousMonth)
        self.after.clicked.connect(self.calendar.showNextMonth)
        head = QHBoxLayout()
        head.addWidget(self.before)
        head.addWidget(self._month, 1)
        head.addWidget(self.after)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.calendar)
        self.calendar.setMinimumSize(308, 208)
        self.setFocusProxy(self.calendar)

    def _say_month(self) -> None:
        month, year = self.calendar.monthShown(), self.calendar.yearShown()
        self._month.setText(tr("Month {month}, {year}").format(month=month, year=year))

    def _tint(self) -> None:
        """Give every cell the colours of the theme: the calendar knows only those of the system."""
        colors = Theme.current()
        for name in Qt.DayOfWeek:
            free = name in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)
            cell = QTextCharFormat()
            cell.setForeground(colors.color("quiet" if free else "ink"))
            cell.setBackground(colors.color("surface"))
            self.calendar.setWeekdayTextFormat(name, cell)
        head = QTextCharFormat()
        head.setForeground(colors.color("quiet"))
        head.setBackground(colors.color("sunken"))
        self.calendar.setHeaderTextFormat(head)

    def open_at(self, where: QPoint, day: date, last: date) -> None:
        """Show the month of a day; days after the last one cannot be picked."""
        vietnamese = QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam)
        self.calendar.setLocale(vietnamese if language() == "vi" else QLocale(QLocale.Language.English))
        self._tint()
        self.before.setAccessibleName(tr("Earlier"))
        self.after.setAccessibleName(tr("Later"))
        self.calendar.setMaximumDate(QDate(last.year, last.month, last.day))
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._say_month()
        self.move(where)
        self.show()
        self.calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def _pick(self, day: QDate) -> None:
        self.hide()
        self.picked.emit(date(day.year(), day.month(), day.day()))


class DayPicker(QWidget):
    """Back, the day, forward; and for a span its last day."""

    moved = Signal(int)
    """Go so many days forward or back."""
    first_picked = Signal(object)
    last_picked = Signal(object)
    span_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.before = Button("", icon="chevron-left", height=32)
        self.first = Button("", icon="calendar", height=32)
        self.last = Button("", icon="calendar", height=32)
        self.after = Button("", icon="chevron-right", height=32)
        self.span = Button("", "light", height=32)
        for arrow in (self.before, self.after):
            arrow.setFixedWidth(arrow.minimumSizeHint().width())
        self._first = self._last = self._today = date.min
        self._span = False
        self._popup = DayPopup(self)
        self._picks_last = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for button in (self.before, self.first, self.last, self.after, self.span):
            row.addWidget(button)
        self.before.clicked.connect(lambda: self.moved.emit(-self._days()))
        self.after.clicked.connect(lambda: self.moved.emit(self._days()))
        self.first.clicked.connect(lambda: self._open(self.first, self._first, last=False))
        self.last.clicked.connect(lambda: self._open(self.last, self._last, last=True))
        self.span.clicked.connect(lambda: self.span_wanted.emit(not self._span))
        self._popup.picked.connect(self._picked)

    def _days(self) -> int:
        return (self._last - self._first).days + 1

    def show_days(self, first: date, last: date, today: date, *, span: bool) -> None:
        """Show which days are looked at."""
        self._first, self._last, self._today, self._span = first, last, today, span
        self.before.setAccessibleName(tr("Earlier"))
        self.after.setAccessibleName(tr("Later"))
        self.first.set_words(long_day(first))
        self.last.set_words(tr("to {day}").format(day=long_day(last)))
        self.last.setVisible(span)
        self.span.set_words(tr("One day") if span else tr("Up to a day"))

    def _open(self, under: Button, day: date, *, last: bool) -> None:
        self._picks_last = last
        self._popup.open_at(under.mapToGlobal(QPoint(0, under.height() + 4)), day, self._today)

    def _picked(self, day: object) -> None:
        (self.last_picked if self._picks_last else self.first_picked).emit(day)

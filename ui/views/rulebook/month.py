"""A month of the working calendar: what is off, worked, expected; arrows move from day to day."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from services.domain.calendar import CalendarDay, DayKind, DayStatus
from ui import fonts
from ui.components import Button, Card, Chip, Text
from ui.components.paint import CENTRE, LEFT, box, color, write
from ui.translate import tr
from ui.views.moments import long_day, weekday
from ui.views.rulebook.words import choice_word

_HEAD = 28
_WEEKS = 6


class _Grid(QWidget):
    """Six weeks from the Monday before the first of the month."""

    chosen = Signal(object)
    """Carries the day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setProperty("ringRadius", 6)
        self.days: dict[date, CalendarDay] = {}
        self.saturdays = False
        self.today = self.day = date(2026, 1, 1)

    def sizeHint(self) -> QSize:
        """Return room for six weeks."""
        return QSize(7 * 84, _HEAD + _WEEKS * 56)

    def show_days(self, days: dict[date, CalendarDay], day: date, today: date) -> None:
        """Show the month of a day."""
        self.days, self.day, self.today = days, day, today
        self.setAccessibleName(tr("Working calendar"))
        known = days.get(day)
        said = choice_word("kind", known.kind) + ", " + known.name if known else ""
        self.setAccessibleDescription(f"{long_day(day)} {said}".strip())
        self.update()

    def first(self) -> date:
        """Return the Monday the grid begins with."""
        start = self.day.replace(day=1)
        return start - timedelta(days=start.weekday())

    def place_of(self, day: date) -> QRect:
        """Return where a day is drawn."""
        number = (day - self.first()).days
        wide, high = self.width() / 7, (self.height() - _HEAD) / _WEEKS
        left, top = round(number % 7 * wide), round(_HEAD + number // 7 * high)
        return QRect(left, top, round(wide) - 4, round(high) - 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the week's names and each day."""
        with QPainter(self) as painter:
            for column in range(7):
                place = self.place_of(self.first() + timedelta(days=column))
                head = QRect(place.left(), 0, place.width(), _HEAD)
                name = weekday(self.first() + timedelta(days=column))
                write(painter, head, name, fonts.font("label"), "quiet", CENTRE, elide=True)
            for number in range(7 * _WEEKS):
                self._paint_day(painter, self.first() + timedelta(days=number))

    def _paint_day(self, painter: QPainter, day: date) -> None:
        place, known = self.place_of(day), self.days.get(day)
        other = day.month != self.day.month
        ground, edge, tone = "surface", "line", "quiet" if other else "ink"
        if known:
            tone = {DayKind.OFF: "wrong", DayKind.WORK: "done", DayKind.HALF: "wait"}[known.kind]
            ground = f"{tone}_soft"
        elif day.weekday() > 4:
            ground, tone = "sunken", "quiet"
        if day == self.day:
            edge = "link"
        box(painter, place, fill=ground, edge=edge, radius=6)
        if day == self.day:
            box(painter, place.adjusted(1, 1, -1, -1), edge="link", radius=5)
        number = place.adjusted(8, 4, -8, 0)
        number.setHeight(18)
        role: fonts.Role = "second_strong" if not other else "second_row"
        write(painter, number, str(day.day), fonts.font(role, digits=True), tone, LEFT)
        if day == self.today:
            write(painter, number.adjusted(24, 0, 0, 0), tr("today"), fonts.font("key"), "link", LEFT, elide=True)
        if known:
            words = known.name if known.status is DayStatus.OFFICIAL else "? " + known.name
            text = place.adjusted(8, 22, -6, -2)
            painter.setFont(fonts.font("key"))
            painter.setPen(color(tone))
            painter.drawText(text, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop), words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day that was clicked."""
        for number in range(7 * _WEEKS):
            day = self.first() + timedelta(days=number)
            if self.place_of(day).contains(event.position().toPoint()):
                self.chosen.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move by days and weeks, Page Up and Page Down by four weeks."""
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7,
            Qt.Key.Key_PageUp: -28, Qt.Key.Key_PageDown: 28,
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.chosen.emit(self.day + timedelta(days=step))


class MonthCard(Card):
    """The month with its title, the way to other months, and what the colours mean."""

    chosen = Signal(object)
    """Carries the day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.grid = _Grid()
        self.grid.chosen.connect(self.chosen)
        self.title = Text(role="card")
        self.before = Button("", icon="chevron-left", height=32)
        self.after = Button("", icon="chevron-right", height=32)
        self.before.clicked.connect(lambda: self.chosen.emit(_month(self.grid.day, -1)))
        self.after.clicked.connect(lambda: self.chosen.emit(_month(self.grid.day, 1)))
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.before)
        head.addWidget(self.after)
        self._legend = QHBoxLayout()
        self._legend.setSpacing(8)
        column = QVBoxLayout()
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        column.addLayout(self._legend)
        self.body.addLayout(column, 1)
        self._chips = [Chip("", tone) for tone in ("wrong", "done", "wait")]
        self._doubt = Text(role="caption", tone="quiet", wrap=True)
        for chip in self._chips:
            self._legend.addWidget(chip)
        self._legend.addWidget(self._doubt, 1)

    def retranslate(self) -> None:
        """Say the fixed words in the language in use."""
        self.before.set_words(tr("Month before"))
        self.after.set_words(tr("Month after"))
        for chip, kind in zip(self._chips, ("off", "work", "half"), strict=True):
            chip.show_state(choice_word("kind", kind))
        self._doubt.setText(tr("A question mark: not official yet; a promise resting on it says so."))

    def show_days(self, days: dict[date, CalendarDay], day: date, today: date) -> None:
        """Show the month of a day."""
        self.title.setText(tr("Month {month}/{year}").format(month=day.month, year=day.year))
        self.grid.show_days(days, day, today)


def _month(day: date, step: int) -> date:
    number = day.year * 12 + day.month - 1 + step
    return date(number // 12, number % 12 + 1, 1)

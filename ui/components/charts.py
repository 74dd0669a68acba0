"""Pictures of counts: the day by the hour, the work by field, the last hours of a line."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import fonts
from ui.components.paint import CENTRE, RIGHT, box, color, width_of, write

_AXIS_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000)


def axis_step(most: int) -> int:
    """Return the distance of the axis lines, so that at most four of them reach the largest value."""
    return next((step for step in _AXIS_STEPS if step * 3 >= most), _AXIS_STEPS[-1])


class BarChart(QWidget):
    """Counts by the hour; the peak takes the main colour and its number.

    Args:
        axis: Lines with their numbers; without, every bar stands in a track, for small places.
        words: What the picture says, for screen readers: the peak and its hour.
        now: Label of the bar to mark instead of the peak, such as the hour that is running.
    """

    def __init__(
        self,
        bars: Sequence[tuple[str, int]] = (),
        words: str = "",
        *,
        axis: bool = True,
        now: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._axis = axis
        self._bars: tuple[tuple[str, int], ...] = ()
        self._now = ""
        self.setMinimumHeight(120 if axis else 78)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.show_bars(bars, words, now=now)

    def show_bars(self, bars: Sequence[tuple[str, int]], words: str, *, now: str = "") -> None:
        """Show other counts: (label, count) pairs from left to right."""
        self._bars, self._now = tuple(bars), now
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(46 * max(1, len(self._bars)), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw axis or tracks, bars and labels."""
        if not self._bars:
            return
        with QPainter(self) as painter:
            most = max(count for _, count in self._bars)
            marked = self._now or next(label for label, count in self._bars if count == most)
            step = axis_step(most)
            top = step * 3 if self._axis else max(most, 1)
            left = width_of(str(top), fonts.font("caption", digits=True)) + 8 if self._axis else 0
            plot = QRect(left, 20 if self._axis else 0, self.width() - left, self.height() - (42 if self._axis else 22))
            if self._axis:
                self._paint_axis(painter, plot, step)
            pitch = plot.width() / len(self._bars)
            for at, (label, count) in enumerate(self._bars):
                column = QRect(round(plot.left() + pitch * at), plot.top(), round(pitch), plot.height())
                self._paint_bar(painter, column, label, count, count / top, marked=label == marked)

    def _paint_axis(self, painter: QPainter, plot: QRect, step: int) -> None:
        font = fonts.font("caption", digits=True)
        for line in range(4):
            y = plot.bottom() + 1 - round(plot.height() * line / 3)
            painter.fillRect(plot.left(), y, plot.width(), 1, color("line"))
            write(painter, QRect(0, y - 8, plot.left() - 8, 16), str(step * line), font, "quiet", RIGHT)

    def _paint_bar(
        self, painter: QPainter, column: QRect, label: str, count: int, share: float, *, marked: bool
    ) -> None:
        width = round(column.width() * (0.64 if self._axis else 0.76))
        place = QRect(column.left() + (column.width() - width) // 2, column.top(), width, column.height())
        if not self._axis:
            box(painter, place, fill="off", radius=3)
        height = round(column.height() * share)
        if height:
            filled = place.adjusted(0, place.height() - height, 0, 0)
            box(painter, filled, fill="primary" if marked else "bar", radius=3)
        font = fonts.font("tag" if marked else "caption", digits=True)
        under = QRect(column.left(), column.bottom() + (3 if self._axis else 5), column.width(), 16)
        write(painter, under, label, font, "ink" if marked else "quiet", CENTRE)
        if marked and self._axis and count:
            above = QRect(column.left(), place.bottom() - height - 19, column.width(), 16)
            words = width_of(str(count), fonts.font("second_strong", digits=True)) + 4
            painter.fillRect(above.center().x() - words // 2, above.top(), words, 16, color("surface"))
            write(painter, above, str(count), fonts.font("second_strong", digits=True), "ink", CENTRE)


@dataclass(frozen=True, slots=True)
class HBar:
    """One field: its name, how many in all, how many of them overdue, and the words after the bar."""

    name: str
    count: int
    overdue: int
    words: str


class HBarChart(QWidget):
    """Counts by field, the overdue part of each set off at the end of its bar."""

    def __init__(self, bars: Sequence[HBar] = (), words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[HBar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.show_bars(bars, words)

    def show_bars(self, bars: Sequence[HBar], words: str) -> None:
        """Show other fields, from top to bottom; `words` says the same to screen readers."""
        self._bars = tuple(bars)
        self.setAccessibleName(words)
        self.setMinimumHeight(22 * len(self._bars))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(400, 26 * max(1, len(self._bars)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names, bars and words."""
        if not self._bars:
            return
        with QPainter(self) as painter:
            name_font, words_font = fonts.font("second"), fonts.font("second_strong", digits=True)
            names = max(width_of(bar.name, name_font) for bar in self._bars)
            words = max(width_of(bar.words, words_font) for bar in self._bars)
            left = min(names, self.width() * 9 // 20) + 10
            room = max(40, self.width() - left - words - 8)
            most = max(1, *(bar.count for bar in self._bars))
            pitch = min(26.0, self.height() / len(self._bars))
            for at, bar in enumerate(self._bars):
                row = QRect(0, round(pitch * at), self.width(), round(pitch))
                write(
                    painter, QRect(0, row.top(), left - 10, row.height()), bar.name, name_font, "ink", RIGHT, elide=True
                )
                end = _paint_parts(painter, row, left, room * bar.count / most, bar)
                write(painter, QRect(end + 7, row.top(), words + 4, row.height()), bar.words, words_font)


def _paint_parts(painter: QPainter, row: QRect, left: int, length: float, bar: HBar) -> int:
    late = max(10, round(length * bar.overdue / bar.count)) if bar.overdue and bar.count else 0
    timely = max(0, round(length) - late - (2 if late else 0)) if bar.count > bar.overdue else 0
    top = row.top() + (row.height() - 14) // 2
    if timely:
        box(painter, QRect(left, top, timely, 14), fill="bar", radius=3)
    if late:
        begin = left + timely + (2 if timely else 0)
        box(painter, QRect(begin, top, late, 14), fill="wrong", radius=3)
        return begin + late
    return left + timely


class PulseBars(QWidget):
    """What was sent in each span of ten minutes; a dash where there was no network.

    A value is a count, or nothing when there was no network.
    """

    def __init__(self, values: Sequence[int | None] = (), words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[int | None, ...] = ()
        self._used = True
        self.setFixedHeight(26)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_values(values, words)

    def show_values(self, values: Sequence[int | None], words: str, *, used: bool = True) -> None:
        """Show other values; `used` is false for a receiver this desk does not send to."""
        self._values, self._used = tuple(values), used
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(22 * max(1, len(self._values)), 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bars and dashes."""
        if not self._values:
            return
        with QPainter(self) as painter:
            most = max(4, *(value or 0 for value in self._values))
            pitch = self.width() / len(self._values)
            for at, value in enumerate(self._values):
                begin, end = round(pitch * at), round(pitch * (at + 1)) - 2
                if value:
                    height = max(3, round(value / most * 25))
                    box(painter, QRect(begin, 26 - height, end - begin, height), fill="bar", radius=2)
                else:
                    token = "line" if not self._used else "wait" if value is None else "bar"
                    painter.fillRect(begin, 24, end - begin, 2, color(token))

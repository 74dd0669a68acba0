"""The deadline as a ruler of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import fonts
from ui.components.paint import CENTRE, color, write

Kind = Literal["start", "work", "off", "due"]

_RING, _DISC, _SLASH_ROOM, _REACH = 6.0, 8.0, 7.0, 23.0


@dataclass(frozen=True, slots=True)
class RulerDay:
    """One day: its short name, its number, and whether it is the day of reception, counted, free, or the promise."""

    weekday: str
    day: str
    kind: Kind


class DeadlineRuler(QWidget):
    """Days in a row: a ring where a working day counts, a slash where none does, a disc on the day promised.

    `words` says the same to screen readers.
    """

    def __init__(self, days: Sequence[RulerDay] = (), words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[RulerDay, ...] = ()
        self.setFixedHeight(60)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_days(days, words)

    def show_days(self, days: Sequence[RulerDay], words: str) -> None:
        """Show other days."""
        self._days = tuple(days)
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the usual size; days move closer when there is less room."""
        return QSize(40 * max(1, len(self._days)), 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names, line, marks and numbers."""
        if not self._days:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pitch = self.width() / len(self._days)
            centres = [QPointF(pitch * (at + 0.5), 32) for at in range(len(self._days))]
            for at in range(len(self._days) - 1):
                self._paint_way(painter, at, centres[at], centres[at + 1])
            for day, centre in zip(self._days, centres, strict=True):
                self._paint_day(painter, day, centre, pitch)

    def _paint_way(self, painter: QPainter, at: int, left: QPointF, right: QPointF) -> None:
        """Draw the way from one day to the next: strong where working time passes."""
        one, other = self._days[at], self._days[at + 1]
        begin, end = left.x() + _room(one), right.x() - _room(other)
        counted = one.kind == "work"
        going = counted and other.kind in ("work", "due")
        arriving = other.kind in ("work", "due") and any(day.kind == "work" for day in self._days[: at + 1])
        painter.setPen(QPen(color("line"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QLineF(begin, left.y(), end, left.y()))
        painter.setPen(QPen(color("primary"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        if going:
            painter.drawLine(QLineF(begin, left.y(), end, left.y()))
        elif counted:
            painter.drawLine(QLineF(begin, left.y(), min(end, left.x() + _REACH), left.y()))
        elif arriving:
            painter.drawLine(QLineF(max(begin, right.x() - _REACH), left.y(), end, left.y()))

    def _paint_day(self, painter: QPainter, day: RulerDay, centre: QPointF, pitch: float) -> None:
        strong = day.kind in ("start", "due")
        font = fonts.font("tag" if strong else "caption", digits=True)
        ink = "ink" if strong else "quiet"
        left, width = round(centre.x() - pitch / 2), round(pitch)
        write(painter, QRect(left, 0, width, 14), day.weekday, font, ink, CENTRE)
        write(painter, QRect(left, 44, width, 14), day.day, font, ink, CENTRE)
        if day.kind == "off":
            painter.setPen(QPen(color("edge"), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(centre + QPointF(-4.5, 4.5), centre + QPointF(4.5, -4.5))
        elif day.kind == "due":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("primary"))
            painter.drawEllipse(centre, _DISC, _DISC)
        else:
            painter.setPen(QPen(color("link"), 2))
            painter.setBrush(color("surface"))
            painter.drawEllipse(QRectF(centre.x() - 5, centre.y() - 5, 10, 10))


def _room(day: RulerDay) -> float:
    return {"off": _SLASH_ROOM, "due": _DISC}.get(day.kind, _RING)

"""The frame of a table, and a short table whose rows hold controls."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import fonts
from ui.components.paint import LEFT, RIGHT, box, color, write
from ui.theme import soft_of

HEAD = 32
"""Height of a table's head, in pixels."""
FOOT = 36
"""Height of a table's foot, in pixels."""


class TableFrame(QWidget):
    """A card with a sunken head and perhaps a sunken foot line."""

    def __init__(self, *, head: bool, foot: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head, self._foot = head, foot
        self._left = self._right = ""

    def set_foot(self, left: str, right: str = "") -> None:
        """Say something below the rows."""
        self._left, self._right = left, right
        self.setAccessibleDescription(f"{left} {right}".strip())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, head, foot and edge."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            path = QPainterPath()
            path.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7.5, 7.5)
            painter.fillPath(path, color("surface"))
            painter.setClipPath(path)
            if self._head:
                painter.fillRect(0, 0, self.width(), HEAD + 1, color("sunken"))
                painter.fillRect(0, HEAD, self.width(), 1, color("line"))
            if self._foot:
                self._paint_foot(painter)
            painter.setClipping(False)
            box(painter, self.rect(), edge="line", radius=8)

    def _paint_foot(self, painter: QPainter) -> None:
        foot = QRect(0, self.height() - FOOT - 1, self.width(), FOOT + 1)
        painter.fillRect(foot, color("sunken"))
        painter.fillRect(foot.left(), foot.top(), foot.width(), 1, color("line"))
        words = foot.adjusted(16, 0, -16, 0)
        write(painter, words, self._left, fonts.font("caption"), "quiet", LEFT)
        write(painter, words, self._right, fonts.font("caption"), "quiet", RIGHT)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a short table: its title and its width in pixels; width 0 takes what is left."""

    title: str
    width: int = 0


class Row(QWidget):
    """A row that holds controls; a tone tints it and puts a 4 px bar before it."""

    def __init__(
        self, cells: Sequence[QWidget | None], columns: Sequence[Column], height: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tone = ""
        self.last = False
        self.setMinimumHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 8, 11, 9)
        line.setSpacing(8)
        for cell, column in zip(cells, columns, strict=True):
            held = cell if cell is not None else QWidget()
            if column.width:
                held.setFixedWidth(column.width)
            line.addWidget(
                held, 0 if column.width else 1, Qt.AlignmentFlag.AlignVCenter if column.width else Qt.AlignmentFlag(0)
            )

    def tone(self) -> str:
        """Return the tone of the tint, empty for none."""
        return self._tone

    def set_tone(self, tone: str) -> None:
        """Tint the row: `wrong` where something is missing, `link` where it is chosen; empty for none."""
        self._tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw tint, bar and hairline."""
        with QPainter(self) as painter:
            if self._tone:
                painter.fillRect(self.rect(), color(soft_of(self._tone)))
                painter.fillRect(0, 0, 4, self.height(), color(self._tone))
            if not self.last:
                painter.fillRect(0, self.height() - 1, self.width(), 1, color("line"))


class Rows(TableFrame):
    """A short table whose rows hold controls, such as the checklist of papers; rows grow with wrapping words."""

    def __init__(self, columns: Sequence[Column], *, row_height: int = 60, parent: QWidget | None = None) -> None:
        super().__init__(head=any(column.title for column in columns), foot=False, parent=parent)
        self._columns, self._height = tuple(columns), row_height
        self._rows: list[Row] = []
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(1, (HEAD + 1) if self._head else 1, 1, 1)
        self._list.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def columns(self) -> tuple[Column, ...]:
        """Return the columns from left to right."""
        return self._columns

    def add(self, *cells: QWidget | None) -> Row:
        """Add a row of one widget a column (none leaves a place empty) and return it, to be tinted."""
        row = Row(cells, self._columns, self._height)
        for other in self._rows:
            other.last = False
        row.last = True
        self._rows.append(row)
        self._list.addWidget(row)
        return row

    def rows(self) -> tuple[Row, ...]:
        """Return the rows from top to bottom."""
        return tuple(self._rows)

    def clear(self) -> None:
        """Take all rows away."""
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame and the titles of the columns."""
        super().paintEvent(event)
        if not self._head:
            return
        with QPainter(self) as painter:
            fixed = sum(column.width for column in self._columns)
            loose = sum(1 for column in self._columns if not column.width)
            room = self.width() - 2 - 14 - 11 - 8 * (len(self._columns) - 1) - fixed
            left = 15
            for column in self._columns:
                width = column.width or room // max(1, loose)
                write(painter, QRect(left, 0, width, HEAD), column.title, fonts.font("label"), "quiet")
                left += width + 8

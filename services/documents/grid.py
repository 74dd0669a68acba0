"""Tables with ruled cells that wrap, go on over pages and repeat their head. Lengths are points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from services.documents.page import BOLD, SERIF, Block, width_of, wrapped
from services.domain.text import clean

_PAD = 3.2
_THIN = 0.5


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        group: Words above it and its neighbours of the same group, or "".
    """

    title: str
    width: float
    centred: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class GridLook:
    """How cells are set: size of letters, distance of lines, room above and below."""

    size: float = 8.4
    leading: float = 10.1
    above: float = 1.9


Cell = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[Cell, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, or what of it is left for the next pages."""

    columns: tuple[Column, ...]
    rows: tuple[_Row, ...]
    look: GridLook
    before: float = 0

    @property
    def _grouped(self) -> bool:
        return any(c.group for c in self.columns)

    def _head(self) -> tuple[_Row, float]:
        """Return the cells of the head and the height of the line of groups above them, 0 without."""
        row = _row(self.columns, [c.title for c in self.columns], self.look, BOLD)
        group = self.look.leading + 2 * self.look.above if self._grouped else 0.0
        return row, group

    def height(self, width: float) -> float:
        head, group = self._head()
        return head.height + group + sum(r.height for r in self.rows)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        head, group = self._head()
        used, fits = head.height + group, 0
        for row in self.rows:
            if used + row.height > room:
                break
            used += row.height
            fits += 1
        if not fits:
            return None
        return replace(self, rows=self.rows[:fits]), replace(self, rows=self.rows[fits:], before=0)

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        canvas.setLineWidth(_THIN)
        top = self._draw_head(canvas, x, top)
        for row in self.rows:
            self._draw_row(canvas, x, top, row, SERIF)
            top -= row.height

    def _draw_head(self, canvas: Any, x: float, top: float) -> float:
        head, group = self._head()
        for place, column in enumerate(self.columns):
            high = head.height if column.group else head.height + group
            low = top - group - head.height
            canvas.rect(x, low, column.width, high)
            self._draw_cell(canvas, x, low + high, column.width, high, head.cells[place], BOLD, True)
            starts = column.group and (place == 0 or self.columns[place - 1].group != column.group)
            if starts:
                wide = sum(c.width for c in self.columns if c.group == column.group)
                canvas.rect(x, top - group, wide, group)
                self._draw_cell(canvas, x, top, wide, group, (column.group,), BOLD, True)
            x += column.width
        return top - group - head.height

    def _draw_row(self, canvas: Any, x: float, top: float, row: _Row, font: str) -> None:
        for column, cell in zip(self.columns, row.cells, strict=True):
            canvas.rect(x, top - row.height, column.width, row.height)
            self._draw_cell(canvas, x, top, column.width, row.height, cell, font, column.centred)
            x += column.width

    def _draw_cell(
        self, canvas: Any, x: float, top: float, width: float, height: float, cell: Cell, font: str, centred: bool
    ) -> None:
        """Draw the lines of a cell, in its middle from top to bottom."""
        look = self.look
        baseline = top - (height - len(cell) * look.leading) / 2 - look.leading * 0.5 - look.size * 0.33
        canvas.setFont(font, look.size)
        for text in cell:
            at = x + (width - width_of(text, font, look.size)) / 2 if centred else x + _PAD
            canvas.drawString(at, baseline, text)
            baseline -= look.leading


def _row(columns: Sequence[Column], texts: Sequence[str], look: GridLook, font: str) -> _Row:
    cells = tuple(
        wrapped(text, font, look.size, column.width - 2 * _PAD) for column, text in zip(columns, texts, strict=True)
    )
    return _Row(cells, max(1, *(len(cell) for cell in cells)) * look.leading + 2 * look.above)


def grid(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], look: GridLook | None = None, before: float = 0
) -> Grid:
    """Return a table of plain text; every cell is composed (NFC) and wrapped to its column."""
    look = look or GridLook()
    titled = tuple(columns)
    return Grid(titled, tuple(_row(titled, [clean(t) for t in row], look, SERIF) for row in rows), look, before)

"""Tables with ruled cells that wrap, go on over pages and repeat their head. Lengths are points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from services.documents.measure import width_of, wrapped
from services.documents.page import BOLD, SERIF, Block
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
        body = self._draw_head(canvas, x, top)
        text = canvas.beginText()
        text.setFont(SERIF, self.look.size)
        low = body
        for row in self.rows:
            left = x
            for column, cell in zip(self.columns, row.cells, strict=True):
                self._write(text, left, low, column.width, row.height, cell, SERIF, column.centred)
                left += column.width
            low -= row.height
        canvas.drawText(text)
        self._rule(canvas, x, body)

    def _rule(self, canvas: Any, x: float, top: float) -> None:
        """Draw the lines between the cells below the head."""
        low, right = top, x + sum(c.width for c in self.columns)
        lines = []
        for row in self.rows:
            low -= row.height
            lines.append((x, low, right, low))
        for column in self.columns:
            lines.append((x, top, x, low))
            x += column.width
        canvas.lines([*lines, (x, top, x, low)])

    def _draw_head(self, canvas: Any, x: float, top: float) -> float:
        head, group = self._head()
        text = canvas.beginText()
        text.setFont(BOLD, self.look.size)
        low = top - group - head.height
        for place, column in enumerate(self.columns):
            high = head.height if column.group else head.height + group
            canvas.rect(x, low, column.width, high)
            self._write(text, x, low + high, column.width, high, head.cells[place], BOLD, True)
            if column.group and (place == 0 or self.columns[place - 1].group != column.group):
                wide = sum(c.width for c in self.columns if c.group == column.group)
                canvas.rect(x, top - group, wide, group)
                self._write(text, x, top, wide, group, (column.group,), BOLD, True)
            x += column.width
        canvas.drawText(text)
        return low

    def _write(
        self, text: Any, x: float, top: float, width: float, height: float, cell: Cell, font: str, centred: bool
    ) -> None:
        """Write the lines of a cell, in its middle from top to bottom."""
        look = self.look
        baseline = top - (height - len(cell) * look.leading) / 2 - look.leading * 0.5 - look.size * 0.33
        for line in cell:
            at = x + (width - width_of(line, font, look.size)) / 2 if centred else x + _PAD
            text.setTextOrigin(at, baseline)
            text.textOut(line)
            baseline -= look.leading


def _row(columns: Sequence[Column], texts: Sequence[str], look: GridLook, font: str) -> _Row:
    cells = tuple(
        _lines(text, font, look.size, column.width - 2 * _PAD) for column, text in zip(columns, texts, strict=True)
    )
    return _Row(cells, max(1, *(len(cell) for cell in cells)) * look.leading + 2 * look.above)


def _lines(text: str, font: str, size: float, width: float) -> Cell:
    """Return a text wrapped to its column; a line break in it begins a new line, an empty line stays."""
    parts = [wrapped(part, font, size, width) for part in text.split("\n")]
    return parts[0] if len(parts) == 1 else tuple(line for part in parts for line in part or ("",))


def grid(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], look: GridLook | None = None, before: float = 0
) -> Grid:
    """Return a table of plain text; every cell is composed (NFC) and wrapped to its column, line by line."""
    look = look or GridLook()
    titled = tuple(columns)
    tidy = (["\n".join(clean(part) for part in text.split("\n")) for text in row] for row in rows)
    return Grid(titled, tuple(_row(titled, row, look, SERIF) for row in tidy), look, before)

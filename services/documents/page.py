"""Pages of printed forms: fonts, papers, and blocks that flow from page to page.

Lengths are points (1/72 inch) unless a name says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from io import BytesIO
from threading import Lock
from typing import Any, Protocol

from reportlab import rl_config
from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.fonts import addMapping
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from services.domain.text import clean
from services.errors import BadFile

MM = 72 / 25.4
SERIF, BOLD, ITALIC, BOLD_ITALIC = (f"LiberationSerif-{face}" for face in ("Regular", "Bold", "Italic", "BoldItalic"))
_faces = ((SERIF, 0, 0), (BOLD, 1, 0), (ITALIC, 0, 1), (BOLD_ITALIC, 1, 1))
_registering, _finishing = Lock(), Lock()


class Paper(StrEnum):
    """What a form is printed on; on A4 it stands in the middle."""

    A5 = "a5"
    A4 = "a4"


@dataclass(frozen=True, slots=True)
class Frame:
    """Where text stands on a sheet.

    Attributes:
        left, right, top, bottom: Margins; the footer stands below `bottom`.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def text_width(self) -> float:
        """Width of a line."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Height of what fits on one sheet."""
        return self.height - self.top - self.bottom


A5_FRAME = Frame(148 * MM, 210 * MM, left=12 * MM, right=10 * MM, top=8 * MM, bottom=15 * MM)
A4_LANDSCAPE = Frame(297 * MM, 210 * MM, left=10 * MM, right=10 * MM, top=10 * MM, bottom=14 * MM)


def register_fonts() -> None:
    """Make the four faces known to the PDF library, once per process; any thread may call it.

    Streams are written as bytes: spelt out in ASCII they are a quarter bigger and slower to make.
    """
    with _registering:
        if SERIF in pdfmetrics.getRegisteredFontNames():
            return
        rl_config.useA85 = 0
        for name, _, _ in reversed(_faces):
            face = files("resources") / "fonts" / f"{name}.ttf"
            pdfmetrics.registerFont(TTFont(name, BytesIO(face.read_bytes())))
        for name, bold, italic in _faces:
            addMapping(SERIF, bold, italic, name)


def finish(canvas: Any) -> None:
    """Write a drawn document. One at a time: while letters are taken out of a font its file has one place it is read at."""
    with _finishing:
        canvas.save()


class Block(Protocol):
    """Something that stands in a column of text."""

    @property
    def before(self) -> float:
        """Room above it; none at the top of a page."""

    def height(self, width: float) -> float:
        """Return how high it is in a column of a width."""

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Return the part that fits into a room and the rest, or None when it stays whole."""

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        """Draw it with its upper left corner at a place."""


@cache
def _style(size: float, leading: float, centred: bool, font: str) -> Any:
    return ParagraphStyle(
        "", fontName=font, fontSize=size, leading=leading, alignment=TA_CENTER if centred else TA_LEFT, splitLongWords=1
    )


class Text:
    """A paragraph. `<b>` and `<i>` in it count: escape what people typed."""

    def __init__(
        self, text: str, size: float, leading: float = 0, centred: bool = False, before: float = 0, font: str = SERIF
    ) -> None:
        try:
            self._paragraph = Paragraph(text, _style(size, leading or size * 1.22, centred, font))
        except ValueError as error:
            raise BadFile("templates", "not_a_template") from error
        self.before = before
        self._wrapped = (0.0, 0.0)

    def height(self, width: float) -> float:
        if self._wrapped[0] != width:
            self._wrapped = (width, float(self._paragraph.wrap(width, 1e6)[1]))
        return self._wrapped[1]

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        return None

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        self._paragraph.drawOn(canvas, x, top - self.height(width))


@dataclass(frozen=True, slots=True)
class Rule:
    """A short line in the middle of the column."""

    length: float
    before: float = 0
    weight: float = 0.5

    def height(self, width: float) -> float:
        return self.weight

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        return None

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        middle = x + width / 2
        canvas.setLineWidth(self.weight)
        canvas.line(middle - self.length / 2, top, middle + self.length / 2, top)


@dataclass(frozen=True, slots=True)
class Stack:
    """Blocks below each other that stay on one page."""

    blocks: tuple[Block, ...]
    before: float = 0

    def height(self, width: float) -> float:
        return sum(b.before * (i > 0) + b.height(width) for i, b in enumerate(self.blocks))

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        return None

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        for place, block in enumerate(self.blocks):
            top -= block.before if place else 0
            block.draw(canvas, x, top, width)
            top -= block.height(width)


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks beside each other.

    Attributes:
        cells: Offset from the left, width, block.
    """

    cells: tuple[tuple[float, float, Block], ...]
    before: float = 0

    def height(self, width: float) -> float:
        return max(block.height(wide) for _, wide, block in self.cells)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        return None

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        for offset, wide, block in self.cells:
            block.draw(canvas, x + offset, top, wide)


Placed = tuple[float, Block]
Page = list[Placed]


def paginate(blocks: Sequence[Block], frame: Frame) -> list[Page]:
    """Return the blocks of each page with their distance from the top; a block too high for any page runs over."""
    pages: list[Page] = [[]]
    used, width = 0.0, frame.text_width
    todo = list(reversed(blocks))
    while todo:
        block = todo.pop()
        gap = block.before if pages[-1] else 0.0
        room = frame.text_height - used - gap
        if (high := block.height(width)) <= room:
            pages[-1].append((used + gap, block))
            used += gap + high
        elif parts := block.split(width, room):
            pages[-1].append((used + gap, parts[0]))
            todo.append(parts[1])
            pages.append([])
            used = 0.0
        elif pages[-1]:
            todo.append(block)
            pages.append([])
            used = 0.0
        else:
            pages[-1].append((0.0, block))
            used = high
    return pages


Footer = Callable[[Any, Frame, int, int], None]


def draw_pages(canvas: Any, pages: Sequence[Page], frame: Frame, paper: tuple[float, float], footer: Footer) -> None:
    """Draw laid-out pages in the middle of their paper, each with its footer (page, pages)."""
    for number, page in enumerate(pages, 1):
        canvas.setPageSize(paper)
        canvas.translate((paper[0] - frame.width) / 2, (paper[1] - frame.height) / 2)
        for offset, block in page:
            block.draw(canvas, frame.left, frame.height - frame.top - offset, frame.text_width)
        footer(canvas, frame, number, len(pages))
        canvas.showPage()


def new_canvas(buffer: BytesIO, title: str, author: str) -> Any:
    """Return an empty PDF that embeds our fonts only and never looks at a clock: equal input gives equal bytes."""
    register_fonts()
    canvas = Canvas(buffer, initialFontName=SERIF, initialFontSize=9, lang="vi-VN", invariant=1, pageCompression=1)
    canvas.setTitle(clean(title))
    canvas.setAuthor(clean(author))
    canvas.setSubject("")
    canvas.setCreator("Quầy Một Cửa")
    return canvas

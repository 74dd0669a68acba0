"""What to bring, on paper: a handout, a notice-board sheet of one procedure, and the list of a field's procedures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Any

from services.documents.forms import Footing
from services.documents.grid import Column, GridLook, grid
from services.documents.handout_words import Values, facts_of, fee_words, paper_lines, time_words, values_of
from services.documents.page import (
    A5_FRAME,
    BOLD,
    ITALIC,
    MM,
    Beside,
    Block,
    Frame,
    Page,
    Rule,
    Stack,
    Text,
    draw_pages,
    finish,
    new_canvas,
    paginate,
    register_fonts,
)
from services.documents.qr import Qr
from services.documents.words import Words, escaped, fill, form_words, lines, marked
from services.domain.calendar import OfficeHours
from services.domain.guide import Guide, Told, handout_code
from services.domain.office import Office
from services.domain.procedure import Component

FORM = "handout"
A4_FRAME = Frame(210 * MM, 297 * MM, left=16 * MM, right=16 * MM, top=13 * MM, bottom=17 * MM)
_LIST_WIDTHS = (28.0, 68.0, 0.0, 92.0, 112.0)
_TIGHT = 0.88
"""How much smaller everything may be set where that saves a sheet."""


@dataclass(frozen=True, slots=True)
class _Look:
    """How large things are set: the sheet, the size of a line of text, whether every detail is told (points)."""

    frame: Frame
    size: float
    detailed: bool
    code: float

    def text(self, text: str, by: float = 1, before: float = 0, font: str = "", centred: bool = False) -> Block:
        size = self.size * by
        return Text(text, size, size * 1.22, centred, before * self.size, font or "LiberationSerif-Regular")


class Sheet(StrEnum):
    """What a handout is printed on: to take home on A5 or, in larger letters, on A4; or for a notice board, A4."""

    A5 = "a5"
    A4 = "a4"
    BOARD = "board"


_LOOKS = {
    Sheet.A5: _Look(A5_FRAME, 10.6, detailed=True, code=23 * MM),
    Sheet.A4: _Look(A4_FRAME, 14, detailed=True, code=30 * MM),
    # Letters 23 points high have capitals of 5 mm: read without effort from a metre and a half.
    Sheet.BOARD: _Look(A4_FRAME, 23, detailed=False, code=42 * MM),
}


def handout_pdf(
    told: Told, office: Office, hours: OfficeHours, *, sheet: Sheet | str = Sheet.A5, templates: Path | None = None
) -> bytes:
    """Return what to bring for one case, one page or more. Equal input gives equal bytes.

    The QR holds the procedure and the case, inside the office's look-up address where it has one; nothing of any person.

    Raises:
        BadFile: A file of the unit's own words cannot be read.
        IndexError: The procedure has no such case.
    """
    words = form_words(FORM, told.day, templates)
    pages, frame = handout_pages(told, office, hours, sheet=sheet, templates=templates)
    form = "board_form" if sheet == Sheet.BOARD else "form"
    remark = _remark(words, told.procedure.catalogue, told.day)
    return _pdf(pages, frame, words, form, office, told.procedure.code, remark)


def handout_pages(
    told: Told, office: Office, hours: OfficeHours, *, sheet: Sheet | str = Sheet.A5, templates: Path | None = None
) -> tuple[list[Page], Frame]:
    """Return the pages of a handout laid out, and their frame; set a little smaller where that saves a page."""
    words, look = form_words(FORM, told.day, templates), _LOOKS[Sheet(sheet)]
    register_fonts()
    pages = _laid_out(words, told, office, hours, look)
    if len(pages) > 1:
        fewer = _laid_out(words, told, office, hours, replace(look, size=look.size * _TIGHT))
        pages = fewer if len(fewer) < len(pages) else pages
    return pages, look.frame


def field_pdf(
    field: str, told: Sequence[Told], office: Office, *, day: date, version: str, templates: Path | None = None
) -> bytes:
    """Return the list of a field's procedures for a notice board: code, name, time and fee of each.

    Raises:
        BadFile: A file of the unit's own words cannot be read.
    """
    words, look = form_words(FORM, day, templates), _LOOKS[Sheet.A4]
    title = fill(words["list_title"], {"field": field.upper()})
    widths = [width or A4_FRAME.text_width - sum(_LIST_WIDTHS) for width in _LIST_WIDTHS]
    columns = [Column(t, w, n in (0, 1)) for n, (t, w) in enumerate(zip(words["list"]["columns"], widths, strict=True))]
    rows = [
        (
            str(n),
            one.procedure.code,
            one.procedure.short_name,
            time_words(words, one.procedure.time_for(one.case)),
            _fee(words, one),
        )
        for n, one in enumerate(told, 1)
    ]
    register_fonts()
    blocks: list[Block] = [
        *_centre(office, look),
        look.text(escaped(title), 1.3, 0.8, BOLD, centred=True),
        grid(columns, rows, GridLook(11.5, 13.8, 3), before=look.size),
    ]
    pages = paginate(blocks, A4_FRAME)
    return _pdf(pages, A4_FRAME, words, "board_form", office, field, _remark(words, version, day))


def _fee(words: Words, told: Told) -> str:
    return fee_words(words, told.procedure.fee_for(), told.fee)


def _remark(words: Words, version: str, day: date) -> str:
    return fill(words["catalogue_day"], {"version": version, "day": f"{day:%d/%m/%Y}"})


def _laid_out(words: Words, told: Told, office: Office, hours: OfficeHours, look: _Look) -> list[Page]:
    values = values_of(words, told.procedure, told.case)
    facts = facts_of(words, told, office, hours)
    papers = told.guide
    makers: dict[str, Callable[[], list[Block]]] = {
        "head": lambda: [*_centre(office, look), look.text(words["title"], 0.95, 0.5, BOLD, centred=True)],
        "name": lambda: _name(words, values, look),
        "bring": lambda: _papers(words, papers, "bring", look),
        "one_of": lambda: _papers(words, papers, "one_of", look),
        "if_so": lambda: _papers(words, papers, "if_so", look),
        "spared": lambda: _papers(words, papers, "spared", look),
        "facts": lambda: _facts(facts, look),
        "code": lambda: [_code(words, told, office, look)],
    }
    blocks = [block for name in words["order"] if name in makers for block in makers[name]()]
    return paginate(blocks, look.frame)


def _pdf(pages: list[Page], frame: Frame, words: Words, form: str, office: Office, what: str, remark: str) -> bytes:
    """Return laid-out pages as a PDF; `what` names a loose sheet from the second page on."""
    buffer = BytesIO()
    canvas = new_canvas(buffer, f"{words[form]} {what}", office.agency_name)
    footing = Footing({**words, "form": words[form]}, office, what, remark)
    draw_pages(canvas, pages, frame, (frame.width, frame.height), footing)
    finish(canvas)
    return buffer.getvalue()


def _centre(office: Office, look: _Look) -> list[Block]:
    rule = Rule(look.size * 6, before=look.size * 0.4)
    authority = [look.text(escaped(office.authority.upper()), 0.72, centred=True)] if office.authority else []
    return [*authority, look.text(escaped(office.agency_name), 0.8, font=BOLD, centred=True), rule]


def _name(words: Words, values: Values, look: _Look) -> list[Block]:
    blocks = [
        look.text(escaped(values["name"]), 1.4, 0.45, BOLD, centred=True),
        *(look.text(t, 0.85, 0.2, centred=True) for t in lines([[words["codes"]]], values)),
    ]
    if values["case"]:
        blocks.append(look.text(marked(words["case"], values), 1, 0.35, ITALIC, centred=True))
    if values["superseded"]:
        blocks.append(look.text(escaped(values["superseded"]), 1, 0.4, BOLD, centred=True))
    return blocks


def _papers(words: Words, told: Guide, part: str, look: _Look) -> list[Block]:
    """Return one section of papers, its title kept with its first paper."""
    papers: tuple[Component, ...] = {
        "bring": told.always, "one_of": told.one_of, "if_so": told.if_so, "spared": told.spared
    }[part]  # fmt: skip
    rows = [block for paper in papers for block in _paper(words, paper, part, look)]
    if part == "bring" and not (told.always or told.one_of):
        rows = [look.text(words["unpublished" if told.is_empty else "nothing"])]
    if not rows:
        return []
    if part == "spared":
        rows.append(look.text(words["papers"]["spared"], 0.9, 0.25, ITALIC))
    title = look.text(words["sections"][part], 1.1, font=BOLD)
    return [Stack((title, rows[0]), before=look.size * 0.7), *rows[1:]]


def _paper(words: Words, paper: Component, part: str, look: _Look) -> list[Block]:
    """Return a paper: a square to tick beside its name and how many, then what belongs to it, a block a line."""
    name, below = paper_lines(words, paper, part, detailed=look.detailed)
    indent = look.size * 1.6
    wide = look.frame.text_width - indent
    square = Square(look.size * 0.78, crossed=part == "spared")
    first = Beside(((0, indent, square), (indent, wide, look.text(name, 1.05))), before=look.size * 0.42)
    return [first, *(Beside(((indent, wide, look.text(t, 0.9)),), before=look.size * 0.08) for t in below)]


def _facts(facts: Sequence[tuple[str, str]], look: _Look) -> list[Block]:
    wide = look.frame.text_width
    label = look.size * 7.2
    rows = [
        Beside(
            ((0, label, look.text(escaped(name), font=BOLD)), (label, wide - label, look.text(escaped(said)))),
            before=look.size * 0.35,
        )
        for name, said in facts
    ]
    return [Rule(wide, before=look.size * 0.8), *rows]


def _code(words: Words, told: Told, office: Office, look: _Look) -> Block:
    code = handout_code(told.procedure.code, told.case)
    # A look-up without an address is the bare number, which a handout does not have.
    held = office.lookup_of(code) if "://" in office.lookup else code
    left = look.code + look.size * 1.2
    text = Stack((look.text(words["code"]["lead"], font=BOLD), look.text(words["code"]["note"], 0.85, 0.3, ITALIC)))
    cells = ((0, look.code, Qr(held, look.code)), (left, look.frame.text_width - left, text))
    return Beside(cells, before=look.size * 0.9)


@dataclass(frozen=True, slots=True)
class Square:
    """A square to tick, or crossed out for what nobody has to bring; its side in points."""

    side: float
    crossed: bool = False
    before: float = 0

    def height(self, width: float) -> float:
        return self.side * 1.3

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        return None

    def draw(self, canvas: Any, x: float, top: float, width: float) -> None:
        canvas.setLineWidth(self.side / 11)
        low = top - self.side * 1.28
        canvas.rect(x, low, self.side, self.side)
        if self.crossed:
            canvas.line(x, low, x + self.side, low + self.side)
            canvas.line(x, low + self.side, x + self.side, low)

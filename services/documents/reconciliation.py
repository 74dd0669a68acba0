"""The statement of a day and a receiver, on A4, to be signed and filed."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from services.documents.forms import Footing, moment_words
from services.documents.grid import Column, GridLook, grid
from services.documents.measure import balanced
from services.documents.page import (
    BOLD,
    ITALIC,
    MM,
    Beside,
    Block,
    Frame,
    Rule,
    Stack,
    Text,
    draw_pages,
    finish,
    new_canvas,
    paginate,
    register_fonts,
)
from services.documents.words import Words, escaped, fill, form_words
from services.domain.reconciliation import Finding
from services.domain.statement import Compared, Statement
from services.wording.reconciliation import difference_words, finding_reason, finding_words, reach_words, span_words

FRAME = Frame(210 * MM, 297 * MM, left=20 * MM, right=15 * MM, top=12 * MM, bottom=16 * MM)
_SIZE, _LEADING = 11.0, 14.5
_LOOK = GridLook(size=9.5, leading=11.6, above=2.4)
_HALF = FRAME.text_width / 2
_ROOM = 62.0


def statement_pdf(statement: Statement, templates: Path | None = None) -> bytes:
    """Return the statement as a PDF on A4. Equal input gives equal bytes; personal numbers and telephones are masked.

    Raises:
        BadFile: A file of the unit's own words cannot be read.
    """
    register_fonts()
    words, buffer = form_words("reconciliation", statement.day, templates), BytesIO()
    below = fill(words["below"], {"day": f"{statement.day:%d/%m/%Y}", "receiver": statement.label})
    canvas = new_canvas(buffer, f"{words['form']} {statement.day:%d/%m/%Y}", statement.office.agency_name)
    pages = paginate(_blocks(words, statement, below), FRAME)
    draw_pages(canvas, pages, FRAME, (FRAME.width, FRAME.height), Footing(words, statement.office, below))
    finish(canvas)
    return buffer.getvalue()


def _blocks(words: Words, statement: Statement, below: str) -> list[Block]:
    asked = fill(words["asked"], {"moment": moment_words(words, statement.at), "by": statement.by})
    return [
        _head(words, statement),
        Text(escaped(words["title"]), 14, 18, centred=True, before=16, font=BOLD),
        Text(escaped(below), _SIZE, _LEADING, centred=True),
        Text(escaped(asked), 9.5, 12, centred=True, font=ITALIC),
        *(_line(line, 10) for line in _sentences(words, statement)),
        _title(words["counts_title"]),
        _counts(words, statement),
        _title(words["exceptions_title"]),
        _exceptions(words, statement),
        _title(words["lag_title"]),
        *(_line(line, 3) for line in _lags(words, statement)),
        _signatures(words),
    ]


def _line(text: str, before: float) -> Block:
    return Text(escaped(text), _SIZE, _LEADING, before=before)


def _title(text: str) -> Block:
    return Text(escaped(text), _SIZE, _LEADING, before=10, font=BOLD)


def _head(words: Words, statement: Statement) -> Block:
    office = statement.office
    name = "<br/>".join(escaped(part) for part in balanced(office.agency_name.upper(), BOLD, 10, _HALF - 30))
    left = Stack(
        (
            Text(escaped(office.authority.upper()), 10, 13, centred=True),
            Text(name, 10, 13, centred=True, font=BOLD),
            Rule(60, before=2),
        )
    )
    right = Stack(
        (
            Text(escaped(words["nation"]), 10, 13, centred=True, font=BOLD),
            Text(escaped(words["motto"]), 10.5, 13, centred=True, font=BOLD),
            Rule(110, before=2),
        )
    )
    return Beside(((0, _HALF - 18, left), (_HALF - 18, _HALF + 18, right)), 0)


def _sentences(words: Words, statement: Statement) -> list[str]:
    named = "proven" if statement.proven else "open" if statement.open else "settled"
    counts = {"receipts": statement.receipts, "same": statement.count(Finding.SAME), "open": statement.open}
    found = [fill(words[named], {key: str(count) for key, count in counts.items()}), reach_words(statement.reach)]
    return [*found, words["stopped"]] if statement.stopped else found


def _counts(words: Words, statement: Statement) -> Block:
    named = words["columns"]
    columns = [Column(named["finding"], FRAME.text_width - 90), Column(named["count"], 90, centred=True)]
    rows = [[finding_words(finding), str(statement.count(finding))] for finding in Finding]
    return grid(columns, [*rows, [words["accepted"], str(statement.accepted)]], _LOOK, before=4)


def _exceptions(words: Words, statement: Statement) -> Block:
    rows = [row for row in statement.rows if row.judged.finding is not Finding.SAME]
    if not rows:
        return _line(words["none"], 3)
    named, widths = words["columns"], (112.0, 92.0, 0.0, 120.0)
    rest = FRAME.text_width - sum(widths)
    keys = ("number", "finding", "what", "decided")
    columns = [Column(named[key], width or rest) for key, width in zip(keys, widths, strict=True)]
    cells = [(row.number, finding_words(row.judged.finding), _what(words, row), _decided(words, row)) for row in rows]
    return grid(columns, cells, _LOOK, before=4)


def _what(words: Words, row: Compared) -> str:
    lines = []
    for difference in row.judged.differences:
        field, ours, theirs = difference_words(difference.hidden())
        lines.append(fill(words["difference"], {"field": field, "ours": ours, "theirs": theirs}))
    return "\n".join(lines) or finding_reason(row.judged) or words["nothing_to_do"]


def _decided(words: Words, row: Compared) -> str:
    made = row.decision
    if made is None:
        return str(words["undecided"] if row.open else words["nothing_to_do"])
    return fill(words["decision"], {"by": made.by, "moment": moment_words(words, made.at), "reason": made.reason})


def _lags(words: Words, statement: Statement) -> list[str]:
    lags = statement.lags
    spans = {name: span_words(getattr(lags, name)) for name in ("usual", "longest", "offline")}
    arrived = fill(words["lag"], {"arrived": str(lags.arrived), **spans}) if lags.arrived else str(words["lag_none"])
    return [arrived, fill(words["late"], {"late": str(lags.late), "late_there": str(lags.late_there)})]


def _signatures(words: Words) -> Block:
    def place(name: str) -> Stack:
        return Stack(
            (
                Text(escaped(words[name]), _SIZE, _LEADING, centred=True, font=BOLD),
                Text(escaped(words["sign_hint"]), 9.5, 12, centred=True, font=ITALIC),
                Text("", _SIZE, _LEADING, before=_ROOM),
            )
        )

    return Beside(((0, _HALF, place("left")), (_HALF, _HALF, place("right"))), 22)

"""Form 07, the register of dossiers: as a workbook, a printed book, and plain rows."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from services.documents.forms import Footing, dong
from services.documents.grid import Column, GridLook, grid
from services.documents.page import A4_LANDSCAPE, BOLD, MM, Block, Text, draw_pages, finish, new_canvas, paginate
from services.documents.words import Words, escaped, fill, form_words
from services.domain.calendar import office_time
from services.domain.daily_log import DailyLog, LogLine
from services.domain.text import clean

Value = str | int | datetime | None
_RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class _Field:
    """One column: key of its title, key of the words above it or "", width on paper (mm) and on screen (characters)."""

    key: str
    millimetres: float
    group: str = ""
    characters: int = 18


_LEGAL = (
    _Field("book_number", 10, characters=7),
    _Field("number", 26, characters=22),
    _Field("procedure", 36, characters=40),
    _Field("sets", 11, characters=9),
    _Field("applicant", 26, characters=26),
    _Field("contact", 33, characters=42),
    _Field("agency", 20, characters=24),
    _Field("received_at", 15.5, "dates", 17),
    _Field("due_at", 15.5, "dates", 17),
    _Field("forwarded_at", 15.5, "dates", 17),
    _Field("result_from_agency_at", 15.5, "dates", 17),
    _Field("returned_at", 15.5, "return", 17),
    _Field("result_method", 13, "return", 14),
    _Field("signature", 10, "return", 12),
    _Field("note", 14.5, characters=24),
)
_MORE = tuple(_Field(key, 0, "more") for key in ("field", "state", "fee", "synced"))
_ROWS = (
    *(f.key for f in _LEGAL[:5]), "address", "phone", *(f.key for f in _LEGAL[6:13]), "note", *(f.key for f in _MORE)
)  # fmt: skip


def _values(words: Words, line: LogLine) -> dict[str, Value]:
    """Return every column of a line, typed; instants as the counter's clock shows them."""

    def local(moment: datetime | None) -> datetime | None:
        return office_time(moment) if moment else None

    address, phone = clean(line.address), clean(line.phone)
    both = fill(words["address_and_phone"], {"address": address, "phone": phone}) if address and phone else ""
    note = clean(line.note)
    came = fill(words["came"], {"name": clean(line.came)}) if line.came else ""
    waits = "" if line.synced else words["unsynced"]
    told = (waits, came, note) if line.counts else (words["void"], clean(line.void_reason), came, note)
    return {
        "book_number": line.book_number,
        "number": line.number,
        "procedure": clean(line.procedure),
        "sets": line.sets,
        "applicant": clean(line.applicant),
        "address": address,
        "phone": phone,
        "contact": both or address or phone,
        "agency": clean(line.agency),
        "received_at": local(line.received_at),
        "due_at": local(line.due_at),
        "forwarded_at": local(line.forwarded_at),
        "result_from_agency_at": local(line.result_from_agency_at),
        "returned_at": local(line.returned_at),
        "result_method": words["result_methods"][line.result_method],
        "signature": "",
        "note": "; ".join(part for part in told if part),
        "field": clean(line.field),
        "state": words["states"][line.state],
        "fee": line.fee,
        "synced": words["synced"]["yes" if line.synced else "no"],
    }


def _period(words: Words, log: DailyLog) -> str:
    days = {"first": f"{log.first:%d/%m/%Y}", "last": f"{log.last:%d/%m/%Y}"}
    return fill(words["one_day" if log.first == log.last else "period"], days)


def _summary(words: Words, log: DailyLog) -> str:
    counts = {
        "received": log.received,
        "returned": log.returned,
        "on_time": log.returned_on_time,
        "requests": log.requests,
        "refusals": log.refusals,
    }
    return fill(words["summary"], {**{k: str(v) for k, v in counts.items()}, "fees": dong(log.fees)})


def _synced(words: Words, log: DailyLog) -> list[str]:
    """Return what the receivers do not have yet, and what they got since the last file of these days."""
    found = []
    if log.unsynced:
        found.append(fill(words["unsynced_count"], {"count": str(len(log.unsynced))}))
    if log.since:
        at, numbers = office_time(log.since.at), log.since.arrived
        facts = {"moment": f"{at:%H:%M %d/%m/%Y}", "count": str(len(numbers)), "numbers": ", ".join(numbers)}
        found.append(fill(words["since"], facts))
    return found


def _words(log: DailyLog, templates: Path | None) -> Words:
    return form_words("form-07", log.last, templates)


def harmless(text: str) -> str:
    """Return a text no spreadsheet takes for a formula: a risky first sign is preceded by an apostrophe."""
    return f"'{text}" if text.lstrip(" \n").startswith(_RISKY) else text


def _plain(value: Value) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return harmless(value) if isinstance(value, str) else "" if value is None else str(value)


def daily_log_csv(log: DailyLog, templates: Path | None = None) -> bytes:
    """Return the register as CSV: UTF-8 with BOM, commas, ISO dates with their zone, one header row.

    Text that a spreadsheet would take for a formula begins with an apostrophe.

    Raises:
        BadFile: A file of the unit's own words cannot be read.
    """
    words, out = _words(log, templates), StringIO()
    writer = csv.writer(out)
    writer.writerow(words["columns"][key] for key in _ROWS)
    for line in log.lines:
        values = _values(words, line)
        writer.writerow(_plain(values[key]) for key in _ROWS)
    return out.getvalue().encode("utf-8-sig")


_HEAD_ROW = 4
_COLUMNS = (*_LEGAL, *_MORE)


def daily_log_xlsx(log: DailyLog, templates: Path | None = None) -> bytes:
    """Return the register as an Excel workbook: the legal columns, ready to print on A4, and four more beside them.

    Dates, times and amounts are real ones; text is always text, never a formula. Nothing touches the disk.

    Raises:
        BadFile: A file of the unit's own words cannot be read.
    """
    words, buffer = _words(log, templates), BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        title = f"{words['sheet']} {_period(words, log).lower()}"
        created = datetime.combine(log.last, time())
        book.set_properties({"title": title, "author": log.office.agency_name, "created": created})
        sheet = book.add_worksheet(words["sheet"][:31])
        _sheet_head(book, sheet, words, log)
        _sheet_rows(book, sheet, words, log)
        _sheet_print(sheet, words, log)
    return buffer.getvalue()


def _sheet_head(book: Any, sheet: Any, words: Words, log: DailyLog) -> None:
    """Write the title rows and the two head rows, groups above their columns."""
    mark = f" – {words['training']}" if log.office.training else ""
    plain, big = book.add_format(), book.add_format({"bold": True, "font_size": 14})
    sheet.write_string(0, 0, f"{log.office.authority} – {log.office.agency_name}{mark}", plain)
    sheet.write_string(1, 0, words["title"], big)
    sheet.write_string(2, 0, _period(words, log), plain)
    sheet.write_string(3, 0, " · ".join((_summary(words, log), *_synced(words, log))), plain)
    head = book.add_format(
        {"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter", "bg_color": "#F2F2F2"}
    )
    for place, column in enumerate(_COLUMNS):
        sheet.set_column(place, place, column.characters)
        same = [i for i, c in enumerate(_COLUMNS) if c.group == column.group]
        if not column.group:
            sheet.merge_range(_HEAD_ROW, place, _HEAD_ROW + 1, place, words["columns"][column.key], head)
            continue
        if place == same[0]:
            sheet.merge_range(_HEAD_ROW, place, _HEAD_ROW, same[-1], words["groups"][column.group], head)
        sheet.write_string(_HEAD_ROW + 1, place, words["columns"][column.key], head)


def _sheet_rows(book: Any, sheet: Any, words: Words, log: DailyLog) -> None:
    cell = {"border": 1, "valign": "top"}
    text = book.add_format({**cell, "text_wrap": True})
    moment = book.add_format({**cell, "num_format": "dd/mm/yyyy hh:mm"})
    count, amount = (book.add_format({**cell, "num_format": shown}) for shown in ("0", "#,##0"))
    for row, line in enumerate(log.lines, _HEAD_ROW + 2):
        values = _values(words, line)
        for place, column in enumerate(_COLUMNS):
            value = values[column.key]
            if isinstance(value, str):
                sheet.write_string(row, place, value, text)
            elif isinstance(value, datetime):
                sheet.write_datetime(row, place, value.replace(tzinfo=None), moment)
            elif value is None:
                sheet.write_blank(row, place, None, text)
            else:
                sheet.write_number(row, place, value, amount if column.key == "fee" else count)


def _sheet_print(sheet: Any, words: Words, log: DailyLog) -> None:
    """Set the page: A4 landscape, one page wide, the head on every page, pages counted."""
    sheet.freeze_panes(_HEAD_ROW + 2, 2)
    sheet.repeat_rows(_HEAD_ROW, _HEAD_ROW + 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.print_area(0, 0, _HEAD_ROW + 1 + len(log.lines), len(_LEGAL) - 1)
    page = fill(words["page"], {"page": "&P", "pages": "&N"})
    form = words["form"].replace("&", "&&")
    mark = words["training"] if log.office.training else ""
    sheet.set_footer(f"&L{form}&C{mark}&R{page}")


_LOOK = GridLook(size=7, leading=8.2, above=1.4)
_CENTRED = {"book_number", "sets", "received_at", "due_at", "forwarded_at", "result_from_agency_at", "returned_at"}


def daily_log_pdf(log: DailyLog, templates: Path | None = None) -> bytes:
    """Return the register as a book on A4 landscape: the legal columns, head repeated, pages counted.

    Raises:
        BadFile: A file of the unit's own words cannot be read.
    """
    words, buffer = _words(log, templates), BytesIO()
    period = _period(words, log)
    canvas = new_canvas(buffer, f"{words['sheet']} {period.lower()}", log.office.agency_name)
    pages = paginate(_book(words, log, period), A4_LANDSCAPE)
    footing = Footing(words, log.office, period)
    draw_pages(canvas, pages, A4_LANDSCAPE, (A4_LANDSCAPE.width, A4_LANDSCAPE.height), footing)
    finish(canvas)
    return buffer.getvalue()


def _book(words: Words, log: DailyLog, period: str) -> list[Block]:
    columns = [
        Column(
            words["columns"][column.key],
            column.millimetres * MM,
            column.key in _CENTRED,
            words["groups"][column.group] if column.group else "",
        )
        for column in _LEGAL
    ]
    rows = []
    for line in log.lines:
        values = _values(words, line)
        rows.append([_shown(values[column.key]) for column in _LEGAL])
    return [
        Text(escaped(f"{log.office.authority.upper()} – {log.office.agency_name.upper()}"), 9, centred=True),
        Text(escaped(words["title"]), 13, centred=True, before=4, font=BOLD),
        Text(escaped(period), 9, centred=True),
        grid(columns, rows, _LOOK, before=6),
        Text(escaped(_summary(words, log)), 9, before=6),
        *(Text(escaped(line), 9, before=2) for line in _synced(words, log)),
    ]


def _shown(value: Value) -> str:
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    return "" if value is None else str(value)

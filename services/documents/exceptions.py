"""The report of exceptions: what was done beyond the rule, with basis and reason, as a workbook or plain rows."""

from __future__ import annotations

import csv
from datetime import datetime, time
from io import BytesIO, StringIO
from pathlib import Path

from xlsxwriter import Workbook

from services.documents.daily_log import harmless
from services.documents.words import Words, fill, form_words
from services.domain.calendar import office_time
from services.domain.exceptions import ExceptionMade, ExceptionReport
from services.domain.text import clean

_COLUMNS = {"at": 17, "by": 14, "kind": 30, "procedure": 13, "subject": 24, "what": 44, "basis": 44, "reason": 44}
"""Width of each column, in characters."""
_HEAD_ROW = 4


def _values(words: Words, row: ExceptionMade) -> dict[str, str | datetime]:
    return {
        "at": office_time(row.at),
        "by": clean(row.by),
        "kind": words["kinds"][row.kind],
        "procedure": row.procedure,
        "subject": clean(row.subject),
        "what": clean(row.what),
        "basis": clean(row.basis),
        "reason": words["fixed_reasons"].get(row.reason, clean(row.reason)),
    }


def _words(report: ExceptionReport, templates: Path | None) -> Words:
    return form_words("exceptions", report.last, templates)


def exceptions_csv(report: ExceptionReport, templates: Path | None = None) -> bytes:
    """Return the report as CSV: UTF-8 with BOM, commas, ISO dates with their zone, one header row.

    Raises:
        BadFile: A file of the unit's own words cannot be read.
    """
    words, out = _words(report, templates), StringIO()
    writer = csv.writer(out)
    writer.writerow(words["columns"][key] for key in _COLUMNS)
    for row in report.rows:
        values = _values(words, row).values()
        writer.writerow(v.isoformat(timespec="seconds") if isinstance(v, datetime) else harmless(v) for v in values)
    return out.getvalue().encode("utf-8-sig")


def exceptions_xlsx(report: ExceptionReport, templates: Path | None = None) -> bytes:
    """Return the report as an Excel workbook, ready to print on A4; text is always text, never a formula.

    Raises:
        BadFile: A file of the unit's own words cannot be read.
    """
    words, buffer = _words(report, templates), BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        created = datetime.combine(report.last, time())
        book.set_properties({"title": words["title"], "author": report.office.agency_name, "created": created})
        sheet = book.add_worksheet(words["sheet"][:31])
        plain, big = book.add_format(), book.add_format({"bold": True, "font_size": 14})
        cell = {"border": 1, "valign": "top"}
        head = book.add_format({**cell, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#F2F2F2"})
        text = book.add_format({**cell, "text_wrap": True})
        moment = book.add_format({**cell, "num_format": "dd/mm/yyyy hh:mm"})
        for line, (said, look) in enumerate(zip(_head(words, report), (plain, big, plain, plain), strict=True)):
            sheet.write_string(line, 0, said, look)
        for place, (key, wide) in enumerate(_COLUMNS.items()):
            sheet.set_column(place, place, wide)
            sheet.write_string(_HEAD_ROW, place, words["columns"][key], head)
        for line, row in enumerate(report.rows, _HEAD_ROW + 1):
            for place, value in enumerate(_values(words, row).values()):
                if isinstance(value, datetime):
                    sheet.write_datetime(line, place, value.replace(tzinfo=None), moment)
                else:
                    sheet.write_string(line, place, value, text)
        sheet.freeze_panes(_HEAD_ROW + 1, 0)
        sheet.repeat_rows(_HEAD_ROW)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    return buffer.getvalue()


def _head(words: Words, report: ExceptionReport) -> tuple[str, str, str, str]:
    mark = f" – {words['training']}" if report.office.training else ""
    days = {"first": f"{report.first:%d/%m/%Y}", "last": f"{report.last:%d/%m/%Y}"}
    counted = "; ".join(f"{words['kinds'][kind]}: {count}" for kind, count in report.counts().items() if count)
    office = f"{report.office.authority} – {report.office.agency_name}{mark}"
    return office, words["title"], fill(words["period"], days), counted or words["none"]

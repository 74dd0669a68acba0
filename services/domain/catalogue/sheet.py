"""Catalogue rows as the cells of two sheets, and cells back to rows.

A row that comes back is the row the catalogue has with the cells that were changed put into it: what the sheets do not show
stays, and what nobody touched is left as its source wrote it.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from services.domain.catalogue.changes import Offered
from services.domain.catalogue.columns import (
    CASE_NAME,
    CASE_TITLE,
    CODE_TITLE,
    OWN_TITLE,
    PAPER,
    PROCEDURE,
    Cell,
    Column,
    code_cell,
    lines_of,
    problem,
    read,
    same_cell,
    shown,
)
from services.domain.catalogue.row import CODE, Row
from services.errors import Problem

PAPER_SHEET = "Giấy tờ"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet.

    Attributes:
        number: As the spreadsheet program counts it, from 1.
        cells: By the heading of their column.
    """

    number: int
    cells: Mapping[str, Any]


def procedure_cells(row: Row) -> dict[str, Cell]:
    """Return the line of a procedure, by heading."""
    return {column.title: shown(column, row) for column in PROCEDURE}


def paper_cells(row: Row) -> list[dict[str, Cell]]:
    """Return the lines of a procedure's papers; a case without papers has one line of its own."""
    lines: list[dict[str, Cell]] = []
    for place, case in enumerate(row.get("cases") or ()):
        head: dict[str, Cell] = {
            CODE_TITLE: row["code"], CASE_TITLE: place + 1, CASE_NAME.title: shown(CASE_NAME, case)
        }  # fmt: skip
        for index, paper in enumerate(case["components"]):
            own = {OWN_TITLE: f"{place + 1}.{index + 1}"}
            lines.append({**head, **own, **{column.title: shown(column, paper) for column in PAPER}})
        if not case["components"]:
            lines.append({**head, OWN_TITLE: f"{place + 1}"})
    return lines


def offered_from(
    procedures: Sequence[Line], papers: Sequence[Line] | None, present: Mapping[str, Row]
) -> tuple[Offered, ...]:
    """Return the rows the sheets say, in their order; faults are named by the heading of their column.

    Args:
        papers: None when the sheet of papers is not there: papers stay as they are.
        present: The rows the catalogue has, by code.
    """
    of_code: dict[str, list[Line]] = {}
    for line in papers or ():
        of_code.setdefault(_code(line), []).append(line)
    found = [_offered(line, of_code.pop(_code(line), []), papers is not None, present) for line in procedures]
    lost = [
        Offered(lines[0].number, code, None, (Problem(f"{PAPER_SHEET}: {CODE_TITLE}", "no_line_of_its_own"),))
        for code, lines in of_code.items()
    ]
    return (*found, *lost)


def _code(line: Line) -> str:
    return " ".join(lines_of(code_cell(line.cells.get(CODE_TITLE))))


def _offered(line: Line, papers: Sequence[Line], with_papers: bool, present: Mapping[str, Row]) -> Offered:
    code = _code(line)
    if not CODE.fullmatch(code):
        return Offered(line.number, code[:40], None, (Problem(CODE_TITLE, "not_a_procedure_code"),))
    known = present.get(code)
    row = copy.deepcopy(dict(known)) if known is not None else _new(code)
    faults = _put(row, PROCEDURE, line.cells, "")
    if with_papers:
        faults += _put_papers(row, known or {}, papers)
    for group, needed in (("time", "value"), ("fee", "kind")):
        if isinstance(row.get(group), dict) and row[group].get(needed) is None:
            row[group] = None
    return Offered(line.number, code, None if faults else row, tuple(faults))


def _new(code: str) -> dict[str, Any]:
    return {
        "code": code, "name": "", "field": "", "ministry": "", "ministry_name": "", "levels": ["xa"], "tier": 2,
        "status": "active", "cases": [], "channels": None, "time": None, "fee": None, "results": [], "legal": [],
        "confidence": "medium", "sources": [], "flags": [],
    }  # fmt: skip


def _put(row: dict[str, Any], columns: Iterable[Column], cells: Mapping[str, Any], sheet: str) -> list[Problem]:
    """Put the cells that say something else into a row; a column that is not there changes nothing."""
    faults = []
    for column in columns:
        if column.title not in cells or same_cell(column, cells[column.title], shown(column, row)):
            continue
        value, wrong = read(column, cells[column.title])
        if wrong:
            faults.append(problem(column, wrong, sheet))
        else:
            _set(row, column.at, value)
    return faults


def _set(row: dict[str, Any], at: tuple[str, ...], value: Any) -> None:
    *path, last = at
    for name in path:
        if not isinstance(row.get(name), dict):
            row[name] = {}
        row = row[name]
    row[last] = value


def _put_papers(row: dict[str, Any], known: Row, papers: Sequence[Line]) -> list[Problem]:
    faults: list[Problem] = []
    by_case: dict[str, list[Line]] = {}
    for line in papers:
        by_case.setdefault(" ".join(lines_of(line.cells.get(CASE_TITLE))) or "1", []).append(line)
    cases = [_case(lines, known, faults) for lines in by_case.values()]
    if cases != list(known.get("cases") or ()):
        row["cases"] = cases
    return faults


def _case(lines: Sequence[Line], known: Row, faults: list[Problem]) -> dict[str, Any]:
    own = [_own(line, known, faults) for line in lines]
    place = next((case for case, _ in own if case is not None), None)
    old = known["cases"][place] if place is not None else {"title": None}
    case = {name: copy.deepcopy(value) for name, value in old.items() if name != "components"}
    named = next((line for line in lines if lines_of(line.cells.get(CASE_NAME.title))), lines[0])
    faults += _put(case, (CASE_NAME,), named.cells, f"{PAPER_SHEET} {named.number}: ")
    case["components"] = [
        paper for line, (_, base) in zip(lines, own, strict=True) if (paper := _paper(line, base, faults)) is not None
    ]
    return case


def _own(line: Line, known: Row, faults: list[Problem]) -> tuple[int | None, Row | None]:
    """Return which case and which paper a line was exported from, each None when it is new."""
    text = " ".join(lines_of(line.cells.get(OWN_TITLE)))
    if not text or not known:
        return None, None
    found = re.fullmatch(r"(\d{1,4})(?:\.(\d{1,4}))?", text)
    try:
        case = int(found.group(1)) - 1 if found else -1
        paper = (
            known["cases"][max(case, -1)]["components"][int(found.group(2)) - 1] if found and found.group(2) else None
        )
        if case < 0 or case >= len(known["cases"]):
            raise IndexError
    except (IndexError, KeyError):
        faults.append(Problem(f"{PAPER_SHEET} {line.number}: {OWN_TITLE}", "not_the_exported_one"))
        return None, None
    return case, paper


def _paper(line: Line, base: Row | None, faults: list[Problem]) -> dict[str, Any] | None:
    """Return the paper of a line, None for the line of a case without papers."""
    cells = line.cells
    if base is None and not any(lines_of(cells.get(column.title)) for column in PAPER):
        return None
    blank: dict[str, Any] = {"name": "", "originals": 0, "copies": 0, "need": "required"}
    paper = copy.deepcopy(dict(base)) if base is not None else blank
    if base is None:
        cells = {title: cell for title, cell in cells.items() if lines_of(cell) or title == PAPER[0].title}
    where = f"{PAPER_SHEET} {line.number}: "
    wrong = _put(paper, PAPER, cells, where)
    if base is None and not paper["name"] and not wrong:
        wrong = [problem(PAPER[0], "empty", where)]
    faults += wrong
    emptied = isinstance(paper.get("form"), dict) and not any(paper["form"].get(name) for name in ("no", "act"))
    if emptied and (base is None or base.get("form") != paper["form"]):
        paper.pop("form")
    return paper

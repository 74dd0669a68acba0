"""What an import does to the catalogue, in words."""

from __future__ import annotations

import re
from dataclasses import replace

from services.domain.catalogue.changes import FieldChange, ImportRow, RowKind
from services.domain.procedure import FeeKind, Need, TimeUnit
from services.errors import Problem
from services.wording import problem_text
from ui.translate import tr

TONES = {
    RowKind.ADDED: "done",
    RowKind.CHANGED: "wait",
    RowKind.CLOSED: "data",
    RowKind.FAULTY: "wrong",
    RowKind.SAME: "quiet",
}
_PLACE = re.compile(r"([a-z_]+)(?:\[(\d+)\])?")


def kind_word(kind: RowKind) -> str:
    """Return what happens to a procedure."""
    return {
        RowKind.ADDED: tr("New"),
        RowKind.CHANGED: tr("Changed"),
        RowKind.CLOSED: tr("Closed"),
        RowKind.FAULTY: tr("Faulty"),
        RowKind.SAME: tr("Unchanged"),
    }[kind]


def confidence_word(confidence: str) -> str:
    """Return how well a catalogue row was checked."""
    return {
        "high": tr("checked in several sources"),
        "medium": tr("one source, to be compared"),
        "index_only": tr("name and code only"),
    }.get(confidence, confidence)


def place_words(path: str) -> str:
    """Return the place of a change: `cases[0].components[2].name` gives "case 1 · paper 3 · name"."""
    names = {
        "name": tr("name"), "official_name": tr("official name"), "short_name": tr("short name"), "field": tr("field"),
        "ministry": tr("ministry code"), "ministry_name": tr("ministry"), "cases": tr("case"), "components": tr("paper"),
        "time": tr("time limit"), "fee": tr("fee"), "channels": tr("way of filing"), "results": tr("result"),
        "legal": tr("legal basis"), "value": tr("length"), "unit": tr("unit"), "kind": tr("kind"), "vnd": tr("amount"),
        "note": tr("note"), "detail": tr("detail"), "condition": tr("condition"), "need": tr("when it is asked for"),
        "mode": tr("handed in or shown"), "originals": tr("originals"), "copies": tr("copies"), "title": tr("title"),
        "form": tr("form"), "status": tr("status"), "decision": tr("decision"), "confidence": tr("how well checked"),
        "sources": tr("sources"), "flags": tr("remarks"), "code": tr("code"), "db_substitute": tr("database that has it"),
        "executor": tr("settled by"), "applicants": tr("applicants"), "levels": tr("levels"), "tier": tr("tier"),
        "superseded_by": tr("replaced by"), "cutoff": tr("cut-off hour"), "same_day": tr("same day"),
    }  # fmt: skip
    parts = []
    for name, number in _PLACE.findall(path):
        words = names.get(name, name)
        parts.append(f"{words} {int(number) + 1}" if number else words)
    return " · ".join(parts)


def value_words(text: str) -> str:
    """Return a value of the catalogue's own lists in words, any other as it is."""
    return {
        Need.REQUIRED.value: tr("always"),
        Need.BY_CASE.value: tr("when it applies"),
        Need.ONE_OF.value: tr("one of several"),
        Need.ONLINE_ONLY.value: tr("online only"),
        TimeUnit.WORKING_DAY.value: tr("working days"),
        TimeUnit.DAY.value: tr("days"),
        TimeUnit.HOUR.value: tr("hours"),
        TimeUnit.MONTH.value: tr("months"),
        FeeKind.FREE.value: tr("free of charge"),
        FeeKind.FIXED.value: tr("amount set"),
        FeeKind.PROVINCE.value: tr("set by the provincial council"),
        FeeKind.ELSEWHERE.value: tr("set by another act"),
        FeeKind.UNPUBLISHED.value: tr("not published"),
        "nop": tr("handed in"),
        "xuat_trinh": tr("shown"),
        "active": tr("in force"),
        "superseded": tr("replaced"),
    }.get(text, text)


def fault_words(problem: Problem, language: str) -> str:
    """Return what is wrong at a place; the catalogue's own words are said in ours."""
    fact = ", ".join(value_words(part) for part in problem.fact.split(", "))
    return problem_text(replace(problem, fact=fact), language)


def change_words(change: FieldChange) -> tuple[str, str, str]:
    """Return where, what stood there, what will stand there."""
    return place_words(change.field), value_words(change.before) or "–", value_words(change.after) or "–"


def row_words(row: ImportRow) -> str:
    """Return what happens to a row, in a few words."""
    if row.faults:
        return tr("%n fault(s)", n=len(row.faults))
    if row.kind is RowKind.CHANGED:
        return tr("%n place(s) differ", n=len(row.changes))
    return ""

"""Looks into a store after a fault: every acknowledged dossier there once, with everything that belongs to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import select, text

from services.bootstrap import Desk
from services.domain import checklist
from services.domain.procedure import procedure_from
from services.resources import shipped_catalogue
from services.store import tables
from tests.faults.people import rows_of

_ORPHANS = (
    (tables.components, tables.components.c.dossier_id),
    (tables.outbox, tables.outbox.c.dossier_id),
    (tables.print_jobs, tables.print_jobs.c.dossier_id),
)


def check_whole(desk: Desk, fed: Mapping[str, dict[str, Any]], acknowledged: Mapping[str, str]) -> int:
    """Pass when the store holds all that was acknowledged and nothing twice or half; return how many dossiers there are.

    Args:
        fed: Every form ever fed, by its id.
        acknowledged: The number each receipt named, by the form's id.
    """
    findings = desk.keeping.verify()
    assert findings.whole, findings
    with desk.place.store.read() as db:
        found = {row["form_id"]: row for row in db.execute(select(tables.dossiers)).mappings()}
        total = db.execute(text("SELECT count(*) FROM dossiers")).scalar_one()
        assert total == len(found) == len({row["number"] for row in found.values()}) == findings.received
        assert found.keys() <= fed.keys()
        for form_id, number in acknowledged.items():
            assert found[form_id]["number"] == number
        ids = {row["id"] for row in found.values()}
        for table, column in _ORPHANS:
            assert set(db.execute(select(column)).scalars()) == ids, (
                f"{table.name}: a dossier lacks some, or is lacking"
            )
        _check_parts(db, fed, found)
        rows = found.values()
        _check_numbers([r["number"] for r in rows], [r["book_number"] for r in rows], desk.place.settings.block.first)
    assert sum(findings.rows.values()) == sum(len(rows_of(fed[form_id])) for form_id in found)
    return len(found)


@cache
def _papers_of(code: str) -> int:
    """Return how many papers the first case of a procedure asks for at the counter."""
    row = next(row for row in shipped_catalogue().rows if row["code"] == code)
    return len(checklist.papers(procedure_from(row).case(0), ()))


def _check_parts(db: Any, fed: Mapping[str, dict[str, Any]], found: Mapping[str, Any]) -> None:
    words = set(db.execute(text("SELECT rowid FROM dossier_words")).scalars())
    kinds: dict[str, list[str]] = {}
    for owner, kind in db.execute(
        select(tables.outbox.c.dossier_id, tables.outbox.c.kind).order_by(tables.outbox.c.position)
    ):
        kinds.setdefault(owner, []).append(kind)
    papers = Counter(db.execute(select(tables.components.c.dossier_id)).scalars())
    prints = Counter(db.execute(select(tables.print_jobs.c.dossier_id)).scalars())
    received = Counter(
        db.execute(select(tables.journal.c.subject).where(tables.journal.c.event == "received")).scalars()
    )
    for form_id, row in found.items():
        form = fed[form_id]
        assert tuple(kinds[row["id"]]) == rows_of(form)
        assert papers[row["id"]] == _papers_of(form["procedure"])
        assert (prints[row["id"]], received[row["number"]]) == (1, 1)
        assert row["state"] == ("returned" if form.get("same_day") else "received")
    assert words == {row["row"] for row in found.values()}
    assert sum(received.values()) == len(found)


def _check_numbers(numbers: Sequence[str], books: Sequence[int], first: int) -> None:
    """Numbers are drawn inside the transaction: one that was undone leaves no gap."""
    days: dict[str, list[int]] = {}
    for number in numbers:
        day, _, sequence = number.rpartition("-")
        days.setdefault(day, []).append(int(sequence))
    for drawn in days.values():
        assert sorted(drawn) == list(range(first, first + len(drawn)))
    assert sorted(books) == list(range(1, 1 + len(books)))


def check_receipts(folder: Path, acknowledged: Mapping[str, str], seen: set[str]) -> None:
    """Pass when every acknowledged dossier has its receipt and the files not seen before are whole."""
    files = {path.stem: path for path in folder.glob("*.pdf") if not path.name.startswith(".")}
    assert set(acknowledged.values()) <= files.keys()
    for name in files.keys() - seen:
        content = files[name].read_bytes()
        assert content.startswith(b"%PDF-")
        assert re.search(rb"%%EOF\s*$", content)
    seen |= files.keys()

"""A register of many dossiers, written fast: the rows `receive` writes, copied with other people and numbers."""

from __future__ import annotations

import json
import random
from typing import Any
from uuid import uuid4

from sqlalchemy import Table, insert, select, text

from services.bootstrap import Desk
from services.domain.plain import to_plain
from services.domain.register import search_words
from services.store.tables import components, dossiers, journal, journal_details, outbox, print_jobs
from tests.benchmarks.common import OFFICER, Clock, form

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý")
MIDDLES = ("Văn", "Thị", "Hữu", "Đức", "Minh", "Thu", "Ngọc", "Quốc", "Thanh", "Xuân")
GIVEN = (
    "An",
    "Bình",
    "Cường",
    "Dũng",
    "Giang",
    "Hà",
    "Hương",
    "Khánh",
    "Lan",
    "Mai",
    "Nam",
    "Phúc",
    "Quân",
    "Sơn",
    "Tâm",
)
CHUNK = 5000


def people(serial: int, chance: random.Random) -> tuple[str, str]:
    """Return an invented name and number."""
    name = f"{chance.choice(FAMILIES)} {chance.choice(MIDDLES)} {chance.choice(GIVEN)} {chance.choice(GIVEN)}"
    return name, f"033{chance.randrange(4)}{serial:08d}"


def _template(desk: Desk, table: Table, **where: Any) -> list[dict[str, Any]]:
    with desk.place.store.read() as db:
        query = select(table)
        for column, value in where.items():
            query = query.where(table.c[column] == value)
        return [dict(row) for row in db.execute(query).mappings()]


def fill(desk: Desk, clock: Clock, count: int) -> None:
    """Bring the register to `count` dossiers, all delivered and printed."""
    model = desk.intake.receive(OFFICER, form(0)).dossier
    clock.next_day()
    row = _template(desk, dossiers, id=str(model.id))[0]
    papers = _template(desk, components, dossier_id=str(model.id))
    upload = {**_template(desk, outbox, dossier_id=str(model.id))[0], "state": "delivered"}
    job = {**_template(desk, print_jobs, dossier_id=str(model.id))[0], "state": "printed"}
    chance = random.Random(20261120)
    for start in range(2, count + 1, CHUNK):
        _copy(desk, range(start, min(start + CHUNK, count + 1)), (row, papers, upload, job), chance, model)
    _lengthen_journal(desk, count)
    desk.place.store.checkpoint()


def _copy(desk: Desk, serials: range, models: tuple[Any, ...], chance: random.Random, dossier: Any) -> None:
    from dataclasses import replace

    row, papers, upload, job = models
    new: dict[Table, list[dict[str, Any]]] = {dossiers: [], components: [], outbox: [], print_jobs: []}
    found_by = []
    for serial in serials:
        key, number = (
            str(uuid4()),
            f"H31.12-25{serial // 900 % 12 + 1:02d}{serial // 10800 % 28 + 1:02d}-{serial % 900 + 2001}x{serial}",
        )
        name, person = people(serial, chance)
        applicant = replace(dossier.applicant, full_name=name, personal_id=person)
        found_by.append(
            {"row": serial, "words": search_words(replace(dossier, number=number[:20], applicant=applicant))}
        )
        new[dossiers].append(
            {
                **row,
                "row": serial,
                "id": key,
                "form_id": str(uuid4()),
                "number": number,
                "full_name": name,
                "personal_id": person,
                "applicant": to_plain(applicant),
            }
        )
        new[components] += [{**paper, "dossier_id": key} for paper in papers]
        new[outbox].append({**upload, "id": str(uuid4()), "dossier_id": key, "number": number})
        new[print_jobs].append({**job, "id": str(uuid4()), "dossier_id": key})
    with desk.place.store.write() as db:
        for table, rows in new.items():
            db.execute(insert(table), rows)
        db.execute(text("INSERT INTO dossier_words (rowid, words) VALUES (:row, :words)"), found_by)


def _lengthen_journal(desk: Desk, count: int) -> None:
    """As many lines as there are dossiers; what they say does not matter here, only that they are many."""
    last = _template(desk, journal)[-1]
    note = {"desk": last["desk"], "salt": bytes(16), "details": json.dumps({"procedure": "1.004873"})}
    first = last["sequence"] + 1
    with desk.place.store.write() as db:
        for start in range(first, first + count, CHUNK):
            sequences = range(start, min(start + CHUNK, first + count))
            db.execute(insert(journal), [{**last, "sequence": n, "subject": str(n)} for n in sequences])
            db.execute(insert(journal_details), [{**note, "sequence": n} for n in sequences])

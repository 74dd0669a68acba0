"""What is known of whoever stands at the counter, asked at every pause in typing, against one SELECT on the index it uses."""

from __future__ import annotations

import random
import statistics
import time
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert, text, update

from services.bootstrap import Desk
from services.domain.applicant import Applicant, ApplicantKind
from services.domain.draft import DraftState
from services.domain.plain import to_plain
from services.store.tables import attachments, dossiers, files
from tests.benchmarks.common import MORNING, OFFICER, desk_in, form, seconds
from tests.benchmarks.filling import fill, people

COMPANY = Applicant("CÔNG TY DỊCH VỤ MẪU", kind=ApplicantKind.COMPANY, tax_code="0314409058", phone="0900000001")
"""Somebody with very many dossiers: a service that hands in every day."""
MANY_OF_ONE = 3_000
WAITING = 40
SCANS = 100_000


def known_200k(folder: Path, rounds: int, many: int) -> dict[str, float]:
    """Return p99 of `People.known` ÷ the median of one SELECT of a person's dossiers by number, both in the processor's time.

    Half of the questions are about a citizen with a dossier, the rest about nobody, about a number half typed, and about a company
    with thousands of dossiers; the form has three scans, forty sheets wait. A busy machine does not lengthen the processor's time.
    """
    with desk_in(folder) as (desk, clock):
        fill(desk, clock, many)
        _one_with_many(desk, min(MANY_OF_ONE, many // 10))
        mine = _scans(desk, min(SCANS, many))
        for serial in range(WAITING):
            desk.drafts.save(OFFICER, form(90_000_000 + serial), state=DraftState.ASIDE)
        numbers = _numbers(many)
        asked = [_asked(numbers, at) for at in range(rounds * 4)]
        for applicant in asked[:40]:
            _ask(desk, mine, applicant)
        taken = [(_ask(desk, mine, applicant), applicant.kind) for applicant in asked]
        floor = statistics.median(_floor(desk, numbers[at]) for at in range(200))
    every, busy = sorted(wall for (wall, _), _ in taken), sorted(cpu for (_, cpu), _ in taken)
    company = [wall for (wall, _), kind in taken if kind is ApplicantKind.COMPANY]
    last = int(len(every) * 0.99)
    return {
        "ratio": busy[last] / floor,
        "p99_ms": every[last] * 1000,
        "p99_processor_ms": busy[last] * 1000,
        "median_ms": statistics.median(every) * 1000,
        "company_median_ms": statistics.median(company) * 1000,
        "floor_ms": floor * 1000,
    }


def _ask(desk: Desk, mine: UUID, applicant: Applicant) -> tuple[float, float]:
    """Return how long one question took, by the clock and of the processor."""
    asked, started = replace(form(), id=mine, applicant=applicant), time.process_time()
    wall = seconds(lambda: desk.people.known(OFFICER, asked))
    return wall, time.process_time() - started


def _numbers(many: int) -> list[str]:
    """Return numbers that are there, as `fill` drew them, in another order."""
    chance = random.Random(20261120)
    found = [people(serial, chance)[1] for serial in range(2, many + 1)]
    random.Random(1).shuffle(found)
    return found


def _asked(numbers: list[str], at: int) -> Applicant:
    number = numbers[at % len(numbers)]
    kinds = (
        Applicant("", number),
        Applicant("Trần Thị Mẫu", number, phone="0911222333"),
        Applicant("", number[: at % 12]),
        COMPANY if at % 8 == 3 else Applicant("Ai đó", f"9{number[1:]}"),
    )
    return kinds[at % 4]


def _one_with_many(desk: Desk, count: int) -> None:
    """Give one company so many of the newest dossiers."""
    with desk.place.store.write() as db:
        last = db.execute(text("SELECT max(row) FROM dossiers")).scalar_one()
        theirs = {"personal_id": COMPANY.tax_code, "full_name": COMPANY.full_name, "applicant": to_plain(COMPANY)}
        db.execute(update(dossiers).where(dossiers.c.row > last - count).values(theirs))


def _scans(desk: Desk, count: int) -> UUID:
    """Put so many scans to other forms, three of them once more to a form of our own; return its id."""
    mine, place = uuid4(), desk.place.desk
    row = {"desk": place, "kind": "pdf", "size": 1, "pages": 1, "sha256": "", "stored_at": MORNING}
    paper: dict[str, Any] = {
        "desk": place, "component": None, "place": 0, "title": "", "source": "file", "original_size": 1, "notes": [],
        "added_at": MORNING, "added_by": OFFICER.name,
    }  # fmt: skip
    with desk.place.store.write() as db:
        for start in range(0, count, 5000):
            some = [f"{n:064d}" for n in range(start, min(start + 5000, count))]
            db.execute(insert(files), [{**row, "digest": name} for name in some])
            rows = [
                {**paper, "id": str(uuid4()), "form_id": str(uuid4()), "digest": n, "original_sha256": n} for n in some
            ]
            db.execute(insert(attachments), rows)
        again = [f"{n:064d}" for n in range(3)]
        db.execute(
            insert(attachments),
            [{**paper, "id": str(uuid4()), "form_id": str(mine), "digest": n, "original_sha256": n} for n in again],
        )
    desk.place.store.checkpoint()
    return mine


def _floor(desk: Desk, number: str) -> float:
    query = text("SELECT number, received_at, applicant, terms FROM dossiers WHERE personal_id = :number")

    def once() -> None:
        with desk.place.store.read() as db:
            db.execute(query, {"number": number}).all()

    started = time.process_time()
    once()
    return time.process_time() - started

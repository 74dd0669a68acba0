"""Keeps what a desk of an earlier version left behind, as rows in plain text: run inside that version's own tree.

    git worktree add /tmp/earlier 5b3d8ae
    (cd /tmp/earlier && PYTHONPATH=. python THIS_FILE FILE.jsonl)

The desk has received, sent, asked for papers and was switched off in the middle. What ships with the program is left
out: every version brings its own. `tests.store.earlier.home_of` makes a home of the file again.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, text

from services.bootstrap import open_desk
from services.bootstrap.desk import open_store
from services.domain.outbox import OutcomeKind
from services.domain.permissions import Role
from services.store import dossiers
from tests.desks import KEY, PEOPLE, Answering, Clock, make_home, single_form
from tests.files.papers import png

SHIPPED = ("catalogues", "procedures", "rules", "rule_sources")
OFFICER, SUPERVISOR = PEOPLE[Role.OFFICER], PEOPLE[Role.SUPERVISOR]


def work(home: Path) -> None:
    """Let a desk work for an hour and stop as a power cut would: one delivered, one parked, one unknown, the rest waiting."""
    clock, there = Clock(), Answering()
    with open_desk(home, KEY, now=clock, receivers={"province": there}, chance=lambda: 0.5) as desk:
        numbers = []
        for place in range(5):
            form = single_form(id=UUID(int=100 + place), note=f"hồ sơ thứ {place + 1}")
            if place in (0, 3):
                desk.papers.attach(OFFICER, form.id, png(40, 56), title="giấy.png", component=0)
            numbers.append(desk.intake.receive(OFFICER, form).dossier.number)
            if place == 2:
                there.answers = [OutcomeKind.DELIVERED, OutcomeKind.REFUSED, OutcomeKind.UNKNOWN]
                desk.delivery.deliver_due()
            clock.forward(timedelta(minutes=5))
        desk.life.return_result(OFFICER, numbers[0])
        desk.intake.request_papers(OFFICER, single_form(id=UUID(int=200), answers=()))
        desk.drafts.save(OFFICER, single_form(id=UUID(int=201), note="còn dở"))


def rows_of(home: Path) -> list[dict[str, object]]:
    """Return every row of the desk's own work, and the words its dossiers are found by."""
    found: list[dict[str, object]] = []
    store = open_store(home, KEY)
    with store.read() as db:
        for table in inspect(db).get_table_names():
            if table in SHIPPED or table.startswith("dossier_words"):
                continue
            found += [
                {"table": table, "row": plain(row)} for row in db.execute(text(f"SELECT * FROM {table}")).mappings()
            ]
        for row, number in db.execute(text("SELECT row, number FROM dossiers")).all():
            words = dossiers.search_words(dossiers.by_number(db, number))
            found.append({"table": "dossier_words", "row": {"rowid": row, "words": words}})
    store.close()
    return found


def plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row as JSON can hold it."""
    return {name: {"hex": value.hex()} if isinstance(value, bytes) else value for name, value in row.items()}


def files_of(home: Path) -> list[dict[str, object]]:
    """Return what stands beside the store: settings, wrapped keys, scanned papers."""
    kept = [home / "keys.json", home / "settings.toml", *sorted((home / "papers").glob("??/*"))]
    return [
        {"file": path.relative_to(home).as_posix(), "hex": path.read_bytes().hex()} for path in kept if path.is_file()
    ]


def main(target: Path) -> None:
    """Write a line a row, then a line a file."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        make_home(home)
        work(home)
        lines = rows_of(home) + files_of(home)
    with target.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

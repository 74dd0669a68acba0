"""Homes of desks as earlier versions of the program left them; `keep.py` tells how they were kept."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from sqlalchemy import inspect, text

from services.store.migrations import upgrade
from services.store.store import Connection, Store, _connect
from tests.desks import KEY

REVISIONS = {"0.3.0": "0003"}
"""Version of the program -> the tables it works with."""


def home_of(version: str, home: Path) -> None:
    """Make a home as that version left it: its tables, its rows, its papers; the key is the tests'."""
    lines = Path(__file__).with_name(f"{version}.jsonl").read_text(encoding="utf-8").splitlines()
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in map(json.loads, lines):
        if "file" in line:
            file = home / line["file"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(bytes.fromhex(line["hex"]))
        elif line["table"] != "alembic_version":
            rows[line["table"]].append({name: _value(value) for name, value in line["row"].items()})
    file = home / "store.db"
    fresh = _connect(file, KEY)
    fresh.execute("PRAGMA journal_mode = WAL")
    fresh.close()
    store = Store(file, KEY)
    with store.write() as db:
        upgrade(db, REVISIONS[version])
        db.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for table, found in rows.items():
            names = ", ".join(f'"{name}"' for name in found[0])
            places = ", ".join(f":{name}" for name in found[0])
            db.execute(text(f"INSERT INTO {table} ({names}) VALUES ({places})"), found)
    store.close()


def rows_of(db: Connection) -> dict[str, list[dict[str, Any]]]:
    """Return every row of the desk's own work, by table."""
    tables = [name for name in inspect(db).get_table_names() if not name.startswith(("dossier_words", "alembic"))]
    return {
        table: [dict(row) for row in db.execute(text(f"SELECT * FROM {table} ORDER BY 1, 2")).mappings()]
        for table in tables
    }


def _value(value: Any) -> Any:
    return bytes.fromhex(value["hex"]) if isinstance(value, dict) else value

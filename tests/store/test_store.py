"""The file itself: encrypted, of this version, all or nothing."""

from __future__ import annotations

import sqlite3
from datetime import datetime

import pytest
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import IntegrityError, StatementError

from services.domain.numbers import block_of
from services.errors import HomeUnfit, StoreBusy, StoreDamaged, StoreNewer
from services.store import counters
from services.store.migrations import HEAD, upgrade
from services.store.store import Store
from services.store.tables import desks, metadata
from tests.desks import KEY, MORNING


def described(db):
    """What a database says of its tables, without names nobody chose."""
    seen = inspect(db)
    return {
        table: (
            [(c["name"], str(c["type"]), c["nullable"]) for c in seen.get_columns(table)],
            seen.get_pk_constraint(table)["constrained_columns"],
            sorted((i["name"], tuple(i["column_names"]), i["unique"]) for i in seen.get_indexes(table)),
            sorted(tuple(u["column_names"]) for u in seen.get_unique_constraints(table)),
            sorted((tuple(f["constrained_columns"]), f["referred_table"]) for f in seen.get_foreign_keys(table)),
        )
        for table in seen.get_table_names()
        if not table.startswith(("dossier_words", "alembic"))
    }


def test_the_migration_makes_the_tables_the_program_knows(store):
    fresh = create_engine("sqlite://")
    metadata.create_all(fresh)

    with store.read() as db, fresh.connect() as expected:
        assert described(db) == described(expected)
    fresh.dispose()


def test_every_table_of_a_desks_work_carries_its_desk():
    shared = {"desks", "accounts", "catalogues", "procedures", "rules", "rule_sources"}

    assert {t.name for t in metadata.sorted_tables if "desk" not in t.c} == shared


def test_the_file_holds_nothing_readable(store, file):
    with store.write() as db:
        db.execute(
            desks.insert(), {"number": 7, "block_first": 1, "block_last": 2, "made_at": MORNING, "why": "TRAN-THI-MAU"}
        )
    store.checkpoint()

    content = b"".join(f.read_bytes() for f in file.parent.iterdir())
    assert b"TRAN-THI-MAU" not in content
    assert not content.startswith(b"SQLite format 3")
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(file).execute("SELECT * FROM sqlite_master")


def test_a_plain_database_cannot_be_opened(file):
    plain = sqlite3.connect(file)
    plain.execute("CREATE TABLE alembic_version (version_num TEXT)")
    plain.commit()
    plain.close()
    store = Store(file, KEY)

    with pytest.raises(StoreDamaged):
        store.check()
    store.close()


def test_a_store_of_this_version_passes_and_a_newer_one_is_left_alone(store):
    store.check()
    with store.write() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StoreNewer):
        store.check()


def test_an_empty_store_is_brought_up_to_this_version_once_it_has_one(file, store):
    with store.write() as db:
        for table in inspect(db).get_table_names():
            if not table.startswith(("alembic", "dossier_words_")):
                db.execute(text(f"DROP TABLE {table}"))
        db.execute(text("UPDATE alembic_version SET version_num = '0000'"))
        db.execute(text("DELETE FROM alembic_version"))

    with pytest.raises(StoreDamaged):
        store.check()
    store.upgrade()
    store.check()

    with store.read() as db:
        assert db.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == HEAD


def test_a_file_that_is_no_store_or_lost_its_tables_is_damaged(file):
    file.write_bytes(b"not a store at all" * 1000)
    store = Store(file, KEY)

    for act in (store.check, store.integrity):
        with pytest.raises(StoreDamaged):
            act()
    store.close()


def _add_and_fail(store):
    with store.write() as db:
        counters.add_desk(db, 3, block_of(3), MORNING, "init")
        raise ZeroDivisionError


def test_an_error_of_the_database_repeats_nothing_that_was_to_be_stored(store):
    row = {"id": 2, "number": 7, "block_first": 1, "block_last": 2, "made_at": MORNING, "why": "Trần Thị Mẫu"}

    with pytest.raises(IntegrityError) as refused, store.write() as db:
        db.execute(desks.insert(), row)

    assert "Trần" not in f"{refused.value} {refused.value!r}"


def test_a_failed_act_leaves_nothing_behind(store):
    with pytest.raises(ZeroDivisionError):
        _add_and_fail(store)

    with store.read() as db:
        assert counters.current_desk(db) == 2


def test_the_store_syncs_every_commit_and_keeps_a_log_to_write_ahead(store):
    with store.read() as db:
        assert db.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert db.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert db.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_store_somebody_holds_too_long_is_busy_and_nothing_is_written(store, file):
    other = Store(file, KEY)
    with other.read() as db:
        db.exec_driver_sql("PRAGMA busy_timeout = 50")
    with store.write(), pytest.raises(StoreBusy), other.write():
        pass
    other.close()


def test_a_folder_that_is_not_there_cannot_hold_a_store(tmp_path):
    store = Store(tmp_path / "nowhere" / "store.db", KEY)

    with pytest.raises(HomeUnfit) as refused, store.read():
        pass
    assert refused.value.what == str(tmp_path / "nowhere")
    store.close()


def test_an_instant_without_its_zone_is_not_stored(store):
    naive = datetime(2026, 11, 20, 8, 30)  # noqa: DTZ001 - that is the point

    with pytest.raises((StatementError, ValueError)), store.write() as db:
        counters.add_desk(db, 3, block_of(3), naive, "init")


def test_the_first_desk_has_its_number_for_id_and_the_newest_writes(store):
    with store.write() as db:
        assert counters.current_desk(db) == 2
        counters.add_desk(db, 2, block_of(12), MORNING, "restore")
        assert counters.current_desk(db) == 3


def test_a_store_of_the_version_before_keeps_every_row(file):
    old = Store(file, KEY)
    with old.write() as db:
        upgrade(db, "0001")
        db.execute(
            text(
                "INSERT INTO catalogues VALUES ('b', '2026-11-22', 'shipped', 'd2', '2026-11-22 00:00:00'),"
                " ('a', '2026-01-01', 'shipped', 'd1', '2026-01-01 00:00:00')"
            )
        )
        db.execute(text("INSERT INTO procedures VALUES ('a', '1.004873', 0, '{}'), ('b', '1.004873', 0, '{}')"))
        db.execute(
            text(
                "INSERT INTO slips VALUES ('s', 2, 'f', 'request', 7, '{}', '{}', '[]', 'lý do', '',"
                " '2026-11-20 01:30:00', 'Đỗ Thị Ngân')"
            )
        )
    old.close()

    new = Store(file, KEY)
    new.check()

    with new.read() as db:
        assert db.execute(text("SELECT version, sequence FROM catalogues ORDER BY version")).all() == [
            ("a", 1),
            ("b", 2),
        ]
        days = db.execute(text("SELECT catalogue, valid_from, valid_to FROM procedures ORDER BY catalogue")).all()
        assert days == [("a", "2026-01-01", None), ("b", "2026-11-22", None)]
        kept = db.execute(text("SELECT number, reason, extras, again, dossier_id FROM slips")).all()
        assert kept == [(7, "lý do", "[]", 0, None)]
    new.close()

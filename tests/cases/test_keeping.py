"""The check of the store finds every kind of damage, and is quiet about none."""

from __future__ import annotations

import pytest

from services.bootstrap import open_desk
from services.errors import StoreDamaged
from services.store import journal
from tests.desks import KEY


@pytest.fixture
def worked(desk, officer, complete):
    """A desk with three dossiers, one of them returned."""
    numbers = [desk.intake.receive(officer, complete()).dossier.number for _ in range(3)]
    desk.life.return_result(officer, numbers[0])
    return desk


def run(desk, *statements):
    with desk.place.store.write() as db:
        for statement in statements:
            db.exec_driver_sql(statement)


def last_line(desk):
    with desk.place.store.read() as db:
        return journal.count_of(db, desk.place.desk)


def test_a_desk_nobody_tampered_with_is_whole(worked):
    found = worked.keeping.verify()

    assert (found.whole, found.received, found.integrity, found.gone) == (True, 3, (), ())
    assert found.rows == {"waiting": 5, "sending": 0, "unknown": 0, "delivered": 0, "parked": 0, "withdrawn": 0}
    assert found.journal_lines == last_line(worked)


def test_details_purged_by_law_leave_the_chain_whole(worked):
    run(worked, "DELETE FROM journal_details WHERE sequence % 2 = 0")

    assert worked.keeping.verify().whole


@pytest.mark.parametrize(
    "change",
    [
        "actor = 'ai-khac'",
        "subject = 'H31.12-261120-2099'",
        "event = 'viewed'",
        "event = 'no such event'",
        "at = '2026-11-20 02:00:00.000000'",
        "at = 'not a moment'",
        "previous = printf('%064d', 1)",
        "commitment = printf('%064d', 1)",
        "hash = printf('%064d', 1)",
    ],
)
def test_a_line_that_was_changed_breaks_the_chain_where_it_stands(worked, change):
    place = last_line(worked) - 2
    run(worked, f"UPDATE journal SET {change} WHERE sequence = {place}")

    found = worked.keeping.verify()

    assert (found.whole, found.chain_broken_at) == (False, place)


def test_a_line_that_was_taken_out_breaks_the_chain(worked):
    place = last_line(worked) - 2
    run(worked, f"DELETE FROM journal WHERE sequence = {place}")

    assert worked.keeping.verify().chain_broken_at == place + 1


@pytest.mark.parametrize("details", ['\'{"role": "x"}\'', "'not json'"])
def test_details_that_were_changed_no_longer_fit_their_commitment(worked, details):
    run(worked, f"UPDATE journal_details SET details = {details} WHERE sequence = 3")

    found = worked.keeping.verify()

    assert (found.whole, found.details_changed) == (False, (3,))


def test_a_dossier_without_an_upload_is_named(worked):
    run(worked, "DELETE FROM outbox WHERE number = 'H31.12-261120-2002'")

    found = worked.keeping.verify()

    assert (found.whole, found.without_rows) == (False, ("H31.12-261120-2002",))


def test_a_dossier_that_was_received_and_is_gone_is_named(worked):
    run(
        worked,
        "DELETE FROM outbox WHERE number = 'H31.12-261120-2002'",
        "DELETE FROM components WHERE dossier_id = (SELECT id FROM dossiers WHERE number = 'H31.12-261120-2002')",
        "DELETE FROM dossiers WHERE number = 'H31.12-261120-2002'",
    )

    found = worked.keeping.verify()

    assert (found.whole, found.gone) == (False, ("H31.12-261120-2002",))


def test_a_flipped_byte_in_the_file_is_found(worked, clock):
    worked.place.store.checkpoint()
    worked.close()
    file = worked.home / "store.db"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(bytes(content))

    try:
        with open_desk(worked.home, KEY, now=clock, receivers={}) as again:
            whole = again.keeping.verify().whole
    except StoreDamaged:
        whole = False

    assert not whole

"""A desk of the version before is opened by this one: everything is there and goes on, whatever happens meanwhile; and the way back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import timedelta
from errno import ENOSPC
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from services.bootstrap import open_desk
from services.domain.outbox import EntryState
from services.domain.permissions import Role
from services.errors import HomeUnfit, StoreNewer
from services.store.migrations import HEAD
from services.store.store import Store
from services.training import TrainingReceiver
from services.wording import say
from tests.desks import KEY, MORNING, PEOPLE, Answering, Clock
from tests.store.earlier import REVISIONS, home_of, rows_of

BEFORE = "0.3.0"
ROOT = Path(__file__).parents[2]
OFFICER = PEOPLE[Role.OFFICER]
NUMBERS = [f"H31.12-261120-200{place}" for place in range(1, 6)]
READ_ONLY = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift && exec "$@"'
OPENING = "import sys; from pathlib import Path; from services.store.store import Store; Store(Path(sys.argv[1]), bytes(range(32))).check()"


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the version before left on the disk."""
    home = tmp_path_factory.mktemp("before") / "home"
    home_of(BEFORE, home)
    return home


@pytest.fixture
def home(left: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(left, tmp_path / "home"))


def opened(home: Path) -> Store:
    return Store(home / "store.db", KEY)


def found_in(home: Path) -> tuple[str, dict[str, list[dict[str, Any]]]]:
    """The version of a store's tables and its rows, read without any upgrade."""
    store = opened(home)
    with store.read() as db:
        version, rows = db.execute(text("SELECT version_num FROM alembic_version")).scalar_one(), rows_of(db)
    assert store.integrity() == ()
    store.close()
    return str(version), rows


def alone(*words: object) -> list[int]:
    """What `tests.store.earlier.opening` says, run in a process of its own: one without threads may fork."""
    command = [sys.executable, "-m", "tests.store.earlier.opening", *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return [int(word) for word in done.stdout.split()]


def upgraded(home: Path) -> None:
    store = opened(home)
    store.check()
    store.close()


def test_every_row_of_the_version_before_is_kept_as_it_was(home):
    was, before = found_in(home)

    upgraded(home)

    now, after = found_in(home)
    assert (was, now) == (REVISIONS[BEFORE], HEAD)
    assert before.keys() <= after.keys()
    for table, rows in before.items():
        assert [{name: new[name] for name in old} for old, new in zip(rows, after[table], strict=True)] == rows


def test_a_desk_of_the_version_before_finds_its_dossiers_sheets_and_papers_and_goes_on_with_its_numbers(home):
    with open_desk(home, KEY, now=Clock(MORNING + timedelta(hours=2)), receivers={}) as desk:
        rows = desk.registry.rows(OFFICER, "mau tran", limit=50)
        papers = desk.papers.of_form(OFFICER, UUID(int=100))
        whole = desk.keeping.verify()

        assert sorted(row.number for row in rows) == NUMBERS
        assert [sha256(desk.papers.content(OFFICER, one.id)).hexdigest() for one in papers] == [papers[0].sha256]
        assert [len(one.missing) for one in desk.drafts.waiting(OFFICER)] == [1]
        left_open = desk.drafts.left(OFFICER)
        assert left_open is not None
        assert left_open.form.note == "còn dở"
        assert (whole.whole, whole.received, whole.papers) == (True, 5, 2)
        assert desk.intake.receive(OFFICER, left_open.form).dossier.number == "H31.12-261120-2006"


def test_rows_the_version_before_wrote_are_sent_in_order_and_none_twice(home, tmp_path, monkeypatch):
    monkeypatch.setenv("QUAY_SECRET_PROVINCE", "luyen-tap")
    store = opened(home)
    with store.write() as db:
        # As it was before its first round: the other side of then is not the one of this test.
        db.execute(
            text("UPDATE outbox SET state = 'waiting', attempts = 0, delivered_at = NULL WHERE state = 'delivered'")
        )
    store.close()
    clock = Clock(MORNING + timedelta(hours=2))
    with TrainingReceiver(tmp_path / "there") as there:
        with (home / "settings.toml").open("a", encoding="utf-8") as settings:
            settings.write(f'\n[receivers.province]\nurl = "{there.url}"\nusername = "quay-2"\n')
        with open_desk(home, KEY, now=clock) as desk:
            for _ in range(4):
                desk.delivery.deliver_due()
                clock.forward(timedelta(minutes=10))
            left_over = [(i.entry.number, i.entry.state) for i in desk.delivery.queue(OFFICER)]

        arrived = {one.code: one.stored for one in there.dossiers()}
    assert arrived == dict.fromkeys(NUMBERS[2:], 1) | {NUMBERS[0]: 2}, "the first has an update behind it"
    assert left_over == [(NUMBERS[1], EntryState.PARKED)]


def test_what_was_refused_before_is_sent_anew_when_somebody_says_so(home):
    there = Answering()
    with open_desk(home, KEY, now=Clock(MORNING + timedelta(hours=2)), receivers={"province": there}) as desk:
        (parked,) = (i.entry for i in desk.delivery.queue(OFFICER) if i.entry.state is EntryState.PARKED)
        desk.delivery.retry(OFFICER, parked.id)
        report = desk.delivery.deliver_due()

    assert (report.parked, parked.id in there.held) == (0, True)


def test_an_upgrade_killed_at_any_statement_leaves_all_of_the_old_store_or_all_of_the_new(home):
    was = found_in(home)

    killed, status, changed = alone("kill", home)
    upgraded(home)

    assert (status, changed, found_in(home)[0]) == (0, 0, HEAD)
    assert killed > 15
    assert found_in(home)[1]["dossiers"] == was[1]["dossiers"]


def test_an_upgrade_on_a_full_disk_says_so_and_changes_nothing(home):
    was = found_in(home)
    assert not (home / "store.db-wal").exists()

    assert alone("fill", home, 0, 8 * 1024, 24 * 1024) == [ENOSPC] * 3

    assert found_in(home) == was
    upgraded(home)
    assert found_in(home)[0] == HEAD


def test_a_home_on_a_read_only_disk_is_named_and_left_as_it_is(home):
    content = (home / "store.db").read_bytes()
    rights = () if os.geteuid() == 0 else ("--map-root-user",)
    command = ["unshare", *rights, "--mount", "sh", "-c", READ_ONLY, "sh", str(home), sys.executable, "-c", OPENING]

    done = subprocess.run([*command, str(home / "store.db")], capture_output=True, encoding="utf-8", check=False)

    assert done.stderr.strip().splitlines()[-1].startswith(f"services.errors.{HomeUnfit.__name__}")
    assert (home / "store.db").read_bytes() == content


def test_a_store_of_a_later_version_is_left_untouched_and_opens_again_with_that_version(home):
    upgraded(home)
    store = opened(home)
    with store.write() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    content = (home / "store.db").read_bytes()

    with pytest.raises(StoreNewer) as refused, open_desk(home, KEY, receivers={}):
        pass

    assert (home / "store.db").read_bytes() == content
    assert "9999" in say(refused.value)
    store = opened(home)
    with store.write() as db:
        db.execute(text("UPDATE alembic_version SET version_num = :head"), {"head": HEAD})
    store.close()
    with open_desk(home, KEY, now=Clock(MORNING + timedelta(hours=2)), receivers={}) as desk:
        assert desk.keeping.verify().whole

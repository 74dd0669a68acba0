"""F44: a stick pulled out, full, locked, swapped or lost; receipts that are forged; a clock that jumps."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from services.domain.outbox import EntryState, OutcomeKind
from services.receivers import stick
from services.receivers.reasons import Reason
from services.training.folder_keys import make_keys, read_keys
from services.training.packages import Package
from services.training.sealed import Damaged
from tests.faults.child_folder import Kept
from tests.receivers.post import Post

ROOT = Path(__file__).parents[2]
SMALL = 1024 * 1024


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The receiving side's keys."""
    folder = tmp_path_factory.mktemp("keys")
    make_keys(folder)
    return folder


@pytest.fixture
def post(tmp_path: Path, keys: Path) -> Post:
    """A prepared stick between a desk and the training side."""
    return Post(tmp_path, keys)


class Disk:
    """What can happen to a stick: really mounted for root; to anybody else the same errors by other means."""

    def __init__(self, folder: Path, drawer: Path) -> None:
        self._folder, self._drawer, self._real = folder, drawer, os.geteuid() == 0
        self._limit = resource.getrlimit(resource.RLIMIT_FSIZE)
        folder.mkdir()
        if self._real:
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(folder)], check=True)
        else:
            resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, self._limit[1]))

    def pull(self) -> None:
        """Take the stick out; the empty folder it was mounted on stays."""
        if self._real:
            subprocess.run(["umount", "-l", str(self._folder)], check=True)
        else:
            self._drawer.mkdir()
            for child in list(self._folder.iterdir()):
                child.rename(self._drawer / child.name)

    def lock(self) -> None:
        """Let nothing be written to it."""
        if self._real:
            subprocess.run(["mount", "-o", "remount,ro", str(self._folder)], check=True)
        else:
            (self._folder / stick.PACKAGES).chmod(0o500)

    def fill(self) -> None:
        """Leave no room on it."""
        if self._real:
            fill_up(self._folder / "phim.mp4")
        else:
            resource.setrlimit(resource.RLIMIT_FSIZE, (1, self._limit[1]))

    def empty(self) -> None:
        """Make the room again."""
        if self._real:
            (self._folder / "phim.mp4").unlink()
        else:
            resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, self._limit[1]))

    def close(self) -> None:
        """Let everything be as before."""
        resource.setrlimit(resource.RLIMIT_FSIZE, self._limit)
        if self._real:
            subprocess.run(["umount", "-l", str(self._folder)], check=False, capture_output=True)
        elif (self._folder / stick.PACKAGES).exists():
            (self._folder / stick.PACKAGES).chmod(0o700)


@pytest.fixture
def mounted(tmp_path: Path, keys: Path) -> Iterator[Post]:
    """A prepared stick of one megabyte."""
    post = Post(tmp_path, keys, prepared=False)
    disk = Disk(post.folder, tmp_path / "drawer")
    post.disk = disk  # type: ignore[attr-defined]
    try:
        stick.prepare(post.folder)
        yield post
    finally:
        disk.close()


class Meanwhile(dict[str, bytes]):
    """Papers; something happens when one of them is fetched."""

    def __init__(self, papers: dict[str, bytes], key: str, happens: Callable[[], None]) -> None:
        super().__init__(papers)
        self._key, self._happens = key, happens

    def __getitem__(self, key: str) -> bytes:
        if key == self._key:
            self._happens()
        return super().__getitem__(key)


def fill_up(file: Path) -> None:
    """Write a file until its disk has no room."""
    with suppress(OSError), file.open("wb", buffering=0) as opened:
        while opened.write(bytes(4096)):
            pass
    assert os.statvfs(file.parent).f_bavail == 0


def names(post: Post) -> list[str]:
    """Return what lies where packages go, but for the turn's own file."""
    return sorted(file.name for file in (post.folder / stick.PACKAGES).iterdir() if file.name != ".lock")


def test_f44_a_stick_that_is_not_in_is_never_made_anew_on_this_machines_disk(mounted):
    first, second = mounted.dossier()[0], mounted.dossier("H31.12-261120-2002")[0]
    mounted.send(first)
    mounted.disk.pull()

    sent, asked = mounted.send(second), mounted.ask(first)

    assert (sent.kind, sent.message) == (OutcomeKind.UNREACHABLE, Reason.FOLDER_UNMARKED)
    assert (asked.kind, asked.message) == (OutcomeKind.HANDED, Reason.CARRIED)
    assert list(mounted.folder.iterdir()) == []


def test_f44_a_folder_that_is_gone_is_its_own_reason_and_is_not_made(post):
    (row,) = post.dossier()
    shutil.rmtree(post.folder)

    answer = post.send(row)

    assert (answer.kind, answer.message) == (OutcomeKind.UNREACHABLE, Reason.FOLDER_GONE)
    assert not post.folder.exists()


def test_f44_a_stick_pulled_out_while_it_is_written_leaves_no_package(mounted):
    rows = mounted.dossier(papers=[bytes(200_000), bytes(200_001)])
    mounted.papers = Meanwhile(mounted.papers, str(rows[1].body["digest"]), mounted.disk.pull)

    answer = mounted.send(rows[0])

    assert answer.kind is OutcomeKind.UNREACHABLE
    assert list(mounted.folder.iterdir()) == []
    assert mounted.notes.kept == {}


def test_f44_a_full_stick_takes_nothing_and_says_so(mounted):
    rows = mounted.dossier(papers=[os.urandom(2 * SMALL)])

    answer = mounted.send(rows[0])

    assert (answer.kind, answer.message) == (OutcomeKind.UNREACHABLE, Reason.FOLDER_FULL)
    assert names(mounted) == []


def test_f44_a_stick_that_fills_up_on_the_way_leaves_no_part_behind(mounted):
    rows, plain = mounted.dossier(papers=[os.urandom(300_000), os.urandom(300_001)]), mounted.papers
    mounted.papers = Meanwhile(plain, str(rows[1].body["digest"]), mounted.disk.fill)

    answer = mounted.send(rows[0])

    assert (answer.kind, answer.message) == (OutcomeKind.UNREACHABLE, Reason.FOLDER_FULL)
    assert names(mounted) == []
    mounted.disk.empty()
    mounted.papers = plain
    assert mounted.send(rows[0]).kind is OutcomeKind.HANDED


def test_f44_a_locked_stick_takes_nothing_and_says_so(mounted):
    (row,) = mounted.dossier()
    mounted.disk.lock()

    answer = mounted.send(row)

    assert (answer.kind, answer.message) == (OutcomeKind.UNREACHABLE, Reason.FOLDER_READ_ONLY)
    assert mounted.notes.kept == {}


@pytest.mark.parametrize("point", ["begun", "part", "named"])
def test_f44_killed_while_a_package_is_written_the_row_arrives_once(tmp_path, keys, point):
    post = Post(tmp_path, keys)
    child = [sys.executable, "-m", "tests.faults.child_folder", str(tmp_path), str(keys), point]
    done = subprocess.run(child, cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert done.returncode == -9, done.stderr.decode()

    for file in post.packages():
        assert len(Package(file, read_keys(keys).sealing).rows) == 3
    post.notes = Kept(tmp_path / "notes.json")
    post.receiver = post.opened()
    rows = post.dossier(papers=[bytes(300_000), bytes(300_001)])
    ids = json.loads((tmp_path / "rows.json").read_text())
    post.rows = [replace(row, id=UUID(id_)) for row, id_ in zip(rows, ids, strict=True)]
    first = post.rows[0]
    if post.ask(first).kind is OutcomeKind.NOT_THERE:
        assert post.send(replace(first, state=EntryState.UNKNOWN)).kind is OutcomeKind.HANDED
    post.take()

    assert [post.ask(row).kind for row in post.rows] == [OutcomeKind.DELIVERED] * 3
    assert [held.entry for held in post.held()] == ids
    assert names(post) == []


def test_f44_every_package_that_was_cut_short_is_known_for_one(post):
    post.send(post.dossier(papers=[bytes(2000)])[0])
    (file,) = post.packages()
    whole, key = file.read_bytes(), read_keys(post.keys).sealing

    for length in range(0, len(whole), 97):
        file.write_bytes(whole[:length])
        with pytest.raises(Damaged):
            Package(file, key)


def test_receipts_signed_by_somebody_else_never_make_a_row_delivered(post, tmp_path):
    rows = [post.dossier(f"H31.12-261120-20{at:02}")[0] for at in range(1, 4)]
    for row in rows:
        post.send(row)
    strangers = Post(tmp_path / "strangers", tmp_path / "their-keys", prepared=False)
    make_keys(strangers.keys)
    shutil.copy(post.keys / "seal-private.pem", strangers.keys / "seal-private.pem")
    strangers.folder = post.folder

    taken = strangers.take()

    assert taken.delivered == 3
    assert {post.ask(row).message for row in rows} == {Reason.RECEIPT_STRANGE}


def test_a_receipt_from_before_says_nothing_of_what_was_sent_since(post):
    (row,) = post.dossier()
    post.send(row)
    post.take("refuse_field:1")
    assert post.ask(row).kind is OutcomeKind.REFUSED
    (old,) = post.receipts()
    post.send(row)
    again = old.with_name("sao-chep.json")
    again.write_bytes(old.read_bytes())

    assert post.ask(row).kind is OutcomeKind.HANDED
    post.take()
    assert post.ask(row).kind is OutcomeKind.DELIVERED


def test_packages_replayed_in_any_order_are_one_dossier_over_there(post):
    rows = [post.dossier(f"H31.12-261120-20{at:02}")[0] for at in range(1, 5)]
    for row in rows:
        post.send(row)
    copies = {file: file.read_bytes() for file in post.packages()}
    for chosen in (list(copies)[2:], list(copies), list(copies)[:1]):
        for file in copies:
            file.unlink(missing_ok=True)
        for file in chosen:
            file.write_bytes(copies[file])
        post.take()

    assert sorted(held.entry for held in post.held()) == sorted(str(row.id) for row in rows)
    assert {post.ask(row).kind for row in rows} == {OutcomeKind.DELIVERED}


def test_packages_lost_on_trip_after_trip_arrive_once_each(post):
    rows = [post.dossier(f"H31.12-261120-20{at:02}")[0] for at in range(1, 7)]
    for row in rows:
        post.send(row)
    for lost in (3, 2, 2, 0, 0):
        post.take(*([f"lose_package:{lost}"] if lost else []))
        for row in rows:
            if post.ask(row).kind is OutcomeKind.NOT_THERE:
                post.send(replace(row, state=EntryState.UNKNOWN))
        # That one is missing is noticed by whatever goes next.
        post.send(post.dossier(f"H31.12-261121-30{lost}{len(post.rows):02}")[0])

    assert {post.ask(row).kind for row in rows} == {OutcomeKind.DELIVERED}
    held = Counter(held.entry for held in post.held())
    assert {held[str(row.id)] for row in rows} == {1}


@pytest.mark.parametrize("jump", [timedelta(days=-400), timedelta(days=4000)])
def test_a_clock_that_jumps_changes_nothing_about_what_arrives(post, jump):
    (row,) = post.dossier()
    post.send(row)
    post.now += jump
    other = post.dossier("H31.12-261120-2002", received_at="2026-11-20T08:30:00+07:00")[0]
    post.send(replace(other, due_at=post.now))

    post.take()
    post.now -= 2 * jump if jump < timedelta() else jump

    assert [post.ask(one).kind for one in (row, other)] == [OutcomeKind.DELIVERED] * 2

"""A disk without room, a folder that cannot be written: refused in clear words, nothing half saved, and on again afterwards."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from services.bootstrap import open_desk
from services.domain.intake_form import form_from
from services.errors import DiskFull, HomeUnfit
from tests.faults.conftest import KEY, Clock
from tests.faults.nursery import Nursery
from tests.faults.people import OFFICER, form, lines
from tests.faults.whole import check_whole

SIZE = 8 * 1024 * 1024


@dataclass
class Disk:
    """A disk of a few megabytes that can be filled up to so many bytes and emptied again."""

    home: Path
    fill: Callable[[int], None]
    empty: Callable[[], None]


@contextmanager
def _small_disk(folder: Path, made: Path) -> Iterator[Disk]:
    """A real file system of its own."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)], check=True)
    ballast = folder / "ballast"

    def fill(left: int) -> None:
        room = os.statvfs(folder)
        with ballast.open("ab") as heavy:
            os.posix_fallocate(heavy.fileno(), heavy.tell(), max(room.f_bavail * room.f_frsize - left, 1))

    try:
        yield Disk(Path(shutil.copytree(made, folder / "home")), fill, ballast.unlink)
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def _short_files(folder: Path, made: Path, processes: tuple[int, ...]) -> Iterator[Disk]:
    """Without the right to mount: no file of these processes may grow beyond what the log is now."""
    home = Path(shutil.copytree(made, folder / "home"))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def limit(size: int) -> None:
        for process in processes:
            resource.prlimit(process, resource.RLIMIT_FSIZE, (size, before[1]))

    def fill(left: int) -> None:
        log = home / "store.db-wal"
        limit((log.stat().st_size if log.exists() else 0) + left)

    def empty() -> None:
        limit(before[0])

    try:
        yield Disk(home, fill, empty)
    finally:
        empty()


@pytest.fixture
def disk(made_home: Path, tmp_path: Path, nursery: Nursery) -> Iterator[Disk]:
    folder = tmp_path / "disk"
    ours = (os.getpid(), nursery.pid)
    with _small_disk(folder, made_home) if os.geteuid() == 0 else _short_files(folder, made_home, ours) as one:
        yield one


@pytest.mark.parametrize("left", [0, 4096, 12288, 40960])
def test_f21_a_full_disk_refuses_the_dossier_whole_and_goes_on_when_there_is_room(disk: Disk, clock: Clock, left: int):
    forms = {one["id"]: one for one in (form(f"disk {n}", same_day=True) for n in range(40))}
    acknowledged: dict[str, str] = {}
    with open_desk(disk.home, KEY, now=clock, receivers={}) as desk:
        disk.fill(left)
        refused = []
        for one in forms.values():
            try:
                acknowledged[one["id"]] = desk.intake.receive(OFFICER, form_from(one)).dossier.number
            except DiskFull:
                refused.append(one)
        assert refused
        assert len(desk.registry.rows(OFFICER, "", limit=50)) == len(acknowledged)

        disk.empty()

        assert check_whole(desk, forms, acknowledged) == len(acknowledged)
        for one in refused:
            acknowledged[one["id"]] = desk.intake.receive(OFFICER, form_from(one)).dossier.number
        assert check_whole(desk, forms, acknowledged) == len(forms)


def test_f21_the_command_names_a_full_disk_and_the_store_opens_again(disk: Disk, nursery: Nursery):
    one = form("command on a full disk")
    arguments = ["--home", str(disk.home), "register", "-", "--as", "admin"]
    disk.fill(2 * 4096)
    full = nursery.run(arguments, disk.home.parent, fed=lines([one]))
    disk.empty()

    assert full.status == 1
    assert json.loads(full.error)["error"] == "DiskFull"
    again = nursery.run(arguments, disk.home.parent, fed=lines([one]))
    assert (again.status, again.lines[0]["known"]) == (0, False)


@contextmanager
def _read_only(home: Path) -> Iterator[None]:
    """Nothing in this folder can be written: mounted so for root, forbidden to anybody else."""
    if os.geteuid() == 0:
        subprocess.run(["mount", "--bind", str(home), str(home)], check=True)
        subprocess.run(["mount", "-o", "remount,bind,ro", str(home)], check=True)
        try:
            yield
        finally:
            subprocess.run(["umount", "-l", str(home)], check=True)
        return
    everything = [home, *home.rglob("*")]
    for one in everything:
        one.chmod(0o500 if one.is_dir() else 0o400)
    try:
        yield
    finally:
        for one in everything:
            one.chmod(0o700 if one.is_dir() else 0o600)


def test_f21_a_read_only_home_is_named_and_nothing_is_changed(home: Path, nursery: Nursery):
    one = form("read only")
    before = {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()}
    arguments = ["--home", str(home), "register", "-", "--as", "admin"]

    with _read_only(home):
        refused = nursery.run(arguments, home.parent, fed=lines([one]))

    assert refused.status == 1
    assert json.loads(refused.error)["error"] == "HomeUnfit"
    assert {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()} == before
    assert nursery.run(arguments, home.parent, fed=lines([one])).status == 0


def test_f21_a_home_that_becomes_read_only_refuses_the_next_dossier_and_keeps_the_rest(home: Path, clock: Clock):
    with open_desk(home, KEY, now=clock, receivers={}) as desk:
        first = desk.intake.receive(OFFICER, form_from(form("before")))
        with _read_only(home), pytest.raises(HomeUnfit), open_desk(home, KEY, now=clock, receivers={}) as other:
            other.intake.receive(OFFICER, form_from(form("while")))

        assert desk.registry.open(OFFICER, first.dossier.number).dossier == first.dossier
        assert desk.keeping.verify().received == 1


def test_f21_a_receipt_file_is_there_whole_or_not_at_all_when_the_disk_is_full(disk: Disk, nursery: Nursery):
    forms = [form(f"receipt {n}") for n in range(3)]
    receipts = disk.home.parent / "receipts"
    arguments = ["--home", str(disk.home), "register", "-", "--as", "admin", "--receipts", str(receipts)]
    assert nursery.run(arguments, disk.home.parent, fed=lines(forms[:1])).status == 0
    disk.fill(120 * 1024)

    full = nursery.run(arguments, disk.home.parent, fed=lines(forms[1:]))

    assert full.status == 1
    assert {path.read_bytes()[-6:].strip() for path in receipts.iterdir()} == {b"%%EOF"}
    disk.empty()
    again = nursery.run(arguments, disk.home.parent, fed=lines(forms))
    assert again.status == 0
    assert [Path(line["receipt"]).read_bytes()[:5] for line in again.lines] == [b"%PDF-"] * 3

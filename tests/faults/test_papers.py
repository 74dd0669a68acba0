"""Scanned papers: a process killed between file and row, a full disk, power lost, odd names, changed originals."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from services.bootstrap import open_desk
from services.errors import DiskFull, HomeUnfit, PaperDamaged
from services.store import attachments
from tests.faults.conftest import KEY, Clock
from tests.faults.nursery import Nursery
from tests.faults.people import OFFICER, form, lines
from tests.faults.test_disk import Disk, _read_only, _short_files, _small_disk
from tests.files.papers import jpeg, pdf

FORM = UUID(int=77)
# What of the interpreter and the system a storing of one paper goes through; the process is killed at each.
POINTS = ("fsync", "replace", "mkdir", "write", "put", "attach", "put_down", "commit", "execute")


def _attach_and_die(home: Path, clock: Clock, content: bytes, at: int) -> tuple[bool, bool]:
    """Attach a paper in a process of its own that kills itself at its so-manieth point.

    Returns:
        Whether the act was acknowledged, and whether the process came to its end.
    """
    heard, tell = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            with open_desk(home, KEY, now=clock, receivers={}) as desk:
                desk.papers.attach(OFFICER, uuid4(), jpeg())  # warm: what is killed is the second one
                passed = 0

                def watch(frame: object, event: str, what: object) -> None:
                    nonlocal passed
                    name = getattr(what, "__name__", "") if event.startswith("c_") else frame.f_code.co_name  # type: ignore[attr-defined]
                    if name in POINTS:
                        passed += 1
                        if passed == at:
                            os.kill(os.getpid(), signal.SIGKILL)

                sys.setprofile(watch)
                desk.papers.attach(OFFICER, FORM, content)
                sys.setprofile(None)
                os.write(tell, b"acknowledged")
        finally:
            os._exit(0)
    os.close(tell)
    _, status = os.waitpid(pid, 0)
    with os.fdopen(heard, "rb") as line:
        return line.read() == b"acknowledged", os.WIFEXITED(status)


def _files(home: Path) -> set[str]:
    return {path.name for path in (home / "papers").glob("??/*")}


def test_f22_f26_killed_anywhere_between_file_and_row_there_is_no_row_without_its_file(home: Path, clock: Clock):
    kills = acknowledged = 0
    for at in range(1, 400, 3):
        content = jpeg(200 + at, 200)
        told, ended = _attach_and_die(home, clock, content, at)
        kills += not ended
        acknowledged += told
        with open_desk(home, KEY, now=clock, receivers={}) as desk:
            papers = desk.papers.of_form(OFFICER, FORM)
            assert len(papers) >= acknowledged
            assert all(len(desk.papers.content(OFFICER, paper.id)) == paper.size for paper in papers)
        if ended:
            break

    assert kills >= 20
    with open_desk(home, KEY, now=clock, receivers={}) as desk:
        assert desk.keeping.verify().whole
        for path in (home / "papers").glob("??/*"):
            os.utime(path, (0, 0))
        desk.keeping.sweep()
        with desk.place.store.read() as db:
            assert _files(home) == set(attachments.named(db))


@pytest.fixture
def disk(made_home: Path, tmp_path: Path, nursery: Nursery) -> Iterator[Disk]:
    folder = tmp_path / "disk"
    ours = (os.getpid(), nursery.pid)
    with _small_disk(folder, made_home) if os.geteuid() == 0 else _short_files(folder, made_home, ours) as one:
        yield one


@pytest.mark.parametrize("left", [0, 8192, 60_000])
def test_f21_a_full_disk_refuses_a_paper_whole_and_goes_on_when_there_is_room(disk: Disk, clock: Clock, left: int):
    content = jpeg(700, 700)
    with open_desk(disk.home, KEY, now=clock, receivers={}) as desk:
        first = desk.papers.attach(OFFICER, FORM, jpeg())
        disk.fill(left)
        with pytest.raises(DiskFull):
            desk.papers.attach(OFFICER, FORM, content)
        assert desk.papers.of_form(OFFICER, FORM) == (first,)
        assert not list((disk.home / "papers").rglob(".part-*"))

        disk.empty()
        second = desk.papers.attach(OFFICER, FORM, content)

        assert desk.papers.of_form(OFFICER, FORM) == (first, second)
        assert desk.keeping.verify().whole


def test_f21_a_folder_that_becomes_read_only_refuses_the_next_paper_and_shows_the_others(home: Path, clock: Clock):
    with open_desk(home, KEY, now=clock, receivers={}) as desk:
        first = desk.papers.attach(OFFICER, FORM, jpeg())
        with _read_only(home / "papers"):
            with pytest.raises(HomeUnfit):
                desk.papers.attach(OFFICER, FORM, pdf())
            assert desk.papers.picture(OFFICER, first.id, 0, 100)

        assert desk.papers.of_form(OFFICER, FORM) == (first,)
        assert desk.papers.attach(OFFICER, FORM, pdf()).pages == 2


@pytest.mark.parametrize("left", [0, 1, 40, 2000])
def test_f22_a_file_that_power_cut_short_is_put_aside_told_and_never_handed_on(home: Path, clock: Clock, left: int):
    content = jpeg()
    with open_desk(home, KEY, now=clock, receivers={}) as desk:
        paper = desk.papers.attach(OFFICER, FORM, content)
    (file,) = (home / "papers").glob("??/*")
    os.truncate(file, left)

    with open_desk(home, KEY, now=clock, receivers={}) as desk:
        assert desk.keeping.verify().papers_damaged == (str(paper.id),)
        for look in (desk.papers.content, lambda by, of: desk.papers.picture(by, of, 0, 100)):
            with pytest.raises(PaperDamaged):
                look(OFFICER, paper.id)
        assert len(list((home / "papers" / "quarantine").iterdir())) == 1

        desk.papers.attach(OFFICER, FORM, content)
        assert len(desk.papers.content(OFFICER, paper.id)) == paper.size
        assert desk.keeping.verify().whole


def _register(nursery: Nursery, home: Path, folder: Path, *files: str) -> tuple[int, dict[str, object]]:
    one = form("quet")
    one["components"][0]["files"] = list(files)
    forms = folder / "to-khai.jsonl"
    forms.write_bytes(lines([one]))
    done = nursery.run(["--home", str(home), "register", str(forms), "--as", "admin"], folder)
    return done.status, done.lines[0]


def test_f20_an_original_that_is_changed_or_deleted_changes_nothing(
    home: Path, clock: Clock, nursery: Nursery, tmp_path
):
    folder = tmp_path / "quet"
    folder.mkdir()
    scan = folder / "giay.jpg"
    scan.write_bytes(jpeg())
    assert _register(nursery, home, folder, "giay.jpg")[0] == 0
    scan.write_bytes(b"")
    scan.unlink()

    again, answer = _register(nursery, home, folder, "giay.jpg")

    assert (again, answer["known"]) == (0, True)
    with open_desk(home, KEY, now=clock, receivers={}) as desk:
        (paper,) = desk.registry.open(OFFICER, str(answer["number"])).attachments
        assert (
            desk.papers.content(OFFICER, paper.id) == jpeg()
            or len(desk.papers.content(OFFICER, paper.id)) == paper.size
        )
        assert (paper.title, paper.component) == ("giay.jpg", 0)


@pytest.mark.parametrize("kept", ["NFC", "NFD"])
@pytest.mark.parametrize("said", ["NFC", "NFD"])
def test_f45_a_name_in_either_unicode_form_finds_its_file_and_is_kept_composed(
    home: Path, clock: Clock, nursery: Nursery, tmp_path: Path, kept, said
):
    name = "Giấy khai sinh – Ẽ (bản 2).PDF.tmp"
    folder = tmp_path / "thư mục quét"
    folder.mkdir()
    (folder / unicodedata.normalize(kept, name)).write_bytes(pdf())

    status, answer = _register(nursery, home, folder, unicodedata.normalize(said, name))

    assert status == 0
    with open_desk(home, KEY, now=clock, receivers={}) as desk:
        (paper,) = desk.registry.open(OFFICER, str(answer["number"])).attachments
    assert (paper.title, paper.kind) == (name, "pdf")
    assert all(path.name.isascii() for path in (home / "papers").rglob("*"))


@pytest.mark.parametrize(
    ("files", "why"),
    [
        (("giay.jpg", "khong-co.jpg"), "components[0].files[1]"),
        (("giay.jpg", "virus.pdf"), "components[0].files[1]"),
        (("../ngoai.jpg",), "components[0].files[0]"),
        (("thu-muc",), "components[0].files[0]"),
        (("x" * 300,), "components[0].files[0]"),
        (("a\0b",), "components[0].files[0]"),
    ],
)
def test_f45_a_wrong_file_is_named_by_its_place_and_nothing_is_received(
    home: Path, clock: Clock, nursery: Nursery, tmp_path: Path, files, why
):
    folder = tmp_path / "quet"
    (folder / "thu-muc").mkdir(parents=True)
    (folder / "giay.jpg").write_bytes(jpeg())
    (folder / "virus.pdf").write_bytes(b"MZ\x90\x00" + bytes(999))
    (tmp_path / "ngoai.jpg").write_bytes(jpeg())

    status, answer = _register(nursery, home, folder, *files)

    assert (status, answer["error"], answer["field"]) == (1, "PaperUnfit", why)
    with open_desk(home, KEY, now=clock, receivers={}) as desk:
        assert desk.keeping.verify().received == 0
        assert desk.papers.of_form(OFFICER, UUID(str(answer["id"]))) == ()
    assert json.dumps(answer).count("ngoai") == 0


def test_f45_an_extension_that_lies_is_not_believed(home: Path, clock: Clock, nursery: Nursery, tmp_path: Path):
    (tmp_path / "anh.pdf").write_bytes(jpeg())
    shutil.copy(tmp_path / "anh.pdf", tmp_path / "ANH.PDF ")

    status, answer = _register(nursery, home, tmp_path, "anh.pdf", "ANH.PDF ")

    assert status == 0
    with open_desk(home, KEY, now=clock, receivers={}) as desk:
        papers = desk.registry.open(OFFICER, str(answer["number"])).attachments
    assert [paper.kind for paper in papers] == ["jpeg", "jpeg"]
    assert len(_files(home)) == 1


def test_f32_a_clock_that_jumps_ahead_takes_no_file_that_a_row_names(home: Path, clock: Clock):
    with open_desk(home, KEY, now=clock, receivers={}) as desk:
        paper = desk.papers.attach(OFFICER, FORM, jpeg())
        desk.papers.detach(OFFICER, paper.id)
        clock.forward(timedelta(days=3650))
        assert desk.keeping.sweep() == 0
        assert desk.papers.bring_back(OFFICER, paper.id) == paper
        assert len(desk.papers.content(OFFICER, paper.id)) == paper.size

"""F57: a disk on which every fsync takes seconds. The window lives on, and says "received" only of what is on the disk."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from services.bootstrap import open_desk
from tests.faults.conftest import KEY
from tests.faults.nursery import ROOT
from tests.law import law_holds

COMPILER = shutil.which("cc") or shutil.which("gcc")
pytestmark = pytest.mark.skipif(
    COMPILER is None or sys.platform != "linux", reason="a slow disk is made by a small C library on Linux"
)


@pytest.fixture(scope="module")
def slow_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library whose fsync waits."""
    library = tmp_path_factory.mktemp("slow") / "slow_disk.so"
    source = Path(__file__).with_name("slow_disk.c")
    subprocess.run([str(COMPILER), "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"], check=True)
    return library


@pytest.mark.long
def test_f57_while_every_fsync_takes_seconds_the_window_lives_and_says_received_only_of_what_is_stored(
    home: Path, tmp_path: Path, slow_disk: Path
):
    log, flag = tmp_path / "log", tmp_path / "slow-now"
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.child_slow_disk", str(home), str(flag)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
        env={
            **os.environ, "QT_QPA_PLATFORM": "offscreen", "LD_PRELOAD": str(slow_disk), "SLOW_DISK_ONCE": str(flag),
            "SLOW_DISK_LOG": str(log), "SLOW_DISK_MS": "2000",
        },
    )  # fmt: skip
    assert child.stdout is not None
    told = json.loads(child.stdout.readline())
    child.kill()
    child.communicate(timeout=60)

    waits = [tuple(map(int, line.split())) for line in log.read_text().splitlines()]
    mine = [(begin, end) for begin, end, _ in waits if told["pressed"] <= begin and end <= told["said"]]
    assert mine, "it was said before anything was brought to the disk"
    assert not any(main for _, _, main in waits), "the window itself waited for the disk"
    assert all(any(begin < beat < end for beat in told["beats"]) for begin, end in mine), "the window stood still"
    assert "Storing, not done yet" in told["words"]
    with open_desk(home, KEY, receivers={}) as desk:
        assert law_holds(desk, 1).received == 1
        assert desk.keeping.verify().whole
        with desk.place.store.read() as db:
            assert [row.number for row in db.exec_driver_sql("select number from dossiers")] == [told["number"]]

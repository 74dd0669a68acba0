"""Uploads to a tus server nobody of us wrote (tuspyserver, a process of its own), over good lines and bad ones."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from services.domain.outbox import OutcomeKind
from services.receivers.port import Mark
from tests.faults.proxy import CLIENT, Proxy
from tests.receivers.files import paper
from tests.receivers.test_tus import Desk

DELIVERED = OutcomeKind.DELIVERED
LARGE, SMALL = paper(700_000), paper(12_345, seed=2)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Yield its address and the folder it keeps files in."""
    folder = tmp_path_factory.mktemp("elsewhere")
    command = [sys.executable, "-m", "tests.receivers.tus_server", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}", folder
        process.terminate()


def kept(folder: Path, content: bytes) -> int:
    """Return how many files of exactly this content it holds."""
    return sum(path.is_file() and path.read_bytes() == content for path in folder.iterdir())


def test_a_file_arrives_at_a_server_of_somebody_else(elsewhere):
    url, folder = elsewhere
    desk = Desk(f"{url}/files/")

    desk.upload_at_last(SMALL)

    assert kept(folder, SMALL) == 1
    assert desk.address(SMALL).startswith(f"{url}/files/")


def test_over_a_bad_line_it_goes_on_where_that_server_is_and_arrives_once(elsewhere):
    url, folder = elsewhere
    with Proxy(url) as line:
        desk = Desk(f"{line.url}/files/")
        line.cut(after=100_000, times=4)
        line.cut(after=1_000, toward=CLIENT, times=2)

        desk.upload_at_last(LARGE)

        assert line.cuts >= 5
        assert kept(folder, LARGE) == 1
        sent = [int(value) for value in desk.memory.values_of(Mark.SENT)]
        assert sent == sorted(sent)
        assert line.passed() < len(LARGE) * 2

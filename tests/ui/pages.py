"""What the tests of pages share: a desk with a clock and a plain receiver, lanes, and waiting for what is shown."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from services.bootstrap import Desk, open_desk
from services.domain.applicant import Applicant, Sex
from services.domain.permissions import Role
from tests.desks import KEY, PEOPLE, Answering, Clock, make_home
from ui.tasks import Lanes

OFFICER, SUPERVISOR = PEOPLE[Role.OFFICER], PEOPLE[Role.SUPERVISOR]
LONGEST_MS = 30_000


@pytest.fixture(scope="session")
def made_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the people of the office, never worked in."""
    home = tmp_path_factory.mktemp("pages") / "home"
    make_home(home)
    return home


@pytest.fixture
def clock() -> Clock:
    """Half past eight on a Friday, until it is moved."""
    return Clock()


@pytest.fixture
def receiver() -> Answering:
    """The province's system, answering as it is told."""
    return Answering()


@pytest.fixture
def desk(made_home: Path, tmp_path: Path, clock: Clock, receiver: Answering) -> Iterator[Desk]:
    """A whole desk on a fresh encrypted store; only the clock and the receiver are ours."""
    home = tmp_path / "home"
    shutil.copytree(made_home, home)
    with open_desk(home, KEY, now=clock, receivers={"province": receiver}, chance=lambda: 0.5) as opened:
        yield opened


@pytest.fixture
def lanes(qapp: QApplication) -> Iterator[Lanes]:
    """Real lanes, closed before the desk is."""
    lanes = Lanes()
    yield lanes
    assert lanes.close(30.0)


def until(seen: Callable[[], object], what: str = "what was waited for") -> None:
    """Let the window live until something is seen; fail when it never is."""
    loop, look, end = QEventLoop(), QTimer(), QTimer()
    look.setInterval(2)
    look.timeout.connect(lambda: loop.quit() if seen() else None)
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    look.start()
    end.start(LONGEST_MS)
    if not seen():
        loop.exec()
    look.stop()
    assert seen(), f"{what} never came"


def at_once(job: Callable[[], object], done: Callable[..., None], failed: Callable[[BaseException], None]) -> None:
    """Run a presenter's job here and now."""
    try:
        value = job()
    except Exception as error:  # noqa: BLE001 - a runner gives every failure to `failed`
        failed(error)
    else:
        done(value)


class Later:
    """A runner whose jobs run when the test says so."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], None]] = []

    def __call__(
        self, job: Callable[[], object], done: Callable[..., None], failed: Callable[[BaseException], None]
    ) -> None:
        self.jobs.append(lambda: at_once(job, done, failed))

    def run(self) -> None:
        """Run the jobs that wait, not those they bring about."""
        waiting, self.jobs = self.jobs, []
        for job in waiting:
            job()


def citizen(full_name: str) -> Applicant:
    """Return an invented citizen."""
    return Applicant(full_name, "033301000001", "2001-02-28", Sex.FEMALE, "Tổ 2, Phường Thử, Hưng Yên", "0900000001")

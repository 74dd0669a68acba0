"""A whole desk on a fresh encrypted store; only the clock and the receiver are ours."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from services.bootstrap import Desk, open_desk
from services.domain.dossier import IntakeForm
from services.domain.permissions import Account, Role
from services.training import TrainingReceiver
from tests.desks import KEY, PEOPLE, Answering, Clock, make_home, single_form


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home made once; tests work on copies of it."""
    home = tmp_path_factory.mktemp("prepared") / "home"
    make_home(home)
    return home


@pytest.fixture
def home(prepared: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(prepared, tmp_path / "home"))


@pytest.fixture
def clock() -> Clock:
    """Friday 20 November 2026, 8:30 at the counter, until it is moved."""
    return Clock()


@pytest.fixture
def receiver() -> Answering:
    return Answering()


@pytest.fixture
def desk(home: Path, clock: Clock, receiver: Answering) -> Iterator[Desk]:
    """A desk whose uploads go to the plain receiver; its back-off has no chance in it."""
    with open_desk(home, KEY, now=clock, receivers={"province": receiver}, chance=lambda: 0.5) as opened:
        yield opened


@pytest.fixture
def training(tmp_path: Path, clock: Clock) -> Iterator[TrainingReceiver]:
    """The other side over real HTTP."""
    with TrainingReceiver(tmp_path / "training", clock=clock) as side:
        yield side


@pytest.fixture
def complete() -> Callable[..., IntakeForm]:
    """Make complete forms for 1.004873; fields may be given."""
    return single_form


@pytest.fixture
def officer() -> Account:
    return PEOPLE[Role.OFFICER]


@pytest.fixture
def supervisor() -> Account:
    return PEOPLE[Role.SUPERVISOR]


@pytest.fixture
def volunteer() -> Account:
    return PEOPLE[Role.VOLUNTEER]


@pytest.fixture
def administrator() -> Account:
    return PEOPLE[Role.ADMINISTRATOR]


@pytest.fixture
def accountant() -> Account:
    return PEOPLE[Role.ACCOUNTANT]

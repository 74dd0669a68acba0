"""A whole desk for tests of pages: a fresh encrypted store, its accounts, real lanes; only clock and key are ours.

Take what a test needs by importing the fixtures: `from tests.ui.desk import clock, desk, lanes, officer`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, QTimer

from services import secrets
from services.bootstrap import Desk, NewHome, init_home, open_desk
from services.domain.permissions import Account, Role
from services.settings import Settings, settings_from
from ui.tasks import Lanes

KEY = b"k" * 32
PASSWORD = "matkhau-thu"
FRIDAY = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
"""Half past eight on Friday 20 November 2026 at the counter."""
OFFICER = Account("ngan", Role.OFFICER, "Đỗ Thị Ngân", "Cán bộ một cửa")
ADMINISTRATOR = Account("khoa", Role.ADMINISTRATOR, "Lương Quốc Khoa")


class Clock:
    """A clock that stands until it is put forward."""

    def __init__(self) -> None:
        self.now = FRIDAY

    def __call__(self) -> datetime:
        return self.now

    def forward(self, by: timedelta) -> None:
        self.now += by


def desk_settings(**window: object) -> Settings:
    """Return the settings of an invented commune's desk 2."""
    place = {
        "agency_code": "H31.12",
        "agency_name": "Trung tâm PVHCC xã Mẫu",
        "authority": "UBND xã Mẫu",
        "place": "Xã Mẫu",
        "commune": "11983",
        "number": 2,
        "training": True,
    }
    return settings_from({"desk": place, "window": {"theme": "light", **window}, "intake": {"undo_seconds": 0}})


def make_home(home: Path, clock: Callable[[], datetime], settings: Settings | None = None) -> Path:
    """Make a home with an administrator and an officer, and return it."""
    new = NewHome(settings or desk_settings(), ADMINISTRATOR, PASSWORD, secrets.new_passphrase(), KEY)
    init_home(home, new, clock)
    with open_desk(home, KEY, now=clock, receivers={}) as desk:
        desk.accounts.add(ADMINISTRATOR, OFFICER, PASSWORD)
    return home


@pytest.fixture
def clock() -> Clock:
    """A clock at half past eight on Friday 20 November 2026."""
    return Clock()


@pytest.fixture
def home(tmp_path: Path, clock: Clock) -> Path:
    """The folder of a fresh desk."""
    return make_home(tmp_path / "home", clock)


@pytest.fixture
def desk(home: Path, clock: Clock) -> Iterator[Desk]:
    """A fresh desk, open, with nobody to send to."""
    with open_desk(home, KEY, now=clock, receivers={}) as opened:
        yield opened


@pytest.fixture
def officer(desk: Desk) -> Account:
    """An officer who has signed in."""
    return desk.accounts.sign_in(OFFICER.name, PASSWORD)


@pytest.fixture
def lanes(qapp: QObject) -> Iterator[Lanes]:
    """The real lanes."""
    made = Lanes()
    yield made
    assert made.close(30.0), "a lane did not end"


def until(come: Callable[[], object], seconds: float = 30.0) -> None:
    """Let the window work until something has come about.

    Raises:
        AssertionError: It has not, in the time given.
    """
    end = QDeadlineTimer(round(seconds * 1000))
    loop = QEventLoop()
    look = QTimer()
    look.setInterval(5)
    look.timeout.connect(lambda: loop.quit() if come() or end.hasExpired() else None)
    look.start()
    if not come():
        loop.exec()
    look.stop()
    assert come(), "it did not come about"

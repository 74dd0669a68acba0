"""What the benchmarks share: a desk on a disk, forms, and honest medians."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from services import secrets
from services.bootstrap import Desk, NewHome, init_home, open_desk
from services.domain.applicant import Applicant, Sex
from services.domain.checklist import Answer, PaperState
from services.domain.dossier import IntakeForm
from services.domain.permissions import Account, Role
from services.receivers.port import Receiver
from services.settings import settings_from

KEY = bytes(range(32))
OFFICER = Account("ngan", Role.OFFICER, "Đỗ Thị Ngân")
MORNING = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)


class Clock:
    """A clock that moves a little at every look, so that numbers spread over days of a few hundred dossiers."""

    def __init__(self) -> None:
        self.at = MORNING

    def __call__(self) -> datetime:
        self.at += timedelta(milliseconds=5)
        return self.at

    def next_day(self) -> None:
        self.at += timedelta(days=1)


@contextmanager
def desk_in(folder: Path, receivers: dict[str, Receiver] | None = None) -> Iterator[tuple[Desk, Clock]]:
    """Yield a new desk on an encrypted store in a folder."""
    clock = Clock()
    home = folder / "home"
    desk = {
        "agency_code": "H31.12",
        "agency_name": "Trung tâm PVHCC xã Mẫu",
        "commune": "11983",
        "number": 2,
        "block": 100000,
    }
    # What is measured is the sending, not the seconds a reception can be undone in.
    known = {name: {"url": "https://example.invalid"} for name in receivers or {}}
    settings = settings_from({"desk": {**desk, "training": True}, "intake": {"undo_seconds": 0}, "receivers": known})
    administrator = Account("quantri", Role.ADMINISTRATOR, "Quản trị")
    init_home(home, NewHome(settings, administrator, "mat-khau-thu", secrets.new_passphrase(), KEY), clock)
    with open_desk(home, KEY, now=clock, receivers=receivers or {}) as opened:
        yield opened, clock


def form(serial: int = 1) -> IntakeForm:
    """Return a complete form for 1.004873 of an invented person."""
    person = Applicant(
        full_name=f"Trần Thị Mẫu {serial}",
        personal_id=f"0333{serial % 100_000_000:08d}",
        born_on="2001-02-28",
        sex=Sex.FEMALE,
        address="Tổ 2, Phường Thử, Hưng Yên",
        phone="0900000001",
    )
    answers = (
        Answer(0, PaperState.HANDED_IN, 1, 0),
        Answer(2, PaperState.FROM_DATABASE),
        Answer(5, PaperState.FROM_DATABASE),
    )
    return IntakeForm(id=uuid4(), procedure="1.004873", applicant=person, answers=answers)


def seconds(act: Callable[[], object]) -> float:
    """Return how long one call took."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def medians(first: Callable[[], object], second: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Return the median seconds of two acts done in turn, so that a busy machine weighs on both alike."""
    pairs = [(seconds(first), seconds(second)) for _ in range(rounds)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)

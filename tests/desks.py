"""A desk for tests: one home made once, copied for each test; its people, its clock, a complete form."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from services import secrets
from services.bootstrap import NewHome, init_home, open_desk
from services.domain.applicant import Applicant, Sex
from services.domain.checklist import Answer, PaperState
from services.domain.dossier import IntakeForm
from services.domain.outbox import Entry, Outcome, OutcomeKind
from services.domain.permissions import Account, Role
from services.settings import settings_from

KEY = bytes(range(32))
PASSWORD = "mat-khau-thu"
MORNING = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
"""Friday 20 November 2026, half past eight at the counter."""

PEOPLE = {
    Role.ADMINISTRATOR: Account("quantri", Role.ADMINISTRATOR, "Quản trị"),
    Role.OFFICER: Account("ngan", Role.OFFICER, "Đỗ Thị Ngân", "Cán bộ một cửa"),
    Role.VOLUNTEER: Account("tinh", Role.VOLUNTEER, "Lê Văn Tình"),
    Role.SUPERVISOR: Account("lanh", Role.SUPERVISOR, "Phạm Thị Lành"),
    Role.ACCOUNTANT: Account("toan", Role.ACCOUNTANT, "Vũ Văn Toán"),
}
DESK = {
    "agency_code": "H31.12", "agency_name": "Trung tâm PVHCC xã Mẫu", "authority": "UBND xã Mẫu", "place": "Xã Mẫu",
    "commune": "11983", "number": 2,
}  # fmt: skip
SINGLE = "1.004873"


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, at: datetime = MORNING) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, span: timedelta) -> None:
        self.at += span


class Answering:
    """A plain receiver: takes everything, unless it is told what else to answer.

    Attributes:
        answers: What it answers first, to sending and asking alike; an exception is raised.
        held: Ids of the rows it has, in the order they came.
        asked: Ids of the rows it was asked about.
    """

    name = "province"

    def __init__(self) -> None:
        self.answers: list[OutcomeKind | Outcome | Exception] = []
        self.held: list[UUID] = []
        self.asked: list[UUID] = []
        self.closed = False

    def send(self, entry: Entry) -> Outcome:
        answer = self._next()
        if answer.kind is OutcomeKind.DELIVERED:
            self.held.append(entry.id)
        return answer

    def ask(self, entry: Entry) -> Outcome:
        self.asked.append(entry.id)
        if self.answers:
            return self._next()
        return Outcome(OutcomeKind.DELIVERED if entry.id in self.held else OutcomeKind.NOT_THERE)

    def close(self) -> None:
        self.closed = True

    def _next(self) -> Outcome:
        answer = self.answers.pop(0) if self.answers else OutcomeKind.DELIVERED
        if isinstance(answer, Exception):
            raise answer
        return Outcome(answer) if isinstance(answer, OutcomeKind) else answer


def make_home(home: Path, people: Iterable[Account] = PEOPLE.values(), undo_seconds: int = 0, **desk: Any) -> None:
    """Make a desk's home with these people in it; the first must be an administrator.

    Args:
        undo_seconds: So long a reception waits before it is sent; 0 where a test is about what comes after that.
    """
    first, *others = people
    settings = settings_from({"desk": {**DESK, **desk}, "intake": {"undo_seconds": undo_seconds}})
    init_home(
        home, NewHome(settings, first, PASSWORD, secrets.new_passphrase(), KEY), Clock(MORNING - timedelta(days=1))
    )
    with open_desk(home, KEY, now=Clock(MORNING - timedelta(days=1)), receivers={}) as opened:
        for person in others:
            opened.accounts.add(first, person, PASSWORD)


def single_form(**fields: Any) -> IntakeForm:
    """Return a complete form of an invented citizen for 1.004873."""
    person = Applicant(
        "Trần Thị Mẫu", "033301000001", "2001-02-28", Sex.FEMALE, "Tổ 2, Phường Thử, Hưng Yên", "0900000001"
    )
    answers = (
        Answer(0, PaperState.HANDED_IN, 1, 0),
        Answer(2, PaperState.FROM_DATABASE),
        Answer(5, PaperState.FROM_DATABASE),
    )
    return IntakeForm(**{"id": uuid4(), "procedure": SINGLE, "applicant": person, "answers": answers, **fields})

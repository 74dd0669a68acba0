"""The desk at its counter: the window as people have it, and the store behind it to see what came of the keys."""

from __future__ import annotations

import socket
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from services.bootstrap import Desk, home_key, open_desk
from services.domain.dossier import Dossier
from services.domain.journal import Event
from services.domain.permissions import Account, Role
from services.store import dossiers, journal
from tests.cli.commands import ADMINISTRATOR, INIT, MAIN, MORNING, OFFICER, PASSWORD, Commands, at, environment
from tests.journeys.window import Window, opened, until
from tests.ui.keyboard import RETURN

SCANNER_MS = 2
HALF_PAST_EIGHT = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
OFFICER_ACCOUNT = Account(OFFICER, Role.OFFICER, OFFICER)


@dataclass(frozen=True)
class AtWork:
    """The desk at its counter: what is typed, what is seen, and what the store then holds."""

    window: Window
    desk: Desk

    @property
    def keys(self):
        return self.window.keys

    @property
    def picture(self):
        return self.window.picture

    def scan(self, card: str) -> None:
        """Hold a card before the scanner and wait until the page has taken it."""
        presses = self.keys.presses
        self.keys.type(card + RETURN, SCANNER_MS)
        self.keys.presses = presses
        number = card.split("|")[0]
        until(lambda: self.typed().replace(" ", "") == number, f"card {number[-3:]} in the draft")

    def typed(self) -> str:
        """Return the personal number that stands in the draft, "" when there is none."""
        draft = self.desk.drafts.left(OFFICER_ACCOUNT)
        return draft.form.applicant.personal_id if draft else ""

    def chosen(self) -> str:
        """Return the code of the procedure that stands in the draft."""
        draft = self.desk.drafts.left(OFFICER_ACCOUNT)
        return draft.form.procedure if draft else ""

    def received(self) -> list[str]:
        """Return the numbers of what was received, the oldest first."""
        found = self.desk.registry.find(OFFICER_ACCOUNT, "").rows
        return sorted(row.number for row in found)

    def dossier(self, number: str) -> Dossier:
        """Return a dossier as the store has it; nobody is noted to have looked at it."""
        with self.desk.place.store.read() as db:
            found = dossiers.by_number(db, number)
        assert found is not None
        return found

    def events(self) -> Counter[Event]:
        """Return how often each thing happened, says the journal."""
        with self.desk.place.store.read() as db:
            return Counter(line.event for line in journal.lines_of(db, self.desk.place.desk))

    def happens(self, event: Event):
        """Wait at the end of a block until something happened once more."""
        return _happens(self, event)


@contextmanager
def _happens(counter: AtWork, event: Event) -> Iterator[None]:
    before = counter.events()[event]
    yield
    until(lambda: counter.events()[event] == before + 1, f"{event.value}")


def _port_nobody_listens_on() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def port() -> int:
    """A port of this machine where no receiver listens yet."""
    return _port_nobody_listens_on()


@pytest.fixture
def commands(tmp_path: Path, port: int) -> Commands:
    """A training desk made by commands, whose store opens by its people's passwords."""
    morning = {"QUAY_SECRET_PROVINCE": "luyen-tap", **at(MORNING)}
    bare = Commands(tmp_path / "quầy số 2", env=morning)
    init = bare("init", *INIT, "--training", "--unlock", "password").one
    made = replace(bare, env={**morning, "QUAY_PASSPHRASE": init["recovery_passphrase"]})
    with (made.home / "settings.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[receivers.province]\nurl = "http://127.0.0.1:{port}"\nusername = "quay-2"\n')
    added = made.as_(ADMINISTRATOR, "account", "add", OFFICER, "--role", "officer", QUAY_NEW_PASSWORD=PASSWORD)
    assert added.status == 0
    return made


@contextmanager
def at_the_counter(commands: Commands, folder: Path, cups: Path) -> Iterator[AtWork]:
    """Open the window on the desk at half past eight; printers are those of a print server's socket, there or not."""
    # Files keep their true age: the system's list of fonts would else look out of date and be made anew.
    own = {"QUAY_PASSPHRASE": "", "CUPS_SERVER": str(cups), "NO_FAKE_STAT": "1"}
    quiet = environment(**{**commands.env, **own})
    key = home_key(commands.home, account=OFFICER, password=PASSWORD)
    line = [sys.executable, str(MAIN), "--home", str(commands.home)]
    with (
        opened(line, quiet, folder) as window,
        open_desk(commands.home, key, now=lambda: HALF_PAST_EIGHT, receivers={}) as desk,
    ):
        yield AtWork(window, desk)


def sign_in(counter: AtWork) -> None:
    """Come in by name and password, to the empty intake page."""
    with counter.picture.becomes_another("the intake page"), counter.happens(Event.SIGNED_IN):
        counter.keys.type(OFFICER)
        counter.keys.press("Return")
        counter.keys.type(PASSWORD)
        counter.keys.press("Return")

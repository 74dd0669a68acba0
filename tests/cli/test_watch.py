"""`deliver --watch` away from the window: ends at once, says little, wakes early, one a home; and what starts it with the machine."""

from __future__ import annotations

import configparser
import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any
from xml.etree import ElementTree

import pytest
from sqlalchemy import func, select, update

from services.bootstrap import home_key, open_desk
from services.bootstrap.watcher import is_watched, only_watcher
from services.cases.delivery import Delivery
from services.domain.intake_form import form_from
from services.domain.outbox import DeliveryReport, Entry, Outcome, OutcomeKind
from services.errors import AlreadyWatched, BadFile, DeskError, DiskFull, HomeMissing, InvalidForm
from services.store.tables import attempts, outbox
from services.training import Fault
from tests.cli.commands import MAIN, OFFICER, PASSWORD, Commands, form, read
from tests.cli.conftest import connect
from tests.faults.shipping import until
from ui.cli.main import parser
from ui.cli.secret import secret_set
from ui.cli.service import service, systemd_unit, windows_task
from ui.cli.session import read_kept
from ui.cli.watching import LONGEST_PAUSE, Rounds

SECONDS_TO_END = 2.0


@pytest.fixture
def dead(busy: Commands) -> Commands:
    """A desk with one dossier and a receiver nobody listens for."""
    with socket.create_server(("127.0.0.1", 0)) as line:
        port = line.getsockname()[1]
    return connect(busy, f"http://127.0.0.1:{port}")


class Watching:
    """Rounds that go on in this process, and what they said."""

    def __init__(self, commands: Commands, receiver: Other) -> None:
        self.said: list[dict[str, Any]] = []
        self.over = Event()
        self._open = ExitStack()
        key = home_key(commands.home, commands.env["QUAY_PASSPHRASE"])
        self.desk = self._open.enter_context(open_desk(commands.home, key, receivers={"province": receiver}))
        self.rounds = Rounds(self.desk, self.over, self.said.append)
        self.rounds.start()

    def close(self) -> None:
        self.over.set()
        self.rounds.join(60)
        self._open.close()

    def tries(self) -> int:
        with self.desk.place.store.read() as db:
            return int(db.execute(select(func.count()).select_from(attempts)).scalar_one())


class Other:
    """The other side of a desk, which answers as it is told.

    Attributes:
        outcome: What every try comes to.
    """

    name = "province"

    def __init__(self, kind: OutcomeKind) -> None:
        self.outcome = Outcome(kind, message="no_line" if kind is OutcomeKind.UNREACHABLE else "")
        self.tried: list[str] = []

    def send(self, entry: Entry) -> Outcome:
        self.tried.append(entry.number)
        return self.outcome

    ask = send

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def watch_with(busy: Commands) -> Iterator[Callable[[Other], Watching]]:
    with ExitStack() as stack:

        def begin(other: Other) -> Watching:
            one = Watching(busy, other)
            stack.callback(one.close)
            until(lambda: bool(one.said) or not one.rounds.is_alive())
            return one

        yield begin


def test_a_watcher_told_to_stop_ends_within_two_seconds_also_in_the_middle_of_a_call(busy, receiver):
    """The answer comes later than any client waits; what the receiver kept it keeps once."""
    commands = connect(busy, receiver.url)
    receiver.faults.add(Fault.SLOW, times=1)
    with commands.start("deliver", "--watch") as running:
        until(lambda: len(receiver.dossiers()) == 1)
        watched, began = is_watched(commands.home), time.monotonic()
        running.send_signal(signal.SIGTERM)
        out, err = running.communicate(timeout=60)
        took = time.monotonic() - began

    assert took < SECONDS_TO_END
    assert (read(running.returncode, out, err, "deliver").said, out, watched) == ("", b"", True)
    assert [row.stored for row in receiver.dossiers()] == [1]
    assert not is_watched(commands.home)


def test_a_second_watcher_is_refused_by_name_and_a_killed_one_leaves_nothing_to_clear_away(dead):
    with dead.start("deliver", "--watch") as first:
        said = json.loads(first.stdout.readline())
        second = dead("deliver", "--watch")
        first.kill()
    with dead.start("deliver", "--watch") as third:
        again = json.loads(third.stdout.readline())
        third.send_signal(signal.SIGTERM)
        out, err = third.communicate(timeout=60)

    assert (second.status, second.error["error"]) == (1, "AlreadyWatched")
    assert [(row["waiting"], row["online"]) for row in (said, again)] == [(1, False), (1, None)]
    assert read(third.returncode, out, err, "deliver").status == 4
    assert PASSWORD not in err.decode()


def test_a_new_dossier_goes_at_once_though_nothing_was_due(watch_with, busy):
    other = Other(OutcomeKind.DELIVERED)
    one = watch_with(other)
    until(lambda: one.rounds.waiting == 0)
    again = form_from({**form(id="0b9f0000-0000-4000-8000-000000000002", note="hai")})

    with busy.inside() as (desk, by):
        desk.intake.receive(by, again)
        desk.delivery.send_all(by)
        began = time.monotonic()
        with desk.place.store.write() as db:
            db.execute(update(outbox).values(due_at=desk.place.now()))
        until(lambda: len(other.tried) == 2)

    assert time.monotonic() - began < LONGEST_PAUSE / 2
    until(lambda: len(one.said) == 2)
    assert [(row["sent"], row["waiting"]) for row in one.said] == [(1, 0), (1, 0)]


def test_what_is_as_it_was_is_not_said_again(watch_with):
    one = watch_with(Other(OutcomeKind.BUSY))
    for _ in range(3):
        tries = one.tries()
        one.desk.delivery.wake()
        until(lambda before=tries: one.tries() > before)
    one.close()

    assert [(row["tried"], row["sent"], row["waiting"]) for row in one.said] == [(1, 0, 1)]


def test_a_store_that_cannot_be_read_any_more_ends_the_rounds_with_its_name(watch_with):
    one = watch_with(Other(OutcomeKind.BUSY))
    for file in one.desk.home.glob("store.db*"):
        with file.open("r+b") as raw:
            raw.write(bytes(file.stat().st_size))
    one.rounds.join(60)

    assert isinstance(one.rounds.failed, DeskError)
    assert one.over.is_set()


class Full:
    """Deliveries on a disk that is full for some rounds."""

    def __init__(self, delivery: Delivery, rounds: int) -> None:
        self._delivery, self.left = delivery, rounds
        self.next_due, self.receivers = delivery.next_due, delivery.receivers

    def deliver_due(self, most: int) -> DeliveryReport:
        self.left -= 1
        if self.left >= 0:
            raise DiskFull
        return self._delivery.deliver_due(most)


def test_a_full_disk_is_told_once_and_does_not_end_the_rounds(busy, capsys):
    key, over, said = home_key(busy.home, busy.env["QUAY_PASSPHRASE"]), Event(), list[dict[str, Any]]()
    with open_desk(busy.home, key, receivers={"province": Other(OutcomeKind.DELIVERED)}) as desk:
        full, crowded = Full(desk.delivery, 2), replace(desk)
        vars(crowded)["delivery"] = full
        rounds = Rounds(crowded, over, said.append, quiet=0.0)
        rounds.start()
        until(lambda: bool(said))
        over.set()
        rounds.join(60)

    assert (full.left, rounds.failed) == (-1, None)
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="the system knows no such rights")
def test_a_secrets_file_that_others_can_read_opens_nothing(tmp_path):
    kept = tmp_path / "kept"
    kept.write_text("bí mật\n", "utf-8")
    kept.chmod(0o640)

    with pytest.raises(BadFile) as refused:
        read_kept(str(kept))
    kept.chmod(0o600)

    assert (refused.value.why, read_kept(str(kept))) == ("too_open", "bí mật")


def test_a_passphrase_in_a_file_of_the_owners_opens_the_store_also_where_nobody_listens(dead, tmp_path):
    """Windows starts a task without a window and without standard streams."""
    kept = tmp_path / "kept"
    kept.write_text(dead.env["QUAY_PASSPHRASE"] + "\n", "utf-8")
    kept.chmod(0o600)
    mute = Commands(dead.home, before=["sh", "-c", 'exec "$@" >&- 2>&-', "sh"])

    done = mute("deliver", "--passphrase-file", kept)

    assert (done.status, done.out, done.said) == (4, [], "")


# What starts it with the machine


def test_systemd_reads_the_unit_and_every_word_comes_back(busy, tmp_path):
    odd = tmp_path / 'quầy "số 2" 100% $HOME \\ x'
    busy.home.rename(odd)
    kept = tmp_path / "cụm từ"

    made = Commands(odd)("deliver", "--service", "systemd", "--out", tmp_path / "q.service", "--passphrase-file", kept)
    written = (tmp_path / "q.service").read_text("utf-8")
    unit = configparser.RawConfigParser(delimiters="=", strict=True)
    unit.optionxform = str
    unit.read_string(written)
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--user", str(tmp_path / "q.service")],
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (made.status, made.one["text"], made.one["name"]) == (0, written, "quay-mot-cua-2.service")
    assert _systemd_words(unit["Service"]["ExecStart"]) == [
        *(sys.executable, str(MAIN), "--home", str(odd), "deliver", "--watch", "--passphrase-file", str(kept))
    ]
    assert unit["Service"]["RestartSec"] == "60"
    assert (checked.returncode, checked.stderr) == (0, "")


def _systemd_words(command: str) -> list[str]:
    """Return what systemd makes of a command line of quoted words."""
    words, word, inside, at = [], "", False, 0
    plain = {"%": "%", "$": "$"}
    while at < len(command):
        here = command[at]
        if here == '"':
            inside = not inside
            words += [] if inside else [word]
            word = ""
        elif inside and here == "\\":
            at += 1
            word += command[at]
        elif inside and here in plain:
            assert command[at + 1] == here, "it would be replaced"
            at += 1
            word += here
        elif inside:
            word += here
        at += 1
    return words


def test_a_path_with_a_line_end_is_in_no_unit():
    with pytest.raises(InvalidForm):
        systemd_unit(["python3", "/home/a\nb"], 2)


def test_the_task_for_windows_is_whole_and_quotes_as_windows_does(busy, tmp_path, capsys):
    home = 'C:\\Quầy <số 2> & "x"\\'
    text = windows_task(["C:\\Program Files\\py\\pythonw.exe", "main.py", "--home", home, "deliver", "--watch"], 2)
    space = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
    task = ElementTree.fromstring(text.encode("utf-16"))

    assert [part.tag.rpartition("}")[2] for part in task] == [
        "RegistrationInfo", "Triggers", "Principals", "Settings", "Actions",
    ]  # fmt: skip
    assert task.findtext(".//t:Command", namespaces=space) == "C:\\Program Files\\py\\pythonw.exe"
    arguments = task.findtext(".//t:Arguments", namespaces=space)
    assert arguments == 'main.py --home "C:\\Quầy <số 2> & \\"x\\"\\\\" deliver --watch'
    assert task.findtext(".//t:MultipleInstancesPolicy", namespaces=space) == "IgnoreNew"

    made = _service(capsys, busy.home, "windows", "--out", str(tmp_path / "q.xml"))
    assert ElementTree.fromstring((tmp_path / "q.xml").read_bytes()).tag.endswith("Task")
    assert (made["name"], made["out"]) == ("quay-mot-cua-2.xml", str(tmp_path / "q.xml"))


def _service(capsys: Any, home: Path, *words: str) -> dict[str, Any]:
    """Run `deliver --service` in this process."""
    given = parser().parse_args(
        ["--home", str(home), "deliver", "--service", *words], Namespace(account=None, password_file=None)
    )
    assert service(given) == 0
    made: dict[str, Any] = json.loads(capsys.readouterr().out)
    return made


def test_a_desk_that_opens_with_a_password_needs_a_file_with_it(busy, tmp_path, capsys):
    settings = busy.home / "settings.toml"
    settings.write_text(settings.read_text("utf-8").replace('unlock = "keyring"', 'unlock = "password"'), "utf-8")
    account = ("--as", OFFICER, "--password-file", str(tmp_path / "mật khẩu"))

    with pytest.raises(InvalidForm) as without:
        _service(capsys, busy.home, "systemd")
    made = _service(capsys, busy.home, "systemd", *account)
    with pytest.raises(BadFile):
        _service(capsys, busy.home, "windows", *account, "--out", str(tmp_path))

    assert without.value.field == "password"
    assert f'"--as" "{OFFICER}" "--password-file" "{tmp_path / "mật khẩu"}"' in made["text"]


def test_the_lock_is_the_systems_and_ends_with_its_holder(tmp_path):
    with only_watcher(tmp_path):
        assert is_watched(tmp_path)
        with pytest.raises(AlreadyWatched), only_watcher(tmp_path):
            pass
    assert not is_watched(tmp_path)
    assert not is_watched(tmp_path / "nowhere")
    with pytest.raises(HomeMissing), only_watcher(tmp_path / "nowhere"):
        pass


# Passwords in the keyring


@pytest.mark.parametrize(
    ("name", "typed", "field"),
    [
        ("nobody", "x", "name"),
        ("province", "", "password"),
        ("proxy", "no colon", "password"),
        ("proxy", "x:", "password"),
    ],
)
def test_a_secret_that_cannot_be_is_named(busy, name, typed, field):
    before, sys.stdin = sys.stdin, io.StringIO(typed)
    try:
        with pytest.raises(InvalidForm) as refused:
            secret_set(Namespace(home=str(busy.home), name=name))
    finally:
        sys.stdin = before

    assert refused.value.field == field


def test_without_a_keyring_no_secret_is_written_anywhere(busy):
    refused = busy("secret", "set", "province", stdin="mat-khau-rat-rieng\n")

    assert (refused.status, refused.error["error"]) == (1, "SecretUnkept")
    assert "QUAY_SECRET_PROVINCE" in refused.error["message"]
    assert not [f for f in busy.home.rglob("*") if f.is_file() and b"mat-khau-rat-rieng" in f.read_bytes()]

"""Runs commands as a shell would, and holds every one of them to the promises of the command line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from services.bootstrap import Desk, home_key, open_desk
from services.cases.registry import DossierFile
from services.domain.permissions import Account, Role
from tests.cli.json_check import faults
from ui.cli.schemas import schema_named

MAIN = Path(__file__).parents[2] / "main.py"
ADMINISTRATOR, OFFICER, SUPERVISOR, VOLUNTEER, ACCOUNTANT = "Quản trị", "Đỗ Thị Ngân", "Vũ Văn Điền", "Tình", "Toán"
PASSWORD = "mat-khau-thu"
MORNING = "2026-11-20 08:30:00"
"""A Friday; Tuesday the 24th is a holiday."""
INIT = (
    *("--agency-code", "H31.12", "--agency-name", "Trung tâm PVHCC xã Mẫu", "--commune", "11983", "--desk", "2"),
    *("--admin", ADMINISTRATOR),
)
_OUT = {
    "init": "init-out", "account add": "account-out", "account list": "account-out",
    "account close": "account-close-out", "register": "register-out", "show": "show-out", "find": "find-out",
    "move": "move-out", "receipt": "receipt-out", "daily-log": "daily-log-out", "deliver": "deliver-out", "queue": "queue-out",
    "deliver --service": "service-out", "secret set": "secret-out", "queue show": "queue-show-out", "queue retry": "queue-out", "queue hold": "queue-out", "queue park": "queue-out", "queue leave-out": "queue-out", "queue papers": "queue-papers-out", "verify": "verify-out",
    "backup": "backup-out", "restore": "restore-out", "claim": "claim-out",
    "places": "places-out", "version": "version-out", "receiver": "receiver-out", "demo": "demo-out",
    "catalogue handout": "handout-out", "exceptions": "exceptions-out",
    "catalogue list": "catalogue-list-out", "catalogue show": "catalogue-show-out",
    "catalogue import": "catalogue-import-out", "catalogue export": "catalogue-export-out",
    "catalogue changes": "catalogue-changes-out",
    "preview": "preview-out", "queue preview": "preview-out", "queue fields": "queue-fields-out",
    "queue fix": "queue-out", "queue cut": "queue-out", "queue compare": "queue-compare-out",
    "queue export": "queue-export-out", "queue resend": "queue-resend-out", "queue prepare": "queue-prepare-out",
    "sealed open": "sealed-open-out", "receiver --folder-key": "folder-keys-out", "receiver --take-folder": "folder-taken-out",
    "rules list": "rules-out", "rules put": "rules-change-out", "rules remove": "rules-change-out",
}  # fmt: skip


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a command: nothing of ours but what is named, and no keyring."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QUAY_")}
    return {**kept, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", **more}


def at(moment: str) -> dict[str, str]:
    """Return the environment in which a command believes it is this moment at the counter, and time goes on."""
    (library,) = Path("/usr/lib").glob("*/faketime/libfaketime.so.1")
    return {"LD_PRELOAD": str(library), "FAKETIME": f"@{moment}", "TZ": "Asia/Ho_Chi_Minh"}


@dataclass(frozen=True)
class Result:
    """What a command came to.

    Attributes:
        out: The objects of standard output.
        error: The object of standard error, or None.
        said: The words of standard error.
    """

    status: int
    out: list[dict[str, Any]]
    error: dict[str, Any] | None
    said: str

    @property
    def one(self) -> dict[str, Any]:
        """The only object of standard output."""
        (found,) = self.out
        return found


def read(status: int, stdout: bytes, stderr: bytes, command: str = "") -> Result:
    """Return a command's result after holding it to what all commands promise."""
    said = stderr.decode("utf-8")
    assert "Traceback" not in said
    objects = [json.loads(row) for row in said.splitlines() if row.startswith("{")]
    assert len(objects) <= 1, said
    text = stdout.decode("utf-8")
    assert unicodedata.is_normalized("NFC", text + said)
    assert not text or text.endswith("\n")
    out = [json.loads(row) for row in text.splitlines()]
    for value in out:
        _fits(value, _OUT.get(command, ""))
    for value in objects:
        assert faults(schema_named("error"), value) == []
    assert (status in (1, 3)) == bool(objects), (status, said)
    return Result(status, out, objects[0] if objects else None, said)


def _fits(value: Any, schema: str) -> None:
    assert isinstance(value, dict)
    if schema == "register-out" and "error" in value:
        schema = "register-error"
    if schema:
        assert faults(schema_named(schema), value) == []


_KEYS: dict[str, bytes] = {}


def _key(passphrase: str, home: Path) -> bytes:
    if passphrase not in _KEYS:
        _KEYS[passphrase] = home_key(home, passphrase)
    return _KEYS[passphrase]


@dataclass(frozen=True)
class Commands:
    """The commands on one home.

    Attributes:
        before: Words before every command line, such as those that take a right away.
    """

    home: Path
    env: Mapping[str, str] = field(default_factory=dict)
    before: Sequence[str] = ()

    def __call__(self, *args: str | Path, stdin: str | bytes = b"", **env: str) -> Result:
        """Run a command to its end."""
        given = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            self.line(args), input=given, capture_output=True, env=self.environment(env), timeout=120, check=False
        )
        named = [str(a) for a in args[:2]]
        command = " ".join(named) if " ".join(named) in _OUT else named[0]
        return read(done.returncode, done.stdout, done.stderr, command)

    def as_(self, account: str, *args: str | Path, stdin: str | bytes = b"", **env: str) -> Result:
        """Run a command as an account."""
        return self(*args, "--as", account, stdin=stdin, **env)

    @contextmanager
    def inside(self) -> Iterator[tuple[Desk, Account]]:
        """Yield the home's desk and its administrator in this process, to see what a command left behind."""
        with open_desk(self.home, _key(self.env["QUAY_PASSPHRASE"], self.home), receivers={}) as desk:
            yield desk, Account(ADMINISTRATOR, Role.ADMINISTRATOR, ADMINISTRATOR)

    def show(self, number: str) -> DossierFile:
        """Return a dossier as the store has it."""
        with self.inside() as (desk, by):
            return desk.registry.open(by, number)

    def start(self, *args: str | Path, **env: str) -> subprocess.Popen[bytes]:
        """Start a command and leave it running, its three streams open."""
        pipe = subprocess.PIPE
        return subprocess.Popen(
            self.line(args),
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            env=self.environment(env),
            # A test run in the background ignores Ctrl+C, and so would what it starts.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )

    def line(self, args: Sequence[str | Path]) -> list[str]:
        """Return the whole command line."""
        return [*self.before, sys.executable, str(MAIN), "--home", str(self.home), *map(str, args)]

    def environment(self, more: Mapping[str, str]) -> dict[str, str]:
        """Return the environment a command runs in."""
        return environment(**{"QUAY_PASSWORD": PASSWORD, **self.env, **more})


def form(**changes: Any) -> dict[str, Any]:
    """Return a complete intake form, some of its fields changed."""
    return {
        "id": "0b9f0000-0000-4000-8000-000000000001", "procedure": "1.004873", "case": 0, "channel": "direct", "sets": 1,
        "applicant": {
            "personal_id": "033301000001", "full_name": "Trần Thị Mẫu", "born_on": "2001-02-28", "sex": "female",
            "address": "Tổ 2, Phường Thử, Hưng Yên", "phone": "0900000001",
        },
        "card": "033301000001||TRẦN THỊ MẪU|28022001|Nữ|Tổ 2, Phường Thử, Hưng Yên|20102022",
        "components": [
            {"index": 0, "state": "handed_in", "originals": 1, "copies": 0}, {"index": 2, "state": "from_database"},
            {"index": 3, "state": "not_applicable"}, {"index": 4, "state": "not_applicable"},
            {"index": 5, "state": "from_database"},
        ],
        "note": "",
        **changes,
    }  # fmt: skip


def lines(*forms: Any) -> str:
    """Return forms as JSON Lines."""
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in forms)

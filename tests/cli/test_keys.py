"""How the commands come by the store's key: keyring, passphrase, an account's password, a person at the terminal."""

import json
import os
import pty
import re
import select
import shutil
import subprocess
import sys
from pathlib import Path

from services import secrets
from tests.cli.commands import ADMINISTRATOR, INIT, MAIN, OFFICER, PASSWORD, Commands, environment, read

TERMINAL_SECONDS = 60


def test_a_store_whose_key_is_not_at_hand_asks_for_the_passphrase_and_says_why(desk):
    none = Commands(desk.home)("verify")
    wrong = desk("verify", QUAY_PASSPHRASE=secrets.new_passphrase())
    mistyped = desk("verify", QUAY_PASSPHRASE=desk.env["QUAY_PASSPHRASE"][:-1])

    assert (none.status, none.error["error"]) == (3, "KeyMissing")
    assert "không có kho khoá" in none.error["message"]
    assert (wrong.status, wrong.error["error"]) == (3, "WrongPassphrase")
    assert (mistyped.status, mistyped.error["field"]) == (1, "passphrase")
    assert "nhóm thứ 6" in mistyped.error["message"]


def test_a_desk_that_unlocks_by_password_opens_with_any_accounts_own(tmp_path):
    commands = Commands(tmp_path / "home")
    made = commands("init", *INIT, "--unlock", "password")
    commands.as_(ADMINISTRATOR, "account", "add", OFFICER, "--role", "officer", QUAY_NEW_PASSWORD="rieng-cua-ngan")

    opened = commands.as_(OFFICER, "queue", QUAY_PASSWORD="rieng-cua-ngan")
    verified = commands.as_(ADMINISTRATOR, "verify")
    wrong = commands.as_(OFFICER, "queue")
    nobody = commands("verify")
    by_passphrase = commands("verify", QUAY_PASSPHRASE=made.one["recovery_passphrase"])
    commands.as_(ADMINISTRATOR, "account", "close", OFFICER)
    closed = commands.as_(OFFICER, "queue", QUAY_PASSWORD="rieng-cua-ngan")

    assert opened.status == verified.status == by_passphrase.status == 0
    assert (wrong.status, wrong.error["error"]) == (3, "WrongPassphrase")
    assert (nobody.status, nobody.error["error"]) == (3, "KeyMissing")
    assert "mật khẩu tài khoản" in nobody.error["message"]
    assert (closed.status, closed.error["error"]) == (3, "WrongPassphrase")


class _Terminal:
    """A person at a terminal."""

    def __init__(self, words: list[str], env: dict[str, str]) -> None:
        self.pid, self._line = pty.fork()
        if self.pid == 0:
            os.execve(words[0], words, env)
        self.seen = ""

    def until(self, pattern: str) -> re.Match[str]:
        """Read until something was shown."""
        while not (found := re.search(pattern, self.seen, re.DOTALL)):
            ready, _, _ = select.select([self._line], [], [], TERMINAL_SECONDS)
            assert ready, self.seen
            self.seen += os.read(self._line, 4096).decode()
        return found

    def type(self, text: str) -> None:
        """Type a line."""
        self.seen = ""
        os.write(self._line, f"{text}\n".encode())

    def end(self) -> int:
        """Read to the end and return the exit status."""
        try:
            while part := os.read(self._line, 4096):
                self.seen += part.decode()
        except OSError:
            pass  # Linux's way to say that the other end closed the terminal
        os.close(self._line)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def _typed(home: Path, *words: str) -> _Terminal:
    return _Terminal([sys.executable, str(MAIN), "--home", str(home), *words], environment())


def test_init_at_a_terminal_has_the_passphrase_typed_back_from_the_sheet(tmp_path):
    terminal = _typed(tmp_path / "home", "init", *INIT)
    terminal.until("Mật khẩu của")
    terminal.type(PASSWORD)
    passphrase = terminal.until(r"(?:[0-9A-Z]{5}-){5}[0-9A-Z]{5}")[0]
    terminal.until("Gõ lại")
    terminal.type("X" + passphrase[1:] if passphrase[0] != "X" else "Y" + passphrase[1:])
    terminal.until("Nhóm thứ 1 gõ sai")
    terminal.type(secrets.new_passphrase())
    terminal.until("Không giống")
    terminal.type(passphrase.lower().replace("-", " "))

    assert terminal.end() == 0
    shown = json.loads(re.search(r"\{.*\}", terminal.seen)[0])
    assert "recovery_passphrase" not in shown
    assert Commands(tmp_path / "home")("verify", QUAY_PASSPHRASE=passphrase).status == 0


def test_a_person_at_the_terminal_is_asked_for_passphrase_and_password(desk):
    terminal = _typed(desk.home, "account", "list", "--as", ADMINISTRATOR)
    terminal.until("không có kho khoá.*>")
    terminal.type(desk.env["QUAY_PASSPHRASE"])
    terminal.until(f"{ADMINISTRATOR}:")
    terminal.type(PASSWORD)

    assert terminal.end() == 0
    assert f'"name": "{OFFICER}"' in terminal.seen
    assert PASSWORD not in terminal.seen


def _session(folder: Path, script: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run a script in a desktop session of its own, with a real keyring in a home of its own."""
    env = environment(HOME=str(folder), XDG_DATA_HOME=str(folder / "data"), XDG_RUNTIME_DIR=str(folder / "run"))
    del env["PYTHON_KEYRING_BACKEND"]
    (folder / "run").mkdir(mode=0o700, exist_ok=True)
    line = ["dbus-run-session", "--", "sh", "-c", script, "sh", sys.executable, str(MAIN), str(folder / "home"), *words]
    env["QUAY_PASSWORD"] = PASSWORD
    return subprocess.run(line, capture_output=True, env=env, timeout=120, check=False)


_UNLOCK = "printf 'mat khau kho khoa' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; "


def test_the_key_is_kept_in_the_real_keyring_and_found_there(tmp_path):
    script = (
        _UNLOCK
        + 'py=$1 main=$2 home=$3; shift 3; "$py" "$main" --home "$home" init "$@" && "$py" "$main" --home "$home" verify'
    )

    done = _session(tmp_path, script, *INIT)

    made, verified = (json.loads(row) for row in done.stdout.splitlines())
    assert (made["keyring"], verified["whole"], done.returncode) == ("kept", True, 0), done
    assert made["recovery_passphrase"].encode() not in (tmp_path / "home" / "keys.json").read_bytes()


def test_a_locked_keyring_is_named_and_the_passphrase_opens_the_store(tmp_path):
    script = _UNLOCK + 'py=$1 main=$2 home=$3; shift 3; "$py" "$main" --home "$home" init "$@"'
    made = json.loads(_session(tmp_path, script, *INIT).stdout)
    # The next session starts with the keyring locked: nobody gave its password.
    locked = 'gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1; "$1" "$2" --home "$3" verify'

    refused = _session(tmp_path, locked)
    opened = Commands(tmp_path / "home")("verify", QUAY_PASSPHRASE=made["recovery_passphrase"])

    answer = read(refused.returncode, refused.stdout, refused.stderr, "verify")
    assert (answer.status, answer.error["error"]) == (3, "KeyMissing")
    assert "đang bị khoá" in answer.error["message"]
    assert opened.status == 0


def test_a_keyring_that_lost_the_key_is_named(tmp_path):
    script = _UNLOCK + 'py=$1 main=$2 home=$3; shift 3; "$py" "$main" --home "$home" init "$@"'
    _session(tmp_path, script, *INIT)
    shutil.rmtree(tmp_path / "data")

    done = _session(tmp_path, _UNLOCK + '"$1" "$2" --home "$3" verify')

    answer = read(done.returncode, done.stdout, done.stderr, "verify")
    assert (answer.status, answer.error["error"]) == (3, "KeyMissing")
    assert "không có khoá của quầy này" in answer.error["message"]

"""Keys that are missing, locked away or wrong, and files that are damaged: told apart, and never a new store over the old."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from services.bootstrap import open_desk
from services.domain.intake_form import form_from
from services.errors import HomeMissing, KeyMissing, StoreDamaged, WrongKey
from services.secrets import read_key_file
from tests.faults.conftest import KEY, PASSWORD, Clock
from tests.faults.nursery import Nursery, untraced
from tests.faults.people import OFFICER, form

PAGE = 4096


def _digest(home: Path) -> str:
    return hashlib.sha256((home / "store.db").read_bytes()).hexdigest()


def _overwrite(file: Path, page: int) -> None:
    with file.open("r+b") as raw:
        raw.seek(page * PAGE)
        raw.write(bytes(PAGE))


def test_f34_a_keyring_that_is_locked_or_holds_another_key_is_named_and_the_passphrase_opens(tmp_path: Path):
    home, sheet, run = tmp_path / "home", tmp_path / "sheet", tmp_path / "run"
    run.mkdir(mode=0o700)
    personal = ("DBUS_", "XDG_", "PYTHON_KEYRING", "DISPLAY", "WAYLAND")
    environment = {name: value for name, value in untraced().items() if not name.startswith(personal)}
    environment |= {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(run), "QUAY_PASSWORD": PASSWORD}
    script = Path(__file__).with_name("keyring_session.py")
    command = ["dbus-run-session", "--", sys.executable, str(script), str(home), str(sheet)]

    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=True)

    told = {line["what"]: line for line in map(json.loads, done.stdout.splitlines())}
    assert {what: line["status"] for what, line in told.items()} == {
        "init": 0,
        "open": 0,
        "another key": 3,
        "locked": 3,
        "locked, with the passphrase": 0,
    }
    assert told["init"]["out"]["keyring"] == "kept"
    assert (told["another key"]["error"]["error"], told["locked"]["error"]["error"]) == ("WrongKey", "KeyMissing")
    assert "khoá" in told["locked"]["error"]["message"]
    assert told["locked, with the passphrase"]["out"]["whole"] is True


def test_f34_without_a_keyring_the_store_is_left_alone_until_the_passphrase_comes(home: Path, nursery: Nursery):
    before, verify = _digest(home), ["--home", str(home), "verify"]
    none = {"QUAY_PASSPHRASE": "", "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}

    missing = nursery.run(verify, home.parent, environment=none)

    assert missing.status == 3
    assert json.loads(missing.error)["error"] == "KeyMissing"
    assert _digest(home) == before
    assert nursery.run(verify, home.parent).status == 0


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"{}", b"\xff\xfe\x00"])
def test_f22_f34_a_damaged_key_file_is_named_and_nothing_is_made_anew(home: Path, content: bytes):
    (home / "keys.json").write_bytes(content)
    before = _digest(home)

    with pytest.raises(KeyMissing, match="no_key_file"):
        read_key_file(home)

    assert (_digest(home), (home / "keys.json").read_bytes()) == (before, content)


def test_f34_a_store_that_is_gone_is_never_made_anew(home: Path, nursery: Nursery):
    (home / "store.db").rename(home.parent / "kept.db")

    gone = nursery.run(["--home", str(home), "register", "-", "--as", "admin"], home.parent)

    assert gone.status == 3
    assert json.loads(gone.error)["error"] == "HomeMissing"
    assert not (home / "store.db").exists()
    with pytest.raises(HomeMissing), open_desk(home, KEY, receivers={}):
        pass


def test_f55_a_wrong_key_and_a_damaged_first_page_are_told_apart(home: Path, nursery: Nursery):
    before = _digest(home)
    with pytest.raises(WrongKey), open_desk(home, bytes(32), receivers={}):
        pass
    assert _digest(home) == before

    _overwrite(home / "store.db", 0)
    with pytest.raises(StoreDamaged), open_desk(home, KEY, receivers={}):
        pass
    with pytest.raises(WrongKey), open_desk(home, bytes(32), receivers={}):
        pass
    ended = nursery.run(["--home", str(home), "verify"], home.parent)
    assert (ended.status, json.loads(ended.error)["error"]) == (3, "StoreDamaged")


@pytest.mark.parametrize("size", [0, 1, PAGE, 10 * PAGE + 17])
def test_f22_f23_a_store_cut_short_is_named_and_kept_as_it_is(home: Path, nursery: Nursery, size: int):
    file = home / "store.db"
    file.write_bytes(file.read_bytes()[:size])
    before = _digest(home)

    ended = nursery.run(["--home", str(home), "verify"], home.parent)

    assert (ended.status, json.loads(ended.error)["error"]) == (3, "StoreDamaged")
    assert _digest(home) == before


def test_f23_a_page_damaged_in_the_middle_is_found_by_a_check(home: Path, clock: Clock, nursery: Nursery):
    with open_desk(home, KEY, now=clock, receivers={}) as desk:
        for name in range(5):
            desk.intake.receive(OFFICER, form_from(form(f"page {name}")))
    pages = (home / "store.db").stat().st_size // PAGE
    _overwrite(home / "store.db", pages - 2)

    ended = nursery.run(["--home", str(home), "verify"], home.parent)

    assert ended.status in (1, 3)
    assert ended.status == 3 or ended.lines[0]["integrity"]

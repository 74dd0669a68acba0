"""`init`, `verify`, `version` and what stands in the way of opening a home."""

import shutil
import sqlite3
import tomllib

import pytest

from services import secrets
from tests.cli.commands import ADMINISTRATOR, INIT, OFFICER, Commands
from tests.cli.conftest import on_a_read_only_disk, on_a_small_disk
from tests.cli.json_check import faults
from ui.cli.schemas import schema_named


def test_init_makes_an_encrypted_store_and_shows_the_passphrase_once(bare):
    assert bare.init.one["keyring"] == "no_keyring"
    assert (bare.init.one["desk"], bare.init.one["administrator"]) == (2, ADMINISTRATOR)
    assert secrets.read_passphrase(bare.passphrase) == bare.passphrase
    assert sorted(p.name for p in bare.home.iterdir() if p.is_dir()) == ["backups", "logs", "papers"]
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        sqlite3.connect(bare.home / "store.db").execute("SELECT * FROM accounts")
    written = tomllib.loads((bare.home / "settings.toml").read_text("utf-8"))
    assert faults(schema_named("settings"), written) == []
    assert written["desk"]["authority"] == "UBND phường Sơn Nam"


def test_a_second_init_changes_nothing_and_says_so(bare, tmp_path):
    home = tmp_path / "home"
    shutil.copytree(bare.home, home)

    again = Commands(home)("init", *INIT)

    assert (again.status, again.out, again.error["error"]) == (1, [], "HomeExists")
    assert "trống" in again.error["message"]
    assert (home / "keys.json").read_bytes() == (bare.home / "keys.json").read_bytes()


def _changed(option: str, value: str) -> list[str]:
    words = list(INIT)
    words[words.index(option) + 1] = value
    return words


@pytest.mark.parametrize(
    ("option", "value", "error", "field"),
    [
        ("--commune", "99999", "UnknownCommune", "commune"),
        ("--agency-code", "Hưng Yên", "InvalidForm", "agency_code"),
        ("--agency-name", " ", "InvalidForm", "agency_name"),
        ("--desk", "0", "InvalidForm", "desk.number"),
        ("--admin", "", "InvalidForm", "admin"),
    ],
)
def test_an_option_that_cannot_be_is_named_and_nothing_is_made(tmp_path, option, value, error, field):
    done = Commands(tmp_path / "home")("init", *_changed(option, value), "--recovery", tmp_path / "sheet")

    assert (done.status, done.error["error"], done.error["field"]) == (1, error, field)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("password", "field"), [("", "password"), ("ngắn", "password")])
def test_an_administrator_needs_a_password(tmp_path, password, field):
    done = Commands(tmp_path / "home")("init", *INIT, "--recovery", tmp_path / "sheet", QUAY_PASSWORD=password)

    assert (done.status, done.error["field"]) == (1, field)
    assert list(tmp_path.iterdir()) == []


def test_the_passphrase_can_go_to_a_file_only_its_owner_reads(tmp_path):
    done = Commands(tmp_path / "home")("init", *INIT, "--recovery", tmp_path / "tờ giấy", "--unlock", "password")

    sheet = tmp_path / "tờ giấy"
    assert sheet.stat().st_mode & 0o077 == 0
    assert secrets.read_passphrase(sheet.read_text("utf-8").splitlines()[0])
    assert done.one == {
        "home": str(tmp_path / "home"),
        "desk": 2,
        "administrator": ADMINISTRATOR,
        "keyring": "not_used",
    }


def test_a_file_that_is_there_is_not_overwritten_by_the_passphrase(tmp_path):
    (tmp_path / "sheet").write_text("cụm từ của quầy khác", "utf-8")

    done = Commands(tmp_path / "home")("init", *INIT, "--recovery", tmp_path / "sheet")

    assert (done.status, done.error["error"]) == (1, "BadFile")
    assert "không ghi đè" in done.error["message"]
    assert (tmp_path / "sheet").read_text("utf-8") == "cụm từ của quầy khác"


def test_init_in_a_read_only_place_says_so_and_leaves_nothing(tmp_path):
    done = on_a_read_only_disk(Commands(tmp_path / "home"), tmp_path)("init", *INIT)

    assert (done.status, done.error["error"]) == (1, "HomeUnfit")
    assert str(tmp_path / "home") in done.error["message"]
    assert list(tmp_path.iterdir()) == []


def test_init_on_a_full_disk_says_so(tmp_path):
    done = on_a_small_disk(Commands(tmp_path / "home"), tmp_path, 300)("init", *INIT)

    assert (done.status, done.error["error"]) == (1, "DiskFull")


def test_init_under_a_file_says_that_it_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("x", "utf-8")

    done = Commands(tmp_path / "file" / "home")("init", *INIT)

    assert (done.status, done.error["error"]) == (1, "HomeUnfit")


def test_verify_finds_a_desk_whole_and_counts_it(busy):
    done = busy("verify")

    assert done.status == 0
    assert done.one["whole"] is True
    assert (done.one["received"], done.one["without_rows"]) == (1, [])
    assert done.one["outbox"] == {"waiting": 1, "sending": 0, "unknown": 0, "delivered": 0, "parked": 0, "withdrawn": 0}


def test_verify_names_a_store_whose_pages_were_changed(busy):
    file = busy.home / "store.db"
    content = bytearray(file.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 64] = bytes(64)
    file.write_bytes(content)

    done = busy("verify")

    assert done.status in (1, 3)
    assert done.error["error"] in ("NotWhole", "StoreDamaged")
    assert "Đừng xoá gì" in done.error["message"]


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda home: shutil.rmtree(home), "HomeMissing"),
        (lambda home: (home / "store.db").unlink(), "HomeMissing"),
        (lambda home: (home / "keys.json").unlink(), "KeyMissing"),
        (lambda home: (home / "keys.json").write_text("{", "utf-8"), "KeyMissing"),
        (lambda home: (home / "store.db").write_bytes(b"\0" * 8192), "StoreDamaged"),
    ],
)
def test_a_store_that_cannot_be_opened_has_a_status_and_a_name_of_its_own(busy, spoil, error):
    spoil(busy.home)

    done = busy("verify")

    assert (done.status, done.out, done.error["error"]) == (3, [], error)
    assert (busy.home / "store.db").exists() == (error != "HomeMissing")


def test_a_setting_that_cannot_be_is_named_by_its_path(desk):
    settings = desk.home / "settings.toml"
    settings.write_text(settings.read_text("utf-8").replace("number = 2", "number = 200"), "utf-8")

    done = desk("verify")

    assert (done.status, done.error["error"], done.error["field"]) == (1, "InvalidForm", "desk.number")


def test_the_version_needs_no_home(tmp_path):
    done = Commands(tmp_path / "nowhere")("version")

    assert done.status == 0
    assert done.one["version"].count(".") == 2


@pytest.mark.parametrize(
    "words",
    [
        ["fly"],
        ["register"],
        ["show", "--as", OFFICER],
        ["init", "--desk", "two"],
        ["receipt", "H31.12-261120-2001", "--as", OFFICER, "--out", "x.pdf", "--form", "09"],
        ["--home"],
        ["account"],
    ],
)
def test_a_wrong_use_has_status_2_and_says_how_it_is_used(tmp_path, words):
    done = Commands(tmp_path / "home")(*words)

    assert (done.status, done.out, done.error) == (2, [], None)
    assert "usage:" in done.said


def test_a_home_can_be_named_before_or_after_the_command_or_in_the_environment(desk, tmp_path):
    elsewhere = Commands(tmp_path / "nowhere", env=desk.env)

    assert elsewhere("verify").status == 3
    assert elsewhere("verify", "--home", desk.home).status == 0

"""Making a home and opening it: all or nothing, and never a new store over an old one."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

import keyring
import pytest

from services import secrets
from services.bootstrap import NewHome, home_key, init_home, keep_home_key, open_desk, utc_now
from services.domain.journal import Event
from services.domain.permissions import Account, Role
from services.errors import (
    HomeExists,
    HomeMissing,
    HomeUnfit,
    InvalidForm,
    KeyMissing,
    StoreDamaged,
    UnknownCommune,
    WrongKey,
    WrongPassphrase,
)
from services.settings import settings_from
from services.store import catalogue, journal
from tests.desks import DESK, KEY, PASSWORD, PEOPLE, Clock, make_home, single_form
from tests.test_secrets import Ring

ADMIN, OFFICER = PEOPLE[Role.ADMINISTRATOR], PEOPLE[Role.OFFICER]


@pytest.fixture
def ring():
    """The machine's keyring for one test."""
    before = keyring.get_keyring()
    one = Ring()
    keyring.set_keyring(one)
    yield one
    keyring.set_keyring(before)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    home = tmp_path_factory.mktemp("prepared") / "home"
    make_home(home, (ADMIN,))
    return home


@pytest.fixture
def home(prepared, tmp_path):
    return Path(shutil.copytree(prepared, tmp_path / "home"))


def new(passphrase="", **sections):
    settings = settings_from({"desk": DESK, **sections})
    return NewHome(settings, ADMIN, PASSWORD, passphrase or secrets.new_passphrase())


def test_a_new_home_holds_what_a_desk_needs_and_belongs_to_its_owner(home):
    assert {f.name for f in home.iterdir()} == {"settings.toml", "store.db", "keys.json", "papers", "logs", "backups"}
    assert not [f for f in home.parent.iterdir() if "dang-tao" in f.name]
    with open_desk(home, KEY, now=Clock(), receivers={}) as desk:
        assert desk.accounts.door() == (ADMIN,)
        assert desk.place.desk == 2
        with desk.place.store.read() as db:
            events = [line.event for line in journal.lines_of(db, 2)]
    assert events[:3] == [Event.HOME_MADE, Event.CATALOGUE_LOADED, Event.ACCOUNT_ADDED]
    assert set(events[3:]) == {Event.RULE_CHANGED}


def test_a_home_with_its_key_in_the_keyring_opens_by_itself_and_by_its_passphrase(tmp_path, ring):
    passphrase = secrets.new_passphrase()

    assert init_home(tmp_path / "home", new(passphrase)) == ""

    key = home_key(tmp_path / "home")
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700
    ring.kept.clear()
    with pytest.raises(KeyMissing) as gone:
        home_key(tmp_path / "home")
    assert gone.value.why == "not_in_keyring"
    assert home_key(tmp_path / "home", passphrase) == key
    keep_home_key(tmp_path / "home", key)
    assert home_key(tmp_path / "home") == key
    with pytest.raises(WrongPassphrase):
        home_key(tmp_path / "home", secrets.new_passphrase())


def test_a_machine_without_a_keyring_still_makes_a_home_and_says_so(tmp_path, ring):
    ring.trouble = keyring.errors.KeyringLocked()

    assert init_home(tmp_path / "home", new()) == "keyring_locked"


def test_a_home_that_unlocks_by_password_has_a_slot_for_every_account(tmp_path, ring):
    home = tmp_path / "home"
    assert init_home(home, new(store={"unlock": "password"})) == ""
    key = home_key(home, account="QUANTRI", password=PASSWORD)
    with open_desk(home, key, receivers={}) as desk:
        desk.accounts.add(ADMIN, OFFICER, "mat-khau-cua-ngan")
        assert home_key(home, account="ngan", password="mat-khau-cua-ngan") == key
        desk.accounts.change_password(ADMIN, "ngan", "mat-khau-moi")
        assert home_key(home, account="ngan", password="mat-khau-moi") == key
        desk.accounts.close(ADMIN, "ngan")

    assert ring.kept == {}
    for account, password in (("ngan", "mat-khau-moi"), ("quantri", "sai-mat-khau")):
        with pytest.raises(WrongPassphrase):
            home_key(home, account=account, password=password)
    with pytest.raises(KeyMissing) as refused:
        home_key(home)
    assert refused.value.why == "password_home"
    keep_home_key(home, key)
    assert ring.kept == {}


def test_nothing_is_made_over_something(home, tmp_path):
    before = (home / "store.db").read_bytes()
    (tmp_path / "file").write_text("x")

    for place in (home, tmp_path / "file"):
        with pytest.raises(HomeExists):
            init_home(place, new())

    assert (home / "store.db").read_bytes() == before


@pytest.mark.parametrize("part", ["Dropbox", "OneDrive - UBND", "Google Drive"])
def test_a_synced_folder_holds_no_desk(tmp_path, part):
    with pytest.raises(HomeUnfit) as refused:
        init_home(tmp_path / part / "home", new())
    assert refused.value.why == "synced"


def test_a_place_where_nothing_can_be_made_is_said_to_be_so(tmp_path):
    (tmp_path / "file").write_text("x")

    with pytest.raises(HomeUnfit) as refused:
        init_home(Path("/proc/quay/home"), new())
    assert refused.value.why == "read_only"


def test_a_home_that_cannot_be_leaves_nothing_behind(tmp_path):
    settings = settings_from({"desk": {**DESK, "commune": "99999"}})
    with pytest.raises(UnknownCommune):
        init_home(tmp_path / "home", NewHome(settings, ADMIN, PASSWORD, secrets.new_passphrase()))
    with pytest.raises(InvalidForm):
        init_home(tmp_path / "home", NewHome(new().settings, ADMIN, "ngắn", secrets.new_passphrase()))

    assert list(tmp_path.iterdir()) == []


def test_a_missing_store_is_never_made_anew(home):
    (home / "store.db").unlink()

    with pytest.raises(HomeMissing), open_desk(home, KEY, receivers={}):
        pass

    assert not (home / "store.db").exists()


def test_an_empty_folder_is_no_desk(tmp_path):
    with pytest.raises(HomeMissing):
        home_key(tmp_path)
    with pytest.raises(HomeMissing), open_desk(tmp_path, KEY):
        pass


def test_a_wrong_key_is_told_from_a_damaged_file(home):
    with pytest.raises(WrongKey), open_desk(home, bytes(32), receivers={}):
        pass
    file = home / "store.db"
    file.write_bytes(bytes(4096) + file.read_bytes()[4096:])
    with pytest.raises(StoreDamaged), open_desk(home, KEY, receivers={}):
        pass


def test_a_lost_key_file_is_said_to_be_lost_and_the_store_is_left_alone(home):
    before = (home / "store.db").read_bytes()
    (home / "keys.json").unlink()

    with pytest.raises(KeyMissing) as refused:
        home_key(home)
    assert refused.value.why == "no_key_file"
    assert (home / "store.db").read_bytes() == before


def test_the_catalogue_of_a_newer_program_is_loaded_once(home):
    with open_desk(home, KEY, now=Clock(), receivers={}) as desk, desk.place.store.write() as db:
        db.exec_driver_sql("UPDATE catalogues SET digest = 'of an older program'")
    for _ in range(2):
        with open_desk(home, KEY, now=Clock(), receivers={}) as desk, desk.place.store.read() as db:
            loaded = [line for line in journal.lines_of(db, 2) if line.event is Event.CATALOGUE_LOADED]
            batches = catalogue.batches(db)

    assert len(loaded) == len(batches) == 2
    assert batches[-1].name == loaded[-1].subject


def test_receivers_come_from_the_settings_and_a_training_desk_reaches_this_machine_only(tmp_path, monkeypatch):
    monkeypatch.setenv("QUAY_SECRET_PROVINCE", "bi-mat")
    home = tmp_path / "home"
    settings = settings_from(
        {
            "desk": {**DESK, "training": True},
            "receivers": {"province": {"url": "https://noi-khac.invalid", "username": "quay"}},
            "intake": {"undo_seconds": 0},
        }
    )
    init_home(home, NewHome(settings, ADMIN, PASSWORD, secrets.new_passphrase(), KEY))
    with open_desk(home, KEY, now=utc_now) as desk:
        receipt = desk.intake.receive(Account("x", Role.OFFICER, "X"), single_form())
        report = desk.delivery.deliver_due()
        (item,) = desk.delivery.queue(ADMIN)

    assert receipt.dossier.desk == 2
    assert (report.tried, report.sent, item.entry.reason) == (1, 0, "loopback_only")

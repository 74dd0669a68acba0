"""A home whose key is known, copied for every test, and processes to be killed on it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from services import secrets
from services.bootstrap import NewHome, init_home, open_desk
from services.settings import settings_from
from services.store import accounts
from services.store.tables import procedures
from tests.faults.nursery import Nursery
from tests.faults.people import OFFICER, PROCEDURES

KEY = b"\x5a" * 32
PASSWORD = "mat-khau-thu-1"
PASSPHRASE = secrets.new_passphrase()
SECRET = "bi-mat-thu"
MADE_AT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


class Clock:
    """The machine's own clock, moved forward or back by hand."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def forward(self, span: timedelta) -> None:
        self.ahead += span


@pytest.fixture
def clock() -> Clock:
    return Clock()


def settings_of(url: str = "", block: int = 1000) -> Any:
    """Return the settings of a training desk with so many numbers a day; with an address, its receiver is there."""
    desk = {
        "agency_code": "H31.12",
        "agency_name": "Trung tâm Phục vụ hành chính công xã Mẫu",
        "authority": "UBND xã Mẫu",
        "place": "Xã Mẫu",
        "commune": "11983",
        "number": 2,
        "block": block,
        "training": True,
    }
    receivers = {"province": {"url": url, "username": "quay"}} if url else {}
    return settings_from({"desk": desk, "receivers": receivers, "intake": {"undo_seconds": 0}})


@pytest.fixture(scope="session")
def made_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home made once; never opened itself."""
    return _new_home(tmp_path_factory.mktemp("made") / "home", settings_of())


def _new_home(home: Path, settings: Any) -> Path:
    init_home(home, NewHome(settings, OFFICER, PASSWORD, PASSPHRASE, KEY), lambda: MADE_AT)
    _lighten(home)
    return home


def _lighten(home: Path) -> None:
    """Make every start cheap, as there will be hundreds: keys and passwords with light parameters, kept beside them as always,
    and a catalogue of just the procedures our people ask for."""
    keys = secrets.read_key_file(home)
    light = {"kdf": "argon2id", "memory_kib": 8, "passes": 1, "lanes": 1}
    salt, nonce = bytes(16), bytes(12)
    derived = hash_secret_raw(PASSPHRASE.encode(), salt, 1, 8, 1, hash_len=32, type=Type.ID)
    wrapped = AESGCM(derived).encrypt(nonce, KEY, b"quay-mot-cua")
    recovery = {**light, "salt": salt.hex(), "nonce": nonce.hex(), "wrapped": wrapped.hex()}
    secrets.write_key_file(home, replace(keys, recovery=recovery))
    with open_desk(home, KEY, receivers={}) as desk, desk.place.store.write() as db:
        accounts.set_password(db, OFFICER.name, PasswordHasher(1, 8, 1).hash(PASSWORD))
        db.execute(procedures.delete().where(procedures.c.code.not_in(PROCEDURES)))


@pytest.fixture
def home(made_home: Path, tmp_path: Path) -> Path:
    """A home of the test's own."""
    return Path(shutil.copytree(made_home, tmp_path / "home"))


@pytest.fixture
def home_of_many(tmp_path: Path) -> Path:
    """A home of the test's own with numbers for thousands of dossiers a day."""
    return _new_home(tmp_path / "home", settings_of(block=10_000))


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Starts real commands with the passphrase, the password and the receiver's secret at hand."""
    one = Nursery(
        {"QUAY_PASSPHRASE": PASSPHRASE, "QUAY_PASSWORD": PASSWORD, "QUAY_SECRET_PROVINCE": SECRET, "QUAY_LANG": "vi"}
    )
    yield one
    one.close()

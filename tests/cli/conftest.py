"""A desk made by commands once, copied for each test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from services import secrets
from services.bootstrap import home_key, open_desk
from services.domain.permissions import Account, Role
from services.store import accounts
from services.training import TrainingReceiver
from tests.cli.commands import (
    ACCOUNTANT,
    ADMINISTRATOR,
    INIT,
    OFFICER,
    PASSWORD,
    SUPERVISOR,
    VOLUNTEER,
    Commands,
    Result,
    at,
    form,
    lines,
)

STAFF = {
    OFFICER: Role.OFFICER, SUPERVISOR: Role.SUPERVISOR, VOLUNTEER: Role.VOLUNTEER, ACCOUNTANT: Role.ACCOUNTANT,
}  # fmt: skip


@dataclass(frozen=True)
class Made:
    """A home that was made, with what its making said."""

    home: Path
    init: Result

    @property
    def passphrase(self) -> str:
        """The recovery passphrase that was shown."""
        found: str = self.init.one["recovery_passphrase"]
        return found

    def commands(self, home: Path) -> Commands:
        """Return the commands on a copy of this home, which the passphrase opens."""
        shutil.copytree(self.home, home)
        return Commands(home, env={"QUAY_PASSPHRASE": self.passphrase})


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A training desk as `init` leaves it; its receiver is a port nobody listens on."""
    home = tmp_path_factory.mktemp("made") / "quầy số 2"
    made = Made(home, Commands(home)("init", *INIT, "--training"))
    assert made.init.status == 0
    return made


def _cheap_lock(key: bytes, passphrase: str) -> dict[str, Any]:
    """Wrap a key with a derivation that takes no time: its figures are kept with it, and tests open it very often."""
    salt, nonce = os.urandom(16), os.urandom(12)
    derived = hash_secret_raw(passphrase.encode(), salt, 1, 64, 1, 32, Type.ID)
    wrapped = AESGCM(derived).encrypt(nonce, key, b"quay-mot-cua")
    figures = {"kdf": "argon2id", "memory_kib": 64, "passes": 1, "lanes": 1}
    return {**figures, "salt": salt.hex(), "nonce": nonce.hex(), "wrapped": wrapped.hex()}


@pytest.fixture(scope="session")
def staffed(bare: Made, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The desk with one account of every role."""
    home = tmp_path_factory.mktemp("staffed") / "quầy số 2"
    shutil.copytree(bare.home, home)
    key = home_key(home, bare.passphrase)
    secrets.write_key_file(home, replace(secrets.read_key_file(home), recovery=_cheap_lock(key, bare.passphrase)))
    with open_desk(home, key) as desk:
        administrator = desk.accounts.sign_in(ADMINISTRATOR, PASSWORD)
        for name, role in STAFF.items():
            desk.accounts.add(administrator, Account(name, role, name), PASSWORD)
        with desk.place.store.write() as db:
            for name in (ADMINISTRATOR, *STAFF):
                accounts.set_password(db, name, PasswordHasher(1, 64, 1).hash(PASSWORD))
    return Made(home, bare.init)


@pytest.fixture(scope="session")
def worked(staffed: Made, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The staffed desk with one dossier received on the morning of Friday 20 November 2026, its line down."""
    home = tmp_path_factory.mktemp("worked") / "quầy số 2"
    commands = staffed.commands(home)
    received = commands.as_(OFFICER, "register", stdin=lines(form()), **at("2026-11-20 08:30:00"))
    assert received.status == 0, received
    return Made(home, staffed.init)


@pytest.fixture
def desk(staffed: Made, tmp_path: Path) -> Commands:
    """The commands on a fresh copy of the staffed desk, acting as the administrator."""
    return staffed.commands(tmp_path / "home")


@pytest.fixture
def busy(worked: Made, tmp_path: Path) -> Commands:
    """The commands on a fresh copy of the desk with one dossier."""
    return worked.commands(tmp_path / "home")


@pytest.fixture
def receiver(tmp_path: Path) -> Iterator[TrainingReceiver]:
    """The other side, listening."""
    with TrainingReceiver(tmp_path / "held") as training:
        yield training


def connect(commands: Commands, url: str) -> Commands:
    """Point a desk's receiver somewhere, as an administrator would in the settings."""
    settings = commands.home / "settings.toml"
    row = f'[receivers.province]\nurl = "{url}"\nusername = "quay-2"\n'
    settings.write_text(settings.read_text("utf-8").split("[receivers.province]")[0] + row, "utf-8")
    return replace(commands, env={**commands.env, "QUAY_SECRET_PROVINCE": "luyen-tap"})


_RIGHTS = () if os.geteuid() == 0 else ("--map-root-user",)
_READ_ONLY = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift && exec "$@"'
_SMALL = 'mount -t tmpfs -o "size=$2k" small "$1" && shift 2 && exec "$@"'


def on_a_read_only_disk(commands: Commands, folder: Path) -> Commands:
    """Return the commands to which a folder is read-only, as such a disk is even to root."""
    return replace(commands, before=["unshare", *_RIGHTS, "--mount", "sh", "-c", _READ_ONLY, "sh", str(folder)])


def on_a_small_disk(commands: Commands, folder: Path, kilobytes: int) -> Commands:
    """Return the commands to which an empty folder is a disk of so many kilobytes."""
    words = ["unshare", *_RIGHTS, "--mount", "sh", "-c", _SMALL, "sh", str(folder), str(kilobytes)]
    return replace(commands, before=words)

"""Opening a desk: what it takes, and what stands in the way."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from services.bootstrap import Desk, home_key, keep_home_key, open_desk, utc_now
from services.bootstrap.claim import claim_home
from services.domain.permissions import Account
from services.errors import HomeMissing, HomeMoved, KeyMissing, SignInFailed, WrongKey, WrongPassphrase
from services.receivers.port import Receiver
from services.settings import FILE


class Obstacle(StrEnum):
    """What to show a person when the desk does not open."""

    NO_HOME = "no_home"
    PASSPHRASE = "passphrase"
    PASSWORD = "password"
    MOVED = "moved"
    OTHER = "other"


def obstacle_of(error: BaseException, home: Path) -> Obstacle:
    """Return what a failure to open asks of a person.

    A store whose key is missing is never made anew: its recovery passphrase is asked for.
    """
    if isinstance(error, HomeMissing) and not (home / FILE).exists():
        return Obstacle.NO_HOME
    if isinstance(error, KeyMissing):
        return {"password_home": Obstacle.PASSWORD, "no_key_file": Obstacle.OTHER}.get(error.why, Obstacle.PASSPHRASE)
    if isinstance(error, HomeMoved):
        return Obstacle.MOVED
    return Obstacle.PASSPHRASE if isinstance(error, WrongKey) else Obstacle.OTHER


class Opener:
    """Opens the desk of a home, once, and closes it.

    Its methods run on the desk lane.

    Args:
        key: For tests and throw-away homes: this key instead of one from the keyring.
        receivers: Other sides instead of those of the settings.
    """

    def __init__(
        self,
        home: Path,
        now: Callable[[], datetime] = utc_now,
        key: bytes | None = None,
        receivers: dict[str, Receiver] | None = None,
    ) -> None:
        self._home, self._now, self._key, self._receivers = home, now, key, receivers
        self._stack = ExitStack()
        self._desk: Desk | None = None
        self._at_hand: bytes | None = None

    def open(self) -> Desk:
        """Open with the key of the keyring.

        Raises:
            DeskError: See `services.bootstrap.open_desk` and `home_key`.
        """
        return self._opened(self._key or home_key(self._home))

    def open_with_passphrase(self, passphrase: str) -> Desk:
        """Open with the recovery passphrase; the key goes back into the keyring where there is one.

        Raises:
            InvalidForm, WrongPassphrase: It does not open this home.
        """
        key = home_key(self._home, passphrase=passphrase)
        self._at_hand = key
        desk = self._opened(key)
        keep_home_key(self._home, key)
        return desk

    def sign_in(self, name: str, password: str) -> Account:
        """Let somebody in; on a desk that unlocks by password this opens the store first.

        Raises:
            SignInFailed, SignInDelayed: Name or password is wrong, or too many tries.
        """
        if self._desk is None:
            try:
                self._opened(home_key(self._home, account=name, password=password))
            except WrongPassphrase as error:
                raise SignInFailed from error
        return self.desk().accounts.sign_in(name, password)

    def claim(self, name: str, password: str, number: int | None) -> Desk:
        """Say which desk this home is, and open it.

        Args:
            number: Of the new desk; None when it takes the old one's place.

        Raises:
            SignInFailed, SignInDelayed, NotAllowed: Not somebody who may say so.
            InvalidForm: The number cannot be.
        """
        try:
            key = self._key or self._at_hand or home_key(self._home, account=name, password=password)
        except WrongPassphrase as error:
            raise SignInFailed from error
        claim_home(self._home, key, name, password, number, self._now)
        desk = self._opened(key)
        if self._at_hand:
            keep_home_key(self._home, key)
        return desk

    def desk(self) -> Desk:
        """Return the open desk.

        Raises:
            HomeMissing: It was not opened.
        """
        if self._desk is None:
            raise HomeMissing(str(self._home))
        return self._desk

    def close(self) -> None:
        """Let go of the store and the lines."""
        self._desk = None
        self._stack.close()

    def _opened(self, key: bytes) -> Desk:
        if self._desk is None:
            opened = open_desk(self._home, key, now=self._now, receivers=self._receivers)
            self._desk = self._stack.enter_context(opened).whole()
        return self._desk


def catalogue_day(desk: Desk) -> date | None:
    """Return the day of the catalogue in force, None when its name holds none."""
    door = desk.accounts.door()
    try:
        return date.fromisoformat(desk.catalogue.version(door[0])[:10]) if door else None
    except ValueError:
        return None

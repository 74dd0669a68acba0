"""Who may sit at the desk: signing in, adding, closing, locking."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from services.domain.journal import Event
from services.domain.permissions import Account, Act, Role, permit
from services.domain.text import clean
from services.errors import (
    AccountExists,
    InvalidForm,
    LastAdministrator,
    Problem,
    SignInDelayed,
    SignInFailed,
    UnknownAccount,
)
from services.store import accounts, journal
from services.store.workplace import Workplace

SHORTEST_PASSWORD = 8
NAME_LIMIT = 100
DISPLAY_LIMIT = 200
_FREE_TRIES = 3
_LONGEST_DELAY = 300


class Slots(Protocol):
    """Where an account's own copy of the store's key is kept, on desks that unlock by password."""

    def put(self, account: str, password: str) -> None:
        """Wrap the key for an account."""

    def drop(self, account: str) -> None:
        """Forget an account's copy."""


def hash_password(password: str) -> str:
    """Return the argon2id hash of a password, its parameters with it.

    However an input method composes its letters, it is the same password.

    Raises:
        InvalidForm: The password is too short.
    """
    from argon2 import PasswordHasher

    if len(clean(password)) < SHORTEST_PASSWORD:
        raise InvalidForm((Problem("password", "too_short", str(SHORTEST_PASSWORD)),))
    return PasswordHasher(time_cost=3, memory_cost=65536, parallelism=1).hash(clean(password))


def _fits(password: str, password_hash: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import VerificationError

    try:
        return PasswordHasher().verify(password_hash, clean(password))
    except VerificationError:
        return False


def _delay(failures: int) -> timedelta:
    """Three tries are free; then 5 s, doubling to 5 minutes."""
    if failures < _FREE_TRIES:
        return timedelta(0)
    return timedelta(seconds=min(5 * 2 ** min(failures - _FREE_TRIES, 10), _LONGEST_DELAY))


def _tidy(account: Account) -> Account:
    """Return an account with its words composed.

    Raises:
        InvalidForm: The name is empty, or something is too long.
    """
    tidy = replace(account, name=clean(account.name), display=clean(account.display), position=clean(account.position))
    found = [Problem("name", "empty")] if not tidy.name else []
    for field, limit in (("name", NAME_LIMIT), ("display", DISPLAY_LIMIT), ("position", DISPLAY_LIMIT)):
        if len(getattr(tidy, field)) > limit:
            found.append(Problem(field, "too_long", str(limit)))
    if found:
        raise InvalidForm(tuple(found))
    return tidy


class Accounts:
    """The accounts of this desk."""

    def __init__(self, place: Workplace, slots: Slots | None = None) -> None:
        self._place = place
        self._slots = slots

    def door(self) -> tuple[Account, ...]:
        """Return the open accounts, for the sign-in page; anybody may see these names."""
        with self._place.store.read() as db:
            return tuple(accounts.open_accounts(db))

    def sign_in(self, name: str, password: str) -> Account:
        """Return the account of a name and password.

        Raises:
            SignInFailed: One of them is wrong; which one is not told.
            SignInDelayed: Too many wrong passwords.
        """
        place, now = self._place, self._place.now()
        with place.store.read() as db:
            row = accounts.find(db, clean(name))
        if row is None:
            raise SignInFailed
        left = row.locked_until - now if row.locked_until else timedelta(0)
        if timedelta(0) < left <= timedelta(seconds=_LONGEST_DELAY):
            raise SignInDelayed(max(1, round(left.total_seconds())))
        good = _fits(password, row.password_hash)
        event = Event.SIGNED_IN if good else Event.SIGN_IN_FAILED
        with place.store.write() as db:
            again = accounts.find(db, row.account.name)
            if again is None:
                raise SignInFailed  # closed while the password was checked
            # Counted anew under the lock: tries made side by side must each count.
            failures = 0 if good else again.failures + 1
            until: datetime | None = now + _delay(failures) if failures >= _FREE_TRIES else None
            accounts.set_failures(db, row.account.name, failures, until)
            journal.append(db, place.desk, row.account.name, event, row.account.name, now)
        if not good:
            raise SignInFailed
        return row.account

    def list(self, by: Account) -> tuple[Account, ...]:
        """Return the open accounts."""
        permit(by, Act.READ_ACCOUNTS)
        return self.door()

    def add(self, by: Account, account: Account, password: str) -> None:
        """Open a new account.

        Raises:
            NotAllowed, AccountExists: It may not, or the name is taken.
            InvalidForm: The name is empty, something is too long, or the password too short.
        """
        permit(by, Act.CHANGE_ACCOUNTS)
        account = _tidy(account)
        hashed, now = hash_password(password), self._place.now()
        with self._place.store.write() as db:
            if accounts.find(db, account.name):
                raise AccountExists(account.name)
            accounts.add(db, account, hashed, now)
            details = {"role": account.role.value}
            journal.append(db, self._place.desk, by.name, Event.ACCOUNT_ADDED, account.name, now, details)
            if self._slots:
                self._slots.put(account.name, password)

    def change_password(self, by: Account, name: str, password: str) -> None:
        """Give an account a new password; everybody may change their own.

        Raises:
            NotAllowed, UnknownAccount, InvalidForm: It may not, no such account, or too short.
        """
        if by.name != name:
            permit(by, Act.CHANGE_ACCOUNTS)
        hashed, now = hash_password(password), self._place.now()
        with self._place.store.write() as db:
            row = accounts.find(db, name)
            if row is None:
                raise UnknownAccount(name)
            accounts.set_password(db, name, hashed)
            accounts.set_failures(db, name, 0, None)
            journal.append(db, self._place.desk, by.name, Event.PASSWORD_CHANGED, row.account.name, now)
            if self._slots:
                self._slots.put(name, password)

    def close(self, by: Account, name: str) -> None:
        """Close an account; what it did stays under its name.

        Raises:
            NotAllowed, UnknownAccount: It may not, or there is no such account.
            LastAdministrator: Nobody could administer the desk any more.
        """
        permit(by, Act.CHANGE_ACCOUNTS)
        now = self._place.now()
        with self._place.store.write() as db:
            row = accounts.find(db, name)
            if row is None:
                raise UnknownAccount(name)
            last = accounts.count_of(db, Role.ADMINISTRATOR) == 1
            if row.account.role is Role.ADMINISTRATOR and last:
                raise LastAdministrator(row.account.name)
            accounts.close(db, name, now)
            journal.append(db, self._place.desk, by.name, Event.ACCOUNT_CLOSED, row.account.name, now)
            if self._slots:
                self._slots.drop(name)

    def lock(self, by: Account) -> None:
        """Record that the screen was locked; everybody may."""
        with self._place.store.write() as db:
            journal.append(db, self._place.desk, by.name, Event.LOCKED, by.name, self._place.now())

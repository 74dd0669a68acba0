"""Accounts' own copies of the store's key, on desks that unlock by password."""

from __future__ import annotations

from pathlib import Path

from services import secrets


class Slots:
    """Accounts' own copies of the key, in `keys.json`."""

    def __init__(self, home: Path, key: bytes) -> None:
        self._home, self._key = home, key

    def put(self, account: str, password: str) -> None:
        """Add an account's copy, or replace it."""
        secrets.write_key_file(self._home, secrets.read_key_file(self._home).with_slot(account, self._key, password))

    def drop(self, account: str) -> None:
        """Take an account's copy away."""
        secrets.write_key_file(self._home, secrets.read_key_file(self._home).without_slot(account))

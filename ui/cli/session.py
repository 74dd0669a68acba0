"""From a command's options to an open desk and an account."""

from __future__ import annotations

import argparse
import contextlib
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from services.bootstrap import Desk, home_key, keep_home_key, open_desk
from services.domain.permissions import Account
from services.errors import BadFile, InvalidForm, KeyMissing, Problem, WrongPassphrase
from services.secrets import read_key_file
from ui.cli.output import language


def default_home() -> Path:
    """Return the platform's data folder for this program."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "QuayMotCua"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "QuayMotCua"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "quay-mot-cua"


def home_of(args: argparse.Namespace) -> Path:
    """Return the desk's folder: `--home`, else `QUAY_HOME`, else the platform's."""
    chosen = args.home or os.environ.get("QUAY_HOME")
    return Path(chosen).absolute() if chosen else default_home()


def asked(prompt: str) -> str:
    """Return what a person types, unseen; "" when nobody is at the terminal."""
    if not sys.stdin.isatty():
        return ""
    return getpass.getpass(prompt, stream=sys.stderr)


def read_password(path: str) -> str:
    """Return the first line of a small text file without its line end.

    Raises:
        BadFile: It is not there or not UTF-8.
    """
    try:
        return (Path(path).read_text("utf-8-sig").splitlines() or [""])[0]
    except UnicodeDecodeError as error:
        raise BadFile(path, "not_utf8") from error
    except OSError as error:
        raise BadFile(path, "not_found" if isinstance(error, FileNotFoundError) else "not_readable") from error


def read_kept(path: str) -> str:
    """Return the first line of a file that only its owner can read, where the system knows such rights.

    Raises:
        BadFile: It is not there, not UTF-8, or others can read it.
    """
    with contextlib.suppress(OSError):
        if os.name == "posix" and Path(path).stat().st_mode & 0o077:
            raise BadFile(path, "too_open")
    return read_password(path)


def password_of(args: argparse.Namespace, prompt: str) -> str:
    """Return a password: `--password-file`, else `QUAY_PASSWORD`, else asked on the terminal, once per command.

    Raises:
        InvalidForm: None was given and there is nobody to ask.
    """
    given: str = getattr(args, "password", "")
    if not given and args.password_file:
        given = read_password(args.password_file)
    given = given or os.environ.get("QUAY_PASSWORD") or asked(prompt)
    if not given:
        raise InvalidForm((Problem("password", "empty"),))
    args.password = given
    return given


def key_of(home: Path, args: argparse.Namespace) -> bytes:
    """Return the store's key: the OS keyring, else the recovery copy opened by a file, `QUAY_PASSPHRASE` or a prompt.

    On a desk that unlocks by password, `--as` and its password open the account's own copy.

    Raises:
        DeskError: With the reason.
    """
    kept = getattr(args, "passphrase_file", None)
    passphrase = read_kept(kept) if kept else os.environ.get("QUAY_PASSPHRASE")
    try:
        return home_key(home, passphrase) if passphrase else _key_at_hand(home, args)
    except (InvalidForm, WrongPassphrase):
        # A passphrase that does not fit must not keep out who holds the key anyway.
        if not passphrase:
            raise
        with contextlib.suppress(KeyMissing):
            return home_key(home)
        raise
    except KeyMissing as error:
        from services.wording import say

        typed = asked(say(error, language()) + "\n> ")
        if not typed:
            raise
        key = home_key(home, typed)
        keep_home_key(home, key)
        return key


def _key_at_hand(home: Path, args: argparse.Namespace) -> bytes:
    account = getattr(args, "account", None)
    if account and (home / "keys.json").exists() and read_key_file(home).unlock == "password":
        return home_key(home, account=account, password=password_of(args, f"{account}: "))
    return home_key(home)


@contextmanager
def desk_of(args: argparse.Namespace) -> Iterator[Desk]:
    """Yield the desk of the chosen home, open."""
    home = home_of(args)
    with open_desk(home, key_of(home, args)) as desk:
        yield desk


@contextmanager
def signed_in(args: argparse.Namespace) -> Iterator[tuple[Desk, Account]]:
    """Yield the open desk and the account of `--as`.

    Raises:
        DeskError: The store cannot be opened, or name and password do not fit.
    """
    with desk_of(args) as desk:
        yield desk, desk.accounts.sign_in(args.account, password_of(args, f"{args.account}: "))

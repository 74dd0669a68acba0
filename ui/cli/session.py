"""From a command's options to an open desk and an account."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from services.bootstrap import Desk, home_key, open_desk
from services.domain.permissions import Account
from services.errors import BadFile, InvalidForm, KeyMissing, Problem
from services.secrets import read_key_file
from services.wording import say
from ui.cli.output import language, words


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


def _asked(prompt: str) -> str:
    if not sys.stdin.isatty():
        return ""
    return getpass.getpass(prompt, stream=sys.stderr)


def read_text(path: str) -> str:
    """Return a small text file, its first line without the line end.

    Raises:
        BadFile: It is not there or not UTF-8.
    """
    try:
        return Path(path).read_text("utf-8-sig").splitlines()[0].strip()
    except (FileNotFoundError, IndexError, IsADirectoryError) as error:
        raise BadFile(path, "not_found") from error
    except UnicodeDecodeError as error:
        raise BadFile(path, "not_utf8") from error


def password_of(args: argparse.Namespace, prompt: str) -> str:
    """Return a password: `--password-file`, else `QUAY_PASSWORD`, else asked on the terminal.

    Raises:
        InvalidForm: None was given and there is nobody to ask.
    """
    if args.password_file:
        return read_text(args.password_file)
    given = os.environ.get("QUAY_PASSWORD") or _asked(prompt)
    if not given:
        raise InvalidForm((Problem("password", "empty"),))
    return given


def key_of(home: Path, args: argparse.Namespace) -> bytes:
    """Return the store's key: the OS keyring, else the recovery copy opened by `QUAY_PASSPHRASE` or a prompt.

    On a desk that unlocks by password, `--as` and its password open the account's own copy.

    Raises:
        DeskError: With the reason.
    """
    passphrase = os.environ.get("QUAY_PASSPHRASE")
    if passphrase:
        return home_key(home, passphrase)
    account = getattr(args, "account", None)
    try:
        if account and (home / "keys.json").exists() and read_key_file(home).unlock == "password":
            return home_key(home, account=account, password=password_of(args, f"{account}: "))
        return home_key(home)
    except KeyMissing as error:
        typed = _asked(say(error, language()) + "\n> ")
        if not typed:
            raise
        return home_key(home, typed)


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
    if not args.account:
        raise InvalidForm((Problem("--as", "empty"),))
    with desk_of(args) as desk:
        yield desk, desk.accounts.sign_in(args.account, password_of(args, f"{args.account}: "))


def tell(text: str) -> None:
    """Tell the person at the terminal; silent when nobody watches."""
    if sys.stderr.isatty():
        words(text)

"""`secret set`: a receiver's or the proxy's password goes into the keyring, never onto a command line."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from services import secrets
from services.errors import InvalidForm, KeyMissing, Problem, SecretUnkept
from services.settings import load_settings
from ui.cli.output import line
from ui.cli.session import asked, home_of


def secret_set(args: argparse.Namespace) -> int:
    """Keep a password in the keyring; a watcher or window that is open takes it with its next try."""
    home, name = home_of(args), args.name
    settings = load_settings(home)
    names = (*{settings.default_receiver: None, **settings.receivers}, secrets.PROXY)
    if name not in names:
        raise InvalidForm((Problem("name", "not_in_list", ", ".join(names)),))
    given = _typed(name)
    if not given:
        raise InvalidForm((Problem("password", "empty"),))
    if name == secrets.PROXY and not all(given.partition(":")[::2]):
        raise InvalidForm((Problem("password", "not_a_login"),))
    _keep(home, name, given)
    variable = f"QUAY_SECRET_{name.upper()}"
    line({"name": name, "overridden_by": variable if os.environ.get(variable) else None})
    return 0


def _keep(home: Path, name: str, given: str) -> None:
    home_id = secrets.read_key_file(home).home_id
    try:
        if name == secrets.PROXY:
            secrets.keep_proxy_login(given)
        else:
            secrets.keep_receiver_secret(home_id, name, given)
    except KeyMissing as error:
        raise SecretUnkept(name) from error


def _typed(name: str) -> str:
    """Return the first line of standard input, or what a person types unseen."""
    if sys.stdin.isatty():
        return asked(f"{name}: ")
    return (sys.stdin.readline().splitlines() or [""])[0]

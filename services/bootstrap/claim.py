"""Saying which desk a home is that was found in another place."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from services import secrets
from services.bootstrap.beginning import Beginning, claim
from services.bootstrap.home import utc_now
from services.bootstrap.opening import open_store
from services.cases.accounts import Accounts
from services.domain.numbers import block_of
from services.domain.permissions import Act, permit
from services.errors import InvalidForm, Problem
from services.settings import FILE, Settings, load_settings, settings_from, settings_text
from services.store import counters
from services.store.workplace import Workplace


def claim_home(
    home: Path,
    key: bytes,
    account: str,
    password: str,
    number: int | None = None,
    now: Callable[[], datetime] = utc_now,
) -> Beginning | None:
    """Say which desk a copied or moved home is; return what it has to tell, None when it is where it was.

    Args:
        number: Of the new desk; None when it takes the old one's place.

    Raises:
        SignInFailed, SignInDelayed, NotAllowed: Not somebody who may manage the desk.
        InvalidForm: The number cannot be, or is the one of the desk it was copied from.
    """
    settings = load_settings(home)
    keys = secrets.read_key_file(home)
    with closing(open_store(home, key)) as store:
        with store.read() as db:
            row = counters.all_desks(db)[-1]
        place = Workplace(store, row.id, settings, now, home, secrets.vault_key(key))
        by = Accounts(place).sign_in(account, password)
        permit(by, Act.CHANGE_ACCOUNTS)
        if number == row.number:
            raise InvalidForm((Problem("desk.number", "number_taken", str(number)),))
        settings = _with_number(home, settings, number or row.number)
        return claim(home, keys.home_id, store, settings, by.name, now())


def _with_number(home: Path, settings: Settings, number: int) -> Settings:
    """Write the desk's number into its settings, once it is known to be one."""
    if number == settings.office.desk:
        return settings
    raw = tomllib.loads((home / FILE).read_text("utf-8-sig"))
    settings_from({**raw, "desk": {**raw["desk"], "number": number}})
    size = settings.block.last - settings.block.first + 2
    changed = replace(settings, office=replace(settings.office, desk=number), block=block_of(number, size))
    fresh = (home / FILE).with_suffix(".new")
    fresh.write_text(settings_text(changed), "utf-8")
    fresh.replace(home / FILE)
    return changed

"""Which machine and folder a home is in, and the witness that lies outside of it."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import sys
import uuid
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from services.domain.witness import Witness

RESTORED_FILE = "restored.json"
"""Left in a home by `restore`; gone when the desk has begun anew."""


def machine_id() -> str:
    """Return what the system calls this machine, "" where it has no name for it; it leaves this machine only hashed."""
    if sys.platform == "win32":
        import winreg

        with suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    for place in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        with suppress(OSError):
            if found := Path(place).read_text("ascii").strip():
                return found
    return f"{uuid.getnode():x}"


def mark_of(home: Path, home_id: str) -> str:
    """Return what tells this home in this folder of this machine from a copy of it."""
    where = f"{machine_id()}\n{home.resolve()}"
    return hmac.new(home_id.encode(), where.encode(), hashlib.sha256).hexdigest()


def state_folder() -> Path:
    """Return where the platform keeps what programs remember, apart from the homes and their backups."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "QuayMotCua-state"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "QuayMotCua-state"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "quay-mot-cua"


def read_witness(mark: str) -> Witness | None:
    """Return what was seen of a home last, None when nothing was or it cannot be read."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        return witness_from(json.loads(_file(mark).read_text("utf-8")))
    return None


def witness_from(raw: dict[str, Any]) -> Witness:
    """Return a witness as it was written down.

    Raises:
        ValueError, TypeError, KeyError: It is none.
    """
    return Witness(**{**raw, "at": datetime.fromisoformat(raw["at"])})


def witness_object(seen: Witness) -> dict[str, Any]:
    """Return a witness as JSON holds it."""
    return {**asdict(seen), "at": seen.at.isoformat()}


def keep_witness(mark: str, seen: Witness) -> None:
    """Put down what a home holds now; where nothing can be written the desk works all the same."""
    with suppress(OSError):
        file = _file(mark)
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = file.with_name(f"{file.name}.{os.getpid()}")
        fresh.write_text(json.dumps(witness_object(seen)), "utf-8")
        fresh.replace(file)


def left_by_restore(home: Path) -> Witness | None:
    """Return what `restore` knew of the desk it took the place of, None when the home was not just restored."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        return witness_from(json.loads((home / RESTORED_FILE).read_text("utf-8")))
    return None


def leave_restored(home: Path, seen: Witness) -> None:
    """Have the next start begin anew; `seen` is what is known of the desk that was there."""
    (home / RESTORED_FILE).write_text(json.dumps(witness_object(seen)), "utf-8")


def forget_restored(home: Path) -> None:
    """The desk has begun anew."""
    with suppress(OSError):
        (home / RESTORED_FILE).unlink()


def later_of(one: Witness | None, other: Witness | None) -> Witness | None:
    """Return the witness of the later desk, with the highest of both of every counter."""
    if one is None or other is None:
        return one or other
    low, high = sorted((one, other), key=lambda w: (w.desk, w.sequence))
    counters = {
        scope: max(low.counters.get(scope, 0), high.counters.get(scope, 0)) for scope in {*low.counters, *high.counters}
    }
    return replace(high, counters=counters, beginnings=max(low.beginnings, high.beginnings))


def _file(mark: str) -> Path:
    return state_folder() / f"{mark[:32]}.json"

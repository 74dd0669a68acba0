"""Run inside a session bus of its own: a real keyring is opened, used, locked and emptied; each command's end is one line.

Arguments: the home to make, the file for its passphrase.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def command(what: str, *arguments: str) -> None:
    """Run a command of the program and tell how it ended."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    said: dict[str, Any] = {"what": what, "status": done.returncode}
    said |= {"out": json.loads(done.stdout) if done.stdout else None}
    said |= {"error": json.loads(done.stderr) if done.stderr else None}
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def main(home: str, sheet: str) -> None:
    """Play through what becomes of a keyring."""
    import secretstorage

    daemon = subprocess.Popen(
        ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert daemon.stdin is not None
    with daemon.stdin:
        daemon.stdin.write(b"keyring password\n")
    bus = secretstorage.dbus_init()
    while not bus_has(bus, "org.freedesktop.secrets"):
        os.sched_yield()
    desk = ("--agency-code", "H31.12", "--agency-name", "X", "--commune", "11983", "--desk", "2", "--admin", "admin")
    command("init", "--home", home, "init", *desk, "--training", "--recovery", sheet)
    command("open", "--home", home, "verify")
    ring = secretstorage.get_default_collection(bus)
    (item,) = ring.get_all_items()
    right = item.get_secret()
    item.set_secret(b"00" * 32)
    command("another key", "--home", home, "verify")
    item.set_secret(right)
    ring.lock()
    command("locked", "--home", home, "verify")
    os.environ["QUAY_PASSPHRASE"] = Path(sheet).read_text("utf-8").splitlines()[0]
    command("locked, with the passphrase", "--home", home, "verify")
    daemon.terminate()
    daemon.wait()


def bus_has(bus: Any, name: str) -> bool:
    """Tell whether somebody answers for a name on the bus."""
    from jeepney import DBusAddress, new_method_call

    address = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
    reply = bus.send_and_get_reply(new_method_call(address, "NameHasOwner", "s", (name,)))
    return bool(reply.body[0])


if __name__ == "__main__":
    main(*sys.argv[1:])

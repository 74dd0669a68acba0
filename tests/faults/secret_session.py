"""Run inside a session bus of its own: passwords are put into a real keyring by the command, and taken from it by the program.

Argument: the home.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.faults.keyring_session import bus_has  # noqa: E402


def main(home: str) -> None:
    """Keep a password, another in its place, and the proxy's."""
    import secretstorage

    from services import secrets

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
    home_id = secrets.read_key_file(Path(home)).home_id
    for word in ("mat-khau-cu", "mật khẩu mới"):
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "--home", home, "secret", "set", "province"],
            input=f"{word}\n".encode(),
            stdout=subprocess.DEVNULL,
            check=False,
        )
        told = {"status": done.returncode, "taken": secrets.receiver_secret(home_id, "province")}
        sys.stdout.write(json.dumps(told) + "\n")
    before = secrets.proxy_login()
    secrets.keep_proxy_login("quay:mat-khau-proxy")
    sys.stdout.write(json.dumps({"before": before, "proxy": secrets.proxy_login()}) + "\n")
    sys.stdout.flush()
    daemon.terminate()
    daemon.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])

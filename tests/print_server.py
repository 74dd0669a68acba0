"""A print server of our own with one queue that prints to nowhere and keeps what it was given."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.journeys.window import until

QUEUE = "may-thu"
CONF = """Listen {0}/socket
LogLevel warn
WebInterface No
Browsing No
DefaultAuthType None
<Location />
  Allow all
</Location>
<Location /admin>
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
  </Limit>
</Policy>
"""
FILES = """ServerRoot {0}/root
CacheDir {0}/cache
RequestRoot {0}/spool
StateDir {0}/state
TempDir {0}/cache
ErrorLog {0}/error
AccessLog {0}/access
PageLog {0}/page
FileDevice Yes
"""


@contextmanager
def print_server(folder: Path) -> Iterator[Path]:
    """Run the server, its socket at `folder/socket`; yield the folder its jobs lie in."""
    for name in ("root", "cache", "spool", "state"):
        (folder / name).mkdir()
    (folder / "cupsd.conf").write_text(CONF.format(folder))
    (folder / "files.conf").write_text(FILES.format(folder))
    program = shutil.which("cupsd") or "/usr/sbin/cupsd"
    command = [program, "-f", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "files.conf")]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet) as server:
        try:
            until((folder / "socket").exists, "the print server")
            until(lambda: _make_queue(folder / "socket"), "the queue")
            yield folder / "spool"
        finally:
            server.send_signal(signal.SIGTERM)


def _make_queue(server: Path) -> bool:
    make = ["lpadmin", "-p", QUEUE, "-v", "file:///dev/null", "-m", "raw"]
    return all(
        subprocess.run(
            command, check=False, capture_output=True, env={**os.environ, "CUPS_SERVER": str(server)}
        ).returncode
        == 0
        for command in (make, ["cupsaccept", QUEUE], ["cupsenable", QUEUE], ["lpadmin", "-d", QUEUE])
    )

"""The two commands of the README on a Debian 12 that has Python 3.11 and nothing else.

An empty system is made by debootstrap and entered by chroot, so this runs as root. It gets this
machine's own certificates and pip and apt configuration, to reach packages the way this machine does.
"""

import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.packages import install_packages, missing_files

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parent.parent.parent
INSIDE = "/home/Quầy một cửa thử"
CERTIFICATES = ["/etc/ssl/certs", "/usr/share/ca-certificates", "/usr/local/share/ca-certificates"]
NETWORK = ["/etc/resolv.conf", "/etc/hosts", "/etc/pip.conf", "/etc/apt/apt.conf.d"]
BOOKWORM = ["/etc/apt/sources.list", "/etc/apt/sources.list.d", "/etc/apt/trusted.gpg.d", "/usr/share/keyrings"]
PASSED_ON = ("PIP_", "SSL_", "REQUESTS_CA", "CURL_CA", "http_proxy", "https_proxy", "no_proxy", "HTTP", "NO_PROXY")
# Bound to itself the root is a mount of its own, as tests that unshare mounts need it.
ENTER = 'root=$1; shift; mount --bind "$root" "$root"; mount --rbind /dev "$root/dev"; mount -t proc proc "$root/proc"; exec chroot "$root" "$@"'


class Debian:
    """An empty Debian 12 holding a clone of this repository, and how long things took in it.

    Attributes:
        seconds: Wall-clock seconds by what was done.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.seconds: dict[str, float] = {}
        include = "--include=python3,ca-certificates"
        subprocess.run(["debootstrap", "--variant=minbase", include, "bookworm", str(root)], check=True)
        release = Path("/etc/os-release").read_text(encoding="utf-8")
        for place in [*CERTIFICATES, *NETWORK, *(BOOKWORM if "VERSION_CODENAME=bookworm" in release else [])]:
            self._copy(Path(place), place)
        # Not $HOME, which the test run points at an empty folder.
        self._copy(Path("~root/.config/pip").expanduser(), "/root/.config/pip")
        subprocess.run(["git", "clone", "--quiet", str(ROOT), f"{root}{INSIDE}"], check=True)

    def _copy(self, source: Path, target: str) -> None:
        """Put a file or folder of this machine in the place of the empty system's own."""
        place = Path(f"{self.root}{target}")
        if place.is_dir():
            shutil.rmtree(place)
        else:
            place.unlink(missing_ok=True)
        place.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, place, symlinks=True)
        elif source.exists():
            shutil.copy(source, place)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `python3 run.py ARGUMENTS` inside, from another folder, in a shell's bare environment."""
        kept = {name: value for name, value in os.environ.items() if name.startswith(PASSED_ON)}
        environment = kept | {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root"}
        enter = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", ENTER, "sh", str(self.root)]
        began = time.monotonic()
        done = subprocess.run(
            [*enter, "python3", f"{INSIDE}/run.py", *arguments],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        name = f"run.py {' '.join(arguments)}"
        self.seconds[f"{name}, again" if name in self.seconds else name] = round(time.monotonic() - began, 1)
        return done


@pytest.fixture
def debian() -> Iterator[Debian]:
    """An empty Debian; how long things took in it is kept in `build/`."""
    install_packages(missing_files({"/usr/sbin/debootstrap": "debootstrap"}))
    with tempfile.TemporaryDirectory(prefix="quay-debian-") as folder:
        debian = Debian(Path(folder) / "debian")
        yield debian
        build = ROOT / "build"
        build.mkdir(exist_ok=True)
        (build / "empty-debian.json").write_text(json.dumps(debian.seconds, indent=1), encoding="utf-8")


def test_both_commands_of_the_readme_set_up_what_they_need(debian):
    version = debian.run("version")
    again = debian.run("version")
    demo = debian.run("demo", "--folder", "/tmp/demo")
    tests = debian.run("test")

    assert version.returncode == 0, version.stderr
    assert (again.returncode, again.stdout, again.stderr) == (0, version.stdout, "")
    assert demo.returncode == 0, demo.stderr
    assert tests.returncode == 0, tests.stdout[-20_000:] + tests.stderr
    assert debian.seconds["run.py version, again"] < 2
